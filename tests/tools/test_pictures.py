"""The pictures of the README show what the program prints."""

from __future__ import annotations

import re

import pytest

import pictures

SVG = {name: (pictures.PICTURES / f"{name}.svg").read_text(encoding="utf-8") for name in pictures.CALLS}


@pytest.mark.parametrize("name", pictures.CALLS)
def test_a_picture_shows_what_the_program_prints_today(name: str) -> None:
    assert SVG[name] == pictures.drawn(name), "run: python tools/pictures.py"


@pytest.mark.parametrize("name", pictures.CALLS)
def test_a_picture_asks_for_nothing_from_elsewhere(name: str) -> None:
    assert re.findall(r"(?:https?:)?//[^\s\"')]+", SVG[name].replace("http://www.w3.org/2000/svg", "")) == []
    assert "url(#" in SVG[name]
    assert "<script" not in SVG[name]
