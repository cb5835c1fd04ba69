"""The fixture catalogue: small, and full of traps, so that edits of the shipped data churn no test."""

from __future__ import annotations

from pathlib import Path

import pytest

from ptvspt.loading import library
from ptvspt.model import Catalogue


@pytest.fixture(scope="session")
def fixture_dir() -> Path:
    return Path(__file__).parent / "fixtures" / "catalogue"


@pytest.fixture(scope="session")
def catalogue(fixture_dir: Path) -> Catalogue:
    return library.read(fixture_dir).catalogue
