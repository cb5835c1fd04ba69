"""Every view in every format, byte by byte. `UPDATE_GOLDEN=1 pytest tests/test_golden.py` writes them anew."""

from __future__ import annotations

import os
from itertools import product
from pathlib import Path

import pytest

from results import ENDINGS, VIEWS, output

GOLDEN = Path(__file__).parent / "golden"
SCREENS = [("compare", 40), ("compare-all", 40), ("compare-all", 120), ("compare-local", 40), ("advise", 40)]
SCREENS += [
    (view, width)
    for view in ("rank-salary", "map-salary", "map-access", "states", "career-pay", "career-fit")
    for width in (40, 120)
]
CASES = {f"{view}.{ENDINGS[format_]}": (view, format_, 80) for view, format_ in product([*VIEWS, "advise"], ENDINGS)}
CASES |= {
    f"{view}-linear.txt": (view, "linear", 80)
    for view in ("show", "compare", "compare-all", "compare-full", "career-pay", "career-fit")
}
CASES |= {f"{view}-{width}.txt": (view, "table", width) for view, width in SCREENS}
CASES |= {"rules.json": ("rules", "json", 80), "cite.json": ("cite", "json", 80)}
CASES |= {"cite.txt": ("cite", "text", 80), "cite.bib": ("cite", "bibtex", 80)}


@pytest.mark.parametrize("name", CASES)
def test_output_is_the_golden_file_byte_by_byte(name: str) -> None:
    written = output(*CASES[name])
    if os.environ.get("UPDATE_GOLDEN"):
        (GOLDEN / name).write_bytes(written)
    assert written == (GOLDEN / name).read_bytes()


def test_every_golden_file_is_compared() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        for path in GOLDEN.iterdir():
            if path.name not in CASES:
                path.unlink()
    assert {path.name for path in GOLDEN.iterdir()} == set(CASES)
