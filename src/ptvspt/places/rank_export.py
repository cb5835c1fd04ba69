"""Places in order, by pay or by direct access, as typed values and rows for programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ptvspt.places import law
from ptvspt.places.pay import NOT_PUBLISHED, few
from ptvspt.places.rank import Ranking, first
from ptvspt.places.records import Place
from ptvspt.profiles import export, wording
from ptvspt.profiles.records import Catalogue
from ptvspt.profiles.statistics import Wage
from ptvspt.results import Grid, envelope

ASKED = "asked"
"""The column that tells the place asked for: always there, as a variable of the environment may ask for one."""


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
    """Return the places in order as rows, those without a figure last; `asked` marks the place asked for."""
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
    """Return the places by level of direct access as rows."""
    rows = []
    for level, found in law.levels(places).items():
        for one in found:
            access = one.access
            proof = (access.as_of, wording.named(access.source)) if access else ("none", "none")
            known = law.known(access).value
            rows.append((level.value, one.code, one.name, law.access_words(access), known, *proof))
    return Grid(("level", "place", "name", "what_holds", "known", "as_of", "source"), rows)


def _counts(pay: Wage | None) -> tuple[str, str]:
    found = (None, None) if pay is None else (pay.employment, pay.jobs_per_1000)
    jobs, rate = (NOT_PUBLISHED if one is None else export.bare(one) for one in found)
    return jobs, rate
