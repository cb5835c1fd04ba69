"""Profiles and comparisons as documents: brief, full, and brief with everything folded behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product

import pytest

from documents import every, said, squashed, written
from ptvspt.document.tree import (
    BarChart,
    Bibliography,
    Block,
    BoxChart,
    BulletList,
    Cell,
    Checklist,
    Depth,
    Details,
    Document,
    Heading,
    Inline,
    Mark,
    Paragraph,
    Reference,
    Table,
)
from ptvspt.profiles import page, wording
from ptvspt.profiles.compare import Comparison, Only, Row, answered, compare, only, quick
from ptvspt.profiles.foot import DISCLAIMER, FOOTNOTE
from ptvspt.profiles.records import (
    Attribute,
    Catalogue,
    Fact,
    Kind,
    Missing,
    Permission,
    Profession,
    Section,
    When,
)

MORE = "ptvspt show everything --full"
BUILD: dict[str, Callable[[Catalogue, Depth], Document]] = {
    "profile": lambda catalogue, depth: page.profile(
        first(catalogue), list(catalogue.sections.values()), depth=depth, more=MORE
    ),
    "comparison": lambda catalogue, depth: page.comparison(compare(catalogue), depth=depth, more=MORE),
    "differences": lambda catalogue, depth: page.comparison(
        only(compare(catalogue), Only.DIFFERENCES), depth=depth, more=MORE
    ),
    "similarities": lambda catalogue, depth: page.similarities(
        only(compare(catalogue), Only.SIMILARITIES), depth=depth, more=MORE
    ),
    "quick": lambda catalogue, depth: page.quick(compare(catalogue), depth=depth, more=MORE),
}
BOTH = [(name, depth) for name, depth in product(BUILD, Depth) if (name, depth) != ("quick", Depth.FULL)]
"""Every page at every depth; a quick view is never full."""


def first(catalogue: Catalogue) -> Profession:
    return next(iter(catalogue.professions.values()))


def tables(blocks: Sequence[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def inlines(blocks: Sequence[Block]) -> Iterator[Inline]:
    for block in every(blocks):
        match block:
            case Paragraph():
                yield block.content
            case BulletList() | Checklist():
                yield from block.items
            case Table():
                yield from (line.content for row in block.rows for cell in row for line in cell)
            case _:
                pass  # the other blocks cite nothing


def references(document: Document) -> list[int]:
    return [part.number for content in inlines(document.blocks) for part in content if isinstance(part, Reference)]


def bibliography(document: Document) -> Bibliography:
    (found,) = (block for block in document.blocks if isinstance(block, Bibliography))
    return found


def text(content: Inline) -> str:
    return written(content, signs=False, refer=lambda _: "")


def words(cell: Cell) -> str:
    return " ".join(text(line.content) for line in cell)


def last_words(document: Document) -> str:
    last = document.blocks[-1]
    assert isinstance(last, Paragraph)
    return written(last.content)


def told(blocks: Sequence[Block]) -> dict[str, dict[str, list[str]]]:
    """Return the items of a page that is written in full, by the heading of the row and of the profession."""
    found: dict[str, dict[str, list[str]]] = {}
    row = profession = ""
    for block in blocks:
        match block:
            case Heading(level=2):
                row = profession = ""
            case Heading(level=3):
                row, profession = block.text, ""
                assert row not in found
                found[row] = {}
            case Heading(level=4):
                profession = block.text
            case BulletList():
                assert profession not in found[row]
                found[row][profession] = list(map(text, block.items))
            case Paragraph() if row and not profession:
                found[row][""] = [text(block.content)]
    return found


def check(items: list[str], attribute: Attribute, facts: Sequence[Fact]) -> None:
    """Check that items say all of some facts: values, dates, remarks."""
    said_ = squashed(" ".join(items)).casefold()
    for fact in facts:
        wanted = [*wording.lines(attribute, fact), *wording.remarks(fact)]
        wanted += [wording.when(fact.as_of)] if fact.as_of != "undated" else []
        assert all(squashed(part).casefold() in said_ for part in wanted)


def keys(section: Section, professions: Sequence[Profession]) -> list[Attribute]:
    """Return the rows of a brief section: the key ones that some profession answers."""

    def known(one: Attribute) -> bool:
        return any(not isinstance(fact.value, Missing) for who in professions for fact in who.about(section, one))

    return [one for one in section.attributes if one.key and known(one)]


@pytest.mark.parametrize(("name", "depth"), BOTH)
def test_no_cell_is_empty_and_nothing_of_the_programs_own_shows(name: str, depth: Depth, catalogue: Catalogue) -> None:
    document = BUILD[name](catalogue, depth)
    for table in tables(list(every(document.blocks))):
        assert table.rows
        for row in table.rows:
            assert len(row) == len(table.columns)
            assert all(cell and all(text(line.content).strip() for line in cell) for cell in row)
    for shown in said(document):
        assert not re.search(r"None|\bnan\b|Missing\.|Permission\.|<enum|Fact\(|dict_|\{", shown), shown


@pytest.mark.parametrize(("name", "depth"), BOTH)
def test_every_source_is_numbered_as_it_is_cited_and_listed_once(name: str, depth: Depth, catalogue: Catalogue) -> None:
    document = BUILD[name](catalogue, depth)
    cited = list(dict.fromkeys(references(document)))
    assert cited
    assert cited == list(range(1, len(cited) + 1))
    listed = bibliography(document)
    assert [number for number, *_ in listed.entries] == cited
    assert listed.brief is (depth is Depth.BRIEF)


@pytest.mark.parametrize(("name", "depth"), BOTH)
def test_a_brief_page_ends_with_the_way_to_more_a_full_one_with_the_disclaimer_a_folded_one_with_the_sources(
    name: str, depth: Depth, catalogue: Catalogue
) -> None:
    document = BUILD[name](catalogue, depth)
    if depth is Depth.FOLDED:
        assert isinstance(document.blocks[-1], Bibliography)
    else:
        last = last_words(document)
        assert last.endswith(MORE) if depth is Depth.BRIEF else last == DISCLAIMER


@pytest.mark.parametrize("name", ["profile", "comparison", "quick"])
def test_what_must_be_known_of_a_table_stands_before_what_is_folded_behind_it(name: str, catalogue: Catalogue) -> None:
    make = {
        "profile": lambda: page.profile(
            first(catalogue), list(catalogue.sections.values()), depth=Depth.FOLDED, today="2040-01-01"
        ),
        "comparison": lambda: page.comparison(compare(catalogue), depth=Depth.FOLDED, today="2040-01-01"),
        "quick": lambda: page.quick(compare(catalogue), depth=Depth.FOLDED, today="2040-01-01"),
    }
    blocks = make[name]().blocks
    beside = [at for at, one in enumerate(blocks) if isinstance(one, Paragraph) and one.aside]
    assert beside
    for at in beside:
        before = next(one for one in reversed(blocks[:at]) if not isinstance(one, Paragraph))
        assert isinstance(before, Table | Checklist | BoxChart | BarChart)
    notes = [text(one.content) for one in blocks if isinstance(one, Paragraph)]
    assert any("Newer ones may be out" in one for one in notes)
    assert any(one.startswith(FOOTNOTE) for one in notes) is (name != "profile")


def test_a_box_has_the_colour_of_its_profession(catalogue: Catalogue) -> None:
    order = {one.name: one.order for one in catalogue.professions.values()}
    (chart,) = (block for block in BUILD["comparison"](catalogue, Depth.BRIEF).blocks if isinstance(block, BoxChart))
    assert [box.tint for box in chart.boxes] == [order[box.label] for box in chart.boxes]


@pytest.mark.parametrize("name", [name for name in BUILD if name not in ("quick", "similarities")])
def test_full_has_headings_and_lists_and_no_table(name: str, catalogue: Catalogue) -> None:
    blocks = BUILD[name](catalogue, Depth.FULL).blocks
    assert not any(isinstance(block, Table | Checklist | Details) for block in every(blocks))
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    assert all(after - before <= 1 for before, after in zip([1, *levels], levels, strict=False))


@pytest.mark.parametrize("name", ["profile", "comparison", "differences"])
def test_folded_is_brief_with_all_of_full_behind_each_section(name: str, catalogue: Catalogue) -> None:
    brief, full, folded = (BUILD[name](catalogue, depth).blocks for depth in (Depth.BRIEF, Depth.FULL, Depth.FOLDED))
    seen = [text(one) for one in inlines([block for block in folded if not isinstance(block, Details)])]
    hidden = [text(one) for block in folded if isinstance(block, Details) for one in inlines(block.blocks)]
    assert [one for one in map(text, inlines(brief)) if one in seen] == list(map(text, inlines(brief)))[:-1]
    assert hidden == [text(one) for one in inlines(full)][:-1]
    assert all(block.summary for block in folded if isinstance(block, Details))


def test_a_quick_view_folds_every_row_behind_it(catalogue: Catalogue) -> None:
    folded = BUILD["quick"](catalogue, Depth.FOLDED).blocks
    rows = {row for block in folded if isinstance(block, Details) for row in told(block.blocks)}
    assert rows == {one.label for section in catalogue.sections.values() for one in section.attributes}


def test_a_full_profile_says_every_fact(catalogue: Catalogue) -> None:
    for profession in catalogue.professions.values():
        for section in catalogue.sections.values():
            document = page.profile(profession, [section], depth=Depth.FULL)
            assert document.title == profession.name
            found = told(document.blocks)
            for attribute in section.attributes:
                check(found[attribute.label][""], attribute, profession.about(section, attribute))


def test_a_full_comparison_says_every_fact_of_each_profession(catalogue: Catalogue) -> None:
    for section in catalogue.sections.values():
        found = told(page.comparison(compare(catalogue, [section]), depth=Depth.FULL).blocks)
        for attribute in section.attributes:
            for profession in catalogue.professions.values():
                check(found[attribute.label][profession.name], attribute, profession.about(section, attribute))


def test_a_full_row_says_first_how_far_figures_are_apart_and_why_they_are_not_like_for_like(
    catalogue: Catalogue,
) -> None:
    two = catalogue._replace(professions=dict(list(catalogue.professions.items())[:2]))
    seen = {"apart": 0, "same": 0, "like for like": 0, "equals": 0}
    for section in two.sections.values():
        result = compare(two, [section])
        found = told(page.comparison(result, depth=Depth.FULL).blocks)
        for row in result.groups[0][1]:
            (beside,) = found[row.attribute.label].get("", [""])
            assert ("apart" in beside) is (row.difference is not None)
            assert ("The same for all" in beside) is row.same
            assert ("equals sign" in beside) is (bool(row.shared) and not row.same)
            assert all(reason in beside for reason in row.unlike)
            seen = {word: count + (word in beside) for word, count in seen.items()}
    assert seen["apart"]
    assert seen["like for like"]
    assert seen["equals"]


def test_a_shared_item_is_marked_for_every_profession(catalogue: Catalogue) -> None:
    result = compare(catalogue)
    marks = 0
    for section, rows in result.groups:
        found = told(page.comparison(compare(catalogue, [section]), depth=Depth.FULL).blocks)
        for row in rows:
            shared = sorted(item.casefold() for item in row.shared)
            for profession in result.professions:
                marked = [one for one in found[row.attribute.label][profession.name] if one.startswith("= ")]
                assert len(marked) == len(shared)
                marked.sort(key=str.casefold)
                assert all(one.casefold().startswith(f"= {item}") for one, item in zip(marked, shared, strict=True))
                marks += len(marked)
    assert marks


def test_a_brief_profile_has_the_key_rows_that_are_answered_with_their_short_statements(catalogue: Catalogue) -> None:
    for profession in catalogue.professions.values():
        for section in catalogue.sections.values():
            blocks = page.profile(profession, [section]).blocks
            assert (Heading(2, section.title) in blocks) is bool(keys(section, [profession]))
            rows = [row for table in tables(blocks) for row in table.rows]
            wanted = [one for one in keys(section, [profession]) if one.kind is not Kind.PERMISSION]
            assert [words(head) for head, _ in rows] == [one.label for one in wanted]
            for attribute, (_, cell) in zip(wanted, rows, strict=True):
                short, _ = wording.brief(attribute, profession.about(section, attribute))
                assert words(cell).replace(FOOTNOTE, "") == short


def test_what_a_profession_may_do_is_a_list_of_marks_with_their_labels(catalogue: Catalogue) -> None:
    section = catalogue.sections["scope"]
    for profession in catalogue.professions.values():
        wanted = [
            (wording.PERMISSION[fact.value], attribute.label)
            for attribute in keys(section, [profession])
            for fact in profession.about(section, attribute)
            if isinstance(fact.value, Permission)
        ]
        (marks,) = (block for block in page.profile(profession, [section]).blocks if isinstance(block, Checklist))
        for item, (_, label) in zip(marks.items, wanted, strict=True):
            assert isinstance(item[0], Mark)
            assert item[1] == f" {label}"


def test_a_row_that_does_not_apply_says_nothing_in_a_brief_profile_but_its_own_words(catalogue: Catalogue) -> None:
    profession, section = first(catalogue), catalogue.sections["scope"]
    attribute = next(one for one in section.attributes if one.key and one.kind is Kind.PERMISSION)
    for brief, shown in ((None, False), ("None is asked for", True)):
        gone = (Fact(value=Missing.DOES_NOT_APPLY, brief=brief),)
        changed = profession._replace(facts={**profession.facts, "scope": {attribute.id: gone}})
        assert (attribute.label in str(page.profile(changed, [section]).blocks)) is shown


def test_a_brief_comparison_has_the_key_rows_that_somebody_answers(catalogue: Catalogue) -> None:
    for section in catalogue.sections.values():
        result = compare(catalogue, [section])
        found = tables(page.comparison(result).blocks)
        wanted = keys(section, result.professions)
        assert [words(row[0]) for table in found for row in table.rows] == [one.label for one in wanted]
        for table in found:
            assert table.columns == (section.title, *(one.name for one in result.professions))
            for attribute, (_, *cells) in zip(wanted, table.rows, strict=True):
                for profession, cell in zip(result.professions, cells, strict=True):
                    short, _ = wording.brief(attribute, profession.about(section, attribute))
                    assert words(cell).replace(FOOTNOTE, "") == short


def test_a_figure_that_must_not_simply_be_compared_is_flagged_and_the_reason_told_once(catalogue: Catalogue) -> None:
    document = BUILD["comparison"](catalogue, Depth.BRIEF)
    rows = [row for table in tables(document.blocks) for row in table.rows]
    flagged = [words(row[0]) for row in rows if any(FOOTNOTE in words(cell) for cell in row[1:])]
    assert flagged == ["Median wage"]
    (note,) = (
        written(block.content)
        for block in document.blocks
        if isinstance(block, Paragraph) and written(block.content).startswith(FOOTNOTE)
    )
    assert note.count("fitness trainers and instructors") == 1
    assert note.startswith("* Counts ")
    assert note.endswith(": not like for like.")


def test_figures_of_different_years_are_flagged_with_the_reason(catalogue: Catalogue) -> None:
    section = catalogue.sections["salary"]
    (median,) = (one for one in section.attributes if one.id == "median")
    facts = {
        id_: catalogue.professions[id_].about(section, median)[0]._replace(as_of=When(date), population=None)
        for id_, date in (("pt", "2026-05"), ("massage-therapist", "2024-05"))
    }
    professions = {
        id_: catalogue.professions[id_]._replace(facts={"salary": {"median": (fact,)}}) for id_, fact in facts.items()
    }
    document = page.comparison(compare(catalogue._replace(professions=professions), [section]))
    assert [words(cell).endswith(FOOTNOTE) for cell in tables(document.blocks)[0].rows[0][1:]] == [True, True]
    assert "* Median wage of different years: not like for like." in [text(one) for one in inlines(document.blocks)]


@pytest.mark.parametrize("name", ["profile", "comparison", "differences", "similarities"])
def test_the_way_to_more_counts_the_rows_that_are_not_shown(name: str, catalogue: Catalogue) -> None:
    brief = BUILD[name](catalogue, Depth.BRIEF)
    shown = sum(len(table.rows) for table in tables(brief.blocks))
    shown += sum(len(block.items) for block in brief.blocks if isinstance(block, Checklist))
    full = BUILD[name](catalogue, Depth.FULL)
    every_ = sum(isinstance(block, Heading) and block.level == 3 for block in full.blocks)
    every_ += sum(len(table.rows) for table in tables(full.blocks))
    assert last_words(brief).startswith(f"{every_ - shown} more row" if every_ > shown else "More: ")


def test_charts_stand_with_their_sections_at_every_depth(catalogue: Catalogue) -> None:
    for depth in Depth:
        found = list(every(BUILD["comparison"](catalogue, depth).blocks))
        assert any(isinstance(block, BoxChart) for block in found)
    assert not any(isinstance(block, BarChart) for block in BUILD["profile"](catalogue, Depth.BRIEF).blocks)


def test_a_quick_view_has_a_row_for_each_quick_attribute(catalogue: Catalogue) -> None:
    (table,) = tables(BUILD["quick"](catalogue, Depth.BRIEF).blocks)
    rows: list[Row] = [row for _, group in quick(compare(catalogue)).groups for row in group]
    assert [words(row[0]) for row in table.rows] == [row.attribute.label for row in rows]
    for row, (_, *cells) in zip(rows, table.rows, strict=True):
        for one, cell in zip(row.cells, cells, strict=True):
            assert words(cell).replace(FOOTNOTE, "") == wording.brief(row.attribute, one.facts)[0]


def test_similarities_show_what_is_shared_and_nothing_that_differs(catalogue: Catalogue) -> None:
    result = only(compare(catalogue), Only.SIMILARITIES)
    document = page.similarities(result)
    shown = [[row for row in rows if row.attribute.key] for _, rows in result.groups]
    for rows, table in zip(filter(None, shown), tables(document.blocks), strict=True):
        for row, (head, cell) in zip(rows, table.rows, strict=True):
            assert words(head) == row.attribute.label
            wanted = row.shared or (wording.brief(row.attribute, row.cells[0].facts)[0],)
            assert len(cell) == len(wanted)
            assert all(one in words(cell) for one in wanted)


def test_professions_keep_their_colour_in_every_table_and_heading(catalogue: Catalogue) -> None:
    order = {one.name: one.order for one in catalogue.professions.values()}
    for depth in Depth:
        for block in every(BUILD["comparison"](catalogue, depth).blocks):
            match block:
                case Table():
                    assert block.tints == (None, *(order[name] for name in block.columns[1:]))
                case Heading(level=4):
                    assert block.tint == order[block.text]
                case _:
                    pass  # nothing else in a comparison has a colour


@pytest.mark.parametrize("depth", Depth)
def test_an_empty_comparison_says_so(depth: Depth) -> None:
    nothing = Comparison(professions=(), groups=())
    for document in (page.comparison(nothing, depth=depth), page.similarities(nothing, depth=depth)):
        assert tables(document.blocks) == []
        assert any("othing" in text(one) for one in inlines(document.blocks))


def test_unanswered_rows_are_counted_but_not_shown(catalogue: Catalogue) -> None:
    one = catalogue.professions["massage-therapist"]
    result = compare(catalogue._replace(professions={"one": one, "other": one}), [catalogue.sections["outlook"]])
    (growth,) = (row for _, rows in result.groups for row in rows if row.attribute.key)
    assert not answered(growth)
    document = page.comparison(result, more=MORE)
    assert tables(document.blocks) == []
    assert last_words(document).startswith("3 more rows")


def test_a_full_stop_stands_right_behind_a_word(catalogue: Catalogue) -> None:
    assert not any(re.search(r"\s\.(\s|$)", one) for one in said(BUILD["comparison"](catalogue, Depth.FULL)))
