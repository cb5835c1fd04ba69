"""From a file's bytes to nodes that know their place; everything YAML could do to us stops here.

A node is a Scalar, a Sequence or a Mapping. Plain scalars stay text: YAML's guesses (`no` as false,
`12:30` as 750) never happen. Aliases, tags and repeated keys are problems, size and depth are bounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ptvspt.errors import DataError, Problem

if TYPE_CHECKING:
    import yaml

MAX_BYTES = 32 * 1024 * 1024
MAX_DEPTH = 24


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node starts; line and column count from 1."""

    path: str
    line: int
    column: int

    def problem(self, message: str) -> Problem:
        """Return a problem at this place."""
        return Problem(self.path, self.line, self.column, message)


@dataclass(slots=True)
class Scalar:
    """A piece of text."""

    place: Place
    text: str


@dataclass(slots=True)
class Sequence:
    """Nodes in order."""

    place: Place
    items: list[Node]


@dataclass(slots=True)
class Mapping:
    """Nodes by key, in the file's order."""

    place: Place
    entries: dict[str, Node]
    keys: dict[str, Place]


Node: TypeAlias = Scalar | Sequence | Mapping


def read_text(path: Path) -> str:
    """Return a file's text. Raises DataError when it is missing, too large, or not UTF-8."""
    name = str(path)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = MAX_BYTES // 2**20
            raise DataError(
                Problem(name, 0, 0, f"the file has {size / 2**20:.0f} MB, more than the {limit} MB read here; split it")
            )
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            Problem(name, 0, 0, f"not UTF-8 text (byte {error.start}); save the file as UTF-8")
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DataError(Problem(name, 0, 0, f"cannot be read: {reason}")) from error


def parse(text: str, path: str) -> Node:
    """Return the one document of a YAML text as nodes. Raises DataError, whatever the text."""
    import yaml  # 13 ms, and an installed program reads compiled data

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _compose(yaml.parse(text, Loader=loader), path)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = str(error.problem or error.context or "not YAML")
        raise DataError(Problem(path, line, column, f"not YAML: {message}")) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        message = " ".join(str(error).split())[:200]
        raise DataError(Problem(path, 1, 1, f"not YAML: {message}")) from error


def _compose(events: yaml.Events, path: str) -> Node:
    """Build the tree with a stack of our own: a deeply nested text cannot exhaust the interpreter's."""
    import yaml

    root: Node | None = None
    stack: list[tuple[Sequence | Mapping, list[Scalar]]] = []  # a container and the key that waits for a value
    problems: list[Problem] = []

    def attach(node: Node) -> None:
        nonlocal root
        if not stack:
            root = node
            return
        container, pending = stack[-1]
        if isinstance(container, Sequence):
            container.items.append(node)
        elif not pending:
            if not isinstance(node, Scalar):
                problems.append(node.place.problem("a key must be plain text"))
                node = Scalar(node.place, "")
            pending.append(node)
        else:
            key = pending.pop()
            if key.text in container.entries:
                first = container.keys[key.text]
                problems.append(key.place.problem(f"the key '{key.text}' stands already at line {first.line}"))
            else:
                container.entries[key.text] = node
                container.keys[key.text] = key.place

    for event in events:
        place = Place(path, event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.AliasEvent):
            raise DataError(place.problem("aliases (*name) are not used here; write the value again"))
        if getattr(event, "anchor", None):
            raise DataError(place.problem("anchors (&name) are not used here; remove it"))
        if isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise DataError(place.problem("a second document starts here; one file holds one"))
        if isinstance(event, yaml.ScalarEvent):
            if event.tag and event.tag != "!":
                problems.append(place.problem(f"the tag '{event.tag}' is not used here; remove it"))
            attach(Scalar(place, event.value))
        elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            if len(stack) >= MAX_DEPTH:
                raise DataError(place.problem(f"nested deeper than {MAX_DEPTH} levels"))
            container: Sequence | Mapping
            if isinstance(event, yaml.SequenceStartEvent):
                container = Sequence(place, [])
            else:
                container = Mapping(place, {}, {})
            stack.append((container, []))
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            attach(stack.pop()[0])
    if problems:
        raise DataError(*problems)
    if root is None:
        raise DataError(Problem(path, 1, 1, "the file is empty"))
    return root
