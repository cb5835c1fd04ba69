"""Asking at the terminal: the only module that knows questionary.

Besides its lists there are plain numbered questions, for a voice that reads aloud and for a dumb terminal.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Collection, Sequence
from enum import Enum
from functools import cache
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

    _share_keys()
    indent = 5 if question.multiple else 3  # where the words begin: after the pointer, and the mark
    choices = [
        questionary.Choice(
            title=_wrapped(option.label, width - 1, indent), value=option.id, checked=option.id in before
        )
        for option in question.options.values()
    ]
    title = "\n".join(["", *_lines(position, width), *_lines(question.text, width), ""])
    doing = "arrows move, space marks, enter goes on" if question.multiple else "arrows move, enter chooses"
    hint = "\n ".join(_lines(f"({len(choices)} answers: {doing}; {KEYS})", width))
    style = Style([("question", "bold"), ("highlighted", ""), ("selected", ""), ("pointer", "bold")])
    if question.multiple:
        asked = questionary.checkbox(
            title,
            choices=choices,
            validate=lambda given: "\n".join(_lines(_complaint(question, given), width)) or True,
            instruction=hint,
            qmark="",
            style=style,
        )
    else:
        first = next((choice for choice in choices if choice.checked), None)
        asked = questionary.select(title, choices=choices, default=first, instruction=hint, qmark="", style=style)
    _bind(asked)
    try:
        reply = asked.unsafe_ask()
    except EOFError as error:
        raise InteractionRequired(_ended(question)) from error
    if isinstance(reply, Move):
        return reply
    return frozenset([reply] if isinstance(reply, str) else reply)


def ask_plainly(question: Question, position: str, before: frozenset[str], width: int) -> Reply:
    """Ask with numbered options and a line of input: nothing is drawn over. Raises as `ask_richly`."""
    options = list(question.options.values())
    print()
    _print(position, width)
    _print(question.text, width)
    for number, option in enumerate(options, start=1):
        mark = " (chosen before)" if option.id in before else ""
        _print(f"{number}. {option.label}{mark}", width, hanging="   ")
    several = "Type the numbers that fit, with commas" if question.multiple else "Type a number"
    while True:
        _print(f"{several}, or back, why, quit:", width)
        sys.stdout.flush()
        try:
            line = sys.stdin.readline()
        except UnicodeDecodeError:
            line = "\N{REPLACEMENT CHARACTER}"  # no word that is known
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
    if not all(part.isdecimal() and len(part) < 4 and 1 <= int(part) <= len(options) for part in parts):
        return None
    return frozenset(options[int(part) - 1].id for part in parts)


def _complaint(question: Question, given: Collection[str]) -> str:
    if not given:
        return "Please mark one or more with space; 'None of these' is an answer too."
    if len(given) > 1 and not question.multiple:
        return "Please choose only one."
    alone = [option.label for option in question.options.values() if option.id in given and option.alone]
    return f"'{alone[0]}' cannot stand with others. Please choose again." if alone and len(given) > 1 else ""


@cache
def _share_keys() -> None:
    """Let all prompts share the default keys: to make them anew took half of the time between two questions."""
    from prompt_toolkit.application import application

    application.load_key_bindings = cache(application.load_key_bindings)  # type: ignore[attr-defined]  # not its interface


def _bind(asked: Any) -> None:
    """Give a prompt the keys that go back, explain and quit."""
    for keys, move in ((("b", "left"), Move.BACK), (("?",), Move.WHY), (("q",), Move.QUIT)):
        for key in keys:
            asked.application.key_bindings.add(key, eager=True)(_leave(move))
    asked.application.key_bindings.add("c-d", eager=True)(_end)


def _leave(move: Move) -> Callable[[Any], None]:
    def leave(event: Any) -> None:
        event.app.erase_when_done = True  # the question is drawn again, or another one in its place
        event.app.exit(result=move)

    return leave


def _end(event: Any) -> None:
    event.app.exit(exception=EOFError())


def _lines(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width - 2, break_on_hyphens=False)  # questionary puts a blank before and behind


def _wrapped(text: str, width: int, indent: int) -> str:
    """Return an option's words on lines that fit: questionary would cut them."""
    return f"\n{' ' * indent}".join(textwrap.wrap(text, width - indent, break_on_hyphens=False))


def _ended(question: Question) -> str:
    return f"the input ended before the question '{question.id}' was answered; give --answer {question.id}=OPTION"


def _print(text: str, width: int, hanging: str = "") -> None:
    print("\n".join(textwrap.wrap(text, width, subsequent_indent=hanging, break_on_hyphens=False)) or "")
