"""ptvspt show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ptvspt.profiles.records import Catalogue
from running import SOUND, here, refused, write_data


def test_a_profile_has_every_section(capfd: pytest.CaptureFixture[str], catalogue: Catalogue) -> None:
    found = json.loads(here(capfd, "show", "-p", "pt", "-f", "json").out)
    assert [section["id"] for section in found["sections"]] == list(catalogue.sections)


def test_a_section_is_shown_alone(capfd: pytest.CaptureFixture[str]) -> None:
    lines = here(capfd, "show", "salary", "-p", "trainer", "-f", "plain").out.splitlines()
    assert {tuple(line.split("\t")[:2]) for line in lines} == {("trainer", "salary")}


def test_a_fact_is_shown_with_value_date_and_source(capfd: pytest.CaptureFixture[str]) -> None:
    (line,) = here(capfd, "show", "salary", "-p", "pt", "-f", "plain").out.splitlines()[:1]
    words = ["$101,020 a year", "2026-05", "Census of wages, 2026, table 1, row 29-1123 <https://numbers.example/2026>"]
    assert line.split("\t") == ["pt", "salary", "median", *words]


@pytest.mark.parametrize(
    "name", ["pt", "PT", "physio", "Physical-Therapist", "physical therapist", "PHYSICAL_THERAPIST"]
)
def test_aliases_and_names_stand_for_ids_in_any_case(capfd: pytest.CaptureFixture[str], name: str) -> None:
    assert here(capfd, "show", "salary", "-p", name) == here(capfd, "show", "salary", "-p", "pt")


@pytest.mark.parametrize("name", ["education", "EDUCATION", "Education & training", "education_&_training"])
def test_a_section_may_be_named_by_its_title_in_any_case(capfd: pytest.CaptureFixture[str], name: str) -> None:
    assert here(capfd, "show", name, "-p", "pt") == here(capfd, "show", "education", "-p", "pt")


@pytest.mark.parametrize(
    "words",
    [
        ("education", "-p", "pt"),
        ("education", "pt"),
        ("Physical therapist", "Education & training"),
        ("pt", "-s", "education"),
        ("pt", "education", "-p", "physio"),
    ],
    ids=" ".join,
)
def test_the_profession_and_its_section_may_be_named_in_any_order(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert here(capfd, "show", *words) == here(capfd, "show", "pt", "education")
    assert here(capfd, "show", *words).status == 0


def test_several_sections_are_shown_each_once_as_they_were_named(capfd: pytest.CaptureFixture[str]) -> None:
    result = here(capfd, "show", "outlook", "pt", "salary", "-s", "outlook", "-f", "json")
    assert [section["id"] for section in json.loads(result.out)["sections"]] == ["outlook", "salary"]


@pytest.mark.parametrize(("words", "example"), [((), "pt"), (("Salary", "outlook"), "pt salary outlook")])
def test_without_a_profession_the_call_says_how_to_name_one(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...], example: str
) -> None:
    line = refused(here(capfd, "show", *words))
    assert line == f"which profession? name it, like 'ptvspt show {example}'; 'ptvspt list' lists them"


@pytest.mark.parametrize(
    ("words", "call"),
    [
        (("physio", "trainer"), "pt trainer"),
        (("salary", "-p", "pt", "lmt", "-s", "outlook"), "massage-therapist pt salary outlook"),
    ],
)
def test_two_professions_are_refused_with_the_comparison_that_shows_them(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...], call: str
) -> None:
    line = refused(here(capfd, "show", *words))
    assert line == f"show takes one profession, not 2; 'ptvspt compare {call}' puts 2 to 6 of them side by side"
    assert here(capfd, "compare", *call.split()).status == 0


def test_more_professions_than_can_be_compared_are_not_sent_there(capfd: pytest.CaptureFixture[str]) -> None:
    names = ["pt", "trainer", "massage-therapist", "pta", "ot", "dietitian", "physician"]
    line = refused(here(capfd, "show", *names, PTVSPT_DATA=""))
    assert line == "show takes one profession, not 7; 'ptvspt compare ID ID' puts 2 to 6 of them side by side"


def test_an_unknown_profession_is_refused_with_the_nearest_name(capfd: pytest.CaptureFixture[str]) -> None:
    assert refused(here(capfd, "show", "-p", "trayner")) == "no profession 'trayner'; did you mean 'trainer'?"


def test_a_profession_like_no_other_is_refused_with_the_command_that_lists_them(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert refused(here(capfd, "show", "-p", "xyzzy")) == "no profession 'xyzzy'; 'ptvspt list' lists them"


def test_an_unknown_section_is_refused_with_the_nearest_name(capfd: pytest.CaptureFixture[str]) -> None:
    line = refused(here(capfd, "show", "-s", "salery", "-p", "pt"))
    assert line == "no section 'salery'; did you mean 'salary'?"


@pytest.mark.parametrize(
    ("word", "near"),
    [("salery", "salary"), ("Eduction", "education"), ("ptt", "pt")],
)
def test_a_word_that_is_neither_is_refused_with_the_nearest_of_both(
    capfd: pytest.CaptureFixture[str], word: str, near: str
) -> None:
    line = refused(here(capfd, "show", word, "trainer"))
    assert line == f"no profession or section '{word}'; did you mean '{near}'?"


def test_a_word_like_no_other_is_refused_with_where_both_are_listed(capfd: pytest.CaptureFixture[str]) -> None:
    line = refused(here(capfd, "show", "xyzzy", "pt"))
    assert line == "no profession or section 'xyzzy'; 'ptvspt list' and 'ptvspt list --sections' list them"


def test_a_word_that_data_of_ones_own_gives_to_both_is_the_profession(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    data = ("--data", str(write_data(tmp_path, SOUND.replace("[thrower]", "[pay]"))))
    result = here(capfd, "show", "pay", *data)
    assert result.status == 0
    assert result == here(capfd, "show", "juggler", *data)
