from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

import pytest
from html5lib import HTMLParser as Browser
from hypothesis import given, settings

from documents import DOCUMENTS, TABLES, said, squashed, written
from ptvspt.document import stylesheet
from ptvspt.document.html import render
from ptvspt.document.tree import (
    Bibliography,
    BulletList,
    Callout,
    Checklist,
    Details,
    Document,
    Heading,
    Level,
    Line,
    Mark,
    Paragraph,
    Reference,
    Styled,
    Table,
    Verdict,
)
from results import FACTS, VIEWS, output

EMPTY = {"meta", "br"}
TEXT = {"h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "a", "sup", "span", "strong"}
PARTS = {"header", "main", "footer", "section", "details", "summary", "div"}
TABLE = {"table", "caption", "thead", "tbody", "tr", "th", "td"}
DRAWING = {"figure", "figcaption", "svg", "g", "text", "rect", "line", "polyline"}
KNOWN = EMPTY | TEXT | PARTS | TABLE | DRAWING | {"html", "head", "title", "style", "body"}
ATTRIBUTES = {"lang", "charset", "name", "content", "class", "id", "value", "href", "scope", "data-column"}
ATTRIBUTES |= {"role", "viewbox", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "aria-hidden"}
ATTRIBUTES |= {"preserveaspectratio", "points", "stroke-dasharray", "dx", "dy"}
HEADINGS = ("h1", "h2", "h3", "h4")
law = settings(max_examples=30, deadline=None)


class Page(HTMLParser):
    """Reads a page strictly: every element is known, closed where it must be, and holds what it may."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: dict[str, list[str]] = {}
        self.whole = ""
        self.declaration = ""
        self.feed(text)
        self.close()
        assert self.open == [], "an element was never closed"

    def handle_decl(self, decl: str) -> None:
        self.declaration = decl

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in KNOWN, "text became HTML"
        assert {name for name, _ in attrs} <= ATTRIBUTES, "text became an attribute"
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in EMPTY:
            self.open.append(tag)
            self.words.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.whole += data
        for tag in set(self.open):
            self.words[tag][-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError("a declaration in the text")

    def all(self, tag: str, name: str) -> list[str]:
        """Return an attribute of every element of a kind."""
        return [attributes.get(name, "") for one, attributes in self.elements if one == tag]


@law
@given(DOCUMENTS)
def test_any_document_is_a_well_formed_page_with_all_its_words(document: Document) -> None:
    page = Page(render(document))
    found = squashed(page.whole)
    assert all(squashed(text) in found for text in said(document))


@law
@given(TABLES)
def test_every_cell_comes_back_from_an_html_parser(table: Table) -> None:
    page = Page(render(Document("", (table,))))
    heads = page.words.get("th", [])
    firsts = [row[0] for row in table.rows]
    others = [cell for row in table.rows for cell in row[1:]]
    assert [squashed(text) for text in heads[: len(table.columns)]] == [squashed(column) for column in table.columns]
    for texts, cells in ((heads[len(table.columns) :], firsts), (page.words.get("td", []), others)):
        assert len(texts) == len(cells)
        for text, cell in zip(texts, cells, strict=True):
            marks = (("= " if line.bullet == "=" else "") + written(line.content) for line in cell)
            assert squashed(text) == squashed("".join(marks))


@law
@given(DOCUMENTS)
def test_every_reference_leads_to_its_source_and_no_id_is_there_twice(document: Document) -> None:
    page = Page(render(document))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(set(ids)) == len(ids)
    assert {href.removeprefix("#") for href in page.all("a", "href") if href.startswith("#")} <= set(ids)


def test_a_source_without_an_address_is_listed_without_a_link() -> None:
    page = Page(
        render(
            Document(
                "",
                (
                    Bibliography(
                        ((1, "One", "2026", None), (2, "Two", "", "https://e.org")),
                    ),
                ),
            )
        )
    )
    assert page.all("a", "href") == ["#main", "https://e.org"]
    assert "One. 2026." in page.whole


@law
@given(DOCUMENTS)
def test_a_browser_finds_no_error_in_any_document(document: Document) -> None:
    Browser(strict=True).parse(render(document))


@pytest.mark.parametrize("view", VIEWS)
def test_a_browser_finds_no_error_in_a_view(view: str) -> None:
    Browser(strict=True).parse(output(view, "html").decode())


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_one_page_that_needs_nothing_else(view: str) -> None:
    text = output(view, "html").decode()
    page = Page(text)
    tags = [tag for tag, _ in page.elements]
    assert page.declaration == "DOCTYPE html"
    assert page.all("html", "lang") == ["en-US"]
    drawings = page.all("svg", "role").count("img")
    assert (tags.count("title"), tags.count("h1"), tags.count("main")) == (1 + drawings, 1, 1)
    assert page.words["title"][0].strip()
    assert page.words["title"][:1] == page.words["h1"]
    assert not {"script", "link", "img", "iframe"} & set(tags)
    assert not any(word in page.words["style"][0] for word in ("url(", "@import", "http"))
    assert all(href.startswith(("https://", "http://", "#source-", "#main")) for href in page.all("a", "href"))


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "find"])  # a list, no table
def test_every_head_of_a_table_tells_what_it_heads(view: str) -> None:
    page = Page(output(view, "html").decode())
    scopes = page.all("th", "scope")
    assert scopes.count("row") == sum(tag == "tr" for tag, _ in page.elements) - len(page.words.get("thead", []))
    assert set(scopes) in ({"col", "row"}, set())  # a view may be all lists


@pytest.mark.parametrize("view", VIEWS)
def test_links_and_ids_of_a_view_fit_each_other(view: str) -> None:
    page = Page(output(view, "html").decode())
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(set(ids)) == len(ids)
    cited = {href.removeprefix("#") for href in page.all("a", "href") if href.startswith("#")}
    assert cited == set(ids) if view in FACTS else cited <= set(ids)


@law
@given(DOCUMENTS)
def test_headings_of_any_document_descend_without_a_gap(document: Document) -> None:
    assert_no_gap([tag for tag, _ in Page(render(document)).elements])


@pytest.mark.parametrize("view", VIEWS)
def test_headings_of_a_view_descend_without_a_gap(view: str) -> None:
    assert_no_gap([tag for tag, _ in Page(output(view, "html").decode()).elements])


def test_headings_of_one_level_stay_on_one_level() -> None:
    blocks = (Heading(3, "A"), Heading(3, "B"), Heading(4, "C"), Heading(3, "D"), Heading(2, "E"), Heading(4, "F"))
    tags = [tag for tag, _ in Page(render(Document("One", blocks))).elements if tag in HEADINGS]
    assert tags == ["h1", "h2", "h2", "h3", "h2", "h2", "h3"]


def test_a_callout_that_says_the_title_is_the_pages_heading() -> None:
    blocks = (Callout(Level.URGENT, "See a doctor", (Paragraph(("Today",)), Heading(3, "In"))), Heading(3, "After"))
    page = Page(render(Document("See a doctor", blocks)))
    assert page.words["h1"] == page.words["title"] == ["Urgent: See a doctor"]
    assert "Today" in page.words["section"][0]
    assert page.words["h2"] == ["In", "After"]
    other = Page(render(Document("Advice", blocks)))
    assert (other.words["h1"], other.words["h2"]) == (["Advice"], ["Urgent: See a doctor"])


def test_a_table_does_not_show_again_what_the_headings_above_it_say() -> None:
    cell = (Line(("x",)),)
    page = Page(render(Document("B", (Heading(2, "A"), Table(("A", "B"), ((cell, cell),), tints=(None, 0))))))
    assert page.all("table", "class") == ["c2 plain t0"]
    assert page.all("span", "class") == ["unseen", "unseen"]
    assert page.words["th"][:2] == ["A", "B"]
    shown = Page(render(Document("C", (Heading(2, "A"), Table(("A", "B"), ((cell, cell),))))))
    assert (shown.all("table", "class"), shown.all("span", "class")) == (["c2"], ["unseen"])


def test_headings_descend_without_a_gap_whether_details_are_folded_or_not() -> None:
    inner = (Heading(3, "In"), Heading(4, "Further in"))
    blocks = (Heading(2, "Two"), Details("More", inner), Heading(4, "After"), Callout(Level.NOTE, "Note", inner))
    page = Page(render(Document("One", blocks)))
    assert [tag for tag, _ in page.elements if tag in HEADINGS] == ["h1", "h2", "h3", "h4", "h3", "h2", "h3", "h4"]


@pytest.mark.parametrize("level", Level)
def test_a_callout_says_its_level_in_words_once(level: Level) -> None:
    blocks = (Callout(level, "Do this", (Paragraph(("words",)),)), Callout(level, f"{level.value.title()} it is"))
    page = Page(render(Document("One", blocks)))
    assert page.words["h2"] == [f"{level.value.title()}: Do this", f"{level.value.title()} it is"]
    assert "words" in page.words["section"][0]
    assert page.all("section", "class") == [f"callout {level.value}"] * 2


def test_details_keep_all_words_and_the_way_to_their_sources() -> None:
    inner = (Heading(3, "Whole"), Paragraph(("all of it", Reference(1))), BulletList((("one",),)))
    page = Page(render(Document("One", (Details("More", inner), Bibliography(((1, "A", "2025", None),))))))
    assert page.words["summary"] == ["More"]
    assert all(words in page.words["details"][0] for words in ("Whole", "all of it[1]", "one"))
    assert [attributes["id"] for _, attributes in page.elements if "id" in attributes] == ["main", "source-1"]


def test_on_paper_nothing_is_folded() -> None:
    page = Page(render(Document("One", (Details("More", (Paragraph(("x",)),)),))))
    assert "details::details-content{content-visibility:visible" in page.words["style"][0].split("@media print")[-1]


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_is_said_in_words_and_its_mark_is_not_read_aloud(verdict: Verdict) -> None:
    page = Page(render(Document("One", (Checklist(((Mark(verdict, "The word"), " what"),)),))))
    assert page.words["li"][0].endswith("The word what")
    assert page.all("span", "aria-hidden") == ["", "true"]


def test_what_has_a_colour_of_its_own_has_it_in_heads_cells_headings_and_words() -> None:
    cell = (Line(("x",)),)
    table = Table(("A", "B", "C"), ((cell, cell, cell),), tints=(None, 0, 1))
    page = Page(render(Document("One", (Heading(2, "B", tint=0), table, Paragraph((Styled("B", tint=0),))))))
    assert page.all("h2", "class") == page.all("span", "class") == ["t0"]
    assert page.all("th", "class") == ["", "t0", "t1", ""]
    assert page.all("td", "class") == ["t0", "t1"]
    assert stylesheet.tint(1) == "t1"


def test_brief_sources_stand_in_one_line_to_which_references_lead() -> None:
    entries = ((1, "BLS", "2025", "https://bls.gov"), (2, "NHS", "", None))
    page = Page(render(Document("One", (Paragraph(("x", Reference(2))), Bibliography(entries, brief=True)))))
    assert "Sources: 1 BLS 2025 \N{MIDDLE DOT} 2 NHS" in page.words["p"]
    assert page.all("span", "id") == ["source-1", "source-2"]


def test_every_page_says_first_whom_to_call_and_last_what_it_is_not() -> None:
    page = Page(render(Document("One", ())))
    assert all(words in page.words["header"][0] for words in ("911", "988", "Outside the United States"))
    footer = ("US professions", "no medical or legal advice", "CONTRIBUTING.md", "docs/safety.md")
    assert all(words in page.words["footer"][0] for words in footer)
    assert page.all("main", "id") == ["main"]
    assert page.all("a", "href")[0] == "#main"


def assert_no_gap(tags: list[str]) -> None:
    levels = [int(tag[1]) for tag in tags if tag in HEADINGS]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_page_without_a_title_is_named_after_its_first_table() -> None:
    page = Page(render(Document("", (Table(("Quick facts", "A", "B"), ()),))))
    assert all(word in page.words["title"][0] for word in ("Quick facts", "A", "B"))


def test_a_narrow_screen_names_the_column_of_each_cell() -> None:
    cell = (Line(("x",)),)
    page = Page(render(Document("", (Table(("Label", 'A "quoted"', "B"), ((cell, cell, cell),)),))))
    assert page.all("td", "data-column") == ['A "quoted"', "B"]


def test_a_shared_item_is_marked_in_words_so_that_it_can_be_copied() -> None:
    page = Page(render(Document("", (Table(("A",), (((Line(("walk",), bullet="="),),),)),))))
    assert page.words["li"] == ["= walk"]


@pytest.mark.parametrize("text", ['<script>alert("x")</script>', "a & b", "'\"><b>", "&lt;", "</style>", "<!-- x -->"])
def test_text_stays_text_wherever_it_stands(text: str) -> None:
    cell = (Line((text, Reference(1))),)
    blocks = (
        Heading(2, text),
        Paragraph((text,)),
        Table((text, text, text), ((cell, cell, cell),), caption=text),
        Bibliography(((1, text, text, f"https://example.org/?{text}"),)),
    )
    document = Document(text, blocks)
    assert Page(render(document)).whole.count(text) == len(list(said(document))) + 1  # the title is also in the head


def test_short_figures_stay_side_by_side_on_a_phone_and_stack_only_when_they_are_many() -> None:
    cell = (Line(("$1",)),)
    few, some, many = (render(Document("", (Table(("A",) * n, ((cell,) * n,), dense=True),))) for n in (4, 5, 7))
    assert 'class="d4"' in few
    assert ".d4 td[data-column]" not in few
    assert ".d5 td[data-column]" in some
    assert "@media screen and (max-width" in many
    assert ".d7 td[data-column]" in many


def test_what_is_not_for_paper_is_left_out_there_alone() -> None:
    inner = (Paragraph(("Words",)),)
    page = render(Document("A", (Details("On", inner), Details("Off", inner, paper=False))))
    assert page.count('<details class="screen">') == 1
    assert "details.screen{display:none}" in page
