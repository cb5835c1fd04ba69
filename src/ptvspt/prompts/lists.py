"""Lists to move in: questionary draws the options, one prompt_toolkit application asks all questions."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from ptvspt.interview.replies import Move, Reply, complaint, ended, limit

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent
    from prompt_toolkit.layout import Dimension, Layout
    from questionary.prompts.common import InquirerControl

    from ptvspt.interview.records import Option, Question

KEYS = "b back, ? why, q quit"
MOVES = {"b": Move.BACK, "B": Move.BACK, "left": Move.BACK, "q": Move.QUIT, "Q": Move.QUIT}
WHY = "?"
LIST = 3
"""The rows that a list keeps on the lowest screen."""
HINT = 3
"""Blanks before the hint of an option: it stands under the options' words."""
ABOVE, HIGH = 3, 16
"""The rows that stay above a question on a screen of some height: the first one stands below whom to call."""


class Lists:
    """Asks with a list to move in. One application serves every question: to make one takes 10 ms."""

    question: Question
    control: InquirerControl

    def __init__(self, most: int) -> None:
        """Draw in `most` columns, or fewer where the terminal has fewer."""
        from prompt_toolkit.application import Application  # with questionary 84 ms, and only a dialogue needs it
        from prompt_toolkit.styles import Style

        self.most = most
        self.position, self.typed, self.wrong = "", "", ""
        self.given: list[str] = []
        style = Style(
            [
                ("question", "bold"),
                ("pointer", "bold"),
                ("selected", "noreverse"),  # prompt_toolkit draws this class reversed
                ("hint", "italic"),
            ]
        )
        self.app: Application[Reply] = Application(
            key_bindings=self._keys(),
            style=style,
            include_default_pygments_style=False,
            before_render=lambda _: self._fit(),
        )

    def ask(self, question: Question, position: str, before: frozenset[str]) -> Reply:
        """Ask a question; why it is asked is told without leaving it, as marks would be lost.

        Raises InteractionRequired at the end of input, KeyboardInterrupt.
        """
        from prompt_toolkit.input.typeahead import clear_typeahead
        from questionary import Choice
        from questionary.prompts.common import InquirerControl

        options = question.options.values()
        choices = [Choice(option.label, option.id, checked=option.id in before) for option in options]
        first = None if question.multiple else next((one for one in choices if one.checked), None)
        self.question, self.position = question, position
        self.typed, self.wrong, self.given = "", "", []
        self.control = InquirerControl(
            choices, use_indicator=question.multiple, initial_choice=first, focusable=True, show_cursor=False
        )
        self.app.layout = self._layout()
        self.app.erase_when_done = False
        clear_typeahead(self.app.input)  # a key that is held must not answer a question that nobody has seen
        try:
            return self.app.run()
        except EOFError as error:
            raise ended(question) from error

    # What is drawn

    @property
    def _width(self) -> int:
        return min(self.app.output.get_size().columns, self.most) - 1  # the last column makes some terminals wrap

    def _wrap(self, text: str, indent: int = 0) -> str:
        """Return words on lines that fit: what is too long would be cut."""
        return wrapped(text, max(self._width - indent, 1), indent)

    def _fit(self) -> None:
        """Break the options' words anew, as the terminal may have another width now."""
        indent = 5 if self.question.multiple else 3  # where the words begin: after the pointer, and the mark
        for choice, option in zip(self.control.choices, self.question.options.values(), strict=True):
            choice.title = self._wrap(option.label, indent)

    def _guide(self) -> str:
        """Return what the keys do; where the screen is too low for the list, that there is more of it."""
        doing = "space marks, enter goes on" if self.question.multiple else "enter chooses"
        most = f"{limit(self.question)}; " if self.question.most else ""
        whole = self._wrap(f"({most}{len(self.question.options)} answers; arrows move, {doing}; {KEYS})")
        if self._size(whole) <= self.app.output.get_size().rows:
            return whole
        return self._wrap(f"({len(self.question.options)} answers, more below; {most}{doing}; {KEYS})")

    def _size(self, guide: str) -> int:
        """Return how many rows all of the question takes."""
        parts = ("", self._wrap(self.position), self._wrap(self.question.text), guide)
        return sum(map(rows, parts)) + self._listed() + self._hinted()

    def _listed(self) -> int:
        """Return how many rows all options take."""
        return sum(rows(str(choice.title)) for choice in self.control.choices)

    def _hint(self, option: Option) -> str:
        return self._wrap(option.hint, HINT) if option.hint else ""

    def _pointed(self) -> str:
        """Return the exact limits of the option that the pointer is at, below the list."""
        hint = self._hint(self.question.options[str(self.control.get_pointed_at().value)])
        return f"{' ' * HINT}{hint}" if hint else ""

    def _hinted(self) -> int:
        """Return how many rows the longest hint takes: they stay free, so that nothing jumps as the pointer moves."""
        return max(rows(hint) if (hint := self._hint(one)) else 0 for one in self.question.options.values())

    def _answer(self) -> str:
        """Return the chosen words, as they stay on the screen."""
        return "\n".join(f" > {self._wrap(self.question.options[id_].label, 3)}" for id_ in self.given)

    def _layout(self) -> Layout:
        """Return where one is, the question, and below it the list, or in the end the answer.

        On a low screen the question and some rows of the list stay, before anything else.
        """
        from prompt_toolkit.filters import Condition, is_done
        from prompt_toolkit.layout import (
            ConditionalContainer,
            Dimension,
            FormattedTextControl,
            HSplit,
            Layout,
            ScrollOffsets,
            Window,
        )

        def asked() -> str:
            return self._wrap(self.question.text)

        def wrong() -> str:
            return self._wrap(self.wrong) if self.wrong else ""

        def text(words: Callable[[], str], style: str = "") -> Window:
            def height() -> Dimension:
                left = max(self.app.output.get_size().rows - LIST, 0)
                for part in (asked, wrong, self._pointed, self._guide):  # the first of these must be seen
                    size = min(rows(part()) if part() else 0, left)
                    if part == words:
                        return Dimension(min=size, preferred=self._hinted() if part == self._pointed else rows(words()))
                    left -= size
                return Dimension(preferred=rows(words()))

            return Window(FormattedTextControl(words), height=height, style=style, dont_extend_height=True)

        def listed() -> Dimension:
            size = self._listed()
            high, guide = self.app.output.get_size().rows, self._guide()
            if high >= HIGH and self._size(guide) > high:
                size = max(size + high - self._size(guide) - ABOVE, LIST)
            return Dimension(min=min(LIST, size), preferred=size, max=size, weight=99)

        under_pointer = ScrollOffsets(bottom=lambda: rows(str(self.control.get_pointed_at().title)) - 1)
        choosing = [
            text(self._guide),
            Window(self.control, height=listed, dont_extend_height=True, scroll_offsets=under_pointer),
            ConditionalContainer(text(self._pointed, "class:hint"), Condition(lambda: self._hinted() > 0)),
            ConditionalContainer(text(wrong), Condition(lambda: bool(self.wrong))),
        ]
        return Layout(
            HSplit(
                [
                    text(lambda: f"\n{self._wrap(self.position)}"),
                    text(asked, "class:question"),
                    ConditionalContainer(HSplit(choosing), ~is_done),
                    ConditionalContainer(text(self._answer), is_done & Condition(lambda: bool(self.given))),
                ]
            ),
            focused_element=self.control,
        )

    # What the keys do

    def _keys(self) -> KeyBindings:
        from prompt_toolkit.key_binding import KeyBindings
        from prompt_toolkit.keys import Keys

        keys = KeyBindings()
        for key, step in (("up", -1), ("c-p", -1), ("down", 1), ("c-n", 1)):
            keys.add(key)(partial(self._step, step))
        for key, way in (("home", -99), ("pageup", -1), ("pagedown", 1), ("end", 99)):
            keys.add(key)(partial(self._page, way))
        keys.add(" ")(self._mark)
        for key in ("enter", "c-j"):
            keys.add(key)(self._enter)
        keys.add(Keys.Any)(self._type)
        for key, move in MOVES.items():
            keys.add(key)(partial(self._leave, move))
        keys.add(WHY)(self._explain)
        for key in ("c-c", "<sigint>"):
            keys.add(key)(lambda event: event.app.exit(exception=KeyboardInterrupt()))
        keys.add("c-d")(lambda event: event.app.exit(exception=EOFError()))
        keys.add("c-z")(lambda event: event.app.suspend_to_background())
        return keys

    def _step(self, step: int, _event: object) -> None:
        """Move by one option, round from the last to the first."""
        self.typed = ""
        self.control.pointed_at = (self.control.pointed_at + step) % len(self.control.choices)

    def _page(self, way: int, _event: object) -> None:
        """Move by about as many options as are seen, and stop at the ends."""
        self.typed = ""
        count, size = len(self.control.choices), self._listed()
        info = next(one for one in self.app.layout.find_all_windows() if one.content is self.control).render_info
        seen = max((info.window_height if info else size) * count // size - 1, 1)
        self.control.pointed_at = min(max(self.control.pointed_at + way * seen, 0), count - 1)

    def _type(self, event: KeyPressEvent) -> None:
        """Move to the option that begins with what was typed, or to the next that begins with this letter.

        Where an option begins with the letter of a move, no letter moves: `b` would go back, and its neighbours not.
        """
        labels = [option.label.lower() for option in self.question.options.values()]
        letter = event.data.lower()
        if len(letter) != 1 or not letter.isprintable() or any(label[0] in (*MOVES, WHY) for label in labels):
            return
        whole = self.typed + letter
        if any(label.startswith(whole) for label in labels):
            self.typed, here = whole, self.control.pointed_at - 1 if len(whole) > 1 else self.control.pointed_at
        else:
            self.typed, here = letter, self.control.pointed_at
        for at in range(here + 1, here + 1 + len(labels)):
            if labels[at % len(labels)].startswith(self.typed):
                self.control.pointed_at = at % len(labels)
                return

    def _mark(self, _event: object) -> None:
        if not self.question.multiple:
            return
        marked, here = self.control.selected_options, self.control.get_pointed_at().value
        if here in marked:
            marked.remove(here)
        else:
            marked.append(here)
        self.wrong = ""

    def _enter(self, event: KeyPressEvent) -> None:
        ids, marked = list(self.question.options), set(self.control.selected_options)
        given = [id_ for id_ in ids if id_ in marked] if self.question.multiple else [ids[self.control.pointed_at]]
        self.wrong = complaint(self.question, given)
        if not self.wrong:
            self.given = given
            event.app.exit(result=frozenset(given))

    def _explain(self, _event: object) -> None:
        told = f" Why we ask: {self.question.why}"
        if not self.position.endswith(told):
            self.position += told

    def _leave(self, move: Move, event: KeyPressEvent) -> None:
        event.app.erase_when_done = True  # to be drawn again, or another question in its place, or nothing
        event.app.exit(result=move)


@lru_cache(maxsize=512)  # each drawing asks for the same lines many times
def wrapped(text: str, width: int, indent: int) -> str:
    """Return words on lines of a width, all but the first indented."""
    return f"\n{' ' * indent}".join(textwrap.wrap(text, width, break_on_hyphens=False))


def rows(text: str) -> int:
    """Return how many lines a text has."""
    return text.count("\n") + 1
