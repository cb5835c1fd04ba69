"""An interview's logic in words: conditions, and what leads where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ptvspt.errors import UsageError
from ptvspt.interview.conditions import All, AnyOf, Condition, Is, Not
from ptvspt.interview.records import Interview, Outcome, Question, Rule
from ptvspt.names import suggestion

START = "start"
"""The node before the first question."""


class Edge(NamedTuple):
    """An arrow between nodes: from a question, by some answers, to a question or an outcome."""

    start: str
    label: str
    end: str


def parts(interview: Interview) -> list[Question | Outcome | Rule]:
    """Return every question, outcome and rule."""
    return [*interview.questions.values(), *interview.outcomes.values(), *interview.rules]


def only(interview: Interview, id_: str) -> Interview:
    """Return the interview with the questions, outcomes and rules of an id alone. Raises UsageError for none."""
    known = [one.id for one in parts(interview)]
    if id_ not in known:
        remedy = suggestion(id_, known) or "; 'ptvspt rules' lists them, 'ptvspt rules --full' all rules too"
        raise UsageError(f"no question, outcome or rule '{id_}'{remedy}")
    return interview._replace(
        questions={one: question for one, question in interview.questions.items() if one == id_},
        outcomes={one: outcome for one, outcome in interview.outcomes.items() if one == id_},
        rules=tuple(rule for rule in interview.rules if rule.id == id_),
        notes=(),
        choices=(),
    )


def spoken(condition: Condition) -> str:
    """Return a condition in words of the data: questions and options by id."""
    match condition:
        case Is():
            return f"{condition.question} is {' or '.join(sorted(condition.options))}"
        case Not():
            return f"not ({spoken(condition.part)})"
        case All(()):
            return "always"
        case All():
            return " and ".join(_bracketed(part) for part in condition.parts)
        case AnyOf():
            return " or ".join(_bracketed(part) for part in condition.parts)


def edges(interview: Interview) -> list[Edge]:
    """Return the arrows: from each question to the next, to those that its answers bring up, and to outcomes."""
    found: dict[Edge, None] = {}
    before = START
    for question in interview.questions.values():
        node = question_node(question.id)
        if question.when is None:
            found[Edge(before, "then" if before != START else "first", node)] = None
            before = node
        else:
            for part, denied in _asked(question.when):
                found[Edge(question_node(part.question), _labels(interview, part, denied=denied), node)] = None
    for rule in interview.rules:
        end = outcome_node(rule.outcome)
        parts = list(_asked(rule.when))
        for part, denied in parts:
            together = "" if len(parts) == 1 else f" ({rule.id})"
            label = _labels(interview, part, denied=denied) + together
            found[Edge(question_node(part.question), label, end)] = None
        if not parts:
            found[Edge(before, "none of the above", end)] = None
    return list(found)


def question_node(id_: str) -> str:
    """Return the name of a question's node."""
    return f"q_{id_.replace('-', '_')}"


def outcome_node(id_: str) -> str:
    """Return the name of an outcome's node."""
    return f"o_{id_.replace('-', '_')}"


def _bracketed(condition: Condition) -> str:
    words = spoken(condition)
    return f"({words})" if isinstance(condition, All | AnyOf) and len(condition.parts) > 1 else words


def _asked(condition: Condition, *, denied: bool = False) -> Iterator[tuple[Is, bool]]:
    """Yield the answers that a condition asks for, and whether it denies them."""
    match condition:
        case Is():
            yield condition, denied
        case Not():
            yield from _asked(condition.part, denied=not denied)
        case All() | AnyOf():
            for part in condition.parts:
                yield from _asked(part, denied=denied)


def _labels(interview: Interview, part: Is, *, denied: bool) -> str:
    options = interview.questions[part.question].options
    named = ", ".join(option for option in options if option in part.options)
    return f"not {named}" if denied else named
