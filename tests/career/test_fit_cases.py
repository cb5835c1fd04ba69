"""The written cases of `ptvspt career`: tests/cases/career.yaml, which is to be read as a table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from fitting import BASES, SHIPPED, fitted, left_open
from ptvspt.career.fit import Fit
from ptvspt.career.fit_words import weakness

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "career.yaml").read_text(encoding="utf-8")
)
EVERY = pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
FIELDS, EXTRA = {"name", "person", "answers", "out"}, {"first", "beside", "against"}


def found(case: dict[str, Any]) -> Fit:
    return fitted(case["answers"])


@EVERY
def test_the_person_finds_the_expected_professions(case: dict[str, Any]) -> None:
    fit = found(case)
    ids = [one.profession.id for one in fit.open]
    told = [
        (one.profession.id, one.score, [r.text for r in one.supports], [r.text for r in one.opposes])
        for one in fit.open[:4]
    ]
    assert ids[:1] == [] or ids[0] in case["first"], told
    assert set(case.get("beside", ())) <= set(ids[:3]), told


@EVERY
def test_who_must_be_ruled_out_is_and_says_why(case: dict[str, Any]) -> None:
    out = {one.profession.id: one.excludes for one in found(case).ruled_out}
    assert set(case.get("out", ())) <= out.keys()
    assert all("you said" in reason.text for reasons in out.values() for reason in reasons)


@EVERY
def test_what_speaks_against_the_first_is_told(case: dict[str, Any]) -> None:
    fit = found(case)
    first = fit.matches[0]
    said = " ".join([*(one.text for one in first.opposes), weakness(first, fit)]).lower()
    assert all(word in said for word in case.get("against", ())), said


def test_every_case_has_its_fields_and_a_name_of_its_own() -> None:
    assert [case["name"] for case in CASES if not case.keys() <= FIELDS | EXTRA] == []
    assert [case["name"] for case in CASES if not (case.get("first") or case.get("out"))] == []
    assert len({case["name"] for case in CASES}) == len(CASES)


def test_every_profession_is_first_in_some_case() -> None:
    assert {found(case).matches[0].profession.id for case in CASES} == BASES["unsure"].professions.keys()


def test_who_needs_what_nothing_gives_gets_the_nearest_and_what_would_open_one() -> None:
    fit = fitted({"years": "one", "cost": "k10", "pay": "k90"})
    assert fit.open == ()
    assert fit.matches[0].profession.id == "trainer"  # one answer alone rules it out
    assert {(one.question.id, one.first.id) for one in fit.changes} == {("pay", "trainer")}
    assert left_open({}).keys() == SHIPPED.interview.questions.keys()
