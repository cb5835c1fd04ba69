"""Profiles and comparisons as documents: what is shown and in which words, once for every output people read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ptvspt.document.tree import (
    Block,
    BulletList,
    Cell,
    Checklist,
    Depth,
    Details,
    Document,
    Heading,
    Paragraph,
    Table,
)
from ptvspt.profiles import charts, statements, wording
from ptvspt.profiles.citing import References
from ptvspt.profiles.compare import Comparison, Row, answered
from ptvspt.profiles.foot import FOOTNOTE, aged, flags, foot, footnotes, text_cell
from ptvspt.profiles.records import Attribute, Fact, Kind, Missing, Profession, Section

FIGURES = (Kind.NUMBER, Kind.RANGE, Kind.BREAKDOWN, Kind.DISTRIBUTION)


def profile(
    profession: Profession,
    sections: Sequence[Section],
    *,
    depth: Depth = Depth.BRIEF,
    more: str = "",
    today: str = "",
) -> Document:
    """Return some sections of a profile; `more` is the command that shows all of it.

    With `today` (YYYY-MM-DD) the page says when some of its figures or laws are past their shelf life.
    """
    references = References()
    blocks: list[Block] = []
    notes: dict[str, None] = {}
    hidden = 0
    for section in sections:
        if depth is not Depth.FULL:
            blocks += _brief_section(section, profession, references, notes)
            hidden += len(section.attributes) - len(_key_rows(section, profession))
            blocks += _old(depth, [(one, profession.about(section, one)) for one in section.attributes], today)
        if depth is not Depth.BRIEF:
            blocks += _behind(depth, section, list(_whole_section(section, (profession,), references)))
    shown = [(one, profession.about(section, one)) for section in sections for one in section.attributes]
    noted = footnotes(notes, alone=True)
    old = aged(shown, depth, today) if depth is not Depth.FOLDED else []
    return Document(profession.name, (*blocks, *noted, *old, *foot(references, depth, hidden, more)))


def comparison(
    result: Comparison,
    *,
    depth: Depth = Depth.BRIEF,
    more: str = "",
    title: str | None = None,
    today: str = "",
    first: bool = False,
) -> Document:
    """Return professions side by side, a table for each section; `more` is the command that shows all of it.

    With `first` the rows of the quick view stand before the sections.
    """
    references = References()
    notes: dict[str, None] = {}
    hidden = 0
    blocks = _short(result, references) if first else []
    for section, rows in result.groups:
        if depth is not Depth.FULL:
            shown = [row for row in rows if row.attribute.key and answered(row)]
            hidden += len(rows) - len(shown)
            noted = {} if depth is Depth.FOLDED else notes
            blocks += _table(section.title, shown, result.professions, references, noted)
            blocks += [*footnotes(noted), *aged(_cells(rows), depth, today)] if depth is Depth.FOLDED else ()
            blocks += charts.wages(section, result.professions) if section.id == "salary" else ()
        if depth is not Depth.BRIEF:
            blocks += _behind(depth, section, list(_whole_rows(section, rows, result.professions, references)))
    if not result.groups:
        blocks.append(Paragraph(("Nothing to show: no row of these sections fits.",)))
    told = _cells(row for _, rows in result.groups for row in rows)
    old = aged(told, depth, today) if depth is not Depth.FOLDED else ()
    below = [*footnotes(notes), *old, *foot(references, depth, hidden, more)]
    return Document(title if title is not None else _names(result), (*blocks, *below))


def quick(result: Comparison, *, depth: Depth = Depth.BRIEF, more: str = "", today: str = "") -> Document:
    """Return the quick view: one table of short answers; everything is folded behind it where a page can fold."""
    references = References()
    rows = [row for _, group in result.groups for row in group if row.attribute.quick]
    blocks = [*_short(result, references), *aged(_cells(rows), depth, today)]
    if depth is not Depth.FOLDED:
        return Document("", (*blocks, *foot(references, depth, 0, more)))
    blocks.append(Heading(2, "Everything, with notes and sources"))
    for section, group in result.groups:
        whole = _whole_rows(section, group, result.professions, references)
        blocks.append(Details(section.title, tuple(whole)))
    return Document(_names(result), (*blocks, *foot(references, depth, 0, more)))


def _short(result: Comparison, references: References) -> list[Block]:
    """Return the rows of the quick view with their footnotes."""
    notes: dict[str, None] = {}
    rows = [row for _, group in result.groups for row in group if row.attribute.quick]
    return [*_table("In short", rows, result.professions, references, notes), *footnotes(notes)]


def similarities(result: Comparison, *, depth: Depth = Depth.BRIEF, more: str = "") -> Document:
    """Return what all professions share: the items that all have, or the answer that all give."""
    references = References()
    blocks: list[Block] = []
    hidden = 0
    for section, rows in result.groups:
        shown = [row for row in rows if row.attribute.key and answered(row)]
        hidden += len(rows) - len(shown)
        if shown and depth is not Depth.FULL:
            table = tuple((_label(row.attribute), _shared(row, references)) for row in shown)
            blocks += [Heading(2, section.title), Table((section.title, "All of them"), table)]
        if depth is not Depth.BRIEF:
            blocks += _behind(depth, section, list(_whole_rows(section, rows, result.professions, references)))
    if not result.groups:
        blocks.append(Paragraph(("Nothing here is the same for all of them.",)))
    return Document(f"What they share: {_names(result)}", (*blocks, *foot(references, depth, hidden, more)))


def _brief_section(
    section: Section, profession: Profession, references: References, notes: dict[str, None]
) -> list[Block]:
    """Return a section's key rows, what the profession may do as a list of marks, and its chart."""
    rows, marks = [], []
    for attribute in _key_rows(section, profession):
        facts = profession.about(section, attribute)
        if attribute.kind is Kind.PERMISSION:
            verdict, *rest = statements.brief(attribute, facts, references)
            marks.append((verdict, f" {attribute.label}", *rest))
        else:
            population = facts[0].population if attribute.kind in FIGURES else None
            if population:
                notes[f"counts {population}"] = None
            flag = FOOTNOTE if population else ""
            rows.append((_label(attribute), statements.brief_cell(attribute, facts, references, flag=flag)))
    blocks: list[Block] = [Heading(2, section.title)]
    if rows:
        table = Table((section.title, profession.name), tuple(rows), tints=(None, profession.order))
        blocks.append(table)
    if marks:
        blocks.append(Checklist(tuple(marks)))
    blocks += charts.jobs(section, profession) if section.id == "outlook" else ()
    return blocks if len(blocks) > 1 else []  # a heading says nothing alone


def _key_rows(section: Section, profession: Profession) -> list[Attribute]:
    """Return the rows of the brief level that say something about a profession."""
    return [
        one
        for one in section.attributes
        if one.key and any(not isinstance(fact.value, Missing) or fact.brief for fact in profession.about(section, one))
    ]


def _table(
    title: str, rows: Sequence[Row], professions: Sequence[Profession], references: References, notes: dict[str, None]
) -> list[Block]:
    """Return rows of short statements side by side; footnotes are added to `notes`."""
    if not rows:
        return []
    cells = []
    for row in rows:
        flagged = flags(row, notes)
        cells.append(
            (
                _label(row.attribute),
                *(
                    statements.brief_cell(row.attribute, cell.facts, references, flag=flag)
                    for cell, flag in zip(row.cells, flagged, strict=True)
                ),
            )
        )
    table = Table(
        (title, *(one.name for one in professions)),
        tuple(cells),
        tints=(None, *(one.order for one in professions)),
    )
    return [Heading(2, title), table]


def _names(result: Comparison) -> str:
    return " and ".join(one.name for one in result.professions)


def _old(depth: Depth, shown: Sequence[tuple[Attribute, Sequence[Fact]]], today: str) -> list[Block]:
    """Return what warns of old figures where a page folds: before the fold, not below all of them."""
    return aged(shown, depth, today) if depth is Depth.FOLDED else []


def _cells(rows: Iterable[Row]) -> list[tuple[Attribute, tuple[Fact, ...]]]:
    return [(row.attribute, cell.facts) for row in rows for cell in row.cells]


def _behind(depth: Depth, section: Section, blocks: list[Block]) -> list[Block]:
    """Return everything about a section: folded behind its short form, or under its heading."""
    if depth is Depth.FULL:
        return [Heading(2, section.title), *blocks]
    return [Details(f"{section.title}: everything, with notes and sources", tuple(blocks))]


def _whole_section(section: Section, professions: Sequence[Profession], references: References) -> Iterator[Block]:
    (profession,) = professions
    for attribute in section.attributes:
        yield Heading(3, attribute.label)
        yield BulletList(statements.whole(attribute, profession.about(section, attribute), references))
    if section.id == "outlook":
        yield from charts.jobs(section, profession)


def _whole_rows(
    section: Section, rows: Sequence[Row], professions: Sequence[Profession], references: References
) -> Iterator[Block]:
    """Yield every row in reading order: its heading, what holds of its figures, then each profession."""
    for row in rows:
        yield Heading(3, row.attribute.label)
        told = list(_told(row))
        if told:
            yield Paragraph((" ".join(told),), aside=True)
        for cell in row.cells:
            yield Heading(4, cell.profession.name, tint=cell.profession.order)
            yield BulletList(statements.whole(row.attribute, cell.facts, references, row.shared))
    if section.id == "salary":
        yield from charts.wages(section, professions)


def _told(row: Row) -> Iterator[str]:
    """Yield what a whole row says of itself: the same, how far apart, not like for like."""
    if row.same:
        yield "The same for all."
    elif row.shared:
        yield "An equals sign stands before what all share."
    if row.difference is not None:
        apart = wording.apart(row.difference.by, row.difference.ratio, row.attribute.unit)
        yield f"{apart[:1].upper()}{apart[1:]}."
    if row.unlike:
        yield f"Not like for like: {', '.join(row.unlike)}."


def _label(attribute: Attribute) -> Cell:
    return text_cell(attribute.label)


def _shared(row: Row, references: References) -> Cell:
    facts = [fact for cell in row.cells for fact in cell.facts]
    if row.shared:
        return statements.shared(facts, row.shared, references)
    return statements.brief_cell(row.attribute, row.cells[0].facts, references)
