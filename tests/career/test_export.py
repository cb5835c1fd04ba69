from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from ptvspt.career import export
from ptvspt.career.compare import Comparison
from ptvspt.career.records import Careers

Compare = Callable[..., Comparison]


def test_json_holds_paths_assumptions_years_and_what_turns_the_order(compared: Compare) -> None:
    found = export.data("2026.11.27", compared())
    assert json.loads(json.dumps(found)) == found
    assert (found["schema"], found["place"], found["against"]) == (1, "IL", "trainer:certified")
    assert found["assumptions"]["interest"] == {"undergraduate": 6, "graduate": 8, "private": 10}
    mine = found["paths"][0]
    assert (mine["path"], mine["years"], mine["cost"]) == ("pt:public", 7, 130_500)
    assert set(mine["present_value"]) == {"10", "20", "40"}
    assert [(one["first"], one["second"]) for one in found["turning"]] == [("pt:public", "trainer:certified")]


def test_each_path_has_a_row_for_each_year(compared: Compare) -> None:
    grid = export.grid(compared())
    assert grid.columns == export.COLUMNS
    assert [row[:2] for row in grid.rows] == [
        (id_, str(year)) for id_ in ("pt:public", "trainer:certified") for year in range(1, 41)
    ]


def test_rows_say_what_the_projection_holds(compared: Compare) -> None:
    comparison = compared()
    rows = [dict(zip(export.COLUMNS, row, strict=True)) for row in export.grid(comparison).rows]
    mine = comparison.prospects[0].projection
    for year in range(40):
        assert float(rows[year]["total"]) == pytest.approx(mine.total[year], abs=0.005)
        assert rows[year]["phase"] == ("study" if year < 7 else "work")
        assert rows[year]["age"] == str(18 + year + 1)


def test_the_path_that_all_are_held_against_is_there_and_not_asked_for(compared: Compare) -> None:
    found = export.data("2026.11.27", compared("pt:public"))
    assert [(one["path"], one["asked"]) for one in found["paths"]] == [
        ("pt:public", True),
        ("trainer:certified", False),
    ]
    assert found["turning"] == []


def test_the_list_has_a_row_for_each_path(careers: Careers) -> None:
    assert [row[0] for row in export.listing_grid(careers).rows] == list(careers.paths)
    assert [one["path"] for one in export.listing("1", careers)["paths"]] == list(careers.paths)
