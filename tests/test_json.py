"""docs/json.md is true: it names every output, and the engine that it shows decides as the program does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from ptvspt.interview import export
from ptvspt.interview.engine import advise, next_question
from ptvspt.interview.voices import Audience, spoken
from ptvspt.loading import library
from ptvspt.publishing import schema
from ptvspt.results import SCHEMA

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
CASES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "cases" / "care.yaml").read_text("utf-8"))


def test_every_output_is_named_with_its_names() -> None:
    assert f"`schema`, a number, now **{SCHEMA}**" in TEXT
    told = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", TEXT, re.MULTILINE))
    assert sorted(told) == schema.names()
    for name, line in told.items():
        found = schema.schema(name)
        shapes = [
            found["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part
            for part in found.get("oneOf", ())
        ]
        required = {*found.get("required", ()), *(one for part in shapes for one in part.get("required", ()))}
        if name in ("list", "sources", "show", "compare", "state", "find", "check", "cite", "rules", "career"):
            assert {f"`{one}`" for one in required - {"schema", "interview", "unit"}} <= set(
                re.findall(r"`\w+`", line)
            ), name


def test_the_condition_that_is_shown_is_one() -> None:
    (shown,) = re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)
    found = schema.schema("rules")
    condition = Draft202012Validator({"$ref": "#/$defs/condition", "$defs": found["$defs"]})
    assert condition.is_valid(json.loads(shown))
    for wrong in (["or", ["all"]], ["is", "age"], ["not"], ["is", "age", []], "age", ["not", ["all"], ["all"]]):
        assert not condition.is_valid(wrong), wrong
    assert condition.is_valid(["all"])


def test_the_engine_that_is_shown_decides_every_written_case_as_the_program_does() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    shown: dict[str, Any] = {}
    exec(compile(code, "docs/json.md", "exec"), shown)
    interview = spoken(library.interview(), Audience.SELF)
    logic = json.loads(json.dumps(export.logic(interview)))
    for case in CASES:
        given = {id_: [one] if isinstance(one, str) else one for id_, one in case["answers"].items()}
        advice = advise(interview, case["answers"])
        assert shown["decide"](logic, given) == (
            advice.outcome.id,
            [one.rule.id for one in advice.reasons],
        ), case["name"]
        kept, _ = shown["replay"](logic, given)
        assert shown["notes"](logic, kept, advice.outcome.id) == [one.id for one in advice.notes], case["name"]
        first = next_question(interview, {})
        assert shown["replay"](logic, {}) == ({}, first.id if first else None)
