"""What stands behind paths side by side: every year, every figure with its source, and what turns the order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ptvspt.career import words
from ptvspt.career.compare import Comparison, Prospect
from ptvspt.career.money import owing
from ptvspt.career.records import Figure, Item
from ptvspt.document.tree import Block, BulletList, Heading, Inline, Paragraph, Table
from ptvspt.profiles import wording
from ptvspt.profiles.citing import References
from ptvspt.profiles.foot import text_cell
from ptvspt.profiles.records import Citation, Fact

YEAR = ("Year (age)", "Earned", "Spent", "Paid back", "Left over", "Added up", "Still owed")
METHOD = "How it is worked out, with an example by hand: docs/career.md."


def turns(comparison: Comparison) -> Iterator[Block]:
    """Yield what would turn the order round, of each two paths that follow each other."""
    found = words.turnings(comparison)
    if found:
        yield Heading(2, "What turns the order")
        yield BulletList(tuple((one,) for one in found))


def years(comparison: Comparison) -> Iterator[Block]:
    """Yield what happens on each path in each year up to the horizon."""
    settings = comparison.settings
    yield Heading(2, "Year by year")
    for one in comparison.prospects:
        found = one.projection
        rows = []
        for year in range(1, settings.horizon + 1):
            owed = owing(one.way, comparison.assumptions, found, year)
            money = (found.earned, found.spent, found.repaid, found.left, found.total)
            amounts = (*(amount[year - 1] for amount in money), owed)
            rows.append(
                (text_cell(f"{year} ({settings.age + year})"), *(text_cell(words.dollars(to)) for to in amounts))
            )
        yield Table(YEAR, tuple(rows), one.path.name, dense=True)


def assumed(comparison: Comparison, references: References) -> Iterator[Block]:
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
        ("cost", settings.cost, "Tuition, exams and license, as you say"),
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
    if pay is None or one.path.profession is None:  # those of high school are figures of their own
        return
    names = (("10th percentile", pay.p10), ("25th", pay.p25), ("median", pay.median), ("75th", pay.p75))
    said = ", ".join(f"{name} {words.dollars(value)}" for name, value in names)
    counts = f" It counts {pay.counts}." if pay.counts else ""
    yield (f"Pay: {said} ({wording.when(pay.as_of)}).{counts}", references.to(pay.source))
