"""For people at a terminal, drawn by Rich: the only module that knows it. Loses no word."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING, TypeVar

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style as Look
from rich.table import Table as Grid
from rich.text import Text
from rich.theme import Theme

from ptvspt.document import columns, theme
from ptvspt.document.characters import SUPERSCRIPTS, spelled, visible
from ptvspt.document.columns import READABLE
from ptvspt.document.tree import (
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
    Link,
    Mark,
    Paragraph,
    Reference,
    Styled,
    Table,
    TileMap,
    judged,
)

if TYPE_CHECKING:
    from rich.console import RenderableType

    from ptvspt.document.screen import Screen
    from ptvspt.document.tree import Chart

Step = TypeVar("Step")
TIGHT = Table | Checklist | BarChart | TileMap | LineChart
"""What small print stands right below."""
WHOLE = 30  # letters of a source in the line of sources that are not broken
GLUE = "\ue000"  # a space that no line is broken at: Rich breaks at every other


def render(document: Document, screen: Screen) -> str:
    """Return a document as text of a screen's width."""
    page = _Page(screen)
    if document.title and not document.told():
        page.heading(document.title)
        page.gap()
    page.blocks(document.blocks)
    return page.text()


def progress(steps: Iterable[Step], count: int, label: str) -> Iterator[Step]:
    """Pass on the steps of some work, with a bar on standard error while it goes on, if that is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        yield from steps
        return
    from rich.progress import track  # a table does without

    console = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")))
    yield from track(steps, label, total=count, console=console, transient=True)


class _Sheet(StringIO):
    """Text under an encoding, by which Rich chooses its boxes."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a StringIO's own is None, and cannot be set
        return self._encoding


class _Page:
    """A page being written: blocks below each other, a blank line where one helps."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.sheet = _Sheet("utf-8" if screen.unicode else "ascii")
        self.console = Console(
            file=self.sheet,
            width=screen.width,
            height=25,  # without one, Rich takes a terminal of unknown kind for 80 columns
            theme=Theme(theme.STYLES),
            force_terminal=screen.colour,
            color_system="auto" if screen.colour else None,
            no_color=not screen.colour,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )

    def text(self) -> str:
        text = self.sheet.getvalue().replace(GLUE, " ")
        return "\n".join(line.rstrip() for line in text.split("\n")).rstrip("\n") + "\n"

    def write(self, what: RenderableType, width: int | None = None) -> None:
        self.console.print(what, width=width)

    def gap(self) -> None:
        self.sheet.write("\n")

    def heading(self, text: str, tint: int | None = None) -> None:
        self.write(Text(self._words(text), "heading" if tint is None else theme.tint(tint), overflow="fold"))

    def blocks(self, blocks: Sequence[Block]) -> None:
        for number, block in enumerate(blocks):
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            if isinstance(block, Heading) and isinstance(following, Table) and following.columns[0] == block.text:
                continue  # the table's first head says the same
            self.block(block)
            if following is not None and not _tight(block, following):
                self.gap()

    def block(self, block: Block) -> None:
        match block:
            case Heading():
                self.heading(block.text, block.tint)
            case Paragraph():
                self.write(self.inline(block.content, "aside" if block.aside else ""), self.reading())
            case BulletList():
                self.listed(block)
            case Table():
                self.table(block)
            case Checklist():
                self.checklist(block)
            case Callout():
                self.callout(block)
            case Details():
                self.heading(block.summary)
                self.blocks(block.blocks)
            case BarChart() | BoxChart() | TileMap() | LineChart():
                self.chart(block)
            case Bibliography():
                self.bibliography(block)

    def reading(self) -> int:
        return min(self.screen.width, READABLE)

    def _words(self, text: str) -> str:
        return visible(text) if self.screen.unicode else spelled(visible(text))

    def inline(self, content: Inline, style: str = "") -> Text:
        """Return words with their styles; a reference stands right behind its word, but not behind a digit."""
        text = Text(style=style, overflow="fold")
        before: object = ""
        for part in content:
            match part:
                case str():
                    text.append(self._words(part))
                case Styled():
                    look = theme.tint(part.tint) if part.tint is not None else part.style.value if part.style else ""
                    text.append(self._words(part.text), look)
                case Mark():
                    kind = part.verdict.value
                    sign = f"{theme.MARKS[kind]} " if self.screen.unicode or kind == "depends" else ""
                    text.append(f"{sign}{self._words(part.text)}", kind)
                case Link():
                    text.append(self._words(part.text), Look(underline=True, link=_address(part.url)))
                case Reference():
                    self._refer(text, part, joined=isinstance(before, Reference))
            before = part
        return text

    def _refer(self, text: Text, part: Reference, *, joined: bool) -> None:
        where = f" {self._words(part.locator)}" if part.locator else ""
        look = Look(dim=True, link=_address(part.url))
        if self.screen.unicode and not where:
            lead = "\N{MIDDLE DOT}" if joined else GLUE if text.plain[-1:].isdigit() else ""
            text.append(f"{lead}{str(part.number).translate(SUPERSCRIPTS)}", look)
        else:
            lead = "" if text.plain[-1:].isspace() or not text.plain else GLUE
            text.append(f"{lead}[{part.number}{':' if where else ''}{where}]", look)

    def cell(self, content: Cell, style: str = "") -> Text:
        """Return a cell's lines below each other."""
        lines = [
            self.inline((f"{line.bullet} " if line.bullet else "", *line.content), "aside" if line.aside else style)
            for line in content
        ]
        return Text("\n", overflow="fold").join(lines)

    def listed(self, block: BulletList) -> None:
        marks = [f"{number}." if block.ordered else "-" for number in range(1, len(block.items) + 1)]
        grid = Grid.grid(padding=(0, 1, 0, 0))
        grid.add_column(justify="right")
        grid.add_column(overflow="fold")
        for mark, item in zip(marks, block.items, strict=True):
            grid.add_row(mark, self.inline(item))
        self.write(grid, self.reading())

    def checklist(self, block: Checklist) -> None:
        """Set short items in columns that are read downwards, their marks below each other."""
        marks = [self.inline(item[:1]) if judged(item) else Text() for item in block.items]
        widest = max((mark.cell_len for mark in marks), default=0)
        items = [
            Text.assemble(
                mark, " " * (widest - mark.cell_len), self.inline(item[1:] if mark else item), overflow="fold"
            )
            for mark, item in zip(marks, block.items, strict=True)
        ]
        widest = max((item.cell_len for item in items), default=1)
        columns = max(1, min(3, (self.reading() + 2) // (widest + 2)))
        height = -(-len(items) // columns)
        grid = Grid.grid(padding=(0, 2, 0, 0))
        for _ in range(columns):
            grid.add_column(overflow="fold", width=widest if columns > 1 else None)
        for row in range(height):
            grid.add_row(*[items[at] if (at := row + height * one) < len(items) else "" for one in range(columns)])
        self.write(grid)

    def callout(self, block: Callout) -> None:
        from rich.panel import Panel  # only an advice has one

        width = min(self.screen.width, 80)
        inner = _Page(self.screen._replace(width=width - 4))
        title = " ".join(self._words(f"{block.level.value.capitalize()}: {block.title}").split())
        fits = cell_len(title) <= width - 6
        if not fits:
            inner.heading(title)
        inner.blocks(block.blocks)
        body = Text.from_ansi(inner.text().rstrip("\n"))
        body.overflow = "fold"
        look = block.level.value
        self.write(Panel(body, title=Text(title, look) if fits else None, title_align="left", border_style=look), width)

    def table(self, table: Table) -> None:
        plan = columns.plan(table, self.screen.width, cell_len)
        if plan is None and table.narrow is not None:
            plan = columns.plan(table.narrow, self.screen.width, cell_len)
            table = table.narrow if plan is not None else table
        if table.caption:
            self.heading(table.caption)
        if plan is None:
            self._stack(table)
            return
        grid = Grid(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="heading")
        grid.expand = plan.equal
        tints = table.tints or (None,) * len(table.columns)
        for number, (name, tint) in enumerate(zip(table.columns, tints, strict=True)):
            head = self.inline((Styled(name, tint=tint),))
            if number == 0:
                grid.add_column(head, style="label", overflow="fold", width=plan.label)
            else:
                wide = plan.others[number - 1] if plan.others else None
                grid.add_column(head, overflow="fold", ratio=1 if plan.equal else None, width=wide)
        for first, *others in table.rows:
            grid.add_row(self.cell(first, "label"), *map(self.cell, others))
        self.write(grid, plan.width)

    def _stack(self, table: Table) -> None:
        """Write each row as a block: its head, then column after column."""
        from rich.padding import Padding  # only on a narrow screen

        if len(table.columns) == 2 or not table.rows:
            self.heading(": ".join(table.columns))
        else:
            self.heading(table.columns[0])
        tints = table.tints or (None,) * len(table.columns)
        for number, (first, *others) in enumerate(table.rows):
            if number:
                self.gap()
            self.write(self.cell(first, "label"))
            for name, tint, content in zip(table.columns[1:], tints[1:], others, strict=True):
                body = self.cell(content)
                if len(others) > 1:
                    head = self.inline((Styled(f"{name}: ", tint=tint),))
                    body = Text.assemble(head, body, overflow="fold")
                self.write(Padding(body, (0, 0, 0, 2)))

    def chart(self, chart: Chart) -> None:
        from ptvspt.document import drawing  # only a document with charts pays for it

        pen = drawing.pen(cell_len, unicode=self.screen.unicode)
        for line in drawing.lines(chart, self.screen.width, pen):
            self.write(Text.assemble(*line, overflow="fold"))

    def bibliography(self, block: Bibliography) -> None:
        if block.brief:
            self.write(self._publishers(block), self.reading())
            return
        grid = Grid.grid(padding=(0, 1, 0, 0))
        grid.add_column(justify="right", style="source")
        grid.add_column(overflow="fold")
        for number, title, rest, url in block.entries:
            words: Inline = (f"{title}. {rest}. ", Link(url, url)) if url else (f"{title}. {rest}.",)
            grid.add_row(f"[{number}]", self.inline(words))
        self.write(grid, self.reading())

    def _publishers(self, block: Bibliography) -> Text:
        text = Text("Sources: ", "source", overflow="fold")
        between = " \N{MIDDLE DOT} " if self.screen.unicode else "; "
        for place, (number, title, rest, url) in enumerate(block.entries):
            text.append(between if place else "")
            words = self._words(" ".join(filter(None, (str(number), title, rest))))
            whole = words.replace(" ", GLUE) if cell_len(words) <= min(WHOLE, self.reading()) else words
            text.append(whole, Look(dim=True, link=_address(url)))
        return text


def _address(url: str | None) -> str | None:
    """Return an address as a link may hold it: nothing in it ends the escape code that it stands in."""
    return None if url is None else visible(url)


def _tight(block: Block, following: Block) -> bool:
    """Tell whether no blank line stands between two blocks: below a heading, and before small print."""
    if isinstance(block, Heading):
        return True
    return _small(following) and (_small(block) or isinstance(block, TIGHT))


def _small(block: Block) -> bool:
    return (isinstance(block, Bibliography) and block.brief) or (isinstance(block, Paragraph) and block.aside)
