from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptvspt.loading import library
from ptvspt.profiles.checks import BRIEF, CHECKS, UNREAD, Check, Severity, run
from ptvspt.profiles.freshness import SHELF_MONTHS
from ptvspt.profiles.records import (
    Catalogue,
    Certainty,
    Checked,
    Citation,
    Fact,
    Grade,
    Kind,
    Missing,
    Publisher,
    Shelf,
    Source,
    SourceKind,
    Unit,
    When,
)

TODAY = "2026-11-24"
CHECK = {check.name: check for check in CHECKS}


def fact(catalogue: Catalogue, key: str) -> Fact:
    profession, section, attribute = key.split(".")
    return catalogue.professions[profession].facts[section][attribute][0]


def with_facts(catalogue: Catalogue, key: str, *facts: Fact) -> Catalogue:
    """Return the catalogue with other facts at `profession.section.attribute`; without any, unanswered."""
    id_, section, attribute = key.split(".")
    profession = catalogue.professions[id_]
    answers = {**profession.facts.get(section, {}), attribute: facts}
    if not facts:
        del answers[attribute]
    changed = profession._replace(facts={**profession.facts, section: answers})
    return catalogue._replace(professions={**catalogue.professions, id_: changed})


def with_fact(catalogue: Catalogue, key: str, **changes: Any) -> Catalogue:
    return with_facts(catalogue, key, fact(catalogue, key)._replace(**changes))


def with_attribute(catalogue: Catalogue, key: str, **changes: Any) -> Catalogue:
    id_, name = key.split(".")
    section = catalogue.sections[id_]
    attributes = tuple(one._replace(**changes) if one.id == name else one for one in section.attributes)
    return catalogue._replace(sections={**catalogue.sections, id_: section._replace(attributes=attributes)})


def with_profession(catalogue: Catalogue, id_: str, **changes: Any) -> Catalogue:
    changed = catalogue.professions[id_]._replace(**changes)
    return catalogue._replace(professions={**catalogue.professions, id_: changed})


def source(
    id_: str, kind: SourceKind = SourceKind.ORGANIZATION, issued: str = "2026", checked: str = "2026-11"
) -> Source:
    return Source(
        id=id_,
        title="T",
        publisher="P",
        url="https://example.org",
        kind=kind,
        issued=When(issued),
        checked=Checked(checked),
        grade=Grade.OFFICIAL,
    )


def with_source(catalogue: Catalogue, id_: str, **changes: Any) -> Catalogue:
    return catalogue._replace(sources={**catalogue.sources, id_: catalogue.sources[id_]._replace(**changes)})


class Case(NamedTuple):
    """A catalogue with one mistake, and what must be found."""

    broken: Catalogue
    key: str
    message: str


def cases(catalogue: Catalogue) -> dict[str, list[Case]]:
    """Return, for each check, catalogues in which it must find something."""
    new = catalogue._replace(sources={**catalogue.sources, "new": source("new")})
    pt = catalogue.professions["pt"]
    no_outlook = {key: answers for key, answers in pt.facts.items() if key != "outlook"}
    two = (fact(catalogue, "pt.salary.median"), fact(catalogue, "pt.salary.median"))
    shares = fact(catalogue, "pt.outlook.job-shares").value
    assert isinstance(shares, dict)
    return {
        "answered": [
            Case(
                with_facts(catalogue, "pt.salary.median"),
                "pt",
                "salary.median has no answer; write a fact, unknown or does not apply",
            ),
            Case(with_profession(catalogue, "pt", facts=no_outlook), "pt", "outlook.jobs has no answer"),
        ],
        "sources-used": [Case(new, "source.new", "the source 'new' is cited nowhere; cite it or remove it")],
        "publishers-used": [
            Case(
                catalogue._replace(publishers={**catalogue.publishers, "New": Publisher("New", Grade.PRESS)}),
                "publisher.New",
                "no source names the publisher 'New'; remove it",
            )
        ],
        "dates": [
            Case(with_source(catalogue, "act-18", issued="2026-11-25"), "source.act-18", "issued 2026-11-25 lies in"),
            Case(with_source(catalogue, "act-18", issued="2026-12"), "source.act-18", "issued 2026-12 lies in"),
            Case(with_source(catalogue, "act-18", checked="2027"), "source.act-18", "checked 2027 lies in the future"),
            Case(
                with_fact(catalogue, "pt.salary.median", as_of="2027-05"),
                "pt.salary.median",
                "as-of 2027-05 lies in the future; correct the date",
            ),
        ],
        "percentiles": [
            Case(
                with_fact(catalogue, "pt.salary.p10", value=101021),
                "pt.salary.p10",
                "p10, median, p90 do not ascend; compare with the source",
            ),
            Case(
                with_fact(with_facts(catalogue, "pt.salary.median"), "pt.salary.p10", value=132501),
                "pt.salary.p10",
                "p10, p90 do not ascend",
            ),
            Case(
                with_fact(catalogue, "pt.salary.wages-2022", value={"p75": 1, "p25": 2}),
                "pt.salary.wages-2022",
                "the percentiles do not ascend",
            ),
        ],
        "numbers": [
            Case(with_fact(catalogue, f"pt.{key}", value=value), f"pt.{key}", message)
            for key, value, message in (
                ("salary.median", 101020.5, "101020 is no whole number of dollars a year"),
                ("salary.median", -1, "-1 is no whole number of dollars a year"),
                ("salary.pay-by-setting", {"Hospitals": 0.5}, "0.5 is no whole number of dollars a year"),
                ("salary.employment", 1.5, "1.5 is no whole number"),
                ("outlook.jobs", 1.5, "1.5 is no whole number"),
                ("outlook.growth", -101, "-101 is no plausible growth in percent"),
                ("outlook.growth", 1001, "1001 is no plausible growth in percent"),
                ("outlook.job-shares", {"a": 101}, "101 is no percentage from 0 to 100"),
                ("outlook.job-shares", {"a": -1}, "-1 is no percentage from 0 to 100"),
                ("education.job-zone", 6, "6 is no zone from 1 to 5"),
                ("education.job-zone", 2.5, "2.5 is no zone from 1 to 5"),
                ("education.exam-fee", -1, "-1 is less than nothing"),
                ("education.years", (1, 31), "31 is no plausible number of years"),
                ("education.years", (8, 6), "the range falls from 8 to 6"),
            )
        ]
        + [
            Case(
                with_attribute(catalogue, f"salary.{name}", unit=None),
                f"pt.salary.{name}",
                f"the attribute '{name}' needs a unit",
            )
            for name in ("median", "wages-2022", "pay-by-setting")
        ],
        "shares": [
            Case(
                with_fact(catalogue, "pt.outlook.job-shares", value={**shares, "Elsewhere": 36}),
                "pt.outlook.job-shares",
                "the shares add up to 102.5 percent",
            )
        ],
        "permissions": [
            Case(
                with_fact(catalogue, "pt.scope.massage", note=None),
                "pt.scope.massage",
                "'depends' needs a note that says on what",
            )
        ],
        "briefs": [
            Case(
                with_fact(catalogue, "pt.overview.status", brief=None),
                "pt.overview.status",
                "a row of the quick view needs a brief",
            ),
            Case(
                with_fact(catalogue, "pt.salary.median", brief="x" * (BRIEF + 1)),
                "pt.salary.median",
                "brief has 51 characters, 50 are allowed",
            ),
        ],
        "one-answer": [
            Case(
                with_facts(catalogue, "pt.salary.median", *two),
                "pt.salary.median",
                "an attribute of kind number takes one fact, not 2",
            )
        ],
        "names": [
            Case(
                with_profession(catalogue, "trainer", aliases=("physio",)),
                "trainer",
                "'physio' stands for 'pt' already; choose another alias",
            ),
            Case(with_profession(catalogue, "trainer", aliases=("Physio",)), "trainer", "'physio' stands for 'pt'"),
            Case(with_profession(catalogue, "trainer", aliases=("pt",)), "trainer", "'pt' stands for 'pt'"),
            Case(
                with_profession(catalogue, "massage-therapist", name="Personal Trainer"),
                "massage-therapist",
                "'personal-trainer' stands for 'trainer'",
            ),
        ],
        "fresh": [
            Case(
                with_facts(catalogue, "pt.salary.median", old("2025-07")),
                "pt.salary.median",
                "16 months old, and wages facts keep 15; check the source again",
            )
        ],
    }


def old(as_of: str, *sources: Source, **changes: Any) -> Fact:
    """Return a fact of a date that cites sources of the same date, or other ones."""
    cited = tuple(Citation(source=one) for one in sources or (source("old", issued=as_of),))
    return Fact(**{"value": 1, "brief": "1", "as_of": When(as_of), "citations": cited, **changes})


def ids(check: Check) -> str:
    return check.name


@pytest.mark.parametrize("check", CHECKS, ids=ids)
def test_each_check_finds_nothing_in_the_fixture(check: Check, catalogue: Catalogue) -> None:
    assert list(check.find(catalogue, TODAY)) == []


@pytest.mark.parametrize("check", CHECKS, ids=ids)
def test_each_check_has_a_case_in_which_it_fails(check: Check, catalogue: Catalogue) -> None:
    failing = cases(catalogue)[check.name]
    assert failing
    for broken, key, message in failing:
        found = [finding for finding in check.find(broken, TODAY) if finding.key == key]
        assert [finding for finding in found if finding.message.startswith(message)], (key, message, found)


def test_no_case_tests_a_check_that_is_gone(catalogue: Catalogue) -> None:
    assert set(cases(catalogue)) == {check.name for check in CHECKS}


@pytest.mark.parametrize("check", CHECKS, ids=ids)
def test_each_finding_stands_at_a_part_that_has_a_place(check: Check, catalogue: Catalogue, fixture_dir: Path) -> None:
    # what a case takes away has no place; what it adds would have one
    places = library.read(fixture_dir).locations
    gone = {"pt.salary.median"}
    for broken, *_ in cases(catalogue)[check.name]:
        answered = {
            f"{one.id}.{section}.{attribute}"
            for one in broken.professions.values()
            for section, answers in one.facts.items()
            for attribute in answers
        }
        have = (set(places) - gone) | answered | {f"source.{id_}" for id_ in broken.sources}
        have |= {f"publisher.{name}" for name in broken.publishers}
        assert {finding.key for finding in check.find(broken, TODAY)} <= have


@pytest.mark.parametrize("unit", [*Unit, None])
@pytest.mark.parametrize("kind", Kind)
def test_an_unanswered_attribute_is_only_unanswered(kind: Kind, unit: Unit | None, catalogue: Catalogue) -> None:
    broken = with_attribute(with_facts(catalogue, "pt.salary.median"), "salary.median", kind=kind, unit=unit)
    broken = broken._replace(professions={"pt": broken.professions["pt"]})
    found = [finding for check, finding in run(broken, TODAY) if check.name not in ("sources-used", "answered")]
    assert found == []


def test_names_of_checks_are_unique() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)


def test_only_staleness_is_a_warning() -> None:
    assert [check.name for check in CHECKS if check.severity is Severity.WARNING] == ["fresh"]


def test_everything_that_every_check_finds_comes_in_one_run(catalogue: Catalogue) -> None:
    broken = with_fact(catalogue, "pt.salary.median", value=0.5, brief=None, as_of="2027")
    names = [check.name for check, _ in run(broken, TODAY)]
    assert names == ["dates", "percentiles", "numbers"]
    assert run(catalogue, TODAY) == []


def test_a_source_that_is_cited_elsewhere_is_used(catalogue: Catalogue) -> None:
    two = {**catalogue.sources, "rule": source("rule"), "new": source("new")}
    broken = catalogue._replace(sources=two)
    assert [finding.key for _, finding in run(broken, TODAY, {"rule"})] == ["source.new"]
    dated = with_source(broken, "rule", issued="2027")
    assert [finding.key for _, finding in run(dated, TODAY, {"rule", "new"})] == ["source.rule"]


def found(check: str, catalogue: Catalogue, today: str = TODAY) -> list[str]:
    return [finding.key for finding in CHECK[check].find(catalogue, today)]


@pytest.mark.parametrize("as_of", ["2026", "2026-11", "2026-11-24", "undated"])
def test_today_lies_not_in_the_future(as_of: str, catalogue: Catalogue) -> None:
    assert found("dates", with_fact(catalogue, "pt.salary.median", as_of=as_of)) == []


def test_equal_percentiles_ascend(catalogue: Catalogue) -> None:
    assert found("percentiles", with_fact(catalogue, "pt.salary.p90", value=101020)) == []


@pytest.mark.parametrize("total", [100, 101.9, 102])
def test_shares_may_exceed_all_by_what_rounding_makes(total: float, catalogue: Catalogue) -> None:
    assert found("shares", with_fact(catalogue, "pt.outlook.job-shares", value={"a": 50, "b": total - 50})) == []


def test_percentages_that_are_no_shares_may_add_up_to_more(catalogue: Catalogue) -> None:
    broken = with_fact(catalogue, "pt.outlook.job-shares", value={"a": 90, "b": 90})
    renamed = with_attribute(broken, "outlook.job-shares", id="exam-results")
    pt = broken.professions["pt"]
    moved = {**pt.facts, "outlook": {"exam-results": pt.facts["outlook"]["job-shares"]}}
    assert found("shares", with_profession(renamed, "pt", facts=moved)) == []


def test_a_brief_may_fill_its_room(catalogue: Catalogue) -> None:
    assert found("briefs", with_fact(catalogue, "pt.salary.median", brief="x" * BRIEF)) == []


@pytest.mark.parametrize("missing", Missing)
def test_an_answer_that_is_missing_needs_no_brief(missing: Missing, catalogue: Catalogue) -> None:
    assert found("briefs", with_facts(catalogue, "pt.salary.median", Fact(value=missing))) == []


@pytest.mark.parametrize("kind", [Kind.LIST, Kind.LINKS, Kind.BREAKDOWN, Kind.CREDENTIALS])
def test_kinds_that_hold_many_take_many_facts(kind: Kind, catalogue: Catalogue) -> None:
    one = fact(catalogue, "pt.salary.median")
    assert (
        found(
            "one-answer",
            with_attribute(with_facts(catalogue, "pt.salary.median", one, one), "salary.median", kind=kind),
        )
        == []
    )


def test_a_profession_may_repeat_its_own_names(catalogue: Catalogue) -> None:
    repeated = with_profession(catalogue, "pt", aliases=("pt", "physical-therapist", "Physical Therapist"))
    assert found("names", repeated) == []


def stale(catalogue: Catalogue, one: Fact, renew: Shelf = Shelf.WAGES, today: str = TODAY) -> bool:
    changed = with_attribute(with_facts(catalogue, "pt.salary.median", one), "salary.median", renew=renew)
    keys = found("fresh", changed._replace(professions={"pt": changed.professions["pt"]}), today)
    return "pt.salary.median" in keys


SHELVES = [(Shelf.WAGES, 15), (Shelf.PROJECTIONS, 15), (Shelf.LAW, 24), (Shelf.GENERAL, 36)]


def months_before(today: str, count: int) -> str:
    total = int(today[:4]) * 12 + int(today[5:7]) - 1 - count
    return f"{total // 12}-{total % 12 + 1:02}"


@pytest.mark.parametrize(("renew", "months"), SHELVES)
@pytest.mark.parametrize("day", ["", "-01", "-28"])
def test_a_fact_is_stale_in_the_month_after_its_last_and_not_before(
    renew: Shelf, months: int, day: str, catalogue: Catalogue
) -> None:
    assert not stale(catalogue, old(months_before(TODAY, months) + day), renew)
    assert stale(catalogue, old(months_before(TODAY, months + 1) + day), renew)


@pytest.mark.parametrize(
    ("as_of", "fresh_on", "stale_on"),
    [
        ("2025-05", "2026-08-31", "2026-09-01"),  # wages of May, to the end of August of the next year
        ("2025-05-31", "2026-08-31", "2026-09-01"),
        ("2025", "2027-03-31", "2027-04-01"),  # a bare year counts to its end
        ("2024-12", "2026-03-31", "2026-04-01"),
    ],
)
def test_wages_keep_15_months(as_of: str, fresh_on: str, stale_on: str, catalogue: Catalogue) -> None:
    assert not stale(catalogue, old(as_of), today=fresh_on)
    assert stale(catalogue, old(as_of), today=stale_on)


def test_the_shelf_lives_are_those_that_the_data_promises() -> None:
    assert dict(SHELVES) == SHELF_MONTHS
    assert set(SHELF_MONTHS) == set(Shelf) - {Shelf.NEVER}


def test_history_is_never_stale(catalogue: Catalogue) -> None:
    assert not stale(catalogue, old("1901"), Shelf.NEVER)


def test_a_newer_source_keeps_a_fact_fresh(catalogue: Catalogue) -> None:
    law, copy = source("law", issued="2019"), source("copy", issued="2026-05")
    assert stale(catalogue, old("2019", law))
    assert not stale(catalogue, old("2019", law, copy))


def test_a_newer_date_of_the_fact_keeps_it_fresh(catalogue: Catalogue) -> None:
    assert not stale(catalogue, old("2026-05", source("law", issued="2019")))


def test_an_undated_source_adds_no_freshness_to_a_dated_fact(catalogue: Catalogue) -> None:
    assert stale(catalogue, old("2019", source("page", issued="undated", checked="2026-11")))


@pytest.mark.parametrize(("checked", "expected"), [("2025-08-01", False), ("2025-07-31", True)])
def test_an_undated_fact_ages_from_the_day_of_its_last_check(
    checked: str, expected: bool, catalogue: Catalogue
) -> None:
    page = source("page", issued="undated", checked=checked)
    older = source("older", issued="undated", checked="2020")
    assert stale(catalogue, old("undated", page)) is expected
    assert stale(catalogue, old("undated", older, page)) is expected


def test_an_undated_fact_whose_sources_nobody_has_read_is_stale_at_once(catalogue: Catalogue) -> None:
    unread = source("unread", issued="undated", checked="never")
    page = source("page", issued="undated", checked="2026-11")
    changed = with_facts(catalogue, "pt.salary.median", old("undated", unread))
    assert [finding.message for _, finding in run(changed, TODAY) if finding.key == "pt.salary.median"] == [UNREAD]
    assert not stale(catalogue, old("undated", unread, page))


def test_a_source_that_nobody_has_read_adds_no_age_and_no_freshness(catalogue: Catalogue) -> None:
    unread = source("unread", issued="undated", checked="never")
    assert not stale(catalogue, old("2026-05", unread))
    assert stale(catalogue, old("2019", unread))
    assert not stale(catalogue, old("undated", source("law", issued="2026-05", checked="never")))


def test_never_lies_in_no_future(catalogue: Catalogue) -> None:
    assert found("dates", with_source(catalogue, "act-18", checked="never")) == []


@pytest.mark.parametrize(("issued", "expected"), [("2025-08", False), ("2025-07", True)])
def test_an_undated_fact_with_a_dated_source_ages_with_the_source(
    issued: str, expected: bool, catalogue: Catalogue
) -> None:
    assert stale(catalogue, old("undated", source("page", issued=issued, checked="2026-11"))) is expected


def test_a_study_is_never_stale(catalogue: Catalogue) -> None:
    study = source("study", SourceKind.STUDY, issued="1999")
    assert not stale(catalogue, old("1999", study))
    assert not stale(catalogue, old("1999", study, study))


def test_a_study_beside_another_source_ages(catalogue: Catalogue) -> None:
    study, page = source("study", SourceKind.STUDY, issued="1999"), source("page", issued="1999")
    assert stale(catalogue, old("1999", study, page))


@pytest.mark.parametrize("certainty", Certainty)
def test_of_all_certainties_only_opinions_keep(certainty: Certainty, catalogue: Catalogue) -> None:
    assert stale(catalogue, old("1999", certainty=certainty)) is (certainty is not Certainty.OPINION)


@pytest.mark.parametrize("missing", Missing)
def test_an_answer_that_is_missing_is_never_stale(missing: Missing, catalogue: Catalogue) -> None:
    assert not stale(catalogue, old("1999", value=missing))


def test_a_fact_of_this_very_year_is_fresh_all_the_year(catalogue: Catalogue) -> None:
    assert not stale(catalogue, old("2026"), today="2026-01-01")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(min_value=0, max_value=60))
def test_what_is_stale_stays_stale(catalogue: Catalogue, day: date, later: int) -> None:
    # the years that data may have: five years after 9999 there is no date of this form
    today = day.isoformat()
    after = months_before(today, -later) + "-28"
    one = old("2020-06")
    assert stale(catalogue, one, today=after) or not stale(catalogue, one, today=today)
