"""Reading and keeping answers: a file of YAML or JSON, or standard input."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from ptvspt.errors import DataError, OutputError, Problem


def read(name: str) -> dict[str, tuple[str, ...]]:
    """Return the answers of a file, or of standard input for "-". Raises DataError.

    The answers stand by question, at the top or under the key `answers`.
    """
    from ptvspt.loading.nodes import read_text

    if name == "-":
        path, text = "standard input", sys.stdin.read()
    else:
        path, text = name, read_text(Path(name))
    try:
        found = json.loads(text)  # what --save writes; and YAML costs 13 ms
    except (ValueError, RecursionError):
        return _yaml(text, path)
    entries = found.get("answers", found) if isinstance(found, dict) else None
    if not isinstance(entries, dict):
        raise DataError(Problem(path, 1, 1, 'answers by question are wanted here, like {"age": "18-44"}'))
    return {key: _options(value, key, path) for key, value in entries.items() if key not in ("interview", "version")}


def save(path: Path, answers: dict[str, str | list[str]], interview: str, version: str) -> None:
    """Write answers so that a reader sees the old file or the new one whole, and only its owner either.

    Raises OutputError.
    """
    import tempfile

    text = json.dumps({"interview": interview, "version": version, "answers": answers}, indent=2) + "\n"
    fresh = None
    try:
        handle, fresh = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mode 0600
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(fresh).replace(path)
    except OSError as error:
        if fresh is not None:
            Path(fresh).unlink(missing_ok=True)
        raise OutputError(f"{path}: the answers could not be saved: {error.strerror or error}") from error


def _options(value: object, key: str, path: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise DataError(Problem(path, 1, 1, f"the answer to '{key}' must be an option, or a list of options"))


def _yaml(text: str, path: str) -> dict[str, tuple[str, ...]]:
    from ptvspt.loading.decoding import Decoder, Skip
    from ptvspt.loading.nodes import Mapping, parse

    decoder = Decoder()
    found: dict[str, tuple[str, ...]] = {}
    try:
        root = decoder.mapping(parse(text, path))
        inner = root.entries.get("answers")
        entries = inner if isinstance(inner, Mapping) else root
        for key, node in entries.entries.items():
            if key not in ("interview", "version"):
                found[key] = tuple(decoder.attempt(decoder.text, decoder.items(node)))
    except Skip:
        pass
    if decoder.problems:
        raise DataError(*decoder.problems)
    return found
