"""The JSON Schemas of the commands' outputs: one file a command, with what they share put into each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ptvspt.results import SCHEMA

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SHARED = "common"
DEFS = "#/$defs/"


def names() -> list[str]:
    """Return the commands that have a schema."""
    return sorted(path.stem for path in _home().glob("*.json") if path.stem != SHARED)


def titles() -> dict[str, str]:
    """Return what each schema is of, by command."""
    return {name: str(_read(name)["title"]).partition(": ")[2] for name in names()}


def schema(name: str) -> dict[str, Any]:
    """Return the schema of a command, which needs no other file."""
    own = _read(name)
    known = {**_read(SHARED), **own.pop("$defs", {})}
    wanted: dict[str, Any] = {}
    waiting = [*_used(own)]
    while waiting:
        each = waiting.pop()
        if each not in wanted:
            wanted[each] = known[each]
            waiting += _used(known[each])
    shared = {each: known[each] for each in known if each in wanted}
    return {"$schema": DIALECT, "$id": f"urn:ptvspt:{SCHEMA}:{name}", **own, "$defs": shared}


def _used(part: object) -> Iterator[str]:
    """Yield the names of the definitions that a part of a schema uses."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "$ref":
                yield str(value).removeprefix(DEFS)
            else:
                yield from _used(value)
    elif isinstance(part, list):
        for value in part:
            yield from _used(value)


def _home() -> Path:
    return Path(__file__).parent / "schemas"


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_home() / f"{name}.json").read_text(encoding="utf-8"))
    return found
