"""For a voice that reads aloud: headings, sentences and lists in order. No table, no rule, no box, no drawing."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ptvspt.document.characters import spelled, visible
from ptvspt.document.tree import (
    ASKED,
    BarChart,
    Bibliography,
    Block,
    BoxChart,
    BulletList,
    Callout,
    Cell,
    Checklist,
    Details,
    Document,
    Heading,
    Inline,
    LineChart,
    Mark,
    Paragraph,
    Reference,
    Table,
    TileMap,
    judged,
    plain,
)

if TYPE_CHECKING:
    from ptvspt.document.screen import Screen
    from ptvspt.document.tree import Chart


def render(document: Document, screen: Screen) -> str:
    """Return a document as lines of text that are read from the first to the last."""
    title = [_line(document.title), ""] if document.title and not _drawn(document) else []
    parts = [line for block in document.blocks for line in _block(block, document)]
    lines = [text if screen.unicode else spelled(text) for text in (*title, *parts)]
    return "\n".join(wrapped for text in lines for wrapped in _wrapped(text, screen.width)).strip("\n") + "\n"


def _drawn(document: Document) -> bool:
    """Tell whether the first block is a chart of the document's title."""
    first = document.blocks[0] if document.blocks else None
    return isinstance(first, BarChart | BoxChart | TileMap | LineChart) and first.title == document.title


def _wrapped(text: str, width: int) -> list[str]:
    mark = re.match(r"(-|\d+\.) ", text)
    hanging = " " * len(mark.group()) if mark else ""
    lines = textwrap.wrap(text, width, subsequent_indent=hanging, break_on_hyphens=False) or [""]
    return [line.rstrip() for line in lines]  # a word longer than a line may leave a space before it


def _block(block: Block, document: Document) -> Iterator[str]:  # noqa: C901 - one branch a kind
    """Yield a block's lines, an empty one behind it."""
    match block:
        case Heading():
            yield from () if _told(block, document) else (_line(block.text), "")
            return
        case Callout():
            yield f"{block.level.value.capitalize()}: {_line(block.title)}"
            yield from (line for inner in block.blocks for line in _block(inner, document))
            return
        case Details():
            yield from (_line(block.summary), "")
            yield from (line for inner in block.blocks for line in _block(inner, document))
            return
        case Paragraph():
            yield _sentence(block.content)
        case BulletList():
            marks = [f"{number}." if block.ordered else "-" for number in range(1, len(block.items) + 1)]
            yield from (f"{mark} {_sentence(item)}" for mark, item in zip(marks, block.items, strict=True))
        case Checklist():
            yield from (f"- {_checked(item)}" for item in block.items)
        case Table():
            yield from _table(block, document)
        case BarChart() | BoxChart() | TileMap() | LineChart():
            yield from _chart(block)
        case Bibliography():
            yield "Sources:"
            for number, title, rest, url in block.entries:
                words = ", ".join(filter(None, (title, rest, None if block.brief else url)))
                yield f"- [{number}] {_line(words)}."
    yield ""


def _chart(chart: Chart) -> Iterator[str]:
    """Yield a chart's title and a sentence for each of its figures."""
    yield f"{_line(chart.title)}."
    match chart:
        case BarChart():
            for bar in (*chart.bars, *((chart.level,) if chart.level else ())):
                beside = [f"{head}: {text}" for head, text in zip(chart.columns[2:], bar.beside, strict=False)]
                asked = ASKED if bar.marked else ""
                yield f"- {_line(bar.label)}{asked}: {'; '.join(map(_line, (bar.text, *beside)))}."
        case BoxChart():
            for box in chart.boxes:
                figures = (f"{head}: {text}" for head, text in zip(chart.columns[1:], box.texts, strict=True))
                yield f"- {_line(box.label)}: {'; '.join(map(_line, figures))}."
        case LineChart():
            yield from (f"- {_line(curve.label)}: {_line(curve.said)}" for curve in chart.curves)
        case TileMap():
            for number, shade in enumerate(chart.shades):
                yield f"- {_line(shade.label)}: {chart.named(number)}."


def _checked(item: Inline) -> str:
    """Return an item with its verdict behind it, as one would say it."""
    if judged(item) and isinstance(item[0], Mark):
        words = [part for part in item[1:] if not isinstance(part, Reference)]
        marks = [part for part in item[1:] if isinstance(part, Reference)]
        return _sentence((*words, f": {item[0].text}", *marks))
    return _sentence(item)


def _told(heading: Heading, document: Document) -> bool:
    """Tell whether the table behind a heading begins with its words."""
    blocks = document.blocks
    follows = (after for before, after in pairwise(blocks) if before is heading)
    return any(isinstance(after, Table) and after.columns[0] == heading.text for after in follows)


def _table(table: Table, document: Document) -> Iterator[str]:
    """Yield a sentence or more for each row: its head, then what each column says of it."""
    named = len(table.columns) > 2
    told = table.columns[1:] == (document.title,)
    heads = table.columns[:1] if told or (named and table.rows) else table.columns
    said = heads != (document.title,)
    yield from (*([_line(table.caption)] if table.caption else ()), *((_line(": ".join(heads)), "") if said else ()))
    for head, *others in table.rows:
        subject = "; ".join(_sentence(line.content) for line in head)
        if not named:
            yield f"- {_before(subject, ':')} {_joined(others[0])}" if others else f"- {subject}"
            continue
        yield _before(subject, ".")
        yield from (f"- {_line(name)}: {_joined(cell)}" for name, cell in zip(table.columns[1:], others, strict=True))


def _before(subject: str, mark: str) -> str:
    """Return a row's head before what it heads; one that ends in a mark needs no other."""
    return subject if subject.endswith(("?", ".", ":")) else f"{subject}{mark}"


def _joined(cell: Cell) -> str:
    """Return a cell's lines as sentences."""
    texts = [_sentence(line.content) for line in cell]
    return " ".join(text if text.endswith((".", "?", "!", ":", "]")) else f"{text}." for text in texts if text)


def _sentence(content: Inline) -> str:
    """Return words with a space before each reference."""
    spaced: list[str] = []
    for part in content:
        if isinstance(part, Reference):
            where = f", {part.locator}" if part.locator else ""
            spaced.append(f" [{part.number}{where}]")
        else:
            spaced.append(part if isinstance(part, str) else plain((part,)))
    return _line("".join(spaced))


def _line(text: str) -> str:
    return " ".join(visible(text).split())
