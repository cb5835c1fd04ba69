"""A question with many answers: one is typed by its name or code, or picked from the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptvspt.errors import UsageError
from ptvspt.interview.replies import Ask, Reply
from ptvspt.names import resolve, spelling
from ptvspt.prompts import plain
from ptvspt.prompts.plain import MOVES, heard, say

if TYPE_CHECKING:
    from ptvspt.interview.records import Question

LIST = "list"
UNSURE = ("not sure", "unsure", "skip")
"""Words for the option that says nothing."""


def ask(question: Question, position: str, before: frozenset[str], width: int, pick: Ask) -> Reply:
    """Ask for a word until it names an option; `pick` asks with all of them.

    Raises InteractionRequired at the end of input.
    """
    known = {spelling(option.label): id_ for id_, option in question.options.items()}
    known |= {spelling(id_): id_ for id_ in question.options}
    if question.unsure is not None:
        known |= {spelling(words): question.unsure for words in UNSURE}
    say(["", position, question.text], width)
    keep = " Nothing keeps what you chose." if before else ""
    while True:
        skip = ", skip leaves it out" if question.unsure is not None else ""
        say([f"Type a name or code; {LIST} shows all{skip}.{keep} Or back, why, quit:"], width)
        word = heard(question)
        if word in MOVES:
            return MOVES[word]
        if word == LIST:
            return pick(question, position, before)
        if not word and before:
            return before
        try:
            return frozenset([resolve(_shown(word), known, question.id, LIST)])
        except UsageError as error:
            wrong = str(error)
            say([f"{wrong[:1].upper()}{wrong[1:]}"], width)


def _shown(word: str) -> str:
    """Return a word that any terminal can show, whatever was typed."""
    return "".join(char if char.isascii() and char.isprintable() else ascii(char)[1:-1] for char in word)


def either(question: Question, position: str, before: frozenset[str], width: int, few: int) -> Reply:
    """Ask plainly; of more than a few options one is typed. Raises InteractionRequired at the end of input."""

    def numbered(question: Question, position: str, before: frozenset[str]) -> Reply:
        return plain.ask(question, position, before, width)

    if len(question.options) > few and not question.multiple:
        return ask(question, position, before, width, numbered)
    return numbered(question, position, before)


def name(text: str, otherwise: str, width: int) -> str | None:
    """Ask for the name of a file, as it is typed; return None where somebody goes back, or the input ends."""
    say(["", text], width)
    typed = plain.typed()
    return None if typed is None or typed.lower() in MOVES else typed or otherwise
