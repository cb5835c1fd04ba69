from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import pytest

from documents import said, squashed, written
from ptvspt.document.tree import (
    Bibliography,
    Block,
    BulletList,
    Cell,
    Document,
    Heading,
    Inline,
    Paragraph,
    Reference,
    Table,
)
from ptvspt.profiles import page, wording
from ptvspt.profiles.citing import References
from ptvspt.profiles.compare import Comparison, Only, compare, only, quick
from ptvspt.profiles.records import (
    Attribute,
    Catalogue,
    Certainty,
    Citation,
    Fact,
    Kind,
    Permission,
    Profession,
    Section,
    When,
)
from ptvspt.profiles.search import citing, find

BUILD: dict[str, Callable[[Catalogue], Document]] = {
    "listing": page.listing,
    "contents": page.contents,
    "profile": lambda catalogue: page.profile(first(catalogue), list(catalogue.sections.values())),
    "comparison": lambda catalogue: page.comparison(compare(catalogue)),
    "differences": lambda catalogue: page.comparison(only(compare(catalogue), Only.DIFFERENCES)),
    "similarities": lambda catalogue: page.similarities(only(compare(catalogue), Only.SIMILARITIES)),
    "quick": lambda catalogue: page.quick(quick(compare(catalogue)), "A hint."),
    "matches": lambda catalogue: page.matches("plan", find(catalogue, "plan"), "", full=True),
    "sources": lambda catalogue: page.sources(catalogue.sources.values()),
    "source": lambda catalogue: page.source(cited := catalogue.sources["herald"], citing(catalogue, cited)),
}
CITING = ("profile", "comparison", "differences", "similarities", "quick", "matches")


def first(catalogue: Catalogue) -> Profession:
    return next(iter(catalogue.professions.values()))


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def inlines(block: Block) -> Iterator[Inline]:
    match block:
        case Paragraph():
            yield block.content
        case BulletList():
            yield from block.items
        case Table():
            yield from (line.content for row in block.rows for cell in row for line in cell)
        case _:
            return  # the other blocks cite nothing


def numbers(cell: Cell) -> list[int]:
    return [part.number for line in cell for part in line.content if isinstance(part, Reference)]


def references(document: Document) -> list[int]:
    return [
        part.number
        for block in document.blocks
        for content in inlines(block)
        for part in content
        if isinstance(part, Reference)
    ]


def entries(document: Document) -> tuple[tuple[int, str, str, str | None], ...]:
    found = [block for block in document.blocks if isinstance(block, Bibliography)]
    assert len(found) <= 1
    return found[0].entries if found else ()


def words(cell: Cell) -> str:
    return squashed(" ".join(written(line.content) for line in cell))


def urls(facts: Iterable[Fact]) -> set[str]:
    return {citation.source.url for fact in facts for citation in fact.citations}


@pytest.fixture(params=BUILD)
def document(request: pytest.FixtureRequest, catalogue: Catalogue) -> Document:
    return BUILD[request.param](catalogue)


@pytest.fixture(params=CITING)
def citing_document(request: pytest.FixtureRequest, catalogue: Catalogue) -> Document:
    return BUILD[request.param](catalogue)


def test_every_row_has_a_cell_for_each_column_and_no_cell_is_empty(document: Document) -> None:
    assert tables(document)
    for table in tables(document):
        assert table.rows
        for row in table.rows:
            assert len(row) == len(table.columns)
            assert all(cell and all(written(line.content).strip() for line in cell) for cell in row)


def test_nothing_of_the_programs_own_shows(document: Document) -> None:
    for text in said(document):
        assert not re.search(r"None|\bnan\b|Missing\.|Permission\.|<enum|Fact\(|dict_|\{", text), text


def test_sources_are_numbered_from_one_in_the_order_in_which_they_are_first_cited(citing_document: Document) -> None:
    cited = list(dict.fromkeys(references(citing_document)))
    assert cited == list(range(1, len(cited) + 1))
    assert cited


def test_every_source_is_listed_exactly_once_and_none_that_is_not_cited(citing_document: Document) -> None:
    listed = [number for number, *_ in entries(citing_document)]
    assert listed == sorted(set(references(citing_document)))
    addresses = [url for *_, url in entries(citing_document)]
    assert len(set(addresses)) == len(addresses)


def test_a_full_bibliography_tells_publisher_date_of_issue_and_whether_it_was_read(catalogue: Catalogue) -> None:
    known = {source.url: source for source in catalogue.sources.values()}
    listed = entries(BUILD["comparison"](catalogue))
    assert len(listed) == len(known)
    for _, title, rest, url in listed:
        source = known[str(url)]
        assert title == source.title
        read = f"checked {wording.when(source.read_on)}" if source.read_on else "not read"
        assert all(part in rest for part in (source.publisher, wording.when(source.issued), read))
        assert ("checked" in rest) is (source.read_on is not None)
    assert {source.read_on is None for source in known.values()} == {True, False}


def test_a_source_without_a_known_address_says_so_wherever_it_is_listed(catalogue: Catalogue) -> None:
    lost = catalogue.sources["herald"]._replace(url="unknown")
    references = References()
    references.to(lost)
    (heading, listed), brief = references.bibliography(), references.bibliography(brief=True)
    assert isinstance(listed, Bibliography)
    assert isinstance(brief[0], Bibliography)
    assert heading == Heading(2, "Sources")
    assert [url for *_, url in (*listed.entries, *brief[0].entries)] == [None, None]
    assert "no address known" in listed.entries[0][2]
    for document in (page.sources([lost]), page.source(lost, [])):
        text = " ".join(said(document))
        assert re.search("no address known|Address: not known", text)
        assert "unknown" not in text


def check_facts(
    cell: Cell, attribute: Attribute, facts: Sequence[Fact], listed: Sequence[tuple[int, str, str, str | None]]
) -> None:
    """Check that a cell says all of its facts, and cites all their sources and no others."""
    text = words(cell)
    for fact in facts:
        assert all(squashed(line) in text for line in wording.lines(attribute, fact))
        assert all(squashed(part[1:]) in text for part in wording.remarks(fact))
        assert wording.when(fact.as_of).replace(" ", "") in text
    by_number = {number: url for number, _, _, url in listed}
    assert {by_number[number] for number in numbers(cell)} == urls(facts)


def test_a_profile_shows_every_fact_with_its_remarks_date_and_sources(catalogue: Catalogue) -> None:
    sections = list(catalogue.sections.values())
    for profession in catalogue.professions.values():
        document = page.profile(profession, sections)
        assert document.title == profession.name
        for section, table in zip(sections, tables(document), strict=True):
            for attribute, (head, cell) in zip(section.attributes, table.rows, strict=True):
                assert words(head) == squashed(attribute.label)
                check_facts(cell, attribute, profession.about(section, attribute), entries(document))


@pytest.mark.parametrize("wanted", [None, Only.DIFFERENCES])
def test_a_comparison_shows_every_fact_with_its_remarks_date_and_sources(
    catalogue: Catalogue, wanted: Only | None
) -> None:
    result = compare(catalogue) if wanted is None else only(compare(catalogue), wanted)
    document = page.comparison(result)
    for (section, rows), table in zip(result.groups, tables(document), strict=True):
        assert table.columns == (section.title, *(one.name for one in result.professions))
        for row, (head, *cells) in zip(rows, table.rows, strict=True):
            assert words(head).startswith(squashed(row.attribute.label))
            assert all(squashed(reason) in words(head) for reason in row.unlike)
            for one, cell in zip(row.cells, cells, strict=True):
                check_facts(cell, row.attribute, one.facts, entries(document))


def test_each_fact_has_its_own_sources_right_behind_it(catalogue: Catalogue) -> None:
    document = BUILD["profile"](catalogue)
    by_number = {number: url for number, _, _, url in entries(document)}
    for section, table in zip(catalogue.sections.values(), tables(document), strict=True):
        for attribute, (_, cell) in zip(section.attributes, table.rows, strict=True):
            facts = first(catalogue).about(section, attribute)
            found = [numbers((line,)) for line in cell if numbers((line,))]
            wanted = [[one.source.url for one in fact.citations] for fact in facts if fact.citations]
            assert [[by_number[number] for number in line] for line in found] == wanted


def test_how_far_figures_are_apart_is_said_where_there_are_two(catalogue: Catalogue) -> None:
    two = catalogue._replace(professions=dict(list(catalogue.professions.items())[:2]))
    result = compare(two)
    differences = 0
    for (_, rows), table in zip(result.groups, tables(page.comparison(result)), strict=True):
        for row, (head, *_) in zip(rows, table.rows, strict=True):
            assert ("apart" in words(head)) == (row.difference is not None)
            differences += row.difference is not None
    assert differences


def test_a_shared_item_is_marked_in_every_column_and_the_mark_is_explained(catalogue: Catalogue) -> None:
    result = compare(catalogue)
    document = page.comparison(result)
    marks = 0
    for (_, rows), table in zip(result.groups, tables(document), strict=True):
        for row, (_, *cells) in zip(rows, table.rows, strict=True):
            shared = {item.casefold() for item in row.shared}
            for cell in cells:
                marked = [line for line in cell if line.bullet == "="]
                assert {
                    text for line in marked for text in shared if written(line.content).casefold().startswith(text)
                } == shared
                assert len(marked) == len(shared)
                marks += len(marked)
    assert marks
    assert any(isinstance(block, Paragraph) and "=" in written(block.content) for block in document.blocks)


def test_the_quick_view_has_a_row_for_each_brief_attribute_and_the_short_answer_where_there_is_one(
    catalogue: Catalogue,
) -> None:
    result = quick(compare(catalogue))
    (table,) = tables(BUILD["quick"](catalogue))
    rows = [row for _, group in result.groups for row in group]
    for row, (head, *cells) in zip(rows, table.rows, strict=True):
        assert words(head).startswith(squashed(row.attribute.label))
        for one, cell in zip(row.cells, cells, strict=True):
            brief = next((fact.brief for fact in one.facts if fact.brief), None)
            assert squashed(brief or wording.text(row.attribute, one.facts[0])) in words(cell)
            assert len(cell) == 1


def test_the_quick_view_hides_no_doubt(catalogue: Catalogue) -> None:
    result = quick(compare(catalogue))
    (table,) = tables(BUILD["quick"](catalogue))
    rows = [row for _, group in result.groups for row in group]
    doubts = 0
    for row, (_, *cells) in zip(rows, table.rows, strict=True):
        for one, cell in zip(row.cells, cells, strict=True):
            fact = next((fact for fact in one.facts if fact.brief), one.facts[0])
            assert squashed(wording.CERTAINTY[fact.certainty]) in words(cell)
            doubts += fact.certainty is not Certainty.CONFIRMED
    assert doubts


@pytest.mark.parametrize("certainty", list(Certainty)[1:], ids=lambda one: one.value)
def test_every_view_says_of_what_it_shows_how_sure_it_is(certainty: Certainty, catalogue: Catalogue) -> None:
    def unsure(facts: Iterable[Fact]) -> tuple[Fact, ...]:
        return tuple(fact._replace(certainty=certainty) for fact in facts)

    professions = {}
    for id_, one in catalogue.professions.items():
        answers = {part: {key: unsure(facts) for key, facts in row.items()} for part, row in one.facts.items()}
        professions[id_] = one._replace(facts=answers)
    doubtful = catalogue._replace(professions=professions)
    doubt = squashed(wording.CERTAINTY[certainty]).casefold()
    assert doubt
    for name in (*CITING, "source"):
        for table in tables(BUILD[name](doubtful)):
            assert any(doubt in words(cell).casefold() for row in table.rows for cell in row)


def test_similarities_show_what_is_shared_and_nothing_that_differs(catalogue: Catalogue) -> None:
    result = only(compare(catalogue), Only.SIMILARITIES)
    for (_, rows), table in zip(result.groups, tables(page.similarities(result)), strict=True):
        for row, (head, cell) in zip(rows, table.rows, strict=True):
            assert words(head) == squashed(row.attribute.label)
            texts = row.shared or wording.lines(row.attribute, row.cells[0].facts[0])
            assert len(cell) == len(texts)
            assert all(squashed(text) in words(cell) for text in texts)


def test_a_shared_item_is_as_doubtful_as_whoever_says_it_in_any_case(catalogue: Catalogue) -> None:
    section, attribute = row_of_a_list(catalogue)
    sure = Fact(value=("Straße", "walk"), as_of=When("2026"))
    weak = Fact(value=("STRASSE",), certainty=Certainty.WEAK, as_of=When("2026"))
    answers = dict(zip(catalogue.professions, ((sure,), (weak,), (sure,)), strict=True))
    professions = {
        id_: one._replace(facts={section.id: {attribute.id: answers[id_]}})
        for id_, one in catalogue.professions.items()
    }
    result = only(compare(catalogue._replace(professions=professions), [section]), Only.SIMILARITIES)
    (table,) = tables(page.similarities(result))
    ((_, cell),) = table.rows
    assert words(cell).startswith(squashed("Straße (weak source)"))


def row_of_a_list(catalogue: Catalogue) -> tuple[Section, Attribute]:
    return next(
        (section, one) for section in catalogue.sections.values() for one in section.attributes if one.kind is Kind.LIST
    )


def test_what_all_depend_on_is_said_with_it(catalogue: Catalogue) -> None:
    note = "Only where state law allows it."
    depends = (Fact(value=Permission.DEPENDS, note=note, as_of=When("2026")),)
    section = catalogue.sections["scope"]
    professions = {
        id_: one._replace(facts={"scope": {"massage": depends}}) for id_, one in catalogue.professions.items()
    }
    result = compare(catalogue._replace(professions=professions), [section])
    assert any(note in text for text in said(page.similarities(only(result, Only.SIMILARITIES))))


def test_every_match_is_shown_with_whose_it_is_and_all_of_its_fact(catalogue: Catalogue) -> None:
    found = find(catalogue, "plan")
    document = page.matches("plan", found, "", full=True)
    (table,) = tables(document)
    assert str(len(found)) in table.columns[0]
    for match, (head, cell) in zip(found, table.rows, strict=True):
        assert squashed(match.profession.name) in words(head)
        assert squashed(match.section.title).casefold() in words(head).casefold()
        assert words(cell).startswith(squashed(match.attribute.label))
        check_facts(cell, match.attribute, (match.fact,), entries(document))


def test_at_first_only_the_best_matches_are_shown_and_how_many_there_are_more(catalogue: Catalogue) -> None:
    match = find(catalogue, "plan")[0]
    for count, more in ((1, 0), (20, 0), (21, 1), (55, 35)):
        head, hits, end = page.matches("plan", [match] * count, "").blocks
        assert isinstance(head, Paragraph)
        assert written(head.content) == f"{count} fact{'s' if count > 1 else ''} with 'plan':"
        assert isinstance(hits, BulletList)
        assert len(hits.items) == count - more
        assert isinstance(end, Paragraph)
        assert written(end.content) == (f"and {more} more: --full shows all" if more else "--full shows the sources.")


def test_the_shown_matches_stand_in_the_order_in_which_they_were_found(catalogue: Catalogue) -> None:
    found = find(catalogue, "plan")
    (hits,) = (block for block in page.matches("plan", found, "").blocks if isinstance(block, BulletList))
    for match, item in zip(found, hits.items, strict=True):
        assert written(item).startswith(f"{match.profession.name}, {match.section.title.lower()}: ")
        assert match.attribute.label in written(item)


def test_finding_nothing_says_what_was_looked_for_and_what_to_do(catalogue: Catalogue) -> None:
    remedy = "; did you mean 'exercise'?"
    text = " ".join(said(page.matches("exercize", [], remedy)))
    assert "exercize" in text
    assert remedy in text
    assert len(" ".join(said(page.matches("exercize", [], "")))) > len("exercize") * 2


@pytest.mark.parametrize("result", [Comparison(professions=(), groups=())])
def test_an_empty_comparison_says_so(result: Comparison) -> None:
    for document in (page.comparison(result), page.similarities(result)):
        assert tables(document) == []
        assert any(isinstance(block, Paragraph) and "othing" in written(block.content) for block in document.blocks)


def test_a_source_shows_every_fact_that_cites_it_and_where_in_it(catalogue: Catalogue) -> None:
    for source in catalogue.sources.values():
        found = citing(catalogue, source)
        document = page.source(source, found)
        (table,) = tables(document)
        text = squashed(" ".join(said(document)))
        assert all(squashed(part) in text for part in (source.title, source.publisher, source.url, source.kind.value))
        for match, (head, cell) in zip(found, table.rows, strict=True):
            assert squashed(match.profession.name) in words(head)
            assert squashed(wording.statement(match.attribute, match.fact)) in words(cell)
            locators = [one.locator for one in match.fact.citations if one.source == source and one.locator]
            assert all(squashed(locator) in words(cell) for locator in locators)


def test_a_source_shows_no_place_in_another_source(catalogue: Catalogue) -> None:
    one, other = catalogue.sources["herald"], catalogue.sources["census-2026"]
    found = [
        match._replace(fact=match.fact._replace(citations=(Citation(other, "table 99"), Citation(one, locator))))
        for match, locator in zip(citing(catalogue, one), ["page 7", None], strict=False)
    ]
    (table,) = tables(page.source(one, found))
    assert ["page7" in words(cell) for _, cell in table.rows] == [True, False]
    assert not any("table99" in words(cell) for _, cell in table.rows)


def test_a_source_that_no_profile_cites_says_who_does(catalogue: Catalogue) -> None:
    one = next(iter(catalogue.sources.values()))
    *_, last = page.source(one, []).blocks
    assert last == Paragraph(("No profile cites it; the interview or the tables of places do.",))


def test_lists_show_every_profession_attribute_and_source(catalogue: Catalogue) -> None:
    (listing,), (contents,), (sources,) = (
        tables(BUILD[name](catalogue)) for name in ("listing", "contents", "sources")
    )
    assert [tuple(map(words, row)) for row in listing.rows] == [
        tuple(map(squashed, (one.id, one.name, one.summary))) for one in catalogue.professions.values()
    ]
    assert [tuple(map(words, row)) for row in contents.rows] == [
        tuple(map(squashed, (section.id, one.id, one.label)))
        for section in catalogue.sections.values()
        for one in section.attributes
    ]
    for source, (head, cell) in zip(catalogue.sources.values(), sources.rows, strict=True):
        assert words(head) == source.id
        assert all(squashed(part) in words(cell) for part in (source.title, source.publisher, source.url))


def test_a_document_that_people_may_act_on_carries_the_disclaimer(catalogue: Catalogue) -> None:
    for name in ("profile", "comparison", "differences", "similarities"):
        assert page.DISCLAIMER in list(said(BUILD[name](catalogue)))


def test_a_full_stop_stands_right_behind_a_word(catalogue: Catalogue) -> None:
    assert not any(re.search(r"\s\.(\s|$)", text) for text in said(BUILD["comparison"](catalogue)))
