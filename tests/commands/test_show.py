"""ptvspt show."""

from __future__ import annotations

import json

import pytest

from ptvspt.profiles.records import Catalogue
from running import here, refused


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


def test_without_a_profession_the_call_says_how_to_name_one(capfd: pytest.CaptureFixture[str]) -> None:
    assert refused(here(capfd, "show", "salary")) == "which profession? name it, like '-p pt'; 'ptvspt list' lists them"


def test_an_unknown_profession_is_refused_with_the_nearest_name(capfd: pytest.CaptureFixture[str]) -> None:
    assert refused(here(capfd, "show", "-p", "trayner")) == "no profession 'trayner'; did you mean 'trainer'?"


def test_a_profession_like_no_other_is_refused_with_the_command_that_lists_them(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert refused(here(capfd, "show", "-p", "xyzzy")) == "no profession 'xyzzy'; 'ptvspt list' lists them"


def test_an_unknown_section_is_refused_with_the_nearest_name(capfd: pytest.CaptureFixture[str]) -> None:
    line = refused(here(capfd, "show", "salery", "-p", "pt"))
    assert line == "no section 'salery'; did you mean 'salary'?"


def test_only_one_section_is_taken(capfd: pytest.CaptureFixture[str]) -> None:
    assert "unexpected extra argument" in refused(here(capfd, "show", "salary", "outlook", "-p", "pt"))
