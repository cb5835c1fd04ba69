"""The engine's laws, for the fixture's interview and for any other."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import partial
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from answering import CARE, CASES, HEART, SORE, WELL, Case, cases, condition
from ptvspt.errors import InteractionRequired, UsageError
from ptvspt.interview.ahead import remaining
from ptvspt.interview.conditions import All, Answers, Condition, Is, Not, holds, mentioned
from ptvspt.interview.engine import advise, chosen, next_question, relevant, validate, would_change
from ptvspt.interview.records import Interview, Rule, Scope, by_urgency
from ptvspt.loading import library

law = settings(max_examples=80, deadline=None)
ABOUT = ("a", "b", "c")


@law
@given(cases())
def test_a_replay_of_a_replay_changes_nothing(case: Case) -> None:
    interview, given_, _ = case
    once = relevant(interview, given_)
    assert relevant(interview, once) == once
    assert list(relevant(interview, once)) == list(once)


@law
@given(cases())
def test_the_order_in_which_answers_are_given_does_not_matter(case: Case) -> None:
    interview, given_, _ = case
    turned = dict(reversed(given_.items()))
    assert list(relevant(interview, turned).items()) == list(relevant(interview, given_).items())


@law
@given(cases())
def test_answers_to_questions_that_are_not_asked_count_for_nothing(case: Case) -> None:
    interview, given_, other = case
    if next_question(interview, given_) is None:
        kept = relevant(interview, given_)
        changed = {id_: options if id_ in kept else other[id_] for id_, options in given_.items()}
        for answers in (kept, changed):
            assert relevant(interview, answers) == kept
            assert advise(interview, answers).reasons == advise(interview, given_).reasons


@law
@given(cases())
def test_what_is_not_asked_is_named_as_dropped(case: Case) -> None:
    interview, given_, _ = case
    if next_question(interview, given_) is None:
        found = advise(interview, given_)
        assert set(found.dropped) | set(found.answers) == set(given_)
        assert set(found.dropped).isdisjoint(found.answers)


@law
@given(cases())
def test_the_next_question_is_none_exactly_when_the_interview_is_complete(case: Case) -> None:
    interview, given_, _ = case
    kept, following = relevant(interview, given_), next_question(interview, given_)
    ended = any(interview.outcomes[rule.outcome].ends and holds(rule.when, kept) for rule in interview.rules)
    unanswered = [
        id_
        for id_, question in interview.questions.items()
        if id_ not in kept and (question.when is None or holds(question.when, kept))
    ]
    assert (following is None) == (ended or not unanswered)
    if following is not None:
        assert following.id == unanswered[0]
    assert (remaining(interview, given_) == 0) == (following is None)


@law
@given(cases())
def test_advise_asks_for_what_is_missing_and_never_guesses(case: Case) -> None:
    interview, given_, _ = case
    missing = next_question(interview, given_)
    if missing is None:
        assert advise(interview, given_).outcome
    else:
        with pytest.raises(InteractionRequired, match=f"'{missing.id}'"):
            advise(interview, given_)


@law
@given(cases())
def test_asking_one_question_after_another_comes_to_an_end(case: Case) -> None:
    interview, given_, _ = case
    answers = dict(given_)
    for _ in interview.questions:
        question = next_question(interview, answers)
        if question is None:
            break
        answers[question.id] = frozenset((question.unsure,)) if question.unsure else frozenset(question.options)
    assert next_question(interview, answers) is None


@law
@given(cases())
def test_the_most_urgent_outcome_wins_and_its_rules_are_the_reasons(case: Case) -> None:
    interview, given_, _ = case
    if next_question(interview, given_) is None:
        found = advise(interview, given_)
        order = list(interview.outcomes)
        holding = [rule for rule in interview.rules if holds(rule.when, found.answers)]
        assert order.index(found.outcome.id) == min(order.index(rule.outcome) for rule in holding)
        assert [reason.rule for reason in found.reasons] == [one for one in holding if one.outcome == found.outcome.id]
        less = [one for id_ in order for one in holding if one.outcome == id_ != found.outcome.id]
        asking = [one for one in less if not found.answers.keys().isdisjoint(mentioned(one.when))]
        assert [reason.rule for reason in found.also] == asking


@law
@given(cases(), st.integers(0, 2**32))
def test_another_rule_never_makes_the_outcome_less_urgent(case: Case, seed: int) -> None:
    interview, given_, _ = case
    random, order = Random(seed), list(interview.outcomes)
    outcome = random.choice([id_ for id_ in order if not interview.outcomes[id_].ends])
    when = condition(random, tuple(interview.questions))
    rule = Rule(id="x", when=when, outcome=outcome, because="", citations=())
    if next_question(interview, given_) is None:
        more = interview._replace(rules=by_urgency((*interview.rules, rule), interview.outcomes))
        before, after = advise(interview, given_).outcome, advise(more, given_).outcome
        assert order.index(after.id) <= order.index(before.id)


@law
@given(cases())
def test_an_ending_rule_stops_the_interview_at_once(case: Case) -> None:
    interview, given_, _ = case
    kept = relevant(interview, given_)
    for rule in interview.rules:
        if interview.outcomes[rule.outcome].ends and holds(rule.when, kept):
            assert next_question(interview, given_) is None
            assert advise(interview, given_).outcome == interview.outcomes[rule.outcome]
            assert interview.questions[list(kept)[-1]].scope is Scope.EMERGENCY


def test_an_emergency_is_told_also_when_an_earlier_question_has_no_answer() -> None:
    assert advise(CARE, {"signs-leg": "cold"}).outcome.id == "emergency"


def test_what_follows_an_emergency_is_dropped() -> None:
    found = advise(CARE, {**HEART, "signs-now": ("heart",)})
    assert dict(found.answers) == {"signs-now": {"heart"}}
    assert found.dropped == tuple(HEART)[1:]


@pytest.mark.parametrize("outcome", CARE.outcomes)
def test_each_outcome_of_the_fixture_is_reached(outcome: str) -> None:
    assert advise(CARE, CASES[outcome]).outcome.id == outcome


def test_a_reason_tells_the_answers_that_it_asks_about_in_their_order() -> None:
    (reason,) = advise(CARE, SORE).reasons
    assert reason.rule.id == "pt-then-trainer-problem"
    assert list(reason.answers.items()) == [
        ("complaint", frozenset(("pain", "balance"))),
        ("goal", frozenset(("strength",))),
    ]


def test_a_reason_leaves_out_what_its_rule_does_not_ask_for() -> None:
    (reason,) = advise(CARE, {**SORE, "complaint": ("pain", "soreness")}).reasons
    assert reason.rule.id == "pt-then-trainer-problem"
    assert reason.answers["complaint"] == {"pain"}


def test_a_reason_that_something_is_not_said_tells_what_was_said() -> None:
    well = CARE.rules[-1]._replace(when=Not(Is("age", frozenset(("child",)))))
    (reason,) = advise(CARE._replace(rules=(well,)), WELL).reasons
    assert reason.answers == {"age": {"adult"}}


@pytest.mark.parametrize("outcome", CARE.outcomes)
def test_an_advice_names_the_professions_of_its_outcome(outcome: str) -> None:
    assert advise(CARE, CASES[outcome]).professions == CARE.outcomes[outcome].professions


def test_an_advice_names_the_professions_of_every_reason_each_once() -> None:
    always = CARE.rules[-1]._replace(outcome="pt")
    named: list[tuple[str, ...] | None] = [(), None, ("massage-therapist", "pt"), ("trainer",)]
    rules = tuple(always._replace(id=str(number), professions=one) for number, one in enumerate(named))
    assert advise(CARE._replace(rules=rules), WELL).professions == ("pt", "massage-therapist", "trainer")
    assert advise(CARE._replace(rules=rules[:1]), WELL).professions == ()


def test_answers_that_do_not_apply_are_dropped_in_the_order_in_which_they_were_given() -> None:
    assert advise(CARE, {"rehab": "never", **WELL, "steady": "yes"}).dropped == ("rehab", "steady")


def test_notes_stand_beside_their_outcomes_alone() -> None:
    assert [note.id for note in advise(CARE, HEART).notes] == ["knee", "walking", "both", "plan"]
    assert [note.id for note in advise(CARE, {**HEART, "rehab": "agrees"}).notes] == ["walking", "both", "plan"]
    assert [note.id for note in advise(CARE, WELL).notes] == []


@law
@given(cases())
def test_what_would_change_the_answer_really_leads_there(case: Case) -> None:
    interview, given_, _ = case
    if next_question(interview, given_) is not None:
        return
    kept = relevant(interview, given_)
    for change in would_change(interview, given_):
        question, option = change.question, change.option.id
        beside = frozenset(one for one in kept[question.id] if not question.options[one].alone)
        several = question.multiple and not change.option.alone
        changed = {**given_, question.id: beside | {option} if several else frozenset((option,))}
        assert option not in kept[question.id]
        assert advise(interview, changed).outcome == change.outcome != advise(interview, given_).outcome


@law
@given(cases())
def test_what_would_change_the_answer_is_never_practical_nor_not_sure(case: Case) -> None:
    interview, given_, _ = case
    for change in would_change(interview, given_):
        assert change.question.scope is not Scope.PRACTICAL
        assert change.option.id != change.question.unsure


def test_a_change_that_brings_up_a_question_leads_nowhere_yet() -> None:
    assert would_change(CARE, CASES["emergency"]) == ()


def test_would_change_names_the_last_question_first() -> None:
    found = [(one.question.id, one.option.id, one.outcome.id) for one in would_change(CARE, CASES["pt-then-trainer"])]
    assert found == [
        ("goal", "less-pain", "pt"),
        ("goal", "relax", "pt"),
        ("rehab", "agrees", "pt-and-trainer"),
        ("complaint", "none", "trainer"),
        ("age", "child", "pt"),
        ("signs-leg", "cold", "emergency"),
        ("signs-now", "heart", "emergency"),
        ("signs-now", "breath", "emergency"),
    ]


def with_first(when: Condition, outcome: str) -> Interview:
    """Return the fixture with another rule."""
    rule = CARE.rules[0]._replace(id="first", when=when, outcome=outcome)
    return CARE._replace(rules=by_urgency((rule, *CARE.rules), CARE.outcomes))


def test_an_option_takes_the_place_of_none_of_these() -> None:
    logic = with_first(Is("complaint", frozenset(("none",))), "doctor")
    found = {(one.question.id, one.option.id): one.outcome.id for one in would_change(logic, WELL)}
    assert found["complaint", "soreness"] == "trainer"


def test_an_option_stands_beside_the_others() -> None:
    pain, sore = (Is("complaint", frozenset((one,))) for one in ("pain", "soreness"))
    logic = with_first(All((pain, sore)), "doctor")
    found = {
        (one.question.id, one.option.id): one.outcome.id for one in would_change(logic, {**SORE, "complaint": "pain"})
    }
    assert found["complaint", "soreness"] == "doctor"


def test_no_option_stands_beside_as_many_as_may_be_chosen() -> None:
    pain, sore = (Is("complaint", frozenset((one,))) for one in ("pain", "soreness"))
    logic = with_first(All((pain, sore)), "doctor")
    assert CARE.questions["complaint"].most == len(SORE["complaint"])
    assert ("complaint", "soreness") not in {(one.question.id, one.option.id) for one in would_change(logic, SORE)}


def test_plain_answers_are_options_or_collections_of_them() -> None:
    assert chosen({"a": "one", "b": ["one", "two"], "c": frozenset(("two",))}) == {
        "a": {"one"},
        "b": {"one", "two"},
        "c": {"two"},
    }


def refused(written: Mapping[str, tuple[str, ...]]) -> str:
    """Return the one message with which answers are refused, whoever is given them."""
    messages = set()
    for what in (lambda given: validate(CARE, chosen(given)), partial(advise, CARE), partial(would_change, CARE)):
        with pytest.raises(UsageError) as caught:
            what(written)
        assert type(caught.value) is UsageError
        messages.add(str(caught.value))
    (message,) = messages
    return message


def test_an_unknown_question_is_refused_with_the_nearest_name() -> None:
    assert refused({"complant": ("pain",)}) == "no question 'complant'; did you mean 'complaint'?"


def test_an_unknown_question_with_none_near_is_refused_with_all_or_where_they_stand() -> None:
    assert refused({"xyzzy": ("pain",)}) == f"no question 'xyzzy'; known are {', '.join(CARE.questions)}"
    with pytest.raises(UsageError) as caught:
        validate(library.interview(), {"xyzzy": frozenset(["pain"])})
    assert str(caught.value) == "no question 'xyzzy'; 'ptvspt rules' lists them"


def test_more_options_than_may_be_chosen_are_refused() -> None:
    assert refused({"complaint": ("pain", "balance", "soreness")}) == (
        "the question 'complaint' takes at most 2 options, not 3; leave some out"
    )


def test_an_unknown_option_is_refused_with_the_nearest_name() -> None:
    assert refused({"complaint": ("pian",)}) == "no option 'pian' in the question 'complaint'; did you mean 'pain'?"


def test_an_unknown_option_with_none_near_is_refused_with_all_that_there_are() -> None:
    assert refused({"age": ("42",)}) == "no option '42' in the question 'age'; known are child, adult, unsure"


def test_several_options_where_one_is_asked_for_are_refused() -> None:
    assert refused({"age": ("adult", "child")}) == "the question 'age' takes one option, not 2; choose one"


def test_none_beside_another_option_is_refused() -> None:
    line = "in the question 'complaint' the option 'none' stands alone; leave it or the others out"
    assert refused({"complaint": ("pain", "none")}) == line


@law
@given(cases())
def test_answers_that_can_be_chosen_are_valid(case: Case) -> None:
    validate(case.interview, case.answers)


def test_an_empty_answer_is_none() -> None:
    with pytest.raises(InteractionRequired, match="'goal'"):
        advise(CARE, {**WELL, "goal": ()})


def steps(interview: Interview, answers: Answers) -> int:
    """Return how many calls an advice takes: what it costs, on every machine alike."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        advise(interview, answers)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("case", [WELL, HEART], ids=["well", "heart"])
def test_the_cost_grows_linearly_with_the_number_of_rules(case: dict[str, str]) -> None:
    def cost(many: int) -> int:
        rules = [CARE.rules[at % len(CARE.rules)]._replace(id=f"rule-{at}") for at in range(many)]
        return steps(CARE._replace(rules=by_urgency(rules, CARE.outcomes)), chosen(case))

    period = len(CARE.rules)
    first, second, third = (cost(period * times) for times in (1, 10, 100))
    assert third - second == pytest.approx(10 * (second - first), rel=0.02)


@example(HEART)
@given(st.sampled_from(list(CASES.values())))
def test_advice_changes_none_of_the_answers_that_it_gets(case: dict[str, str]) -> None:
    before = dict(case)
    advise(CARE, case)
    would_change(CARE, case)
    assert case == before
