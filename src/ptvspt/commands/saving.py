"""Keeping the answers of an advice: checked before anybody is asked, never between a person and the result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ptvspt.errors import InteractionRequired, OutputError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from ptvspt.interview.conditions import Answers
    from ptvspt.interview.records import Interview
    from ptvspt.interview.replies import Ask

OVERWRITE = "overwrite"


class Keeper:
    """Keeps answers in a file, each time all of them; a failure is remembered until somebody wants to hear of it."""

    def __init__(self, logic: Interview, path: Path) -> None:
        self.logic, self.path = logic, path
        self.failure: OutputError | None = None
        self.kept = False

    def keep(self, answers: Answers) -> None:
        """Save answers; what went wrong before is made good by it."""
        from ptvspt.interview.answers import plain
        from ptvspt.interview.voices import FOR
        from ptvspt.loading.saving import save

        audience = next(iter(answers.get(FOR, ())), None)
        given = {id_: options for id_, options in answers.items() if id_ != FOR}
        try:
            save(self.path, plain(given, self.logic), self.logic.id, self.logic.version, audience)
            self.failure, self.kept = None, True
        except OutputError as error:
            self.failure = error

    def tell(self) -> None:
        """Raise the OutputError that came last, if the last answers are not saved."""
        if self.failure is not None:
            raise self.failure


def named(names: Sequence[str], *, force: bool) -> str | None:
    """Return the file that a call names, if it names one. Raises UsageError for two, and for force without any."""
    if len(names) > 1:
        raise UsageError(f"--save stands {len(names)} times; name one file")
    if force and not names:
        raise UsageError("--force goes with --save; name a file with it or leave it out")
    return names[0] if names else None


def keeper(logic: Interview, name: str, *, force: bool, asker: Callable[[], Ask] | None) -> Keeper:
    """Return what keeps answers in a file, when they can be kept there.

    `asker` makes what asks whether to overwrite a file of something else; nobody can be asked without it.
    Raises UsageError.
    """
    from ptvspt.loading import saving

    path = saving.target(name)
    if not force and saving.foreign(path, logic):
        if asker is None:
            raise UsageError(
                f"--save '{name}': the file holds something else than answers to these questions; "
                "name another file, or overwrite it with --force"
            )
        text = f"{shown(name)} holds something else than answers to these questions. Overwrite it?"
        if not confirmed(text, "Where your answers are kept.", asker()):
            raise UsageError(f"--save '{name}': the file stays as it is; name another file")
    return Keeper(logic, path)


def confirmed(text: str, beside: str, ask: Ask) -> bool:
    """Tell whether somebody wants a file to be overwritten: `text` asks, `beside` says what it is about."""
    from ptvspt.interview.records import Option, Question, Scope
    from ptvspt.interview.replies import Move

    question = Question(
        id=OVERWRITE,
        scope=Scope.PRACTICAL,
        text=text,
        why="What it holds now would be lost.",
        short="Overwrite",
        options={
            "no": Option(id="no", label="No, leave it as it is"),
            "yes": Option(id="yes", label="Yes, overwrite it"),
        },
    )
    while True:
        try:
            reply = ask(question, beside, frozenset())
        except InteractionRequired:  # Ctrl-D is no yes
            return False
        if reply is not Move.WHY:
            return reply == frozenset(["yes"])
        beside = f"Why we ask: {question.why}"


def shown(name: str) -> str:
    """Return a name without what would steer a terminal."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in name)
