"""One self-contained page: semantic tables, readable on a phone, on paper, in the dark; no script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape, unescape
from itertools import groupby
from typing import NamedTuple

from ptvspt.document import svg
from ptvspt.document.stylesheet import styles, tint
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
    Styled,
    Table,
    TileMap,
)

NAME = "ptvspt"
EMERGENCY = (
    "In an emergency call 911. In a crisis call or text 988. Outside the United States call your own emergency number."
)
FOOTER = (
    "ptvspt gives general information about US professions: no medical or legal advice. "
    "Report an error: see CONTRIBUTING.md in the project. For wrong advice, see docs/safety.md there."
)


class Fragment(NamedTuple):
    """A document as a part of some page: its title, how it opens, and what follows, all of it HTML."""

    title: str
    opening: str
    body: str


def render(document: Document) -> str:
    """Return a document as a page of HTML."""
    title, opening, rest = fragment(document)
    body = f"{opening}\n{rest}"
    return (
        "<!DOCTYPE html>\n"
        '<html lang="en-US">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{styles(document, body)}</style>\n</head>\n"
        '<body>\n<a class="skip" href="#main">Skip to the content</a>\n'
        f'<header>\n<p class="name">{NAME}</p>\n<p>{EMERGENCY}</p>\n</header>\n'
        f'<main id="main">\n{body}\n</main>\n'
        f"<footer>\n<p>{FOOTER}</p>\n</footer>\n</body>\n</html>\n"
    )


def fragment(document: Document) -> Fragment:
    """Return a document without the page around it."""
    name = document.title or _subject(document)
    first, rest = document.blocks[:1], document.blocks[1:]
    match first:
        case (Callout() as lead,) if lead.title == document.title:  # it is the page's own heading: say it once
            title = _called(lead)
            inner, above = _stepped(lead.blocks, (1,))
            opening = _callout(replace(lead, blocks=inner), 1, name)
        case _:
            title, rest, above = escape(name), document.blocks, (1,)
            opening = f"<h1>{title}</h1>"
    blocks, _ = _stepped(rest, above)
    return Fragment(title, opening, _blocks(blocks, name, Heading(1, name)))


def anchored(body: str) -> tuple[str, list[tuple[str, str]]]:
    """Return a body whose headings of the second level can be linked to, and these: their ids and their HTML."""
    found: dict[str, str] = {}

    def named(match: re.Match[str]) -> str:
        kind, text = match.groups("")
        word = anchor(unescape(text))
        id_ = next(one for one in (word, *(f"{word}-{number}" for number in range(2, 1000))) if one not in found)
        found[id_] = text
        return f'<h2 id="{id_}"{kind}>{text}</h2>'

    return re.sub(r"<h2( class=[^>]*)?>(.*?)</h2>", named, body), list(found.items())


def anchor(text: str) -> str:
    """Return the id of the first heading of a page that says a text."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "part"


def _subject(document: Document) -> str:
    """Return a title for a document without one: the heads of its first table."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    return next((f"{table.columns[0]}: {' and '.join(table.columns[1:])}" for table in tables), NAME)


def _stepped(blocks: Sequence[Block], above: tuple[int, ...]) -> tuple[tuple[Block, ...], tuple[int, ...]]:
    """Return blocks whose headings never skip a level and stay level with their likes.

    `above` is the levels of the headings that blocks stand under, as they were meant; that of the end is returned.
    """
    found: list[Block] = []
    for block in blocks:
        match block:
            case Heading():
                above = (*(level for level in above if level < block.level), block.level)
                found.append(replace(block, level=len(above)))
            case Callout():
                inner, above = _stepped(block.blocks, (1, 2))  # its title
                found.append(replace(block, blocks=inner))
            case Details():
                inner, last = _stepped(block.blocks, above)
                # what is folded is not there for a listener
                above = tuple(level for level, other in zip(above, last, strict=False) if level == other)
                found.append(replace(block, blocks=inner))
            case _:
                found.append(block)
    return tuple(found), above


def _blocks(blocks: Sequence[Block], title: str, above: Block | None = None) -> str:
    """Return blocks one below the other: `title` is the page's, `above` stands before the first."""
    return "\n".join(_block(block, before, title) for block, before in zip(blocks, (above, *blocks), strict=False))


def _block(block: Block, before: Block | None, title: str) -> str:
    match block:
        case Heading():
            kind = f' class="{tint(block.tint)}"' if block.tint is not None else ""
            return f"<h{block.level}{kind}>{escape(block.text)}</h{block.level}>"
        case Paragraph():
            return _words(block)
        case BulletList():
            tag = "ol" if block.ordered else "ul"
            return f"<{tag}>\n{_items(block.items)}\n</{tag}>"
        case Table():
            return _table(block, title, told=_tells(before, block.columns[0]))
        case Checklist():
            return f'<ul class="checks">\n{_items(block.items)}\n</ul>'
        case Callout():
            return _callout(block, 2, title)
        case Details():
            kind = "" if block.paper else ' class="screen"'
            return (
                f"<details{kind}>\n<summary>{escape(block.summary)}</summary>\n"
                f'<div class="behind">\n{_blocks(block.blocks, title)}\n</div>\n</details>'
            )
        case BarChart() | BoxChart() | TileMap() | LineChart():
            return svg.figure(block, told=_tells(before, block.title))
        case Bibliography():
            return _brief(block) if block.brief else _sources(block)


def _tells(before: Block | None, text: str) -> bool:
    """Tell whether the heading right above says a text already."""
    return isinstance(before, Heading) and before.text == text


def _callout(block: Callout, level: int, title: str) -> str:
    head = f"<h{level}>{_called(block)}</h{level}>"
    return f'<section class="callout {block.level.value}">\n{head}\n{_blocks(block.blocks, title)}\n</section>'


def _called(block: Callout) -> str:
    """Return a callout's title, which says how pressing it is."""
    level = block.level.value.capitalize()
    told = block.title.casefold().startswith(level.casefold())
    return escape(block.title) if told else f"{level}: {escape(block.title)}"


def _sources(block: Bibliography) -> str:
    items = "\n".join(
        f'<li id="source-{number}" value="{number}">{_linked(title, url)}{". " if rest else ""}{escape(rest)}.</li>'
        for number, title, rest, url in block.entries
    )
    return f'<ol class="sources">\n{items}\n</ol>'


def _brief(block: Bibliography) -> str:
    """Return publishers and years in one line."""
    entries = " · ".join(
        f'<span id="source-{number}">{number} {_linked(title, url)}{" " if rest else ""}{escape(rest)}</span>'
        for number, title, rest, url in block.entries
    )
    return f'<p class="aside">Sources: {entries}</p>'


def _items(items: Sequence[Inline]) -> str:
    return "\n".join(f"<li>{_inline(item)}</li>" for item in items)


def _words(block: Paragraph | Line) -> str:
    kind = ' class="aside"' if block.aside else ""
    return f"<p{kind}>{_inline(block.content)}</p>"


def _linked(text: str, url: str | None) -> str:
    return f'<a href="{escape(url)}">{escape(text)}</a>' if url else escape(text)


def _table(table: Table, title: str, *, told: bool) -> str:
    """Return a table; the first head is for listeners only when the heading above has `told` it.

    So are both heads where the other one says what the page's title says.
    """
    caption = f"<caption>{escape(table.caption)}</caption>\n" if table.caption else ""
    names = [escape(column) for column in table.columns]
    plain = told and table.columns[1:] == (title,)
    names = [f'<span class="unseen">{name}</span>' for name in names[: plain + told]] + names[plain + told :]
    kinds = [f' class="{tint(one)}"' if one is not None else "" for one in table.tints or (None,) * len(names)]
    heads = "".join(f'<th scope="col"{kind}>{name}</th>' for name, kind in zip(names, kinds, strict=True))
    rows = []
    for first, *others in table.rows:
        cells = [f'<th scope="row">{_cell(first)}</th>']
        for column, kind, cell in zip(table.columns[1:], kinds[1:], others, strict=True):
            # on a narrow screen a cell stands below its row's head, and names its column
            name = f'{kind} data-column="{escape(column)}"' if len(names) > 2 else ""
            cells.append(f"<td{name}>{_cell(cell)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    body = "\n".join(rows)
    head = f"{caption}<thead><tr>{heads}</tr></thead>"
    # without its head the table itself has the colour
    hue = f" {tint(one)}" if plain and table.tints and (one := table.tints[1]) is not None else ""
    kind = f"{'d' if table.dense else 'c'}{len(names)}"
    return f'<table class="{kind}{" plain" if plain else ""}{hue}">\n{head}\n<tbody>\n{body}\n</tbody>\n</table>'


def _cell(cell: Cell) -> str:
    """Return a cell; neighbouring items with the same bullet are one list."""
    parts = []
    for bullet, lines in groupby(cell, key=lambda line: line.bullet):
        if bullet:
            # a mark that says something is written, so that it is copied and read aloud
            mark, kind = ("", "") if bullet == "-" else (f"{escape(bullet)} ", ' class="shared"')
            items = "".join(f"<li>{mark}{_inline(line.content)}</li>" for line in lines)
            parts.append(f"<ul{kind}>{items}</ul>")
        else:
            parts += [_words(line) for line in lines]
    return "".join(parts)


def _inline(content: Inline) -> str:
    words = []
    for part in content:
        match part:
            case Reference():
                where = f", {escape(part.locator)}" if part.locator else ""
                words.append(f'<sup><a href="#source-{part.number}">[{part.number}{where}]</a></sup>')
            case Mark():
                kind = part.verdict.value
                sign = f'<span aria-hidden="true">{MARKS[kind]}</span>'
                words.append(f'<span class="{kind}">{sign} {escape(part.text)}</span>')
            case Styled():
                kinds = (
                    tint(part.tint) if part.tint is not None else "",
                    part.style.value if part.style else "",
                )
                kind = " ".join(filter(None, kinds))
                words.append(f'<span class="{kind}">{escape(part.text)}</span>' if kind else escape(part.text))
            case Link():
                words.append(f'<a href="{escape(part.url)}">{escape(part.text)}</a>')
            case str():
                words.append(escape(part))
    return "".join(words)
