"""Ways to be drawn, and the figures of Ohio that the worked example of docs/career.md begins with."""

from __future__ import annotations

from hypothesis import strategies as st

from ptvspt.career.records import Assumptions, Limits, Loan, Step, Way

LIMITS = {
    Loan.UNDERGRADUATE: Limits(5500, 6500, 7500, 31000),
    Loan.GRADUATE: Limits(20500, 20500, 20500, 100000),
    Loan.PROFESSIONAL: Limits(50000, 50000, 50000, 200000),
}
SHARED = Assumptions(rates=(6.52, 8.07, 9.07), limits=LIMITS)
FREE = SHARED._replace(rates=(0.0, 0.0, 0.0), discount=0.0)
COLLEGE = Step(4, 47_800, Loan.UNDERGRADUATE)
ASSISTANT = Way((Step(2, 8_980, Loan.UNDERGRADUATE),), 768, (59_550, 63_820, 75_600))
THERAPIST = Way((COLLEGE, Step(3, 90_491, Loan.PROFESSIONAL)), 860, (84_590, 103_050, 113_260))
TRAINER = Way((Step(0.375, 810, Loan.NONE),), 467, (28_830, 36_370, 49_220))
ATHLETIC_TRAINER = Way((COLLEGE, Step(2, 39_547, Loan.PROFESSIONAL)), 430, (55_960, 61_420, 65_920))

MONEY = st.integers(0, 300_000).map(float)
YEARS = st.sampled_from([0.25, 0.375, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0])
STEPS = st.lists(
    st.builds(Step, YEARS, MONEY, st.sampled_from(Loan), st.just(0.0), st.integers(0, 2), st.just(False)), max_size=3
).map(tuple)
WAYS = st.builds(
    Way,
    STEPS,
    st.integers(0, 2_000).map(float),
    st.tuples(MONEY, MONEY, MONEY),
    st.sampled_from([10.0, 25.0, 40.0]),
    st.none() | MONEY,
)
RATES = st.sampled_from([0.0, 0.5, 3.0, 6.52, 9.07, 15.0])
ASSUMPTIONS = st.builds(
    Assumptions,
    st.tuples(RATES, RATES, RATES),
    st.just(LIMITS),
    RATES,
    st.integers(1, 50),
    st.sampled_from([0.0, 9_000.0]),
)
