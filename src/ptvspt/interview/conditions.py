"""Conditions on answers: a closed grammar of four words, as data, so that rules can be listed, drawn and proved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

Answers: TypeAlias = Mapping[str, frozenset[str]]
"""The options chosen, by question."""


class Is(NamedTuple):
    """The answer to a question is, or has among it, one of some options."""

    question: str
    options: frozenset[str]


class All(NamedTuple):
    """Every part holds; without parts it always holds."""

    parts: tuple[Condition, ...]
    every: Literal[True] = True  # never given: without it, `All` and `AnyOf` of the same parts would be equal


class AnyOf(NamedTuple):
    """At least one part holds."""

    parts: tuple[Condition, ...]
    every: Literal[False] = False  # never given, as in `All`


class Not(NamedTuple):
    """The part does not hold; an unanswered question is not anything."""

    part: Condition


Condition: TypeAlias = Is | All | AnyOf | Not


def holds(condition: Condition, answers: Answers) -> bool:
    """Tell whether a condition holds for some answers."""
    if isinstance(condition, Is):
        given = answers.get(condition.question)
        return given is not None and not given.isdisjoint(condition.options)
    if isinstance(condition, Not):
        return not holds(condition.part, answers)
    every = condition.every
    for part in condition.parts:  # a loop: `all` of a generator takes twice as long
        if holds(part, answers) is not every:
            return not every
    return every


def parts(condition: Condition) -> Iterator[Is]:
    """Yield every part that asks for options, at any depth."""
    match condition:
        case Is():
            yield condition
        case Not():
            yield from parts(condition.part)
        case All() | AnyOf():
            for part in condition.parts:
                yield from parts(part)


def mentioned(condition: Condition) -> dict[str, frozenset[str]]:
    """Return the options that a condition asks for, by question."""
    found: dict[str, frozenset[str]] = {}
    for part in parts(condition):
        found[part.question] = found.get(part.question, frozenset()) | part.options
    return found


class Sieve(NamedTuple):
    """Many conditions, by an option without which they cannot hold: most need not be looked at.

    `by_option` and `others` name conditions by their place; `others` are those that have no such option.
    """

    conditions: Sequence[Condition]
    by_option: Mapping[str, Mapping[str, Sequence[int]]]
    others: Sequence[int]

    def places(self, answers: Answers) -> list[int]:
        """Return the places of the conditions that hold, in order."""
        found = [*self.others]
        for question, options in answers.items():
            known = self.by_option.get(question)
            if known is not None:
                for option in options:
                    found += known.get(option, ())
        if not found:  # as for most questions about an emergency
            return found
        return [place for place in sorted(set(found)) if holds(self.conditions[place], answers)]


def sieve(conditions: Sequence[Condition]) -> Sieve:
    """Return conditions as a sieve."""
    by_option: dict[str, dict[str, list[int]]] = {}
    others = []
    for place, condition in enumerate(conditions):
        part = condition
        while isinstance(part, All) and part.parts:  # what its first part needs it needs too
            part = part.parts[0]
        if isinstance(part, Is):
            for option in part.options:
                by_option.setdefault(part.question, {}).setdefault(option, []).append(place)
        else:
            others.append(place)
    return Sieve(conditions, by_option, others)
