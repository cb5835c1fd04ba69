"""A question with many answers: one is typed by its name or code, or picked from the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptvspt.errors import UsageError
from ptvspt.interview.replies import Ask, Reply
from ptvspt.names import resolve, spelling
from ptvspt.prompts.plain import MOVES, heard, say

if TYPE_CHECKING:
    from ptvspt.interview.records import Question

LIST = "list"


def ask(question: Question, position: str, before: frozenset[str], width: int, pick: Ask) -> Reply:
    """Ask for a word until it names an option; `pick` asks with all of them.

    Raises InteractionRequired at the end of input.
    """
    known = {spelling(option.label): id_ for id_, option in question.options.items()}
    known |= {spelling(id_): id_ for id_ in question.options}
    say(["", position, question.text], width)
    keep = " Nothing keeps what you chose." if before else ""
    while True:
        say([f"Type a name or code; {LIST} shows all.{keep} Or back, why, quit:"], width)
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
