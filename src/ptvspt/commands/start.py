"""ptvspt without a command: what there is, and at a terminal the question what somebody would like to know."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ptvspt.commands.asking import asker, can_ask
from ptvspt.document.screen import screen, write

if TYPE_CHECKING:
    import typer

    from ptvspt.commands.menu import Known

WIDEST, NARROW = 80, 60  # in columns; below NARROW what a command is for stands under it
_YES = ("1", "true", "t", "yes", "y", "on")  # as Typer reads it for the option
ABOUT = (
    "ptvspt: physical therapist or personal trainer?",
    "",
    "Answers about eleven US movement and health professions, offline.",
    "In an emergency call 911. In a crisis call or text 988. Outside the US, call your local number.",
    "",
)
CALLS = {
    "ptvspt advise": "Whom do I need? A few questions, about three minutes.",
    "ptvspt compare": "How do two differ? Or name them: ptvspt compare pt pta.",
    "ptvspt show pt": "Tell me about one: what they do, study, earn, may do.",
    "ptvspt state TX": "What holds in my state? Referral, licenses, pay.",
    "ptvspt career": "Is it a career for me? What fits, years, cost, pay.",
    "ptvspt --help": "All commands, and where to report an error.",
}


INTERVIEWS = (("advise",), ("career",))
"""The calls that ask questions."""


def command(ctx: typer.Context, run: Callable[[Sequence[str]], None]) -> None:
    """Show what there is; at a terminal, ask what somebody would like to know, and `run` the command that tells it."""
    width = min(screen().width, WIDEST)
    write(page(width))
    if not can_ask() or os.environ.get("TERM", "dumb") == "dumb":
        return
    words = _asked(ctx, width)
    if words is None:
        return
    again = f"Next time: {_call(ctx, words)}\n"
    if words in INTERVIEWS:  # nothing may follow an answer, which can be to call for help
        write(f"\n{again}")
        run(words)
    else:
        write("\n")
        run(words)
        write(f"\n{again}")


def page(width: int) -> str:
    """Return the start screen for some columns."""
    lines = [line for text in ABOUT for line in textwrap.wrap(text, width, break_on_hyphens=False) or [""]]
    first = max(map(len, CALLS)) + 4
    for call, about in CALLS.items():
        if width >= NARROW:
            lines += textwrap.wrap(f"  {call:<{first}}{about}", width, subsequent_indent=" " * (first + 2))
        else:
            lines += [f"  {call}", *textwrap.wrap(about, width, initial_indent="    ", subsequent_indent="    ")]
    return "".join(f"{line}\n" for line in lines)


def _asked(ctx: typer.Context, width: int) -> tuple[str, ...] | None:
    """Return the words of the command that somebody chooses, or None when they leave."""
    from functools import lru_cache

    from ptvspt.commands import menu
    from ptvspt.errors import InteractionRequired
    from ptvspt.interview.records import Question
    from ptvspt.interview.replies import Reply
    from ptvspt.prompts import typed

    pick = asker(width, accessible=os.environ.get("PTVSPT_ACCESSIBLE", "").lower() in _YES)

    def ask(question: Question, position: str, before: frozenset[str]) -> Reply:
        if question.id == menu.STATE:
            return typed.ask(question, position, before, width, pick)
        return pick(question, position, before)

    @lru_cache
    def known(wish: str) -> Known:
        return _known(ctx, wish)

    try:
        return menu.lead(known, ask)
    except InteractionRequired:  # Ctrl-D: nothing was begun, so nothing is missing
        return None


def _known(ctx: typer.Context, wish: str) -> Known:
    """Return what can be chosen for a wish: only that is read."""
    from ptvspt.commands import menu
    from ptvspt.commands.options import load, places

    if wish == menu.STATE:
        return menu.Known({}, {}, {code: one.name for code, one in places(ctx, None).items()})
    catalogue = load(ctx, None)
    professions = {id_: one.name for id_, one in catalogue.professions.items()}
    return menu.Known(professions, {id_: one.title for id_, one in catalogue.sections.items()}, {})


def _call(ctx: typer.Context, words: Sequence[str]) -> str:
    """Return a command as it would be typed, with the data that was named."""
    import shlex

    source = ctx.get_parameter_source("data")
    data = ["--data", str(ctx.obj)] if source is not None and source.name == "COMMANDLINE" else []
    return shlex.join(["ptvspt", *data, *words])
