"""One self-contained page: semantic tables, readable on a phone, on paper, in the dark; no script."""

from __future__ import annotations

import math
from dataclasses import replace
from html import escape
from itertools import groupby

from ptvspt.document import svg
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
    Link,
    Mark,
    Paragraph,
    Reference,
    Styled,
    Table,
    TileMap,
    tabled,
)

STYLE = """
:root{color-scheme:light dark;--line:#c9c9c9;--soft:#555;--link:#0b57a4;--page:#fff;--ink:#1a1a1a;--head:#f2f4f6}
@media (prefers-color-scheme:dark){:root{
--line:#4a4a4a;--soft:#b4b4b4;--link:#8ec5ff;--page:#16181a;--ink:#ececec;--head:#24282c}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:80rem;padding:1rem;background:var(--page);color:var(--ink);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.25rem;margin:2rem 0 .5rem}
a{color:var(--link)}
table{border-collapse:collapse;width:100%;table-layout:fixed}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{border-bottom:1px solid var(--line);padding:.5rem .6rem;text-align:left;vertical-align:top}
thead th{background:var(--head)}thead th:first-child{width:14rem}
tbody th{font-weight:600}
td ul{margin:0;padding-left:1.1rem}td p,th p{margin:0}
ul.shared{list-style:none}ul.shared li{text-indent:-.9rem}
.aside{color:var(--soft);font-size:.9em;font-weight:400}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
sup{line-height:0}
ol.sources{padding-left:2.5rem}ol.sources li{margin:.2rem 0}
:target{background:var(--head);outline:2px solid var(--link)}
@media print{
:root{--page:#fff;--ink:#000;--soft:#333;--link:#000;--head:#eee;--line:#999}
body{font-size:10pt;max-width:none;padding:0}thead th:first-child{width:20%}
tr,li{break-inside:avoid}h2{break-after:avoid}
ol.sources{font-size:8.5pt}ol.sources a::after{content:" <" attr(href) ">"}
}
"""
STACKED = """@media (max-width:%(width)drem){
.c%(columns)d thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%%)}
.c%(columns)d :is(tbody,tr,th,td),.c%(columns)d{display:block;width:auto}
.c%(columns)d tbody th{background:var(--head);border-bottom:0}
.c%(columns)d tbody td{border-bottom:0;padding-left:1rem}
.c%(columns)d td[data-column]::before{content:attr(data-column);display:block;
font-weight:600;font-size:.85em;color:var(--soft)}
.c%(columns)d tbody tr{border-bottom:1px solid var(--line);padding-bottom:.4rem}
}
"""
LEAFLET = """@media print{
@page{margin:9mm 10mm}
main{columns:2;column-gap:5mm;font-size:%.2fpt;line-height:1.2}
h1{column-span:all;font-size:1.7em;margin:0 0 .3em}h2{font-size:1.1em;margin:.7em 0 .15em}
p{margin:.15em 0}ul,ol{margin:0;padding-left:1.3em}
table{font-size:.92em}th,td{padding:.15em .4em}
ol.sources{font-size:.76em;line-height:1.12;padding-left:2.4em}ol.sources li{margin:0}
}
"""
"""What is to be taken along, like a result with its steps: on paper two pages hold it."""
PAPER = 1.35e6  # letters that two pages hold, times the square of their size in points; measured in Chromium
LARGEST = 9.0  # in points
LABEL, COLUMN = 14, 10  # in rem: on a screen too narrow for these, a row stands as a block


def render(document: Document) -> str:
    """Return a document as a page of HTML."""
    title = escape(document.title or _subject(document))
    body = "\n".join(
        _block(block, before) for block, before in zip(document.blocks, (None, *document.blocks), strict=False)
    )
    return (
        "<!DOCTYPE html>\n"
        '<html lang="en-US">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}{_styles(document, body)}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _subject(document: Document) -> str:
    """Return a title for a document without one: the heads of its first table."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    return next((f"{table.columns[0]}: {' and '.join(table.columns[1:])}" for table in tables), "ptvspt")


def _stacked(document: Document) -> str:
    """Return the style of narrow screens for each number of columns that occurs."""
    wide = (Table, BarChart, BoxChart, TileMap)
    counts = sorted({len(block.columns) for block in document.blocks if isinstance(block, wide)})
    return "".join(STACKED % {"columns": count, "width": LABEL + COLUMN * (count - 1)} for count in counts)


def _styles(document: Document, body: str) -> str:
    """Return the styles of what is in some documents alone: charts, steps to take, tables."""
    charts = any(isinstance(block, BarChart | BoxChart | TileMap) for block in document.blocks)
    steps = any(isinstance(block, BulletList) and block.ordered for block in document.blocks)
    size = min(LARGEST, math.sqrt(PAPER / max(len(body), 1)))  # the more there is, the smaller
    return f"{svg.STYLE if charts else ''}{LEAFLET % size if steps else ''}{_stacked(document)}"


def _block(block: Block, before: Block | None) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        case Paragraph():
            return _paragraph(block)
        case BulletList():
            items = "\n".join(f"<li>{_inline(item)}</li>" for item in block.items)
            tag = "ol" if block.ordered else "ul"
            return f"<{tag}>\n{items}\n</{tag}>"
        case Table():
            return _table(block, told=isinstance(before, Heading) and before.text == block.columns[0])
        case Checklist():
            items = "\n".join(f"<li>{_inline(item)}</li>" for item in block.items)
            return f'<ul class="checks">\n{items}\n</ul>'
        case Callout():
            inner = "\n".join(_block(one, None) for one in block.blocks)
            return f'<section class="callout {block.level.value}">\n<h2>{escape(block.title)}</h2>\n{inner}\n</section>'
        case Details():
            inner = "\n".join(
                _block(one, before) for one, before in zip(block.blocks, (None, *block.blocks), strict=False)
            )
            return f"<details>\n<summary>{escape(block.summary)}</summary>\n{inner}\n</details>"
        case BarChart() | BoxChart() | TileMap():
            more = isinstance(block, TileMap) or (isinstance(block, BarChart) and len(block.columns) > 2)
            # the legend of a map, and what stands beside bars, are no part of the picture
            return svg.figure(block) + (f"\n{_table(replace(tabled(block), caption=''), told=False)}" if more else "")
        case Bibliography():
            stop = ", " if block.brief else ". "
            items = "\n".join(
                f'<li id="source-{number}" value="{number}">{_linked(title, url)}'
                f"{stop if rest else ''}{escape(rest)}.</li>"
                for number, title, rest, url in block.entries
            )
            return f'<ol class="sources">\n{items}\n</ol>'


def _paragraph(block: Paragraph) -> str:
    kind = ' class="aside"' if block.aside else ""
    return f"<p{kind}>{_inline(block.content)}</p>"


def _linked(text: str, url: str | None) -> str:
    return f'<a href="{escape(url)}">{escape(text)}</a>' if url else escape(text)


def _table(table: Table, *, told: bool) -> str:
    """Return a table; the first head is for listeners only when the heading above has `told` it."""
    caption = f"<caption>{escape(table.caption)}</caption>\n" if table.caption else ""
    names = [escape(column) for column in table.columns]
    if told:
        names[0] = f'<span class="unseen">{names[0]}</span>'
    heads = "".join(f'<th scope="col">{name}</th>' for name in names)
    rows = []
    for first, *others in table.rows:
        cells = [f'<th scope="row">{_cell(first)}</th>']
        for column, cell in zip(table.columns[1:], others, strict=True):
            name = f' data-column="{escape(column)}"' if len(table.columns) > 2 else ""
            cells.append(f"<td{name}>{_cell(cell)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    body = "\n".join(rows)
    head = f"{caption}<thead><tr>{heads}</tr></thead>"
    return f'<table class="c{len(names)}">\n{head}\n<tbody>\n{body}\n</tbody>\n</table>'


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
            parts += [_line(line) for line in lines]
    return "".join(parts)


def _line(line: Line) -> str:
    kind = ' class="aside"' if line.aside else ""
    return f"<p{kind}>{_inline(line.content)}</p>"


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
                kind = f"t{part.tint}" if part.tint is not None else part.style.value if part.style else ""
                words.append(f'<span class="{kind}">{escape(part.text)}</span>' if kind else escape(part.text))
            case Link():
                words.append(f'<a href="{escape(part.url)}">{escape(part.text)}</a>')
            case str():
                words.append(escape(part))
    return "".join(words)
