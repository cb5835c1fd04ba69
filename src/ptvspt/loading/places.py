"""The tables of places: CSV files into records. Every problem of every table comes in one run."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from ptvspt.errors import DataError, Problem
from ptvspt.loading.tables import Reader
from ptvspt.places.records import Access, Compact, Known, Level, Limit, LimitKind, LimitUnit, Membership, Pay, Place
from ptvspt.profiles.records import Source

PLACES = ("code", "name")
ACCESS = ("place", "level", "limits", "provisions", "statute", "as_of", "source", "known")
COMPACT = ("place", "membership", "as_of", "source", "known")
FIGURES = ("employment", "jobs_per_1000", "mean", "p10", "p25", "median", "p75", "p90")
WAGES = ("place", "profession", "soc", *FIGURES, "as_of", "source")
CODE = re.compile(r"[A-Z]+")
SOC = re.compile(r"[0-9]{2}-[0-9]{4}")
LIMIT = re.compile(r"([0-9]{1,15}) (\S+) (\S+)")
T = TypeVar("T")


class Located(NamedTuple):
    """All places by code, in the order of their table, and where each row stands.

    `rows` is by place and table: `TX`, `TX.access`, `TX.compact`, `TX.pt` for the wages of a profession, and nothing
    for the table of places itself.
    """

    places: dict[str, Place]
    rows: dict[str, Problem]


def read(
    directory: Path, source_of: Callable[[str], Source | None], choose: Callable[[Mapping[str, str]], str] | None = None
) -> dict[str, Place]:
    """Return all places by code, in the order of their table. Raises DataError, and what `choose` raises.

    `choose` gets every name by code and returns the one place that is wanted: then the others hold
    only what tells which professions the tables count.
    """
    return locate(directory, source_of, choose).places


def locate(
    directory: Path, source_of: Callable[[str], Source | None], choose: Callable[[Mapping[str, str]], str] | None = None
) -> Located:
    """Return all places with where each row stands. Raises DataError."""
    reader = Reader(source_of)
    rows = {"": Problem(str(directory / "places.csv"), 1, 1, "")}
    names = _names(reader, directory / "places.csv", rows)
    if choose and reader.problems:
        raise DataError(*reader.problems)
    only = choose(names) if choose else None
    known = None if reader.lost else names
    counted: set[str] = set()

    def wanted(row: list[str]) -> bool:
        return only is None or row[0] == only

    def telling(row: list[str]) -> bool:
        found = wanted(row) or row[1] not in counted
        counted.add(row[1])
        return found

    def table(
        name: str, file: str, columns: tuple[str, ...], build: Callable[[Reader, dict[str, str]], T]
    ) -> dict[str, T]:
        found: dict[str, T] = {}
        for row in reader.rows(directory / file, columns, wanted):
            code = row["place"]
            _check_place(reader, code, known)
            if code in found:
                reader.fail(f"the place {code[:40]} stands twice")
            found[code] = build(reader, row)
            rows[f"{code}.{name}"] = reader.here()
        return found

    access = table("access", "direct-access.csv", ACCESS, _access)
    compact = table("compact", "compact.csv", COMPACT, _compact)
    pay: dict[str, dict[str, Pay]] = {}
    for row in reader.rows(directory / "wages.csv", WAGES, telling):
        code, id_ = row["place"], row["profession"]
        _check_place(reader, code, known)
        there = pay.setdefault(code, {})
        if id_ in there:
            reader.fail(f"the wages of {id_[:40]} in {code[:40]} stand twice")
        there[id_] = _pay(reader, row)
        rows[f"{code}.{id_}"] = reader.here()
    if reader.problems:
        raise DataError(*reader.problems)
    places = {
        code: Place(code=code, name=name, access=access.get(code), compact=compact.get(code), pay=pay.get(code, {}))
        for code, name in names.items()
    }
    return Located(places, rows)


def _names(reader: Reader, path: Path, rows: dict[str, Problem]) -> dict[str, str]:
    """Return the name of each place by its code, and note where it stands."""
    names: dict[str, str] = {}
    for row in reader.rows(path, PLACES):
        code = row["code"]
        if code in names:
            reader.fail(f"the place {code[:40]} stands twice")
        elif not (CODE.fullmatch(code) and row["name"]):
            reader.fail(f"a place is a code in capitals and a name, like TX,Texas, not '{code[:40]}'")
        names[code] = reader.text(row["name"])
        rows[code] = reader.here()
    return names


def _check_place(reader: Reader, code: str, known: Mapping[str, str] | None) -> None:
    """Note a row of a place that there is not; where not all names could be read, nobody knows."""
    if known is not None and code not in known:
        reader.fail(f"no place '{code[:40]}' in places.csv")


def _access(reader: Reader, row: dict[str, str]) -> Access:
    return Access(
        level=reader.word(row["level"], Level),
        limits=tuple(_limit(reader, part) for part in row["limits"].split(";")) if row["limits"] else (),
        provisions=reader.text(row["provisions"]),
        statute=reader.text(row["statute"]),
        as_of=reader.when(row["as_of"]),
        source=reader.source(row["source"]),
        known=reader.word(row["known"], Known),
    )


def _limit(reader: Reader, text: str) -> Limit:
    match = LIMIT.fullmatch(text)
    if match is None:
        reader.fail(f"a limit is an amount, a unit and a kind, like '30 days hard-stop', not '{text[:40]}'")
        return Limit(0, LimitUnit.DAYS, LimitKind.HARD_STOP)
    amount, unit, kind = match.groups()
    return Limit(amount=int(amount), unit=reader.word(unit, LimitUnit), kind=reader.word(kind, LimitKind))


def _compact(reader: Reader, row: dict[str, str]) -> Compact:
    return Compact(
        membership=reader.word(row["membership"], Membership),
        as_of=reader.when(row["as_of"]),
        source=reader.source(row["source"]),
        known=reader.word(row["known"], Known),
    )


def _pay(reader: Reader, row: dict[str, str]) -> Pay:
    if not SOC.fullmatch(row["soc"]):
        reader.fail(f"an SOC code is wanted here, like 29-1123, not '{row['soc'][:40]}'")
    return Pay(
        soc=row["soc"],
        **{name: reader.whole(row[name]) for name in FIGURES if name != "jobs_per_1000"},
        jobs_per_1000=reader.number(row["jobs_per_1000"]),
        as_of=reader.when(row["as_of"]),
        source=reader.source(row["source"]),
    )
