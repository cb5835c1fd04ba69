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


def test_a_text_without_a_word_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    assert refused(here(capfd, "find", " & ")) == "'&' holds no letter or number; give a word or phrase"


def test_a_text_may_have_a_hundred_characters_and_no_more(capfd: pytest.CaptureFixture[str]) -> None:
    assert here(capfd, "find", "x" * 100).status == 0
    assert here(capfd, "find", f"  {'x' * 100}\n").status == 0
    line = refused(here(capfd, "find", "x" * 101))
    assert line == "a text of 101 characters is too long; give at most 100"


@pytest.mark.parametrize("format_", ["json", "csv", "plain"])
def test_programs_get_every_match_with_and_without_full(capfd: pytest.CaptureFixture[str], format_: str) -> None:
    brief, full = (here(capfd, "find", "of", "-f", format_, *more).out for more in ((), ("--full",)))
    assert brief == full
    count = len(found(capfd, "of"))
    assert count > 20
    assert len(json.loads(full)["matches"] if format_ == "json" else full.splitlines()[format_ == "csv" :]) == count


@pytest.mark.parametrize("flag", ["--full", "-F"])
def test_full_shows_every_match_whole_and_its_sources(capfd: pytest.CaptureFixture[str], flag: str) -> None:
    whole = here(capfd, "find", "plan", flag).out
    assert "Sources\n" in whole
    assert "gym\\plans" in whole
    assert "Sources\n" not in here(capfd, "find", "plan").out


def test_a_screen_has_two_lines_at_most_for_each_of_twenty_matches(capfd: pytest.CaptureFixture[str]) -> None:
    lines = here(capfd, "find", "of", COLUMNS="80").out.splitlines()
    hits = [line for line in lines if line.startswith("- ")]
    assert len(hits) == min(20, len(found(capfd, "of")))
    assert len(lines) <= 2 * len(hits) + 6
