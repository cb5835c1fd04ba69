"""The written cases of `ptvspt advise`: tests/cases/care.yaml, which is to be read as a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
import yaml

from ptvspt.interview.blanks import Filling
from ptvspt.interview.engine import advise, chosen, next_question
from ptvspt.interview.records import Advice, Interview
from ptvspt.interview.voices import Audience, spoken
from ptvspt.loading import catalogue, interviews

TESTS = Path(__file__).parents[1]
DATA = TESTS.parent / "data"
CASES: list[dict[str, Any]] = yaml.safe_load((TESTS / "cases" / "care.yaml").read_text(encoding="utf-8"))
CARE = interviews.read(DATA / "interviews" / "care.yaml", dict(catalogue.read(DATA).catalogue.sources))
SPOKEN = {audience.value: spoken(CARE, audience) for audience in Audience}

FIELDS = {"name", "person", "answers", "outcome", "source"}
EXTRA = {"for", "soon", "mention", "kind", "control"}
EVERY = pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
URGENT = {"emergency", "doctor"}
# fmt: off
SAYABLE = [
    "headache", "limb-swelling", "lump", "rash", "foot", "joints", "girdle", "climbing", "spells", "collapse",
    "breathing", "cough", "pulse", "growing-pain", "joint", "limp", "brittle", "calf", "birth-pressure",
    "neck-adjustment", "falls", "crash-after-effort", "flight-sickle", "illness", "medicines", "device",
    "cancer-treatment", "steady", "age-refused", "unfit-with-age", "client", "child", "relative",
    "walking-only", "combined",
    "ectopic", "antibiotic", "vertigo-goal", "steady-breath", "alcohol", "heat", "tired-pale", "thirst", "wasting",
    "parkinson", "periods", "stitch", "belly-gap",
    "surgery-well", "gout", "child-growth", "itch", "tingling", "nails", "tear", "muscle-weakness", "compartment",
]
# fmt: on
"""What somebody must be able to say: of each kind there are dangers, and controls beside them."""
SAID_WRONGLY = ["surgery-released", "visits-used-up", "surgeon-agreed", "two-goals", "durations"]
"""What the first interview said wrongly: kinds without a danger."""


@pytest.fixture(scope="module")
def care() -> Interview:
    return CARE


def filling(case: dict[str, Any]) -> tuple[Advice, Filling]:
    """The advice to somebody, and what fills the blanks of its texts, in the words for who asks."""
    audience = Audience(case.get("for", "self"))
    advice = advise(SPOKEN[audience.value], case["answers"])
    return advice, Filling(SPOKEN[audience.value], advice.answers, audience)


def says(texts: Collection[str], word: str) -> bool:
    """Tell whether some text has a word that begins like this one."""
    return any(re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) for text in texts)


def because(case: dict[str, Any]) -> list[str]:
    advice, fill = filling(case)
    return [fill.text(reason.rule.because) for reason in advice.reasons]


def shown(case: dict[str, Any]) -> list[str]:
    """What the reader gets that depends on the answers, and the steps."""
    advice, fill = filling(case)
    also = [fill.text(reason.rule.because) for reason in advice.also if reason.answers]
    notes = [fill.text(note.text) for note in advice.notes]
    return [*because(case), *also, *notes, *fill.meant(advice.outcome.steps)]


def cells(case: dict[str, Any]) -> set[str]:
    return {number for found in re.findall(r"\bcells? ([0-9 and]+)", case["source"]) for number in found.split()}


@EVERY
def test_the_person_gets_the_expected_advice(case: dict[str, Any]) -> None:
    assert filling(case)[0].outcome.id == case["outcome"], because(case)
    missing = [word for word in case.get("mention", ()) if not says(shown(case), word)]
    assert not missing, shown(case)


@EVERY
def test_a_reason_says_how_soon(case: dict[str, Any]) -> None:
    assert says(because(case), case.get("soon", "")), because(case)


@EVERY
def test_the_answers_are_complete_known_and_all_asked_for(case: dict[str, Any], care: Interview) -> None:
    answers = chosen(case["answers"])
    for question, options in answers.items():
        known = care.questions[question]
        assert options <= known.options.keys(), question
        assert len(options) == 1 or known.multiple, question
        assert len(options) == 1 or not any(known.options[one].alone for one in options), question
        assert known.most is None or len(options) <= known.most, question
        assert isinstance(case["answers"][question], str) or known.multiple, question
    assert next_question(care, answers) is None
    assert not advise(care, case["answers"]).dropped


def test_every_case_has_its_fields_and_a_name_of_its_own() -> None:
    assert [case["name"] for case in CASES if FIELDS - case.keys() or case.keys() - FIELDS - EXTRA] == []
    assert [case["name"] for case in CASES if not all(case[field] for field in FIELDS)] == []
    assert [case["name"] for case in CASES if case.get("for", "self") not in SPOKEN] == []
    assert [name for name, times in Counter(case["name"] for case in CASES).items() if times > 1] == []


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 350


def test_a_third_of_the_cases_are_controls() -> None:
    assert sum(case.get("control", False) for case in CASES) * 3 >= len(CASES)


def test_every_kind_occurs_with_dangers_and_controls() -> None:
    danger = Counter(case.get("kind") for case in CASES if not case.get("control"))
    control = Counter(case.get("kind") for case in CASES if case.get("control"))
    assert [kind for kind in SAYABLE if not (danger[kind] and control[kind])] == []
    assert [kind for kind in (*SAYABLE, *SAID_WRONGLY) if danger[kind] + control[kind] < 2] == []


def test_every_outcome_is_expected_at_least_three_times(care: Interview) -> None:
    times = Counter(case["outcome"] for case in CASES)
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


def test_every_option_occurs_but_being_unsure_and_the_places(care: Interview) -> None:
    used = {
        (question, option)
        for case in CASES
        for question, options in chosen(case["answers"]).items()
        for option in options
    }
    known = {
        (question.id, option)
        for question in care.questions.values()
        for option in question.options
        if option != question.unsure and question.id != "jurisdiction"
    }
    assert sorted(known - used) == []


def test_every_audience_occurs() -> None:
    assert {case.get("for", "self") for case in CASES} == SPOKEN.keys()


def test_nobody_under_18_is_sent_to_a_trainer() -> None:
    young = [case for case in CASES if case["answers"].get("age") == "under-18"]
    assert len(young) >= 10
    assert {case["outcome"] for case in young} == {"emergency", "doctor", "other"}


def test_no_control_is_sent_to_a_doctor_or_an_emergency_room(care: Interview) -> None:
    controls = [case for case in CASES if case.get("control")]
    sent = [case["name"] for case in controls if advise(care, case["answers"]).outcome.id in URGENT]
    assert sent == [], f"{len(sent)} of {len(controls)} controls are over-triaged"
