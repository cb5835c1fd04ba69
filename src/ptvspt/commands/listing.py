"""ptvspt list."""

from __future__ import annotations

from typing import Annotated

import typer

from ptvspt.commands.emit import emit
from ptvspt.commands.options import DataOption, FormatOption, load
from ptvspt.render import Format

EPILOG = """\b
Examples:
  ptvspt list
  ptvspt list --sections
  ptvspt list -f json"""


def command(
    ctx: typer.Context,
    sections: Annotated[bool, typer.Option("--sections", help="List sections and attributes instead.")] = False,
    format_: FormatOption = Format.TABLE,
    data: DataOption = None,
) -> None:
    """List the professions: id, name and one line each."""
    from ptvspt import exports, views

    catalogue = load(ctx, data)
    if sections:
        emit(
            format_,
            document=lambda: views.contents(catalogue),
            data=lambda: exports.contents(catalogue),
            grid=lambda: exports.contents_grid(catalogue),
            lines=lambda: exports.contents_grid(catalogue),
        )
        return
    emit(
        format_,
        document=lambda: views.listing(catalogue),
        data=lambda: exports.listing(catalogue),
        grid=lambda: exports.listing_grid(catalogue),
        lines=lambda: exports.listing_grid(catalogue),
    )
