"""What stands below a page: footnotes, what has grown old, sources, the way to everything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ptvspt.document.tree import Block, Cell, Depth, Line, Paragraph
from ptvspt.profiles import freshness, wording
from ptvspt.profiles.citing import References
from ptvspt.profiles.compare import Row
from ptvspt.profiles.records import Attribute, Fact, Missing

DISCLAIMER = "General information about US professions; no medical or legal advice."
FOOTNOTE = "*"


def text_cell(text: str) -> Cell:
    """Return a cell of one line."""
    return (Line((text,)),)


def flags(row: Row, notes: dict[str, None]) -> list[str]:
    """Return a footnote's mark for each figure that must not simply be compared, and note why."""
    if not row.unlike:
        return [""] * len(row.cells)
    counted = [cell.facts[0].population for cell in row.cells]
    if any(counted):
        notes.update({f"counts {population}": None for population in counted if population})
        return [FOOTNOTE if population else "" for population in counted]
    notes[f"{row.attribute.label} of {' and '.join(row.unlike)}"] = None
    return [FOOTNOTE if not isinstance(cell.facts[0].value, Missing) else "" for cell in row.cells]


def footnotes(notes: dict[str, None], *, alone: bool = False) -> list[Block]:
    """Return the line that says what a mark at figures means: whom they count, and why they may not be compared."""
    if not notes:
        return []
    words = "; ".join(notes)
    end = "." if alone else ": not like for like."
    return [Paragraph((f"{FOOTNOTE} {words[:1].upper()}{words[1:]}{end}",), aside=True)]


def aged(shown: Iterable[tuple[Attribute, Sequence[Fact]]], depth: Depth, today: str) -> list[Block]:
    """Return the line that warns of figures and laws past their shelf life, where a page at this depth has some."""
    if not today:
        return []
    facts: list[tuple[Attribute, Fact]] = []
    for attribute, found in shown:
        if depth is not Depth.BRIEF:
            facts += [(attribute, fact) for fact in found]
        elif attribute.key:
            facts.append((attribute, wording.brief(attribute, found)[1]))
    words = freshness.warning(facts, today)
    return [Paragraph((words,), aside=True)] if words else []


def foot(references: References, depth: Depth, hidden: int, more: str) -> list[Block]:
    """Return what stands below a page: sources, and the way to everything."""
    blocks = [*references.bibliography(brief=depth is Depth.BRIEF)]
    if depth is Depth.FOLDED:
        return blocks  # a page that folds has a footer of its own, which says what it is not
    if depth is Depth.FULL:
        return [*blocks, Paragraph((DISCLAIMER,))]
    if not more:
        return blocks
    lead = f"{hidden} more {'row' if hidden == 1 else 'rows'}, notes, sources" if hidden else "More"
    return [*blocks, Paragraph((f"{lead}: {more}",), aside=True)]
