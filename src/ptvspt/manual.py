"""Help that fits the screen: no line is wider than it, no word is broken."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from typing import Any

from typer._click import Context, HelpFormatter  # Typer keeps its own click: ADR 0001
from typer._click.exceptions import UsageError
from typer.core import TyperCommand, TyperGroup

from ptvspt.document.screen import screen

WIDEST, BESIDE = 80, 30  # in columns; BESIDE stay for what explains an option before it goes under it
TOKEN = re.compile(r'(?:"[^"]*"|\S)+')  # what a shell takes for one word


class Formatter(HelpFormatter):
    """Writes help for the columns that there are; click's own takes no less than fifty."""

    def __init__(self, *_: Any, **__: Any) -> None:
        super().__init__(width=min(screen().width, WIDEST))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called."""
        self._fold(f"{prefix or 'Usage: '}{prog} {args}", hanging=7)

    def write_text(self, text: str) -> None:
        """Write paragraphs; the lines of one that starts with a backspace stay lines of their own."""
        paragraphs = re.split(r"\n{2,}", text.strip("\n"))
        for number, paragraph in enumerate(paragraphs):
            first, *rest = paragraph.splitlines()
            if number:
                self.write("\n")
            if first.strip() != "\b":
                self._fold(" ".join([first, *rest]))
                continue
            for line in rest:
                for part in folded(line, self.width - self.current_indent):
                    self.write(f"{'':>{self.current_indent}}{part}\n")

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write what is explained beside its explanation, or above it where it is long."""
        room = max(min(col_max, self.width - BESIDE), 4)
        column = min(max((len(first) for first, _ in rows), default=0), room) + col_spacing
        for first, second in rows:
            if len(first) > column - col_spacing:
                self._fold(first, hanging=column)
                self._fold(second, before=" " * column, hanging=column)
            else:
                self._fold(second, before=f"{first:<{column}}", hanging=column)

    def _fold(self, text: str, *, before: str = "", hanging: int = 0) -> None:
        """Write words on lines; `before` stands in the first, `hanging` columns before the others."""
        margin = " " * self.current_indent
        lines = textwrap.wrap(
            text,
            self.width,
            initial_indent=margin + before,
            subsequent_indent=margin + " " * hanging,
            break_on_hyphens=False,
            break_long_words=False,
        )
        self.write("".join(f"{line}\n" for line in lines or [(margin + before).rstrip()]))


def folded(line: str, width: int) -> list[str]:
    """Return a line in parts that fit, broken as a shell would read on: the parts can be pasted together."""
    indent = line[: len(line) - len(line.lstrip())]
    parts, now = [], ""
    for token in TOKEN.findall(line):
        longer = f"{now} {token}" if now else f"{indent}{token}"
        if now and len(longer) > width - 2:  # the mark of what goes on
            parts.append(f"{now} \\")
            longer = f"{indent}    {token}"
        now = longer
    parts.append(now)
    return [line] if len(line) <= width else parts


class Page(Context):
    """A call, whose help is written by this module."""

    formatter_class = Formatter


class Single(TyperCommand):
    """A command that says of every wrong call which command it was."""

    context_class = Page

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the words of a call. Raises UsageError, always with the call."""
        return _parse(super().parse_args, ctx, args)


class Group(TyperGroup):
    """A group of commands that does the same."""

    context_class = Page

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the words before the command. Raises UsageError, always with the call."""
        return _parse(super().parse_args, ctx, args)


def _parse(parse: Any, ctx: Context, args: list[str]) -> list[str]:
    try:
        found: list[str] = parse(ctx, args)
    except UsageError as error:
        error.ctx = error.ctx or ctx
        raise
    return found
