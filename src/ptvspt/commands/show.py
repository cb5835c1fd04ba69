"""ptvspt show."""

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
    for_state,
    local,
    professions,
    sections,
    today,
    wanted,
)
from ptvspt.commands.words import FEWEST, MOST
from ptvspt.commands.words import load as load_named
from ptvspt.errors import UsageError
from ptvspt.results import Format

if TYPE_CHECKING:
    from ptvspt.document.tree import Depth, Document

EPILOG = """\b
Examples:
  ptvspt show pt
  ptvspt show pt education
  ptvspt show salary trainer --state TX
  ptvspt show dietitian -f html > dietitian.html"""


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORD]...",
            help="A profession, and the sections wanted, in any order; all sections when none is named.",
            autocompletion=options.words,
        ),
    ] = None,
    profession: Annotated[
        str | None,
        typer.Option("--profession", "-p", metavar="ID", help="The profession.", autocompletion=professions),
    ] = None,
    section: Annotated[
        list[str] | None,
        typer.Option("--section", "-s", metavar="SECTION", help="A section; may be repeated.", autocompletion=sections),
    ] = None,
    state: StateOption = None,
    format_: FormatOption = Format.TABLE,
    full: FullOption = False,
    accessible: AccessibleOption = False,
    data: DataOption = None,
) -> None:
    """Show one profession: some sections of its profile, or all of it."""
    from ptvspt.profiles import export
    from ptvspt.profiles.search import of

    named = load_named(ctx, data, words or [], beside=[profession] if profession is not None else [])
    asked = [*named.sections, *(section or [])]
    ids = list(named.catalogue.professions)
    if len(ids) != 1:
        raise UsageError(_remedy(ids, [one.id for one in chosen(named.catalogue, asked)] if asked else []))
    state = wanted(ctx, named.catalogue, state, asked)
    catalogue = local(ctx, data, named.catalogue, state)
    (shown,) = catalogue.professions.values()
    parts = chosen(catalogue, asked)

    def document(depth: Depth) -> Document:
        from ptvspt.profiles import page

        more = " ".join(("ptvspt show", shown.id, *(asked and [one.id for one in parts]), *for_state(state), "--full"))
        return page.profile(shown, parts, depth=depth, more=more, today=today())

    emit(
        Wish(format_, full, accessible),
        document=document,
        data=lambda: export.profile(catalogue, shown, parts),
        grid=lambda: export.fact_grid(of(shown, parts)),
        lines=lambda: export.fact_lines(of(shown, parts)),
    )


def _remedy(ids: list[str], asked: list[str]) -> str:
    """Return why no or several professions cannot be shown, and the command that would do it."""
    if not ids:
        return f"which profession? name it, like '{' '.join(['ptvspt show pt', *asked])}'; 'ptvspt list' lists them"
    call = " ".join(["ptvspt compare", *(ids if len(ids) <= MOST else ["ID"] * FEWEST), *asked])
    return f"show takes one profession, not {len(ids)}; '{call}' puts {FEWEST} to {MOST} of them side by side"
