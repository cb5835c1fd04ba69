"""How much the sources of a fact weigh: who stands behind it."""

from __future__ import annotations

from collections.abc import Iterable

from ptvspt.profiles.records import Certainty, Citation, Fact, Grade

AUTHORITIES = frozenset((Grade.OFFICIAL, Grade.PROFESSIONAL))
"""What the rows that people act on rest on."""
PUBLIC = AUTHORITIES | {Grade.INSTITUTION}
"""Who has nothing to sell to the reader."""


def rests_on(citations: Iterable[Citation], grades: Iterable[Grade]) -> bool:
    """Tell whether one of some citations is of a grade among these."""
    wanted = frozenset(grades)
    return any(citation.source.grade in wanted for citation in citations)


def sold(citations: Iterable[Citation]) -> bool:
    """Tell whether there are citations and all of them are commercial."""
    return {citation.source.grade for citation in citations} == {Grade.COMMERCIAL}


def own_view(fact: Fact) -> bool:
    """Tell whether a fact is the view of somebody whom it cites and names."""
    if fact.certainty is not Certainty.OPINION:
        return False
    values = fact.value if isinstance(fact.value, tuple) else (fact.value,)
    said = " ".join(str(part) for part in (*values, fact.brief, fact.note) if part).casefold()
    names = [name for one in fact.citations for name in (one.source.publisher, one.source.short) if name]
    return any(name.casefold() in said for name in names)
