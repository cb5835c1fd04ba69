"""ptvspt compare."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from ptvspt.profiles.records import Catalogue
from running import FIXTURE, SOUND, here, refused, write_data


def compared(capfd: pytest.CaptureFixture[str], *words: str, **changes: str) -> dict[str, list[dict[str, Any]]]:
    result = here(capfd, "compare", *words, "-f", "json", **changes)
    assert (result.status, result.err) == (0, "")
    found: dict[str, list[dict[str, object]]] = json.loads(result.out)
    return found


def test_without_names_the_two_of_the_title_are_compared(capfd: pytest.CaptureFixture[str]) -> None:
    assert compared(capfd) == compared(capfd, "pt", "trainer")


def test_professions_stand_in_the_order_of_the_call(capfd: pytest.CaptureFixture[str]) -> None:
    names = ("lmt", "trainer", "pt")
    assert [one["id"] for one in compared(capfd, *names)["professions"]] == ["massage-therapist", "trainer", "pt"]


@pytest.mark.parametrize("names", [("pt", "coach"), ("PT", "Personal Trainer"), ("physio", "CPT")])
def test_aliases_and_names_stand_for_ids_in_any_case(capfd: pytest.CaptureFixture[str], names: tuple[str, ...]) -> None:
    assert compared(capfd, *names) == compared(capfd, "pt", "trainer")


@pytest.mark.parametrize("count", [1, 7])
def test_fewer_than_two_or_more_than_six_are_refused(capfd: pytest.CaptureFixture[str], count: int) -> None:
    names = ["pt", "trainer", "lmt", "pta", "ot", "dietitian", "physician"][:count]
    line = refused(here(capfd, "compare", *names, PTVSPT_DATA=""))
    assert line == f"compare takes 2 to 6 professions, not {count}; 'ptvspt list' lists them"


def test_six_are_compared(capfd: pytest.CaptureFixture[str]) -> None:
    names = ["pt", "trainer", "pta", "ot", "dietitian", "physician"]
    found = compared(capfd, *names, "-s", "salary", PTVSPT_DATA="")
    assert [one["id"] for one in found["professions"]] == names


@pytest.mark.parametrize("names", [("pt", "pt"), ("pt", "PT"), ("pt", "trainer", "physio")])
def test_the_same_profession_twice_is_refused(capfd: pytest.CaptureFixture[str], names: tuple[str, ...]) -> None:
    assert refused(here(capfd, "compare", *names)) == f"the profession '{names[-1]}' is named twice; name another"


def test_an_unknown_profession_is_refused_with_the_nearest_name(capfd: pytest.CaptureFixture[str]) -> None:
    assert refused(here(capfd, "compare", "pt", "coah")) == "no profession or section 'coah'; did you mean 'coach'?"


@pytest.mark.parametrize(
    "words", [("trainer", "pt", "salary"), ("salary", "trainer", "pt"), ("trainer", "SALARY", "pt")]
)
def test_sections_may_stand_anywhere_among_the_professions(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert compared(capfd, *words) == compared(capfd, "trainer", "pt", "--section", "salary")


def test_sections_alone_are_those_of_the_two_of_the_title(capfd: pytest.CaptureFixture[str]) -> None:
    assert compared(capfd, "outlook", "-s", "salary") == compared(capfd, "pt", "trainer", "outlook", "salary")


def test_a_word_that_names_nothing_is_told_before_the_count(capfd: pytest.CaptureFixture[str]) -> None:
    line = refused(here(capfd, "compare", "salery"))
    assert line == "no profession or section 'salery'; did you mean 'salary'?"


def test_data_without_the_two_of_the_title_is_told_which_is_missing(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    data = ("--data", str(write_data(tmp_path, SOUND)))
    assert refused(here(capfd, "compare", *data)) == "no profession 'pt'; 'ptvspt list' lists them"
    assert refused(here(capfd, "compare", "jugler", *data)).endswith("did you mean 'juggler'?")


def test_the_quick_view_holds_brief_attributes_only_and_names_the_way_to_all(
    capfd: pytest.CaptureFixture[str], catalogue: Catalogue
) -> None:
    brief = [one.id for section in catalogue.sections.values() for one in section.attributes if one.quick]
    assert rows(compared(capfd)) == brief
    assert "ptvspt compare pt trainer --all" in " ".join(here(capfd, "compare").out.split())


def test_all_is_every_attribute(capfd: pytest.CaptureFixture[str], catalogue: Catalogue) -> None:
    every = [one.id for section in catalogue.sections.values() for one in section.attributes]
    assert [row for row in rows(compared(capfd, "--all")) if row not in MONEY] == every


def test_sections_may_be_repeated_and_each_is_shown_once(capfd: pytest.CaptureFixture[str]) -> None:
    found = compared(capfd, "-s", "salary", "--section", "Outlook", "-s", "SALARY")
    assert [section["id"] for section in found["sections"]] == ["salary", "outlook"]


def test_an_unknown_section_is_refused_with_the_nearest_name(capfd: pytest.CaptureFixture[str]) -> None:
    assert refused(here(capfd, "compare", "-s", "outlok")) == "no section 'outlok'; did you mean 'outlook'?"


def test_differences_and_similarities_share_no_plain_row(capfd: pytest.CaptureFixture[str]) -> None:
    names = ("pt", "lmt")
    apart, shared = (compared(capfd, *names, "--only", only) for only in ("differences", "similarities"))
    assert "median" in rows(shared)
    assert "exam-fee" in rows(apart)
    assert {"median", "exam-fee"}.isdisjoint(set(rows(apart)) & set(rows(shared)))


def test_an_unknown_choice_of_rows_is_refused_with_the_choices(capfd: pytest.CaptureFixture[str]) -> None:
    line = refused(here(capfd, "compare", "--only", "difference"))
    assert line.startswith("option '--only' takes differences or similarities, not 'difference'")


MONEY = ["years-until-you-earn", "cost-of-the-way", "break-even"]


def test_beside_education_and_salary_stands_when_it_pays_off(capfd: pytest.CaptureFixture[str]) -> None:
    found = compared(capfd, "-s", "education", "-s", "salary")
    assert [section["id"] for section in found["sections"]] == ["education", "salary", "career"]
    years, cost, ahead = found["sections"][2]["rows"]
    assert years["facts"]["pt"][0]["value"] == "7 years"
    assert cost["facts"]["pt"][0]["value"] == 130_500
    assert ahead["facts"]["pt"][0]["text"] == "not published"
    assert [source["id"] for source in cost["facts"]["pt"][0]["sources"]] == ["board-list", "census-2026"]
    local = compared(capfd, "-s", "education", "-s", "salary", "--state", "IL")["sections"][2]["rows"][2]
    assert (local["facts"]["pt"][0]["value"], local["facts"]["trainer"][0]["value"]) == (15, None)


@pytest.mark.parametrize("words", [("-s", "salary"), ("-s", "education"), ("--only", "differences"), ()], ids=" ".join)
def test_without_both_sections_nothing_says_when_it_pays_off(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert not set(MONEY) & set(rows(compared(capfd, *words)))


def test_what_says_when_it_pays_off_names_the_way_to_all_of_it(capfd: pytest.CaptureFixture[str]) -> None:
    words = ("compare", "-s", "salary", "-s", "education", "--state", "IL")
    shown = " ".join(here(capfd, *words).out.split())
    assert "-s salary -s education --full; ptvspt career pay pt trainer --state IL" in shown


def test_data_without_careers_says_nothing_of_them(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    shutil.copytree(FIXTURE, tmp_path / "data", ignore=shutil.ignore_patterns("career"))
    found = compared(capfd, "--all", "--data", str(tmp_path / "data"))
    assert not set(MONEY) & set(rows(found))


def rows(found: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Return the ids of all attributes of a comparison."""
    return [row["attribute"] for section in found["sections"] for row in section["rows"]]
