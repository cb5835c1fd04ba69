"""The user's cache: the compiled form of data that somebody edits, so that its YAML is read once an edit.

It is trusted only where it is what this program wrote for these very bytes: the stamp is a hash of the files' content,
and each kept file is sealed with a hash of its own. Anything odd means that the YAML is read again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, NamedTuple

from ptvspt import __version__
from ptvspt.loading import compiled
from ptvspt.loading.files import MAX_BYTES

if TYPE_CHECKING:
    from ptvspt.profiles.records import Catalogue


class Cache(NamedTuple):
    """Where the compiled form of a directory is kept, and the stamp that it must bear to be of use."""

    path: Path
    stamp: list[str]


def of(directory: Path, files: Iterable[str]) -> Cache | None:
    """Return the cache of a directory's files as they are now, or None where nothing can be kept."""
    path, stamp = _path(directory), _stamp(directory, files)
    return None if path is None or stamp is None else Cache(path, stamp)


def read(cache: Cache, choose: Callable[[dict[str, str]], Sequence[str]] | None) -> Catalogue | None:
    """Return the catalogue that is kept, or None when it is not of these files; `choose` as in `compiled.read`."""
    return compiled.read(cache.path, cache.stamp, choose, _opener(cache))


def basis(cache: Cache) -> compiled.Basis | None:
    """Return what the tables stand on, as it is kept, or None when it is not of these files."""
    return compiled.basis(cache.path, cache.stamp, _opener(cache))


def write(cache: Cache, catalogue: Catalogue) -> None:
    """Keep a whole catalogue; a cache that cannot be written costs time, nothing else."""
    import shutil
    import tempfile

    path = cache.path
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f"{path.name}.", dir=path.parent))
        try:
            compiled.write(catalogue, cache.stamp, fresh, _sealer(cache))
            shutil.rmtree(path, ignore_errors=True)
            fresh.rename(path)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except (OSError, ValueError):
        return


def _stamp(directory: Path, files: Iterable[str]) -> list[str] | None:
    """Return this program's version and a hash of each file's content, or None when one cannot be had.

    Size and time are not enough: an archive that was normalised keeps both through an edit.
    """
    try:
        return [__version__, *(f"{name} {_digest(_content(directory / name))}" for name in files)]
    except (OSError, ValueError):
        return None


def _opener(cache: Cache) -> compiled.Read:
    """Return what reads a kept file. Raises ValueError where it is not what was written for this stamp."""

    def get(path: Path) -> bytes:
        seal, _, content = _content(path).partition(b"\n")
        if seal != _seal(cache, path, content):
            raise ValueError(path)
        return content

    return get


def _sealer(cache: Cache) -> compiled.Write:
    """Return what writes a kept file under its seal."""

    def put(path: Path, content: bytes) -> None:
        path.write_bytes(_seal(cache, path, content) + b"\n" + content)

    return put


def _seal(cache: Cache, path: Path, content: bytes) -> bytes:
    """Return what tells that a file of this name was written for this stamp, whole: forms of two edits never mix."""
    return _digest("\n".join((*cache.stamp, path.name, "")).encode() + content).encode()


def _content(path: Path) -> bytes:
    """Return the bytes of a plain file of no unheard-of size: a pipe would wait, and lose what is read."""
    stat = path.stat()
    if not S_ISREG(stat.st_mode) or stat.st_size > MAX_BYTES:
        raise ValueError(path)
    return path.read_bytes()


def _digest(content: bytes) -> str:
    from hashlib import blake2b  # 2 ms, and shipped data does without

    return blake2b(content, digest_size=20).hexdigest()


def _path(directory: Path) -> Path | None:
    """Return where a directory's compiled form is kept, or None when there is no home for it."""
    from zlib import crc32

    try:
        name = f"{compiled.FORMAT}-{crc32(os.fsencode(directory.absolute())):08x}"
    except OSError:  # the working directory is gone
        return None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    else:
        home = os.environ.get("HOME")
        default = home and f"{home}/{'Library/Caches' if sys.platform == 'darwin' else '.cache'}"
        base = os.environ.get("XDG_CACHE_HOME") or default
        if base and home and Path(base).is_relative_to(home) and not os.path.isdir(home):  # noqa: PTH112 - never raises
            return None  # a home that is missing is not made here
    return Path(base, "ptvspt", name) if base and Path(base).is_absolute() else None
