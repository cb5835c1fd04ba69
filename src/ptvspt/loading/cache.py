"""The user's cache: the compiled form of data that somebody edits, so that its YAML is read once an edit."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ptvspt.loading import compiled

if TYPE_CHECKING:
    from ptvspt.profiles.records import Catalogue, Source


class Cache(NamedTuple):
    """Where the compiled form of a directory is kept, and the stamp that it must bear to be of use."""

    path: Path
    stamp: list[list[object]]


def of(directory: Path, files: Iterable[str]) -> Cache | None:
    """Return the cache of a directory's files as they are now, or None where nothing can be kept."""
    path, stamp = _path(directory), _stamp(directory, files)
    return None if path is None or stamp is None else Cache(path, stamp)


def read(cache: Cache, choose: Callable[[dict[str, str]], Sequence[str]] | None) -> Catalogue | None:
    """Return the catalogue that is kept, or None when it is not of these files; `choose` as in `compiled.read`."""
    return compiled.read(cache.path, cache.stamp, choose)


def bibliography(cache: Cache) -> dict[str, Source] | None:
    """Return the sources that are kept, by id, or None when it is not of these files."""
    return compiled.bibliography(cache.path, cache.stamp)


def write(cache: Cache, catalogue: Catalogue) -> None:
    """Keep a whole catalogue; a cache that cannot be written costs time, nothing else."""
    import shutil
    import tempfile

    path = cache.path
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f"{path.name}.", dir=path.parent))
        try:
            compiled.write(catalogue, cache.stamp, fresh)
            shutil.rmtree(path, ignore_errors=True)
            fresh.rename(path)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError:
        return


def _stamp(directory: Path, files: Iterable[str]) -> list[list[object]] | None:
    """Return each file's size and time of change, or None when one cannot be had."""
    try:
        stats = [(name, (directory / name).stat()) for name in files]
    except (OSError, ValueError):
        return None
    return [[name, stat.st_size, stat.st_mtime_ns] for name, stat in stats]


def _path(directory: Path) -> Path | None:
    """Return where a directory's compiled form is kept, or None when there is no home for it."""
    from zlib import crc32

    name = f"{compiled.FORMAT}-{crc32(os.fsencode(directory.absolute())):08x}"
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    else:
        home = os.environ.get("HOME")
        default = home and f"{home}/{'Library/Caches' if sys.platform == 'darwin' else '.cache'}"
        base = os.environ.get("XDG_CACHE_HOME") or default
    return Path(base, "ptvspt", name) if base and Path(base).is_absolute() else None
