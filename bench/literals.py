"""Print the words of `ptvspt show education -p pt` as Python literals, for floor.py. Runs where ptvspt is installed."""

from dataclasses import replace

from ptvspt.document.formats import Screen

from ptvspt.document import terminal
from ptvspt.document.layout import plain
from ptvspt.document.tree import Document, Table
from ptvspt.loading import library
from ptvspt.profiles import page

catalogue = library.load()
document = page.profile(catalogue.professions["pt"], [catalogue.sections["education"]])
(place,) = (number for number, block in enumerate(document.blocks) if isinstance(block, Table))
grid = document.blocks[place]
assert isinstance(grid, Table)


def words(*blocks: object, title: str = "") -> str:
    """Return other blocks as the text that they are printed as."""
    part: Document = replace(document, title=title, blocks=tuple(blocks))
    return terminal.render(part, Screen(width=80, colour=False)).strip("\n")


rows = [
    tuple("\n".join(f"{line.bullet} {plain(line.content)}".strip() for line in cell) for cell in row)
    for row in grid.rows
]
print(f"BEFORE = {document.title!r}")
print(f"COLUMNS = {grid.columns!r}")
print(f"ROWS = {rows!r}")
print(f"AFTER = {words(*document.blocks[place + 1 :])!r}")
