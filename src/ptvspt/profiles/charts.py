"""Facts as charts: which figures of a section can be drawn, and what stands at them."""

from __future__ import annotations

from collections.abc import Sequence

from ptvspt.document.tree import Bar, BarChart, Block, Box, BoxChart
from ptvspt.profiles import wording
from ptvspt.profiles.records import PERCENTILES, Fact, Kind, Missing, Profession, Section, Unit

JOBS = ("jobs", "jobs-projected")
HEADS = ("10th percentile", "25th percentile", "Median", "75th percentile", "90th percentile")


def wages(section: Section, professions: Sequence[Profession]) -> tuple[Block, ...]:
    """Return the wages of professions as boxes on one axis, those of a place behind the national ones.

    Nothing is returned where no profession has two percentiles or more.
    """
    boxes = [
        box
        for profession in professions
        for end, where in _variants(section)
        if (box := _box(section, profession, end, where)) is not None
    ]
    if not boxes:
        return ()
    return (BoxChart("Wages a year, on one axis", ("Profession", *HEADS), tuple(boxes)),)


def jobs(section: Section, profession: Profession) -> tuple[Block, ...]:
    """Return a profession's jobs by year as bars, or nothing where there are fewer than two figures."""
    bars = []
    for attribute in section.attributes:
        (fact, *_) = profession.about(section, attribute)
        counted = attribute.kind is Kind.NUMBER and attribute.unit is Unit.JOBS and attribute.id in JOBS
        if counted and isinstance(fact.value, int | float):
            bars.append(Bar(attribute.label, fact.value, wording.plain_number(fact.value)))
    if len(bars) < 2:
        return ()
    return (BarChart(f"{profession.name}: jobs now and projected", ("When", "Jobs"), tuple(bars)),)


def _variants(section: Section) -> list[tuple[str, str]]:
    """Return the endings of ids and labels under which percentiles stand: the national ones, and a place's."""
    found = [("", "")]
    for attribute in section.attributes:
        if attribute.id.startswith("median-"):
            found.append((attribute.id.removeprefix("median"), ", ".join(["", *attribute.label.split(", ")[1:]])))
    return found


def _box(section: Section, profession: Profession, end: str, where: str) -> Box | None:
    attributes = {attribute.id: attribute for attribute in section.attributes}
    values: list[float | None] = []
    texts: list[str] = []
    for name in PERCENTILES:
        attribute = attributes.get(f"{name}{end}")
        (fact, *_) = profession.about(section, attribute) if attribute else (Fact(value=Missing.UNKNOWN),)
        number = fact.value if isinstance(fact.value, int | float) else None
        values.append(number)
        if number is not None:
            texts.append(wording.money(number))
        else:
            texts.append(wording.MISSING[fact.value if isinstance(fact.value, Missing) else Missing.UNKNOWN])
    if sum(value is not None for value in values) < 2:
        return None
    p10, p25, median, p75, p90 = values
    t10, t25, middle, t75, t90 = texts
    return Box(
        f"{profession.name}{where}",
        (p10, p25, median, p75, p90),
        (t10, t25, middle, t75, t90),
        tint=profession.order,
    )
