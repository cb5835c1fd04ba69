"""Keeping answers in a file: at every moment it is the old one or the new one whole, and nothing lies beside it."""

from __future__ import annotations

import json
import os
import signal
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from ptvspt.errors import DataError, OutputError, UsageError
from ptvspt.interview.answers import BESIDE
from ptvspt.interview.voices import FOR

if TYPE_CHECKING:
    from ptvspt.interview.records import Interview

DEFERRED = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""What waits until a file is whole: most of them would end the program with no chance to tidy up."""
KINDS = {
    stat.S_IFDIR: "a directory; name a file in it",
    stat.S_IFIFO: "a FIFO; name a file",
    stat.S_IFCHR: "a device; name a file",
    stat.S_IFBLK: "a device; name a file",
    stat.S_IFSOCK: "a socket; name a file",
}


def target(name: str) -> Path:
    """Return the file that a name leads to, links followed, after a try that answers can be kept there.

    Raises UsageError where they cannot.
    """
    path = _followed(name)
    reason = _unfit(name)
    if not reason:
        try:
            put(path, None)
        except OSError as error:
            reason = f"no answers can be saved there: {_reason(error)}; name another file"
    if reason:
        raise UsageError(f"--save '{name}': {reason}")
    return path


def foreign(path: Path, interview: Interview) -> bool:
    """Tell whether a file holds anything but answers to an interview, which would be lost if it were overwritten."""
    from ptvspt.loading import answers

    try:
        if not path.stat().st_size:
            return False
        kept = answers.read(str(path))
        if not set(kept.beside or ()) <= {*BESIDE}:  # like the result of an advice, which names the answers too
            return True
    except FileNotFoundError:
        return False
    except (OSError, DataError):
        return True
    if kept.interview is not None:
        return kept.interview != interview.id
    return not kept.answers or not kept.answers.keys() <= interview.questions.keys()


def save(
    path: Path, answers: dict[str, str | list[str]], interview: str, version: str, audience: str | None = None
) -> None:
    """Write answers so that a reader sees the old file or the new one whole, and only its owner either.

    A link is followed to its file. Raises OutputError.
    """
    beside = {"interview": interview, "version": version} | ({FOR: audience} if audience is not None else {})
    text = json.dumps({**beside, "answers": answers}, indent=2) + "\n"
    reason = _unfit(str(path))
    if not reason:
        try:
            put(_followed(str(path)), text.encode())
        except OSError as error:
            reason = _reason(error)
    if reason:
        raise OutputError(f"{path}: the answers could not be saved: {reason}")


def _followed(name: str) -> Path:
    try:
        return Path(os.path.realpath(name))
    except (OSError, ValueError):
        return Path(name)


def _unfit(name: str) -> str:
    """Return why no answers can be kept under a name and what would do, or nothing."""
    if not name.strip():
        return "the name is empty; name a file"
    if name == "-":
        return "standard output is for the advice; name a file"
    if name.endswith((os.sep, os.altsep or os.sep)):
        return KINDS[stat.S_IFDIR]
    try:
        found = os.stat(name)  # noqa: PTH116 - what is named, not a Path that has lost its last slash
        if not stat.S_ISREG(found.st_mode):
            return KINDS.get(stat.S_IFMT(found.st_mode), "no file; name a file")
        if _is_output(found):
            return "the output goes there; name another file"
        if not found.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):  # root could write it all the same
            return "the file is read-only; make it writable or name another file"
        os.close(os.open(name, os.O_WRONLY))  # changes nothing
    except FileNotFoundError:
        return ""  # it is to be made, or its directory is missing, which a try tells
    except (OSError, ValueError) as error:
        return f"it cannot be written: {_reason(error)}; name another file"
    return ""


def _is_output(found: os.stat_result) -> bool:
    """Tell whether standard output or standard error go to a file."""
    for stream in (1, 2):
        try:
            if os.path.samestat(os.fstat(stream), found):
                return True
        except OSError:  # it is closed
            continue
    return False


def put(path: Path, content: bytes | None, *, private: bool = True) -> None:
    """Write a file beside another and put it in its place; without content, only try whether one can lie there.

    A `private` file is its owner's alone. Signals wait meanwhile, and what is not in place is removed. That is done
    twice, as an interrupt from before may strike in the first time. Raises OSError.
    """
    fresh = path.with_name(f".ptvspt-{os.urandom(8).hex()}")  # short: the name beside may be as long as names can be
    before = _signals()
    try:
        try:
            _defer()
            with open(fresh, "xb", opener=_private if private else None) as file:
                if content is not None:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
            if content is not None:
                fresh.replace(path)
        finally:
            _leave(fresh, before)
    finally:
        _leave(fresh, before)


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _leave(fresh: Path, before: set[signal.Signals | int]) -> None:
    try:
        fresh.unlink(missing_ok=True)
    finally:
        _set(before)


if hasattr(signal, "pthread_sigmask"):

    def _signals() -> set[signal.Signals | int]:
        return set(signal.pthread_sigmask(signal.SIG_BLOCK, ()))

    def _defer() -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, DEFERRED)

    def _set(before: set[signal.Signals | int]) -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

else:  # Windows, where Ctrl-C is all there is, and comes as KeyboardInterrupt

    def _signals() -> set[signal.Signals | int]:
        return set()

    def _defer() -> None:
        return

    def _set(before: set[signal.Signals | int]) -> None:  # noqa: ARG001 - as above
        return


def _reason(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)
