"""The laws of the shipped criteria about careers, each seen to fail on a copy that was broken on purpose.

A law is a function of a fitting that raises AssertionError.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

import pytest

from fitting import BASES, SHIPPED, left_open
from ptvspt.career.criteria import Criterion, Fitting, Side
from ptvspt.career.fit import Fit, fit
from ptvspt.career.weighing import Match, everything
from ptvspt.interview.conditions import All, holds
from ptvspt.interview.records import Question

Given = Mapping[str, frozenset[str]]
BASIS = BASES["unsure"]
DRAWS = 25
"""Answers that are drawn for a law; each takes about 20 milliseconds."""
PLACE = "jurisdiction"


def held(fitting: Fitting, answers: Given) -> Fit:
    return fit(fitting, BASIS, answers)


def drawn(fitting: Fitting, seed: int) -> dict[str, frozenset[str]]:
    """Draw an answer to every question; half of them leave it open, so that not all are ruled out."""
    random = Random(seed)

    def answer(question: Question) -> frozenset[str]:
        if question.id == PLACE or random.random() < 0.5:
            return frozenset((question.unsure or "",))
        some = [one.id for one in question.options.values() if not one.alone]
        count = random.randint(1, min(question.most or 1, len(some))) if question.multiple else 1
        return frozenset(random.sample(some, count))

    return {id_: answer(question) for id_, question in fitting.interview.questions.items()}


def open_answers(fitting: Fitting, **given: str) -> dict[str, frozenset[str]]:
    return {id_: frozenset((str(one),)) for id_, one in left_open(given, fitting).items()}


def said(found: Fit) -> list[tuple[object, ...]]:
    """What a result says, but the order of reasons."""
    return [
        (
            one.profession.id,
            *({reason.criterion.id for reason in some} for some in (one.supports, one.opposes, one.excludes)),
            one.prospect.projection.cost,
            one.prospect.study,
        )
        for one in found.matches
    ]


def best_answers(fitting: Fitting, id_: str, known: Mapping[str, Match]) -> dict[str, frozenset[str]]:
    """Return for each question the one answer that speaks most for a profession against the others."""

    def lead(question: str, option: str) -> float:
        answers = {question: frozenset((option,))}
        scores: dict[str, float] = {}
        for other, match in known.items():
            some = {name: [one for one in getattr(match, name) if holds(one.criterion.when, answers)] for name in SIDES}
            wishes = sum(one.weight for one in some["supports"]) - sum(one.weight for one in some["opposes"])
            scores[other] = -1000 if some["excludes"] else wishes
        mine = scores.pop(id_)
        return mine - sum(max(one, -5) for one in scores.values()) / len(scores)

    found = {}
    for question in fitting.interview.questions.values():
        best = max(question.options, key=lambda option: lead(question.id, option))
        found[question.id] = frozenset((question.unsure or "" if question.id == PLACE else best,))
    return found


SIDES = ("supports", "opposes", "excludes")


# The laws


def each_profession_can_come_first(fitting: Fitting) -> None:
    known = everything(fitting, BASIS, None)
    assert known.keys() == BASIS.professions.keys()
    for id_ in known:
        first = held(fitting, best_answers(fitting, id_, known)).matches[0]
        assert first.profession.id == id_
        assert not first.excludes


def a_must_always_excludes(fitting: Fitting) -> None:
    known = everything(fitting, BASIS, None)
    musts = {one.id: one for one in fitting.criteria.values() if one.excludes}
    for seed in range(DRAWS):
        answers = drawn(fitting, seed) | {"degree": frozenset(("none",))}
        found = held(fitting, answers)
        holding = {id_ for id_, one in musts.items() if holds(one.when, answers)}
        out = {id_ for id_, one in known.items() if holding & {reason.criterion.id for reason in one.excludes}}
        assert {one.profession.id for one in found.ruled_out} == out
        assert {one.profession.id for one in found.matches[len(found.matches) - len(out) :]} == out


def the_order_of_questions_and_criteria_changes_nothing(fitting: Fitting) -> None:
    random = Random(1)
    for seed in range(DRAWS):
        answers = drawn(fitting, seed)
        questions, criteria = list(fitting.interview.questions.items()), list(fitting.criteria.items())
        random.shuffle(questions)
        random.shuffle(criteria)
        mixed = fitting._replace(
            interview=fitting.interview._replace(questions=dict(questions)), criteria=dict(criteria)
        )
        turned = dict(random.sample(list(answers.items()), len(answers)))
        assert said(held(mixed, turned)) == said(held(fitting, answers))


def every_answer_has_an_effect(fitting: Fitting) -> None:
    """Of one more thing that somebody says, the result says something, beside what leaves all open."""
    nothing = said(held(fitting, open_answers(fitting)))
    for question in fitting.interview.questions.values():
        for option in question.options:
            if option != question.unsure and question.id != PLACE and (question.id, option) not in LOCAL:
                assert said(held(fitting, open_answers(fitting, **{question.id: option}))) != nothing, option


LOCAL = {("pay", "k40")}
"""Answers that have an effect in some states only."""


def who_says_nothing_gets_no_reasons_and_the_shortest_way(fitting: Fitting) -> None:
    found = held(fitting, open_answers(fitting))
    assert not any(one.supports or one.opposes or one.excludes for one in found.matches)
    years = [one.prospect.study for one in found.matches]
    assert years == sorted(years)


def each_change_puts_its_profession_first(fitting: Fitting) -> None:
    for seed in range(DRAWS // 3):
        answers = drawn(fitting, seed)
        for change in held(fitting, answers).changes[:3]:
            before = answers[change.question.id]
            more = before | {change.option.id} if change.alone is False else frozenset((change.option.id,))
            beside = frozenset(one for one in more if len(more) == 1 or not change.question.options[one].alone)
            then = held(fitting, {**answers, change.question.id: beside}).matches[0]
            assert then.profession.id == change.first.id


LAWS = (
    each_profession_can_come_first,
    a_must_always_excludes,
    the_order_of_questions_and_criteria_changes_nothing,
    every_answer_has_an_effect,
    who_says_nothing_gets_no_reasons_and_the_shortest_way,
    each_change_puts_its_profession_first,
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_shipped_criteria_keep_the_law(law: Callable[[Fitting], None]) -> None:
    law(SHIPPED)


@pytest.mark.parametrize(("state", "option"), [("oh", "k40")])
def test_an_answer_without_effect_in_the_nation_has_one_in_a_state(state: str, option: str) -> None:
    given = left_open({"pay": option, PLACE: state})
    found = fit(SHIPPED, BASES[state], given)
    assert "pay-40" in {reason.criterion.id for one in found.ruled_out for reason in one.excludes}


def test_the_state_has_an_effect() -> None:
    nation, ohio = (fit(SHIPPED, basis, left_open({})) for basis in (BASIS, BASES["oh"]))
    assert [one.prospect.pay.median for one in nation.matches] != [one.prospect.pay.median for one in ohio.matches]
    assert BASES["oh"].national == {"physician"}  # their wages are not published for Ohio in full


# Broken copies


def with_criterion(fitting: Fitting, criterion: Criterion) -> Fitting:
    return fitting._replace(criteria={**fitting.criteria, criterion.id: criterion})


def without(fitting: Fitting, *ids: str) -> Fitting:
    return fitting._replace(criteria={id_: one for id_, one in fitting.criteria.items() if id_ not in ids})


def changed_rank(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Match, "rank", property(lambda one: (-one.score, one.against)))


def rank_by_the_first_reason(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Match, "rank", property(lambda one: [len(reason.criterion.id) for reason in one.supports]))


def nothing(_patch: pytest.MonkeyPatch) -> None:
    return


ALWAYS = Criterion("always", All(()), fact="overview.status", excludes=Side("never", professions=("ot",)))
TALK = Criterion("talk", All(()), fact="overview.status", supports=Side("all", professions=("physician",)))
BREAKS: tuple[
    tuple[Callable[[Fitting], None], str, Callable[[Fitting], Fitting], Callable[[pytest.MonkeyPatch], None]], ...
] = (
    (LAWS[0], "ot is always ruled out", lambda one: with_criterion(one, ALWAYS), nothing),
    (LAWS[1], "wishes go before musts", lambda one: one, changed_rank),
    (LAWS[2], "the first reason decides", lambda one: one, rank_by_the_first_reason),
    (LAWS[3], "nothing hangs on 'rather not'", lambda one: without(one, "hands-no"), nothing),
    (LAWS[4], "something always speaks for doctors", lambda one: with_criterion(one, TALK), nothing),
)


@pytest.mark.parametrize(("law", "what", "broken", "patch"), BREAKS, ids=[one[1] for one in BREAKS])
def test_a_broken_copy_breaks_the_law(
    law: Callable[[Fitting], None],
    what: str,
    broken: Callable[[Fitting], Fitting],
    patch: Callable[[pytest.MonkeyPatch], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    patch(monkeypatch)
    with pytest.raises(AssertionError):
        law(broken(SHIPPED))


def test_a_change_that_is_not_so_breaks_the_law(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(fitting: Fitting, basis: object, answers: Given) -> Fit:
        found = fit(fitting, BASIS, answers)
        return found._replace(changes=tuple(one._replace(first=found.matches[-1].profession) for one in found.changes))

    monkeypatch.setitem(globals(), "held", lambda fitting, answers: wrong(fitting, BASIS, answers))
    with pytest.raises(AssertionError):
        each_change_puts_its_profession_first(SHIPPED)


def test_every_law_was_seen_to_fail() -> None:
    assert {one[0] for one in BREAKS} | {each_change_puts_its_profession_first} == set(LAWS)
