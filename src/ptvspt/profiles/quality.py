"""Checks of what facts rest on and of the words in which they are told."""

from __future__ import annotations

from collections.abc import Iterator

from ptvspt.profiles.findings import Finding, key
from ptvspt.profiles.grades import AUTHORITIES, own_view, rests_on, sold
from ptvspt.profiles.records import Catalogue
from ptvspt.profiles.talk import complaint, heard, texts

ACTED_ON = ("licensing", "scope", "access", "choosing", "salary", "outlook")
"""Sections on which people act: these, and the rows of the quick view, need a source that answers for them."""


def weak_sources(catalogue: Catalogue, _today: str) -> Iterator[Finding]:
    """Find rows on which people act that no official or professional source answers for."""
    for profession, section, attribute, fact in catalogue.statements():
        needed = attribute.quick or section.id in ACTED_ON
        if needed and fact.citations and not rests_on(fact.citations, AUTHORITIES) and not own_view(fact):
            grades = ", ".join(sorted({one.source.grade.value for one in fact.citations}))
            message = f"rests on {grades} sources only; cite one that is official or professional"
            yield Finding(key(profession, section, attribute), message)


def commercial_sources(catalogue: Catalogue, _today: str) -> Iterator[Finding]:
    """Find facts that stand on what somebody sells, but for views that name their owner."""
    for profession, section, attribute, fact in catalogue.statements():
        if sold(fact.citations) and not own_view(fact):
            names = ", ".join(dict.fromkeys(one.source.publisher for one in fact.citations))
            yield Finding(
                key(profession, section, attribute), f"only commercial sources say so ({names}); cite another"
            )


def research_talk(catalogue: Catalogue, _today: str) -> Iterator[Finding]:
    """Find words of the person who did the research in what a reader sees."""
    for place, text in _shown(catalogue):
        words = heard(text)
        if words:
            yield Finding(place, complaint(words))


def _shown(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield every text that a reader sees, with the key of its part."""
    for section in catalogue.sections.values():
        yield f"section.{section.id}", section.title
        for attribute in section.attributes:
            yield f"section.{section.id}.{attribute.id}", attribute.label
    for source in catalogue.sources.values():
        yield f"source.{source.id}", source.title
    for profession in catalogue.professions.values():
        yield from ((profession.id, text) for text in (profession.name, profession.summary))
    for profession, section, attribute, fact in catalogue.statements():
        yield from ((key(profession, section, attribute), text) for text in texts(fact))
