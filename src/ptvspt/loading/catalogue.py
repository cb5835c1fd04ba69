"""The catalogue's files: `professions.yaml`, `sources.yaml` and `publishers.yaml` into records."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from ptvspt.errors import DataError, Problem
from ptvspt.loading import statistics
from ptvspt.loading.decoding import Skip
from ptvspt.loading.facts import ADDRESS_WANTED, FactDecoder, Filling, is_address
from ptvspt.loading.files import read_data
from ptvspt.loading.nodes import Location, Node, Scalar, parse, short
from ptvspt.loading.tables import Reader
from ptvspt.names import suggestion
from ptvspt.profiles import figures, join
from ptvspt.profiles.records import (
    Attribute,
    Catalogue,
    Checked,
    Fact,
    Grade,
    Profession,
    Publisher,
    Section,
    Source,
    SourceKind,
    When,
)

T = TypeVar("T")
PROFESSIONS = "professions.yaml"
SOURCES = "sources.yaml"
PUBLISHERS = "publishers.yaml"
KEYS = ("version", "sections", "professions")
UNGRADED = Publisher("", Grade.COMMERCIAL)
"""Stands for a publisher that is not in the table, or could not be read; a problem is noted then."""
UNREAD = Source("", "", "", "", SourceKind.STATISTICS, When("undated"), Checked("never"), Grade.OFFICIAL)
"""Stands for a source whose own problem has been noted."""


class Located(NamedTuple):
    """A catalogue and where each of its parts stands, by key: `pt`, `pt.salary.median`, `source.bls-oews`."""

    catalogue: Catalogue
    locations: dict[str, Location]


def read(directory: Path) -> Located:
    """Return a directory's whole catalogue. Raises DataError with every problem of all files."""
    reader = _Reader(directory)
    nodes = [node for name in (PUBLISHERS, SOURCES, PROFESSIONS) for node in reader.file(directory / name)]
    catalogue = reader.catalogue(*nodes) if len(nodes) == 3 else None
    if reader.problems or catalogue is None:
        raise DataError(*sorted(set(reader.problems)))
    return Located(catalogue, reader.locations)


def sources(directory: Path) -> dict[str, Source]:
    """Return a directory's sources by id, whatever its professions are like. Raises DataError."""
    reader = _Reader(directory)
    nodes = [node for name in (PUBLISHERS, SOURCES) for node in reader.file(directory / name)]
    if len(nodes) == 2:
        with suppress(Skip):  # its problem is on the list
            reader.bibliography(*nodes)
    if reader.problems:
        raise DataError(*sorted(set(reader.problems)))
    return reader.sources


class _Reader(FactDecoder):
    """Decodes all files and joins the statistics; knows the publishers, sources, sections and codes read so far."""

    def __init__(self, directory: Path) -> None:
        super().__init__()
        self.directory = directory
        self.publishers: dict[str, Publisher] = {}
        self.sections: dict[str, Section] = {}
        self.order: dict[str, int] = {}  # of the professions, by id

    def file(self, path: Path) -> list[Node]:
        """Return a file's root, or nothing when the file has problems."""
        if path.name == PUBLISHERS and not path.exists():  # data from before there were grades has none
            message = f"no such file; it gives the grade of each publisher that {SOURCES} names"
            self.problems.append(Problem(str(path), 0, 0, message))
            return []
        try:
            return [parse(read_data(path), str(path))]
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
                    self.fail(place, f"unknown key '{short(key)}' in {PROFESSIONS}{self.remedy(key, KEYS)}")
            self._read_tables()
            version = self.attempt(lambda root: self.text(self.required(root, "version", PROFESSIONS)), [professions])
            for id_, node in self.ids(self.required(professions, "sections", PROFESSIONS)):
                self.locations[f"section.{id_}"] = node.location
                self._keep(self.sections, "section", self._section, id_, node)
            named = self.ids(self.required(professions, "professions", PROFESSIONS))
            self.order = {id_: number for number, (id_, _) in enumerate(named)}
            self.known = figures.Known(self.tables.statistics, {id_: self._codes(node) for id_, node in named})
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

    def _read_tables(self) -> None:
        """Read the statistics; their problems come with all others."""
        reader = Reader(lambda id_: UNREAD if f"source.{id_}" in self.unread else self.sources.get(id_))
        self.tables = statistics.read(self.directory, reader)
        self.problems += reader.problems
        self.sound = not reader.problems

    def _section(self, id_: str, node: Node) -> Section:
        attributes: dict[str, Attribute] = {}
        for attribute_id, attribute_node in self.ids(self.required(node, "attributes", "Section")):
            self.locations[f"section.{id_}.{attribute_id}"] = attribute_node.location
            self._keep(attributes, f"attribute.{id_}", partial(self._attribute, id_), attribute_id, attribute_node)
        return self.record(node, Section, elsewhere=("attributes",), id=id_, attributes=tuple(attributes.values()))

    def _attribute(self, section: str, id_: str, node: Node) -> Attribute:
        attribute = self.record(node, Attribute, elsewhere=("filled-by", "note"), id=id_)
        entries = self.mapping(node).entries
        if "filled-by" not in entries:
            if "note" in entries:
                self.fail(entries["note"].location, "a note stands here only beside filled-by; write it at the facts")
            return attribute
        word = entries["filled-by"]
        name = self.choice(word, join.FILLS, "column of the statistics")
        fill = join.FILLS[name]
        if fill.table not in self.tables.held:
            missing = f"statistics/{fill.table}.csv"
            raise self.fail(word.location, f"there is no {missing}; add it, or remove filled-by and write the facts")
        if fill.kind is not attribute.kind:
            self.fail(word.location, f"{name} fills the kind {fill.kind.value}, not {attribute.kind.value}")
        note = " ".join(self.text(entries["note"]).split()) if "note" in entries else None
        self.fillings[section, id_] = Filling(fill, note)
        dates = fill.dates(self.tables.statistics)
        label = figures.FIELD.sub(lambda field: dates.get(field[1], field[0]), attribute.label)
        if self.sound and ("{" in label or "}" in label):
            known = ", ".join(f"{{{date}}}" for date in dates) or f"none, for the table has nothing for {name}"
            raise self.fail(entries["label"].location, f"the label names a date that is not known; known are {known}")
        return attribute._replace(label=label)

    def _codes(self, node: Node) -> dict[str, tuple[str, ...]]:
        return {
            key: tuple(self.attempt(self.text, self.items(value)))
            for key, value in self._within(node, "codes", "Profession")
        }

    def _profession(self, id_: str, node: Node) -> Profession:
        facts: dict[str, dict[str, tuple[Fact, ...]]] = {}
        nodes: dict[str, dict[str, Node]] = {}
        for section_id, section_node in self._within(node, "facts", "Profession"):
            if section_id in self.sections:
                for found in self.attempt(partial(self._answers, self.sections[section_id]), [section_node]):
                    nodes[section_id] = found
            elif f"section.{section_id}" not in self.unread:
                remedy = self.remedy(section_id, self.sections, "; add it to sections")
                self.fail(section_node.location, f"no section '{short(section_id)}'{remedy}")
        for section in self.sections.values():
            answers = self.answers(id_, section, nodes.get(section.id, {}))
            if answers or section.id in nodes:
                facts[section.id] = answers
        given = {"id": id_, "facts": facts, "codes": self.known.codes[id_], "order": self.order[id_]}
        return self.record(node, Profession, elsewhere=("facts", "codes"), **given)

    def _answers(self, section: Section, node: Node) -> dict[str, Node]:
        """Return what is written at each attribute of a section."""
        attributes = {attribute.id: attribute for attribute in section.attributes}
        found: dict[str, Node] = {}
        for id_, fact_node in self.ids(node):
            if id_ in attributes:
                found[id_] = fact_node
            elif f"attribute.{section.id}.{id_}" not in self.unread:
                remedy = self.remedy(id_, attributes, "; add it to the section's attributes")
                self.fail(fact_node.location, f"no attribute '{short(id_)}' in section '{section.id}'{remedy}")
        return found
