from __future__ import annotations

from itertools import accumulate

import numpy_financial
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptvspt.career.money import REPAID, YEARS, at_cost, break_even, cost, owing, payment, present, project
from ptvspt.career.records import Assumptions, Loan, Step, Way
from ways import ASSISTANT, ASSUMPTIONS, ATHLETIC_TRAINER, FREE, MONEY, RATES, SHARED, THERAPIST, TRAINER, WAYS

NEARLY = 0.01
FLOWS = st.lists(st.floats(-1e5, 1e5), min_size=1, max_size=50)


def test_the_worked_example_of_the_documentation_holds_to_the_dollar() -> None:
    found = project(ASSISTANT, SHARED)
    assert found.years == 2
    assert found.cost == 9_748
    assert round(found.owed, 2) == 9_858.24  # 4,490 x 1.1304 + 4,490 x 1.0652
    assert round(found.monthly, 2) == 112.04
    assert [round(one) for one in found.left[:7]] == [0, 0, 57_438, 58_206, 58_206, 58_206, 62_476]
    assert [round(found.total[year - 1]) for year in (6, 12, 16, 20)] == [232_054, 606_907, 862_187, 1_164_587]
    assert round(found.present) == 828_176


def test_the_paths_of_ohio_agree_with_a_spreadsheet_to_the_dollar() -> None:
    """The sums of the four, made anew by the annuity and present value functions of numpy-financial."""
    for way, borrowed, starts in (
        (THERAPIST, [(5500, 6.52, 7), (6450, 9.07, 7), (6500, 6.52, 6), (5450, 9.07, 6), (7500, 6.52, 5),
                     (4450, 9.07, 5), (7500, 6.52, 4), (4450, 9.07, 4), (30163.666666667, 8.07, 3),
                     (30163.666666667, 8.07, 2), (30163.666666667, 8.07, 1)], 7),
        (ASSISTANT, [(4490, 6.52, 2), (4490, 6.52, 1)], 2),
        (ATHLETIC_TRAINER, [(5500, 6.52, 6), (6450, 9.07, 6), (6500, 6.52, 5), (5450, 9.07, 5), (7500, 6.52, 4),
                            (4450, 9.07, 4), (7500, 6.52, 3), (4450, 9.07, 3), (19773.5, 8.07, 2),
                            (19773.5, 8.07, 1)], 6),
    ):  # fmt: skip
        owed = sum(amount * (1 + rate / 100 * years) for amount, rate, years in borrowed)
        monthly = sum(
            -numpy_financial.pmt(rate / 1200, 120, amount * (1 + rate / 100 * years))
            for amount, rate, years in borrowed
        )
        pays = [way.pay[0]] * 4 + [way.pay[1]] * 10 + [way.pay[2]] * 40
        flows = [0.0] * starts + [pay - (12 * monthly if year < 10 else 0) for year, pay in enumerate(pays)]
        flows[starts] -= way.fees
        found = project(way, SHARED)
        assert found.owed == pytest.approx(owed, abs=NEARLY)
        assert found.monthly == pytest.approx(monthly, abs=NEARLY)
        assert found.total == pytest.approx(list(accumulate(flows[:YEARS])), abs=NEARLY)
        assert found.present == pytest.approx(numpy_financial.npv(0.03, [0, *flows[:20]]), abs=NEARLY)


def test_a_way_that_ends_within_a_year_is_paid_for_the_rest_of_it() -> None:
    found = project(TRAINER, SHARED)
    assert found.left[0] == pytest.approx(0.625 * 28_830 - 810 - 467)
    assert found.left[4] == pytest.approx(0.375 * 28_830 + 0.625 * 36_370)
    assert found.owed == 0


@given(st.floats(0, 1e6), RATES, st.integers(1, 30))
def test_a_payment_is_that_of_numpy_financial(owed: float, rate: float, years: int) -> None:
    theirs = -numpy_financial.pmt(rate / 1200, years * 12, owed)
    assert payment(owed, rate, years) == pytest.approx(float(theirs), abs=NEARLY)


@given(FLOWS, RATES)
def test_a_present_value_is_that_of_numpy_financial(flows: list[float], rate: float) -> None:
    theirs = numpy_financial.npv(rate / 100, [0, *flows])
    assert present(flows, rate, len(flows)) == pytest.approx(float(theirs), abs=NEARLY)


@given(WAYS, ASSUMPTIONS, st.integers(0, 100_000))
def test_more_cost_never_raises_a_present_value(way: Way, shared: Assumptions, more: int) -> None:
    dearer = at_cost(way, cost(way) + more)
    assert project(dearer, shared).present <= project(way, shared).present + NEARLY


@given(WAYS, ASSUMPTIONS, MONEY)
def test_a_way_costs_what_it_is_set_to(way: Way, shared: Assumptions, amount: float) -> None:
    assert project(at_cost(way, amount), shared).cost == pytest.approx(amount, abs=NEARLY)


@given(WAYS)
def test_without_interest_and_discount_everything_adds_up_exactly(way: Way) -> None:
    way, horizon = way._replace(debt=None), 50
    found = project(way, FREE._replace(horizon=horizon))
    worked = horizon - found.years
    starting, median, late = (one * way.hours / 40 for one in way.pay)
    paid = starting * 4 + median * 10 + late * (worked - 14)
    assert found.present == pytest.approx(paid - cost(way), abs=NEARLY)
    assert found.total[-1] == pytest.approx(found.present, abs=NEARLY)


@given(WAYS, ASSUMPTIONS)
def test_what_is_left_over_is_pay_less_costs_and_loans(way: Way, shared: Assumptions) -> None:
    found = project(way, shared)
    parts = zip(found.earned, found.spent, found.repaid, strict=True)
    assert found.left == pytest.approx([pay - own - loan for pay, own, loan in parts])
    assert found.total == pytest.approx(list(accumulate(found.left)))


@given(WAYS, ASSUMPTIONS)
def test_ten_years_of_payments_leave_nothing_owed(way: Way, shared: Assumptions) -> None:
    found = project(way, shared, 50)
    assert sum(found.repaid) == pytest.approx(120 * found.monthly, abs=NEARLY)
    owed = [owing(way, shared, found, year) for year in range(1, 51) if year >= found.years]
    assert owed == sorted(owed, reverse=True)
    assert owing(way, shared, found, int(found.years) + REPAID + 1) == 0


def test_a_debt_grows_with_each_year_of_study() -> None:
    found = project(ASSISTANT, SHARED)
    owed = [owing(ASSISTANT, SHARED, found, year) for year in (1, 2, 3)]
    assert [round(one, 2) for one in owed] == [4_782.75, 9_858.24, 9_135.18]
    assert owing(ASSISTANT._replace(debt=found.owed / 2), SHARED, found._replace(owed=found.owed / 2), 1) == owed[0] / 2


@given(st.lists(st.tuples(st.floats(-1e5, 1e5), st.floats(-1e5, 1e5)), min_size=2, max_size=40))
def test_break_even_is_where_the_curves_cross_for_the_last_time(flows: list[tuple[float, float]]) -> None:
    mine, theirs = ([*accumulate(one)] for one in zip(*flows, strict=True))
    at = break_even(mine, theirs)
    if at is None:
        assert mine[-1] <= theirs[-1]
        return
    after = [year for year in range(1, len(mine) + 1) if year > at + 1e-9]
    assert all(mine[year - 1] >= theirs[year - 1] - NEARLY for year in after)
    if at:
        year = min(int(at), len(mine) - 1)
        share = at - year
        gaps = [mine[one - 1] - theirs[one - 1] for one in (year, year + 1)]
        assert gaps[0] + (gaps[1] - gaps[0]) * share == pytest.approx(0, abs=1)


def test_a_path_is_never_ahead_of_itself() -> None:
    total = project(TRAINER, SHARED).total
    assert break_even(total, total) is None


def test_what_exceeds_the_federal_limits_is_private() -> None:
    way = THERAPIST._replace(steps=(Step(3, 300_000, Loan.PROFESSIONAL),))
    assert project(way, FREE).private == 150_000
    assert project(way._replace(steps=(Step(5, 240_000, Loan.PROFESSIONAL),)), FREE).private == 40_000
    assert project(ASSISTANT, FREE).private == 0


def test_years_of_college_that_are_behind_count_for_the_limits() -> None:
    steps = (Step(2, 20_000, Loan.UNDERGRADUATE), Step(2, 20_000, Loan.UNDERGRADUATE, behind=2))
    first, later = (project(Way((step,), 0, (1, 1, 1)), FREE).private for step in steps)
    assert (first, later) == (8_000, 5_000)


def test_a_debt_that_is_set_is_owed_and_the_rest_is_paid_as_one_goes() -> None:
    found = project(ASSISTANT._replace(debt=4_490), FREE)
    assert (found.owed, found.spent[0], found.spent[1]) == (4_490, 2_245, 2_245)
    more = project(ASSISTANT._replace(debt=20_000), FREE)
    assert (more.owed, more.spent[0]) == (20_000, 0)


def test_pay_while_studying_is_earned_in_every_year_of_study_and_none_of_training() -> None:
    training = Step(2, 0, Loan.NONE, pay=70_000, training=True)
    way = ASSISTANT._replace(steps=(*ASSISTANT.steps, training))
    assert project(way, SHARED._replace(while_studying=9_000)).earned[:4] == (9_000, 9_000, 70_000, 70_000)


def test_hours_scale_pay_from_forty() -> None:
    assert project(TRAINER._replace(hours=20), SHARED).median_pay == 36_370 / 2
