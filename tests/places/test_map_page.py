from __future__ import annotations

from collections.abc import Mapping

from ptvspt.document.tree import Bibliography, Depth, TileMap, tabled
from ptvspt.places import map as tiles
from ptvspt.places import map_page
from ptvspt.places.rank import rank
from ptvspt.places.records import By, Place
from ptvspt.profiles.records import Catalogue


def test_every_place_is_a_tile_of_its_class(places: Mapping[str, Place]) -> None:
    found = tiles.access(places)
    drawn = map_page.drawn(found)
    assert sorted(tile.code for tile in drawn.tiles) == sorted(places)
    for number, (shade, one) in enumerate(zip(drawn.shades, found.classes, strict=True)):
        assert (shade.mark, shade.label, shade.darkness) == one[:3]
        assert drawn.of(number) == tuple(sorted(one.places))
    assert {tile.code: (tile.column, tile.row) for tile in drawn.tiles} == found.spots


def test_a_map_has_a_table_of_its_words(places: Mapping[str, Place]) -> None:
    (drawn,) = (block for block in map_page.access(places).blocks if isinstance(block, TileMap))
    codes = [code for row in tabled(drawn).rows for code in str(row[2][0].content[0]).split(", ")]
    assert sorted(codes) == sorted(places)


def test_a_map_of_pay_is_of_the_profession(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    document = map_page.salary(rank(catalogue, places, catalogue.professions["trainer"], By.P10))
    (drawn,) = (block for block in document.blocks if isinstance(block, TileMap))
    assert document.title == drawn.title == "Personal trainer: 10th percentile by state, May 2026"


def test_the_place_that_was_asked_for_is_marked_and_no_other(places: Mapping[str, Place]) -> None:
    (drawn,) = (block for block in map_page.access(places, asked="TX").blocks if isinstance(block, TileMap))
    assert [tile.code for tile in drawn.tiles if tile.marked] == ["TX"]


def test_every_law_stands_behind_a_full_map_and_none_before_a_brief_one(places: Mapping[str, Place]) -> None:
    laws = {one.access.source.title for one in places.values() if one.access}
    brief, full = (map_page.access(places, depth=depth).blocks for depth in (Depth.BRIEF, Depth.FULL))
    assert not any(isinstance(block, Bibliography) for block in brief)
    (listed,) = (block for block in full if isinstance(block, Bibliography))
    assert {title for _, title, *_ in listed.entries} == laws
