"""An interview's file into records. The grammar of conditions is explained at the head of the file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from ptvspt.errors import DataError, Problem
from ptvspt.interview.conditions import All, AnyOf, Condition, Is, Not
from ptvspt.interview.records import Choice, Interview, Note, Option, Outcome, Question, Rule, by_urgency
from ptvspt.loading.decoding import Decoder, Skip
from ptvspt.loading.files import read_data
from ptvspt.loading.nodes import Location, Mapping, Node, parse, short
from ptvspt.profiles.records import Citation, Source


class Located(NamedTuple):
    """Interviews by the name of their file, and where each part stands: `care`, `care.question.age`, `care.rule.x`."""

    interviews: dict[str, Interview]
    locations: dict[str, Location]


def locate(directory: Path, sources: dict[str, Source]) -> Located:
    """Return every interview of a directory, if there is one. Raises DataError with every problem of all files."""
    found = Located({}, {})
    problems: list[Problem] = []
    if directory.is_dir():
        next(directory.iterdir(), None)  # glob passes over a folder that may not be read
    for path in sorted(directory.glob("*.yaml")):
        reader = _Reader(sources)
        try:
            found.interviews[path.stem] = _read(path, reader)
        except DataError as error:
            problems += error.problems
        found.locations.update({f"{path.stem}{key}": location for key, location in reader.locations.items()})
    if problems:
        raise DataError(*problems)
    return found


def read(path: Path, sources: dict[str, Source]) -> Interview:
    """Return an interview that cites some sources. Raises DataError with every problem of the file."""
    return _read(path, _Reader(sources))


def _read(path: Path, reader: _Reader) -> Interview:
    node = parse(read_data(path), str(path))
    try:
        interview = reader.interview(node)
    except Skip:
        interview = None
    if reader.problems or interview is None:
        raise DataError(*sorted(set(reader.problems)))
    return interview


class _Reader(Decoder):
    def __init__(self, sources: dict[str, Source]) -> None:
        # `Condition | None` is one flat union, so the decoder cannot take its first member for the rest
        super().__init__({Condition: self._condition, Condition | None: self._condition, Citation: self._citation})
        self.sources = sources
        self.locations: dict[str, Location] = {}  # of the whole under "", of a part under a name like ".rule.x"
        self.questions: dict[str, Question] = {}
        self.outcomes: dict[str, Outcome] = {}
        self.later: set[str] = set()  # questions further down

    def interview(self, node: Node) -> Interview:
        self.locations[""] = node.location
        questions = self._parts(node, "questions")
        self.later = {id_ for id_, _ in questions}
        for id_, one in questions:
            self.unread.add(f"question.{id_}")
            for question in self.attempt(partial(self._question, id_), [one]):
                self.questions[id_] = question
                self.unread.discard(f"question.{id_}")
            self.later.discard(id_)
        for id_, one in self._parts(node, "outcomes"):
            self.unread.add(f"outcome.{id_}")
            for outcome in self.attempt(partial(self._identified, Outcome, id_), [one]):
                self.outcomes[id_] = outcome
                self.unread.discard(f"outcome.{id_}")
        given: dict[str, Any] = {"questions": self.questions, "outcomes": self.outcomes}
        for key, cls in (("rules", Rule), ("notes", Note), ("choices", Choice)):
            found: list[Any] = []
            for id_, one in self._parts(node, key):
                found += self.attempt(partial(self._cited, cls, id_), [one])
            given[key] = tuple(found)
        if not self.problems and not any(rule.when == All(()) for rule in given["rules"]):
            location = self.required(node, "rules", "Interview").location
            raise self.fail(location, "no rule always holds; end with one whose 'when' is {all: []}")
        given["rules"] = by_urgency(given["rules"], self.outcomes)
        return self.record(node, Interview, elsewhere=given, **given)

    def _parts(self, node: Node, key: str) -> list[tuple[str, Node]]:
        """Return the entries of a key that must be there, and keep where each of them stands."""
        listed = self.required(node, key, "Interview")
        for id_, location in self.mapping(listed).keys.items():
            self.locations[f".{key.removesuffix('s')}.{id_}"] = location
        return self.ids(listed)

    def _question(self, id_: str, node: Node) -> Question:
        options = {}
        listed = self.required(node, "options", "Question")
        for option_id, one in self.ids(listed):
            if isinstance(one, Mapping):
                options[option_id] = self.record(one, Option, id=option_id)
            else:
                options[option_id] = Option(id=option_id, label=self.text(one))
        if not options:
            raise self.fail(listed.location, f"the question '{id_}' has no options; give it two or more")
        question = self.record(node, Question, elsewhere=("options",), id=id_, options=options)
        if question.unsure is not None and question.unsure not in options:
            location = self.required(node, "unsure", "Question").location
            remedy = self.remedy(question.unsure, options)
            raise self.fail(location, f"no option '{short(question.unsure)}' in '{id_}'{remedy}")
        return question

    def _identified(self, cls: type[Any], id_: str, node: Node) -> Any:
        return self.record(node, cls, id=id_)

    def _cited(self, cls: type[Any], id_: str, node: Node) -> Any:
        """Return a rule, note or choice; the key of its citations is `sources`, its outcomes must exist."""
        entries = self.mapping(node).entries
        listed = self.items(entries["sources"]) if "sources" in entries else []
        citations = tuple(self.attempt(self._citation, listed))
        if cls is Rule and not listed:
            raise self.fail(node.location, f"the rule '{id_}' has no source; name one of sources.yaml under 'sources'")
        record = self.record(node, cls, elsewhere=("sources",), id=id_, citations=citations)
        key = "outcome" if cls is Rule else "outcomes"
        for one in self.items(entries[key]) if key in entries else ():
            if f"outcome.{self.text(one)}" in self.unread:
                raise Skip
            self.choice(one, self.outcomes, "outcome")
        return record

    def _citation(self, node: Node) -> Citation:
        return self.citation(node, self.sources)

    def _condition(self, node: Node) -> Condition:
        mapping = self.mapping(node)
        if not mapping.entries:
            raise self.fail(node.location, "a condition is 'question: option', all, any or not")
        parts = tuple(self._part(key, mapping.keys[key], value) for key, value in mapping.entries.items())
        return parts[0] if len(parts) == 1 else All(parts)

    def _part(self, key: str, location: Location, node: Node) -> Condition:
        if key == "all":
            return All(tuple(self._condition(item) for item in self.items(node)))
        if key == "any":
            return AnyOf(tuple(self._condition(item) for item in self.items(node)))
        if key == "not":
            return Not(self._condition(node))
        if key in self.later:  # so a replay never looks ahead
            raise self.fail(location, f"'{key}' is asked later; a condition names questions before it, so move it up")
        if f"question.{key}" in self.unread:
            raise Skip
        if key not in self.questions:
            remedy = self.remedy(key, self.questions, "; ask it before this")
            raise self.fail(location, f"no question '{short(key)}'{remedy}")
        known, items = self.questions[key].options, self.items(node)
        if not items:
            raise self.fail(node.location, f"no option of '{key}' is named; name one")
        return Is(key, frozenset(self.choice(item, known, "option") for item in items))
