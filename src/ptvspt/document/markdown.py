"""GitHub's Markdown: tables that survive a `|`, sources as a numbered list."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ptvspt.document.theme import MARKS
from ptvspt.document.tree import (
    BarChart,
    Bibliography,
    Block,
    BoxChart,
    BulletList,
    Callout,
    Cell,
    Checklist,
    Details,
    Document,
    Heading,
    Inline,
    Line,
    LineChart,
    Link,
    Mark,
    Paragraph,
    Reference,
    Style,
    Styled,
    Table,
    TileMap,
    tabled,
)


def render(document: Document) -> str:
    """Return a document as Markdown."""
    parts = [f"# {_escape(document.title)}"] if document.title else []
    parts += [_block(block) for block in document.blocks]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:  # noqa: C901 - one branch a kind
    match block:
        case Heading():
            return f"{'#' * block.level} {_escape(block.text)}"
        case Paragraph():
            words = _opening(_inline(block.content))
            return f"<sub>{words}</sub>" if block.aside else words
        case BulletList():
            marks = (f"{number}." if block.ordered else "-" for number in range(1, len(block.items) + 1))
            return "\n".join(f"{mark} {_opening(_inline(item))}" for mark, item in zip(marks, block.items, strict=True))
        case Table():
            caption = [_opening(_escape(block.caption)), ""] if block.caption else []
            head = _row(_escape(column) for column in block.columns)
            rule = "|" + " --- |" * len(block.columns)
            return "\n".join([*caption, head, rule, *(_row(map(_cell, row)) for row in block.rows)])
        case Checklist():
            return "\n".join(f"- {_opening(_inline(item))}" for item in block.items)
        case Callout():
            inner = "\n\n".join((f"**{_escape(block.title)}**", *map(_block, block.blocks)))
            return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
        case Details():
            return "\n\n".join((f"### {_escape(block.summary)}", *map(_block, block.blocks)))
        case BarChart() | BoxChart() | TileMap() | LineChart():
            return _block(tabled(block))
        case Bibliography() if block.brief:
            entries = (_publisher(number, title, rest, url) for number, title, rest, url in block.entries)
            return f"Sources: {' · '.join(entries)}"
        case Bibliography():
            return "\n".join(
                f"{number}. {_opening(_source(title, rest, url))}" for number, title, rest, url in block.entries
            )


def _source(title: str, rest: str, url: str | None) -> str:
    parts = (f"{_escape(title)}.", f"{_escape(rest)}." if rest else "", f"<{_address(url)}>" if url else "")
    return " ".join(filter(None, parts))


def _publisher(number: int, title: str, rest: str, url: str | None) -> str:
    words = _escape(" ".join(filter(None, (title, rest))))
    return f"{number} [{words}]({_address(url, '()').replace('&', '&amp;')})" if url else f"{number} {words}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    return "<br>".join(_line(line) for line in cell)


def _line(line: Line) -> str:
    asides = (part.text if isinstance(part, Styled) and part.style is Style.ASIDE else part for part in line.content)
    text = _inline(tuple(asides) if line.aside else line.content).strip()  # an aside in another would end it
    if line.aside and text:
        text = f"*{text}*"
    return f"{line.bullet} {text}" if line.bullet else text


def _inline(content: Inline) -> str:
    words = ""
    for part in content:
        match part:
            case Reference():
                where = f", {_escape(part.locator)}" if part.locator else ""
                words += f"{'' if not words or words[-1].isspace() else ' '}[{part.number}{where}]"
            case Mark():
                words += f"{MARKS[part.verdict.value]} {_escape(part.text)}"
            case Styled():
                words += _styled(part)
            case Link() if part.text == part.url:
                words += f"<{_address(part.url)}>"
            case Link():
                # a "!" right before the bracket would make it a picture
                before = words.removesuffix("!") + "\\!" if words.endswith("!") else words
                words = f"{before}[{_escape(part.text)}]({_address(part.url, '()').replace('&', '&amp;')})"
            case str():
                text = _escape(part)
                # a bracket right behind a reference would make it a link
                words += f"\\{text}" if words.endswith("]") and text.startswith(("(", ":")) else text
    return words


def _styled(part: Styled) -> str:
    """Return words with their emphasis; spaces at an end would keep Markdown from seeing it."""
    text = _escape(part.text)
    mark = {Style.STRONG: "**", Style.FIGURE: "**", Style.ASIDE: "*"}.get(part.style or Style.STRONG, "")
    return f"{mark}{text}{mark}" if text and text == text.strip() else text


def _opening(text: str) -> str:
    """Return escaped text for the start of a block, where it must not look like a list or a rule."""
    return re.sub(r"^(\d*)([-+.)])(?=\s|-|$)", r"\1\\\2", text.strip())


def _address(url: str, also: str = "") -> str:
    """Return an address without the characters that would end it or split a cell, and without those of `also`."""
    return "".join(f"%{ord(char):02X}" if char <= " " or char in f"<>|\\`{also}" else char for char in url)


def _escape(text: str) -> str:
    """Return text in which nothing means anything to Markdown, on one line."""
    line = re.sub(r"\s*[\r\n]\s*", " ", text)
    line = re.sub(r"([\\`*_|\[\]#~])", r"\\\1", line)
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
