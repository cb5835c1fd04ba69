"""How wide a table's columns are on a screen. Widths are in terminal columns: a wide character takes two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from ptvspt.document.tree import Cell, Document, Inline, Line, Reference, Table

Widths: TypeAlias = tuple[int, ...] | None
"""The width of each column, or None where columns would be too narrow to read."""

LABEL = (20, 32)  # the first column's widest, on a small screen and on a large one
COLUMN = 24  # a column that must wrap reads badly when it is narrower than this
GAP = 2  # between two columns


def widths(document: Document, screen: int) -> dict[tuple[str, ...], Widths]:
    """Return the widths of a document's tables by their columns after the first: such tables line up."""
    alike: dict[tuple[str, ...], list[Table]] = {}
    for table in document.blocks:
        if isinstance(table, Table):
            alike.setdefault(table.columns[1:], []).append(table)
    return {columns: _fit(tables, screen) for columns, tables in alike.items()}


def plain(content: Inline) -> str:
    """Return words as they are written: references as [1], links as their words, nothing that steers a terminal."""
    return "".join(
        f"[{part.number}]" if isinstance(part, Reference) else visible(part if isinstance(part, str) else part.text)
        for part in content
    )


def visible(text: str) -> str:
    """Return text without the control characters that a terminal would obey."""
    if text.isprintable():
        return text
    spaced = re.sub(r"[\t\v\f\r\x1c-\x1f\x85]", " ", text)
    return re.sub(r"[\0-\x08\x0e-\x1b\x7f-\x9f]", "\N{REPLACEMENT CHARACTER}", spaced)


def length(text: str) -> int:
    """Return the width of a text's longest line."""
    from rich.cells import cell_len  # late, like all of rich

    return max(map(cell_len, text.split("\n")))


def _fit(tables: Sequence[Table], screen: int) -> Widths:
    """Share a screen among columns; the first never breaks a word, because it holds ids."""
    columns = list(zip(*(row for table in tables for row in _rows(table)), strict=True))
    needs = [max(map(_need, column)) for column in columns]
    others = len(needs) - 1
    if not others:
        return (min(needs[0], screen),)
    words = [word for table in tables for row in table.rows for line in row[0] for word in plain(line.content).split()]
    word = max(map(length, words), default=1)
    small, large = LABEL
    label = max(word, min(needs[0], max(small, min(screen // 4, large))))
    room = screen - label - GAP * others
    if word > max(small, screen // 3) or room // others < COLUMN:
        return None
    return (label, *_share(room, needs[1:]))


def _share(room: int, needs: Sequence[int]) -> tuple[int, ...]:
    """Give each column what it needs, and share the room equally among those that need more."""
    given: dict[int, int] = {}
    for index in sorted(range(len(needs)), key=lambda one: needs[one]):
        given[index] = min(needs[index], room // (len(needs) - len(given)))
        room -= given[index]
    return tuple(given[index] for index in range(len(needs)))


def _rows(table: Table) -> Iterator[tuple[Cell, ...]]:
    """Yield a table's rows, its column heads first."""
    yield tuple((Line((column,)),) for column in table.columns)
    yield from table.rows


def _need(cell: Cell) -> int:
    """Return how wide a cell is where nothing wraps."""
    lines = (plain((f"{line.bullet} " if line.bullet else "", *line.content)) for line in cell)
    return max([1, *map(length, lines)])
