from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import LINE_CHARTS
from ptvspt.document import drawing
from ptvspt.document.curves import HEIGHT, NARROWEST
from ptvspt.document.tree import Curve, LineChart

TICKS = ((0.0, "year 0"), (0.5, "5"), (1.0, "10"))
LEVELS = ((10.0, "$10"), (0.0, "$0"))


def chart(*values: tuple[float, ...]) -> LineChart:
    curves = tuple(Curve(f"Path {number}", one, ("x",), "Said.") for number, one in enumerate(values))
    return LineChart("Left over", ("Path", "At the end"), curves, TICKS, LEVELS)


def drawn(chart: LineChart, width: int = 60, *, unicode: bool = True) -> list[str]:
    pen = drawing.pen(len, unicode=unicode)
    return ["".join(text for text, _ in line) for line in drawing.lines(chart, width, pen)]


def test_a_curve_rises_from_the_lowest_row_to_the_highest() -> None:
    _, *rows = drawn(chart((0.0, 10.0)))
    assert rows[0].endswith("a")
    assert rows[HEIGHT - 1].startswith(" $0 │a")
    assert rows[0].startswith("$10 │")


def test_curves_that_meet_are_a_star_and_those_apart_letters() -> None:
    _, *rows = drawn(chart((0.0, 10.0), (0.0, 0.0)))
    assert "*" in rows[HEIGHT - 1]
    assert rows[0].endswith("a")
    assert rows[HEIGHT - 1].endswith("b")


def test_each_letter_is_told_below() -> None:
    assert drawn(chart((0.0, 1.0), (1.0, 2.0)))[-1] == "a Path 0   b Path 1"


def test_ticks_stand_below_their_places() -> None:
    ticks = drawn(chart((0.0, 10.0)))[HEIGHT + 1]
    assert ticks.split() == ["year", "0", "5", "10"]
    assert ticks.endswith("10")


def test_without_room_only_the_key_is_left() -> None:
    assert drawn(chart((0.0, 10.0)), NARROWEST) == ["Left over", "a Path 0"]


def test_ascii_draws_in_ascii() -> None:
    assert "".join(drawn(chart((-10.0, 10.0)), unicode=False)).isascii()


@given(LINE_CHARTS, st.integers(20, 200))
def test_a_drawing_keeps_the_width_and_names_every_curve(found: LineChart, width: int) -> None:
    lines = drawn(found, width)
    rows = [line for line in lines[1:] if "│" in line]
    assert len(rows) in (0, HEIGHT) or any("│" in curve.label for curve in found.curves)
    assert all(len(row) <= width for row in rows if len(rows) == HEIGHT)
    assert all(" ".join(curve.label.split()) in "\n".join(lines) for curve in found.curves)


@pytest.mark.parametrize("values", [(5.0,), (5.0, 5.0), (-3.0, -3.0, -3.0)])
def test_a_flat_curve_is_drawn(values: tuple[float, ...]) -> None:
    level = LineChart("Flat", ("Path", "End"), (Curve("One", values, ("x",), "Said."),), (), ())
    assert sum("a" in line for line in drawn(level)[1:-1]) == 1
