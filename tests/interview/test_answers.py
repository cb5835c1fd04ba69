"""Answers as people write them."""

from __future__ import annotations

import pytest

from answering import CARE, HEART, flags
from ptvspt.errors import UsageError
from ptvspt.interview.answers import Kept, of_flags, outdated, plain
from ptvspt.interview.engine import chosen, validate


def test_a_flag_is_a_question_and_an_option() -> None:
    assert of_flags(["age=adult", " goal = relax "]) == {"age": ("adult",), "goal": ("relax",)}


def test_commas_and_repeated_flags_give_several_options() -> None:
    assert of_flags(["complaint=pain,balance", "complaint=soreness"]) == {"complaint": ("pain", "balance", "soreness")}


@pytest.mark.parametrize("flag", ["age", "age=", "age= ", "age=,", "=", ""])
def test_a_flag_without_an_option_is_refused(flag: str) -> None:
    with pytest.raises(UsageError, match=f"^'{flag}' is no answer; write question=option, like age=18-44$"):
        of_flags([flag])


def test_the_same_option_twice_is_one() -> None:
    answers = chosen(of_flags(["age=adult,adult"]))
    assert answers == {"age": {"adult"}}
    validate(CARE, answers)


def test_what_is_written_reads_back_as_the_same_answers() -> None:
    answers = chosen(HEART)
    written = plain(answers, CARE)
    assert chosen(written) == answers == chosen(of_flags(flags(HEART)[1::2]))


def test_several_options_are_written_in_the_order_of_the_question() -> None:
    assert plain({"complaint": frozenset(("balance", "pain"))}, CARE) == {"complaint": ["pain", "balance"]}
    assert plain({"complaint": frozenset(("pain",)), "age": frozenset(("adult",))}, CARE) == {
        "complaint": ["pain"],
        "age": "adult",
    }


def test_answers_to_the_same_interview_and_version_or_of_an_untold_one_are_up_to_date() -> None:
    for interview in (None, "care"):
        for version in (None, CARE.version):
            assert outdated(Kept("kept.json", {}, interview, version), CARE) == ""


def test_answers_to_another_version_of_the_logic_are_warned_of() -> None:
    assert outdated(Kept("kept.json", {}, "care", "2026.11.20"), CARE) == (
        "kept.json: these answers were given to the logic of 2026.11.20, "
        "this is the logic of 2026.11.21; look them over"
    )
