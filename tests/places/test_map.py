from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from ptvspt.loading import library
from ptvspt.places import map as tiles
from ptvspt.places.rank import rank
from ptvspt.places.records import By, Level, Place
from ptvspt.profiles.records import Catalogue


def test_every_place_has_a_tile_of_its_own(places: Mapping[str, Place]) -> None:
    assert set(tiles.SPOTS) == set(library.places())
    found = tiles.access(places)
    codes = [code for one in found.classes for code in one.places]
    assert sorted(codes) == sorted(places) == sorted(found.spots)
    assert len(set(found.spots.values())) == len(codes)


def test_places_that_are_not_on_the_grid_lie_below_it(places: Mapping[str, Place]) -> None:
    more = {**places, **{f"Z{number}": places["GU"]._replace(code=f"Z{number}") for number in range(13)}}
    spots = tiles.access(more).spots
    bottom = max(row for code, (_, row) in spots.items() if code in places)
    assert spots["Z0"] == (0, bottom + 1)
    assert spots["Z11"] == (11, bottom + 1)
    assert spots["Z12"] == (0, bottom + 2)


def test_a_map_of_direct_access_has_a_class_for_each_level(places: Mapping[str, Place]) -> None:
    found = tiles.access(places).classes
    assert [one.mark for one in found] == ["U", "P", "R", "?"]
    assert [one.darkness for one in found] == [1.0, 0.5, 0.0, None]
    for one, level in zip(found, Level, strict=True):
        assert all(access.level is level for code in one.places if (access := places[code].access))


def test_the_darkest_tiles_pay_most(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    ranking = rank(catalogue, places, catalogue.professions["pt"], By.MEDIAN)
    *found, withheld = tiles.salary(ranking).classes
    shades = [0.0, 0.25, 0.5, 0.75, 1.0]
    assert [one.darkness for one in found] == shades
    assert [one.mark for one in found] == list(tiles.MARKS)
    dark = {code: shade for one, shade in zip(found, shades, strict=True) for code in one.places}
    assert all(dark[higher.place.code] >= dark[lower.place.code] for higher, lower in pairwise(ranking.ranked))
    assert (withheld.darkness, withheld.label, withheld.places) == (None, "not published", ("DE", "GU"))


def test_a_class_of_pay_is_told_by_its_least_and_most(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    ranking = rank(catalogue, places, catalogue.professions["pt"], By.MEDIAN)
    value = {one.place.code: one.value for one in ranking.ranked}
    for one in tiles.salary(ranking).classes[:-1]:
        low, high = min(value[code] for code in one.places), max(value[code] for code in one.places)
        assert one.label == f"${low:,} to ${high:,}"


def test_a_class_of_one_figure_is_told_by_it_alone(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    ranking = rank(catalogue, places, catalogue.professions["pt"], By.MEDIAN)
    (only, _) = tiles.salary(ranking._replace(ranked=ranking.ranked[:1])).classes
    assert only.label == f"${ranking.ranked[0].value:,}"
