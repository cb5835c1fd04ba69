"""ptvspt cite."""

from __future__ import annotations

import textwrap
from enum import Enum
from typing import Annotated

import typer

from ptvspt import __version__
from ptvspt.commands.options import AccessibleOption, DataOption, load
from ptvspt.document.screen import screen, write
from ptvspt.names import resolve

EPILOG = """\b
Examples:
  ptvspt cite
  ptvspt cite pt.salary.median
  ptvspt cite pt.salary.median -f bibtex > wage.bib"""


class Style(Enum):
    """How a citation is written."""

    TEXT = "text"
    JSON = "json"
    BIBTEX = "bibtex"


def command(
    ctx: typer.Context,
    id_: Annotated[
        str | None,
        typer.Argument(metavar="[FACT]", help="A fact: profession.section.attribute, as 'show -f csv' has it."),
    ] = None,
    format_: Annotated[
        Style,
        typer.Option("--format", "-f", metavar="FORMAT", help="How it is written: text, json or bibtex."),
    ] = Style.TEXT,
    accessible: AccessibleOption = False,  # noqa: ARG001 - its lines are read in order as they are
    data: DataOption = None,
) -> None:
    """Show how to cite the program and its data, and one fact with its own source and year."""
    from ptvspt.profiles.rows import identified
    from ptvspt.publishing import citation

    catalogue = load(ctx, data)
    found = None
    if id_ is not None:
        known = identified(catalogue)
        id_ = resolve(id_, {one: one for one in known}, "fact", "ptvspt show pt -f csv")
        found = known[id_]
    match format_:
        case Style.JSON:
            from ptvspt.document import data as json

            write(json.render(citation.data(__version__, catalogue, id_, found)), encoding="utf-8")
        case Style.BIBTEX:
            write(citation.bibtex(__version__, catalogue, found), encoding="utf-8")
        case Style.TEXT:
            software, records = citation.works(__version__, catalogue)
            parts = {"The program:": software.text, "The data:": records.text}
            if id_ is not None and found is not None:
                parts["The fact:"] = citation.fact_text(id_, found, records)
            write("\n".join(f"{head}\n{_folded(text)}" for head, text in parts.items()))


def _folded(text: str) -> str:
    """Return a text in lines of the screen; an address stays whole."""
    lines = textwrap.wrap(
        text,
        max(min(screen().width, 80), 20),
        initial_indent="  ",
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "".join(f"{line}\n" for line in lines)
