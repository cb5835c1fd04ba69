"""From words and records to ways: which path is meant, and what it is with everything that somebody sets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ptvspt.career.money import at_cost
from ptvspt.career.records import (
    HIGH_SCHOOL,
    Assumptions,
    Careers,
    Degree,
    Figure,
    Item,
    Limits,
    Loan,
    Path,
    Pay,
    Start,
    Step,
    Way,
)
from ptvspt.errors import UsageError
from ptvspt.names import resolve, spelling, suggestion

INDEPENDENT = 24
"""The age from which a student counts as independent of their parents."""
ASSOCIATE_YEARS = 2
HIGH_SCHOOL_PAY = (Item.PAY_P10, Item.PAY_P25, Item.PAY_MEDIAN, Item.PAY_P75)


class Settings(NamedTuple):
    """What somebody sets: for all paths, and by the id of a path."""

    start: Start = Start.P25
    age: int = 18
    degree: Degree | None = None
    interest: float | None = None
    discount: float = 3.0
    horizon: int = 20
    while_studying: float = 0.0
    cost: Mapping[str, float] = {}
    debt: Mapping[str, float] = {}
    hours: Mapping[str, float] = {}


def named(careers: Careers, professions: Mapping[str, str], word: str) -> str:
    """Return the id of the path that a word stands for; `professions` maps every name to an id.

    Raises UsageError for an unknown one.
    """
    key = spelling(word)
    if key == HIGH_SCHOOL:
        return key
    name, colon, route = key.partition(":")
    id_ = resolve(name, professions, "path", "ptvspt career paths")
    routes = {path.id: path for path in careers.paths.values() if path.profession == id_}
    if not routes:
        raise UsageError(f"no path into {id_} has figures; 'ptvspt career paths' lists those that have")
    if not colon:
        return (usual(careers, id_) or next(iter(routes.values()))).id
    found = f"{id_}:{route}"
    if found not in routes:
        remedy = suggestion(found, routes) or f"; there are {', '.join(routes)}"
        raise UsageError(f"no path '{word}'{remedy}")
    return found


def usual(careers: Careers, profession: str) -> Path | None:
    """Return the usual path into a profession, or None where it has no path with figures."""
    return next((path for path in careers.paths.values() if path.profession == profession and path.usual), None)


def assumptions(careers: Careers, settings: Settings) -> Assumptions:
    """Return what all paths have in common."""
    shared = {item: figure.middle for item, figure in careers.shared.items()}
    rates = (shared[Item.RATE_UNDERGRADUATE], shared[Item.RATE_GRADUATE], shared[Item.RATE_PRIVATE])
    whose = "DEPENDENT" if settings.age < INDEPENDENT else "INDEPENDENT"
    college = Limits(*(shared[Item[f"{whose}_{when}"]] for when in ("FIRST", "SECOND", "LATER", "TOTAL")))
    graduate, professional = (
        Limits(year, year, year, total)
        for year, total in (
            (shared[Item.GRADUATE_YEAR], shared[Item.GRADUATE_TOTAL]),
            (shared[Item.PROFESSIONAL_YEAR], shared[Item.PROFESSIONAL_TOTAL]),
        )
    )
    return Assumptions(
        rates=rates if settings.interest is None else (settings.interest,) * 3,
        limits={Loan.UNDERGRADUATE: college, Loan.GRADUATE: graduate, Loan.PROFESSIONAL: professional},
        discount=settings.discount,
        horizon=settings.horizon,
        while_studying=settings.while_studying,
    )


def way(careers: Careers, path: Path, settings: Settings, place: str) -> Way:
    """Return a path as somebody goes it. Raises UsageError where the place has no wages of the profession."""
    figures = path.figures
    pay = _pay(careers, path, settings.start, place)
    found = Way(
        steps=_steps(careers, path, settings.degree),
        fees=_middle(figures, Item.EXAM_COST) + _middle(figures, Item.LICENSE_COST),
        pay=pay,
        hours=settings.hours.get(path.id, 40.0),
        debt=settings.debt.get(path.id),
    )
    amount = settings.cost.get(path.id)
    return found if amount is None else at_cost(found, amount)


def _steps(careers: Careers, path: Path, degree: Degree | None) -> tuple[Step, ...]:
    """Return the stretches of a path that lie ahead: college that is behind takes nothing and costs nothing."""
    figures = path.figures
    steps = []
    college = _middle(figures, Item.COLLEGE_YEARS)
    behind = {None: 0, Degree.ASSOCIATE: ASSOCIATE_YEARS, Degree.BACHELOR: college}[degree]
    ahead = max(0.0, college - behind)
    if ahead:
        price = careers.shared[Item.COLLEGE_YEAR].middle
        steps.append(Step(ahead, ahead * price, Loan.UNDERGRADUATE, behind=int(college - ahead)))
    program = _middle(figures, Item.PROGRAM_YEARS)
    if program:
        steps.append(Step(program, _middle(figures, Item.PROGRAM_COST), path.loan))
    training = _middle(figures, Item.TRAINING_YEARS)
    if training:
        steps.append(Step(training, 0.0, Loan.NONE, pay=_middle(figures, Item.TRAINING_PAY), training=True))
    return tuple(steps)


def wages(careers: Careers, path: Path) -> Pay | None:
    """Return the wages of a path, or None where there are none; those of high school are figures of their own."""
    if path.profession is not None:
        return careers.pay.get(path.profession)
    median = path.figures[Item.PAY_MEDIAN]
    p10, p25, middle, p75 = (path.figures[item].middle for item in HIGH_SCHOOL_PAY)
    return Pay(p10, p25, middle, p75, median.as_of, median.sources[0])


def _pay(careers: Careers, path: Path, start: Start, place: str) -> tuple[float, float, float]:
    pay = wages(careers, path)
    if pay is None:
        raise UsageError(f"no wages of '{path.profession}' are published for {place}; leave out the path or the state")
    first = {Start.P10: pay.p10, Start.P25: pay.p25, Start.MEDIAN: pay.median}[start]
    return first, pay.median, pay.p75


def _middle(figures: Mapping[Item, Figure], item: Item) -> float:
    return figures[item].middle if item in figures else 0.0
