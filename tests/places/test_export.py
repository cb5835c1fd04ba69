from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from ptvspt.places import export, law
from ptvspt.places.pay import NO_FIGURES, SMALL, Release, release
from ptvspt.places.records import Place
from ptvspt.profiles.records import Catalogue
from ptvspt.profiles.wording import named


@pytest.fixture(scope="module")
def tables(places: Mapping[str, Place]) -> Release:
    found = release(places)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def given(catalogue: Catalogue, places: Mapping[str, Place], tables: Release) -> dict[str, Any]:
    """Return each place as it is given to programs, by its code."""
    return {one["place"]: one for one in export.data(catalogue, list(places.values()), tables)["places"]}


def pay(given: dict[str, Any], code: str, profession: str) -> dict[str, Any]:
    (found,) = (one for one in given[code]["pay"] if one["profession"] == profession)
    return dict(found)


def rows(catalogue: Catalogue, place: Place, tables: Release | None) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """Return value, date and source by topic, profession and attribute."""
    found = export.lines(catalogue, [place], tables).rows
    return {(topic, id_, attribute): tuple(rest) for _, _, topic, id_, attribute, *rest in found}


def test_a_profession_is_published_withheld_or_not_held(given: dict[str, Any]) -> None:
    published = {code: pay(given, code, "pt")["published"] for code in ("CA", "GU")}
    assert published == {"CA": True, "GU": False}
    assert pay(given, "CA", "massage-therapist")["published"] is None


def test_pay_is_given_beside_the_national_median(given: dict[str, Any], places: Mapping[str, Place]) -> None:
    found, own = pay(given, "CA", "pt"), places["CA"].pay["pt"].median
    assert own is not None
    assert (found["median"], found["national_median"], found["difference"]) == (own, 101020, own - 101020)
    assert found["ratio"] == round(own / 101020, 4)
    bare = pay(given, "DE", "pt")
    assert (bare["median"], bare["difference"], bare["ratio"]) == (None, None, None)
    assert bare["employment"] == 2050


def test_what_makes_figures_unlike_or_unsure_is_given(given: dict[str, Any]) -> None:
    assert pay(given, "IL", "pt")["not_like_for_like"].startswith("Not like for like")
    assert pay(given, "CA", "pt")["not_like_for_like"] is None
    small = [pay(given, code, "pt")["small_numbers"] for code in ("WY", "CA", "GU")]
    assert small == [True, False, None]


def test_a_figure_that_is_withheld_has_the_date_and_source_of_the_tables(
    given: dict[str, Any], tables: Release
) -> None:
    withheld = pay(given, "GU", "pt")
    assert (withheld["as_of"], withheld["source"]["id"]) == (tables.as_of, tables.source.id)
    assert pay(given, "IL", "pt")["as_of"] == "2025-05"
    none = pay(given, "CA", "massage-therapist")
    assert (none["as_of"], none["source"]) == (None, None)


def test_direct_access_is_given_in_words_and_in_values(given: dict[str, Any], places: Mapping[str, Place]) -> None:
    found = given["ME"]["direct_access"]
    assert found["limits"] == [
        {"amount": 1, "unit": "visits", "kind": "hard-stop"},
        {"amount": 30, "unit": "days", "kind": "not-improving"},
        {"amount": 120, "unit": "days", "kind": "consultation"},
    ]
    assert (found["level"], found["text"]) == ("with-provisions", law.access_words(places["ME"].access))
    assert given["ME"]["compact"]["membership"] == "enacted"


def test_what_is_not_known_of_a_place_is_null(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    nowhere = places["TX"]._replace(access=None, compact=None, pay={}, board=None)
    (found,) = export.data(catalogue, [nowhere], None)["places"]
    assert (found["direct_access"], found["compact"], found["board"]) == (None, None, None)
    assert {one["published"] for one in found["pay"]} == {None}
    told = rows(catalogue, nowhere, None)
    assert told["direct-access", "pt", "level"] == ("unknown", "none", "none")
    assert told["direct-access", "pt", "limits"] == ("none", "none", "none")
    assert told["compact", "pt", "known"] == (law.compact_sure(None), "none", "none")
    assert told["board", "pt", "name"] == ("not known", "none", "none")
    assert told["board", "pt", "address"] == ("none", "none", "none")
    assert told["pay", "pt", "median"] == (NO_FIGURES, "none", "none")


def test_who_licenses_is_given_with_the_address_where_it_is_known(
    given: dict[str, Any], catalogue: Catalogue, places: Mapping[str, Place]
) -> None:
    found = given["ME"]["board"]
    assert (found["name"], found["url"]) == ("Maine Board of Examiners, Walking", "https://me.example/board")
    assert (found["as_of"], found["known"], found["source"]["id"]) == ("2024", "partly", "board-list")
    assert found["known_text"] == law.board_sure(places["ME"].board)
    assert (given["GU"]["board"]["name"], given["GU"]["board"]["url"]) == ("Guam Board of Steps", None)
    told = rows(catalogue, places["ME"], None)
    assert told["board", "pt", "address"][:2] == ("https://me.example/board", "2024")
    assert told["board", "pt", "known"][0] == law.board_sure(places["ME"].board)


def test_rows_tell_the_limits_as_they_are_written(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    told = rows(catalogue, places["ME"], release(places))
    limits = "1 visits hard-stop; 30 days not-improving; 120 days consultation"
    assert told["direct-access", "pt", "limits"][0] == limits


def test_rows_of_pay_are_published_withheld_or_not_held(
    catalogue: Catalogue, places: Mapping[str, Place], tables: Release
) -> None:
    assert rows(catalogue, places["DE"], tables)["pay", "pt", "median"][:2] == ("not published", "2026-05")
    assert rows(catalogue, places["GU"], tables)["pay", "pt", "median"][:2] == ("not published", "2026-05")
    assert rows(catalogue, places["CA"], tables)["pay", "massage-therapist", "median"] == (
        NO_FIGURES,
        "none",
        "none",
    )


def test_rows_of_pay_stand_beside_the_national_median(
    catalogue: Catalogue, places: Mapping[str, Place], tables: Release
) -> None:
    told, own = rows(catalogue, places["CA"], tables), places["CA"].pay["pt"].median
    assert own is not None
    assert told["pay", "pt", "national-median"][:2] == ("101020", "2026-05")
    assert told["pay", "pt", "difference"][0] == str(own - 101020)
    assert told["pay", "pt", "ratio"][0] == f"{own / 101020:.2f}"
    assert ("pay", "pt", "difference") not in rows(catalogue, places["DE"], tables)


def test_rows_of_pay_end_with_their_notes(catalogue: Catalogue, places: Mapping[str, Place], tables: Release) -> None:
    assert rows(catalogue, places["WY"], tables)["pay", "pt", "note"][0] == SMALL
    assert rows(catalogue, places["IL"], tables)["pay", "pt", "note"][0].startswith("Not like for like")
    assert ("pay", "pt", "note") not in rows(catalogue, places["CA"], tables)


def test_each_figure_has_the_source_of_its_own_row(
    catalogue: Catalogue, places: Mapping[str, Place], tables: Release
) -> None:
    own = places["CA"].pay["pt"]._replace(source=places["CA"].pay["pt"].source._replace(id="another"))
    (found,) = export.data(catalogue, [places["CA"]._replace(pay={"pt": own})], tables)["places"]
    assert found["pay"][0]["source"]["id"] == "another"


def test_provisions_and_law_are_given_or_null(given: dict[str, Any], places: Mapping[str, Place]) -> None:
    for code, place in places.items():
        assert place.access is not None
        found = given[code]["direct_access"]
        assert (found["provisions"] or "", found["statute"] or "") == (place.access.provisions, place.access.statute)
    assert {type(one["direct_access"]["provisions"]) for one in given.values()} == {str, type(None)}


def test_rows_of_law_have_the_date_and_source_of_their_row(
    catalogue: Catalogue, places: Mapping[str, Place], tables: Release
) -> None:
    told, place = rows(catalogue, places["CA"], tables), places["CA"]
    assert place.access is not None
    assert place.compact is not None
    assert told["direct-access", "pt", "level"][1:] == (place.access.as_of, named(place.access.source))
    assert told["compact", "pt", "membership"][1:] == (place.compact.as_of, named(place.compact.source))
