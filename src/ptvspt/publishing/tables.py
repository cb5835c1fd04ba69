"""A table of the open data: its columns with type and unit, its keys, and its rows of typed cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from ptvspt.results import Cell

DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
"""A date of year, month or day precision."""


class Type(Enum):
    """What a column holds, as Frictionless names it."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    YEAR = "year"


class Field(NamedTuple):
    """A column. `required` cells are never empty, `words` are the only ones that a column holds."""

    name: str
    about: str
    type: Type = Type.STRING
    required: bool = False
    words: tuple[str, ...] = ()
    pattern: str | None = None
    unit: str | None = None


class Link(NamedTuple):
    """A foreign key: columns whose cells together are a key of another table."""

    columns: tuple[str, ...]
    table: str
    keys: tuple[str, ...]


class Table(NamedTuple):
    """A table. `key` names the columns that tell its rows apart."""

    name: str
    about: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    links: tuple[Link, ...]
    rows: Sequence[tuple[Cell, ...]]


def text(name: str, about: str) -> Field:
    """Return a column of text that may be empty."""
    return Field(name, about)


def must(name: str, about: str) -> Field:
    """Return a column of text that is never empty."""
    return Field(name, about, required=True)


def word(name: str, about: str, words: Iterable[Enum | str], *, required: bool = True) -> Field:
    """Return a column that holds words of a closed list."""
    known = tuple(str(one.value) if isinstance(one, Enum) else one for one in words)
    return Field(name, about, words=known, required=required)


def date(name: str, about: str) -> Field:
    """Return a column of dates; an undated row has none."""
    return Field(name, f"{about} (year, month or day precision; empty when undated)", pattern=DATE)


def year(about: str) -> Field:
    """Return the column of the year alone."""
    return Field("year", about, Type.YEAR)


def whole(name: str, about: str, unit: str | None = None, *, required: bool = False) -> Field:
    """Return a column of whole numbers."""
    return Field(name, about, Type.INTEGER, required=required, unit=unit)


def number(name: str, about: str, unit: str | None = None) -> Field:
    """Return a column of numbers."""
    return Field(name, about, Type.NUMBER, unit=unit)


def link(column: str, table: str, key: str = "id") -> Link:
    """Return a foreign key of one column."""
    return Link((column,), table, (key,))
