"""An interview's file into records. The grammar of conditions is explained at the head of the file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from ptvspt.errors import DataError
from ptvspt.interview.conditions import All, AnyOf, Condition, Is, Not
from ptvspt.interview.records import Choice, Interview, Note, Option, Outcome, Question, Rule, by_urgency
from ptvspt.loading.decoding import Decoder, Skip
from ptvspt.loading.files import read_text
from ptvspt.loading.nodes import Location, Mapping, Node, parse, short
from ptvspt.names import suggestion
from ptvspt.profiles.records import Citation, Source


def read(path: Path, sources: dict[str, Source]) -> Interview:
    """Return an interview that cites some sources. Raises DataError with every problem of the file."""
    reader = _Reader(sources)
    node = parse(read_text(path), str(path))
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
        self.questions: dict[str, Question] = {}
        self.outcomes: dict[str, Outcome] = {}
        self.later: set[str] = set()  # questions further down

    def interview(self, node: Node) -> Interview:
        questions = self.ids(self.required(node, "questions", "Interview"))
        self.later = {id_ for id_, _ in questions}
        for id_, one in questions:
            self.unread.add(f"question.{id_}")
            for question in self.attempt(partial(self._question, id_), [one]):
                self.questions[id_] = question
                self.unread.discard(f"question.{id_}")
            self.later.discard(id_)
        for id_, one in self.ids(self.required(node, "outcomes", "Interview")):
            self.unread.add(f"outcome.{id_}")
            for outcome in self.attempt(partial(self._identified, Outcome, id_), [one]):
                self.outcomes[id_] = outcome
                self.unread.discard(f"outcome.{id_}")
        given: dict[str, Any] = {"questions": self.questions, "outcomes": self.outcomes}
        for key, cls in (("rules", Rule), ("notes", Note), ("choices", Choice)):
            found: list[Any] = []
            for id_, one in self.ids(self.required(node, key, "Interview")):
                found += self.attempt(partial(self._cited, cls, id_), [one])
            given[key] = tuple(found)
        if not self.problems and not any(rule.when == All(()) for rule in given["rules"]):
            location = self.required(node, "rules", "Interview").location
            raise self.fail(location, "no rule always holds; end with one whose 'when' is {all: []}")
        given["rules"] = by_urgency(given["rules"], self.outcomes)
        return self.record(node, Interview, elsewhere=given, **given)

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
            remedy = suggestion(question.unsure, options) or f"; known are {', '.join(options)}"
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
            remedy = suggestion(key, self.questions) or "; ask it before this"
            raise self.fail(location, f"no question '{short(key)}'{remedy}")
        known, items = self.questions[key].options, self.items(node)
        if not items:
            raise self.fail(node.location, f"no option of '{key}' is named; name one")
        return Is(key, frozenset(self.choice(item, known, "option") for item in items))
