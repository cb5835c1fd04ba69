from __future__ import annotations

from collections.abc import Mapping

from ptvspt.places import law, map_export
from ptvspt.places import map as tiles
from ptvspt.places.rank import rank
from ptvspt.places.records import By, Level, Place
from ptvspt.profiles.records import Catalogue


def test_a_map_of_pay_gives_each_place_its_value_class_and_spot(
    catalogue: Catalogue, places: Mapping[str, Place]
) -> None:
    ranking = rank(catalogue, places, catalogue.professions["pt"], By.MEDIAN)
    found = map_export.salary_data(catalogue, ranking)
    told = {one["place"]: one for one in found["places"]}
    assert sorted(told) == sorted(places)
    for one in ranking.ranked:
        assert told[one.place.code]["value"] == one.value
    assert told["DE"]["value"] is None
    assert told["DE"]["class"] == len(found["classes"]) - 1
    for number, each in enumerate(found["classes"]):
        assert each["places"] == sorted(code for code, one in told.items() if one["class"] == number)
    assert told["TX"]["at"] == list(tiles.SPOTS["TX"])


def test_rows_of_pay_have_the_date_of_their_own_row(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    ranking = rank(catalogue, places, catalogue.professions["pt"], By.MEDIAN)
    rows = {row[0]: row for row in map_export.salary_lines(ranking, places).rows}
    assert (rows["IL"][6], rows["CA"][6], rows["DE"][6]) == ("2025-05", "2026-05", "2026-05")
    assert rows["DE"][2:4] == ("?", "not published")
    assert all(row[7].endswith(">") for row in rows.values())


def test_a_map_of_direct_access_gives_each_place_its_level(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    bare = {**places, "TX": places["TX"]._replace(access=None)}
    found = map_export.access_data(catalogue, bare)
    told = {one["place"]: one for one in found["places"]}
    assert (told["AK"]["value"], told["TX"]["value"], told["PR"]["value"]) == (
        "unrestricted",
        "unknown",
        "referral-required",
    )
    assert told["TX"]["class"] == 3
    assert len({one["id"] for one in found["sources"]}) == len(found["sources"]) > 0


def test_rows_of_direct_access_have_date_and_source_where_there_is_one(places: Mapping[str, Place]) -> None:
    bare = {**places, "TX": places["TX"]._replace(access=None)}
    rows = {row[0]: row for row in map_export.access_lines(bare).rows}
    assert rows["TX"][6:8] == ("none", "none")
    assert rows["AK"][7].endswith(">")
    column, row = tiles.SPOTS["AK"]
    assert rows["AK"][:6] == ("AK", "Alaska", "U", law.LEVELS[Level.UNRESTRICTED].label, str(column), str(row))


def test_typed_rows_have_the_figure_or_why_it_is_not_there(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    ranking = rank(catalogue, places, catalogue.professions["pt"], By.MEDIAN)
    columns, rows = map_export.salary_grid(ranking, places)
    found = {row[0]: dict(zip(columns, row, strict=True)) for row in rows}
    assert {code: row["median"] for code, row in found.items() if row["median"]} == {
        one.place.code: str(one.value) for one in ranking.ranked
    }
    assert (found["CA"]["status"], found["GU"]["status"]) == ("given", "not-published")
    assert found["DE"]["status"].startswith("median:")
    assert {row["source"] for row in found.values()} == {ranking.tables.source.id}


def test_typed_rows_of_direct_access_have_the_level_and_the_id_of_the_source(
    catalogue: Catalogue, places: Mapping[str, Place]
) -> None:
    bare = {**places, "TX": places["TX"]._replace(access=None)}
    columns, rows = map_export.access_grid(bare)
    found = {row[0]: dict(zip(columns, row, strict=True)) for row in rows}
    assert {code: row["level"] for code, row in found.items()} == {
        code: law.level(place.access).value for code, place in bare.items()
    }
    assert (found["TX"]["as_of"], found["TX"]["source"]) == ("", "")
    assert found["AK"]["source"] in catalogue.sources
