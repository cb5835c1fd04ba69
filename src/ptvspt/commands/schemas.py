"""ptvspt schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from ptvspt.commands.options import AccessibleOption, DataOption
from ptvspt.document.screen import write
from ptvspt.names import resolve

EPILOG = """\b
Examples:
  ptvspt schema
  ptvspt schema compare
  ptvspt schema rules > rules.schema.json"""


def known(incomplete: str) -> Iterator[tuple[str, str]]:
    """Complete the name of a schema."""
    from ptvspt.publishing import schema

    yield from ((name, about) for name, about in schema.titles().items() if name.startswith(incomplete))


def command(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[COMMAND]", help="Whose JSON; all are listed without.", autocompletion=known),
    ] = None,
    accessible: AccessibleOption = False,  # noqa: ARG001 - its lines are read in order as they are
    data: DataOption = None,  # noqa: ARG001 - every data is written in the same shape
) -> None:
    """Print the JSON Schema (2020-12) of what a command writes with -f json; without one, list them."""
    from ptvspt.document import data as json
    from ptvspt.publishing import schema

    if name is None:
        found = schema.titles()
        width = max(map(len, found))
        write("".join(f"{one:<{width}}  {about}\n" for one, about in found.items()))
        return
    id_ = resolve(name, {one: one for one in schema.names()}, "schema", "ptvspt schema")
    write(json.render(schema.schema(id_)), encoding="utf-8")
