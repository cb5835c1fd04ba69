"""The careers of the fixture catalogue, with the wages of Illinois."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ptvspt.career.compare import Comparison, compare
from ptvspt.career.paths import Settings
from ptvspt.career.records import Careers
from ptvspt.loading import library

PLACE = ("IL", "Illinois")


@pytest.fixture(scope="session")
def careers(fixture_dir: Path) -> Careers:
    return library.careers(fixture_dir, "IL")[0]


@pytest.fixture(scope="session")
def shipped() -> Careers:
    return library.careers(None, None)[0]


@pytest.fixture(scope="session")
def compared(careers: Careers) -> Callable[..., Comparison]:
    """Return what compares paths of the fixture, by default the therapist's and the trainer's."""

    def made(*ids: str, against: str = "trainer:certified", settings: Settings = Settings()) -> Comparison:  # noqa: B008 - a value
        shown = ids or ("pt:public", "trainer:certified")
        return compare(careers, shown, against, settings, PLACE, {"pt": 0, "trainer": 1})

    return made
