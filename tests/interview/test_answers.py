"""Answers as people write them."""

from __future__ import annotations

import pytest

from answering import CARE, HEART, flags
from ptvspt.errors import UsageError
from ptvspt.interview.answers import of_flags, plain
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
