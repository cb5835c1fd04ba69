from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptvspt.profiles.figures import FORMS, Known, Unfilled, fill
from ptvspt.profiles.statistics import Mark, Statistics
from tables import CODES, PT, statistics, wage

KNOWN = Known(statistics(), CODES)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("median pt", "$100,000"),
        ("median pt US", "$100,000"),
        ("median pt ND", "$85,000"),
        ("median pt US 2022-05", "$80,000"),
        ("median 29-1123", "$100,000"),
        ("hourly-median pt", "$22.50"),
        ("employment trainer", "1,000"),
        ("lowest median pt", "$85,000 in North Dakota"),
        ("highest median pt", "$120,000 in Alaska"),
        ("ratio median pt trainer", "2.5"),
        ("ratio median pt trainer ND", "1.7"),
        ("lowest-ratio median pt trainer", "1.7"),
        ("highest-ratio median pt trainer", "3"),
        ("jobs pt", "283,700"),
        ("growth pt", "11.9%"),
        ("growth pt 2024-34", "11%"),
        ("share pt Self-employed", "4%"),
        ("setting-median pt Home health care", "$114,740"),
        ("lowest-setting pt", "$106,800"),
        ("highest-setting pt", "$114,740"),
        ("date wages.median", "May 2025"),
        ("date wages.first", "May 2022"),
        ("date projections.jobs", "2025-35"),
        ("year wages.median", "2025"),
        ("end projections.growth", "2035"),
        ("as-of industries.medians", "2025-05"),
    ],
)
def test_a_field_is_a_figure_of_the_tables(field: str, text: str) -> None:
    assert fill(f"It was {{{field}}}, then.", KNOWN) == f"It was {text}, then."


def test_every_form_of_a_field_is_tried_above() -> None:
    marks = next(one for one in test_a_field_is_a_figure_of_the_tables.pytestmark if one.name == "parametrize")  # type: ignore[attr-defined]  # pytest sets it
    tried = {case[0].split()[0] for case in marks.args[1]}
    others = {"mean", "p10", "p25", "p75", "p90", "jobs-projected", "new-jobs", "openings"}
    assert set(FORMS) - tried - {name for name in FORMS if name.startswith("hourly-")} == others


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("medain pt", "no figure 'medain pt'; did you mean 'median'?"),
        ("xyzzy", "no figure 'xyzzy'; known are mean, p10,"),
        ("", "no figure ''; known are"),
        ("median", "this field is written {median WHO [PLACE [RELEASE]]}, not {median}"),
        ("median pt US 2022-05 x", "this field is written {median WHO"),
        ("median  pt", "this field is written {median WHO"),
        ("ratio median pt", "this field is written {ratio FIGURE WHO WHO [PLACE]}"),
        ("median ptt", "no profession 'ptt'; did you mean 'pt'?"),
        ("median zebra", "no profession 'zebra'; write its id, or an SOC code"),
        ("median juggler", "statistics/wages.csv has no row of juggler in US of 2025-05"),
        ("median pt ZZ", "statistics/wages.csv has no row of pt in ZZ of 2025-05"),
        ("median pt US 2021-05", "statistics/wages.csv has no row of pt in US of 2021-05"),
        ("median trainer TX", "the median of 39-9031 in TX is not published"),
        ("lowest mode pt", "no figure 'mode' of wages"),
        ("lowest p25 pt", "statistics/wages.csv has no such figure of pt by place"),
        ("lowest-ratio median pt juggler", "statistics/wages.csv has no such figure of pt by place"),
        ("openings pt 2024-34", "statistics/projections.csv has no openings of pt of 2024-34"),
        ("jobs trainer", "statistics/projections.csv has no jobs of trainer of 2025-35"),
        ("share pt Hospital", "no setting 'Hospital' of pt; did you mean 'Hospitals'?"),
        ("share trainer Hospitals", "statistics/industries.csv has no share of trainer"),
        ("date wages", "no column 'wages'"),
        ("end wages.median", "the statistics have no end of wages.median"),
        ("date onet.skills", "the statistics have no release or edition of onet.skills"),
    ],
)
def test_a_field_that_stands_for_nothing_is_told_with_its_remedy(field: str, message: str) -> None:
    with pytest.raises(Unfilled) as caught:
        fill(f"It was {{{field}}}.", KNOWN)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("text", ["a { b", "a } b", "{median pt", "median pt}", "{{median pt}}", "{median pt} }"])
def test_a_brace_that_stands_alone_is_told(text: str) -> None:
    with pytest.raises(Unfilled, match=r"^(a brace stands alone|no figure)"):
        fill(text, KNOWN)


@given(st.text(st.characters(exclude_characters="{}")))
def test_a_text_without_braces_stays_as_it_is(text: str) -> None:
    assert fill(text, KNOWN) == text


@given(st.text())
def test_any_text_is_filled_or_refused(text: str) -> None:
    try:
        filled = fill(text, KNOWN)
    except Unfilled:
        return
    assert "{" not in filled


@pytest.mark.parametrize("field", ["median pt", "lowest median pt", "lowest-ratio median pt trainer"])
def test_without_wages_there_is_no_figure_of_them(field: str) -> None:
    with pytest.raises(Unfilled, match=r"there are no wages in statistics/wages\.csv"):
        fill(f"{{{field}}}", Known(Statistics(), CODES))


def test_without_projections_there_is_no_figure_of_them() -> None:
    with pytest.raises(Unfilled, match=r"there are no projections in statistics/projections\.csv"):
        fill("{jobs pt}", Known(Statistics(), CODES))


def test_territories_are_no_end_of_the_states() -> None:
    assert fill("{lowest median pt}", KNOWN) != fill("{median pt PR}", KNOWN)


def test_a_withheld_figure_of_a_place_is_passed_over() -> None:
    withheld = wage("ND", PT, None, marks=(("median", Mark.WAGE),))
    assert fill("{lowest median pt}", Known(statistics(withheld), CODES)) == "$96,000 in TX"
