from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptvspt.document import delimited
from results import FACTS, VIEWS, output

CELL = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=20)
ROWS = st.lists(st.lists(CELL, min_size=2, max_size=4), max_size=4)
law = settings(deadline=None)


def read(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline="")))


@law
@given(ROWS)
def test_csv_comes_back_from_a_csv_reader(rows: list[list[str]]) -> None:
    assert read(delimited.csv(("one", "two"), rows)) == [["one", "two"], *rows]


def test_csv_ends_each_record_with_crlf_and_quotes_only_where_it_must() -> None:
    rows = [("plain", 'a "quote"', "a, comma", "two\nlines", "|<&;'")]
    assert delimited.csv(("a", "b", "c", "d", "e"), rows) == (
        'a,b,c,d,e\r\nplain,"a ""quote""","a, comma","two\nlines",|<&;\'\r\n'
    )


@law
@given(ROWS)
def test_plain_is_a_line_a_row_with_tabs_only_between_cells(rows: list[list[str]]) -> None:
    lines = delimited.plain(rows).split("\n")
    assert lines.pop() == ""
    assert [line.split("\t") for line in lines] == [[" ".join(cell.split()) for cell in row] for row in rows]


@pytest.mark.parametrize("view", FACTS)
def test_facts_in_plain_have_six_fields_a_line(view: str) -> None:
    lines = output(view, "plain").decode().splitlines()
    assert lines
    assert {line.count("\t") for line in lines} == {5}


@pytest.mark.parametrize("view", VIEWS)
def test_every_record_of_a_view_has_as_many_cells_as_its_heads(view: str) -> None:
    head, *rows = read(output(view, "csv").decode())
    assert rows
    assert len(set(head)) == len(head)
    assert {len(row) for row in rows} == {len(head)}


@pytest.mark.parametrize("view", VIEWS)
def test_csv_of_a_view_has_no_line_break_of_another_kind_outside_quotes(view: str) -> None:
    text = output(view, "csv").decode()
    outside = "".join(text.split('"')[::2])
    assert outside.count("\n") == outside.count("\r\n") == outside.count("\r")
