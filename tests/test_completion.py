"""Completion in a shell: installed into files that are the person's own, or refused in one line."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from running import FIXTURE, Result, apart, environment, refused

LATIN = "# café\nalias x='y'".encode("latin-1")
FILES = {"bash": (".bashrc", ".bash_completions/ptvspt.sh"), "zsh": (".zshrc", ".zfunc/_ptvspt")}
CALL = """\
import sys, typer._completion_shared as shared
shell = sys.argv.pop()
shared._get_shell_name = lambda: shell
from ptvspt.__main__ import main
main()
"""
"""Runs the program as if it had been started in the shell that the last word names."""


def install(shell: str, home: Path | None, option: str = "--install-completion") -> Result:
    command = [sys.executable, "-c", CALL, option, shell]
    env = environment(PTVSPT_DATA=str(FIXTURE), HOME=str(home) if home else None)
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    return Result(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("shell", FILES)
def test_what_stands_in_the_shells_file_stays_byte_by_byte(tmp_path: Path, shell: str) -> None:
    settings, script = (tmp_path / name for name in FILES[shell])
    settings.write_bytes(LATIN)
    assert (install(shell, tmp_path).status, install(shell, tmp_path).err) == (0, "")
    content = settings.read_bytes()
    assert content.startswith(LATIN + b"\n")
    assert len(content.splitlines()) == len(set(content.splitlines()))  # added once
    assert "_PTVSPT_COMPLETE" in script.read_text()


@pytest.mark.parametrize("shell", [("bash", "--norc"), ("zsh", "-f")], ids=lambda words: words[0])
def test_the_first_tab_of_a_shell_completes(tmp_path: Path, shell: tuple[str, str]) -> None:
    name, plain = shell
    if not shutil.which(name):
        pytest.skip(f"there is no {name} here")
    assert install(name, tmp_path).status == 0
    program = tmp_path / "bin" / "ptvspt"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ptvspt "$@"\n')
    program.chmod(0o755)
    env = environment(PTVSPT_DATA=str(FIXTURE), HOME=str(tmp_path), TERM="xterm")
    env["PATH"] = f"{program.parent}:{env['PATH']}"
    child = pexpect.spawn(name, [plain, "-i"], env=env, encoding="utf-8", timeout=20)
    child.sendline(f"PS1='ready'':'; . {tmp_path / FILES[name][0]}; echo re''ad")
    child.expect_exact("read")
    child.expect_exact("ready:")
    child.send("ptvspt compa\t")
    child.expect("compa[^r]*re")
    child.close(force=True)


@pytest.mark.parametrize("shell", FILES)
def test_a_file_that_cannot_be_written_is_named_in_one_line(tmp_path: Path, shell: str) -> None:
    settings = tmp_path / FILES[shell][0]
    settings.mkdir()
    result = install(shell, tmp_path)
    assert (result.status, len(result.err.splitlines())) == (1, 1)
    assert result.err.startswith(f"ptvspt: {settings}: completion could not be installed: ")


def test_a_home_that_is_missing_is_named_and_not_created(tmp_path: Path) -> None:
    home = tmp_path / "none"
    result = install("bash", home)
    assert (result.status, len(result.err.splitlines()), home.exists()) == (1, 1, False)
    assert str(home) in result.err


@pytest.mark.parametrize(
    "changes",
    [{}, {"COMP_WORDS": "ptvspt "}, {"COMP_CWORD": "1"}, {"COMP_WORDS": "ptvspt ", "COMP_CWORD": "one"}],
    ids=str,
)
def test_a_completion_without_its_variables_names_them(changes: dict[str, str]) -> None:
    assert "COMP_WORDS and COMP_CWORD" in refused(apart(_PTVSPT_COMPLETE="complete_bash", **changes))


@pytest.mark.parametrize("instruction", ["x", "complete", "complete_tcsh", "begin_bash", "1"])
def test_an_instruction_that_no_shell_gives_is_told_with_its_variable(instruction: str) -> None:
    line = refused(apart("list", _PTVSPT_COMPLETE=instruction))
    assert line.startswith("_PTVSPT_COMPLETE takes what a shell sets, complete_bash, ")
    assert line.endswith(f", not '{instruction}'; unset it")


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_a_shell_without_completion_is_told_with_those_that_have_it(tmp_path: Path, option: str) -> None:
    line = refused(install("tcsh", tmp_path, option))
    assert line == "completion: tcsh has no completion; call it from bash, zsh, fish, powershell or pwsh"
    assert list(tmp_path.iterdir()) == []


WORDS = ["ptvspt nosuch x", "ptvspt show 'open", "ptvspt --data /nonexistent show p", "ptvspt show -p pt --state ", ""]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "none"])
@pytest.mark.parametrize("line", WORDS)
def test_a_completion_never_ends_in_a_traceback(line: str, shell: str) -> None:
    place = str(max(line.count(" "), 0))
    asked = {"COMP_WORDS": line, "COMP_CWORD": place, "_TYPER_COMPLETE_ARGS": line}
    result = apart(_PTVSPT_COMPLETE=f"complete_{shell}", _TYPER_COMPLETE_FISH_ACTION="get-args", **asked)
    assert len(result.err.splitlines()) <= 1
