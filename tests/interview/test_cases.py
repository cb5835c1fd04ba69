"""The written cases of `ptvspt advise`: tests/cases/care.yaml, which is to be read as a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
import yaml

from ptvspt.interview.engine import advise, chosen, next_question
from ptvspt.interview.records import Advice, Interview
from ptvspt.loading import catalogue, interviews

TESTS = Path(__file__).parents[1]
DATA = TESTS.parent / "data"
CASES: list[dict[str, Any]] = yaml.safe_load((TESTS / "cases" / "care.yaml").read_text(encoding="utf-8"))
CARE = interviews.read(DATA / "interviews" / "care.yaml", dict(catalogue.read(DATA).catalogue.sources))

FIELDS = {"name", "answers", "expect", "mention", "source"}
EXTRA = {"soon", "control"}
EVERY = pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
URGENT = {"emergency", "doctor"}


@pytest.fixture(scope="module")
def care() -> Interview:
    return CARE


def says(texts: Collection[str], word: str) -> bool:
    """Tell whether some text has a word that begins like this one."""
    return any(re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) for text in texts)


def because(advice: Advice) -> list[str]:
    return [reason.rule.because for reason in advice.reasons]


def shown(advice: Advice) -> list[str]:
    """What the reader gets that depends on the answers, and the steps."""
    also = [reason.rule.because for reason in advice.also if reason.answers]
    return [
        *because(advice),
        *also,
        *(note.text for note in advice.notes),
        *(step.text for step in advice.outcome.steps),
    ]


def cells(case: dict[str, Any]) -> set[str]:
    return {number for found in re.findall(r"\bcells? ([0-9 and]+)", case["source"]) for number in found.split()}


@EVERY
def test_the_person_gets_the_expected_advice(case: dict[str, Any], care: Interview) -> None:
    advice = advise(care, case["answers"])
    assert advice.outcome.id == case["expect"], because(advice)
    missing = [word for word in case["mention"] if not says(shown(advice), word)]
    assert not missing, shown(advice)


@EVERY
def test_a_reason_says_how_soon(case: dict[str, Any], care: Interview) -> None:
    advice = advise(care, case["answers"])
    assert says(because(advice), case.get("soon", "")), because(advice)


@EVERY
def test_the_answers_are_complete_known_and_all_asked_for(case: dict[str, Any], care: Interview) -> None:
    answers = chosen(case["answers"])
    for question, options in answers.items():
        known = care.questions[question]
        assert options <= known.options.keys(), question
        assert len(options) == 1 or known.multiple, question
        assert len(options) == 1 or not any(known.options[one].alone for one in options), question
        assert isinstance(case["answers"][question], str) or known.multiple, question
    assert next_question(care, answers) is None
    assert not advise(care, case["answers"]).dropped


def test_every_case_has_its_fields_and_a_name_of_its_own() -> None:
    assert [case["name"] for case in CASES if FIELDS - case.keys() or case.keys() - FIELDS - EXTRA] == []
    assert [case["name"] for case in CASES if not case["mention"] or not case["source"]] == []
    assert [name for name, times in Counter(case["name"] for case in CASES).items() if times > 1] == []


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60


def test_every_outcome_is_expected_at_least_three_times(care: Interview) -> None:
    times = Counter(case["expect"] for case in CASES)
    assert times.keys() == care.outcomes.keys()
    assert {outcome: number for outcome, number in times.items() if number < 3} == {}


def test_every_cell_of_the_acsm_table_occurs() -> None:
    assert set("1234567") <= set().union(*map(cells, CASES))


def test_every_row_of_the_proposed_table_occurs() -> None:
    rows = {
        number
        for case in CASES
        for found in re.findall(r"\brows? ([0-9 and]+)", case["source"])
        for number in found.split()
    }
    assert {str(number) for number in range(1, 12)} <= rows


def test_every_warning_sign_occurs(care: Interview) -> None:
    used = {
        (question, option)
        for case in CASES
        for question, options in chosen(case["answers"]).items()
        for option in options
    }
    signs = {
        (id_, option)
        for id_ in ("emergency-now", "emergency-body", "effort-signs", "body-signs", "pain-signs", "pregnancy-care")
        for option in care.questions[id_].options
    }
    assert signs <= used


def test_no_control_is_sent_to_a_doctor_or_an_emergency_room(care: Interview) -> None:
    controls = [case for case in CASES if case.get("control")]
    assert len(controls) >= 10
    sent = [case["name"] for case in controls if advise(care, case["answers"]).outcome.id in URGENT]
    assert sent == [], f"{len(sent)} of {len(controls)} controls are over-triaged"
