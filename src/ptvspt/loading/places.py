"""The tables of places: CSV files into records. Every problem of every table comes in one run."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from ptvspt.errors import DataError, Problem
from ptvspt.loading import statistics
from ptvspt.loading.files import present
from ptvspt.loading.tables import Reader
from ptvspt.places.records import Access, Compact, Known, Level, Limit, LimitKind, LimitUnit, Membership, Place
from ptvspt.profiles.records import Source
from ptvspt.profiles.statistics import NATION, Wage

PLACES = ("code", "name")
ACCESS = ("place", "level", "limits", "provisions", "statute", "as_of", "source", "known")
COMPACT = ("place", "membership", "as_of", "source", "known")
CODE = re.compile(r"[A-Z]+")
LIMIT = re.compile(r"([0-9]{1,15}) (\S+) (\S+)")
T = TypeVar("T")


class Located(NamedTuple):
    """All places by code, in the order of their table, and where each row stands.

    `rows` is by place and table: `TX`, `TX.access`, `TX.compact`, `TX.pt` for the wages of a profession, and nothing
    for the table of places itself.
    """

    places: dict[str, Place]
    rows: dict[str, Problem]


def names(directory: Path) -> dict[str, str]:
    """Return the name of each place of a directory of data by its code. Raises DataError."""
    reader = Reader(lambda _id: None)
    found = _names(reader, directory / "places" / "places.csv", {})
    if reader.problems:
        raise DataError(*reader.problems)
    return found


def read(
    directory: Path,
    source_of: Callable[[str], Source | None],
    codes: Mapping[str, tuple[str, ...]],
    choose: Callable[[Mapping[str, str]], str] | None = None,
) -> dict[str, Place]:
    """Return all places of a directory of data by code, in the order of their table; `codes` are the professions'.

    Raises DataError, and what `choose` raises.
    `choose` gets every name by code and returns the one place that is wanted: then the others hold
    only what tells which professions the tables count.
    """
    return locate(directory, source_of, codes, choose).places


def locate(
    directory: Path,
    source_of: Callable[[str], Source | None],
    codes: Mapping[str, tuple[str, ...]],
    choose: Callable[[Mapping[str, str]], str] | None = None,
) -> Located:
    """Return all places with where each row stands. Raises DataError."""
    reader = Reader(source_of)
    laws = directory / "places"
    rows = {"": Problem(str(laws / "places.csv"), 1, 1, "")}
    names = _names(reader, laws / "places.csv", rows)
    if choose and reader.problems:
        raise DataError(*reader.problems)
    only = choose(names) if choose else None
    known = None if reader.lost else names

    def wanted(row: list[str]) -> bool:
        return only is None or row[0] == only

    def table(
        name: str, file: str, columns: tuple[str, ...], build: Callable[[Reader, dict[str, str]], T]
    ) -> dict[str, T]:
        found: dict[str, T] = {}
        for row in reader.rows(laws / file, columns, wanted):
            code = row["place"]
            _check_place(reader, code, known)
            if code in found:
                reader.fail(f"the place {code[:40]} stands twice")
            found[code] = build(reader, row)
            rows[f"{code}.{name}"] = reader.here()
        return found

    access = table("access", "direct-access.csv", ACCESS, _access)
    compact = table("compact", "compact.csv", COMPACT, _compact)
    pay = _wages(reader, directory, codes, known, only, rows)
    if reader.problems:
        raise DataError(*reader.problems)
    places = {
        code: Place(code=code, name=name, access=access.get(code), compact=compact.get(code), pay=pay.get(code, {}))
        for code, name in names.items()
    }
    return Located(places, rows)


def _wages(
    reader: Reader,
    directory: Path,
    codes: Mapping[str, tuple[str, ...]],
    known: Mapping[str, str] | None,
    only: str | None,
    rows: dict[str, Problem],
) -> dict[str, dict[str, Wage]]:
    """Return the newest wages of professions by place, and note where each stands.

    When `only` one place is wanted, the others hold one row of each profession.
    """
    of: dict[str, list[str]] = {}
    for id_, held in codes.items():
        for soc in held:
            of.setdefault(soc, []).append(id_)
    counted: set[str] = set()

    def telling(row: list[str]) -> bool:
        place, soc, *_ = row
        found = place != NATION and (only in (None, place) or (soc in of and soc not in counted))
        counted.update([soc] if found else [])
        return found

    pay: dict[str, dict[str, Wage]] = {}
    stood: set[tuple[str, str, str]] = set()
    there_are = statistics.WAGES in present(directory)
    for row in reader.rows(directory / statistics.WAGES, statistics.WAGE_COLUMNS, telling) if there_are else ():
        _check_place(reader, row["place"], known)
        one = statistics.wage(reader, row)
        if (one.place, one.soc, one.as_of) in stood:
            reader.fail(f"the row of {one.place[:40]} {one.soc[:40]} {one.as_of[:40]} stands twice")
        stood.add((one.place, one.soc, one.as_of))
        there = pay.setdefault(one.place, {})
        for id_ in of.get(one.soc, ()):
            if id_ not in there or one.as_of > there[id_].as_of:
                there[id_] = one
                rows[f"{one.place}.{id_}"] = reader.here()
    return pay


def _names(reader: Reader, path: Path, rows: dict[str, Problem]) -> dict[str, str]:
    """Return the name of each place by its code, and note where it stands."""
    names: dict[str, str] = {}
    for row in reader.rows(path, PLACES):
        code = row["code"]
        if code in names:
            reader.fail(f"the place {code[:40]} stands twice")
        elif not (CODE.fullmatch(code) and row["name"]):
            reader.fail(f"a place is a code in capitals and a name, like TX,Texas, not '{code[:40]}'", "code")
        names[code] = reader.text(row["name"], "name")
        rows[code] = reader.here()
    return names


def _check_place(reader: Reader, code: str, known: Mapping[str, str] | None) -> None:
    """Note a row of a place that there is not; where not all names could be read, nobody knows."""
    if known is not None and code not in known:
        reader.fail(f"no place '{code[:40]}' in places.csv", "place")


def _access(reader: Reader, row: dict[str, str]) -> Access:
    return Access(
        level=reader.word(row["level"], Level, "level"),
        limits=tuple(_limit(reader, part) for part in row["limits"].split(";")) if row["limits"] else (),
        provisions=reader.text(row["provisions"], "provisions"),
        statute=reader.text(row["statute"], "statute"),
        as_of=reader.when(row["as_of"], "as_of"),
        source=reader.source(row["source"]),
        known=reader.word(row["known"], Known, "known"),
    )


def _limit(reader: Reader, text: str) -> Limit:
    match = LIMIT.fullmatch(text)
    if match is None:
        reader.fail(f"a limit is an amount, a unit and a kind, like '30 days hard-stop', not '{text[:40]}'", "limits")
        return Limit(0, LimitUnit.DAYS, LimitKind.HARD_STOP)
    amount, unit, kind = match.groups()
    return Limit(
        amount=int(amount), unit=reader.word(unit, LimitUnit, "limits"), kind=reader.word(kind, LimitKind, "limits")
    )


def _compact(reader: Reader, row: dict[str, str]) -> Compact:
    return Compact(
        membership=reader.word(row["membership"], Membership, "membership"),
        as_of=reader.when(row["as_of"], "as_of"),
        source=reader.source(row["source"]),
        known=reader.word(row["known"], Known, "known"),
    )
