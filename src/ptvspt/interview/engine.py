"""Interviews as decision tables: questions, rules and outcomes are data, and this is the whole engine.

The state of an interview is its answers. Everything else is a replay of them from the first
question on: going back, changing, saving and asking nobody are the same functions on other answers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import Enum
from typing import NamedTuple, TypeAlias

from ptvspt.errors import InteractionRequired, UsageError
from ptvspt.interview.conditions import Answers, Condition, holds, mentioned
from ptvspt.interview.lookup import Lookup
from ptvspt.interview.records import (
    Advice,
    Change,
    Interview,
    Note,
    Option,
    Outcome,
    Question,
    Reason,
    Rule,
    Scope,
)
from ptvspt.names import suggestion

Plain: TypeAlias = Mapping[str, str | Collection[str]]
"""Answers as somebody writes them: one option, or several."""
FEW = 20  # options or questions that a message names


def chosen(answers: Plain) -> Answers:
    """Return plain answers as sets of options."""
    return {
        question: frozenset((given,)) if isinstance(given, str) else frozenset(given)
        for question, given in answers.items()
    }


class Misfit(Enum):
    """Why some options are no answer to a question."""

    UNKNOWN = "unknown"
    SEVERAL = "several"
    ALONE = "alone"
    MANY = "many"


def misfit(question: Question, options: Collection[str]) -> tuple[Misfit, str] | None:
    """Return why some options are no answer to a question, and the option at fault, or None when they are one."""
    unknown = [option for option in options if option not in question.options]
    if unknown:
        return Misfit.UNKNOWN, min(unknown)
    if len(options) < 2:
        return None
    if not question.multiple:
        return Misfit.SEVERAL, max(options)
    alone = [option.id for option in question.options.values() if option.alone and option.id in options]
    if alone:
        return Misfit.ALONE, alone[0]
    return (Misfit.MANY, max(options)) if question.most is not None and len(options) > question.most else None


def validate(interview: Interview, answers: Answers) -> None:
    """Raise UsageError, with what would do, for a question that there is not and options that are no answer to it."""
    for id_, options in answers.items():
        wrong = fault(interview, id_, options)
        if wrong is not None:
            raise UsageError(wrong.message)


class Fault(NamedTuple):
    """What is wrong with an answer and what would do, and the option that is at fault, if it is one."""

    message: str
    option: str | None = None


def fault(interview: Interview, id_: str, options: frozenset[str]) -> Fault | None:
    """Return what is wrong with an answer, or nothing."""
    question = interview.questions.get(id_)
    if question is None:
        few = len(interview.questions) < FEW
        known = f"; known are {', '.join(interview.questions)}" if few else "; 'ptvspt rules' lists them"
        remedy = suggestion(id_, interview.questions) or known
        return Fault(f"no question '{id_}'{remedy}")
    match misfit(question, options):
        case (Misfit.UNKNOWN, option):
            few = len(question.options) < FEW
            known = f"; known are {', '.join(question.options)}" if few else f"; 'ptvspt rules {id_}' lists them"
            remedy = suggestion(option, question.options) or known
            return Fault(f"no option '{option}' in the question '{id_}'{remedy}", option)
        case (Misfit.SEVERAL, _):
            return Fault(f"the question '{id_}' takes one option, not {len(options)}; choose one")
        case (Misfit.ALONE, option):
            message = f"in the question '{id_}' the option '{option}' stands alone; leave it or the others out"
            return Fault(message, option)
        case (Misfit.MANY, _):
            most = question.most
            return Fault(f"the question '{id_}' takes at most {most} options, not {len(options)}; leave some out")
        case None:
            return None


def relevant(interview: Interview, answers: Answers) -> dict[str, frozenset[str]]:
    """Replay answers from the first question on and drop those to questions that are not asked."""
    return _replay(interview, answers)[0]


def next_question(interview: Interview, answers: Answers) -> Question | None:
    """Return the first question that is asked and not answered, or None when the interview is over."""
    return _replay(interview, answers)[1]


def advise(interview: Interview, answers: Plain) -> Advice:
    """Decide a complete interview: every rule that holds is collected and the most urgent outcome wins.

    Raises UsageError as `validate` does, InteractionRequired when a question that is asked has no answer.
    """
    given = chosen(answers)
    validate(interview, given)
    kept, missing = _replay(interview, given)
    if missing is not None:
        raise InteractionRequired(f"the question '{missing.id}' has no answer")
    return _decide(interview, given, kept)


def would_change(interview: Interview, answers: Plain) -> tuple[Change, ...]:
    """Return the single other answers that lead to another outcome, the last question's first.

    One more option of a question with several counts as another answer, and so does "none of
    these"; "not sure" is left out. Only what was asked is changed, and nothing practical. A change
    that brings up another question is left out too: where it leads depends on that answer. Raises
    UsageError as `validate` does.
    """
    given = chosen(answers)
    validate(interview, given)
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
            other = _with(question, kept[id_], option)
            if misfit(question, other):  # no more may be chosen
                continue
            changed, missing = _replay(interview, {**given, id_: other})
            if missing is None and (outcome := _outcome(interview, changed)) is not now:
                found.append(Change(question=question, option=option, outcome=outcome))
    return tuple(found)


def _with(question: Question, before: frozenset[str], option: Option) -> frozenset[str]:
    """Return an answer with another option: beside the others where that is allowed, else alone."""
    if not question.multiple or option.alone:
        return frozenset((option.id,))
    return frozenset(one for one in before if not question.options[one].alone) | {option.id}


def ends(interview: Interview, answers: Answers) -> bool:
    """Tell whether an interview ends at once with some answers, as one of them is an emergency."""
    index, kept = _index(interview), relevant(interview, answers)
    return _ends(index, index.of_ending.candidates(kept), kept)


def _replay(interview: Interview, answers: Answers) -> tuple[dict[str, frozenset[str]], Question | None]:
    """Return the answers to the questions that are asked, and the first of these without an answer.

    An emergency leaves nothing to ask, also where an earlier question has no answer.
    """
    kept: dict[str, frozenset[str]] = {}
    missing: Question | None = None
    index = _index(interview)
    found, ending = index.of_ending.found, set(index.of_ending.always)  # those that may hold, so far
    for id_, question in interview.questions.items():
        if question.when is not None and not holds(question.when, kept):
            continue
        given = answers.get(id_)
        if given:
            kept[id_] = given
            for option in given:
                ending.update(found.get((id_, option), ()))
            if ending and question.scope is Scope.EMERGENCY and _ends(index, ending, kept):
                return kept, None
        elif missing is None:
            missing = question
    return kept, missing


class _Index(NamedTuple):
    """An interview's rules and notes, and where to look for those that may hold."""

    rules: tuple[Rule, ...]
    notes: tuple[Note, ...]
    ending: list[Condition]
    of_rules: Lookup
    of_notes: Lookup
    of_ending: Lookup


_known: dict[int, _Index] = {}
"""The last indexes, by the identity of the rules, which each of them keeps alive. To make one takes a millisecond."""
_KEPT = 8


def _index(interview: Interview) -> _Index:
    found = _known.get(id(interview.rules))
    if found is None or found.rules is not interview.rules or found.notes is not interview.notes:
        ending = [rule.when for rule in interview.rules if interview.outcomes[rule.outcome].ends]
        found = _Index(
            rules=interview.rules,
            notes=interview.notes,
            ending=ending,
            of_rules=Lookup([rule.when for rule in interview.rules]),
            of_notes=Lookup([note.when for note in interview.notes]),
            of_ending=Lookup(ending),
        )
        if len(_known) >= _KEPT:
            _known.clear()
        _known[id(interview.rules)] = found
    return found


def _ends(index: _Index, places: Iterable[int], kept: Answers) -> bool:
    """Tell whether some rule that holds ends the interview, of those at some places."""
    return any(holds(index.ending[place], kept) for place in places)


def _outcome(interview: Interview, kept: Answers) -> Outcome:
    """Return the most urgent outcome of the rules that hold: the first one's, and one always does."""
    candidates = (interview.rules[place] for place in _index(interview).of_rules.candidates(kept))
    first = next(rule for rule in candidates if holds(rule.when, kept))
    return interview.outcomes[first.outcome]


def _decide(interview: Interview, given: Answers, kept: Answers) -> Advice:
    index = _index(interview)
    rules = [interview.rules[place] for place in index.of_rules.candidates(kept)]
    holding = [Reason(rule, _led(rule, kept)) for rule in rules if holds(rule.when, kept)]
    outcome = interview.outcomes[holding[0].rule.outcome]  # they come from the most urgent on
    reasons = [one for one in holding if one.rule.outcome == outcome.id]
    named = [outcome.professions if one.rule.professions is None else one.rule.professions for one in reasons]
    notes = [interview.notes[place] for place in index.of_notes.candidates(kept)]
    notes = [one for one in notes if not one.outcomes or outcome.id in one.outcomes]
    return Advice(
        outcome=outcome,
        professions=tuple(dict.fromkeys([id_ for ids in named for id_ in ids])),
        reasons=tuple(reasons),
        also=tuple([one for one in holding[len(reasons) :] if one.answers]),
        notes=tuple([note for note in notes if holds(note.when, kept)]),
        answers=kept,
        dropped=tuple([id_ for id_ in given if id_ not in kept]),
    )


def _led(rule: Rule, kept: Answers) -> Answers:
    """Return what was chosen of the options that a rule asks for; all of its answers where it asks that none was."""
    about = mentioned(rule.when)
    answers = {id_: options for id_, options in kept.items() if id_ in about}
    return {id_: options & about[id_] for id_, options in answers.items() if options & about[id_]} or answers
