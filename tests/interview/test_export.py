"""Advice and logic for programs."""

from __future__ import annotations

from typing import Any

import pytest

from answering import CARE, HEART, WELL
from ptvspt.interview import export
from ptvspt.interview.blanks import Filling
from ptvspt.interview.conditions import All, AnyOf, Is, Not
from ptvspt.interview.engine import advise, would_change
from ptvspt.interview.records import Interview
from ptvspt.loading import library

SHIPPED = library.interview(library.shipped())
BOTH = pytest.mark.parametrize("interview", [CARE, SHIPPED], ids=["fixture", "shipped"])


def test_the_result_has_the_keys_that_programs_count_on() -> None:
    found = advise(CARE, HEART)
    result = export.result("2026.11.22", Filling(CARE, found.answers), found, would_change(CARE, HEART))
    assert list(result)[:6] == ["schema", "interview", "logic_version", "data_version", "outcome", "reasons"]
    assert result["outcome"] == {
        "id": "pt-then-trainer",
        "label": "First a physical therapist, then a personal trainer",
        "urgency": "The therapist within two weeks, the trainer when both agree",
    }
    (reason,) = result["reasons"]
    assert list(reason) == ["rule", "text", "answers", "sources"]
    assert reason["answers"] == {"complaint": ["pain", "balance"], "goal": "strength"}
    assert [source["id"] for source in reason["sources"]] == ["walk-trial"]
    assert [one["rule"] for one in result["also"]] == ["clearance-heart"]
    assert result["next_steps"] == [
        "See the therapist.",
        'Ask about a sore "knee" | back and unsteady feet in Ergo.',
        "Tell the plan.",
        "Take the note to the trainer.",
    ]
    assert (result["for"], result["stop_signs"][1]) == ("self", "Chest pressure. Call 911.")
    assert result["note"][0] == "Leg signs: No"
    assert {"question": "goal", "answer": "less-pain", "outcome": "pt"} in result["would_change"]
    assert result["answers"]["complaint"] == ["pain", "balance"]
    assert result["answers"]["age"] == "adult"
    assert result["dropped"] == []


def test_the_rows_hold_every_answer_and_what_was_dropped() -> None:
    found = advise(CARE, {**WELL, "steady": "worse"})
    grid = export.grid(Filling(CARE, found.answers), found)
    rows = {(what, id_): text for what, id_, text, _ in grid.rows}
    assert rows["outcome", "trainer"] == "See a personal trainer"
    assert rows["answer", "goal"] == "More *strength*"
    assert export.result("1", Filling(CARE, found.answers), found, ())["dropped"] == ["steady"]
    assert rows["dropped", "steady"] == "Is your heart disease steady?"
    assert {len(row) for row in grid.rows} == {len(grid.columns)}


@BOTH
def test_the_data_has_questions_rules_with_sources_and_outcomes(interview: Interview) -> None:
    found = export.logic(interview)
    assert found["schema"] == 1
    assert (found["interview"], found["logic_version"]) == (interview.id, interview.version)
    assert [one["id"] for one in found["questions"]] == list(interview.questions)
    assert [one["id"] for one in found["outcomes"]] == list(interview.outcomes)
    assert [one["id"] for one in found["rules"]] == [rule.id for rule in interview.rules]
    assert [(one["short"], one["most"]) for one in found["questions"]] == [
        (one.short, one.most) for one in interview.questions.values()
    ]
    assert all(rule["sources"] and rule["because"] and rule["when"] for rule in found["rules"])
    assert all(source["url"].startswith("http") for rule in found["rules"] for source in rule["sources"])


@BOTH
def test_the_data_has_every_note_and_choice_with_its_sources(interview: Interview) -> None:
    found = export.logic(interview)
    assert [(one["id"], one["kind"], one["text"], condition(one["when"])) for one in found["notes"]] == [
        (one.id, one.kind.value, one.text, one.when) for one in interview.notes
    ]
    assert [tuple(one["outcomes"]) for one in found["notes"]] == [one.outcomes for one in interview.notes]
    assert [(one["id"], one["label"], one["benefits"], one["drawbacks"]) for one in found["choices"]] == [
        (one.id, one.label, [*one.benefits], [*one.drawbacks]) for one in interview.choices
    ]
    for key, parts in (("notes", interview.notes), ("choices", interview.choices)):
        told = [[source["id"] for source in one["sources"]] for one in found[key]]
        assert told == [[citation.source.id for citation in part.citations] for part in parts]


def condition(tree: list[Any]) -> Is | All | AnyOf | Not:
    """Read a condition back as the data documents it."""
    kind, *rest = tree
    match kind:
        case "is":
            return Is(rest[0], frozenset(rest[1]))
        case "not":
            return Not(condition(rest[0]))
        case "all":
            return All(tuple(map(condition, rest)))
        case _:
            return AnyOf(tuple(map(condition, rest)))


@BOTH
def test_a_condition_of_the_data_reads_back(interview: Interview) -> None:
    found = export.logic(interview)
    assert [condition(one["when"]) for one in found["rules"]] == [rule.when for rule in interview.rules]
    whens = [one["when"] and condition(one["when"]) for one in found["questions"]]
    assert whens == [question.when for question in interview.questions.values()]
