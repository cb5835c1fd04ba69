"""ptvspt show."""

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
from ptvspt.results import Format

if TYPE_CHECKING:
    from ptvspt.document.tree import Depth, Document

EPILOG = """\b
Examples:
  ptvspt show education --profession pt
  ptvspt show salary -p trainer --state TX
  ptvspt show -p dietitian -f html > dietitian.html"""


def command(
    ctx: typer.Context,
    section: Annotated[
        str | None, typer.Argument(help="A section; all when none is named.", autocompletion=sections)
    ] = None,
    profession: Annotated[
        str | None,
        typer.Option("--profession", "-p", metavar="ID", help="An id or alias.", autocompletion=professions),
    ] = None,
    state: StateOption = None,
    format_: FormatOption = Format.TABLE,
    full: FullOption = False,
    accessible: AccessibleOption = False,
    data: DataOption = None,
) -> None:
    """Show one profession: a section of its profile, or all of it."""
    from ptvspt.profiles import export
    from ptvspt.profiles.search import of

    if profession is None:
        raise UsageError("which profession? name it, like '-p pt'; 'ptvspt list' lists them")
    catalogue = local(ctx, data, load(ctx, data, [profession]), state)
    (shown,) = catalogue.professions.values()
    wanted = chosen(catalogue, [section] if section is not None else [])

    def document(depth: Depth) -> Document:
        from ptvspt.profiles import page

        words = " ".join(("ptvspt show", *([wanted[0].id] if section is not None else []), "-p", shown.id, "--full"))
        return page.profile(shown, wanted, depth=depth, more=words)

    emit(
        Wish(format_, full, accessible),
        document=document,
        data=lambda: export.profile(catalogue, shown, wanted),
        grid=lambda: export.fact_grid(of(shown, wanted)),
        lines=lambda: export.fact_lines(of(shown, wanted)),
    )
