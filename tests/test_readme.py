"""README and docs/commands.md are true: their examples are run, the commands are all there.

`UPDATE_README=1 pytest tests/test_readme.py` writes the examples' outputs anew. In an output a line
`...` stands for any lines, and `...` within a line for any words.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import ptvspt
from ptvspt.cli import COMMANDS

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
COMMANDS_PAGE = ROOT / "docs" / "commands.md"
TEXT = README.read_text(encoding="utf-8")
REFERENCE = COMMANDS_PAGE.read_text(encoding="utf-8")
DOCUMENTS = [README, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
INSTALL = "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/ptvspt compare"
GATE = "bash .ci/run"
SKIP = "..."


class Example(NamedTuple):
    """A command, the output that is shown for it, and the page that shows it."""

    command: str
    output: str
    page: Path


def _examples(page: Path) -> list[Example]:
    blocks = re.findall(r"^```console\n(.*?)^```$", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    calls = [found for block in blocks for found in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M)]
    return [Example(command, output, page) for command, output in calls]


EXAMPLES = [*_examples(README), *_examples(COMMANDS_PAGE)]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with what the examples read: the data, the files that the README shows, and `ptvspt`."""
    directory = tmp_path_factory.mktemp("readme")
    (directory / "data").symlink_to(ROOT / "data")
    for name, content in re.findall(r"^```\w+ ([\w.-]+)\n(.*?)^```$", REFERENCE, flags=re.MULTILINE | re.DOTALL):
        (directory / name).write_text(content, encoding="utf-8")
    program = directory / "bin" / "ptvspt"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ptvspt "$@"\n')
    program.chmod(0o755)
    return directory


def _run(words: list[str], place: Path) -> subprocess.CompletedProcess[str]:
    """Run a program as a reader would, on a screen of 80 columns; what it complains of is part of its output."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PTVSPT_")}
    environment |= {
        "COLUMNS": "80",
        "PATH": f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(Path(ptvspt.__file__).parent.parent),
        "PYTHONUTF8": "1",
    }
    return subprocess.run(
        words,
        cwd=place,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def _pattern(shown: str) -> str:
    """Return shown lines as a pattern in which `...` stands for lines, or for words of a line."""
    parts = []
    for line in shown.splitlines():
        words = ".*".join(re.escape(part) for part in line.split(SKIP))
        parts.append(r"(?:.*\n)*" if line == SKIP else words + r"\n")
    return "".join(parts)


def _like(shown: str, real: str) -> str:
    """Return an output with as many lines skipped, and the same words left open, as an older one had."""
    before, after = shown.splitlines(), real.splitlines()
    if SKIP in before:
        at = before.index(SKIP)
        tail = len(before) - at - 1
        after = [*after[:at], SKIP, *(after[-tail:] if tail else [])]
    if len(after) == len(before):
        after = [_open(old, new) for old, new in zip(before, after, strict=True)]
    return "".join(f"{line}\n" for line in after)


def _open(old: str, new: str) -> str:
    """Return a line with the words left open that an older one of as many words left open."""
    olds, news = re.split(r"(\s+)", old), re.split(r"(\s+)", new)
    if len(olds) != len(news):
        return new
    return "".join(SKIP if word == SKIP else other for word, other in zip(olds, news, strict=True))


def _check(page: Path, shown: str, real: str, around: str) -> None:
    """Compare an output with the shown one; `around` is the page's text about it, with a gap for it."""
    if os.environ.get("UPDATE_README") and not re.fullmatch(_pattern(shown), real):
        written = page.read_text(encoding="utf-8")
        fresh = _like(shown, real)
        assert around.format(shown) in written
        page.write_text(written.replace(around.format(shown), around.format(fresh), 1), encoding="utf-8")
        shown = fresh
    assert re.fullmatch(_pattern(shown), real), f"the output is now:\n{real}"


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.command for example in EXAMPLES])
def test_an_example_prints_what_the_readme_shows(example: Example, place: Path) -> None:
    assert "ptvspt" in example.command
    done = _run(["sh", "-c", example.command], place)
    command = example.command.replace("{", "{{").replace("}", "}}")
    _check(example.page, example.output, done.stdout, f"$ {command}\n{{}}")


def test_the_two_commands_stand_there_letter_for_letter() -> None:
    assert f"```sh\n{INSTALL}\n```" in TEXT
    assert f"```sh\n{GATE}\n```" in TEXT


def test_the_readme_is_short_and_begins_with_a_comparison_and_how_to_install() -> None:
    lines = TEXT.splitlines()
    assert len(lines) <= 250
    assert lines.index("$ ptvspt compare") < lines.index(INSTALL) < 45


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example(name: str) -> None:
    assert any(example.command.startswith(f"ptvspt {name}") for example in EXAMPLES)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples(name: str, place: Path) -> None:
    done = _run(["ptvspt", name, "--help"], place)
    assert done.returncode == 0
    assert f"Examples:\n    ptvspt {name}" in done.stdout


@pytest.mark.parametrize("variable", ["PTVSPT_DATA", "NO_COLOR", "COLUMNS", "PAGER", "PTVSPT_ACCESSIBLE"])
def test_every_variable_is_documented(variable: str) -> None:
    assert f"`{variable}`" in REFERENCE


@pytest.mark.parametrize("document", DOCUMENTS, ids=[path.name for path in DOCUMENTS])
def test_every_link_leads_to_a_file(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (document.parent / link).exists()]
    assert missing == []
