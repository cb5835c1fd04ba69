"""Draw the pictures of docs/pictures: what the program shows at a terminal, as SVG.

`python tools/pictures.py` writes all of them anew; the tests hold that they show what the program prints. The
program runs at a terminal of its own, whose screen `pyte` keeps; Rich writes the SVG. Nothing in the files points
elsewhere: the letters are those of the reader's own monospaced font.
"""

from __future__ import annotations

import html
import io
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pexpect
import pyte
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
COLUMNS, LINES = 80, 60
ANSWERS = {
    "emergency": "none",
    "age": "45-64",
    "reason": ["hurts", "fit"],
    "where": "knee",
    "signs-knee": "none",
    "signs-general": "none",
    "conditions": "none",
    "background": "none",
    "effort": "none",
    "since": "weeks",
    "rehab": "never",
    "limits": "little",
    "goal": "weight",
    "practical": "cash",
    "jurisdiction": "oh",
}
"""What the person of the picture of an advice has said."""
FRAME = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="TITLE">
<style>
.{unique_id}-matrix {{ font: {char_height}px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; \
line-height: {line_height}px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


class Picture(NamedTuple):
    """A call to be shown, and the last words that its screen must have before the picture is taken."""

    words: tuple[str, ...]
    until: str | None = None


CALLS: Mapping[str, Picture] = {
    "start": Picture((), until="Leave"),
    "compare": Picture(("compare",)),
    "advice": Picture(("advise", "--answers", "answers.json", "--no-input")),
    "map": Picture(("map", "salary", "-p", "pt")),
    "career": Picture(("career", "pay", "pt", "pta", "trainer", "--state", "OH")),
}
"""The pictures by the names of their files."""


def main() -> None:
    """Write every picture."""
    PICTURES.mkdir(exist_ok=True)
    for name in CALLS:
        (PICTURES / f"{name}.svg").write_text(drawn(name), encoding="utf-8")


def drawn(name: str) -> str:
    """Return a picture as SVG: the call, and the screen that it leaves."""
    picture = CALLS[name]
    screen = _screen(picture)
    console = Console(
        width=COLUMNS, record=True, file=io.StringIO(), force_terminal=True, legacy_windows=False, highlight=False
    )
    title = " ".join(["ptvspt", *picture.words]).replace("answers.json --no-input", "answers.json")
    console.print(Text.assemble(("$ ", "dim"), title))
    for line in _lines(screen):
        console.print(line, soft_wrap=True)
    frame = FRAME.replace("TITLE", html.escape(title))
    return console.export_svg(title=title, theme=DEFAULT_TERMINAL_THEME, code_format=frame, unique_id=name)


def _screen(picture: Picture) -> pyte.Screen:
    """Run a call at a terminal, and return what stands there at its end, or when its last words are there."""
    screen = pyte.Screen(COLUMNS, LINES)
    stream = pyte.Stream(screen)
    with tempfile.TemporaryDirectory() as place:
        Path(place, "answers.json").write_text(json.dumps(ANSWERS), encoding="utf-8")
        child = pexpect.spawn(
            sys.executable,
            ["-m", "ptvspt", *picture.words],
            cwd=place,
            env=_environment(),
            dimensions=(LINES, COLUMNS),
            encoding="utf-8",
            timeout=60,
        )
        if picture.until:
            child.expect_exact(picture.until)
            stream.feed(f"{child.before}{picture.until}")
        else:
            child.expect(pexpect.EOF)
            stream.feed(child.before or "")
        child.close(force=True)
    return screen


def _environment() -> dict[str, str]:
    """Return an environment in which nothing but the program decides what is shown."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "PYTHONPATH", "HOME")}
    return kept | {
        "TERM": "xterm-256color",
        "PAGER": "",
        "PYTHONUTF8": "1",
        "PROMPT_TOOLKIT_NO_CPR": "1",
        "SOURCE_DATE_EPOCH": "1795737600",
    }


def _lines(screen: pyte.Screen) -> list[Text]:
    """Return the lines of a screen in their colours, without the empty ones below."""
    lines = []
    for row in range(screen.lines):
        line = Text()
        for column in range(screen.columns):
            cell = screen.buffer[row][column]
            line.append(cell.data, _style(cell))
        line.rstrip()
        lines.append(line)
    while lines and not lines[-1].plain:
        lines.pop()
    return lines


def _style(cell: pyte.screens.Char) -> Style:
    return Style(
        color=_colour(cell.fg),
        bgcolor=_colour(cell.bg),
        bold=cell.bold or None,
        italic=cell.italics or None,
        underline=cell.underscore or None,
        reverse=cell.reverse or None,
    )


def _colour(name: str) -> str | None:
    """Return pyte's name of a colour as Rich has it."""
    if name == "default":
        return None
    if len(name) == 6 and all(letter in "0123456789abcdef" for letter in name):
        return f"#{name}"
    return name.replace("brown", "yellow").replace("bright", "bright_")


if __name__ == "__main__":
    main()
