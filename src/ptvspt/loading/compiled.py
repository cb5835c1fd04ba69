"""The compiled form of a catalogue: JSON, one file a profession, so that a start reads only what it shows.

`index.json` holds the sections and every name; `profession.<id>.json` one profession and the sources that it cites.
YAML is the source of truth; `stamp` says which files a compiled form was made from.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from ptvspt.profiles.records import (
    Attribute,
    Catalogue,
    Certainty,
    Checked,
    Citation,
    Fact,
    Grade,
    Kind,
    Missing,
    Permission,
    Profession,
    Publisher,
    Section,
    Shelf,
    Source,
    SourceKind,
    Unit,
    Value,
    When,
)

FORMAT = 5
BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What a compiled form that was cut off, edited or written by another version may raise."""
INDEX = "index.json"
BIBLIOGRAPHY = "sources.json"
Read: TypeAlias = Callable[[Path], bytes]
Write: TypeAlias = Callable[[Path, bytes], object]


def write(catalogue: Catalogue, stamp: object, directory: Path, put: Write = Path.write_bytes) -> None:
    """Write the compiled form of a whole catalogue into an empty directory, each file by `put`."""
    index = {
        "format": FORMAT,
        "stamp": stamp,
        "version": catalogue.version,
        "sections": [_pack_section(section) for section in catalogue.sections.values()],
        "professions": list(catalogue.professions),
        "names": names(catalogue),
    }
    _dump(directory / INDEX, index, put)
    bibliography = {
        "publishers": [[one.name, one.grade.value, one.short] for one in catalogue.publishers.values()],
        "sources": [pack_source(source) for source in catalogue.sources.values()],
    }
    _dump(directory / BIBLIOGRAPHY, bibliography, put)
    for profession in catalogue.professions.values():
        _dump(directory / f"profession.{profession.id}.json", _pack_profession(profession), put)


def names(catalogue: Catalogue) -> dict[str, str]:
    """Return every word that stands for a profession: ids, aliases and names, lower case, hyphenated."""
    known: dict[str, str] = {}
    for profession in catalogue.professions.values():
        for word in (*profession.aliases, profession.name):
            known.setdefault(word.lower().replace(" ", "-"), profession.id)
    return known | {id_: id_ for id_ in catalogue.professions}


def read(
    directory: Path,
    stamp: object,
    choose: Callable[[dict[str, str]], Sequence[str]] | None,
    get: Read = Path.read_bytes,
) -> Catalogue | None:
    """Return the catalogue, or None when there is no compiled form with this stamp.

    `choose` gets every name and returns the ids of the professions to read; without it all are
    read, with the whole bibliography. `get` reads a file, and may raise what is `BROKEN`.
    """
    try:
        index = json.loads(get(directory / INDEX))
        if stamp is None or index["format"] != FORMAT or index["stamp"] != stamp:
            return None
        known, ids = dict(index["names"]), list(index["professions"])
    except BROKEN:
        return None  # no compiled form, or a broken one: YAML is the truth
    if choose is not None:
        ids = list(choose(known))  # its errors are the caller's
    try:
        return _unpack(directory, index, ids, get, whole=choose is None)
    except BROKEN:
        return None


def bibliography(directory: Path, stamp: object, get: Read = Path.read_bytes) -> dict[str, Source] | None:
    """Return every source by its id, or None when there is no compiled form with this stamp; `get` as in `read`."""
    try:
        index = json.loads(get(directory / INDEX))
        if stamp is None or index["format"] != FORMAT or index["stamp"] != stamp:
            return None
        return {row[0]: unpack_source(row) for row in json.loads(get(directory / BIBLIOGRAPHY))["sources"]}
    except BROKEN:
        return None


def _unpack(directory: Path, index: dict[str, Any], ids: list[str], get: Read, *, whole: bool) -> Catalogue:
    sections = {row[0]: _unpack_section(row) for row in index["sections"]}
    kinds = {section.id: {one.id: one.kind for one in section.attributes} for section in sections.values()}
    bibliography = json.loads(get(directory / BIBLIOGRAPHY)) if whole else {"publishers": [], "sources": []}
    sources = {row[0]: unpack_source(row) for row in bibliography["sources"]}
    packed = [json.loads(get(directory / f"profession.{id_}.json")) for id_ in ids]
    professions = {row["id"]: _unpack_profession(row, kinds, sources) for row in packed}
    listed = {name: Publisher(name, Grade(grade), short) for name, grade, short in bibliography["publishers"]}
    return Catalogue(index["version"], sections, sources, listed or publishers(sources.values()), professions)


def publishers(sources: Iterable[Source]) -> dict[str, Publisher]:
    """Return who published some sources, by name, in the order of the sources."""
    return {one.publisher: Publisher(one.publisher, one.grade, one.short) for one in sources}


def _dump(path: Path, value: object, put: Write) -> None:
    put(path, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def _pack_section(section: Section) -> list[Any]:
    rows = [
        [one.id, one.label, one.kind.value, one.unit and one.unit.value, one.renew.value, one.key, one.quick]
        for one in section.attributes
    ]
    return [section.id, section.title, rows]


def _unpack_section(row: list[Any]) -> Section:
    attributes = tuple(
        Attribute(
            id=id_, label=label, kind=Kind(kind), unit=unit and Unit(unit), renew=Shelf(renew), key=key, quick=quick
        )
        for id_, label, kind, unit, renew, key, quick in row[2]
    )
    return Section(id=row[0], title=row[1], attributes=attributes)


def pack_source(source: Source) -> list[str | None]:
    """Return a source as JSON values."""
    return [
        source.id,
        source.title,
        source.publisher,
        source.url,
        source.kind.value,
        source.issued,
        source.checked,
        source.grade.value,
        source.short,
        source.read_in,
    ]


def unpack_source(row: list[Any]) -> Source:
    """Return the source of some JSON values."""
    id_, title, publisher, url, kind, issued, checked, grade, short, read_in = row
    dates = (When(issued), Checked(checked))
    return Source(id_, title, publisher, url, SourceKind(kind), *dates, Grade(grade), short, read_in)


def _pack_profession(profession: Profession) -> dict[str, Any]:
    cited: dict[str, Source] = {}
    facts: dict[str, dict[str, list[Any]]] = {}
    for section, answers in profession.facts.items():
        facts[section] = {attribute: [_pack_fact(fact) for fact in found] for attribute, found in answers.items()}
        for found in answers.values():
            cited.update({one.source.id: one.source for fact in found for one in fact.citations})
    return {
        "id": profession.id,
        "name": profession.name,
        "summary": profession.summary,
        "aliases": profession.aliases,
        "codes": profession.codes,
        "order": profession.order,
        "sources": [pack_source(source) for source in cited.values()],
        "facts": facts,
    }


def _unpack_profession(
    row: dict[str, Any], kinds: dict[str, dict[str, Kind]], sources: dict[str, Source]
) -> Profession:
    for packed in row["sources"]:
        if packed[0] not in sources:
            sources[packed[0]] = unpack_source(packed)
    facts = {
        section: {
            attribute: tuple(_unpack_fact(fact, kinds[section][attribute], sources) for fact in found)
            for attribute, found in answers.items()
        }
        for section, answers in row["facts"].items()
    }
    return Profession(
        id=row["id"],
        name=row["name"],
        summary=row["summary"],
        aliases=tuple(row["aliases"]),
        codes={key: tuple(codes) for key, codes in row["codes"].items()},
        facts=facts,
        order=row["order"],
    )


def _pack_fact(fact: Fact) -> list[Any]:
    value: Any = fact.value
    if isinstance(value, Missing):
        value = {"missing": [value.value]}  # in a list: a label of a breakdown may be "missing"
    elif isinstance(value, Permission):
        value = value.value
    citations = [[one.source.id, one.locator] for one in fact.citations]
    texts = [fact.brief, fact.note, fact.population]
    return [value, *texts, fact.certainty.value, fact.as_of, citations, fact.article]


def _unpack_fact(row: list[Any], kind: Kind, sources: dict[str, Source]) -> Fact:
    packed, brief, note, population, certainty, as_of, citations, article = row
    return Fact(
        value=_unpack_value(packed, kind),
        brief=brief,
        note=note,
        population=population,
        certainty=Certainty(certainty),
        as_of=as_of,
        citations=tuple([Citation(sources[id_], locator) for id_, locator in citations]),
        article=tuple(article),
    )


def _unpack_value(packed: Any, kind: Kind) -> Value:
    if isinstance(packed, dict) and isinstance(packed.get("missing"), list):
        return Missing(packed["missing"][0])
    if kind is Kind.LIST or kind is Kind.RANGE:
        return tuple(packed)
    if kind is Kind.PERMISSION:
        return Permission(packed)
    value: Value = packed
    return value
