"""What the law of each place says, and who licenses there: tables into records, alone or with the other tables."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from ptvspt.errors import DataError, Problem
from ptvspt.loading.tables import Reader
from ptvspt.places.records import Access, Board, Known, Level, Limit, LimitKind, LimitUnit, Place
from ptvspt.profiles.records import Source

PLACES = ("code", "name")
TABLE = "direct-access.csv"
COLUMNS = ("place", "level", "limits", "provisions", "statute", "as_of", "source", "known")
BOARDS = "boards.csv"
"""The table of boards, which a directory of data need not have."""
BOARD_COLUMNS = ("place", "board", "url", "as_of", "source", "known")
CODE = re.compile(r"[A-Z]+")
LIMIT = re.compile(r"([0-9]{1,15}) (\S+) (\S+)")
ADDRESS = re.compile(r"https://[^\s/]+(/\S*)?")

T = TypeVar("T")


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
    """Return the place that is wanted with its law and board, and nothing else; `choose` gets every name by code.

    Raises DataError, and what `choose` raises.
    """
    reader = Reader(source_of)
    tables = directory / "places"
    names = named(reader, tables / "places.csv", {})
    if reader.problems:
        raise DataError(*reader.problems)
    code = choose(names)
    law = _only(reader, tables / TABLE, COLUMNS, code, access)
    licensing = _only(reader, tables / BOARDS, BOARD_COLUMNS, code, board) if has_boards(tables) else None
    if reader.problems:
        raise DataError(*reader.problems)
    return Place(code=code, name=names[code], access=law, compact=None, pay={}, board=licensing)


def has_boards(tables: Path) -> bool:
    """Tell whether a directory of tables has the one of boards."""
    return os.path.exists(tables / BOARDS)  # noqa: PTH110 - never raises


def _only(
    reader: Reader, path: Path, columns: tuple[str, ...], code: str, build: Callable[[Reader, dict[str, str]], T]
) -> T | None:
    """Return the row of one place in a table, or None when it has none."""
    found = [build(reader, row) for row in reader.rows(path, columns, lambda row: row[0] == code)]
    if len(found) > 1:
        reader.fail(f"the place {code} stands twice")
    return found[0] if found else None


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


def board(reader: Reader, row: dict[str, str]) -> Board:
    """Return what a row says of who licenses."""
    if not row["board"]:
        reader.fail("the name of who licenses is wanted here", "board")
    if row["url"]:
        reader.code(row["url"], ADDRESS, "an address that begins with https://, or nothing,", "url")
    return Board(
        name=reader.text(row["board"], "board"),
        url=reader.text(row["url"], "url"),
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
