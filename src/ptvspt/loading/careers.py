"""The tables of careers: CSV files into records. Every problem of every table comes in one run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path as File
from typing import NamedTuple

from ptvspt.career.records import HIGH_SCHOOL, SHARED, Careers, Figure, Item, Loan, Path, Pay
from ptvspt.errors import DataError, Problem
from ptvspt.loading import statistics
from ptvspt.loading.files import present
from ptvspt.loading.tables import Reader
from ptvspt.profiles.records import Certainty, Source
from ptvspt.profiles.statistics import NATION, Wage

DIRECTORY = "career"
PATHS = ("path", "name", "short", "usual", "loan")
FIGURES = ("path", "item", "low", "high", "as_of", "source", "certainty", "note")
OCCUPATIONS = ("code", "title", "population")
OF_ALL = frozenset(item for item in Item if item.value.startswith(("college-year", "rate-", "limit-"))) - {
    Item.COLLEGE_YEARS
}
"""What all paths share."""
OF_HIGH_SCHOOL = frozenset(item for item in Item if item.value.startswith("pay-"))


class Located(NamedTuple):
    """All careers, and where each path, each figure (`pt:public.debt`) and each table stands."""

    careers: Careers
    rows: dict[str, Problem]


def read(
    directory: File,
    source_of: Callable[[str], Source | None],
    codes: Mapping[str, tuple[str, ...]],
    place: str = NATION,
) -> Careers:
    """Return the careers of a directory of data, with the wages of a place; `codes` are the professions'.

    Raises DataError.
    """
    return locate(directory, source_of, codes, place).careers


def wages(
    directory: File, source_of: Callable[[str], Source | None], codes: Mapping[str, tuple[str, ...]], place: str
) -> dict[str, Pay]:
    """Return the newest wages of professions in a place, by id. Raises DataError."""
    reader = Reader(source_of)
    found = _wages(reader, directory, codes, place)
    if reader.problems:
        raise DataError(*reader.problems)
    return found


def locate(
    directory: File,
    source_of: Callable[[str], Source | None],
    codes: Mapping[str, tuple[str, ...]],
    place: str = NATION,
) -> Located:
    """Return the careers of a directory with where each row stands. Raises DataError."""
    reader = Reader(source_of)
    tables = directory / DIRECTORY
    rows: dict[str, Problem] = {}
    heads: dict[str, dict[str, str]] = {}
    for row in reader.rows(tables / "paths.csv", PATHS):
        _head(reader, row, codes, heads)
        heads[row["path"]] = row
        rows[row["path"]] = reader.here()
    figures: dict[str, dict[Item, Figure]] = {id_: {} for id_ in (*heads, SHARED)}
    for row in reader.rows(tables / "figures.csv", FIGURES):
        item, figure = _figure(reader, row, heads, figures)
        figures.setdefault(row["path"], {})[item] = figure
        rows[f"{row['path']}.{item.value}"] = reader.here()
    for item in Item:
        if item in OF_ALL and item not in figures[SHARED] and not reader.lost:
            reader.fail(f"figures.csv has no row of {SHARED},{item.value}; add one")
    for id_ in heads:
        _complete(reader, rows[id_], id_, figures[id_])
    pay = _wages(reader, directory, codes, place)
    if reader.problems:
        raise DataError(*reader.problems)
    paths = {id_: _path(row, figures[id_]) for id_, row in heads.items()}
    return Located(Careers(paths, figures[SHARED], pay), rows)


def _head(reader: Reader, row: dict[str, str], codes: Mapping[str, object], known: Mapping[str, object]) -> None:
    """Note what is wrong with a row of a path; what its words mean is read when all rows are there."""
    id_ = row["path"]
    profession, colon, route = id_.partition(":")
    if id_ in known:
        reader.fail(f"the path {id_[:40]} stands twice")
    if id_ != HIGH_SCHOOL and not (profession in codes and colon and route):
        message = f"a path is a profession's id and a route, like pt:public, or {HIGH_SCHOOL}, not '{id_[:40]}'"
        reader.fail(message, "path")
    for column in ("name", "short"):
        if not reader.text(row[column], column):
            reader.fail("a name is wanted here", column)
    if row["usual"] not in ("yes", "no"):
        reader.fail(f"yes or no is wanted here, not '{row['usual'][:40]}'", "usual")
    reader.word(row["loan"], Loan, "loan")


def _path(row: Mapping[str, str], figures: Mapping[Item, Figure]) -> Path:
    id_ = row["path"]
    profession = None if id_ == HIGH_SCHOOL else id_.partition(":")[0]
    return Path(id_, profession, row["name"], row["short"], row["usual"] == "yes", Loan(row["loan"]), figures)


def _figure(
    reader: Reader,
    row: dict[str, str],
    heads: Mapping[str, object],
    found: Mapping[str, Mapping[Item, Figure]],
) -> tuple[Item, Figure]:
    id_, item = row["path"], reader.word(row["item"], Item, "item")
    if id_ not in (*heads, SHARED):
        reader.fail(f"no path '{id_[:40]}' in paths.csv; add it there, or correct the id", "path")
    elif (item in OF_ALL) != (id_ == SHARED) or (item in OF_HIGH_SCHOOL) != (id_ == HIGH_SCHOOL):
        reader.fail(f"{item.value} is no figure of {id_}", "item")
    if item in found.get(id_, {}):
        reader.fail(f"the row of {id_[:40]} {item.value} stands twice")
    low = reader.number(row["low"], "low")
    high = reader.number(row["high"], "high") if row["high"] else low
    if low is None:
        reader.fail("a number is wanted here", "low")
    elif high is not None and high < low:
        reader.fail("the highest is less than the lowest", "high")
    sources = tuple(reader.source(one) for one in row["source"].split("; "))
    certainty = reader.word(row["certainty"], Certainty, "certainty") if row["certainty"] else Certainty.CONFIRMED
    as_of, note = reader.when(row["as_of"], "as_of"), reader.text(row["note"], "note")
    return item, Figure(low or 0.0, high or low or 0.0, as_of, sources, certainty, note)


def _complete(reader: Reader, here: Problem, id_: str, figures: Mapping[Item, Figure]) -> None:
    """Note what a path lacks: nobody could calculate with it."""
    wanted = OF_HIGH_SCHOOL if id_ == HIGH_SCHOOL else ()
    missing = [item.value for item in Item if item in wanted and item not in figures]
    if id_ != HIGH_SCHOOL and not figures.keys() & {Item.COLLEGE_YEARS, Item.PROGRAM_YEARS}:
        missing.append(Item.PROGRAM_YEARS.value)
    if (Item.TRAINING_YEARS in figures) != (Item.TRAINING_PAY in figures):
        missing.append("training-pay" if Item.TRAINING_YEARS in figures else "training-years")
    if missing:
        reader.problems.append(here._replace(message=f"{id_} has no {' and no '.join(missing)} in figures.csv; add it"))


def _wages(reader: Reader, directory: File, codes: Mapping[str, tuple[str, ...]], place: str) -> dict[str, Pay]:
    """Return the newest wages of professions in a place, by id; one that is withheld in part is none."""
    if statistics.WAGES not in present(directory):
        return {}
    of: dict[str, list[str]] = {}
    for id_, held in codes.items():
        for soc in held:
            of.setdefault(soc, []).append(id_)
    newest: dict[str, Wage] = {}
    wanted = (place, *of)
    for row in reader.rows(
        directory / statistics.WAGES, statistics.WAGE_COLUMNS, lambda row: row[0] == place and row[1] in wanted
    ):
        one = statistics.wage(reader, row)
        if one.soc not in newest or one.as_of > newest[one.soc].as_of:
            newest[one.soc] = one
    counts = _populations(reader, directory)
    found: dict[str, Pay] = {}
    for soc, one in newest.items():
        if one.p10 is None or one.p25 is None or one.median is None or one.p75 is None:
            continue
        pay = Pay(one.p10, one.p25, one.median, one.p75, one.as_of, one.source, counts.get(soc, ""))
        for id_ in of[soc]:
            found.setdefault(id_, pay)
    return found


def _populations(reader: Reader, directory: File) -> dict[str, str]:
    """Return whom an occupation counts, by code, when that is more than a profession."""
    if statistics.OCCUPATIONS not in present(directory):
        return {}
    rows = reader.rows(directory / statistics.OCCUPATIONS, OCCUPATIONS)
    return {row["code"]: reader.text(row["population"], "population") for row in rows if row["population"]}
