"""Facts as typed rows: a column holds one type, and each fact has an id that stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from ptvspt.profiles import wording
from ptvspt.profiles.records import Attribute, Catalogue, Citation, Fact, Kind, Missing, Profession, Section
from ptvspt.results import Cell, dated, year

Statement: TypeAlias = tuple[Profession, Section, Attribute, Fact]
"""A fact with where it belongs."""
GIVEN = "given"
"""The status of a fact that has a value; another says why it has none."""
STATUS = {one: one.value.replace(" ", "-") for one in Missing}
COLUMNS = (
    *("id", "profession", "section", "attribute", "label", "kind", "value", "number", "low", "high", "unit"),
    *("status", "as_of", "year", "certainty", "population", "note"),
)


def fact_id(profession: Profession, section: Section, attribute: Attribute, fact: Fact) -> str:
    """Return the id of a fact: profession.section.attribute, and from the second fact of an attribute on its number.

    So an id stays when a fact is added behind it.
    """
    number = profession.about(section, attribute).index(fact) + 1
    return ".".join((profession.id, section.id, attribute.id, *([str(number)] if number > 1 else [])))


def identified(catalogue: Catalogue) -> dict[str, Statement]:
    """Return every fact of a catalogue by its id."""
    return {fact_id(*found): found for found in catalogue.statements()}


def row(profession: Profession, section: Section, one: Attribute, fact: Fact) -> tuple[Cell, ...]:
    """Return a fact as the cells of COLUMNS. What is missing is empty; `status` says why, `note` what is told of it."""
    value = fact.value
    missing = isinstance(value, Missing)
    low, high = value if one.kind is Kind.RANGE and isinstance(value, tuple) else (None, None)
    note = "; ".join(part for part in (fact.brief if missing else "", fact.note) if part)
    return (
        *(fact_id(profession, section, one, fact), profession.id, section.id, one.id, one.label, one.kind.value),
        None if missing else wording.text(one, fact),
        value if isinstance(value, int | float) else None,
        *(low, high, one.unit.value if one.unit else None),
        status(fact),
        *(dated(fact.as_of), year(fact.as_of), fact.certainty.value, fact.population, note or None),
    )


def status(fact: Fact) -> str:
    """Return that a fact has a value, or why it has none."""
    return STATUS[fact.value] if isinstance(fact.value, Missing) else GIVEN


def ids(citations: Iterable[Citation]) -> str | None:
    """Return the ids of some sources, each once."""
    return "; ".join(dict.fromkeys(one.source.id for one in citations)) or None


def locators(citations: Iterable[Citation]) -> str | None:
    """Return where in some sources it stands, each with the id of its source."""
    return "; ".join(f"{one.source.id}: {one.locator}" for one in citations if one.locator) or None
