"""ptvspt advise."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Annotated

import typer

from ptvspt.commands import saving
from ptvspt.commands.asking import asker, can_ask
from ptvspt.commands.emit import Wish, emit
from ptvspt.commands.options import AccessibleOption, DataOption, FormatOption, FullOption, directory, interview
from ptvspt.document.screen import screen, warn
from ptvspt.errors import InteractionRequired, UsageError
from ptvspt.interview.voices import FOR, Audience
from ptvspt.results import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ptvspt.commands.saving import Keeper
    from ptvspt.document.tree import Depth, Document
    from ptvspt.interview.conditions import Answers
    from ptvspt.interview.records import Interview, Question
    from ptvspt.interview.replies import Ask

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
    answer: Annotated[
        list[str] | None,
        typer.Option("--answer", metavar="QUESTION=OPTION", help="Answer a question; may be repeated."),
    ] = None,
    answers: Annotated[
        list[str] | None,
        typer.Option("--answers", metavar="FILE", help="Answers in YAML or JSON; - for standard input."),
    ] = None,
    save: Annotated[
        list[str] | None, typer.Option("--save", metavar="FILE", help="Keep the answers in FILE, after each of them.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Let --save overwrite a file of something else.")] = False,
    for_: Annotated[
        Audience | None,
        typer.Option("--for", metavar="WHOM", help="For whom it is: self, relative or client; by default yourself."),
    ] = None,
    accessible: AccessibleOption = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask; say what is missing.")] = False,
    format_: FormatOption = Format.TABLE,
    full: FullOption = False,
    note: Annotated[bool, typer.Option("--note", help="Show the note to take along, filled in.")] = False,
    data: DataOption = None,
) -> None:
    """Answer a few questions and learn whom to see, how soon, and why.

    Not a diagnosis. Nothing is stored or sent unless you ask for it with --save.
    """
    from ptvspt.commands.advice import Result  # each of these only when it is needed: the first question comes soon
    from ptvspt.interview.engine import next_question

    file, source = saving.named(save or [], force=force), _source(answers or [])
    place = directory(ctx, data)
    logic = interview(ctx, data)
    given, audience = _given(logic, for_, source, answer or [])
    missing = next_question(logic, given)
    may_ask = not no_input and source != "-" and can_ask()
    width = min(screen().width, 80)
    asked = lru_cache(partial(asker, width, accessible=accessible))
    open_ = partial(saving.keeper, logic, force=force, asker=asked if may_ask else None)
    keeper = None
    if missing is not None:
        keeper = open_(file) if file is not None else None
        if not may_ask:
            raise _unanswered(missing)
        given, audience = _ask(logic, given, audience, keeper, asked(), width)
    audience = audience or Audience.SELF
    result = Result(logic, given, audience, place)
    wish = Wish(format_, full, accessible)
    menu = may_ask and format_ is Format.TABLE and not (full or note)
    more = "" if menu else _more(source)

    def document(depth: Depth) -> Document:
        return result.note() if note else result.page(depth, more)

    emit(wish, document=document, data=result.values, grid=result.grid, lines=result.lines)
    if missing is None and file is not None:  # nobody waits for a first question: the advice comes before all else
        keeper = open_(file)
        keeper.keep({**given, FOR: frozenset((audience.value,))})
    if menu:
        from ptvspt.commands.afterwards import Afterwards

        after = Afterwards(logic, asked(), width, wish, keeper)
        while after.wants_change(result, {**given, FOR: frozenset((audience.value,))}):
            given, audience = _ask(logic, given, audience, after.keeper, asked(), width)
            result = Result(logic, given, audience, place)
            emit(wish, document=document, data=result.values, grid=result.grid, lines=result.lines)
        keeper = after.keeper
    if keeper is not None:
        keeper.tell()


def _unanswered(missing: Question) -> InteractionRequired:
    known = ", ".join(list(missing.options)[:8])
    return InteractionRequired(
        f"the question '{missing.id}' has no answer; give --answer {missing.id}=OPTION ({known}"
        f"{', ...' if len(missing.options) > 8 else ''}), or run it at a terminal"
    )


def _source(names: Sequence[str]) -> str | None:
    """Return the file of answers that a call names, if it names one. Raises UsageError."""
    if len(names) > 1:
        raise UsageError(f"--answers stands {len(names)} times; name one file")
    if names and not names[0].strip():
        raise UsageError("--answers is empty; name a file, or - for standard input")
    return names[0] if names else None


def _more(file: str | None) -> str:
    """Return the call that shows all of it."""
    return f"ptvspt advise --answers {file} --full" if file and file != "-" else "the same call with --full"


def _given(
    logic: Interview, audience: Audience | None, file: str | None, flags: list[str]
) -> tuple[Answers, Audience | None]:
    """Return the answers of a file and of flags, and for whom they are; what the call says wins over the file."""
    from ptvspt.interview import answers
    from ptvspt.interview.engine import chosen, validate

    given = answers.of_flags(flags)
    validate(logic, chosen(given))
    if file is not None:
        from ptvspt.loading import answers as files

        kept = files.read(file)
        files.hold(kept, logic, instead=given if audience is None else {FOR, *given})
        if audience is None and kept.audience is not None:
            audience = Audience(kept.audience)
        warning = answers.outdated(kept, logic)
        if warning:
            warn(f"warning: {warning}")
        given = {**kept.answers, **given}
    return chosen(given), audience


def _ask(
    logic: Interview, given: Answers, audience: Audience | None, keeper: Keeper | None, ask: Ask, width: int
) -> tuple[Answers, Audience]:
    """Hold a dialogue; return the answers and for whom they are."""
    from ptvspt.interview import dialogue
    from ptvspt.prompts import plain

    keep: dialogue.Keep = keeper.keep if keeper is not None else lambda _: None
    known = {FOR: frozenset((audience.value,))} if audience is not None else {}
    try:
        found = dialogue.hold(logic, {**known, **given}, ask, partial(plain.say, width=width), keep)
    except dialogue.Left:
        where = "nothing was kept"
        if keeper is not None:
            keeper.tell()
            none = f"no question was answered, so nothing was saved in {keeper.path}"
            where = f"your answers are in {keeper.path}" if keeper.kept else none
        warn(f"left; {where}")
        raise typer.Exit(0) from None
    return {id_: options for id_, options in found.items() if id_ != FOR}, dialogue.audience(found)
