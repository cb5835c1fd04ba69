"""Maps, of pay or of direct access, as typed values and rows for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ptvspt.places import law
from ptvspt.places import map as tiles
from ptvspt.places.rank import Ranking
from ptvspt.places.rank_export import ASKED, mark
from ptvspt.places.records import Place
from ptvspt.profiles import export, wording
from ptvspt.profiles.records import Catalogue
from ptvspt.results import Grid, envelope

COLUMNS = ("place", "name", "mark", "meaning", "column", "row", "as_of", "source", ASKED)


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
    """Return the map of pay as rows."""
    source = wording.named(ranking.tables.source)
    proofs = {one.place.code: (str(one.pay.as_of), source) for one in ranking.ranked}
    proofs |= {place.code: (str(ranking.tables.as_of), source) for place in ranking.withheld}
    return _grid(tiles.salary(ranking), places, proofs, asked)


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
    """Return the map of direct access as rows."""
    proofs = {
        code: (str(place.access.as_of), wording.named(place.access.source)) if place.access else ("none", "none")
        for code, place in places.items()
    }
    return _grid(tiles.access(places), places, proofs, asked)


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
    found: tiles.Map, places: Mapping[str, Place], proofs: Mapping[str, tuple[str, str]], asked: str | None
) -> Grid:
    """Return a map as rows; `proofs` are date and source by place, the place asked for is marked."""
    rows = []
    for one in found.classes:
        for code in one.places:
            column, row = found.spots[code]
            spot = (str(column), str(row))
            rows.append((code, places[code].name, one.mark, one.label, *spot, *proofs[code], mark(code, asked)))
    return Grid(COLUMNS, rows)
