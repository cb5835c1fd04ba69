from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ptvspt.profiles import wording
from ptvspt.profiles.records import (
    CREDENTIAL_FIELDS,
    DISTRIBUTION_FIELDS,
    Attribute,
    Catalogue,
    Certainty,
    Fact,
    Kind,
    Missing,
    Permission,
    Unit,
    Value,
)

NUMBERS = st.one_of(st.integers(-(10**12), 10**12), st.decimals(-(10**6), 10**6, places=4, allow_nan=False).map(float))
law = settings(max_examples=50, deadline=None)


def read(text: str) -> float:
    """Return the number in a text, as a reader takes it."""
    (found,) = re.findall(r"-?\$?(?:\d{1,3}(?:,\d{3})*)(?:\.\d+)?", text)
    return float(found.replace(",", "").replace("$", ""))


def attribute(kind: Kind, unit: Unit | None = None) -> Attribute:
    return Attribute(id="one", label="One", kind=kind, unit=unit)


def lines(kind: Kind, value: Value, unit: Unit | None = None) -> tuple[str, ...]:
    return wording.lines(attribute(kind, unit), Fact(value=value))


def test_every_word_of_a_closed_list_has_words() -> None:
    assert set(wording.CERTAINTY) == set(Certainty)
    assert set(wording.PERMISSION) == set(Permission)
    assert set(wording.MISSING) == set(Missing)
    assert set(wording.DISTRIBUTION) == set(DISTRIBUTION_FIELDS)
    assert set(wording.CREDENTIAL) | {"name", "body"} == set(CREDENTIAL_FIELDS)
    for words in (wording.CERTAINTY, wording.PERMISSION, wording.MISSING, wording.DISTRIBUTION, wording.CREDENTIAL):
        assert len(set(words.values())) == len(words)


def test_the_words_of_a_certainty_are_those_that_the_data_promises() -> None:
    page = (Path(__file__).parents[2] / "docs" / "data.md").read_text(encoding="utf-8")
    table = page.partition("### Certainty\n")[2].partition("\n### ")[0]
    shown = {row[0].strip("` "): row[2].strip() for line in table.splitlines() if len(row := line[1:].split("|")) > 3}
    assert shown.pop("(left out)") == wording.CERTAINTY[Certainty.CONFIRMED] == ""
    assert {key: words for key, words in shown.items() if key not in ("word", "---")} == {
        one.value: words for one, words in wording.CERTAINTY.items() if one is not Certainty.CONFIRMED
    }


@law
@given(NUMBERS)
@example(0)
@example(-0.5)
@example(999.9999)
def test_a_number_reads_back_as_itself(number: float) -> None:
    assert read(wording.plain_number(number)) == number


@law
@given(NUMBERS)
def test_money_reads_back_to_the_cent_and_has_cents_only_where_there_are_some(number: float) -> None:
    text = wording.money(number)
    assert abs(read(text) - number) <= 0.0051
    assert ("." in text) == (number != int(number))
    assert text.startswith("-$" if number < 0 else "$")


@pytest.mark.parametrize("unit", [None, *Unit])
@law
@given(NUMBERS)
def test_a_quantity_of_any_unit_holds_its_number(unit: Unit | None, number: float) -> None:
    text = wording.quantity(number, unit).removesuffix("of 5")
    assert abs(read(text) - number) <= (0.0051 if unit in wording.MONEY else 0)


def test_each_unit_is_told_from_the_others() -> None:
    texts = [lines(Kind.NUMBER, 2, unit) for unit in (None, *Unit)]
    assert len(set(texts)) == len(texts)


def test_one_year_is_not_one_years() -> None:
    assert "years" in wording.quantity(2, Unit.YEARS)
    assert "years" not in wording.quantity(1, Unit.YEARS)


@law
@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 28))
def test_a_date_keeps_its_precision(year: int, month: int, day: int) -> None:
    named = wording.MONTHS[month - 1]
    assert wording.when(f"{year}") == f"{year}"
    assert wording.when(f"{year}-{month:02}") == f"{named} {year}"
    assert set(wording.when(f"{year}-{month:02}-{day:02}").replace(",", "").split()) == {named, f"{day}", f"{year}"}


def test_undated_stays_undated_and_no_date_is_nothing() -> None:
    assert wording.when("undated") == "undated"
    assert wording.when(None) == ""


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("missing", Missing)
def test_a_missing_answer_reads_the_same_for_every_kind(kind: Kind, missing: Missing) -> None:
    assert lines(kind, missing) == (wording.MISSING[missing],)


def test_every_value_of_the_catalogue_is_in_its_lines(catalogue: Catalogue) -> None:
    def parts(value: Value) -> list[str]:
        match value:
            case Missing() | Permission():
                return []
            case int() | float():
                return [f"{value:,}"]
            case tuple():
                return [str(item) for item in value]
            case str():
                return [value]
            case _:
                return [part for one in value.values() for part in parts(one)]

    for *_, one, fact in catalogue.statements():
        text = wording.text(one, fact)
        assert all(part in text for part in parts(fact.value)), (one.id, text)
        assert all(line.strip() for line in wording.lines(one, fact))
        if isinstance(fact.value, dict) and one.kind in (Kind.BREAKDOWN, Kind.LINKS):
            assert all(label in text for label in fact.value)


def test_a_list_has_a_line_for_each_item_and_other_values_one() -> None:
    assert lines(Kind.LIST, ("one", "two")) == ("one", "two")
    assert lines(Kind.TEXT, "one; two") == ("one; two",)


def test_a_row_that_does_not_apply_is_told_in_its_own_words_where_there_are_some() -> None:
    attribute = Attribute(id="certifications", label="Certifications", kind=Kind.CREDENTIALS)
    fact = Fact(value=Missing.DOES_NOT_APPLY, brief="None beyond the license")
    assert wording.lines(attribute, fact) == ("None beyond the license",)


@law
@given(st.integers(0, 1000), st.integers(0, 1000))
def test_a_range_names_both_ends_or_the_one_number_that_they_are(low: int, high: int) -> None:
    (text,) = lines(Kind.RANGE, (low, high), Unit.YEARS)
    numbers = [float(number.replace(",", "")) for number in re.findall(r"[\d,]+", text)]
    assert numbers == ([low] if low == high else [low, high])


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        ((0.25, 0.5), "3 to 6 months"),
        ((0.5, 0.5), "6 months"),
        ((0, 0.5), "0 to 6 months"),
        ((0.5, 1), "0.5 to 1 year"),
    ],
)
def test_less_than_a_year_is_told_in_months(ends: tuple[float, float], told: str) -> None:
    assert lines(Kind.RANGE, ends, Unit.YEARS) == (told,)


def test_a_certificate_names_its_body_and_every_detail_that_is_known() -> None:
    known = {field: f"the {field}" for field in CREDENTIAL_FIELDS}
    text = " ".join(lines(Kind.CREDENTIALS, known))
    assert all(value in text for value in known.values())
    assert lines(Kind.CREDENTIALS, {"name": "CPT"}) == ("CPT",)


def test_a_wage_by_percentile_counts_people_without_a_dollar() -> None:
    wages, people = lines(Kind.DISTRIBUTION, {"median": 45380, "employment": 225350}, Unit.USD_PER_YEAR)
    assert "$45,380" in wages
    assert "225,350" in people
    assert "$" not in people


def test_everything_that_qualifies_a_value_stands_beside_it() -> None:
    fact = Fact(value="yes", note="Only here.", population="all of them", certainty=Certainty.WEAK)
    beside = " ".join(wording.remarks(fact))
    assert all(part in beside for part in ("Only here.", "all of them", wording.CERTAINTY[Certainty.WEAK]))
    assert wording.remarks(Fact(value="yes")) == ()


def test_a_named_source_has_its_title_the_place_in_it_and_its_address(catalogue: Catalogue) -> None:
    source = catalogue.sources["herald"]
    assert wording.named(source) == f"{source.title} <{source.url}>"
    assert wording.named(source, "page 2") == f"{source.title}, page 2 <{source.url}>"
    assert wording.named(source._replace(url="unknown")) == f"{source.title} <no address known>"


def test_a_statement_holds_the_value_and_all_its_remarks(catalogue: Catalogue) -> None:
    for *_, one, fact in catalogue.statements():
        text = wording.statement(one, fact)
        assert text.startswith(wording.text(one, fact))
        assert all(part.rstrip(".") in text for part in wording.remarks(fact))
        assert (text == wording.text(one, fact)) == (not wording.remarks(fact))


@pytest.mark.parametrize("unit", [None, *(unit for unit in Unit if unit is not Unit.ZONE)])
@pytest.mark.parametrize("short", [False, True])
def test_how_far_apart_two_figures_are_names_the_difference(unit: Unit | None, short: bool) -> None:
    text = wording.apart(1234, None, unit, short=short)
    assert read(text) == 1234
    assert "apart" in text


def test_a_difference_of_percentages_is_in_points_and_a_ratio_is_said_when_there_is_one() -> None:
    assert "points" in wording.apart(4.6, None, Unit.PERCENT)
    assert "%" not in wording.apart(4.6, None, Unit.PERCENT)
    assert "2.19" in wording.apart(1, 2.1875, Unit.USD)
    assert "2.19" in wording.apart(1, 2.1875, Unit.USD, short=True)
    assert "times" not in wording.apart(1, None, Unit.USD)


def test_a_difference_of_zones_is_no_zone() -> None:
    assert "of 5" not in wording.apart(2, None, Unit.ZONE)
