"""Maps, of pay or of direct access, as documents for people."""

from __future__ import annotations

from collections.abc import Mapping

from ptvspt.document.tree import Block, Document, Paragraph, Shade, Tile, TileMap
from ptvspt.places import law, rank_page
from ptvspt.places import map as tiles
from ptvspt.places.rank import Ranking
from ptvspt.places.records import Place
from ptvspt.profiles.citing import References
from ptvspt.profiles.page import DISCLAIMER

COLUMNS = ("Mark", "Meaning", "Places")


def salary(ranking: Ranking) -> Document:
    """Return the map of pay with its national figure."""
    references = References()
    national = rank_page.national(ranking, references)
    blocks: list[Block] = [
        national,
        drawn(tiles.salary(ranking)),
        *references.bibliography(),
        Paragraph((DISCLAIMER,)),
    ]
    return Document(f"Map: {ranking.profession.name.lower()}", tuple(blocks))


def access(places: Mapping[str, Place]) -> Document:
    """Return the map of direct access with every law that it rests on."""
    references = References()
    note = f"{law.INSURER} 'ptvspt state XX' says what holds in a state, 'ptvspt rank access' in all of them."
    marks = [part for source in law.sources(places.values()) for part in (" ", references.to(source))]
    blocks: list[Block] = [
        drawn(tiles.access(places)),
        Paragraph((note,)),
        Paragraph(("The law or list behind each place, in the order of the places:", *marks, ".")),
        *references.bibliography(),
        Paragraph((DISCLAIMER,)),
    ]
    return Document("Map: direct access", tuple(blocks))


def drawn(found: tiles.Map) -> TileMap:
    """Return a map as tiles."""
    shades = tuple(Shade(one.mark, one.label, one.darkness) for one in found.classes)
    placed = tuple(
        Tile(code, *found.spots[code], number) for number, one in enumerate(found.classes) for code in one.places
    )
    return TileMap(found.title, COLUMNS, shades, placed)
