from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest

from ptvspt.errors import UsageError
from ptvspt.places.rank import classes, rank
from ptvspt.places.records import By, Place
from ptvspt.profiles.records import Catalogue


@pytest.mark.parametrize("by", By)
def test_places_stand_in_falling_order(by: By, catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    found = rank(catalogue, places, catalogue.professions["pt"], by)
    values = [one.value for one in found.ranked]
    assert values == sorted(values, reverse=True)
    assert all(getattr(one.pay, by.value) == one.value for one in found.ranked)


def test_places_with_the_same_figure_have_the_same_rank(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    found = rank(catalogue, places, catalogue.professions["pt"], By.MEDIAN).ranked
    for one in found:
        assert one.rank == 1 + sum(other.value > one.value for other in found)
    assert len({one.rank for one in found}) < len(found)


@pytest.mark.parametrize("by", By)
def test_every_place_is_ranked_or_withheld(by: By, catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    found = rank(catalogue, places, catalogue.professions["pt"], by)
    ranked, withheld = {one.place.code for one in found.ranked}, {one.code for one in found.withheld}
    assert ranked | withheld == set(places)
    assert not ranked & withheld
    assert withheld == ({"DE", "GU", "ME"} if by is By.P90 else {"DE", "GU"})


def test_a_profession_that_no_place_counts_is_refused_with_those_there_are(
    catalogue: Catalogue, places: Mapping[str, Place]
) -> None:
    with pytest.raises(UsageError, match="no wages by state are held for 'massage-therapist'; there are pt, trainer"):
        rank(catalogue, places, catalogue.professions["massage-therapist"], By.MEDIAN)


def test_without_wages_no_profession_is_ranked(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    bare = {code: place._replace(pay={}) for code, place in places.items()}
    with pytest.raises(UsageError, match="no wages by state are held for 'pt'; there are none"):
        rank(catalogue, bare, catalogue.professions["pt"], By.MEDIAN)


@pytest.mark.parametrize("count", [1, 2, 5, 60])
def test_classes_rise_hold_every_place_and_keep_equal_figures_together(
    count: int, catalogue: Catalogue, places: Mapping[str, Place]
) -> None:
    found = rank(catalogue, places, catalogue.professions["trainer"], By.MEDIAN)
    values = [[one.value for one in members] for members in classes(found, count)]
    flat = [value for members in values for value in members]
    assert flat == sorted(one.value for one in found.ranked)
    assert all(not set(a) & set(b) for a, b in pairwise(values))


@pytest.mark.parametrize("count", [1, 2, 5, 7])
def test_classes_of_different_figures_are_of_nearly_equal_size(
    count: int, catalogue: Catalogue, places: Mapping[str, Place]
) -> None:
    found = rank(catalogue, places, catalogue.professions["pt"], By.MEDIAN)
    apart = tuple(one._replace(value=90000 - number) for number, one in enumerate(found.ranked))
    sizes = [len(members) for members in classes(found._replace(ranked=apart), count)]
    assert max(sizes) - min(sizes) <= 1
    assert len(sizes) == count
