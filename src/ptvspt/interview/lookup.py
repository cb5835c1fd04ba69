"""Which of many conditions can hold at all for some answers: most rules ask for an option that nobody chose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from ptvspt.interview.conditions import Answers, AnyOf, Condition, Is, Not

Key: TypeAlias = tuple[str, str]
"""A question and one of its options."""


class Lookup:
    """Conditions by the options of which each needs one."""

    def __init__(self, conditions: Sequence[Condition]) -> None:
        self.always: list[int] = []
        self.found: dict[Key, list[int]] = {}
        for place, condition in enumerate(conditions):
            keys = _needed(condition)
            if keys is None:
                self.always.append(place)
            else:
                for key in keys:
                    self.found.setdefault(key, []).append(place)

    def candidates(self, answers: Answers) -> list[int]:
        """Return the places of all conditions that may hold, in order; no other does."""
        places = set(self.always)
        found = self.found
        for question, options in answers.items():
            for option in options:
                places.update(found.get((question, option), ()))
        return sorted(places)


def _needed(condition: Condition) -> frozenset[Key] | None:
    """Return options of which one is chosen whenever a condition holds, or None where it may hold without any."""
    if isinstance(condition, Is):
        return frozenset((condition.question, option) for option in condition.options)
    if isinstance(condition, Not):
        return None
    parts = [_needed(part) for part in condition.parts]
    if isinstance(condition, AnyOf):
        found = [keys for keys in parts if keys is not None]
        return frozenset().union(*found) if len(found) == len(parts) else None
    return min((keys for keys in parts if keys is not None), key=len, default=None)
