"""One self-contained page: semantic tables, readable on a phone, on paper, in the dark; no script."""

from __future__ import annotations

from html import escape
from itertools import groupby

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

STYLE = """
:root{color-scheme:light dark;--line:#c9c9c9;--soft:#555;--link:#0b57a4;--page:#fff;--ink:#1a1a1a;--head:#f2f4f6}
@media (prefers-color-scheme:dark){:root{--line:#4a4a4a;--soft:#b4b4b4;--link:#8ec5ff;--page:#16181a;--ink:#ececec;--head:#24282c}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:75rem;padding:1rem;background:var(--page);color:var(--ink);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.25rem;margin:2rem 0 .5rem}
a{color:var(--link)}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{border-bottom:1px solid var(--line);padding:.5rem .6rem;text-align:left;vertical-align:top}
thead th{background:var(--head)}
tbody th{width:14rem;font-weight:600}
td ul{margin:0;padding-left:1.1rem}td p,th p{margin:0}
ul.shared{list-style:"= "}
.aside{color:var(--soft);font-size:.9rem;font-weight:400}
sup{line-height:0}
ol.sources{padding-left:2rem}ol.sources li{margin:.2rem 0}
@media (max-width:40rem){
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody,tr,th,td{display:block;width:auto}
tbody th{width:auto;background:var(--head);border-bottom:0}
tbody td{border-bottom:0;padding-left:1rem}
td[data-column]::before{content:attr(data-column);display:block;font-weight:600;font-size:.85rem;color:var(--soft)}
tbody tr{border-bottom:1px solid var(--line);padding-bottom:.4rem}
}
@media print{
:root{--page:#fff;--ink:#000;--soft:#333;--link:#000;--head:#eee;--line:#999}
body{font-size:10pt;max-width:none;padding:0}tr,li{break-inside:avoid}h2{break-after:avoid}
ol.sources{font-size:8.5pt}
}
"""


def render(document: Document) -> str:
    """Return a document as a page of HTML."""
    title = document.title or "ptvspt"
    body = "\n".join(_block(block) for block in document.blocks)
    return (
        "<!DOCTYPE html>\n"
        '<html lang="en-US">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{escape(title)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        case Paragraph():
            return f"<p>{_inline(block.content)}</p>"
        case BulletList():
            items = "\n".join(f"<li>{_inline(item)}</li>" for item in block.items)
            return f"<ul>\n{items}\n</ul>"
        case Table():
            return _table(block)
        case Bibliography():
            items = "\n".join(
                f'<li id="source-{number}" value="{number}">'
                f'<a href="{escape(url)}">{escape(title)}</a>. {escape(rest)}.</li>'
                for number, title, rest, url in block.entries
            )
            return f'<ol class="sources">\n{items}\n</ol>'


def _table(table: Table) -> str:
    caption = f"<caption>{escape(table.caption)}</caption>\n" if table.caption else ""
    heads = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    rows = []
    for first, *others in table.rows:
        cells = [f'<th scope="row">{_cell(first)}</th>']
        for column, cell in zip(table.columns[1:], others, strict=True):
            name = f' data-column="{escape(column)}"' if len(table.columns) > 2 else ""
            cells.append(f"<td{name}>{_cell(cell)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    body = "\n".join(rows)
    return f"<table>\n{caption}<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _cell(cell: Cell) -> str:
    """Return a cell; neighbouring items with the same bullet are one list."""
    parts = []
    for bullet, lines in groupby(cell, key=lambda line: line.bullet):
        if bullet:
            items = "".join(f"<li>{_inline(line.content)}</li>" for line in lines)
            kind = ' class="shared"' if bullet == "=" else ""
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
                words.append(f'<sup><a href="#source-{part.number}">[{part.number}]</a></sup>')
            case Link():
                words.append(f'<a href="{escape(part.url)}">{escape(part.text)}</a>')
            case str():
                words.append(escape(part))
    return "".join(words)
