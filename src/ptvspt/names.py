"""Finding what somebody meant: ids, aliases and near misses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import islice

from ptvspt.errors import UsageError

LONGEST = 60  # letters of a word that may be a slip
MOST = 2000  # known words that are looked through: there are 200 sources
FEW = 20  # known words that a message names


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" for the nearest known word, or nothing when none is near."""
    from difflib import get_close_matches  # costs 3 ms and is needed only after a mistake

    if len(word) > LONGEST:  # the time grows with the square
        return ""
    near = get_close_matches(word.lower(), list(islice(known, MOST)), n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""


def choices(known: Collection[str]) -> str:
    """Return "; known are a, b": the words themselves where they are few, else the first of them."""
    rest = f" and {len(known) - FEW:,} more" if len(known) > FEW else ""
    return f"; known are {', '.join(word[:LONGEST] for word in islice(known, FEW))}{rest}"


def spelling(word: str) -> str:
    """Return a word as the known ones are spelled: lower case, with hyphens."""
    return word.strip().lower().replace("_", "-").replace(" ", "-")


def resolve(word: str, known: Mapping[str, str], what: str, where: str) -> str:
    """Return the id that a word stands for.

    `known` maps every accepted spelling (lower case) to an id; `what` names the thing and `where`
    the command that lists them, for the message. Raises UsageError for an unknown word.
    """
    key = spelling(word)
    if key in known:
        return known[key]
    remedy = suggestion(key, known) or f"; '{where}' lists them"
    raise UsageError(f"no {what} '{word}'{remedy}")
