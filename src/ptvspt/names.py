"""Finding what somebody meant: ids, aliases and near misses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ptvspt.errors import UsageError


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" for the nearest known word, or nothing when none is near."""
    from difflib import get_close_matches  # costs 3 ms and is needed only after a mistake

    near = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""


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
