"""Charts: drawings in the page's own colours, as wide as it allows, with all their figures in words beside them."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ptvspt.document.stylesheet import tint
from ptvspt.document.tree import ASKED, Bar, BarChart, Box, BoxChart, Chart, Curve, LineChart, Shade, Tile, TileMap

TILE = 30
WIDTH, HEIGHT = 1000, 400
DASHES = ("", "12 6", "3 5", "16 5 3 5", "8 3", "2 9")
"""How lines are broken, so that they are told apart without colour."""
SHADES = 5


def figure(chart: Chart, *, told: bool = False) -> str:
    """Return a chart as a figure with a caption, which is for listeners only when the heading above has `told` it."""
    match chart:
        case BarChart():
            parts = _bars(chart)
        case BoxChart():
            parts = _boxes(chart)
        case TileMap():
            parts = _map(chart)
        case LineChart():
            parts = _curves(chart)
    kind = ' class="unseen"' if told else ""
    caption = f"<figcaption{kind}>{escape(chart.title)}</figcaption>\n" if chart.title else ""
    return f"<figure>\n{caption}" + "\n".join(parts) + "\n</figure>"


def _share(value: float, greatest: float) -> str:
    """Return how far a value lies on the way to the greatest."""
    return f"{max(0.0, value) / greatest * 100 if greatest > 0 else 0:.1f}%"


def _head(columns: tuple[str, ...]) -> str:
    heads = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    return f"<thead><tr>{heads}</tr></thead>\n<tbody>"


def _bars(chart: BarChart) -> Iterator[str]:
    """Yield a table whose figures have bars beside them, crossed by the line of what all are compared with."""
    level = chart.level
    greatest = max((bar.value for bar in (*chart.bars, *((level,) if level else ()))), default=0)
    across = f'<rect class="level" x="{_share(level.value, greatest)}" width="2" height="100%"/>' if level else ""
    if level:
        yield f'<p><span class="swatch level"></span>{escape(level.label)}: {escape(level.text)}</p>'
    yield f'<table class="bars c{len(chart.columns)}">\n{_head(chart.columns)}'
    for bar in chart.bars:
        yield _bar(bar, chart.columns, greatest, across)
    yield "</tbody>\n</table>"


def _bar(bar: Bar, columns: tuple[str, ...], greatest: float, across: str) -> str:
    kind, label = "", escape(bar.label)
    if bar.marked:
        kind, label = ' class="marked"', f'<strong>{label}</strong><span class="unseen">{escape(ASKED)}</span>'
    names = [f' data-column="{escape(column)}"' if len(columns) > 2 else "" for column in columns[1:]]
    drawn = f'<rect y="25%" width="{_share(bar.value, greatest)}" height="50%"/>{across}'
    first = f'<div><span>{escape(bar.text)}</span><svg aria-hidden="true">{drawn}</svg></div>'
    cells = "".join(
        f"<td{name}>{cell}</td>" for name, cell in zip(names, (first, *map(escape, bar.beside)), strict=True)
    )
    return f'<tr{kind}><th scope="row">{label}</th>{cells}</tr>'


def _boxes(chart: BoxChart) -> Iterator[str]:
    """Yield boxes on one axis, each with its five figures in words."""
    known = [value for box in chart.boxes for value in box.values if value is not None]
    least, greatest = min(known, default=0), max(known, default=0)
    texts = {value: text for box in chart.boxes for value, text in zip(box.values, box.texts, strict=True)}
    lowest, low, middle, high, highest = map(escape, chart.columns[1:])
    yield '<p class="aside">'
    for kind, words in (("rule", f"{lowest} to {highest}"), ("half", f"{low} to {high}"), ("median", middle)):
        yield f'<span class="key"><span class="swatch {kind}"></span>{words}</span>'
    yield '</p>\n<ul class="boxes">'
    for box in chart.boxes:
        figures = ", ".join(f"{name} {text}" for name, text in zip(chart.columns[1:], box.texts, strict=True))
        yield (
            f'<li><strong>{escape(box.label)}</strong>{_box(box, least, greatest)}<span class="aside">'
            f"{escape(figures)}</span></li>"
        )
    yield "</ul>"
    if known:
        ends = f"<span>{escape(texts[least])}</span><span>{escape(texts[greatest])}</span>"
        yield f'<p class="axis" aria-hidden="true">{ends}</p>'


def _box(box: Box, least: float, greatest: float) -> str:
    """Return a box: a line through all that is known, the middle half, and a mark at the median."""
    scale = 100 / ((greatest - least) or 1)
    spots = [None if value is None else (value - least) * scale for value in box.values]
    known = [spot for spot in spots if spot is not None]
    parts = [f'<line x1="{min(known):.1f}%" x2="{max(known):.1f}%" y1="50%" y2="50%"/>'] if known else []
    parts += [_upright(end, 25) for end in (spots[0], spots[4]) if end is not None]
    _, low, middle, high, _ = spots
    if low is not None and high is not None:
        parts.append(f'<rect x="{low:.1f}%" y="15%" width="{high - low:.1f}%" height="70%"/>')
    if middle is not None:
        parts.append(_upright(middle, 5, "median"))
    kind = f' class="{tint(box.tint)}"' if box.tint is not None else ""
    return f'<svg{kind} aria-hidden="true">{"".join(parts)}</svg>'


def _upright(spot: float, end: int, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<line{named} x1="{spot:.1f}%" x2="{spot:.1f}%" y1="{end}%" y2="{100 - end}%"/>'


def _map(chart: TileMap) -> Iterator[str]:
    """Yield tiles, and the table that says what each shade means and where it is."""
    width = (max((tile.column for tile in chart.tiles), default=0) + 1) * TILE
    height = (max((tile.row for tile in chart.tiles), default=0) + 1) * TILE
    yield f'<div class="map">\n<svg role="img" viewBox="0 0 {width} {height}">\n<title>{escape(chart.title)}</title>'
    # an outline may reach over the tiles beside it
    yield from (_tile(tile, chart.shades[tile.shade]) for tile in sorted(chart.tiles, key=lambda tile: tile.marked))
    yield f"</svg>\n<table>\n{_head(chart.columns)}"
    for number, shade in enumerate(chart.shades):
        mark = f'<th scope="row"><span class="swatch {_darkness(shade)}">{escape(shade.mark)}</span></th>'
        texts = (shade.label, chart.named(number))
        cells = "".join(f"<td>{escape(text)}</td>" for text in texts)
        yield f"<tr>{mark}{cells}</tr>"
    yield "</tbody>\n</table>\n</div>"
    marked = ", ".join(tile.code for tile in chart.tiles if tile.marked)
    if marked:
        yield f'<p class="aside">Outlined: {escape(marked)}</p>'


def _tile(tile: Tile, shade: Shade) -> str:
    x, y = tile.column * TILE, tile.row * TILE
    square = f'<rect x="{x + 1}" y="{y + 1}" width="{TILE - 2}" height="{TILE - 2}"/>'
    code = f'<text x="{x + TILE // 2}" y="{y + 14}">{escape(tile.code)}</text>'
    mark = f'<text class="mark" x="{x + TILE // 2}" y="{y + 25}">{escape(shade.mark)}</text>'
    return f'<g class="{_darkness(shade)}{" marked" if tile.marked else ""}">{square}{code}{mark}</g>'


def _darkness(shade: Shade) -> str:
    return "none" if shade.darkness is None else f"s{min(int(shade.darkness * SHADES), SHADES - 1)}"


def _curves(chart: LineChart) -> Iterator[str]:
    """Yield lines over an axis of time, and the table that says what each is and its figures."""
    least, greatest = chart.bounds()
    scale = 100 / ((greatest - least) or 1)
    yield '<svg class="curves" aria-hidden="true">'
    for value, text in chart.levels:
        height = f"{(greatest - value) * scale:.1f}%"
        yield f'<line class="grid" x2="100%" y1="{height}" y2="{height}"/>'
        yield f'<text class="level" y="{height}" dx="-.5em" dy=".3em">{escape(text)}</text>'
    for share, label in chart.ticks:
        kind = ' class="first"' if share == 0 else ""
        yield f'<text{kind} x="{share * 100:.1f}%" y="100%" dy="1.5em">{escape(label)}</text>'
    yield f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" aria-hidden="true">'
    for number, curve in enumerate(chart.curves):
        yield f'<polyline{_broken(curve, number)} points="{_points(curve, greatest, scale * HEIGHT / 100)}"/>'
    yield f'</svg>\n</svg>\n<table class="d{len(chart.columns)} key">\n{_head(chart.columns)}'
    for number, curve in enumerate(chart.curves):
        drawn = f'<line{_broken(curve, number)} x2="60" y1="5" y2="5"/>'
        sample = f'<svg aria-hidden="true" viewBox="0 0 60 10">{drawn}</svg>'
        named = zip(chart.columns[1:], curve.texts, strict=True)
        cells = "".join(f'<td data-column="{escape(name)}">{escape(text)}</td>' for name, text in named)
        yield f'<tr><th scope="row">{sample}{escape(curve.label)}</th>{cells}</tr>'
    yield "</tbody>\n</table>"


def _points(curve: Curve, greatest: float, scale: float) -> str:
    steps = max(len(curve.values) - 1, 1)
    return " ".join(
        f"{number / steps * WIDTH:.1f},{(greatest - value) * scale:.1f}" for number, value in enumerate(curve.values)
    )


def _broken(curve: Curve, number: int) -> str:
    """Return the attributes that tell a line from the others: its colour, and how it is broken."""
    kind = f' class="{tint(curve.tint)}"' if curve.tint is not None else ""
    dashes = DASHES[number % len(DASHES)]
    return f'{kind} stroke-dasharray="{dashes}"' if dashes else kind
