"""From nodes to facts: values by their kind, words beside what the statistics say, and figures inside texts."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from ptvspt.loading.decoding import Decoder, Skip
from ptvspt.loading.nodes import Location, Mapping, Node, Scalar, Sequence
from ptvspt.loading.statistics import Tables
from ptvspt.profiles import figures, join
from ptvspt.profiles.records import (
    CREDENTIAL_FIELDS,
    DISTRIBUTION_FIELDS,
    Attribute,
    Fact,
    Kind,
    Missing,
    Permission,
    Section,
    Source,
    Value,
    When,
)
from ptvspt.profiles.statistics import Statistics

T = TypeVar("T")
MISSING = {missing.value: missing for missing in (Missing.UNKNOWN, Missing.DOES_NOT_APPLY)}
ADDRESS_WANTED = "a web address is wanted here, like https://example.org/page"


def is_address(text: str) -> bool:
    """Tell whether a text is a web address."""
    return text.startswith(("https://", "http://")) and len(text.split()) == 1


class Words(NamedTuple):
    """What people write beside a figure of the statistics, in place of a fact."""

    brief: str | None = None
    note: str | None = None
    article: tuple[str, ...] = ()


class Filling(NamedTuple):
    """What fills an attribute, and the note that stands beside it for every profession."""

    fill: join.Fill
    note: str | None


class FactDecoder(Decoder):
    """Decodes facts and joins the statistics to them; knows the sources read so far, and where each part stands."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: dict[str, Source] = {}
        self.locations: dict[str, Location] = {}
        self.tables = Tables(Statistics(), frozenset(), {})
        self.fillings: dict[tuple[str, str], Filling] = {}  # by section and attribute
        self.known = figures.Known(self.tables.statistics, {})
        self.sound = True  # whether the statistics could be read: what they lack is no second problem

    def filled(self, node: Node, text: str) -> str:
        """Return a node's text with its fields as figures."""
        if "{" not in text and "}" not in text:
            return text
        try:
            return figures.fill(text, self.known)
        except figures.Unfilled as error:
            if not self.sound:
                raise Skip from None
            raise self.fail(node.location, str(error)) from None

    def when(self, node: Node) -> When:
        """Return a date, the word "undated", or the date of a column of the statistics."""
        if isinstance(node, Scalar) and "{" in node.text:
            node = Scalar(node.location, self.filled(node, node.text))
        return super().when(node)

    def answers(self, profession: str, section: Section, nodes: dict[str, Node]) -> dict[str, tuple[Fact, ...]]:
        """Return the answers of a section: written ones, and those of the statistics with the words beside them."""
        answers: dict[str, tuple[Fact, ...]] = {}
        for attribute in section.attributes:
            node = nodes.get(attribute.id)
            filling = self.fillings.get((section.id, attribute.id))
            joined = filling.fill.fact(self.tables.statistics, self.known.codes[profession]) if filling else None
            key = f"{profession}.{section.id}.{attribute.id}"
            if node is not None:
                self.locations[key] = node.location
            if filling and joined:
                row = self.tables.rows[joined.row]
                self.locations.setdefault(key, Location(row.path, row.line, row.column))
                words = self._words_at(node, row.path) if node is not None else Words()
                told = not isinstance(joined.fact.value, Missing)
                note = words.note or (filling.note if told else None)
                answers[attribute.id] = (join.beside(joined.fact, note, words.brief, words.article),)
            elif node is not None and (self.sound or not filling or _written(node) is not None):
                answers[attribute.id] = tuple(self.attempt(partial(self.fact, attribute), self.items(node)))
                if isinstance(node, Sequence) and not node.items:
                    self.fail(node.location, "no fact stands here; write one, unknown or does not apply")
        return answers

    def _words_at(self, node: Node, path: str) -> Words:
        """Return the words beside a figure of the statistics, which has its value there alone.

        What is written as unknown was so before a table had it.
        """
        value = _written(node)
        if isinstance(value, Scalar) and value.text == Missing.UNKNOWN.value:
            return Words()
        if value is not None:
            name = "/".join(Path(path).parts[-2:])
            self.fail(
                node.location, f"{name} has the figure; write only a note, brief or article beside it, or nothing"
            )
            return Words()
        return next(iter(self.attempt(self.words, [node])), Words())

    def fact(self, attribute: Attribute, node: Node) -> Fact:
        """Return a written fact of an attribute."""
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
        fact = self.record(node, Fact, elsewhere=("value", "sources"), value=value, citations=citations)
        return fact._replace(brief=self._beside(node, "brief", fact.brief), note=self._beside(node, "note", fact.note))

    def words(self, node: Node) -> Words:
        """Return the words beside a figure of the statistics."""
        words = self.record(node, Words)
        brief, note = self._beside(node, "brief", words.brief), self._beside(node, "note", words.note)
        return words._replace(brief=brief, note=note)

    def _beside(self, node: Node, key: str, text: str | None) -> str | None:
        return self.filled(self.required(node, key, "Fact"), text) if text else None

    def _value(self, attribute: Attribute, node: Node) -> Value:  # noqa: C901 - one branch a kind
        if isinstance(node, Scalar) and node.text in MISSING:
            return MISSING[node.text]
        match attribute.kind:
            case Kind.TEXT:
                return self._words_of(node)
            case Kind.LIST:
                if not isinstance(node, Sequence) or not node.items:
                    raise self.fail(node.location, "a list of items is wanted here, like [one, two]")
                return tuple(self.attempt(self._words_of, node.items))
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

    def _words_of(self, node: Node) -> str:
        return self.filled(node, " ".join(self.text(node).split()))

    def _address(self, node: Node) -> str:
        text = self.text(node)
        if not is_address(text):
            raise self.fail(node.location, ADDRESS_WANTED)
        return text

    def _entries(self, node: Node, decode: Callable[[Node], T], known: Collection[str] | None = None) -> dict[str, T]:
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


def _written(node: Node) -> Node | None:
    """Return the value that is written at an attribute, or None where there are only words beside a figure."""
    return node.entries.get("value") if isinstance(node, Mapping) else node
