"""The course of a dialogue, with a script in place of a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering import CARE, CASES, HEART, RAW, SORE, WELL, Said
from ptvspt.errors import UsageError
from ptvspt.interview.conditions import Answers, Is
from ptvspt.interview.dialogue import DONE, Left, hold
from ptvspt.interview.engine import advise, chosen, next_question
from ptvspt.interview.records import Question
from ptvspt.interview.replies import Move, Reply
from ptvspt.interview.voices import FOR, Audience

BACK, WHY, QUIT = Move
MYSELF = {FOR: frozenset((Audience.SELF.value,))}
Line = tuple[str, str | tuple[str, ...] | Move]
"""Which question must come, and what is replied."""


@dataclass
class Person:
    """Replies by a script; keeps what was asked, said and kept."""

    script: list[Line]
    asked: list[tuple[str, str, frozenset[str]]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    kept: list[Answers] = field(default_factory=list)

    def ask(self, question: Question, position: str, before: frozenset[str]) -> Reply:
        self.asked.append((question.id, position, before))
        assert self.script, f"nothing is left to reply to {question.id}"
        id_, reply = self.script.pop(0)
        assert question.id == id_
        return reply if isinstance(reply, Move) else frozenset((reply,) if isinstance(reply, str) else reply)

    def say(self, lines: Sequence[str]) -> None:
        self.said += lines

    def hold(self, answers: Answers | None = None) -> Answers:
        """Hold a dialogue for oneself."""
        found = hold(RAW, {**MYSELF, **(answers or {})}, self.ask, self.say, self.keep)
        assert not self.script
        assert found[FOR] == MYSELF[FOR]
        return {id_: options for id_, options in found.items() if id_ != FOR}

    def keep(self, now: Answers) -> None:
        self.kept.append({id_: options for id_, options in now.items() if id_ != FOR})


def forward(answers: Said) -> list[Line]:
    order = list(CARE.questions)
    return sorted(answers.items(), key=lambda item: order.index(item[0]))


END: Line = ("review", DONE)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_dialogue_gives_the_answers_that_were_given(case: Said) -> None:
    assert Person([*forward(case), END]).hold() == chosen(case)


def test_a_dialogue_refuses_answers_that_are_none() -> None:
    with pytest.raises(UsageError, match="the question 'age' takes one option, not 2; choose one"):
        Person([]).hold(chosen({"age": ("adult", "child")}))


def test_the_opening_comes_first() -> None:
    person = Person([*forward(WELL), END])
    person.hold()
    assert tuple(person.said) == CARE.opening


def test_each_question_says_where_one_is_and_what_is_left_never_grows() -> None:
    person = Person([*forward(WELL), END])
    person.hold()
    assert [position for _, position, _ in person.asked] == [
        "Question 1, about 9 left after it.",
        "Question 2, about 8 left after it.",
        "Question 3, about 7 left after it.",
        "Question 4, about 6 left after it.",
        "Question 5, about 4 left after it.",
        "Question 6, about 1 left after it.",
        "Question 7, the last one.",
        "Review of your answers.",
    ]


def test_the_answers_are_kept_after_each_of_them() -> None:
    person = Person([*forward(SORE), END])
    person.hold()
    assert [len(answers) for answers in person.kept] == list(range(1, len(SORE) + 1))
    assert person.kept[-1] == chosen(SORE)


def test_answers_that_are_there_are_not_asked_for() -> None:
    given_ = {id_: one for id_, one in SORE.items() if id_ != "goal"}
    assert Person([("goal", "strength"), END]).hold(chosen(given_)) == chosen(SORE)


def test_a_complete_set_of_answers_is_only_reviewed() -> None:
    assert Person([END]).hold(chosen(SORE)) == chosen(SORE)


def test_back_goes_to_the_question_before_with_the_choice_preselected() -> None:
    one, two, three, *others = forward(WELL)
    person = Person([one, two, (three[0], BACK), two, three, *others, END])
    assert person.hold() == chosen(WELL)
    assert person.asked[3] == ("signs-leg", "Question 2, about 8 left after it.", frozenset(("no",)))


def test_back_again_and_again_comes_to_for_whom_it_is_and_stays_there() -> None:
    one, two, *others = forward(WELL)
    away: list[Line] = [("age", BACK), (two[0], BACK), (one[0], BACK), (FOR, BACK), (FOR, "self")]
    person = Person([one, two, *away, *others, END])
    person.hold()
    assert [(position, before) for id_, position, before in person.asked if id_ == FOR] == [
        ("Before the questions.", MYSELF[FOR]),
        ("Before the questions. This is the first question.", MYSELF[FOR]),
    ]


def test_for_whom_it_is_comes_first_where_that_is_not_told_and_oneself_is_preselected() -> None:
    person = Person([(FOR, "client"), ("signs-now", "heart"), END])
    found = hold(RAW, {}, person.ask, person.say, person.keep)
    assert found == chosen({FOR: "client", "signs-now": "heart"})
    assert person.asked[0] == (FOR, "Before the questions.", MYSELF[FOR])
    assert person.asked[1][1].startswith("Question 1,")


def test_what_is_asked_and_told_is_worded_for_whom_it_is() -> None:
    shown: dict[str, Question] = {}
    person = Person([(FOR, "client"), *forward(SORE), ("review", FOR), (FOR, "relative"), END])

    def ask(question: Question, position: str, before: frozenset[str]) -> Reply:
        shown[question.id] = question
        return person.ask(question, position, before)

    hold(RAW, {}, ask, person.say, person.keep)
    assert shown["age"].text == "How old is your client?"
    lines = [option.label for option in shown["review"].options.values()]
    assert lines[1] == "For whom: For somebody close to me, such as a child or a parent"
    assert 'Trouble: Pain in the "knee" | back; They feel unsteady 漢字' in lines


SLIP: Line = ("signs-now", "unsure")


def test_not_sure_of_an_emergency_asks_of_which_sign_and_counts_as_that_one() -> None:
    shown: list[Question] = []
    person = Person([SLIP, ("signs-now", "breath"), END])

    def ask(question: Question, position: str, before: frozenset[str]) -> Reply:
        shown.append(question)
        return person.ask(question, position, before)

    assert hold(RAW, MYSELF, ask, person.say, person.keep) == {**MYSELF, **chosen({"signs-now": "breath"})}
    first, again, _ = shown
    assert list(again.options) == list(first.options)
    assert [again.options[id_] for id_ in ("heart", "breath")] == [first.options[id_] for id_ in ("heart", "breath")]
    assert person.said[-1].startswith("Get emergency help. It can be the heart")


def test_not_sure_of_any_sign_still_counts_and_none_after_all_goes_on() -> None:
    assert Person([SLIP, SLIP, END]).hold() == chosen({"signs-now": "unsure"})
    assert Person([SLIP, *forward(WELL), END]).hold() == chosen(WELL)


def test_back_why_and_quit_work_where_it_is_asked_of_which_sign() -> None:
    person = Person([SLIP, ("signs-now", WHY), ("signs-now", BACK), *forward(WELL), END])
    assert person.hold() == chosen(WELL)
    assert "Why we ask: Then the answer names that sign" in person.asked[2][1]
    with pytest.raises(Left):
        Person([SLIP, ("signs-now", QUIT)]).hold()


def test_not_sure_of_what_is_no_emergency_or_of_one_sign_alone_asks_no_more() -> None:
    Person([("signs-now", "none"), ("signs-leg", "unsure"), END]).hold()
    unsure = {**WELL, "health": "unsure"}
    assert Person([*forward(unsure), END]).hold() == chosen(unsure)


def test_back_skips_what_was_not_asked() -> None:
    here = forward(WELL)[:5]
    person = Person([*here, ("goal", BACK), ("complaint", BACK), ("health", "heart"), ("steady", QUIT)])
    with pytest.raises(Left):
        person.hold()


def test_back_does_not_go_to_answers_further_down() -> None:
    answers = chosen({id_: one for id_, one in WELL.items() if id_ not in ("signs-leg", "age")})
    person = Person([("signs-leg", BACK), ("signs-now", "none"), ("signs-leg", "no"), ("age", "adult"), END])
    assert person.hold(answers) == chosen(WELL)


def test_why_explains_at_the_question_and_asks_again() -> None:
    one, *others = forward(WELL)
    person = Person([(one[0], WHY), one, *others, END])
    assert person.hold() == chosen(WELL)
    assert person.asked[1][1] == "Question 1, about 9 left after it. Why we ask: These signs cannot wait."


@pytest.mark.parametrize("at", range(len(WELL) + 1))
def test_quit_leaves_from_everywhere(at: int) -> None:
    lines = [*forward(WELL), END]
    person = Person([*lines[:at], (lines[at][0], QUIT)])
    with pytest.raises(Left):
        person.hold()
    assert len(person.kept) == at


def test_the_review_shows_every_answer_in_words() -> None:
    shown: list[Question] = []
    person = Person([*forward(SORE), END])

    def ask(question: Question, position: str, before: frozenset[str]) -> Reply:
        shown.append(question)
        return person.ask(question, position, before)

    hold(RAW, MYSELF, ask, person.say, person.kept.append)
    labels = [option.label for option in shown[-1].options.values()]
    assert labels[0] == "All right: show the answer"
    assert labels[1:6] == [
        "For whom: For myself",
        "Signs | now: none",
        "Leg signs: No",
        "Age: 18 or older",
        "Conditions: none",
    ]
    assert labels[6] == 'Trouble: Pain in the "knee" | back; I feel unsteady 漢字'
    assert len(labels) == len(SORE) + 2
    assert person.asked[-1][2] == frozenset()


def test_an_answer_can_be_changed_in_the_review() -> None:
    person = Person([*forward(SORE), ("review", "goal"), ("goal", "less-pain"), END])
    assert person.hold() == chosen({**SORE, "goal": "less-pain"})
    assert person.asked[-2][2] == {"strength"}
    assert len(person.said) == len(CARE.opening)


def test_a_change_that_brings_up_questions_has_them_asked() -> None:
    changed: list[Line] = [("review", "health"), ("health", "heart"), ("steady", "yes"), ("rehab", "never")]
    assert Person([*forward(SORE), *changed, END]).hold() == chosen({**SORE, "health": "heart", "steady": "yes"})


def test_a_safety_answer_that_rests_on_a_changed_one_is_named_and_asked_again() -> None:
    changed: list[Line] = [
        ("review", "health"),
        ("health", ("heart", "surgery")),
        ("steady", "yes"),
        ("rehab", "never"),
    ]
    person = Person([*forward(HEART), *changed, END])
    assert person.hold() == chosen({**HEART, "health": ("heart", "surgery")})
    assert person.said[-1] == (
        "Please look once more at what rests on this answer: Is your heart disease steady? Are you in rehab?"
    )
    assert [(id_, before) for id_, _, before in person.asked[-3:-1]] == [
        ("steady", frozenset(("yes",))),
        ("rehab", frozenset(("never",))),
    ]


def test_the_same_answer_again_asks_for_nothing_once_more() -> None:
    again: list[Line] = [("review", "health"), ("health", "heart")]
    person = Person([*forward(HEART), *again, END])
    assert person.hold() == chosen(HEART)
    assert tuple(person.said) == CARE.opening


def test_a_change_of_one_answer_asks_again_for_nothing_that_still_applies() -> None:
    age = CARE.questions["age"]
    bound = {**CARE.questions, "health": CARE.questions["health"]._replace(when=Is("age", frozenset(age.options)))}
    changed: list[Line] = [*forward(WELL), ("review", "age"), ("age", "unsure"), END]
    person = Person(changed)
    hold(CARE._replace(questions=bound), MYSELF, person.ask, person.say, person.kept.append)
    assert [id_ for id_, _, _ in person.asked].count("health") == 1


def test_an_answer_about_a_need_is_not_asked_again() -> None:
    changed: list[Line] = [("review", "goal"), ("goal", "less-pain")]
    assert Person([*forward(SORE), *changed, END]).hold() == chosen({**SORE, "goal": "less-pain"})


def test_answers_that_no_longer_apply_are_dropped_and_named() -> None:
    person = Person([*forward(HEART), ("review", "complaint"), ("complaint", "none"), END])
    found = person.hold()
    assert set(HEART) - set(found) == {"rehab", "state"}
    assert person.said[-1] == (
        "Not asked with these answers, so dropped: Are you in rehab? In which state do you live?"
    )
    assert person.kept[-1] == found


def test_a_dropped_answer_that_is_asked_again_is_preselected() -> None:
    slip: list[Line] = [("review", "signs-now"), ("signs-now", "heart"), ("review", "signs-now"), ("signs-now", "none")]
    person = Person([*forward(WELL), *slip, *forward(WELL)[1:], END])
    assert person.hold() == chosen(WELL)
    again = person.asked[-len(WELL) : -1]
    assert [(id_, before) for id_, _, before in again] == [(id_, chosen(WELL)[id_]) for id_, _ in forward(WELL)[1:]]


def test_answers_from_elsewhere_wait_until_it_is_known_if_they_are_asked() -> None:
    later = chosen({id_: HEART[id_] for id_ in ("steady", "rehab", "state", "goal", "pay")})
    first = [line for line in forward(HEART) if line[0] not in later]
    person = Person([*first, END])
    assert person.hold(later) == chosen(HEART)
    assert len(person.said) == len(CARE.opening)


def test_answers_from_elsewhere_that_are_not_asked_are_dropped_and_named() -> None:
    person = Person([END])
    assert person.hold(chosen({**WELL, "steady": "worse"})) == chosen(WELL)
    assert person.said[-1] == "Not asked with these answers, so dropped: Is your heart disease steady?"


def test_why_and_back_work_in_the_review() -> None:
    last = forward(WELL)[-1]
    person = Person([*forward(WELL), ("review", WHY), ("review", BACK), last, END])
    assert person.hold() == chosen(WELL)
    assert "change any of them before you see the result" in person.asked[-3][1]


def test_an_emergency_is_told_before_the_review() -> None:
    person = Person([("signs-now", "heart"), END])
    person.hold()
    assert person.said[-1] == "Get emergency help. It can be the heart, so call 911 now."


def test_an_emergency_is_told_before_anything_is_kept() -> None:
    person = Person([("signs-now", "heart"), END])
    told: list[str] = []
    hold(CARE, MYSELF, person.ask, person.say, lambda _: told.append(person.said[-1]))
    assert told == ["Get emergency help. It can be the heart, so call 911 now."]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_whatever_somebody_does_the_answers_are_complete_in_the_end(seed: int) -> None:
    from random import Random

    random = Random(seed)

    def ask(question: Question, _position: str, before: frozenset[str]) -> Reply:
        assert before <= question.options.keys()
        if question.id == "review" and random.random() < 0.3:
            return frozenset((DONE,))
        if random.random() < 0.2:
            return random.choice((BACK, WHY))
        return frozenset((random.choice(list(question.options)),))

    found = dict(hold(RAW, {}, ask, _nothing, _nothing))
    assert found.pop(FOR) <= {one.value for one in Audience}
    assert next_question(CARE, found) is None
    assert advise(CARE, found).dropped == ()


_nothing: Callable[[object], None] = lambda _: None  # noqa: E731 - one place for what is not looked at
