"""For people at a terminal: tables that wrap, and stack where columns would be too narrow. Loses no word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from ptvspt.document import (
    BarChart,
    Bibliography,
    Block,
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
    Table,
    TileMap,
)
from ptvspt.render.layout import GAP, Widths, length, plain, visible, widths

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

    from ptvspt.document import Chart
    from ptvspt.render import Screen


def render(document: Document, screen: Screen) -> str:
    """Return a document as text of a screen's width."""
    from rich.console import Console  # 20 ms, and only this output needs it

    out = StringIO()
    console = Console(
        file=out,
        width=screen.width,
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        no_color=not screen.colour,
        legacy_windows=False,
        emoji=False,
        markup=False,
        highlight=False,
        soft_wrap=False,
    )
    if document.title:
        _write(console, document.title, "bold")
        console.print()
    columns = widths(document, screen.width)
    last = len(document.blocks) - 1
    for number, block in enumerate(document.blocks):
        following = document.blocks[number + 1] if number < last else None
        if isinstance(block, Heading) and isinstance(following, Table) and following.columns[0] == block.text:
            continue  # the table's first head says the same
        _block(console, block, screen, columns)
        if number < last and not _tight(block, document, columns):
            console.print()
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip("\n").split("\n")) + "\n"


def _tight(block: Block, document: Document, columns: Mapping[tuple[str, ...], Widths]) -> bool:
    """Tell whether no blank line follows: after a heading, and in a quick view, which has no title."""
    if isinstance(block, Table):
        return not document.title and columns[block.columns[1:]] is not None
    return isinstance(block, Heading) or not document.title or (isinstance(block, Bibliography) and block.brief)


def _block(console: Console, block: Block, screen: Screen, columns: Mapping[tuple[str, ...], Widths]) -> None:
    match block:
        case Heading():
            _heading(console, block.text, ruled=block.level < 3)
        case Paragraph():
            console.print(_text(block.content), overflow="fold")
        case BulletList():
            marks = [f"{number}." if block.ordered else "-" for number in range(1, len(block.items) + 1)]
            for mark, item in zip(marks, block.items, strict=True):
                console.print(_hanging(mark.ljust(len(marks[-1])), _text(item)))
        case Table():
            if block.caption:
                _write(console, block.caption)
            fitting = columns[block.columns[1:]]
            if fitting is None:
                _stack(console, block, screen)
            else:
                _grid(console, block, fitting)
        case BarChart() | BoxChart() | TileMap():
            _chart(console, block, screen)
        case Bibliography():
            _bibliography(console, block)


def _write(console: Console, text: str, style: str = "") -> None:
    words = _text((text,))
    words.stylize(style)
    console.print(words, overflow="fold")


def _heading(console: Console, text: str, *, ruled: bool = True) -> None:
    """Write a heading; a rule sets it off where nothing is bold."""
    _write(console, text, "bold")
    if ruled:
        _write(console, "-" * min(length(visible(text)), console.width))


def _grid(console: Console, table: Table, fitting: Sequence[int]) -> None:
    from rich.box import Box
    from rich.table import Table as RichTable

    # a rule below the heads and nothing else; ASCII, so that every terminal can draw it
    box = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
    grid = RichTable(box=box, pad_edge=False, padding=(0, GAP - 1, 0, 0), show_edge=False, header_style="bold")
    # rows of several lines run into each other without a blank line
    grid.leading = int(any(len(cell) > 1 for row in table.rows for cell in row[1:]))
    for column, width in zip(table.columns, fitting, strict=True):
        grid.add_column(_text((column,)), width=width, overflow="fold")
    for first, *others in table.rows:
        grid.add_row(_head(first), *(_cell(cell) for cell in others))
    console.print(grid)


def _stack(console: Console, table: Table, screen: Screen) -> None:
    """Write each row as a block: its head, then column after column."""
    named = len(table.columns) > 2
    _heading(console, table.columns[0] if named and table.rows else ": ".join(table.columns))
    for number, row in enumerate(table.rows):
        if number:
            console.print()
        console.print(_head(row[0]))
        for column, cell in zip(table.columns[1:], row[1:], strict=True):
            short = _text((f"{column}: ", *(part for line in cell for part in line.content)))
            if not named:
                console.print(_indent(_cell(cell), 2))
            elif len(cell) == 1 and not cell[0].bullet and length(short.plain) <= screen.width - 2:
                console.print(_indent(short, 2))
            else:
                console.print(_indent(_text((f"{column}:",)), 2))
                console.print(_indent(_cell(cell), 4))


def _chart(console: Console, chart: Chart, screen: Screen) -> None:
    from rich.text import Text

    from ptvspt.render import drawing  # only a document with charts pays for it

    for line in drawing.lines(chart, screen.width):
        console.print(Text.assemble(*line, overflow="fold"))


def _bibliography(console: Console, block: Bibliography) -> None:
    if block.brief:
        entries = (f"[{number}] {', '.join(filter(None, (title, rest)))}" for number, title, rest, _ in block.entries)
        _write(console, f"Sources: {'; '.join(entries)}", "dim")
        return
    mark = max((len(f"[{number}]") for number, *_ in block.entries), default=0)
    for number, title, rest, url in block.entries:
        console.print(_hanging(f"[{number}]".ljust(mark), _text((f"{title}. {rest}. ", Link(url, url)))))


def _head(cell: Cell) -> RenderableType:
    return _cell(cell, "bold")


def _cell(cell: Cell, style: str = "") -> RenderableType:
    from rich.console import Group

    return Group(*(_line(line, "dim" if line.aside else style) for line in cell))


def _line(line: Line, style: str) -> RenderableType:
    text = _text(line.content)
    text.stylize_before(style)
    return _hanging(line.bullet, text) if line.bullet else text


def _hanging(mark: str, text: Text) -> RenderableType:
    """Return text that hangs beside its mark."""
    from rich.table import Table as RichTable

    grid = RichTable.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=len(mark), no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(mark, text)
    return grid


def _indent(content: RenderableType, columns: int) -> RenderableType:
    from rich.padding import Padding

    return Padding(content, (0, 0, 0, columns))


def _text(content: Inline) -> Text:
    """Return words with their styles; where there is no colour, Rich leaves styles out."""
    from rich.text import Text

    text = Text(overflow="fold")
    for part in content:
        style = "dim" if isinstance(part, Reference) else "underline" if isinstance(part, Link) else ""
        text.append(plain((part,)), style=style)
    return text
