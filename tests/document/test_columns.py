"""How a table stands on a screen."""

from __future__ import annotations

import pytest

from ptvspt.document.columns import LABEL, WIDE, plan
from ptvspt.document.tree import Line, Table

LONG = "some words that wrap in every column"


def table(others: int, text: str = LONG, *, tinted: bool = True, label: str = "Label") -> Table:
    cells = tuple((Line((text,)),) for _ in range(others))
    columns = ("Head", *(f"Column{number}" for number in range(others)))
    return Table(columns, (((Line((label,)),), *cells),), tints=(None, *range(others)) if tinted else ())


def most(width: int, text: str) -> int:
    """Return how many columns stand side by side."""
    return max((others for others in range(2, 12) if plan(table(others, text), width, len) is not None), default=0)


@pytest.mark.parametrize(("width", "columns"), [(80, 3), (100, 4), (140, 6), (59, 0)])
def test_so_many_professions_stand_side_by_side_and_with_short_figures_one_more(width: int, columns: int) -> None:
    assert most(width, LONG) == columns
    if columns:
        assert most(width, "$102,760") == columns + 1


def test_columns_that_are_compared_are_equally_wide_and_line_up_from_table_to_table() -> None:
    one, other = plan(table(2), 80, len), plan(table(2, label="A much longer label than it"), 80, len)
    assert one is not None
    assert other is not None
    assert (one.equal, one.label, one.width) == (True, LABEL, 80)
    assert other.label == LABEL


def test_no_column_is_wider_than_is_read_with_ease() -> None:
    wide = plan(table(2), 400, len)
    assert wide is not None
    assert wide.width == LABEL + 2 * WIDE


def test_a_single_column_is_as_wide_as_its_longest_line() -> None:
    alone = Table(("A",), (((Line(("x" * 70 + " yyyy",)),),),))
    found = plan(alone, 80, len)
    assert found is not None
    assert found.label == 75


def test_the_first_column_never_breaks_a_word() -> None:
    found = plan(table(2, "short", label="exercise-physiologist-of-the-heart"), 120, len)
    assert found is not None
    assert found.label == len("exercise-physiologist-of-the-heart")


def dense(*texts: str, heads: str = "Head", label: str = "Some label") -> Table:
    cells = tuple((Line((text,)),) for text in texts)
    return Table(("Table", *(heads for _ in texts)), (((Line((label,)),), *cells),), dense=True)


def test_short_figures_stand_side_by_side_as_long_as_no_word_is_broken() -> None:
    fits = dense(*["$12K"] * 6)
    assert plan(fits, 40, len) is None  # "label" and six columns of four letters and a gap each need 41
    found = plan(fits, 41, len)
    assert found is not None
    assert (found.label, found.others) == (5, (4,) * 6)
    assert plan(dense(*["$12K"] * 6, heads="Longer"), 41, len) is None
    assert plan(fits.__class__(fits.columns, fits.rows), 41, len) is None


def test_room_that_is_left_goes_to_the_heads_of_rows_then_to_figures() -> None:
    found = plan(dense(*["from year 9"] * 4), 46, len)
    assert found is not None
    assert (found.label, found.others) == (10, (11, 9, 4, 4))
    assert found.width <= 46
