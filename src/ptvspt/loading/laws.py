"""What the law of each place says about referrals: its table into records, alone or with the other tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from ptvspt.errors import DataError, Problem
from ptvspt.loading.tables import Reader
from ptvspt.places.records import Access, Known, Level, Limit, LimitKind, LimitUnit, Place
from ptvspt.profiles.records import Source

PLACES = ("code", "name")
TABLE = "direct-access.csv"
COLUMNS = ("place", "level", "limits", "provisions", "statute", "as_of", "source", "known")
CODE = re.compile(r"[A-Z]+")
LIMIT = re.compile(r"([0-9]{1,15}) (\S+) (\S+)")


def names(directory: Path) -> dict[str, str]:
    """Return the name of each place of a directory of data by its code. Raises DataError."""
    reader = Reader(lambda _id: None)
    found = named(reader, directory / "places" / "places.csv", {})
    if reader.problems:
        raise DataError(*reader.problems)
    return found


def read(
    directory: Path, source_of: Callable[[str], Source | None], choose: Callable[[Mapping[str, str]], str]
) -> Place:
    """Return the place that is wanted with its law, and nothing else of it; `choose` gets every name by code.

    Raises DataError, and what `choose` raises.
    """
    reader = Reader(source_of)
    tables = directory / "places"
    names = named(reader, tables / "places.csv", {})
    if reader.problems:
        raise DataError(*reader.problems)
    code = choose(names)
    rows = reader.rows(tables / TABLE, COLUMNS, lambda row: row[0] == code)
    found = [access(reader, row) for row in rows]
    if len(found) > 1:
        reader.fail(f"the place {code} stands twice")
    if reader.problems:
        raise DataError(*reader.problems)
    return Place(code=code, name=names[code], access=found[0] if found else None, compact=None, pay={})


def named(reader: Reader, path: Path, rows: dict[str, Problem]) -> dict[str, str]:
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


def hold(reader: Reader, code: str, known: Mapping[str, str] | None) -> None:
    """Note a row of a place that there is not; where not all names could be read, nobody knows."""
    if known is not None and code not in known:
        reader.fail(f"no place '{code[:40]}' in places.csv", "place")


def access(reader: Reader, row: dict[str, str]) -> Access:
    """Return what a row says of a law."""
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
