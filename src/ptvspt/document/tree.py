"""A document tree, after Pandoc's: what is shown, before anybody decides how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeAlias


class Depth(Enum):
    """How much of a page is wanted: the brief level, everything, or the brief level with everything folded."""

    BRIEF = "brief"
    FULL = "full"
    FOLDED = "folded"


class Style(Enum):
    """What words mean to a reader; how that looks is for the theme and the stylesheet."""

    STRONG = "strong"
    ASIDE = "aside"
    FIGURE = "figure"


class Verdict(Enum):
    """A mark before a word: the word always says it too."""

    YES = "yes"
    NO = "no"
    DEPENDS = "depends"


class Level(Enum):
    """How pressing a callout is; its title says it in words too."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ADVICE = "advice"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Reference:
    """A small number that stands for a source in the list below, its address, and where in the source."""

    number: int
    url: str | None = None
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An address and the words that stand for it."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Words with a meaning; `tint` numbers one of several things that keep their colour everywhere."""

    text: str
    style: Style | None = None
    tint: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A verdict: its mark and its word."""

    verdict: Verdict
    text: str


Inline: TypeAlias = tuple[str | Reference | Link | Styled | Mark, ...]
"""Words with references, links and marks among them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell: a list's item when it has a bullet, small print when it is an aside."""

    content: Inline
    bullet: str = ""
    aside: bool = False


Cell: TypeAlias = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; `tint` as in Styled."""

    level: int
    text: str
    tint: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running words; small print when they are an aside."""

    content: Inline
    aside: bool = False


@dataclass(frozen=True, slots=True)
class BulletList:
    """Items, numbered when they are steps to take in order."""

    items: tuple[Inline, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column heads. The first cell of a row is its head.

    A dense one holds short figures, and stands side by side as long as no word is broken. `narrow` says the same in
    fewer letters, for a screen on which that does not fit.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    tints: tuple[int | None, ...] = ()  # of the columns, the first one's too
    dense: bool = False
    narrow: Table | None = None


@dataclass(frozen=True, slots=True)
class Checklist:
    """Short items with a verdict each: two or three stand side by side where there is room."""

    items: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """A box that comes first: its level, a title that says what to do, and what belongs to it."""

    level: Level
    title: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Details:
    """What stands one step behind: folded where a page can fold, written out elsewhere; on `paper` perhaps not."""

    summary: str
    blocks: tuple[Block, ...]
    paper: bool = True


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Numbered sources: number, title, the rest in words, address or None. A brief one leaves addresses out."""

    entries: tuple[tuple[int, str, str, str | None], ...]
    brief: bool = False


ASKED = " (the one you asked for)"
"""What is said behind a place that was asked for, where it is not drawn otherwise."""


class Bar(NamedTuple):
    """A figure: what it is of, the figure in words, what stands beside it, and whether it was asked for."""

    label: str
    value: float
    text: str
    beside: tuple[str, ...] = ()
    marked: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Figures as bars that start at zero. The columns head the label, the figure and what stands beside it."""

    title: str
    columns: tuple[str, ...]
    bars: tuple[Bar, ...]
    level: Bar | None = None  # a figure to compare all with, drawn as a line


class Box(NamedTuple):
    """Five figures from the least to the greatest, and in words; one that is not known is None."""

    label: str
    values: tuple[float | None, float | None, float | None, float | None, float | None]
    texts: tuple[str, str, str, str, str]
    tint: int | None = None


@dataclass(frozen=True, slots=True)
class BoxChart:
    """Boxes on a common axis. The columns head the label and the five figures."""

    title: str
    columns: tuple[str, ...]
    boxes: tuple[Box, ...]


class Shade(NamedTuple):
    """A class of a map: the character that stands for it, what it means, how dark it is from 0 to 1, or None."""

    mark: str
    label: str
    darkness: float | None


class Tile(NamedTuple):
    """A place on a map: its code, its column and row, the number of its shade, and whether it was asked for."""

    code: str
    column: int
    row: int
    shade: int
    marked: bool = False


@dataclass(frozen=True, slots=True)
class TileMap:
    """Places as tiles of a grid, shaded by class. The columns head a shade's mark, its meaning and its places."""

    title: str
    columns: tuple[str, str, str]
    shades: tuple[Shade, ...]
    tiles: tuple[Tile, ...]

    def of(self, shade: int) -> tuple[str, ...]:
        """Return the codes of a shade's places."""
        return tuple(sorted(tile.code for tile in self.tiles if tile.shade == shade))

    def named(self, shade: int) -> str:
        """Return a shade's places in words, where nothing is drawn that could mark the one asked for."""
        asked = {tile.code: ASKED for tile in self.tiles if tile.marked}
        return ", ".join(f"{code}{asked.get(code, '')}" for code in self.of(shade)) or "none"


LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""By which the curves of a chart are told apart without colour, in their order."""


class Curve(NamedTuple):
    """Figures at the ends of some years in a row, from the first one on; those under the chart's columns in words.

    `said` is what the curve says, as a sentence that follows the label and a colon.
    """

    label: str
    values: tuple[float, ...]
    texts: tuple[str, ...]
    said: str
    tint: int | None = None


@dataclass(frozen=True, slots=True)
class LineChart:
    """Curves over the same time, on one axis. The columns head the label and the texts.

    `ticks` are places along the curves, from 0 to 1, with their labels; `levels` are heights with theirs.
    """

    title: str
    columns: tuple[str, ...]
    curves: tuple[Curve, ...]
    ticks: tuple[tuple[float, str], ...]
    levels: tuple[tuple[float, str], ...]

    def bounds(self) -> tuple[float, float]:
        """Return the least and the greatest of what is drawn."""
        drawn = [value for curve in self.curves for value in curve.values] + [value for value, _ in self.levels]
        return min(drawn, default=0), max(drawn, default=0)


Chart: TypeAlias = BarChart | BoxChart | TileMap | LineChart
Block: TypeAlias = Heading | Paragraph | BulletList | Table | Checklist | Callout | Details | Bibliography | Chart


@dataclass(frozen=True, slots=True)
class Document:
    """A title and what follows it."""

    title: str
    blocks: tuple[Block, ...]

    def told(self) -> bool:
        """Tell whether the heads of the first table, or the first chart, say the title."""
        for block in self.blocks:
            if isinstance(block, Table):
                return self.title in (block.columns[0], " and ".join(block.columns[1:]))
            if isinstance(block, BarChart | BoxChart | TileMap | LineChart):
                return self.title == block.title
        return False


def tabled(chart: Chart) -> Table:
    """Return a chart as a table of its words."""
    match chart:
        case BarChart():
            more = len(chart.columns) - 2  # nothing stands beside the figure to compare with
            level = [chart.level._replace(marked=False)] if chart.level else []
            rows = [
                (f"{bar.label}{ASKED if bar.marked else ''}", bar.text, *(bar.beside or ("",) * more))
                for bar in (*chart.bars, *level)
            ]
        case BoxChart():
            rows = [(box.label, *box.texts) for box in chart.boxes]
        case LineChart():
            rows = [(curve.label, *curve.texts) for curve in chart.curves]
        case TileMap():
            rows = [(shade.mark, shade.label, chart.named(number)) for number, shade in enumerate(chart.shades)]
    return Table(chart.columns, tuple(tuple((Line((text,)),) for text in row) for row in rows), caption=chart.title)


def plain(content: Inline) -> str:
    """Return words as they read aloud: a reference as [1], a mark as its word."""
    return "".join(
        part if isinstance(part, str) else f"[{part.number}]" if isinstance(part, Reference) else part.text
        for part in content
    )


def judged(item: Inline) -> bool:
    """Tell whether an item is a verdict, words that stand apart from it, and perhaps references."""
    if (
        len(item) < 2
        or not isinstance(item[0], Mark)
        or not all(isinstance(part, str | Reference) for part in item[1:])
    ):
        return False
    words = plain(tuple(part for part in item[1:] if isinstance(part, str)))
    return words.startswith(" ") and bool(words.strip())
