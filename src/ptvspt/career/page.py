"""What paths cost and pay, as a document for people: brief and full."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ptvspt.career import words
from ptvspt.career.compare import Comparison, Prospect
from ptvspt.career.money import owing, present
from ptvspt.career.records import Careers, Figure, Item
from ptvspt.document.tree import (
    Block,
    BulletList,
    Cell,
    Curve,
    Depth,
    Details,
    Document,
    Heading,
    Inline,
    Line,
    LineChart,
    Paragraph,
    Style,
    Styled,
    Table,
)
from ptvspt.profiles import wording
from ptvspt.profiles.citing import References
from ptvspt.profiles.foot import FOOTNOTE, foot, text_cell
from ptvspt.profiles.records import Citation, Fact

BRIEF_TURNS = 3
HORIZONS = (10, 20, 40)
METHOD = "How it is worked out, with an example by hand: docs/career.md."


def document(comparison: Comparison, *, depth: Depth = Depth.BRIEF, more: str = "") -> Document:
    """Return paths side by side: the table, the curves, what would turn the order, and what it rests on."""
    references = References()
    title = f"Does it pay? {comparison.place[:1].upper()}{comparison.place[1:]}"
    blocks: list[Block] = [_table(comparison, title, references, depth), chart(comparison)]
    turning = words.turning(comparison, None if depth is Depth.FULL else BRIEF_TURNS)
    blocks += [Paragraph((Styled(turning, Style.STRONG),), aside=True)] if turning else []
    blocks.append(_basis(comparison, references))
    if depth is Depth.FULL:
        blocks += [*_years(comparison), *_assumed(comparison, references)]
    if depth is Depth.FOLDED:
        behind = (*_years(comparison), *_assumed(comparison, references))
        blocks.append(Details("Year by year, and every assumption", behind))
    return Document(title, (*blocks, *foot(references, depth, 0, more)))


def listing(careers: Careers) -> Document:
    """Return the paths that there are, and how to ask what they cost and pay."""
    rows = tuple(
        (text_cell(path.id), text_cell(f"{path.name}{' (usual)' if path.usual and path.profession else ''}"))
        for path in careers.paths.values()
    )
    asks: tuple[Inline, ...] = (
        ("ptvspt career pay: therapist, assistant, trainer and athletic trainer",),
        ("ptvspt career pay pt pta --state OH: what you name, with the pay of your state",),
        ("ptvspt career pay --help: all that you can set",),
    )
    lead = "What it costs to become one, and when it pays off. A name alone, like pt, is its usual path."
    blocks = (
        Paragraph((lead,)),
        BulletList(asks),
        Table(("Path", "What it is"), rows),
    )
    return Document("Does it pay to become one?", blocks)


def _table(comparison: Comparison, title: str, references: References, depth: Depth) -> Table:
    prospects, settings = comparison.prospects, comparison.settings

    def row(head: str, say: Callable[[Prospect], str]) -> tuple[Cell, ...]:
        return (text_cell(head), *(text_cell(say(one)) for one in prospects))

    horizons = sorted({*HORIZONS, settings.horizon}) if depth is Depth.FULL else [settings.horizon]
    rows = [
        row("Years until you earn", lambda one: words.years(one, settings)),
        row("Tuition and exams", _cost),
        row("Owed when you start", lambda one: words.some(one.projection.owed)),
        row("Loan payment a month", lambda one: words.some(one.projection.monthly)),
        row("Owed to first pay", words.times),
        (_cited("First pay a year", comparison, references), *_each(prospects, lambda one: one.projection.first_pay)),
        row("Median pay a year", lambda one: words.dollars(one.projection.median_pay)),
        row(f"Ahead of {words.called(comparison.against.path, comparison)}", lambda one: words.ahead(one, comparison)),
    ]
    for years in horizons:
        worth = _each(prospects, lambda one, to=years: present(one.projection.left, settings.discount, to))  # type: ignore[misc]  # a default keeps the year
        rows.append((text_cell(f"Worth in {years} years"), *worth))
    return Table(
        (title, *(one.path.short for one in prospects)), tuple(rows), tints=(None, *(one.order for one in prospects))
    )


def _each(prospects: tuple[Prospect, ...], amount: Callable[[Prospect], float]) -> tuple[Cell, ...]:
    return tuple(text_cell(words.dollars(amount(one))) for one in prospects)


def _cost(one: Prospect) -> str:
    mark = FOOTNOTE if words.rough(one.path) else ""
    return f"{words.dollars(one.projection.cost)}{mark}"


def _cited(head: str, comparison: Comparison, references: References) -> Cell:
    paid = [Citation(one.pay.source) for one in comparison.prospects if one.pay]
    return (Line((head, *references.cite(paid))),)


def _basis(comparison: Comparison, references: References) -> Paragraph:
    """Return what a figure would not tell by itself, what all rest on, and what they leave out."""
    prospects = comparison.prospects
    main = [one.path.figures.get(Item.PROGRAM_COST) or one.path.figures.get(Item.EXAM_COST) for one in prospects]
    cited = references.cite(Citation(figure.sources[0]) for figure in main if figure)
    rough = any(words.rough(one.path) for one in prospects)
    lead = f"{FOOTNOTE} Rough, or from one or two schools" if rough else "Costs of schools and exams"
    parts: list[Inline] = [(lead, *cited, ".")] if cited or rough else []
    counted = {one.pay.counts: one.path for one in prospects if one.pay and one.pay.counts}
    parts += [(f" Pay of {words.called(path, comparison)} counts {counts}.",) for counts, path in counted.items()]
    parts.append((f" {words.basis(comparison)} {words.LEFT_OUT}",))
    return Paragraph(tuple(piece for part in parts for piece in part), aside=True)


def chart(comparison: Comparison) -> LineChart:
    """Return what is left over as years go by, a curve for each path; that held against is the last."""
    horizon = comparison.settings.horizon
    marks = tuple(dict.fromkeys(max(1, round(horizon * part / 4)) for part in (1, 2, 3, 4)))
    shown = list(comparison.prospects)
    if comparison.against.path.id not in {one.path.id for one in shown}:
        shown.append(comparison.against)
    curves = tuple(
        Curve(
            one.path.short,
            (0.0, *one.projection.total[:horizon]),
            tuple(words.dollars(one.projection.total[year - 1]) for year in marks),
            words.said(one, comparison, marks),
            one.order,
        )
        for one in shown
    )
    values = [value for curve in curves for value in curve.values]
    ends = dict.fromkeys((max(values), 0.0, min(values)))
    first = comparison.settings.age if comparison.settings.age != 18 else 0
    label = "age" if first else "year"
    ticks = ((0.0, f"{label} {first}"), *((year / horizon, str(first + year)) for year in marks))
    return LineChart(
        f"What is left over in {horizon} years, added up",
        ("Path", *(f"Year {year}" for year in marks)),
        curves,
        ticks,
        tuple((value, words.short(value)) for value in ends),
    )


def _years(comparison: Comparison) -> Iterator[Block]:
    """Yield what happens in each year up to the horizon: what is left over, its sum, and what is owed."""
    settings, prospects = comparison.settings, comparison.prospects
    heads = ("Year (age)", *(one.path.short for one in prospects))
    tints = (None, *(one.order for one in prospects))

    def table(caption: str, amount: Callable[[Prospect, int], float]) -> Table:
        rows = tuple(
            (text_cell(f"{year} ({settings.age + year})"), *_each(prospects, lambda one, to=year: amount(one, to)))  # type: ignore[misc]  # a default keeps the year
            for year in range(1, settings.horizon + 1)
        )
        return Table(heads, rows, caption, tints)

    yield Heading(2, "Year by year")
    yield table(
        "Left over in the year: pay less what is paid for study and loans", lambda one, to: one.projection.left[to - 1]
    )
    yield table("Left over, added up", lambda one, to: one.projection.total[to - 1])
    yield table(
        "Owed at the end of the year",
        lambda one, to: owing(one.way, comparison.assumptions, one.projection, to),
    )


def _assumed(comparison: Comparison, references: References) -> Iterator[Block]:
    """Yield every figure that something was worked out from, with its source."""
    yield Heading(2, "What it rests on")
    yield Paragraph((METHOD,))
    for one in comparison.prospects:
        yield Heading(3, one.path.name, one.order)
        yield BulletList((*_set(one, comparison), *_figures(one.path.figures, references), *_paid(one, references)))
    yield Heading(3, "For all of them")
    yield BulletList(tuple(_figures(comparison.careers.shared, references)))


def _set(one: Prospect, comparison: Comparison) -> Iterator[Inline]:
    """Yield what somebody has set for a path."""
    settings = comparison.settings
    for name, values, what in (
        ("cost", settings.cost, "Tuition and exams, as you say"),
        ("debt", settings.debt, "Owed when you start, as you say"),
    ):
        if one.path.id in values:
            yield (f"{what}: {words.dollars(values[one.path.id])} (--{name})",)
    if one.path.id in settings.hours:
        yield (f"Paid hours a week, as you say: {words.count(settings.hours[one.path.id])} (--hours)",)
    if one.projection.private:
        yield (f"Above the federal limits, so private: {words.dollars(one.projection.private)} of what is owed",)


def _figures(figures: Mapping[Item, Figure], references: References) -> Iterator[Inline]:
    for item, figure in figures.items():
        low, high = (_said(item, value) for value in (figure.low, figure.high))
        span = low if low == high else f"{low} to {high}, the middle is counted"
        rest = wording.remarks(Fact(value=figure.low, certainty=figure.certainty, note=figure.note or None))
        date = "" if figure.as_of == "undated" else f" ({wording.when(figure.as_of)})"
        cited = references.cite(Citation(source) for source in figure.sources)
        yield (f"{words.ITEMS[item]}: {span}{date}.{''.join(f' {_sentence(part)}' for part in rest)}", *cited)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"


def _said(item: Item, value: float) -> str:
    if item.value.startswith("rate-"):
        return f"{words.count(value)}%"
    return words.count(value) if item.value.endswith("-years") else words.dollars(value)


def _paid(one: Prospect, references: References) -> Iterator[Inline]:
    pay = one.pay
    if pay is None:
        return
    names = (("10th percentile", pay.p10), ("25th", pay.p25), ("median", pay.median), ("75th", pay.p75))
    said = ", ".join(f"{name} {words.dollars(value)}" for name, value in names)
    counts = f" It counts {pay.counts}." if pay.counts else ""
    yield (f"Pay: {said} ({wording.when(pay.as_of)}).{counts}", references.to(pay.source))
