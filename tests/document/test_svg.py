from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings

from documents import CHARTS, squashed, written
from ptvspt.document import html
from ptvspt.document.tree import Bar, BarChart, Box, BoxChart, Chart, Document, Shade, Tile, TileMap, tabled

law = settings(max_examples=60, deadline=None)


@law
@given(CHARTS)
def test_a_drawing_has_all_its_figures_in_words_beside_it(chart: Chart) -> None:
    page = html.render(Document("x", (chart,)))
    body = page.split("<body>")[1]
    beside = squashed(unescape(re.sub(r"<[^>]*>", "", re.sub(r"<svg.*?</svg>", "", body, flags=re.DOTALL))))
    table = tabled(chart)
    assert all(squashed(written(line.content)) in beside for row in table.rows for cell in row for line in cell)
    assert all(squashed(column) in beside for column in table.columns[1:])
    assert all(' aria-hidden="true"' in opened or ' role="img"' in opened for opened in re.findall("<svg[^>]*>", body))
    assert "nan" not in " ".join(re.findall(r'(?:x|x1|x2|width)="[^"]*"', body))


def test_a_caption_that_the_heading_above_says_is_for_listeners_only() -> None:
    chart = BarChart("t", ("Who", "Pay"), (Bar("A", 50, "$50"),))
    assert '<figcaption class="unseen">t<' in html.render(Document("t", (chart,)))
    assert "<figcaption>t<" in html.render(Document("x", (chart,)))


def test_a_level_is_a_line_across_every_bar_and_is_named() -> None:
    bars = (Bar("A", 50, "$50"), Bar("B", 100, "$100", marked=True))
    page = html.render(Document("x", (BarChart("t", ("Who", "Pay"), bars, level=Bar("US median", 80, "$80")),)))
    assert page.count('<rect class="level" x="80.0%"') == len(bars)
    assert "US median: $80" in page
    assert page.count('<tr class="marked"><th scope="row"><strong>B</strong>') == 1


def test_a_marked_tile_is_outlined_and_told() -> None:
    shades = (Shade("#", "much", 1),)
    chart = TileMap("t", ("a", "b", "c"), shades, (Tile("TX", 0, 0, 0, marked=True), Tile("ME", 1, 0, 0)))
    page = html.render(Document("x", (chart,)))
    assert page.count('<g class="s4 marked">') == page.count("Outlined: TX<") == 1
    assert page.index(">ME</text>") < page.index(">TX</text>")


@pytest.mark.parametrize("at", range(5))
def test_a_shade_has_the_same_look_in_the_map_and_in_its_legend(at: int) -> None:
    chart = TileMap("t", ("a", "b", "c"), (Shade("#", "much", at / 4),), (Tile("TX", 0, 0, 0),))
    page = html.render(Document("x", (chart,)))
    assert f'<g class="s{at}">' in page
    assert f'<span class="swatch s{at}">#</span>' in page


def test_a_box_is_drawn_in_the_order_of_its_figures_and_what_is_not_known_is_told() -> None:
    columns = ("Who", "p10", "p25", "median", "p75", "p90")
    whole = Box("A", (0, 25, 50, 75, 100), ("$0", "$25", "$50", "$75", "$100"), tint=1)
    part = Box("B", (None, 25, 50, 75, None), ("unknown", "$25", "$50", "$75", "unknown"))
    page = html.render(Document("x", (BoxChart("t", columns, (whole, part)),)))
    first, second = re.findall(r"<svg.*?</svg>", page)
    assert 'class="t1"' in first
    assert re.findall(r'<line x1="(\S+)%" x2="(\S+)%"', first) == [("0.0", "100.0"), ("0.0", "0.0"), ("100.0", "100.0")]
    assert re.findall(r'<line x1="(\S+)%" x2="(\S+)%"', second) == [("25.0", "75.0")]
    for drawing in (first, second):
        assert '<rect x="25.0%" y="15%" width="50.0%"' in drawing
        assert '<line class="median" x1="50.0%"' in drawing
    assert "p10 unknown, p25 $25, median $50, p75 $75, p90 unknown" in page
