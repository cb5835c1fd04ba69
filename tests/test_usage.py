"""A wrong call in one sentence."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ptvspt.cli import COMMANDS, _built
from running import here, refused

TOLD = {
    ("show", "-p"): "option '-p' needs a value, like '-p ID'",
    ("--data",): "option '--data' needs a value, like '--data DIR'",
    ("list", "-f"): "option '-f' needs a value: table, plain, markdown, csv, json or html",
    ("compare", "--only"): "option '--only' needs a value: differences or similarities",
    ("list", "-f", "pdf"): "option '--format' takes table, plain, markdown, csv, json or html, not 'pdf'",
    ("compare", "--only", "difference"): (
        "option '--only' takes differences or similarities, not 'difference'; did you mean 'differences'?"
    ),
    ("rank", "a is not b"): "rank takes salary or access, not 'a is not b'",
    ("rank", "salery"): "rank takes salary or access, not 'salery'; did you mean 'salary'?",
    ("rank", "salary", "--top", "x"): "option '--top' takes a whole number of 1 or more, not 'x'",
    ("rank", "salary", "--top", "0"): "option '--top' takes a whole number of 1 or more, not '0'",
    ("list", "--sections=yes"): "option '--sections' takes no value; write it alone",
    ("list", "-fx", "json"): "option '--format' takes table, plain, markdown, csv, json or html, not 'x'",
    ("list", "sections"): "list takes options only, not 'sections'; did you mean '--sections'?",
    ("list", "more"): "list takes options only, not 'more'; see 'ptvspt list --help'",
    ("find", "dry", "needling"): (
        "'needling' is too much for find; put words that belong together in quotes; see 'ptvspt find --help'"
    ),
    ("find",): "find needs one word more, like 'ptvspt find Medicare'; see 'ptvspt find --help'",
    ("state",): "state needs one word more, like 'ptvspt state TX'; see 'ptvspt state --help'",
    ("map",): "map needs salary or access, like 'ptvspt map access'; see 'ptvspt map --help'",
    ("-x",): "no option '-x'; see 'ptvspt --help'",
}


@pytest.mark.parametrize(("words", "line"), TOLD.items(), ids=[" ".join(words) for words in TOLD])
def test_a_wrong_call_is_told_with_place_cause_and_remedy(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...], line: str
) -> None:
    assert refused(here(capfd, *words)) == line


OPTIONS = [(name, param) for name in COMMANDS for param in _built(name).params if param.param_type_name == "option"]
NAMED = [(name, param, word) for name, param in OPTIONS for word in param.opts]


@pytest.mark.parametrize(("name", "param", "word"), NAMED, ids=[f"{name} {word}" for name, _, word in NAMED])
def test_every_option_says_whether_it_takes_a_value_and_which(
    capfd: pytest.CaptureFixture[str], name: str, param: Any, word: str
) -> None:
    if param.is_flag:
        line = refused(here(capfd, name, f"{word}=1")) if word.startswith("--") else ""
        assert line in ("", f"option '{word}' takes no value; write it alone")
        return
    line = refused(here(capfd, name, word))
    choices = [str(getattr(one, "value", one)) for one in getattr(param.type, "choices", ())]
    assert line.startswith(f"option '{word}' needs a value")
    assert all(one in line for one in choices)
    assert choices or param.make_metavar(None) in line or "a whole number of" in line
    if choices:
        wrong = refused(here(capfd, name, word, "xyzzy"))
        assert wrong.startswith(f"option '{param.opts[0]}' takes {choices[0]}")
        assert wrong.endswith(", not 'xyzzy'")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_word_too_many_is_named_with_what_would_do(capfd: pytest.CaptureFixture[str], name: str) -> None:
    first = {"rank": "access", "map": "access", "career": "pay"}.get(name, "xyzzy")
    line = refused(here(capfd, name, first, *["xyzzy"] * 8))
    assert "xyzzy" in line or re.search("not [89]", line)
    assert "; " in line
    assert "unexpected" not in line


def test_a_wrong_variable_is_called_by_its_name(capfd: pytest.CaptureFixture[str]) -> None:
    line = refused(here(capfd, "advise", "--no-input", PTVSPT_ACCESSIBLE="maybe"))
    assert line == "PTVSPT_ACCESSIBLE takes 1 or 0, not 'maybe'"
