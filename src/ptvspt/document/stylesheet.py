"""How a page of HTML looks: on a phone, on paper, in the dark; each page carries the part that it needs."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from ptvspt.document.theme import TINTS
from ptvspt.document.tree import (
    BarChart,
    Block,
    BoxChart,
    BulletList,
    Callout,
    Checklist,
    Details,
    Document,
    Level,
    LineChart,
    Table,
    TileMap,
)

BASE = """
:root{color-scheme:light dark;--page:#fff;--ink:#1d2429;--soft:#4c5a63;--line:#c5cdd2;--head:#f0f4f5;
--link:#005eb8;--yes:#00653a;--no:#b3122a;--depends:#7a5200}
@media (prefers-color-scheme:dark){:root{--page:#16181a;--ink:#ececec;--soft:#b4bcc2;--line:#4a5157;--head:#24292d;
--link:#8ec5ff;--yes:#7fd6a0;--no:#ff9d9d;--depends:#f0c060}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:75rem;padding:0 1rem;background:var(--page);color:var(--ink);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
@media (min-width:45rem){body{font-size:1.0625rem;padding:0 2rem}}
header{border-bottom:4px solid var(--link);padding:.75rem 0}
header p,footer p{margin:0}
.name{font-size:1.2em;font-weight:700}
footer{border-top:1px solid var(--line);margin-top:3rem;padding:1rem 0 2rem}
header p+p,footer{color:var(--soft);font-size:.9em}
.skip{position:absolute;left:-99rem}.skip:focus{position:static}
main>:is(p,ul,ol),details :is(p,ul,ol),footer p{max-width:32em}
h1{font-size:1.7em;line-height:1.2;margin:1.5rem 0}h2{font-size:1.35em;line-height:1.25;margin:2.2rem 0 .6rem}
h3{font-size:1.12em;margin:1.6rem 0 .4rem}h4{font-size:1em;margin:1rem 0 .2rem}
h4+ul,h3+ul{margin-top:.2rem}li{margin:.2rem 0}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
table{border-collapse:collapse;width:100%;table-layout:fixed}
caption,figcaption{text-align:left;font-weight:700;padding:.25rem 0}
th,td{border-bottom:1px solid var(--line);padding:.5rem .75rem;text-align:left;vertical-align:top}
thead th{background:var(--head)}thead th:first-child{width:14rem}
th,.strong,.figure{font-weight:600}
td ul{margin:0;padding-left:1.1rem}td p,th p{margin:0}
ul.shared{list-style:none}ul.shared li{text-indent:-.9rem}
.aside{color:var(--soft);font-size:.92em;font-weight:400}
.yes{color:var(--yes)}.no{color:var(--no)}.depends{color:var(--depends)}.yes,.no,.depends{font-weight:600}
.plain{border-top:4px solid var(--tint,var(--line))}.plain thead th{padding:0;border:0}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
sup{line-height:0;font-size:.75em}sup a{padding:.45em .1em}a+sup a{padding:.45em .4em}
sup::before{content:"\\2060"}sup+sup::before{content:none}
ol.sources{padding-left:2.5rem;font-size:.92em;max-width:48em}ol.sources li{margin:.2rem 0}
:target{background:var(--head);outline:2px solid var(--link)}
@media print{
:root{--page:#fff;--ink:#000;--soft:#333;--link:#000;--head:#eee;--line:#999;--yes:#000;--no:#000;--depends:#000}
body{font-size:10pt;max-width:none;padding:0}:is(main,footer) :is(p,ul,ol),ol.sources{max-width:none}
header{border-width:1px;padding:0 0 .3rem}footer{margin-top:1rem;padding:.3rem 0 0}.skip{display:none}
thead th:first-child{width:20%}tr,li{break-inside:avoid}h2,h3,h4,summary{break-after:avoid}
ol.sources{font-size:8.5pt}ol.sources a::after{content:" <" attr(href) ">"}
}
"""
TINTED = """thead th[class]{box-shadow:inset 0 4px var(--tint)}
:is(h2,h3,h4)[class]{border-left:5px solid var(--tint);padding-left:.5rem}
span[class^=t]::before{content:"";display:inline-block;width:.6em;height:.6em;margin-right:.3em;background:var(--tint);
-webkit-print-color-adjust:exact;print-color-adjust:exact}
"""
CHECKS = """ul.checks{list-style:none;padding:0;columns:15rem;column-gap:2rem;max-width:64rem}
ul.checks li{break-inside:avoid;margin:0;padding:.25rem 0 .25rem 1.5rem;text-indent:-1.5rem}
ul.checks span span{display:inline-block;width:1.2rem;text-indent:0}
"""
CALLOUT = """.callout{--call:#4c5a67;max-width:calc(32em + 2rem);margin:1.5rem 0;padding:0 1rem .5rem;
border:2px solid var(--call);background:var(--head)}
.callout :is(h1,h2){margin:0 -1rem .75rem;padding:.6rem 1rem;font-size:1.2em;background:var(--call);color:#fff}
.callout h1{font-size:1.5em}.callout>h1+p{font-size:1.15em}
.emergency{--call:#b8142a}.urgent{--call:#9a4a00}.advice{--call:#005eb8}
.callout h3{margin-top:1rem}
@media print{.callout{background:none;border:2pt solid #000;padding:0 .6rem .3rem;margin:.6rem 0;break-inside:avoid}
.callout :is(h1,h2){background:none;color:#000;margin:0;padding:.3rem 0}}
"""
FOLDED = """details{margin:1rem 0}
details+details{margin-top:-.5rem}
summary{cursor:pointer;color:var(--link);padding:.25rem 0;width:fit-content;margin-left:1.1em;
list-style-position:outside}
summary:hover{text-decoration:underline}
.behind{border-left:4px solid var(--line);padding-left:1rem;margin:.5rem 0 2rem}
.behind>:first-child{margin-top:.5rem}
@media print{details::details-content{content-visibility:visible;display:block;block-size:auto;overflow:visible}
summary{list-style:none;font-weight:600;margin-left:0}summary::-webkit-details-marker{display:none}
.behind{border:0;padding:0;margin:0}details.screen{display:none}}
"""
"""On paper nothing is folded."""
CHART = """figure{margin:1.5rem 0;max-width:60rem}
svg{display:block;width:100%;overflow:visible;-webkit-print-color-adjust:exact;print-color-adjust:exact}
svg,.swatch{fill:var(--link);--marked:#b35900}
.swatch{display:inline-block;vertical-align:middle;-webkit-print-color-adjust:exact;print-color-adjust:exact}
@media print{figure{break-inside:avoid}}
"""
BARS = """.bars :is(th,td){padding-top:0;padding-bottom:0;vertical-align:middle;line-height:1.25}
.bars thead :is(th,td){padding-top:.4rem;padding-bottom:.4rem}
.bars thead th:nth-child(n+3){width:7rem}.bars td:nth-child(n+3){font-variant-numeric:tabular-nums}
.bars div{display:flex;align-items:center}
.bars div span{flex:none;width:6rem;font-variant-numeric:tabular-nums}
.bars svg{flex:1;min-width:0;height:2.1rem}.level{fill:var(--ink)}
.swatch.level{width:2px;height:1.1em;background:var(--ink);margin:0 .4em}
.bars .marked{outline:2px solid var(--ink);outline-offset:-2px}.marked svg{fill:var(--marked)}
.bars .marked td{font-weight:600}
@media print{figure:has(.bars){break-inside:auto}.bars svg{height:1.3em}}
"""
BOXES = """.boxes{list-style:none;padding:0}main .boxes,main .axis{max-width:none}.boxes li{margin:.6rem 0}
.boxes svg,.axis{padding:0 4px}.boxes svg{height:1.8rem;fill:var(--tint,var(--link))}
.boxes rect{stroke:var(--soft)}.boxes line{stroke:var(--soft);stroke-width:2}
.boxes .median{stroke:var(--ink);stroke-width:4}
.axis{display:flex;justify-content:space-between;border-top:1px solid var(--line);margin:0;font-size:.92em}
figure span.key{display:inline-block;margin:.2rem 1.5rem .2rem 0}
.key .swatch{width:1.6em;margin-right:.4em;height:2px;background:var(--soft)}.key .half{height:.9em}
.key .median{width:4px;height:1.1em;background:var(--ink)}
@media (min-width:45rem){.boxes li{display:grid;grid-template-columns:14rem 1fr}.boxes strong{grid-row:span 2}
.axis{margin-left:14rem}}
@media print{figure:has(.boxes){break-inside:auto}.boxes svg{height:1.2em}.boxes li{margin:.3em 0}}
"""
MAP = """.map{display:flex;flex-wrap:wrap;gap:1rem 2rem;align-items:flex-start}figure:has(.map){max-width:none}
.map svg{flex:1 1 34rem;max-width:48rem;min-width:0;font:600 13px system-ui,sans-serif;text-anchor:middle}
.map table{flex:1 1 20rem}.map thead th:first-child{width:4.5rem}.map thead th:nth-child(2){width:8.5rem}
.map .mark{font-size:11px}.map rect{fill:var(--shade);stroke:var(--soft)}.map text{fill:var(--on)}
.map .swatch{width:2em;text-align:center;border:1px solid var(--soft);background:var(--shade);color:var(--on)}
.s0{--shade:#eaf2fa;--on:#000}.s1{--shade:#bcd7ef;--on:#000}.s2{--shade:#82b3de;--on:#000}
.s3{--shade:#2f6fad;--on:#fff}.s4{--shade:#0b3a66;--on:#fff}.none{--shade:none;--on:var(--ink);stroke-dasharray:3 2}
.map .swatch.none{background:none;border-style:dashed}
.map .marked rect{stroke:var(--ink);stroke-width:3;stroke-dasharray:none}
@media (max-width:45rem){.map svg,.map table{flex-basis:100%}.map :is(th,td){padding:.5rem .4rem}
.map thead th:first-child{width:4rem}.map thead th:nth-child(2){width:7rem}}
@media (min-width:45rem){.map svg{font-size:10px}.map .mark{font-size:9px}}
@media print{.map svg{max-width:12cm}}
"""
CURVES = """figure:has(.curves){padding:.5rem 1rem 0 0}
svg.curves{height:20rem;width:calc(100% - 4rem);margin:.6rem 0 2.5rem 4rem;fill:none}.curves svg{height:100%}
:is(.curves,table.key) :is(polyline,line){stroke:var(--tint,var(--ink));stroke-width:3;fill:none;
vector-effect:non-scaling-stroke}
.curves .grid{stroke:var(--line);stroke-width:1}
.curves text{fill:var(--ink);font-size:.92em;text-anchor:middle}.curves .level{text-anchor:end}
.curves .first{text-anchor:start}
table.key svg{display:inline-block;width:3.5em;height:.7em;margin-right:.5em;fill:none}
@media (max-width:45rem){svg.curves{height:14rem}.curves text{font-size:.8em}}
@media print{svg.curves{height:5cm}}
"""
STACKED = """@media (max-width:%(width)drem){
.c%(columns)d thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%%)}
.c%(columns)d :is(tbody,tr,th,td),.c%(columns)d{display:block;width:auto}
.c%(columns)d tbody th{background:var(--head);border-bottom:0}
.c%(columns)d tbody td{border-bottom:0;padding-left:1rem}
.c%(columns)d td[class]{box-shadow:inset 4px 0 var(--tint)}
.c%(columns)d td[data-column]::before{content:attr(data-column);display:block;
font-weight:600;font-size:.92em;color:var(--soft)}
.c%(columns)d tbody tr{border-bottom:1px solid var(--line);padding-bottom:.4rem}
}
"""
STACKED_BARS = """@media (max-width:%(width)drem){
.bars.c%(columns)d tbody th{padding-top:.3rem;padding-bottom:.1rem}
.bars.c%(columns)d td:nth-child(n+3){display:inline-block}
.bars.c%(columns)d td[data-column]::before{display:inline;content:attr(data-column) ": "}
.bars.c%(columns)d td:nth-child(2)::before{content:none}
}
"""
DENSE = """@media (max-width:%(width)drem){.d%(columns)d{font-size:.72rem;overflow-wrap:normal}
.d%(columns)d :is(th,td){padding:.4rem .2rem}.d%(columns)d thead th:first-child{width:24%%}
.d%(columns)d.key svg{display:block}}
"""
DENSEST = 5
"""Columns of short figures that stand side by side on a small screen; a phone has room for one less."""
IN_LINES = """@media screen and (max-width:%(width)drem){.d%(columns)d{font-size:.92rem}
.d%(columns)d tbody td{display:flex;justify-content:space-between;padding:.1rem .5rem .1rem 1rem}}
"""
PRINTED = """@media print{
@page{margin:9mm 10mm}
body{font-size:%(size).2fpt;line-height:1.2}
main{columns:2;column-gap:5mm}
h1,main>.callout:first-child{column-span:all}
h1{font-size:1.7em;margin:.2em 0 .3em}h2{font-size:1.1em;margin:.7em 0 .15em}
h3,h4{font-size:1em;margin:.4em 0 .1em}
p,li{margin:.15em 0}ul,ol{margin:0;padding-left:1.3em}
table{font-size:.92em}th,td{padding:.15em .4em}footer{margin-top:.5em}
ol.sources{font-size:.76em;line-height:1.12;padding-left:2.4em}ol.sources li{margin:0}
}
"""
"""What is to be taken along, like a result with its steps: on paper two pages hold it."""
SPANNING = """@media print{main>:is(table,figure){column-span:all;max-width:none}
svg.curves{height:4.2cm;margin-bottom:1.2em}
figure{margin:.3em 0}.d2,.d3,.d4,.d5,.d6,.d7{max-width:none}}
"""
PAPER = 1.1e6  # letters that two pages hold, times the square of their size in points; measured in Chromium
LARGEST = 9.0  # in points
LABEL, COLUMN = 14, 10  # in rem: on a screen too narrow for these, a row stands as a block
WIDEST = 28  # in rem: a column of more is hard to read
PARTS = (
    ((Checklist,), CHECKS),
    ((Callout,), CALLOUT),
    ((Details,), FOLDED),
    ((BarChart, BoxChart, TileMap, LineChart), CHART),
    ((BarChart,), BARS),
    ((BoxChart,), BOXES),
    ((TileMap,), MAP),
    ((LineChart,), CURVES),
)


def styles(document: Document, body: str) -> str:
    """Return the styles of a document whose body is written."""
    blocks = list(_inside(document.blocks))
    parts = [text for kinds, text in PARTS if any(isinstance(block, kinds) for block in blocks)]
    letters = len(re.sub(r'(?s)<details class="screen">.*?</details>', "", body))
    size = min(LARGEST, math.sqrt(PAPER / max(letters, 1)))  # the more there is, the smaller
    steps = any(isinstance(block, BulletList) and block.ordered for block in blocks)
    curves = any(isinstance(block, LineChart) for block in blocks)
    paper = printed(size) if steps or curves else ""
    paper += SPANNING if curves else ""
    return f"{BASE}{_tints()}{''.join(parts)}{paper}{_columns(blocks)}"


def shared(columns: int, bars: int) -> str:
    """Return the styles of many pages at once: of every block, with tables and charts of up to so many columns."""
    parts = "".join(text for _, text in PARTS)
    tables, charts = set(range(1, columns + 1)), set(range(2, bars + 1))
    return f"{BASE}{_tints()}{parts}{_widths(tables, charts, tables)}"


def printed(size: float) -> str:
    """Return the styles of what is to be taken along, printed in letters of a size in points."""
    return PRINTED % {"size": size}


def boxed(name: str) -> str:
    """Return the styles of callouts that are called otherwise: `.NAME`, `.NAME-emergency` and so on."""
    named = re.sub(rf"\.({'|'.join(level.value for level in Level)})\{{", rf".{name}-\1{{", CALLOUT)
    return named.replace(".callout", f".{name}")


def tint(number: int) -> str:
    """Return the class of one of several things that keep their colour."""
    return f"t{number % len(TINTS)}"


def _inside(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks and those within them."""
    for block in blocks:
        yield block
        if isinstance(block, Callout | Details):
            yield from _inside(block.blocks)


def _columns(blocks: Sequence[Block]) -> str:
    """Return the widths of tables, and how they stack, for each number of columns that occurs."""
    tables = {len(block.columns) for block in blocks if isinstance(block, Table) and not block.dense}
    dense = {len(block.columns) for block in blocks if isinstance(block, Table) and block.dense}
    bars = {len(block.columns) for block in blocks if isinstance(block, BarChart)}
    dense |= {len(block.columns) for block in blocks if isinstance(block, LineChart)}
    return _widths(tables, bars, dense)


def _widths(tables: set[int], bars: set[int], dense: set[int]) -> str:
    """Return how tables, charts and tables of short figures of some numbers of columns stand and stack."""
    parts = []
    for count in sorted(tables | bars):
        sizes = {"columns": count, "width": LABEL + COLUMN * (count - 1)}
        parts.append(f".c{count}{{max-width:{LABEL + WIDEST * max(count - 1, 1)}rem}}\n{STACKED % sizes}")
        parts.append(STACKED_BARS % sizes if count in bars else "")
    for count in sorted(dense):
        sizes = {"columns": count, "width": LABEL + COLUMN * (count - 1)}
        parts.append(f".d{count}{{max-width:{LABEL + WIDEST * max(count - 1, 1)}rem}}\n")
        parts.append(DENSE % sizes if count <= DENSEST else "")
        if count >= DENSEST:
            narrow = {"columns": count, "width": LABEL // 2 + COLUMN * (count - 1) // 2}
            parts.append((STACKED % narrow).replace(".c", ".d").replace("@media (", "@media screen and ("))
            parts.append(IN_LINES % narrow)
    return "".join(parts)


def _tints() -> str:
    classes = "".join(f".{tint(number)}{{--tint:{_colour(code)}}}" for number, code in enumerate(TINTS))
    return f"{classes}\n{TINTED}"


def _colour(code: int) -> str:
    """Return a colour of the cube of a terminal's 256."""
    steps = (0, 95, 135, 175, 215, 255)
    red, green, blue = (steps[(code - 16) // scale % 6] for scale in (36, 6, 1))
    return f"#{red:02x}{green:02x}{blue:02x}"
