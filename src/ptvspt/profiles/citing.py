"""Sources as they are cited in a document: numbers in the text, and the list at its end."""

from __future__ import annotations

from collections.abc import Iterable

from ptvspt.document.tree import Bibliography, Block, Heading, Reference
from ptvspt.profiles import wording
from ptvspt.profiles.records import Citation, Source


class References:
    """Numbers the sources of a document in the order in which they are first cited."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.sources: list[Source] = []

    def cite(self, citations: Iterable[Citation], *, where: bool = False) -> tuple[Reference, ...]:
        """Return the references of some citations, each source once; `where` adds the place in the source."""
        found: dict[str, Citation] = {}
        for citation in citations:
            found.setdefault(citation.source.id, citation)
        return tuple(self.to(one.source, one.locator if where else None) for one in found.values())

    def to(self, source: Source, locator: str | None = None) -> Reference:
        """Return the reference to a source, and to a place in it where one is given."""
        if source.id not in self.numbers:
            self.sources.append(source)
            self.numbers[source.id] = len(self.sources)
        return Reference(self.numbers[source.id], source.address, locator)

    def bibliography(self, *, brief: bool = False) -> tuple[Block, ...]:
        """Return the list of what was cited: in full under a heading, or publishers and years in one line."""
        if not self.sources:
            return ()
        numbered = list(enumerate(self.sources, start=1))
        if brief:
            entries = tuple((number, publisher(one), year(one), one.address) for number, one in numbered)
            return (Bibliography(entries, brief=True),)
        entries = tuple((number, one.title, imprint(one), one.address) for number, one in numbered)
        return (Heading(2, "Sources"), Bibliography(entries))


def publisher(source: Source) -> str:
    """Return the name by which a publisher is known."""
    return source.short or source.publisher


def year(source: Source) -> str:
    """Return the year in which a source was issued, or nothing."""
    return "" if source.issued == "undated" else source.issued[:4]


def imprint(source: Source) -> str:
    """Return who published a source and when, when somebody has read it, and whether it has no address."""
    issued = "undated" if source.issued == "undated" else f"issued {wording.when(source.issued)}"
    checked = f"checked {wording.when(source.read_on)}" if source.read_on else ""
    parts = (source.publisher, issued, checked, "" if source.address else wording.NO_ADDRESS)
    return ", ".join(part for part in parts if part)
