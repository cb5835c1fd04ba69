"""Blanks in texts, filled from the answers."""

from __future__ import annotations

import pytest

from answering import CARE, SORE
from ptvspt.interview.blanks import Filling, joined, trouble
from ptvspt.interview.conditions import Is
from ptvspt.interview.engine import chosen
from ptvspt.interview.records import JURISDICTION, Passage
from ptvspt.interview.voices import Audience

KNOWN = CARE.questions
PLACED = CARE._replace(questions={**KNOWN, JURISDICTION: KNOWN["state"]._replace(id=JURISDICTION)})


def filled(text: str, **answers: str | tuple[str, ...]) -> str:
    return Filling(CARE, chosen(answers)).text(text)


def test_a_blank_is_filled_with_what_was_chosen_as_a_sentence_says_it() -> None:
    assert filled("{complaint|It} hurts", complaint="pain") == 'a sore "knee" | back hurts'
    assert filled("{goal|a goal}", goal="less-pain") == "less pain"


def test_several_choices_are_joined_in_the_order_of_the_question() -> None:
    assert filled("{complaint|It}", complaint=("balance", "pain")) == 'a sore "knee" | back and unsteady feet'
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert joined([]) == ""


def test_one_blank_may_ask_two_questions() -> None:
    assert filled("{complaint+goal|nothing}", goal="relax") == "relax"
    assert filled("{complaint + goal|nothing}", goal="relax", complaint="pain") == 'a sore "knee" | back and relax'


@pytest.mark.parametrize("answer", [{}, {"complaint": "none"}, {"complaint": "unsure"}], ids=repr)
def test_without_an_answer_the_blank_says_something_else(answer: dict[str, str]) -> None:
    assert filled("{complaint|your problem} stays", **answer) == "your problem stays"


def test_the_name_of_the_place_keeps_its_letters() -> None:
    names = Filling(PLACED, chosen({JURISDICTION: "ergo"}))
    without = PLACED._replace(questions={id_: one for id_, one in PLACED.questions.items() if id_ != "state"})
    assert names._replace(interview=without).text("in {state|your state}") == "in Ergo"
    assert names._replace(interview=without).text(f"in {{{JURISDICTION}|your state}}") == "in Ergo"
    unsaid = Filling(without, chosen({JURISDICTION: "rather-not-say"}))
    assert unsaid.text("in {state|your state}") == "in your state"


def test_what_the_law_there_says_is_filled_in_where_it_is_known() -> None:
    text = "Book one. {access|Ask if you need a referral.}"
    assert filled(text) == "Book one. Ask if you need a referral."
    assert Filling(CARE, {}, local={"access": "You need none."}).text(text) == "Book one. You need none."


def test_who_licenses_there_is_filled_in_where_it_is_known() -> None:
    text = "Ask {board|the state's board}."
    assert filled(text) == "Ask the state's board."
    assert Filling(CARE, {}, local={"board": "the Board of Ergo"}).text(text) == "Ask the Board of Ergo."


def test_a_blank_of_no_question_is_trouble_and_so_is_half_a_blank() -> None:
    assert trouble("{age|x} {state|x} {access|x} {board|x} {answers|x} {age+goal|x}", KNOWN) == ""
    assert "'nobody'" in trouble("{nobody|x}", KNOWN)
    assert "'nobody'" in trouble("{age+nobody|x}", KNOWN)
    for text in ("{age}", "{age", "age|x}", "{age|{goal|x}"):
        assert trouble(text, KNOWN)


def test_an_outcome_says_the_first_words_whose_condition_holds_and_else_the_last() -> None:
    outcome = CARE.outcomes["emergency"]
    said = Filling(CARE, chosen({"signs-now": "heart"})).outcome(outcome)
    assert said.urgency.startswith("Now, you with chest pressure")
    assert Filling(CARE, chosen({"signs-now": "breath"})).outcome(outcome).urgency == "Now"
    assert said.label == outcome.label


def test_only_the_passages_for_somebody_are_meant() -> None:
    passages = (
        Passage("a {complaint|b}"),
        Passage("c", Is("complaint", frozenset(("pain",)))),
        Passage("d", Is("for", frozenset(("client",)))),
    )
    assert Filling(CARE, {}).meant(passages) == ("a b",)
    assert Filling(CARE, chosen(SORE)).meant(passages[1:]) == ("c",)
    assert Filling(CARE, {}, Audience.CLIENT).meant(passages[1:]) == ("d",)
