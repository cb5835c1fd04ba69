"""Writing a result in the format that was asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from ptvspt.document.screen import screen, write
from ptvspt.results import Format

if TYPE_CHECKING:
    from ptvspt.document.tree import Depth, Document
    from ptvspt.results import Grid


class Wish(NamedTuple):
    """How a result is wanted: in which format, everything or the brief level, drawn or in reading order."""

    format: Format = Format.TABLE
    full: bool = False
    linear: bool = False


def emit(
    wish: Wish,
    *,
    document: Callable[[Depth], Document],
    data: Callable[[], object],
    grid: Callable[[], Grid],
    lines: Callable[[], Grid],
) -> None:
    """Write a result: only the form that is needed is made. Raises OutputError.

    What programs read is UTF-8, whatever the terminal's encoding: HTML and JSON promise it.
    """
    match wish.format:
        case Format.TABLE:
            show(document, wish)
        case Format.MARKDOWN:
            from ptvspt.document import markdown

            write(markdown.render(document(_depth(wish))), encoding="utf-8")
        case Format.HTML:
            from ptvspt.document import html
            from ptvspt.document.tree import Depth

            write(html.render(document(Depth.FOLDED)), encoding="utf-8")
        case Format.JSON:
            from ptvspt.document import data as json

            write(json.render(data()), encoding="utf-8")
        case Format.CSV:
            from ptvspt.document import delimited

            write(delimited.csv(*grid()), encoding="utf-8")
        case Format.PLAIN:
            from ptvspt.document import delimited

            write(delimited.plain(lines().rows))


def show(document: Callable[[Depth], Document], wish: Wish) -> None:
    """Write a document for people: drawn, or in reading order; in a pager when all of it was asked for."""
    screen_ = screen(linear=wish.linear)
    made = document(_depth(wish))
    if screen_.linear:
        from ptvspt.document import linear

        write(linear.render(made, screen_))
    else:
        from ptvspt.document import terminal

        write(terminal.render(made, screen_), page=wish.full)


def _depth(wish: Wish) -> Depth:
    from ptvspt.document.tree import Depth  # what programs read does without it

    return Depth.FULL if wish.full else Depth.BRIEF
