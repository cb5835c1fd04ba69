"""Words of documents that name another page of the site become links to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from ptvspt.document.tree import (
    Block,
    BulletList,
    Callout,
    Cell,
    Checklist,
    Details,
    Document,
    Inline,
    Line,
    Link,
    Paragraph,
    Table,
)

Change: TypeAlias = Callable[[str], Inline]


def rewritten(document: Document, change: Change) -> Document:
    """Return a document with the running words of each text changed."""
    return replace(document, blocks=_blocks(document.blocks, change))


def naming(addresses: Mapping[str, str]) -> Change:
    """Return what links names to their addresses: a list of them with commas, or one with a colon behind it."""

    def change(text: str) -> Inline:
        names = text.split(", ")
        if all(name in addresses for name in names):
            return tuple(_listed(names, addresses))
        name, colon, rest = text.partition(":")
        return (Link(name, addresses[name]), f"{colon}{rest}") if colon and name in addresses else (text,)

    return change


def _listed(names: Sequence[str], addresses: Mapping[str, str]) -> Iterator[str | Link]:
    for number, name in enumerate(names):
        if number:
            yield ", "
        yield Link(name, addresses[name])


def _blocks(blocks: Sequence[Block], change: Change) -> tuple[Block, ...]:
    return tuple(_block(block, change) for block in blocks)


def _block(block: Block, change: Change) -> Block:
    match block:
        case Paragraph():
            return replace(block, content=_inline(block.content, change))
        case BulletList() | Checklist():
            return replace(block, items=tuple(_inline(item, change) for item in block.items))
        case Table():
            return replace(block, rows=tuple(tuple(_cell(cell, change) for cell in row) for row in block.rows))
        case Callout() | Details():
            return replace(block, blocks=_blocks(block.blocks, change))
        case _:
            return block


def _cell(cell: Cell, change: Change) -> Cell:
    return tuple(Line(_inline(line.content, change), line.bullet, line.aside) for line in cell)


def _inline(content: Inline, change: Change) -> Inline:
    return tuple(new for part in content for new in (change(part) if isinstance(part, str) else (part,)))
