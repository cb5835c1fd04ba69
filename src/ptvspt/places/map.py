"""The country as a grid of tiles: where each place lies, and the classes by which tiles are shaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ptvspt.places import law
from ptvspt.places.pay import FIGURE, NOT_PUBLISHED
from ptvspt.places.rank import Ranking, classes
from ptvspt.places.records import Level, Place
from ptvspt.profiles.wording import money, when

GRID = """
AK .. .. .. .. .. .. .. .. .. .. ME
.. .. .. .. .. .. .. .. .. .. VT NH
.. WA ID MT ND MN IL WI MI NY RI MA
.. OR NV WY SD IA IN OH PA NJ CT ..
.. CA UT CO NE MO KY WV VA MD DE ..
.. .. AZ NM KS AR TN NC SC DC .. ..
.. .. .. .. OK LA MS AL GA .. .. ..
HI GU .. .. TX .. .. .. .. FL PR VI
"""
"""Where each place lies, as nearly as squares allow."""
SPOTS = {
    code: (column, row)
    for row, line in enumerate(GRID.split("\n")[1:-1])
    for column, code in enumerate(line.split())
    if code != ".."
}
MARKS = (".", "-", "+", "*", "#")
"""The marks of the classes of pay, the least first."""
UNKNOWN = "?"
DARKNESS = {Level.UNRESTRICTED: 1.0, Level.WITH_PROVISIONS: 0.5, Level.REFERRAL_REQUIRED: 0.0, Level.UNKNOWN: None}


class Class(NamedTuple):
    """Places that are shaded alike: their mark, what it means, how dark it is from 0 to 1, or None; their codes."""

    mark: str
    label: str
    darkness: float | None
    places: tuple[str, ...]


class Map(NamedTuple):
    """Places by class, every place in one, and the column and row of each."""

    title: str
    classes: tuple[Class, ...]
    spots: Mapping[str, tuple[int, int]]


def salary(ranking: Ranking) -> Map:
    """Return the map of pay: classes of nearly equal size from the least to the most, then what is not published."""
    found: list[Class] = []
    for number, members in enumerate(classes(ranking, len(MARKS))):
        if members:
            low, high = money(members[0].value), money(members[-1].value)
            label = low if low == high else f"{low} to {high}"
            codes = tuple(one.place.code for one in members)
            found.append(Class(MARKS[number], label, number / (len(MARKS) - 1), codes))
    found.append(Class(UNKNOWN, NOT_PUBLISHED, None, tuple(place.code for place in ranking.withheld)))
    date = when(ranking.tables.as_of)
    title = f"{ranking.profession.name}: {FIGURE[ranking.by].lower()} by state, {date}"
    return Map(title, tuple(found), _spots(found))


def access(places: Mapping[str, Place]) -> Map:
    """Return the map of direct access: a class for each level."""
    found = [
        Class(law.LEVELS[level].mark, law.LEVELS[level].label, DARKNESS[level], tuple(one.code for one in members))
        for level, members in law.levels(places.values()).items()
    ]
    return Map("A physical therapist without a referral, by state", tuple(found), _spots(found))


def _spots(found: Iterable[Class]) -> dict[str, tuple[int, int]]:
    """Return where each place lies; one that is not on the grid lies in a row below it."""
    codes = [code for one in found for code in one.places]
    below = max(row for _, row in SPOTS.values()) + 1
    width = max(column for column, _ in SPOTS.values()) + 1
    others = [code for code in codes if code not in SPOTS]
    spots = SPOTS | {code: (at % width, below + at // width) for at, code in enumerate(others)}
    return {code: spots[code] for code in codes}
