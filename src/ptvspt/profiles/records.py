"""The records: professions, sections, facts and sources. Values only; nothing here reads or writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple, NewType, TypeAlias


class Kind(Enum):
    """What sort of value an attribute takes."""

    TEXT = "text"
    LIST = "list"
    NUMBER = "number"
    RANGE = "range"
    PERMISSION = "permission"
    BREAKDOWN = "breakdown"
    DISTRIBUTION = "distribution"
    CREDENTIALS = "credentials"
    LINKS = "links"


class Unit(Enum):
    """The unit of a number; money is whole US dollars."""

    USD = "usd"
    USD_PER_YEAR = "usd-per-year"
    PERCENT = "percent"
    YEARS = "years"
    PEOPLE = "people"
    JOBS = "jobs"
    ZONE = "zone"


class Permission(Enum):
    """Whether a profession may do something. DEPENDS always comes with a note that says on what."""

    YES = "yes"
    NO = "no"
    DEPENDS = "depends"


class Missing(Enum):
    """A written answer that is no value."""

    UNKNOWN = "unknown"
    DOES_NOT_APPLY = "does not apply"
    NOT_PUBLISHED = "not published"


class Certainty(Enum):
    """How surely a fact is known."""

    CONFIRMED = "confirmed"
    SECONDARY = "secondary"
    PARTLY = "partly"
    WEAK = "weak"
    OPINION = "opinion"
    UNVERIFIED = "unverified-claim"


class Shelf(Enum):
    """How long a fact of an attribute stays fresh (see checks)."""

    WAGES = "wages"
    PROJECTIONS = "projections"
    LAW = "law"
    GENERAL = "general"
    NEVER = "never"


class Grade(Enum):
    """How much a publisher's word weighs."""

    OFFICIAL = "official"
    PROFESSIONAL = "professional"
    INSTITUTION = "institution"
    PRESS = "press"
    COMMERCIAL = "commercial"


class SourceKind(Enum):
    """What sort of publication a source is."""

    STATISTICS = "statistics"
    LAW = "law"
    STUDY = "study"
    GUIDELINE = "guideline"
    ORGANIZATION = "organization"
    PRESS = "press"
    COMMERCIAL = "commercial"


Date = NewType("Date", str)
"""A date of year, month or day precision: 2026, 2026-11 or 2026-11-23."""
When = NewType("When", str)
"""A date, or the word "undated"."""
Checked = NewType("Checked", str)
"""A date, or the word "never": nobody has read it."""
Items: TypeAlias = tuple[str, ...]
"""The value of a list: short items in the order in which they are shown."""
Range: TypeAlias = tuple[float, float]
"""The value of a range: lowest and highest, the same number twice when there is one."""
Breakdown: TypeAlias = Mapping[str, float]
"""Numbers by label, in the order in which they are shown."""
Distribution: TypeAlias = Mapping[str, float]
"""Wages by percentile name (p10, p25, median, p75, p90), mean and employment; a withheld one is absent."""
Credential: TypeAlias = Mapping[str, str]
"""One certificate: what is known among CREDENTIAL_FIELDS."""
Links: TypeAlias = Mapping[str, str]
"""Addresses by name."""

PERCENTILES = ("p10", "p25", "median", "p75", "p90")
DISTRIBUTION_FIELDS = ("p10", "p25", "median", "p75", "p90", "mean", "employment")
CREDENTIAL_FIELDS = (
    "name",
    "body",
    "accredited",
    "prerequisites",
    "exam-fee",
    "study-material",
    "pass-rate",
    "renewal",
)

Value: TypeAlias = str | int | float | Items | Range | Permission | Mapping[str, float] | Mapping[str, str] | Missing


class Publisher(NamedTuple):
    """Who publishes: a name, its grade, and the abbreviation by which readers know it."""

    name: str
    grade: Grade
    short: str | None = None


class Source(NamedTuple):
    """Something that is cited: when it was issued, or what date it speaks of, and when somebody read it.

    `url` is the address of the original, or the word "unknown" where none is known. `read_in` names the copy, the
    record or the part that was read where it was not the original. `grade` and `short` are the publisher's.
    """

    id: str
    title: str
    publisher: str
    url: str
    kind: SourceKind
    issued: When
    checked: Checked
    grade: Grade
    short: str | None = None
    read_in: str | None = None

    @property
    def address(self) -> str | None:
        """The address, or None where none is known."""
        return None if self.url == "unknown" else self.url

    @property
    def read_on(self) -> Date | None:
        """The day on which somebody read it, or None when nobody has."""
        return None if self.checked == "never" else Date(self.checked)


class Citation(NamedTuple):
    """A source and where in it."""

    source: Source
    locator: str | None = None


class Fact(NamedTuple):
    """One statement about one attribute of one profession.

    `as_of` is the date that the statement speaks of, or None when the value is missing.
    `population` says whom a figure counts when it is more or fewer than the profession itself.
    `brief` is the value in at most 50 characters, true by itself, for the brief level. `article` lists the
    statements of the seed article that this fact answers.
    """

    value: Value
    brief: str | None = None
    note: str | None = None
    population: str | None = None
    certainty: Certainty = Certainty.CONFIRMED
    as_of: When | None = None
    citations: tuple[Citation, ...] = ()
    article: tuple[str, ...] = ()


class Attribute(NamedTuple):
    """A row of a comparison. `key` marks the rows of the brief level, `quick` those of the quick view."""

    id: str
    label: str
    kind: Kind
    unit: Unit | None = None
    renew: Shelf = Shelf.GENERAL
    key: bool = False
    quick: bool = False


class Section(NamedTuple):
    """A part of each profile."""

    id: str
    title: str
    attributes: tuple[Attribute, ...]


class Profession(NamedTuple):
    """A profile. `facts` holds, by section id and attribute id, one fact or several.

    `order` is its place among all profiles, from 0: a reader finds it in the same colour everywhere.
    """

    id: str
    name: str
    summary: str
    aliases: tuple[str, ...]
    codes: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, Mapping[str, tuple[Fact, ...]]]
    order: int = 0

    def about(self, section: Section, attribute: Attribute) -> tuple[Fact, ...]:
        """Return the facts of an attribute; an attribute without an answer is unknown."""
        return self.facts.get(section.id, {}).get(attribute.id, (Fact(value=Missing.UNKNOWN),))


class Catalogue(NamedTuple):
    """Sections, sources, publishers and professions together; each mapping is by id or name, in the file's order.

    It may hold only some of the professions of the data, and then only the sources that they cite and who published
    these.
    """

    version: str
    sections: Mapping[str, Section]
    sources: Mapping[str, Source]
    publishers: Mapping[str, Publisher]
    professions: Mapping[str, Profession]

    def statements(self) -> Iterator[tuple[Profession, Section, Attribute, Fact]]:
        """Yield every fact with where it belongs, in the order of the data."""
        for profession in self.professions.values():
            for section in self.sections.values():
                for attribute in section.attributes:
                    for fact in profession.about(section, attribute):
                        yield profession, section, attribute, fact
