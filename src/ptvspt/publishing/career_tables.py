"""Careers as tables: the paths into professions, what each takes, and what the figures rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ptvspt.career.records import SHARED, Careers, Figure, Item, Loan
from ptvspt.profiles.records import Certainty, Unit
from ptvspt.publishing.tables import Table, date, link, must, number, text, whole, word, year
from ptvspt.results import dated
from ptvspt.results import year as year_of

EMPTY = Careers({}, {}, {})
"""What data without careers has of them."""


def tables(careers: Careers) -> Iterator[Table]:
    """Yield the tables of careers."""
    figures = _identified(careers)
    yield _paths(careers)
    yield _figures(figures)
    yield _citations(figures)


def unit(item: Item) -> Unit:
    """Return the unit of a figure."""
    name = item.value
    if name.endswith("-years"):
        return Unit.YEARS
    if name.startswith("rate-"):
        return Unit.PERCENT
    return Unit.USD_PER_YEAR if name.startswith("pay-") or item is Item.TRAINING_PAY else Unit.USD


def _identified(careers: Careers) -> dict[str, tuple[str | None, Item, Figure]]:
    """Return every figure by its id: the path, or what stands for all of them, and the item."""
    of: list[tuple[str | None, Mapping[Item, Figure]]] = [(None, careers.shared)]
    of += [(one.id, one.figures) for one in careers.paths.values()]
    return {
        f"{path or SHARED}.{item.value}": (path, item, figure)
        for path, figures in of
        for item, figure in figures.items()
    }


def _paths(careers: Careers) -> Table:
    return Table(
        name="paths",
        about="Paths into the professions, and work after high school, which leads to none.",
        fields=(
            must("id", "The profession and the route, or high-school"),
            text("profession", "The profession that it leads to"),
            must("name", "Its name"),
            word("usual", "Whether it is the usual route into the profession", ("yes", "no")),
            word("loan", "Which federal loans its program may be paid with", Loan),
        ),
        key=("id",),
        links=(link("profession", "professions"),),
        rows=[
            (one.id, one.profession, one.name, "yes" if one.usual else "no", one.loan.value)
            for one in careers.paths.values()
        ],
    )


def _figures(figures: Mapping[str, tuple[str | None, Item, Figure]]) -> Table:
    return Table(
        name="path-figures",
        about="What each path takes: years, costs, debt, pay. Figures without a path are those that all share.",
        fields=(
            must("id", "The path, or all, and the item: pt:public.debt"),
            text("path", "The path; empty for what all share"),
            word("item", "What the figure is of", Item),
            number("low", "The lowest")._replace(required=True),
            number("high", "The highest; the same where there is one")._replace(required=True),
            word("unit", "The unit of both", Unit),
            date("as_of", "The date that it speaks of"),
            year("The year that it speaks of"),
            word("certainty", "How surely it is known", Certainty),
            text("note", "What must be known beside it"),
        ),
        key=("id",),
        links=(link("path", "paths"),),
        rows=[
            (
                *(id_, path, item.value, one.low, one.high, unit(item).value),
                *(dated(one.as_of), year_of(one.as_of), one.certainty.value, one.note or None),
            )
            for id_, (path, item, one) in figures.items()
        ],
    )


def _citations(figures: Mapping[str, tuple[str | None, Item, Figure]]) -> Table:
    return Table(
        name="path-citations",
        about="What each figure of a path cites.",
        fields=(
            must("figure", "The figure"),
            whole("n", "The place of the citation, from 1", required=True),
            must("source", "The source"),
        ),
        key=("figure", "n"),
        links=(link("figure", "path-figures"), link("source", "sources")),
        rows=[
            (id_, n, source.id) for id_, (*_, one) in figures.items() for n, source in enumerate(one.sources, start=1)
        ],
    )
