"""Charts as lines of text: block characters, or ASCII where the terminal has no others; readable without colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from ptvspt.document import theme
from ptvspt.document.characters import one_line
from ptvspt.document.tree import Bar, BarChart, Box, BoxChart, Chart, LineChart, Shade, Tile, TileMap

GAP = 2  # columns between a label and what stands beside it
BAR, WIDEST = 10, 48  # columns that a bar needs beside its label, and the most that it takes
LINE = 30  # columns that a box needs beside its label
TILE = 6  # columns of a tile and the gap behind it, where there is room
SHADES = 5
EIGHTHS = " ▏▎▍▌▋▊▉"

Run: TypeAlias = tuple[str, str]
"""Text, and the name of its style in the theme."""


class Pen(NamedTuple):
    """What is drawn with: the characters, and what measures how wide a text shows."""

    full: str
    eighths: str
    level: str
    left: str
    right: str
    line: str
    box: str
    middle: str
    pointer: str
    measure: Callable[[str], int]


def pen(measure: Callable[[str], int], *, unicode: bool) -> Pen:
    """Return block characters, or ASCII ones."""
    if unicode:
        return Pen("█", EIGHTHS, "│", "├", "┤", "─", "█", "┃", "»", measure)
    return Pen("#", " ", "|", "|", "|", "-", "=", "#", ">", measure)


def lines(chart: Chart, width: int, drawn: Pen) -> Iterator[tuple[Run, ...]]:
    """Yield a chart as lines of at most a width, its labels excepted."""
    if chart.title:
        yield ((one_line(chart.title), "heading"),)
    match chart:
        case BarChart():
            yield from _bars(chart, width, drawn)
        case BoxChart():
            yield from _boxes(chart, width, drawn)
        case TileMap():
            yield from _tiles(chart, width, drawn)
        case LineChart():
            from ptvspt.document import curves  # only a career has some

            yield from curves.lines(chart, width, drawn)


def _bars(chart: BarChart, width: int, drawn: Pen) -> Iterator[tuple[Run, ...]]:
    pointed = any(bar.marked for bar in chart.bars)
    rows = [_named(bar, drawn, pointed=pointed) for bar in chart.bars]
    heads = tuple(map(one_line, chart.columns))
    widths = [max(map(drawn.measure, column)) for column in zip(heads, *rows, strict=True)]
    values = [bar.value for bar in (*chart.bars, *((chart.level,) if chart.level else ()))]
    greatest = max(values, default=0)
    room = min(width - sum(widths) - GAP * len(widths), WIDEST)
    beside = room >= BAR
    if beside:
        yield ((_row(heads, widths, " " * room, drawn), "heading"),)
    for bar, row in zip(chart.bars, rows, strict=True):
        look = "bar.marked" if bar.marked else "bar"
        if beside:
            label, *figures = _set(row, widths, drawn)
            plain = "strong" if bar.marked else ""
            yield (
                (f"{label}{' ' * GAP}{figures[0]}{' ' * GAP}", plain),
                *_bar(bar.value, chart.level, greatest, room, look, drawn),
                ("".join(" " * GAP + figure for figure in figures[1:]), plain),
            )
        else:
            yield ((f"{row[0]}: {row[1]}", "strong" if bar.marked else ""),)
            yield (("  ", ""), *_bar(bar.value, chart.level, greatest, width - 2, look, drawn))
            yield from (((f"  {head}: {words}", "aside"),) for head, words in zip(heads[2:], row[2:], strict=True))
    if chart.level:
        yield ((f"{drawn.level} {one_line(chart.level.label)}: {one_line(chart.level.text)}", "level"),)


def _named(bar: Bar, drawn: Pen, *, pointed: bool) -> tuple[str, ...]:
    """Return a bar's words, those of the one that was asked for behind a pointer."""
    lead = f"{drawn.pointer if bar.marked else ' '} " if pointed else ""
    return (lead + one_line(bar.label), *map(one_line, (bar.text, *bar.beside)))


def _row(cells: Sequence[str], widths: Sequence[int], bar: str, drawn: Pen) -> str:
    label, first, *rest = _set(cells, widths, drawn)
    return (" " * GAP).join((label, first, bar, *rest)).rstrip()


def _set(cells: Sequence[str], widths: Sequence[int], drawn: Pen) -> list[str]:
    """Return cells as wide as their columns: the label flush left, the others flush right."""
    pairs = enumerate(zip(cells, widths, strict=True))
    return [_pad(cell, width, drawn, right=number > 0) for number, (cell, width) in pairs]


def _pad(text: str, width: int, drawn: Pen, *, right: bool) -> str:
    gap = " " * (width - drawn.measure(text))
    return gap + text if right else text + gap


def _bar(value: float, level: Bar | None, greatest: float, room: int, look: str, drawn: Pen) -> tuple[Run, ...]:
    """Return a bar of a room's width, crossed by the line of the figure that all are compared with."""
    text = _solid(value, greatest, room, drawn)
    if level is None or greatest <= 0:
        return ((text.ljust(room), look),)
    at = min(round(level.value / greatest * room), room - 1)
    text = text.ljust(room)
    return ((text[:at], look), (drawn.level, "level"), (text[at + 1 :], look))


def _solid(value: float, greatest: float, room: int, drawn: Pen) -> str:
    if value <= 0 or greatest <= 0:
        return ""
    steps = len(drawn.eighths)
    whole, part = divmod(max(1, round(value / greatest * room * steps)), steps)
    return drawn.full * whole + (drawn.eighths[part] if part else "")


def _boxes(chart: BoxChart, width: int, drawn: Pen) -> Iterator[tuple[Run, ...]]:
    known = [value for box in chart.boxes for value in box.values if value is not None]
    if not known:
        return
    least, greatest = min(known), max(known)
    labels = [one_line(_label(box, chart.columns)) for box in chart.boxes]
    label = max(map(drawn.measure, labels))
    beside = width - label - GAP >= LINE
    indent = label + GAP if beside else 0
    room = min(width - indent, WIDEST + TILE * 2)
    for box, words in zip(chart.boxes, labels, strict=True):
        runs = _box(box, least, greatest, room, drawn)
        if beside:
            yield ((_pad(words, indent, drawn, right=False), ""), *runs)
        else:
            yield ((words, ""),)
            yield runs
    texts = {value: text for box in chart.boxes for value, text in zip(box.values, box.texts, strict=True)}
    low, high = one_line(texts[least]), one_line(texts[greatest])
    gap = max(1, room - drawn.measure(low) - drawn.measure(high))
    yield ((" " * indent + (low if low == high else low + " " * gap + high), "axis"),)
    ends = f"{drawn.left}{drawn.line * 2} from the 10th percentile to the 90th {drawn.line * 2}{drawn.right}"
    yield ((f"{ends}  {drawn.box * 2} the middle half  {drawn.middle} the median", "axis"),)


def _label(box: Box, columns: Sequence[str]) -> str:
    """Return a box's label with what could not be drawn."""
    missing = [
        f"{column}: {text}"
        for column, value, text in zip(columns[1:], box.values, box.texts, strict=True)
        if value is None
    ]
    return f"{box.label} ({'; '.join(missing)})" if missing else box.label


def _box(box: Box, least: float, greatest: float, room: int, drawn: Pen) -> tuple[Run, ...]:
    """Return a box: a line through all that is known, the middle half, and marks."""
    spots = [
        None if value is None else round((value - least) / ((greatest - least) or 1) * (room - 1))
        for value in box.values
    ]
    signs: list[Run] = [(" ", "")] * room
    known = [spot for spot in spots if spot is not None]
    for spot in range(min(known), max(known) + 1) if known else ():
        signs[spot] = (drawn.line, "axis")
    look = "bar" if box.tint is None else theme.tint(box.tint)
    low, high = spots[1], spots[3]
    if low is not None and high is not None:
        signs[low : high + 1] = [(drawn.box, look)] * (high + 1 - low)
    for sign, style, number in ((drawn.left, "axis", 0), (drawn.right, "axis", 4), (drawn.middle, "level", 2)):
        at = spots[number]
        if at is not None:
            signs[at] = (sign, style)
    return tuple(signs)


def _tiles(chart: TileMap, width: int, drawn: Pen) -> Iterator[tuple[Run, ...]]:
    columns = max((tile.column for tile in chart.tiles), default=0) + 1
    spacious, narrow = width >= columns * TILE - 1, width >= columns * 3
    if spacious or narrow:
        spots = {(tile.row, tile.column): tile for tile in chart.tiles}
        for row in range(max((tile.row for tile in chart.tiles), default=-1) + 1):
            runs: list[Run] = []
            for column in range(columns):
                tile = spots.get((row, column))
                if tile is None:
                    runs.append((" " * (TILE if spacious else 3), ""))
                else:
                    runs += _tile(tile, chart.shades[tile.shade], drawn, spacious=spacious)
            yield tuple(runs)
            if spacious:
                yield (("", ""),)
    for number, shade in enumerate(chart.shades):
        codes = chart.of(number)
        yield ((f" {shade.mark * 3} ", _shade(shade)), (f" {one_line(shade.label)} ({len(codes)})", ""))
        if not (spacious or narrow) and codes:
            yield ((f"      {' '.join(codes)}", ""),)


def _tile(tile: Tile, shade: Shade, drawn: Pen, *, spacious: bool) -> Iterator[Run]:
    """Yield a tile: its place and its mark, behind a pointer where the place was asked for."""
    style = "shade.marked" if tile.marked else _shade(shade)
    if spacious:
        yield (f"{drawn.pointer if tile.marked else ' '}{tile.code} {shade.mark}", style)
        yield (" ", "")
    else:
        yield (f"{tile.code}{shade.mark}", style)


def _shade(shade: Shade) -> str:
    if shade.darkness is None:
        return "missing"
    return f"shade.{min(int(shade.darkness * SHADES), SHADES - 1)}"
