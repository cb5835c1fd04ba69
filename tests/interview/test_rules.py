"""The logic in words and arrows."""

from __future__ import annotations

from typing import Any

import pytest

from answering import CARE
from ptvspt.interview import rules
from ptvspt.interview.conditions import All, AnyOf, Is, Not, holds, mentioned
from ptvspt.interview.records import Interview
from ptvspt.loading import library

SHIPPED = library.interview(library.shipped())
BOTH = pytest.mark.parametrize("interview", [CARE, SHIPPED], ids=["fixture", "shipped"])
PAIN, WELL = Is("complaint", frozenset(("pain", "balance"))), Is("goal", frozenset(("strength",)))


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (PAIN, "complaint is balance or pain"),
        (Not(WELL), "not (goal is strength)"),
        (All(()), "always"),
        (All((PAIN, WELL)), "complaint is balance or pain and goal is strength"),
        (
            AnyOf((All((Not(PAIN), WELL)), WELL)),
            "(not (complaint is balance or pain) and goal is strength) or goal is strength",
        ),
    ],
)
def test_a_condition_is_said_in_words(condition: Any, words: str) -> None:
    assert rules.spoken(condition) == words


@BOTH
def test_every_question_that_a_rule_asks_about_leads_to_its_outcome(interview: Interview) -> None:
    arrows = {(edge.start, edge.end) for edge in rules.edges(interview)}
    for rule in interview.rules:
        for question in mentioned(rule.when):
            assert (f"q_{question}".replace("-", "_"), f"o_{rule.outcome}".replace("-", "_")) in arrows


def test_an_edge_says_what_is_denied_and_what_belongs_together() -> None:
    found = rules.edges(CARE)
    assert rules.Edge("q_age", "not child", "q_health") in found
    assert rules.Edge("q_goal", "not strength (pt-problem)", "o_pt") in found
    assert rules.Edge("q_signs_leg", "cold", "o_emergency") in found
    assert rules.Edge("q_pay", "none of the above", "o_trainer") in found


def test_an_edge_holds_for_the_answers_of_its_label() -> None:
    for edge in rules.edges(CARE):
        if edge.end.startswith("q_") and not edge.label.startswith(("not ", "first", "then")):
            question = CARE.questions[edge.start.removeprefix("q_").replace("_", "-")]
            assert set(edge.label.split(", ")) <= set(question.options)
            assert holds(
                Is(question.id, frozenset(edge.label.split(", "))),
                {question.id: frozenset((edge.label.split(", ")[0],))},
            )
