"""The catalogue's files: `professions.yaml` and `sources.yaml` into records."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ptvspt.errors import DataError
from ptvspt.loading.decoding import Decoder, Skip
from ptvspt.loading.nodes import Mapping, Node, Place, Scalar, Sequence, parse, read_text
from ptvspt.model import (
    CREDENTIAL_FIELDS,
    DISTRIBUTION_FIELDS,
    Attribute,
    Catalogue,
    Citation,
    Fact,
    Kind,
    Missing,
    Permission,
    Profession,
    Section,
    Source,
    Value,
)
from ptvspt.names import suggestion

PROFESSIONS = "professions.yaml"
SOURCES = "sources.yaml"
MISSING = {missing.value: missing for missing in Missing}
ADDRESS_WANTED = "a web address is wanted here, like https://example.org/page"


def is_address(text: str) -> bool:
    """Tell whether a text is a web address."""
    return text.startswith(("https://", "http://")) and " " not in text


class Located(NamedTuple):
    """A catalogue and where each of its parts stands, by key: `pt`, `pt.salary.median`, `source.bls-oews-2025`."""

    catalogue: Catalogue
    places: dict[str, Place]


def read(directory: Path) -> Located:
    """Return a directory's whole catalogue. Raises DataError with every problem of both files."""
    sources_node = _file(directory / SOURCES)
    professions_node = _file(directory / PROFESSIONS)
    reader = _Reader()
    catalogue = reader.catalogue(sources_node, professions_node)
    if reader.problems or catalogue is None:
        raise DataError(*sorted(set(reader.problems)))
    return Located(catalogue, reader.places)


def _file(path: Path) -> Node:
    return parse(read_text(path), str(path))


class _Reader(Decoder):
    """Decodes both files; knows the sources and sections read so far."""

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[str, Place] = {}
        self.sources: dict[str, Source] = {}
        self.sections: dict[str, Section] = {}

    def catalogue(self, sources: Node, professions: Node) -> Catalogue | None:
        try:
            for id_, node in self.ids(sources):
                self.places[f"source.{id_}"] = node.place
                for source in self.attempt(partial(self._source, id_), [node]):
                    self.sources[id_] = source
            root = self.mapping(professions)
            for key, place in root.keys.items():
                if key not in ("version", "sections", "professions"):
                    self.fail(place, f"unknown key '{key[:40]}'; known are version, sections, professions")
            version = self.text(self.required(professions, "version", PROFESSIONS))
            for id_, node in self.ids(self.required(professions, "sections", PROFESSIONS)):
                for section in self.attempt(partial(self._section, id_), [node]):
                    self.sections[id_] = section
            profiles: dict[str, Profession] = {}
            for id_, node in self.ids(self.required(professions, "professions", PROFESSIONS)):
                self.places[id_] = node.place
                for profile in self.attempt(partial(self._profession, id_), [node]):
                    profiles[id_] = profile
        except Skip:
            return None
        return Catalogue(version=version, sections=self.sections, sources=self.sources, professions=profiles)

    def _source(self, id_: str, node: Node) -> Source:
        source = self.record(node, Source, id=id_)
        if not is_address(source.url):
            raise self.fail(self.required(node, "url", "Source").place, ADDRESS_WANTED)
        return source

    def _section(self, id_: str, node: Node) -> Section:
        attributes: list[Attribute] = []
        for attribute_id, attribute_node in self.ids(self.required(node, "attributes", "Section")):
            decode = partial(self._attribute, attribute_id)
            attributes += self.attempt(decode, [attribute_node])
        return self.record(node, Section, elsewhere=("attributes",), id=id_, attributes=tuple(attributes))

    def _attribute(self, id_: str, node: Node) -> Attribute:
        return self.record(node, Attribute, id=id_)

    def _profession(self, id_: str, node: Node) -> Profession:
        facts: dict[str, dict[str, tuple[Fact, ...]]] = {}
        for section_id, section_node in self.ids(self.required(node, "facts", "Profession")):
            if section_id in self.sections:
                facts[section_id] = self._answers(id_, self.sections[section_id], section_node)
            else:
                self.fail(section_node.place, f"no section '{section_id}'{suggestion(section_id, self.sections)}")
        codes = {
            key: tuple(self.text(item) for item in self.items(value))
            for key, value in self.ids(self.required(node, "codes", "Profession"))
        }
        return self.record(node, Profession, elsewhere=("facts", "codes"), id=id_, facts=facts, codes=codes)

    def _answers(self, profession: str, section: Section, node: Node) -> dict[str, tuple[Fact, ...]]:
        attributes = {attribute.id: attribute for attribute in section.attributes}
        answers: dict[str, tuple[Fact, ...]] = {}
        for id_, fact_node in self.ids(node):
            if id_ not in attributes:
                remedy = suggestion(id_, attributes)
                self.fail(fact_node.place, f"no attribute '{id_}' in section '{section.id}'{remedy}")
                continue
            self.places[f"{profession}.{section.id}.{id_}"] = fact_node.place
            answers[id_] = tuple(self.attempt(partial(self._fact, attributes[id_]), self.items(fact_node)))
        return answers

    def _fact(self, attribute: Attribute, node: Node) -> Fact:
        if isinstance(node, Scalar):
            return Fact(value=MISSING[self.choice(node, MISSING, "written answer")])
        value = self._value(attribute, self.required(node, "value", "Fact"))
        sources = self.mapping(node).entries.get("sources")
        citations = tuple(self.attempt(self._citation, self.items(sources))) if sources else ()
        fact = self.record(node, Fact, elsewhere=("value", "sources"), value=value, citations=citations)
        if not isinstance(value, Missing) and not citations:
            raise self.fail(node.place, "a fact needs at least one source")
        if not isinstance(value, Missing) and fact.as_of is None:
            raise self.fail(node.place, "a fact needs 'as-of': a date, or undated")
        return fact

    def _citation(self, node: Node) -> Citation:
        locator = None
        if isinstance(node, Mapping) and len(node.entries) == 1:
            ((id_, locator_node),) = node.entries.items()
            locator = self.text(locator_node)
        else:
            id_ = self.text(node)
        if id_ not in self.sources:
            raise self.fail(node.place, f"no source '{id_[:60]}' in {SOURCES}{suggestion(id_, self.sources)}")
        return Citation(source=self.sources[id_], locator=locator)

    def _value(self, attribute: Attribute, node: Node) -> Value:  # noqa: C901, PLR0911 - one branch a kind
        if isinstance(node, Scalar) and node.text in MISSING:
            return MISSING[node.text]
        match attribute.kind:
            case Kind.TEXT:
                return " ".join(self.text(node).split())
            case Kind.LIST:
                if not isinstance(node, Sequence) or not node.items:
                    raise self.fail(node.place, "a list of items is wanted here, like [one, two]")
                return tuple(" ".join(self.text(item).split()) for item in node.items)
            case Kind.NUMBER:
                return self.number(node)
            case Kind.RANGE:
                ends = [self.number(item) for item in self.items(node)]
                if len(ends) > 2 or not ends:
                    raise self.fail(node.place, "a number or [lowest, highest] is wanted here")
                return (ends[0], ends[-1])
            case Kind.PERMISSION:
                return Permission(self.choice(node, [one.value for one in Permission], "permission"))
            case Kind.BREAKDOWN:
                return {key: self.number(item) for key, item in self._entries(node)}
            case Kind.DISTRIBUTION:
                return {key: self.number(item) for key, item in self._entries(node, DISTRIBUTION_FIELDS)}
            case Kind.CREDENTIALS:
                return {key: self.text(item) for key, item in self._entries(node, CREDENTIAL_FIELDS)}
            case Kind.LINKS:
                links = {key: self.text(item) for key, item in self._entries(node)}
                for url in links.values():
                    if not is_address(url):
                        raise self.fail(node.place, ADDRESS_WANTED)
                return links

    def _entries(self, node: Node, known: Iterable[str] | None = None) -> Iterable[tuple[str, Node]]:
        """Return a mapping's entries; `known` closes the list of its keys."""
        mapping = self.mapping(node)
        for key in mapping.entries:
            if known is not None:
                self.choice(Scalar(mapping.keys[key], key), known, "field")
        return mapping.entries.items()
