"""The values of an interview, and what can be told of them alone."""

from __future__ import annotations

from typing import Any

from answering import CARE
from ptvspt.interview.records import by_urgency, cited


def test_rules_are_ordered_by_the_urgency_of_their_outcome_and_keep_their_order_within_one() -> None:
    turned = tuple(reversed(CARE.rules))
    found = by_urgency(turned, CARE.outcomes)
    assert [rule.outcome for rule in found] == [rule.outcome for rule in CARE.rules]
    for outcome in CARE.outcomes:
        assert [one for one in found if one.outcome == outcome] == [one for one in turned if one.outcome == outcome]


def test_every_source_of_rules_notes_and_choices_is_cited_once() -> None:
    assert set(cited(CARE)) == {
        "act-18", "board-list", "census-2026", "gym-blog", "herald", "knee-guideline", "walk-trial"
    }  # fmt: skip


def test_what_one_part_alone_cites_is_cited() -> None:
    (source,) = [one for id_, one in cited(CARE).items() if id_ == "herald"]
    citations = CARE.rules[0].citations[0]._replace(source=source)
    bare = CARE._replace(
        rules=tuple(one._replace(citations=()) for one in CARE.rules),
        notes=tuple(one._replace(citations=()) for one in CARE.notes),
        choices=tuple(one._replace(citations=()) for one in CARE.choices),
    )
    assert cited(bare) == {}
    for part in ("rules", "notes", "choices"):
        first, *others = getattr(bare, part)
        changed: dict[str, Any] = {part: (first._replace(citations=(citations,)), *others)}
        alone = bare._replace(**changed)
        assert cited(alone) == {"herald": source}, part


def test_a_question_is_asked_without_what_says_how_to_answer() -> None:
    question = CARE.questions["age"]
    assert question._replace(text="How old? Count years.").asked == "How old?"
    assert question._replace(text="How old are you").asked == "How old are you"


def test_an_option_with_a_hint_is_told_whole_where_nothing_is_drawn() -> None:
    options = CARE.questions["signs-now"].options
    assert options["breath"].whole == "Sudden trouble breathing: At rest | or with coughed-up <b>blood</b>."
    assert options["none"].whole == "None of these"
