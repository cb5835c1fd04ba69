"""The statistics: rows of published tables, by the code of an occupation. Values only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import NamedTuple

from ptvspt.profiles.records import Source, When

NATION = "US"
"""The place of national figures."""
TERRITORIES = frozenset(("PR", "VI", "GU"))
"""Places that stand beside the fifty states and DC."""
YEARLY = ("mean", "p10", "p25", "median", "p75", "p90")
HOURLY = tuple(f"hourly_{name}" for name in YEARLY)
PAID = ("p10", "p25", "median", "p75", "p90", "mean", "employment", "jobs_per_1000")
"""The figures of a place that are shown."""
FIGURES = ("employment", "jobs_per_1000", *YEARLY, *HOURLY)


class Mark(Enum):
    """Why a figure is not there: a wage or a number of jobs is withheld, a wage is capped, jobs are too few."""

    WAGE = "*"
    JOBS = "**"
    CAPPED = "#"
    FEW = "~"


class Wage(NamedTuple):
    """Wages and employment of an occupation in a place: whole US dollars a year, dollars and cents an hour.

    `as_of` is the release. A figure that is None was not published where `marks` names it; else it was not taken.
    """

    place: str
    soc: str
    as_of: When
    source: Source
    employment: int | None = None
    jobs_per_1000: float | None = None
    mean: int | None = None
    p10: int | None = None
    p25: int | None = None
    median: int | None = None
    p75: int | None = None
    p90: int | None = None
    hourly_mean: float | None = None
    hourly_p10: float | None = None
    hourly_p25: float | None = None
    hourly_median: float | None = None
    hourly_p75: float | None = None
    hourly_p90: float | None = None
    marks: tuple[tuple[str, Mark], ...] = ()

    def mark(self, name: str) -> Mark | None:
        """Return why a figure is not there, or None where nobody says so."""
        return dict(self.marks).get(name)


class Projection(NamedTuple):
    """The outlook of an occupation in an edition, like 2025-35: jobs with the self-employed, growth in percent."""

    soc: str
    edition: str
    source: Source
    jobs: int | None
    jobs_projected: int | None
    new_jobs: int | None
    growth: float | None
    openings: int | None

    @property
    def year(self) -> When:
        """The year from which the edition looks ahead."""
        return When(self.edition[:4])

    @property
    def end(self) -> str:
        """The year to which it looks."""
        return self.edition[:2] + self.edition[-2:]


class Setting(NamedTuple):
    """The share of an occupation's jobs in a setting, in percent, or the median wage there."""

    soc: str
    name: str
    as_of: When
    source: Source
    share: float | None
    median: int | None
    marks: tuple[tuple[str, Mark], ...] = ()


class Domain(Enum):
    """What a rating of O*NET is of."""

    JOB_ZONE = "job-zone"
    INTEREST = "interest"
    SKILL = "skill"


class Rating(NamedTuple):
    """A rating of O*NET: the job zone from 1 to 5, an interest from 1 to 7, a skill from 1 to 5."""

    code: str
    domain: Domain
    element: str
    value: float
    as_of: When
    release: str
    source: Source


class Statistics(NamedTuple):
    """All tables of a directory; those that it does not have are empty.

    `populations` says whom an occupation counts, by code, when it is more than the profession; `places` the
    name of each place, `titles` that of each occupation.
    """

    wages: Mapping[tuple[str, str, When], Wage] = {}
    projections: Mapping[tuple[str, str], Projection] = {}
    settings: tuple[Setting, ...] = ()
    ratings: tuple[Rating, ...] = ()
    populations: Mapping[str, str] = {}
    places: Mapping[str, str] = {}
    titles: Mapping[str, str] = {}

    def releases(self) -> list[When]:
        """Return the releases of national wages, the newest first."""
        return sorted({as_of for place, _, as_of in self.wages if place == NATION}, reverse=True)

    def editions(self) -> list[str]:
        """Return the editions of the projections, the newest first."""
        return sorted({edition for _, edition in self.projections}, reverse=True)

    def everywhere(self, soc: str) -> dict[str, Wage]:
        """Return the wages of an occupation in the states and DC, by code, of the newest national release."""
        return {
            place: wage
            for (place, code, as_of), wage in self.wages.items()
            if code == soc and as_of == self.releases()[0] and place not in TERRITORIES | {NATION}
        }


def first(codes: Iterable[str], known: Iterable[str]) -> str | None:
    """Return the first of some codes that a table knows, or None."""
    held = set(known)
    return next((code for code in codes if code in held), None)
