"""Random documents with the traps of every output in their words, and what must come back of them."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator, Sequence

from hypothesis import strategies as st

from ptvspt.document.theme import MARKS as SIGNS
from ptvspt.document.tree import (
    Bar,
    BarChart,
    Bibliography,
    Block,
    Box,
    BoxChart,
    BulletList,
    Callout,
    Cell,
    Checklist,
    Curve,
    Details,
    Document,
    Heading,
    Inline,
    Level,
    Line,
    LineChart,
    Link,
    Mark,
    Paragraph,
    Reference,
    Shade,
    Style,
    Styled,
    Table,
    Tile,
    TileMap,
    Verdict,
)

LETTERS = string.ascii_letters + string.digits + string.punctuation + "äßñ—’漢字かな한국"
MARKS = (
    "|",
    "\\|",
    "<b>",
    "</td>",
    "&amp;",
    "&",
    '"',
    "'",
    "**x**",
    "_",
    "`",
    "[1](x)",
    "#",
    "- x",
    "1.",
    "---",
    "=",
    "~~~",
)
PLAIN = (
    *("a", "movement", "pain", "(2026)", "therapist", "漢字", "$46,180", "licence", "exercise-physiologist"),
    "one two three four five six seven eight nine ten",
    "some running words that must wrap in every column, however wide the screen is that they are written on",
    "https://example.org/a-very-long-address/that-no-column/can-hold/without-a-break/anywhere?in=it&at=all",
    "Honorificabilitudinitatibus" * 3,
)
SOURCES = 3


# Strategies are made once: Hypothesis checks each anew, which takes longer than drawing from it.
WORDS = st.one_of(st.sampled_from((*MARKS, *PLAIN)), st.sampled_from(PLAIN), st.text(LETTERS, min_size=1, max_size=12))
TEXTS = st.builds(
    lambda found, gap: gap.join(found),
    st.lists(WORDS, min_size=1, max_size=6),
    st.sampled_from([" ", " ", " ", "\n", "  "]),
)
URLS = st.one_of(
    st.sampled_from(["https://example.org/a?b=1&c=2", "https://example.org/" + "long-" * 20]),
    st.text("ab/?&=_-.|()[]*<>%`", max_size=8).map("https://example.org/{}".format),
)
TINTS = st.none() | st.integers(0, 30)
REFERENCES = st.builds(Reference, st.integers(1, SOURCES), st.none() | URLS, st.none() | TEXTS)
MARKED = st.builds(Mark, st.sampled_from(Verdict), TEXTS)
STYLED = st.builds(Styled, TEXTS, st.none() | st.sampled_from(Style), TINTS)
PARTS: st.SearchStrategy[Inline] = st.one_of(
    TEXTS.map(lambda text: (text,)),
    REFERENCES.map(lambda one: (one,)),
    st.builds(Link, TEXTS, URLS).map(lambda one: (one,)),
    URLS.map(lambda url: (Link(url, url),)),
    st.one_of(MARKED, STYLED).map(lambda one: (" ", one, " ")),  # they stand apart from other words
)
INLINES: st.SearchStrategy[Inline] = st.lists(PARTS, min_size=1, max_size=4).map(
    lambda found: tuple(one for parts in found for one in parts)
)
LINES = st.builds(Line, INLINES, st.sampled_from(["", "-", "="]), st.booleans())
CELLS: st.SearchStrategy[Cell] = st.lists(LINES, min_size=1, max_size=3).map(tuple)


def _table(columns: int) -> st.SearchStrategy[Table]:
    rows = st.lists(st.tuples(*[CELLS] * columns), max_size=3).map(tuple)
    tints = st.just(()) | st.tuples(*[TINTS] * columns)
    return st.builds(Table, st.tuples(*[TEXTS] * columns), rows, st.sampled_from(["", "A caption: 1 | 2"]), tints)


TABLES = st.one_of(*map(_table, range(1, 5)))
VALUES = st.floats(0, 1e6, allow_nan=False)


def _bars(more: int) -> st.SearchStrategy[BarChart]:
    bar = st.builds(Bar, TEXTS, VALUES, TEXTS, st.tuples(*[TEXTS] * more), st.booleans())
    bars = st.lists(bar, min_size=1, max_size=3).map(tuple)
    return st.builds(
        BarChart,
        TEXTS,
        st.tuples(*[TEXTS] * (2 + more)),
        bars,
        st.none() | st.builds(Bar, TEXTS, VALUES, TEXTS, st.just(())),
    )


def _unknown(values: Sequence[float], missing: set[int]) -> tuple[float | None, ...]:
    """Return five figures in order without some."""
    return tuple(None if place in missing else value for place, value in enumerate(sorted(values)))


BAR_CHARTS = st.integers(0, 2).flatmap(_bars)
FIVE = st.builds(_unknown, st.lists(VALUES, min_size=5, max_size=5), st.sets(st.integers(0, 4), max_size=3))
BOX_CHARTS = st.builds(
    BoxChart,
    TEXTS,
    st.tuples(*[TEXTS] * 6),
    st.lists(st.builds(Box, TEXTS, FIVE, st.tuples(*[TEXTS] * 5), TINTS), min_size=1, max_size=3).map(tuple),
)
TILE_MAPS = st.builds(
    TileMap,
    TEXTS,
    st.tuples(TEXTS, TEXTS, TEXTS),
    st.tuples(st.builds(Shade, st.sampled_from(["#", "|", "*"]), TEXTS, st.none() | st.floats(0, 1))),
    st.lists(
        st.builds(
            Tile,
            st.sampled_from(["TX", "CA", "WY"]),
            st.integers(0, 11),
            st.integers(0, 7),
            st.just(0),
            st.booleans(),
        ),
        min_size=1,
        max_size=3,
        unique_by=lambda tile: (tile.column, tile.row),
    ).map(tuple),
)
LINE_CHARTS = st.builds(
    LineChart,
    TEXTS,
    st.tuples(TEXTS, TEXTS, TEXTS),
    st.lists(
        st.builds(
            Curve,
            TEXTS,
            st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=6).map(tuple),
            st.tuples(TEXTS, TEXTS),
            TEXTS,
            TINTS,
        ),
        min_size=1,
        max_size=4,
    ).map(tuple),
    st.lists(st.tuples(st.floats(0, 1), st.sampled_from(["year 0", "5", "20"])), max_size=3).map(tuple),
    st.lists(st.tuples(st.floats(-1e6, 1e6), st.sampled_from(["$0", "$1.2M", "-$40K"])), max_size=3).map(tuple),
)
CHARTS = st.one_of(BAR_CHARTS, BOX_CHARTS, TILE_MAPS, LINE_CHARTS)
ITEMS = st.lists(INLINES, min_size=1, max_size=3).map(tuple)
CHECKLISTS = st.builds(
    Checklist, st.lists(st.builds(lambda mark, rest: (mark, *rest), MARKED, INLINES), min_size=1, max_size=5).map(tuple)
)
SIMPLE: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.integers(2, 4), TEXTS, TINTS),
    st.builds(Paragraph, INLINES, st.booleans()),
    st.builds(BulletList, ITEMS, st.booleans()),
    CHECKLISTS,
    TABLES,
)
INNER = st.lists(SIMPLE, max_size=2).map(tuple)
CALLOUTS = st.builds(Callout, st.sampled_from(Level), TEXTS, INNER)
BLOCKS: st.SearchStrategy[Block] = st.one_of(SIMPLE, SIMPLE, CHARTS, CALLOUTS, st.builds(Details, TEXTS, INNER))
ENTRIES = st.tuples(
    *(st.tuples(st.just(one + 1), TEXTS, st.one_of(st.just(""), TEXTS), st.none() | URLS) for one in range(SOURCES))
)
DOCUMENTS = st.builds(
    lambda title, blocks, entries: Document(title, (*blocks, entries)),
    st.one_of(st.just(""), TEXTS),
    st.lists(BLOCKS, max_size=4),
    st.builds(Bibliography, ENTRIES, st.booleans()),
)


def numbered(reference: Reference) -> str:
    """Return a reference as most outputs write it."""
    return f"[{reference.number}{f', {reference.locator}' if reference.locator else ''}]"


def written(content: Inline, *, signs: bool = True, refer: Callable[[Reference], str] = numbered) -> str:
    """Return words as a reader should find them; a mark without its sign where an output has none."""
    found = ""
    for part in content:
        match part:
            case str():
                found += part
            case Reference():
                found += refer(part)
            case Mark():
                found += f"{SIGNS[part.verdict.value]} {part.text}" if signs else part.text
            case _:
                found += part.text
    return found


def every(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks and those inside them."""
    for block in blocks:
        yield block
        if isinstance(block, Callout | Details):
            yield from every(block.blocks)


def said(document: Document, *, signs: bool = True, refer: Callable[[Reference], str] = numbered) -> Iterator[str]:
    """Yield every text that a document holds, addresses excepted."""
    yield document.title
    for block in document.blocks:
        yield from said_by(block, signs=signs, refer=refer)


def said_by(  # noqa: C901 - one branch a kind
    block: Block, *, signs: bool = True, refer: Callable[[Reference], str] = numbered
) -> Iterator[str]:
    """Yield every text that a block holds, addresses excepted."""

    def words(content: Inline) -> str:
        return written(content, signs=signs, refer=refer)

    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield words(block.content)
        case BulletList() | Checklist():
            yield from map(words, block.items)
        case Table():
            yield from (block.caption, *block.columns)
            yield from (words(line.content) for row in block.rows for cell in row for line in cell)
        case Callout():
            yield block.title
            for inner in block.blocks:
                yield from said_by(inner, signs=signs, refer=refer)
        case Details():
            yield block.summary
            for inner in block.blocks:
                yield from said_by(inner, signs=signs, refer=refer)
        case BarChart():
            yield block.title
            bars = (*block.bars, *((block.level,) if block.level else ()))
            yield from (text for bar in bars for text in (bar.label, bar.text, *bar.beside))
        case BoxChart():  # the figures stand in the table above; the axis has the least and the greatest
            yield block.title
            yield from (box.label for box in block.boxes)
        case LineChart():  # what a curve says is said in words of the renderer's choice
            yield block.title
            yield from (curve.label for curve in block.curves)
        case TileMap():
            yield block.title
            yield from (text for shade in block.shades for text in (*((shade.mark,) if signs else ()), shade.label))
            yield from (tile.code for tile in block.tiles)
        case Bibliography():
            yield from (text for _, title, rest, _ in block.entries for text in (title, rest))


def squashed(text: str) -> str:
    """Return text without its spaces and line breaks."""
    return "".join(text.split())
