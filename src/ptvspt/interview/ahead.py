"""How many questions may still come: on the longest way that is open, so that the number never grows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import comb
from typing import NamedTuple

from ptvspt.interview.conditions import Answers, AnyOf, Condition, Is, Not
from ptvspt.interview.engine import next_question
from ptvspt.interview.records import Interview, Question

LONGEST = 18
"""The most questions that anybody is asked, which the laws hold: of an interview that has more, no less is told."""
TRIED = 5000
"""Ways to choose that are tried: three of twenty are 1,140."""


class Known(NamedTuple):
    """What is known of answers: those that are settled, and questions that may yet be asked, or answered so."""

    settled: dict[str, frozenset[str]]
    open: dict[str, frozenset[str] | None]


def remaining(interview: Interview, answers: Answers) -> int:
    """Return how many questions without an answer may still be asked, at most.

    Of the questions that the options of one with a `most` bring up, no more count than so many options can.
    """
    if next_question(interview, answers) is None:
        return 0
    known = Known({}, {})
    coming: dict[str, Question] = {}
    for id_, question in interview.questions.items():
        asked = True if question.when is None else settled(question.when, known)
        if asked is False:
            continue
        given = answers.get(id_)
        if given and asked:
            known.settled[id_] = given
        else:
            known.open[id_] = given or None
        if not given:
            coming[id_] = question
    sure = sum(one.when is None or settled(one.when, known) is True for one in coming.values())
    return max(min(_longest(coming, known), LONGEST - len(known.settled)), sure)


def settled(condition: Condition, known: Known) -> bool | None:
    """Return whether a condition will hold, or None while that is open."""
    if isinstance(condition, Is):
        if condition.question in known.settled:
            return not known.settled[condition.question].isdisjoint(condition.options)
        if condition.question not in known.open:
            return False  # it is not asked
        given = known.open[condition.question]
        return False if given is not None and given.isdisjoint(condition.options) else None
    if isinstance(condition, Not):
        part = settled(condition.part, known)
        return None if part is None else not part
    found = [settled(part, known) for part in condition.parts]
    decisive = isinstance(condition, AnyOf)
    if decisive in found:
        return decisive
    return None if None in found else not decisive


def _longest(coming: Mapping[str, Question], known: Known) -> int:
    """Return the number of questions to come, those that hang on a bounded choice counted as many as it can bring."""
    count, counted = 0, set[str]()
    for bounded in coming.values():
        if bounded.most is None:
            continue
        hanging = [
            one
            for one in coming.values()
            if one.id not in counted and one.when is not None and _wanted(one.when, bounded.id) == 1
        ]
        count += _most(bounded, bounded.most, hanging, known)
        counted.update(one.id for one in hanging)
    return count + len(coming.keys() - counted)


def _most(bounded: Question, most: int, hanging: Sequence[Question], known: Known) -> int:
    """Return how many of some questions a choice of `most` options can bring up."""
    several, alone = set[int](), set[int]()
    for option in bounded.options.values():
        chosen = known._replace(settled={**known.settled, bounded.id: frozenset((option.id,))})
        brought = 0
        for place, question in enumerate(hanging):
            if question.when is not None and settled(question.when, chosen) is not False:
                brought |= 1 << place
        (alone if option.alone else several).add(brought)
    together = min(most, len(several))
    if comb(len(several), together) > TRIED:
        return len(hanging)
    unions = [_union(masks) for masks in combinations(several, together)]
    return max((mask.bit_count() for mask in (*unions, *alone)), default=0)


def _union(masks: Sequence[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found


def _wanted(condition: Condition, question: str) -> int:
    """Return how often a condition asks for a question's options; twice where it denies them, which adds nothing up."""
    if isinstance(condition, Is):
        return int(condition.question == question)
    if isinstance(condition, Not):
        return 2 * _wanted(condition.part, question)
    return sum(_wanted(part, question) for part in condition.parts)
