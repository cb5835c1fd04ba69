"""ptvspt sources."""

from __future__ import annotations

from typing import Annotated

import typer

from ptvspt.commands.emit import emit
from ptvspt.commands.options import DataOption, FormatOption, load, source_ids
from ptvspt.names import resolve
from ptvspt.render import Format

EPILOG = """\b
Examples:
  ptvspt sources
  ptvspt sources bls-oews-2025
  ptvspt sources -f csv > sources.csv"""


def command(
    ctx: typer.Context,
    id_: Annotated[str | None, typer.Argument(metavar="[ID]", help="A source's id.", autocompletion=source_ids)] = None,
    format_: FormatOption = Format.TABLE,
    data: DataOption = None,
) -> None:
    """List the bibliography, or show one source and every fact that cites it."""
    from ptvspt import exports, search, views

    catalogue = load(ctx, data)
    if id_ is None:
        listed = list(catalogue.sources.values())
        emit(
            format_,
            document=lambda: views.sources(listed),
            data=lambda: exports.sources(catalogue, listed),
            grid=lambda: exports.sources_grid(listed),
            lines=lambda: exports.sources_grid(listed),
        )
        return
    cited = catalogue.sources[resolve(id_, {one: one for one in catalogue.sources}, "source", "ptvspt sources")]
    found = search.citing(catalogue, cited)
    emit(
        format_,
        document=lambda: views.source(cited, found),
        data=lambda: exports.source(catalogue, cited, found),
        grid=lambda: exports.fact_grid(found),
        lines=lambda: exports.fact_lines(found),
    )
