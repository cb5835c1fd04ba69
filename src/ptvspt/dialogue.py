"""The course of a dialogue: what is asked next, going back, explaining, reviewing. Draws nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ptvspt.interview import Answers, Interview, Option, Question, Scope, next_question, relevant, remaining
from ptvspt.prompts import Ask, Move

DONE = "done"
Say = Callable[[Sequence[str]], None]
Keep = Callable[[Answers], None]


class Left(Exception):  # noqa: N818 - somebody's wish, not an error
    """Somebody has left the dialogue."""


def hold(interview: Interview, answers: Answers, ask: Ask, say: Say, keep: Keep) -> Answers:
    """Ask what is missing, show the answers for review, and return them.

    `keep` gets the answers after each of them. Raises Left when somebody quits, and what `ask` raises.
    """
    say(interview.opening)
    given = dict(answers)
    question = next_question(interview, given)
    while True:
        if question is None:
            question = _review(interview, given, ask, say)
            if question is None:
                return relevant(interview, given)
        reply = _ask(interview, given, question, ask, say)
        if isinstance(reply, Move):
            question = _before(interview, given, question) or question
            continue
        given[question.id] = reply
        _drop(interview, given, say)
        keep(given)
        question = next_question(interview, given)


def _ask(interview: Interview, given: Answers, question: Question, ask: Ask, say: Say) -> frozenset[str] | Move:
    """Ask one question until it is answered or somebody goes back."""
    while True:
        reply = ask(question, _position(interview, given, question), given.get(question.id, frozenset()))
        if reply is Move.QUIT:
            raise Left
        if reply is Move.WHY:
            say([f"Why we ask: {question.why}"])
        elif reply is Move.BACK and _before(interview, given, question) is None:
            say(["This is the first question."])
        else:
            return reply


def _position(interview: Interview, given: Answers, question: Question) -> str:
    asked = list(relevant(interview, given))
    number = asked.index(question.id) + 1 if question.id in asked else len(asked) + 1
    left = remaining(interview, given) - (question.id not in asked)
    return f"Question {number}, about {left} left after it" if left else f"Question {number}, the last one"


def _before(interview: Interview, given: Answers, question: Question) -> Question | None:
    """Return the question asked before another one."""
    earlier = None
    for id_ in relevant(interview, given):
        if id_ == question.id:
            break
        earlier = interview.questions[id_]
    return earlier


def _drop(interview: Interview, given: dict[str, frozenset[str]], say: Say) -> None:
    """Forget answers to questions that are no longer asked, and name them."""
    kept = relevant(interview, given)
    gone = [id_ for id_ in given if id_ not in kept]
    for id_ in gone:
        del given[id_]
    if gone:
        say([f"No longer asked, so dropped: {'; '.join(interview.questions[id_].text for id_ in gone)}"])


def _review(interview: Interview, given: Answers, ask: Ask, say: Say) -> Question | None:
    """Show all answers; return the question to change, or None when all is right."""
    options = {DONE: Option(id=DONE, label="All right: show the answer")}
    for id_, chosen in relevant(interview, given).items():
        question = interview.questions[id_]
        words = "; ".join(option.label for option in question.options.values() if option.id in chosen)
        options[id_] = Option(id=id_, label=f"Change: {question.text} {words}")
    why = "You can look over your answers and change any of them before you see the result."
    review = Question(id="review", scope=Scope.PRACTICAL, text="Are these answers right?", why=why, options=options)
    while True:
        reply = ask(review, "Review of your answers", frozenset((DONE,)))
        if reply is Move.QUIT:
            raise Left
        if reply is Move.WHY:
            say([why])
        elif reply is Move.BACK:
            return interview.questions[list(options)[-1]]
        else:
            (chosen_id,) = reply
            return None if chosen_id == DONE else interview.questions[chosen_id]
