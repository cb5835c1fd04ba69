"""What somebody may reply to a question, however it is asked, and what is wrong with a reply."""

from __future__ import annotations

from collections.abc import Callable, Collection
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from ptvspt.errors import InteractionRequired
from ptvspt.interview.engine import Misfit, misfit
from ptvspt.interview.voices import FOR

if TYPE_CHECKING:
    from ptvspt.interview.records import Question


class Move(Enum):
    """What somebody may do instead of answering."""

    BACK = "back"
    WHY = "why"
    QUIT = "quit"


Reply: TypeAlias = frozenset[str] | Move
Ask: TypeAlias = Callable[["Question", str, frozenset[str]], Reply]
"""Ask a question; gets a line that says where one is, and the options chosen before.

Raises InteractionRequired at the end of input, KeyboardInterrupt.
"""


def complaint(question: Question, given: Collection[str]) -> str:
    """Return why some options are no answer to a question, and what to do, or nothing when they are one."""
    if not given:
        return "Nothing is chosen yet. Please choose one or more."
    match misfit(question, given):
        case (Misfit.SEVERAL, _):
            return "Please choose only one."
        case (Misfit.ALONE, option):
            return f"'{question.options[option].label}' cannot stand with others. Please choose again."
        case (Misfit.UNKNOWN, option):
            return f"There is no option '{option}'. Please choose again."
        case (Misfit.MANY, _):
            return f"Please choose at most {counted(question.most or 0)}: those that matter most."
        case None:
            return ""


def counted(number: int) -> str:
    """Return a small number as a word."""
    words = ("no", "one", "two", "three", "four", "five", "six")
    return words[number] if number < len(words) else str(number)


def limit(question: Question) -> str:
    """Return how many options may be chosen where their number is bounded, or nothing."""
    return f"choose at most {counted(question.most)}" if question.most is not None else ""


def ended(question: Question) -> InteractionRequired:
    """Return the error that the input ended before a question was answered."""
    option = f"--{FOR} WHOM" if question.id == FOR else f"--answer {question.id}=OPTION"
    return InteractionRequired(f"the input ended before the question '{question.id}' was answered; give {option}")
