"""Conditions on answers: a closed grammar of four words, as data, so that rules can be listed, drawn and proved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
