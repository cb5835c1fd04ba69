"""How long an answer is: of the shipped data, on a screen of 80 columns. The answer first, the proof on request."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from answering import flags
from ptvspt.loading import library
from running import answered

DATA = library.load()
PLACES = library.places()
SECTIONS = tuple(DATA.sections)
TWO = ("pt", "trainer")
CHARTED = ("scope", "salary", "outlook")  # a list of all that one may do, and sections with a chart
CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases" / "care.yaml").read_text("utf-8"))


@cache
def shown(*words: str) -> str:
    """Return what a call on the shipped data writes."""
    result = answered(*words, COLUMNS="80")
    assert result.status == 0
    return result.out


def lines(*words: str) -> int:
    return shown(*words).count("\n")


def test_the_quick_view_is_one_screen() -> None:
    assert lines("compare") <= 23


@pytest.mark.parametrize("profession", DATA.professions)
@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_of_a_profile_is_one_screen(section: str, profession: str) -> None:
    assert lines("show", section, "-p", profession) <= 24


@pytest.mark.parametrize(
    "section",
    SECTIONS,
)
def test_a_section_of_two_professions_is_hardly_longer_than_a_screen(section: str) -> None:
    assert lines("compare", *TWO, "-s", section) <= (36 if section in CHARTED else 28)


def test_all_of_two_professions_is_shorter_than_the_article_that_it_replaces() -> None:
    assert lines("compare", *TWO, "--all") <= 300
    assert len(shown("compare", *TWO, "--all").split()) <= 3000


@pytest.mark.parametrize("profession", DATA.professions)
def test_a_profile_is_a_few_screens(profession: str) -> None:
    assert lines("show", "-p", profession) <= 200


@pytest.mark.parametrize("place", PLACES)
def test_a_place_is_less_than_two_screens(place: str) -> None:
    assert lines("state", place) <= 40


@pytest.mark.parametrize(("one", "other"), list(zip(PLACES, [*PLACES][1:], strict=False)))
def test_two_places_are_less_than_two_screens(one: str, other: str) -> None:
    assert lines("state", one, other) <= 45


@pytest.mark.parametrize("words", [("salary", "-p", "pt"), ("salary", "-p", "trainer"), ("access",)], ids=" ".join)
def test_a_ranking_is_hardly_longer_than_the_places(words: tuple[str, ...]) -> None:
    assert lines("rank", *words) <= 60


@pytest.mark.parametrize("words", [("salary", "-p", "pt"), ("salary", "-p", "trainer"), ("access",)], ids=" ".join)
def test_a_map_is_hardly_longer_than_a_screen(words: tuple[str, ...]) -> None:
    assert lines("map", *words) <= 32


def test_the_rules_are_a_few_screens() -> None:
    assert lines("rules") <= 60


def test_a_source_is_a_line() -> None:
    head_and_foot = 6
    assert lines("sources") <= len(DATA.sources) + head_and_foot


EXAMPLES = [
    "Man, 58, with chest pressure into the jaw right now",
    "Man, 37, who wants to train and thinks of ending his life",
    "Woman, 53, knee, wants less pain and less weight",
    "Woman, 55, back pain with numb toes, diabetes, told to move",
    "Office worker, 35, inactive, wants to lose weight",
    "Woman, 29, ACL operation nine months ago, released by both",
]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_brief_result_of_six_examples_is_one_screen(name: str) -> None:
    (case,) = [case for case in CASES if case["name"] == name]
    given = {id_: (one,) if isinstance(one, str) else tuple(one) for id_, one in case["answers"].items()}
    assert lines("advise", "--no-input", *flags(given)) <= 24
