"""What a terminal may be sent: nothing that steers it, and no character that its encoding lacks."""

from __future__ import annotations

import re

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
DRAWN = "✓✗·»⁰¹²³⁴⁵⁶⁷⁸⁹─│╭╮╰╯▏▎▍▌▋▊▉█▒┃├┤"
"""What the renderers draw with; an encoding without one of these gets ASCII instead."""
SPELLED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "·": "|", "−": "-"})


def visible(text: str) -> str:
    """Return text without the control characters that a terminal would obey."""
    if text.isprintable():
        return text
    spaced = re.sub(r"[\t\v\f\r\x1c-\x1f\x85]", " ", text)
    return re.sub(r"[\0-\x08\x0e-\x1b\x7f-\x9f]", "\N{REPLACEMENT CHARACTER}", spaced)


def one_line(text: str) -> str:
    """Return visible text on one line."""
    return " ".join(visible(text).split())


def draws(encoding: str) -> bool:
    """Tell whether an encoding has everything that the renderers draw with."""
    try:
        DRAWN.encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


def spelled(text: str) -> str:
    """Return text with typographic characters written in ASCII."""
    return text.translate(SPELLED)
