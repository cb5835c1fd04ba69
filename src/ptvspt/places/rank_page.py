"""Places in order, by pay or by direct access, as documents for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ptvspt.document.tree import Bar, BarChart, Block, Cell, Document, Heading, Line, Paragraph, Table
from ptvspt.places import law
from ptvspt.places.pay import FIGURE, NOT_PUBLISHED, SMALL, UNLIKE, few
from ptvspt.places.rank import Ranking
from ptvspt.places.records import Pay, Place
from ptvspt.profiles import wording
from ptvspt.profiles.citing import References
from ptvspt.profiles.page import DISCLAIMER, text_cell


def salary(ranking: Ranking, top: int | None) -> Document:
    """Return the places in order, a bar each, then those without a figure."""
    references = References()
    head = FIGURE[ranking.by]
    shown = ranking.ranked[:top]
    bars = tuple(
        Bar(f"{one.rank}. {one.place.name}", one.value, wording.money(one.value), _beside(one.pay)) for one in shown
    )
    title = f"{ranking.profession.name}: {head.lower()} by state"
    blocks: list[Block] = [
        national(ranking, references),
        BarChart(f"{head} a year, the most first", ("Place", head, "Jobs", "Per 1,000 jobs"), bars),
    ]
    if any(few(one.pay) for one in shown):
        blocks.append(Paragraph((f"* {SMALL}",)))
    if len(shown) < len(ranking.ranked):
        blocks.append(Paragraph((f"{len(shown)} of {len(ranking.ranked)} places with a figure are shown.",)))
    blocks += [_withheld(ranking), *references.bibliography(), Paragraph((DISCLAIMER,))]
    return Document(title, tuple(blocks))


def national(ranking: Ranking, references: References) -> Paragraph:
    """Return the national figure, whom it counts, and where the figures of places come from."""
    fact, tables = ranking.national, ranking.tables
    content: list[Any] = []
    if fact is not None and isinstance(fact.value, int | float):
        content.append(f"In the whole US: {wording.money(fact.value)} a year ({wording.when(fact.as_of)})")
        content += [part for mark in references.cite(fact.citations) for part in (" ", mark)]
        content.append(". ")
        if fact.population:
            content.append(f"Counts {fact.population}. ")
    content += [f"The figures of places are of {wording.when(tables.as_of)} ", references.to(tables.source), "."]
    if fact is not None and fact.as_of not in (None, tables.as_of):
        content.append(f" {UNLIKE}")
    return Paragraph(tuple(content))


def access(places: Iterable[Place]) -> Document:
    """Return the places by level of direct access."""
    references = References()
    blocks: list[Block] = [Paragraph((f"{law.INSURER} {law.ASK}",))]
    for level, found in law.levels(places).items():
        title = f"{law.LEVELS[level].label} ({len(found)})"
        rows = tuple(_access_row(place, references) for place in sorted(found, key=lambda one: one.name))
        blocks += [Heading(2, title)]
        blocks.append(Table((title, "What holds"), rows) if rows else Paragraph(("No place.",)))
    blocks += [*references.bibliography(), Paragraph((DISCLAIMER,))]
    return Document("Physical therapy without a referral, by state", tuple(blocks))


def _withheld(ranking: Ranking) -> Paragraph:
    names = ", ".join(place.name for place in ranking.withheld) or "no place; all have a figure"
    return Paragraph((f"{NOT_PUBLISHED.capitalize()} for: {names}.",))


def _beside(pay: Pay) -> tuple[str, str]:
    employment, rate = pay.employment, pay.jobs_per_1000
    jobs = NOT_PUBLISHED if employment is None else wording.plain_number(employment)
    return (f"{jobs} *" if few(pay) else jobs, NOT_PUBLISHED if rate is None else f"{rate:.2f}")


def _access_row(place: Place, references: References) -> tuple[Cell, ...]:
    found, name = place.access, text_cell(f"{place.name} ({place.code})")
    words = law.access_rest(found)
    if found is None:
        return (name, text_cell(words))
    beside = f"({wording.when(found.as_of)}; {law.SURE_BRIEF[found.known]}) "
    return (name, (Line((f"{words} {beside}", references.to(found.source))),))
