"""Facts as they are shown: in a few words, or whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from documents import squashed, written
from ptvspt.document.tree import Cell, Inline, Link, Mark, Reference, Style, Styled, Verdict
from ptvspt.profiles import statements, wording
from ptvspt.profiles.citing import References
from ptvspt.profiles.records import (
    Attribute,
    Catalogue,
    Certainty,
    Citation,
    Fact,
    Kind,
    Missing,
    Permission,
    Source,
    Unit,
    When,
)

Case = tuple[Attribute, tuple[Fact, ...]]
TEXT, LIST = (Attribute(id="one", label="One", kind=kind) for kind in (Kind.TEXT, Kind.LIST))


def told(catalogue: Catalogue) -> Iterator[Case]:
    """Yield every attribute of every profession with its facts."""
    for profession in catalogue.professions.values():
        for section in catalogue.sections.values():
            yield from ((attribute, profession.about(section, attribute)) for attribute in section.attributes)


def numbers(content: Inline) -> list[int]:
    return [part.number for part in content if isinstance(part, Reference)]


def text(content: Inline) -> str:
    return written(content, refer=lambda _: "")


def cell_text(cell: Cell) -> list[str]:
    return [text(line.content) for line in cell]


@pytest.fixture
def source(catalogue: Catalogue) -> Source:
    return catalogue.sources["herald"]


def test_a_short_statement_is_the_words_and_the_first_source(catalogue: Catalogue) -> None:
    for attribute, facts in told(catalogue):
        references = References()
        content = statements.brief(attribute, facts, references)
        words, fact = wording.brief(attribute, facts)
        assert words in text(content)
        assert [one.id for one in references.sources] == [one.source.id for one in fact.citations[:1]]
        assert numbers(content) == [1] * len(fact.citations[:1])


@pytest.mark.parametrize(
    ("permission", "verdict"),
    [(Permission.YES, Verdict.YES), (Permission.NO, Verdict.NO), (Permission.DEPENDS, Verdict.DEPENDS)],
)
def test_a_permission_is_a_mark(permission: Permission, verdict: Verdict) -> None:
    attribute = Attribute(id="one", label="One", kind=Kind.PERMISSION)
    fact = Fact(value=permission)
    mark = Mark(verdict, wording.PERMISSION[permission])
    assert statements.brief(attribute, (fact,), References())[0] == mark
    assert statements.whole(attribute, (fact,), References()) == ((mark,),)


def test_a_missing_answer_is_small_print_and_a_first_link_is_one() -> None:
    assert statements.brief(TEXT, (Fact(value=Missing.UNKNOWN),), References()) == (Styled("not known", Style.ASIDE),)
    links = Attribute(id="one", label="One", kind=Kind.LINKS)
    value = {"Board": "https://www.board.example/a", "Other": "https://other.example"}
    assert statements.brief(links, (Fact(value=value),), References()) == (
        Link("Board (board.example)", "https://www.board.example/a"),
    )


def test_a_flag_stands_between_a_figure_and_its_source(source: Source) -> None:
    number = Attribute(id="one", label="One", kind=Kind.NUMBER, unit=Unit.USD)
    fact = Fact(value=5, citations=(Citation(source),))
    (line,) = statements.brief_cell(number, (fact,), References(), flag="*")
    assert line.content == ("$5*", Reference(1, source.url))


def test_everything_about_a_fact_is_there_with_date_remarks_and_all_sources(catalogue: Catalogue) -> None:
    for attribute, facts in told(catalogue):
        references = References()
        items = statements.whole(attribute, facts, references)
        found = squashed(" ".join(map(text, items))).casefold()
        for fact in facts:
            assert all(squashed(line).casefold() in found for line in wording.lines(attribute, fact))
            assert all(squashed(part).casefold() in found for part in wording.remarks(fact))
            if fact.as_of not in (None, "undated"):
                assert squashed(f"({wording.when(fact.as_of)})").casefold() in found
        cited = {one.source.id for fact in facts for one in fact.citations}
        assert {one.id for one in references.sources} == cited
        assert {number for item in items for number in numbers(item)} == set(range(1, len(cited) + 1))


def test_each_fact_has_its_own_sources_behind_its_last_item_and_where_in_them(catalogue: Catalogue) -> None:
    for attribute, facts in told(catalogue):
        references = References()
        items = statements.whole(attribute, facts, references)
        found = [[part for part in item if isinstance(part, Reference)] for item in items]
        wanted = [[(one.source.url, one.locator) for one in fact.citations] for fact in facts if fact.citations]
        assert [[(part.url, part.locator) for part in one] for one in found if one] == wanted


def test_a_list_is_an_item_each_and_a_certificate_one() -> None:
    facts = (Fact(value=("walk", "run")), Fact(value=("swim",)))
    assert list(map(text, statements.whole(LIST, facts, References()))) == ["walk", "run", "swim"]
    certificate = Attribute(id="one", label="One", kind=Kind.CREDENTIALS)
    fact = Fact(value={"name": "CPT", "body": "NASM", "exam-fee": "$299"})
    assert list(map(text, statements.whole(certificate, (fact,), References()))) == ["CPT (NASM); Exam fee: $299"]


def test_an_item_that_all_have_is_marked_by_an_equals_sign_in_any_case() -> None:
    items = statements.whole(LIST, (Fact(value=("Walk", "run")),), References(), ("walk",))
    assert list(map(text, items)) == ["= Walk", "run"]


def test_remarks_are_sentences_behind_the_sources(source: Source) -> None:
    fact = Fact(
        value="Yes",
        note="only there",
        population="all",
        certainty=Certainty.WEAK,
        as_of=When("2026-05"),
        citations=(Citation(source, "page 1"),),
    )
    assert statements.whole(TEXT, (fact,), References()) == (
        (
            "Yes",
            " (May 2026)",
            Reference(1, source.url, "page 1"),
            " ",
            Styled("Not well supported. Counts all. Only there.", Style.ASIDE),
        ),
    )


def test_what_all_share_is_told_with_every_doubt_and_every_source_of_those_who_have_it(catalogue: Catalogue) -> None:
    sources = list(catalogue.sources.values())
    facts = (
        Fact(value=("Walk", "run"), certainty=Certainty.WEAK, citations=(Citation(sources[0]),)),
        Fact(value=("walk",), citations=(Citation(sources[1]),)),
        Fact(value=("swim",), certainty=Certainty.OPINION, citations=(Citation(sources[2]),)),
    )
    references = References()
    cell = statements.shared(facts, ("Walk",), references)
    assert cell_text(cell) == ["Walk (not well supported)"]
    assert references.sources == sources[:2]
    assert [line.bullet for line in cell] == [""]
    assert [line.bullet for line in statements.shared(facts, ("Walk", "run"), References())] == ["-", "-"]
