"""ptvspt sources."""

from __future__ import annotations

from typing import Annotated

import typer

from ptvspt.commands.emit import Wish, emit
from ptvspt.commands.options import AccessibleOption, DataOption, FormatOption, FullOption, load, source_ids
from ptvspt.names import resolve
from ptvspt.results import Format

EPILOG = """\b
Examples:
  ptvspt sources
  ptvspt sources bls-oews
  ptvspt sources -f csv > sources.csv"""


def command(
    ctx: typer.Context,
    id_: Annotated[str | None, typer.Argument(metavar="[ID]", help="A source's id.", autocompletion=source_ids)] = None,
    format_: FormatOption = Format.TABLE,
    full: FullOption = False,
    accessible: AccessibleOption = False,
    data: DataOption = None,
) -> None:
    """List the bibliography, or show one source and every fact that cites it."""
    from ptvspt.profiles import export, lists, search

    catalogue = load(ctx, data)
    if id_ is None:
        listed = list(catalogue.sources.values())
        emit(
            Wish(format_, full, accessible),
            document=lambda depth: lists.sources(listed, depth=depth),
            data=lambda: export.sources(catalogue, listed),
            grid=lambda: export.sources_grid(listed),
            lines=lambda: export.sources_lines(listed),
        )
        return
    cited = catalogue.sources[resolve(id_, {one: one for one in catalogue.sources}, "source", "ptvspt sources")]
    found = search.citing(catalogue, cited)
    emit(
        Wish(format_, full, accessible),
        document=lambda depth: lists.source(cited, found, depth=depth),
        data=lambda: export.source(catalogue, cited, found),
        grid=lambda: export.fact_grid(found),
        lines=lambda: export.fact_lines(found),
    )
