"""Help on narrow and wide screens."""

from __future__ import annotations

import re
import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptvspt.cli import COMMANDS
from ptvspt.manual import folded
from running import here

CALLS = [("--help",), *((name, "--help") for name in COMMANDS)]


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_no_line_of_a_help_is_wider_than_the_screen(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...], columns: int
) -> None:
    lines = here(capfd, *words, COLUMNS=str(columns)).out.splitlines()
    assert max(map(len, lines)) <= min(columns, 80)


@pytest.mark.parametrize("columns", [20, 40, 60])
@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_no_word_of_a_help_is_broken_or_lost(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...], columns: int
) -> None:
    narrow = here(capfd, *words, COLUMNS=str(columns)).out.replace(" \\\n", "\n")
    assert narrow.split() == here(capfd, *words, COLUMNS="80").out.replace(" \\\n", "\n").split()


def test_a_long_option_stands_above_what_it_does(capfd: pytest.CaptureFixture[str]) -> None:
    out = here(capfd, "show", "--help", COLUMNS="40").out
    assert "  -p, --profession ID\n              The profession.\n" in out
    assert "  --data DIR  Read the data in DIR\n              instead (or PTVSPT_DATA).\n" in out


def test_a_long_example_goes_on_as_a_shell_reads_it(capfd: pytest.CaptureFixture[str]) -> None:
    out = here(capfd, "compare", "--help", COLUMNS="40").out
    assert "    ptvspt compare --section salary \\\n        --state California\n" in out


@given(st.lists(st.sampled_from(["ptvspt", "a", "--only", '"two words"', "w" * 20]), min_size=1), st.integers(8, 60))
def test_a_folded_call_is_the_same_call(words: list[str], width: int) -> None:
    line = "  " + " ".join(words)
    parts = folded(line, width)
    assert shlex.split(" ".join(part.removesuffix("\\") for part in parts)) == shlex.split(line)
    assert all(part.endswith(" \\") for part in parts[:-1])
    assert all(len(part) <= width or len(shlex.split(part.removesuffix(" \\"))) == 1 for part in parts)


def test_the_help_says_where_to_report_an_error(
    capfd: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    out = " ".join(here(capfd, "--help").out.split())
    assert re.search(
        r"Report an error: see CONTRIBUTING\.md\..*docs/safety\.md .*\"How to report a wrong answer\"", out
    )
    root = request.config.rootpath
    assert "\n## How to report a wrong answer\n" in (root / "docs" / "safety.md").read_text(encoding="utf-8")
    assert (root / "CONTRIBUTING.md").exists()
