"""What is shown and in which words: results into documents, once for every output that people read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ptvspt.document.tree import (
    Block,
    BulletList,
    Cell,
    Document,
    Heading,
    Inline,
    Line,
    Link,
    Paragraph,
    Reference,
    Table,
)
from ptvspt.profiles import charts, wording
from ptvspt.profiles.citing import References, imprint
from ptvspt.profiles.compare import Comparison, Row, items
from ptvspt.profiles.excerpts import excerpt
from ptvspt.profiles.records import Attribute, Catalogue, Fact, Kind, Missing, Profession, Section, Source
from ptvspt.profiles.search import Match
from ptvspt.profiles.terms import query

HITS = 20  # facts found that are shown at once
DISCLAIMER = "General information about US professions; no medical or legal advice."


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


def profile(profession: Profession, sections: Sequence[Section]) -> Document:
    """Return some sections of a profile."""
    references = References()
    blocks: list[Block] = []
    for section in sections:
        rows = tuple(
            (text_cell(attribute.label), facts_cell(attribute, profession.about(section, attribute), references))
            for attribute in section.attributes
        )
        blocks += [Heading(2, section.title), Table((section.title, profession.name), rows)]
        blocks += charts.jobs(section, profession) if section.id == "outlook" else ()
    blocks += [*references.bibliography(), Paragraph((DISCLAIMER,))]
    return Document(profession.name, tuple(blocks))


def comparison(result: Comparison, *, title: str | None = None) -> Document:
    """Return professions side by side, a table for each section."""
    references = References()
    names = tuple(profession.name for profession in result.professions)
    blocks: list[Block] = []
    for section, rows in result.groups:
        table = Table((section.title, *names), tuple(_row(row, references) for row in rows))
        blocks += [Heading(2, section.title), table]
        blocks += charts.wages(section, result.professions) if section.id == "salary" else ()
    if not result.groups:
        blocks.append(Paragraph(("Nothing to show: no row of these sections fits.",)))
    elif any(row.shared for _, rows in result.groups for row in rows):
        blocks.append(Paragraph(("A mark of = stands before an item that all of them share.",)))
    blocks += [*references.bibliography(), Paragraph((DISCLAIMER,))]
    return Document(title or " and ".join(names), tuple(blocks))


def quick(result: Comparison, hint: str) -> Document:
    """Return the quick view: one table, short answers, short sources."""
    references = References()
    names = tuple(profession.name for profession in result.professions)
    rows = []
    for _, group in result.groups:
        for row in group:
            cells = tuple(_brief(row, cell.facts, references) for cell in row.cells)
            rows.append((_head(row, short=True), *cells))
    table = Table(("Quick facts", *names), tuple(rows))
    return Document("", (table, *references.bibliography(brief=True), Paragraph((hint,))))


def similarities(result: Comparison) -> Document:
    """Return only what all professions share."""
    references = References()
    blocks: list[Block] = []
    for section, rows in result.groups:
        shared = []
        for row in rows:
            shared.append((text_cell(row.attribute.label), _shared(row, references)))
        blocks += [Heading(2, section.title), Table((section.title, "Shared by all"), tuple(shared))]
    if not blocks:
        blocks.append(Paragraph(("Nothing here is the same for all of them.",)))
    names = " and ".join(profession.name for profession in result.professions)
    blocks += [*references.bibliography(), Paragraph((DISCLAIMER,))]
    return Document(f"What they share: {names}", tuple(blocks))


def matches(text: str, found: Sequence[Match], remedy: str, *, full: bool = False) -> Document:
    """Return the facts in which a text was found: the first in two lines each, or all of them whole."""
    title = f"Find: {text}"
    if not found:
        hint = f"Nothing found for '{text}'{remedy or '; try a shorter or more common word'}"
        return Document(title, (Paragraph((hint,)),))
    count = f"{len(found)} {'fact' if len(found) == 1 else 'facts'} with '{text}'"
    if not full:
        wanted = query(text)
        hits = BulletList(tuple((excerpt(wanted, match),) for match in found[:HITS]))
        more = f"and {len(found) - HITS} more: --full shows all" if len(found) > HITS else "--full shows the sources."
        return Document(title, (Paragraph((f"{count}:",)), hits, Paragraph((more,))))
    references = References()
    rows = tuple(
        (
            text_cell(f"{match.profession.name}, {match.section.title.lower()}"),
            (
                Line((f"{match.attribute.label}:",), aside=False),
                *facts_cell(match.attribute, (match.fact,), references),
            ),
        )
        for match in found
    )
    return Document(title, (Table((count, "Fact"), rows), *references.bibliography()))


def sources(found: Iterable[Source]) -> Document:
    """Return the bibliography."""
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


def _row(row: Row, references: References) -> tuple[Cell, ...]:
    shared = {item.casefold() for item in row.shared}
    return (_head(row), *(facts_cell(row.attribute, cell.facts, references, shared) for cell in row.cells))


def _head(row: Row, *, short: bool = False) -> Cell:
    """Return a row's head: the label, how far the figures are apart, and why they may not be compared."""
    lines = [Line((row.attribute.label,))]
    if row.same and not short:
        lines.append(Line(("= the same",), aside=True))
    if row.difference is not None:
        words = wording.apart(row.difference.by, row.difference.ratio, row.attribute.unit, short=short)
        lines.append(Line((words,), aside=True))
    if row.unlike and not short:
        lines.append(Line((f"Not like for like: {', '.join(row.unlike)}",), aside=True))
    return tuple(lines)


def facts_cell(attribute: Attribute, facts: Sequence[Fact], references: References, shared: Iterable[str] = ()) -> Cell:
    """Return all facts of an attribute: values, what stands beside them, date and references."""
    several = len(facts) > 1 or len(items(facts)) > 1
    cell: list[Line] = []
    for fact in facts:
        texts = wording.lines(attribute, fact)
        lines = [Line((text,), bullet=_bullet(attribute, text, shared, several)) for text in texts]
        if attribute.kind is Kind.LINKS and isinstance(fact.value, dict):
            lines = [Line((f"{name}: ", Link(url, url)), bullet="-") for name, url in fact.value.items()]
        elif attribute.kind is Kind.CREDENTIALS and not isinstance(fact.value, Missing):
            lines = [Line(line.content, bullet="" if number else "-") for number, line in enumerate(lines)]
        cell += _cited(tuple(lines), (fact,), references, dated=True)
        cell += [Line((part if part.endswith(".") else f"{part}.",), aside=True) for part in _beside(fact)]
    return tuple(cell)


def _bullet(attribute: Attribute, text: str, shared: Iterable[str], several: bool) -> str:
    if text.casefold() in shared:
        return "="
    return "-" if several and attribute.kind in (Kind.LIST, Kind.TEXT) else ""


def _beside(fact: Fact) -> tuple[str, ...]:
    return tuple(part[:1].upper() + part[1:] for part in wording.remarks(fact))


def _brief(row: Row, facts: Sequence[Fact], references: References) -> Cell:
    """Return the short answer of a cell with the first reference of the fact that gives it."""
    chosen = next((fact for fact in facts if fact.brief), facts[0])
    text = chosen.brief or wording.text(row.attribute, chosen)
    apart = row.unlike and (chosen.population or not any(fact.population for cell in row.cells for fact in cell.facts))
    beside = [word for word in (wording.CERTAINTY[chosen.certainty], "not like for like" if apart else "") if word]
    words = f"{text} ({'; '.join(beside)})" if beside else text
    first = (chosen._replace(citations=chosen.citations[:1]),)
    return _cited((Line((words,)),), first, references)


def _cited(lines: Cell, facts: Sequence[Fact], references: References, *, dated: bool = False) -> Cell:
    """Append date and references to the last line."""
    dates = {wording.when(fact.as_of) for fact in facts if fact.as_of} if dated else set()
    date = f" ({', '.join(sorted(dates))})" if dates else ""
    numbers = references.cite([one for fact in facts for one in fact.citations])
    last = lines[-1]
    content: list[str | Reference | Link] = [*last.content]
    content += [date] if date else []
    content += [part for number in numbers for part in (" ", number)]
    return (*lines[:-1], Line(tuple(content), bullet=last.bullet, aside=last.aside))


def _shared(row: Row, references: References) -> Cell:
    """Return the items that all have, or the answer that all give."""
    backing = _backing(row)
    if not row.shared:
        return facts_cell(row.attribute, row.cells[0].facts, references)
    bullet = "-" if len(row.shared) > 1 else ""
    cell = tuple(Line((f"{text}{_doubts(text, backing)}",), bullet=bullet) for text in row.shared)
    return _cited(cell, backing, references, dated=True)


def _doubts(text: str, facts: Iterable[Fact]) -> str:
    """Return how sure an item is, by every fact that holds it."""
    holding = [fact for fact in facts if not items((fact,)) or text in items((fact,))]
    words = dict.fromkeys(wording.CERTAINTY[fact.certainty] for fact in holding)
    doubts = "; ".join(word for word in words if word)
    return f" ({doubts})" if doubts else ""


def _backing(row: Row) -> list[Fact]:
    """Return the facts that hold a row's shared items, or all when it has none."""
    shared = {item.casefold() for item in row.shared}
    return [
        fact
        for cell in row.cells
        for fact in cell.facts
        if not shared or any(item.casefold() in shared for item in items((fact,)))
    ]


def text_cell(text: str) -> Cell:
    """Return a cell of one line."""
    return (Line((text,)),)


def _address(source: Source) -> Cell:
    return (Line((Link(source.address, source.address),)),) if source.address else ()
