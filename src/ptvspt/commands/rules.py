"""ptvspt rules."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from ptvspt.commands.emit import Wish, show
from ptvspt.commands.options import AccessibleOption, DataOption, FullOption, interview, refuse
from ptvspt.document.screen import write
from ptvspt.errors import UsageError

if TYPE_CHECKING:
    from ptvspt.document.tree import Depth, Document

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
    id_: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="One question, outcome or rule; all when none is named.")
    ] = None,
    format_: Annotated[
        Drawing,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="How the logic is written or drawn: table, markdown, json, mermaid or dot.",
        ),
    ] = Drawing.TABLE,
    full: FullOption = False,
    accessible: AccessibleOption = False,
    data: DataOption = None,
) -> None:
    """Lay open the interview's logic: questions, outcomes, rules and their sources."""
    from ptvspt.interview import drawing, export
    from ptvspt.interview.rules import only
    from ptvspt.interview.voices import Audience, spoken

    drawn = f"rules --format {format_.value}"
    if format_ in (Drawing.MERMAID, Drawing.DOT):
        refuse(ctx, drawn, {"full": "a drawing has no notes and sources"})
        if id_ is not None:
            raise UsageError(f"'{drawn}' takes no ID: it draws the whole; leave '{id_}' out")
    logic = spoken(interview(ctx, data), Audience.SELF)
    wish = Wish(full=full, linear=accessible)

    def document(depth: Depth) -> Document:
        from ptvspt.interview import rules_page as page  # what programs read does without it

        return page.logic(logic, depth=depth) if id_ is None else page.part(logic, id_)

    match format_:
        case Drawing.TABLE:
            show(document, wish)
        case Drawing.MARKDOWN:
            from ptvspt.document import markdown
            from ptvspt.document.tree import Depth

            write(markdown.render(document(Depth.FULL if full else Depth.BRIEF)), encoding="utf-8")
        case Drawing.JSON:
            from ptvspt.document import data as json

            write(json.render(export.logic(logic if id_ is None else only(logic, id_))), encoding="utf-8")
        case Drawing.MERMAID:
            write(drawing.mermaid(logic), encoding="utf-8")
        case Drawing.DOT:
            write(drawing.dot(logic), encoding="utf-8")
