"""Lists as documents: the professions, the sections, what was found, the sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ptvspt.document.tree import BulletList, Cell, Depth, Document, Inline, Line, Link, Paragraph, Table
from ptvspt.profiles import wording
from ptvspt.profiles.citing import References, imprint, year
from ptvspt.profiles.page import text_cell
from ptvspt.profiles.records import Catalogue, Source
from ptvspt.profiles.search import Match
from ptvspt.profiles.statements import brief_cell


def listing(catalogue: Catalogue) -> Document:
    """Return the professions with a line each."""
    rows = tuple(
        (text_cell(one.id), text_cell(one.name), text_cell(one.summary)) for one in catalogue.professions.values()
    )
    hint = "Next: ptvspt show -p ID for a profile, ptvspt compare ID ID for two side by side."
    return Document("Professions", (Table(("Id", "Name", "In one line"), rows), Paragraph((hint,))))


def contents(catalogue: Catalogue) -> Document:
    """Return the sections and their attributes."""
    rows = tuple(
        (text_cell(section.id), text_cell(attribute.id), text_cell(attribute.label))
        for section in catalogue.sections.values()
        for attribute in section.attributes
    )
    return Document("Sections and attributes", (Table(("Section", "Attribute", "Label"), rows),))


def matches(text: str, found: Sequence[Match], remedy: str) -> Document:
    """Return every fact in which a text was found."""
    if not found:
        hint = f"Nothing found for '{text}'{remedy or '; try a shorter or more common word'}"
        return Document(f"Find: {text}", (Paragraph((hint,)),))
    references = References()
    rows = tuple(
        (
            text_cell(f"{match.profession.name}, {match.section.title.lower()}"),
            (
                Line((f"{match.attribute.label}:",), aside=False),
                *brief_cell(match.attribute, (match.fact,), references),
            ),
        )
        for match in found
    )
    count = f"{len(found)} {'fact' if len(found) == 1 else 'facts'} with '{text}'"
    return Document(f"Find: {text}", (Table((count, "Fact"), rows), *references.bibliography()))


def sources(found: Iterable[Source], *, depth: Depth = Depth.BRIEF) -> Document:
    """Return the bibliography: a line a source, or everything about each."""
    if depth is Depth.BRIEF:
        short = tuple((text_cell(f"{year(one) or 'n.d.'} {one.id}"),) for one in found)  # ids have up to 75 letters
        more = "More: ptvspt sources ID for what one is cited for, --full for titles and addresses"
        return Document("Sources", (Table(("Year and id",), short), Paragraph((more,), aside=True)))
    rows = tuple(
        (text_cell(source.id), (Line((source.title,)), Line((imprint(source),), aside=True), *_address(source)))
        for source in found
    )
    return Document("Sources", (Table(("Id", "Source"), rows),))


def source(cited: Source, found: Sequence[Match]) -> Document:
    """Return one source and every fact that cites it."""
    head: tuple[Inline, ...] = (
        (f"Publisher: {cited.publisher}",),
        (f"Kind: {cited.kind.value}",),
        (f"Issued: {wording.when(cited.issued)}",),
        (f"Checked: {wording.when(cited.read_on) or wording.UNREAD}",),
        ("Address: ", Link(cited.address, cited.address) if cited.address else "not known"),
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


def _address(source: Source) -> Cell:
    return (Line((Link(source.address, source.address),)),) if source.address else ()
