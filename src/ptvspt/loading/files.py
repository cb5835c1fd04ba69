"""From a file's bytes to text: size is bounded, and what is wrong is told with its place."""

from __future__ import annotations

import re
from pathlib import Path

from ptvspt.errors import DataError, Problem

MAX_BYTES = 32 * 1024 * 1024
UNSHOWN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Control characters but the line break, other line breaks, and halves of characters."""


def read_text(path: Path) -> str:
    """Return a file's text. Raises DataError when it is missing, too large, or not UTF-8."""
    name = str(path)
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)  # a device or a pipe has no size to ask for
        if len(content) > MAX_BYTES:
            message = f"the file has more than the {MAX_BYTES // 2**20} MB that are read here; split it"
            raise DataError(Problem(name, 0, 0, message))
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        raise DataError(beyond(before, name, "not UTF-8 text; save the file as UTF-8")) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DataError(Problem(name, 0, 0, f"cannot be read: {reason}; check the path and its rights")) from error


def beyond(before: str, path: str, message: str) -> Problem:
    """Return a problem at the place where some text has ended."""
    return Problem(path, before.count("\n") + 1, len(before) - before.rfind("\n"), message)
