"""Plain numbered questions, for a voice that reads aloud and for a dumb terminal: nothing is drawn over."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ptvspt.interview.replies import Move, Reply, complaint, ended, limit

if TYPE_CHECKING:
    from ptvspt.interview.records import Option, Question

MOVES = {"back": Move.BACK, "b": Move.BACK, "why": Move.WHY, "?": Move.WHY, "quit": Move.QUIT, "q": Move.QUIT}


def ask(question: Question, position: str, before: frozenset[str], width: int) -> Reply:
    """Ask with numbered options and a line of input. Raises InteractionRequired at the end of input."""
    options = list(question.options.values())
    print()
    _print(position, width)
    _print(question.text, width)
    for number, option in enumerate(options, start=1):
        mark = " (chosen)" if option.id in before else ""
        _print(f"{number}. {option.whole}{mark}", width, hanging="   ")
    several = "Type the numbers that fit, with commas" if question.multiple else "Type a number"
    several += f", {limit(question)}" if question.most else ""
    keep = ", or nothing to keep what is chosen" if before else ""
    while True:
        _print(f"{several}{keep}, or back, why, quit:", width)
        word = heard(question)
        if word in MOVES:
            return MOVES[word]
        given = _numbers(word, options, before)
        wrong = "Please type a number from the list." if given is None else complaint(question, given)
        if given is not None and not wrong:
            return given
        _print(wrong, width)


def heard(question: Question) -> str:
    """Return a line of input, in lower case. Raises InteractionRequired at its end."""
    line = typed()
    if line is None:
        raise ended(question)
    return line.lower()


def typed() -> str | None:
    """Return a line of input as it was typed, or None at its end."""
    sys.stdout.flush()
    try:
        line = sys.stdin.readline()
    except UnicodeDecodeError:
        line = "\N{REPLACEMENT CHARACTER}"  # no word that is known
    return line.strip() if line else None


def say(lines: Sequence[str], width: int) -> None:
    """Write paragraphs to the person who is asked."""
    for line in lines:
        _print(line, width)


def _numbers(word: str, options: Sequence[Option], before: frozenset[str]) -> frozenset[str] | None:
    """Return the options of some numbers; an empty line keeps what was chosen before."""
    if not word:
        return before or None
    parts = word.replace(",", " ").split()
    if not parts or not all(part.isdecimal() and len(part) < 4 and 1 <= int(part) <= len(options) for part in parts):
        return None
    return frozenset(options[int(part) - 1].id for part in parts)


def _print(text: str, width: int, hanging: str = "") -> None:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    shown = text.encode(encoding, errors="replace").decode(encoding)  # a letter that the terminal lacks stops nobody
    print("\n".join(textwrap.wrap(shown, width, subsequent_indent=hanging, break_on_hyphens=False)) or "")
