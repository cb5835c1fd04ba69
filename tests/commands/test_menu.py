"""Where the start leads, without a terminal."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptvspt.commands.menu import Known, lead
from ptvspt.interview.records import Question
from ptvspt.interview.replies import Move

KNOWN = Known(
    professions={"pt": "Physical therapist", "pta": "Assistant", "trainer": "Personal trainer"},
    sections={"salary": "Salary", "outlook": "Outlook"},
    places={"TX": "Texas", "NY": "New York"},
)


class Person:
    """Gives some replies, one after the other, and notes what was asked."""

    def __init__(self, *replies: str | Move) -> None:
        self.left = list(replies)
        self.asked: list[Question] = []
        self.positions: list[str] = []
        self.before: list[frozenset[str]] = []

    def __call__(self, question: Question, position: str, before: frozenset[str]) -> frozenset[str] | Move:
        self.asked.append(question)
        self.positions.append(position)
        self.before.append(before)
        reply = self.left.pop(0)
        if isinstance(reply, Move):
            return reply
        assert reply in question.options
        return frozenset([reply])


def led(*replies: str | Move) -> tuple[tuple[str, ...] | None, Person]:
    person = Person(*replies)
    words = lead(lambda _: KNOWN, person)
    assert not person.left
    return words, person


@pytest.mark.parametrize(
    ("replies", "words"),
    [
        (("advise",), ("advise",)),
        (("compare", "pta", "pt"), ("compare", "pta", "pt")),
        (("show", "pt", "all"), ("show", "pt")),
        (("show", "pt", "outlook"), ("show", "pt", "outlook")),
        (("state", "TX"), ("state", "TX")),
        (("leave",), None),
        ((Move.QUIT,), None),
        (("compare", "pt", Move.QUIT), None),
    ],
)
def test_choices_lead_to_a_command(replies: Sequence[str | Move], words: tuple[str, ...] | None) -> None:
    assert led(*replies)[0] == words


def test_the_second_of_two_is_another_one() -> None:
    assert list(led("compare", "pt", "pta")[1].asked[2].options) == ["pta", "trainer"]


def test_back_asks_the_question_before_with_what_was_chosen_there() -> None:
    words, person = led("compare", "pt", Move.BACK, "pta", "trainer")
    assert words == ("compare", "pta", "trainer")
    assert person.before == [frozenset(), frozenset(), frozenset(), {"pt"}, frozenset()]
    assert person.positions == [f"Question {number}." for number in (1, 2, 3, 2, 3)]


def test_back_at_the_first_question_says_that_it_is_the_first() -> None:
    person = led(Move.BACK, "leave")[1]
    assert person.positions[1] == "Question 1. This is the first question."


@pytest.mark.parametrize("way", [(), ("compare",), ("compare", "pt"), ("show",), ("show", "pt"), ("state",)])
def test_every_question_says_why_it_is_asked(way: tuple[str, ...]) -> None:
    person = led(*way, Move.WHY, Move.QUIT)[1]
    assert person.asked[-1].why
    assert person.positions[-1].endswith(f"Why we ask: {person.asked[-1].why}")


def test_only_what_a_wish_needs_is_looked_up() -> None:
    wanted: list[str] = []

    def known(wish: str) -> Known:
        wanted.append(wish)
        return KNOWN

    lead(known, Person("advise"))
    assert wanted == []
    lead(known, Person("state", "NY"))
    assert set(wanted) == {"state"}


@given(st.lists(st.integers(0, 3) | st.sampled_from([Move.BACK, Move.WHY]), max_size=12))
def test_whatever_is_chosen_leads_to_a_command_that_there_is(choices: list[int | Move]) -> None:
    left = [*choices, Move.QUIT]

    def ask(question: Question, _position: str, _before: frozenset[str]) -> frozenset[str] | Move:
        choice, ids = left.pop(0), list(question.options)
        return choice if isinstance(choice, Move) else frozenset([ids[choice % len(ids)]])

    words = lead(lambda _: KNOWN, ask)
    lengths = {"advise": {1}, "compare": {3}, "show": {2, 3}, "state": {2}}
    assert words is None or len(words) in lengths[words[0]]
    assert words is None or len(set(words)) == len(words)
