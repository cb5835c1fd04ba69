"""An interview's file into records. The grammar of conditions is explained at the head of the file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from ptvspt.errors import DataError, Problem
from ptvspt.interview import blanks, voices
from ptvspt.interview.conditions import All, AnyOf, Condition, Is, Not
from ptvspt.interview.records import Choice, Interview, Note, Option, Outcome, Passage, Question, Rule, by_urgency
from ptvspt.interview.voices import FOR, Audience
from ptvspt.loading.decoding import Decoder, Skip
from ptvspt.loading.files import read_data
from ptvspt.loading.nodes import Location, Mapping, Node, Sequence, parse, short
from ptvspt.profiles.records import Citation, Source

CAREER = "career.yaml"
"""The file beside the interviews whose questions lead to criteria: `fits` reads it."""
HEADS = ("label", "urgency", "summary")
"""What an outcome may say in several ways."""


class Located(NamedTuple):
    """Interviews by the name of their file, and where each part stands: `care`, `care.question.age`, `care.rule.x`."""

    interviews: dict[str, Interview]
    locations: dict[str, Location]


def locate(directory: Path, sources: dict[str, Source]) -> Located:
    """Return every interview of a directory but the one about careers. Raises DataError with every problem of all."""
    found = Located({}, {})
    problems: list[Problem] = []
    if directory.is_dir():
        next(directory.iterdir(), None)  # glob passes over a folder that may not be read
    for path in sorted(directory.glob("*.yaml")):
        if path.name == CAREER:
            continue
        reader = Reader(sources)
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
    return _read(path, Reader(sources))


def _read(path: Path, reader: Reader) -> Interview:
    node = parse(read_data(path), str(path))
    try:
        interview = reader.interview(node)
    except Skip:
        interview = None
    if reader.problems or interview is None:
        raise DataError(*sorted(set(reader.problems)))
    return interview


class Reader(Decoder):
    """Decodes an interview, and keeps where each of its parts stands."""

    def __init__(self, sources: dict[str, Source]) -> None:
        # `Condition | None` is one flat union, so the decoder cannot take its first member for the rest
        hooks = {Condition: self._condition, Condition | None: self._condition, Citation: self._citation}
        super().__init__({**hooks, str: self._words, Passage: self._passage})
        self.sources = sources
        self.locations: dict[str, Location] = {}  # of the whole under "", of a part under a name like ".rule.x"
        self.questions: dict[str, Question] = {}
        self.outcomes: dict[str, Outcome] = {}
        self.later: set[str] = set()  # questions further down
        self.filling = False  # whether there are answers that could fill a blank
        self.passage = False  # whether a condition may ask for whom this is
        self.blanks: tuple[str, ...] = ()  # what fills a blank beside the questions

    def interview(self, node: Node) -> Interview:
        """Return a whole interview. Raises Skip where it is none; its problems are noted."""
        opening = self.asked(node)
        for id_, one in self.parts(node, "outcomes"):
            self.unread.add(f"outcome.{id_}")
            for outcome in self.attempt(partial(self._outcome, id_), [one]):
                self.outcomes[id_] = outcome
                self.unread.discard(f"outcome.{id_}")
        given: dict[str, Any] = {"opening": opening, "questions": self.questions, "outcomes": self.outcomes}
        for key, cls in (("rules", Rule), ("notes", Note), ("choices", Choice)):
            found: list[Any] = []
            for id_, one in self.parts(node, key):
                found += self.attempt(partial(self._cited, cls, id_), [one])
            given[key] = tuple(found)
        if not self.problems and not any(rule.when == All(()) for rule in given["rules"]):
            location = self.required(node, "rules", "Interview").location
            raise self.fail(location, "no rule always holds; end with one whose 'when' is {all: []}")
        given["rules"] = by_urgency(given["rules"], self.outcomes)
        return self.record(node, Interview, elsewhere=given, **given)

    def asked(self, node: Node) -> tuple[str, ...]:
        """Return what is said before the first question, and keep the questions."""
        self.locations[""] = node.location
        opening = tuple(self.attempt(self._words, self.items(self.required(node, "opening", "Interview"))))
        questions = self.parts(node, "questions")
        self.later = {id_ for id_, _ in questions}
        for id_, one in questions:
            self.unread.add(f"question.{id_}")
            for question in self.attempt(partial(self._question, id_), [one]):
                self.questions[id_] = question
                self.unread.discard(f"question.{id_}")
            self.later.discard(id_)
        self.filling = True
        return opening

    def parts(self, node: Node, key: str, name: str = "") -> list[tuple[str, Node]]:
        """Return the entries of a key that must be there, and keep where each of them stands, by what one is called."""
        listed = self.required(node, key, "Interview")
        for id_, location in self.mapping(listed).keys.items():
            self.locations[f".{name or key.removesuffix('s')}.{id_}"] = location
        return self.ids(listed)

    def _question(self, id_: str, node: Node) -> Question:
        options = {}
        listed = self.required(node, "options", "Question")
        for option_id, one in self.ids(listed):
            if isinstance(one, Mapping):
                options[option_id] = self.record(one, Option, id=option_id)
            else:
                options[option_id] = Option(id=option_id, label=self._words(one))
        if not options:
            raise self.fail(listed.location, f"the question '{id_}' has no options; give it two or more")
        question = self.record(node, Question, elsewhere=("options",), id=id_, options=options)
        if question.unsure is not None and question.unsure not in options:
            location = self.required(node, "unsure", "Question").location
            remedy = self.remedy(question.unsure, options)
            raise self.fail(location, f"no option '{short(question.unsure)}' in '{id_}'{remedy}")
        if question.most is not None:
            self._hold_most(question, self.required(node, "most", "Question").location)
        return question

    def _hold_most(self, question: Question, location: Location) -> None:
        """Note a number of options that says nothing, or nothing that could be held."""
        several = sum(not option.alone for option in question.options.values())
        if not question.multiple:
            self.fail(location, "'most' goes with 'multiple: true'; of other questions one option is chosen")
        elif question.most not in range(2, several):
            self.fail(location, f"'most' is a whole number from 2 to {several - 1}: there are {several} to choose from")

    def _words(self, node: Node) -> str:
        """Return a text whose alternatives are for three audiences, and whose blanks some question fills."""
        text = " ".join(self.text(node).split())  # the file's line breaks mean nothing
        known = {*self.blanks, *self.questions, *(key.removeprefix("question.") for key in self.unread)}
        wrong = voices.trouble(text) or (blanks.trouble(text, known) if self.filling else "")
        if not wrong and not self.filling and ("{" in text or "}" in text):
            wrong = "no answer can fill a blank here; write the words"
        if wrong:
            raise self.fail(node.location, wrong)
        return text

    def _passage(self, node: Node) -> Passage:
        if not isinstance(node, Mapping):
            return Passage(self._words(node))
        self.passage = True
        try:
            return self.record(node, Passage)
        finally:
            self.passage = False

    def _outcome(self, id_: str, node: Node) -> Outcome:
        """Return an outcome; of its label, urgency and summary each may be a list that ends with what else is said."""
        entries = self.mapping(node).entries
        given: dict[str, Any] = {"id": id_, "special": {}}
        for field in HEADS:
            node_ = entries.get(field)
            if isinstance(node_, Sequence):
                *rest, last = self.attempt(self._passage, node_.items) or [Passage("")]
                if last.when is not None:
                    raise self.fail(node_.location, f"the last text of '{field}' has a condition; end with one without")
                given[field] = last.text
                given["special"][field] = tuple(rest)
        return self.record(node, Outcome, elsewhere=given, **given)

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
        if key == FOR and self.passage:
            audiences = [one.value for one in Audience]
            return Is(FOR, frozenset(self.choice(item, audiences, "audience") for item in self.items(node)))
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
