from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptvspt.profiles.compare import Comparison, Only, Row, alike, answered, compare, figure, only, quick
from ptvspt.profiles.records import (
    Attribute,
    Catalogue,
    Checked,
    Citation,
    Fact,
    Grade,
    Kind,
    Missing,
    Permission,
    Profession,
    Section,
    Source,
    SourceKind,
    Unit,
    Value,
    When,
)

ONE_VALUED = (Kind.TEXT, Kind.NUMBER, Kind.RANGE, Kind.PERMISSION)
law = settings(max_examples=50, deadline=None)


def source(publisher: str) -> Source:
    return Source(
        id=publisher.lower(),
        title="A title",
        publisher=publisher,
        url="https://example.org",
        kind=SourceKind.STATISTICS,
        issued=When("2026"),
        checked=Checked("2026-11-20"),
        grade=Grade.OFFICIAL,
    )


def fact(value: Value, *, note: str | None = None, publisher: str = "Bureau", **more: str) -> Fact:
    return Fact(
        value=value,
        note=note,
        population=more.get("population"),
        as_of=When(more.get("as_of", "2026")),
        citations=(Citation(source=source(publisher)),),
    )


def catalogue_of(kind: Kind, answers: Sequence[tuple[Fact, ...]], *, brief: bool = False) -> Catalogue:
    """Return a catalogue of one attribute and a profession for each answer."""
    attribute = Attribute(id="one", label="One", kind=kind, unit=Unit.USD, quick=brief)
    professions = {
        f"p{number}": Profession(
            id=f"p{number}",
            name=f"P {number}",
            summary="A profession.",
            aliases=(),
            codes={},
            facts={"all": {"one": facts}} if facts else {},
        )
        for number, facts in enumerate(answers)
    }
    section = Section(id="all", title="All", attributes=(attribute,))
    return Catalogue(version="1", sections={"all": section}, sources={}, publishers={}, professions=professions)


def row(kind: Kind, *answers: tuple[Fact, ...]) -> Row:
    ((_, (found,)),) = compare(catalogue_of(kind, answers)).groups
    return found


def numbers(*values: float) -> Row:
    return row(Kind.NUMBER, *((fact(value),) for value in values))


def kept(comparison: Comparison) -> list[Row]:
    return [row for _, rows in comparison.groups for row in rows]


FIGURES = st.integers(-(10**6), 10**6)
WORDS = st.sampled_from(["walk", "Walk", "WALK", "run", "swim", "straße", "STRASSE"])
ITEMS = st.lists(WORDS, min_size=1, max_size=4, unique_by=str.casefold).map(tuple)
VALUES: dict[Kind, st.SearchStrategy[Value]] = {
    Kind.TEXT: WORDS,
    Kind.NUMBER: FIGURES,
    Kind.RANGE: st.tuples(FIGURES, FIGURES),
    Kind.PERMISSION: st.sampled_from(Permission),
    Kind.LIST: ITEMS,
    Kind.BREAKDOWN: st.dictionaries(WORDS, FIGURES, min_size=1, max_size=2),
}


def answers(kind: Kind) -> st.SearchStrategy[tuple[Fact, ...]]:
    """Return what a profession may answer: a value, a written missing one, or nothing at all."""
    value = st.one_of(VALUES[kind], VALUES[kind], st.sampled_from(Missing))
    one = st.builds(fact, value, note=st.sampled_from([None, "by state"])).map(lambda found: (found,))
    return st.one_of(one, one, st.just(()))


PAIRS = st.sampled_from(list(VALUES)).flatmap(lambda kind: st.tuples(st.just(kind), answers(kind), answers(kind)))


@law
@given(FIGURES, FIGURES)
def test_a_difference_is_the_distance_and_names_the_larger(first: int, second: int) -> None:
    difference = numbers(first, second).difference
    if first == second:
        assert difference is None
        return
    assert difference is not None
    assert difference.by == abs(first - second)
    assert difference.larger.id == ("p0" if first > second else "p1")


@law
@given(st.floats(0.01, 10**6), st.floats(0.01, 10**6))
def test_a_ratio_is_at_least_one_and_the_larger_over_the_smaller(first: float, second: float) -> None:
    difference = numbers(first, second).difference
    if difference is not None:
        assert difference.ratio is not None
        assert difference.ratio >= 1
        assert difference.ratio == pytest.approx(max(first, second) / min(first, second))


@law
@given(FIGURES, FIGURES)
def test_there_is_a_ratio_only_of_figures_above_zero(first: int, second: int) -> None:
    difference = numbers(first, second).difference
    if difference is not None:
        assert (difference.ratio is None) == (min(first, second) <= 0)


@law
@given(PAIRS)
def test_changing_places_changes_no_verdict(pair: tuple[Kind, tuple[Fact, ...], tuple[Fact, ...]]) -> None:
    kind, first, second = pair
    one, other = row(kind, first, second), row(kind, second, first)
    assert one.same == other.same
    assert {item.casefold() for item in one.shared} == {item.casefold() for item in other.shared}
    assert one.unlike == other.unlike
    if one.difference is None or other.difference is None:
        assert one.difference == other.difference
        return
    assert (one.difference.by, one.difference.ratio) == (other.difference.by, other.difference.ratio)
    assert one.difference.larger.id != other.difference.larger.id


@law
@given(PAIRS)
def test_an_answered_row_differs_or_agrees(pair: tuple[Kind, tuple[Fact, ...], tuple[Fact, ...]]) -> None:
    kind, first, second = pair
    comparison = compare(catalogue_of(kind, (first, second)))
    differing = len(kept(only(comparison, Only.DIFFERENCES)))
    agreeing = len(kept(only(comparison, Only.SIMILARITIES)))
    answered = any(not isinstance(one.value, Missing) for one in (*first, *second))
    assert differing + agreeing >= answered
    assert answered or differing + agreeing == 0
    if kind in ONE_VALUED:
        assert differing + agreeing == answered


@law
@given(
    st.sampled_from([Kind.TEXT, Kind.NUMBER, Kind.RANGE, Kind.LIST]).flatmap(
        lambda kind: st.tuples(st.just(kind), VALUES[kind], VALUES[kind])
    )
)
def test_rows_are_the_same_exactly_when_their_values_are(triple: tuple[Kind, Value, Value]) -> None:
    kind, first, second = triple

    def normal(value: Value) -> object:
        if isinstance(value, str):
            return value.casefold()
        if kind is Kind.LIST and isinstance(value, tuple):
            return sorted(str(item).casefold() for item in value)
        return value

    assert row(kind, (fact(first),), (fact(second),)).same == (normal(first) == normal(second))


def test_a_list_says_the_same_in_any_order_and_case() -> None:
    assert row(Kind.LIST, (fact(("Walk", "run")),), (fact(("RUN", "walk")),)).same


@pytest.mark.parametrize(("small", "large"), [("straße", "STRASSE"), ("ﬁt", "FIT"), ("ὀδός", "ὈΔΌΣ")])
def test_case_is_folded_for_every_alphabet(small: str, large: str) -> None:
    for first, second in ((small, large), (large, small)):
        assert row(Kind.TEXT, (fact(first),), (fact(second),)).same
        assert row(Kind.LIST, (fact((first,)),), (fact((second,)),)).same
        assert row(Kind.LIST, (fact((first, "run")),), (fact((second,)),)).shared == (first,)


def test_a_permission_that_depends_is_the_same_only_when_it_depends_on_the_same() -> None:
    depends = [(fact(Permission.DEPENDS, note=note),) for note in ("by state", "by state", "by plan")]
    assert row(Kind.PERMISSION, depends[0], depends[1]).same
    assert not row(Kind.PERMISSION, depends[0], depends[2]).same


@pytest.mark.parametrize("kind", [Kind.NUMBER, Kind.RANGE])
def test_a_whole_number_is_the_same_with_and_without_decimals(kind: Kind) -> None:
    whole, decimal = (5, 5.0) if kind is Kind.NUMBER else ((5, 5), (5.0, 5.0))
    assert row(kind, (fact(whole),), (fact(decimal),)).same


@pytest.mark.parametrize("missing", Missing)
def test_a_missing_answer_is_like_nothing_not_even_itself(missing: Missing) -> None:
    found = row(Kind.TEXT, (fact(missing),), (fact(missing),))
    assert not found.same
    assert found.difference is None


def test_an_attribute_without_an_answer_is_unknown() -> None:
    found = row(Kind.TEXT, (), (fact("x"),))
    assert [one.value for one in found.cells[0].facts] == [Missing.UNKNOWN]


@law
@given(st.lists(ITEMS, min_size=2, max_size=4))
def test_shared_items_are_those_that_everybody_has_in_the_first_ones_words_and_order(
    lists: list[tuple[str, ...]],
) -> None:
    shared = row(Kind.LIST, *((fact(items),) for items in lists)).shared
    everybody = set.intersection(*({item.casefold() for item in items} for items in lists))
    assert shared == tuple(item for item in lists[0] if item.casefold() in everybody)


@law
@given(ITEMS, ITEMS, ITEMS)
def test_items_of_several_facts_count_as_one_list(
    first: tuple[str, ...], second: tuple[str, ...], other: tuple[str, ...]
) -> None:
    several = row(Kind.LIST, (fact(first), fact(second)), (fact(other),))
    assert several.shared == row(Kind.LIST, (fact(first + second),), (fact(other),)).shared


def test_only_lists_share_items() -> None:
    assert row(Kind.TEXT, (fact("walk"),), (fact("walk"),)).shared == ()


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (Kind.NUMBER, 5, 5),
        (Kind.RANGE, (5, 5), 5),
        (Kind.RANGE, (5, 6), None),
        (Kind.DISTRIBUTION, {"p10": 1, "median": 5}, 5),
        (Kind.DISTRIBUTION, {"p10": 1}, None),
        (Kind.BREAKDOWN, {"here": 5}, None),
        (Kind.TEXT, "5", None),
        (Kind.NUMBER, Missing.UNKNOWN, None),
    ],
)
def test_a_cell_stands_for_one_number_or_for_none(kind: Kind, value: Value, expected: float | None) -> None:
    attribute = Attribute(id="one", label="One", kind=kind)
    assert figure(attribute, (fact(value),)) == expected
    assert figure(attribute, (fact(value), fact(value))) is None


@pytest.mark.parametrize(
    "answers_", [[(1,), ()], [(1,), (Missing.UNKNOWN,)], [(1,), (2,), (3,)], [(1,), (2,), ()], [(1, 2), (3,)]]
)
def test_there_is_a_difference_only_between_exactly_two_figures(answers_: list[tuple[Value, ...]]) -> None:
    found = row(Kind.NUMBER, *(tuple(fact(value) for value in values) for values in answers_))
    assert found.difference is None


@pytest.mark.parametrize(
    ("first", "second", "reasons"),
    [
        ({}, {}, 0),
        ({"as_of": "2026-05"}, {"as_of": "2026-11-20"}, 0),
        ({"as_of": "2026"}, {"as_of": "2025"}, 1),
        ({"as_of": "2026"}, {"as_of": "undated"}, 1),
        ({"publisher": "Bureau"}, {"publisher": "Herald"}, 1),
        ({}, {"population": "all trainers"}, 1),
        ({"as_of": "2024", "population": "some"}, {"publisher": "Herald"}, 3),
    ],
)
def test_figures_of_another_year_publisher_or_people_are_unlike(
    first: dict[str, str], second: dict[str, str], reasons: int
) -> None:
    found = row(Kind.NUMBER, (fact(1, **first),), (fact(2, **second),))
    assert len(set(found.unlike)) == reasons
    assert row(Kind.TEXT, (fact("a", **first),), (fact("b", **second),)).unlike == ()
    assert row(Kind.NUMBER, (fact(1, **first),), (fact(Missing.UNKNOWN, **second),)).unlike == ()


def test_a_quick_view_keeps_exactly_the_brief_rows(catalogue: Catalogue) -> None:
    brief = [one for section in catalogue.sections.values() for one in section.attributes if one.quick]
    assert [one.attribute for one in kept(quick(compare(catalogue)))] == brief
    assert brief


def test_a_comparison_follows_the_order_of_the_catalogue_and_of_the_sections_asked_for(catalogue: Catalogue) -> None:
    backwards = list(catalogue.sections.values())[::-1]
    found = compare(catalogue, backwards)
    assert [section for section, _ in found.groups] == backwards
    assert found.professions == tuple(catalogue.professions.values())
    for section, rows in found.groups:
        assert tuple(one.attribute for one in rows) == section.attributes
        for one in rows:
            assert tuple(cell.profession for cell in one.cells) == found.professions
            assert all(cell.facts == cell.profession.about(section, one.attribute) for cell in one.cells)


@pytest.mark.parametrize("wanted", Only)
def test_what_is_left_out_leaves_no_empty_section_and_changes_no_row(catalogue: Catalogue, wanted: Only) -> None:
    whole = compare(catalogue)
    found = only(whole, wanted)
    assert all(rows for _, rows in found.groups)
    assert all(one in kept(whole) for one in kept(found))
    assert 0 < len(kept(found)) < len(kept(whole))


def test_the_fixture_has_every_sort_of_row(catalogue: Catalogue) -> None:
    rows = kept(compare(catalogue))
    assert any(one.same for one in rows)
    assert any(one.shared for one in rows)
    assert any(one.unlike for one in rows)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [(100, 100, True), (100, 90.1, True), (100, 90, False), (90, 100, False), (-100, -95, True), (0, 0, True)],
)
def test_figures_differ_when_they_are_a_tenth_apart(one: float, other: float, same: bool) -> None:
    assert alike(row(Kind.NUMBER, (fact(one),), (fact(other),))) is same


def test_words_differ_when_their_short_forms_do_whatever_the_case() -> None:
    short = fact("At length")._replace(brief="Yes, often")
    assert alike(row(Kind.TEXT, (short,), (fact("Otherwise")._replace(brief="YES, OFTEN"),)))
    assert not alike(row(Kind.TEXT, (short,), (fact("Otherwise")._replace(brief="No"),)))


def test_what_nobody_knows_is_like_nothing() -> None:
    known, unknown = (fact("Yes"),), (Fact(value=Missing.UNKNOWN),)
    assert not alike(row(Kind.TEXT, known, unknown))
    assert not alike(row(Kind.TEXT, unknown, unknown))


def test_differences_and_similarities_have_no_row_in_common_but_for_shared_items(catalogue: Catalogue) -> None:
    result = compare(catalogue)
    rows = {wanted: {one.attribute.id for _, group in only(result, wanted).groups for one in group} for wanted in Only}
    both = rows[Only.DIFFERENCES] & rows[Only.SIMILARITIES]
    shared = {one.attribute.id for _, group in result.groups for one in group if one.shared}
    assert both <= shared
    answered_rows = {one.attribute.id for _, group in result.groups for one in group if answered(one)}
    assert rows[Only.DIFFERENCES] | rows[Only.SIMILARITIES] == answered_rows
