"""Places: the fifty states, DC and the territories, and what holds and is paid in each."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from ptvspt.profiles.records import Source, When

if TYPE_CHECKING:
    from ptvspt.profiles.statistics import Wage


class Level(Enum):
    """How far a person may see a physical therapist without a referral."""

    UNRESTRICTED = "unrestricted"
    WITH_PROVISIONS = "with-provisions"
    REFERRAL_REQUIRED = "referral-required"
    UNKNOWN = "unknown"


class LimitKind(Enum):
    """What happens at a limit: care stops without a referral, only when it does not help, or somebody is consulted."""

    HARD_STOP = "hard-stop"
    NOT_IMPROVING = "not-improving"
    CONSULTATION = "consultation"


class LimitUnit(Enum):
    """What a limit counts."""

    DAYS = "days"
    BUSINESS_DAYS = "business-days"
    VISITS = "visits"


class Known(Enum):
    """How surely a row is known: its source was read, only part of it or someone else's page, or nothing."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Membership(Enum):
    """Where a place stands in the PT Compact."""

    ISSUING = "issuing"
    ENACTED = "enacted"
    NOT_NAMED = "not-named"
    UNKNOWN = "unknown"


class By(Enum):
    """The figure of the wages by which places are put in order."""

    MEDIAN = "median"
    P10 = "p10"
    P90 = "p90"
    MEAN = "mean"


class Limit(NamedTuple):
    """An amount of days or visits and what happens then."""

    amount: int
    unit: LimitUnit
    kind: LimitKind


class Access(NamedTuple):
    """Direct access to a physical therapist in a place."""

    level: Level
    limits: tuple[Limit, ...]
    provisions: str
    statute: str
    as_of: When
    source: Source
    known: Known


class Compact(NamedTuple):
    """The PT Compact in a place."""

    membership: Membership
    as_of: When
    source: Source
    known: Known


class Board(NamedTuple):
    """Who licenses physical therapists in a place, by its own name; `url` is empty where no address is known."""

    name: str
    url: str
    as_of: When
    source: Source
    known: Known


class Place(NamedTuple):
    """A jurisdiction: its postal code in capitals, its name, and what is known of it.

    `pay` is by profession id; a profession that is missing has nothing published there.
    """

    code: str
    name: str
    access: Access | None
    compact: Compact | None
    pay: Mapping[str, Wage]
    board: Board | None = None
