from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from ptvspt.loading import library
from running import FORMATS, here, refused

PAY = ("career", "pay", "--state", "IL")


def test_alone_it_lists_the_paths_and_says_how_to_ask(capfd: pytest.CaptureFixture[str]) -> None:
    result = here(capfd, "career", "paths")
    assert result.status == 0
    assert "ptvspt career pay" in result.out
    assert "pt:private" in result.out


def test_two_paths_stand_side_by_side(capfd: pytest.CaptureFixture[str]) -> None:
    result = here(capfd, *PAY, "pt", "trainer")
    assert (result.status, result.err) == (0, "")
    assert "Ahead of the trainer      from year 15" in result.out
    assert "More: ptvspt career pay pt trainer --state IL --full, --help" in result.out


def paths(capfd: pytest.CaptureFixture[str], *words: str) -> dict[str, dict[str, float]]:
    """Return the paths that a call writes as JSON, by id."""
    result = here(capfd, *PAY, "pt", "trainer", *words, "-f", "json")
    assert result.status == 0, result
    return {one["path"]: one for one in json.loads(result.out)["paths"]}


@pytest.mark.parametrize(
    ("words", "path", "name", "value"),
    [
        (("--cost", "pt=90000"), "pt:public", "cost", 90_000),
        (("--debt", "pt:public=120000"), "pt:public", "owed", 120_000),
        (("--hours", "trainer=20"), "trainer:certified", "median_pay", 23_000),
        (("--start", "p10"), "pt:public", "first_pay", 91_000),
        (("--degree-done", "bachelor"), "pt:public", "years", 3),
    ],
)
def test_an_option_changes_its_path(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...], path: str, name: str, value: float
) -> None:
    assert paths(capfd)[path][name] != value
    assert paths(capfd, *words)[path][name] == value


@pytest.mark.parametrize(
    "words", [("--interest", "12"), ("--discount", "0"), ("--horizon", "30"), ("--work-while-studying", "9000")]
)
def test_an_option_for_all_changes_what_it_is_worth(capfd: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    worth = "present_value"
    assert paths(capfd, *words)["pt:public"][worth] != paths(capfd)["pt:public"][worth]


def test_held_against_another_path_it_is_ahead_at_another_time(capfd: pytest.CaptureFixture[str]) -> None:
    ahead = "ahead_after_years"
    assert paths(capfd, "--against", "high-school")["pt:public"][ahead] != paths(capfd)["pt:public"][ahead]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--horizon", "0"), "--horizon 0: a number from 1 to 50 is wanted here"),
        (("--horizon", "500"), "--horizon 500: a number from 1 to 50 is wanted here"),
        (("--interest", "nan"), "--interest nan: a number from 0 to 30 is wanted here"),
        (("--discount", "-1"), "--discount -1: a number from 0 to 15 is wanted here"),
        (("--age", "3"), "--age 3: a number from 14 to 70 is wanted here"),
        (("--cost", "pt=-5"), "--cost 'pt=-5': a number from 0 to 2,000,000 is wanted here"),
        (("--debt", "pt"), "--debt 'pt': a path and an amount are wanted here, like pt=90000"),
        (("--hours", "trainer=0"), "--hours 'trainer=0': a number from 1 to 80 is wanted here"),
        (("--work-while-studying", "x"), "--work-while-studying: a number from 0 to 2,000,000 is wanted here"),
        (("--cost", "high-school=5"), "--cost 'high-school': this path is not looked at; name it among the paths"),
        (("--against", "xx"), "no path 'xx'; 'ptvspt career paths' lists them"),
        (("--state", "ZZ"), "no place 'ZZ'; 'ptvspt rank access' lists them"),
        (("--state", "GU"), "no wages of 'trainer' are published for Guam; leave out the path or the state"),
        (("pt",), "the path 'pt' is named twice; name another"),
        (("pt:x",), "no path 'pt:x'; there are pt:public, pt:private"),
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_refused_in_one_line(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...], message: str
) -> None:
    assert refused(here(capfd, *PAY, "pt", "trainer", *words)) == message


def test_the_list_takes_nothing_that_it_would_not_use(capfd: pytest.CaptureFixture[str]) -> None:
    told = refused(here(capfd, "career", "--age", "30"))
    assert told == "'career' takes no --age: 'ptvspt career pay' takes it; leave it out"


# Which fits: the questions

WISHES: dict[str, str | list[str]] = {
    "degree": "bachelor",
    "years": "open",
    "people": ["hurt", "ill"],
    "hours": "regular",
}
FIT = ("career", "--no-input", "--state", "IL")
SHIPPED = {"PTVSPT_DATA": None}


def said(answers: Mapping[str, str | list[str]]) -> list[str]:
    texts = [f"{id_}={one if isinstance(one, str) else ','.join(one)}" for id_, one in answers.items()]
    return [word for text in texts for word in ("--answer", text)]


def fits(capfd: pytest.CaptureFixture[str], *words: str, **changes: str | None) -> dict[str, Any]:
    """Return the JSON of a call that works and warns of nothing."""
    result = here(capfd, *words, "-f", "json", **changes)
    assert (result.status, result.err) == (0, "")
    found: dict[str, Any] = json.loads(result.out)
    return found


def all_open(**given: str) -> list[str]:
    questions = library.fitting().interview.questions.values()
    answers: dict[str, str | list[str]] = {one.id: one.unsure or "" for one in questions if one.id != "jurisdiction"}
    return said({**answers, **given})


@pytest.mark.parametrize("words", [(), ("--no-input",)])
def test_where_nobody_can_be_asked_the_first_question_is_named(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert refused(here(capfd, "career", *words)) == (
        "the question 'degree' has no answer; give --answer degree=OPTION (none, bachelor), or run it at a terminal"
    )


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_tells_what_fits(capfd: pytest.CaptureFixture[str], format_: str) -> None:
    result = here(capfd, *FIT, *said(WISHES), "-f", format_)
    assert (result.status, result.err) == (0, "")
    assert ("Physical therapist" if format_ not in ("csv", "plain") else "people-hurt") in result.out


def test_answers_come_from_a_file_and_flags_beat_it(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "career.json"
    file.write_text(json.dumps(WISHES), encoding="utf-8")
    whole = fits(capfd, *FIT, *said(WISHES))
    assert fits(capfd, *FIT, "--answers", str(file)) == whole
    changed = fits(capfd, *FIT, "--answers", str(file), "--answer", "hours=open")
    assert changed["answers"] == WISHES | {"hours": "open"}
    assert changed["professions"] != whole["professions"]
    file.write_text(json.dumps(whole), encoding="utf-8")  # a result holds the answers to it
    assert fits(capfd, *FIT, "--answers", str(file)) == whole


def test_answers_are_kept_and_what_is_no_answer_is_not_overwritten(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "career.json"
    assert here(capfd, *FIT, *said(WISHES), "--save", str(file)).status == 0
    assert json.loads(file.read_text(encoding="utf-8"))["interview"] == "career"
    assert json.loads(file.read_text(encoding="utf-8"))["answers"] == WISHES
    file.write_text("a poem", encoding="utf-8")
    assert here(capfd, *FIT, *said(WISHES), "--save", str(file)).status == 2
    assert file.read_text(encoding="utf-8") == "a poem"
    assert here(capfd, *FIT, *said(WISHES), "--save", str(file), "--force").status == 0
    assert "answers" in file.read_text(encoding="utf-8")


def test_answers_to_another_interview_are_refused(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "care.json"
    file.write_text('{"interview": "care", "answers": {"age": "adult"}}', encoding="utf-8")
    result = here(capfd, *FIT, "--answers", str(file))
    assert (result.status, result.out) == (2, "")
    assert "answers to the interview 'care', not to 'career'; name another file" in result.err


def test_a_state_is_an_answer_and_one_of_the_environment_gives_way(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    call = ("career", "--no-input", *all_open())
    assert fits(capfd, *call, "--state", "Ohio", **SHIPPED)["place"] == "OH"
    assert fits(capfd, *call, PTVSPT_STATE="oh", **SHIPPED)["place"] == "OH"
    assert fits(capfd, *call, "--answer", "jurisdiction=tx", PTVSPT_STATE="oh", **SHIPPED)["place"] == "TX"
    file = tmp_path / "state.json"
    file.write_text('{"jurisdiction": "tx"}', encoding="utf-8")
    assert fits(capfd, *call, "--answers", str(file), PTVSPT_STATE="oh", **SHIPPED)["place"] == "TX"
    assert fits(capfd, *call, "--answers", str(file), "--state", "oh", **SHIPPED)["place"] == "OH"


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize(
    "given",
    [
        {},
        {"years": "two"},
        {"years": "one", "cost": "k10", "pay": "k90"},
        {"degree": "bachelor", "years": "four", "people": "hurt", "hands": "yes", "license": "clinical", "pay": "k75"},
    ],
    ids=str,
)
def test_the_first_screen_fits_and_no_line_is_wider(
    capfd: pytest.CaptureFixture[str], given: dict[str, str], columns: int
) -> None:
    result = here(capfd, "career", "--no-input", *all_open(**given), "--state", "OH", COLUMNS=str(columns), **SHIPPED)
    lines = result.out.splitlines()
    assert max(map(cell_len, lines)) <= columns
    assert columns < 80 or len(lines) <= 24


@pytest.mark.parametrize("subject", ["pay", "paths"])
def test_what_asks_nothing_takes_no_answers(capfd: pytest.CaptureFixture[str], subject: str) -> None:
    told = refused(here(capfd, "career", subject, "--answer", "years=open"))
    assert told == f"'career {subject}' takes no --answer: it asks nothing; 'ptvspt career' does; leave it out"


def test_the_list_of_paths_takes_no_path(capfd: pytest.CaptureFixture[str]) -> None:
    assert refused(here(capfd, "career", "paths", "pt")) == "'career paths' lists all paths; leave 'pt' out"
