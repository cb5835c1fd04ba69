"""docs/python.md is true: its examples are run, and what it names is there."""

from __future__ import annotations

import doctest
import re
from importlib import import_module
from pathlib import Path

import pytest

PAGE = Path(__file__).parent.parent / "docs" / "python.md"
TEXT = PAGE.read_text(encoding="utf-8")
NAMED = re.findall(r"^\| `(ptvspt[\w.]*)` \| (.*) \|$", TEXT, re.MULTILINE)


def test_every_example_gives_what_the_page_shows() -> None:
    code = re.sub(r"^```\w*$", "", TEXT, flags=re.MULTILINE)  # else a fence would be part of an output
    example = doctest.DocTestParser().get_doctest(code, {}, PAGE.name, str(PAGE), 0)
    told: list[str] = []
    result = doctest.DocTestRunner().run(example, out=told.append)
    assert result.attempted > 30
    assert not result.failed, "".join(told)


@pytest.mark.parametrize(("module", "names"), NAMED, ids=[module for module, _ in NAMED])
def test_what_the_page_promises_is_there(module: str, names: str) -> None:
    promised = re.findall(r"`(\w+)`", names)
    assert promised
    assert [name for name in promised if getattr(import_module(module), name, None) is None] == []


def test_an_example_imports_only_what_is_promised() -> None:
    known = {(module, name) for module, names in NAMED for name in re.findall(r"`(\w+)`", names)}
    used = {
        (module, name)
        for module, names in re.findall(r"^>>> from (ptvspt[\w.]*) import (.*)$", TEXT, re.MULTILINE)
        for name in names.split(", ")
    }
    assert used <= known
