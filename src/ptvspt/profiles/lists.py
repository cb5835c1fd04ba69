"""Lists as documents: the professions, the sections, what was found, the sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ptvspt.document.tree import Block, BulletList, Cell, Depth, Document, Heading, Inline, Line, Link, Paragraph, Table
from ptvspt.profiles import wording
from ptvspt.profiles.citing import References, imprint, year
from ptvspt.profiles.excerpts import excerpt
from ptvspt.profiles.foot import text_cell
from ptvspt.profiles.records import Catalogue, Source
from ptvspt.profiles.search import Match
from ptvspt.profiles.statements import whole
from ptvspt.profiles.terms import query

HITS = 20  # facts found that are shown at once


def listing(catalogue: Catalogue) -> Document:
    """Return the professions with a line each."""
    rows = tuple(
        (text_cell(one.id), text_cell(one.name), text_cell(one.summary)) for one in catalogue.professions.values()
    )
    hint = "Next: ptvspt show ID for a profile, ptvspt compare ID ID for two side by side."
    return Document("Professions", (Table(("Id", "Name", "In one line"), rows), Paragraph((hint,))))


def contents(catalogue: Catalogue) -> Document:
    """Return the sections and their attributes."""
    rows = tuple(
        (text_cell(section.id), text_cell(attribute.id), text_cell(attribute.label))
        for section in catalogue.sections.values()
        for attribute in section.attributes
    )
    return Document("Sections and attributes", (Table(("Section", "Attribute", "Label"), rows),))


def matches(text: str, found: Sequence[Match], remedy: str, *, depth: Depth = Depth.BRIEF) -> Document:
    """Return the facts in which a text was found: the first in two lines each, or all of them whole."""
    title = f"Find: {text}"
    if not found:
        hint = f"Nothing found for '{text}'{remedy or '; try a shorter or more common word'}"
        return Document(title, (Paragraph((hint,)),))
    count = Paragraph((f"{len(found)} {'fact' if len(found) == 1 else 'facts'} with '{text}', best first",))
    if depth is Depth.BRIEF:
        wanted = query(text)
        hits = BulletList(tuple((excerpt(wanted, match),) for match in found[:HITS]))
        more = f"{len(found) - HITS} more: --full shows all" if len(found) > HITS else "Notes and sources: --full"
        return Document(title, (count, hits, Paragraph((more,), aside=True)))
    references = References()
    blocks: list[Block] = [count]
    for match in found:
        blocks.append(Heading(3, f"{match.profession.name}, {match.section.title.lower()}: {match.attribute.label}"))
        blocks.append(BulletList(whole(match.attribute, (match.fact,), references)))
    return Document(title, (*blocks, *references.bibliography()))


def sources(found: Iterable[Source], *, depth: Depth = Depth.BRIEF) -> Document:
    """Return the bibliography: a line a source, or everything about each."""
    if depth is Depth.BRIEF:
        short = tuple((text_cell(f"{year(one) or 'n.d.'} {one.id}"),) for one in found)  # ids have up to 75 letters
        more = "More: ptvspt sources ID for what one is cited for, --full for titles and addresses"
        return Document("Sources", (Table(("Year and id",), short), Paragraph((more,), aside=True)))
    rows = tuple(
        (text_cell(one.id), (Line((one.title,)), Line((_imprint(one),), aside=True), *_address(one))) for one in found
    )
    return Document("Sources", (Table(("Id", "Source"), rows),))


def source(cited: Source, found: Sequence[Match]) -> Document:
    """Return one source and every fact that cites it."""
    head: tuple[Inline, ...] = (
        (f"Publisher: {cited.publisher} ({cited.grade.value})",),
        (f"Kind: {cited.kind.value}",),
        (f"Issued: {wording.when(cited.issued)}",),
        (f"Checked: {wording.when(cited.read_on) or wording.UNREAD}",),
        ("Address: ", Link(cited.address, cited.address) if cited.address else "not known"),
        *(((f"Read in: {cited.read_in}",),) if cited.read_in else ()),
    )
    rows = []
    for match in found:
        locators = [one.locator for one in match.fact.citations if one.source.id == cited.id and one.locator]
        place = f" ({locators[0]})" if locators else ""
        words = f"{match.attribute.label}: {wording.statement(match.attribute, match.fact)}{place}"
        rows.append((text_cell(f"{match.profession.name}, {match.section.title.lower()}"), text_cell(words)))
    if not rows:
        elsewhere = "No profile cites it; the interview or the tables of places do."
        return Document(cited.title, (BulletList(head), Paragraph((elsewhere,))))
    return Document(cited.title, (BulletList(head), Table(("Cited by", "Fact"), tuple(rows))))


def _imprint(source: Source) -> str:
    """Return what pages say of a source, and in what it was read, which only this list tells."""
    return imprint(source) + (f", read in {source.read_in}" if source.read_in else "")


def _address(source: Source) -> Cell:
    return (Line((Link(source.address, source.address),)),) if source.address else ()
