"""Completion in a shell, where Typer's own ends in a traceback: its files are the person's, and of any encoding."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from ptvspt.errors import OutputError, UsageError

VARIABLE = "_PTVSPT_COMPLETE"
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
FIRST_TAB = """
if [[ $funcstack[1] = _{name} ]]; then
  _{name}_completion "$@"
fi
"""
"""Zsh reads the file at the first tab, and Typer's then only says what the next tab does."""


def prepare() -> None:
    """Let Typer install completion by the functions below."""
    from typer import _completion_shared as shared
    from typer import completion

    shared.install_bash, shared.install_zsh = install_bash, install_zsh
    detect = partial(_shell, shared._get_shell_name)
    for module in (shared, completion):  # both have taken the name
        vars(module)["_get_shell_name"] = detect


def _shell(detect: Callable[[], str | None]) -> str:
    """Return the shell that called, when it can complete. Raises UsageError."""
    found = detect()
    if found in SHELLS:
        return str(found)
    cause = f"{found} has no completion" if found else "which shell this is cannot be told"
    raise UsageError(f"completion: {cause}; call it from {', '.join(SHELLS[:-1])} or {SHELLS[-1]}")


def check() -> None:
    """Raise UsageError where a completion is asked for without what the shell should have set beside it."""
    instruction = os.environ.get(VARIABLE)
    if instruction is None:
        return
    verb, _, shell = instruction.partition("_")
    if verb not in ("complete", "source") or shell not in SHELLS:
        known = ", ".join(f"complete_{one}" for one in SHELLS)
        raise UsageError(f"{VARIABLE} takes what a shell sets, {known}, not '{instruction}'; unset it")
    if instruction != "complete_bash":
        return
    place = os.environ.get("COMP_CWORD", "")
    if "COMP_WORDS" not in os.environ or not (place.isdecimal() and len(place) < 9):
        raise UsageError(
            f"{VARIABLE} is set, and COMP_WORDS and COMP_CWORD are not; the shell sets all three, else unset {VARIABLE}"
        )


def install_bash(*, prog_name: str, complete_var: str, shell: str) -> Path:
    """Install completion in bash, and return its file. Raises OutputError."""
    script = _home() / ".bash_completions" / f"{prog_name}.sh"
    _write(script, prog_name, complete_var, shell)
    _append(_home() / ".bashrc", f"source '{script}'")
    return script


def install_zsh(*, prog_name: str, complete_var: str, shell: str) -> Path:
    """Install completion in zsh, and return its file. Raises OutputError."""
    script = _home() / ".zfunc" / f"_{prog_name}"
    _write(script, prog_name, complete_var, shell, FIRST_TAB.format(name=prog_name))
    _append(_home() / ".zshrc", "fpath+=~/.zfunc; autoload -Uz compinit; compinit")
    _append(_home() / ".zshrc", "zstyle ':completion:*' menu select", unless="zstyle")
    return script


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError as error:
        raise UsageError("no home directory is known; set HOME") from error


def _write(path: Path, prog_name: str, complete_var: str, shell: str, more: str = "") -> None:
    from typer._completion_shared import get_completion_script

    text = get_completion_script(prog_name=prog_name, complete_var=complete_var, shell=shell)
    text = f"{text.rstrip()}\n{more}"
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise _refused(path, error) from error


def _append(path: Path, line: str, unless: str = "") -> None:
    """Add a line to a file, in bytes, unless it is there: what stands in it stays as it is."""
    added = os.fsencode(line)
    try:
        before = path.read_bytes() if path.exists() else b""
        if os.fsencode(unless or line) in before:
            return
        start = b"" if not before or before.endswith(b"\n") else b"\n"
        with path.open("ab") as file:
            file.write(start + added + b"\n")
    except OSError as error:
        raise _refused(path, error) from error


def _refused(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path}: completion could not be installed: {error.strerror or error}")
