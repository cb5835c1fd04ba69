"""How many problems are told."""

from __future__ import annotations

import pytest

from ptvspt import errors
from ptvspt.errors import SHOWN, DataError, Problem, bound


def problems(count: int) -> list[Problem]:
    return [Problem("f", number + 1, 1, "odd") for number in range(count)]


def test_up_to_the_bound_every_problem_is_shown() -> None:
    found = problems(SHOWN)
    assert DataError(*found).lines() == [str(one) for one in found]


@pytest.mark.parametrize(("more", "told"), [(1, "... and 1 more"), (124_900, "... and 124,900 more")])
def test_the_problems_that_are_not_shown_are_counted(more: int, told: str) -> None:
    found = problems(SHOWN + more)
    assert DataError(*found).lines() == [*(str(one) for one in found[:SHOWN]), told]
    assert str(DataError(*found)).endswith(f"f:100:1: odd\n{told}")


def test_no_more_problems_are_looked_for_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errors, "MOST", 500)
    bound(problems(499))
    with pytest.raises(DataError) as caught:
        bound(problems(500))
    first, second, *_, last = caught.value.lines()
    assert first == "f:500:1: 500 problems have come up to here, and no more is read"
    assert (second, last) == ("f:1:1: odd", "... and 401 more")
