"""ptvspt state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ptvspt.commands.emit import Wish, emit
from ptvspt.commands.options import AccessibleOption, DataOption, FormatOption, FullOption, load, places, states, today
from ptvspt.errors import UsageError
from ptvspt.results import Format

if TYPE_CHECKING:
    from ptvspt.document.tree import Depth, Document

EPILOG = """\b
Examples:
  ptvspt state TX
  ptvspt state "New York"
  ptvspt state CA TX
  ptvspt state MI -f html > michigan.html"""
MOST = 4


def command(
    ctx: typer.Context,
    names: Annotated[
        list[str],
        typer.Argument(metavar="XX...", help="One to four states: codes or names.", autocompletion=states),
    ],
    format_: FormatOption = Format.TABLE,
    full: FullOption = False,
    accessible: AccessibleOption = False,
    data: DataOption = None,
) -> None:
    """Show what holds in a state, and what is paid there; several stand side by side."""
    from ptvspt.loading import library
    from ptvspt.places import export, rows
    from ptvspt.places.pay import release

    if len(names) > MOST:
        raise UsageError(f"state takes one to {MOST} places, not {len(names)}; leave some out")
    known = places(ctx, data)
    chosen = [library.resolve_place(known, name) for name in names]
    for number, place in enumerate(chosen):
        if place in chosen[:number]:
            raise UsageError(f"the place '{names[number]}' is named twice; name another")
    catalogue, tables = load(ctx, data), release(known)

    def document(depth: Depth) -> Document:
        from ptvspt.places import page  # what programs read does without it

        more = " ".join(("ptvspt state", *(place.code for place in chosen), "--full"))
        return page.document(catalogue, chosen, tables, depth=depth, more=more, today=today())

    emit(
        Wish(format_, full, accessible),
        document=document,
        data=lambda: export.data(catalogue, chosen, tables),
        grid=lambda: rows.grid(catalogue, chosen, tables),
        lines=lambda: export.lines(catalogue, chosen, tables),
    )
