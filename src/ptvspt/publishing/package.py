"""The whole data set as a Frictionless Data Package: tables as CSV, and a description of all of them in JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from typing import Any

from ptvspt.career.records import Careers
from ptvspt.document import data, delimited
from ptvspt.places.records import Place
from ptvspt.profiles.records import Catalogue, SourceKind
from ptvspt.profiles.statistics import Statistics
from ptvspt.publishing import career_tables, place_tables, profile_tables, statistics_tables
from ptvspt.publishing.tables import Field, Table
from ptvspt.results import flat

NAME = "ptvspt"
DESCRIPTOR = "datapackage.json"
TITLE = "ptvspt: US movement and health professions, compared"
ABOUT = (
    "Cited facts about US movement and health professions, what holds for them in each state, what is paid there, and "
    "what the paths into them take. General information: no medical and no legal advice. "
    "The day of the data is its version."
)
LICENCES = (
    {"name": "MIT", "title": "MIT License, for our words and the arrangement of the data"},
    {
        "name": "other-pd",
        "title": "Public domain, for figures of the U.S. Bureau of Labor Statistics: US federal works. BLS does not "
        "vouch for data after it has left bls.gov",
    },
    {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Creative Commons Attribution 4.0, for the O*NET Database by the U.S. Department of Labor, Employment "
        "and Training Administration (USDOL/ETA). ptvspt has selected and modified the information; USDOL/ETA has not "
        "approved, endorsed or tested these modifications. O*NET is a trademark of USDOL/ETA",
    },
)
OF_TABLES = {
    **dict.fromkeys(("occupations", "wages", "projections"), ("other-pd",)),
    "settings": ("other-pd",),
    "path-figures": ("MIT", "other-pd"),
    "ratings": ("CC-BY-4.0",),
    **dict.fromkeys(("facts", "parts"), ("MIT", "other-pd", "CC-BY-4.0")),
}
"""The licences of tables that are not ours alone."""


def tables(
    catalogue: Catalogue, places: Mapping[str, Place], statistics: Statistics, careers: Careers | None = None
) -> tuple[Table, ...]:
    """Return all tables of the data set, each after those that its keys lead to; what is not there has no rows."""
    profiles = profile_tables.tables(catalogue, statistics_tables.counted(statistics))
    others = (
        place_tables.tables(places, statistics),
        statistics_tables.tables(catalogue, statistics),
        career_tables.tables(careers or career_tables.EMPTY),
    )
    known = {one.name: one for one in chain(profiles, *others)}
    first = ("sources", "occupations", "professions", "attributes", "facts", "parts", "citations")
    found = {name: known[name] for name in first} | known
    return tuple(found.values())


def files(catalogue: Catalogue, found: Sequence[Table]) -> dict[str, bytes]:
    """Return every file of the package by its name, the description last: who has it has all."""
    written = {f"{one.name}.csv": _csv(one) for one in found}
    written[DESCRIPTOR] = data.render(descriptor(catalogue, found, written)).encode()
    return written


def _csv(table: Table) -> bytes:
    return delimited.csv([one.name for one in table.fields], (flat(*row) for row in table.rows)).encode()


def descriptor(catalogue: Catalogue, found: Iterable[Table], written: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the description of the package, as Data Package 1 has it."""
    return {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": TITLE,
        "description": ABOUT,
        "version": catalogue.version,
        "licenses": [*LICENCES],
        "keywords": ["physical therapy", "personal training", "health professions", "wages", "direct access"],
        "contributors": [{"title": "the ptvspt authors", "role": "author"}],
        "sources": [
            {"title": f"{one.publisher}: {one.title}", **({"path": one.address} if one.address else {})}
            for one in catalogue.sources.values()
            if one.kind is SourceKind.STATISTICS
        ],
        "resources": [_resource(one, written[f"{one.name}.csv"]) for one in found],
    }


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    licences = OF_TABLES.get(table.name, ("MIT",))
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "licenses": [one for one in LICENCES if one["name"] in licences],
        "schema": {
            "fields": [_field(one) for one in table.fields],
            "missingValues": [""],
            "primaryKey": [*table.key],
            **({"foreignKeys": links} if (links := _links(table)) else {}),
        },
    }


def _links(table: Table) -> list[dict[str, Any]]:
    return [
        {"fields": [*one.columns], "reference": {"resource": one.table, "fields": [*one.keys]}} for one in table.links
    ]


def _field(field: Field) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    if field.required:
        limits["required"] = True
    if field.words:
        limits["enum"] = [*field.words]
    if field.pattern:
        limits["pattern"] = field.pattern
    return {
        "name": field.name,
        "type": field.type.value,
        "description": field.about,
        **({"unit": field.unit} if field.unit else {}),
        **({"constraints": limits} if limits else {}),
    }
