"""What docs/reliability.md promises: each test that it names is there, each number is the code's."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from ptvspt.commands import state, words
from ptvspt.loading import files, nodes
from ptvspt.profiles import lists, search

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)
NUMBERS = (
    f"{files.MAX_BYTES // 2**20} MB of a file",
    f"{nodes.MAX_NODES:,} keys and values",
    f"{nodes.MAX_DEPTH} levels",
    f"after {files.PATIENCE:g} seconds",
    f"{search.LONGEST} characters",
    f"{lists.HITS} hits",
    f"{words.FEWEST} to {words.MOST} professions",
    f"{state.MOST} places",
)


@pytest.mark.parametrize(("name", "test"), NAMED, ids=[test for _, test in NAMED])
def test_every_test_that_holds_a_promise_is_there(name: str, test: str) -> None:
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
    assert test in {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}


def test_every_promise_names_its_test() -> None:
    rows = [
        line for line in PAGE.splitlines() if line.startswith("| ") and not re.match(r"\| (---|promise|limit) ", line)
    ]
    assert len(rows) > 30
    assert len(NAMED) == len(rows)
    assert all(re.search(r"\| `tests/[\w/]+\.py::test_\w+` \|$", row) for row in rows)


@pytest.mark.parametrize("number", NUMBERS)
def test_every_limit_is_the_codes(number: str) -> None:
    assert f"| {number}" in PAGE


def test_the_page_is_one_page() -> None:
    assert len(PAGE.splitlines()) <= 80
