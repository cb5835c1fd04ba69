"""ptvspt rank."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from ptvspt.commands.emit import Wish, emit
from ptvspt.commands.options import (
    AccessibleOption,
    DataOption,
    FormatOption,
    FullOption,
    StateOption,
    code,
    load,
    places,
    professions,
    refuse,
)
from ptvspt.errors import UsageError
from ptvspt.places.records import By
from ptvspt.results import Format

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ptvspt.document.tree import Depth, Document
    from ptvspt.places.records import Place
    from ptvspt.profiles.records import Catalogue

EPILOG = """\b
Examples:
  ptvspt rank salary -p pt
  ptvspt rank salary -p trainer --by p90 --top 10
  ptvspt rank access
  ptvspt rank salary -p pt -f csv > salaries.csv"""


OF_SALARY = {"profession": "it is not about pay", "by": "it is not about pay"}
"""Options that only pay has, and why access has none."""


class Subject(Enum):
    """What places are ranked or mapped by."""

    SALARY = "salary"
    ACCESS = "access"


def command(
    ctx: typer.Context,
    subject: Annotated[Subject, typer.Argument(metavar="salary|access", help="Pay, or direct access.")],
    profession: Annotated[
        str | None,
        typer.Option("--profession", "-p", metavar="ID", help="Whose pay.", autocompletion=professions),
    ] = None,
    by: Annotated[By, typer.Option("--by", help="The figure of the wages.")] = By.MEDIAN,
    top: Annotated[
        int | None, typer.Option("--top", metavar="N", min=1, help="Only the first N places, and the --state.")
    ] = None,
    state: StateOption = None,
    format_: FormatOption = Format.TABLE,
    full: FullOption = False,
    accessible: AccessibleOption = False,
    data: DataOption = None,
) -> None:
    """Put the states in order: by pay, or by how far you can see a therapist without a referral."""
    if subject is Subject.ACCESS:
        refuse(ctx, "rank access", {**OF_SALARY, "top": "it puts places in groups", "state": "it marks no place"})
    catalogue = load(ctx, data, [] if subject is Subject.ACCESS else [named(profession)])
    known = places(ctx, data)
    wish = Wish(format_, full, accessible)
    if subject is Subject.ACCESS:
        _access(catalogue, known, wish)
    else:
        _salary(catalogue, known, by, top, code(ctx, known, state), wish)


def _access(catalogue: Catalogue, known: Mapping[str, Place], wish: Wish) -> None:
    from ptvspt.places import rank_export as export

    def document(depth: Depth) -> Document:
        from ptvspt.places import rank_page as page  # what programs read does without it

        return page.access(known.values(), depth=depth, more="ptvspt rank access --full, ptvspt state XX")

    emit(
        wish,
        document=document,
        data=lambda: export.access_data(catalogue, known.values()),
        grid=lambda: export.access_grid(known.values()),
        lines=lambda: export.access_lines(known.values()),
    )


def _salary(
    catalogue: Catalogue, known: Mapping[str, Place], by: By, top: int | None, asked: str | None, wish: Wish
) -> None:
    from ptvspt.places import rank_export as export
    from ptvspt.places.rank import rank

    (shown,) = catalogue.professions.values()
    found = rank(catalogue, known, shown, by)

    def document(depth: Depth) -> Document:
        from ptvspt.places import rank_page as page  # what programs read does without it

        return page.salary(found, top, asked=asked, depth=depth)

    emit(
        wish,
        document=document,
        data=lambda: export.salary_data(catalogue, found, top, asked),
        grid=lambda: export.salary_grid(found, top, asked),
        lines=lambda: export.salary_lines(found, top, asked),
    )


def named(profession: str | None) -> str:
    """Return the profession that a call names. Raises UsageError when it names none."""
    if profession is None:
        raise UsageError("whose pay? name a profession, like '-p pt'; 'ptvspt list' lists them")
    return profession
