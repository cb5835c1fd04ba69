"""ptvspt compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ptvspt.commands import options
from ptvspt.commands.emit import Wish, emit
from ptvspt.commands.options import (
    AccessibleOption,
    DataOption,
    FormatOption,
    FullOption,
    StateOption,
    chosen,
    directory,
    for_state,
    local,
    refuse,
    sections,
    today,
    wanted,
)
from ptvspt.commands.words import FEWEST, MOST
from ptvspt.commands.words import load as load_named
from ptvspt.errors import UsageError
from ptvspt.profiles.compare import Only
from ptvspt.results import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ptvspt.document.tree import Depth, Document
    from ptvspt.profiles.records import Catalogue, Section

EPILOG = """\b
Examples:
  ptvspt compare
  ptvspt compare pt pta
  ptvspt compare pt trainer salary outlook
  ptvspt compare ot pta --all
  ptvspt compare --section salary --state California
  ptvspt compare pt chiropractor massage-therapist --only differences"""
DEFAULT = ["pt", "trainer"]
MONEY = frozenset(("education", "salary"))
"""The sections that, shown together, also say when it pays off."""


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORD]...",
            help="Two to six professions (pt and trainer when none is named) and the sections wanted, in any order.",
            autocompletion=options.words,
        ),
    ] = None,
    section: Annotated[
        list[str] | None,
        typer.Option(
            "--section",
            "-s",
            metavar="SECTION",
            help="Only this section; may be repeated.",
            autocompletion=sections,
        ),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="All sections.")] = False,
    only: Annotated[Only | None, typer.Option("--only", help="Only rows that differ, or what all share.")] = None,
    state: StateOption = None,
    format_: FormatOption = Format.TABLE,
    full: FullOption = False,
    accessible: AccessibleOption = False,
    data: DataOption = None,
) -> None:
    """Compare professions side by side: quick facts, some sections, or everything."""
    from ptvspt.profiles import compare, export

    named = load_named(ctx, data, words or [], default=DEFAULT)
    count = len(named.professions)
    if not FEWEST <= count <= MOST:
        raise UsageError(f"compare takes {FEWEST} to {MOST} professions, not {count}; 'ptvspt list' lists them")
    if named.repeated is not None:
        raise UsageError(f"the profession '{named.repeated}' is named twice; name another")
    asked = [*named.sections, *(section or [])]
    if asked:
        refuse(ctx, f"compare {', '.join(asked)}", {"all_": "of all sections these are the ones that are shown"})
    state = wanted(ctx, named.catalogue, state, asked)
    catalogue = local(ctx, data, named.catalogue, state)
    sections_ = frozenset(catalogue.sections)
    parts = chosen(catalogue, asked)
    quick = not (asked or all_ or only or full)
    paid = bool(asked or all_ or full) and {one.id for one in parts} >= MONEY and _has_careers(ctx, data)
    if paid:
        catalogue, parts = _with_careers(ctx, data, catalogue, state, asked)
    result = compare.compare(catalogue, parts)
    if only is not None:
        result = compare.only(result, only)
    listed = compare.quick(result) if quick else result
    call = " ".join(("ptvspt compare", *catalogue.professions, *for_state(state)))

    def document(depth: Depth) -> Document:
        from ptvspt.profiles import page

        if quick:
            more = f"{call} --all, -s SECTION, --full; ptvspt advise"
            return page.quick(result, depth=depth, more=more, today=today())
        which = "".join(f" -s {one.id}" for one in parts if one.id in sections_) if asked else " --all"
        more = f"{call}{which}{f' --only {only.value}' if only else ''} --full"
        if paid:
            more += f"; {' '.join(('ptvspt career pay', *catalogue.professions, *for_state(state)))}"
        if only is Only.SIMILARITIES:
            return page.similarities(result, depth=depth, more=more)
        return page.comparison(result, depth=depth, more=more, today=today())

    emit(
        Wish(format_, full, accessible),
        document=document,
        data=lambda: export.comparison(catalogue, listed),
        grid=lambda: export.comparison_grid(listed),
        lines=lambda: export.comparison_lines(listed),
    )


def _has_careers(ctx: typer.Context, data: str | None) -> bool:
    from ptvspt.loading import library

    return library.has_careers(directory(ctx, data))


def _with_careers(
    ctx: typer.Context, data: str | None, catalogue: Catalogue, state: str | None, asked: Sequence[str]
) -> tuple[Catalogue, list[Section]]:
    """Return the catalogue with what becoming one takes and when it pays off, and its sections to be shown."""
    from ptvspt.career import earning
    from ptvspt.loading import library

    careers, code, place = library.careers(directory(ctx, data), state)
    found = earning.at(catalogue, careers, (code, place))
    parts = chosen(found, [*asked, earning.SECTION.id] if asked else [])
    return found, parts
