"""What holds in a place and what is paid there: in words, and as facts that stand beside the national ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ptvspt.places.records import Access, Compact, Known, Level, Limit, LimitKind, LimitUnit, Membership, Pay, Place
from ptvspt.profiles.records import (
    Attribute,
    Catalogue,
    Certainty,
    Citation,
    Fact,
    Kind,
    Missing,
    Profession,
    Section,
    Source,
    When,
)
from ptvspt.profiles.wording import plain_number, when

PAY = ("median", "mean", "p10", "p25", "p75", "p90", "employment")
"""The attributes of the section `salary` that places have too."""
LOCAL = {"salary": PAY, "licensing": ("interstate-compact",), "access": ("without-referral",)}
"""The attributes, by section, that say something else in each place."""
BRIEF = 34  # characters, as the checks allow
FEW = 100
SMALL = f"Fewer than {FEW} jobs: small numbers swing from year to year."
INSURER = "An insurer may still ask for a referral."
SURE = {
    Known.YES: "The source named here was read: the law, or a page about it.",
    Known.PARTLY: "Only part of this was verified: ask the state board.",
    Known.NO: "Not verified: ask the state board.",
}
COMPACT_SURE = {
    Known.YES: "The list of members was read.",
    Known.PARTLY: "Partly verified: ask the state board, or look at ptcompact.org.",
    Known.NO: "Not verified: ask the state board, or look at ptcompact.org.",
}
CERTAINTY = {Known.YES: Certainty.CONFIRMED, Known.PARTLY: Certainty.PARTLY, Known.NO: Certainty.UNVERIFIED}
LEVEL = {
    Level.UNRESTRICTED: "You can see a physical therapist without a referral. No limit of days or visits is set.",
    Level.WITH_PROVISIONS: "You can see a physical therapist without a referral.",
    Level.REFERRAL_REQUIRED: "You need a referral to see a physical therapist.",
    Level.UNKNOWN: "It is not known whether you can see a physical therapist without a referral.",
}
AFTER = {
    LimitKind.HARD_STOP: "After {} the law sets conditions to go on, such as a referral or a doctor's signature.",
    LimitKind.NOT_IMPROVING: "If you do not improve within {}, the therapist must bring in another provider.",
    LimitKind.CONSULTATION: "After {} the therapist must consult another provider.",
}
OLD = "An older law text ({}) asks for a referral; later changes were not checked."
UNITS = {
    LimitUnit.DAYS: ("day", "days"),
    LimitUnit.BUSINESS_DAYS: ("business day", "business days"),
    LimitUnit.VISITS: ("visit", "visits"),
}
MEMBERSHIP = {
    Membership.ISSUING: "In the PT Compact: therapists of other member states can buy a privilege to work here.",
    Membership.ENACTED: "The PT Compact is law here, but no privileges are issued yet.",
    Membership.NOT_NAMED: "Not named among the members of the PT Compact.",
    Membership.UNKNOWN: "It is not known where this place stands in the PT Compact.",
}


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
    pay: Pay | None
    held: bool
    national: Fact | None
    by: float | None
    ratio: float | None
    unlike: str


def release(places: Mapping[str, Place]) -> Release | None:
    """Return the newest release of the wage tables, or None when there are no wages."""
    found = [pay for place in places.values() for pay in place.pay.values()]
    if not found:
        return None
    newest = max(found, key=lambda pay: pay.as_of)
    held = frozenset(id_ for place in places.values() for id_ in place.pay)
    return Release(as_of=newest.as_of, source=newest.source, professions=held)


def access_words(access: Access | None) -> str:
    """Return what direct access to a physical therapist means, in whole sentences."""
    if access is None:
        return LEVEL[Level.UNKNOWN]
    parts = [OLD.format(when(access.as_of)) if _doubtful(access) else LEVEL[access.level]]
    for kind, words in AFTER.items():
        limits = [_amount(limit) for limit in access.limits if limit.kind is kind]
        parts += [words.format(" or ".join(limits))] if limits else []
    if access.level is Level.WITH_PROVISIONS and not access.limits:
        parts.append("Conditions apply.")
    return " ".join(parts)


def _doubtful(access: Access) -> bool:
    """Tell whether a law that asks for a referral was read only in an old text: it may have changed since."""
    return access.level is Level.REFERRAL_REQUIRED and access.known is not Known.YES


def access_brief(access: Access | None) -> str:
    """Return what direct access means in the few words of a quick view."""
    if access is None or access.level is Level.UNKNOWN:
        return "unknown"
    if access.level is Level.REFERRAL_REQUIRED:
        return "Old law text asks for a referral" if _doubtful(access) else "No, a referral is needed"
    if access.level is Level.UNRESTRICTED:
        return "Yes, without limits"
    hard = " or ".join(_amount(limit) for limit in access.limits if limit.kind is LimitKind.HARD_STOP)
    if hard:
        words = f"Yes, for {hard}"
        return words if len(words) <= BRIEF else "Yes, for a limited time"
    improving = any(limit.kind is LimitKind.NOT_IMPROVING for limit in access.limits)
    return "Yes, while you improve" if improving else "Yes, with conditions"


def provisions(access: Access | None) -> str:
    """Return the provisions as they are known, or that none is."""
    return access.provisions if access is not None and access.provisions else "none known"


def sure(access: Access | None) -> str:
    """Return how surely direct access is known, in words."""
    return SURE[Known.NO if access is None else access.known]


def compact_sure(compact: Compact | None) -> str:
    """Return how surely the place in the PT Compact is known, in words."""
    return COMPACT_SURE[Known.NO if compact is None else compact.known]


def compact_words(compact: Compact | None) -> str:
    """Return where a place stands in the PT Compact."""
    return MEMBERSHIP[Membership.UNKNOWN if compact is None else compact.membership]


def earnings(catalogue: Catalogue, place: Place, tables: Release | None) -> tuple[Earning, ...]:
    """Return the pay of every profession of the catalogue in a place beside the national median."""
    return tuple(_earning(catalogue, one, place, tables) for one in catalogue.professions.values())


def _earning(catalogue: Catalogue, profession: Profession, place: Place, tables: Release | None) -> Earning:
    pay = place.pay.get(profession.id)
    fact = national(catalogue, profession, "median")
    by = ratio = None
    unlike = ""
    if fact is not None and pay is not None and pay.median is not None and isinstance(fact.value, int | float):
        by, ratio = pay.median - fact.value, pay.median / fact.value if fact.value else None
        unlike = _release_note(fact, pay.as_of)
    held = tables is not None and profession.id in tables.professions
    return Earning(profession=profession, pay=pay, held=held, national=fact, by=by, ratio=ratio, unlike=unlike)


def national(catalogue: Catalogue, profession: Profession, figure: str) -> Fact | None:
    """Return the national fact of a figure of the section `salary`, or None where there is no number."""
    section = catalogue.sections.get("salary")
    attribute = next((one for one in section.attributes if one.id == figure), None) if section else None
    if section is None or attribute is None:
        return None
    (fact, *_) = profession.about(section, attribute)
    return None if isinstance(fact.value, Missing) else fact


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


def _local(section: Section, attribute: Attribute, place: Place) -> Iterator[Attribute]:
    """Yield the rows of a place that belong below an attribute."""
    if attribute.id not in LOCAL.get(section.id, ()):
        return
    end = f"-{place.code.lower()}"
    yield attribute._replace(id=f"{attribute.id}{end}", label=f"{attribute.label}, {place.name}")
    if section.id == "salary" and attribute.id == "employment":
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
        if profession.id != "pt":
            return Fact(value=Missing.UNKNOWN, note="State law is held here for physical therapists only.")
        return access_fact(place)
    if profession.id not in ("pt", "pta"):
        return Fact(value=Missing.UNKNOWN, note="State by state, only the PT Compact is held here.")
    return compact_fact(place)


def access_fact(place: Place) -> Fact:
    """Return direct access in a place as a fact."""
    access = place.access
    if access is None:
        return Fact(value=Missing.UNKNOWN, note=sure(None))
    beside = [access.provisions, "" if access.known is Known.YES else SURE[access.known], INSURER]
    return Fact(
        value=access_words(access),
        brief=access_brief(access),
        note=" ".join(part for part in beside if part),
        certainty=CERTAINTY[access.known],
        as_of=access.as_of,
        citations=(Citation(source=access.source, locator=access.statute or None),),
    )


def compact_fact(place: Place) -> Fact:
    """Return where a place stands in the PT Compact as a fact."""
    compact = place.compact
    if compact is None:
        return Fact(value=Missing.UNKNOWN, note=compact_sure(None))
    return Fact(
        value=compact_words(compact),
        certainty=CERTAINTY[compact.known],
        as_of=compact.as_of,
        citations=(Citation(source=compact.source),),
    )


def _pay_fact(
    attribute: Attribute, local: Attribute, profession: Profession, told: Fact, place: Place, tables: Release | None
) -> Fact:
    pay = place.pay.get(profession.id)
    if pay is None:
        return unpublished(profession, tables)
    rate = local.id.startswith("jobs-per-1000")
    value = pay.jobs_per_1000 if rate else getattr(pay, attribute.id)
    notes = [] if rate else [_release_note(told, pay.as_of)]
    notes.append(SMALL if attribute.id == "median" and few(pay) else "")
    return Fact(
        value=Missing.NOT_PUBLISHED if value is None else value,
        note=" ".join(note for note in notes if note) or None,
        population=told.population,
        as_of=pay.as_of,
        citations=(Citation(source=pay.source),),
    )


def unpublished(profession: Profession, tables: Release | None) -> Fact:
    """Return the fact that stands where a place has no figures of a profession."""
    if tables is None or profession.id not in tables.professions:
        return Fact(value=Missing.UNKNOWN, note="Wages by state are not held here for this profession.")
    return Fact(value=Missing.NOT_PUBLISHED, as_of=tables.as_of, citations=(Citation(source=tables.source),))


def few(pay: Pay) -> bool:
    """Tell whether so few jobs are counted that a figure says little."""
    return pay.employment is not None and pay.employment < FEW


def _release_note(told: Fact, as_of: str) -> str:
    """Return why a place's figure may not be set beside the national one, or nothing."""
    if told.as_of in (None, as_of):
        return ""
    return f"Not like for like: the national figure is of {when(told.as_of)}, this one of {when(as_of)}."


def _amount(limit: Limit) -> str:
    one, many = UNITS[limit.unit]
    return f"{plain_number(limit.amount)} {one if limit.amount == 1 else many}"


def levels(places: Iterable[Place]) -> dict[Level, tuple[Place, ...]]:
    """Return the places of each level of direct access, every level in its order."""
    all_ = tuple(places)
    return {
        level: tuple(one for one in all_ if (one.access.level if one.access else Level.UNKNOWN) is level)
        for level in Level
    }
