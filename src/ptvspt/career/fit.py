"""Which professions fit what somebody wants: open criteria, counted one by one. docs/career.md says the method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ptvspt.career.criteria import Amount, Fitting
from ptvspt.career.records import Degree
from ptvspt.career.weighing import Basis, Match, Prospect, Reason, everything
from ptvspt.errors import InteractionRequired, UsageError
from ptvspt.interview.conditions import Answers, holds
from ptvspt.interview.engine import Plain, chosen, misfit, next_question, relevant, validate
from ptvspt.interview.records import Interview, Option, Question, Scope
from ptvspt.profiles.records import Profession

DEGREE = "degree"
"""The question whose options are degrees, by their ids."""


class Change(NamedTuple):
    """One other answer, and the profession that would then come first.

    Where several may be chosen, `alone` tells whether the option stands in place of them, or beside them.
    `narrower` tells that it does so by ruling out more than before.
    """

    question: Question
    option: Option
    first: Profession
    alone: bool | None = None
    narrower: bool = False


class Fit(NamedTuple):
    """All professions, those that fit best first, and what single answers would put another one first."""

    matches: tuple[Match, ...]
    answers: Answers
    changes: tuple[Change, ...]
    dropped: tuple[str, ...]

    @property
    def open(self) -> tuple[Match, ...]:
        """Those that nothing rules out."""
        return tuple(one for one in self.matches if not one.excludes)

    @property
    def ruled_out(self) -> tuple[Match, ...]:
        """Those that some answer rules out, the nearest first."""
        return tuple(one for one in self.matches if one.excludes)


def fit(fitting: Fitting, basis: Basis, answers: Plain) -> Fit:
    """Hold every profession against complete answers.

    Raises UsageError as `validate` does and where no wages are known, InteractionRequired when a question that is
    asked has no answer.
    """
    interview = fitting.interview
    given = chosen(answers)
    validate(interview, given)
    kept = relevant(interview, given)
    missing = next_question(interview, given)
    if missing is not None:
        raise InteractionRequired(f"the question '{missing.id}' has no answer")
    table = _Table(fitting, basis)
    matches = table.matches(kept)
    if not matches:
        raise UsageError("no path into any profession has figures and wages here; name other data")
    return Fit(
        matches=matches,
        answers=kept,
        changes=tuple(_changes(interview, table, kept, matches)),
        dropped=tuple(id_ for id_ in given if id_ not in kept),
    )


def nearest(found: Fit) -> list[Change]:
    """Return one change for each profession that could come first, those that fit best now first.

    What rules out no more goes before what does, an option more or another one before one in place of several.
    """
    of: dict[str, Change] = {}
    for one in sorted(found.changes, key=lambda one: (one.narrower, one.alone is True)):
        of.setdefault(one.first.id, one)
    return [of[one.profession.id] for one in found.matches if one.profession.id in of]


def telling(match: Match, found: Fit) -> list[Reason]:
    """Return what speaks for a profession, each text once: what weighs most, then what the fewest others share."""
    shared = Counter(one.criterion.id for other in found.matches for one in other.supports)
    ordered = sorted(match.supports, key=lambda one: (-one.weight, shared[one.criterion.id]))
    return list({one.text: one for one in ordered}.values())


def drawback(match: Match, found: Fit) -> tuple[Amount, int]:
    """Return in which figure a profession does worst, and how many others do better in it."""
    mine = _figures(match.prospect)
    others = [_figures(one.prospect) for one in found.matches if one is not match]
    better = {amount: sum(other[amount] < value for other in others) for amount, value in mine.items()}
    worst = max(better, key=lambda amount: better[amount])
    return worst, better[worst]


def _figures(prospect: Prospect) -> dict[Amount, float]:
    """Return figures such that less is better."""
    return {Amount.PAY: -prospect.pay.median, Amount.COST: prospect.projection.cost, Amount.YEARS: prospect.study}


class _Table:
    """What each criterion says of each profession: that hangs on no answer but the degree."""

    def __init__(self, fitting: Fitting, basis: Basis) -> None:
        self.fitting, self.basis = fitting, basis
        self.said: dict[Degree | None, dict[str, Match]] = {}

    def matches(self, answers: Answers) -> tuple[Match, ...]:
        """Return every profession with what holds for some answers, in its order."""
        holding = {one.id for one in self.fitting.criteria.values() if holds(one.when, answers)}
        known = self.known(degree(answers))
        found = [
            Match(
                whole.profession,
                whole.prospect,
                *(
                    tuple(one for one in reasons if one.criterion.id in holding)
                    for reasons in (whole.supports, whole.opposes, whole.excludes)
                ),
            )
            for whole in known.values()
        ]
        return tuple(sorted(found, key=lambda one: one.rank))

    def known(self, done: Degree | None) -> dict[str, Match]:
        """Return every profession with all that any criterion says, for who has a degree or none."""
        if done not in self.said:
            self.said[done] = everything(self.fitting, self.basis, done)
        return self.said[done]


def degree(answers: Answers) -> Degree | None:
    """Return the degree that somebody has, if they have one that counts."""
    given = answers.get(DEGREE, frozenset())
    return next((one for one in Degree if one.value in given), None)


def _changes(interview: Interview, table: _Table, kept: Answers, matches: tuple[Match, ...]) -> Iterator[Change]:
    """Yield the single other answers that put another profession first, in the order of the questions.

    One more option of a question with several counts, or one in place of all where no more may be chosen. Where
    all are ruled out, any that opens one counts. Nobody has another degree or lives elsewhere for it.
    """
    first, out = matches[0], sum(bool(one.excludes) for one in matches)
    for id_, before in kept.items():
        question = interview.questions[id_]
        if id_ == DEGREE or question.scope is Scope.PRACTICAL:
            continue
        for option in question.options.values():
            if option.id in before:
                continue
            other = _with(question, before, option)
            changed = relevant(interview, {**kept, id_: other})
            order = table.matches(changed)
            then = order[0]
            if not then.excludes and (first.excludes or then.profession.id != first.profession.id):
                alone = len(other) == 1 if question.multiple and not option.alone else None
                narrower = sum(bool(one.excludes) for one in order) > out
                yield Change(question, option, then.profession, alone, narrower)


def _with(question: Question, before: frozenset[str], option: Option) -> frozenset[str]:
    """Return an answer with one more option, or with this one alone where no more may be chosen."""
    more = frozenset(one for one in before if not question.options[one].alone) | {option.id}
    fits = question.multiple and not option.alone and not misfit(question, more)
    return more if fits else frozenset((option.id,))
