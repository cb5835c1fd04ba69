from __future__ import annotations

from collections.abc import Mapping

import pytest

from ptvspt.document import terminal
from ptvspt.document.screen import Screen
from ptvspt.document.tree import BarChart, Document, Heading, Table
from ptvspt.places import law, rank_page
from ptvspt.places.pay import SMALL, UNLIKE
from ptvspt.places.rank import Ranking, rank
from ptvspt.places.records import By, Place
from ptvspt.profiles.records import Catalogue, When


@pytest.fixture(scope="module")
def ranking(catalogue: Catalogue, places: Mapping[str, Place]) -> Ranking:
    return rank(catalogue, places, catalogue.professions["pt"], By.MEDIAN)


def shown(document: Document) -> str:
    return " ".join(terminal.render(document, Screen(width=200, colour=False)).split())


def test_every_place_with_a_figure_has_a_bar(ranking: Ranking) -> None:
    (chart,) = (block for block in rank_page.salary(ranking, None).blocks if isinstance(block, BarChart))
    assert [bar.label for bar in chart.bars] == [f"{one.rank}. {one.place.name}" for one in ranking.ranked]
    assert "places with a figure are shown" not in shown(rank_page.salary(ranking, None))


def test_that_only_the_first_are_shown_is_said(ranking: Ranking) -> None:
    text = shown(rank_page.salary(ranking, 3))
    assert f"3 of {len(ranking.ranked)} places with a figure are shown." in text


def test_a_star_is_explained_where_one_stands(ranking: Ranking) -> None:
    starred = next(number for number, one in enumerate(ranking.ranked) if one.place.code == "WY")
    assert f"* {SMALL}" in shown(rank_page.salary(ranking, starred + 1))
    assert "60 *" in shown(rank_page.salary(ranking, starred + 1))
    assert "*" not in shown(rank_page.salary(ranking, starred))


def test_places_without_a_figure_are_named(ranking: Ranking) -> None:
    assert "Not published for: Delaware, Guam." in shown(rank_page.salary(ranking, 1))
    none = ranking._replace(withheld=())
    assert "Not published for: no place; all have a figure." in shown(rank_page.salary(none, 1))


def test_jobs_that_are_not_published_are_said_to_be(ranking: Ranking) -> None:
    (chart,) = (block for block in rank_page.salary(ranking, None).blocks if isinstance(block, BarChart))
    beside = {bar.label.split(". ")[1]: bar.beside for bar in chart.bars}
    assert beside["Alabama"] == ("not published", "not published")
    assert beside["Alaska"] == ("1,150", "0.53")


def test_the_national_figure_stands_above_and_says_whether_it_is_like(ranking: Ranking) -> None:
    assert ranking.national is not None
    told = ranking._replace(national=ranking.national._replace(population="employees"))
    text = shown(rank_page.salary(told, 1))
    assert "In the whole US: $101,020 a year (May 2026) [1]. Counts employees. The figures" in text
    assert UNLIKE not in text
    older = ranking._replace(national=ranking.national._replace(as_of=When("2025-05")))
    assert UNLIKE in shown(rank_page.salary(older, 1))
    undated = ranking._replace(national=ranking.national._replace(as_of=None, population=None))
    assert UNLIKE not in shown(rank_page.salary(undated, 1))
    assert "Counts" not in shown(rank_page.salary(undated, 1))
    bare = shown(rank_page.salary(ranking._replace(national=None), 1))
    assert "In the whole US" not in bare
    assert "The figures of places are of May 2026 [1]." in bare


def test_every_level_has_its_places_by_name(places: Mapping[str, Place]) -> None:
    document = rank_page.access(places.values())
    levels = law.levels(places.values())
    titles = [f"{law.LEVELS[level].label} ({len(found)})" for level, found in levels.items()]
    assert [block.text for block in document.blocks if isinstance(block, Heading)][: len(titles)] == titles
    for block in document.blocks:
        if isinstance(block, Table):
            names = [str(row[0][0].content[0]) for row in block.rows]
            assert names == sorted(names)


def test_a_level_of_no_place_says_so(places: Mapping[str, Place]) -> None:
    document = rank_page.access([places["AK"]])
    assert [block.text for block in document.blocks if isinstance(block, Heading)][3] == "Unknown (0)"
    assert shown(document).count("No place.") == 3


def test_a_place_says_what_holds_when_and_how_surely(places: Mapping[str, Place]) -> None:
    text = shown(rank_page.access([places["DE"], places["TX"]._replace(access=None)]))
    assert law.access_rest(places["DE"].access) in text
    access = places["DE"].access
    assert access is not None
    assert f"; {law.SURE_BRIEF[access.known]}) [1]" in text
    assert "Texas (TX)" in text
