"""A document tree, after Pandoc's: what is shown, before anybody decides how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Reference:
    """A small number that stands for a source in the list below."""

    number: int


@dataclass(frozen=True, slots=True)
class Link:
    """An address and the words that stand for it."""

    text: str
    url: str


Inline: TypeAlias = tuple[str | Reference | Link, ...]
"""Words with references and links among them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell: a list's item when it has a bullet, small print when it is an aside."""

    content: Inline
    bullet: str = ""
    aside: bool = False


Cell: TypeAlias = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running words."""

    content: Inline


@dataclass(frozen=True, slots=True)
class BulletList:
    """Items, numbered when they are steps to take in order."""

    items: tuple[Inline, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column heads. The first cell of a row is its head."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Numbered sources: number, title, the rest in words, address. A brief one leaves addresses out."""

    entries: tuple[tuple[int, str, str, str], ...]
    brief: bool = False


Block: TypeAlias = Heading | Paragraph | BulletList | Table | Bibliography


@dataclass(frozen=True, slots=True)
class Document:
    """A title and what follows it."""

    title: str
    blocks: tuple[Block, ...]
