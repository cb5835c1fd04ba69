"""Where the start leads: which question follows which choice, and the command that the choices make."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ptvspt.interview.records import Option, Question, Scope
from ptvspt.interview.replies import Ask, Move

WISHES = {
    "advise": "Whom do I need?",
    "compare": "How do two differ?",
    "show": "Tell me about one",
    "state": "What holds in my state?",
    "career": "Is it a career for me?",
    "leave": "Leave",
}
"""What somebody may want: the command that tells it, or to leave."""
LEAVE, ALL, STATE = "leave", "all", "state"


class Known(NamedTuple):
    """What can be chosen, by id: names of professions, titles of sections, names of places."""

    professions: Mapping[str, str]
    sections: Mapping[str, str]
    places: Mapping[str, str]


def lead(known: Callable[[str], Known], ask: Ask) -> tuple[str, ...] | None:
    """Ask until the choices make a command, and return its words, or None when somebody leaves.

    `known` returns what can be chosen for a wish. Raises what `ask` raises.
    """
    chosen: list[str] = []
    before, beside = frozenset[str](), ""
    while True:
        question = following(chosen, known)
        if question is None:
            return call(chosen)
        reply = ask(question, f"Question {len(chosen) + 1}.{beside}", before)
        beside = ""
        if reply is Move.QUIT or reply == frozenset([LEAVE]):
            return None
        if reply is Move.WHY:
            beside = f" Why we ask: {question.why}"
        elif reply is Move.BACK:
            beside = "" if chosen else " This is the first question."
            before = frozenset([chosen.pop()]) if chosen else before
        else:
            chosen += reply
            before = frozenset()


def following(chosen: Sequence[str], known: Callable[[str], Known]) -> Question | None:
    """Return the question that follows some choices, or None when they make a command."""
    match chosen:
        case []:
            why = "Each choice leads to a command, which is named in the end."
            return _question("wish", "What would you like to know?", why, WISHES)
        case ["compare"]:
            return _question("profession", "Which two? The first one:", _WHY, known("compare").professions)
        case ["compare", first]:
            names = known("compare").professions
            others = {id_: name for id_, name in names.items() if id_ != first}
            return _question("profession", f"{names[first]} and which other one?", _WHY, others)
        case ["show"]:
            return _question("profession", "About which one?", _WHY, known("show").professions)
        case ["show", _]:
            why = "A whole profile is long; a section fits a screen or two."
            sections = {ALL: "All of it", **known("show").sections}
            return _question("section", "What about them?", why, sections)
        case ["state"]:
            why = "Law and pay differ from state to state. It is told to nobody and not kept."
            return _question(STATE, "Which state?", why, known("state").places)
        case _:
            return None


def call(chosen: Sequence[str]) -> tuple[str, ...]:
    """Return the words of the command that some choices make."""
    return tuple(one for one in chosen if one != ALL)


_WHY = "These are the professions that there are profiles of."


def _question(id_: str, text: str, why: str, options: Mapping[str, str]) -> Question:
    known = {one: Option(id=one, label=label) for one, label in options.items()}
    return Question(id=id_, scope=Scope.PRACTICAL, text=text, why=why, short=text, options=known)
