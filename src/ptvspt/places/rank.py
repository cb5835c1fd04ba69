"""Places in order of what is paid there, and in classes that pay about the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ptvspt.errors import UsageError
from ptvspt.places.pay import Release, figure, national, release
from ptvspt.places.records import By, Place
from ptvspt.profiles.records import Catalogue, Fact, Profession
from ptvspt.profiles.statistics import Wage


class Ranked(NamedTuple):
    """A place with its figure; places with the same figure have the same rank."""

    rank: int
    place: Place
    pay: Wage
    value: int


class Ranking(NamedTuple):
    """A profession's pay by place, the most first, and the places where the figure is not published."""

    profession: Profession
    by: By
    national: Fact | None
    tables: Release
    ranked: tuple[Ranked, ...]
    withheld: tuple[Place, ...]


def rank(catalogue: Catalogue, places: Mapping[str, Place], profession: Profession, by: By) -> Ranking:
    """Put places in order. Raises UsageError for a profession whose wages no place has."""
    tables = release(places)
    if tables is None or profession.id not in tables.professions:
        held = ", ".join(sorted(tables.professions)) if tables else "none"
        raise UsageError(f"no wages by state are held for '{profession.id}'; there are {held}")
    found = [
        (value, place, pay)
        for place in places.values()
        if (pay := place.pay.get(profession.id)) is not None and (value := figure(pay, by)) is not None
    ]
    found.sort(key=lambda one: (-one[0], one[1].name))
    values = [value for value, *_ in found]
    there = {place.code for _, place, _ in found}
    return Ranking(
        profession=profession,
        by=by,
        national=national(catalogue, profession, by.value),
        tables=tables,
        ranked=tuple(
            Ranked(rank=values.index(value) + 1, place=place, pay=pay, value=value) for value, place, pay in found
        ),
        withheld=tuple(place for place in places.values() if place.code not in there),
    )


def first(ranking: Ranking, top: int | None, asked: str | None = None) -> tuple[Ranked, ...]:
    """Return the first places, all without a number, and the place asked for wherever it stands."""
    ahead = ranking.ranked[:top]
    return ahead + tuple(one for one in ranking.ranked[len(ahead) :] if one.place.code == asked)


def classes(ranking: Ranking, count: int) -> tuple[tuple[Ranked, ...], ...]:
    """Return the ranked places in classes of nearly equal size, the least first; equal figures stay together."""
    rising = ranking.ranked[::-1]
    found: list[list[Ranked]] = [[] for _ in range(count)]
    values = [one.value for one in rising]
    for one in rising:
        found[values.index(one.value) * count // len(rising)].append(one)
    return tuple(map(tuple, found))
