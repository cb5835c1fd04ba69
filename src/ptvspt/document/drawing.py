"""Charts as lines of text: ASCII, so that every terminal can draw them, and readable without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ptvspt.document import layout
from ptvspt.document.layout import GAP, length
from ptvspt.document.lines import Span
from ptvspt.document.tree import BarChart, Box, BoxChart, Chart, TileMap

BAR, WIDEST = 10, 48  # columns that a bar needs beside its label, and the most that it takes
LINE = 30  # columns that a box needs beside its label
CELL = 6  # columns of a tile and the gap behind it
KEY = "|--[==#==]--| 10th, 25th, median (#), 75th and 90th percentile"
STYLES = ("dim", "", "bold", "reverse", "bold reverse")  # from light to dark


def lines(chart: Chart, width: int) -> Iterator[tuple[Span, ...]]:
    """Yield a chart as lines of at most a width, its labels excepted."""
    yield (Span(visible(chart.title), "bold"),)
    match chart:
        case BarChart():
            yield from _bars(chart, width)
        case BoxChart():
            yield from _boxes(chart, width)
        case TileMap():
            yield from _tiles(chart, width)


def visible(text: str) -> str:
    """Return text on one line, without what a terminal would obey."""
    return " ".join(layout.visible(text).split())


def _bars(chart: BarChart, width: int) -> Iterator[tuple[Span, ...]]:
    rows = [tuple(map(visible, (bar.label, bar.text, *bar.beside))) for bar in chart.bars]
    heads = tuple(map(visible, chart.columns))
    widths = [max(map(length, column)) for column in zip(heads, *rows, strict=True)]
    greatest = max((bar.value for bar in chart.bars), default=0)
    room = min(width - sum(widths) - GAP * len(widths), WIDEST)
    if room < BAR:
        for bar, (label, text, *beside) in zip(chart.bars, rows, strict=True):
            yield (Span(f"{label}: {text}"),)
            yield (Span(f"  {_bar(bar.value, greatest, width - 2)}"),)
            for head, words in zip(heads[2:], beside, strict=True):
                yield (Span(f"  {head}: {words}", "dim"),)
        return
    yield (Span(_row(heads, widths, " " * room), "bold"),)
    yield (Span("-" * min(width, sum(widths) + GAP * len(widths) + room)),)
    for bar, row in zip(chart.bars, rows, strict=True):
        yield (Span(_row(row, widths, _bar(bar.value, greatest, room).ljust(room))),)


def _row(cells: Sequence[str], widths: Sequence[int], bar: str) -> str:
    """Return a row: the label, the figure flush right, the bar, and the rest flush right."""
    label, *figures = (
        _pad(cell, width, right=number > 0) for number, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return (" " * GAP).join((label, figures[0], bar, *figures[1:])).rstrip()


def _pad(text: str, width: int, *, right: bool) -> str:
    gap = " " * (width - length(text))
    return gap + text if right else text + gap


def _bar(value: float, greatest: float, room: int) -> str:
    if value <= 0 or greatest <= 0:
        return ""
    return "#" * max(1, round(value / greatest * room))


def _boxes(chart: BoxChart, width: int) -> Iterator[tuple[Span, ...]]:
    known = [value for box in chart.boxes for value in box.values if value is not None]
    if not known:
        return
    least, greatest = min(known), max(known)
    labels = [visible(_label(box, chart.columns)) for box in chart.boxes]
    label = max(map(length, labels))
    beside = width - label - GAP >= LINE
    indent = label + GAP if beside else 0
    room = min(width - indent, WIDEST + CELL * 2)
    for box, words in zip(chart.boxes, labels, strict=True):
        drawn = _box(box, least, greatest, room)
        if beside:
            yield (Span(_pad(words, indent, right=False) + drawn),)
        else:
            yield (Span(words),)
            yield (Span(drawn),)
    texts = {value: text for box in chart.boxes for value, text in zip(box.values, box.texts, strict=True)}
    low, high = visible(texts[least]), visible(texts[greatest])
    gap = max(1, room - length(low) - length(high))
    yield (Span(" " * indent + (low if low == high else low + " " * gap + high), "dim"),)
    yield (Span(KEY, "dim"),)


def _label(box: Box, columns: Sequence[str]) -> str:
    """Return a box's label with what could not be drawn."""
    missing = [
        f"{column}: {text}"
        for column, value, text in zip(columns[1:], box.values, box.texts, strict=True)
        if value is None
    ]
    return f"{box.label} ({'; '.join(missing)})" if missing else box.label


def _box(box: Box, least: float, greatest: float, room: int) -> str:
    """Return a box: a line through all that is known, the middle half, and marks."""
    spots = [
        None if value is None else round((value - least) / ((greatest - least) or 1) * (room - 1))
        for value in box.values
    ]
    drawn = [" "] * room
    known = [spot for spot in spots if spot is not None]
    for spot in range(min(known), max(known) + 1) if known else ():
        drawn[spot] = "-"
    low, high = spots[1], spots[3]
    if low is not None and high is not None:
        drawn[low : high + 1] = "=" * (high + 1 - low)
    for mark, number in (("|", 0), ("|", 4), ("[", 1), ("]", 3), ("#", 2)):
        place = spots[number]
        if place is not None:
            drawn[place] = mark
    return "".join(drawn).rstrip()


def _tiles(chart: TileMap, width: int) -> Iterator[tuple[Span, ...]]:
    columns = max((tile.column for tile in chart.tiles), default=0) + 1
    styles = [_style(shade.darkness) for shade in chart.shades]
    drawn = width >= columns * CELL - 1
    if drawn:
        spots = {(tile.row, tile.column): tile for tile in chart.tiles}
        for row in range(max((tile.row for tile in chart.tiles), default=-1) + 1):
            spans = []
            for column in range(columns):
                tile = spots.get((row, column))
                if tile is None:
                    spans.append(Span(" " * CELL))
                else:
                    mark = chart.shades[tile.shade].mark
                    spans += [Span(f"{tile.code} {mark * 2}", styles[tile.shade]), Span(" ")]
            yield tuple(spans)
            yield (Span(""),)
    for number, shade in enumerate(chart.shades):
        codes = chart.of(number)
        count = f" ({len(codes)})"
        yield (Span(shade.mark * 3, styles[number]), Span(f"  {visible(shade.label)}{count}"))
        if not drawn and codes:
            yield (Span(f"     {' '.join(codes)}"),)


def _style(darkness: float | None) -> str:
    return "dim" if darkness is None else STYLES[min(int(darkness * len(STYLES)), len(STYLES) - 1)]
