"""Advice and logic for programs: typed values and rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ptvspt.interview import note
from ptvspt.interview.answers import plain
from ptvspt.interview.blanks import Filling
from ptvspt.interview.conditions import All, AnyOf, Condition, Is, Not
from ptvspt.interview.records import Advice, Change, Interview, Reason
from ptvspt.profiles import export
from ptvspt.profiles.records import Citation
from ptvspt.profiles.rows import ids
from ptvspt.results import SCHEMA, Grid


def result(version: str, filling: Filling, advice: Advice, changes: Sequence[Change]) -> dict[str, Any]:
    """Return the result as JSON values; `version` is that of the profiles' data."""
    interview, outcome = filling.interview, filling.outcome(advice.outcome)
    return {
        "schema": SCHEMA,
        "interview": interview.id,
        "logic_version": interview.version,
        "data_version": version,
        "outcome": {"id": outcome.id, "label": outcome.label, "urgency": outcome.urgency},
        "reasons": [_reason_data(filling, reason) for reason in advice.reasons],
        "also": [_reason_data(filling, reason) | {"outcome": reason.rule.outcome} for reason in advice.also],
        "notes": [
            {
                "note": one.id,
                "kind": one.kind.value,
                "text": filling.text(one.text),
                "sources": _sources(one.citations),
            }
            for one in advice.notes
        ],
        "next_steps": list(filling.meant(outcome.steps)),
        "would_change": [
            {"question": one.question.id, "answer": one.option.id, "outcome": one.outcome.id} for one in changes
        ],
        "answers": plain(advice.answers, interview),
        "dropped": list(advice.dropped),
        "for": filling.audience.value,
        "stop_signs": list(filling.meant(interview.warnings)),
        "note": note.lines(filling),
    }


def grid(filling: Filling, advice: Advice) -> Grid:
    """Return the result as rows: what, its id, the words, the ids of the sources."""
    return _grid("sources", filling, advice, lambda citations: ids(citations) or "")


def lines(filling: Filling, advice: Advice) -> Grid:
    """Return the result as lines in words, each with its sources by title."""
    return _grid("source", filling, advice, export.cited)


def _grid(column: str, filling: Filling, advice: Advice, cited: Callable[[Sequence[Citation]], str]) -> Grid:
    interview, outcome = filling.interview, filling.outcome(advice.outcome)
    rows = [("outcome", outcome.id, outcome.label, ""), ("urgency", outcome.id, outcome.urgency, "")]
    for what, reasons in (("reason", advice.reasons), ("also", advice.also)):
        rows += [(what, one.rule.id, filling.text(one.rule.because), cited(one.rule.citations)) for one in reasons]
    steps = filling.meant(outcome.steps)
    rows += [("next step", str(number), step, "") for number, step in enumerate(steps, start=1)]
    rows += [("note", one.id, filling.text(one.text), cited(one.citations)) for one in advice.notes]
    rows += [("stop sign", "", sign, "") for sign in filling.meant(interview.warnings)]
    rows += [("answer", id_, _said(interview, id_, options), "") for id_, options in advice.answers.items()]
    rows += [("dropped", id_, interview.questions[id_].text, "") for id_ in advice.dropped]
    return Grid(("what", "id", "text", column), rows)


def _said(interview: Interview, question: str, options: frozenset[str]) -> str:
    known = interview.questions[question].options
    return ", ".join(option.label.rstrip(".") for option in known.values() if option.id in options)


def _reason_data(filling: Filling, reason: Reason) -> dict[str, Any]:
    return {
        "rule": reason.rule.id,
        "text": filling.text(reason.rule.because),
        "answers": plain(reason.answers, filling.interview),
        "sources": _sources(reason.rule.citations),
    }


def _sources(citations: Sequence[Citation]) -> list[dict[str, Any]]:
    return [export.source_data(one.source) | {"locator": one.locator} for one in citations]


def logic(interview: Interview) -> dict[str, Any]:
    """Return the logic as JSON values; a condition is a list, its first item the operator."""
    return {
        "schema": SCHEMA,
        "interview": interview.id,
        "logic_version": interview.version,
        "questions": [
            {
                "id": one.id,
                "scope": one.scope.value,
                "text": one.text,
                "why": one.why,
                "short": one.short,
                "multiple": one.multiple,
                "most": one.most,
                "unsure": one.unsure,
                "options": [
                    {"id": option.id, "label": option.label, "hint": option.hint, "alone": option.alone}
                    for option in one.options.values()
                ],
                "when": tree(one.when) if one.when else None,
            }
            for one in interview.questions.values()
        ],
        "rules": [
            {
                "id": rule.id,
                "when": tree(rule.when),
                "outcome": rule.outcome,
                "because": rule.because,
                "sources": _sources(rule.citations),
            }
            for rule in interview.rules
        ],
        "outcomes": [
            {
                "id": one.id,
                "label": one.label,
                "urgency": one.urgency,
                "summary": one.summary,
                "steps": [step.text for step in one.steps],
                "ends": one.ends,
                "professions": list(one.professions),
            }
            for one in interview.outcomes.values()
        ],
        "notes": [
            {
                "id": one.id,
                "kind": one.kind.value,
                "when": tree(one.when),
                "text": one.text,
                "outcomes": list(one.outcomes),
                "sources": _sources(one.citations),
            }
            for one in interview.notes
        ],
        "choices": [
            {
                "id": one.id,
                "label": one.label,
                "benefits": list(one.benefits),
                "drawbacks": list(one.drawbacks),
                "sources": _sources(one.citations),
            }
            for one in interview.choices
        ],
    }


def tree(condition: Condition) -> list[Any]:
    """Return a condition as a list, its first item the operator."""
    match condition:
        case Is():
            return ["is", condition.question, sorted(condition.options)]
        case Not():
            return ["not", tree(condition.part)]
        case All():
            return ["all", *(tree(part) for part in condition.parts)]
        case AnyOf():
            return ["any", *(tree(part) for part in condition.parts)]
