"""The renderer for people at a terminal: nothing is lost, nothing is cut, nothing is too wide."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from documents import CELLS, DOCUMENTS, INNER, TABLES, TEXTS, said, squashed, written
from ptvspt.document.characters import DRAWN
from ptvspt.document.screen import Screen
from ptvspt.document.terminal import render
from ptvspt.document.tree import (
    Bar,
    BarChart,
    Bibliography,
    Block,
    Box,
    BoxChart,
    BulletList,
    Callout,
    Cell,
    Checklist,
    Curve,
    Details,
    Document,
    Heading,
    Inline,
    Level,
    Line,
    LineChart,
    Link,
    Mark,
    Paragraph,
    Reference,
    Shade,
    Style,
    Styled,
    Table,
    Tile,
    TileMap,
    Verdict,
)
from results import VIEWS, output

WIDTHS = (20, 40, 80, 120)
SHORT = 10  # a word of this width fits even the narrowest place: a list in a box on 20 columns
SCREENS = st.one_of(st.sampled_from(WIDTHS), st.integers(20, 200))
few = settings(max_examples=15, deadline=None)  # a document takes 30 ms to draw and to write
many = settings(max_examples=30, deadline=None)
ESCAPE = re.compile(r"\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\")
MARKS = (Mark(Verdict.YES, "may"), Mark(Verdict.NO, "must not"), Mark(Verdict.DEPENDS, "ask first"))
CHARTS = (
    BarChart("Bars", ("Who", "How many"), (Bar("a", 3, "3"), Bar("b", 7, "7", marked=True)), Bar("all", 5, "5")),
    BoxChart("Boxes", ("Who", *"abcde"), (Box("a", (1, 2, 3, 4, 5), ("1", "2", "3", "4", "5")),)),
    TileMap("Tiles", ("Mark", "Meaning", "Places"), (Shade("#", "much", 1),), (Tile("TX", 0, 0, 0, marked=True),)),
    LineChart("Lines", ("Path", "End"), (Curve("a", (0, 3), ("3",), "Three."),), ((0, "0"),), ((3, "3"),)),
)  # fmt: skip


def drawn(*blocks: Block, width: int = 80, colour: bool = False, unicode: bool = True, title: str = "") -> str:
    return render(Document(title, blocks), Screen(width=width, colour=colour, unicode=unicode))


def cell(text: str) -> Cell:
    return (Line((text,)),)


def table(columns: int, text: str = "some words " * 4, *, rows: int = 1, tinted: bool = True) -> Table:
    """Return a table with a text in all of its cells."""
    names = ("Label", *(f"Column{number}" for number in range(1, columns)))
    tints = tuple(range(columns)) if tinted else ()
    return Table(names, tuple((cell("a label"), *[cell(text)] * (columns - 1)) for _ in range(rows)), tints=tints)


def side_by_side(text: str, columns: int) -> bool:
    """Tell whether a line names the first and the last column of a table."""
    return any(re.search(rf"^Label .*Column{columns - 1}", line) for line in text.split("\n"))


def gap(_: Reference) -> str:
    return "\0"


def in_order(found: str, wanted: list[str]) -> bool:
    """Tell whether texts stand in another one after the other, whole, whatever the spaces and the references."""
    place = 0
    for text in (squashed(part) for one in wanted for part in one.split("\0")):
        place = found.find(text, place)
        if place < 0:
            return False
        place += len(text)
    return True


def slices(line: str, starts: list[int]) -> list[str]:
    """Cut a line at display columns, as the eye does."""
    found = [""] * len(starts)
    place = 0
    for char in line:
        found[max(number for number, start in enumerate(starts) if start <= place)] += char
        place += cell_len(char)
    return found


@many
@given(DOCUMENTS, SCREENS, st.booleans())
def test_no_line_is_wider_than_the_screen(document: Document, width: int, unicode: bool) -> None:
    found = render(document, Screen(width=width, colour=False, unicode=unicode))
    assert all(cell_len(line) <= width for line in found.split("\n"))


def test_a_terminal_of_unknown_kind_has_its_own_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "unknown")
    found = drawn(Heading(2, "some words " * 20), width=40, colour=True)
    assert all(cell_len(ESCAPE.sub("", line)) <= 40 for line in found.split("\n"))


@many
@given(DOCUMENTS, st.sampled_from(WIDTHS))
def test_every_word_of_a_document_is_in_its_output_unbroken_where_it_fits(document: Document, width: int) -> None:
    found = render(document, Screen(width=width, colour=False))
    for text in said(document, refer=gap):
        for word in text.split():
            if cell_len(word) + 3 * word.count("\0") <= SHORT:
                assert all(part in found for part in word.split("\0"))


@many
@given(st.lists(CELLS, min_size=1, max_size=3), st.integers(1, 4), SCREENS, st.booleans())
def test_no_letter_of_a_cell_is_lost(cells: list[Cell], columns: int, width: int, tinted: bool) -> None:
    names = ("Label", *(f"Column{number}" for number in range(1, columns)))
    rows = tuple((cell(f"row{number}"), *[one] * (columns - 1)) for number, one in enumerate(cells))
    lines = drawn(Table(names, rows, tints=tuple(range(columns)) if tinted else ()), width=width).split("\n")
    texts = [["".join(line.bullet + written(line.content, refer=gap) for line in one) for one in row] for row in rows]
    if columns > 1 and not side_by_side(lines[0], columns):
        assert in_order(squashed("".join(lines)), [text for row in texts for text in row])
        return
    starts = [0, *(lines[0].index(name) for name in names[1:])]
    for number, column in enumerate(zip(*(slices(line, starts) for line in lines), strict=True)):
        assert in_order(squashed("".join(column)), [names[number], *(row[number] for row in texts)])


@many
@given(st.one_of(TEXTS, st.text("漢字かな ", min_size=1, max_size=90).map(str.strip)), st.sampled_from(Level), SCREENS)
@example("漢字" * 10, Level.NOTE, 40)  # as wide as the screen, in half as many letters
def test_the_title_of_a_callout_is_never_lost(title: str, level: Level, width: int) -> None:
    found = drawn(Callout(level, title, (Paragraph(("body",)),)), width=width)
    assert squashed(title) in squashed(found.translate(dict.fromkeys(map(ord, "│╭╮╰╯─"))))
    assert "body" in found


@few
@given(INNER, SCREENS)
def test_what_belongs_to_a_callout_stands_inside_its_box(blocks: tuple[Block, ...], width: int) -> None:
    first, *inside, last = drawn(Callout(Level.ADVICE, "Do this", blocks), width=width).rstrip("\n").split("\n")
    assert (first[0], first[-1], last[0], last[-1]) == ("╭", "╮", "╰", "╯")
    assert {cell_len(line) for line in (first, *inside, last)} == {min(width, 80)}
    assert all((line[0], line[-1]) == ("│", "│") for line in inside)


@few
@given(DOCUMENTS, SCREENS)
def test_nothing_is_cut_short_with_an_ellipsis(document: Document, width: int) -> None:
    assert "…" not in render(document, Screen(width=width, colour=False))


@few
@given(DOCUMENTS, SCREENS)
def test_colour_changes_no_letter_and_no_line(document: Document, width: int) -> None:
    coloured = ESCAPE.sub("", render(document, Screen(width=width, colour=True)))
    lines = [line.rstrip() for line in coloured.rstrip("\n").split("\n")]
    assert lines == render(document, Screen(width=width, colour=False)).rstrip("\n").split("\n")


@few
@given(DOCUMENTS, SCREENS)
def test_no_escape_code_is_written_without_colour(document: Document, width: int) -> None:
    assert "\x1b" not in render(document, Screen(width=width, colour=False))


def test_colour_comes_with_links_to_addresses_and_sources() -> None:
    address = "https://example.org"
    blocks = (
        Paragraph((Link("this", f"{address}/link"), Reference(1, f"{address}/reference"))),
        Bibliography(((1, "One", "2026", f"{address}/brief"),), brief=True),
        Bibliography(((1, "One", "2026", f"{address}/full"),)),
    )
    found = drawn(*blocks, colour=True)
    assert re.findall(r"\x1b\]8;[^;]*;([^\x1b]+)\x1b", found) == [
        f"{address}/{name}" for name in ("link", "reference", "brief", "full")
    ]
    assert "\x1b" not in drawn(*blocks)


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("char", ["\x9b", "\x07", "\x08", "\r", "\x9d", "\x1b", "\0"])
def test_a_control_character_of_the_text_never_reaches_the_terminal(char: str, colour: bool) -> None:
    text = f"red{char}]8;;x{char}\\"
    inline: Inline = (
        text,
        Link(text, text),
        Styled(text, Style.STRONG),
        Mark(Verdict.NO, text),
        Reference(1, text, text),
    )
    blocks: tuple[Block, ...] = (
        Heading(2, text),
        Paragraph(inline),
        BulletList((inline,)),
        Checklist((inline,)),
        Details(text, (Paragraph(inline),)),
        Callout(Level.URGENT, text, (Paragraph(inline),)),
        Table((text, text), (((Line(inline),), (Line(inline),)),), caption=text),
        BarChart(text, (text, text), (Bar(text, 1, text, marked=True),), Bar(text, 1, text)),
        TileMap(text, (text, text, text), (Shade("#", text, 1),), (Tile("TX", 0, 0, 0),)),
        LineChart(text, (text, text), (Curve(text, (1, 2), (text,), text),), ((0, text),), ((1, text),)),
        Bibliography(((1, text, text, text),)),
        Bibliography(((1, text, text, text),), brief=True),
    )  # fmt: skip
    for width in WIDTHS:
        found = drawn(*blocks, width=width, title=text, colour=colour)
        assert char not in (ESCAPE.sub("", found) if char == "\x1b" else found)


CAPACITY = {40: 1, 49: 1, 60: 2, 80: 3, 100: 4, 120: 5, 140: 6}
"""How many professions stand side by side, by the width of the screen."""


@pytest.mark.parametrize(("width", "others"), list(product(CAPACITY, range(2, 8))))
def test_columns_stand_side_by_side_as_capacity_allows_and_else_stack(width: int, others: int) -> None:
    assert side_by_side(drawn(table(others + 1), width=width), others + 1) is (others <= CAPACITY[width])


@pytest.mark.parametrize(("width", "others"), list(product((80, 100, 120, 140), range(2, 9))))
def test_of_short_figures_one_column_more_stands_side_by_side(width: int, others: int) -> None:
    found = drawn(table(others + 1, "$123,456,789"), width=width)
    assert side_by_side(found, others + 1) is (others <= CAPACITY[width] + 1)
    assert found.count("$123,456,789") == others


@pytest.mark.parametrize(("width", "stacks"), [(49, True), (50, False)])
def test_a_head_stands_above_its_only_cell_on_a_narrow_screen(width: int, stacks: bool) -> None:
    assert ("Label: Column1" in drawn(table(2), width=width)) is stacks


@many
@given(st.integers(1, 90), st.integers(2, 5), SCREENS)
def test_a_long_first_column_leaves_the_others_room_for_words(length: int, columns: int, width: int) -> None:
    word = "therapists"
    names = ("Id", *(f"Column{number}" for number in range(1, columns)))
    rows = ((cell("x" * length), *[cell(f"{word} " * 9)] * (columns - 1)),)
    assert drawn(Table(names, rows), width=width).count(word) == 9 * (columns - 1)


@few
@given(st.lists(st.from_regex(r"[a-z]{1,8}(-[a-z]{1,8}){0,4}", fullmatch=True), min_size=1, max_size=4), SCREENS)
def test_an_id_in_the_first_column_is_never_broken(ids: list[str], width: int) -> None:
    found = drawn(Table(("Id", "B"), tuple((cell(one), cell("some words " * 20)) for one in ids)), width=width)
    heads = [line.split(" ")[0] for line in found.split("\n")]
    assert all(one in heads for one in ids if len(one) <= width)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_stacked_table_names_every_column_in_every_row(width: int) -> None:
    for columns in range(3, 6):
        found = drawn(table(columns, rows=3), width=width)
        if not side_by_side(found, columns):
            assert "Label" in found
            assert all(found.count(f"{name}: ") == 3 for name in table(columns).columns[1:])


@few
@given(TABLES, SCREENS)
def test_a_table_without_rows_names_its_columns(table: Table, width: int) -> None:
    found = squashed(drawn(Table(table.columns, ()), width=width))
    words = [word for column in table.columns for word in column.split()]
    assert all(word in found for word in words if cell_len(word) <= SHORT)


@pytest.mark.parametrize("width", [80, 120])
def test_tables_of_the_same_professions_line_up(width: int) -> None:
    names = ("Physical therapist", "Trainer")
    tables = [
        Table((head, *names), ((cell("x"), cell("one"), cell(text)),), tints=(None, 0, 1))
        for head, text in (("A", "two"), ("Another", "many words " * 9))
    ]
    heads = [line for line in drawn(*tables, width=width).split("\n") if "Trainer" in line]
    assert len({(head.index("Physical"), head.index("Trainer")) for head in heads}) == 1
    assert len(heads) == 2


@pytest.mark.parametrize("width", WIDTHS)
def test_a_heading_that_the_table_repeats_is_written_once(width: int) -> None:
    found = drawn(Heading(2, "Salary"), Table(("Salary", "B"), ((cell("x"), cell("y")),)), width=width)
    assert found.count("Salary") == 1


def test_a_title_that_the_heads_of_the_first_table_say_is_not_written_above_it() -> None:
    assert drawn(Table(("Pay", "A", "B"), ((cell("x"), cell("y"), cell("z")),)), title="A and B").startswith("Pay ")
    assert drawn(Table(("Pay", "A", "C"), ((cell("x"), cell("y"), cell("z")),)), title="A and B").startswith("A and B")


@few
@given(st.lists(TEXTS, min_size=10, max_size=12), SCREENS, st.booleans())
def test_items_of_a_list_hang_beside_their_marks(items: list[str], width: int, ordered: bool) -> None:
    found = drawn(BulletList(tuple((item,) for item in items), ordered=ordered), width=width)
    marks = [f"{number}." if ordered else "-" for number in range(1, len(items) + 1)]
    indent = len(marks[-1]) + 1
    starts = [line[:indent].strip() for line in found.rstrip("\n").split("\n")]
    assert [start for start in starts if start] == marks


@pytest.mark.parametrize(("width", "columns"), [(20, 1), (40, 2), (70, 3), (200, 3)])
def test_a_checklist_is_read_downwards_in_one_to_three_columns(width: int, columns: int) -> None:
    items = [f"item {number:02} of a list" for number in range(7)]
    found = drawn(Checklist(tuple((Mark(Verdict.YES, item),) for item in items)), width=width)
    rows = [re.findall(r"✓ (item \d\d of a list)", line) for line in found.rstrip("\n").split("\n")]
    assert max(map(len, rows)) == columns
    assert [row[at] for at in range(columns) for row in rows if at < len(row)] == items


def test_a_mark_has_a_sign_that_tells_it_from_the_others_and_its_word() -> None:
    lines = drawn(*(Paragraph((mark,)) for mark in MARKS)).split("\n")
    assert lines[::2] == ["✓ may", "✗ must not", "~ ask first"]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (("word", Reference(12)), "word¹²"),
        (("word", Reference(1), Reference(2)), "word¹·²"),
        (("2026", Reference(1)), "2026 ¹"),
        (("word", Reference(1, locator="table 2")), "word [1: table 2]"),
        (("word", Reference(1), "."), "word¹."),
    ],
)
def test_a_reference_is_a_small_number_that_no_figure_runs_into(content: Inline, shown: str) -> None:
    assert drawn(Paragraph(content)) == f"{shown}\n"


@many
@given(
    st.lists(st.tuples(st.from_regex(r"[a-z]{1,6}[0-9]?", fullmatch=True), st.booleans(), st.booleans()), min_size=9),
    st.integers(20, 60),
    st.booleans(),
)
def test_a_reference_never_begins_a_line(words: list[tuple[str, bool, bool]], width: int, unicode: bool) -> None:
    parts: list[str | Reference] = []
    for word, cited, located in words:
        parts += [word, *([Reference(1, locator="a b" if located else None)] if cited else []), " "]
    content = tuple(parts)
    row = (cell("Q"), (Line(content),))
    for block in (Paragraph(content), BulletList((content,)), Table(("A", "B"), (row,))):
        found = drawn(block, width=width, unicode=unicode)
        assert not re.search(r"^[-Q ]*(\[1|¹)", found, re.MULTILINE)


ALL: tuple[Block, ...] = (
    Heading(2, "It’s “here” – or there…"),
    Paragraph(("words", Reference(1), Reference(2), " 5", Reference(1), *MARKS)),
    BulletList((("one",), ("two",))),
    Checklist(tuple((mark,) for mark in MARKS)),
    Callout(Level.EMERGENCY, "Call 911", (Paragraph(("now",)),)),
    table(3),
    table(9),
    *CHARTS,
    Bibliography(((1, "One", "2026", None), (2, "Two", "", None)), brief=True),
)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_screen_without_unicode_gets_ascii_alone(width: int) -> None:
    found = drawn(*ALL, width=width, unicode=False)
    assert found.isascii()
    assert re.search(r"words \[1\]\s\[2\]", found)
    assert 'It\'s "here" - or there...' in " ".join(found.split())


@pytest.mark.parametrize("width", WIDTHS)
def test_whatever_is_drawn_with_is_known_to_the_choice_of_characters(width: int) -> None:
    words = {char for text in (*said(Document("", ALL)), "‘’“”–…") for char in text}
    found = {char for char in drawn(*ALL, width=width) if not char.isascii()} - words
    assert found <= set(DRAWN)


@few
@given(DOCUMENTS, SCREENS)
def test_what_is_not_ascii_on_a_screen_without_unicode_is_of_the_words(document: Document, width: int) -> None:
    found = render(document, Screen(width=width, colour=False, unicode=False))
    assert {char for char in found if not char.isascii()} <= set(str(document))


def test_a_brief_bibliography_is_one_line_of_names_and_a_full_one_has_addresses() -> None:
    entries = ((1, "One", "2026", "https://example.org/1"), (2, "Two", "", "https://example.org/2"))
    assert drawn(Bibliography(entries, brief=True)) == "Sources: 1 One 2026 · 2 Two\n"
    assert drawn(Bibliography(((1, "One", "2026", "https://example.org/1"), (2, "Two", "undated", None)))) == (
        "[1] One. 2026. https://example.org/1\n[2] Two. undated.\n"
    )


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
