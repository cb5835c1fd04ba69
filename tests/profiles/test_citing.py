"""Sources as they are cited: numbers in the text, a list at the end."""

from __future__ import annotations

import pytest

from ptvspt.document.tree import Bibliography, Heading
from ptvspt.profiles import wording
from ptvspt.profiles.citing import References, imprint, publisher, year
from ptvspt.profiles.records import Catalogue, Citation, Source, When


@pytest.fixture
def sources(catalogue: Catalogue) -> list[Source]:
    return list(catalogue.sources.values())


def listed(references: References, *, brief: bool = False) -> Bibliography:
    *_, found = references.bibliography(brief=brief)
    assert isinstance(found, Bibliography)
    return found


def test_sources_are_numbered_from_one_in_the_order_in_which_they_are_first_cited(sources: list[Source]) -> None:
    references = References()
    numbers = [references.to(one).number for one in (sources[2], sources[0], sources[2], sources[1])]
    assert numbers == [1, 2, 1, 3]
    assert [number for number, *_ in listed(references).entries] == [1, 2, 3]
    assert [title for _, title, *_ in listed(references).entries] == [sources[at].title for at in (2, 0, 1)]


def test_a_source_is_cited_once_for_a_fact_however_often_it_stands_there(sources: list[Source]) -> None:
    one, other = sources[:2]
    citations = [Citation(one, "page 1"), Citation(other), Citation(one, "page 2")]
    assert [mark.number for mark in References().cite(citations)] == [1, 2]


def test_where_in_a_source_is_told_only_when_asked_for(sources: list[Source]) -> None:
    citations = [Citation(sources[0], "page 1"), Citation(sources[1])]
    assert [mark.locator for mark in References().cite(citations)] == [None, None]
    assert [mark.locator for mark in References().cite(citations, where=True)] == ["page 1", None]


def test_a_reference_carries_the_address_of_its_source(sources: list[Source]) -> None:
    assert References().to(sources[0]).url == sources[0].url


def test_a_full_bibliography_has_a_heading_titles_publishers_and_dates(sources: list[Source]) -> None:
    references = References()
    for source in sources:
        references.to(source)
    heading, found = references.bibliography()
    assert heading == Heading(2, "Sources")
    assert isinstance(found, Bibliography)
    assert not found.brief
    for source, (_, title, rest, url) in zip(sources, found.entries, strict=True):
        read = f"checked {wording.when(source.read_on)}" if source.read_on else ""
        assert (title, url) == (source.title, source.url)
        assert all(part in rest for part in (source.publisher, wording.when(source.issued), read))
        assert ("checked" in rest) is (source.read_on is not None)
    assert {source.read_on is None for source in sources} == {True, False}


def test_a_brief_bibliography_is_publishers_and_years(sources: list[Source]) -> None:
    references = References()
    for source in sources:
        references.to(source)
    (found,) = references.bibliography(brief=True)
    assert isinstance(found, Bibliography)
    assert found.brief
    for source, (_, name, when, _) in zip(sources, found.entries, strict=True):
        assert name == (source.short or source.publisher)
        assert when == ("" if source.issued == "undated" else source.issued[:4])


def test_a_publisher_goes_by_its_short_name_where_it_has_one(sources: list[Source]) -> None:
    assert publisher(sources[0]._replace(short="BoN")) == "BoN"
    assert publisher(sources[0]._replace(short=None)) == sources[0].publisher


@pytest.mark.parametrize(("issued", "shown"), [("undated", ""), ("2026", "2026"), ("2026-05-31", "2026")])
def test_a_year_is_that_of_issue(sources: list[Source], issued: str, shown: str) -> None:
    assert year(sources[0]._replace(issued=When(issued))) == shown


def test_a_source_without_an_address_says_so_and_links_nowhere(sources: list[Source]) -> None:
    lost = sources[0]._replace(url="unknown")
    references = References()
    assert references.to(lost).url is None
    assert [url for brief in (False, True) for *_, url in listed(references, brief=brief).entries] == [None, None]
    assert "no address known" in imprint(lost)
    assert "no address known" not in imprint(sources[0])


def test_where_nothing_is_cited_nothing_is_listed() -> None:
    assert References().bibliography() == References().bibliography(brief=True) == ()
