"""Words of the person who did the research, which a reader has no use for: the one list of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ptvspt.profiles.records import Fact

DONE = "found|read|checked|seen|noted|recorded|confirmed|verified|looked at"
FORBIDDEN = re.compile(
    rf"""\b(?:
    the\ article | fact\ check
    | (?:was|were|is|are|has\ been|have\ been)\ not\ (?:yet\ )?(?:{DONE}|held)
    | (?:no|none|nothing|nobody)\b[^.;]{{0,40}}\b(?:was|were)\ (?:found|seen|read)
    | (?:was|were)\ (?:read|seen)\ (?:only\ )?on\b | bill\ summary
    | not\ (?:held|read)\b | no\ data\ show | no\ proof | could\ not\ be
    | this\ page | a\ copy | (?:stored|older|unofficial|undated)\ cop(?:y|ies) | in\ copies | re-?posted
    | (?:abstract|summary|opening|record|structure|scope|table\ \d+)\ read | read\ in | page\ not
    | (?:partly|not)\ verified | (?:secondary|weak|thin)\ source | second-hand
    | (?:pages|sources|copies)\ (?:disagree|differ)
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def heard(text: str) -> str | None:
    """Return the first words of research talk in a text."""
    match = FORBIDDEN.search(text)
    return match[0] if match else None


def complaint(words: str) -> str:
    """Return what to do about words of research talk."""
    return f"'{words}' is talk of research; say it in the reader's words, or leave it out"


def texts(fact: Fact) -> Iterator[str]:
    """Yield every text of a fact: value, short form, note, whom it counts, where in its sources."""
    match fact.value:
        case str() as text:
            yield text
        case tuple() as items:
            yield from (item for item in items if isinstance(item, str))
        case dict() as entries:
            for label, value in entries.items():
                yield from (part for part in (label, value) if isinstance(part, str))
        case _:
            pass  # a number, or a word of a closed list
    locators = (citation.locator for citation in fact.citations)
    yield from (text for text in (fact.brief, fact.note, fact.population, *locators) if text)
