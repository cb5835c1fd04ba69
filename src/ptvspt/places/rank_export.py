"""Places in order, by pay or by direct access, as typed values and rows for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ptvspt.places import law
from ptvspt.places.pay import NOT_PUBLISHED, few, statuses
from ptvspt.places.rank import Ranking, first
from ptvspt.places.records import Access, Level, Place
from ptvspt.profiles import export, wording
from ptvspt.profiles.records import Catalogue
from ptvspt.profiles.statistics import PAID, Wage
from ptvspt.results import Cell, Grid, bare, dated, envelope, flat

ASKED = "asked"
"""The column that tells the place asked for: always there, as a variable of the environment may ask for one."""
ACCESS = ("level", "place", "name", "what_holds", "known", "as_of", "source")


def salary_data(catalogue: Catalogue, ranking: Ranking, top: int | None, asked: str | None = None) -> dict[str, Any]:
    """Return the places in order as JSON values, with the code of the one asked for."""
    fact = ranking.national
    return envelope(
        catalogue.version,
        profession=ranking.profession.id,
        by=ranking.by.value,
        asked=asked,
        unit="usd-per-year",
        national=fact.value if fact else None,
        national_as_of=fact.as_of if fact else None,
        population=fact.population if fact else None,
        places=[
            {
                "rank": one.rank,
                "place": one.place.code,
                "name": one.place.name,
                "value": one.value,
                "employment": one.pay.employment,
                "jobs_per_1000": one.pay.jobs_per_1000,
                "small_numbers": few(one.pay),
                "as_of": one.pay.as_of,
            }
            for one in first(ranking, top, asked)
        ],
        withheld=[place.code for place in ranking.withheld],
        source=export.source_data(ranking.tables.source),
    )


def salary_grid(ranking: Ranking, top: int | None, asked: str | None = None) -> Grid:
    """Return the places in order as typed rows with every figure, those without the figure of the order last."""
    tables, id_ = ranking.tables, ranking.profession.id
    found: list[tuple[Cell, ...]] = [_row(one.rank, one.place, one.pay, ranking) for one in first(ranking, top, asked)]
    found += [_row(None, place, place.pay.get(id_), ranking) for place in ranking.withheld]
    return Grid(
        ("rank", "place", "name", *PAID, "status", "as_of", "source", ASKED),
        [flat(*row, tables.source.id, mark(str(row[1]), asked)) for row in found],
    )


def salary_lines(ranking: Ranking, top: int | None, asked: str | None = None) -> Grid:
    """Return the places in order as lines in words, those without a figure last; `asked` marks the place asked for."""
    columns = ("rank", "place", "name", ranking.by.value, "employment", "jobs_per_1000", "as_of", "source", ASKED)
    rows = [
        (str(one.rank), one.place.code, one.place.name, str(one.value), *_counts(one.pay), one.pay.as_of)
        for one in first(ranking, top, asked)
    ]
    for place in ranking.withheld:
        counts = _counts(place.pay.get(ranking.profession.id))
        rows.append(("none", place.code, place.name, NOT_PUBLISHED, *counts, ranking.tables.as_of))
    source = wording.named(ranking.tables.source)
    return Grid(columns, [(*row, source, mark(row[1], asked)) for row in rows])


def mark(code: str, asked: str | None) -> str:
    """Return whether a row is of the place asked for, for a column of its own."""
    return "yes" if code == asked else "no"


def access_data(catalogue: Catalogue, places: Iterable[Place]) -> dict[str, Any]:
    """Return the places by level of direct access as JSON values."""
    return envelope(
        catalogue.version,
        levels=[
            {
                "level": level.value,
                "label": law.LEVELS[level].label,
                "places": [
                    {
                        "place": one.code,
                        "name": one.name,
                        "text": law.access_words(one.access),
                        "known": law.known(one.access).value,
                        "as_of": one.access.as_of if one.access else None,
                        "source": export.source_data(one.access.source) if one.access else None,
                    }
                    for one in found
                ],
            }
            for level, found in law.levels(places).items()
        ],
    )


def access_grid(places: Iterable[Place]) -> Grid:
    """Return the places by level of direct access as typed rows."""
    found = []
    for level, one, access in _by_level(places):
        proof = (dated(access.as_of), access.source.id) if access else (None, None)
        words = law.access_words(access)
        found.append(flat(level.value, one.code, one.name, words, law.known(access).value, *proof))
    return Grid(ACCESS, found)


def access_lines(places: Iterable[Place]) -> Grid:
    """Return the places by level of direct access as lines in words."""
    rows = []
    for level, one, access in _by_level(places):
        proof = (access.as_of, wording.named(access.source)) if access else ("none", "none")
        known = law.known(access).value
        rows.append((level.value, one.code, one.name, law.access_words(access), known, *proof))
    return Grid(ACCESS, rows)


def _by_level(places: Iterable[Place]) -> Iterator[tuple[Level, Place, Access | None]]:
    for level, found in law.levels(places).items():
        yield from ((level, one, one.access) for one in found)


def _row(rank: int | None, place: Place, pay: Wage | None, ranking: Ranking) -> tuple[Cell, ...]:
    figures = [getattr(pay, name) if pay else None for name in PAID]
    as_of = pay.as_of if pay else ranking.tables.as_of
    return (rank, place.code, place.name, *figures, statuses(pay, PAID), as_of)


def _counts(pay: Wage | None) -> tuple[str, str]:
    found = (None, None) if pay is None else (pay.employment, pay.jobs_per_1000)
    jobs, rate = (NOT_PUBLISHED if one is None else bare(one) for one in found)
    return jobs, rate
