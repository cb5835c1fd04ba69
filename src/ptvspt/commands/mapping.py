"""ptvspt map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ptvspt.commands.emit import Wish, emit
from ptvspt.commands.options import AccessibleOption, DataOption, FormatOption, FullOption, load, places, professions
from ptvspt.commands.rank import By, Subject, named
from ptvspt.results import Format

if TYPE_CHECKING:
    from ptvspt.results import Grid

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
    full: FullOption = False,
    accessible: AccessibleOption = False,
    data: DataOption = None,
) -> None:
    """Draw the country as tiles: pay, or how far you can see a therapist without a referral."""
    from ptvspt.places import map as tiles
    from ptvspt.places import rank

    if subject is Subject.ACCESS:
        catalogue, known = load(ctx, data, []), places(ctx, data)

        def access_rows() -> Grid:
            return tiles.grid(tiles.access(known), known, tiles.access_proofs(known))

        emit(
            Wish(format_, full, accessible),
            document=lambda _depth: tiles.access_document(known),
            data=lambda: tiles.access_data(catalogue, known),
            grid=access_rows,
            lines=access_rows,
        )
        return
    catalogue, known = load(ctx, data, [named(profession)]), places(ctx, data)
    (shown,) = catalogue.professions.values()
    found = rank.rank(catalogue, known, shown, rank.By(by.value))

    def rows() -> Grid:
        return tiles.grid(tiles.salary(found), known, tiles.salary_proofs(found))

    emit(
        Wish(format_, full, accessible),
        document=lambda _depth: tiles.salary_document(found),
        data=lambda: tiles.salary_data(catalogue, found),
        grid=rows,
        lines=rows,
    )
