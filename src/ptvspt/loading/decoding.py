"""From nodes to records, by the records' own type hints; every problem of a file is collected.

A record's field `as_of` is the key `as-of`. A field without a default must be given.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Collection, Hashable, Iterable
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from ptvspt.errors import SHOWN, Problem, bound
from ptvspt.loading.dates import is_date
from ptvspt.loading.files import LONGEST, UNSHOWN
from ptvspt.loading.nodes import Location, Mapping, Node, Scalar, Sequence, short
from ptvspt.names import choices, suggestion
from ptvspt.profiles.records import Checked, Citation, Date, Source, When

T = TypeVar("T")
LONGEST_ID = 100  # it is typed, and a file of the cache is named after it
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Skip(Exception):  # noqa: N818 - not an error: its problem is on the list already
    """A node cannot be decoded and its problem has been noted."""


class Decoder:
    """Decodes nodes and collects problems; `hooks` maps a type to the function that decodes it."""

    def __init__(self, hooks: dict[Any, Callable[[Node], Any]] | None = None) -> None:
        self.problems: list[Problem] = []
        self.unread: set[str] = set()  # parts with a noted problem: to name one is no second problem
        self.hooks: dict[Any, Callable[[Node], Any]] = {When: self.when, Checked: self.checked, **(hooks or {})}

    def fail(self, location: Location, message: str) -> Skip:
        """Note a problem and return the exception to raise. Raises DataError when there are too many."""
        problem = location.problem(message)
        if not self.problems or problem != self.problems[-1]:  # a node is looked at more than once
            self.problems.append(problem)
        bound(self.problems)
        return Skip()

    def remedy(self, word: str, known: Collection[str], otherwise: str = "") -> str:
        """Return what was meant by a word, else what may stand there; where all is wrong, it is not looked for."""
        near = suggestion(word, known) if len(self.problems) < SHOWN else ""
        return near or otherwise or choices(known)

    def text(self, node: Node) -> str:
        """Return a scalar's text, which must not be empty."""
        if not isinstance(node, Scalar):
            raise self.fail(node.location, f"text is wanted here, not {_name(node)}")
        if not node.text.strip():
            raise self.fail(node.location, "the value is empty; write it or leave the key out")
        if len(node.text) > LONGEST:
            message = f"the text has {len(node.text):,} characters, at most {LONGEST:,} are read; shorten or split it"
            raise self.fail(node.location, message)
        if UNSHOWN.search(node.text):
            raise self.fail(node.location, "the text holds a control character; remove it")
        return node.text

    def number(self, node: Node) -> float:
        """Return a scalar as a finite number: a whole one as int."""
        text = self.text(node)
        if re.fullmatch(r"-?[0-9]{1,15}", text):
            return int(text)
        if re.fullmatch(r"-?[0-9]{1,15}\.[0-9]{1,15}", text):
            return float(text)
        raise self.fail(node.location, f"a number is wanted here, like 1234 or 5.6, not '{short(text)}'")

    def date(self, node: Node) -> Date:
        """Return a date of year, month or day precision as it is written."""
        text = self.text(node)
        if not is_date(text):
            raise self.fail(
                node.location, f"a date is wanted here, like 2026, 2026-11 or 2026-11-23, not '{short(text)}'"
            )
        return Date(text)

    def when(self, node: Node) -> When:
        """Return a date, or the word "undated"."""
        return When("undated") if isinstance(node, Scalar) and node.text == "undated" else When(self.date(node))

    def checked(self, node: Node) -> Checked:
        """Return a date, or the word "never"."""
        return Checked("never") if isinstance(node, Scalar) and node.text == "never" else Checked(self.date(node))

    def required(self, node: Node, key: str, what: str) -> Node:
        """Return the node of a key that must be there."""
        mapping = self.mapping(node)
        if key not in mapping.entries:
            raise self.fail(mapping.location, f"the key '{key}' is missing in {what}")
        return mapping.entries[key]

    def choice(self, node: Node, options: Collection[str], what: str) -> str:
        """Return a word of a closed list."""
        text = self.text(node)
        if text not in options:
            raise self.fail(node.location, f"no {what} '{short(text)}'{self.remedy(text, options)}")
        return text

    def citation(self, node: Node, sources: dict[str, Source]) -> Citation:
        """Return `id`, or `id: where in it`, as a citation of a known source."""
        locator = None
        if isinstance(node, Mapping) and len(node.entries) == 1:
            ((id_, locator_node),) = node.entries.items()
            locator = self.text(locator_node)
        else:
            id_ = self.text(node)
        if f"source.{id_}" in self.unread:
            raise Skip
        if id_ not in sources:
            remedy = self.remedy(id_, sources, "; add it there")
            raise self.fail(node.location, f"no source '{short(id_)}' in sources.yaml{remedy}")
        return Citation(source=sources[id_], locator=locator)

    def mapping(self, node: Node) -> Mapping:
        """Return the node as a mapping."""
        if not isinstance(node, Mapping):
            raise self.fail(node.location, f"'key: value' pairs are wanted here, not {_name(node)}")
        return node

    def items(self, node: Node) -> list[Node]:
        """Return the node's items; a single node stands for a list of one."""
        return node.items if isinstance(node, Sequence) else [node]

    def ids(self, node: Node) -> list[tuple[str, Node]]:
        """Return a mapping's entries, whose keys must be kebab-case ids."""
        found: list[tuple[str, Node]] = []
        mapping = self.mapping(node)
        for key, value in mapping.entries.items():
            if len(key) > LONGEST_ID:
                self.fail(mapping.keys[key], f"the id '{short(key)}' has over {LONGEST_ID} letters; shorten it")
            elif ID.fullmatch(key):
                found.append((key, value))
            else:
                self.fail(mapping.keys[key], f"the id '{short(key)}' is not kebab-case, like 'entry-degree'")
        return found

    def attempt(self, decode: Callable[[Node], T], nodes: Iterable[Node]) -> list[T]:
        """Decode each node that can be decoded, so that all problems come in one run."""
        decoded = []
        for node in nodes:
            try:
                decoded.append(decode(node))
            except Skip:
                continue
        return decoded

    def record(self, node: Node, cls: type[T], elsewhere: Iterable[str] = (), **given: Any) -> T:
        """Return a mapping as a record: a named tuple.

        `given` fields are taken as they are; the keys named in `elsewhere` are allowed and were
        decoded by the caller.
        """
        mapping = self.mapping(node)
        hints = _hints(cls)  # type: ignore[arg-type]  # a class is hashable; mypy doubts it of a type variable
        values: dict[str, Any] = dict(given)
        optional = cls._field_defaults  # type: ignore[attr-defined]  # cls is a named tuple by contract
        names = {field.replace("_", "-"): field for field in hints if field not in given}
        failed = False
        for key, value in mapping.entries.items():
            if key in elsewhere:
                continue
            if key not in names:
                known = [*names, *elsewhere]
                remedy = self.remedy(key, known)
                self.fail(mapping.keys[key], f"unknown key '{short(key)}' in {cls.__name__}{remedy}")
                continue
            try:
                values[names[key]] = self.typed(value, hints[names[key]])
            except Skip:
                failed = True
        for key, field in names.items():
            if field not in optional and key not in mapping.entries:
                self.fail(mapping.location, f"the key '{key}' is missing in {cls.__name__}")
                failed = True
        if failed:
            raise Skip
        return cls(**values)

    def typed(self, node: Node, hint: Any) -> Any:
        """Return a node as a value of a type hint."""
        if hint in self.hooks:
            return self.hooks[hint](node)
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin in (typing.Union, types.UnionType):  # only `X | None` is used; None is the absent key
            return self.typed(node, arguments[0])
        if origin is tuple:
            return tuple(self.attempt(lambda item: self.typed(item, arguments[0]), self.items(node)))
        if hint is str:
            return " ".join(self.text(node).split())  # the file's line breaks mean nothing
        if hint is bool:
            return self.choice(node, ("true", "false"), "truth value") == "true"
        if hint is int or hint is float:
            return self.number(node)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return hint(self.choice(node, [member.value for member in hint], hint.__name__.lower()))
        return self.record(node, hint)


@cache
def _hints(cls: Hashable) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _name(node: Node) -> str:
    return {Scalar: "text", Sequence: "a list", Mapping: "'key: value' pairs"}[type(node)]
