"""Options that several commands share, and what a shell may complete them with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from ptvspt.errors import UsageError
from ptvspt.names import resolve
from ptvspt.render import Format

if TYPE_CHECKING:
    from ptvspt.model import Catalogue, Section


def professions(incomplete: str) -> Iterator[tuple[str, str]]:
    """Complete a profession's id."""
    for id_, name in _shipped(lambda catalogue: {one.id: one.name for one in catalogue.professions.values()}).items():
        if id_.startswith(incomplete):
            yield id_, name


def sections(incomplete: str) -> Iterator[tuple[str, str]]:
    """Complete a section's id."""
    for id_, title in _shipped(lambda catalogue: {one.id: one.title for one in catalogue.sections.values()}).items():
        if id_.startswith(incomplete):
            yield id_, title


def source_ids(incomplete: str) -> Iterator[tuple[str, str]]:
    """Complete a source's id."""
    for id_, title in _shipped(lambda catalogue: {one.id: one.title for one in catalogue.sources.values()}).items():
        if id_.startswith(incomplete):
            yield id_, title


FormatOption: TypeAlias = Annotated[Format, typer.Option("--format", "-f", help="How the result is written.")]
DataOption: TypeAlias = Annotated[
    str | None, typer.Option("--data", metavar="DIR", help="Read the data in DIR instead (or PTVSPT_DATA).")
]


def load(ctx: typer.Context, data: str | None, names: Sequence[str] | None = None) -> Catalogue:
    """Load the catalogue that a call asks for; with `names`, only these professions, in their order.

    Raises UsageError for an unknown or repeated profession, DataError when the data cannot be used.
    """
    from ptvspt.loading import library

    word = data or ctx.find_root().obj
    choose = None if names is None else _chooser(names)
    return library.load(Path(word) if word else None, choose)


def chosen(catalogue: Catalogue, names: Sequence[str]) -> list[Section]:
    """Return the sections of some names, each once, or all when none is named. Raises UsageError."""
    known = {id_: id_ for id_ in catalogue.sections}
    known |= {section.title.lower().replace(" ", "-"): section.id for section in catalogue.sections.values()}
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


def _shipped(pick: Callable[[Catalogue], dict[str, str]]) -> dict[str, str]:
    """Return what completion needs; a shell that completes must never see an error."""
    from ptvspt.errors import PtvsptError
    from ptvspt.loading import library

    try:
        return pick(library.load())
    except PtvsptError:
        return {}
