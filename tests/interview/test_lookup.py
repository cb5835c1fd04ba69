"""Which conditions can hold at all."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from answering import OPTIONS, QUESTIONS, condition
from ptvspt.interview.conditions import All, AnyOf, Is, Not, holds
from ptvspt.interview.lookup import Lookup


@settings(max_examples=300)
@given(st.integers(0, 2**32))
def test_every_condition_that_holds_is_a_candidate(seed: int) -> None:
    random = Random(seed)
    conditions = [condition(random, QUESTIONS) for _ in range(6)]
    answers = {
        id_: frozenset(random.sample(OPTIONS, random.randint(1, 2))) for id_ in QUESTIONS if random.random() < 0.7
    }
    found = Lookup(conditions).candidates(answers)
    assert found == sorted(found)
    assert {place for place, one in enumerate(conditions) if holds(one, answers)} <= set(found)


def test_a_condition_whose_options_nobody_chose_is_none() -> None:
    one, two = Is("a", frozenset(("one",))), Is("b", frozenset(("two",)))
    lookup = Lookup([one, All((one, two)), AnyOf((one, two)), Not(one), All(()), All((Not(one), two)), AnyOf(())])
    assert lookup.candidates({}) == [3, 4]
    assert 0 not in lookup.candidates({"b": frozenset(("two",))})
    assert {2, 5} <= set(lookup.candidates({"b": frozenset(("two",))}))
