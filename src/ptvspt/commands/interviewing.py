"""Holding an interview: answers of a file, of flags and of a person, then the result, and what is wanted after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

import typer

from ptvspt.commands import saving
from ptvspt.commands.asking import asker, can_ask
from ptvspt.commands.emit import Wish, emit
from ptvspt.document.screen import screen, warn
from ptvspt.errors import InteractionRequired, UsageError
from ptvspt.interview.voices import FOR, Audience
from ptvspt.results import Format, Grid

if TYPE_CHECKING:
    from ptvspt.commands.saving import Keeper
    from ptvspt.document.tree import Depth, Document
    from ptvspt.interview.conditions import Answers
    from ptvspt.interview.records import Interview, Question
    from ptvspt.interview.replies import Ask


class Part(NamedTuple):
    """What can be shown after a result: how a list calls it, and whether it is shown as long as it is."""

    label: str
    document: Callable[[], Document]
    full: bool = True


class Shown(Protocol):
    """What comes of complete answers. `parts` are what can be shown beside the page, by id."""

    page_name: str

    def page(self, depth: Depth, more: str) -> Document:
        """Return the result to read; `more` says where the rest is."""

    def values(self) -> object:
        """Return the result for programs."""

    def grid(self) -> Grid:
        """Return the result as rows."""

    def lines(self) -> Grid:
        """Return the result as lines in words."""

    def parts(self) -> Mapping[str, Part]:
        """Return what can be shown beside it."""


Make: TypeAlias = "Callable[[Interview, Answers, Audience], Shown]"


class Call(NamedTuple):
    """What a call says of an interview: its command, answers, files, for whom, and whether anybody may be asked.

    `plain` leaves out what is offered after a result. Without `whom`, nobody is asked for whom it is.
    """

    name: str
    flags: Sequence[str]
    answers: Sequence[str]
    save: Sequence[str]
    force: bool
    audience: Audience | None
    no_input: bool
    plain: bool = False
    whom: bool = True
    given: Mapping[str, tuple[str, ...]] = {}
    default: Mapping[str, tuple[str, ...]] = {}


def hold(call: Call, load: Callable[[], Interview], make: Make, wish: Wish) -> None:
    """Hold an interview, write its result, and offer more at a terminal.

    `given` answers of a call win over a file's, which win over its `default` ones. Raises UsageError,
    InteractionRequired where an answer is missing and nobody can be asked, and what `load` and `make` raise.
    """
    from ptvspt.interview.engine import next_question

    file, source = saving.named(call.save, force=call.force), _source(call.answers)
    logic = load()
    given, audience = _given(logic, call, source)
    missing = next_question(logic, given)
    may_ask = not call.no_input and source != "-" and can_ask()
    width = min(screen().width, 80)
    asked = lru_cache(partial(asker, width, accessible=wish.linear))
    open_ = partial(saving.keeper, logic, force=call.force, asker=asked if may_ask else None)
    keeper = None
    if missing is not None:
        keeper = open_(file) if file is not None else None
        if not may_ask:
            raise _unanswered(missing)
        given, audience = _ask(logic, given, audience, keeper, asked(), width, whom=call.whom)
    audience = audience or Audience.SELF
    menu = may_ask and wish.format is Format.TABLE and not (wish.full or call.plain)
    more = "" if menu else _more(call.name, source)
    result = _told(make(logic, given, audience), wish, more)
    if missing is None and file is not None:  # nobody waits for a first question: the result comes before all else
        keeper = open_(file)
        keeper.keep(_kept(call, given, audience))
    if menu:
        from ptvspt.commands.afterwards import Afterwards

        after = Afterwards(logic, asked(), width, wish, keeper, call.name)
        while after.wants_change(result, _kept(call, given, audience)):
            given, audience = _ask(logic, given, audience, after.keeper, asked(), width, whom=call.whom)
            result = _told(make(logic, given, audience), wish, more)
        keeper = after.keeper
    if keeper is not None:
        keeper.tell()


def _told(result: Shown, wish: Wish, more: str) -> Shown:
    """Write a result, and return it."""
    emit(
        wish, document=lambda depth: result.page(depth, more), data=result.values, grid=result.grid, lines=result.lines
    )
    return result


def _kept(call: Call, given: Answers, audience: Audience) -> Answers:
    """Return answers as they are kept: with those for whom they are, where that is asked."""
    return {**given, FOR: frozenset((audience.value,))} if call.whom else given


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


def _more(name: str, file: str | None) -> str:
    """Return the call that shows all of it."""
    return f"ptvspt {name} --answers {file} --full" if file and file != "-" else "the same call with --full"


def _given(logic: Interview, call: Call, file: str | None) -> tuple[Answers, Audience | None]:
    """Return the answers of a file and of flags, and for whom they are; what the call says wins over the file."""
    from ptvspt.interview import answers
    from ptvspt.interview.engine import chosen, validate

    audience = call.audience
    given = {**call.given, **answers.of_flags(call.flags)}
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
    return chosen({**call.default, **given}), audience


def _ask(
    logic: Interview,
    given: Answers,
    audience: Audience | None,
    keeper: Keeper | None,
    ask: Ask,
    width: int,
    *,
    whom: bool,
) -> tuple[Answers, Audience]:
    """Hold a dialogue; return the answers and for whom they are."""
    from ptvspt.interview import dialogue
    from ptvspt.prompts import plain

    keep: dialogue.Keep = keeper.keep if keeper is not None else lambda _: None
    known = {FOR: frozenset((audience.value,))} if audience is not None else {}
    try:
        found = dialogue.hold(logic, {**known, **given}, ask, partial(plain.say, width=width), keep, whom=whom)
    except dialogue.Left:
        where = "nothing was kept"
        if keeper is not None:
            keeper.tell()
            none = f"no question was answered, so nothing was saved in {keeper.path}"
            where = f"your answers are in {keeper.path}" if keeper.kept else none
        warn(f"left; {where}")
        raise typer.Exit(0) from None
    return {id_: options for id_, options in found.items() if id_ != FOR}, dialogue.audience(found)
