from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import CHARTS
from ptvspt.document import terminal
from ptvspt.document.drawing import lines
from ptvspt.document.screen import Screen
from ptvspt.document.tree import Bar, BarChart, Box, BoxChart, Chart, Document, Shade, Tile, TileMap

law = settings(max_examples=60, deadline=None)
WAGES = BoxChart(
    "Wages",
    ("Who", "p10", "p25", "median", "p75", "p90"),
    (
        Box("A", (0, 25, 50, 75, 100), ("$0", "$25", "$50", "$75", "$100")),
        Box("B", (None, 25, 50, 75, None), ("not published", "$25", "$50", "$75", "not published")),
    ),
)


def drawn(chart: Chart, width: int) -> list[str]:
    return ["".join(span.text for span in line) for line in lines(chart, width)]


@law
@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=9), st.sampled_from([40, 80, 120]))
def test_a_longer_bar_is_a_greater_figure_and_no_line_is_too_long(values: list[float], width: int) -> None:
    chart = BarChart("t", ("Who", "How much"), tuple(Bar(f"w{at}", value, "x") for at, value in enumerate(values)))
    found = [line.count("#") for line in drawn(chart, width) if line.lstrip().startswith(("w", "#")) and "#" in line]
    assert found == sorted(found) if values == sorted(values) else True
    assert all(len(line) <= width for line in drawn(chart, width))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_box_marks_the_five_figures_in_their_order(width: int) -> None:
    whole = next(line for line in drawn(WAGES, width) if line.count("|") == 2 and "#" in line)
    marks = "".join(char for char in whole.removeprefix("A") if char in "|[]#")
    assert marks == "|[#]|"


@pytest.mark.parametrize("width", [40, 80, 120])
def test_what_is_not_known_is_not_drawn_but_told(width: int) -> None:
    text = "\n".join(drawn(WAGES, width))
    assert "p10: not published; p90: not published" in text
    assert "$0" in text
    assert "$100" in text


@law
@given(CHARTS, st.sampled_from([40, 80, 120]))
def test_a_chart_without_colour_is_ascii_but_for_its_words(chart: Chart, width: int) -> None:
    coloured = terminal.render(Document("", (chart,)), Screen(width=width, colour=True))
    plain = terminal.render(Document("", (chart,)), Screen(width=width, colour=False))
    assert "\x1b" not in plain
    assert coloured


@pytest.mark.parametrize(("width", "grid"), [(40, False), (71, True), (80, True)])
def test_a_map_is_a_grid_where_it_fits_and_else_a_list(width: int, grid: bool) -> None:
    shades = (Shade(".", "little", 0), Shade("#", "much", 1), Shade("?", "unknown", None))
    chart = TileMap("t", ("a", "b", "c"), shades, (Tile("TX", 0, 0, 1), Tile("ME", 11, 0, 0)))
    found = drawn(chart, width)
    assert any("TX ##" in line and "ME .." in line for line in found) is grid
    assert any(line.strip() == "TX" for line in found) is not grid
    assert any(line == "???  unknown (0)" for line in found)
    assert all(len(line.rstrip()) <= width for line in found)
