"""The program's output for the fixture catalogue: every view in every format, as a user gets it."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path

import pytest

from answering import HEART, flags
from ptvspt.__main__ import run

FIXTURE = Path(__file__).parent / "fixtures" / "catalogue"
FIT = [
    word
    for answer in ("degree=bachelor", "years=open", "people=hurt,ill", "hours=regular")
    for word in ("--answer", answer)
]
VIEWS = {
    "list": ["list"],
    "list-sections": ["list", "--sections"],
    "show": ["show", "-p", "pt"],
    "show-full": ["show", "--full", "-p", "pt"],
    "compare": ["compare", "pt", "trainer"],
    "compare-all": ["compare", "pt", "trainer", "--all"],
    "compare-full": ["compare", "pt", "trainer", "--full"],
    "compare-three": ["compare", "pt", "trainer", "massage-therapist", "--all"],
    "compare-differences": ["compare", "pt", "trainer", "--only", "differences"],
    "compare-similarities": ["compare", "pt", "trainer", "--only", "similarities"],
    "find": ["find", "plan"],
    "find-full": ["find", "--full", "plan"],
    "sources": ["sources"],
    "source": ["sources", "census-2026"],
}
PLACES = {
    "show-local": ["show", "salary", "-p", "pt", "--state", "IL"],
    "compare-local": ["compare", "pt", "trainer", "--section", "salary", "--state", "delaware"],
    "state": ["state", "ME"],
    "states": ["state", "AL", "california", "GU", "de"],
    "rank-salary": ["rank", "salary", "-p", "pt"],
    "rank-access": ["rank", "access"],
    "map-salary": ["map", "salary", "-p", "pt"],
    "map-access": ["map", "access"],
    "career": ["career", "paths"],
    "career-fit": ["career", "--state", "IL", "--no-input", *FIT],
    "career-fit-full": ["career", "--state", "IL", "--no-input", *FIT, "--full"],
    "career-pay": ["career", "pay", "pt", "trainer", "--state", "IL"],
    "career-full": ["career", "pay", "pt", "trainer", "high-school", "--state", "IL", "--full"],
}
"""Views of places."""
VIEWS |= PLACES
OTHERS = {"cite": ["cite", "pt.salary.median"], "rules": ["rules"]}
"""Views of commands that have formats of their own."""
ENDINGS = {"table": "txt", "plain": "tsv", "markdown": "md", "csv": "csv", "json": "json", "html": "html"}
ADVICE = ["advise", "--no-input", *flags(HEART)]
FACTS = [view for view in VIEWS if view not in ("list", "list-sections", "sources", *PLACES)]


@cache
def output(view: str, format_: str, width: int = 80) -> bytes:
    """Return what a view writes to standard output, on a screen of some width and without colour.

    The format `linear` is the table in reading order.
    """
    words = ["table", "--accessible"] if format_ == "linear" else [format_]
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out):
        patch.setenv("COLUMNS", str(width))
        status = run([*{**VIEWS, **OTHERS, "advise": ADVICE}[view], "--format", *words, "--data", str(FIXTURE)])
    assert status == 0
    return out.buffer.getvalue()
