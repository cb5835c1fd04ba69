"""ptvspt compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ptvspt.commands.emit import Wish, emit
from ptvspt.commands.options import (
    AccessibleOption,
    DataOption,
    FormatOption,
    FullOption,
    StateOption,
    chosen,
    load,
    local,
    professions,
    sections,
)
from ptvspt.errors import UsageError
from ptvspt.profiles.compare import Only
from ptvspt.results import Format

if TYPE_CHECKING:
    from ptvspt.document.tree import Depth, Document

EPILOG = """\b
Examples:
  ptvspt compare
  ptvspt compare pt trainer --section salary --section outlook
  ptvspt compare ot pta --all
  ptvspt compare --section salary --state California
  ptvspt compare pt chiropractor massage-therapist --only differences"""
DEFAULT = ["pt", "trainer"]
FEWEST, MOST = 2, 6


def command(
    ctx: typer.Context,
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...",
            help="Two to six ids or aliases; pt and trainer when none is named.",
            autocompletion=professions,
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

    names = ids or DEFAULT
    if not FEWEST <= len(names) <= MOST:
        raise UsageError(f"compare takes {FEWEST} to {MOST} professions, not {len(names)}; 'ptvspt list' lists them")
    catalogue = local(ctx, data, load(ctx, data, names), state)
    sections = chosen(catalogue, section or [])
    result = compare.compare(catalogue, sections)
    quick = not (section or all_ or only or full)
    if only is not None:
        result = compare.only(result, only)
    listed = compare.quick(result) if quick else result
    words = " ".join(("ptvspt compare", *catalogue.professions))
    chosen_ = "".join(f" -s {one.id}" for one in sections) if section else " --all"

    def document(depth: Depth) -> Document:
        from ptvspt.profiles import page

        if quick:
            more = f"{words} --all, -s SECTION, --full; who to see: ptvspt advise"
            return page.quick(result, depth=depth, more=more)
        more = f"{words}{chosen_}{f' --only {only.value}' if only else ''} --full"
        if only is Only.SIMILARITIES:
            return page.similarities(result, depth=depth, more=more)
        return page.comparison(result, depth=depth, more=more)

    emit(
        Wish(format_, full, accessible),
        document=document,
        data=lambda: export.comparison(catalogue, listed),
        grid=lambda: export.comparison_grid(listed),
        lines=lambda: export.comparison_lines(listed),
    )
