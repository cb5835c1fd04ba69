from __future__ import annotations

from pathlib import Path

import pytest

from ptvspt.loading import library
from ptvspt.profiles.records import Catalogue
from ptvspt.publishing import package
from ptvspt.publishing.tables import Table


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    return library.load()


@pytest.fixture(scope="session")
def tables(shipped: Catalogue) -> dict[str, Table]:
    """The tables of the shipped data, by name."""
    found = package.tables(
        shipped, library.places(), library.statistics(None, shipped.sources), library.careers(None, None)[0]
    )
    return {one.name: one for one in found}


@pytest.fixture(scope="session")
def packaged(tmp_path_factory: pytest.TempPathFactory, shipped: Catalogue, tables: dict[str, Table]) -> Path:
    """The package of the shipped data, in a directory."""
    directory = tmp_path_factory.mktemp("package")
    for name, content in package.files(shipped, tuple(tables.values())).items():
        (directory / name).write_bytes(content)
    return directory
