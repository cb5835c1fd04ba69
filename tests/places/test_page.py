from __future__ import annotations

import json
import re
from functools import cache

import pytest

from documents import said_by
from ptvspt.document import data, delimited, html, markdown, terminal
from ptvspt.document.screen import Screen
from ptvspt.document.tree import BarChart, Bibliography, Depth, Document, Link, Table, TileMap, tabled
from ptvspt.loading import library
from ptvspt.places import export, law, local, map_page, page, rank_page, rows
from ptvspt.places.pay import Release, earnings, few, release
from ptvspt.places.records import Board, Known, Place
from ptvspt.profiles.records import Catalogue
from ptvspt.profiles.talk import heard, texts
from ptvspt.profiles.wording import money

FORMATS = ("table", "narrow", "markdown", "html", "json", "csv", "plain")
CODES = tuple(library.places())
LONGEST = 25  # words of a sentence
SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n")
UGLY = re.compile(r"\bNone\b|\bnan\b|\bNaN\b|\binf\b|Missing\.|Level\.|<enum|(?<!\d)\d\.\d{5,}|\$-|\{\}")


@cache
def shipped() -> tuple[Catalogue, dict[str, Place], Release]:
    catalogue, places = library.load(), library.places()
    tables = release(places)
    assert tables is not None
    return catalogue, places, tables


@cache
def shown(code: str) -> Document:
    catalogue, places, tables = shipped()
    return page.document(catalogue, [places[code]], tables, depth=Depth.FOLDED)


def written(code: str, format_: str) -> str:
    catalogue, places, tables = shipped()
    match format_:
        case "table":
            return terminal.render(shown(code), Screen(width=80, colour=False))
        case "narrow":
            return terminal.render(shown(code), Screen(width=40, colour=False))
        case "markdown":
            return markdown.render(shown(code))
        case "html":
            return html.render(shown(code))
        case "json":
            return data.render(export.data(catalogue, [places[code]], tables))
        case "csv":
            return delimited.csv(*rows.grid(catalogue, [places[code]], tables))
        case _:
            return delimited.plain(export.lines(catalogue, [places[code]], tables).rows)


@pytest.mark.parametrize("format_", FORMATS)
def test_no_place_shows_anything_of_the_programs_own(format_: str) -> None:
    for code in CODES:
        text = written(code, format_)
        found = UGLY.search(text)
        assert found is None, (code, found)


def long(text: str) -> list[str]:
    """Return the sentences of a text that have too many words."""
    return [one for one in SENTENCE.split(text) if len(one.split()) > LONGEST]


def told(code: str) -> set[str]:
    """Return every text that people read about a place, the titles of sources excepted."""
    catalogue, places, tables = shipped()
    pages = [
        *(page.document(catalogue, [places[code]], tables, depth=depth) for depth in Depth),
        page.document(catalogue, [places[code], places["GU"]], tables),
        *(rank_page.access([places[code]], depth=depth) for depth in Depth),
        *(map_page.access({code: places[code]}, depth=depth) for depth in Depth),
    ]
    blocks = [block for one in pages for block in one.blocks if not isinstance(block, Bibliography)]
    rows = export.lines(catalogue, [places[code]], tables).rows
    facts = [local.access_fact(places[code]), local.compact_fact(places[code])]
    return {
        *(text for block in blocks for text in said_by(block, refer=lambda _: "")),
        *(row[5] for row in rows),
        *(text for fact in facts for text in texts(fact)),
    }


@pytest.mark.parametrize("code", CODES)
def test_no_text_about_a_place_talks_of_research(code: str) -> None:
    assert {text: words for text in told(code) if (words := heard(text))} == {}


@pytest.mark.parametrize("code", CODES)
def test_no_sentence_about_a_place_has_more_than_25_words(code: str) -> None:
    assert [one for text in told(code) for one in long(text)] == []


@pytest.mark.parametrize("code", CODES)
def test_no_cell_of_a_page_is_empty(code: str) -> None:
    catalogue, places, tables = shipped()
    for block in shown(code).blocks:
        if isinstance(block, Table):
            assert all(any(part for line in cell for part in line.content) for row in block.rows for cell in row)
    assert all(cell.strip() for row in export.lines(catalogue, [places[code]], tables).rows for cell in row)
    found = json.loads(written(code, "json"), object_pairs_hook=lambda pairs: [value for _, value in pairs])
    assert '""' not in json.dumps(found)


@pytest.mark.parametrize("code", CODES)
def test_every_figure_of_a_page_has_a_source(code: str) -> None:
    catalogue, places, tables = shipped()
    for _, _, topic, _, attribute, value, as_of, source in export.lines(catalogue, [places[code]], tables).rows:
        if re.search(r"\d", value) and topic in ("pay", "direct-access", "compact"):
            assert source.endswith(">"), (attribute, value)
            assert as_of != "none"


@pytest.mark.parametrize("code", CODES)
def test_a_page_says_what_holds_and_how_surely(code: str) -> None:
    _, places, _ = shipped()
    text = " ".join(written(code, "plain").split())
    access = places[code].access
    assert access is not None
    assert law.access_words(access) in text
    assert law.INSURER in text
    assert law.SURE[access.known] in text
    assert "fsbpt.org" in text
    if access.known is not Known.YES:
        assert "ask the state board" in text


def checking(*codes: str, **boards: Board | None) -> list[list[tuple[str, str]]]:
    """Return what the row on checking a license says in each place: words and where they lead."""
    catalogue, places, tables = shipped()
    wanted = [places[code]._replace(board=boards.get(code, places[code].board)) for code in codes]
    table = next(block for block in page.document(catalogue, wanted, tables).blocks if isinstance(block, Table))
    (row,) = (row for row in table.rows if row[0][0].content == ("Check a license",))
    return [
        [(part.text, part.url) if isinstance(part, Link) else (str(part), "") for part in line.content[:1]]
        for cell in row[1:]
        for line in cell
    ]


def test_a_license_is_checked_with_the_board_of_the_place() -> None:
    texas = "Executive Council of Physical Therapy and Occupational Therapy Examiners (ptot.texas.gov)"
    assert checking("TX") == [[(texas, "https://ptot.texas.gov")]]
    ohio = "Ohio Occupational Therapy, Physical Therapy, and Athletic Trainers Board (otptat.ohio.gov)"
    assert checking("TX", "OH") == [[(texas, "https://ptot.texas.gov")], [(ohio, "https://otptat.ohio.gov")]]


def test_without_an_address_or_a_board_the_list_of_all_is_told() -> None:
    everywhere = ("State boards (list at FSBPT) (fsbpt.org)", "https://www.fsbpt.org")
    _, places, _ = shipped()
    found = places["TX"].board
    assert found is not None
    assert checking("TX", TX=found._replace(url="")) == [[(found.name, "")], [everywhere]]
    assert checking("TX", TX=None) == [[everywhere]]


def test_the_whole_page_says_who_licenses_and_how_surely() -> None:
    catalogue, places, tables = shipped()
    for code in ("TX", "PR"):
        found = places[code].board
        assert found is not None
        words = " ".join(written(code, "markdown").split())
        assert "### Who licenses physical therapists" in words
        assert found.name in words
        assert law.board_sure(found) in words
        assert (found.url or "Website: not known") in words
    bare = page.document(catalogue, [places["TX"]._replace(board=None)], tables, depth=Depth.FULL)
    assert "Who licenses" not in markdown.render(bare)


def test_places_stand_side_by_side() -> None:
    catalogue, places, tables = shipped()
    document = page.document(catalogue, [places[code] for code in ("CA", "TX", "GU", "DC")], tables)
    law_, pay = [block for block in document.blocks if isinstance(block, Table)]
    assert law_.columns[1:] == ("California", "Texas", "Guam", "District of Columbia")
    assert pay.columns[1:] == (*law_.columns[1:], "US")


@pytest.mark.parametrize("code", CODES)
def test_a_brief_page_has_a_bar_for_each_profession_that_the_tables_count(code: str) -> None:
    catalogue, places, tables = shipped()
    document = page.document(catalogue, [places[code]], tables)
    (chart,) = (block for block in document.blocks if isinstance(block, BarChart))
    counted = [one for one in earnings(catalogue, places[code], tables) if one.held]
    assert [bar.label for bar in chart.bars] == [one.profession.name for one in counted]
    for bar, one in zip(chart.bars, counted, strict=True):
        median = one.pay.median if one.pay else None
        assert bar.text.rstrip("*") == ("not published" if median is None else money(median))
        assert bar.text.endswith("*") == bool(median and one.pay and few(one.pay))


@pytest.mark.parametrize(
    ("by", "ratio", "words"),
    [
        (0, 1.0, "About the US median."),
        (290, 1.003, "About the US median."),
        (-2000, 0.98, "2% less than the US median of $9."),
        (5, 1.5, "50% more than the US median of $9."),
        (5, None, "About the US median."),
    ],
)
def test_pay_beside_the_national_figure_is_told_as_people_say_it(by: float, ratio: float | None, words: str) -> None:
    assert page.apart(by, ratio, "$9") == words


def test_a_page_says_when_its_law_is_old() -> None:
    catalogue, places, tables = shipped()

    def foot(today: str) -> str:
        return terminal.render(page.document(catalogue, [places["TX"]], tables, today=today), Screen(80, False))

    assert "Newer ones may be out" in foot("2040-01-01")
    assert "Newer ones may be out" not in foot("")


def test_charts_have_a_table_of_their_words() -> None:
    (drawn,) = (block for block in map_page.access(shipped()[1]).blocks if isinstance(block, TileMap))
    codes = [code for row in tabled(drawn).rows for code in str(row[2][0].content[0]).split(", ")]
    assert sorted(codes) == sorted(CODES)
