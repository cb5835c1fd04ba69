"""The shape of results for programs: the formats, the envelope of JSON, rows under column names.

It changes only with the schema number, whatever the words of a page do.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any, NamedTuple, TypeAlias

SCHEMA = 1
Cell: TypeAlias = str | int | float | None
"""A typed cell of a row: text, a number, or nothing."""


class Format(Enum):
    """The outputs."""

    TABLE = "table"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"
    HTML = "html"


class Grid(NamedTuple):
    """Rows of text under column names."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def flat(*cells: Cell) -> tuple[str, ...]:
    """Return typed cells as the text of a row: a number without separators, nothing as an empty cell."""
    return tuple("" if one is None else one if isinstance(one, str) else bare(one) for one in cells)


def bare(number: float) -> str:
    """Return a number without separators, and without decimals where it has none."""
    return str(int(number)) if number == int(number) else str(number)


def dated(date: str | None) -> str | None:
    """Return a date for a column of dates: a word in its place ("undated", "never") is none."""
    return date if date and date[0].isdigit() else None


def year(date: str | None) -> int | None:
    """Return the year of a date, or None where there is none."""
    found = dated(date)
    return int(found[:4]) if found else None


def envelope(data_version: str, **content: Any) -> dict[str, Any]:
    """Return a JSON result: schema and data version first."""
    return {"schema": SCHEMA, "data_version": data_version, **content}
