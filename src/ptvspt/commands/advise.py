"""ptvspt advise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ptvspt.commands.answering import AnswerOption, AnswersOption, ForceOption, NoInputOption, SaveOption
from ptvspt.commands.emit import Wish
from ptvspt.commands.options import AccessibleOption, DataOption, FormatOption, FullOption, directory, interview
from ptvspt.interview.voices import Audience
from ptvspt.results import Format

if TYPE_CHECKING:
    from ptvspt.commands.interviewing import Shown
    from ptvspt.interview.conditions import Answers
    from ptvspt.interview.records import Interview

EPILOG = """\b
Examples:
  ptvspt advise
  ptvspt advise --accessible
  ptvspt advise --save answers.json
  ptvspt advise --answers answers.json -f html > export.html
  ptvspt advise --answers answers.json --answer goal=muscle --no-input
  ptvspt advise --for client --answers answers.json --note

In an emergency call 911; do not use this program."""


def command(
    ctx: typer.Context,
    answer: AnswerOption = None,
    answers: AnswersOption = None,
    save: SaveOption = None,
    force: ForceOption = False,
    for_: Annotated[
        Audience | None,
        typer.Option("--for", metavar="WHOM", help="For whom it is: self, relative or client; by default yourself."),
    ] = None,
    accessible: AccessibleOption = False,
    no_input: NoInputOption = False,
    format_: FormatOption = Format.TABLE,
    full: FullOption = False,
    note: Annotated[bool, typer.Option("--note", help="Show the note to take along, filled in.")] = False,
    data: DataOption = None,
) -> None:
    """Answer a few questions and learn whom to see, how soon, and why.

    Not a diagnosis. Nothing is stored or sent unless you ask for it with --save.
    """
    from ptvspt.commands.interviewing import Call, hold  # only when it is needed: the first question comes soon

    place = directory(ctx, data)

    def result(logic: Interview, given: Answers, audience: Audience) -> Shown:
        from ptvspt.commands.advice import Result

        return Result(logic, given, audience, place, note=note)

    call = Call("advise", answer or [], answers or [], save or [], force, for_, no_input, plain=note)
    hold(call, lambda: interview(ctx, data), result, Wish(format_, full, accessible))
