"""A place's rows as facts in the catalogue, below the national ones that they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from ptvspt.places import law
from ptvspt.places.pay import SMALL, Release, few, unlike
from ptvspt.places.records import Place
from ptvspt.profiles.records import Attribute, Catalogue, Citation, Fact, Kind, Missing, Profession, Section

PAY = ("median", "hourly-median", "mean", "p10", "p25", "p75", "p90", "employment")
"""The attributes of the section `salary` that places have too."""
LOCAL = {"salary": PAY, "licensing": ("interstate-compact",), "access": ("without-referral",)}
"""The attributes, by section, that say something else in each place."""


def at(catalogue: Catalogue, place: Place, tables: Release | None) -> Catalogue:
    """Return the catalogue with rows of a place below the national ones they belong to."""
    sections: dict[str, Section] = {}
    facts: dict[str, dict[str, dict[str, tuple[Fact, ...]]]] = {
        one.id: {section: dict(answers) for section, answers in one.facts.items()}
        for one in catalogue.professions.values()
    }
    for section in catalogue.sections.values():
        rows: list[Attribute] = []
        for attribute in section.attributes:
            rows.append(attribute)
            for local in _local(section, attribute, place):
                rows.append(local)
                for profession in catalogue.professions.values():
                    told = profession.about(section, attribute)[0]
                    found = _fact(section, attribute, local, profession, told, place, tables)
                    facts[profession.id].setdefault(section.id, {})[local.id] = (found,)
        sections[section.id] = section._replace(attributes=tuple(rows))
    professions = {id_: one._replace(facts=facts[id_]) for id_, one in catalogue.professions.items()}
    return catalogue._replace(sections=sections, professions=professions)


def differing(section: Section) -> bool:
    """Tell whether a section has a row that says something else in each place."""
    return any(one.id in LOCAL.get(section.id, ()) for one in section.attributes)


def access_fact(place: Place) -> Fact:
    """Return direct access in a place as a fact."""
    access = place.access
    if access is None:
        return Fact(value=Missing.UNKNOWN, note=law.sure(None))
    beside = [access.provisions, law.ASK_BOARD if law.doubt(access) else "", law.INSURER]
    return Fact(
        value=law.access_words(access),
        brief=law.access_brief(access),
        note=" ".join(part for part in beside if part),
        certainty=law.CERTAINTY[access.known],
        as_of=access.as_of,
        citations=(Citation(source=access.source, locator=access.statute or None),),
    )


def compact_fact(place: Place) -> Fact:
    """Return where a place stands in the PT Compact as a fact."""
    compact = place.compact
    if compact is None:
        return Fact(value=Missing.UNKNOWN, note=law.compact_sure(None))
    return Fact(
        value=law.compact_words(compact),
        certainty=law.CERTAINTY[compact.known],
        as_of=compact.as_of,
        citations=(Citation(source=compact.source),),
    )


def unpublished(profession: Profession, tables: Release | None) -> Fact:
    """Return the fact that stands where a place has no figures of a profession."""
    if tables is None or profession.id not in tables.professions:
        return Fact(value=Missing.UNKNOWN, note="No wages by state for this profession.")
    return Fact(value=Missing.NOT_PUBLISHED, as_of=tables.as_of, citations=(Citation(source=tables.source),))


def regulation(catalogue: Catalogue) -> Iterator[tuple[Profession, Attribute, tuple[Fact, ...]]]:
    """Yield where each profession is regulated."""
    for section, attribute in _attributes(catalogue, "licensing", "where-regulated"):
        for profession in catalogue.professions.values():
            yield profession, attribute, profession.about(section, attribute)


def board(catalogue: Catalogue) -> Iterator[tuple[Attribute, tuple[Fact, ...]]]:
    """Yield where the boards of physical therapy are listed: the first address at which to verify one."""
    if "pt" in catalogue.professions:
        for section, attribute in _attributes(catalogue, "choosing", "verify"):
            yield attribute, catalogue.professions["pt"].about(section, attribute)[:1]


def _local(section: Section, attribute: Attribute, place: Place) -> Iterator[Attribute]:
    """Yield the rows of a place that belong below an attribute."""
    if attribute.id not in LOCAL.get(section.id, ()):
        return
    end = f"-{place.code.lower()}"
    yield attribute._replace(id=f"{attribute.id}{end}", label=f"{attribute.label}, {place.name}")
    if attribute.id == "employment":
        label = f"Jobs per 1,000 jobs, {place.name}"
        yield Attribute(id=f"jobs-per-1000{end}", label=label, kind=Kind.NUMBER, renew=attribute.renew)


def _fact(
    section: Section,
    attribute: Attribute,
    local: Attribute,
    profession: Profession,
    told: Fact,
    place: Place,
    tables: Release | None,
) -> Fact:
    """Return what a place answers; `told` is what holds in general."""
    if section.id == "salary":
        return _pay_fact(attribute, local, profession, told, place, tables)
    if told.value is Missing.DOES_NOT_APPLY:
        return Fact(value=Missing.DOES_NOT_APPLY)
    if section.id == "access":
        return access_fact(place) if profession.id == "pt" else told  # no table has the law on the others
    return compact_fact(place) if profession.id in ("pt", "pta") else told


def _pay_fact(
    attribute: Attribute, local: Attribute, profession: Profession, told: Fact, place: Place, tables: Release | None
) -> Fact:
    pay = place.pay.get(profession.id)
    if pay is None:
        return unpublished(profession, tables)
    rate = local.id.startswith("jobs-per-1000")
    value = pay.jobs_per_1000 if rate else getattr(pay, attribute.id.replace("-", "_"))
    notes = [] if rate else [unlike(told, pay.as_of)]
    notes.append(SMALL if attribute.id == "median" and few(pay) else "")
    return Fact(
        value=Missing.NOT_PUBLISHED if value is None else value,
        note=" ".join(note for note in notes if note) or None,
        population=told.population,
        as_of=pay.as_of,
        citations=(Citation(source=pay.source),),
    )


def _attributes(catalogue: Catalogue, section: str, attribute: str) -> Iterator[tuple[Section, Attribute]]:
    if section in catalogue.sections:
        found = catalogue.sections[section]
        yield from ((found, one) for one in found.attributes if one.id == attribute)
