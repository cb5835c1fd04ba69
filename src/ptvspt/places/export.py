"""The page of a place, or of several, as typed values for programs, and as lines in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ptvspt.places import law
from ptvspt.places.local import board, regulation
from ptvspt.places.pay import NO_FIGURES, NOT_PUBLISHED, SMALL, Earning, Release, earnings, few
from ptvspt.places.records import Place
from ptvspt.profiles import export, wording
from ptvspt.profiles.records import Catalogue
from ptvspt.results import Grid, bare, envelope

FIGURES = ("median", "mean", "p10", "p25", "p75", "p90", "employment", "jobs_per_1000")
COLUMNS = ("place", "name", "topic", "profession", "attribute", "value", "as_of", "source")
NONE = "none"


def data(catalogue: Catalogue, places: Sequence[Place], tables: Release | None) -> dict[str, Any]:
    """Return the page as JSON values."""
    return envelope(
        catalogue.version,
        places=[
            {
                "place": place.code,
                "name": place.name,
                "direct_access": _access_data(place),
                "compact": _compact_data(place),
                "board": _board_data(place),
                "pay": [_earning_data(one, tables) for one in earnings(catalogue, place, tables)],
            }
            for place in places
        ],
        insurance=law.INSURER,
        regulation=[
            {"profession": one.id, "facts": [export.fact_data(attribute, fact) for fact in found]}
            for one, attribute, found in regulation(catalogue)
        ],
        board=[export.fact_data(attribute, fact) for attribute, found in board(catalogue) for fact in found],
    )


def lines(catalogue: Catalogue, places: Sequence[Place], tables: Release | None) -> Grid:
    """Return the page as lines in words: a statement each."""
    rows: list[tuple[str, ...]] = []
    for place in places:
        head = (place.code, place.name)
        rows += [(*head, *row) for row in _law_rows(place)]
        for one in earnings(catalogue, place, tables):
            rows += [(*head, "pay", one.profession.id, *row) for row in _pay_rows(one, tables)]
        general = [(one.id, attribute, found) for one, attribute, found in regulation(catalogue)]
        for topic, told in (
            ("regulation", general),
            ("board", [("pt", attribute, found) for attribute, found in board(catalogue)]),
        ):
            for id_, attribute, found in told:
                for fact in found:
                    words, source = wording.statement(attribute, fact), export.cited(fact.citations)
                    rows.append((*head, topic, id_, attribute.id, words, fact.as_of or NONE, source or NONE))
    return Grid(COLUMNS, rows)


def _access_data(place: Place) -> dict[str, Any] | None:
    access = place.access
    if access is None:
        return None
    return {
        "level": access.level.value,
        "limits": [{"amount": one.amount, "unit": one.unit.value, "kind": one.kind.value} for one in access.limits],
        "text": law.access_words(access),
        "provisions": access.provisions or None,
        "statute": access.statute or None,
        "as_of": access.as_of,
        "known": access.known.value,
        "known_text": law.sure(access),
        "source": export.source_data(access.source),
    }


def _compact_data(place: Place) -> dict[str, Any] | None:
    compact = place.compact
    if compact is None:
        return None
    return {
        "membership": compact.membership.value,
        "text": law.compact_words(compact),
        "as_of": compact.as_of,
        "known": compact.known.value,
        "source": export.source_data(compact.source),
    }


def _board_data(place: Place) -> dict[str, Any] | None:
    found = place.board
    if found is None:
        return None
    return {
        "name": found.name,
        "url": found.url or None,
        "as_of": found.as_of,
        "known": found.known.value,
        "known_text": law.board_sure(found),
        "source": export.source_data(found.source),
    }


def _earning_data(one: Earning, tables: Release | None) -> dict[str, Any]:
    pay, fact = one.pay, one.national
    source = pay.source if pay else tables.source if tables and one.held else None
    return {
        "profession": one.profession.id,
        "published": pay is not None if one.held else None,
        **{name: getattr(pay, name) if pay else None for name in FIGURES},
        "national_median": fact.value if fact else None,
        "difference": one.by,
        "ratio": None if one.ratio is None else round(one.ratio, 4),
        "not_like_for_like": one.unlike or None,
        "small_numbers": few(pay) if pay else None,
        "as_of": pay.as_of if pay else tables.as_of if tables and one.held else None,
        "source": export.source_data(source) if source else None,
    }


def _law_rows(place: Place) -> Iterator[tuple[str, ...]]:
    access, compact = place.access, place.compact
    proof = (access.as_of, wording.named(access.source)) if access else (NONE, NONE)
    limits = "; ".join(f"{one.amount} {one.unit.value} {one.kind.value}" for one in access.limits) if access else ""
    for attribute, value in (
        ("level", law.level(access).value),
        ("limits", limits or NONE),
        ("in-words", f"{law.access_words(access)} {law.INSURER}"),
        ("provisions", law.provisions(access)),
        ("statute", law.statute(access)),
        ("known", law.sure(access)),
    ):
        yield ("direct-access", "pt", attribute, value, *proof)
    proof = (compact.as_of, wording.named(compact.source)) if compact else (NONE, NONE)
    yield ("compact", "pt", "membership", law.compact_words(compact), *proof)
    yield ("compact", "pt", "known", law.compact_sure(compact), *proof)
    licensing = place.board
    proof = (licensing.as_of, wording.named(licensing.source)) if licensing else (NONE, NONE)
    yield ("board", "pt", "name", law.board_name(licensing), *proof)
    yield ("board", "pt", "address", licensing.url if licensing and licensing.url else NONE, *proof)
    yield ("board", "pt", "known", law.board_sure(licensing), *proof)


def _pay_rows(one: Earning, tables: Release | None) -> Iterator[tuple[str, ...]]:
    pay, fact = one.pay, one.national
    if pay is None:
        if tables is None or not one.held:
            yield ("median", NO_FIGURES, NONE, NONE)
        else:
            yield ("median", NOT_PUBLISHED, tables.as_of, wording.named(tables.source))
        return
    proof = (pay.as_of, wording.named(pay.source))
    for name in FIGURES:
        value = getattr(pay, name)
        yield (name.replace("_", "-"), NOT_PUBLISHED if value is None else bare(value), *proof)
    if one.by is not None and fact is not None and isinstance(fact.value, int | float):
        yield ("national-median", bare(fact.value), fact.as_of or NONE, export.cited(fact.citations) or NONE)
        yield ("difference", bare(one.by), *proof)
        if one.ratio is not None:
            yield ("ratio", f"{one.ratio:.2f}", *proof)
    for note in (one.unlike, SMALL if few(pay) else ""):
        if note:
            yield ("note", note, *proof)
