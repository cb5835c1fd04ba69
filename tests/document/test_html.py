from __future__ import annotations

from html.parser import HTMLParser

import pytest
from html5lib import HTMLParser as Browser
from hypothesis import given, settings

from documents import DOCUMENTS, TABLES, said, squashed, written
from ptvspt.document.html import render
from ptvspt.document.tree import Bibliography, Document, Heading, Line, Paragraph, Reference, Table
from results import FACTS, VIEWS, output

EMPTY = {"meta", "br"}
TEXT = {"h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "a", "sup", "span"}
TABLE = {"table", "caption", "thead", "tbody", "tr", "th", "td"}
DRAWING = {"figure", "figcaption", "svg", "desc", "text", "rect", "line"}
KNOWN = EMPTY | TEXT | TABLE | DRAWING | {"html", "head", "title", "style", "body", "main"}
ATTRIBUTES = {"lang", "charset", "name", "content", "class", "id", "value", "href", "scope", "data-column"}
ATTRIBUTES |= {"role", "viewbox", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "text-anchor"}
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
    assert page.all("a", "href") == ["https://e.org"]
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
    assert (tags.count("title"), tags.count("h1"), tags.count("main")) == (1 + tags.count("svg"), 1, 1)
    assert page.words["title"][0].strip()
    assert page.words["title"][:1] == page.words["h1"]
    assert not {"script", "link", "img", "iframe"} & set(tags)
    assert not any(word in page.words["style"][0] for word in ("url(", "@import", "http"))
    assert all(href.startswith(("https://", "http://", "#source-")) for href in page.all("a", "href"))


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "find"])  # a list, no table
def test_every_head_of_a_table_tells_what_it_heads(view: str) -> None:
    page = Page(output(view, "html").decode())
    scopes = page.all("th", "scope")
    assert scopes.count("row") == sum(tag == "tr" for tag, _ in page.elements) - len(page.words["thead"])
    assert set(scopes) == {"col", "row"}


@pytest.mark.parametrize("view", VIEWS)
def test_links_and_ids_of_a_view_fit_each_other(view: str) -> None:
    page = Page(output(view, "html").decode())
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(set(ids)) == len(ids)
    cited = {href.removeprefix("#") for href in page.all("a", "href") if href.startswith("#")}
    assert cited == set(ids) if view in FACTS else cited <= set(ids)


def test_headings_descend_without_a_gap() -> None:
    page = Page(render(Document("One", (Heading(2, "Two"), Heading(3, "Three")))))
    assert [tag for tag, _ in page.elements if tag in ("h1", "h2", "h3")] == ["h1", "h2", "h3"]


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
