"""Interviews and answers for tests: the fixture's, and any that hypothesis can think of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeAlias

from hypothesis import strategies as st

from ptvspt.interview.conditions import All, AnyOf, Condition, Is, Not
from ptvspt.interview.records import Interview, Option, Outcome, Question, Rule, Scope, by_urgency
from ptvspt.interview.voices import Audience, spoken
from ptvspt.loading import library

FIXTURE = Path(__file__).parent / "fixtures" / "catalogue"
RAW = library.interview(FIXTURE)
CARE = spoken(RAW, Audience.SELF)
"""The fixture's interview in the words for oneself; `RAW` has those for all."""
Said: TypeAlias = Mapping[str, str | tuple[str, ...]]
"""An option of each question, or several."""
WELL: Said = {
    "signs-now": "none",
    "signs-leg": "no",
    "age": "adult",
    "health": "none",
    "complaint": "none",
    "goal": "strength",
    "pay": "none",
}
"""A complete interview of somebody who is well."""
SORE: Said = {**WELL, "complaint": ("pain", "balance"), "rehab": "never", "state": "ergo"}
HEART: Said = {**SORE, "health": "heart", "steady": "yes", "pay": "plan"}
"""A complete interview with every question asked."""
CASES: dict[str, Said] = {
    "emergency": {"signs-now": ("heart", "breath")},
    "doctor": {**HEART, "steady": "worse"},
    "pt": {**SORE, "goal": "less-pain"},
    "pt-then-trainer": SORE,
    "pt-and-trainer": {**SORE, "rehab": "agrees"},
    "trainer-after-clearance": {**WELL, "health": "heart", "steady": "yes"},
    "other": {**WELL, "goal": "relax"},
    "trainer": WELL,
}
"""A complete interview for each outcome of the fixture."""


def flags(answers: Said) -> list[str]:
    """Return answers as the words of a call."""
    said = [(id_, (given,) if isinstance(given, str) else given) for id_, given in answers.items()]
    return [word for id_, options in said for word in ("--answer", f"{id_}={','.join(options)}")]


class Case(NamedTuple):
    """An interview and answers to all of its questions or to some, in any order."""

    interview: Interview
    answers: dict[str, frozenset[str]]
    other: dict[str, frozenset[str]]
    """Another answer to every question."""


QUESTIONS = ("a", "b", "c", "d", "e")
OPTIONS = ("one", "two", "none", "unsure")
SCOPES = (Scope.EMERGENCY, Scope.EMERGENCY, Scope.SAFETY, Scope.NEED, Scope.PRACTICAL)


def cases() -> st.SearchStrategy[Case]:
    """Return the fixture's interview, or any sound one. Drawn from a seed: ten times as fast as part by part."""
    return st.integers(0, 2**32).map(_case)


def condition(random: Random, known: Sequence[str], depth: int = 0) -> Condition:
    """Return a condition of any form over some questions."""
    kind = random.choice(("is", "is", "is", "not", "all", "any")) if depth < 3 else "is"
    if kind == "is" and known:
        return Is(random.choice(known), frozenset(random.sample(OPTIONS, random.randint(1, 3))))
    if kind == "not":
        return Not(condition(random, known, depth + 1))
    parts = tuple(condition(random, known, depth + 1) for _ in range(random.randint(0, 3) if known else 0))
    return AnyOf(parts) if kind == "any" else All(parts)


def _case(seed: int) -> Case:
    random = Random(seed)
    interview = random.choice((CARE, _interview(random), _interview(random)))
    answers = _answers(random, interview)
    if random.random() < 0.3:
        answers = {id_: options for id_, options in answers.items() if random.random() < 0.8}
    return Case(interview, answers, _answers(random, interview))


def _answers(random: Random, interview: Interview) -> dict[str, frozenset[str]]:
    found = {}
    for question in interview.questions.values():
        others = [id_ for id_, option in question.options.items() if not option.alone]
        if question.multiple and random.random() < 0.5:
            found[question.id] = frozenset(
                random.sample(others, random.randint(1, min(question.most or 99, len(others))))
            )
        else:
            found[question.id] = frozenset((random.choice(list(question.options)),))
    return {id_: found[id_] for id_ in random.sample(list(found), len(found))}


def _interview(random: Random) -> Interview:
    """Return an interview whose first questions are about emergencies, and of whose rules one always holds."""
    options = {id_: Option(id=id_, label=id_, alone=id_ in ("none", "unsure")) for id_ in OPTIONS}
    questions = {
        id_: Question(
            id=id_,
            scope=scope,
            text=id_,
            why=id_,
            short=id_,
            options=options,
            multiple=(multiple := random.random() < 0.5),
            most=1 if multiple and random.random() < 0.4 else None,
            when=condition(random, QUESTIONS[:number]) if random.random() < 0.5 else None,
            unsure="unsure",
        )
        for number, (id_, scope) in enumerate(zip(QUESTIONS, SCOPES, strict=True))
    }
    outcomes = {
        id_: Outcome(id=id_, label=id_, urgency=id_, summary=id_, steps=(), ends=id_ == "first")
        for id_ in ("first", "second", "third", "last")
    }
    conditions: list[tuple[Condition, str]] = [(All(()), "last")]
    conditions += [(Is(random.choice("ab"), frozenset(("one",))), "first")] * random.randint(0, 1)
    for _ in range(random.randint(0, 5)):
        conditions.append((condition(random, QUESTIONS), random.choice(("second", "third", "last"))))
    random.shuffle(conditions)
    rules = [
        Rule(id=f"rule-{number}", when=when, outcome=outcome, because="", citations=())
        for number, (when, outcome) in enumerate(conditions)
    ]
    nothing: tuple[str, ...] = ()
    return Interview(
        id="any",
        title="Any",
        version="1",
        opening=nothing,
        questions=questions,
        outcomes=outcomes,
        rules=by_urgency(rules, outcomes),
        notes=(),
        choices=(),
        warnings=(),
        note=(),
        sure="",
        limits=nothing,
    )
