"""Professions side by side: which rows differ, by how much, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from ptvspt.profiles.records import Attribute, Catalogue, Fact, Kind, Missing, Profession, Section
from ptvspt.profiles.wording import brief

APART = 0.1
"""How far figures are apart, as a share of the larger, before they count as different."""


class Only(Enum):
    """Which rows of a comparison are wanted."""

    DIFFERENCES = "differences"
    SIMILARITIES = "similarities"


class Difference(NamedTuple):
    """How two figures differ: the larger's profession, by how much, and how many times (None for zero)."""

    larger: Profession
    by: float
    ratio: float | None


class Cell(NamedTuple):
    """What one profession answers."""

    profession: Profession
    facts: tuple[Fact, ...]


class Row(NamedTuple):
    """An attribute of each profession.

    `same` tells that every profession gives the same answer; `shared` are the list items that all
    have. `unlike` gives the reasons why the figures of the row must not simply be compared.
    """

    attribute: Attribute
    cells: tuple[Cell, ...]
    same: bool
    shared: tuple[str, ...]
    difference: Difference | None
    unlike: tuple[str, ...]


class Comparison(NamedTuple):
    """Rows by section, in the catalogue's order."""

    professions: tuple[Profession, ...]
    groups: tuple[tuple[Section, tuple[Row, ...]], ...]


def compare(catalogue: Catalogue, sections: Iterable[Section] | None = None) -> Comparison:
    """Compare all professions of a catalogue, in its order, in some sections or all."""
    professions = tuple(catalogue.professions.values())
    groups = [
        (section, tuple(_row(section, attribute, professions) for attribute in section.attributes))
        for section in (catalogue.sections.values() if sections is None else sections)
    ]
    return Comparison(professions=professions, groups=tuple(groups))


def quick(comparison: Comparison) -> Comparison:
    """Keep the rows of the quick view."""
    return _keep(comparison, [lambda row: row.attribute.quick])


def only(comparison: Comparison, wanted: Only) -> Comparison:
    """Keep the rows whose short statements differ, or the rest and those that share items; unanswered rows go."""
    if wanted is Only.SIMILARITIES:
        return _keep(comparison, [lambda row: alike(row) or bool(row.shared), answered])
    return _keep(comparison, [lambda row: not alike(row), answered])


def key(comparison: Comparison) -> Comparison:
    """Keep the rows of the brief level that somebody answers."""
    return _keep(comparison, [lambda row: row.attribute.key, answered])


def alike(row: Row) -> bool:
    """Tell whether a reader of the short statements would call them the same: figures may be nearly equal."""
    if row.same:
        return True
    if any(isinstance(fact.value, Missing) for cell in row.cells for fact in cell.facts):
        return False
    figures = [figure(row.attribute, cell.facts) for cell in row.cells]
    numbers = [number for number in figures if number is not None]
    if len(numbers) == len(row.cells):
        return max(numbers) - min(numbers) < APART * max(map(abs, numbers))
    return len({brief(row.attribute, cell.facts)[0].casefold() for cell in row.cells}) == 1


def figure(attribute: Attribute, facts: Sequence[Fact]) -> float | None:
    """Return the one number that a cell stands for, or None."""
    if len(facts) != 1:
        return None
    value = facts[0].value
    if isinstance(value, dict) and attribute.kind is Kind.DISTRIBUTION:
        value = value.get("median", "")
    elif isinstance(value, tuple) and attribute.kind is Kind.RANGE and value[0] == value[1]:
        value = value[0]
    return value if isinstance(value, int | float) else None


def items(facts: Iterable[Fact]) -> tuple[str, ...]:
    """Return the list items of a cell."""
    return tuple(
        item for fact in facts if isinstance(fact.value, tuple) for item in fact.value if isinstance(item, str)
    )


def _keep(comparison: Comparison, tests: Iterable[Callable[[Row], bool]]) -> Comparison:
    groups = []
    for section, rows in comparison.groups:
        kept = tuple(row for row in rows if all(test(row) for test in tests))
        if kept:
            groups.append((section, kept))
    return comparison._replace(groups=tuple(groups))


def _row(section: Section, attribute: Attribute, professions: tuple[Profession, ...]) -> Row:
    cells = tuple(Cell(profession=one, facts=one.about(section, attribute)) for one in professions)
    figures = [figure(attribute, cell.facts) for cell in cells]
    numbers = [number for number in figures if number is not None]
    complete = len(numbers) == len(cells)
    shared = _shared(cells) if attribute.kind is Kind.LIST else ()
    return Row(
        attribute=attribute,
        cells=cells,
        same=_same(attribute, cells),
        shared=shared,
        difference=_difference(professions, numbers) if complete and len(cells) == 2 else None,
        unlike=_unlike(cells) if len(numbers) > 1 else (),
    )


def answered(row: Row) -> bool:
    """Tell whether some profession answers a row."""
    return any(not isinstance(fact.value, Missing) for cell in row.cells for fact in cell.facts)


def _same(attribute: Attribute, cells: tuple[Cell, ...]) -> bool:
    """Tell whether all cells say the same; a missing answer is like nothing else."""
    answers: list[object] = []
    for cell in cells:
        if any(isinstance(fact.value, Missing) for fact in cell.facts):
            return False
        if attribute.kind is Kind.LIST:
            answers.append(sorted(item.casefold() for item in items(cell.facts)))
        elif attribute.kind is Kind.TEXT:
            answers.append([str(fact.value).casefold() for fact in cell.facts])
        else:
            # a permission that depends is the same only when it depends on the same
            notes = [fact.note if attribute.kind is Kind.PERMISSION else None for fact in cell.facts]
            answers.append([([fact.value for fact in cell.facts], notes)])
    return all(answer == answers[0] for answer in answers)


def _shared(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    others = [{item.casefold() for item in items(cell.facts)} for cell in cells[1:]]
    return tuple(item for item in items(cells[0].facts) if all(item.casefold() in other for other in others))


def _difference(professions: tuple[Profession, ...], numbers: list[float]) -> Difference | None:
    first, second = numbers
    if first == second:
        return None
    larger, smaller = max(first, second), min(first, second)
    return Difference(
        larger=professions[0] if first > second else professions[1],
        by=round(larger - smaller, 6),
        ratio=larger / smaller if smaller > 0 else None,
    )


def _unlike(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    facts = [cell.facts[0] for cell in cells if not isinstance(cell.facts[0].value, Missing)]
    reasons = []
    if len({(fact.as_of or "")[:4] for fact in facts}) > 1:
        reasons.append("different years")
    if not set.intersection(*({one.source.publisher for one in fact.citations} for fact in facts)):
        reasons.append("different sources")
    if len({fact.population for fact in facts}) > 1:
        reasons.append("different people counted")
    return tuple(reasons)
