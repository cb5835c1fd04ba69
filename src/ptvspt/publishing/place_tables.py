"""Places as tables: what the law of each says of seeing a therapist, its board, and the PT Compact there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ptvspt.places import law
from ptvspt.places.records import Known, Level, LimitKind, LimitUnit, Membership, Place
from ptvspt.profiles.statistics import NATION, TERRITORIES, Statistics
from ptvspt.publishing.tables import Table, date, link, must, text, whole, word, year
from ptvspt.results import Cell, dated
from ptvspt.results import year as year_of

KINDS = ("nation", "state", "district", "territory")
DISTRICT = "DC"
NOTHING = (None, None, None, None)
"""What stands where nothing is known of the compact."""


def tables(places: Mapping[str, Place], statistics: Statistics) -> Iterator[Table]:
    """Yield the tables of places; the statistics may know more of them."""
    yield _places(places, statistics)
    yield _access(places)
    yield _limits(places)
    yield _boards(places)


def _places(places: Mapping[str, Place], statistics: Statistics) -> Table:
    rows: list[tuple[Cell, ...]] = [(NATION, "United States", "nation", *NOTHING)]
    for code, one in places.items():
        kind = "territory" if code in TERRITORIES else "district" if code == DISTRICT else "state"
        compact = one.compact
        proof: tuple[Cell, ...] = NOTHING
        if compact:
            proof = (compact.membership.value, dated(compact.as_of), compact.known.value, compact.source.id)
        rows.append((code, one.name, kind, *proof))
    others = {place for place, *_ in statistics.wages} - {NATION, *places}
    rows += [(code, statistics.places.get(code, code), "state", *NOTHING) for code in sorted(others)]
    return Table(
        name="places",
        about="The nation, the states, the District of Columbia and territories, and the PT Compact in each.",
        fields=(
            must("code", "The postal code; US is the nation"),
            must("name", "The name"),
            word("kind", "What it is", KINDS),
            word("compact", "Where it stands in the PT Compact", Membership, required=False),
            date("compact_as_of", "The date that this speaks of"),
            word("compact_known", "How surely it is known: read, in part or by others, or not", Known, required=False),
            text("compact_source", "The source of it"),
        ),
        key=("code",),
        links=(link("compact_source", "sources"),),
        rows=rows,
    )


def _access(places: Mapping[str, Place]) -> Table:
    return Table(
        name="direct-access",
        about="How far a person may see a physical therapist without a referral, in each place.",
        fields=(
            must("place", "The place"),
            word("level", "The level of direct access", Level),
            must("text", "What holds, in words; it is no legal advice"),
            text("provisions", "Conditions that the law sets"),
            text("statute", "The law"),
            date("as_of", "The date that it speaks of"),
            year("The year that it speaks of"),
            word("known", "How surely it is known: the law was read, in part or by others, or not", Known),
            must("source", "The source of it"),
        ),
        key=("place",),
        links=(link("place", "places", "code"), link("source", "sources")),
        rows=[
            (
                *(code, one.level.value, law.access_words(one), one.provisions or None, one.statute or None),
                *(dated(one.as_of), year_of(one.as_of), one.known.value, one.source.id),
            )
            for code, place in places.items()
            if (one := place.access)
        ],
    )


def _limits(places: Mapping[str, Place]) -> Table:
    return Table(
        name="limits",
        about="The limits of direct access in each place: an amount, and what happens then.",
        fields=(
            must("place", "The place"),
            whole("n", "The place of the limit among those of the law, from 1", required=True),
            whole("amount", "How many days or visits", required=True),
            word("unit", "What is counted", LimitUnit),
            word("kind", "What happens at the limit", LimitKind),
        ),
        key=("place", "n"),
        links=(link("place", "direct-access", "place"),),
        rows=[
            (code, n, limit.amount, limit.unit.value, limit.kind.value)
            for code, place in places.items()
            for n, limit in enumerate(place.access.limits if place.access else (), start=1)
        ],
    )


def _boards(places: Mapping[str, Place]) -> Table:
    return Table(
        name="boards",
        about="Who licenses physical therapists in each place.",
        fields=(
            must("place", "The place"),
            must("name", "The board, by its own name"),
            text("url", "Its address; empty where none is known"),
            date("as_of", "The date that this speaks of"),
            year("The year that this speaks of"),
            word("known", "How surely it is known: read, in part or by others, or not", Known),
            must("source", "The source of it"),
        ),
        key=("place",),
        links=(link("place", "places", "code"), link("source", "sources")),
        rows=[
            (code, one.name, one.url or None, dated(one.as_of), year_of(one.as_of), one.known.value, one.source.id)
            for code, place in places.items()
            if (one := place.board)
        ],
    )
