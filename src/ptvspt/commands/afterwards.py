"""What somebody may want after the result at a terminal: all of it, the note, a page to print, another answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ptvspt.commands import saving
from ptvspt.commands.emit import Wish, show
from ptvspt.errors import InteractionRequired, UsageError
from ptvspt.interview.records import Option, Question, Scope
from ptvspt.interview.replies import Move

if TYPE_CHECKING:
    from ptvspt.commands.interviewing import Shown
    from ptvspt.commands.saving import Keeper
    from ptvspt.interview.conditions import Answers
    from ptvspt.interview.records import Interview
    from ptvspt.interview.replies import Ask

ALL = {"all": "All of it"}
"""What comes first; then what belongs to the result, then the rest."""
REST = {
    "page": "Save as a page to print",
    "keep": "Keep my answers",
    "change": "Change an answer",
    "leave": "Leave",
}
WHY = "Each of these shows or keeps more, and then you are asked again. Nothing is kept unless you choose it."
ANSWERS = "answers.json"
"""The name that a file of answers gets where nobody types another."""
WHOLE = 10_000
"""The width of lines with the name of a file: a break in it could not be copied."""


class Afterwards:
    """Asks what is wanted next, and does it, until somebody leaves or wants to change an answer."""

    def __init__(
        self, logic: Interview, ask: Ask, width: int, wish: Wish, keeper: Keeper | None, call: str = "advise"
    ) -> None:
        """Ask with `ask` and say lines of a width; `keeper` keeps answers already, if there is one.

        `call` is the command that takes them again.
        """
        self.logic, self.ask, self.width, self.wish, self.keeper, self.call = logic, ask, width, wish, keeper, call

    def wants_change(self, result: Shown, given: Answers) -> bool:
        """Show and keep what is asked for; tell whether somebody wants to change an answer rather than leave."""
        beside = "The answer stands above."
        while True:
            try:
                reply = self.ask(_question(result), beside, frozenset())
            except InteractionRequired:  # Ctrl-D: all is said
                return False
            beside = "What else?"
            if reply is Move.WHY:
                beside = f"Why we ask: {WHY}"
            elif isinstance(reply, Move):
                return reply is Move.BACK
            elif reply <= {"change", "leave"}:
                return reply == {"change"}
            else:
                self._do(next(iter(reply)), result, given)

    def _do(self, what: str, result: Shown, given: Answers) -> None:
        full = self.wish._replace(full=True)
        match what:
            case "all":
                show(partial(result.page, more=""), full)
            case "page":
                self._file("The page", result.page_name, partial(self._write, result))
            case "keep":
                self._keep(given)
            case _:
                part = result.parts()[what]
                show(lambda _: part.document(), full if part.full else self.wish)

    def _keep(self, given: Answers) -> None:
        """Keep the answers where they are kept already, or in a file that is asked for."""
        if self.keeper is None:
            self._file("Your answers", ANSWERS, self._open)
        if self.keeper is not None:
            self.keeper.keep(given)
            failure = self.keeper.failure
            back = f"To come back: ptvspt {self.call} --answers {_quoted(self.keeper.path)}"
            self._say(str(failure) if failure else f"Your answers are in {self.keeper.path}", "" if failure else back)

    def _file(self, what: str, name: str, write: Callable[[str], str]) -> None:
        """Ask for the name of a file until something could be written there, or nothing is wanted."""
        from ptvspt.prompts import typed

        while True:
            chosen = typed.name(f"{what}: type the name of a file, or nothing for {name}, or back:", name, self.width)
            if chosen is None:
                return
            wrong = write(chosen)
            if not wrong:
                return
            self._say(wrong)

    def _open(self, name: str) -> str:
        try:
            self.keeper = saving.keeper(self.logic, name, force=False, asker=lambda: self.ask)
        except UsageError as error:
            return str(error).removeprefix("--save ")
        return ""

    def _write(self, result: Shown, name: str) -> str:
        """Write the page; return why it could not be written, or nothing."""
        from ptvspt.document import html
        from ptvspt.document.tree import Depth

        path = Path(name)
        try:
            if path.exists() and not saving.confirmed(f"{name} is there already. Overwrite it?", "The page.", self.ask):
                return "It stays as it is."
            path.write_text(html.render(result.page(Depth.FOLDED, "")), encoding="utf-8")
        except (OSError, ValueError) as error:
            return f"{name}: {getattr(error, 'strerror', None) or error}; name another file"
        self._say(f"The page is in {path.absolute()}. Open it in a browser to read or print it.")
        return ""

    def _say(self, *lines: str) -> None:
        from ptvspt.prompts import plain

        plain.say(["", *filter(None, lines)], WHOLE)


def _question(result: Shown) -> Question:
    offered = {**ALL, **{id_: part.label for id_, part in result.parts().items()}, **REST}
    return Question(
        id="what-now",
        scope=Scope.PRACTICAL,
        text="What now?",
        why=WHY,
        short="What now",
        options={id_: Option(id=id_, label=label) for id_, label in offered.items()},
    )


def _quoted(path: Path) -> str:
    import shlex

    return shlex.quote(str(path))
