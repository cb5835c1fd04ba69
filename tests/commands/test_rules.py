"""ptvspt rules."""

from __future__ import annotations

import json

import pytest
from rich.cells import cell_len

from answering import CARE
from ptvspt.interview import drawing, export
from running import ESCAPE, apart, here, refused


def test_json_lays_everything_open(capfd: pytest.CaptureFixture[str]) -> None:
    result = here(capfd, "rules", "--format", "json")
    assert (result.status, result.err) == (0, "")
    assert json.loads(result.out) == json.loads(json.dumps(export.logic(CARE)))


@pytest.mark.parametrize("format_", ["mermaid", "dot"])
def test_a_drawing_is_written_as_it_is(capfd: pytest.CaptureFixture[str], format_: str) -> None:
    result = here(capfd, "rules", "-f", format_)
    assert (result.status, result.err) == (0, "")
    assert result.out == getattr(drawing, format_)(CARE)


@pytest.mark.parametrize("format_", ["table", "markdown"])
def test_every_rule_is_shown_to_people(capfd: pytest.CaptureFixture[str], format_: str) -> None:
    result = here(capfd, "rules", "-f", format_, "--full")
    assert (result.status, result.err) == (0, "")
    text = " ".join(result.out.split())
    assert all(rule.id in text for rule in CARE.rules)
    assert "Every rule that holds is collected; the most urgent outcome among them is the answer." in text


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_no_line_is_wider_than_the_screen(capfd: pytest.CaptureFixture[str], columns: int) -> None:
    lines = here(capfd, "rules", COLUMNS=str(columns)).out.splitlines()
    assert max(map(cell_len, lines)) <= columns


@pytest.mark.parametrize("format_", ["table", "markdown", "json", "mermaid", "dot"])
def test_nothing_steers_a_terminal(capfd: pytest.CaptureFixture[str], format_: str) -> None:
    assert ESCAPE not in here(capfd, "rules", "-f", format_, FORCE_COLOR="1").out


@pytest.mark.parametrize("format_", ["json", "markdown"])
def test_what_programs_read_is_utf8_in_every_locale(format_: str) -> None:
    result = apart("rules", "-f", format_, "--full", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (result.status, result.err) == (0, "")
    assert "漢字" in result.out


def test_one_part_is_laid_open_by_its_id(capfd: pytest.CaptureFixture[str]) -> None:
    result = here(capfd, "rules", "goal")
    assert (result.status, result.err) == (0, "")
    assert "Question goal" in result.out
    assert CARE.questions["goal"].why in " ".join(result.out.split())
    assert "did you mean 'goal'" in refused(here(capfd, "rules", "gaol"))


def test_an_unknown_format_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    assert "svg" in refused(here(capfd, "rules", "-f", "svg"))


@pytest.mark.parametrize(("id_", "kind"), [("age", "questions"), ("doctor", "outcomes")])
def test_json_lays_one_part_open_by_its_id(capfd: pytest.CaptureFixture[str], id_: str, kind: str) -> None:
    whole = json.loads(here(capfd, "rules", "-f", "json").out)
    found = json.loads(here(capfd, "rules", id_, "-f", "json").out)
    assert found[kind] == [one for one in whole[kind] if one["id"] == id_]
    assert [key for key in ("questions", "outcomes", "rules", "notes", "choices") if found[key]] == [kind]


@pytest.mark.parametrize("format_", ["table", "markdown", "json"])
def test_an_unknown_part_is_refused_with_the_nearest_in_every_format(
    capfd: pytest.CaptureFixture[str], format_: str
) -> None:
    line = refused(here(capfd, "rules", "docter", "-f", format_))
    assert line == "no question, outcome or rule 'docter'; did you mean 'doctor'?"
