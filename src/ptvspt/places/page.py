"""The page of a place, or of several side by side, as a document for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ptvspt.document.tree import Block, Cell, Document, Heading, Line, Paragraph, Table
from ptvspt.places import law
from ptvspt.places.local import board, regulation
from ptvspt.places.pay import NOT_HELD, NOT_PUBLISHED, SMALL, Earning, Release, earnings, few
from ptvspt.places.records import Pay, Place
from ptvspt.profiles import wording
from ptvspt.profiles.citing import References
from ptvspt.profiles.page import DISCLAIMER, facts_cell, text_cell
from ptvspt.profiles.records import Catalogue

NONE = "none"


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
        (text_cell(one.name), facts_cell(attribute, found, references))
        for one, attribute, found in regulation(catalogue)
    ]
    if rows:
        blocks += [Heading(2, "Regulation"), Table(("Regulation", "Across the states"), tuple(rows))]
    for attribute, found in board(catalogue):
        table = Table(
            ("The state board", "Where to look"),
            ((text_cell("Physical therapy"), facts_cell(attribute, found, references)),),
        )
        blocks += [Heading(2, "The state board"), table]
    blocks += [*references.bibliography(), Paragraph((DISCLAIMER,))]
    return Document(" and ".join(names), tuple(blocks))


def _access(places: Sequence[Place], references: References) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows on direct access and the compact."""
    words, statutes, compact, compact_sure = [], [], [], []
    for place in places:
        access = place.access
        mark = (" ", references.to(access.source)) if access else ()
        words.append((Line((law.access_words(access), *mark)),))
        statutes.append(text_cell(law.statute(access)))
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
    columns = [earnings(catalogue, place, tables) for place in places]
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
        return (Line((f"{NOT_PUBLISHED} ({wording.when(tables.as_of)}) ", references.to(tables.source))),)
    median = f"Median {NOT_PUBLISHED}" if pay.median is None else f"Median {wording.money(pay.median)} a year"
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
    jobs = f"Jobs {NOT_PUBLISHED}" if pay.employment is None else f"{wording.plain_number(pay.employment)} jobs"
    rate = "" if pay.jobs_per_1000 is None else f", {wording.plain_number(pay.jobs_per_1000)} of each 1,000 jobs there"
    yield f"{jobs}{rate}"
    if few(pay):
        yield SMALL


def _apart(by: float, ratio: float | None) -> str:
    if by == 0:
        return "The same as the US median"
    times = "" if ratio is None else f", {ratio:.2f} times it"
    return f"{wording.money(abs(by))} {'more' if by > 0 else 'less'} than the US median{times}"
