from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import unquote

import pytest
from hypothesis import example, given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from documents import DOCUMENTS, INLINES, TABLES, TEXTS, every, said, squashed, written
from ptvspt.document.markdown import render
from ptvspt.document.tree import (
    Bar,
    BarChart,
    Bibliography,
    BoxChart,
    BulletList,
    Document,
    Heading,
    Inline,
    Line,
    LineChart,
    Link,
    Paragraph,
    Reference,
    Table,
    TileMap,
)
from results import VIEWS, output

LINKS = ("link_open", "link_close")
PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")
law = settings(max_examples=30, deadline=None)


def parsed(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(text)


def words(inline: Token) -> str:
    """Return an inline token's text, a <br> as a line break."""
    found = []
    for token in inline.children or []:
        if token.type == "html_inline":
            assert token.content in ("<br>", "<sub>", "</sub>"), "text became HTML"
            found.append("\n" * (token.content == "<br>"))
        elif token.type == "softbreak":
            found.append("\n")
        else:
            assert token.type in (
                "text",
                "text_special",
                "em_open",
                "em_close",
                "strong_open",
                "strong_close",
                *LINKS,
            ), token.type
            found.append(token.content)
    return "".join(found)


def texts(tokens: list[Token], opening: str) -> list[str]:
    """Return the text of every element of a kind, like `td_open`."""
    return [words(inline) for token, inline in pairwise(tokens) if token.type == opening]


@law
@given(TABLES)
def test_a_row_has_one_more_unescaped_pipe_than_columns_whatever_its_text(table: Table) -> None:
    rows = render(Document("", (Table(table.columns, table.rows),))).splitlines()
    assert len(rows) == len(table.rows) + 2
    assert {len(PIPE.findall(row)) for row in rows} == {len(table.columns) + 1}


@law
@given(TABLES)
def test_every_cell_comes_back_from_a_markdown_parser(table: Table) -> None:
    tokens = parsed(render(Document("", (table,))))
    assert [squashed(text) for text in texts(tokens, "th_open")] == [squashed(text) for text in table.columns]
    found = texts(tokens, "td_open")
    wanted = [cell for row in table.rows for cell in row]
    assert len(found) == len(wanted)
    for text, cell in zip(found, wanted, strict=True):
        assert len(text.split("\n")) == len(cell)
        for one, line in zip(text.split("\n"), cell, strict=True):
            assert squashed(one).startswith(line.bullet)
            if not any(isinstance(part, Link) and part.text == part.url for part in line.content):
                assert squashed(one) == squashed(line.bullet + written(line.content))


@law
@given(INLINES)
@example(("1. ", "not a list"))
@example(("- not a list",))
@example(("+ not a list",))
@example(("---",))
@example(("# no heading",))
@example(("    no code",))
@example(("stop!", Link("no picture", "https://example.org/a_(b)?c=1&copy;=2")))
@example((Reference(1), "(no link)"))
@example((Reference(1), ": no definition"))
@example(("http://example.org/*a*b",))
def test_a_paragraph_comes_back_as_one_paragraph_with_its_words_and_links(content: Inline) -> None:
    tokens = parsed(render(Document("", (Paragraph(content),))))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    links = [part for part in content if isinstance(part, Link)]
    if all(part.text != part.url for part in links):
        assert squashed(words(tokens[1])) == squashed(written(content))
    assert sum(token.type == "link_open" for token in tokens[1].children or []) == len(links)


@pytest.mark.parametrize("char", "<>|()[]*_`\\&;%\"'")
def test_an_address_comes_back_whatever_it_holds(char: str) -> None:
    url = f"https://example.org/a{char}copy{char}b"
    cell = (Line((Link(url, url),)), Line((Link("named", url),)))
    blocks = (
        Paragraph((Link(url, url), " and ", Link("named", url))),
        Table(("A",), ((cell,),)),
        Bibliography(((1, "a", "b", url),)),
    )
    tokens = [child for token in parsed(render(Document("", blocks))) for child in token.children or ()]
    addresses = [unquote(str(token.attrs["href"])) for token in tokens if token.type == "link_open"]
    assert addresses == [unquote(url)] * 5


@law
@given(TEXTS, TEXTS)
@example("1. a", "- b")
def test_list_items_headings_and_titles_come_back_whole(first: str, second: str) -> None:
    items = BulletList(((first,), (second,)))
    tokens = parsed(render(Document(first, (Heading(3, second), items, BulletList(items.items, ordered=True)))))
    assert [squashed(words(token)) for token in tokens if token.type == "inline"] == [
        squashed(text) for text in (first, second, first, second, first, second)
    ]
    kinds = [token.tag for token in tokens if token.nesting == 1]
    assert kinds == ["h1", "h3", "ul", *["li", "p"] * 2, "ol", *["li", "p"] * 2]


@law
@given(TEXTS, TEXTS)
@example("1984", "The rest")
@example("- a", "")
def test_sources_come_back_numbered_with_their_addresses(title: str, rest: str) -> None:
    urls = ("https://example.org/1_a*b*", None, "https://example.org/3_a*b*")
    entries = tuple((number, title, rest, url) for number, url in enumerate(urls, start=1))
    tokens = parsed(render(Document("", (Bibliography(entries),))))
    assert [token.tag for token in tokens if token.nesting == 1] == ["ol", *["li", "p"] * 3]
    lines = [token for token in tokens if token.type == "inline"]
    hrefs = [child.attrs["href"] for line in lines for child in line.children or [] if child.type == "link_open"]
    assert hrefs == [url for url in urls if url]
    assert all(squashed(title) in squashed(words(line)) and squashed(rest) in squashed(words(line)) for line in lines)


@law
@given(DOCUMENTS)
def test_no_block_of_a_document_runs_into_another(document: Document) -> None:
    tokens = parsed(render(document))
    assert sum(token.tag == "table" for token in tokens) == 2 * sum(
        isinstance(one, (Table, BarChart, BoxChart, TileMap, LineChart)) for one in every(document.blocks)
    )
    found = "\n".join(words(token) for token in tokens if token.type == "inline")
    for text in said(document):
        if "https://" not in text:
            assert squashed(text) in squashed(found)


@pytest.mark.parametrize("view", VIEWS)
def test_every_row_of_every_view_has_a_cell_for_each_column(view: str) -> None:
    rows: list[str] = []
    for line in [*output(view, "markdown").decode().splitlines(), ""]:
        if line.startswith("|"):
            rows.append(line)
        else:
            assert len({len(PIPE.findall(row)) for row in rows}) <= 1
            rows = []


def test_a_figure_to_compare_with_is_a_row_of_a_chart() -> None:
    chart = BarChart("t", ("Who", "Pay", "Jobs"), (Bar("TX", 1, "$1", ("5",)),), Bar("US", 2, "$2"))
    assert render(Document("", (chart,))).splitlines()[-1] == "| US | $2 |  |"
