"""The tables of places: CSV files into records. Every problem of every table comes in one run."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from io import StringIO
from pathlib import Path
from typing import NamedTuple, TypeVar

from ptvspt.errors import DataError, Problem
from ptvspt.loading.dates import DATE
from ptvspt.loading.files import read_text
from ptvspt.names import suggestion
from ptvspt.places.records import Access, Compact, Known, Level, Limit, LimitKind, LimitUnit, Membership, Pay, Place
from ptvspt.profiles.records import Source, When

PLACES = ("code", "name")
ACCESS = ("place", "level", "limits", "provisions", "statute", "as_of", "source", "known")
COMPACT = ("place", "membership", "as_of", "source", "known")
FIGURES = ("employment", "jobs_per_1000", "mean", "p10", "p25", "median", "p75", "p90")
WAGES = ("place", "profession", "soc", *FIGURES, "as_of", "source")
E = TypeVar("E", bound=Enum)
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
    reader = _Reader(source_of)
    names: dict[str, str] = {}
    reader.found[""] = Problem(str(directory / "places.csv"), 1, 1, "")
    for row in reader.rows(directory / "places.csv", PLACES):
        if row["code"] in names:
            reader.fail(f"the place {row['code']} stands twice")
        elif not (row["code"].isascii() and row["code"].isalpha() and row["code"].isupper() and row["name"]):
            reader.fail(f"a place is a code in capitals and a name, like TX,Texas, not '{row['code'][:40]}'")
        names[row["code"]] = row["name"]
        reader.here(row["code"])
    only = choose(names) if choose else None
    counted: set[str] = set()

    def wanted(row: list[str]) -> bool:
        return only is None or row[0] == only

    def telling(row: list[str]) -> bool:
        found = wanted(row) or row[1] not in counted
        counted.add(row[1])
        return found

    access = reader.table(directory / "direct-access.csv", ACCESS, "access", names, reader.access, wanted)
    compact = reader.table(directory / "compact.csv", COMPACT, "compact", names, reader.compact, wanted)
    pay: dict[str, dict[str, Pay]] = {code: {} for code in names}
    for row in reader.rows(directory / "wages.csv", WAGES, telling):
        if row["place"] not in names:
            reader.fail(f"no place '{row['place'][:40]}' in places.csv")
        elif row["profession"] in pay[row["place"]]:
            reader.fail(f"the wages of {row['profession']} in {row['place']} stand twice")
        else:
            pay[row["place"]][row["profession"]] = reader.pay(row)
            reader.here(f"{row['place']}.{row['profession']}")
    if reader.problems:
        raise DataError(*reader.problems)
    places = {
        code: Place(code=code, name=name, access=access.get(code), compact=compact.get(code), pay=pay[code])
        for code, name in names.items()
    }
    return Located(places, reader.found)


class _Reader:
    """Reads rows and collects problems; knows the row at hand."""

    def __init__(self, source_of: Callable[[str], Source | None]) -> None:
        self.source_of = source_of
        self.problems: list[Problem] = []
        self.path, self.line = "", 0
        self.known: dict[str, Source | None] = {}
        self.found: dict[str, Problem] = {}  # where each row stands

    def here(self, key: str) -> None:
        self.found[key] = Problem(self.path, self.line, 1, "")

    def fail(self, message: str) -> None:
        self.problems.append(Problem(self.path, self.line, 1, message))

    def rows(
        self, path: Path, columns: tuple[str, ...], keep: Callable[[list[str]], bool] = lambda _row: True
    ) -> Iterator[dict[str, str]]:
        """Yield the rows of a table that has these columns, those to `keep`."""
        table = csv.reader(StringIO(read_text(path), newline=""))
        self.path, self.line = str(path), 1
        try:
            head = next(table, [])
            if tuple(head) != columns:
                raise DataError(Problem(self.path, 1, 1, f"the columns must be {','.join(columns)}"))
            for row in table:
                self.line = table.line_num
                if len(row) != len(columns):
                    self.fail(f"the row has {len(row)} cells, {len(columns)} are wanted")
                elif keep(row):
                    yield dict(zip(columns, row, strict=True))
        except csv.Error as error:
            raise DataError(Problem(self.path, table.line_num, 1, f"not CSV: {error}")) from error

    def table(
        self,
        path: Path,
        columns: tuple[str, ...],
        name: str,
        places: Mapping[str, str],
        build: Callable[[dict[str, str]], T],
        keep: Callable[[list[str]], bool],
    ) -> dict[str, T]:
        """Return a table that has one row for each place."""
        found: dict[str, T] = {}
        for row in self.rows(path, columns, keep):
            code = row["place"]
            if code not in places:
                self.fail(f"no place '{code[:40]}' in places.csv")
            elif code in found:
                self.fail(f"the place {code} stands twice")
            else:
                found[code] = build(row)
                self.here(f"{code}.{name}")
        return found

    def access(self, row: dict[str, str]) -> Access:
        return Access(
            level=self._word(row["level"], Level),
            limits=tuple(self._limit(part.strip()) for part in row["limits"].split(";") if part.strip()),
            provisions=row["provisions"],
            statute=row["statute"],
            as_of=self._when(row["as_of"]),
            source=self._source(row["source"]),
            known=self._word(row["known"], Known),
        )

    def compact(self, row: dict[str, str]) -> Compact:
        return Compact(
            membership=self._word(row["membership"], Membership),
            as_of=self._when(row["as_of"]),
            source=self._source(row["source"]),
            known=self._word(row["known"], Known),
        )

    def pay(self, row: dict[str, str]) -> Pay:
        figures = {name: self._whole(row[name]) for name in FIGURES if name != "jobs_per_1000"}
        rate = row["jobs_per_1000"]
        jobs = None
        if rate:
            try:
                jobs = float(rate)
            except ValueError:
                self.fail(f"a number is wanted here, not '{rate[:40]}'")
        return Pay(
            soc=row["soc"],
            **figures,
            jobs_per_1000=jobs,
            as_of=self._when(row["as_of"]),
            source=self._source(row["source"]),
        )

    def _limit(self, text: str) -> Limit:
        amount, unit, kind = (*text.split(), "", "", "")[:3]
        if not amount.isdecimal():
            self.fail(f"a limit is an amount, a unit and a kind, like '30 days hard-stop', not '{text[:40]}'")
        return Limit(
            amount=int(amount) if amount.isdecimal() else 0,
            unit=self._word(unit, LimitUnit),
            kind=self._word(kind, LimitKind),
        )

    def _word(self, text: str, words: type[E]) -> E:
        """Return a word of a closed list; an unknown one is noted, and stands for the first."""
        known = {str(one.value): one for one in words}
        if text not in known:
            remedy = suggestion(text, known) or f"; known are {', '.join(known)}"
            self.fail(f"no {words.__name__.lower()} '{text[:40]}'{remedy}")
        return known.get(text, next(iter(words)))

    def _whole(self, text: str) -> int | None:
        if text and not text.isdecimal():
            self.fail(f"a whole number is wanted here, or nothing, not '{text[:40]}'")
        return int(text) if text.isdecimal() else None

    def _when(self, text: str) -> When:
        if text != "undated" and not DATE.fullmatch(text):
            self.fail(f"a date is wanted here, like 2026-11 or undated, not '{text[:40]}'")
        return When(text)

    def _source(self, id_: str) -> Source:
        if id_ not in self.known:
            self.known[id_] = self.source_of(id_)
        source = self.known[id_]
        if source is None:
            raise DataError(Problem(self.path, self.line, 1, f"no source '{id_[:60]}' in sources.yaml"))
        return source
