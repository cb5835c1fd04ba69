"""For people at a terminal: tables that wrap, and stack where columns would be too narrow. Loses no word."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from ptvspt.document import (
    Bibliography,
    Block,
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
)

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

    from ptvspt.render import Screen

LABEL = 20  # the first column's widest
COLUMN = 24  # a column narrower than this does not read well


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
    last = len(document.blocks) - 1
    for number, block in enumerate(document.blocks):
        _block(console, block, screen)
        brief = isinstance(block, Bibliography) and block.brief or document.title == ""
        if number < last and not isinstance(block, Heading) and not brief:
            console.print()
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _block(console: Console, block: Block, screen: Screen) -> None:
    match block:
        case Heading():
            _write(console, block.text, "bold" if block.level < 3 else "")
        case Paragraph():
            console.print(_text(block.content, screen), overflow="fold")
        case BulletList():
            for item in block.items:
                console.print(_hanging("-", _text(item, screen)))
        case Table():
            _table(console, block, screen)
        case Bibliography():
            _bibliography(console, block, screen)


def _write(console: Console, text: str, style: str) -> None:
    from rich.text import Text

    console.print(Text(text, style=style), overflow="fold")


def _table(console: Console, table: Table, screen: Screen) -> None:
    others = len(table.columns) - 1
    label = min(LABEL, screen.width // 4)
    if (screen.width - label - 2 * others) // others < COLUMN:
        _stack(console, table, screen)
        return
    from rich.box import Box
    from rich.table import Table as RichTable

    # a rule below the heads and nothing else; ASCII, so that every terminal can draw it
    box = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
    grid = RichTable(box=box, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False, header_style="bold")
    grid.add_column(table.columns[0], width=_label_width(table, label), overflow="fold")
    for column in table.columns[1:]:
        grid.add_column(column, ratio=1, overflow="fold")
    grid.expand = len(table.columns) > 2
    for row in table.rows:
        grid.add_row(*(_cell(cell, screen) for cell in row))
    console.print(grid)


def _label_width(table: Table, widest: int) -> int:
    """Return the first column's width: no wider than its longest line needs."""
    needed = max(
        (len(_plain(line.content)) for row in table.rows for line in row[0]),
        default=0,
    )
    return min(widest, max(needed, len(table.columns[0]), 4))


def _stack(console: Console, table: Table, screen: Screen) -> None:
    """Write each row as a block: its head, then column after column."""
    from rich.text import Text

    for number, row in enumerate(table.rows):
        if number:
            console.print()
        for line in row[0]:
            console.print(Text(_plain(line.content), style="dim" if line.aside else "bold"), overflow="fold")
        for column, cell in zip(table.columns[1:], row[1:], strict=True):
            if len(table.columns) > 2:
                console.print(Text(f"  {column}:"), overflow="fold")
            console.print(_indent(_cell(cell, screen), 4 if len(table.columns) > 2 else 2))


def _bibliography(console: Console, block: Bibliography, screen: Screen) -> None:
    from rich.text import Text

    if block.brief:
        words = "; ".join(f"[{number}] {title}{f' {rest}' if rest else ''}" for number, title, rest, _ in block.entries)
        console.print(Text(f"Sources: {words}", style="dim"), overflow="fold")
        return
    for number, title, rest, url in block.entries:
        text = Text(f"{title}. {rest}. ")
        text.append(url, style="underline" if screen.colour else "")
        console.print(_hanging(f"[{number}]", text))


def _cell(cell: Cell, screen: Screen) -> RenderableType:
    from rich.console import Group

    return Group(*(_line(line, screen) for line in cell))


def _line(line: Line, screen: Screen) -> RenderableType:
    text = _text(line.content, screen)
    if line.aside:
        text.stylize("dim")
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


def _text(content: Inline, screen: Screen) -> Text:
    from rich.text import Text

    text = Text(overflow="fold")
    for part in content:
        match part:
            case Reference():
                text.append(f"[{part.number}]", style="dim" if screen.colour else "")
            case Link():
                text.append(part.text, style="underline" if screen.colour else "")
            case str():
                text.append(part)
    return text


def _plain(content: Inline) -> str:
    return "".join(
        f"[{part.number}]" if isinstance(part, Reference) else part.text if isinstance(part, Link) else part
        for part in content
    )
