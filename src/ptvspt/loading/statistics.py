"""The tables of statistics: CSV files into rows, each with where it stands. Every problem of every table comes."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ptvspt.errors import Problem
from ptvspt.loading.files import STATISTICS, present
from ptvspt.loading.tables import WHOLE, Reader
from ptvspt.profiles.join import MEANING
from ptvspt.profiles.records import When
from ptvspt.profiles.statistics import (
    FIGURES,
    HOURLY,
    Domain,
    Mark,
    Projection,
    Rating,
    Setting,
    Statistics,
    Wage,
)

WAGES, PROJECTIONS, INDUSTRIES, ONET, OCCUPATIONS, PLACES = STATISTICS
WAGE_COLUMNS = ("place", "soc", "release", *FIGURES, "status", "source")
PROJECTION_COLUMNS = ("soc", "edition", "jobs", "jobs_projected", "new_jobs", "growth", "openings", "source")
INDUSTRY_COLUMNS = ("soc", "setting", "industry", "release", "share", "median", "status", "source")
ONET_COLUMNS = ("code", "domain", "element", "value", "date", "release", "source")
PLACE = re.compile(r"[A-Z]{2,}")
SOC = re.compile(r"[0-9]{2}-[0-9]{4}")
ONET_SOC = re.compile(r"[0-9]{2}-[0-9]{4}\.[0-9]{2}")
OCCUPATION = re.compile(r"[0-9]{2}-[0-9]{4}(\.[0-9]{2})?")
EDITION = re.compile(r"20[0-9]{2}-[0-9]{2}")
VERSION = re.compile(r"[0-9]{1,3}\.[0-9]{1,3}")
SOC_LENGTH = len("29-1123")
"""The letters of an O*NET code that are the SOC code of its occupation."""
SCALES = {Domain.JOB_ZONE: (1, 5), Domain.INTEREST: (1, 7), Domain.SKILL: (1, 5)}
DECIMAL = frozenset((*HOURLY, "jobs_per_1000"))
T = TypeVar("T")
Build = Callable[[Reader, dict[str, str]], T]


class Tables(NamedTuple):
    """All tables of a directory, the names of those that it has, and where each row stands."""

    statistics: Statistics
    held: frozenset[str]
    rows: dict[Hashable, Problem]


def read(directory: Path, reader: Reader) -> Tables:
    """Return the tables of a directory of data; problems are the reader's."""
    held = present(directory)
    stand: dict[Hashable, Problem] = {}

    def table(
        name: str,
        columns: tuple[str, ...],
        build: Build[T],
        key: Callable[[T], Hashable],
        code: Callable[[T], str] | None = None,
    ) -> Iterator[T]:
        found: set[Hashable] = set()
        for row in reader.rows(directory / name, columns) if name in held else ():
            one = build(reader, row)
            if key(one) in found:
                reader.fail(f"the row of {' '.join(list(row.values())[:3])[:60]} stands twice")
            if code and OCCUPATIONS in held and code(one)[:SOC_LENGTH] not in known:
                reader.fail(f"no occupation '{code(one)}' in occupations.csv; add it there, or correct the code")
            found.add(key(one))
            stand[one] = reader.here()
            yield one

    occupations = [*table(OCCUPATIONS, ("code", "title", "population"), _occupation, lambda row: row[0])]
    known = {id_[:SOC_LENGTH] for id_, *_ in occupations}
    soc = attrgetter("soc")
    wages = table(WAGES, WAGE_COLUMNS, wage, lambda row: (row.place, row.soc, row.as_of), soc)
    outlook = table(PROJECTIONS, PROJECTION_COLUMNS, _projection, lambda row: (row.soc, row.edition), soc)
    settings = table(INDUSTRIES, INDUSTRY_COLUMNS, _setting, lambda row: (row.soc, row.name, row.share is None), soc)
    ratings = table(ONET, ONET_COLUMNS, rating, lambda row: (row.code, row.element), attrgetter("code"))
    statistics = Statistics(
        wages={(row.place, row.soc, row.as_of): row for row in wages},
        projections={(row.soc, row.edition): row for row in outlook},
        settings=tuple(settings),
        ratings=tuple(ratings),
        populations={code: population for code, _, population in occupations if population},
        places=_names(directory) if PLACES in held else {},
        titles={code: title for code, title, _ in occupations},
    )
    return Tables(statistics, frozenset(Path(name).stem for name in held), stand)


def _names(directory: Path) -> dict[str, str]:
    """Return the name of each place by its code; what is wrong in their table is told by who reads the places."""
    reader = Reader(lambda _id: None)
    names = {row["code"]: row["name"] for row in reader.rows(directory / PLACES, ("code", "name"))}
    return {} if reader.problems else names


def wage(reader: Reader, row: dict[str, str]) -> Wage:
    """Return a row of the wages."""
    marks = _marks(reader, row, FIGURES)
    given: dict[str, Any] = {
        name: reader.number(row[name], name) if name in DECIMAL else reader.whole(row[name], name) for name in FIGURES
    }
    return Wage(
        place=reader.code(row["place"], PLACE, "a place in capitals, like US or TX,", "place"),
        soc=reader.code(row["soc"], SOC, "an SOC code, like 29-1123,", "soc"),
        as_of=_release(reader, row),
        source=reader.source(row["source"]),
        marks=marks,
        **given,
    )


def _marks(reader: Reader, row: dict[str, str], names: tuple[str, ...]) -> tuple[tuple[str, Mark], ...]:
    """Return why figures are not there, from parts like `mean:*`; a figure has a number or a mark."""
    found: list[tuple[str, Mark]] = []
    for part in row["status"].split(" ") if row["status"] else ():
        name, colon, mark = part.partition(":")
        if name not in names or not colon:
            reader.fail(f"a figure and a mark are wanted here, like mean:*, not '{part[:40]}'", "status")
        elif row[name]:
            reader.fail(f"there is a figure beside the mark '{mark[:10]}'; remove one", name)
        else:
            found.append((name, reader.word(mark, Mark, "status")))
    return tuple(found)


def _release(reader: Reader, row: dict[str, str]) -> When:
    if row["release"] == "undated":
        reader.fail("a release has a date, like 2025-05", "release")
    return reader.when(row["release"], "release")


def _signed(reader: Reader, row: dict[str, str], name: str) -> float | None:
    """Return a number that may be less than nothing; a whole one as int."""
    cell = row[name]
    number = reader.number(cell.removeprefix("-"), name)
    if number is None:
        return None
    size = number if "." in cell else int(number)
    return -size if cell.startswith("-") else size


def _count(reader: Reader, row: dict[str, str], name: str) -> int | None:
    """Return a whole number that may be less than nothing."""
    number = reader.whole(row[name].removeprefix("-"), name)
    return -number if number is not None and row[name].startswith("-") else number


def _projection(reader: Reader, row: dict[str, str]) -> Projection:
    return Projection(
        soc=reader.code(row["soc"], SOC, "an SOC code, like 29-1123,", "soc"),
        edition=reader.code(row["edition"], EDITION, "an edition, like 2025-35,", "edition"),
        source=reader.source(row["source"]),
        jobs=reader.whole(row["jobs"], "jobs"),
        jobs_projected=reader.whole(row["jobs_projected"], "jobs_projected"),
        new_jobs=_count(reader, row, "new_jobs"),
        growth=_signed(reader, row, "growth"),
        openings=reader.whole(row["openings"], "openings"),
    )


def _setting(reader: Reader, row: dict[str, str]) -> Setting:
    marks = _marks(reader, row, ("share", "median"))
    if bool(row["share"]) + bool(row["median"]) + len(marks) != 1:
        reader.fail("a row has a share or a median, or a mark in place of one")
    if not row["setting"]:
        reader.fail("a name is wanted here, like Hospitals", "setting")
    return Setting(
        soc=reader.code(row["soc"], SOC, "an SOC code, like 29-1123,", "soc"),
        name=reader.text(row["setting"], "setting"),
        as_of=_release(reader, row),
        source=reader.source(row["source"]),
        share=_signed(reader, row, "share"),
        median=reader.whole(row["median"], "median"),
        marks=marks,
    )


def rating(reader: Reader, row: dict[str, str]) -> Rating:
    """Return a row of O*NET's ratings."""
    domain = reader.word(row["domain"], Domain, "domain")
    value = reader.number(row["value"], "value")
    lowest, highest = SCALES[domain]
    whole = domain is not Domain.JOB_ZONE or WHOLE.fullmatch(row["value"])
    if value is None or not (lowest <= value <= highest and whole):
        reader.fail(f"a rating from {lowest} to {highest} is wanted here, not '{row['value'][:40]}'", "value")
    if domain is Domain.INTEREST and row["element"] not in MEANING:
        reader.fail(f"no interest '{row['element'][:40]}'; known are {', '.join(MEANING)}", "element")
    return Rating(
        code=reader.code(row["code"], ONET_SOC, "an O*NET code, like 29-1123.00,", "code"),
        domain=domain,
        element=reader.text(row["element"], "element"),
        value=value or lowest,
        as_of=reader.when(row["date"], "date"),
        release=reader.code(row["release"], VERSION, "a release of O*NET, like 31.0,", "release"),
        source=reader.source(row["source"]),
    )


def _occupation(reader: Reader, row: dict[str, str]) -> tuple[str, str, str]:
    code = reader.code(row["code"], OCCUPATION, "an SOC or O*NET code, like 29-1123,", "code")
    return code, reader.text(row["title"], "title"), reader.text(row["population"], "population")
