"""Every option of every command changes what it is given for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from answering import WELL, flags
from ptvspt.cli import COMMANDS, _built
from ptvspt.loading import library
from running import here

CALLS = {
    "list": ("list",),
    "show": ("show", "pt"),
    "compare": ("compare",),
    "advise": ("advise", *flags(WELL)),
    "career": ("career", "pay", "pt", "trainer", "--state", "IL"),
    "rules": ("rules",),
    "state": ("state", "TX"),
    "rank": ("rank", "salary", "-p", "pt"),
    "map": ("map", "salary", "-p", "pt"),
    "find": ("find", "exercise", "--full"),
    "sources": ("sources",),
    "check": ("check",),
    "export": ("export", "--sqlite", "FILE"),
    "schema": ("schema",),
    "cite": ("cite",),
}
WORDS = {
    "for_": ("--for", "client"),
    "note": ("--note",),
    "full": ("--full",),
    "accessible": ("--accessible",),
    "format_": ("--format", "json"),
    "data": ("--data", str(library.shipped())),
    "state": ("--state", "CA"),
    "section": ("--section", "overview"),
    "sections": ("--sections",),
    "profession": ("--profession", "trainer"),
    "all_": ("--all",),
    "only": ("--only", "differences"),
    "top": ("--top", "2"),
    "by": ("--by", "p90"),
    "on": ("--on", "2031-01-01"),
    "strict": ("--strict",),
    "against": ("--against", "high-school"),
    "cost": ("--cost", "pt=90000"),
    "debt": ("--debt", "pt=50000"),
    "hours": ("--hours", "trainer=25"),
    "interest": ("--interest", "7.9"),
    "discount": ("--discount", "5"),
    "horizon": ("--horizon", "30"),
    "start": ("--start", "median"),
    "age": ("--age", "30"),
    "degree": ("--degree-done", "bachelor"),
    "while_studying": ("--work-while-studying", "9000"),
    "answer": ("--answer", "goal=strength"),
    "answers": ("--answers", "FILE"),
    "save": ("--save", "FILE"),
    "sqlite": ("--sqlite", "FILE"),
}
ELSEWHERE = {
    ("advise", "force"): "tests/commands/test_advise.py: it changes what is overwritten",
    **{
        ("career", option): "tests/commands/test_career.py: it belongs to the questions of career"
        for option in ("answer", "answers", "save", "force", "no_input")
    },
    ("advise", "no_input"): "tests/commands/test_advise.py: it changes what is asked",
    ("check", "accessible"): "its lines are read in order as they are",
    ("export", "force"): "tests/commands/test_exporting.py: it changes what is overwritten",
    ("export", "accessible"): "tests/commands/test_exporting.py: it changes how somebody is asked",
    ("schema", "accessible"): "its lines are read in order as they are",
    ("schema", "data"): "every data is written in the same shape",
    **{
        ("site", option): "tests/publishing/test_site.py: it changes files, or what is overwritten"
        for option in ("base", "report", "force", "data")
    },
    ("cite", "accessible"): "its lines are read in order as they are",
}
"""Options that change nothing of these calls, and why."""
STATUS = {("check", "strict"): 1, ("advise", "data"): 2}
"""What a call ends with where it is not 0: there are warnings, and other data asks other questions."""
LATE = 1_900_000_000
"""A day in 2030, when what is fresh now is stale."""
OPTIONS = [(name, one.name) for name in COMMANDS for one in _built(name).params if one.param_type_name == "option"]
TRIED = [pair for pair in OPTIONS if pair not in ELSEWHERE]


@pytest.mark.parametrize(("command", "option"), TRIED, ids=[f"{command} {option}" for command, option in TRIED])
def test_every_option_changes_what_a_call_gives(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, command: str, option: str
) -> None:
    call, file = CALLS[command], tmp_path / "answers"
    if (command, option) == ("show", "profession"):
        call = ("show",)
    if (command, option) == ("find", "full"):
        call = call[:-1]
    if option == "answer":
        call = ("advise", *flags({id_: one for id_, one in WELL.items() if id_ != "goal"}))
    if option == "answers":
        call = ("advise", "--no-input")
        file.write_text(json.dumps(dict(WELL)), encoding="utf-8")
    if (command, option) == ("export", "sqlite"):
        call = ("export", str(tmp_path / "package"))
    call = tuple(str(file) if word == "FILE" else word for word in call)
    words = [str(file) if word == "FILE" else word for word in WORDS[option]]
    late = str(LATE) if option == "strict" else None
    bare = here(capfd, *call, SOURCE_DATE_EPOCH=late)
    found = here(capfd, *call, *words, SOURCE_DATE_EPOCH=late)
    assert found.status == STATUS.get((command, option), 0)
    assert found != bare or (option == "save" and file.exists())


def test_what_is_told_elsewhere_is_an_option() -> None:
    assert set(ELSEWHERE) <= set(OPTIONS)
