"""The course of a dialogue: what is asked next, going back, explaining, reviewing. Draws nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import takewhile

from ptvspt.interview.ahead import remaining
from ptvspt.interview.answers import told
from ptvspt.interview.blanks import Filling
from ptvspt.interview.conditions import Answers, mentioned
from ptvspt.interview.engine import advise, ends, next_question, relevant, validate
from ptvspt.interview.records import Interview, Option, Question, Scope
from ptvspt.interview.replies import Ask, Move, Reply
from ptvspt.interview.voices import FOR, WHOM, Audience, spoken

DONE = "done"
Say = Callable[[Sequence[str]], None]
Keep = Callable[[Answers], None]


class Left(Exception):  # noqa: N818 - somebody's wish, not an error
    """Somebody has left the dialogue."""


def hold(interview: Interview, answers: Answers, ask: Ask, say: Say, keep: Keep, *, whom: bool = True) -> Answers:
    """Ask what is missing, show the answers for review, and return them.

    For whom it is stands among the answers under `FOR` and is asked first, unless it is there or `whom` is false;
    `interview` holds the words for all audiences. `keep` gets the answers after each of them, once an emergency is
    told. Raises UsageError as `validate` does, Left when somebody quits, and what `ask` raises.
    """
    whole = interview._replace(questions={FOR: WHOM, **interview.questions}) if whom else interview
    validate(whole, answers)
    given = dict(answers)
    speak = cache(lambda one: spoken(whole, one))  # each takes a millisecond
    if next_question(whole, given) is not None:  # whoever only changes an answer has read it
        say(speak(audience(given)).opening)
    forgotten = _drop(speak(audience(given)), given, say)
    answered = False
    while True:
        logic = speak(audience(given))
        question = next_question(logic, given)
        if question is None:
            _alarm(logic, given, say)
        if answered:
            keep(given)
        question = question or _review(logic, given, ask)
        if question is None:
            return given
        question, reply = _ask(logic, given, question, ask, forgotten)
        changed = given.get(question.id, reply) != reply
        given[question.id] = reply
        forgotten |= _drop(logic, given, say)
        if changed and question.multiple:  # of one answer all that counts is what it brings up
            forgotten |= _doubt(logic, given, question, say)
        answered = True


def audience(answers: Answers) -> Audience:
    """Return for whom answers are: for oneself where that is not told."""
    return Audience(next(iter(answers.get(FOR, ())), Audience.SELF.value))


def _ask(
    interview: Interview, given: Answers, question: Question, ask: Ask, forgotten: Answers
) -> tuple[Question, frozenset[str]]:
    """Ask a question, or those before it while somebody goes back, until one is answered."""
    beside = ""
    while True:
        position = f"{_position(interview, given, question)}.{beside}"
        reply = ask(question, position, given.get(question.id) or forgotten.get(question.id) or _likely(question))
        if not isinstance(reply, Move) and question.multiple and _alarming(interview, given, question, reply):
            reply = _which(question, f"{_position(interview, given, question)}.", ask)
            if reply is Move.BACK:
                continue
        if reply is Move.QUIT:
            raise Left
        if reply is Move.WHY:
            beside = f" Why we ask: {question.why}"
        elif reply is Move.BACK:
            earlier = _before(interview, given, question)
            beside = "" if earlier else " This is the first question."
            question = earlier or question
        else:
            return question, reply


def _likely(question: Question) -> frozenset[str]:
    """Return what is chosen before anybody chooses: most people ask for themselves."""
    return frozenset((Audience.SELF.value,)) if question.id == FOR else frozenset()


def _alarming(interview: Interview, given: Answers, question: Question, reply: frozenset[str]) -> bool:
    """Tell whether somebody is not sure where that alone would end the interview."""
    return reply == {question.unsure} and ends(interview, {**given, question.id: reply})


def _which(question: Question, position: str, ask: Ask) -> Reply:
    """Ask which of some signs somebody is not sure of, by the same labels: it counts as that sign, which is named."""
    signs = {id_: option for id_, option in question.options.items() if not option.alone and id_ != question.unsure}
    none = next((one for one in question.options.values() if one.alone and one.id != question.unsure), None)
    last = {none.id: none._replace(label="None of these after all")} if none is not None else {}
    unsure = question.options[question.unsure or ""]._replace(label="I cannot say", hint="", alone=True)
    why = "Then the answer names that sign, and you can tell it to those who help."
    again = question._replace(
        text="Which of them are you not sure about? What you choose counts as a yes, to be safe.",
        why=why,
        options={**signs, **last, unsure.id: unsure},
    )
    beside = ""
    while True:
        reply = ask(again, f"{position}{beside}", frozenset())
        if reply is not Move.WHY:
            return reply
        beside = f" Why we ask: {why}"


def _position(interview: Interview, given: Answers, question: Question) -> str:
    if question.id == FOR:
        return "Before the questions"
    number = sum(id_ != FOR for id_ in _earlier(interview, given, question)) + 1
    left = remaining(interview, given) - (question.id not in given)
    if left > 0:
        return f"Question {number}, about {left} left after it"
    return f"Question {number}" if question.id in given else f"Question {number}, the last one"


def _before(interview: Interview, given: Answers, question: Question) -> Question | None:
    """Return the question asked before another one."""
    earlier = _earlier(interview, given, question)
    return interview.questions[earlier[-1]] if earlier else None


def _earlier(interview: Interview, given: Answers, question: Question) -> list[str]:
    """Return the questions that were answered and come before another one."""
    kept, ids = relevant(interview, given), list(interview.questions)
    return [id_ for id_ in ids[: ids.index(question.id)] if id_ in kept]


def _drop(interview: Interview, given: dict[str, frozenset[str]], say: Say) -> dict[str, frozenset[str]]:
    """Take away and name the answers to questions that are not asked, and return them.

    Those after the next question stay: its answer may bring them up.
    """
    kept, following = relevant(interview, given), next_question(interview, given)
    settled = takewhile(lambda id_: following is None or id_ != following.id, interview.questions)
    gone = {id_: given.pop(id_) for id_ in settled if id_ in given and id_ not in kept}
    if gone:
        say([f"Not asked with these answers, so dropped: {' '.join(interview.questions[id_].asked for id_ in gone)}"])
    return gone


def _doubt(
    interview: Interview, given: dict[str, frozenset[str]], changed: Question, say: Say
) -> dict[str, frozenset[str]]:
    """Take away and name the answers about safety that rest on a changed choice, and return them: they may not fit."""
    asked = [interview.questions[id_] for id_ in relevant(interview, given)]
    bound = [one for one in asked if one.when is not None and changed.id in mentioned(one.when)]
    doubtful = [one for one in bound if one.scope in (Scope.EMERGENCY, Scope.SAFETY)]
    if doubtful:
        say([f"Please look once more at what rests on this answer: {' '.join(one.asked for one in doubtful)}"])
    return {one.id: given.pop(one.id) for one in doubtful}


def _alarm(interview: Interview, given: Answers, say: Say) -> None:
    """Tell an emergency at once: before a review, and before anything is written."""
    found = advise(interview, given)
    if found.outcome.ends:
        filling = Filling(interview, found.answers, audience(given))
        because = [filling.text(reason.rule.because) for reason in found.reasons]
        say([f"{filling.outcome(found.outcome).label}. {' '.join(because)}"])


def _review(interview: Interview, given: Answers, ask: Ask) -> Question | None:
    """Show all answers; return the question to change, or None when all is right."""
    options = {DONE: Option(id=DONE, label="All right: show the answer")}
    for id_, chosen in relevant(interview, given).items():
        options[id_] = Option(id=id_, label=told(interview.questions[id_], chosen))
    why = "You can look over the answers and change any of them before you see the result."
    text = "Are these answers right? Choose one to change it."
    review = Question(id="review", scope=Scope.PRACTICAL, text=text, why=why, short="Review", options=options)
    position = "Review of your answers."
    while True:
        reply = ask(review, position, frozenset())
        if reply is Move.QUIT:
            raise Left
        if reply is Move.WHY:
            position = f"Review of your answers. {why}"
        elif reply is Move.BACK:
            return interview.questions[list(options)[-1]]
        else:
            (chosen_id,) = reply
            return None if chosen_id == DONE else interview.questions[chosen_id]
