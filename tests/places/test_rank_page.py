from __future__ import annotations

from collections.abc import Mapping

import pytest

from ptvspt.document import terminal
from ptvspt.document.screen import Screen
from ptvspt.document.tree import BarChart, BulletList, Depth, Document, Heading, Table, plain
from ptvspt.places import law, rank_page
from ptvspt.places.pay import SMALL, UNLIKE
from ptvspt.places.rank import Ranking, rank
from ptvspt.places.records import By, Level, Place
from ptvspt.profiles.records import Catalogue, When
from ptvspt.profiles.wording import when


@pytest.fixture(scope="module")
def ranking(catalogue: Catalogue, places: Mapping[str, Place]) -> Ranking:
    return rank(catalogue, places, catalogue.professions["pt"], By.MEDIAN)


def shown(document: Document) -> str:
    return " ".join(terminal.render(document, Screen(width=200, colour=False)).split())


def test_every_place_with_a_figure_has_a_bar(ranking: Ranking) -> None:
    (chart,) = (block for block in rank_page.salary(ranking, None).blocks if isinstance(block, BarChart))
    assert [bar.label for bar in chart.bars] == [f"{one.rank}. {one.place.name}" for one in ranking.ranked]
    assert "are shown." not in shown(rank_page.salary(ranking, None))


def test_that_only_the_first_are_shown_is_said(ranking: Ranking) -> None:
    text = shown(rank_page.salary(ranking, 3))
    assert f"3 of {len(ranking.ranked)} are shown." in text


def test_a_star_is_explained_where_one_stands(ranking: Ranking) -> None:
    starred = next(number for number, one in enumerate(ranking.ranked) if one.place.code == "WY")
    assert f"* {SMALL}" in shown(rank_page.salary(ranking, starred + 1))
    assert "60 *" in shown(rank_page.salary(ranking, starred + 1))
    assert "*" not in shown(rank_page.salary(ranking, starred))


def test_places_without_a_figure_are_named(ranking: Ranking) -> None:
    assert "Not published: Delaware, Guam." in shown(rank_page.salary(ranking, 1))
    none = ranking._replace(withheld=())
    assert "Every place has a figure." in shown(rank_page.salary(none, 1))


def test_jobs_that_are_not_published_are_said_to_be(ranking: Ranking) -> None:
    (chart,) = (block for block in rank_page.salary(ranking, None).blocks if isinstance(block, BarChart))
    beside = {bar.label.split(". ")[1]: bar.beside for bar in chart.bars}
    assert beside["Alabama"] == ("not published", "not published")
    assert beside["Alaska"] == ("1,150", "0.53")


def whole(ranking: Ranking) -> str:
    return shown(rank_page.salary(ranking, 1, depth=Depth.FULL))


def test_the_national_figure_is_a_line_across_all_bars(ranking: Ranking) -> None:
    (chart,) = (block for block in rank_page.salary(ranking, 1).blocks if isinstance(block, BarChart))
    assert chart.level is not None
    assert (chart.level.value, chart.level.text) == (101020, "$101,020 (May 2026)")
    (bare,) = rank_page.salary(ranking._replace(national=None), 1).blocks[:1]
    assert isinstance(bare, BarChart)
    assert bare.level is None


def test_a_full_page_says_whom_figures_count_and_whether_they_are_like(ranking: Ranking) -> None:
    assert ranking.national is not None
    told = whole(ranking._replace(national=ranking.national._replace(population="employees")))
    assert "They count employees." in told
    assert "The figures of places are of May 2026." in told
    assert UNLIKE not in told
    assert UNLIKE in whole(ranking._replace(national=ranking.national._replace(as_of=When("2025-05"))))
    undated = whole(ranking._replace(national=ranking.national._replace(as_of=None, population=None)))
    assert UNLIKE not in undated
    assert "They count" not in undated
    assert UNLIKE not in shown(rank_page.salary(ranking, 1))


def test_the_place_that_was_asked_for_is_marked_and_no_other(ranking: Ranking) -> None:
    (chart,) = (b for b in rank_page.salary(ranking, None, asked="AK").blocks if isinstance(b, BarChart))
    assert [bar.label.split(". ")[1] for bar in chart.bars if bar.marked] == ["Alaska"]


def test_every_place_stands_in_the_group_of_its_short_form(places: Mapping[str, Place]) -> None:
    (table,) = (block for block in rank_page.access(places.values()).blocks if isinstance(block, Table))
    groups = {plain(row[0][0].content): plain(row[1][0].content).split(", ") for row in table.rows}
    for words, names in groups.items():
        assert words.endswith(f" ({len(names)})")
        assert names == sorted(names)
    found = {name: words.rpartition(" (")[0] for words, names in groups.items() for name in names}
    assert found == {place.name: law.access_brief(place.access) for place in places.values()}


def test_the_freest_groups_come_first_and_of_them_the_largest(places: Mapping[str, Place]) -> None:
    (table,) = (block for block in rank_page.access(places.values()).blocks if isinstance(block, Table))
    levels = {law.access_brief(one.access): list(Level).index(law.level(one.access)) for one in places.values()}
    order = []
    for row in table.rows:
        words, _, count = plain(row[0][0].content).rpartition(" (")
        order.append((levels[words], -int(count.removesuffix(")"))))
    assert order == sorted(order)


def test_every_level_has_its_places_by_name(places: Mapping[str, Place]) -> None:
    document = rank_page.access(places.values(), depth=Depth.FULL)
    levels = law.levels(places.values())
    titles = [f"{law.LEVELS[level].label} ({len(found)})" for level, found in levels.items()]
    assert [block.text for block in document.blocks if isinstance(block, Heading)][: len(titles)] == titles
    for block in document.blocks:
        if isinstance(block, BulletList):
            names = [plain(item).partition(":")[0] for item in block.items]
            assert names == sorted(names)


def test_a_level_of_no_place_says_so(places: Mapping[str, Place]) -> None:
    document = rank_page.access([places["AK"]], depth=Depth.FULL)
    assert [block.text for block in document.blocks if isinstance(block, Heading)][3] == "Not known (0)"
    assert shown(document).count("No place.") == 3


def test_a_place_says_what_holds_when_and_whom_to_ask(places: Mapping[str, Place]) -> None:
    text = shown(rank_page.access([places["DE"], places["TX"]._replace(access=None)], depth=Depth.FULL))
    access = places["DE"].access
    assert access is not None
    assert law.access_rest(access) in text
    assert (law.ASK_BOARD in text) is bool(law.doubt(access))
    assert when(access.as_of) in text
    assert "Texas: " in text
