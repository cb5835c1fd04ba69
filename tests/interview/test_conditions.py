"""Conditions on answers."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from answering import CARE, condition
from ptvspt.interview.conditions import All, AnyOf, Condition, Is, Not, holds, mentioned

law = settings(max_examples=80, deadline=None)
ABOUT = ("a", "b", "c")


@law
@given(st.integers(0, 2**32))
def test_conditions_mean_what_their_names_say(seed: int) -> None:
    random = Random(seed)
    one, other = condition(random, ABOUT), condition(random, ABOUT)
    answers = {id_: frozenset(random.sample(("one", "two", "none"), 2)) for id_ in ABOUT if random.random() < 0.7}
    first, second = holds(one, answers), holds(other, answers)
    assert holds(Not(one), answers) == (not first)
    assert holds(All((one, other)), answers) == (first and second)
    assert holds(AnyOf((one, other)), answers) == (first or second)


def test_no_parts_hold_in_all_and_none_in_any() -> None:
    assert holds(All(()), {})
    assert not holds(AnyOf(()), {})


def test_an_unanswered_question_is_not_anything() -> None:
    asked = Is("a", frozenset(("one",)))
    assert not holds(asked, {})
    assert holds(Not(asked), {})


def test_one_of_several_options_is_enough() -> None:
    assert holds(Is("a", frozenset(("one", "two"))), {"a": frozenset(("two", "none"))})


def test_mentioned_names_the_questions_and_options_of_every_part() -> None:
    rule = next(one for one in CARE.rules if one.id == "pt-then-trainer-problem")
    assert list(mentioned(rule.when)) == ["complaint", "goal", "rehab"]
    one, two, other = (frozenset((word,)) for word in ("one", "two", "other"))
    deep = AnyOf((Not(Is("a", one)), All((Is("b", other), Is("a", two)))))
    assert mentioned(deep) == {"a": {"one", "two"}, "b": {"other"}}


def test_all_and_any_of_the_same_parts_are_not_equal() -> None:
    parts = (Is("a", frozenset(("one",))),)
    every, some = list[Condition]((All(parts), AnyOf(parts)))
    assert every != some
