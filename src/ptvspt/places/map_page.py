"""Maps, of pay or of direct access, as documents for people."""

from __future__ import annotations

from collections.abc import Mapping

from ptvspt.document.tree import Block, Depth, Document, Paragraph, Shade, Tile, TileMap
from ptvspt.places import law, rank_page
from ptvspt.places import map as tiles
from ptvspt.places.rank import Ranking
from ptvspt.places.records import Place
from ptvspt.profiles.citing import References
from ptvspt.profiles.foot import foot

COLUMNS = ("Mark", "Meaning", "Places")


def salary(ranking: Ranking, *, asked: str | None = None, depth: Depth = Depth.BRIEF, more: str = "") -> Document:
    """Return the map of pay with its national figure; the place `asked` for is marked."""
    references = References()
    drawing = drawn(tiles.salary(ranking), asked)
    level = rank_page.national(ranking)
    words = f"{level.label}: {level.text}." if level else ""
    blocks: list[Block] = [drawing, Paragraph((words, *rank_page.cited(ranking, references)), aside=True)]
    if depth is not Depth.BRIEF:
        blocks += [Paragraph((remark,)) for remark in rank_page.remarks(ranking)]
    return Document(drawing.title, (*blocks, *foot(references, depth, 0, more)))


def access(
    places: Mapping[str, Place], *, asked: str | None = None, depth: Depth = Depth.BRIEF, more: str = ""
) -> Document:
    """Return the map of direct access; in full with every law that it rests on."""
    references = References()
    drawing = drawn(tiles.access(places), asked)
    words = f"{law.INSURER} For the rules of one state: ptvspt state XX" if more else law.INSURER
    blocks: list[Block] = [drawing, Paragraph((words,), aside=True)]
    if depth is not Depth.BRIEF:
        marks = [references.to(source) for source in law.sources(places.values())]
        blocks.append(Paragraph(("The law or list behind each place, in the order of the places:", *marks)))
    return Document(drawing.title, (*blocks, *foot(references, depth, 0, more)))


def drawn(found: tiles.Map, asked: str | None = None) -> TileMap:
    """Return a map as tiles, the one of a place marked."""
    shades = tuple(Shade(one.mark, one.label, one.darkness) for one in found.classes)
    placed = tuple(
        Tile(code, *found.spots[code], number, marked=code == asked)
        for number, one in enumerate(found.classes)
        for code in one.places
    )
    return TileMap(found.title, COLUMNS, shades, placed)
