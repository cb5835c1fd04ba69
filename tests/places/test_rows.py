from __future__ import annotations

from collections.abc import Mapping

from ptvspt.places import rows
from ptvspt.places.pay import release
from ptvspt.places.records import Place
from ptvspt.profiles.records import Catalogue
from ptvspt.profiles.statistics import Mark

Found = dict[tuple[str, str, str], dict[str, str]]


def told(catalogue: Catalogue, places: Mapping[str, Place], place: Place) -> Found:
    """Return the rows of a place by topic, profession and attribute."""
    columns, found = rows.grid(catalogue, [place], release(places))
    cells = [dict(zip(columns, row, strict=True)) for row in found]
    return {(row["topic"], row["profession"], row["attribute"]): row for row in cells}


def test_a_figure_is_a_number_with_its_unit_and_one_that_is_withheld_says_so(
    catalogue: Catalogue, places: Mapping[str, Place]
) -> None:
    found = told(catalogue, places, places["CA"])["pay", "pt", "median"]
    assert (found["number"], found["unit"], found["status"]) == (
        str(places["CA"].pay["pt"].median),
        "usd-per-year",
        "given",
    )
    bare = told(catalogue, places, places["DE"])["pay", "pt", "median"]
    assert (bare["number"], bare["status"]) == ("", "not-taken")
    marked = places["DE"].pay["pt"]._replace(marks=(("median", Mark.WAGE), ("p90", Mark.CAPPED)), p90=None)
    found = told(catalogue, places, places["DE"]._replace(pay={"pt": marked}))["pay", "pt", "median"]
    assert (found["number"], found["status"]) == ("", "withheld")
    assert told(catalogue, places, places["GU"])["pay", "pt", "median"]["status"] == "not-published"
    assert told(catalogue, places, places["CA"])["pay", "massage-therapist", "median"]["status"] == "not-held"


def test_a_limit_is_a_number_of_days_or_visits(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    found = told(catalogue, places, places["ME"])
    limits = {key[2]: (row["number"], row["unit"]) for key, row in found.items() if row["unit"] in ("days", "visits")}
    assert limits == {"hard-stop": ("1", "visits"), "not-improving": ("30", "days"), "consultation": ("120", "days")}


def test_what_is_not_known_is_empty_and_says_so(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    found = told(catalogue, places, places["TX"]._replace(access=None, compact=None, board=None))
    law = (("direct-access", "pt", "level"), ("direct-access", "pt", "statute"))
    for key in (*law, ("compact", "pt", "membership"), ("board", "pt", "name"), ("board", "pt", "address")):
        row = found[key]
        assert (row["value"], row["status"], row["as_of"], row["sources"]) == ("", "unknown", "", "")


def test_the_board_of_a_place_has_its_name_and_address(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    board = places["ME"].board
    assert board
    rows = told(catalogue, places, places["ME"])
    found = {name: rows["board", "pt", name] for name in ("name", "address", "known")}
    assert {name: row["value"] for name, row in found.items()} == {
        "name": board.name,
        "address": board.url,
        "known": board.known.value,
    }
    assert {row["sources"] for row in found.values()} == {board.source.id}
    rows = told(catalogue, places, places["ME"]._replace(board=board._replace(url="")))
    assert [rows["board", "pt", name]["status"] for name in ("name", "address")] == ["given", "unknown"]


def test_every_source_is_an_id(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    for place in places.values():
        for row in told(catalogue, places, place).values():
            assert set(filter(None, row["sources"].split("; "))) <= set(catalogue.sources)
