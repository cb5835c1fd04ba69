"""The places of the fixture catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from ptvspt.loading import library
from ptvspt.places.records import Place


@pytest.fixture(scope="session")
def places(fixture_dir: Path) -> dict[str, Place]:
    return library.places(fixture_dir)
