"""What paths cost and pay, as a document for people: brief and full."""

from __future__ import annotations

from collections.abc import Callable

from ptvspt.career import behind, words
from ptvspt.career.compare import Comparison, Prospect
from ptvspt.career.money import present
from ptvspt.career.records import Careers, Item
from ptvspt.document.tree import (
    LETTERS,
    Block,
    BulletList,
    Cell,
    Curve,
    Depth,
    Details,
    Document,
    Inline,
    Line,
    LineChart,
    Paragraph,
    Style,
    Styled,
    Table,
)
from ptvspt.profiles.citing import References
from ptvspt.profiles.foot import FOOTNOTE, foot, text_cell
from ptvspt.profiles.records import Citation

ROOM = 232  # letters of three lines on a screen of 80 columns
HORIZONS = (10, 20, 40)


def document(comparison: Comparison, *, depth: Depth = Depth.BRIEF, more: str = "") -> Document:
    """Return paths side by side: the table, the curves, what would turn the order, and what it rests on."""
    references = References()
    title = f"Does it pay? {comparison.place[:1].upper()}{comparison.place[1:]}"
    blocks: list[Block] = [_table(comparison, title, references, depth), chart(comparison)]
    turning = words.turning(comparison, ROOM)
    blocks += [Paragraph((Styled(turning, Style.STRONG),), aside=True)] if turning else []
    blocks.append(_basis(comparison, references))
    if depth is not Depth.BRIEF:
        turns, years, assumed = (
            tuple(behind.turns(comparison)),
            tuple(behind.years(comparison)),
            tuple(behind.assumed(comparison, references)),
        )
        if depth is Depth.FULL:
            blocks += [*turns, *years, *assumed]
        else:
            blocks.append(Details("Year by year", years, paper=False))
            blocks.append(Details("What turns the order, and every assumption", (*turns, *assumed)))
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
        row("Tuition, exams, license", _cost),
        row("Owed when you start", lambda one: words.some(one.projection.owed)),
        row("Loan payment a month", lambda one: words.some(one.projection.monthly)),
        row("Debt against first pay", words.times),
        (_cited("First pay a year", comparison, references), *_each(prospects, lambda one: one.projection.first_pay)),
        row("Median pay a year", lambda one: words.dollars(one.projection.median_pay)),
        row(f"Ahead of {words.called(comparison.against.path, comparison)}", lambda one: words.ahead(one, comparison)),
    ]
    rows += [(text_cell(f"Worth in {years} years"), *_each(prospects, _worth(comparison, years))) for years in horizons]
    tints = (None, *(one.order for one in prospects))
    heads = (title, *(one.path.short for one in prospects))
    return Table(heads, tuple(rows), tints=tints, dense=True, narrow=_narrow(comparison, title, horizons, references))


def _narrow(comparison: Comparison, title: str, horizons: list[int], references: References) -> Table:
    """Return the table in figures of at most five letters, under the letters of the chart."""
    prospects = comparison.prospects

    def row(head: str, say: Callable[[Prospect], str]) -> tuple[Cell, ...]:
        return (text_cell(head), *(text_cell(say(one)) for one in prospects))

    def money(amount: Callable[[Prospect], float]) -> Callable[[Prospect], str]:
        return lambda one: words.short(amount(one))

    mark = FOOTNOTE if any(words.rough(one.path) for one in prospects) else ""
    rows = [
        row("Years", lambda one: words.count(round(one.projection.years, 1))),
        row(f"Cost{mark}", money(lambda one: one.projection.cost)),
        row("Owed", money(lambda one: one.projection.owed)),
        row("Loan a month", money(lambda one: one.projection.monthly)),
        (_cited("First pay", comparison, references), *row("", money(lambda one: one.projection.first_pay))[1:]),
        row("Median pay", money(lambda one: one.projection.median_pay)),
        row("Ahead, year", lambda one: words.ahead_year(one, comparison)),
    ]
    rows += [row(f"In {years} years", money(_worth(comparison, years))) for years in horizons]
    tints = (None, *(one.order for one in prospects))
    return Table(("Key below", *LETTERS[: len(prospects)]), tuple(rows), title, tints, dense=True)


def _worth(comparison: Comparison, years: int) -> Callable[[Prospect], float]:
    return lambda one: present(one.projection.left, comparison.settings.discount, years)


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
