"""Where each page lies in the site, and what it is called. An address never changes once released."""

from __future__ import annotations

from ptvspt.places.records import Place
from ptvspt.profiles.records import Catalogue, Profession

HUBS = ("pt", "trainer")
"""The professions that stand beside each other one on a page of its own."""
COMPARE, PROFESSIONS, PLACES, PAY = "compare.html", "professions.html", "places.html", "pay.html"
CAREER, SOURCES, ABOUT, DATA = "career.html", "sources.html", "about.html", "data.html"


def profession_path(profession: Profession) -> str:
    """Return where the page of a profession lies."""
    return f"professions/{profession.id}.html"


def place_path(place: Place) -> str:
    """Return where the page of a place lies."""
    return f"places/{place.code.lower()}.html"


def pay_path(profession: Profession) -> str:
    """Return where the page of a profession's pay by state lies."""
    return f"pay/{profession.id}.html"


def pair_path(one: Profession, other: Profession) -> str:
    """Return where the page of a pair lies."""
    return f"compare/{one.id}-{other.id}.html"


def pairs(catalogue: Catalogue) -> list[tuple[Profession, Profession]]:
    """Return the pairs that have a page of their own."""
    hubs = [catalogue.professions[id_] for id_ in HUBS if id_ in catalogue.professions]
    found = [(hub, other) for hub in hubs for other in catalogue.professions.values() if other != hub]
    return [(one, other) for number, (one, other) in enumerate(found) if (other, one) not in found[:number]]


def either(one: Profession, other: Profession) -> str:
    """Return the question that two professions stand for."""
    return f"{one.name} or {lowered(other.name)}"


def somebody(profession: Profession) -> str:
    """Return who somebody of a profession is, within a sentence."""
    return f"a{'n' if profession.name[:1] in 'AEIOU' else ''} {lowered(profession.name)}"


def lowered(name: str) -> str:
    """Return a name as it stands within a sentence."""
    return f"{name[:1].lower()}{name[1:]}"
