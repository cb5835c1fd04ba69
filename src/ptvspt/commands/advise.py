"""ptvspt advise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ptvspt.commands import saving
from ptvspt.commands.asking import asker, can_ask
from ptvspt.commands.emit import Wish, emit
from ptvspt.commands.options import AccessibleOption, DataOption, FormatOption, FullOption, directory, interview
from ptvspt.document.screen import screen, warn
from ptvspt.errors import DataError, InteractionRequired, UsageError
from ptvspt.results import Format

if TYPE_CHECKING:
    from ptvspt.commands.saving import Keeper
    from ptvspt.document.tree import Depth, Document
    from ptvspt.interview.conditions import Answers
    from ptvspt.interview.records import Advice, Change, Interview
    from ptvspt.interview.replies import Ask
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
        list[str] | None, typer.Option("--save", metavar="FILE", help="Keep the answers in FILE, after each of them.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Let --save overwrite a file of something else.")] = False,
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

    file = saving.named(save or [], force=force)
    logic = interview(ctx, data)
    given = _given(logic, answers, answer or [])
    missing = next_question(logic, given)
    may_ask = not no_input and answers != "-" and can_ask()
    width = min(screen().width, 80)
    ask = partial(asker, width, accessible=accessible)
    open_ = partial(saving.keeper, logic, force=force, asker=ask if may_ask else None)
    keeper = None
    if missing is not None:
        keeper = open_(file) if file is not None else None
        if not may_ask:
            known = ", ".join(list(missing.options)[:8])
            raise InteractionRequired(
                f"the question '{missing.id}' has no answer; give --answer {missing.id}=OPTION ({known}"
                f"{', ...' if len(missing.options) > 8 else ''}), or run it at a terminal"
            )
        given = _ask(logic, given, keeper, ask(), width)
    found = _placed(advise(logic, given), directory(ctx, data))
    for id_ in found.dropped:
        warn(f"warning: the question '{id_}' is not asked with these answers; dropped")
    changes = would_change(logic, given)
    from ptvspt.interview import export  # after the questions, so that the first comes soon

    profiles = partial(_profiles, directory(ctx, data))
    emit(
        Wish(format_, full, accessible),
        document=lambda depth: _page(logic, found, changes, profiles(found.professions), depth, answers),
        data=lambda: export.result(profiles(()).version, logic, found, changes),
        grid=lambda: export.grid(logic, found),
        lines=lambda: export.grid(logic, found),
    )
    if missing is None and file is not None:  # nobody waits for a first question: the advice comes before all else
        keeper = open_(file)
        keeper.keep(given)
    if keeper is not None:
        keeper.tell()


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
    if "pt" not in found.professions or not code:
        return found
    try:
        if not library.has_places(data):
            warn("warning: there are no tables of places, so what holds where you live is left out")
            return found
        place, _ = library.place(data, code)
    except UsageError:  # the tables do not know it, like an answer that is no place
        return found
    except DataError as error:
        warn(f"warning: what holds where you live is left out: {error.problems[0]}")
        return found
    return local.placed(found, place)


def _profiles(data: Path | None, wanted: Sequence[str]) -> Catalogue:
    """Return the profiles that an advice is decorated with: those that can be had."""
    from ptvspt.loading import library
    from ptvspt.profiles.records import Catalogue

    missing: list[str] = []

    def choose(names: Mapping[str, str]) -> list[str]:
        missing.extend(id_ for id_ in wanted if id_ not in names.values())
        return [id_ for id_ in wanted if id_ not in missing]

    try:
        found = library.load(data, choose)
    except DataError as error:
        warn(f"warning: the profiles are left out: {error.problems[0]}")
        return Catalogue(version="unknown", sections={}, sources={}, publishers={}, professions={})
    if missing:
        warn(f"warning: there is no profile of {', '.join(missing)}, so it is left out")
    return found


def _ask(logic: Interview, given: Answers, keeper: Keeper | None, ask: Ask, width: int) -> Answers:
    from ptvspt.interview import dialogue
    from ptvspt.prompts import plain

    keep: dialogue.Keep = keeper.keep if keeper is not None else lambda _: None
    try:
        return dialogue.hold(logic, given, ask, partial(plain.say, width=width), keep)
    except dialogue.Left:
        if keeper is not None:
            keeper.tell()
        warn(f"left; {'nothing was kept' if keeper is None else f'your answers are in {keeper.path}'}")
        raise typer.Exit(0) from None
