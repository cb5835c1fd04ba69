"""The country as a grid of tiles, one for each place: by direct access, or by pay."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ptvspt.document.tree import Block, Document, Paragraph, Shade, Tile, TileMap
from ptvspt.places import law, rank
from ptvspt.places.rank import Ranking
from ptvspt.places.records import Level, Place
from ptvspt.profiles import export, wording
from ptvspt.profiles.citing import References
from ptvspt.profiles.page import DISCLAIMER
from ptvspt.profiles.records import Catalogue
from ptvspt.results import Grid, envelope

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
CLASSES = 5
MARKS = (".", "-", "+", "*", "#")
LEVELS = {
    Level.UNRESTRICTED: ("U", 1.0),
    Level.WITH_PROVISIONS: ("P", 0.5),
    Level.REFERRAL_REQUIRED: ("R", 0.0),
    Level.UNKNOWN: ("?", None),
}
COLUMNS = ("Mark", "Meaning", "Places")


def salary(found: Ranking) -> TileMap:
    """Return the map of pay: classes of nearly equal size from the least to the most, then what is not published."""
    shades: list[Shade] = []
    classes: dict[str, int] = {}
    for number, members in enumerate(rank.sequence(found, CLASSES)):
        if members:
            low, high = wording.money(members[0].value), wording.money(members[-1].value)
            classes |= {one.place.code: len(shades) for one in members}
            label = low if low == high else f"{low} to {high}"
            shades.append(Shade(MARKS[number], label, number / (CLASSES - 1)))
    classes |= {place.code: len(shades) for place in found.withheld}
    shades.append(Shade("?", rank.PUBLISHED, None))
    return TileMap(f"{rank.FIGURE[found.by]} by state", COLUMNS, tuple(shades), _tiles(classes))


def access(places: Mapping[str, Place]) -> TileMap:
    """Return the map of direct access."""
    levels = law.levels(places.values())
    shades = tuple(Shade(*_shade(level)) for level in levels)
    classes = {place.code: number for number, found in enumerate(levels.values()) for place in found}
    return TileMap("A physical therapist without a referral, by state", COLUMNS, shades, _tiles(classes))


def salary_document(found: Ranking) -> Document:
    """Return the map of pay with its national figure."""
    references = References()
    about = rank.us(found, references)
    blocks: list[Block] = [about, salary(found), *references.bibliography(), Paragraph((DISCLAIMER,))]
    return Document(f"Map: {found.profession.name.lower()}", tuple(blocks))


def access_document(places: Mapping[str, Place]) -> Document:
    """Return the map of direct access with every law that it rests on."""
    references = References()
    note = f"{law.INSURER} 'ptvspt state XX' says what holds in a state, 'ptvspt rank access' in all of them."
    sources = {place.access.source.id: place.access.source for place in places.values() if place.access}
    marks = [part for source in sources.values() for part in (" ", references.to(source))]
    rests = Paragraph(("The law or list behind each place, in the order of the places:", *marks, "."))
    blocks: list[Block] = [
        access(places),
        Paragraph((note,)),
        rests,
        *references.bibliography(),
        Paragraph((DISCLAIMER,)),
    ]
    return Document("Map: direct access", tuple(blocks))


def salary_data(catalogue: Catalogue, found: Ranking) -> dict[str, Any]:
    """Return the map of pay as JSON values."""
    values: dict[str, object] = {one.place.code: one.value for one in found.ranked}
    return envelope(
        catalogue.version,
        map="salary",
        profession=found.profession.id,
        by=found.by.value,
        unit="usd-per-year",
        as_of=found.tables.as_of,
        **_map_data(salary(found), values),
        source=export.source_data(found.tables.source),
    )


def access_data(catalogue: Catalogue, places: Mapping[str, Place]) -> dict[str, Any]:
    """Return the map of direct access as JSON values."""
    values: dict[str, object] = {
        place.code: level.value for level, found in law.levels(places.values()).items() for place in found
    }
    sources = {place.access.source.id: place.access.source for place in places.values() if place.access}
    return envelope(
        catalogue.version,
        map="access",
        **_map_data(access(places), values),
        sources=[export.source_data(one) for one in sources.values()],
    )


def grid(drawn: TileMap, places: Mapping[str, Place], proofs: Mapping[str, tuple[str, str]]) -> Grid:
    """Return a map as rows; `proofs` are date and source by place."""
    rows = [
        (
            tile.code,
            places[tile.code].name,
            drawn.shades[tile.shade].mark,
            drawn.shades[tile.shade].label,
            str(tile.column),
            str(tile.row),
            *proofs[tile.code],
        )
        for tile in drawn.tiles
    ]
    return Grid(("place", "name", "mark", "meaning", "column", "row", "as_of", "source"), rows)


def salary_proofs(found: Ranking) -> dict[str, tuple[str, str]]:
    """Return date and source of each place's pay."""
    source = wording.named(found.tables.source)
    proofs = {one.place.code: (str(one.pay.as_of), source) for one in found.ranked}
    return proofs | {place.code: (str(found.tables.as_of), source) for place in found.withheld}


def access_proofs(places: Mapping[str, Place]) -> dict[str, tuple[str, str]]:
    """Return date and source of each place's direct access."""
    return {
        code: (str(place.access.as_of), wording.named(place.access.source)) if place.access else ("none", "none")
        for code, place in places.items()
    }


def _shade(level: Level) -> tuple[str, str, float | None]:
    mark, darkness = LEVELS[level]
    return mark, rank.LEVELS[level], darkness


def _tiles(classes: Mapping[str, int]) -> tuple[Tile, ...]:
    """Return a tile for each place; one that is not on the grid stands in the row below it."""
    below = max(row for _, row in SPOTS.values()) + 1
    width = max(column for column, _ in SPOTS.values()) + 1
    others = [code for code in classes if code not in SPOTS]
    spots = SPOTS | {code: (at % width, below + at // width) for at, code in enumerate(others)}
    return tuple(Tile(code, *spots[code], shade) for code, shade in classes.items())


def _map_data(drawn: TileMap, values: Mapping[str, object]) -> dict[str, Any]:
    return {
        "classes": [
            {"mark": shade.mark, "label": shade.label, "places": list(drawn.of(number))}
            for number, shade in enumerate(drawn.shades)
        ],
        "places": [
            {"place": tile.code, "value": values.get(tile.code), "class": tile.shade, "at": [tile.column, tile.row]}
            for tile in drawn.tiles
        ],
    }
