from __future__ import annotations

import re

import pytest

from ptvspt.places.pay import earnings, few, figure, national, release
from ptvspt.places.records import By, Place
from ptvspt.profiles.records import Catalogue, When


def test_pay_is_set_beside_the_national_median(catalogue: Catalogue, places: dict[str, Place]) -> None:
    pt, trainer, massage = earnings(catalogue, places["CA"], release(places))
    median = places["CA"].pay["pt"].median
    assert median is not None
    assert (pt.by, pt.ratio) == (median - 101020, median / 101020)
    assert trainer.by is not None
    assert (massage.pay, massage.held, massage.by) == (None, False, None)


def test_figures_of_different_releases_are_not_like_for_like(catalogue: Catalogue, places: dict[str, Place]) -> None:
    notes = {code: earnings(catalogue, places[code], release(places))[0].unlike for code in ("IL", "CA")}
    assert re.search(r"Not like for like: .*May 2026.*May 2025", notes["IL"])
    assert not notes["CA"]


def test_jobs_are_few_below_a_hundred(places: dict[str, Place]) -> None:
    pay = places["WY"].pay["pt"]
    assert few(pay)
    assert few(pay._replace(employment=99))
    assert not few(pay._replace(employment=100))
    assert not few(places["AL"].pay["pt"]), "jobs that are not published are not few"


def test_the_release_is_the_newest_and_counts_what_any_place_has(places: dict[str, Place]) -> None:
    tables = release(places)
    assert tables is not None
    assert (tables.as_of, tables.professions) == (When("2026-05"), frozenset(("pt", "trainer")))
    assert {pay.as_of for place in places.values() for pay in place.pay.values()} == {"2025-05", "2026-05"}


def test_without_wages_there_is_no_release(catalogue: Catalogue) -> None:
    nowhere = Place(code="XX", name="Nowhere", access=None, compact=None, pay={})
    assert release({"XX": nowhere}) is None
    assert earnings(catalogue, nowhere, None)[0].held is False


@pytest.mark.parametrize("by", By)
def test_a_figure_is_the_one_that_is_asked_for(by: By, places: dict[str, Place]) -> None:
    pay = places["CA"].pay["pt"]
    assert figure(pay, by) == getattr(pay, by.value)


def test_there_is_no_national_figure_where_none_is_told(catalogue: Catalogue) -> None:
    pt = catalogue.professions["pt"]
    median = national(catalogue, pt, "median")
    assert median is not None
    assert median.value == 101020
    assert national(catalogue, pt, "no-such-figure") is None
    assert national(catalogue._replace(sections={}), pt, "median") is None


def test_a_number_that_is_missing_is_no_national_figure(catalogue: Catalogue) -> None:
    pt = catalogue.professions["pt"]._replace(facts={})
    assert national(catalogue, pt, "median") is None


def test_pay_is_set_beside_nothing_where_a_figure_is_missing(catalogue: Catalogue, places: dict[str, Place]) -> None:
    tables = release(places)
    withheld, *_ = earnings(catalogue, places["DE"], tables)
    assert (withheld.by, withheld.ratio, withheld.unlike) == (None, None, "")
    bare = catalogue._replace(professions={"pt": catalogue.professions["pt"]._replace(facts={})})
    (alone,) = earnings(bare, places["CA"], tables)
    assert (alone.national, alone.by, alone.ratio) == (None, None, None)
    (nowhere,) = earnings(bare, places["CA"]._replace(pay={}), tables)
    assert (nowhere.pay, nowhere.held) == (None, True)


def test_there_is_no_ratio_to_nothing(catalogue: Catalogue, places: dict[str, Place]) -> None:
    pt = catalogue.professions["pt"]
    fact = national(catalogue, pt, "median")
    assert fact is not None
    salary = {**pt.facts["salary"], "median": (fact._replace(value=0),)}
    free = catalogue._replace(professions={"pt": pt._replace(facts={**pt.facts, "salary": salary})})
    (found,) = earnings(free, places["CA"], release(places))
    assert (found.by, found.ratio) == (places["CA"].pay["pt"].median, None)
