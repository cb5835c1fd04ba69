"""ptvspt rules."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from ptvspt.commands.options import DataOption, interview
from ptvspt.document.screen import screen, write

EPILOG = """\b
Examples:
  ptvspt rules
  ptvspt rules --format json
  ptvspt rules --format dot | dot -Tsvg > rules.svg"""


class Drawing(Enum):
    """How the logic is written."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"
    MERMAID = "mermaid"
    DOT = "dot"


def command(
    ctx: typer.Context,
    format_: Annotated[
        Drawing,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="How the logic is written or drawn: table, markdown, json, mermaid or dot.",
        ),
    ] = Drawing.TABLE,
    data: DataOption = None,
) -> None:
    """Lay open the interview's logic: questions, outcomes, rules and their sources."""
    from ptvspt.interview import rules

    logic = interview(ctx, data)
    match format_:
        case Drawing.TABLE:
            from ptvspt.document import terminal

            write(terminal.render(rules.document(logic), screen()), page=True)
        case Drawing.MARKDOWN:
            from ptvspt.document import markdown

            write(markdown.render(rules.document(logic)), encoding="utf-8")
        case Drawing.JSON:
            from ptvspt.document import data as json

            write(json.render(rules.data(logic)), encoding="utf-8")
        case Drawing.MERMAID:
            write(rules.mermaid(logic), encoding="utf-8")
        case Drawing.DOT:
            write(rules.dot(logic), encoding="utf-8")
