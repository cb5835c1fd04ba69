from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptvspt.career.settings import MOST_MONEY, amounts, number, within
from ptvspt.errors import UsageError


def routes(name: str) -> list[str]:
    return [f"{name}:public", f"{name}:private"]


@pytest.mark.parametrize("text", ["90000", "90,000", "$90,000", "90000.00", " 90000 "])
def test_an_amount_is_read_as_people_write_it(text: str) -> None:
    assert amounts("--cost", [f"pt={text}"], MOST_MONEY, routes) == {"pt:public": 90_000, "pt:private": 90_000}


@pytest.mark.parametrize("text", ["", "-1", "nan", "inf", "1e5", "9,0", "2000001", "ninety", "9" * 400])
def test_an_amount_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="a number from 0 to 2,000,000 is wanted here"):
        number("--cost", text, 0, MOST_MONEY)


def test_an_amount_has_a_least_too() -> None:
    with pytest.raises(UsageError, match="a number from 1 to 80 is wanted here"):
        amounts("--hours", ["pt=0"], 80, routes, least=1)


def test_a_word_without_an_amount_is_refused_with_an_example() -> None:
    with pytest.raises(UsageError, match="like pt=90000"):
        amounts("--cost", ["pt"], MOST_MONEY, routes)


def test_the_last_word_for_a_path_holds() -> None:
    assert amounts("--cost", ["pt=1", "pt=2"], MOST_MONEY, lambda name: [name]) == {"pt": 2}


@given(st.floats())
def test_only_numbers_within_bounds_pass(value: float) -> None:
    if 0 <= value <= 30:
        within("--interest", value, 0, 30)
    else:
        with pytest.raises(UsageError):
            within("--interest", value, 0, 30)
