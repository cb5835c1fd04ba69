"""The manual page says what the commands' own help says."""

from __future__ import annotations

import typer

import manpage
from ptvspt.cli import COMMANDS, app

PAGE = manpage.PAGE.read_text(encoding="utf-8")


def test_the_page_is_made_of_the_commands_of_today() -> None:
    assert manpage.page() == PAGE, "run: python tools/manpage.py"


def test_every_command_and_option_is_on_the_page() -> None:
    group = typer.main.get_command(app)
    assert [name for name in COMMANDS if f"\n.SS ptvspt {name} " not in PAGE] == []
    for name in COMMANDS:
        command = group.get_command(None, name)  # type: ignore[attr-defined]  # a group, of Typer's own click
        part = PAGE.split(f"\n.SS ptvspt {name} ")[1].split("\n.SS ")[0]
        missing = [option for one in command.params for option in one.opts if option.startswith("--")]
        assert [option for option in missing if option.replace("-", "\\-") not in part] == [], name


def test_no_line_of_text_is_taken_for_a_request() -> None:
    requests = {line.split()[0] for line in PAGE.splitlines() if line.startswith((".", "'"))}
    assert requests <= {'.\\"', ".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".nf", ".fi", ".RS", ".RE"}
