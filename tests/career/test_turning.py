from __future__ import annotations

import pytest
from hypothesis import given

from ptvspt.career.money import at_cost, project
from ptvspt.career.records import Assumptions, Way
from ptvspt.career.turning import Turn, turns
from ways import ASSISTANT, SHARED, THERAPIST, TRAINER, WAYS

SHIFT = {"hours": 0.01, "cost": 20.0, "interest": 0.01, "discount": 0.01, "horizon": 0.0}


def changed(turn: Turn, ways: tuple[Way, Way], shared: Assumptions, value: float) -> tuple[list[Way], Assumptions]:
    """Return two ways and what they share with another value of an assumption."""
    found = list(ways)
    match turn.what:
        case "cost":
            assert turn.way is not None
            found[turn.way] = at_cost(found[turn.way], value)
        case "hours":
            found[0] = found[0]._replace(hours=value)
        case "interest":
            shared = shared._replace(rates=(value, value, value))
        case "discount":
            shared = shared._replace(discount=value)
        case _:
            shared = shared._replace(horizon=round(value))
    return found, shared


def lead(ways: list[Way], shared: Assumptions) -> float:
    first, second = (project(way, shared).present for way in ways)
    return first - second


@pytest.mark.parametrize("pair", [(ASSISTANT, THERAPIST), (THERAPIST, TRAINER), (ASSISTANT, TRAINER)])
def test_the_order_turns_at_the_value_that_is_told(pair: tuple[Way, Way]) -> None:
    found = turns(*pair, SHARED)
    assert found
    for turn in found:
        shift = SHIFT[turn.what] if turn.value >= turn.assumed else -SHIFT[turn.what]
        assert lead(*changed(turn, pair, SHARED, turn.value + shift)) <= 0.01
        before = (turn.value + turn.assumed) / 2 if turn.what != "horizon" else turn.assumed
        assert lead(*changed(turn, pair, SHARED, before)) > 0 or turn.what == "interest"


@pytest.mark.parametrize("pair", [(ASSISTANT, THERAPIST), (THERAPIST, TRAINER), (ASSISTANT, TRAINER)])
def test_the_lead_is_gone_to_the_cent_or_the_year_at_the_value_that_is_told(pair: tuple[Way, Way]) -> None:
    for turn in turns(*pair, SHARED):
        there = lead(*changed(turn, pair, SHARED, turn.value))
        if turn.what == "horizon":
            nearer = turn.value - (1 if turn.value > turn.assumed else -1)
            assert there <= 0 < lead(*changed(turn, pair, SHARED, nearer))
        else:
            assert abs(there) < 0.01, turn


def test_the_nearest_value_comes_first() -> None:
    found = turns(THERAPIST, TRAINER, SHARED)
    assert [one.distance for one in found] == sorted(one.distance for one in found)
    assert found[0].what == "hours"


@given(WAYS)
def test_a_way_that_is_far_ahead_is_turned_by_nothing_that_costs(way: Way) -> None:
    rich = way._replace(pay=(1e9, 1e9, 1e9), hours=40.0)
    assert "cost" not in {one.what for one in turns(rich, TRAINER, SHARED)}
