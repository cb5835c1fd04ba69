"""What a check of the data is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from ptvspt.profiles.records import Attribute, Catalogue, Profession, Section

ANY = "*"
"""Stands in an exception for any profession, place or interview, as in `*.access.typical-cost`."""


class Severity(Enum):
    """Whether a finding stops the data from being used."""

    ERROR = "error"
    WARNING = "warning"


class Finding(NamedTuple):
    """What a check found, at the key of a catalogue's part (`pt.salary.median`, `source.x`, `pt`)."""

    key: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A named rule. `find` gets the catalogue and today's date (YYYY-MM-DD)."""

    name: str
    severity: Severity
    find: Callable[[Catalogue, str], Iterator[Finding]]


def key(profession: Profession, section: Section, attribute: Attribute) -> str:
    """Return the key of a profession's answer to an attribute."""
    return f"{profession.id}.{section.id}.{attribute.id}"


def exception(key: str, patterns: Iterable[str]) -> str | None:
    """Return the first of some exceptions that a part's key falls under."""
    rest = f"{ANY}{key[key.find('.') :]}" if "." in key else ANY
    return next((one for one in patterns if one in (key, rest)), None)
