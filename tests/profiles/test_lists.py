"""Lists for people: the professions, the sections, what was found, the sources."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from documents import said, squashed, written
from ptvspt.document.tree import Bibliography, BulletList, Cell, Depth, Document, Heading, Paragraph, Table
from ptvspt.profiles import lists, wording
from ptvspt.profiles.records import Catalogue
from ptvspt.profiles.search import citing, find

BUILD: dict[str, Callable[[Catalogue], Document]] = {
    "listing": lists.listing,
    "contents": lists.contents,
    "matches": lambda catalogue: lists.matches("plan", find(catalogue, "plan"), ""),
    "sources": lambda catalogue: lists.sources(catalogue.sources.values()),
    "source": lambda catalogue: lists.source(cited := catalogue.sources["herald"], citing(catalogue, cited)),
}


def table(document: Document) -> Table:
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return found


def words(cell: Cell) -> str:
    return squashed(" ".join(written(line.content, refer=lambda _: "") for line in cell))


@pytest.mark.parametrize("name", [name for name in BUILD if name != "matches"])
def test_every_row_has_a_cell_for_each_column_and_no_cell_is_empty(name: str, catalogue: Catalogue) -> None:
    found = table(BUILD[name](catalogue))
    assert found.rows
    for row in found.rows:
        assert len(row) == len(found.columns)
        assert all(cell and all(written(line.content).strip() for line in cell) for cell in row)


@pytest.mark.parametrize("name", BUILD)
def test_nothing_of_the_programs_own_shows(name: str, catalogue: Catalogue) -> None:
    for text in said(BUILD[name](catalogue)):
        assert not re.search(r"None|\bnan\b|Missing\.|Permission\.|<enum|Fact\(|dict_|\{", text), text


def test_every_profession_attribute_and_source_is_listed(catalogue: Catalogue) -> None:
    listing, contents = (table(BUILD[name](catalogue)) for name in ("listing", "contents"))
    brief = table(lists.sources(catalogue.sources.values()))
    full = table(lists.sources(catalogue.sources.values(), depth=Depth.FULL))
    assert [tuple(map(words, row)) for row in listing.rows] == [
        tuple(map(squashed, (one.id, one.name, one.summary))) for one in catalogue.professions.values()
    ]
    assert [tuple(map(words, row)) for row in contents.rows] == [
        tuple(map(squashed, (section.id, one.id, one.label)))
        for section in catalogue.sections.values()
        for one in section.attributes
    ]
    for source, (line,), (head, cell) in zip(catalogue.sources.values(), brief.rows, full.rows, strict=True):
        assert words(line).endswith(source.id)
        assert words(line).startswith("n.d." if source.issued == "undated" else source.issued[:4])
        assert words(head) == source.id
        assert squashed(source.title) in words(cell)


def test_the_best_matches_are_shown_in_two_lines_each_and_how_many_more_there_are(catalogue: Catalogue) -> None:
    found = find(catalogue, "plan")
    many = (found * lists.HITS)[: lists.HITS + 7]
    (listed,) = (block for block in lists.matches("plan", many, "").blocks if isinstance(block, BulletList))
    assert len(listed.items) == lists.HITS
    assert "7 more" in " ".join(said(lists.matches("plan", many, "")))
    for match, item in zip(many, listed.items, strict=False):
        assert squashed(match.profession.name) in squashed(written(item))


def test_every_match_is_told_whole_on_demand(catalogue: Catalogue) -> None:
    found = find(catalogue, "plan")
    document = lists.matches("plan", found, "", depth=Depth.FULL)
    text = squashed(" ".join(said(document)))
    assert f"{len(found)}facts" in text
    heads = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 3]
    assert len(heads) == len(found)
    for match, head in zip(found, heads, strict=True):
        assert head.startswith(match.profession.name)
        assert head.endswith(match.attribute.label)
        assert all(squashed(line) in text for line in wording.lines(match.attribute, match.fact))
    (listed,) = (block for block in document.blocks if isinstance(block, Bibliography))
    assert {url for *_, url in listed.entries} == {one.source.url for match in found for one in match.fact.citations}


def test_finding_nothing_says_what_was_looked_for_and_what_to_do(catalogue: Catalogue) -> None:
    remedy = "; did you mean 'exercise'?"
    text = " ".join(said(lists.matches("exercize", [], remedy)))
    assert "exercize" in text
    assert remedy in text
    assert len(" ".join(said(lists.matches("exercize", [], "")))) > len("exercize") * 2


def test_a_source_shows_every_fact_that_cites_it_and_where_in_it(catalogue: Catalogue) -> None:
    for source in catalogue.sources.values():
        found = citing(catalogue, source)
        document = lists.source(source, found)
        text = squashed(" ".join(said(document)))
        assert all(squashed(part) in text for part in (source.title, source.publisher, source.url, source.kind.value))
        for match, (head, cell) in zip(found, table(document).rows, strict=True):
            assert squashed(match.profession.name) in words(head)
            assert squashed(wording.statement(match.attribute, match.fact)) in words(cell)
            locators = [one.locator for one in match.fact.citations if one.source == source and one.locator]
            assert all(squashed(locator) in words(cell) for locator in locators)


def test_a_source_that_no_profile_cites_says_who_does(catalogue: Catalogue) -> None:
    one = next(iter(catalogue.sources.values()))
    *_, last = lists.source(one, []).blocks
    assert last == Paragraph(("No profile cites it; the interview or the tables of places do.",))


def test_a_source_without_a_known_address_says_so_wherever_it_is_listed(catalogue: Catalogue) -> None:
    lost = catalogue.sources["herald"]._replace(url="unknown")
    for document in (lists.sources([lost], depth=Depth.FULL), lists.source(lost, [])):
        text = " ".join(said(document))
        assert re.search("no address known|Address: not known", text)
        assert "unknown" not in text


def test_the_copy_that_was_read_is_told_of_sources_and_nowhere_else(catalogue: Catalogue) -> None:
    copied = catalogue.sources["act-18"]
    assert copied.read_in is not None
    one = lists.source(copied, citing(catalogue, copied))
    full = lists.sources(catalogue.sources.values(), depth=Depth.FULL)
    assert f"Read in: {copied.read_in}" in said(one)
    assert [text for text in said(full) if text.endswith(f", read in {copied.read_in}")] != []
    found = lists.matches("massage", find(catalogue, "massage"), "", depth=Depth.FULL)
    assert [text for text in said(found) if copied.title in text] != []
    assert [text for text in said(found) if copied.read_in in text] == []


def test_a_source_that_nobody_has_read_has_no_day(catalogue: Catalogue) -> None:
    unread = catalogue.sources["walk-trial"]
    assert unread.read_on is None
    assert [text for text in said(lists.source(unread, ())) if "hecked" in text] == []
