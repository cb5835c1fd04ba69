"""How a table stands on a screen: side by side, and how wide, or row below row. Widths are in terminal columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ptvspt.document.tree import Line, Table, plain

READABLE = 100  # columns of running words; longer lines are hard to follow
LABEL = 24  # columns of a row's head, when it needs so many
COLUMN = 20  # columns that a cell and the gap before it need to be read side by side
GAP = 2  # columns between cells
WIDE = 44  # columns of a cell, at most
SHORT = 12  # columns of a short figure: of these, one more column fits
NARROW = 50  # columns below which a row's head stands above its cell


class Plan(NamedTuple):
    """The width of a table and of its first column, and whether the others are equally wide, or how wide each is."""

    width: int
    label: int
    equal: bool
    others: tuple[int, ...] = ()


def plan(table: Table, width: int, measure: Callable[[str], int]) -> Plan | None:
    """Return how a table stands on a screen of a width, or None where its rows must stand below each other."""
    label, others = _label(table, measure), len(table.columns) - 1
    if _narrow(table, width, label):
        return _dense(table, width, measure) if table.dense and others else None
    compared = others > 1 and any(tint is not None for tint in table.tints)
    if compared:
        return Plan(min(width, LABEL + WIDE * others), label, equal=True)
    return Plan(min(width, LABEL + READABLE) if others == 1 else width, label, equal=False)


def _dense(table: Table, width: int, measure: Callable[[str], int]) -> Plan | None:
    """Return how short figures stand side by side: no word is broken, and what is left goes to heads, then figures."""
    lines = [
        [table.columns[at], *(written(line) for row in table.rows for line in row[at])]
        for at in range(len(table.columns))
    ]
    widths = [max(measure(word) for line in column for word in line.split() or [""]) for column in lines]
    left = width - sum(widths) - GAP * (len(widths) - 1)
    if left < 0:
        return None
    for at, column in enumerate(lines):
        more = min(left, max(map(measure, column[1:] or column)) - widths[at])
        widths[at] += max(0, more)
        left -= max(0, more)
    return Plan(width - left, widths[0], equal=False, others=tuple(widths[1:]))


def written(line: Line) -> str:
    """Return a line of a cell as it is written."""
    return f"{line.bullet} {plain(line.content)}" if line.bullet else plain(line.content)


def _label(table: Table, measure: Callable[[str], int]) -> int:
    """Return how wide the first column is: as its words need, and like that of other tables."""
    lines = [written(line) for row in table.rows for line in row[0]]
    longest = max(map(measure, lines), default=1)
    if len(table.columns) == 1:
        return max(longest, measure(table.columns[0]))
    word = max((measure(word) for line in (*lines, table.columns[0]) for word in line.split()), default=1)
    width = max(word, min(longest, LABEL))
    return max(width, LABEL) if table.tints else width


def _narrow(table: Table, width: int, label: int) -> bool:
    """Tell whether a table's columns would be too narrow to read side by side."""
    others = len(table.columns) - 1
    if others and width - label < others * (SHORT + GAP):
        return True
    if others < 2:
        return others == 1 and width < NARROW
    short = all(len(written(line)) <= SHORT for row in table.rows for cell in row[1:] for line in cell)
    return others > max((width - COLUMN) // COLUMN, 0) + short
