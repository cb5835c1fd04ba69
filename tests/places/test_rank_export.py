from __future__ import annotations

from collections.abc import Mapping

import pytest

from ptvspt.places import rank_export
from ptvspt.places.rank import Ranking, rank
from ptvspt.places.records import By, Level, Place
from ptvspt.profiles.records import Catalogue
from ptvspt.results import bare


@pytest.fixture(scope="module")
def ranking(catalogue: Catalogue, places: Mapping[str, Place]) -> Ranking:
    return rank(catalogue, places, catalogue.professions["pt"], By.MEDIAN)


def test_what_is_withheld_is_listed_and_never_zero(catalogue: Catalogue, ranking: Ranking) -> None:
    rows = {row[1]: row for row in rank_export.salary_lines(ranking, 1).rows}
    assert rows["DE"][3:6] == ("not published", "2050", "0.71")
    assert rows["GU"][4:6] == ("not published", "not published")
    assert rank_export.salary_data(catalogue, ranking, None)["withheld"] == ["DE", "GU"]
    assert all(cell for row in rows.values() for cell in row)


def test_only_the_first_places_are_given_and_all_that_are_withheld(catalogue: Catalogue, ranking: Ranking) -> None:
    first = [one.place.code for one in ranking.ranked[:2]]
    assert [one["place"] for one in rank_export.salary_data(catalogue, ranking, 2)["places"]] == first
    assert [row[1] for row in rank_export.salary_lines(ranking, 2).rows] == [*first, "DE", "GU"]
    assert [row[1] for row in rank_export.salary_grid(ranking, 2).rows] == [*first, "DE", "GU"]


def test_typed_rows_have_every_figure_and_say_why_one_is_not_there(
    ranking: Ranking, places: Mapping[str, Place]
) -> None:
    columns, rows = rank_export.salary_grid(ranking, None, "CA")
    assert columns[3:11] == ("p10", "p25", "median", "p75", "p90", "mean", "employment", "jobs_per_1000")
    found = {row[1]: dict(zip(columns, row, strict=True)) for row in rows}
    assert set(found) == set(places)
    for code, row in found.items():
        pay = places[code].pay.get("pt")
        for name in columns[3:11]:
            figure = getattr(pay, name) if pay else None
            assert row[name] == ("" if figure is None else bare(figure))
            assert (f"{name}:" in row["status"]) == (pay is not None and figure is None)
        assert row["source"] in {ranking.tables.source.id}
    assert found["GU"]["status"] == "not-published"
    assert (found["DE"]["rank"], found["DE"]["median"]) == ("", "")
    assert (found["CA"]["status"], found["CA"]["asked"], found["TX"]["asked"]) == ("given", "yes", "no")


def test_typed_rows_of_places_by_level_leave_empty_what_is_not_known(
    catalogue: Catalogue, places: Mapping[str, Place]
) -> None:
    bare = {**places, "TX": places["TX"]._replace(access=None)}
    rows = {row[1]: row for row in rank_export.access_grid(bare.values()).rows}
    assert rows["TX"][4:] == ("no", "", "")
    assert rows["AK"][6] in catalogue.sources
    assert {code: row[:5] for code, row in rows.items()} == {
        row[1]: row[:5] for row in rank_export.access_lines(bare.values()).rows
    }


def test_a_ranking_gives_the_national_figure_and_its_population(catalogue: Catalogue, ranking: Ranking) -> None:
    assert ranking.national is not None
    told = ranking._replace(national=ranking.national._replace(population="employees"))
    found = rank_export.salary_data(catalogue, told, 0)
    assert (found["national"], found["national_as_of"], found["population"]) == (101020, "2026-05", "employees")
    bare = rank_export.salary_data(catalogue, ranking._replace(national=None), 0)
    assert (bare["national"], bare["national_as_of"], bare["population"]) == (None, None, None)


def test_small_numbers_are_marked(catalogue: Catalogue, ranking: Ranking) -> None:
    found = {one["place"]: one for one in rank_export.salary_data(catalogue, ranking, None)["places"]}
    assert found["WY"]["small_numbers"] is True
    assert found["CA"]["small_numbers"] is False
    assert found["AL"]["employment"] is None


def test_places_are_given_by_level_with_date_and_source(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    bare = {**places, "TX": places["TX"]._replace(access=None)}
    found = {one["level"]: one for one in rank_export.access_data(catalogue, bare.values())["levels"]}
    assert list(found) == [level.value for level in Level]
    told = {one["place"]: one for level in found.values() for one in level["places"]}
    assert sorted(told) == sorted(bare)
    assert "TX" in [one["place"] for one in found["unknown"]["places"]]
    assert (told["TX"]["known"], told["TX"]["as_of"], told["TX"]["source"]) == ("no", None, None)
    assert told["AK"]["as_of"]
    assert told["AK"]["source"]["id"] == places["AK"].access.source.id  # type: ignore[union-attr]  # it is there


def test_rows_of_places_by_level_say_the_same(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    bare = {**places, "TX": places["TX"]._replace(access=None)}
    rows = {row[1]: row for row in rank_export.access_lines(bare.values()).rows}
    assert rows["TX"][0] == "unknown"
    assert rows["TX"][4:] == ("no", "none", "none")
    assert rows["AK"][5] != "none"
    assert rows["AK"][6].endswith(">")
    for level in rank_export.access_data(catalogue, bare.values())["levels"]:
        for one in level["places"]:
            assert rows[one["place"]][:5] == (level["level"], one["place"], one["name"], one["text"], one["known"])
