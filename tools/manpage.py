"""Write docs/ptvspt.1, the manual page, from the commands' own help: `python tools/manpage.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import typer
from typer._click import Command, Context  # Typer keeps its own click: ADR 0001

from ptvspt import __version__
from ptvspt.cli import COMMANDS, app

PAGE = Path(__file__).parents[1] / "docs" / "ptvspt.1"
RULE = re.compile(r"^(?=[.'])", re.MULTILINE)
"""What roff would take for a request at the start of a line."""
STATUSES = {
    "0": "The answer was shown.",
    "1": "The data cannot be used, the output could not be written, or a check found errors.",
    "2": "The call was wrong; one line says what would do.",
    "130": "Interrupted.",
}
ENVIRONMENT = {
    "PTVSPT_DATA": "A directory of data of one's own, as --data.",
    "PTVSPT_STATE": "A state, as --state.",
    "PTVSPT_ACCESSIBLE": "1 for lines to read in order, as --accessible.",
    "NO_COLOR": "No colour.",
    "PAGER": "Shows what --full prints at a terminal; less where it is not set.",
    "COLUMNS": "The width to write for.",
    "SOURCE_DATE_EPOCH": "The day that counts as today.",
}


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """Return the manual page as roff."""
    group = typer.main.get_command(app)
    top = Context(group, info_name="ptvspt")
    return "\n".join(_page(group, top)) + "\n"


def _page(group: Command, top: Context) -> Iterator[str]:
    yield ".\\\" Made by tools/manpage.py from the commands' own help."
    yield f'.TH PTVSPT 1 "" "ptvspt {__version__}" "User Commands"'
    name, *rest = (group.help or "").split("\n\n")
    yield from (".SH NAME", "ptvspt \\- physical therapist or personal trainer: whom do I need, how do they differ?")
    yield from (".SH SYNOPSIS", ".B ptvspt", "[\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGS\\fR]...")
    yield from (".SH DESCRIPTION", _words(name))
    for paragraph in rest:
        yield from (".PP", _words(paragraph))
    yield from (".PP", "In an emergency call 911; do not use this program. In a crisis call or text 988.")
    yield ".SH OPTIONS"
    yield from _options(group, top)
    yield ".SH COMMANDS"
    for id_ in COMMANDS:
        command = group.get_command(top, id_)  # type: ignore[attr-defined]  # a group, of Typer's own click
        yield from _command(command, Context(command, info_name=id_, parent=top))
    yield ".SH EXIT STATUS"
    yield from _terms(STATUSES)
    yield ".SH ENVIRONMENT"
    yield from _terms(ENVIRONMENT)
    yield ".SH EXAMPLES"
    yield from _examples(group.epilog or "")
    yield from (".SH REPORTING ERRORS", _words((group.epilog or "").split("\n\n")[-1]))


def _command(command: Command, ctx: Context) -> Iterator[str]:
    usage = " ".join(command.collect_usage_pieces(ctx))
    yield f".SS ptvspt {_words(f'{ctx.info_name} {usage}')}"
    for paragraph in (command.help or "").split("\n\n"):
        yield from (_words(paragraph), ".PP")
    yield from _options(command, ctx)
    yield from _examples(command.epilog or "")


def _options(command: Command, ctx: Context) -> Iterator[str]:
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx)
        if record is not None:
            yield from (".TP", f".B {_words(record[0])}", _words(record[1]) or "\\&")


def _terms(terms: dict[str, str]) -> Iterator[str]:
    for term, meaning in terms.items():
        yield from (".TP", f".B {_words(term)}", _words(meaning))


def _examples(epilog: str) -> Iterator[str]:
    """Give the lines of an epilog that are calls, as they are typed."""
    lines = re.findall(r"^ +(ptvspt.*)$", epilog, re.MULTILINE)
    if lines:
        yield from (".PP", ".nf", *(f".RS 4\n{_words(line)}\n.RE" for line in lines), ".fi")


def _words(text: str) -> str:
    """Return words on one line as roff prints them literally."""
    plain = " ".join(text.replace("\b", "").split())
    return RULE.sub(r"\\&", plain.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq"))


if __name__ == "__main__":
    main()
