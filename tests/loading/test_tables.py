from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from ptvspt import errors
from ptvspt.errors import SHOWN, DataError
from ptvspt.loading.files import LONGEST
from ptvspt.loading.tables import Reader

COLUMNS = ("name", "size")


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@pytest.fixture
def reader() -> Reader:
    return Reader(lambda _id: None)


@pytest.fixture
def rows(reader: Reader, tmp_path: Path) -> Callable[[bytes], list[dict[str, str]]]:
    """Return the rows of a file with some content."""

    def read(content: bytes) -> list[dict[str, str]]:
        path = tmp_path / "table.csv"
        path.write_bytes(content)
        return list(reader.rows(path, COLUMNS))

    return read


def messages(reader: Reader) -> list[str]:
    return [one.message for one in reader.problems]


@pytest.mark.parametrize(("cell", "value"), [("0", 0), ("12", 12), ("9" * 15, 10**15 - 1), ("", None)])
def test_a_whole_number_is_digits_or_nothing(cell: str, value: int | None, reader: Reader) -> None:
    assert reader.whole(cell) == value
    assert not reader.problems


@pytest.mark.parametrize(("cell", "value"), [("0", 0.0), ("1.25", 1.25), ("9" * 15, 1e15 - 1), ("", None)])
def test_a_number_is_digits_with_or_without_a_point(cell: str, value: float | None, reader: Reader) -> None:
    assert reader.number(cell) == value
    assert not reader.problems


UNPLAIN = [
    "nan",
    "inf",
    "-inf",
    "1e5",
    "1_0",
    "+5",
    "-5",
    " 5",
    "5 ",
    "5\n",
    "9" * 400,
    "0x1f",
    "\u0661\u0662",
    "1,000",
    "many",
]


@pytest.mark.parametrize("cell", UNPLAIN)
def test_a_number_is_written_plainly(cell: str, reader: Reader) -> None:
    assert (reader.whole(cell), reader.number(cell)) == (None, None)
    whole, number = messages(reader)
    assert whole.startswith("a whole number is wanted here, or nothing, not '")
    assert number.startswith("a number is wanted here, like 1234 or 5.6, or nothing, not '")


@pytest.mark.parametrize("cell", [".5", "5.", "1.2.3", "1." + "0" * 400])
def test_a_point_stands_between_digits(cell: str, reader: Reader) -> None:
    assert reader.number(cell) is None
    assert len(reader.problems) == 1


@pytest.mark.parametrize("cell", ["2026", "2026-11", "2026-11-23", "undated"])
def test_a_date_is_one_of_the_calendar_or_undated(cell: str, reader: Reader) -> None:
    assert reader.when(cell) == cell
    assert not reader.problems


@pytest.mark.parametrize("cell", ["2025-02-31", "lately", "", "Undated"])
def test_any_other_date_is_refused(cell: str, reader: Reader) -> None:
    reader.when(cell)
    assert messages(reader) == [f"a date is wanted here, like 2026-11 or undated, not '{cell}'"]


@pytest.mark.parametrize("cell", ["", "one", "a word, and another", "a\u0301"])
def test_a_text_is_taken_as_it_is(cell: str, reader: Reader) -> None:
    assert reader.text(cell) == cell
    assert not reader.problems


@pytest.mark.parametrize(
    "cell", [" one", "one ", "two  words", "two\nlines", "a\ttab", "\x1b[31mred", "a\u2028b", "a\x00b"]
)
def test_a_text_holds_nothing_that_cannot_be_seen(cell: str, reader: Reader) -> None:
    reader.text(cell)
    (message,) = messages(reader)
    assert message.isprintable()


def test_a_word_of_a_closed_list_is_suggested(reader: Reader) -> None:
    assert reader.word("blue", Colour) is Colour.BLUE
    assert not reader.problems
    reader.word("bleu", Colour)
    reader.word("xyz", Colour)
    assert messages(reader) == ["no colour 'bleu'; did you mean 'blue'?", "no colour 'xyz'; known are red, blue"]


def test_an_unknown_source_is_noted_at_each_row(reader: Reader) -> None:
    for reader.line in (3, 7):
        reader.source("nowhere")
    assert [(one.line, one.message) for one in reader.problems] == [
        (3, "source: no source 'nowhere' in sources.yaml; add it there"),
        (7, "source: no source 'nowhere' in sources.yaml; add it there"),
    ]


def test_a_problem_names_its_column(reader: Reader) -> None:
    reader.whole("x", "mean")
    reader.number("x", "rate")
    reader.when("x", "release")
    reader.word("x", Colour, "hue")
    reader.text(" x", "name")
    reader.code("x", re.compile("[0-9]"), "a digit", "code")
    assert [one.split(":")[0] for one in messages(reader)] == ["mean", "rate", "release", "hue", "name", "code"]


def test_rows_are_cells_by_column(reader: Reader, rows: Callable[[bytes], Any]) -> None:
    assert rows(b'name,size\na,1\n"b, c",2\n') == [{"name": "a", "size": "1"}, {"name": "b, c", "size": "2"}]
    assert (reader.problems, reader.lost, reader.line) == ([], 0, 3)


def test_rows_that_are_not_to_be_kept_are_passed_over(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("name,size\na,1\nb,2\n")
    assert [row["name"] for row in reader.rows(path, COLUMNS, lambda row: row[0] == "b")] == ["b"]


BROKEN = [
    (b"size,name\n1,a\n", 1, "the columns must be name,size"),
    (b"", 1, "the columns must be name,size"),
    (b"name,size\na,1\nb\n", 3, "the row has 1 cells, 2 are wanted"),
    (b"name,size\na,1\n\n", 3, "the row has 0 cells, 2 are wanted"),
    (b"name,size\na,1,2\n", 2, "the row has 3 cells, 2 are wanted"),
    (b'name,size\na,"1\nb,2\n', 3, "not CSV: unexpected end of data"),
    (b'name,size\n"a"b,1\n', 2, "not CSV: ',' expected after '\"'"),
    (b"name,size\na,\xff\n", 2, "not UTF-8 text; save the file as UTF-8"),
]


@pytest.mark.parametrize(("content", "line", "message"), BROKEN, ids=[case[2] for case in BROKEN])
def test_what_is_no_table_is_noted_and_counted_as_lost(
    content: bytes, line: int, message: str, reader: Reader, rows: Callable[[bytes], Any]
) -> None:
    rows(content)
    assert [(one.line, one.message) for one in reader.problems] == [(line, message)]
    assert reader.lost == 1


def test_a_row_that_is_lost_hides_no_other(reader: Reader, rows: Callable[[bytes], Any]) -> None:
    assert [row["name"] for row in rows(b"name,size\na\nb,2\nc\nd,4\n")] == ["b", "d"]
    assert [one.line for one in reader.problems] == [2, 4]
    assert reader.lost == 2


def test_a_cell_longer_than_the_bound_is_refused(reader: Reader, rows: Callable[[bytes], Any]) -> None:
    assert len(rows(b"name,size\n%b,1\n%b,2\n" % (b"w" * LONGEST, b"w" * (LONGEST + 1)))) == 1
    assert messages(reader) == ["a cell has 5,001 characters, at most 5,000 are read; shorten it"]
    assert reader.lost == 1


def test_where_all_is_wrong_no_slip_is_looked_for(reader: Reader) -> None:
    for _ in range(SHOWN + 1):
        reader.word("bleu", Colour)
    assert messages(reader)[-2:] == [
        "no colour 'bleu'; did you mean 'blue'?",
        "no colour 'bleu'; known are red, blue",
    ]


def test_no_more_problems_are_looked_for_than_the_bound(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errors, "MOST", 500)
    for reader.line in range(499):
        reader.whole("many")
    with pytest.raises(DataError, match=r":498:1: 500 problems have come up to here, and no more is read"):
        reader.whole("many")
