"""Places in order of what is paid there, and by how far direct access goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from ptvspt.document.tree import Bar, BarChart, Block, Document, Heading, Line, Paragraph, Table
from ptvspt.errors import UsageError
from ptvspt.places import law
from ptvspt.places.law import Release
from ptvspt.places.records import Known, Level, Pay, Place
from ptvspt.profiles import export, wording
from ptvspt.profiles.citing import References
from ptvspt.profiles.page import DISCLAIMER, text_cell
from ptvspt.profiles.records import Catalogue, Fact, Missing, Profession
from ptvspt.results import Grid, envelope

PUBLISHED = wording.MISSING[Missing.NOT_PUBLISHED]
LEVELS = {
    Level.UNRESTRICTED: "Without a referral, no limits",
    Level.WITH_PROVISIONS: "Without a referral, with provisions",
    Level.REFERRAL_REQUIRED: "A referral is asked for",
    Level.UNKNOWN: "Unknown",
}
SURE = {Known.YES: "read", Known.PARTLY: "partly verified", Known.NO: "not verified"}
ASK = "Partly verified: only a part was read, or someone else's page; ask the state board."
SWING = "* Fewer than 100 jobs: small numbers swing from year to year."


class By(Enum):
    """The figure by which places are put in order."""

    MEDIAN = "median"
    P10 = "p10"
    P90 = "p90"
    MEAN = "mean"


FIGURE = {By.MEDIAN: "Median wage", By.P10: "10th percentile", By.P90: "90th percentile", By.MEAN: "Mean wage"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A place with its figure; places with the same figure have the same rank."""

    rank: int
    place: Place
    pay: Pay
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """A profession's pay by place, the most first, and the places where the figure is not published."""

    profession: Profession
    by: By
    national: Fact | None
    tables: Release
    ranked: tuple[Ranked, ...]
    withheld: tuple[Place, ...]


def rank(catalogue: Catalogue, places: Mapping[str, Place], profession: Profession, by: By) -> Ranking:
    """Put places in order. Raises UsageError for a profession whose wages no place has."""
    tables = law.release(places)
    if tables is None or profession.id not in tables.professions:
        held = ", ".join(sorted(tables.professions)) if tables else "none"
        raise UsageError(f"no wages by state are held for '{profession.id}'; there are {held}")
    found: list[tuple[int, Place, Pay]] = []
    for place in places.values():
        pay = place.pay.get(profession.id)
        value = figure(pay, by)
        if pay is not None and value is not None:
            found.append((value, place, pay))
    found.sort(key=lambda one: (-one[0], one[1].name))
    values = [value for value, *_ in found]
    there = {place.code for _, place, _ in found}
    return Ranking(
        profession=profession,
        by=by,
        national=law.national(catalogue, profession, by.value),
        tables=tables,
        ranked=tuple(
            Ranked(rank=values.index(value) + 1, place=place, pay=pay, value=value) for value, place, pay in found
        ),
        withheld=tuple(place for place in places.values() if place.code not in there),
    )


def figure(pay: Pay | None, by: By) -> int | None:
    """Return one figure of a place's pay, or None where it is not published."""
    if pay is None:
        return None
    match by:
        case By.MEDIAN:
            return pay.median
        case By.P10:
            return pay.p10
        case By.P90:
            return pay.p90
        case By.MEAN:
            return pay.mean


def document(ranking: Ranking, top: int | None) -> Document:
    """Return the places in order, a bar each, then those without a figure."""
    references = References()
    head = FIGURE[ranking.by]
    shown = ranking.ranked[:top]
    bars = tuple(
        Bar(f"{one.rank}. {one.place.name}", one.value, wording.money(one.value), _beside(one.pay)) for one in shown
    )
    title = f"{ranking.profession.name}: {head.lower()} by state"
    blocks: list[Block] = [
        us(ranking, references),
        BarChart(f"{head} a year, the most first", ("Place", head, "Jobs", "Per 1,000 jobs"), bars),
    ]
    if any(law.few(one.pay) for one in shown):
        blocks.append(Paragraph((SWING,)))
    if len(shown) < len(ranking.ranked):
        blocks.append(Paragraph((f"{len(shown)} of {len(ranking.ranked)} places with a figure are shown.",)))
    blocks += [withheld(ranking), *references.bibliography(), Paragraph((DISCLAIMER,))]
    return Document(title, tuple(blocks))


def us(ranking: Ranking, references: References) -> Paragraph:
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
        content.append(" Not like for like: the two are of different releases.")
    return Paragraph(tuple(content))


def withheld(ranking: Ranking) -> Paragraph:
    """Return the places without a figure."""
    names = ", ".join(place.name for place in ranking.withheld) or "no place; all have a figure"
    return Paragraph((f"{PUBLISHED.capitalize()} for: {names}.",))


def data(catalogue: Catalogue, ranking: Ranking, top: int | None) -> dict[str, Any]:
    """Return the places in order as JSON values."""
    fact = ranking.national
    return envelope(
        catalogue.version,
        profession=ranking.profession.id,
        by=ranking.by.value,
        unit="usd-per-year",
        national=fact.value if fact else None,
        national_as_of=fact.as_of if fact else None,
        population=fact.population if fact else None,
        places=[
            {
                "rank": one.rank,
                "place": one.place.code,
                "name": one.place.name,
                "value": one.value,
                "employment": one.pay.employment,
                "jobs_per_1000": one.pay.jobs_per_1000,
                "small_numbers": law.few(one.pay),
                "as_of": one.pay.as_of,
            }
            for one in ranking.ranked[:top]
        ],
        withheld=[place.code for place in ranking.withheld],
        source=export.source_data(ranking.tables.source),
    )


def grid(ranking: Ranking, top: int | None) -> Grid:
    """Return the places in order as rows, those without a figure last."""
    columns = ("rank", "place", "name", ranking.by.value, "employment", "jobs_per_1000", "as_of", "source")
    rows = [
        (str(one.rank), one.place.code, one.place.name, str(one.value), *_counts(one.pay), one.pay.as_of)
        for one in ranking.ranked[:top]
    ]
    for place in ranking.withheld:
        counts = _counts(place.pay.get(ranking.profession.id))
        rows.append(("none", place.code, place.name, PUBLISHED, *counts, ranking.tables.as_of))
    source = wording.named(ranking.tables.source)
    return Grid(columns, [(*row, source) for row in rows])


def _beside(pay: Pay) -> tuple[str, str]:
    employment, rate = pay.employment, pay.jobs_per_1000
    jobs = PUBLISHED if employment is None else wording.plain_number(employment)
    return (f"{jobs} *" if law.few(pay) else jobs, PUBLISHED if rate is None else f"{rate:.2f}")


def _counts(pay: Pay | None) -> tuple[str, str]:
    found = (None, None) if pay is None else (pay.employment, pay.jobs_per_1000)
    jobs, rate = (PUBLISHED if one is None else export.bare(one) for one in found)
    return jobs, rate


def access_document(places: Iterable[Place]) -> Document:
    """Return the places by level of direct access."""
    references = References()
    blocks: list[Block] = [Paragraph((f"{law.INSURER} {ASK}",))]
    for level, found in law.levels(places).items():
        title = f"{LEVELS[level]} ({len(found)})"
        rows = tuple(_access_row(place, references) for place in sorted(found, key=lambda one: one.name))
        blocks += [Heading(2, title)]
        blocks.append(Table((title, "What holds"), rows) if rows else Paragraph(("No place.",)))
    blocks += [*references.bibliography(), Paragraph((DISCLAIMER,))]
    return Document("Physical therapy without a referral, by state", tuple(blocks))


def access_data(catalogue: Catalogue, places: Iterable[Place]) -> dict[str, Any]:
    """Return the places by level of direct access as JSON values."""
    return envelope(
        catalogue.version,
        levels=[
            {
                "level": level.value,
                "label": LEVELS[level],
                "places": [
                    {
                        "place": one.code,
                        "name": one.name,
                        "text": law.access_words(one.access),
                        "known": (one.access.known if one.access else Known.NO).value,
                        "as_of": one.access.as_of if one.access else None,
                        "source": export.source_data(one.access.source) if one.access else None,
                    }
                    for one in found
                ],
            }
            for level, found in law.levels(places).items()
        ],
    )


def access_grid(places: Iterable[Place]) -> Grid:
    """Return the places by level of direct access as rows."""
    rows = []
    for level, found in law.levels(places).items():
        for one in found:
            access = one.access
            source = wording.named(access.source) if access else "none"
            known = (access.known if access else Known.NO).value
            words = law.access_words(access)
            rows.append((level.value, one.code, one.name, words, known, access.as_of if access else "none", source))
    return Grid(("level", "place", "name", "what_holds", "known", "as_of", "source"), rows)


def _access_row(place: Place, references: References) -> tuple[tuple[Line, ...], ...]:
    access = place.access
    words = _short(law.access_words(access))
    if access is None:
        return (text_cell(f"{place.name} ({place.code})"), text_cell(words))
    beside = f"({wording.when(access.as_of)}; {SURE[access.known]}) "
    return (text_cell(f"{place.name} ({place.code})"), (Line((f"{words} {beside}", references.to(access.source))),))


def _short(words: str) -> str:
    """Return what the heading above does not say already: the last sentences, or all when there is one."""
    first, _, rest = words.partition(". ")
    return rest or f"{first.removesuffix('.')}."


def sequence(ranking: Ranking, count: int) -> tuple[Sequence[Ranked], ...]:
    """Return the ranked places in classes of nearly equal size, the least first; equal figures stay together."""
    rising = ranking.ranked[::-1]
    classes: list[list[Ranked]] = [[] for _ in range(count)]
    values = [one.value for one in rising]
    for one in rising:
        classes[min(values.index(one.value) * count // len(rising), count - 1)].append(one)
    return tuple(classes)
