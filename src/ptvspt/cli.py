"""The list of commands. Each is built only when it is called, so that the others cost nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Annotated

import typer
from typer._click import Command, Context, HelpFormatter  # Typer keeps its own click: ADR 0001
from typer._click.exceptions import UsageError

from ptvspt import versions
from ptvspt.manual import Group, Single
from ptvspt.names import suggestion

COMMANDS = {
    "list": "The professions, or the sections of a profile.",
    "show": "One profession: a section of its profile, or all of it.",
    "compare": "Two to six professions side by side.",
    "advise": "Whom do I need? A few questions, an answer with reasons.",
    "career": "Which of these should I become, and does it pay?",
    "rules": "The logic of the advice, laid open.",
    "state": "What holds in a state, and what is paid there.",
    "rank": "The states in order: by pay, or by direct access.",
    "map": "The country as tiles: pay, or direct access.",
    "find": "Everywhere a word or phrase occurs.",
    "site": "Everything as a website, to read without a terminal.",
    "sources": "The bibliography, or what one source is cited for.",
    "check": "Whether the data is sound and fresh.",
    "export": "All data as a package of tables, or as a database.",
    "schema": "What the JSON of each command holds, as JSON Schema.",
    "cite": "How to cite the program, its data, and one fact.",
}
MODULES = {"list": "listing", "map": "mapping", "export": "exporting", "schema": "schemas", "cite": "citing"}

HELP = """Physical therapist or personal trainer: which do I need, and how do they differ?

Cited profiles of eleven US movement and health professions, offline. Nothing you type leaves this
machine. General information, no medical or legal advice."""

EPILOG = """\b
Examples:
  ptvspt advise
  ptvspt compare
  ptvspt compare pt chiropractor access
  ptvspt show pt education
  ptvspt state TX
  ptvspt find "dry needling"
  ptvspt COMMAND --help

Report an error: see CONTRIBUTING.md. For a wrong answer of the interview, see docs/safety.md under "How to report a
wrong answer". Both files come with the source."""


def _built(name: str) -> Command:
    """Return a command, whose module is imported now."""
    module = import_module(f"ptvspt.commands.{MODULES.get(name, name)}")
    single = typer.Typer(rich_markup_mode=None, add_completion=False)
    settings = {"help_option_names": ["-h", "--help"]}
    single.command(name, cls=Single, epilog=module.EPILOG, context_settings=settings)(module.command)
    return typer.main.get_command(single)


class Commands(Group):
    """A group that knows its commands' names, and imports a command's module when it is called."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - click's interface
        """Return the names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002 - click's interface
        """Return a command, or None when there is none of that name."""
        return _built(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Find the command that the words name. Raises UsageError with the nearest name."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            remedy = suggestion(args[0], COMMANDS) or f"; there are {', '.join(COMMANDS)}"
            raise UsageError(f"no command '{args[0]}'{remedy}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002 - click's interface
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


app = typer.Typer(
    cls=Commands,
    help=HELP,
    epilog=EPILOG,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    data: Annotated[
        str | None,
        typer.Option("--data", metavar="DIR", envvar="PTVSPT_DATA", help="Read the data in DIR instead."),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """Keep what holds for every command."""
    ctx.obj = data
    if version:
        typer.echo(versions())
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        from ptvspt.commands import start

        start.command(ctx, partial(_run, ctx))


def _run(ctx: Context, words: Sequence[str]) -> None:
    """Run a command with some words, as if they had been typed."""
    command = _built(words[0])
    with command.make_context(words[0], list(words[1:]), parent=ctx) as inner:
        command.invoke(inner)
