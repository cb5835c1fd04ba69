"""Interviews as decision tables: questions, rules and outcomes are data, and this is the whole engine.

The state of an interview is its answers. Everything else is a replay of them from the first
question on: going back, changing, saving and asking nobody are the same functions on other answers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from ptvspt.errors import InteractionRequired, UsageError
from ptvspt.interview.conditions import Answers, Condition, Sieve, holds, mentioned, sieve
from ptvspt.names import suggestion
from ptvspt.profiles.records import Citation, Source

Plain: TypeAlias = Mapping[str, str | Collection[str]]
"""Answers as somebody writes them: one option, or several."""


class Scope(Enum):
    """What a question is about, in the order in which questions come."""

    EMERGENCY = "emergency"
    SAFETY = "safety"
    NEED = "need"
    PRACTICAL = "practical"


class Option(NamedTuple):
    """An answer that can be chosen. An `alone` option excludes the others ("none of these")."""

    id: str
    label: str
    alone: bool = False


class Question(NamedTuple):
    """A question, why it is asked, and when. `unsure` is the option for "not sure or rather not say"."""

    id: str
    scope: Scope
    text: str
    why: str
    options: Mapping[str, Option]
    multiple: bool = False
    when: Condition | None = None
    unsure: str | None = None

    @property
    def asked(self) -> str:
        """The question itself, without what follows it and says how to answer."""
        asked, mark, _ = self.text.partition("?")
        return asked + mark


class Outcome(NamedTuple):
    """Where an interview ends: the level of care, how soon, whom to see and what to do.

    `ends` tells that the interview stops at once when a rule leads here. `professions` are the ids
    of the profiles that the outcome names.
    """

    id: str
    label: str
    urgency: str
    summary: str
    steps: tuple[str, ...]
    ends: bool = False
    professions: tuple[str, ...] = ()


class Rule(NamedTuple):
    """When it holds, the outcome is at least this urgent, because of one sentence to the reader.

    `professions` are the profiles to show where it decides; None leaves that to the outcome.
    """

    id: str
    when: Condition
    outcome: str
    because: str
    citations: tuple[Citation, ...]
    professions: tuple[str, ...] | None = None


class NoteKind(Enum):
    """What a note adds to an answer."""

    SPECIALTY = "specialty"
    DISAGREEMENT = "disagreement"
    HANDOVER = "handover"
    PRACTICAL = "practical"


class Note(NamedTuple):
    """Something to know beside some outcomes; it never changes one. Without `outcomes` it is for all."""

    id: str
    kind: NoteKind
    when: Condition
    text: str
    outcomes: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


class Choice(NamedTuple):
    """What one of the ways to go would mean, its benefits and drawbacks in equal detail."""

    id: str
    label: str
    benefits: tuple[str, ...]
    drawbacks: tuple[str, ...]
    citations: tuple[Citation, ...] = ()


class Interview(NamedTuple):
    """Questions in the order in which they are asked, outcomes from the most urgent to the least, rules."""

    id: str
    title: str
    version: str
    opening: tuple[str, ...]
    questions: Mapping[str, Question]
    outcomes: Mapping[str, Outcome]
    rules: tuple[Rule, ...]
    notes: tuple[Note, ...]
    choices: tuple[Choice, ...]
    warnings: tuple[str, ...]
    handover: tuple[str, ...]
    limits: tuple[str, ...]

    def __eq__(self, other: object) -> bool:
        """Tell whether everything is equal, and questions and outcomes stand in the same order: it is their meaning."""
        return (
            isinstance(other, Interview)
            and tuple.__eq__(self, other)
            and [*self.questions] == [*other.questions]
            and [*self.outcomes] == [*other.outcomes]
        )

    def __ne__(self, other: object) -> bool:
        """Tell the contrary: a tuple's own would compare without the order."""
        return not self == other

    def __hash__(self) -> int:
        """Return a hash by name and version, since mappings have none."""
        return hash((self.id, self.version))


class Reason(NamedTuple):
    """A rule that holds and the answers to what it asks about, of several only those that it asks for."""

    rule: Rule
    answers: Answers


class Advice(NamedTuple):
    """The outcome, the rules that decided it, the others that hold, and notes; `dropped` answers did not apply.

    The others come from the most urgent on; a rule that asks for nothing is not among them. `professions`
    are the profiles to show.
    """

    outcome: Outcome
    professions: tuple[str, ...]
    reasons: tuple[Reason, ...]
    also: tuple[Reason, ...]
    notes: tuple[Note, ...]
    answers: Answers
    dropped: tuple[str, ...]


class Change(NamedTuple):
    """One other answer, and the outcome to which it would lead."""

    question: Question
    option: Option
    outcome: Outcome


def chosen(answers: Plain) -> Answers:
    """Return plain answers as sets of options."""
    return {
        question: frozenset((given,)) if isinstance(given, str) else frozenset(given)
        for question, given in answers.items()
    }


def vouch(interview: Interview, answers: Answers) -> None:
    """Raise UsageError, with the nearest name, for a question or an option that the interview does not have."""
    for id_, options in answers.items():
        question = interview.questions.get(id_)
        if question is None:
            remedy = suggestion(id_, interview.questions) or "; 'ptvspt rules' lists them"
            raise UsageError(f"no question '{id_}'{remedy}")
        if not options <= question.options.keys():
            wrong = min(options - question.options.keys())
            known = ", ".join(question.options) if len(question.options) < 20 else "see 'ptvspt rules'"
            remedy = suggestion(wrong, question.options) or f"; known are {known}"
            raise UsageError(f"no option '{wrong}' in the question '{id_}'{remedy}")


def cited(interview: Interview) -> dict[str, Source]:
    """Return the sources that an interview cites, by id."""
    parts = (*(one.citations for one in interview.rules), *(one.citations for one in interview.notes))
    parts += tuple(one.citations for one in interview.choices)
    return {citation.source.id: citation.source for citations in parts for citation in citations}


def relevant(interview: Interview, answers: Answers) -> dict[str, frozenset[str]]:
    """Replay answers from the first question on and drop those to questions that are not asked."""
    return _replay(interview, answers)[0]


def next_question(interview: Interview, answers: Answers) -> Question | None:
    """Return the first question that is asked and not answered, or None when the interview is over."""
    return _replay(interview, answers)[1]


def advise(interview: Interview, answers: Plain) -> Advice:
    """Decide a complete interview: every rule that holds is collected and the most urgent outcome wins.

    Raises UsageError for an unknown question or option, InteractionRequired when a question that is
    asked has no answer.
    """
    given = chosen(answers)
    vouch(interview, given)
    kept, missing = _replay(interview, given)
    if missing is not None:
        raise InteractionRequired(f"the question '{missing.id}' has no answer")
    return _decide(interview, given, kept)


def would_change(interview: Interview, answers: Plain) -> tuple[Change, ...]:
    """Return the single other answers that lead to another outcome, the last question's first.

    One more option of a question with several counts as another answer, and so does "none of
    these"; "not sure" is left out. Only what was asked is changed, and nothing practical. A change
    that brings up another question is left out too: where it leads depends on that answer.
    """
    given = chosen(answers)
    kept = relevant(interview, given)
    now = _outcome(interview, kept)
    found = []
    for id_ in reversed(kept):
        question = interview.questions[id_]
        if question.scope is Scope.PRACTICAL:
            continue
        for option in question.options.values():
            if option.id in kept[id_] or option.id == question.unsure:
                continue
            changed, missing = _replay(interview, {**given, id_: _with(question, kept[id_], option)})
            if missing is None and (outcome := _outcome(interview, changed)) is not now:
                found.append(Change(question=question, option=option, outcome=outcome))
    return tuple(found)


def _with(question: Question, before: frozenset[str], option: Option) -> frozenset[str]:
    """Return an answer with another option: beside the others where that is allowed, else alone."""
    if not question.multiple or option.alone:
        return frozenset((option.id,))
    return frozenset(one for one in before if not question.options[one].alone) | {option.id}


def remaining(interview: Interview, answers: Answers) -> int:
    """Return about how many questions are left: those without an answer that would be asked as things stand."""
    kept, following = _replay(interview, answers)
    if following is None:
        return 0
    return sum(
        1
        for id_, question in interview.questions.items()
        if id_ not in kept and (question.when is None or holds(question.when, kept))
    )


def _replay(interview: Interview, answers: Answers) -> tuple[dict[str, frozenset[str]], Question | None]:
    """Return the answers to the questions that are asked, and the first of these without an answer.

    An emergency leaves nothing to ask, also where an earlier question has no answer.
    """
    kept: dict[str, frozenset[str]] = {}
    missing: Question | None = None
    for id_, question in interview.questions.items():
        if question.when is not None and not holds(question.when, kept):
            continue
        given = answers.get(id_)
        if given:
            kept[id_] = given
            if question.scope is Scope.EMERGENCY and _ends(interview, kept):
                return kept, None
        elif missing is None:
            missing = question
    return kept, missing


class _Plan(NamedTuple):
    """What follows from an interview alone: its rules from the most urgent on, and the options that each asks for."""

    rules: tuple[Rule, ...]
    about: tuple[Mapping[str, frozenset[str]], ...]
    holding: Sieve
    ending: Sieve
    notes: Sieve


@lru_cache(maxsize=8)
def _plan(interview: Interview) -> _Plan:
    urgency = {id_: place for place, id_ in enumerate(interview.outcomes)}
    rules = sorted(interview.rules, key=lambda rule: urgency[rule.outcome])
    return _Plan(
        rules=tuple(rules),
        about=tuple([mentioned(rule.when) for rule in rules]),
        holding=sieve([rule.when for rule in rules]),
        ending=sieve([rule.when for rule in rules if interview.outcomes[rule.outcome].ends]),
        notes=sieve([note.when for note in interview.notes]),
    )


def _ends(interview: Interview, kept: Answers) -> bool:
    """Tell whether some rule that holds ends the interview."""
    return bool(_plan(interview).ending.places(kept))


def _outcome(interview: Interview, kept: Answers) -> Outcome:
    """Return the most urgent outcome of the rules that hold; one always does."""
    plan = _plan(interview)
    first = plan.holding.places(kept)[0]
    return interview.outcomes[plan.rules[first].outcome]


def _decide(interview: Interview, given: Answers, kept: Answers) -> Advice:
    plan = _plan(interview)
    holding = [Reason(plan.rules[at], _led(plan.about[at], kept)) for at in plan.holding.places(kept)]
    outcome = interview.outcomes[holding[0].rule.outcome]  # they come from the most urgent on
    reasons = tuple([one for one in holding if one.rule.outcome == outcome.id])
    named = [outcome.professions if one.rule.professions is None else one.rule.professions for one in reasons]
    found = [interview.notes[place] for place in plan.notes.places(kept)]
    return Advice(
        outcome=outcome,
        professions=tuple(dict.fromkeys([id_ for ids in named for id_ in ids])),
        reasons=reasons,
        also=tuple([one for one in holding[len(reasons) :] if one.answers]),
        notes=tuple([note for note in found if not note.outcomes or outcome.id in note.outcomes]),
        answers=kept,
        dropped=tuple([id_ for id_ in given if id_ not in kept]),
    )


def _led(about: Mapping[str, frozenset[str]], kept: Answers) -> Answers:
    """Return what was chosen of the options that a rule asks for; all of its answers where it asks that none was."""
    answers = {id_: options for id_, options in kept.items() if id_ in about}
    return {id_: options & about[id_] for id_, options in answers.items() if options & about[id_]} or answers
