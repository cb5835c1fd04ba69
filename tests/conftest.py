"""The fixture catalogue: small, and full of traps, so that edits of the shipped data churn no test."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from ptvspt.loading import library
from ptvspt.profiles.records import Catalogue

# a slow machine is no failure, since speed is measured in bench/; and what passes once passes always
settings.register_profile("untimed", deadline=None, derandomize=True)
settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    """Keep what modules read while they are collected out of the user's cache, too."""
    directory = tempfile.TemporaryDirectory(prefix="ptvspt-tests-")
    config.add_cleanup(directory.cleanup)
    os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = directory.name


def pytest_collection_finish() -> None:
    """Leave what collecting has made out of the search for garbage: it stays, and looking at it takes time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep the tests, and every program that they start, out of the user's cache."""
    directory = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(directory))
        patch.setenv("LOCALAPPDATA", str(directory))
        yield directory


@pytest.fixture(scope="session")
def fixture_dir() -> Path:
    return Path(__file__).parent / "fixtures" / "catalogue"


@pytest.fixture(scope="session")
def catalogue(fixture_dir: Path) -> Catalogue:
    return library.read(fixture_dir).catalogue


@pytest.fixture
def copied(fixture_dir: Path, tmp_path: Path) -> Path:
    """A copy of the fixture's files, to be edited."""
    return Path(shutil.copytree(fixture_dir, tmp_path / "data"))


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let Ctrl-C through to what is started: a runner in the background ignores it, and children inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
