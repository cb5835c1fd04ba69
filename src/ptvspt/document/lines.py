"""Words on lines: wrapping, hanging marks and styles for a terminal. Widths are in terminal columns.

Rich would do all this, at twenty times the cost: docs/decisions/0006-own-line-breaking.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ptvspt.document.layout import length, visible
from ptvspt.document.tree import Cell, Inline, Line, Link, Reference

WORD = re.compile(r"[^ \n]+")
CODES = {"bold": "1", "dim": "2", "underline": "4", "reverse": "7"}


class Run(NamedTuple):
    """A line that is set: how wide it shows, and its text with whatever styles it has."""

    width: int
    text: str


class Span(NamedTuple):
    """Words of one style; a style is some of bold, dim, underline and reverse."""

    text: str
    style: str = ""


def spans(content: Inline, style: str = "") -> list[Span]:
    """Return words with their styles: references dim, links underlined."""
    found = []
    for part in content:
        if isinstance(part, Reference):
            found.append(Span(f"[{part.number}]", f"{style} dim"))
        elif isinstance(part, Link):
            found.append(Span(visible(part.text), f"{style} underline"))
        else:
            found.append(Span(visible(part), style))
    return found


def wrapped(words: Sequence[Span], width: int, *, colour: bool) -> list[Run]:
    """Break words into lines of at most a width; a word that is wider than a line goes on over the next."""
    text = "".join(span.text for span in words)
    styled = colour and any(span.style for span in words)
    runs = []
    for start, end in _breaks(text, width):
        line = text[start:end]
        runs.append(Run(_width(line), _styled(words, start, end) if styled else line))
    return runs


def hanging(mark: str, words: Sequence[Span], width: int, *, colour: bool) -> list[Run]:
    """Break words into lines that hang beside a mark."""
    indent = len(mark) + 1
    lines = wrapped(words, max(width - indent, 1), colour=colour)
    heads = [f"{mark} ", *[" " * indent] * (len(lines) - 1)]
    return [Run(line.width + indent, head + line.text) for head, line in zip(heads, lines, strict=True)]


def cell(content: Cell, width: int, style: str = "", *, colour: bool) -> list[Run]:
    """Set a cell's lines below each other; what follows an item without a mark of its own belongs to it."""
    runs: list[Run] = []
    hang = 0
    for line in content:
        if line.bullet:
            hang = len(line.bullet) + 1
            runs += _line(line, width, style, colour=colour)
        else:
            runs += indented(_line(line, max(width - hang, 1), style, colour=colour), hang)
    return runs


def indented(runs: Iterable[Run], columns: int) -> list[Run]:
    """Move lines to the right."""
    return [Run(run.width + columns, " " * columns + run.text) for run in runs]


def beside(columns: Sequence[Sequence[Run]], widths: Sequence[int], gap: int) -> list[str]:
    """Set columns of lines beside each other."""
    rows = []
    for number in range(max(map(len, columns))):
        parts, owed = [], 0
        for lines, width in zip(columns, widths, strict=True):
            if number < len(lines):
                run = lines[number]
                parts.append(" " * owed + run.text)
                owed = width - run.width + gap
            else:
                owed += width + gap
        rows.append("".join(parts).rstrip())
    return rows


def styled(text: str, style: str) -> str:
    """Return text between the escape codes of a style."""
    codes = ";".join(CODES[word] for word in style.split())
    return f"\x1b[{codes}m{text}\x1b[0m" if codes and text else text


def _line(line: Line, width: int, style: str, *, colour: bool) -> list[Run]:
    words = spans(line.content, "dim" if line.aside else style)
    if line.bullet:
        return hanging(line.bullet, words, width, colour=colour)
    return wrapped(words, width, colour=colour)


def _breaks(text: str, width: int) -> list[tuple[int, int]]:
    """Return where each line starts and ends: the spaces at a break belong to no line."""
    if "\n" not in text and _width(text) <= width:
        return [(0, len(text))]
    lines: list[tuple[int, int]] = []
    offset = 0
    for part in text.split("\n"):
        lines += _paragraph(text, offset, offset + len(part), width)
        offset += len(part) + 1
    return lines


def _paragraph(text: str, first: int, last: int, width: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start = end = first
    for match in WORD.finditer(text, first, last):
        if end > start and _width(text[start : match.end()]) > width:
            lines.append((start, end))
            start = match.start()
        while _width(text[start : match.end()]) > width:  # one word, or what leads up to it, is wider than a line
            cut = _fitting(text, start, match.end(), width)
            lines.append((start, cut))
            start = cut
        end = match.end()
    lines.append((start, end))
    return lines


def _fitting(text: str, start: int, end: int, width: int) -> int:
    """Return how far text goes that fits a line: one character at least."""
    cut = start + 1
    while cut < end and _width(text[start : cut + 1]) <= width:
        cut += 1
    return cut


def _width(text: str) -> int:
    return len(text) if text.isascii() else length(text)


def _styled(words: Sequence[Span], start: int, end: int) -> str:
    parts, offset = [], 0
    for span in words:
        low, high = max(start - offset, 0), min(end - offset, len(span.text))
        if low < high:
            parts.append(styled(span.text[low:high], span.style))
        offset += len(span.text)
    return "".join(parts)
