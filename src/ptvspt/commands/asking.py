"""Whether somebody can be asked, and how: with lists to move in, or plainly."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ptvspt.interview.replies import Ask


def can_ask() -> bool:
    """Tell whether somebody sits at a terminal."""
    try:
        return sys.stdin.isatty() and sys.stdout.isatty()
    except (AttributeError, ValueError):
        return False


def asker(width: int, *, accessible: bool) -> Ask:
    """Return what asks a question on a screen of some width: plainly where lists cannot be drawn or are not wanted."""
    from functools import partial

    from ptvspt.prompts import lists, plain

    if accessible or os.environ.get("TERM", "dumb") == "dumb" or not _can_mark():
        return partial(plain.ask, width=width)
    return lists.Lists(width).ask


def _can_mark() -> bool:
    """Tell whether the terminal can show which options of a list are marked."""
    try:
        "\N{BLACK CIRCLE}\N{WHITE CIRCLE}".encode(sys.stdout.encoding)
    except UnicodeError:
        return False
    return True
