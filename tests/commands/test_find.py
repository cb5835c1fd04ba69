"""ptvspt find."""

from __future__ import annotations

import json

import pytest

from running import here, refused


def found(capfd: pytest.CaptureFixture[str], text: str) -> list[dict[str, object]]:
    matches: list[dict[str, object]] = json.loads(here(capfd, "find", text, "-f", "json").out)["matches"]
    return matches


def test_upper_and_lower_case_find_the_same(capfd: pytest.CaptureFixture[str]) -> None:
    assert found(capfd, "PLAN exercise") == found(capfd, "plan Exercise") != []


def test_every_profession_that_says_it_is_found(capfd: pytest.CaptureFixture[str]) -> None:
    ids = {match["profession"] for match in found(capfd, "plan exercise")}
    assert ids == {"pt", "trainer", "massage-therapist"}


def test_blanks_around_and_between_words_do_not_matter(capfd: pytest.CaptureFixture[str]) -> None:
    assert found(capfd, "  plan \n\t exercise ") == found(capfd, "plan exercise")


def test_wide_letters_are_found(capfd: pytest.CaptureFixture[str]) -> None:
    assert [match["attribute"] for match in found(capfd, "指導")] == ["what-they-do"]


def test_nothing_found_is_no_error_and_suggests_a_word_of_the_data(capfd: pytest.CaptureFixture[str]) -> None:
    result = here(capfd, "find", "exercize")
    assert (result.status, result.err) == (0, "")
    assert "Nothing found for 'exercize'; did you mean 'exercise'?" in result.out


def test_nothing_found_and_nothing_near_says_what_to_try(capfd: pytest.CaptureFixture[str]) -> None:
    assert "Nothing found for 'qqqq'; try a shorter" in here(capfd, "find", "qqqq").out


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_empty_text_is_refused(capfd: pytest.CaptureFixture[str], text: str) -> None:
    assert refused(here(capfd, "find", text)) == "what is to be found? give a word or phrase"


@pytest.mark.parametrize(("text", "shown"), [("\x1b[31m", r"\x1b[31m"), ("\udcff", r"\udcff")])
def test_a_text_that_cannot_be_shown_is_refused_and_sends_the_terminal_nothing(
    capfd: pytest.CaptureFixture[str], text: str, shown: str
) -> None:
    line = refused(here(capfd, "find", text))
    assert line == f"'{shown}' holds a character that cannot be shown; leave it out"
