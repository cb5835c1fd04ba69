"""Reading answers: a file of YAML or JSON, or standard input."""

from __future__ import annotations

import json
from pathlib import Path

from ptvspt.errors import DataError
from ptvspt.interview.answers import BESIDE, VERSIONS, Kept
from ptvspt.interview.voices import FOR
from ptvspt.loading.files import STANDARD_INPUT, read_standard_input, read_text


def read(name: str) -> Kept:
    """Return the answers of a file, or of standard input for "-". Raises DataError.

    The answers stand by question, at the top or under the key `answers`.
    """
    path, text = (STANDARD_INPUT, read_standard_input()) if name == "-" else (name, read_text(Path(name)))
    try:
        return _json(text, path)
    except (ValueError, RecursionError):
        return _yaml(text, path)


def _json(text: str, path: str) -> Kept:
    """Return the answers of sound JSON, which is what `saving.save` writes: YAML costs 13 ms.

    Raises ValueError for anything else; as YAML is a superset, `_yaml` says what is wrong, and where.
    """
    found = json.loads(text, object_pairs_hook=_once)
    entries = found.get("answers", found) if isinstance(found, dict) else None
    if not isinstance(entries, dict):
        raise ValueError
    answers = {key: _options(value) for key, value in entries.items() if key not in BESIDE}
    beside = {**entries, **found}  # for whom an answer is may stand among the answers
    return _kept(path, answers, {key: _text(beside[key]) for key in BESIDE if key in beside})


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError  # a repeated key
    return dict(pairs)


def _options(value: object) -> tuple[str, ...]:
    options = value if isinstance(value, list) else [value]
    if not options:
        raise ValueError
    return tuple(map(_text, options))


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ValueError
    return value


def _kept(path: str, answers: dict[str, tuple[str, ...]], beside: dict[str, str]) -> Kept:
    version = next((beside[key] for key in VERSIONS if key in beside), None)
    return Kept(path, answers, beside.get("interview"), version, beside.get(FOR))


def _yaml(text: str, path: str) -> Kept:
    from ptvspt.loading.decoding import Decoder, Skip
    from ptvspt.loading.nodes import Mapping, parse, short

    decoder = Decoder()
    found: dict[str, tuple[str, ...]] = {}
    beside: dict[str, str] = {}
    try:
        root = decoder.mapping(parse(text, path))
        inner = root.entries.get("answers")
        entries = inner if isinstance(inner, Mapping) else root
        known = {**entries.entries, **root.entries}
        for key in BESIDE:
            for word in decoder.attempt(decoder.text, [known[key]] if key in known else []):
                beside[key] = short(word)
        for key, node in entries.entries.items():
            if key in BESIDE:
                continue
            found[key] = tuple(decoder.attempt(decoder.text, decoder.items(node)))
            if not found[key] and not decoder.problems:
                decoder.fail(node.location, f"the answer to '{short(key)}' names no option; name one or leave it out")
    except Skip:
        pass
    if decoder.problems:
        raise DataError(*decoder.problems)
    return _kept(path, found, beside)
