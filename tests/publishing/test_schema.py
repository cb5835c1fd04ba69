"""The schemas: valid, strict, and true of everything that the program writes as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from answering import Said, flags
from ptvspt.cli import COMMANDS, _built
from ptvspt.loading import library
from ptvspt.publishing import schema
from results import VIEWS
from running import answered, here

GOLDEN = Path(__file__).parent.parent / "golden"
FORMATTED = [name for name in COMMANDS if any(one.name == "format_" for one in _built(name).params)]
OUTPUTS = {path.name: path.stem for path in sorted(GOLDEN.glob("*.json"))}


def command(view: str) -> str:
    """Return the command that writes a golden file."""
    return VIEWS[view][0] if view in VIEWS else view


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema.schema(name))


def misfits(name: str, value: object) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(name).iter_errors(value)]


def golden(name: str) -> Any:
    return json.loads((GOLDEN / name).read_bytes())


def test_every_command_that_writes_json_has_a_schema() -> None:
    assert schema.names() == sorted(FORMATTED)
    assert set(schema.names()) <= {command(view) for view in OUTPUTS.values()} | {"check"}


@pytest.mark.parametrize("name", schema.names())
def test_a_schema_is_valid_and_needs_no_other_file(name: str) -> None:
    found = schema.schema(name)
    Draft202012Validator.check_schema(found)
    text = json.dumps(found)
    defs = found["$defs"]
    assert all(f"#/$defs/{one}" in text for one in defs)
    assert text.count('"$ref": "#/$defs/') == text.count('"$ref"')


@pytest.mark.parametrize("name", OUTPUTS)
def test_every_golden_output_is_what_its_schema_says(name: str) -> None:
    assert misfits(command(OUTPUTS[name]), golden(name)) == []


def objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the objects of a result, the first of each list alone."""
    if isinstance(value, dict):
        yield value
        for one in list(value.values()):
            yield from objects(one, depth + 1)
    elif isinstance(value, list) and value:
        yield from objects(value[0], depth + 1)


OPEN = {"answers", "codes", "facts", "value", "present_value", "counts", "look"}
"""Objects whose names are data: ids of questions, professions, and the like."""


@pytest.mark.parametrize("name", [name for name in OUTPUTS if "full" not in name and name != "compare-all.json"])
def test_an_object_takes_no_name_that_the_schema_does_not_know_and_lacks_none(name: str) -> None:
    found = golden(name)
    assert misfits(command(OUTPUTS[name]), found | {"unheard-of": 1})
    for key in found:
        less = {one: value for one, value in found.items() if one != key}
        assert misfits(command(OUTPUTS[name]), less), key
    closed = [one for key, part in found.items() for one in objects(part) if key not in OPEN]
    tried = 0
    for number, _ in enumerate(closed):
        copy = deepcopy(found)
        parts = [one for key, part in copy.items() for one in objects(part) if key not in OPEN]
        if is_data(copy, parts[number]):
            continue
        parts[number]["unheard-of"] = 1
        assert misfits(command(OUTPUTS[name]), copy), parts[number]
        tried += 1
    assert tried or not closed


def is_data(value: Any, wanted: dict[str, Any], name: str = "") -> bool:
    """Tell whether an object stands under a name whose own names are data."""
    if value is wanted:
        return name in OPEN
    parts = (
        value.items() if isinstance(value, dict) else ((name, one) for one in value) if isinstance(value, list) else ()
    )
    return any(is_data(part, wanted, key) for key, part in parts)


UNSURE = {id_: one.unsure or "" for id_, one in library.fitting().interview.questions.items()}
FIT: Said = {**UNSURE, "years": "two", "people": ("hurt", "well"), "jurisdiction": "oh"}
CALLS = [
    ("list",),
    ("list", "--sections"),
    ("compare", "pt", "trainer", "pta", "--all"),
    ("find", "exercise"),
    ("sources",),
    ("sources", "bls-oews"),
    ("state", *list(library.places())[:4]),
    ("state", "PR", "DC", "WY"),
    ("rank", "salary", "-p", "trainer", "--by", "p90", "--state", "TX"),
    ("rank", "access"),
    ("map", "salary", "-p", "pta"),
    ("map", "access", "--state", "TX"),
    ("career", "paths"),
    ("career", "--no-input", *flags(FIT)),
    ("career", "pay", "--state", "OH", "--degree-done", "bachelor", "--interest", "7.9"),
    ("rules",),
    ("check", "--on", "2031-01-01"),
    ("cite",),
    ("cite", "pt.salary.median"),
]


@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_what_is_written_of_the_shipped_data_is_what_the_schema_says(words: tuple[str, ...]) -> None:
    result = answered(*words, "-f", "json")
    assert misfits(words[0], json.loads(result.out)) == []


def test_profiles_and_advice_of_the_shipped_data_is_what_the_schema_says() -> None:
    for id_ in ("pt", "trainer", "physician"):
        assert misfits("show", json.loads(answered("show", id_, "--state", "TX", "-f", "json").out)) == []
    cases = yaml.safe_load((Path(__file__).parent.parent / "cases" / "care.yaml").read_text("utf-8"))
    for case in cases[::40]:
        given = {id_: (one,) if isinstance(one, str) else tuple(one) for id_, one in case["answers"].items()}
        told = answered("advise", "--no-input", "-f", "json", *flags(given))
        assert misfits("advise", json.loads(told.out)) == [], case["name"]


def test_what_check_finds_in_broken_data_is_what_the_schema_says(
    capfd: pytest.CaptureFixture[str], copied: Path
) -> None:
    table = copied / "statistics" / "wages.csv"
    text = table.read_text(encoding="utf-8").replace("AK,39-9031,2026-05,6078", "AK,39-9031,2027-05,6078", 1)
    table.write_text(text, encoding="utf-8")
    result = here(capfd, "check", "--data", str(copied), "-f", "json")
    found = json.loads(result.out)
    assert (result.status, misfits("check", found)) == (1, [])
    assert found["errors"] == sum(one["severity"] == "error" for one in found["findings"]) > 0
    lines = here(capfd, "check", "--data", str(copied)).out.splitlines()
    for one in found["findings"]:
        assert any(one["message"] in line and f":{one['line']}:" in line and one["check"] in line for line in lines)


def test_the_command_prints_a_schema_or_lists_them(capfd: pytest.CaptureFixture[str]) -> None:
    listed = here(capfd, "schema").out.splitlines()
    assert [line.split()[0] for line in listed] == schema.names()
    assert json.loads(here(capfd, "schema", "rules").out) == schema.schema("rules")
    assert here(capfd, "schema", "comparr").err == "ptvspt: no schema 'comparr'; did you mean 'compare'?\n"
