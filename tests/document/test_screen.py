"""The outer edge: how wide and colourful the screen is; a pager where the text is longer than it."""

from __future__ import annotations

import os
import shlex
import signal
import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest
from rich.cells import cell_len

from ptvspt.document.screen import Screen, screen, write
from ptvspt.errors import OutputError
from running import CALLS, ESCAPE, FIXTURE, apart, environment, here

WRONG = [("shwo",), ("show", "-p", "xyzzy"), ("list", "--data", "/nonexistent"), ("--help",), ("show", "--help")]
LONG, SHORT = ("show", "--full", "-p", "pt"), ("list", "--full")


def at_terminal(*words: str, rows: int = 500, columns: int = 80, **changes: str | None) -> tuple[int | None, str]:
    """Run a call at a terminal; return its status and everything that appeared."""
    env = environment(**{"PTVSPT_DATA": str(FIXTURE), "TERM": "xterm-256color", "PAGER": "", **changes})
    child = pexpect.spawn(
        sys.executable, ["-m", "ptvspt", *words], env=env, dimensions=(rows, columns), encoding="utf-8", timeout=60
    )
    child.expect(pexpect.EOF)
    child.wait()
    child.ptyproc.delayafterclose = 0  # type: ignore[attr-defined]  # it has ended; the stubs do not know `ptyproc`
    child.close()
    return child.exitstatus, child.before or ""


def interruptible() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("columns", ["40", "120"])
def test_columns_sets_the_width(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert screen() == Screen(width=int(columns), colour=False)


@pytest.mark.parametrize("columns", ["", "0", "-5", "wide", "80.5", "²", "9" * 5000])
def test_columns_that_make_no_sense_are_ignored(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert screen().width == 80


@pytest.mark.parametrize(("columns", "width"), [("1", 20), ("99999999", 500)])
def test_a_width_that_nobody_reads_is_brought_within_bounds(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert screen().width == width


def test_a_pipe_is_eighty_columns_wide(capfd: pytest.CaptureFixture[str]) -> None:
    text = here(capfd, "compare", "--all").out
    assert max(map(cell_len, text.splitlines())) in range(70, 81)


def test_a_terminal_is_as_wide_as_it_is() -> None:
    widths = {
        columns: max(map(cell_len, at_terminal("list", columns=columns, NO_COLOR="1")[1].split("\r\n")))
        for columns in (60, 140)
    }
    assert widths[60] <= 60 < widths[140] <= 140


def test_columns_beats_the_terminal() -> None:
    assert max(map(cell_len, at_terminal("list", columns=140, COLUMNS="50", NO_COLOR="1")[1].split("\r\n"))) <= 50


@pytest.mark.parametrize("words", [LONG, SHORT, CALLS["compare"], CALLS["find"], CALLS["sources"]], ids=" ".join)
def test_a_terminal_gets_colour(words: tuple[str, ...]) -> None:
    status, text = at_terminal(*words)
    assert status == 0
    assert ESCAPE + "[1m" in text


SOME = [LONG, SHORT, CALLS["compare"], CALLS["find"], ("check",), *WRONG[:2], ("--help",)]


@pytest.mark.parametrize("words", SOME, ids=" ".join)
def test_no_escape_reaches_a_terminal_whose_user_wants_no_colour(words: tuple[str, ...]) -> None:
    assert ESCAPE not in at_terminal(*words, NO_COLOR="1")[1]


@pytest.mark.parametrize("term", ["dumb", None])
@pytest.mark.parametrize("words", [(), LONG, WRONG[0]], ids=" ".join)
def test_no_escape_reaches_a_dumb_terminal(words: tuple[str, ...], term: str | None) -> None:
    assert ESCAPE not in at_terminal(*words, TERM=term)[1]


@pytest.mark.parametrize("words", [(), *CALLS.values(), ("check",), *WRONG], ids=" ".join)
def test_no_escape_goes_into_a_pipe(capfd: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    result = here(capfd, *words, TERM="xterm-256color", FORCE_COLOR="1", CLICOLOR_FORCE="1")
    assert ESCAPE not in result.out + result.err


@pytest.mark.parametrize("format_", ["plain", "markdown", "csv", "json", "html"])
def test_only_the_table_is_coloured(format_: str) -> None:
    assert ESCAPE not in at_terminal("list", "-f", format_)[1]


@pytest.fixture
def pager(tmp_path: Path) -> Path:
    """A pager that shows what it gets and keeps it."""
    program = tmp_path / "pager"
    program.write_text(f"#!/bin/sh\ntee {shlex.quote(str(tmp_path / 'paged'))}\n")
    program.chmod(0o755)
    return program


def paged(pager: Path) -> str | None:
    """Return what a pager got, or None when it was not run."""
    kept = pager.with_name("paged")
    return kept.read_text(encoding="utf-8") if kept.exists() else None


def test_a_text_longer_than_the_screen_is_paged_in_colour(pager: Path) -> None:
    status, text = at_terminal(*LONG, rows=20, PAGER=str(pager))
    assert status == 0
    assert paged(pager) is not None
    assert paged(pager) == text.replace("\r\n", "\n")
    assert ESCAPE in text


def test_only_what_was_asked_for_in_full_is_paged(pager: Path) -> None:
    assert at_terminal("show", "-p", "pt", rows=5, PAGER=str(pager))[0] == 0
    assert paged(pager) is None


@pytest.mark.parametrize("changes", [{"PTVSPT_ACCESSIBLE": "1"}, {"TERM": "dumb"}], ids=str)
def test_what_is_read_in_order_is_neither_coloured_nor_paged(pager: Path, changes: dict[str, Any]) -> None:
    status, text = at_terminal(*LONG, rows=20, PAGER=str(pager), **changes)
    assert status == 0
    assert ESCAPE not in text
    assert paged(pager) is None


@pytest.mark.parametrize("changes", [{"PTVSPT_ACCESSIBLE": "1"}, {"TERM": "dumb"}], ids=str)
def test_reading_in_order_is_chosen_by_option_variable_or_a_dumb_terminal(
    capfd: pytest.CaptureFixture[str], changes: dict[str, str]
) -> None:
    asked = here(capfd, *LONG, "--accessible")
    assert here(capfd, *LONG, **changes) == asked
    assert here(capfd, *LONG) != asked
    assert "- " in asked.out


def test_a_text_that_fits_is_not_paged(pager: Path) -> None:
    height = at_terminal(*SHORT)[1].count("\n")
    assert at_terminal(*SHORT, rows=height + 1, PAGER=str(pager))[0] == 0
    assert paged(pager) is None
    at_terminal(*SHORT, rows=height, PAGER=str(pager))
    assert paged(pager) is not None


def test_nothing_is_paged_in_a_pipe(pager: Path) -> None:
    assert apart(*LONG, TERM="xterm", PAGER=str(pager), LINES="5").status == 0
    assert paged(pager) is None


@pytest.mark.parametrize(
    "words", [(*LONG, "-f", "json"), (*LONG, "-f", "plain"), ("--help",), ("check",)], ids=" ".join
)
def test_only_tables_are_paged(pager: Path, words: tuple[str, ...]) -> None:
    assert at_terminal(*words, rows=3, PAGER=str(pager))[0] == 0
    assert paged(pager) is None


def test_a_dumb_terminal_is_not_paged(pager: Path) -> None:
    assert at_terminal(*LONG, rows=20, PAGER=str(pager), TERM="dumb")[0] == 0
    assert paged(pager) is None


def test_a_terminal_that_does_not_know_its_height_is_not_paged(pager: Path) -> None:
    assert at_terminal(*LONG, rows=0, PAGER=str(pager))[0] == 0
    assert paged(pager) is None


def test_a_pager_may_have_arguments(pager: Path) -> None:
    assert at_terminal(*LONG, rows=20, PAGER=f"{pager} -x 'a b'")[0] == 0
    assert paged(pager) is not None


@pytest.mark.parametrize("command", ["/nonexistent/pager", "'unclosed", "", " ", "cat", "broken"])
def test_a_pager_that_cannot_be_run_costs_nothing(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    (tmp_path / "broken").write_text("#!/nonexistent/interpreter\n")
    (tmp_path / "broken").chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    status, text = at_terminal(*LONG, rows=20, PAGER=command, PATH=path, NO_COLOR="1")
    assert status == 0
    assert text.replace("\r\n", "\n") == here(capfd, *LONG).out


def test_a_pager_that_is_left_early_is_no_error(tmp_path: Path) -> None:
    program = tmp_path / "pager"
    program.write_text("#!/bin/sh\nhead -n 2\n")
    program.chmod(0o755)
    status, text = at_terminal(*LONG, rows=20, PAGER=str(program))
    assert (status, text.count("\n")) == (0, 2)


@pytest.mark.parametrize(
    "ends", ["exit 1", "exit 3", "cat > /dev/null; exit 127", "kill -SEGV $$", "head -n 1 > /dev/null; kill -KILL $$"]
)
def test_a_pager_that_fails_is_told_and_the_text_is_shown_without_it(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, ends: str
) -> None:
    program = tmp_path / "pager"
    program.write_text(f"#!/bin/sh\n{ends}\n")
    program.chmod(0o755)
    status, text = at_terminal(*LONG, rows=20, PAGER=str(program), NO_COLOR="1")
    first, rest = text.replace("\r\n", "\n").split("\n", 1)
    told = f"ptvspt: warning: the pager '{program}' failed; all of it without a pager:"
    assert (status, first, rest) == (0, told, here(capfd, *LONG).out)


def test_a_signal_to_end_ends_the_pager_too(tmp_path: Path) -> None:
    program = tmp_path / "pager"
    program.write_text("#!/bin/sh\ntrap 'echo restored; exit' TERM\necho ready\nsleep 30 & wait\n")
    program.chmod(0o755)
    env = environment(PTVSPT_DATA=str(FIXTURE), TERM="xterm", PAGER=str(program))
    child = pexpect.spawn(sys.executable, ["-m", "ptvspt", *LONG], env=env, encoding="utf-8", timeout=20)
    child.expect("ready")
    child.kill(signal.SIGTERM)
    child.expect("restored")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 128 + signal.SIGTERM


def test_ctrl_c_is_the_pagers_while_it_runs(tmp_path: Path) -> None:
    program = tmp_path / "pager"
    program.write_text(
        "#!/bin/sh\ntrap 'echo caught; cat > /dev/null; echo restored; exit' INT\necho ready\nsleep 30 & wait\n"
    )
    program.chmod(0o755)
    env = environment(PTVSPT_DATA=str(FIXTURE), TERM="xterm", PAGER=str(program))
    child = pexpect.spawn(
        sys.executable,
        ["-m", "ptvspt", *LONG],
        env=env,
        encoding="utf-8",
        timeout=20,
        preexec_fn=interruptible,
    )
    child.expect("ready")
    child.sendintr()
    child.expect("caught")
    child.expect("restored")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_what_cannot_be_written_is_an_output_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (tmp_path / "closed").open("w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
    with pytest.raises(OutputError, match="the output could not be written: "):
        write("words")
