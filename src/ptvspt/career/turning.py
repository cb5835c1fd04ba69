"""What would turn the order round: which assumption, at which value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ptvspt.career.money import MOST_YEARS, at_cost, cost, project
from ptvspt.career.records import Assumptions, Way

STEPS = 8
"""Values between the one that is assumed and the farthest that is tried."""
CENT = 0.01
"""A lead that is gone, in dollars."""
TRIES = 60
MOST_INTEREST, MOST_DISCOUNT = 20.0, 15.0
SHORTEST = 5.0
"""Years below which nobody chooses by: who still studies then is ahead of who has paid."""
TIMES = 5
"""How many times the cost is tried at most."""


class Turn(NamedTuple):
    """An assumption (`cost`, `hours`, `interest`, `discount` or `horizon`) and the value that turns the order.

    `way` says whose it is: 0 the one ahead, 1 the other, None of both. `assumed` is the value now.
    """

    what: str
    way: int | None
    assumed: float
    value: float

    @property
    def distance(self) -> float:
        """How far it is from what is assumed, as a part of that."""
        return abs(self.value - self.assumed) / (abs(self.assumed) or 1.0)


def turns(ahead: Way, behind: Way, assumptions: Assumptions) -> list[Turn]:
    """Return what would put the second way ahead at the horizon, the nearest value first."""
    return sorted(_found(ahead, behind, assumptions), key=lambda turn: turn.distance)


def _found(ahead: Way, behind: Way, assumptions: Assumptions) -> Iterator[Turn]:
    mine, theirs = (_worth(way, assumptions) for way in (ahead, behind))
    price, other = cost(ahead), cost(behind)
    discount, horizon = assumptions.discount, float(assumptions.horizon)

    def lead(changed: Assumptions) -> float:
        return _worth(ahead, changed) - _worth(behind, changed)

    tried: list[tuple[str, int | None, float, float, Callable[[float], float]]] = [
        ("cost", 0, price, price * TIMES, lambda to: _worth(at_cost(ahead, to), assumptions) - theirs),
        ("cost", 1, other, 0.0, lambda to: mine - _worth(at_cost(behind, to), assumptions)),
        ("hours", 0, ahead.hours, 1.0, lambda to: _worth(ahead._replace(hours=to), assumptions) - theirs),
        ("discount", None, discount, MOST_DISCOUNT, lambda to: lead(assumptions._replace(discount=to))),
        ("discount", None, discount, 0.0, lambda to: lead(assumptions._replace(discount=to))),
        ("horizon", None, horizon, float(MOST_YEARS), lambda to: lead(assumptions._replace(horizon=round(to)))),
        ("horizon", None, horizon, SHORTEST, lambda to: lead(assumptions._replace(horizon=round(to)))),
    ]
    rate = max(assumptions.rates)
    if cost(ahead) or ahead.debt:
        tried.append(("interest", None, rate, MOST_INTEREST, lambda to: lead(assumptions._replace(rates=(to,) * 3))))
    for what, whose, assumed, farthest, led in tried:
        value = _root(led, assumed, farthest, whole=what == "horizon")
        if value is not None:
            yield Turn(what, whose, assumed, value)


def _worth(way: Way, assumptions: Assumptions) -> float:
    return project(way, assumptions, assumptions.horizon).present


def _root(led: Callable[[float], float], assumed: float, farthest: float, *, whole: bool) -> float | None:
    """Return the value nearest to the assumed one at which a lead is gone, or None up to the farthest.

    A lead by whole years goes in steps, and is halved; any other is found by the Illinois method (a false position
    whose end that stays counts half).
    """
    low, ahead = assumed, led(assumed)
    for step in range(1, STEPS + 1):
        high = assumed + (farthest - assumed) * step / STEPS
        behind = led(high)
        if behind <= 0:
            break
        low, ahead = high, behind
    else:
        return None
    stayed = 0.0
    for _ in range(TRIES):
        if abs(behind) < CENT or (whole and abs(round(low) - round(high)) <= 1):
            break
        at = (low + high) / 2 if whole else high - behind * (high - low) / (behind - ahead)
        lead = led(at)
        if lead <= 0:
            high, behind, ahead = at, lead, ahead / (2 if stayed == low else 1)
            stayed = low
        else:
            low, ahead, behind = at, lead, behind / (2 if stayed == high else 1)
            stayed = high
    return float(round(high)) if whole else high
