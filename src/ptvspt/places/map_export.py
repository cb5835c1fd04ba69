"""Maps, of pay or of direct access, as typed values and rows for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from ptvspt.places import law
from ptvspt.places import map as tiles
from ptvspt.places.pay import statuses
from ptvspt.places.rank import Ranking
from ptvspt.places.rank_export import ASKED, mark
from ptvspt.places.records import Place
from ptvspt.profiles import export, wording
from ptvspt.profiles.records import Catalogue
from ptvspt.results import Cell, Grid, dated, envelope, flat

LINE = ("place", "name", "mark", "meaning", "column", "row", "as_of", "source", ASKED)
Proof: TypeAlias = tuple[str | None, str | None]
"""Date and source."""


def salary_data(catalogue: Catalogue, ranking: Ranking, asked: str | None = None) -> dict[str, Any]:
    """Return the map of pay as JSON values, with the code of the place asked for."""
    values: dict[str, object] = {one.place.code: one.value for one in ranking.ranked}
    return envelope(
        catalogue.version,
        map="salary",
        profession=ranking.profession.id,
        by=ranking.by.value,
        asked=asked,
        unit="usd-per-year",
        as_of=ranking.tables.as_of,
        **_data(tiles.salary(ranking), values),
        source=export.source_data(ranking.tables.source),
    )


def salary_grid(ranking: Ranking, places: Mapping[str, Place], asked: str | None = None) -> Grid:
    """Return the map of pay as typed rows; a figure that is withheld is empty, and `status` says why."""
    by, id_ = ranking.by.value, ranking.profession.id
    values = {one.place.code: one.value for one in ranking.ranked}
    told = {code: (values.get(code), statuses(places[code].pay.get(id_), [by])) for code in places}
    proofs = {code: (date, ranking.tables.source.id) for code, date in _dates(ranking).items()}
    return _grid((by, "status"), told, tiles.salary(ranking), places, proofs, asked)


def salary_lines(ranking: Ranking, places: Mapping[str, Place], asked: str | None = None) -> Grid:
    """Return the map of pay as lines in words."""
    source = wording.named(ranking.tables.source)
    proofs = {code: (date, source) for code, date in _dates(ranking).items()}
    return _grid((), {}, tiles.salary(ranking), places, proofs, asked)


def _dates(ranking: Ranking) -> dict[str, str]:
    """Return the date of each place's figure; of one that is withheld that of the tables."""
    dates = {one.place.code: str(one.pay.as_of) for one in ranking.ranked}
    return dates | {place.code: str(ranking.tables.as_of) for place in ranking.withheld}


def access_data(catalogue: Catalogue, places: Mapping[str, Place], asked: str | None = None) -> dict[str, Any]:
    """Return the map of direct access as JSON values, with the code of the place asked for."""
    values: dict[str, object] = {code: law.level(place.access).value for code, place in places.items()}
    return envelope(
        catalogue.version,
        map="access",
        asked=asked,
        **_data(tiles.access(places), values),
        sources=[export.source_data(one) for one in law.sources(places.values())],
    )


def access_grid(places: Mapping[str, Place], asked: str | None = None) -> Grid:
    """Return the map of direct access as typed rows."""
    told: dict[str, tuple[Cell, ...]] = {code: (law.level(place.access).value,) for code, place in places.items()}
    proofs: dict[str, Proof] = {
        code: (dated(place.access.as_of), place.access.source.id) if place.access else (None, None)
        for code, place in places.items()
    }
    return _grid(("level",), told, tiles.access(places), places, proofs, asked)


def access_lines(places: Mapping[str, Place], asked: str | None = None) -> Grid:
    """Return the map of direct access as lines in words."""
    proofs: dict[str, Proof] = {
        code: (str(place.access.as_of), wording.named(place.access.source)) if place.access else ("none", "none")
        for code, place in places.items()
    }
    return _grid((), {}, tiles.access(places), places, proofs, asked)


def _data(found: tiles.Map, values: Mapping[str, object]) -> dict[str, Any]:
    return {
        "classes": [{"mark": one.mark, "label": one.label, "places": sorted(one.places)} for one in found.classes],
        "places": [
            {"place": code, "value": values.get(code), "class": number, "at": list(found.spots[code])}
            for number, one in enumerate(found.classes)
            for code in one.places
        ],
    }


def _grid(
    extra: tuple[str, ...],
    told: Mapping[str, tuple[Cell, ...]],
    found: tiles.Map,
    places: Mapping[str, Place],
    proofs: Mapping[str, Proof],
    asked: str | None,
) -> Grid:
    """Return a map as rows with the cells of `extra` columns that are `told` of each place.

    `proofs` are date and source by place; the place asked for is marked.
    """
    rows = []
    for one in found.classes:
        for code in one.places:
            spot = (*found.spots[code], *told.get(code, ()))
            rows.append(flat(code, places[code].name, one.mark, one.label, *spot, *proofs[code], mark(code, asked)))
    return Grid((*LINE[:6], *extra, *LINE[6:]), rows)
