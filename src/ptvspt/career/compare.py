"""Paths side by side: what each comes to, when it passes another, and what would turn the order round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ptvspt.career.money import YEARS, break_even, project
from ptvspt.career.paths import Settings, assumptions, wages, way
from ptvspt.career.records import Assumptions, Careers, Path, Pay, Projection, Way
from ptvspt.career.turning import Turn, turns


class Prospect(NamedTuple):
    """A path with its way, what it comes to, and the pay behind it.

    `ahead` is after how many years it passes the path that it is held against, None when it does not.
    """

    path: Path
    way: Way
    projection: Projection
    pay: Pay | None
    ahead: float | None
    order: int | None


class Pair(NamedTuple):
    """Two paths that follow each other by present value, and what would put the second ahead of the first."""

    ahead: Prospect
    behind: Prospect
    turns: tuple[Turn, ...]


class Comparison(NamedTuple):
    """Some paths in the order asked for, the one that they are held against, and where and how it was worked out."""

    prospects: tuple[Prospect, ...]
    against: Prospect
    settings: Settings
    assumptions: Assumptions
    careers: Careers
    code: str
    place: str

    @property
    def years(self) -> int:
        """For how many years a projection goes."""
        return max(YEARS, self.settings.horizon)


def compare(
    careers: Careers,
    ids: Sequence[str],
    against: str,
    settings: Settings,
    place: tuple[str, str],
    orders: Mapping[str, int],
) -> Comparison:
    """Return some paths side by side; `place` is its code and name, `orders` the place of each profession.

    Raises UsageError where the place has no wages of a profession.
    """
    shared = assumptions(careers, settings)

    def prospect(id_: str, other: Projection | None = None) -> Prospect:
        path = careers.paths[id_]
        going = way(careers, path, settings, place[1])
        found = project(going, shared)
        pay = wages(careers, path)
        ahead = None if other is None else break_even(found.total, other.total)
        return Prospect(path, going, found, pay, ahead, orders.get(path.profession or ""))

    held = prospect(against)
    prospects = tuple(prospect(id_, held.projection) for id_ in ids)
    return Comparison(prospects, held, settings, shared, careers, *place)


def turning(comparison: Comparison) -> list[Pair]:
    """Return the paths by present value, each with the next one: what would turn their order round."""
    shared = comparison.assumptions
    order = sorted(comparison.prospects, key=lambda one: -one.projection.present)
    return [Pair(first, second, tuple(turns(first.way, second.way, shared))) for first, second in pairwise(order)]
