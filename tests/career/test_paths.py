from __future__ import annotations

import pytest

from ptvspt.career.paths import Settings, assumptions, named, way
from ptvspt.career.records import HIGH_SCHOOL, Careers, Degree, Item, Loan, Start
from ptvspt.errors import UsageError
from ptvspt.loading import library
from ways import ASSISTANT, ATHLETIC_TRAINER, SHARED, THERAPIST

NAMES = {"pt": "pt", "physical-therapist": "pt", "trainer": "trainer", "massage-therapist": "massage-therapist"}


@pytest.mark.parametrize(
    ("word", "id_"),
    [
        ("pt", "pt:public"),
        ("Physical Therapist", "pt:public"),
        ("pt:private", "pt:private"),
        ("high school", HIGH_SCHOOL),
        ("trainer", "trainer:certified"),
    ],
)
def test_a_profession_alone_is_its_usual_route(careers: Careers, word: str, id_: str) -> None:
    assert named(careers, NAMES, word) == id_


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("pt:privat", "no path 'pt:privat'; did you mean 'pt:private'?"),
        ("trainers", "no path 'trainers'; did you mean 'trainer'?"),
        (
            "massage-therapist",
            "no path into massage-therapist has figures; 'ptvspt career paths' lists those that have",
        ),
    ],
)
def test_a_path_that_is_none_is_told_with_the_nearest(careers: Careers, word: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        named(careers, NAMES, word)
    assert str(caught.value) == message


def test_a_range_counts_with_its_middle(careers: Careers) -> None:
    found = way(careers, careers.paths["trainer:certified"], Settings(), "Illinois")
    assert [(step.years, step.cost) for step in found.steps] == [(0.375, 700)]
    assert found.fees == 400


@pytest.mark.parametrize(
    ("degree", "years", "cost"), [(None, 7, 130_000), (Degree.ASSOCIATE, 5, 110_000), (Degree.BACHELOR, 3, 90_000)]
)
def test_college_that_is_behind_takes_and_costs_nothing(
    careers: Careers, degree: Degree | None, years: float, cost: float
) -> None:
    found = way(careers, careers.paths["pt:public"], Settings(degree=degree), "Illinois")
    assert sum(step.years for step in found.steps) == years
    assert sum(step.cost for step in found.steps) == cost


@pytest.mark.parametrize(("start", "first"), [(Start.P10, 91_000), (Start.P25, 104_000), (Start.MEDIAN, 116_000)])
def test_the_first_pay_is_the_percentile_that_is_asked_for(careers: Careers, start: Start, first: float) -> None:
    found = way(careers, careers.paths["pt:public"], Settings(start=start), "Illinois")
    assert found.pay == (first, 116_000, 127_000)


def test_what_is_set_holds_for_its_path_alone(careers: Careers) -> None:
    settings = Settings(cost={"pt:public": 90_000}, debt={"pt:public": 5}, hours={"trainer:certified": 20})
    mine, theirs = (way(careers, careers.paths[id_], settings, "IL") for id_ in ("pt:public", "trainer:certified"))
    assert sum(step.cost for step in mine.steps) + mine.fees == pytest.approx(90_000)
    assert (mine.debt, mine.hours, theirs.debt, theirs.hours) == (5, 40, None, 20)


@pytest.mark.parametrize(("age", "first"), [(23, 5_500), (24, 9_500)])
def test_who_is_24_borrows_as_one_without_parents(careers: Careers, age: int, first: float) -> None:
    assert assumptions(careers, Settings(age=age)).limits[Loan.UNDERGRADUATE].first == first


def test_one_interest_is_that_of_all_loans(careers: Careers) -> None:
    assert assumptions(careers, Settings()).rates == (6, 8, 10)
    assert assumptions(careers, Settings(interest=7.9)).rates == (7.9, 7.9, 7.9)


def test_a_path_without_wages_is_refused(careers: Careers) -> None:
    bare = careers._replace(pay={})
    with pytest.raises(UsageError, match="no wages of 'pt' are published for Guam"):
        way(bare, careers.paths["pt:public"], Settings(), "Guam")


def test_every_shipped_path_can_be_gone(shipped: Careers) -> None:
    for path in shipped.paths.values():
        found = way(shipped, path, Settings(), "the US")
        assert all(wage > 0 for wage in found.pay)
        assert (path.profession is None) == (not found.steps)


def test_the_worked_example_of_the_documentation_is_what_the_shipped_data_says_of_ohio() -> None:
    careers, _, place = library.careers(None, "OH")
    shared = assumptions(careers, Settings())
    assert (shared.rates, shared.limits) == (SHARED.rates, SHARED.limits)
    ids = {"pt:public": THERAPIST, "pta:associate": ASSISTANT, "athletic-trainer:master": ATHLETIC_TRAINER}
    for id_, known in ids.items():
        assert way(careers, careers.paths[id_], Settings(), place) == known


def test_the_first_license_is_paid_with_the_exams(shipped: Careers) -> None:
    path = shipped.paths["pt:public"]
    fees = path.figures[Item.EXAM_COST].middle + path.figures[Item.LICENSE_COST].middle
    assert way(shipped, path, Settings(), "the US").fees == fees
