"""All professions side by side in one document, of which a script on the page shows the few that are chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ptvspt.document.tree import Block, Cell, Details, Document, Heading, Line, Table
from ptvspt.profiles import compare, statements
from ptvspt.profiles.citing import References
from ptvspt.profiles.compare import Row
from ptvspt.profiles.foot import text_cell
from ptvspt.profiles.page import FIGURES
from ptvspt.profiles.records import Catalogue, Profession

TITLE = "Compare professions"
FEWEST, MOST = 2, 4
"""How many professions stand side by side on a page."""


def document(catalogue: Catalogue) -> Document:
    """Return the short rows of every section, a column for each profession."""
    references = References()
    result = compare.compare(catalogue)
    short = [row for _, rows in result.groups for row in rows if row.attribute.quick]
    blocks = list(_table("In short", short, result.professions, references))
    for section, rows in result.groups:
        shown = [row for row in rows if row.attribute.key and compare.answered(row)]
        blocks += _table(section.title, shown, result.professions, references)
    _heading, *sources = references.bibliography()
    return Document(TITLE, (*blocks, Details("Sources", tuple(sources))))


def _table(
    title: str, rows: Iterable[Row], professions: tuple[Profession, ...], references: References
) -> Iterator[Block]:
    lines = tuple((text_cell(row.attribute.label), *(_cell(row, one, references) for one in row.cells)) for row in rows)
    if lines:
        tints = (None, *(one.order for one in professions))
        yield Heading(2, title)
        yield Table((title, *(one.name for one in professions)), lines, tints=tints)


def _cell(row: Row, cell: compare.Cell, references: References) -> Cell:
    """Return a short statement; whom a figure counts stands below it, as nobody knows what it will stand beside."""
    population = cell.facts[0].population if row.attribute.kind in FIGURES else None
    counted = (Line((f"Counts {population}",), aside=True),) if population else ()
    return (*statements.brief_cell(row.attribute, cell.facts, references), *counted)
