"""From a file's bytes to text: size is bounded, and what is wrong is told with its place."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, BinaryIO

from ptvspt.errors import DataError, Problem

if TYPE_CHECKING:
    from threading import Timer

MAX_BYTES = 32 * 1024 * 1024
LONGEST = 5000
"""Characters of one text: ten times what the longest of the shipped ones has."""
STATISTICS = (
    "statistics/wages.csv",
    "statistics/projections.csv",
    "statistics/industries.csv",
    "statistics/onet.csv",
    "statistics/occupations.csv",
    "places/places.csv",
)
"""What facts are joined from, of a directory of data; each may be missing."""
PATIENCE = 2.0
"""For how many seconds a silent pipe or terminal is waited for before that is told."""
STANDARD_INPUT = "standard input"
UNSHOWN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Control characters but the line break, other line breaks, and halves of characters."""


def present(directory: Path) -> tuple[str, ...]:
    """Return what a directory has of the files that facts are joined from."""
    return tuple(name for name in STATISTICS if os.path.exists(directory / name))  # noqa: PTH110 - never raises


def read_text(path: Path) -> str:
    """Return a file's text. Raises DataError when it is missing, too large, or not UTF-8."""
    name = str(path)
    try:
        with _watch(name, wait=not S_ISREG(path.stat().st_mode)) as heard, path.open("rb") as file:
            content = _bounded(file, heard)  # a device or a pipe has no size to ask for
        if content is None:
            message = f"the file has more than the {MAX_BYTES // 2**20} MB that are read here; split it"
            raise DataError(Problem(name, 0, 0, message))
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        raise DataError(beyond(before, name, "not UTF-8 text; save the file as UTF-8")) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DataError(Problem(name, 0, 0, f"cannot be read: {reason}; check the path and its rights")) from error


def read_data(path: Path) -> str:
    """Return the text of a data file. Raises DataError as `read_text`, and for a pipe or a device.

    An advice reads the profiles again where they could not be kept: a pipe would be empty then, and waited for.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return read_text(path)
    if S_ISREG(mode) or S_ISDIR(mode):
        return read_text(path)
    raise DataError(Problem(str(path), 0, 0, "is a pipe or a device, not a file; put a file there"))


def read_standard_input() -> str:
    """Return what standard input holds. Raises DataError when it is closed, too large, or not UTF-8."""
    name = STANDARD_INPUT
    try:
        stream = sys.stdin.buffer
        with _watch(name, wait=not _plain(stream)) as heard:
            content = _bounded(stream, heard)
        if content is None:
            message = f"more has come than the {MAX_BYTES // 2**20} MB that are read here; give less, or name a file"
            raise DataError(Problem(name, 0, 0, message))
        return content.decode("utf-8-sig")
    except (AttributeError, OSError, ValueError) as error:  # closed or missing; not UTF-8
        raise DataError(Problem(name, 0, 0, "no UTF-8 text can be read from it; name a file")) from error


def _bounded(file: BinaryIO, heard: Callable[[], None]) -> bytes | None:
    """Return a stream's bytes, or None when they are too many; calls `heard` when the first have come."""
    first: bytes = file.read1(65536) if hasattr(file, "read1") else file.read(1)
    heard()
    content = first + (file.read(MAX_BYTES + 1 - len(first)) if first else b"")
    return None if len(content) > MAX_BYTES else content


def _plain(stream: BinaryIO) -> bool:
    """Tell whether a stream is a plain file, which nobody waits for."""
    try:
        return S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):  # it is no file of the system
        return True


@contextmanager
def _watch(
    name: str, *, wait: bool, timer: Callable[[float, Callable[[], None]], Timer] | None = None
) -> Iterator[Callable[[], None]]:
    """Tell on standard error what is waited for, once nothing has come for some seconds.

    Gives what is to be called when something has come. `timer` is the clock; threads have one.
    """
    if not wait:
        yield lambda: None
        return
    from threading import Timer  # only for what may be silent

    clock = (timer or Timer)(PATIENCE, lambda: _tell(name))
    clock.daemon = True  # Ctrl-C does not wait for it
    clock.start()
    try:
        yield clock.cancel
    finally:
        clock.cancel()


def _tell(name: str) -> None:
    try:
        how = "; end it with Ctrl-D" if name == STANDARD_INPUT and sys.stdin.isatty() else ""
        shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in name)
        sys.stderr.write(f"ptvspt: nothing has come from {shown} yet; waiting for it{how}\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):  # nobody is there to read it
        return


def beyond(before: str, path: str, message: str) -> Problem:
    """Return a problem at the place where some text has ended."""
    return Problem(path, before.count("\n") + 1, len(before) - before.rfind("\n"), message)
