"""ptvspt rank."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from ptvspt.commands.emit import Wish, emit
from ptvspt.commands.options import AccessibleOption, DataOption, FormatOption, FullOption, load, places, professions
from ptvspt.errors import UsageError
from ptvspt.results import Format

EPILOG = """\b
Examples:
  ptvspt rank salary -p pt
  ptvspt rank salary -p trainer --by p90 --top 10
  ptvspt rank access
  ptvspt rank salary -p pt -f csv > salaries.csv"""


class Subject(Enum):
    """What places are ranked or mapped by."""

    SALARY = "salary"
    ACCESS = "access"


class By(Enum):
    """The figure of the wages."""

    MEDIAN = "median"
    P10 = "p10"
    P90 = "p90"
    MEAN = "mean"


def command(
    ctx: typer.Context,
    subject: Annotated[Subject, typer.Argument(metavar="salary|access", help="Pay, or direct access.")],
    profession: Annotated[
        str | None,
        typer.Option("--profession", "-p", metavar="ID", help="Whose pay.", autocompletion=professions),
    ] = None,
    by: Annotated[By, typer.Option("--by", help="The figure of the wages.")] = By.MEDIAN,
    top: Annotated[int | None, typer.Option("--top", metavar="N", min=1, help="Only the first N places.")] = None,
    format_: FormatOption = Format.TABLE,
    full: FullOption = False,
    accessible: AccessibleOption = False,
    data: DataOption = None,
) -> None:
    """Put the states in order: by pay, or by how far you can see a therapist without a referral."""
    from ptvspt.places import rank

    if subject is Subject.ACCESS:
        catalogue, known = load(ctx, data, []), places(ctx, data)
        emit(
            Wish(format_, full, accessible),
            document=lambda _depth: rank.access_document(known.values()),
            data=lambda: rank.access_data(catalogue, known.values()),
            grid=lambda: rank.access_grid(known.values()),
            lines=lambda: rank.access_grid(known.values()),
        )
        return
    catalogue = load(ctx, data, [named(profession)])
    (shown,) = catalogue.professions.values()
    found = rank.rank(catalogue, places(ctx, data), shown, rank.By(by.value))
    emit(
        Wish(format_, full, accessible),
        document=lambda _depth: rank.document(found, top),
        data=lambda: rank.data(catalogue, found, top),
        grid=lambda: rank.grid(found, top),
        lines=lambda: rank.grid(found, top),
    )


def named(profession: str | None) -> str:
    """Return the profession that a call names. Raises UsageError when it names none."""
    if profession is None:
        raise UsageError("whose pay? name a profession, like '-p pt'; 'ptvspt list' lists them")
    return profession
