"""How meanings look at a terminal: one list of named styles, in Rich's words. Colour is never the only carrier."""

from __future__ import annotations

TINTS = (31, 133, 64, 130, 62, 37, 168, 94, 99, 67, 173)
"""Colours of the 256 that read well on light and on dark, for things that keep their colour everywhere."""
STYLES = {
    "heading": "bold",
    "label": "bold",
    "strong": "bold",
    "figure": "bold",
    "aside": "dim",
    "source": "dim",
    "link": "underline",
    "yes": "green",
    "no": "red",
    "depends": "yellow",
    "emergency": "bold red",
    "urgent": "bold yellow",
    "advice": "bold blue",
    "note": "none",
    "bar": "color(67)",
    "bar.marked": "bold color(130)",
    "axis": "dim",
    "level": "bold",
    "missing": "dim",
    "shade.0": "color(16) on color(195)",
    "shade.1": "color(16) on color(153)",
    "shade.2": "color(16) on color(110)",
    "shade.3": "color(231) on color(67)",
    "shade.4": "color(231) on color(24)",
    "shade.marked": "bold reverse",
    **{f"tint.{number}": f"bold color({colour})" for number, colour in enumerate(TINTS)},
}
MARKS = {"yes": "✓", "no": "✗", "depends": "~"}


def tint(number: int) -> str:
    """Return the style of one of several things that keep their colour."""
    return f"tint.{number % len(TINTS)}"
