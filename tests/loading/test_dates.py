from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptvspt.loading.dates import is_date


@pytest.mark.parametrize("text", ["2026", "2026-11", "2026-11-23", "1999-12-31", "2024-02-29", "2000-02-29"])
def test_a_date_is_a_year_a_month_or_a_day(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "26",
        "1899",
        "2100",
        "2026-13",
        "2026-00",
        "2026-1",
        "2026-11-3",
        "2026/11",
        " 2026",
        "2026 ",
        "2026-11-23T10",
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize("text", ["2025-02-29", "2025-02-31", "2026-04-31", "1900-02-29"])
def test_a_day_must_be_in_the_calendar(text: str) -> None:
    assert not is_date(text)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_of_two_centuries_is_a_date(day: date) -> None:
    assert is_date(day.isoformat())
