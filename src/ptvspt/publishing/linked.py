"""What pages say of themselves to programs, in the words of schema.org. Nothing claims a medical review."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from ptvspt.profiles.records import PERCENTILES, Catalogue, Profession
from ptvspt.publishing.records import Material, Page

CONTEXT = "https://schema.org"
NAMES = {"p10": "percentile10", "p25": "percentile25", "median": "median", "p75": "percentile75", "p90": "percentile90"}
LICENSE = "https://opensource.org/license/mit"


def modified(version: str) -> str:
    """Return the day of a version of the data."""
    return version.replace(".", "-")


def occupation(profession: Profession, catalogue: Catalogue) -> dict[str, object]:
    """Return a profession as an Occupation, with its national wages where there are some."""
    found: dict[str, object] = {
        "@type": "Occupation",
        "name": profession.name,
        "description": profession.summary,
        "occupationLocation": {"@type": "Country", "name": "US"},
    }
    if profession.codes.get("soc"):
        found["occupationalCategory"] = ", ".join(profession.codes["soc"])
    wages = _wages(profession, catalogue)
    if wages:
        kind = "MonetaryAmountDistribution"
        found["estimatedSalary"] = [{"@type": kind, "name": "base", "currency": "USD", "duration": "P1Y", **wages}]
    return found


def _wages(profession: Profession, catalogue: Catalogue) -> dict[str, float]:
    section = catalogue.sections.get("salary")
    if section is None:
        return {}
    values = {
        attribute.id: fact.value
        for attribute in section.attributes
        if attribute.id in PERCENTILES
        for fact in profession.about(section, attribute)
    }
    return {NAMES[name]: value for name, value in values.items() if isinstance(value, int | float)}


def dataset(catalogue: Catalogue) -> dict[str, object]:
    """Return the whole data as a Dataset."""
    return {
        "@type": "Dataset",
        "name": "ptvspt: US movement and health professions",
        "description": (
            f"Cited facts about {len(catalogue.professions)} US movement and health professions: education, license, "
            "scope, pay, outlook, access and cost, with the source and date of each, and what holds in each state."
        ),
        "version": catalogue.version,
        "dateModified": modified(catalogue.version),
        "license": LICENSE,
        "isAccessibleForFree": True,
        "spatialCoverage": {"@type": "Country", "name": "US"},
        "creator": {"@type": "Organization", "name": "the ptvspt authors"},
    }


def text(page: Page, material: Material) -> str:
    """Return what a page says of itself, as JSON that may stand in a page."""
    web: dict[str, object] = {
        "@type": "WebPage",
        "name": page.title,
        "description": page.description,
        "inLanguage": "en-US",
        "dateModified": modified(material.catalogue.version),
    }
    at = {"url": f"{material.base}{page.path}"} if material.base else {}
    return _json({"@context": CONTEXT, "@graph": [web | at, *(dict(one) | at for one in page.data)]})


def _json(value: Mapping[str, object] | Iterable[object]) -> str:
    """Return JSON in which nothing ends the element that it stands in."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
