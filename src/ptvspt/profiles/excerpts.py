"""A fact in two lines: whose it is, and the part of it in which something was found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from ptvspt.profiles import wording
from ptvspt.profiles.records import Certainty, Kind
from ptvspt.profiles.search import Match
from ptvspt.profiles.terms import Query, span, words

LINES, WIDTH = 2, 76  # on a screen of 80 columns, beside a mark
PART = re.compile(r"\S{1,40}")  # a longer word, such as an address, may be cut within
FIGURES = (Kind.NUMBER, Kind.RANGE, Kind.BREAKDOWN, Kind.DISTRIBUTION)


def excerpt(query: Query, match: Match) -> str:
    """Return a fact in two lines at most, unless its label alone has more; … stands where it is cut."""
    attribute, fact = match.attribute, match.fact
    place = f"{match.profession.name}, {match.section.title.lower()}: {attribute.label}"
    head = place if place.endswith("?") else f"{place}:"
    date = wording.when(fact.as_of) if attribute.kind in FIGURES else ""
    beside = "; ".join(part for part in (date, wording.certainty(fact)) if part)
    tail = f" ({beside})" if beside else ""
    text, (start, end) = _part(query, match, f"{attribute.label} {beside}")

    def fits(part: str) -> bool:
        return _height(f"{head} {part}{tail}") <= LINES

    return f"{head} {_cut(text, start, end, fits)}{tail}"


def _part(query: Query, match: Match, shown: str) -> tuple[str, tuple[int, int]]:
    """Return the shortest text of a fact that holds what is looked for, beside what is shown anyway, and where."""
    fact = match.fact
    whole = wording.statement(match.attribute, fact._replace(certainty=Certainty.CONFIRMED))
    locators = "; ".join(dict.fromkeys(citation.locator for citation in fact.citations if citation.locator))
    cited = f"{whole} ({locators})" if locators else ""
    texts = [" ".join(text.split()) for text in (fact.brief, whole, cited) if text]
    for groups in ((query.phrase,), query.groups):
        for text in texts:
            here = [span(group, words(text)) for group in groups]
            if all(place or span(group, words(shown)) for group, place in zip(groups, here, strict=True)):
                return text, min((place for place in here if place), default=(0, 0))
    places = (span(group, words(texts[-1])) for group in query.groups)
    return texts[-1], min((place for place in places if place), default=(0, 0))


def _cut(text: str, start: int, end: int, fits: Callable[[str], bool]) -> str:
    """Return as much of a text around a part of it as fits, from its beginning where that is near."""
    if fits(text):
        return text
    parts = [match.span() for match in PART.finditer(text)]
    first = max(number for number, (begin, _) in enumerate(parts) if begin <= start)
    last = max(number for number, (begin, _) in enumerate(parts) if begin < max(end, 1))

    def piece(low: int, high: int) -> str:
        before, after = "…" if low else "", "…" if high < len(parts) - 1 else ""
        return f"{before}{text[parts[low][0] : parts[high][1]]}{after}"

    while last > first and not fits(piece(first, last)):
        last -= 1
    if fits(piece(0, last)):
        first = 0
    grown = True
    while grown:
        grown = False
        if first and fits(piece(first - 1, last)):
            first, grown = first - 1, True
        if last < len(parts) - 1 and fits(piece(first, last + 1)):
            last, grown = last + 1, True
    return piece(first, last)


def _height(text: str) -> int:
    """Return how many lines words take."""
    height, used = 1, 0
    for word in text.split():
        width = _columns(word)
        if used and used + 1 + width > WIDTH:
            height, used = height + 1, width
        else:
            used += width + (1 if used else 0)
        height, used = height + used // (WIDTH + 1), used % (WIDTH + 1)
    return height


def _columns(word: str) -> int:
    if word.isascii():
        return len(word)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in word)
    return len(word) + wide
