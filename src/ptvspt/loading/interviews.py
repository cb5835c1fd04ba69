"""An interview's file into records. The grammar of conditions is explained at the head of the file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from ptvspt.errors import DataError
from ptvspt.interview import (
    All,
    AnyOf,
    Choice,
    Condition,
    Interview,
    Is,
    Not,
    Note,
    Option,
    Outcome,
    Question,
    Rule,
)
from ptvspt.loading.decoding import Decoder, Skip
from ptvspt.loading.nodes import Mapping, Node, Place, parse, read_text
from ptvspt.model import Citation, Source
from ptvspt.names import suggestion


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
        super().__init__({Condition: self._condition, Citation: self._citation})
        self.sources = sources
        self.questions: dict[str, Question] = {}
        self.outcomes: dict[str, Outcome] = {}

    def interview(self, node: Node) -> Interview:
        for id_, one in self.ids(self.required(node, "questions", "Interview")):
            for question in self.attempt(partial(self._question, id_), [one]):
                self.questions[id_] = question
        for id_, one in self.ids(self.required(node, "outcomes", "Interview")):
            for outcome in self.attempt(partial(self._identified, Outcome, id_), [one]):
                self.outcomes[id_] = outcome
        given: dict[str, Any] = {"questions": self.questions, "outcomes": self.outcomes}
        for key, cls in (("rules", Rule), ("notes", Note), ("choices", Choice)):
            found: list[Any] = []
            for id_, one in self.ids(self.required(node, key, "Interview")):
                found += self.attempt(partial(self._cited, cls, id_), [one])
            given[key] = tuple(found)
        return self.record(node, Interview, elsewhere=given, **given)

    def _question(self, id_: str, node: Node) -> Question:
        options = {}
        for option_id, one in self.ids(self.required(node, "options", "Question")):
            if isinstance(one, Mapping):
                options[option_id] = self.record(one, Option, id=option_id)
            else:
                options[option_id] = Option(id=option_id, label=self.text(one))
        question = self.record(node, Question, elsewhere=("options",), id=id_, options=options)
        if question.unsure is not None and question.unsure not in options:
            place = self.required(node, "unsure", "Question").place
            raise self.fail(place, f"no option '{question.unsure}' in '{id_}'{suggestion(question.unsure, options)}")
        return question

    def _identified(self, cls: type[Any], id_: str, node: Node) -> Any:
        return self.record(node, cls, id=id_)

    def _cited(self, cls: type[Any], id_: str, node: Node) -> Any:
        """Return a rule, note or choice; the key of its citations is `sources`, its outcomes must exist."""
        entries = self.mapping(node).entries
        citations: tuple[Citation, ...] = ()
        if "sources" in entries:
            citations = tuple(self.attempt(self._citation, self.items(entries["sources"])))
        if cls is Rule and not citations:
            raise self.fail(node.place, f"the rule '{id_}' needs at least one source")
        record = self.record(node, cls, elsewhere=("sources",), id=id_, citations=citations)
        named = [record.outcome] if cls is Rule else list(getattr(record, "outcomes", ()))
        for outcome in named:
            if outcome not in self.outcomes:
                raise self.fail(node.place, f"no outcome '{outcome}'{suggestion(outcome, self.outcomes)}")
        return record

    def _citation(self, node: Node) -> Citation:
        return self.citation(node, self.sources)

    def _condition(self, node: Node) -> Condition:
        mapping = self.mapping(node)
        if not mapping.entries:
            raise self.fail(node.place, "a condition is 'question: option', all, any or not")
        parts = tuple(self._part(key, mapping.keys[key], value) for key, value in mapping.entries.items())
        return parts[0] if len(parts) == 1 else All(parts)

    def _part(self, key: str, place: Place, node: Node) -> Condition:
        if key == "all":
            return All(tuple(self._condition(item) for item in self.items(node)))
        if key == "any":
            return AnyOf(tuple(self._condition(item) for item in self.items(node)))
        if key == "not":
            return Not(self._condition(node))
        if key not in self.questions:
            # a question may only ask about those before it: so a replay never looks ahead
            raise self.fail(place, f"no earlier question '{key}'{suggestion(key, self.questions)}")
        known = self.questions[key].options
        return Is(key, frozenset(self.choice(item, known, "option") for item in self.items(node)))
