"""The page of a place, or of several side by side, as a document for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ptvspt.document.tree import (
    Bar,
    BarChart,
    Block,
    BulletList,
    Cell,
    Depth,
    Details,
    Document,
    Heading,
    Inline,
    Line,
    Link,
    Paragraph,
    Table,
)
from ptvspt.places import law
from ptvspt.places.local import access_fact, board, compact_fact, regulation
from ptvspt.places.pay import NO_FIGURES, NOT_PUBLISHED, SMALL, Earning, Release, earnings, few
from ptvspt.places.records import Access, Board, Place
from ptvspt.profiles import statements, wording
from ptvspt.profiles.citing import References
from ptvspt.profiles.foot import aged, foot, text_cell
from ptvspt.profiles.records import Attribute, Catalogue, Fact, Kind, Shelf
from ptvspt.profiles.statistics import Wage

ROOM = 450
"""Letters of provisions that the brief page of one place has room for."""
NEAR = 0.02
"""How far pay is from the national figure, as a share of it, before that is worth a word."""


def document(
    catalogue: Catalogue,
    places: Sequence[Place],
    tables: Release | None,
    *,
    depth: Depth = Depth.BRIEF,
    more: str = "",
    today: str = "",
) -> Document:
    """Return the page: direct access, the compact, the board, pay; in full, where each profession is regulated."""
    references = References()
    blocks: list[Block] = []
    if depth is not Depth.FULL:
        blocks += _brief(catalogue, places, tables, references)
    old = aged(_dated(places), depth, today)
    if depth is Depth.FOLDED:
        blocks += old
        blocks.append(
            Details("Everything, with notes and sources", tuple(_whole(catalogue, places, tables, references)))
        )
    if depth is Depth.FULL:
        blocks += _whole(catalogue, places, tables, references)
    return Document(
        " and ".join(place.name for place in places),
        (*blocks, *(old if depth is not Depth.FOLDED else ()), *foot(references, depth, 0, more)),
    )


def _dated(places: Sequence[Place]) -> list[tuple[Attribute, tuple[Fact, ...]]]:
    """Return the laws of places as facts that grow old."""
    row = Attribute(id="law", label="", kind=Kind.TEXT, renew=Shelf.LAW, key=True)
    found = [(place, fact) for place in places for fact in (access_fact(place), compact_fact(place))]
    return [(row._replace(label=f"The law, {place.name}"), (fact,)) for place, fact in found]


def _brief(
    catalogue: Catalogue, places: Sequence[Place], tables: Release | None, references: References
) -> Iterator[Block]:
    title = "Seeing a therapist"
    rows = [
        (text_cell("Do I need a referral?"), *(_access(place.access, references) for place in places)),
        *((text_cell("What to know"), text_cell(words)) for words in _rules(places)),
        (text_cell("The law"), *(text_cell(law.statute(place.access)) for place in places)),
        (text_cell("PT Compact"), *(_compact(place, references) for place in places)),
        *_licenses(catalogue, places, references),
    ]
    yield Heading(2, title)
    yield Table((title, *(place.name for place in places)), tuple(rows))
    yield Paragraph((law.INSURER,), aside=True)
    yield from _pay(catalogue, places, tables, references)


def _rules(places: Sequence[Place]) -> Iterator[str]:
    """Yield what the law provides, where there is only one place and room for it."""
    access = places[0].access if len(places) == 1 else None
    if access and 0 < len(access.provisions) < ROOM:
        yield access.provisions


def _access(access: Access | None, references: References) -> Cell:
    doubt = f" {law.ASK_BOARD}" if law.doubt(access) else ""
    mark = (references.to(access.source),) if access else ()
    return (Line((f"{law.access_words(access)}{doubt}", *mark)),)


def _compact(place: Place, references: References) -> Cell:
    mark = (references.to(place.compact.source),) if place.compact else ()
    return (Line((law.compact_words(place.compact), *mark)),)


def _licenses(catalogue: Catalogue, places: Sequence[Place], references: References) -> Iterator[tuple[Cell, ...]]:
    """Yield where a license is checked: with whom it is in each place, and in the list of all where that says less."""

    def everywhere() -> Cell:
        told = [statements.brief_cell(attribute, found, references) for attribute, found in board(catalogue)]
        return tuple(line for cell in told for line in cell)

    def own(place: Place) -> Cell:
        if place.board is None:
            return everywhere()
        mark = references.to(place.board.source)
        if place.board.url:
            words = f"{place.board.name} ({wording.host(place.board.url)})"
            return (Line((Link(words, place.board.url), mark)),)
        return (Line((place.board.name, mark)), *everywhere())

    cells = [own(place) for place in places]
    if any(cells):
        yield (text_cell("Check a license"), *(cell or text_cell(law.board_name(None)) for cell in cells))


def _pay(
    catalogue: Catalogue, places: Sequence[Place], tables: Release | None, references: References
) -> Iterator[Block]:
    """Yield the median pay of each profession that the tables count, beside the national figure."""
    if tables is None:
        return
    columns = [[one for one in earnings(catalogue, place, tables) if one.held] for place in places]
    title = f"Median pay, {wording.when(tables.as_of)}"
    small = any(one.pay is not None and few(one.pay) for column in columns for one in column)
    if len(places) == 1:
        bars = tuple(Bar(one.profession.name, _median(one) or 0, _figure(one), (_national(one),)) for one in columns[0])
        yield BarChart(title, ("Profession", places[0].name, "US"), bars)
    else:
        rows = tuple(
            (
                text_cell(found[0].profession.name),
                *(text_cell(_figure(one)) for one in found),
                text_cell(_national(found[0])),
            )
            for found in zip(*columns, strict=True)
        )
        yield Table((title, *(place.name for place in places), "US"), rows)
    marks = (
        references.to(tables.source),
        *(mark for one in columns[0] if one.national for mark in references.cite(one.national.citations)),
    )
    beside = f"* {SMALL} " if small else ""
    told = [f"{one.profession.name}: counts {others}." for one in columns[0] if (others := _others(one))]
    words = " ".join(("The self-employed are not counted.", *told))
    yield Paragraph((f"{beside}{words}", *dict.fromkeys(marks)), aside=True)


def _others(one: Earning) -> str:
    """Return whom the national figure counts when that is not just the profession."""
    return (one.national.population or "") if one.national else ""


def _median(one: Earning) -> int | None:
    return one.pay.median if one.pay else None


def _figure(one: Earning) -> str:
    median = _median(one)
    if median is None or one.pay is None:
        return NOT_PUBLISHED
    return f"{wording.money(median)}{'*' if few(one.pay) else ''}"


def _national(one: Earning) -> str:
    fact = one.national
    return wording.money(fact.value) if fact and isinstance(fact.value, int | float) else NOT_PUBLISHED


def _whole(
    catalogue: Catalogue, places: Sequence[Place], tables: Release | None, references: References
) -> Iterator[Block]:
    """Yield everything in reading order: place by place, then what holds in all of them."""
    for place in places:
        yield Heading(2, place.name)
        yield Heading(3, "Physical therapy without a referral")
        yield BulletList(tuple(_access_items(place.access, references)))
        yield Heading(3, "PT Compact")
        yield BulletList(tuple(_compact_items(place, references)))
        if place.board is not None:
            yield Heading(3, "Who licenses physical therapists")
            yield BulletList(tuple(_board_items(place.board, references)))
        yield Heading(3, "Pay")
        yield BulletList(tuple(_earning(one, tables, references) for one in earnings(catalogue, place, tables)))
    rows = list(regulation(catalogue))
    if rows:
        yield Heading(2, "Where each profession is regulated")
    for profession, attribute, found in rows:
        yield Heading(3, profession.name)
        yield BulletList(statements.whole(attribute, found, references))
    for attribute, found in board(catalogue):
        yield Heading(2, "The state boards of physical therapy")
        yield BulletList(statements.whole(attribute, found, references))


def _access_items(access: Access | None, references: References) -> Iterator[Inline]:
    date = f" ({wording.when(access.as_of)})" if access and access.as_of != "undated" else ""
    mark = (references.to(access.source),) if access else ()
    yield (f"{law.access_words(access)}{date}", *mark)
    if access and access.provisions:
        yield (f"What to know: {access.provisions}",)
    yield (f"Law: {law.statute(access)}",)
    yield (law.sure(access),)
    yield (law.INSURER,)


def _compact_items(place: Place, references: References) -> Iterator[Inline]:
    compact = place.compact
    date = f" ({wording.when(compact.as_of)})" if compact else ""
    yield (f"{law.compact_words(compact)}{date}", *((references.to(compact.source),) if compact else ()))
    yield (law.compact_sure(compact),)


def _board_items(found: Board, references: References) -> Iterator[Inline]:
    date = f" ({wording.when(found.as_of)})" if found.as_of != "undated" else ""
    yield (f"{found.name}{date}", references.to(found.source))
    yield ("Website: ", Link(found.url, found.url) if found.url else "not known")
    yield (law.board_sure(found),)


def _earning(one: Earning, tables: Release | None, references: References) -> Inline:
    """Return what a profession earns in a place, beside the national figure, and what must be known of it."""
    pay, name = one.pay, one.profession.name
    if pay is None:
        if tables is None or not one.held:
            return (f"{name}: {NO_FIGURES}",)
        return (f"{name}: {NOT_PUBLISHED} ({wording.when(tables.as_of)})", references.to(tables.source))
    median = f"median {NOT_PUBLISHED}" if pay.median is None else f"median {wording.money(pay.median)} a year"
    beside = " ".join(_beside(one, pay))
    fact = one.national
    mark = references.cite(fact.citations) if fact and one.by is not None else ()
    return (f"{name}: {median} ({wording.when(pay.as_of)})", references.to(pay.source), f". {beside}", *mark)


def _beside(one: Earning, pay: Wage) -> Iterator[str]:
    """Yield what stands beside a median, in sentences."""
    jobs = f"Jobs {NOT_PUBLISHED}" if pay.employment is None else f"{wording.plain_number(pay.employment)} jobs"
    rate = "" if pay.jobs_per_1000 is None else f", {wording.plain_number(pay.jobs_per_1000)} of each 1,000 jobs there"
    yield f"{jobs}{rate}."
    if few(pay):
        yield SMALL
    if one.unlike:
        yield one.unlike
    if one.national is not None and one.national.population:
        yield f"Counts {one.national.population}."
    if one.by is not None:
        yield apart(one.by, one.ratio, _national(one))


def apart(by: float, ratio: float | None, national: str) -> str:
    """Return how far pay is from the national median, as people say it."""
    if ratio is None or abs(ratio - 1) < NEAR:
        return "About the US median."
    return f"{abs(ratio - 1):.0%} {'more' if by > 0 else 'less'} than the US median of {national}."
