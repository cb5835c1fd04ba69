"""The page of a place, or of several, as typed rows: a column holds one type, and what is not there is empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ptvspt.places import law
from ptvspt.places.local import board, regulation
from ptvspt.places.pay import NOT_HELD, SMALL, Earning, Release, earnings, few, status
from ptvspt.places.records import Access, Board, Compact, Level, Membership, Place
from ptvspt.profiles import wording
from ptvspt.profiles.records import Catalogue, Missing, Unit
from ptvspt.profiles.rows import GIVEN, STATUS, ids
from ptvspt.profiles.rows import status as answered
from ptvspt.profiles.statistics import PAID
from ptvspt.results import Cell, Grid, dated, flat

COLUMNS = (
    *("place", "name", "topic", "profession", "attribute", "value", "number", "unit"),
    *("status", "as_of", "sources"),
)
UNKNOWN = STATUS[Missing.UNKNOWN]


def grid(catalogue: Catalogue, places: Sequence[Place], tables: Release | None) -> Grid:
    """Return the page as typed rows: a statement or a figure each; `status` says why one is not there."""
    found = []
    for place in places:
        told: list[tuple[Cell, ...]] = [*_law(place)]
        for one in earnings(catalogue, place, tables):
            told += [("pay", one.profession.id, *row) for row in _pay(one, tables)]
        general = [("regulation", one.id, attribute, facts) for one, attribute, facts in regulation(catalogue)]
        general += [("board", "pt", attribute, facts) for attribute, facts in board(catalogue)]
        for topic, id_, attribute, facts in general:
            for fact in facts:
                words = None if isinstance(fact.value, Missing) else wording.statement(attribute, fact)
                proof = (dated(fact.as_of), ids(fact.citations))
                told.append((topic, id_, attribute.id, words, None, None, answered(fact), *proof))
        found += [flat(place.code, place.name, *row) for row in told]
    return Grid(COLUMNS, found)


def _law(place: Place) -> Iterator[tuple[Cell, ...]]:
    """Yield what the law says, each with whether it is known."""
    access, compact = place.access, place.compact
    proof = _proof(access)

    def told(attribute: str, value: str | None) -> tuple[Cell, ...]:
        return ("direct-access", "pt", attribute, value, None, None, GIVEN if value else UNKNOWN, *proof)

    yield told("level", access.level.value if access and law.level(access) is not Level.UNKNOWN else None)
    for limit in access.limits if access else ():
        words = f"{limit.amount} {limit.unit.value}"
        yield ("direct-access", "pt", limit.kind.value, words, limit.amount, limit.unit.value, GIVEN, *proof)
    yield told("in-words", f"{law.access_words(access)} {law.INSURER}")
    yield told("provisions", access.provisions if access else None)
    yield told("statute", access.statute if access else None)
    yield told("known", law.known(access).value)
    member = compact.membership if compact and compact.membership is not Membership.UNKNOWN else None
    for attribute, value in (
        ("membership", member and member.value),
        ("in-words", law.compact_words(compact)),
        ("known", law.known(compact).value),
    ):
        yield ("compact", "pt", attribute, value, None, None, GIVEN if value else UNKNOWN, *_proof(compact))
    licensing = place.board
    for attribute, value in (
        ("name", licensing and licensing.name),
        ("address", licensing and licensing.url),
        ("known", law.known(licensing).value),
    ):
        yield ("board", "pt", attribute, value or None, None, None, GIVEN if value else UNKNOWN, *_proof(licensing))


def _proof(row: Access | Board | Compact | None) -> tuple[Cell, Cell]:
    return (dated(row.as_of), row.source.id) if row else (None, None)


def _pay(one: Earning, tables: Release | None) -> Iterator[tuple[Cell, ...]]:
    """Yield every figure of a profession; one row where there is none."""
    pay, fact = one.pay, one.national
    if pay is None:
        held = tables is not None and one.held
        proof = (tables.as_of, tables.source.id) if tables and held else (None, None)
        reason = STATUS[Missing.NOT_PUBLISHED] if held else NOT_HELD
        yield ("median", None, None, Unit.USD_PER_YEAR.value, reason, *proof)
        return
    proof = (pay.as_of, pay.source.id)
    units = {"employment": Unit.JOBS.value, "jobs_per_1000": None}
    for name in PAID:
        unit = units.get(name, Unit.USD_PER_YEAR.value)
        yield (name.replace("_", "-"), None, getattr(pay, name), unit, status(pay, name), *proof)
    if one.by is not None and fact is not None and isinstance(fact.value, int | float):
        money = Unit.USD_PER_YEAR.value
        yield ("national-median", None, fact.value, money, GIVEN, dated(fact.as_of), ids(fact.citations))
        yield ("difference", None, one.by, money, GIVEN, *proof)
        if one.ratio is not None:
            yield ("ratio", None, round(one.ratio, 4), None, GIVEN, *proof)
    for note in (one.unlike, SMALL if few(pay) else ""):
        if note:
            yield ("note", note, None, None, GIVEN, *proof)
