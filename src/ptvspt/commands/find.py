"""ptvspt find."""

from __future__ import annotations

from typing import Annotated

import typer

from ptvspt.commands.emit import Wish, emit
from ptvspt.commands.options import AccessibleOption, DataOption, FormatOption, FullOption, load
from ptvspt.errors import UsageError
from ptvspt.results import Format

EPILOG = """\b
Examples:
  ptvspt find Medicare
  ptvspt find "dry needling"
  ptvspt find nutrition -f plain | cut -f 1 | sort | uniq -c"""


def command(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(help="A word or phrase, upper or lower case.")],
    format_: FormatOption = Format.TABLE,
    full: FullOption = False,
    accessible: AccessibleOption = False,
    data: DataOption = None,
) -> None:
    """Find everywhere a word or phrase occurs in the profiles."""
    from ptvspt.profiles import export, lists, search

    text = " ".join(text.split())
    if not text:
        raise UsageError("what is to be found? give a word or phrase")
    if not text.isprintable():  # a control character, or a letter that this locale cannot read
        raise UsageError(f"'{text}' holds a character that cannot be shown; leave it out")
    catalogue = load(ctx, data)
    found = search.find(catalogue, text)
    emit(
        Wish(format_, full, accessible),
        document=lambda _depth: lists.matches(text, found, "" if found else search.nearest(catalogue, text)),
        data=lambda: export.matches(catalogue, text, found),
        grid=lambda: export.fact_grid(found),
        lines=lambda: export.fact_lines(found),
    )
