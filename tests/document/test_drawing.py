"""Charts as lines of text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from documents import BAR_CHARTS, CHARTS, squashed
from ptvspt.document import theme
from ptvspt.document.drawing import Pen, lines, pen
from ptvspt.document.tree import Bar, BarChart, Box, BoxChart, Chart, Shade, Tile, TileMap

law = settings(max_examples=60, deadline=None)
UNICODE, ASCII = (pen(cell_len, unicode=unicode) for unicode in (True, False))
PENS = st.sampled_from([UNICODE, ASCII])
WIDTHS = st.sampled_from([40, 80, 120])
WAGES = BoxChart(
    "Wages",
    ("Who", "p10", "p25", "median", "p75", "p90"),
    (
        Box("A", (0, 25, 50, 75, 100), ("$0", "$25", "$50", "$75", "$100")),
        Box("B", (None, 25, 50, 75, None), ("not published", "$25", "$50", "$75", "not published")),
    ),
)


def drawn(chart: Chart, width: int, with_: Pen = UNICODE) -> list[str]:
    return ["".join(text for text, _ in line) for line in lines(chart, width, with_)]


def length(line: str) -> int:
    """Return how long a bar is, in eighths of a column."""
    eighths = {sign: number for number, sign in enumerate(UNICODE.eighths)}
    bars = re.findall(r"[█▏▎▍▌▋▊▉]+", line)
    return sum(8 if sign == "█" else eighths[sign] for bar in bars for sign in bar)


@law
@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=9), WIDTHS)
def test_bars_are_as_long_as_their_figures_to_an_eighth_of_a_column(values: list[float], width: int) -> None:
    chart = BarChart("t", ("Who", "How much"), tuple(Bar(f"w{at}", value, "x") for at, value in enumerate(values)))
    found = [length(line) for line in drawn(chart, width)[2:]]
    longest = max(found)
    for value, bar in zip(values, found, strict=True):
        assert bar == (max(1, round(value / max(values) * longest)) if value else 0)


@law
@given(BAR_CHARTS, WIDTHS, PENS)
def test_what_was_asked_for_is_pointed_at_without_colour(chart: BarChart, width: int, with_: Pen) -> None:
    found = drawn(chart, width, with_)
    pointed = [squashed(line) for line in found if line.startswith(f"{with_.pointer} ")]
    asked = [squashed(with_.pointer + bar.label) for bar in chart.bars if bar.marked]
    assert all(any(line.startswith(one) for line in pointed) for one in asked)
    assert bool(asked) or not any(line.startswith(f"{with_.pointer} ") for line in found[2:-1] if chart.level is None)


@pytest.mark.parametrize("with_", [UNICODE, ASCII])
@pytest.mark.parametrize("width", [30, 80])
def test_the_level_is_a_line_through_every_bar_and_is_told_below(width: int, with_: Pen) -> None:
    bars = tuple(Bar(f"w{value}", value, str(value)) for value in (0, 40, 100))
    *found, told = drawn(BarChart("t", ("Who", "How much"), bars, Bar("all", 50, "$50")), width, with_)
    places = [line.index(with_.level) for line in found if with_.level in line]
    assert len(places) == 3
    assert len(set(places)) == 1
    assert told == f"{with_.level} all: $50"


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("with_", [UNICODE, ASCII])
def test_a_box_marks_the_five_figures_in_their_order(width: int, with_: Pen) -> None:
    whole = next(line for line in drawn(WAGES, width, with_) if with_.middle in line and line.rstrip()[-1] != "B")
    left, box, middle, right = (re.escape(sign) for sign in (with_.left, with_.box, with_.middle, with_.right))
    line = re.escape(with_.line)
    assert re.search(rf"{left}{line}+{box}+{middle}{box}+{line}+{right}$", whole)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_what_is_not_known_is_not_drawn_but_told(width: int) -> None:
    text = "\n".join(drawn(WAGES, width))
    assert "p10: not published; p90: not published" in text
    assert "$0" in text
    assert "$100" in text


def test_a_chart_of_nothing_known_is_its_title() -> None:
    empty = WAGES.boxes[0]._replace(values=(None,) * 5)
    assert drawn(BoxChart("Wages", WAGES.columns, (empty,)), 80) == ["Wages"]


@law
@given(CHARTS, WIDTHS, PENS)
def test_every_run_has_a_style_of_the_theme(chart: Chart, width: int, with_: Pen) -> None:
    styles = {style for line in lines(chart, width, with_) for _, style in line}
    assert {re.sub(r"^(tint)\.\d+$", r"\1.0", style) for style in styles if style} <= theme.STYLES.keys()


@law
@given(st.integers(0, 10**6))
def test_every_tint_has_a_style(number: int) -> None:
    assert theme.tint(number) in theme.STYLES


@law
@given(CHARTS, WIDTHS)
def test_a_chart_in_ascii_is_ascii_but_for_its_words(chart: Chart, width: int) -> None:
    found = set("".join(drawn(chart, width, ASCII)))
    assert {char for char in found if not char.isascii()} <= set(str(chart))


SHADES = (Shade(".", "little", 0), Shade("#", "much", 1), Shade("?", "unknown", None))
MAP = TileMap("t", ("a", "b", "c"), SHADES, (Tile("TX", 0, 0, 1, marked=True), Tile("ME", 11, 0, 0)))


@pytest.mark.parametrize(("width", "row"), [(40, "TX# .*ME."), (71, r"[»>]TX # .* ME . "), (35, None)])
def test_a_map_is_a_grid_where_it_fits_and_else_a_list(width: int, row: str | None) -> None:
    found = drawn(MAP, width)
    assert any(row is not None and re.fullmatch(row, line.rstrip(" ") + " " * row.endswith(" ")) for line in found) is (
        row is not None
    )
    assert any(line.strip() == "TX" for line in found) is (row is None)
    assert any(line.strip() == "???  unknown (0)" for line in found)
    assert all(len(line.rstrip()) <= width for line in found)
