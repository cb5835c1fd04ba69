from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from documents import DOCUMENTS, TABLES, TEXTS, said, squashed, written
from ptvspt.document import layout
from ptvspt.document.screen import Screen
from ptvspt.document.terminal import render
from ptvspt.document.tree import (
    Bibliography,
    Block,
    BulletList,
    Document,
    Heading,
    Line,
    Link,
    Paragraph,
    Reference,
    Table,
)
from results import VIEWS, output

WIDTHS = (20, 40, 80, 120)
SHORT = 12  # a word of this width fits even the narrowest place: two indents and a bullet on 20 columns
SCREENS = st.one_of(st.sampled_from(WIDTHS), st.integers(20, 200))
few = settings(max_examples=15, deadline=None)  # a document takes 30 ms to draw and to write
many = settings(max_examples=30, deadline=None)
ESCAPE = re.compile(r"\x1b\[[\d;]*m")


def drawn(*blocks: Block, width: int = 80, colour: bool = False, title: str = "") -> str:
    return render(Document(title, blocks), Screen(width=width, colour=colour))


def plain_cell(text: str) -> tuple[Line, ...]:
    return (Line((text,)),)


def prose(columns: int, *, head: str = "Label", rows: int = 1) -> Table:
    """Return a table whose columns all need more room than any screen has."""
    names = (head, *(f"Column{number}" for number in range(1, columns)))
    text = "some words " * 40
    return Table(
        names, tuple((plain_cell("a label of words " * 9), *(plain_cell(text) for _ in names[1:])) for _ in range(rows))
    )


def slices(line: str, starts: list[tuple[int, int]]) -> list[str]:
    """Cut a line at display columns, as the eye does."""
    found = [""] * len(starts)
    place = 0
    for char in line:
        for number, (start, width) in enumerate(starts):
            if start <= place < start + width:
                found[number] += char
        place += cell_len(char)
    return found


@many
@given(DOCUMENTS, SCREENS)
def test_no_line_is_wider_than_the_screen(document: Document, width: int) -> None:
    assert all(cell_len(line) <= width for line in render(document, Screen(width=width, colour=False)).split("\n"))


def in_order(found: str, wanted: list[str]) -> bool:
    """Tell whether texts stand in another one after the other, whole, whatever the spaces."""
    place = 0
    for text in wanted:
        place = found.find(squashed(text), place) + len(squashed(text))
        if place < len(squashed(text)):
            return False
    return True


@many
@given(DOCUMENTS, st.sampled_from(WIDTHS))
def test_every_word_of_a_document_is_in_its_output_unbroken_where_it_fits(document: Document, width: int) -> None:
    found = render(document, Screen(width=width, colour=False))
    for text in said(document):
        for word in text.split():
            assert cell_len(word) > SHORT or word in found


@many
@given(TABLES, SCREENS)
def test_no_letter_of_a_cell_is_lost(table: Table, width: int) -> None:
    table = replace(table, caption="")
    document = Document("", (table,))
    lines = render(document, Screen(width=width, colour=False)).split("\n")
    fitting = layout.widths(document, width)[table.columns[1:]]
    texts = [["".join(line.bullet + written(line.content) for line in cell) for cell in row] for row in table.rows]
    if fitting is None:
        assert in_order(squashed("".join(lines)), [text for row in texts for text in row])
        return
    starts = [(sum(fitting[:number]) + layout.GAP * number, one) for number, one in enumerate(fitting)]
    columns = zip(*(slices(line, starts) for line in lines), strict=True)
    for number, column in enumerate(columns):
        assert in_order(squashed("".join(column)), [table.columns[number], *(row[number] for row in texts)])


@few
@given(DOCUMENTS, SCREENS)
def test_nothing_is_cut_short_with_an_ellipsis(document: Document, width: int) -> None:
    assert "…" not in render(document, Screen(width=width, colour=False))


@few
@given(DOCUMENTS, SCREENS)
def test_colour_changes_no_letter_and_no_line(document: Document, width: int) -> None:
    coloured = ESCAPE.sub("", render(document, Screen(width=width, colour=True)))
    lines = [line.rstrip() for line in coloured.split("\n")]
    assert lines == render(document, Screen(width=width, colour=False)).split("\n")


def test_escape_codes_are_written_only_with_colour() -> None:
    block = Paragraph(("read ", Link("this", "https://example.org"), " ", Reference(1)))
    assert "\x1b" in drawn(block, colour=True)
    assert "\x1b" not in drawn(block)


@pytest.mark.parametrize("char", ["\x1b", "\x9b", "\x07", "\x08", "\r"])
def test_a_control_character_in_the_text_never_reaches_the_terminal(char: str) -> None:
    text = f"red{char}[31m"
    blocks = (
        Heading(2, text),
        Paragraph((text, Link(text, text))),
        prose(2, head=text),
        Table((text,), ((plain_cell(text),),)),
    )
    for width in WIDTHS:
        assert char not in drawn(*blocks, width=width, title=text)


@pytest.mark.parametrize("columns", [2, 3, 4, 5])
@pytest.mark.parametrize("width", range(20, 200, 15))
def test_a_table_stacks_when_its_columns_would_be_narrower_than_24(columns: int, width: int) -> None:
    label = max(20, min(width // 4, 32))
    room = (width - label - 2 * (columns - 1)) // (columns - 1)
    side_by_side = (
        "Label" in (head := drawn(prose(columns), width=width).split("\n")[0]) and f"Column{columns - 1}" in head
    )
    if columns == 2:  # a stacked table of two columns names both in its heading
        side_by_side = side_by_side and "Label: " not in head
    assert side_by_side == (room >= 24)


@many
@given(TABLES, SCREENS)
def test_a_column_that_wraps_is_never_narrower_than_24(table: Table, width: int) -> None:
    (fitting,) = layout.widths(Document("", (table,)), width).values()
    for number, one in enumerate(fitting or ()):
        texts = [
            table.columns[number],
            *(f"{line.bullet} {written(line.content)}" for row in table.rows for line in row[number]),
        ]
        wraps = any(cell_len(line.strip()) > one for text in texts for line in text.split("\n"))
        assert number == 0 or one >= 24 or not wraps


@many
@given(
    st.lists(st.from_regex(r"[a-z]{1,8}(-[a-z]{1,8}){0,4}", fullmatch=True), min_size=1, max_size=4),
    st.integers(2, 5),
    SCREENS,
)
def test_an_id_in_the_first_column_is_never_broken(ids: list[str], columns: int, width: int) -> None:
    rows = tuple((plain_cell(one), *(plain_cell("some words " * 20) for _ in range(columns - 1))) for one in ids)
    found = drawn(Table(("Id", *(f"Column{number}" for number in range(1, columns))), rows), width=width)
    heads = [line.split(" ")[0] for line in found.split("\n")]
    assert all(one in heads for one in ids if len(one) <= width)


@pytest.mark.parametrize("order", [1, -1])
def test_tables_with_the_same_columns_line_up_with_room_for_the_ids_of_all(order: int) -> None:
    columns = ("Physical therapist", "Trainer")
    short = Table(("A", *columns), ((plain_cell("x"), plain_cell("one"), plain_cell("two")),))
    long = Table(("B", *columns), ((plain_cell("exercise-physiologist"), plain_cell("one " * 9), plain_cell("two")),))
    lines = drawn(*[short, long][::order]).split("\n")
    heads = [line for line in lines if "Trainer" in line]
    assert len(heads) == 2
    assert heads[0].index("Physical") == heads[1].index("Physical")
    assert heads[0].index("Trainer") == heads[1].index("Trainer")
    assert any(line.startswith("exercise-physiologist ") for line in lines)


def test_a_column_gets_no_more_room_than_it_needs_while_another_wraps() -> None:
    table = Table(("Id", "Name", "In one line"), ((plain_cell("pt"), plain_cell("short"), plain_cell("long " * 30)),))
    first, *_ = drawn(table, width=120).split("\n")
    assert first.index("In one line") == len("Id  short  ")


def test_rows_of_several_lines_have_a_blank_line_between_them() -> None:
    one, several = plain_cell("x"), (*plain_cell("first"), *plain_cell("second"))
    assert "" not in drawn(Table(("A", "B"), ((one, one), (one, one)))).rstrip().split("\n")
    assert drawn(Table(("A", "B"), ((one, several), (one, one)))).rstrip().split("\n").count("") == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_a_heading_that_the_table_repeats_is_written_once(width: int) -> None:
    found = drawn(Heading(2, "Salary"), Table(("Salary", "B"), ((plain_cell("x"), plain_cell("y")),)), width=width)
    assert found.count("Salary") == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_a_stacked_table_names_every_column(width: int) -> None:
    for columns in range(2, 5):
        found = drawn(prose(columns, rows=2), width=width)
        assert all(name in found for name in prose(columns).columns)


@few
@given(st.lists(TEXTS, min_size=10, max_size=12), SCREENS, st.booleans())
def test_items_of_a_list_hang_beside_their_marks(items: list[str], width: int, ordered: bool) -> None:
    found = drawn(BulletList(tuple((item,) for item in items), ordered=ordered), width=width)
    marks = [f"{number}." if ordered else "-" for number in range(1, len(items) + 1)]
    indent = len(marks[-1]) + 1
    starts = [line[:indent].strip() for line in found.rstrip("\n").split("\n")]
    assert [start for start in starts if start] == marks


def test_a_brief_bibliography_leaves_addresses_out_and_a_full_one_has_them() -> None:
    entries = (
        (1, "One", "2026", "https://example.org/1"),
        (2, "Two", "", "https://example.org/2"),
        (3, "Three", "undated", None),
    )
    full, brief = drawn(Bibliography(entries)), drawn(Bibliography(entries, brief=True))
    assert "https://example.org/1" in full
    assert "https://example.org/2" in full
    assert full.endswith("[3] Three. undated.\n")
    assert "example.org" not in brief
    assert "One" in brief
    assert "Two" in brief


@few
@given(DOCUMENTS, SCREENS)
def test_output_ends_with_one_line_break_and_no_line_with_a_space(document: Document, width: int) -> None:
    found = render(document, Screen(width=width, colour=False))
    assert found.endswith("\n")
    assert not found.endswith("\n\n") or not found.strip()
    assert not re.search(r" $", found, re.MULTILINE)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_view_is_wider_than_the_screen(view: str, width: int) -> None:
    found = output(view, "table", width).decode()
    assert all(cell_len(line) <= width for line in found.split("\n"))
    assert "\x1b" not in found
    assert "…" not in found
