"""What a way into work costs and pays: pure functions of numbers. docs/career.md says the method, with an example.

Dollars of today before tax; a year's figure is at index 0 for the first year after high school.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from ptvspt.career.records import Assumptions, Loan, Projection, Step, Way

YEARS = 40
"""Years that are worked out at least: a working life."""
MOST_YEARS = 50
REPAID = 10
"""Years over which loans are repaid."""
FULL_TIME = 40.0
"""Paid hours a week that a yearly wage stands for."""
LATER, LATE = 4, 14
"""Years of work after which the median is paid, and the 75th percentile: from year 5 and from year 15."""
UNDERGRADUATE, GRADUATE, PRIVATE = range(3)


def project(way: Way, assumptions: Assumptions, years: int = YEARS) -> Projection:
    """Return what a way comes to, for some years or up to the horizon, whichever is longer."""
    length = max(years, assumptions.horizon)
    studied = sum(step.years for step in way.steps)
    balances = _balances(way.steps, studied, assumptions)
    natural = sum(balances)
    owed = natural if way.debt is None else way.debt
    monthly = _monthly(balances, owed, assumptions.rates)
    borrowed = 1.0 if way.debt is None else min(1.0, owed / natural) if natural else 0.0
    factor = way.hours / FULL_TIME
    starting, median, late = (wage * factor for wage in way.pay)
    earned, spent, repaid = [0.0] * length, [0.0] * length, [0.0] * length
    at = 0.0
    for step in way.steps:
        until = at + step.years
        _spread(earned, at, until, step.pay if step.training else assumptions.while_studying)
        if step.years:
            own = step.cost if step.loan is Loan.NONE else step.cost * (1 - borrowed)
            _spread(spent, at, until, own / step.years)
        at = until
    _spread(earned, studied, studied + LATER, starting)
    _spread(earned, studied + LATER, studied + LATE, median)
    _spread(earned, studied + LATE, float(length), late)
    _spread(repaid, studied, studied + REPAID, 12 * monthly)
    if int(studied) < length:
        spent[int(studied)] += way.fees
    left = [pay - cost - loan for pay, cost, loan in zip(earned, spent, repaid, strict=True)]
    return Projection(
        years=studied,
        cost=cost(way),
        owed=owed,
        private=owed * balances[PRIVATE] / natural if natural else 0.0,
        monthly=monthly,
        first_pay=starting,
        median_pay=median,
        earned=tuple(earned),
        spent=tuple(spent),
        repaid=tuple(repaid),
        left=tuple(left),
        total=tuple(_added(left)),
        present=present(left, assumptions.discount, assumptions.horizon),
    )


def cost(way: Way) -> float:
    """Return what a way costs: tuition and fees from high school on, and exams."""
    return sum(step.cost for step in way.steps) + way.fees


def at_cost(way: Way, amount: float) -> Way:
    """Return a way that costs another amount, each part of it in proportion; what costs nothing pays at the end."""
    before = cost(way)
    if not before:
        return way._replace(fees=amount)
    factor = amount / before
    steps = tuple(step._replace(cost=step.cost * factor) for step in way.steps)
    return way._replace(steps=steps, fees=way.fees * factor)


def payment(owed: float, rate: float, years: int = REPAID) -> float:
    """Return what is paid a month for a loan; `rate` is in percent a year. The formula of an annuity."""
    months, monthly = years * 12, rate / 1200
    if not monthly:
        return owed / months
    shrunk: float = (1 + monthly) ** -months
    return owed * monthly / (1 - shrunk)


def present(left: Sequence[float], discount: float, years: int) -> float:
    """Return the present value of what is left over in the first years, each counted at its end."""
    factor, total = 1.0, 0.0
    growth = 1 + discount / 100
    for amount in left[:years]:
        factor *= growth
        total += amount / factor
    return total


def break_even(total: Sequence[float], other: Sequence[float]) -> float | None:
    """Return after how many years one sum passes another and stays ahead, or None when it is not ahead at the end.

    Between the ends of two years both go straight. One that is never behind is ahead after nothing.
    """
    apart = [mine - theirs for mine, theirs in zip(total, other, strict=True)]
    behind = next((year for year in range(len(apart) - 1, -1, -1) if apart[year] <= 0), None)
    if behind is None:
        return 0.0
    if behind == len(apart) - 1:
        return None
    before, after = apart[behind], apart[behind + 1]
    return behind + 1 + before / (before - after)


def owing(way: Way, assumptions: Assumptions, projection: Projection, year: int) -> float:
    """Return what is owed at the end of a year: what was borrowed, with its interest, less what is repaid."""
    worked = year - projection.years
    if worked >= REPAID or not projection.owed:
        return 0.0
    balances = _balances(way.steps, projection.years, assumptions)
    natural = sum(balances)
    if worked < 0:
        return sum(_balances(way.steps, year, assumptions)) * projection.owed / natural if natural else 0.0
    parts = [one / natural * projection.owed for one in balances] if natural else [projection.owed, 0.0, 0.0]
    return sum(_rest(part, rate, worked) for part, rate in zip(parts, assumptions.rates, strict=True))


def _rest(owed: float, rate: float, worked: float) -> float:
    monthly, months = rate / 1200, worked * 12
    if not monthly:
        return owed * (1 - worked / REPAID)
    growth: float = (1 + monthly) ** months
    return owed * growth - payment(owed, rate) * (growth - 1) / monthly


def _monthly(balances: Sequence[float], owed: float, rates: Sequence[float]) -> float:
    natural = sum(balances)
    if not natural:
        return payment(owed, rates[UNDERGRADUATE])
    scale = owed / natural
    return sum(payment(one * scale, rate) for one, rate in zip(balances, rates, strict=True))


def _balances(steps: Sequence[Step], until: float, assumptions: Assumptions) -> tuple[float, float, float]:
    """Return what is owed at a time up to the first day of work: on federal undergraduate, graduate, and private loans.

    Each year's cost is borrowed at the beginning of the year, and bears simple interest until work begins.
    """
    found = [0.0, 0.0, 0.0]
    used: dict[Loan, float] = {}
    at = 0.0
    for step in steps:
        if step.loan is not Loan.NONE and step.cost:
            limits = assumptions.limits[step.loan]
            kind = UNDERGRADUATE if step.loan is Loan.UNDERGRADUATE else GRADUATE
            for number in range(ceil(step.years)):
                amount = step.cost * min(1.0, step.years - number) / step.years
                most = (limits.first, limits.second, limits.later)[min(number + step.behind, 2)]
                federal = min(amount, most, limits.total - used.get(step.loan, 0.0))
                used[step.loan] = used.get(step.loan, 0.0) + federal
                time = until - at - number
                if time <= 0:  # not borrowed yet
                    break
                found[kind] += federal * (1 + assumptions.rates[kind] / 100 * time)
                found[PRIVATE] += (amount - federal) * (1 + assumptions.rates[PRIVATE] / 100 * time)
        at += step.years
    return found[0], found[1], found[2]


def _spread(years: list[float], begin: float, end: float, rate: float) -> None:
    """Add so much a year, from one time to another."""
    if not rate:
        return
    last = min(end, float(len(years)))
    year = int(begin)
    while year < last:
        years[year] += rate * (min(last, year + 1.0) - max(begin, float(year)))
        year += 1


def _added(amounts: Sequence[float]) -> list[float]:
    total, found = 0.0, []
    for amount in amounts:
        total += amount
        found.append(total)
    return found
