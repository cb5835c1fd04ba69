"""Options that several commands share, and what a shell may complete them with."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from ptvspt.errors import UsageError
from ptvspt.names import resolve, spelling
from ptvspt.results import Format

if TYPE_CHECKING:
    from typer._click import Context  # Typer keeps its own click: ADR 0001

    from ptvspt.interview.records import Interview
    from ptvspt.places.records import Place
    from ptvspt.profiles.records import Catalogue, Section


def professions(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Complete a profession's id."""
    return _complete(ctx, incomplete, lambda data: ((one.id, one.name) for one in data.professions.values()))


def sections(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Complete a section's id."""
    return _complete(ctx, incomplete, lambda data: ((one.id, one.title) for one in data.sections.values()))


def words(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Complete a profession's or a section's id."""
    yield from professions(ctx, incomplete)
    yield from sections(ctx, incomplete)


def source_ids(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Complete a source's id."""
    return _complete(ctx, incomplete, lambda data: ((one.id, one.title) for one in data.sources.values()))


def states(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Complete a place's code."""
    from ptvspt.errors import PtvsptError
    from ptvspt.loading import library

    try:
        known = library.places(_named(ctx))
    except (PtvsptError, OSError):
        return
    yield from ((code, one.name) for code, one in known.items() if code.startswith(incomplete.upper()))


FullOption: TypeAlias = Annotated[
    bool, typer.Option("--full", "-F", help="Everything: notes, dates, certainty, sources with addresses.")
]
AccessibleOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--accessible", envvar="PTVSPT_ACCESSIBLE", show_envvar=False, help="Lines to read in order, nothing drawn."
    ),
]
FormatOption: TypeAlias = Annotated[
    Format,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="How the result is written: table, plain, markdown, csv, json or html.",
    ),
]
DataOption: TypeAlias = Annotated[
    str | None, typer.Option("--data", metavar="DIR", help="Read the data in DIR instead (or PTVSPT_DATA).")
]
StateOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--state",
        metavar="XX",
        envvar="PTVSPT_STATE",
        help="Also what holds in this state: a code or name.",
        show_envvar=False,
        autocompletion=states,
    ),
]


def today() -> str:
    """Return today's date, YYYY-MM-DD; SOURCE_DATE_EPOCH sets it, so that an output can be made again."""
    from datetime import UTC, datetime  # 2 ms, and programs do without

    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(fixed), UTC) if fixed.isdecimal() and len(fixed) < 12 else datetime.now(UTC)
    return now.date().isoformat()


def load(ctx: typer.Context, data: str | None, names: Sequence[str] | None = None) -> Catalogue:
    """Load the catalogue that a call asks for; with `names`, only these professions, in their order.

    Raises UsageError for an unknown or repeated profession, DataError when the data cannot be used.
    """
    from ptvspt.loading import library

    return library.load(directory(ctx, data), None if names is None else _chooser(names))


def directory(ctx: typer.Context, data: str | None) -> Path | None:
    """Return the data directory that a call names: after the command, before it, or in PTVSPT_DATA.

    Raises DataError where PTVSPT_DATA names none, for nobody typed it here, and UsageError for an empty name.
    """
    word = data if data is not None else ctx.find_root().obj
    if word is not None and not word.strip():
        raise UsageError("--data is empty; name a directory, or leave it out for the data of the program")
    if data is None and word is not None and _from_environment(ctx.find_root(), "data"):
        from ptvspt.loading import library

        library.hold(Path(word), "PTVSPT_DATA")
    return Path(word) if word is not None else None


def interview(ctx: typer.Context, data: str | None) -> Interview:
    """Load the interview of the data that a call names. Raises DataError."""
    from ptvspt.loading import library

    return library.interview(directory(ctx, data))


def places(ctx: typer.Context, data: str | None) -> dict[str, Place]:
    """Load the places of the data that a call names. Raises DataError."""
    from ptvspt.loading import library

    return library.places(directory(ctx, data))


def code(ctx: typer.Context, known: Mapping[str, Place], state: str | None) -> str | None:
    """Return the code of a place that a call asks for, if it names one. Raises UsageError for an unknown one."""
    from ptvspt.loading import library

    with _naming_state(ctx):
        return None if state is None else library.resolve_place(known, state).code


def refuse(ctx: typer.Context, call: str, reasons: Mapping[str, str]) -> None:
    """Refuse options that were typed and that a call would not use; `reasons` by the parameter's name.

    Raises UsageError with the first of them.
    """
    from typer._click.core import ParameterSource  # Typer keeps its own click: ADR 0001

    for name, reason in reasons.items():
        if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise UsageError(f"'{call}' takes no --{name.rstrip('_')}: {reason}; leave it out")


def _from_environment(ctx: Context, name: str) -> bool:
    from typer._click.core import ParameterSource  # Typer keeps its own click: ADR 0001

    return ctx.get_parameter_source(name) is ParameterSource.ENVIRONMENT


@contextmanager
def _naming_state(ctx: typer.Context) -> Iterator[None]:
    """Say of a wrong state that it stands in PTVSPT_STATE, where it does."""
    try:
        yield
    except UsageError as error:
        if not _from_environment(ctx, "state"):
            raise
        raise UsageError(f"PTVSPT_STATE: {error}") from error


def for_state(state: str | None) -> list[str]:
    """Return the words that ask for a state again, as they would be typed."""
    import shlex

    return [] if state is None else ["--state", shlex.quote(state)]


def wanted(ctx: typer.Context, catalogue: Catalogue, state: str | None, asked: Sequence[str]) -> str | None:
    """Return the state that a call names, when the sections asked for, all when there are none, hold a row by state.

    Else one of the environment is nobody's wish. Raises UsageError for one that was typed.
    """
    if state is None:
        return None
    from ptvspt.places.local import differing

    parts = chosen(catalogue, asked)
    if any(map(differing, parts)):
        return state
    having = ", ".join(one.id for one in catalogue.sections.values() if differing(one)) or "none"
    call = f"{ctx.info_name} {', '.join(one.id for one in parts)}"
    refuse(ctx, call, {"state": f"nothing in it is held by state, only in {having}"})
    return None


def local(ctx: typer.Context, data: str | None, catalogue: Catalogue, state: str | None) -> Catalogue:
    """Return the catalogue with the rows of a state, when one is named: nothing is read otherwise.

    Raises UsageError for an unknown one.
    """
    if state is None:
        return catalogue
    from ptvspt.loading import library
    from ptvspt.places.local import at
    from ptvspt.places.pay import release

    with _naming_state(ctx):
        place, known = library.place(directory(ctx, data), state)
    return at(catalogue, place, release(known))


def section_names(catalogue: Catalogue) -> dict[str, str]:
    """Return every word that stands for a section, its id and title, with the id."""
    known = {id_: id_ for id_ in catalogue.sections}
    return known | {spelling(section.title): section.id for section in catalogue.sections.values()}


def chosen(catalogue: Catalogue, names: Sequence[str]) -> list[Section]:
    """Return the sections of some names, each once, or all when none is named. Raises UsageError."""
    known = section_names(catalogue)
    ids = dict.fromkeys(resolve(name, known, "section", "ptvspt list --sections") for name in names)
    return [catalogue.sections[id_] for id_ in ids or catalogue.sections]


def _chooser(names: Sequence[str]) -> Callable[[Mapping[str, str]], list[str]]:
    def choose(known: Mapping[str, str]) -> list[str]:
        ids = [resolve(name, known, "profession", "ptvspt list") for name in names]
        for number, id_ in enumerate(ids):
            if id_ in ids[:number]:
                raise UsageError(f"the profession '{names[number]}' is named twice; name another")
        return ids

    return choose


def _named(ctx: typer.Context) -> Path | None:
    """Return the data directory that the words before the one to be completed name."""
    word = ctx.params.get("data") or ctx.find_root().params.get("data")
    return Path(word) if word is not None else None


def _complete(
    ctx: typer.Context, incomplete: str, pick: Callable[[Catalogue], Iterable[tuple[str, str]]]
) -> Iterator[tuple[str, str]]:
    """Yield what fits, with a word of help; a shell that completes must never see an error."""
    from ptvspt.errors import PtvsptError
    from ptvspt.loading import library

    try:
        catalogue = library.load(_named(ctx))
    except (PtvsptError, OSError):
        return
    for id_, title in pick(catalogue):
        if id_.startswith(incomplete):
            yield id_, title.replace("[", "(").replace("]", ")")  # Typer reads brackets as Rich's markup
