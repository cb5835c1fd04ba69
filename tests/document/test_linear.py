"""The renderer for a voice: every word in order, and nothing that is only drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import BLOCKS, DOCUMENTS, TABLES, said, said_by, squashed, written
from ptvspt.document.characters import DRAWN
from ptvspt.document.linear import render
from ptvspt.document.screen import Screen
from ptvspt.document.tree import (
    Bar,
    BarChart,
    Bibliography,
    Block,
    Box,
    BoxChart,
    BulletList,
    Callout,
    Checklist,
    Curve,
    Details,
    Document,
    Heading,
    Level,
    Line,
    LineChart,
    Link,
    Mark,
    Paragraph,
    Reference,
    Shade,
    Table,
    Tile,
    TileMap,
    Verdict,
)
from results import VIEWS, output

WIDTHS = st.sampled_from((20, 40, 80, 120))
FIT = 14  # a word of this width stands whole behind a mark on 20 columns
BOXES = "─│╭╮╰╯┃├┤█▏▎▍▌▋▊▉▒✓✗"
law = settings(max_examples=30, deadline=None)


def read(*blocks: Block, width: int = 200, unicode: bool = True, title: str = "") -> str:
    return render(Document(title, blocks), Screen(width=width, colour=False, unicode=unicode, linear=True))


def shown(document: Document, width: int) -> str:
    return render(document, Screen(width=width, colour=False, linear=True))


def refer(one: Reference) -> str:
    return f"[{one.number}{f', {one.locator}' if one.locator else ''}]"


def words(document: Document) -> Iterator[str]:
    """Yield every text that must be heard; a reference after a space."""
    for text in said(document, signs=False, refer=lambda one: f" {refer(one)}"):
        yield text.removesuffix(".")


@law
@given(DOCUMENTS, WIDTHS)
def test_every_word_of_a_document_is_in_its_output_unbroken_where_it_fits(document: Document, width: int) -> None:
    found = shown(document, width)
    for text in words(document):
        assert all(word in found for word in text.split() if len(word) <= FIT)


@law
@given(DOCUMENTS, WIDTHS)
def test_no_letter_is_lost(document: Document, width: int) -> None:
    found = squashed(shown(document, width))
    assert all(squashed(text) in found for text in words(document))


@law
@given(DOCUMENTS, WIDTHS)
def test_no_box_no_rule_and_no_bar_is_drawn(document: Document, width: int) -> None:
    found = shown(document, width)
    told = set(str(document))
    assert not [char for char in found if char in BOXES and char not in told]
    assert not re.search(
        r"^\W*[-=_*]{4,}\W*$", re.sub("|".join(map(re.escape, ("---", "~~~"))), "", found), re.MULTILINE
    )


@law
@given(st.lists(BLOCKS, min_size=2, max_size=4), WIDTHS)
def test_blocks_are_read_in_the_order_of_the_document(blocks: list[Block], width: int) -> None:
    blocks = [one for pair in ((Heading(2, f"first{at}"), one) for at, one in enumerate(blocks)) for one in pair]
    found = read(*blocks, width=width)
    places = [re.search(rf"^first{at}$", found, re.MULTILINE) for at in range(len(blocks) // 2)]
    starts = [place.start() for place in places if place]
    assert len(starts) == len(places)
    assert starts == sorted(starts)
    for block, start, end in zip(blocks[1::2], starts, [*starts[1:], None], strict=True):
        part = squashed(found[start:end])
        texts = (text.removesuffix(".") for text in said_by(block, signs=False, refer=refer))
        assert all(squashed(text) in part for text in texts)


@law
@given(DOCUMENTS, WIDTHS)
def test_no_line_is_longer_than_the_screen(document: Document, width: int) -> None:
    assert all(len(line) <= width for line in shown(document, width).split("\n"))


@law
@given(DOCUMENTS, WIDTHS)
def test_output_ends_with_one_line_break_and_no_line_with_a_space(document: Document, width: int) -> None:
    found = shown(document, width)
    assert found.endswith("\n")
    assert not found.endswith("\n\n")
    assert not re.search(r"[ \t]$", found, re.MULTILINE)


@law
@given(TABLES)
def test_a_row_of_several_columns_says_the_column_before_each_cell(table: Table) -> None:
    table = replace(table, caption="")
    found = read(table, width=500)
    for _, *others in table.rows if len(table.columns) > 2 else ():
        for name, cell in zip(table.columns[1:], others, strict=True):
            first = written(cell[0].content, signs=False, refer=refer)
            assert squashed(f"- {name}: {first}") in squashed(found)


CELL = (Line(("one", Reference(1))),)


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (Paragraph(("See", Reference(1), Reference(2, locator="page 3"), ".")), ["See [1] [2, page 3]."]),
        (Paragraph((Mark(Verdict.NO, "No"), " drugs")), ["No drugs"]),
        (Paragraph((Link("this", "https://example.org"), " page")), ["this page"]),
        (BulletList((("one",), ("two",)), ordered=True), ["1. one", "2. two"]),
        (Checklist(((Mark(Verdict.YES, "Yes"), " Massage"),)), ["- Massage: Yes"]),
        (Callout(Level.EMERGENCY, "Call 911", (Paragraph(("Now.",)),)), ["Emergency: Call 911", "Now."]),
        (Details("More", (Paragraph(("Words.",)),)), ["More", "", "Words."]),
        (Table(("Pay", "A"), (((Line(("Median",)),), CELL),)), ["Pay: A", "", "- Median: one [1]"]),
        (
            Table(("Pay", "A", "B"), (((Line(("Median",)),), CELL, (Line(("two",)),)),)),
            ["Pay", "", "Median.", "- A: one [1]", "- B: two."],
        ),
        (
            BarChart("Pay", ("Who", "Wage", "Cost"), (Bar("A", 1, "$1", ("low",), marked=True),), Bar("All", 2, "$2")),
            ["Pay.", "- A (the one you asked for): $1; Cost: low.", "- All: $2."],
        ),
        (
            BoxChart("Pay", ("Who", "a", "b", "c", "d", "e"), (Box("A", (1, 2, 3, 4, 5), ("1", "2", "3", "4", "5")),)),
            ["Pay.", "- A: a: 1; b: 2; c: 3; d: 4; e: 5."],
        ),
        (
            TileMap("Map", ("", "", ""), (Shade("#", "much", 1), Shade(".", "little", 0)), (Tile("TX", 0, 0, 0),)),
            ["Map.", "- much: TX.", "- little: none."],
        ),
        (
            LineChart("Sum", ("Path", "End"), (Curve("A", (1, 2), ("$2",), "$2 after a year."),), (), ()),
            ["Sum.", "- A: $2 after a year."],
        ),
        (
            Bibliography(((1, "One", "2026", "https://example.org"), (2, "Two", "", None)), brief=True),
            ["Sources:", "- [1] One, 2026.", "- [2] Two."],
        ),
        (Bibliography(((1, "One", "2026", "https://e.org"),)), ["Sources:", "- [1] One, 2026, https://e.org."]),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_each_kind_of_block_reads_as_sentences(block: Block, lines: list[str]) -> None:
    assert read(block).rstrip("\n").split("\n") == lines


def test_a_heading_that_the_table_says_is_read_once() -> None:
    table = Table(("Pay", "A", "B"), ((CELL, CELL, CELL),))
    assert read(Heading(2, "Pay"), table).count("Pay") == 1


def test_a_title_that_is_the_only_column_is_read_once() -> None:
    table = Table(("Pay", "Physical therapist"), ((CELL, CELL),))
    assert read(table, title="Physical therapist").count("Physical therapist") == 1


def test_a_screen_without_unicode_gets_ascii_alone() -> None:
    blocks = (Paragraph(("It’s “so” – or not…", Reference(1))), Checklist(((Mark(Verdict.YES, "Yes"),),)))
    assert read(*blocks, unicode=False).isascii()


@pytest.mark.parametrize("char", ["\x1b", "\x9b", "\x07", "\x08", "\r", "\0"])
def test_a_control_character_of_the_text_never_reaches_the_terminal(char: str) -> None:
    text = f"red{char}[31m"
    cell = (Line((text, Reference(1, text, text))),)
    blocks: tuple[Block, ...] = (
        Heading(2, text),
        Paragraph(cell[0].content),
        Callout(Level.NOTE, text, (BulletList((cell[0].content,)),)),
        Details(text, (Checklist((cell[0].content,)),)),
        Table((text, text, text), ((cell, cell, cell),), caption=text),
        BarChart(text, (text, text, text), (Bar(text, 1, text, (text,)),)),
        TileMap(text, (text, text, text), (Shade("#", text, 1),), (Tile("TX", 0, 0, 0),)),
        LineChart(text, (text, text), (Curve(text, (1, 2), (text,), text),), ((0, text),), ((1, text),)),
        Bibliography(((1, text, text, text),)),
    )
    assert char not in read(*blocks, title=text)


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_draws_anything(view: str) -> None:
    found = output(view, "linear", 80).decode()
    assert not set(found) & set(DRAWN)
    assert not re.search(r"^[-=+| ]{3,}$", found, re.MULTILINE)
    assert max(map(len, found.split("\n"))) <= 80
