from __future__ import annotations

import json
from functools import cache

import pytest

from ptvspt.interview import local
from ptvspt.interview.blanks import Filling
from ptvspt.interview.conditions import Answers
from ptvspt.interview.engine import advise, next_question
from ptvspt.interview.records import Advice
from ptvspt.loading import library
from ptvspt.places import law
from ptvspt.places.records import Known, Place
from running import apart

CARE, PLACES = library.interview(), library.places()


@cache
def answered(code: str) -> Answers:
    """Return complete answers of somebody with pain who lives in a place, and is unsure of the rest."""
    logic, given = CARE, {"age": "45-64", "reason": "hurts", "where": "knee", "jurisdiction": code}
    answers: Answers = {}
    while (question := next_question(logic, answers)) is not None:
        none = next((one for one in question.options if one in ("none", "no")), None)
        chosen = given.get(question.id) or none or question.unsure or next(iter(question.options))
        answers = {**answers, question.id: frozenset((chosen,))}
    return answers


def advised(code: str) -> Advice:
    return advise(CARE, answered(code))


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_note_on_the_place_changes_nothing_but_the_notes(place: Place) -> None:
    found = advised(place.code.lower())
    told = local.placed(found, place)
    assert told._replace(notes=found.notes) == found
    *others, note = told.notes
    assert others == [one for one in found.notes if one.id != local.EVERYWHERE]
    assert note.id == "place"
    assert law.access_words(place.access) in note.text
    assert note.text.endswith(law.INSURER)


def test_the_note_on_all_places_is_one_of_the_interview() -> None:
    assert local.EVERYWHERE in {note.id for note in CARE.notes}
    assert local.EVERYWHERE in {note.id for note in advised("tx").notes}


def test_what_is_not_known_of_a_place_fills_no_blank() -> None:
    texas = PLACES["TX"]
    assert texas.access is not None
    assert texas.board is not None
    assert set(local.words(texas)) == {"access", "board"}
    assert local.words(texas)["board"] == f"the {texas.board.name}"
    assert set(local.words(texas._replace(access=None))) == {"board"}
    assert set(local.words(texas._replace(board=None))) == {"access"}
    assert set(local.words(texas._replace(board=texas.board._replace(known=Known.NO)))) == {"access"}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_step_names_who_licenses_in_the_place(place: Place) -> None:
    steps = [step.text for outcome in CARE.outcomes.values() for step in outcome.steps if "{board|" in step.text]
    assert steps
    assert place.board is not None
    for step in steps:
        told = Filling(CARE, {}, local=local.words(place)).text(step)
        assert told == f"Check the license with the {place.board.name}."
        assert Filling(CARE, {}).text(step) == "Check the license with the state's board of physical therapy."


def test_every_jurisdiction_of_the_interview_is_a_place() -> None:
    question = CARE.questions["jurisdiction"]
    assert {code.upper() for code in question.options} - {str(question.unsure).upper()} == set(PLACES)


@pytest.mark.parametrize("code", ["tx", "rather-not-say"])
def test_the_answer_holds_the_note_only_where_a_place_is_named(code: str) -> None:
    words = [word for id_, options in answered(code).items() for word in ("--answer", f"{id_}={','.join(options)}")]
    result = apart("advise", "--no-input", "-f", "json", *words, PTVSPT_DATA=None)
    assert result.status == 0, result.err
    found = json.loads(result.out)
    assert found["outcome"]["id"] == advised(code).outcome.id
    assert ("place" in {note["note"] for note in found["notes"]}) is (code == "tx")
