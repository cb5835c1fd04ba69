"""ptvspt advise."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ptvspt.commands.asking import asker, can_ask
from ptvspt.commands.emit import Wish, emit
from ptvspt.commands.options import AccessibleOption, DataOption, FormatOption, FullOption, directory, interview, load
from ptvspt.document.screen import warn
from ptvspt.errors import InteractionRequired, UsageError
from ptvspt.results import Format

if TYPE_CHECKING:
    from ptvspt.document.tree import Depth, Document
    from ptvspt.interview.conditions import Answers
    from ptvspt.interview.records import Advice, Change, Interview
    from ptvspt.profiles.records import Catalogue

EPILOG = """\b
Examples:
  ptvspt advise
  ptvspt advise --accessible
  ptvspt advise --save answers.json
  ptvspt advise --answers answers.json -f html > export.html
  ptvspt advise --answers answers.json --answer goal=muscle --no-input

In an emergency call 911; do not use this program."""

JURISDICTION = "jurisdiction"
"""The question whose answer is a place."""


def command(
    ctx: typer.Context,
    answer: Annotated[
        list[str] | None,
        typer.Option("--answer", metavar="QUESTION=OPTION", help="Answer a question; may be repeated."),
    ] = None,
    answers: Annotated[
        str | None, typer.Option("--answers", metavar="FILE", help="Answers in YAML or JSON; - for standard input.")
    ] = None,
    save: Annotated[
        str | None, typer.Option("--save", metavar="FILE", help="Keep the answers in FILE, after each of them.")
    ] = None,
    accessible: AccessibleOption = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask; say what is missing.")] = False,
    format_: FormatOption = Format.TABLE,
    full: FullOption = False,
    data: DataOption = None,
) -> None:
    """Answer a few questions and learn whom to see, how soon, and why.

    Not a diagnosis. Nothing is stored or sent unless you ask for it with --save.
    """
    from ptvspt.interview.engine import advise, next_question, would_change

    logic = interview(ctx, data)
    given = _given(logic, answers, answer or [])
    missing = next_question(logic, given)
    if missing is not None:
        if no_input or answers == "-" or not can_ask():
            known = ", ".join(list(missing.options)[:8])
            raise InteractionRequired(
                f"the question '{missing.id}' has no answer; give --answer {missing.id}=OPTION ({known}"
                f"{', ...' if len(missing.options) > 8 else ''}), or run it at a terminal"
            )
        given = _ask(logic, given, save, accessible=accessible)
    elif save:
        _keep(logic, given, save)
    found = _placed(advise(logic, given), directory(ctx, data))
    for id_ in found.dropped:
        warn(f"warning: the question '{id_}' is not asked with these answers; dropped")
    changes = would_change(logic, given)
    from ptvspt.interview import export  # after the questions, so that the first comes soon
    from ptvspt.loading import library

    version = library.version(directory(ctx, data))
    emit(
        Wish(format_, full, accessible),
        document=lambda depth: _page(logic, found, changes, load(ctx, data, found.professions), depth, answers),
        data=lambda: export.result(version, logic, found, changes),
        grid=lambda: export.grid(logic, found),
        lines=lambda: export.grid(logic, found),
    )


def _page(
    logic: Interview, found: Advice, changes: Sequence[Change], catalogue: Catalogue, depth: Depth, file: str | None
) -> Document:
    from ptvspt.interview import page  # what programs read does without it

    more = f"ptvspt advise --answers {file} --full" if file and file != "-" else "the same call with --full"
    professions = list(catalogue.professions.values())
    return page.document(logic, found, changes, professions, catalogue.version, depth=depth, more=more)


def _given(logic: Interview, file: str | None, flags: list[str]) -> Answers:
    """Return the answers of a file and of flags; a flag wins over the file."""
    from ptvspt.interview import answers
    from ptvspt.interview.engine import chosen, validate

    given = answers.of_flags(flags)
    validate(logic, chosen(given))
    if file is not None:
        from ptvspt.loading import answers as files

        kept = files.read(file)
        warning = answers.outdated(kept, logic)
        if warning:
            warn(f"warning: {warning}")
        rest = {id_: options for id_, options in kept.answers.items() if id_ not in given}
        validate(logic, chosen(rest), kept.name)
        given = {**kept.answers, **given}
    return chosen(given)


def _placed(found: Advice, data: Path | None) -> Advice:
    """Return the advice with what holds where the person lives, when it names a therapist."""
    from ptvspt.interview import local
    from ptvspt.loading import library

    code = next(iter(found.answers.get(JURISDICTION, ())), "")
    if "pt" not in found.professions or not library.has_places(data):
        return found
    try:
        place, _ = library.place(data, code)
    except UsageError:  # it was not told, or the tables do not know it
        return found
    return local.placed(found, place)


def _ask(logic: Interview, given: Answers, save: str | None, *, accessible: bool) -> Answers:
    from functools import partial

    from ptvspt.document.screen import screen
    from ptvspt.interview import dialogue
    from ptvspt.prompts import plain

    width = min(screen().width, 80)
    try:
        return dialogue.hold(
            logic,
            given,
            asker(width, accessible=accessible),
            partial(plain.say, width=width),
            lambda now: _keep(logic, now, save) if save else None,
        )
    except dialogue.Left:
        warn(f"left; {'your answers are in ' + save if save else 'nothing was kept'}")
        raise typer.Exit(0) from None


def _keep(logic: Interview, given: Answers, save: str) -> None:
    from ptvspt.interview.answers import plain
    from ptvspt.loading import answers as files

    files.save(Path(save), plain(given, logic), logic.id, logic.version)
