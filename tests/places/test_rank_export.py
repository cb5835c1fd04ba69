from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from ptvspt.loading import library
from ptvspt.places import rank_export
from ptvspt.places.rank import rank
from ptvspt.places.records import By, Place
from ptvspt.profiles.records import Catalogue


@pytest.fixture(scope="module")
def places(fixture_dir: Path) -> Mapping[str, Place]:
    return library.places(fixture_dir)


def test_what_is_withheld_is_listed_and_never_zero(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    found = rank(catalogue, places, catalogue.professions["pt"], By.MEDIAN)
    rows = {row[1]: row for row in rank_export.salary_grid(found, 1).rows}
    assert rows["DE"][3] == "not published"
    assert rows["GU"][4:6] == ("not published", "not published")
    assert rank_export.salary_data(catalogue, found, None)["withheld"] == ["DE", "GU"]
    assert all(cell for row in rows.values() for cell in row)
