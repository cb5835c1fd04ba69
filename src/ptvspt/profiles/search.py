"""Finding a word or phrase in the profiles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from ptvspt.profiles import terms
from ptvspt.profiles.records import Attribute, Catalogue, Fact, Profession, Section, Source
from ptvspt.profiles.terms import Query
from ptvspt.profiles.wording import lines, remarks

LONGEST = 100  # characters of what is looked for
SLIPLESS = 4  # a word of so few letters is near too many others


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
    """Return every fact that holds all words of a text, or forms of them, best first.

    A fact in which the words stand next to each other comes before one in which they stand apart; then one that
    has them in its label or brief before one in its value, and that before one in a note or locator; then the
    order of the data.
    """
    wanted = terms.query(text)
    if not wanted.groups:
        return []
    ranked = [(_rank(wanted, match), match) for match in map(Match._make, catalogue.statements())]
    found = [(rank, match) for rank, match in ranked if rank is not None]
    return [match for _, match in sorted(found, key=lambda one: one[0])]


def nearest(catalogue: Catalogue, text: str) -> str:
    """Return what is near a text in spelling, and is found, as "; did you mean 'x'?", or nothing."""
    known = {
        word.text
        for match in map(Match._make, catalogue.statements())
        for texts in _texts(match)
        for part in texts
        for word in terms.words(part)
    }
    meant = [_meant(word.text, known) for word in terms.words(text)]
    near = " ".join(word for word in meant if word)
    if not all(meant) or not find(catalogue, near):
        return ""
    return f"; did you mean '{near}'?"


def _rank(wanted: Query, match: Match) -> tuple[int, int] | None:
    """Return how far from the best a fact is: words apart, and where; None when a word is not in it."""
    texts = [[terms.words(part) for part in parts] for parts in _texts(match)]

    def place(stems: Sequence[str]) -> int | None:
        return next(
            (number for number, parts in enumerate(texts) if any(terms.span(stems, one) for one in parts)), None
        )

    together = place(wanted.phrase)
    if together is not None:
        return 0, together
    apart = [place(group) for group in wanted.groups]
    found = [number for number in apart if number is not None]
    return (1, max(found)) if len(found) == len(apart) else None


def _meant(word: str, known: Collection[str]) -> str | None:
    """Return a known word as it is, for another the one that differs by a slip, and None when there is none."""
    from difflib import get_close_matches  # costs 3 ms and is needed only after a mistake

    root = terms.stem(word)
    if any(terms.is_form(one, root) for one in known):
        return word
    # by likeness alone, "burnout" is near "route": a slip keeps the first letter and hardly changes the length
    alike = [one for one in known if one[0] == word[0] and abs(len(one) - len(word)) <= 1 and one.isalpha()]
    near = get_close_matches(word, sorted(alike), n=1, cutoff=0.82) if len(word) > SLIPLESS else []
    return near[0] if near else None


def _texts(match: Match) -> tuple[tuple[str, ...], ...]:
    """Return the texts of a fact, the most telling first: label and brief, value, remarks and locators."""
    fact = match.fact
    locators = (citation.locator for citation in fact.citations if citation.locator)
    return (
        (match.attribute.label, fact.brief or ""),
        lines(match.attribute, fact),
        (*remarks(fact), *locators),
    )
