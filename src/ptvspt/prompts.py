"""Asking at the terminal: the only module that knows questionary.

Besides its lists there are plain numbered questions, for a voice that reads aloud and for a dumb terminal.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from ptvspt.errors import InteractionRequired

if TYPE_CHECKING:
    from ptvspt.interview import Option, Question


class Move(Enum):
    """What somebody may do instead of answering."""

    BACK = "back"
    WHY = "why"
    QUIT = "quit"


Reply: TypeAlias = frozenset[str] | Move
Ask: TypeAlias = Callable[["Question", str, frozenset[str]], Reply]
"""Ask a question; gets a line that says where one is, and the options chosen before."""

KEYS = "b back, ? why we ask, q quit"


def ask_richly(question: Question, position: str, before: frozenset[str], width: int) -> Reply:
    """Ask with a list to move in. Raises InteractionRequired at the end of input, KeyboardInterrupt."""
    import questionary  # 84 ms, and only a dialogue needs it
    from questionary import Style

    options = list(question.options.values())
    choices = [
        questionary.Choice(title=_wrapped(option.label, width - 6), value=option.id, checked=option.id in before)
        for option in options
    ]
    title = "\n".join(["", position, *textwrap.wrap(question.text, max(width - 3, 17))])
    style = Style([("question", "bold"), ("highlighted", ""), ("selected", ""), ("pointer", "bold")])
    while True:
        if question.multiple:
            asked = questionary.checkbox(
                title, choices=choices, instruction=f"\n(space marks, enter goes on; {KEYS})", qmark="", style=style
            )
        else:
            asked = questionary.select(
                title,
                choices=choices,
                default=next((choice for choice in choices if choice.value in before), None),
                instruction=f"\n(arrows move, enter chooses; {KEYS})",
                qmark="",
                style=style,
            )
        _bind(asked)
        try:
            reply = asked.unsafe_ask()
        except EOFError as error:
            raise InteractionRequired(_ended(question)) from error
        if isinstance(reply, Move):
            return reply
        given = frozenset([reply] if isinstance(reply, str) else reply)
        complaint = _complaint(question, given)
        if not complaint:
            return given
        print(complaint)
        before = given


def ask_plainly(question: Question, position: str, before: frozenset[str], width: int) -> Reply:
    """Ask with numbered options and a line of input: nothing is drawn over. Raises as `ask_richly`."""
    options = list(question.options.values())
    print(f"\n{position}")
    _print(question.text, width)
    for number, option in enumerate(options, start=1):
        mark = " (chosen before)" if option.id in before else ""
        _print(f"{number}. {option.label}{mark}", width, hanging="   ")
    several = "Type the numbers that fit, with commas" if question.multiple else "Type a number"
    while True:
        _print(f"{several}, or back, why, quit:", width)
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            raise InteractionRequired(_ended(question))
        word = line.strip().lower()
        if word in ("back", "why", "quit", "b", "?", "q"):
            return {"b": Move.BACK, "?": Move.WHY, "q": Move.QUIT}.get(word) or Move(word)
        given = _numbers(word, options, before)
        complaint = "Please type a number from the list." if given is None else _complaint(question, given)
        if given is not None and not complaint:
            return given
        _print(complaint, width)


def say(lines: Sequence[str], width: int) -> None:
    """Write paragraphs to the person who is asked."""
    for line in lines:
        _print(line, width)


def _numbers(word: str, options: Sequence[Option], before: frozenset[str]) -> frozenset[str] | None:
    """Return the options of some numbers; an empty line keeps what was chosen before."""
    if not word:
        return before or None
    parts = word.replace(",", " ").split()
    if not all(part.isdecimal() and 1 <= int(part) <= len(options) for part in parts):
        return None
    return frozenset(options[int(part) - 1].id for part in parts)


def _complaint(question: Question, given: frozenset[str]) -> str:
    if not given:
        return "Please choose one; 'none of these' is a choice too."
    if len(given) > 1 and not question.multiple:
        return "Please choose only one."
    alone = [option.label for option in question.options.values() if option.id in given and option.alone]
    return f"'{alone[0]}' cannot stand with others. Please choose again." if alone and len(given) > 1 else ""


def _bind(asked: Any) -> None:
    """Give a prompt the keys that go back, explain and quit."""
    for keys, move in ((("b", "left"), Move.BACK), (("?",), Move.WHY), (("q",), Move.QUIT)):
        for key in keys:
            asked.application.key_bindings.add(key, eager=True)(_leave(move))
    asked.application.key_bindings.add("c-d", eager=True)(_end)


def _leave(move: Move) -> Callable[[Any], None]:
    def leave(event: Any) -> None:
        event.app.exit(result=move)

    return leave


def _end(event: Any) -> None:
    event.app.exit(exception=EOFError())


def _wrapped(text: str, width: int) -> str:
    """Return an option's words on lines that fit: questionary would cut them."""
    return "\n     ".join(textwrap.wrap(text, max(width, 14), break_on_hyphens=False))


def _ended(question: Question) -> str:
    return f"the input ended before the question '{question.id}' was answered; give --answer {question.id}=OPTION"


def _print(text: str, width: int, hanging: str = "") -> None:
    print("\n".join(textwrap.wrap(text, width, subsequent_indent=hanging, break_on_hyphens=False)) or "")
