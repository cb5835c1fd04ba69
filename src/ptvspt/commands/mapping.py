"""ptvspt map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ptvspt.commands.emit import emit
from ptvspt.commands.options import DataOption, FormatOption, load, places, professions
from ptvspt.commands.rank import Subject, named
from ptvspt.places.records import By
from ptvspt.results import Format

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ptvspt.document.tree import Document
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
    format_: FormatOption = Format.TABLE,
    data: DataOption = None,
) -> None:
    """Draw the country as tiles: pay, or how far you can see a therapist without a referral."""
    catalogue = load(ctx, data, [] if subject is Subject.ACCESS else [named(profession)])
    known = places(ctx, data)
    if subject is Subject.ACCESS:
        _access(catalogue, known, format_)
    else:
        _salary(catalogue, known, by, format_)


def _access(catalogue: Catalogue, known: Mapping[str, Place], format_: Format) -> None:
    from ptvspt.places import map_export as export

    def document() -> Document:
        from ptvspt.places import map_page as page  # what programs read does without it

        return page.access(known)

    emit(
        format_,
        document=document,
        data=lambda: export.access_data(catalogue, known),
        grid=lambda: export.access_grid(known),
        lines=lambda: export.access_grid(known),
    )


def _salary(catalogue: Catalogue, known: Mapping[str, Place], by: By, format_: Format) -> None:
    from ptvspt.places import map_export as export
    from ptvspt.places.rank import rank

    (shown,) = catalogue.professions.values()
    found = rank(catalogue, known, shown, by)

    def document() -> Document:
        from ptvspt.places import map_page as page  # what programs read does without it

        return page.salary(found)

    emit(
        format_,
        document=document,
        data=lambda: export.salary_data(catalogue, found),
        grid=lambda: export.salary_grid(found, known),
        lines=lambda: export.salary_grid(found, known),
    )
