"""Criteria: what an answer says for a profession, against it, or rules it out, and by which fact. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from ptvspt.interview.conditions import All, Condition
from ptvspt.interview.records import Interview, Outcome, Question, Rule
from ptvspt.profiles.records import Citation

VALUE = "value"
"""The blank for the fact or figure that a criterion looks at."""


class Amount(Enum):
    """A figure of a path: years of study and their cost from now on, and the median pay where somebody lives."""

    YEARS = "years"
    COST = "cost"
    PAY = "pay"


class Side(NamedTuple):
    """Which professions a criterion speaks for, against, or rules out, and what it says of them.

    They are listed, or those whose fact has one of some words, or whose number is in bounds: `least` and `most`
    count, `above` and `below` do not.
    """

    text: str
    professions: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    above: float | None = None
    below: float | None = None

    @property
    def bounded(self) -> bool:
        """Whether a number decides."""
        return (self.least, self.most, self.above, self.below) != (None, None, None, None)


class Criterion(NamedTuple):
    """When it holds, it speaks for some professions and against others, or rules some out.

    What it looks at is a fact of the profile (`section.attribute`, of a breakdown the sum of some `labels`), a
    figure of the path, or how well an interest fits by O*NET, from 1 to 7. A wish counts its `weight`.
    """

    id: str
    when: Condition
    fact: str | None = None
    labels: tuple[str, ...] = ()
    amount: Amount | None = None
    interest: str | None = None
    weight: int = 1
    supports: Side | None = None
    opposes: Side | None = None
    excludes: Side | None = None
    citations: tuple[Citation, ...] = ()

    @property
    def sides(self) -> tuple[Side, ...]:
        """What it may say."""
        return tuple(one for one in (self.supports, self.opposes, self.excludes) if one is not None)


class Fitting(NamedTuple):
    """Questions about what somebody wants of a career, and the criteria that hold professions against the answers.

    `interview` has the questions alone. `limits` say what it is not, `look` where to look next, by name and address,
    and `ask` what to ask of a program.
    """

    interview: Interview
    criteria: Mapping[str, Criterion]
    limits: tuple[str, ...]
    look: Mapping[str, str]
    ask: tuple[str, ...]


def questions_alone(
    head: tuple[str, str, str, str], opening: tuple[str, ...], questions: Mapping[str, Question]
) -> Interview:
    """Return questions as an interview with one outcome, so that it can be held as any other is."""
    id_, title, version, sure = head
    outcome = Outcome(id="fit", label=title, urgency="", summary="", steps=())
    return Interview(
        id=id_,
        title=title,
        version=version,
        opening=opening,
        questions=questions,
        outcomes={outcome.id: outcome},
        rules=(Rule(id="fit", when=All(()), outcome=outcome.id, because="", citations=()),),
        notes=(),
        choices=(),
        warnings=(),
        note=(),
        sure=sure,
        limits=(),
    )
