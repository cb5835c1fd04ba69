"""Whether somebody can be asked, and how: with lists to move in, or plainly."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ptvspt.interview.replies import Ask


FEW = 20
"""Of more options one is typed where they cannot be moved in: to hear all states read aloud takes minutes."""


def can_ask() -> bool:
    """Tell whether somebody sits at a terminal."""
    try:
        return sys.stdin.isatty() and sys.stdout.isatty()
    except (AttributeError, ValueError):
        return False


def asker(width: int, *, accessible: bool) -> Ask:
    """Return what asks a question on a screen of some width: plainly where lists cannot be drawn or are not wanted."""
    from functools import partial

    from ptvspt.prompts import lists

    if accessible or os.environ.get("TERM", "dumb") == "dumb" or not _can_mark():
        from ptvspt.prompts import typed

        return partial(typed.either, width=width, few=FEW)
    return lists.Lists(width).ask


def _can_mark() -> bool:
    """Tell whether the terminal can show which options of a list are marked."""
    try:
        "\N{BLACK CIRCLE}\N{WHITE CIRCLE}".encode(sys.stdout.encoding)
    except UnicodeError:
        return False
    return True
