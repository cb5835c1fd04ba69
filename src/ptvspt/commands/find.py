"""ptvspt find."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ptvspt.commands.emit import Wish, emit
from ptvspt.commands.options import AccessibleOption, DataOption, FormatOption, FullOption, load
from ptvspt.errors import UsageError
from ptvspt.results import Format

if TYPE_CHECKING:
    from ptvspt.document.tree import Depth, Document

EPILOG = """\b
Examples:
  ptvspt find Medicare
  ptvspt find "dry needling"
  ptvspt find nutrition -f plain | cut -f 1 | sort | uniq -c"""


def command(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(help="A word or phrase: whole words, in any form.")],
    format_: FormatOption = Format.TABLE,
    full: FullOption = False,
    accessible: AccessibleOption = False,
    data: DataOption = None,
) -> None:
    """Find everywhere a word or phrase occurs in the profiles."""
    from ptvspt.profiles import export, lists, search, terms

    text = " ".join(text.split())
    if not text:
        raise UsageError("what is to be found? give a word or phrase")
    if len(text) > search.LONGEST:
        raise UsageError(f"a text of {len(text)} characters is too long; give at most {search.LONGEST}")
    if not text.isprintable():  # a control character, or a letter that this locale cannot read
        raise UsageError(f"'{text}' holds a character that cannot be shown; leave it out")
    if not terms.words(text):
        raise UsageError(f"'{text}' holds no letter or number; give a word or phrase")
    catalogue = load(ctx, data)
    found = search.find(catalogue, text)

    def document(depth: Depth) -> Document:
        return lists.matches(text, found, "" if found else search.nearest(catalogue, text), depth=depth)

    emit(
        Wish(format_, full, accessible),
        document=document,
        data=lambda: export.matches(catalogue, text, found),
        grid=lambda: export.fact_grid(found),
        lines=lambda: export.fact_lines(found),
    )
