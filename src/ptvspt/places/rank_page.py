"""Places in order, by pay or by direct access, as documents for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ptvspt.document.tree import (
    ASKED,
    Bar,
    BarChart,
    Block,
    BulletList,
    Depth,
    Details,
    Document,
    Heading,
    Inline,
    Paragraph,
    Table,
)
from ptvspt.places import law
from ptvspt.places.pay import FIGURE, NOT_PUBLISHED, SMALL, UNLIKE, few
from ptvspt.places.rank import Ranking, first
from ptvspt.places.records import Level, Place
from ptvspt.profiles import wording
from ptvspt.profiles.citing import References
from ptvspt.profiles.foot import foot, text_cell
from ptvspt.profiles.statistics import Wage


def salary(
    ranking: Ranking, top: int | None, *, asked: str | None = None, depth: Depth = Depth.BRIEF, more: str = ""
) -> Document:
    """Return the places in order, a bar each, then those without a figure; the place `asked` for is marked."""
    references = References()
    head = FIGURE[ranking.by]
    shown = first(ranking, top, asked)
    bars = tuple(
        Bar(
            f"{one.rank}. {one.place.name}",
            one.value,
            wording.money(one.value),
            _beside(one.pay),
            marked=one.place.code == asked,
        )
        for one in shown
    )
    title = f"{ranking.profession.name}: {head.lower()} by state, {wording.when(ranking.tables.as_of)}"
    chart = BarChart(title, ("State", head, "Jobs", "Per 1,000 jobs"), bars, level=national(ranking))
    small = f"* {SMALL} " if any(few(one.pay) for one in shown) else ""
    cut = f"{len(shown)} of {len(ranking.ranked)} are shown. " if len(shown) < len(ranking.ranked) else ""
    counted = ranking.national.population if ranking.national else None
    whom = f"Counts {counted}. " if counted else ""
    notes: list[Block] = [
        Paragraph((f"{whom}{small}{cut}{withheld(ranking, asked)}", *cited(ranking, references)), aside=True)
    ]
    if depth is not Depth.BRIEF:
        notes = [Paragraph((remark,)) for remark in remarks(ranking)] + notes
    return Document(title, (chart, *notes, *foot(references, depth, 0, more)))


def national(ranking: Ranking) -> Bar | None:
    """Return the national figure, to be drawn as a line, where there is one."""
    fact = ranking.national
    if fact is None or not isinstance(fact.value, int | float):
        return None
    return Bar("The whole US", fact.value, f"{wording.money(fact.value)} ({wording.when(fact.as_of)})")


def cited(ranking: Ranking, references: References) -> Inline:
    """Return the sources of the figures: of places, and of the nation."""
    fact = ranking.national
    return tuple(
        dict.fromkeys((references.to(ranking.tables.source), *references.cite(fact.citations if fact else ())))
    )


def withheld(ranking: Ranking, asked: str | None = None) -> str:
    """Return which places have no figure; the place `asked` for is told from the others."""
    pointed = {place.code: ASKED for place in ranking.withheld if place.code == asked}
    names = ", ".join(f"{place.name}{pointed.get(place.code, '')}" for place in ranking.withheld)
    return f"{NOT_PUBLISHED.capitalize()}: {names}." if names else "Every place has a figure."


def remarks(ranking: Ranking) -> Iterator[str]:
    """Yield what must be known before the figures are compared."""
    fact, tables = ranking.national, ranking.tables
    yield f"The figures of places are of {wording.when(tables.as_of)}."
    if fact is not None and fact.population:
        yield f"They count {fact.population}."
    if fact is not None and fact.as_of not in (None, tables.as_of):
        yield UNLIKE


def access(places: Iterable[Place], *, depth: Depth = Depth.BRIEF, more: str = "") -> Document:
    """Return the places by how far one gets without a referral."""
    references = References()
    all_ = sorted(places, key=lambda one: one.name)
    blocks: list[Block] = []
    if depth is not Depth.FULL:
        rows = tuple((text_cell(words), text_cell(", ".join(names))) for words, names in _grouped(all_))
        blocks += [Table(("Do I need a referral?", "Where"), rows), Paragraph((law.INSURER,), aside=True)]
    if depth is Depth.FOLDED:
        blocks.append(Details("The law of each place", tuple(_laws(all_, references))))
    if depth is Depth.FULL:
        blocks += _laws(all_, references)
    title = "Physical therapy without a referral, by state"
    return Document(title, (*blocks, *foot(references, depth, 0, more)))


def _grouped(places: Iterable[Place]) -> Iterator[tuple[str, list[str]]]:
    """Yield the places that a short form fits, the freest level first, then the largest group."""
    groups: dict[str, list[str]] = {}
    order: dict[str, int] = {}
    for place in places:
        words = law.access_brief(place.access)
        groups.setdefault(words, []).append(place.name)
        order[words] = list(Level).index(law.level(place.access))
    for words in sorted(groups, key=lambda one: (order[one], -len(groups[one]))):
        yield f"{words} ({len(groups[words])})", groups[words]


def _laws(places: Iterable[Place], references: References) -> Iterator[Block]:
    """Yield what holds in each place, level by level."""
    yield Paragraph((f"{law.INSURER} {law.ASK}",))
    for level, found in law.levels(places).items():
        yield Heading(2, f"{law.LEVELS[level].label} ({len(found)})")
        yield BulletList(tuple(_law(place, references) for place in found)) if found else Paragraph(("No place.",))


def _law(place: Place, references: References) -> Inline:
    found, words = place.access, law.access_rest(place.access)
    if found is None:
        return (f"{place.name}: {words}",)
    statute = f"; {found.statute}" if found.statute else ""
    date = "" if found.as_of == "undated" else f" ({wording.when(found.as_of)}{statute})"
    doubt = f" {law.ASK_BOARD}" if law.doubt(found) else ""
    return (f"{place.name}: {words}{doubt}{date}", references.to(found.source))


def _beside(pay: Wage) -> tuple[str, str]:
    employment, rate = pay.employment, pay.jobs_per_1000
    jobs = NOT_PUBLISHED if employment is None else wording.plain_number(employment)
    return (f"{jobs} *" if few(pay) else jobs, NOT_PUBLISHED if rate is None else f"{rate:.2f}")
