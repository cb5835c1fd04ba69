"""From text to nodes that know their place; everything YAML could do to us stops here.

A node is a Scalar, a Sequence or a Mapping. Plain scalars stay text: YAML's guesses (`no` as false,
`12:30` as 750) never happen. Aliases, tags and repeated keys are problems, depth and number are bounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ptvspt.errors import DataError, Problem
from ptvspt.loading import files

if TYPE_CHECKING:
    import yaml

MAX_DEPTH = 24
MAX_NODES = 1_500_000  # fifty times the shipped profiles; five hundred professions have a million
"""Ten times what the largest shipped file has, and built in a second."""


class Location(NamedTuple):
    """Where a node starts; line and column count from 1."""

    path: str
    line: int
    column: int

    def problem(self, message: str) -> Problem:
        """Return a problem at this location."""
        return Problem(self.path, self.line, self.column, message)


@dataclass(slots=True)
class Scalar:
    """A piece of text."""

    location: Location
    text: str


@dataclass(slots=True)
class Sequence:
    """Nodes in order."""

    location: Location
    items: list[Node]


@dataclass(slots=True)
class Mapping:
    """Nodes by key, in the file's order."""

    location: Location
    entries: dict[str, Node]
    keys: dict[str, Location]


Node: TypeAlias = Scalar | Sequence | Mapping


def parse(text: str, path: str) -> Node:
    """Return the one document of a YAML text as nodes. Raises DataError, whatever the text."""
    import yaml  # 13 ms, and an installed program reads compiled data

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _compose(yaml.parse(text, Loader=loader), path)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = f"not YAML: {error.problem or error.context}; check quotes, brackets and indents up to here"
        raise DataError(Problem(path, line, column, message)) from error
    except yaml.reader.ReaderError as error:
        # libyaml counts bytes, the loader written in Python counts characters
        counts_characters = loader is yaml.SafeLoader
        before = text[: error.position] if counts_characters else text.encode()[: error.position].decode()
        message = f"the character U+{error.character:04X} is not allowed in YAML; remove it"
        raise DataError(files.beyond(before, path, message)) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise DataError(Problem(path, 1, 1, f"not YAML: {short(str(error))}")) from error


def short(text: str) -> str:
    """Return a text of a file as a message may quote it: one short line, without what would steer a terminal."""
    line = " ".join(text.split())
    line = line if len(line) <= 40 else line[:37] + "..."
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)


def _compose(events: Iterator[yaml.Event], path: str) -> Node:
    """Build the tree with a stack of our own: a deeply nested text cannot exhaust the interpreter's."""
    import yaml

    tree = _Tree()
    for event in events:
        mark = event.start_mark
        location = Location(path, mark.line + 1, mark.column + 1) if mark else Location(path, 1, 1)
        _refuse(event, location, tree)
        if isinstance(event, yaml.ScalarEvent):
            tree.attach(Scalar(location, event.value))
        elif isinstance(event, yaml.SequenceStartEvent):
            tree.open(Sequence(location, []))
        elif isinstance(event, yaml.MappingStartEvent):
            tree.open(Mapping(location, {}, {}))
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            tree.close()
    if tree.problems:
        raise DataError(*tree.problems)
    if tree.root is None:
        raise DataError(Problem(path, 1, 1, "the file is empty; write the data into it"))
    return tree.root


def _refuse(event: yaml.Event, location: Location, tree: _Tree) -> None:
    """Note a tag as a problem, and raise DataError for what else is never used here."""
    import yaml

    if isinstance(event, yaml.AliasEvent):
        raise DataError(location.problem("aliases (*name) are not used here; write the value again"))
    if getattr(event, "anchor", None):
        raise DataError(location.problem("anchors (&name) are not used here; remove it"))
    if isinstance(event, yaml.DocumentStartEvent) and tree.root is not None:
        raise DataError(location.problem("a second document starts here; one file holds one"))
    if tag := getattr(event, "tag", None):
        tree.problems.append(location.problem(f"the tag '{short(tag)}' is not used here; remove it"))


class _Tree:
    """Nodes under construction: the root, the open containers, and the key that waits in each mapping."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.stack: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []
        self.problems: list[Problem] = []
        self.count = 0

    def open(self, container: Sequence | Mapping) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise DataError(
                container.location.problem(f"nested deeper than {MAX_DEPTH} levels; nothing here needs so many")
            )
        self.stack.append(container)
        self.keys.append(None)

    def close(self) -> None:
        self.keys.pop()
        self.attach(self.stack.pop())

    def attach(self, node: Node) -> None:
        """Put a finished node where it belongs."""
        self.count += 1
        if self.count > MAX_NODES:
            message = (
                f"more than {MAX_NODES:,} keys and values have come up to here, and no more are read; split the file"
            )
            raise DataError(node.location.problem(message))
        if not self.stack:
            self.root = node
        elif isinstance(container := self.stack[-1], Sequence):
            container.items.append(node)
        elif (key := self.keys[-1]) is None:
            if not isinstance(node, Scalar):
                raise DataError(*self.problems, node.location.problem("a key must be plain text; write it on one line"))
            self.keys[-1] = node
        else:
            self.keys[-1] = None
            if key.text in container.entries:
                first = container.keys[key.text].line
                self.problems.append(
                    key.location.problem(f"the key '{short(key.text)}' stands already at line {first}; remove one")
                )
            else:
                container.entries[key.text] = node
                container.keys[key.text] = key.location
