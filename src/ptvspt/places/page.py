"""The page of a place, or of several side by side: a document for people, a typed result, rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ptvspt.document.tree import Block, Cell, Document, Heading, Line, Paragraph, Table
from ptvspt.places import law
from ptvspt.places.law import Earning, Release
from ptvspt.places.records import Pay, Place
from ptvspt.profiles import export, wording
from ptvspt.profiles.citing import References
from ptvspt.profiles.page import DISCLAIMER, text_cell
from ptvspt.profiles.records import Attribute, Catalogue, Fact, Missing, Profession, Section
from ptvspt.profiles.statements import brief_cell as facts_cell
from ptvspt.results import Grid, envelope

FIGURES = ("median", "mean", "p10", "p25", "p75", "p90", "employment", "jobs_per_1000")
COLUMNS = ("place", "name", "topic", "profession", "attribute", "value", "as_of", "source")
NONE = "none"
NOT_HELD = "not held here"
PUBLISHED = wording.MISSING[Missing.NOT_PUBLISHED]


def document(catalogue: Catalogue, places: Sequence[Place], tables: Release | None) -> Document:
    """Return the page: direct access, the compact, pay, regulation, the board."""
    references = References()
    names = tuple(place.name for place in places)
    blocks: list[Block] = [
        Heading(2, "Physical therapy without a referral"),
        Table(("Physical therapy without a referral", *names), _access(places, references)),
        Paragraph((law.INSURER,)),
        Heading(2, "Pay"),
        Table(("Pay", *names), _pay(catalogue, places, tables, references)),
    ]
    rows = [
        (text_cell(one.name), facts_cell(attribute, found, references)) for one, attribute, found in _law(catalogue)
    ]
    if rows:
        blocks += [Heading(2, "Regulation"), Table(("Regulation", "Across the states"), tuple(rows))]
    for attribute, found in _board(catalogue):
        board = Table(
            ("The state board", "Where to look"),
            ((text_cell("Physical therapy"), facts_cell(attribute, found, references)),),
        )
        blocks += [Heading(2, "The state board"), board]
    blocks += [*references.bibliography(), Paragraph((DISCLAIMER,))]
    return Document(" and ".join(names), tuple(blocks))


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
                "pay": [_earning_data(one, tables) for one in law.earnings(catalogue, place, tables)],
            }
            for place in places
        ],
        insurance=law.INSURER,
        regulation=[
            {"profession": one.id, "facts": [export.fact_data(attribute, fact) for fact in found]}
            for one, attribute, found in _law(catalogue)
        ],
        board=[export.fact_data(attribute, fact) for attribute, found in _board(catalogue) for fact in found],
    )


def grid(catalogue: Catalogue, places: Sequence[Place], tables: Release | None) -> Grid:
    """Return the page as rows: a statement each."""
    rows: list[tuple[str, ...]] = []
    for place in places:
        head = (place.code, place.name)
        rows += [(*head, *row) for row in _law_rows(place)]
        for one in law.earnings(catalogue, place, tables):
            rows += [(*head, "pay", one.profession.id, *row) for row in _pay_rows(one, tables)]
        general = [(one.id, attribute, found) for one, attribute, found in _law(catalogue)]
        for topic, told in (
            ("regulation", general),
            ("board", [("pt", attribute, found) for attribute, found in _board(catalogue)]),
        ):
            for id_, attribute, found in told:
                for fact in found:
                    words, source = wording.statement(attribute, fact), export.cited(fact.citations)
                    rows.append((*head, topic, id_, attribute.id, words, fact.as_of or NONE, source or NONE))
    return Grid(COLUMNS, rows)


def _access(places: Sequence[Place], references: References) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows on direct access and the compact."""
    words, statutes, compact, compact_sure = [], [], [], []
    for place in places:
        access = place.access
        mark = (" ", references.to(access.source)) if access else ()
        words.append((Line((law.access_words(access), *mark)),))
        statutes.append(text_cell(access.statute if access and access.statute else "not named"))
        joined = place.compact
        mark = (f" ({wording.when(joined.as_of)}) ", references.to(joined.source)) if joined else ()
        compact.append((Line((law.compact_words(joined), *mark)),))
        compact_sure.append(text_cell(law.compact_sure(joined)))
    return (
        (text_cell("In short"), *words),
        (text_cell("Provisions"), *(text_cell(law.provisions(place.access)) for place in places)),
        (text_cell("Law"), *statutes),
        (
            text_cell("As of"),
            *(text_cell(wording.when(place.access.as_of) if place.access else NONE) for place in places),
        ),
        (text_cell("How surely known"), *(text_cell(law.sure(place.access)) for place in places)),
        (text_cell("PT Compact"), *compact),
        (text_cell("How surely the compact is known"), *compact_sure),
    )


def _pay(
    catalogue: Catalogue, places: Sequence[Place], tables: Release | None, references: References
) -> tuple[tuple[Cell, ...], ...]:
    columns = [law.earnings(catalogue, place, tables) for place in places]
    rows = []
    for found in zip(*columns, strict=True):
        head = [Line((found[0].profession.name,))]
        fact = found[0].national
        if fact is not None and isinstance(fact.value, int | float):
            words = f"US median {wording.money(fact.value)} ({wording.when(fact.as_of)})"
            head.append(
                Line((words, *(part for mark in references.cite(fact.citations) for part in (" ", mark))), aside=True)
            )
            head += [Line((f"Counts {fact.population}.",), aside=True)] if fact.population else []
        rows.append((tuple(head), *(_earning(one, tables, references) for one in found)))
    return tuple(rows)


def _earning(one: Earning, tables: Release | None, references: References) -> Cell:
    pay = one.pay
    if pay is None:
        if tables is None or not one.held:
            return text_cell(NOT_HELD)
        return (Line((f"{PUBLISHED} ({wording.when(tables.as_of)}) ", references.to(tables.source))),)
    median = f"Median {PUBLISHED}" if pay.median is None else f"Median {wording.money(pay.median)} a year"
    return (
        Line((f"{median} ({wording.when(pay.as_of)}) ", references.to(pay.source))),
        *(Line((words,), aside=True) for words in _beside(one, pay)),
    )


def _beside(one: Earning, pay: Pay) -> Iterator[str]:
    """Yield what stands beside a median."""
    if one.by is not None:
        yield _apart(one.by, one.ratio)
    if one.unlike:
        yield one.unlike
    jobs = f"Jobs {PUBLISHED}" if pay.employment is None else f"{wording.plain_number(pay.employment)} jobs"
    rate = "" if pay.jobs_per_1000 is None else f", {wording.plain_number(pay.jobs_per_1000)} of each 1,000 jobs there"
    yield f"{jobs}{rate}"
    if law.few(pay):
        yield law.SMALL


def _apart(by: float, ratio: float | None) -> str:
    if by == 0:
        return "The same as the US median"
    times = "" if ratio is None else f", {ratio:.2f} times it"
    return f"{wording.money(abs(by))} {'more' if by > 0 else 'less'} than the US median{times}"


def _law(catalogue: Catalogue) -> Iterator[tuple[Profession, Attribute, tuple[Fact, ...]]]:
    """Yield where each profession is regulated."""
    for section, attribute in _attributes(catalogue, "licensing", "where-regulated"):
        for profession in catalogue.professions.values():
            yield profession, attribute, profession.about(section, attribute)


def _board(catalogue: Catalogue) -> Iterator[tuple[Attribute, tuple[Fact, ...]]]:
    """Yield where the boards of physical therapy are listed: the first address at which to verify one."""
    if "pt" in catalogue.professions:
        for section, attribute in _attributes(catalogue, "choosing", "verify"):
            yield attribute, catalogue.professions["pt"].about(section, attribute)[:1]


def _attributes(catalogue: Catalogue, section: str, attribute: str) -> Iterator[tuple[Section, Attribute]]:
    if section in catalogue.sections:
        found = catalogue.sections[section]
        yield from ((found, one) for one in found.attributes if one.id == attribute)


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
        "small_numbers": law.few(pay) if pay else None,
        "as_of": pay.as_of if pay else tables.as_of if tables and one.held else None,
        "source": export.source_data(source) if source else None,
    }


def _law_rows(place: Place) -> Iterator[tuple[str, ...]]:
    access, compact = place.access, place.compact
    proof = (access.as_of, wording.named(access.source)) if access else (NONE, NONE)
    limits = "; ".join(f"{one.amount} {one.unit.value} {one.kind.value}" for one in access.limits) if access else ""
    for attribute, value in (
        ("level", access.level.value if access else "unknown"),
        ("limits", limits or NONE),
        ("in-words", f"{law.access_words(access)} {law.INSURER}"),
        ("provisions", law.provisions(access)),
        ("statute", access.statute if access and access.statute else "not named"),
        ("known", law.sure(access)),
    ):
        yield ("direct-access", "pt", attribute, value, *proof)
    proof = (compact.as_of, wording.named(compact.source)) if compact else (NONE, NONE)
    yield ("compact", "pt", "membership", law.compact_words(compact), *proof)
    yield ("compact", "pt", "known", law.compact_sure(compact), *proof)


def _pay_rows(one: Earning, tables: Release | None) -> Iterator[tuple[str, ...]]:
    pay, fact = one.pay, one.national
    if pay is None:
        if tables is None or not one.held:
            yield ("median", NOT_HELD, NONE, NONE)
        else:
            yield ("median", PUBLISHED, tables.as_of, wording.named(tables.source))
        return
    proof = (pay.as_of, wording.named(pay.source))
    for name in FIGURES:
        value = getattr(pay, name)
        yield (name.replace("_", "-"), PUBLISHED if value is None else export.bare(value), *proof)
    if one.by is not None and fact is not None and isinstance(fact.value, int | float):
        yield ("national-median", export.bare(fact.value), fact.as_of or NONE, export.cited(fact.citations) or NONE)
        yield ("difference", export.bare(one.by), *proof)
        if one.ratio is not None:
            yield ("ratio", f"{one.ratio:.2f}", *proof)
    for note in (one.unlike, law.SMALL if law.few(pay) else ""):
        if note:
            yield ("note", note, *proof)
