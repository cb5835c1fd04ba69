"""Every CSV of the program loads as typed columns: nothing in a column but what the column is of."""

from __future__ import annotations

import csv
import io
import re

import pytest

from ptvspt.profiles.records import Catalogue
from results import VIEWS, output

NUMBERS = {
    *("number", "low", "high", "year", "difference", "ratio", "rank", "column", "row"),
    *("p10", "p25", "median", "p75", "p90", "mean", "employment", "jobs_per_1000"),
    *("age", "earned", "spent", "repaid", "left", "total", "owed"),
}
DATES = {"as_of", "issued", "checked"}
DATE = re.compile(r"\d{4}(-\d\d){0,2}|")
STATUSES = {
    *("given", "unknown", "does-not-apply", "not-published", "not-held", "not-taken"),
    *("withheld", "capped", "too-few"),
}
WORDS_FOR_NOTHING = {"none", "not published", "not known", "undated", "never", "none known", "no figures by state"}


def table(view: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(output(view, "csv").decode(), newline="")))


@pytest.mark.parametrize("view", [*VIEWS, "advise"])
def test_a_column_holds_one_type(view: str, catalogue: Catalogue) -> None:
    for row in table(view):
        for name, cell in row.items():
            assert name == "meaning" or cell not in WORDS_FOR_NOTHING, (name, row)  # words of a legend
            if name in NUMBERS:
                assert not cell or float(cell) == float(cell), (name, row)
            if name in DATES:
                assert DATE.fullmatch(cell), (name, row)
            if name in ("source", "sources"):
                assert set(filter(None, cell.split("; "))) <= set(catalogue.sources), (name, row)


@pytest.mark.parametrize("view", [*VIEWS, "advise"])
def test_what_is_not_there_has_a_status(view: str) -> None:
    for row in table(view):
        if "status" not in row:
            continue
        parts = [part.rpartition(":")[2] for part in row["status"].split("; ")]
        assert set(parts) <= STATUSES
        if "value" in row:
            assert (row["status"] == "given") == bool(row["value"] or row["number"]), row
