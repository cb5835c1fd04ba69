"""Writing a result in the format that was asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ptvspt.document.screen import screen, write
from ptvspt.results import Format

if TYPE_CHECKING:
    from ptvspt.document.tree import Document
    from ptvspt.results import Grid


def emit(
    format_: Format,
    *,
    document: Callable[[], Document],
    data: Callable[[], object],
    grid: Callable[[], Grid],
    lines: Callable[[], Grid],
) -> None:
    """Write a result: only the form that is needed is made. Raises OutputError.

    What programs read is UTF-8, whatever the terminal's encoding: HTML and JSON promise it.
    """
    match format_:
        case Format.TABLE:
            from ptvspt.document import terminal

            write(terminal.render(document(), screen()), page=True)
        case Format.MARKDOWN:
            from ptvspt.document import markdown

            write(markdown.render(document()), encoding="utf-8")
        case Format.HTML:
            from ptvspt.document import html

            write(html.render(document()), encoding="utf-8")
        case Format.JSON:
            from ptvspt.document import data as json

            write(json.render(data()), encoding="utf-8")
        case Format.CSV:
            from ptvspt.document import delimited

            write(delimited.csv(*grid()), encoding="utf-8")
        case Format.PLAIN:
            from ptvspt.document import delimited

            write(delimited.plain(lines().rows))
