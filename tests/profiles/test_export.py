from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from ptvspt.profiles import export, wording
from ptvspt.profiles.compare import Comparison, compare
from ptvspt.profiles.records import Attribute, Catalogue, Checked, Fact, Kind, Missing, Permission, Source
from ptvspt.profiles.rows import fact_id
from ptvspt.profiles.search import Match, citing, find
from ptvspt.results import Grid

DATA: dict[str, Callable[[Catalogue], dict[str, Any]]] = {
    "listing": export.listing,
    "contents": export.contents,
    "profile": lambda one: export.profile(one, one.professions["pt"], list(one.sections.values())),
    "comparison": lambda one: export.comparison(one, compare(one)),
    "matches": lambda one: export.matches(one, "plan", find(one, "plan")),
    "sources": lambda one: export.sources(one, one.sources.values()),
    "source": lambda one: export.source(one, one.sources["herald"], citing(one, one.sources["herald"])),
}
GRIDS: dict[str, Callable[[Catalogue], Grid]] = {
    "listing": export.listing_grid,
    "contents": export.contents_grid,
    "comparison": lambda one: export.comparison_grid(compare(one)),
    "comparison lines": lambda one: export.comparison_lines(compare(one)),
    "facts": lambda one: export.fact_grid(everything(one)),
    "fact lines": lambda one: export.fact_lines(everything(one)),
    "sources": lambda one: export.sources_grid(one.sources.values()),
}


def everything(catalogue: Catalogue) -> list[Match]:
    return list(map(Match._make, catalogue.statements()))


def two(catalogue: Catalogue) -> Comparison:
    """Compare only two professions, as differences of figures want it."""
    professions = dict(list(catalogue.professions.items())[:2])
    return compare(catalogue._replace(version="1", professions=professions))


def as_json(value: object) -> Any:
    return json.loads(json.dumps(value))


def check_fact(found: dict[str, Any], attribute: Attribute, fact: Fact) -> None:
    """Check that an exported fact is the record, typed."""
    value: object = fact.value
    if isinstance(value, Missing):
        value = None  # as JSON has it
    elif isinstance(value, Permission):
        value = value.value
    elif isinstance(value, tuple):
        value = list(value)  # as JSON has it
    assert repr(as_json(found["value"])) == repr(value)
    assert found["text"] == wording.text(attribute, fact)
    assert found["unit"] == (attribute.unit.value if attribute.unit else None)
    assert (found["as_of"], found["note"], found["population"]) == (fact.as_of, fact.note, fact.population)
    assert found["certainty"] == fact.certainty.value
    for one, citation in zip(found["sources"], fact.citations, strict=True):
        check_source(one, citation.source)
        assert one["locator"] == citation.locator


def check_source(found: dict[str, Any], source: Source) -> None:
    for name in ("id", "title", "publisher", "issued"):
        assert found[name] == getattr(source, name)
    assert (found["url"], found["checked"]) == (source.address, source.read_on)
    assert (found["kind"], found["grade"]) == (source.kind.value, source.grade.value)
    assert found["read_in"] == source.read_in


def test_what_was_never_read_or_has_no_address_is_null_in_json_and_empty_in_rows(catalogue: Catalogue) -> None:
    lost = catalogue.sources["herald"]._replace(url="unknown", checked=Checked("never"))
    data = export.source_data(lost)
    assert (data["url"], data["checked"]) == (None, None)
    columns, (row,) = export.sources_grid([lost])
    cells = dict(zip(columns, row, strict=True))
    assert (cells["url"], cells["checked"], cells["read_in"]) == ("", "", "")


def test_a_row_of_a_source_has_its_grade_and_the_copy_that_was_read(catalogue: Catalogue) -> None:
    columns, rows = export.sources_grid(catalogue.sources.values())
    cells = [dict(zip(columns, row, strict=True)) for row in rows]
    assert {row["id"]: (row["grade"], row["read_in"]) for row in cells} == {
        one.id: (one.grade.value, one.read_in or "") for one in catalogue.sources.values()
    }
    assert any(row["read_in"] for row in cells)


@pytest.mark.parametrize("name", DATA)
def test_every_result_is_json_with_its_schema_and_data_version_first(name: str, catalogue: Catalogue) -> None:
    result = DATA[name](catalogue)
    assert list(result.items())[:2] == [("schema", 1), ("data_version", catalogue.version)]
    assert as_json(result) == result
    assert "NaN" not in json.dumps(result)


@pytest.mark.parametrize("name", GRIDS)
def test_every_row_has_a_text_for_each_column(name: str, catalogue: Catalogue) -> None:
    columns, rows = GRIDS[name](catalogue)
    assert len(set(columns)) == len(columns)
    assert rows
    assert {len(row) for row in rows} == {len(columns)}
    assert {type(cell) for row in rows for cell in row} == {str}
    assert not any(cell in ("None", "nan", "True", "False") for row in rows for cell in row)


def test_a_profile_has_every_fact_as_it_is_recorded(catalogue: Catalogue) -> None:
    for profession in catalogue.professions.values():
        result = export.profile(catalogue, profession, list(catalogue.sections.values()))
        assert result["profession"] == {"id": profession.id, "name": profession.name}
        for written, section in zip(result["sections"], catalogue.sections.values(), strict=True):
            assert (written["id"], written["title"]) == (section.id, section.title)
            facts = [(one, fact) for one in section.attributes for fact in profession.about(section, one)]
            for found, (attribute, fact) in zip(written["facts"], facts, strict=True):
                assert (found["attribute"], found["label"]) == (attribute.id, attribute.label)
                check_fact(found, attribute, fact)


def test_a_comparison_has_every_fact_and_verdict_as_they_are_recorded(catalogue: Catalogue) -> None:
    for result in (compare(catalogue), two(catalogue)):
        data = export.comparison(catalogue, result)
        assert [one["id"] for one in data["professions"]] == [one.id for one in result.professions]
        for written, (section, rows) in zip(data["sections"], result.groups, strict=True):
            assert (written["id"], written["title"]) == (section.id, section.title)
            for found, row in zip(written["rows"], rows, strict=True):
                assert (found["attribute"], found["kind"]) == (row.attribute.id, row.attribute.kind.value)
                assert (found["same"], tuple(found["shared"])) == (row.same, row.shared)
                assert tuple(found["not_like_for_like"]) == row.unlike
                assert (found["difference"] is None) == (row.difference is None)
                if row.difference is not None:
                    assert found["difference"]["larger"] == row.difference.larger.id
                    assert found["difference"]["by"] == row.difference.by
                    assert found["difference"]["ratio"] == (
                        row.difference.ratio and pytest.approx(row.difference.ratio, abs=1e-4)
                    )
                for cell in row.cells:
                    for one, fact in zip(found["facts"][cell.profession.id], cell.facts, strict=True):
                        check_fact(one, row.attribute, fact)


def test_matches_and_the_facts_of_a_source_have_every_fact_as_it_is_recorded(catalogue: Catalogue) -> None:
    herald = catalogue.sources["herald"]
    for found, matches in (
        (export.matches(catalogue, "plan", find(catalogue, "plan"))["matches"], find(catalogue, "plan")),
        (export.source(catalogue, herald, citing(catalogue, herald))["facts"], citing(catalogue, herald)),
    ):
        for one, match in zip(found, matches, strict=True):
            ids = (match.profession.id, match.section.id, match.attribute.id, match.attribute.label)
            assert tuple(one[name] for name in ("profession", "section", "attribute", "label")) == ids
            check_fact(one, match.attribute, match.fact)


def test_whole_dollars_and_people_are_integers(catalogue: Catalogue) -> None:
    facts = DATA["profile"](catalogue)["sections"]
    values = {one["attribute"]: one["value"] for section in facts for one in section["facts"]}
    assert repr(values["median"]) == "101020"
    assert repr(values["employment"]) == "240820"
    assert {type(one) for one in values["wages-2022"].values()} == {int}


def test_a_missing_answer_is_null_and_its_word_the_text(catalogue: Catalogue) -> None:
    rows = [row for section in DATA["comparison"](catalogue)["sections"] for row in section["rows"]]
    facts = [fact for row in rows for found in row["facts"].values() for fact in found]
    missing = [fact for fact in facts if fact["value"] is None]
    assert {fact["text"] for fact in missing} == {
        wording.MISSING[one] for one in (Missing.UNKNOWN, Missing.DOES_NOT_APPLY)
    }


def test_lists_have_every_profession_section_and_source(catalogue: Catalogue) -> None:
    for found, one in zip(export.listing(catalogue)["professions"], catalogue.professions.values(), strict=True):
        assert (found["id"], found["name"], found["summary"]) == (one.id, one.name, one.summary)
        assert (tuple(found["aliases"]), found["codes"]) == (
            one.aliases,
            {key: list(codes) for key, codes in one.codes.items()},
        )
    for found, section in zip(export.contents(catalogue)["sections"], catalogue.sections.values(), strict=True):
        kinds = [(one["attribute"], one["label"], one["kind"], one["unit"]) for one in found["attributes"]]
        assert kinds == [
            (one.id, one.label, one.kind.value, one.unit.value if one.unit else None) for one in section.attributes
        ]
    for found, source in zip(
        export.sources(catalogue, catalogue.sources.values())["sources"], catalogue.sources.values(), strict=True
    ):
        check_source(found, source)
    check_source(DATA["source"](catalogue)["source"], catalogue.sources["herald"])


def check_row(found: dict[str, str], match: Match) -> None:
    """Check that a row is the fact, a type a column."""
    fact, value = match.fact, match.fact.value
    assert found["id"] == fact_id(*match)
    ids = (match.profession.id, match.section.id, match.attribute.id, match.attribute.label)
    assert (found["profession"], found["section"], found["attribute"], found["label"]) == ids
    assert (found["certainty"], found["kind"]) == (fact.certainty.value, match.attribute.kind.value)
    assert found["as_of"] == ("" if fact.as_of in (None, "undated") else fact.as_of)
    assert found["year"] == found["as_of"][:4]
    assert found["population"] == (fact.population or "")
    assert (fact.note or "") in found["note"]
    assert found["sources"] == "; ".join(dict.fromkeys(one.source.id for one in fact.citations))
    assert all((one.locator or "") in found["locators"] for one in fact.citations)
    assert (found["value"] == "") == isinstance(value, Missing)
    if isinstance(value, Missing):
        assert found["status"] == value.value.replace(" ", "-")
        assert (fact.brief or "") in found["note"]
    else:
        assert (found["status"], found["value"]) == ("given", wording.text(match.attribute, fact))
    number = value if isinstance(value, int | float) else None
    assert (float(found["number"]) if found["number"] else None) == number
    ends = value if match.attribute.kind is Kind.RANGE and isinstance(value, tuple) else ()
    assert tuple(float(found[name]) for name in ("low", "high") if found[name]) == ends


def test_facts_as_rows_hold_everything_that_stands_beside_them(catalogue: Catalogue) -> None:
    columns, rows = export.fact_grid(everything(catalogue))
    for row, match in zip(rows, everything(catalogue), strict=True):
        check_row(dict(zip(columns, row, strict=True)), match)


def test_facts_as_lines_say_the_value_with_its_remarks(catalogue: Catalogue) -> None:
    columns, rows = export.fact_lines(everything(catalogue))
    assert len(columns) == 6
    for row, match in zip(rows, everything(catalogue), strict=True):
        assert wording.statement(match.attribute, match.fact) in row


def test_a_comparison_as_rows_has_a_row_for_each_fact_and_the_verdict_beside_it(catalogue: Catalogue) -> None:
    for result in (compare(catalogue), two(catalogue)):
        columns, rows = export.comparison_grid(result)
        flat = [
            (row, Match(cell.profession, section, row.attribute, fact))
            for section, group in result.groups
            for row in group
            for cell in row.cells
            for fact in cell.facts
        ]
        for cells, (row, match) in zip(rows, flat, strict=True):
            found = dict(zip(columns, cells, strict=True))
            check_row(found, match)
            assert found["same"] == ("yes" if row.same else "no")
            assert found["shared"] == "; ".join(row.shared)
            assert found["not_like_for_like"] == "; ".join(row.unlike)
            assert (found["difference"] == "") == (found["larger"] == "") == (row.difference is None)
            if row.difference is not None:
                assert float(found["difference"]) == row.difference.by
                assert found["larger"] == row.difference.larger.id
                assert (found["ratio"] == "") == (row.difference.ratio is None)
                assert row.difference.ratio is None or float(found["ratio"]) == pytest.approx(
                    row.difference.ratio, abs=1e-4
                )


def test_a_comparison_as_lines_has_a_line_for_each_fact_and_one_for_what_the_figures_tell(catalogue: Catalogue) -> None:
    result = two(catalogue)
    _, rows = export.comparison_lines(result)
    flat = [(section, row) for section, group in result.groups for row in group]
    for section, row in flat:
        found = [one for one in rows if one[1:3] == (section.id, row.attribute.id)]
        said = [one for one in found if one[0] not in [profession.id for profession in result.professions]]
        assert len(found) - len(said) == sum(len(cell.facts) for cell in row.cells)
        assert len(said) == bool(row.difference or row.unlike or row.shared)
        if row.difference is not None:
            assert row.difference.larger.id in said[0][3]
        assert all(text in said[0][3] for text in (*row.unlike, *row.shared))
