"""Asking at the terminal: the only module that knows questionary.

Besides its lists there are plain numbered questions, for a voice that reads aloud and for a dumb terminal.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Collection, Sequence
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from ptvspt.errors import InteractionRequired

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent
    from prompt_toolkit.layout import Layout

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
PAGE = 8  # options; the states are many


class Lists:
    """Asks with a list to move in. One application serves every question: to make one takes 10 ms."""

    def __init__(self, width: int) -> None:
        from prompt_toolkit.application import Application  # with questionary 84 ms, and only a dialogue needs it
        from prompt_toolkit.styles import Style

        self.width = width
        self.complaint = ""
        style = Style([("question", "bold"), ("pointer", "bold"), ("selected", "noreverse")])
        self.app: Application[Reply] = Application(
            key_bindings=self._keys(), style=style, include_default_pygments_style=False
        )

    def ask(self, question: Question, position: str, before: frozenset[str]) -> Reply:
        """Ask a question. Raises InteractionRequired at the end of input, KeyboardInterrupt."""
        from questionary import Choice
        from questionary.prompts.common import InquirerControl

        indent = 5 if question.multiple else 3  # where the words begin: after the pointer, and the mark
        words = [_wrapped(option.label, self.width - 1, indent) for option in question.options.values()]
        choices = [
            Choice(label, id_, checked=id_ in before) for id_, label in zip(question.options, words, strict=True)
        ]
        first = None if question.multiple else next((one for one in choices if one.checked), None)
        self.question, self.complaint = question, ""
        self.list = InquirerControl(
            choices, use_indicator=question.multiple, initial_choice=first, focusable=True, show_cursor=False
        )
        self.app.layout = self._layout(position, sum(label.count("\n") + 1 for label in words))
        self.app.erase_when_done = False
        try:
            return self.app.run()
        except EOFError as error:
            raise InteractionRequired(_ended(question)) from error

    def _layout(self, position: str, size: int) -> Layout:
        """Return the question, below it the list of some lines or in the end the answer, and what was wrong with it."""
        from prompt_toolkit.filters import Condition, is_done
        from prompt_toolkit.formatted_text import FormattedText
        from prompt_toolkit.layout import ConditionalContainer, FormattedTextControl, HSplit, Layout, Window

        def text(words: Callable[[], str]) -> Window:
            return Window(FormattedTextControl(words), dont_extend_height=True)

        head = ["", *_lines(position, self.width)]
        asked = _lines(self.question.text, self.width)
        fits = len(head) + len(asked) + 2 + size < self.app.output.get_size().rows
        hint = _lines(self._hint(fits=fits), self.width)
        title = FormattedText([("", "\n".join([*head, ""])), ("class:question", "\n".join(asked))])
        listed = [
            text(lambda: "\n".join(hint)),
            Window(self.list, dont_extend_height=True),
            ConditionalContainer(text(lambda: self.complaint), Condition(lambda: bool(self.complaint))),
        ]
        return Layout(
            HSplit(
                [
                    Window(FormattedTextControl(title), dont_extend_height=True),
                    ConditionalContainer(HSplit(listed), ~is_done),
                    ConditionalContainer(text(self._answer), is_done),
                ]
            ),
            focused_element=self.list,
        )

    def _hint(self, *, fits: bool) -> str:
        more = "" if fits else ", more than fit: move down for the rest"
        doing = "space marks, enter goes on" if self.question.multiple else "enter chooses"
        return f"({len(self.question.options)} answers{more}; arrows or a letter move, {doing}; {KEYS})"

    def _chosen(self) -> list[str]:
        """Return the ids of the options that stand chosen, in the question's order."""
        marked = set(self.list.selected_options)
        ids = list(self.question.options)
        return [id_ for id_ in ids if id_ in marked] if self.question.multiple else [ids[self.list.pointed_at]]

    def _answer(self) -> str:
        """Return the chosen words, as they stay on the screen."""
        options = [self.question.options[id_] for id_ in self._chosen()]
        return "\n".join(f" > {_wrapped(option.label, self.width - 1, 3)}" for option in options)

    def _keys(self) -> KeyBindings:
        from prompt_toolkit.key_binding import KeyBindings
        from prompt_toolkit.keys import Keys

        keys = KeyBindings()
        for key, step in (("up", -1), ("c-p", -1), ("down", 1), ("c-n", 1), ("pageup", -PAGE), ("pagedown", PAGE)):
            keys.add(key)(partial(self._move, step))
        keys.add(" ")(self._mark)
        keys.add("enter")(self._enter)
        keys.add(Keys.Any)(self._jump)
        for key, move in (("b", Move.BACK), ("left", Move.BACK), ("?", Move.WHY), ("q", Move.QUIT)):
            keys.add(key)(partial(self._leave, move))
        keys.add("c-c")(lambda event: event.app.exit(exception=KeyboardInterrupt()))
        keys.add("c-d")(lambda event: event.app.exit(exception=EOFError()))
        return keys

    def _move(self, step: int, _event: object) -> None:
        last = len(self.list.choices) - 1
        beyond = self.list.pointed_at + step
        if abs(step) == 1:  # a single step goes round, a page stops at the end
            self.list.pointed_at = beyond % (last + 1)
        else:
            self.list.pointed_at = min(max(beyond, 0), last)

    def _jump(self, event: KeyPressEvent) -> None:
        """Move to the next option that begins with a letter."""
        options = list(self.question.options.values())
        for at in range(self.list.pointed_at + 1, self.list.pointed_at + len(options)):
            if options[at % len(options)].label.lower().startswith(event.data.lower()):
                self.list.pointed_at = at % len(options)
                return

    def _mark(self, _event: object) -> None:
        if not self.question.multiple:
            return
        marked, here = self.list.selected_options, self.list.get_pointed_at().value
        if here in marked:
            marked.remove(here)
        else:
            marked.append(here)
        self.complaint = ""

    def _enter(self, event: KeyPressEvent) -> None:
        given = self._chosen()
        self.complaint = "\n".join(_lines(_complaint(self.question, given), self.width))
        if not self.complaint:
            event.app.exit(result=frozenset(given))

    def _leave(self, move: Move, event: KeyPressEvent) -> None:
        event.app.erase_when_done = True  # the question is drawn again, or another one in its place
        event.app.exit(result=move)


def ask_plainly(question: Question, position: str, before: frozenset[str], width: int) -> Reply:
    """Ask with numbered options and a line of input: nothing is drawn over. Raises as `Lists.ask`."""
    options = list(question.options.values())
    print()
    _print(position, width)
    _print(question.text, width)
    for number, option in enumerate(options, start=1):
        mark = " (chosen before)" if option.id in before else ""
        _print(f"{number}. {option.label}{mark}", width, hanging="   ")
    several = "Type the numbers that fit, with commas" if question.multiple else "Type a number"
    keep = ", or nothing to keep what you chose" if before else ""
    while True:
        _print(f"{several}{keep}, or back, why, quit:", width)
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


def _lines(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width - 1, break_on_hyphens=False)  # the last column makes some terminals wrap


def _wrapped(text: str, width: int, indent: int) -> str:
    """Return an option's words on lines that fit: questionary would cut them."""
    return f"\n{' ' * indent}".join(textwrap.wrap(text, width - indent, break_on_hyphens=False))


def _ended(question: Question) -> str:
    return f"the input ended before the question '{question.id}' was answered; give --answer {question.id}=OPTION"


def _print(text: str, width: int, hanging: str = "") -> None:
    print("\n".join(textwrap.wrap(text, width, subsequent_indent=hanging, break_on_hyphens=False)) or "")
