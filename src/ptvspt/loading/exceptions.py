"""Where the checks of the data may stay silent, and why: `exceptions.yaml`, which a directory may do without."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from ptvspt.errors import DataError
from ptvspt.loading.decoding import Decoder, Skip
from ptvspt.loading.files import read_text
from ptvspt.loading.nodes import Location, parse, short
from ptvspt.names import suggestion

EXCEPTIONS = "exceptions.yaml"
Exceptions: TypeAlias = dict[str, dict[str, Location]]
"""By a check's name and a part's key or pattern, where the exception stands."""


def read(directory: Path, checks: Iterable[str]) -> Exceptions:
    """Return the exceptions of a directory from some checks, each with a reason. Raises DataError."""
    path = directory / EXCEPTIONS
    if not path.exists():
        return {}
    known = list(checks)
    decoder = Decoder()
    found: Exceptions = {}
    try:
        root = decoder.mapping(parse(read_text(path), str(path)))
        for name, node in root.entries.items():
            if name not in known:
                remedy = suggestion(name, known) or f"; known are {', '.join(known)}"
                decoder.fail(root.keys[name], f"no check '{short(name)}'{remedy}")
                continue
            parts = decoder.mapping(node)
            decoder.attempt(decoder.text, parts.entries.values())  # the reasons
            found[name] = dict(parts.keys)
    except Skip:
        pass  # its problem is on the list
    if decoder.problems:
        raise DataError(*decoder.problems)
    return found
