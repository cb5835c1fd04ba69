from __future__ import annotations

from typing import Any

import pytest

from ptvspt.profiles.join import FILLS, Joined, beside
from ptvspt.profiles.records import DISTRIBUTION_FIELDS, Fact, Kind, Missing, When
from ptvspt.profiles.statistics import Domain, Mark, Projection, Statistics
from tables import CODES, OEWS, OTHER, PT, TRAINER, statistics, wage


def joined(column: str, who: str = "pt", tables: Statistics | None = None) -> Joined | None:
    return FILLS[column].fact(tables or statistics(), CODES[who])


def fact(column: str, who: str = "pt", tables: Statistics | None = None) -> Fact:
    found = joined(column, who, tables)
    assert found is not None
    return found.fact


def dates(column: str, tables: Statistics | None = None) -> dict[str, str]:
    return FILLS[column].dates(tables or statistics())


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("wages.median", 100000),
        ("wages.hourly-median", 22.5),
        ("wages.employment", 1000),
        ("projections.jobs", 283700),
        ("projections.jobs-projected", 317600),
        ("projections.new-jobs", 33800),
        ("projections.growth", 11.9),
        ("projections.openings", 13400),
        ("projections.growth-before", 11),
        ("industries.shares", {"Hospitals": 28, "Self-employed": 4}),
        ("industries.medians", {"Hospitals": 106800, "Home health care": 114740}),
        ("onet.job-zone", 5),
        ("onet.interests", ("Social 5.90 of 7", "Investigative 4.87 of 7", "Realistic 4.33 of 7")),
        ("onet.skills", ("C 4.50 of 5", "A 4.00 of 5", "B 4.00 of 5", "D 3.50 of 5", "E 3.50 of 5")),
    ],
)
def test_a_column_is_a_fact_of_the_newest_release(column: str, value: object) -> None:
    assert fact(column).value == value


@pytest.mark.parametrize("column", FILLS)
def test_a_value_is_of_the_kind_that_its_column_fills(column: str) -> None:
    found = joined(column)
    kinds: dict[Kind, Any] = {
        Kind.NUMBER: (int, float),
        Kind.LIST: tuple,
        Kind.BREAKDOWN: dict,
        Kind.DISTRIBUTION: dict,
    }
    assert found is None or isinstance(found.fact.value, kinds[FILLS[column].kind])


@pytest.mark.parametrize(
    ("column", "as_of", "locator"),
    [
        ("wages.median", "2025-05", "SOC 29-1123"),
        ("wages.before", "2024-05", "SOC 29-1123"),
        ("wages.first", "2022-05", "SOC 29-1123"),
        ("projections.jobs", "2025", "2025-35, SOC 29-1123"),
        ("projections.growth-before", "2024", "2024-34, SOC 29-1123"),
        ("industries.shares", "2024", "work environment, jobs in 2024"),
        ("industries.medians", "2025-05", "SOC 29-1123, national by industry"),
        ("onet.job-zone", "2020-08", "release 31.0, 29-1123.00"),
        ("onet.interests", "2026-02", "release 30.2, 29-1123.00"),
    ],
)
def test_a_fact_has_the_date_of_its_release_and_says_where_it_stands(column: str, as_of: str, locator: str) -> None:
    found = fact(column)
    assert found.as_of == as_of
    assert [one.locator for one in found.citations] == [locator]


def test_the_release_before_is_the_second_newest_and_the_first_the_oldest() -> None:
    before, first = fact("wages.before").value, fact("wages.first").value
    assert isinstance(before, dict)
    assert isinstance(first, dict)
    assert (before["median"], first["median"]) == (90000, 80000)
    assert set(before) <= set(DISTRIBUTION_FIELDS)


def test_two_releases_have_no_first() -> None:
    two = {key: row for key, row in statistics().wages.items() if key[2] != "2022-05"}
    tables = statistics()._replace(wages=two)
    assert joined("wages.before", tables=tables) is not None
    assert joined("wages.first", tables=tables) is None
    assert dates("wages.first", tables) == {}


def test_who_is_counted_goes_by_the_code() -> None:
    assert fact("wages.median").population is None
    assert fact("wages.median", "trainer").population == "trainers and group instructors"


def test_the_first_code_that_a_table_has_is_taken() -> None:
    tables = statistics(wage("US", OTHER, 47000))
    assert fact("wages.median", "coach", tables).value == 47000


@pytest.mark.parametrize("column", FILLS)
def test_a_profession_without_a_code_has_no_figures(column: str) -> None:
    assert joined(column, "juggler") is None
    assert joined(column, tables=Statistics()) is None
    assert dates(column, Statistics()) == {}


def test_a_withheld_figure_is_not_published_and_one_that_was_not_taken_is_not_there() -> None:
    withheld = wage("US", PT, None, marks=(("median", Mark.WAGE),))
    found = fact("wages.median", tables=statistics(withheld))
    assert (found.value, found.as_of, found.note) == (Missing.NOT_PUBLISHED, "2025-05", None)
    assert joined("wages.median", tables=statistics(wage("US", PT, None))) is None


def test_pay_that_is_given_by_the_year_only_says_so() -> None:
    yearly = wage("US", PT, 100000, hourly_median=None, marks=(("hourly_median", Mark.WAGE),))
    found = fact("wages.hourly-median", tables=statistics(yearly))
    assert (found.value, found.note) == (
        Missing.NOT_PUBLISHED,
        "BLS gives the pay of this occupation by the year only.",
    )


def test_a_capped_figure_says_so() -> None:
    capped = wage("US", PT, None, marks=(("median", Mark.CAPPED),))
    assert fact("wages.median", tables=statistics(capped)).note == "BLS did not print it: it is above its top limit."


@pytest.mark.parametrize(
    ("marks", "note"),
    [
        (("p90",), "BLS did not print the 90th percentile: it was above its top limit."),
        (("p75", "p90"), "BLS did not print the 75th and 90th percentile: they were above its top limit."),
    ],
)
def test_a_release_says_which_of_its_figures_are_capped(marks: tuple[str, ...], note: str) -> None:
    row = wage("US", PT, 90000, "2024-05", marks=tuple((name, Mark.CAPPED) for name in marks))
    assert fact("wages.before", tables=statistics(row)).note == note


def test_a_release_says_which_of_its_figures_are_withheld() -> None:
    row = wage("US", PT, None, "2024-05", marks=(("median", Mark.WAGE), ("p90", Mark.CAPPED)))
    assert fact("wages.before", tables=statistics(row)).note == (
        "BLS did not print the 90th percentile: it was above its top limit. BLS did not publish the median."
    )


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("wages.median", {"release": "May 2025", "year": "2025", "as-of": "2025-05"}),
        ("wages.before", {"release": "May 2024", "year": "2024", "as-of": "2024-05"}),
        ("projections.jobs", {"edition": "2025-35", "year": "2025", "end": "2035", "as-of": "2025"}),
        ("projections.growth-before", {"edition": "2024-34", "year": "2024", "end": "2034", "as-of": "2024"}),
        ("industries.shares", {"release": "2024", "year": "2024", "as-of": "2024"}),
    ],
)
def test_a_column_knows_its_dates_in_words(column: str, words: dict[str, str]) -> None:
    assert dates(column) == words


def test_interests_are_explained_the_highest_first() -> None:
    assert fact("onet.interests").note == (
        "Social means helping people; investigative means finding things out; "
        "realistic means work with hands and tools."
    )


def test_skills_as_important_as_the_last_one_are_named() -> None:
    assert fact("onet.skills").note == "These got the same mark as the last one: f."


def test_a_zone_is_told_in_the_words_of_its_publisher() -> None:
    assert fact("onet.job-zone").note == ('Zone 5 on a scale of 5. O*NET\'s own words for it: "extensive preparation".')


def test_an_entry_of_other_people_than_the_profession_is_named() -> None:
    tables = statistics()._replace(populations={f"{PT}.00": "sports doctors"})
    for column in ("onet.job-zone", "onet.interests", "onet.skills"):
        note = fact(column, tables=tables).note
        assert note is not None
        assert note.endswith("This is O*NET's entry for sports doctors.")


def test_an_edition_that_lacks_an_occupation_says_nothing_of_it() -> None:
    rows = {key: row for key, row in statistics().projections.items() if key[1] == "2024-34"}
    newer = Projection(TRAINER, "2025-35", OEWS, 1, 2, 1, 1, 1)
    tables = statistics()._replace(projections={**rows, (TRAINER, "2025-35"): newer})
    assert joined("projections.jobs", tables=tables) is None
    assert fact("projections.growth-before", tables=tables).value == 11


def test_a_fact_knows_the_row_that_it_comes_from() -> None:
    found = joined("wages.median")
    assert found is not None
    assert found.row == statistics().wages["US", PT, When("2025-05")]


@pytest.mark.parametrize(
    ("given", "note"),
    [((None, "B."), "B."), (("A.", None), "A."), (("A.", "B."), "A. B."), ((None, None), None)],
)
def test_words_stand_beside_what_the_table_says(given: Any, note: str | None) -> None:
    own, written = given
    found = beside(Fact(value=1, note=own, brief="old"), written, None, ("A1",))
    assert (found.value, found.note, found.brief, found.article) == (1, note, "old", ("A1",))
    assert beside(found, None, "new", ()).brief == "new"


def test_every_domain_has_a_column() -> None:
    assert {f"onet.{one}" for one in ("job-zone", "interests", "skills")} == {
        name for name in FILLS if name.startswith("onet.")
    }
    assert len(Domain) == 3
    assert TRAINER in statistics().populations
