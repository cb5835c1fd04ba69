"""Running the program in tests: in this process where only words matter, in one of its own where the process does."""

from __future__ import annotations

import atexit
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest

import ptvspt
from ptvspt.__main__ import run

SOURCES = Path(ptvspt.__file__).parent.parent
FIXTURE = Path(__file__).parent / "fixtures" / "catalogue"
CACHE = tempfile.TemporaryDirectory(prefix="ptvspt-tests-")
atexit.register(CACHE.cleanup)
FORMATS = ("table", "plain", "markdown", "csv", "json", "html")
CALLS = {
    "list": ("list",),
    "list-sections": ("list", "--sections"),
    "show": ("show", "-p", "pt"),
    "show-section": ("show", "salary", "-p", "trainer"),
    "compare": ("compare",),
    "compare-all": ("compare", "lmt", "pt", "trainer", "--all"),
    "compare-differences": ("compare", "--only", "differences"),
    "compare-similarities": ("compare", "--only", "similarities"),
    "find": ("find", "exercise"),
    "find-nothing": ("find", "exercize"),
    "sources": ("sources",),
    "source": ("sources", "herald"),
}
"""Every view of the six commands on the fixture; `check` has no formats."""
ESCAPE = "\x1b"


class Result(NamedTuple):
    """What a call left behind."""

    status: int
    out: str
    err: str


def environment(**changes: str | None) -> dict[str, str]:
    """Return this process's environment without what would change the output; None removes a variable."""
    ours = re.compile("PTVSPT_|_PTVSPT|_TYPER|COMP_|XDG_|LC_|LESS|PYTHON")
    ours_too = {"LANG", "LANGUAGE", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PAGER", "TERM"}
    kept = {key: value for key, value in os.environ.items() if not ours.match(key) and key not in ours_too}
    kept |= {"PYTHONPATH": str(SOURCES), "XDG_CACHE_HOME": CACHE.name, "LANG": "C.UTF-8"}
    found = {**kept, **changes}
    return {key: value for key, value in found.items() if value is not None}


def here(capfd: pytest.CaptureFixture[str], *words: str, **changes: str | None) -> Result:
    """Run a call in this process, on the fixture unless the call or the environment says otherwise."""
    with patch.dict(os.environ, environment(**{"PTVSPT_DATA": str(FIXTURE), **changes}), clear=True):
        capfd.readouterr()
        status = run(list(words))
        return Result(status, *capfd.readouterr())


def apart(*words: str, **changes: str | None) -> Result:
    """Run a call in a process of its own, on the fixture unless the call or the environment says otherwise."""
    with started(*words, env={"PTVSPT_DATA": str(FIXTURE), **changes}) as process:
        out, err = process.communicate(timeout=60)
    return Result(process.returncode, out.decode("utf-8", "surrogateescape"), err.decode("utf-8", "surrogateescape"))


def started(*words: str, env: Mapping[str, str | None], **settings: Any) -> subprocess.Popen[bytes]:
    """Start a call in a process of its own."""
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **settings}
    return subprocess.Popen([sys.executable, "-m", "ptvspt", *words], env=environment(**env), **pipes)


def refused(result: Result) -> str:
    """Return the one line with which a wrong call was refused."""
    lines = result.err.splitlines()
    assert (result.status, result.out, len(lines)) == (2, "", 1), result
    assert result.err == f"{lines[0]}\n"
    assert lines[0].startswith("ptvspt: ")
    return lines[0].removeprefix("ptvspt: ")


def write_data(directory: Path, professions: str, sources: str = "") -> Path:
    """Write a data directory of one's own."""
    directory.mkdir(exist_ok=True)
    (directory / "professions.yaml").write_text(professions, encoding="utf-8")
    (directory / "sources.yaml").write_text(sources or SOURCE, encoding="utf-8")
    (directory / "publishers.yaml").write_text("A house: {grade: official}\n", encoding="utf-8")
    return directory


SOURCE = """\
book:
  title: A book
  publisher: A house
  url: https://book.example/
  kind: statistics
  issued: 2020
  checked: 2026-11-20
"""
SOUND = """\
version: 2026.11.20
sections:
  pay:
    title: Pay
    attributes:
      wage: {label: Wage, kind: number, unit: usd-per-year, renew: never}
professions:
  juggler:
    name: Juggler
    summary: Keeps things in the air.
    aliases: [thrower]
    codes: {}
    facts:
      pay:
        wage: {value: 30000, as-of: 2020, sources: [book]}
"""
"""A small catalogue that never grows stale."""
LOADED = """\
import sys
from pathlib import Path
from ptvspt.loading import library
directory = Path(sys.argv[1]) if sys.argv[1] else None
found = library.load(directory, (lambda names: sys.argv[2:]) if sys.argv[2:] else None)
parsed = "ptvspt.loading.nodes" in sys.modules
assert parsed == ("yaml" in sys.modules)
print("parsed" if parsed else "not parsed", *found.professions)
"""


def loaded(directory: Path | str, *ids: str, code: Path = SOURCES) -> str:
    """Load in a program of its own; return whether YAML was parsed, and the professions."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(directory), *ids],
        env={**os.environ, "PYTHONPATH": str(code)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()
