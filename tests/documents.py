"""Random documents with the traps of every output in their words, and what must come back of them."""

from __future__ import annotations

import string
from collections.abc import Iterator

from hypothesis import strategies as st

from ptvspt.document.tree import (
    Bar,
    BarChart,
    Bibliography,
    Block,
    Box,
    BoxChart,
    BulletList,
    Cell,
    Document,
    Heading,
    Inline,
    Line,
    Link,
    Paragraph,
    Reference,
    Shade,
    Table,
    Tile,
    TileMap,
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
PARTS = st.one_of(
    TEXTS,
    st.integers(1, SOURCES).map(Reference),
    st.builds(Link, TEXTS, URLS),
    URLS.map(lambda url: Link(url, url)),
)
INLINES: st.SearchStrategy[Inline] = st.lists(PARTS, min_size=1, max_size=4).map(tuple)
LINES = st.builds(Line, INLINES, st.sampled_from(["", "-", "="]), st.booleans())
CELLS: st.SearchStrategy[Cell] = st.lists(LINES, min_size=1, max_size=3).map(tuple)


def _table(columns: int) -> st.SearchStrategy[Table]:
    rows = st.lists(st.tuples(*[CELLS] * columns), max_size=3).map(tuple)
    return st.builds(Table, st.tuples(*[TEXTS] * columns), rows, st.sampled_from(["", "A caption: 1 | 2"]))


TABLES = st.one_of(*map(_table, range(1, 5)))
VALUES = st.floats(0, 1e6, allow_nan=False)
BAR_CHARTS = st.integers(0, 2).flatmap(
    lambda more: st.builds(
        BarChart,
        TEXTS,
        st.tuples(*[TEXTS] * (2 + more)),
        st.lists(st.builds(Bar, TEXTS, VALUES, TEXTS, st.tuples(*[TEXTS] * more)), min_size=1, max_size=3).map(tuple),
    )
)
BOX_CHARTS = st.builds(
    BoxChart,
    TEXTS,
    st.tuples(*[TEXTS] * 6),
    st.lists(
        st.builds(Box, TEXTS, st.lists(VALUES, min_size=5, max_size=5).map(sorted).map(tuple), st.tuples(*[TEXTS] * 5)),
        min_size=1,
        max_size=3,
    ).map(tuple),
)
TILE_MAPS = st.builds(
    TileMap,
    TEXTS,
    st.tuples(TEXTS, TEXTS, TEXTS),
    st.tuples(st.builds(Shade, st.sampled_from(["#", "|", "*"]), TEXTS, st.none() | st.floats(0, 1))),
    st.lists(
        st.builds(Tile, st.sampled_from(["TX", "CA", "WY"]), st.integers(0, 11), st.integers(0, 7), st.just(0)),
        min_size=1,
        max_size=3,
        unique_by=lambda tile: (tile.column, tile.row),
    ).map(tuple),
)
CHARTS = st.one_of(BAR_CHARTS, BOX_CHARTS, TILE_MAPS)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.integers(2, 4), TEXTS),
    st.builds(Paragraph, INLINES),
    st.builds(BulletList, st.lists(INLINES, min_size=1, max_size=3).map(tuple), st.booleans()),
    TABLES,
    CHARTS,
)
ENTRIES = st.tuples(
    *(st.tuples(st.just(one + 1), TEXTS, st.one_of(st.just(""), TEXTS), st.none() | URLS) for one in range(SOURCES))
)
DOCUMENTS = st.builds(
    lambda title, blocks, entries: Document(title, (*blocks, entries)),
    st.one_of(st.just(""), TEXTS),
    st.lists(BLOCKS, max_size=4),
    st.builds(Bibliography, ENTRIES, st.booleans()),
)


def written(content: Inline) -> str:
    """Return words as a reader should find them."""
    parts = (
        f"[{part.number}]" if isinstance(part, Reference) else part if isinstance(part, str) else part.text
        for part in content
    )
    return "".join(parts)


def said(document: Document) -> Iterator[str]:
    """Yield every text that a document holds, addresses excepted."""
    yield document.title
    for block in document.blocks:
        yield from said_by(block)


def said_by(block: Block) -> Iterator[str]:
    """Yield every text that a block holds, addresses excepted."""
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield written(block.content)
        case BulletList():
            yield from map(written, block.items)
        case Table():
            yield from (block.caption, *block.columns)
            yield from (written(line.content) for row in block.rows for cell in row for line in cell)
        case BarChart():
            yield block.title
            yield from (text for bar in block.bars for text in (bar.label, bar.text, *bar.beside))
        case BoxChart():  # the figures stand in the table above; the axis has the least and the greatest
            yield block.title
            yield from (box.label for box in block.boxes)
        case TileMap():
            yield block.title
            yield from (text for shade in block.shades for text in (shade.mark, shade.label))
            yield from (tile.code for tile in block.tiles)
        case Bibliography():
            yield from (text for _, title, rest, _ in block.entries for text in (title, rest))


def squashed(text: str) -> str:
    """Return text without its spaces and line breaks."""
    return "".join(text.split())
