"""The note to take along: what was reported, in the person's own words, and lines to fill in by hand."""

from __future__ import annotations

from ptvspt.interview.answers import told
from ptvspt.interview.blanks import ANSWERS, Filling, said
from ptvspt.interview.records import Scope


def lines(filling: Filling) -> list[str]:
    """Return the note's lines; one that is the blank for the answers becomes a line for each of them."""
    found: list[str] = []
    for passage in filling.interview.note:
        reported = _reported(filling) if passage.text.startswith(f"{{{ANSWERS}|") else []
        found += reported or filling.meant((passage,))
    return found


def _reported(filling: Filling) -> list[str]:
    """Return what was chosen, in the order of the questions; "none" and "not sure" are left out, and what is paid."""
    questions = [one for one in filling.interview.questions.values() if one.scope is not Scope.PRACTICAL]
    return [told(one, filling.answers[one.id]) for one in questions if said(one, filling.answers.get(one.id, ()))]
