from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser
from io import StringIO
from itertools import product

import pytest
from markdown_it import MarkdownIt

from documents import squashed
from ptvspt.profiles import search, wording
from ptvspt.profiles.compare import Only, Row, compare, only, quick
from ptvspt.profiles.records import Attribute, Catalogue, Fact, Missing
from ptvspt.results import Format
from results import ENDINGS, FACTS, VIEWS, output

FOR_PEOPLE = ("table", "linear", "markdown", "html")
BRIEF = ("table", "linear", "markdown")  # HTML has everything folded
SHORT = ("show", "compare", "compare-all", "compare-three", "compare-differences")
"""Views that are brief unless more is asked for."""


class Reader(HTMLParser):
    """Keeps the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def page_text(text: str) -> str:
    reader = Reader()
    reader.feed(text)
    return "".join(reader.found)


def markdown_text(text: str) -> str:
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return "".join(child.content for token in tokens for child in token.children or () if child.type != "html_inline")


def json_text(text: str) -> str:
    found: list[str] = []
    json.loads(text, object_pairs_hook=lambda pairs: found.extend(str(value) for key, value in pairs if key == "text"))
    return "\n".join(found)


READ: dict[str, Callable[[str], str]] = {
    "table": str,
    "linear": str,
    "plain": str,
    "markdown": markdown_text,
    "csv": lambda text: "\n".join(cell for row in csv.reader(StringIO(text, newline="")) for cell in row),
    "json": json_text,
    "html": page_text,
}


def rows(view: str, catalogue: Catalogue) -> list[Row]:
    """Return the rows that a comparison shows."""
    ids = [word for word in VIEWS[view] if word in catalogue.professions]
    result = compare(catalogue._replace(professions={id_: catalogue.professions[id_] for id_ in ids}))
    if view == "compare":
        result = quick(result)
    elif "--only" in VIEWS[view]:
        result = only(result, Only(VIEWS[view][-1]))
    return [row for _, group in result.groups for row in group]


def facts(view: str, catalogue: Catalogue) -> Iterator[tuple[Attribute, Fact]]:
    """Yield every fact that a view is about."""
    if view.startswith("compare"):
        yield from ((row.attribute, fact) for row in rows(view, catalogue) for cell in row.cells for fact in cell.facts)
        return
    word = VIEWS[view][-1]
    matches = {
        "show-full": lambda: search.of(catalogue.professions[word], catalogue.sections.values()),
        "show": lambda: search.of(catalogue.professions[word], catalogue.sections.values()),
        "find": lambda: search.find(catalogue, word),
        "find-full": lambda: search.find(catalogue, word),
        "source": lambda: search.citing(catalogue, catalogue.sources[word]),
    }
    yield from ((match.attribute, match.fact) for match in matches[view]())


def short(view: str, catalogue: Catalogue) -> Iterator[str]:
    """Yield the short statements of a view that is brief."""
    if view.startswith("compare"):
        shown = [(row.attribute, cell.facts) for row in rows(view, catalogue) for cell in row.cells]
    elif view == "show":
        one = catalogue.professions[VIEWS[view][-1]]
        parts = catalogue.sections.values()
        shown = [(each, one.about(section, each)) for section in parts for each in section.attributes]
    else:
        shown = [(attribute, (fact,)) for attribute, fact in facts(view, catalogue)]
    for attribute, found in shown:
        if (attribute.quick if view == "compare" else attribute.key or view == "find") and known(view, found):
            yield wording.brief(attribute, found)[0]


def known(view: str, found: Sequence[Fact]) -> bool:
    """Tell whether a brief view has facts: a profile leaves out what is not known."""
    return not view.startswith("show") or any(fact.value is not Missing.UNKNOWN for fact in found)


def values(view: str, format_: str, catalogue: Catalogue) -> Iterator[str]:
    """Yield the words that must be in an output."""
    if format_ in FOR_PEOPLE and view == "compare-similarities":
        for row in rows(view, catalogue):
            if row.attribute.key or format_ == "html":
                yield from row.shared or wording.lines(row.attribute, row.cells[0].facts[0])
    elif format_ in FOR_PEOPLE and view == "find":
        yield from (attribute.label for attribute, _ in facts(view, catalogue))
    elif format_ in BRIEF and view in SHORT:
        yield from short(view, catalogue)
    else:
        for attribute, fact in facts(view, catalogue):
            if format_ == "csv" and isinstance(fact.value, Missing):
                yield fact.brief or fact.value.value.replace(" ", "-")
            else:
                yield from wording.lines(attribute, fact)


def test_every_format_of_the_program_is_tested() -> None:
    assert set(ENDINGS) == {one.value for one in Format}


@pytest.mark.parametrize(("view", "format_"), list(product(FACTS, (*ENDINGS, "linear"))))
def test_every_value_of_a_view_is_in_each_of_its_formats(view: str, format_: str, catalogue: Catalogue) -> None:
    found = READ[format_](output(view, format_, 120).decode())
    wanted = list(values(view, format_, catalogue))
    assert wanted
    for text in wanted:
        if format_ == "table":  # columns stand side by side: the words are there, not the lines
            assert all(word in found for word in text.split() if len(word) <= 24), text
        else:
            assert squashed(text) in squashed(found), text


@pytest.mark.parametrize(("view", "format_"), list(product(VIEWS, (*ENDINGS, "linear"))))
def test_nothing_of_the_programs_own_shows_in_any_format(view: str, format_: str) -> None:
    found = output(view, format_).decode()
    assert not re.search(r"\bNone\b|\bnan\b|\bNaN\b|<enum|Missing\.|Permission\.|Fact\(", found)
    assert found.endswith("\n")
