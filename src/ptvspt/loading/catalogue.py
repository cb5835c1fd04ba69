"""The catalogue's files: `professions.yaml`, `sources.yaml` and `publishers.yaml` into records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from ptvspt.errors import DataError, Problem
from ptvspt.loading.decoding import Decoder, Skip
from ptvspt.loading.files import read_text
from ptvspt.loading.nodes import Location, Node, Scalar, Sequence, parse, short
from ptvspt.names import suggestion
from ptvspt.profiles.records import (
    CREDENTIAL_FIELDS,
    DISTRIBUTION_FIELDS,
    Attribute,
    Catalogue,
    Fact,
    Grade,
    Kind,
    Missing,
    Permission,
    Profession,
    Publisher,
    Section,
    Source,
    Value,
)

T = TypeVar("T")
PROFESSIONS = "professions.yaml"
SOURCES = "sources.yaml"
PUBLISHERS = "publishers.yaml"
KEYS = ("version", "sections", "professions")
MISSING = {missing.value: missing for missing in (Missing.UNKNOWN, Missing.DOES_NOT_APPLY)}
UNGRADED = Publisher("", Grade.COMMERCIAL)
"""Stands for a publisher that is not in the table, or could not be read; a problem is noted then."""
ADDRESS_WANTED = "a web address is wanted here, like https://example.org/page"


def is_address(text: str) -> bool:
    """Tell whether a text is a web address."""
    return text.startswith(("https://", "http://")) and len(text.split()) == 1


class Located(NamedTuple):
    """A catalogue and where each of its parts stands, by key: `pt`, `pt.salary.median`, `source.bls-oews-2025`."""

    catalogue: Catalogue
    locations: dict[str, Location]


def read(directory: Path) -> Located:
    """Return a directory's whole catalogue. Raises DataError with every problem of all three files."""
    reader = _Reader()
    nodes = [node for name in (PUBLISHERS, SOURCES, PROFESSIONS) for node in reader.file(directory / name)]
    catalogue = reader.catalogue(*nodes) if len(nodes) == 3 else None
    if reader.problems or catalogue is None:
        raise DataError(*sorted(set(reader.problems)))
    return Located(catalogue, reader.locations)


def sources(directory: Path) -> dict[str, Source]:
    """Return a directory's sources by id, whatever its professions are like. Raises DataError."""
    reader = _Reader()
    nodes = [node for name in (PUBLISHERS, SOURCES) for node in reader.file(directory / name)]
    if len(nodes) == 2:
        with suppress(Skip):  # its problem is on the list
            reader.bibliography(*nodes)
    if reader.problems:
        raise DataError(*sorted(set(reader.problems)))
    return reader.sources


class _Reader(Decoder):
    """Decodes all files; knows the publishers, sources and sections read so far."""

    def __init__(self) -> None:
        super().__init__()
        self.locations: dict[str, Location] = {}
        self.publishers: dict[str, Publisher] = {}
        self.sources: dict[str, Source] = {}
        self.sections: dict[str, Section] = {}
        self.professions: list[str] = []

    def file(self, path: Path) -> list[Node]:
        """Return a file's root, or nothing when the file has problems."""
        if path.name == PUBLISHERS and not path.exists():  # data from before there were grades has none
            message = f"no such file; it gives the grade of each publisher that {SOURCES} names"
            self.problems.append(Problem(str(path), 0, 0, message))
            return []
        try:
            return [parse(read_text(path), str(path))]
        except DataError as error:
            self.problems += error.problems
            return []

    def bibliography(self, publishers: Node, sources: Node) -> None:
        """Read the publishers, and the sources that name them."""
        table = self.mapping(publishers)
        for name, node in table.entries.items():
            self.locations[f"publisher.{name}"] = table.keys[name]
            self.attempt(self.text, [Scalar(table.keys[name], name)])
            self._keep(self.publishers, "publisher", self._publisher, name, node)
        for id_, node in self.ids(sources):
            self.locations[f"source.{id_}"] = node.location
            self._keep(self.sources, "source", self._source, id_, node)

    def catalogue(self, publishers: Node, sources: Node, professions: Node) -> Catalogue | None:
        """Return the catalogue, or None when what all else stands on cannot be read."""
        profiles: dict[str, Profession] = {}
        try:
            self.bibliography(publishers, sources)
            for key, place in self.mapping(professions).keys.items():
                if key not in KEYS:
                    remedy = suggestion(key, KEYS) or f"; known are {', '.join(KEYS)}"
                    self.fail(place, f"unknown key '{short(key)}' in {PROFESSIONS}{remedy}")
            version = self.attempt(lambda root: self.text(self.required(root, "version", PROFESSIONS)), [professions])
            for id_, node in self.ids(self.required(professions, "sections", PROFESSIONS)):
                self._keep(self.sections, "section", self._section, id_, node)
            named = self.ids(self.required(professions, "professions", PROFESSIONS))
            self.professions = [id_ for id_, _ in named]
            for id_, node in named:
                self.locations[id_] = node.location
                self._keep(profiles, "profession", self._profession, id_, node)
        except Skip:
            return None
        if not version:
            return None
        return Catalogue(version[0], self.sections, self.sources, self.publishers, profiles)

    def _keep(self, parts: dict[str, T], what: str, decode: Callable[[str, Node], T], id_: str, node: Node) -> None:
        """Decode a part and keep it by its id, or remember that it could not be read."""
        for part in self.attempt(partial(decode, id_), [node]):
            parts[id_] = part
        if id_ not in parts:
            self.unread.add(f"{what}.{id_}")

    def _within(self, node: Node, key: str, what: str) -> list[tuple[str, Node]]:
        """Return the entries of a key that must be there; none when they cannot be read."""
        found = self.attempt(lambda one: self.ids(self.required(one, key, what)), [node])
        return found[0] if found else []

    def _publisher(self, name: str, node: Node) -> Publisher:
        return self.record(node, Publisher, name=name)

    def _source(self, id_: str, node: Node) -> Source:
        place = self.mapping(node).entries.get("publisher")
        names = self.attempt(self.text, [place] if place else [])
        name = " ".join(names[0].split()) if names else ""
        publisher = self.publishers.get(name, UNGRADED)
        if place and name and publisher is UNGRADED and f"publisher.{name}" not in self.unread:
            remedy = suggestion(name, self.publishers) or "; add it there with its grade"
            self.fail(place.location, f"no publisher '{short(name)}' in {PUBLISHERS}{remedy}")
        source = self.record(node, Source, id=id_, grade=publisher.grade, short=publisher.short)
        if source.address is not None and not is_address(source.address):
            message = f"{ADDRESS_WANTED}, or the word unknown"
            raise self.fail(self.required(node, "url", "Source").location, message)
        return source

    def _section(self, id_: str, node: Node) -> Section:
        attributes: dict[str, Attribute] = {}
        for attribute_id, attribute_node in self.ids(self.required(node, "attributes", "Section")):
            self._keep(attributes, f"attribute.{id_}", self._attribute, attribute_id, attribute_node)
        return self.record(node, Section, elsewhere=("attributes",), id=id_, attributes=tuple(attributes.values()))

    def _attribute(self, id_: str, node: Node) -> Attribute:
        return self.record(node, Attribute, id=id_)

    def _profession(self, id_: str, node: Node) -> Profession:
        facts: dict[str, dict[str, tuple[Fact, ...]]] = {}
        for section_id, section_node in self._within(node, "facts", "Profession"):
            if section_id in self.sections:
                decode = partial(self._answers, id_, self.sections[section_id])
                for answers in self.attempt(decode, [section_node]):
                    facts[section_id] = answers
            elif f"section.{section_id}" not in self.unread:
                remedy = suggestion(section_id, self.sections) or "; add it to sections"
                self.fail(section_node.location, f"no section '{short(section_id)}'{remedy}")
        codes = {
            key: tuple(self.attempt(self.text, self.items(value)))
            for key, value in self._within(node, "codes", "Profession")
        }
        given = {"id": id_, "facts": facts, "codes": codes, "order": self.professions.index(id_)}
        return self.record(node, Profession, elsewhere=("facts", "codes"), **given)

    def _answers(self, profession: str, section: Section, node: Node) -> dict[str, tuple[Fact, ...]]:
        attributes = {attribute.id: attribute for attribute in section.attributes}
        answers: dict[str, tuple[Fact, ...]] = {}
        for id_, fact_node in self.ids(node):
            if id_ in attributes:
                self.locations[f"{profession}.{section.id}.{id_}"] = fact_node.location
                answers[id_] = tuple(self.attempt(partial(self._fact, attributes[id_]), self.items(fact_node)))
                if isinstance(fact_node, Sequence) and not fact_node.items:
                    self.fail(fact_node.location, "no fact stands here; write one, unknown or does not apply")
            elif f"attribute.{section.id}.{id_}" not in self.unread:
                remedy = suggestion(id_, attributes) or "; add it to the section's attributes"
                self.fail(fact_node.location, f"no attribute '{short(id_)}' in section '{section.id}'{remedy}")
        return answers

    def _fact(self, attribute: Attribute, node: Node) -> Fact:
        if isinstance(node, Scalar):
            return Fact(value=MISSING[self.choice(node, MISSING, "written answer")])
        entries = self.mapping(node).entries
        values = self.attempt(lambda one: self._value(attribute, self.required(one, "value", "Fact")), [node])
        sources = self.items(entries["sources"]) if "sources" in entries else []
        citations = tuple(self.attempt(partial(self.citation, sources=self.sources), sources))
        if not any(isinstance(value, Missing) for value in values):
            if not sources:
                self.fail(node.location, "a fact needs at least one source; add 'sources'")
            if "as-of" not in entries:
                self.fail(node.location, "a fact needs 'as-of': a date, or undated")
        value = values[0] if values else Missing.UNKNOWN
        return self.record(node, Fact, elsewhere=("value", "sources"), value=value, citations=citations)

    def _value(self, attribute: Attribute, node: Node) -> Value:  # noqa: C901 - one branch a kind
        if isinstance(node, Scalar) and node.text in MISSING:
            return MISSING[node.text]
        match attribute.kind:
            case Kind.TEXT:
                return " ".join(self.text(node).split())
            case Kind.LIST:
                if not isinstance(node, Sequence) or not node.items:
                    raise self.fail(node.location, "a list of items is wanted here, like [one, two]")
                return tuple(" ".join(text.split()) for text in self.attempt(self.text, node.items))
            case Kind.NUMBER:
                return self.number(node)
            case Kind.RANGE:
                ends = [self.number(item) for item in self.items(node)]
                if len(ends) > 2 or not ends:
                    raise self.fail(node.location, "a number or [lowest, highest] is wanted here")
                return (ends[0], ends[-1])
            case Kind.PERMISSION:
                return Permission(self.choice(node, [one.value for one in Permission], "permission"))
            case Kind.BREAKDOWN:
                return self._entries(node, self.number)
            case Kind.DISTRIBUTION:
                return self._entries(node, self.number, DISTRIBUTION_FIELDS)
            case Kind.CREDENTIALS:
                return self._entries(node, self.text, CREDENTIAL_FIELDS)
            case Kind.LINKS:
                return self._entries(node, self._address)

    def _address(self, node: Node) -> str:
        text = self.text(node)
        if not is_address(text):
            raise self.fail(node.location, ADDRESS_WANTED)
        return text

    def _entries(self, node: Node, decode: Callable[[Node], T], known: Iterable[str] | None = None) -> dict[str, T]:
        """Return a mapping's values by label; `known` closes the list of its labels."""
        mapping = self.mapping(node)
        if not mapping.entries:
            raise self.fail(node.location, "at least one 'label: value' pair is wanted here")
        found: dict[str, T] = {}
        for label, item in mapping.entries.items():
            key = Scalar(mapping.keys[label], label)
            self.attempt(self.text if known is None else partial(self.choice, options=known, what="field"), [key])
            for value in self.attempt(decode, [item]):
                found[label] = value
        return found
