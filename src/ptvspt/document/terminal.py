"""For people at a terminal: tables that wrap, and stack where columns would be too narrow. Loses no word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ptvspt.document.layout import GAP, Widths, length, plain, visible, widths
from ptvspt.document.lines import Run, Span, beside, cell, hanging, indented, spans, wrapped
from ptvspt.document.tree import (
    BarChart,
    Bibliography,
    Block,
    BoxChart,
    BulletList,
    Document,
    Heading,
    Line,
    Link,
    Paragraph,
    Table,
    TileMap,
)

if TYPE_CHECKING:
    from ptvspt.document.screen import Screen
    from ptvspt.document.tree import Chart


def render(document: Document, screen: Screen) -> str:
    """Return a document as text of a screen's width."""
    out: list[str] = []
    if document.title:
        out += [*_write(document.title, screen, "bold"), ""]
    columns = widths(document, screen.width)
    last = len(document.blocks) - 1
    for number, block in enumerate(document.blocks):
        following = document.blocks[number + 1] if number < last else None
        if isinstance(block, Heading) and isinstance(following, Table) and following.columns[0] == block.text:
            continue  # the table's first head says the same
        out += _block(block, screen, columns)
        if number < last and not _tight(block, document, columns):
            out.append("")
    return "\n".join(line.rstrip() for line in out).rstrip("\n") + "\n"


def _tight(block: Block, document: Document, columns: Mapping[tuple[str, ...], Widths]) -> bool:
    """Tell whether no blank line follows: after a heading, and in a quick view, which has no title."""
    if isinstance(block, Table):
        return not document.title and columns[block.columns[1:]] is not None
    return isinstance(block, Heading) or not document.title or (isinstance(block, Bibliography) and block.brief)


def _block(block: Block, screen: Screen, columns: Mapping[tuple[str, ...], Widths]) -> list[str]:
    width, colour = screen.width, screen.colour
    match block:
        case Heading():
            return _heading(block.text, screen, ruled=block.level < 3)
        case Paragraph():
            return _texts(wrapped(spans(block.content), width, colour=colour))
        case BulletList():
            marks = [f"{number}." if block.ordered else "-" for number in range(1, len(block.items) + 1)]
            pairs = zip(marks, block.items, strict=True)
            found = [hanging(mark.ljust(len(marks[-1])), spans(item), width, colour=colour) for mark, item in pairs]
            return _texts(run for runs in found for run in runs)
        case Table():
            head = _write(block.caption, screen) if block.caption else []
            fitting = columns[block.columns[1:]]
            return head + (_stack(block, screen) if fitting is None else _grid(block, fitting, colour=colour))
        case BarChart() | BoxChart() | TileMap():
            return _chart(block, screen)
        case Bibliography():
            return _bibliography(block, screen)


def _texts(runs: Iterable[Run]) -> list[str]:
    return [run.text for run in runs]


def _write(text: str, screen: Screen, style: str = "") -> list[str]:
    return _texts(wrapped(spans((text,), style), screen.width, colour=screen.colour))


def _heading(text: str, screen: Screen, *, ruled: bool = True) -> list[str]:
    """Write a heading; a rule sets it off where nothing is bold."""
    rule = "-" * min(length(visible(text)), screen.width)
    return [*_write(text, screen, "bold"), *([rule] if ruled else [])]


def _grid(table: Table, fitting: Sequence[int], *, colour: bool) -> list[str]:
    """Set a table with a rule below its heads, in ASCII, so that every terminal can draw it."""
    heads = [
        cell((Line((column,)),), width, "bold", colour=colour)
        for column, width in zip(table.columns, fitting, strict=True)
    ]
    out = [*beside(heads, fitting, GAP), "-" * (sum(fitting) + GAP * (len(fitting) - 1))]
    # rows of several lines run into each other without a blank line
    leading = any(len(content) > 1 for row in table.rows for content in row[1:])
    for number, row in enumerate(table.rows):
        if number and leading:
            out.append("")
        styles = ["bold", *[""] * (len(row) - 1)]
        cells = [
            cell(content, width, style, colour=colour)
            for content, width, style in zip(row, fitting, styles, strict=True)
        ]
        out += beside(cells, fitting, GAP)
    return out


def _stack(table: Table, screen: Screen) -> list[str]:
    """Write each row as a block: its head, then column after column."""
    named = len(table.columns) > 2
    width, colour = screen.width, screen.colour
    out = _heading(table.columns[0] if named and table.rows else ": ".join(table.columns), screen)
    for number, row in enumerate(table.rows):
        out += [""] if number else []
        out += _texts(cell(row[0], width, "bold", colour=colour))
        for column, content in zip(table.columns[1:], row[1:], strict=True):
            short = (f"{column}: ", *(part for line in content for part in line.content))
            if not named:
                out += _texts(indented(cell(content, width - 2, colour=colour), 2))
            elif len(content) == 1 and not content[0].bullet and length(plain(short)) <= width - 2:
                out += _texts(indented(wrapped(spans(short), width - 2, colour=colour), 2))
            else:
                out += _texts(indented(wrapped([Span(visible(f"{column}:"))], width - 2, colour=colour), 2))
                out += _texts(indented(cell(content, width - 4, colour=colour), 4))
    return out


def _chart(chart: Chart, screen: Screen) -> list[str]:
    from ptvspt.document import drawing  # only a document with charts pays for it

    found = [wrapped(line, screen.width, colour=screen.colour) for line in drawing.lines(chart, screen.width)]
    return _texts(run for runs in found for run in runs)


def _bibliography(block: Bibliography, screen: Screen) -> list[str]:
    if block.brief:
        entries = (f"[{number}] {', '.join(filter(None, (title, rest)))}" for number, title, rest, _ in block.entries)
        return _write(f"Sources: {'; '.join(entries)}", screen, "dim")
    mark = max((len(f"[{number}]") for number, *_ in block.entries), default=0)
    found = [
        hanging(
            f"[{number}]".ljust(mark),
            spans((f"{title}. {rest}. ", Link(url, url)) if url else (f"{title}. {rest}.",)),
            screen.width,
            colour=screen.colour,
        )
        for number, title, rest, url in block.entries
    ]
    return _texts(run for runs in found for run in runs)
