"""What `ptvspt check` holds: a list of named checks over a catalogue, each a function of values.

Structure (unknown keys, wrong types, citations of no source) is the loader's; these are the rules
that a well-formed file can still break.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from ptvspt.profiles.freshness import SHELF_MONTHS, ages, freshest, is_stale, months_old
from ptvspt.profiles.records import (
    PERCENTILES,
    Attribute,
    Catalogue,
    Fact,
    Kind,
    Missing,
    Permission,
    Profession,
    Section,
    Shelf,
    Unit,
)

BRIEF = 50
DERIVED = (Kind.NUMBER, Kind.RANGE, Kind.PERMISSION, Kind.BREAKDOWN, Kind.LINKS)
"""Kinds whose short statement is derived from the value."""
UNREAD = "undated, and nobody has read its source yet; read it and write the day as its 'checked'"


class Severity(Enum):
    """Whether a finding stops the data from being used."""

    ERROR = "error"
    WARNING = "warning"


class Finding(NamedTuple):
    """What a check found, at the key of a catalogue's part (`pt.salary.median`, `source.x`, `pt`)."""

    key: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A named rule. `find` gets the catalogue and today's date (YYYY-MM-DD)."""

    name: str
    severity: Severity
    find: Callable[[Catalogue, str], Iterator[Finding]]


def run(catalogue: Catalogue, today: str, elsewhere: Collection[str] = ()) -> list[tuple[Check, Finding]]:
    """Return everything that every check finds, in the order of the list.

    `elsewhere` are the ids of sources that something outside the catalogue cites.
    """
    found = [(check, finding) for check in CHECKS for finding in check.find(catalogue, today)]
    used = {f"source.{id_}" for id_ in elsewhere}
    return [(check, finding) for check, finding in found if check.find is not unused_sources or finding.key not in used]


def _key(profession: Profession, section: Section, attribute: Attribute) -> str:
    return f"{profession.id}.{section.id}.{attribute.id}"


def unanswered(catalogue: Catalogue, _today: str) -> Iterator[Finding]:
    """Find attributes that a profession does not answer."""
    for profession in catalogue.professions.values():
        for section in catalogue.sections.values():
            for attribute in section.attributes:
                if not profession.facts.get(section.id, {}).get(attribute.id):
                    message = f"{section.id}.{attribute.id} has no answer; write a fact, unknown or does not apply"
                    yield Finding(profession.id, message)


def unused_sources(catalogue: Catalogue, _today: str) -> Iterator[Finding]:
    """Find sources that nothing cites."""
    used = {citation.source.id for *_, fact in catalogue.statements() for citation in fact.citations}
    for id_ in catalogue.sources:
        if id_ not in used:
            yield Finding(f"source.{id_}", f"the source '{id_}' is cited nowhere; cite it or remove it")


def unused_publishers(catalogue: Catalogue, _today: str) -> Iterator[Finding]:
    """Find publishers of no source."""
    used = {source.publisher for source in catalogue.sources.values()}
    for name in catalogue.publishers:
        if name not in used:
            yield Finding(f"publisher.{name}", f"no source names the publisher '{name}'; remove it")


def future_dates(catalogue: Catalogue, today: str) -> Iterator[Finding]:
    """Find dates after today."""
    for source in catalogue.sources.values():
        for name, date in (("issued", source.issued), ("checked", source.read_on)):
            if date and date != "undated" and date > today[: len(date)]:
                yield Finding(f"source.{source.id}", f"{name} {date} lies in the future; correct the date")
    for profession, section, attribute, fact in catalogue.statements():
        if fact.as_of and fact.as_of != "undated" and fact.as_of > today[: len(fact.as_of)]:
            message = f"as-of {fact.as_of} lies in the future; correct the date"
            yield Finding(_key(profession, section, attribute), message)


def disordered_wages(catalogue: Catalogue, _today: str) -> Iterator[Finding]:
    """Find percentiles that do not ascend, single or within a distribution."""
    for profession in catalogue.professions.values():
        for section in catalogue.sections.values():
            single: list[tuple[str, float]] = []
            for attribute in section.attributes:
                for fact in profession.about(section, attribute):
                    if attribute.id in PERCENTILES and isinstance(fact.value, (int, float)):
                        single.append((attribute.id, fact.value))
                    if attribute.kind is Kind.DISTRIBUTION and isinstance(fact.value, dict):
                        values = [fact.value[name] for name in PERCENTILES if name in fact.value]
                        if values != sorted(values):
                            yield Finding(_key(profession, section, attribute), "the percentiles do not ascend")
            single.sort(key=lambda pair: PERCENTILES.index(pair[0]))
            values = [value for _, value in single]
            if values != sorted(values):
                names = [name for name, _ in single]
                message = f"{', '.join(names)} do not ascend; compare with the source"
                yield Finding(f"{profession.id}.{section.id}.{names[0]}", message)


def impossible_numbers(catalogue: Catalogue, _today: str) -> Iterator[Finding]:
    """Find numbers that their unit does not allow."""
    for profession, section, attribute, fact in catalogue.statements():
        for number in _numbers(fact):
            remedy = _wrong(attribute, number)
            if remedy:
                yield Finding(_key(profession, section, attribute), f"{number:g} {remedy}")
        ends = _numbers(fact) if attribute.kind is Kind.RANGE else []
        if ends != sorted(ends):
            yield Finding(_key(profession, section, attribute), f"the range falls from {ends[0]:g} to {ends[-1]:g}")
        numeric = attribute.kind in (Kind.BREAKDOWN, Kind.NUMBER, Kind.DISTRIBUTION)
        if numeric and attribute.unit is None and not isinstance(fact.value, Missing):
            yield Finding(_key(profession, section, attribute), f"the attribute '{attribute.id}' needs a unit")


def _numbers(fact: Fact) -> list[float]:
    value = fact.value
    if isinstance(value, dict):
        return [one for one in value.values() if isinstance(one, (int, float))]
    if isinstance(value, tuple):
        return [one for one in value if isinstance(one, (int, float))]
    return [value] if isinstance(value, (int, float)) else []


def _wrong(attribute: Attribute, number: float) -> str:
    match attribute.unit:
        case Unit.PERCENT if attribute.renew in (Shelf.PROJECTIONS, Shelf.NEVER):
            return "" if -100 <= number <= 1000 else "is no plausible growth in percent"
        case Unit.PERCENT:
            return "" if 0 <= number <= 100 else "is no percentage from 0 to 100"
        case Unit.USD_PER_YEAR:
            whole = number == int(number) and number >= 0
            return "" if whole else "is no whole number of dollars a year"
        case Unit.ZONE:
            return "" if number in (1, 2, 3, 4, 5) else "is no zone from 1 to 5"
        case Unit.YEARS:
            return "" if 0 <= number <= 30 else "is no plausible number of years"
        case Unit.PEOPLE | Unit.JOBS:
            return "" if number == int(number) else "is no whole number"
        case Unit.USD:
            return "" if number >= 0 else "is less than nothing"
        case None:
            return ""


def overfull_shares(catalogue: Catalogue, _today: str) -> Iterator[Finding]:
    """Find shares of jobs that add up to more than all (rounding allows 2 points)."""
    for profession, section, attribute, fact in catalogue.statements():
        shares = attribute.kind is Kind.BREAKDOWN and attribute.unit is Unit.PERCENT and attribute.id.endswith("shares")
        total = sum(_numbers(fact))
        if shares and total > 102:
            yield Finding(_key(profession, section, attribute), f"the shares add up to {total:g} percent")


def unexplained_permissions(catalogue: Catalogue, _today: str) -> Iterator[Finding]:
    """Find permissions that depend without saying on what."""
    for profession, section, attribute, fact in catalogue.statements():
        if fact.value is Permission.DEPENDS and not fact.note:
            message = "'depends' needs a note that says on what"
            yield Finding(_key(profession, section, attribute), message)


def bad_briefs(catalogue: Catalogue, _today: str) -> Iterator[Finding]:
    """Find quick-view rows without a short form, and short forms that are not short."""
    for profession in catalogue.professions.values():
        for section in catalogue.sections.values():
            for attribute in section.attributes:
                facts = profession.about(section, attribute)
                for fact in facts:
                    if fact.brief and len(fact.brief) > BRIEF:
                        message = f"brief has {len(fact.brief)} characters, {BRIEF} are allowed"
                        yield Finding(_key(profession, section, attribute), message)
                answered = any(not isinstance(fact.value, Missing) for fact in facts)
                if (
                    attribute.quick
                    and attribute.kind not in DERIVED
                    and answered
                    and not any(fact.brief for fact in facts)
                ):
                    message = "a row of the quick view needs a brief"
                    yield Finding(_key(profession, section, attribute), message)


def mixed_answers(catalogue: Catalogue, _today: str) -> Iterator[Finding]:
    """Find several facts where an attribute takes one."""
    several = (Kind.LIST, Kind.LINKS, Kind.BREAKDOWN, Kind.CREDENTIALS)
    for profession in catalogue.professions.values():
        for section in catalogue.sections.values():
            for attribute in section.attributes:
                facts = profession.about(section, attribute)
                if len(facts) > 1 and attribute.kind not in several:
                    message = f"an attribute of kind {attribute.kind.value} takes one fact, not {len(facts)}"
                    yield Finding(_key(profession, section, attribute), message)


def clashing_names(catalogue: Catalogue, _today: str) -> Iterator[Finding]:
    """Find aliases that stand for two professions."""
    owners: dict[str, str] = {}
    for profession in catalogue.professions.values():
        words = (profession.id, *profession.aliases, profession.name)
        for word in dict.fromkeys(word.lower().replace(" ", "-") for word in words):
            owner = owners.setdefault(word, profession.id)
            if owner != profession.id:
                yield Finding(profession.id, f"'{word}' stands for '{owner}' already; choose another alias")


def stale_facts(catalogue: Catalogue, today: str) -> Iterator[Finding]:
    """Find facts past the shelf life of their kind."""
    for profession, section, attribute, fact in catalogue.statements():
        if ages(attribute, fact):
            date = freshest(fact)
            if date is None:
                yield Finding(_key(profession, section, attribute), UNREAD)
            elif is_stale(date, attribute.renew, today):
                months, keeps = months_old(date, today), SHELF_MONTHS[attribute.renew]
                message = f"{months} months old, and {attribute.renew.value} facts keep {keeps}; check the source again"
                yield Finding(_key(profession, section, attribute), message)


CHECKS = (
    Check(name="answered", severity=Severity.ERROR, find=unanswered),
    Check(name="sources-used", severity=Severity.ERROR, find=unused_sources),
    Check(name="publishers-used", severity=Severity.ERROR, find=unused_publishers),
    Check(name="dates", severity=Severity.ERROR, find=future_dates),
    Check(name="percentiles", severity=Severity.ERROR, find=disordered_wages),
    Check(name="numbers", severity=Severity.ERROR, find=impossible_numbers),
    Check(name="shares", severity=Severity.ERROR, find=overfull_shares),
    Check(name="permissions", severity=Severity.ERROR, find=unexplained_permissions),
    Check(name="briefs", severity=Severity.ERROR, find=bad_briefs),
    Check(name="one-answer", severity=Severity.ERROR, find=mixed_answers),
    Check(name="names", severity=Severity.ERROR, find=clashing_names),
    Check(name="fresh", severity=Severity.WARNING, find=stale_facts),
)
