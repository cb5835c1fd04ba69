"""What `ptvspt check` holds of places: a list of named checks over them, each a function of values.

Closed lists, sources that resolve and rows that stand twice are the loader's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ptvspt.places.pay import national
from ptvspt.places.records import Access, Board, Compact, Level, LimitKind, Place
from ptvspt.profiles.checks import UNREAD
from ptvspt.profiles.findings import Finding, Severity
from ptvspt.profiles.freshness import RELEASED, SHELF_MONTHS, months_old
from ptvspt.profiles.grades import AUTHORITIES
from ptvspt.profiles.records import PERCENTILES, Catalogue, Shelf, Source
from ptvspt.profiles.statistics import TERRITORIES, Wage
from ptvspt.profiles.talk import complaint, heard

STATES = """
AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO
MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY
"""
JURISDICTIONS = frozenset(STATES.split())
"""The fifty states and DC; territories may stand beside them."""
APART = 0.01
"""How far the sum of the states' jobs may be from the national figure, which BLS rounds."""


class PlaceCheck(NamedTuple):
    """A named rule. `find` gets the places, the catalogue and today's date (YYYY-MM-DD)."""

    name: str
    severity: Severity
    find: Callable[[Mapping[str, Place], Catalogue, str], Iterator[Finding]]


def run(places: Mapping[str, Place], catalogue: Catalogue, today: str) -> list[tuple[PlaceCheck, Finding]]:
    """Return everything that every check finds, at the key of a row (`TX`, `TX.access`, `TX.pt`)."""
    return [(check, finding) for check in CHECKS for finding in check.find(places, catalogue, today)]


def sources(places: Mapping[str, Place]) -> set[str]:
    """Return the ids of the sources that places cite."""
    return {source.id for _, source, _, _ in _cited(places)}


def _cited(places: Mapping[str, Place]) -> Iterator[tuple[str, Source, str, Shelf]]:
    """Yield each row's key, its source, its date and its shelf life."""
    for code, place in places.items():
        rows: list[tuple[str, Access | Compact | Board | Wage | None, Shelf]] = [
            ("access", place.access, Shelf.LAW),
            ("compact", place.compact, Shelf.LAW),
            ("board", place.board, Shelf.LAW),
            *((id_, pay, Shelf.WAGES) for id_, pay in place.pay.items()),
        ]
        for name, row, shelf in rows:
            if row is not None:
                yield f"{code}.{name}", row.source, row.as_of, shelf


def missing_places(places: Mapping[str, Place], _catalogue: Catalogue, _today: str) -> Iterator[Finding]:
    """Find jurisdictions that are not there, or lack a row of a table; that of boards need not be there at all."""
    boards = any(place.board for place in places.values())
    for code in sorted(JURISDICTIONS - places.keys()):
        yield Finding("", f"the place {code} is missing; add it to places.csv")
    for code, place in places.items():
        if code not in JURISDICTIONS | TERRITORIES:
            yield Finding(code, f"'{code}' is no state, DC or territory; correct the code")
        for name, row in (("direct-access.csv", place.access), ("compact.csv", place.compact)):
            if row is None:
                yield Finding(code, f"{code} has no row in {name}; add one, with the level or membership unknown")
        if boards and place.board is None:
            yield Finding(code, f"{code} has no row in boards.csv; add one, with the name of who licenses there")
        if code in JURISDICTIONS and not place.pay:
            yield Finding(code, f"{code} has no row in wages.csv; add its wages")


def disordered_wages(places: Mapping[str, Place], _catalogue: Catalogue, _today: str) -> Iterator[Finding]:
    """Find percentiles that do not ascend."""
    for code, place in places.items():
        for id_, pay in place.pay.items():
            values = [value for name in PERCENTILES if (value := getattr(pay, name)) is not None]
            if values != sorted(values):
                yield Finding(f"{code}.{id_}", "the percentiles do not ascend; compare with the source")


def impossible_limits(places: Mapping[str, Place], _catalogue: Catalogue, _today: str) -> Iterator[Finding]:
    """Find limits of nothing, and the same limit twice."""
    for code, place in places.items():
        limits = place.access.limits if place.access else ()
        kinds = [(limit.unit, limit.kind) for limit in limits]
        if any(limit.amount < 1 for limit in limits):
            yield Finding(f"{code}.access", "a limit must be 1 or more")
        if len(set(kinds)) < len(kinds):
            yield Finding(f"{code}.access", "the same kind of limit stands twice")
        hard = any(limit.kind is LimitKind.HARD_STOP for limit in limits)
        if place.access and hard and place.access.level is not Level.WITH_PROVISIONS:
            yield Finding(
                f"{code}.access", f"a place with a hard stop is with-provisions, not {place.access.level.value}"
            )


def unlike_sums(places: Mapping[str, Place], catalogue: Catalogue, _today: str) -> Iterator[Finding]:
    """Find professions whose jobs, where no state withholds them, do not add up to the national figure."""
    for profession in catalogue.professions.values():
        fact = national(catalogue, profession, "employment")
        pays = [place.pay.get(profession.id) for code, place in places.items() if code in JURISDICTIONS]
        counts = [pay.employment for pay in pays if pay is not None and pay.employment is not None]
        dates = {pay.as_of for pay in pays if pay is not None}
        complete = len(counts) == len(JURISDICTIONS)
        if fact is None or not complete or not isinstance(fact.value, int | float) or dates != {fact.as_of}:
            continue
        if abs(sum(counts) - fact.value) > APART * fact.value:
            key = next(f"{code}.{profession.id}" for code in places if code in JURISDICTIONS)
            message = f"the states' jobs of {profession.id} add up to {sum(counts)}, the US has {fact.value:g}"
            yield Finding(key, message)


def future_dates(places: Mapping[str, Place], _catalogue: Catalogue, today: str) -> Iterator[Finding]:
    """Find dates after today."""
    for key, _, date, _ in _cited(places):
        if date != "undated" and date > today[: len(date)]:
            yield Finding(key, f"as_of {date} lies in the future; correct the date")


def stale_rows(places: Mapping[str, Place], _catalogue: Catalogue, today: str) -> Iterator[Finding]:
    """Find rows past the shelf life of wages or law; wages age from their release, law from when it was read."""
    for key, source, date, shelf in _cited(places):
        dated = [str(one) for one in (date, source.issued) if one != "undated"]
        read = [source.read_on] if source.read_on else []
        dates = (dated or read) if shelf in RELEASED else (read or dated)
        if not dates:
            yield Finding(key, UNREAD)
        elif (age := min(months_old(one, today) for one in dates)) > SHELF_MONTHS[shelf]:
            message = f"{age} months old, and {shelf.value} keeps {SHELF_MONTHS[shelf]}; check the source again"
            yield Finding(key, message)


def weak_sources(places: Mapping[str, Place], _catalogue: Catalogue, _today: str) -> Iterator[Finding]:
    """Find rows that no official or professional source answers for."""
    for key, source, _, _ in _cited(places):
        if source.grade not in AUTHORITIES:
            yield Finding(key, f"rests on a source of grade {source.grade.value}; cite an official or professional one")


def research_talk(places: Mapping[str, Place], _catalogue: Catalogue, _today: str) -> Iterator[Finding]:
    """Find words of the person who did the research in what a reader sees."""
    for code, place in places.items():
        words = place.access and (heard(place.access.provisions) or heard(place.access.statute))
        if words:
            yield Finding(f"{code}.access", complaint(words))
        if place.board and (words := heard(place.board.name)):
            yield Finding(f"{code}.board", complaint(words))


CHECKS = (
    PlaceCheck("places", Severity.ERROR, missing_places),
    PlaceCheck("place-percentiles", Severity.ERROR, disordered_wages),
    PlaceCheck("place-limits", Severity.ERROR, impossible_limits),
    PlaceCheck("place-sums", Severity.ERROR, unlike_sums),
    PlaceCheck("place-dates", Severity.ERROR, future_dates),
    PlaceCheck("place-fresh", Severity.WARNING, stale_rows),
    PlaceCheck("place-grade", Severity.WARNING, weak_sources),
    PlaceCheck("place-talk", Severity.WARNING, research_talk),
)
