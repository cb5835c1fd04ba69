"""ptvspt map."""

from __future__ import annotations

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
from ptvspt.commands.rank import OF_SALARY, Subject, named
from ptvspt.places.records import By
from ptvspt.results import Format

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ptvspt.document.tree import Depth, Document
    from ptvspt.places.records import Place
    from ptvspt.profiles.records import Catalogue

EPILOG = """\b
Examples:
  ptvspt map access
  ptvspt map salary -p pt
  ptvspt map salary -p trainer --by p10
  ptvspt map access -f html > access.html"""


def command(
    ctx: typer.Context,
    subject: Annotated[Subject, typer.Argument(metavar="salary|access", help="Pay, or direct access.")],
    profession: Annotated[
        str | None,
        typer.Option("--profession", "-p", metavar="ID", help="Whose pay.", autocompletion=professions),
    ] = None,
    by: Annotated[By, typer.Option("--by", help="The figure of the wages.")] = By.MEDIAN,
    state: StateOption = None,
    format_: FormatOption = Format.TABLE,
    full: FullOption = False,
    accessible: AccessibleOption = False,
    data: DataOption = None,
) -> None:
    """Draw the country as tiles: pay, or how far you can see a therapist without a referral."""
    if subject is Subject.ACCESS:
        refuse(ctx, "map access", OF_SALARY)
    catalogue = load(ctx, data, [] if subject is Subject.ACCESS else [named(profession)])
    known = places(ctx, data)
    asked = code(ctx, known, state)
    wish = Wish(format_, full, accessible)
    if subject is Subject.ACCESS:
        _access(catalogue, known, asked, wish)
    else:
        _salary(catalogue, known, by, asked, wish)


def _access(catalogue: Catalogue, known: Mapping[str, Place], asked: str | None, wish: Wish) -> None:
    from ptvspt.places import map_export as export

    def document(depth: Depth) -> Document:
        from ptvspt.places import map_page as page  # what programs read does without it

        return page.access(known, asked=asked, depth=depth, more="ptvspt map access --full")

    emit(
        wish,
        document=document,
        data=lambda: export.access_data(catalogue, known, asked),
        grid=lambda: export.access_grid(known, asked),
        lines=lambda: export.access_lines(known, asked),
    )


def _salary(catalogue: Catalogue, known: Mapping[str, Place], by: By, asked: str | None, wish: Wish) -> None:
    from ptvspt.places import map_export as export
    from ptvspt.places.rank import rank

    (shown,) = catalogue.professions.values()
    found = rank(catalogue, known, shown, by)

    def document(depth: Depth) -> Document:
        from ptvspt.places import map_page as page  # what programs read does without it

        return page.salary(found, asked=asked, depth=depth, more=f"ptvspt rank salary -p {shown.id}")

    emit(
        wish,
        document=document,
        data=lambda: export.salary_data(catalogue, found, asked),
        grid=lambda: export.salary_grid(found, known, asked),
        lines=lambda: export.salary_lines(found, known, asked),
    )
