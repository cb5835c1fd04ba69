"""How many questions may still come."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering import CARE, Case, cases
from ptvspt.interview.ahead import LONGEST, remaining
from ptvspt.interview.conditions import AnyOf, Condition, Is, Not
from ptvspt.interview.engine import chosen, next_question
from ptvspt.interview.records import Interview, Option, Question, Scope
from ptvspt.loading import library

SHIPPED = library.interview(library.shipped())
PARTS = ("head", "knee", "hip", "foot", "skin")


def question(id_: str, when: Condition | None, *options: str, most: int | None = None) -> Question:
    known = {one: Option(id=one, label=one, alone=one in ("none", "unsure")) for one in (*options, "none", "unsure")}
    return Question(
        id=id_,
        scope=Scope.SAFETY,
        text=id_,
        why="",
        short="",
        options=known,
        multiple=most is not None,
        most=most,
        when=when,
        unsure="unsure",
    )


def asking(*questions: Question) -> Interview:
    return CARE._replace(questions={one.id: one for one in questions}, rules=CARE.rules[-1:], notes=())


WHERE = question("where", None, *PARTS, most=3)
LISTS = [question(f"signs-{part}", Is("where", frozenset((part,))), "worse") for part in PARTS]
GENERAL = question("general", Is("where", frozenset(PARTS)), "fever")
WELL = question("well", Is("where", frozenset(("none",))), "fever")


def walk(interview: Interview, random: Random) -> list[int]:
    """Answer at random from the first question to the last; return what was left before each."""
    found, given_ = [], dict[str, frozenset[str]]()
    while (following := next_question(interview, given_)) is not None:
        found.append(remaining(interview, given_))
        several = [id_ for id_, option in following.options.items() if not option.alone]
        if following.multiple and random.random() < 0.7:
            given_[following.id] = frozenset(random.sample(several, random.randint(1, following.most or len(several))))
        else:
            given_[following.id] = frozenset((random.choice(list(following.options)),))
    return found


def holds_for(left: list[int]) -> None:
    for number, (before, after) in enumerate(zip(left, [*left[1:], 0], strict=True)):
        assert after < before
        assert before >= len(left) - number


@settings(max_examples=150)
@given(cases(), st.integers(0, 2**32))
def test_the_number_shrinks_with_each_answer_and_is_never_too_small(case: Case, seed: int) -> None:
    holds_for(walk(case.interview, Random(seed)))


@pytest.mark.parametrize("seed", range(40))
def test_so_it_does_where_parts_bring_up_lists_and_in_the_shipped_interview(seed: int) -> None:
    holds_for(walk(asking(WHERE, *LISTS, GENERAL, WELL), Random(seed)))
    holds_for(walk(SHIPPED, Random(seed)))


def test_no_more_lists_count_than_parts_may_be_chosen() -> None:
    interview = asking(WHERE, *LISTS)
    assert remaining(interview, {}) == 1 + 3
    assert remaining(interview, chosen({"where": ["knee", "hip"]})) == 2
    assert remaining(asking(WHERE._replace(most=2), *LISTS), {}) == 1 + 2


def test_a_list_that_every_part_brings_up_counts_once() -> None:
    assert remaining(asking(WHERE, *LISTS, GENERAL), {}) == 1 + 3 + 1


def test_what_comes_only_without_a_part_does_not_count_beside_the_lists() -> None:
    assert remaining(asking(WHERE, *LISTS, WELL), {}) == 1 + 3


def test_what_a_choice_rules_out_may_still_come_before_it() -> None:
    denied = question("denied", Not(Is("where", frozenset(("knee",)))), "fever")
    assert remaining(asking(WHERE, denied), {}) == 2
    assert remaining(asking(WHERE, denied), chosen({"where": "knee"})) == 0


def test_a_question_that_hangs_on_one_that_is_not_asked_does_not_come() -> None:
    first = question("first", None, "yes")
    second = question("second", Is("first", frozenset(("yes",))), "yes")
    third = question("third", AnyOf((Is("second", frozenset(("yes",))),)), "yes")
    interview = asking(first, second, third, question("last", None, "yes"))
    assert remaining(interview, {}) == 4
    assert remaining(interview, chosen({"first": "none"})) == 1


def test_no_more_are_told_than_anybody_is_asked() -> None:
    first = question("first", None, *map(str, range(30)))
    many = [question(f"q{number}", Is("first", frozenset((str(number),))), "yes") for number in range(30)]
    assert remaining(asking(first, *many), {}) == LONGEST
    assert remaining(asking(first, *many), chosen({"first": "7"})) == 1
    every = [question(f"q{number}", None, "yes") for number in range(30)]
    assert remaining(asking(first, *every), {}) == 31  # an interview that breaks the law is not belittled


def test_nothing_is_left_when_an_emergency_ends_the_interview() -> None:
    assert remaining(CARE, chosen({"signs-now": "heart"})) == 0
