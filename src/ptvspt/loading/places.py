"""The tables of places: CSV files into records. Every problem of every table comes in one run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from ptvspt.errors import DataError, Problem
from ptvspt.loading import laws, statistics
from ptvspt.loading.files import present
from ptvspt.loading.tables import Reader
from ptvspt.places.records import Compact, Known, Membership, Place
from ptvspt.profiles.records import Source
from ptvspt.profiles.statistics import NATION, Wage

COMPACT = ("place", "membership", "as_of", "source", "known")
T = TypeVar("T")


class Located(NamedTuple):
    """All places by code, in the order of their table, and where each row stands.

    `rows` is by place and table: `TX`, `TX.access`, `TX.compact`, `TX.board`, `TX.pt` for the wages of a profession,
    and nothing for the table of places itself.
    """

    places: dict[str, Place]
    rows: dict[str, Problem]


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
    tables = directory / "places"
    rows = {"": Problem(str(tables / "places.csv"), 1, 1, "")}
    names = laws.named(reader, tables / "places.csv", rows)
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
        for row in reader.rows(tables / file, columns, wanted):
            code = row["place"]
            laws.hold(reader, code, known)
            if code in found:
                reader.fail(f"the place {code[:40]} stands twice")
            found[code] = build(reader, row)
            rows[f"{code}.{name}"] = reader.here()
        return found

    access = table("access", laws.TABLE, laws.COLUMNS, laws.access)
    compact = table("compact", "compact.csv", COMPACT, _compact)
    there_are = laws.has_boards(tables)
    boards = table("board", laws.BOARDS, laws.BOARD_COLUMNS, laws.board) if there_are else {}
    pay = _wages(reader, directory, codes, known, only, rows)
    if reader.problems:
        raise DataError(*reader.problems)
    places = {
        code: Place(
            code=code,
            name=name,
            access=access.get(code),
            compact=compact.get(code),
            pay=pay.get(code, {}),
            board=boards.get(code),
        )
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
        laws.hold(reader, row["place"], known)
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


def _compact(reader: Reader, row: dict[str, str]) -> Compact:
    return Compact(
        membership=reader.word(row["membership"], Membership, "membership"),
        as_of=reader.when(row["as_of"], "as_of"),
        source=reader.source(row["source"]),
        known=reader.word(row["known"], Known, "known"),
    )
