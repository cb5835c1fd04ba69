"""Curves as lines of text: a letter each, so that they are told apart without colour, and a star where they meet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ptvspt.document import theme
from ptvspt.document.characters import one_line
from ptvspt.document.tree import LETTERS, Curve, LineChart

if TYPE_CHECKING:
    from ptvspt.document.drawing import Pen, Run

HEIGHT = 7  # rows of the drawing
NARROWEST, WIDEST = 20, 72  # columns that a drawing needs beside its axis, and the most that it takes
SEVERAL = "*"


def lines(chart: LineChart, width: int, drawn: Pen) -> Iterator[tuple[Run, ...]]:
    """Yield curves over an axis of time, then what each letter stands for; on a narrow screen these alone."""
    levels = [(value, one_line(text)) for value, text in chart.levels]
    margin = max((drawn.measure(text) for _, text in levels), default=0) + 1
    room = min(width - margin - 1, WIDEST)
    if room >= NARROWEST and chart.curves:
        least, greatest = chart.bounds()
        scale = (HEIGHT - 1) / ((greatest - least) or 1)
        heads = {round((greatest - value) * scale): text for value, text in reversed(levels)}
        zero = round(greatest * scale) if least <= 0 <= greatest else None
        rows = _plotted(chart, room, greatest, scale)
        for row in range(HEIGHT):
            text = heads.get(row, "")
            yield (
                (" " * (margin - 1 - drawn.measure(text)) + text + " ", "axis"),
                (drawn.level, "axis"),
                *_runs(rows[row], drawn.line if row == zero else " "),
            )
        yield ((" " * (margin + 1) + _ticks(chart, room, drawn), "axis"),)
    yield from _key(chart, width, drawn)


def _plotted(chart: LineChart, room: int, greatest: float, scale: float) -> list[list[tuple[str, int | None] | None]]:
    """Return the rows of a drawing: in each column a letter for each curve, with its tint."""
    rows: list[list[tuple[str, int | None] | None]] = [[None] * room for _ in range(HEIGHT)]
    for number, curve in enumerate(chart.curves):
        for column in range(room):
            row = round((greatest - _value(curve, column / (room - 1))) * scale)
            there = rows[row][column]
            rows[row][column] = (LETTERS[number % len(LETTERS)], curve.tint) if there is None else (SEVERAL, None)
    return rows


def _value(curve: Curve, share: float) -> float:
    """Return a curve's height at a part of its way; between two figures it goes straight."""
    at = share * (len(curve.values) - 1)
    before = min(int(at), len(curve.values) - 1)
    after = min(before + 1, len(curve.values) - 1)
    return curve.values[before] + (curve.values[after] - curve.values[before]) * (at - before)


def _runs(row: list[tuple[str, int | None] | None], empty: str) -> Iterator[Run]:
    for spot in row:
        if spot is None:
            yield (empty, "axis")
        else:
            sign, tint = spot
            yield (sign, "level" if tint is None else theme.tint(tint))


def _ticks(chart: LineChart, room: int, drawn: Pen) -> str:
    """Return the labels under a drawing, each below its place where there is room."""
    text = ""
    for share, label in chart.ticks:
        words = one_line(label)
        wide = drawn.measure(words)
        at = max(0, min(round(share * (room - 1)) - (wide // 2 if share else 0), room - wide))
        if at > drawn.measure(text) or not text:
            text += " " * (at - drawn.measure(text)) + words
    return text


def _key(chart: LineChart, width: int, drawn: Pen) -> Iterator[tuple[Run, ...]]:
    """Yield what the letters stand for, as many in a line as fit."""
    line: list[Run] = []
    used = 0
    for number, curve in enumerate(chart.curves):
        sign, label = LETTERS[number % len(LETTERS)], one_line(curve.label)
        wide = drawn.measure(label) + 2
        if line and used + 3 + wide > width:
            yield tuple(line)
            line, used = [], 0
        if line:
            line.append(("   ", ""))
            used += 3
        line += [(sign, "level" if curve.tint is None else theme.tint(curve.tint)), (f" {label}", "")]
        used += wide
    if line:
        yield tuple(line)
