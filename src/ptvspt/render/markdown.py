"""GitHub's Markdown: tables that survive a `|`, sources as a numbered list."""

from __future__ import annotations

import re

from ptvspt.document import (
    Bibliography,
    Block,
    BulletList,
    Cell,
    Document,
    Heading,
    Inline,
    Line,
    Link,
    Paragraph,
    Reference,
    Table,
)


def render(document: Document) -> str:
    """Return a document as Markdown."""
    parts = [f"# {_escape(document.title)}"] if document.title else []
    parts += [_block(block) for block in document.blocks]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_escape(block.text)}"
        case Paragraph():
            return _inline(block.content)
        case BulletList():
            return "\n".join(f"- {_inline(item)}" for item in block.items)
        case Table():
            head = "| " + " | ".join(_escape(column) for column in block.columns) + " |"
            rule = "|" + " --- |" * len(block.columns)
            rows = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in block.rows]
            return "\n".join([head, rule, *rows])
        case Bibliography():
            return "\n".join(
                f"{number}. {_escape(title)}. {_escape(rest)}. <{url}>" for number, title, rest, url in block.entries
            )


def _cell(cell: Cell) -> str:
    return "<br>".join(_line(line) for line in cell)


def _line(line: Line) -> str:
    text = _inline(line.content)
    if line.aside:
        text = f"*{text}*" if text else text
    return f"{line.bullet} {text}" if line.bullet else text


def _inline(content: Inline) -> str:
    words = []
    for part in content:
        match part:
            case Reference():
                words.append(f"[{part.number}]")
            case Link() if part.text == part.url:
                words.append(f"<{part.url}>")
            case Link():
                words.append(f"[{_escape(part.text)}]({part.url})")
            case str():
                words.append(_escape(part))
    return "".join(words)


def _escape(text: str) -> str:
    """Return text in which nothing means anything to Markdown, on one line."""
    line = re.sub(r"\s*\n\s*", " ", text)
    line = re.sub(r"([\\`*_|\[\]#~])", r"\\\1", line)
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
