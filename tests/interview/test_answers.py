"""Answers as people write them."""

from __future__ import annotations

import pytest

from answering import CARE, HEART, flags
from ptvspt.errors import UsageError
from ptvspt.interview.answers import check, of_flags, plain
from ptvspt.interview.engine import chosen


def refused(written: dict[str, tuple[str, ...]]) -> str:
    with pytest.raises(UsageError) as caught:
        check(CARE, written)
    return str(caught.value)


def test_a_flag_is_a_question_and_an_option() -> None:
    assert of_flags(["age=adult", " goal = relax "]) == {"age": ("adult",), "goal": ("relax",)}


def test_commas_and_repeated_flags_give_several_options() -> None:
    assert of_flags(["complaint=pain,balance", "complaint=soreness"]) == {"complaint": ("pain", "balance", "soreness")}


@pytest.mark.parametrize("flag", ["age", "age=", "age= ", "age=,", "=", ""])
def test_a_flag_without_an_option_is_refused(flag: str) -> None:
    with pytest.raises(UsageError, match=f"^'{flag}' is no answer; write question=option, like age=18-44$"):
        of_flags([flag])


def test_an_unknown_question_is_refused_with_the_nearest_name() -> None:
    assert refused({"complant": ("pain",)}) == "no question 'complant'; did you mean 'complaint'?"


def test_an_unknown_question_with_none_near_is_refused_with_where_they_stand() -> None:
    assert refused({"xyzzy": ("pain",)}) == "no question 'xyzzy'; 'ptvspt rules' lists them"


def test_an_unknown_option_is_refused_with_the_nearest_name() -> None:
    assert refused({"complaint": ("pian",)}) == "no option 'pian' in the question 'complaint'; did you mean 'pain'?"


def test_an_unknown_option_with_none_near_is_refused_with_all_that_there_are() -> None:
    assert refused({"age": ("42",)}) == "no option '42' in the question 'age'; known are child, adult, unsure"


def test_several_options_where_one_is_asked_for_are_refused() -> None:
    assert refused({"age": ("adult", "child")}) == "the question 'age' takes one option, not 2"


def test_none_beside_another_option_is_refused() -> None:
    line = "in the question 'complaint' the option 'none' stands alone"
    assert refused({"complaint": ("pain", "none")}) == line


def test_the_same_option_twice_is_one() -> None:
    assert check(CARE, {"age": ("adult", "adult")}) == {"age": {"adult"}}


def test_what_is_written_reads_back_as_the_same_answers() -> None:
    answers = chosen(HEART)
    written = plain(answers, CARE)
    assert chosen(written) == answers == check(CARE, of_flags(flags(HEART)[1::2]))


def test_several_options_are_written_in_the_order_of_the_question() -> None:
    assert plain({"complaint": frozenset(("balance", "pain"))}, CARE) == {"complaint": ["pain", "balance"]}
    assert plain({"complaint": frozenset(("pain",)), "age": frozenset(("adult",))}, CARE) == {
        "complaint": ["pain"],
        "age": "adult",
    }
