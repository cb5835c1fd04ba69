"""What anybody can read, in any command: words of readers, not of those who did the research."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from answering import flags
from ptvspt.loading import library
from ptvspt.profiles.talk import heard
from running import answered

DATA = library.load()
PLACES = tuple(library.places())
CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases" / "care.yaml").read_text("utf-8"))
SPOKEN = (
    *(("show", "-p", id_, "--full", "-f", "plain") for id_ in DATA.professions),
    *(("show", "-p", id_, "--full") for id_ in DATA.professions),
    ("compare", "--all"),
    *(("state", code, "--full") for code in PLACES),
    ("rank", "access", "--full"),
    ("rank", "salary", "-p", "pt", "--full"),
    ("map", "access", "--full"),
    ("map", "salary", "-p", "trainer", "--full"),
    ("rules", "--full"),
    ("list", "--full"),
    ("list", "--sections", "--full"),
    ("find", "pain", "--full"),
    ("sources",),
    (),
)


@cache
def printed(*words: str) -> str:
    result = answered(*words)
    assert result.status == 0, result.err
    return " ".join(result.out.split())


def test_the_list_knows_what_a_researcher_would_say() -> None:
    assert heard("The fee was not found.") == "was not found"
    assert heard("Ask the board about the fee.") is None


@pytest.mark.parametrize("words", SPOKEN, ids=" ".join)
def test_nothing_that_a_command_prints_is_talk_of_research(words: tuple[str, ...]) -> None:
    assert heard(printed(*words)) is None


@pytest.mark.parametrize("case", [pytest.param(case["answers"], id=case["name"]) for case in CASES[::25]])
def test_no_advice_is_talk_of_research(case: dict[str, Any]) -> None:
    given = {id_: (one,) if isinstance(one, str) else tuple(one) for id_, one in case.items()}
    assert heard(printed("advise", "--no-input", "--full", *flags(given))) is None
