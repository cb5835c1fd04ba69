"""ptvspt list."""

from __future__ import annotations

from typing import Annotated

import typer

from ptvspt.commands.emit import Wish, emit
from ptvspt.commands.options import AccessibleOption, DataOption, FormatOption, FullOption, load
from ptvspt.results import Format

EPILOG = """\b
Examples:
  ptvspt list
  ptvspt list --sections
  ptvspt list -f json"""


def command(
    ctx: typer.Context,
    sections: Annotated[bool, typer.Option("--sections", help="List sections and attributes instead.")] = False,
    format_: FormatOption = Format.TABLE,
    full: FullOption = False,
    accessible: AccessibleOption = False,
    data: DataOption = None,
) -> None:
    """List the professions: id, name and one line each."""
    from ptvspt.profiles import export, lists

    catalogue = load(ctx, data)
    if sections:
        emit(
            Wish(format_, full, accessible),
            document=lambda depth: lists.contents(catalogue, depth=depth),
            data=lambda: export.contents(catalogue),
            grid=lambda: export.contents_grid(catalogue),
            lines=lambda: export.contents_grid(catalogue),
        )
        return
    emit(
        Wish(format_, full, accessible),
        document=lambda depth: lists.listing(catalogue, depth=depth),
        data=lambda: export.listing(catalogue),
        grid=lambda: export.listing_grid(catalogue),
        lines=lambda: export.listing_grid(catalogue),
    )
