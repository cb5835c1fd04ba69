"""What is paid in a place, beside the national figure, and what a reader must know before setting them side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ptvspt.places.records import By, Place
from ptvspt.profiles.records import Catalogue, Fact, Missing, Profession, Source, When
from ptvspt.profiles.rows import GIVEN, STATUS
from ptvspt.profiles.statistics import Mark, Wage
from ptvspt.profiles.wording import MISSING, when

FIGURE = {By.MEDIAN: "Median wage", By.P10: "10th percentile", By.P90: "90th percentile", By.MEAN: "Mean wage"}
NOT_PUBLISHED = MISSING[Missing.NOT_PUBLISHED]
NO_FIGURES = "no figures by state"
FEW = 100
SMALL = f"Fewer than {FEW} jobs: small numbers swing from year to year."
REASON = {Mark.WAGE: "withheld", Mark.JOBS: "withheld", Mark.CAPPED: "capped", Mark.FEW: "too-few"}
"""Why a figure is not there, as a program reads it."""
NOT_HELD, NOT_TAKEN = "not-held", "not-taken"
"""The status where no place has figures of a profession, and where nobody says why one is not there."""
UNLIKE = "Not like for like: the two figures are of different dates."
"""What is said of a whole table of places that are of another release than the national figure."""


class Release(NamedTuple):
    """The wage tables of places: their date, their source, and the professions that they count."""

    as_of: When
    source: Source
    professions: frozenset[str]


class Earning(NamedTuple):
    """A profession's pay in a place beside the national median: how much more, and how many times it.

    `pay` is None where nothing is published there; `held` tells whether any place has figures.
    """

    profession: Profession
    pay: Wage | None
    held: bool
    national: Fact | None
    by: float | None
    ratio: float | None
    unlike: str


def statuses(pay: Wage | None, names: Iterable[str]) -> str:
    """Return why figures are not there, like "median:withheld", or that all are there."""
    if pay is None:
        return STATUS[Missing.NOT_PUBLISHED]
    gone = [f"{name}:{reason}" for name in names if (reason := status(pay, name)) != GIVEN]
    return "; ".join(gone) or GIVEN


def status(pay: Wage, name: str) -> str:
    """Return why a figure is not there, or that it is."""
    if getattr(pay, name) is not None:
        return GIVEN
    mark = pay.mark(name)
    return NOT_TAKEN if mark is None else REASON[mark]


def release(places: Mapping[str, Place]) -> Release | None:
    """Return the newest release of the wage tables, or None when there are no wages."""
    found = [pay for place in places.values() for pay in place.pay.values()]
    if not found:
        return None
    newest = max(found, key=lambda pay: pay.as_of)
    held = frozenset(id_ for place in places.values() for id_ in place.pay)
    return Release(as_of=newest.as_of, source=newest.source, professions=held)


def earnings(catalogue: Catalogue, place: Place, tables: Release | None) -> tuple[Earning, ...]:
    """Return the pay of every profession of the catalogue in a place beside the national median."""
    return tuple(_earning(catalogue, one, place, tables) for one in catalogue.professions.values())


def national(catalogue: Catalogue, profession: Profession, name: str) -> Fact | None:
    """Return the national fact of a figure of the section `salary`, or None where there is no number."""
    section = catalogue.sections.get("salary")
    attribute = next((one for one in section.attributes if one.id == name), None) if section else None
    if section is None or attribute is None:
        return None
    (fact, *_) = profession.about(section, attribute)
    return None if isinstance(fact.value, Missing) else fact


def figure(pay: Wage, by: By) -> int | None:
    """Return one figure of a place's pay, or None where it is not published."""
    match by:
        case By.MEDIAN:
            return pay.median
        case By.P10:
            return pay.p10
        case By.P90:
            return pay.p90
        case By.MEAN:
            return pay.mean


def few(pay: Wage) -> bool:
    """Tell whether so few jobs are counted that a figure says little."""
    return pay.employment is not None and pay.employment < FEW


def unlike(told: Fact, as_of: str) -> str:
    """Return why a place's figure may not be set beside the national one, or nothing."""
    if told.as_of in (None, as_of):
        return ""
    return f"Not like for like: the national figure is of {when(told.as_of)}, this one of {when(as_of)}."


def _earning(catalogue: Catalogue, profession: Profession, place: Place, tables: Release | None) -> Earning:
    pay = place.pay.get(profession.id)
    fact = national(catalogue, profession, "median")
    by = ratio = None
    note = ""
    if fact is not None and pay is not None and pay.median is not None and isinstance(fact.value, int | float):
        by, ratio = pay.median - fact.value, pay.median / fact.value if fact.value else None
        note = unlike(fact, pay.as_of)
    held = tables is not None and profession.id in tables.professions
    return Earning(profession=profession, pay=pay, held=held, national=fact, by=by, ratio=ratio, unlike=note)
