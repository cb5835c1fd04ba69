"""Finding a word or phrase in the profiles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ptvspt.names import suggestion
from ptvspt.profiles.records import Attribute, Catalogue, Fact, Profession, Section, Source
from ptvspt.profiles.wording import lines, remarks


class Match(NamedTuple):
    """A fact in which the text occurs."""

    profession: Profession
    section: Section
    attribute: Attribute
    fact: Fact


def of(profession: Profession, sections: Iterable[Section]) -> list[Match]:
    """Return every fact of some sections of a profile."""
    return [
        Match(profession, section, attribute, fact)
        for section in sections
        for attribute in section.attributes
        for fact in profession.about(section, attribute)
    ]


def citing(catalogue: Catalogue, source: Source) -> list[Match]:
    """Return every fact that cites a source."""
    return [
        match
        for match in map(Match._make, catalogue.statements())
        if any(citation.source.id == source.id for citation in match.fact.citations)
    ]


def find(catalogue: Catalogue, text: str) -> list[Match]:
    """Return every fact whose label, value, note or locator holds a text, upper or lower case."""
    wanted = " ".join(text.split()).casefold()
    return [
        Match(profession, section, attribute, fact)
        for profession, section, attribute, fact in catalogue.statements()
        if any(wanted in part.casefold() for part in _texts(attribute, fact))
    ]


def nearest(catalogue: Catalogue, text: str) -> str:
    """Return a near word of the profiles as "; did you mean 'x'?", or nothing."""
    words = {
        word.strip(".,;:()'\"").casefold()
        for *_, attribute, fact in catalogue.statements()
        for part in _texts(attribute, fact)
        for word in part.split()
    }
    return suggestion(text.strip(), sorted(word for word in words if len(word) > 3))


def _texts(attribute: Attribute, fact: Fact) -> Iterator[str]:
    yield attribute.label
    yield from lines(attribute, fact)
    yield from remarks(fact)
    yield from (citation.locator for citation in fact.citations if citation.locator)
