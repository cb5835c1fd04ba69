"""Career: paths into a profession with what each takes, and what a calculation assumes and finds. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from ptvspt.profiles.records import Certainty, Source, When

HIGH_SCHOOL = "high-school"
"""The path of those who study nothing after high school."""
SHARED = "all"
"""What stands in the place of a path for figures that all paths share."""


class Loan(Enum):
    """Which federal loans a program may be paid with, if any."""

    NONE = "none"
    UNDERGRADUATE = "undergraduate"
    GRADUATE = "graduate"
    PROFESSIONAL = "professional"


class Degree(Enum):
    """A degree that somebody has already."""

    ASSOCIATE = "associate"
    BACHELOR = "bachelor"


class Start(Enum):
    """The percentile of the wages at which work begins."""

    P10 = "p10"
    P25 = "p25"
    MEDIAN = "median"


class Item(Enum):
    """What a figure is of; money in US dollars, a rate in percent."""

    COLLEGE_YEARS = "college-years"
    PROGRAM_YEARS = "program-years"
    PROGRAM_COST = "program-cost"
    TRAINING_YEARS = "training-years"
    TRAINING_PAY = "training-pay"
    EXAM_COST = "exam-cost"
    LICENSE_COST = "license-cost"
    DEBT = "debt"
    PAY_P10 = "pay-p10"
    PAY_P25 = "pay-p25"
    PAY_MEDIAN = "pay-median"
    PAY_P75 = "pay-p75"
    COLLEGE_YEAR = "college-year"
    RATE_UNDERGRADUATE = "rate-undergraduate"
    RATE_GRADUATE = "rate-graduate"
    RATE_PRIVATE = "rate-private"
    DEPENDENT_FIRST = "limit-dependent-first"
    DEPENDENT_SECOND = "limit-dependent-second"
    DEPENDENT_LATER = "limit-dependent-later"
    DEPENDENT_TOTAL = "limit-dependent-total"
    INDEPENDENT_FIRST = "limit-independent-first"
    INDEPENDENT_SECOND = "limit-independent-second"
    INDEPENDENT_LATER = "limit-independent-later"
    INDEPENDENT_TOTAL = "limit-independent-total"
    GRADUATE_YEAR = "limit-graduate-year"
    GRADUATE_TOTAL = "limit-graduate-total"
    PROFESSIONAL_YEAR = "limit-professional-year"
    PROFESSIONAL_TOTAL = "limit-professional-total"


class Figure(NamedTuple):
    """A figure from its lowest to its highest, often the same, with what it rests on."""

    low: float
    high: float
    as_of: When
    sources: tuple[Source, ...]
    certainty: Certainty = Certainty.CONFIRMED
    note: str = ""

    @property
    def middle(self) -> float:
        """What a calculation takes of a range."""
        return (self.low + self.high) / 2


class Path(NamedTuple):
    """A profession and a route into it, or work after high school, which has no profession.

    `short` heads a narrow column; `usual` marks the route that a profession's id alone stands for.
    """

    id: str
    profession: str | None
    name: str
    short: str
    usual: bool
    loan: Loan
    figures: Mapping[Item, Figure]


class Pay(NamedTuple):
    """Yearly wages of a profession in a place; whom they count when that is more than the profession."""

    p10: float
    p25: float
    median: float
    p75: float
    as_of: When
    source: Source
    counts: str = ""


class Careers(NamedTuple):
    """All paths by id, the figures that they share, and the wages by profession in one place."""

    paths: Mapping[str, Path]
    shared: Mapping[Item, Figure]
    pay: Mapping[str, Pay]


class Limits(NamedTuple):
    """What the federal government lends for a first, second and later year of study, and in all."""

    first: float
    second: float
    later: float
    total: float


class Assumptions(NamedTuple):
    """What all paths have in common. Rates are in percent a year.

    `rates` are of federal undergraduate, federal graduate and private loans; `limits` by kind of federal loan.
    """

    rates: tuple[float, float, float]
    limits: Mapping[Loan, Limits]
    discount: float = 3.0
    horizon: int = 20
    while_studying: float = 0.0


class Step(NamedTuple):
    """A stretch of a way into work: its years and cost, with what it is paid, and what is paid in it each year.

    `behind` are years of it that lie behind already: the limits of loans count them. `training` is paid, and no study.
    """

    years: float
    cost: float
    loan: Loan
    pay: float = 0.0
    behind: int = 0
    training: bool = False


class Way(NamedTuple):
    """A path as one person goes it: numbers alone, each of them settable.

    `fees` are paid when work begins, of one's own. `pay` is that of full time in the first years of work, from the
    5th and from the 15th. `debt` is what is owed when work begins, where somebody says so.
    """

    steps: tuple[Step, ...]
    fees: float
    pay: tuple[float, float, float]
    hours: float = 40.0
    debt: float | None = None


class Projection(NamedTuple):
    """What a way comes to, year by year from high school on; `total` is what is left over up to a year's end.

    `owed` is the debt when work begins, `private` the part of it above the federal limits, `monthly` what is
    repaid a month for ten years. `present` is the present value of what is left over at the horizon.
    """

    years: float
    cost: float
    owed: float
    private: float
    monthly: float
    first_pay: float
    median_pay: float
    earned: tuple[float, ...]
    spent: tuple[float, ...]
    repaid: tuple[float, ...]
    left: tuple[float, ...]
    total: tuple[float, ...]
    present: float
