"""Charts as inline SVG: words in the page's own colours, a title and all figures for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ptvspt.document.tree import BarChart, Box, BoxChart, Chart, Tile, TileMap, tabled

STYLE = """
figure{margin:1rem 0}figcaption{font-weight:600;padding:.25rem 0}
svg.chart{display:block;width:100%;max-width:34rem;height:auto;font:12px system-ui,sans-serif;
-webkit-print-color-adjust:exact;print-color-adjust:exact}
svg.chart text{fill:var(--ink)}svg.chart .soft{fill:var(--soft)}
svg.chart .bar{fill:var(--link)}svg.chart .rule{stroke:var(--soft)}svg.chart .mark{stroke:var(--ink);stroke-width:3}
svg.chart .tile{stroke:var(--soft)}svg.chart .none{fill:none;stroke-dasharray:3 2}
svg.chart .s0{fill:#eaf2fa}svg.chart .s1{fill:#bcd7ef}svg.chart .s2{fill:#82b3de}
svg.chart .s3{fill:#2f6fad}svg.chart .s4{fill:#0b3a66}
svg.chart text.on{fill:#000;text-anchor:middle}svg.chart text.on3,svg.chart text.on4{fill:#fff}
svg.chart text.onnone{fill:var(--ink)}
@media print{figure{break-inside:avoid}}
"""
WIDTH = 360
MARGIN = 4
ROW = 36
TILE = 30
SHADES = 5


def figure(chart: Chart) -> str:
    """Return a chart as a figure with a caption."""
    match chart:
        case BarChart():
            height, parts = len(chart.bars) * ROW, _bars(chart)
        case BoxChart():
            height, parts = len(chart.boxes) * (ROW + 4) + 18, _boxes(chart)
        case TileMap():
            height = (max((tile.row for tile in chart.tiles), default=0) + 1) * TILE
            parts = _tiles(chart)
    title, words = escape(chart.title), escape(_described(chart))
    return (
        f'<figure>\n<figcaption>{title}</figcaption>\n<svg class="chart" role="img" viewBox="0 0 {WIDTH} {height}">\n'
        f"<title>{title}</title>\n<desc>{words}</desc>\n" + "\n".join(parts) + "\n</svg>\n</figure>"
    )


def _described(chart: Chart) -> str:
    """Return a chart's figures in words."""
    table = tabled(chart)
    rows = []
    for first, *others in table.rows:
        cells = [
            f"{column} {''.join(str(part) for line in cell for part in line.content)}"
            for column, cell in zip(table.columns[1:], others, strict=True)
        ]
        rows.append(f"{''.join(str(part) for line in first for part in line.content)}: {', '.join(cells)}.")
    return " ".join(rows)


def _text(x: float, y: float, words: str, kind: str = "", anchor: str = "") -> str:
    settings = f' class="{kind}"' if kind else ""
    settings += f' text-anchor="{anchor}"' if anchor else ""
    return f'<text x="{x:g}" y="{y:g}"{settings}>{escape(words)}</text>'


def _bars(chart: BarChart) -> Iterator[str]:
    greatest = max((bar.value for bar in chart.bars), default=0)
    for number, bar in enumerate(chart.bars):
        top = number * ROW
        size = max(0.0, bar.value / greatest * WIDTH) if greatest > 0 else 0.0
        yield _text(0, top + 13, bar.label)
        yield _text(WIDTH, top + 13, bar.text, anchor="end")
        yield f'<rect class="bar" x="0" y="{top + 18}" width="{size:.1f}" height="10"/>'


def _boxes(chart: BoxChart) -> Iterator[str]:
    known = [value for box in chart.boxes for value in box.values if value is not None]
    least, greatest = min(known, default=0), max(known, default=0)
    texts = {value: text for box in chart.boxes for value, text in zip(box.values, box.texts, strict=True)}
    for number, box in enumerate(chart.boxes):
        yield from _box(box, number * (ROW + 4), least, greatest)
    bottom = len(chart.boxes) * (ROW + 4) + 12
    if known:
        yield _text(0, bottom, texts[least], "soft")
        yield _text(WIDTH, bottom, texts[greatest], "soft", "end")


def _box(box: Box, top: int, least: float, greatest: float) -> Iterator[str]:
    """Yield a box: a line through all that is known, the middle half, and a mark at the median."""
    scale = (WIDTH - 2 * MARGIN) / ((greatest - least) or 1)
    spots = [None if value is None else MARGIN + (value - least) * scale for value in box.values]
    known = [spot for spot in spots if spot is not None]
    middle, low, high = spots[2], spots[1], spots[3]
    yield _text(0, top + 13, box.label)
    yield _text(WIDTH, top + 13, f"median {box.texts[2]}", "soft", "end")
    line = top + 27
    if known:
        yield f'<line class="rule" x1="{min(known):.1f}" x2="{max(known):.1f}" y1="{line}" y2="{line}"/>'
    for end in (spots[0], spots[4]):
        if end is not None:
            yield f'<line class="rule" x1="{end:.1f}" x2="{end:.1f}" y1="{line - 5}" y2="{line + 5}"/>'
    if low is not None and high is not None:
        yield f'<rect class="bar" x="{low:.1f}" y="{line - 7}" width="{high - low:.1f}" height="14"/>'
    if middle is not None:
        yield f'<line class="mark" x1="{middle:.1f}" x2="{middle:.1f}" y1="{line - 9}" y2="{line + 9}"/>'


def _tiles(chart: TileMap) -> Iterator[str]:
    for tile in chart.tiles:
        yield _tile(tile, chart)


def _tile(tile: Tile, chart: TileMap) -> str:
    shade = chart.shades[tile.shade]
    dark = "none" if shade.darkness is None else f"{min(int(shade.darkness * SHADES), SHADES - 1)}"
    x, y = tile.column * TILE, tile.row * TILE
    fill = dark if dark == "none" else f"s{dark}"
    square = f'<rect class="tile {fill}" x="{x + 1}" y="{y + 1}" width="{TILE - 2}" height="{TILE - 2}"/>'
    code = _text(x + TILE / 2, y + 14, tile.code, f"on on{dark}")
    return f"{square}{code}{_text(x + TILE / 2, y + 25, shade.mark, f'on on{dark}')}"
