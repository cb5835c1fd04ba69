from __future__ import annotations

import json

import pytest

from running import here, refused

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
