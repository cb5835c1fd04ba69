"""Print what some calls show as Python literals, for floor.py. Runs where ptvspt is installed."""

from collections.abc import Iterator

from ptvspt.career import earning
from ptvspt.career import page as career_page
from ptvspt.career.compare import compare as compare_paths
from ptvspt.career.paths import Settings, named
from ptvspt.commands.career import USUAL
from ptvspt.document import terminal
from ptvspt.document.screen import Screen
from ptvspt.document.tree import Document, Table, plain
from ptvspt.loading import library
from ptvspt.profiles import page
from ptvspt.profiles.compare import compare

catalogue = library.load(None, lambda _names: ["pt", "trainer"])
result = compare(catalogue)
careers, code, place = library.careers(None, None)
whole = compare(earning.at(catalogue, careers, (code, place)))
ids = [named(careers, {one: one for one in USUAL}, one) for one in USUAL]
orders = {one.id: one.order for one in catalogue.professions.values()}
DOCUMENTS = {
    "show": page.profile(catalogue.professions["pt"], [catalogue.sections["education"]]),
    "compare": page.quick(result),
    "all": page.comparison(whole),
    "pay": career_page.document(compare_paths(careers, ids, ids[2], Settings(), (code, place), orders)),
}


def parts(document: Document) -> Iterator[object]:
    """Yield a page's tables as columns and rows, and what stands between them as text."""
    for block in document.blocks:
        if isinstance(block, Table):
            rows = [tuple("\n".join(plain(line.content) for line in cell) for cell in row) for row in block.rows]
            yield block.columns, rows
        else:
            yield terminal.render(Document("", (block,)), Screen(width=80, colour=False)).strip("\n")


print(f"PAGES = { {name: list(parts(document)) for name, document in DOCUMENTS.items()}!r}")
