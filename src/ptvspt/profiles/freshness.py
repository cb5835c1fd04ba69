"""How long facts stay fresh, and what a page says when some of its figures or laws are past that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ptvspt.profiles.records import Attribute, Certainty, Fact, Missing, Shelf, SourceKind
from ptvspt.profiles.wording import when

SHELF_MONTHS = {Shelf.WAGES: 15, Shelf.PROJECTIONS: 15, Shelf.LAW: 24, Shelf.GENERAL: 36}
NAMED = {Shelf.WAGES: "pay figures", Shelf.PROJECTIONS: "projections", Shelf.LAW: ""}
"""What a page warns of, rules by their row; that other facts grow old is for `ptvspt check`."""
RELEASED = (Shelf.WAGES, Shelf.PROJECTIONS)
"""Figures that are issued anew: to read an old release again makes it no newer."""
MOST = 2  # rows that are named


def ages(attribute: Attribute, fact: Fact) -> bool:
    """Tell whether a fact can grow stale: studies, history, views and missing answers do not."""
    if attribute.renew not in SHELF_MONTHS or isinstance(fact.value, Missing) or fact.certainty is Certainty.OPINION:
        return False
    return not all(citation.source.kind is SourceKind.STUDY for citation in fact.citations)


def freshest(attribute: Attribute, fact: Fact) -> str | None:
    """Return the date that a fact's age counts from, or None when it is undated and nobody has read its sources.

    For figures it is their release: the later of the date that they speak of and the date at which their newest
    source was issued. Laws and pages age from the day when the last of their sources was read and found still valid.
    """
    issued = [citation.source.issued for citation in fact.citations if citation.source.issued != "undated"]
    dated = [str(date) for date in (fact.as_of, *issued) if date and date != "undated"]
    read = [day for citation in fact.citations if (day := citation.source.read_on)]
    return _newest(dated, read) if attribute.renew in RELEASED else _newest(read, dated)


def _newest(*dates: Sequence[str]) -> str | None:
    """Return the latest of the first dates that there are."""
    return next((max(some, key=_month) for some in dates if some), None)


def is_stale(date: str, shelf: Shelf, today: str) -> bool:
    """Tell whether a date is past a shelf life."""
    return months_old(date, today) > SHELF_MONTHS[shelf]


def months_old(date: str, today: str) -> int:
    """Return a date's age in months."""
    return max(0, _month(today) - _month(date))


def warning(shown: Iterable[tuple[Attribute, Fact]], today: str) -> str:
    """Return one line about the figures and rules of a page that are past their shelf life, or nothing.

    Figures of one kind are named together; of rules, the oldest by its row.
    """
    oldest: dict[str, str] = {}
    for attribute, fact in shown:
        date = freshest(attribute, fact) if attribute.renew in NAMED and ages(attribute, fact) else None
        if date is not None and is_stale(date, attribute.renew, today):
            told = str(fact.as_of if fact.as_of not in (None, "undated") else date)
            name = NAMED[attribute.renew] or f'"{attribute.label}"'
            oldest[name] = min(oldest.get(name, told), told, key=_month)
    if not oldest:
        return ""
    first = sorted(oldest, key=lambda name: _month(oldest[name]))[:MOST]
    more = f" and {len(oldest) - MOST} more" if len(oldest) > MOST else ""
    names = ", ".join(f"{name} ({when(oldest[name])})" for name in first)
    return f"Not new: {names}{more}. Newer ones may be out."


def _month(date: str) -> int:
    """Return a date's month as a count; a bare year counts to its end, so that nothing is stale too soon."""
    return int(date[:4]) * 12 + (int(date[5:7]) if len(date) >= 7 else 12)
