"""Conditions on answers, and finding those that hold among many."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from answering import CARE, condition
from ptvspt.interview.conditions import All, AnyOf, Condition, Is, Not, holds, mentioned, sieve
from ptvspt.loading import library

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


@law
@given(st.integers(0, 2**32))
def test_a_sieve_finds_what_holds_and_in_order(seed: int) -> None:
    random = Random(seed)
    conditions = [condition(random, ABOUT) for _ in range(random.randint(0, 12))]
    answers = {id_: frozenset(random.sample(("one", "two", "none"), 2)) for id_ in ABOUT if random.random() < 0.7}
    expected = [place for place, one in enumerate(conditions) if holds(one, answers)]
    assert sieve(conditions).places(answers) == expected


def test_a_sieve_looks_only_at_what_may_hold() -> None:
    rules = [Is("a", frozenset((f"option-{number}",))) for number in range(100)]
    both = All((rules[7], Not(rules[8])))
    found = sieve([*rules, Not(rules[0]), All(()), both, All((both, rules[9])), AnyOf((rules[7],))])
    assert list(found.others) == [100, 101, 104]
    assert list(found.by_option["a"]["option-7"]) == [7, 102, 103]


def test_most_rules_of_the_shipped_interview_need_an_option() -> None:
    shipped = library.interview()
    assert len(sieve([rule.when for rule in shipped.rules]).others) < 10
    assert len(sieve([note.when for note in shipped.notes]).others) < 10


def test_all_and_any_of_the_same_parts_are_not_equal() -> None:
    parts = (Is("a", frozenset(("one",))),)
    every, some = list[Condition]((All(parts), AnyOf(parts)))
    assert every != some
