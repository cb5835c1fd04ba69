"""Reading answers: a file of YAML or JSON, or standard input."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from ptvspt.errors import AnswersError, DataError, Problem
from ptvspt.interview.answers import BESIDE, VERSIONS, Kept
from ptvspt.interview.voices import FOR, Audience
from ptvspt.loading.files import LONGEST, STANDARD_INPUT, read_standard_input, read_text

if TYPE_CHECKING:
    from ptvspt.interview.records import Interview

ANSWERS = "answers"
"""The key under which answers may stand."""


def read(name: str) -> Kept:
    """Return the answers of a file, or of standard input for "-". Raises DataError.

    The answers stand by question, at the top or under the key `answers`; `hold` says whether they are answers
    to an interview.
    """
    path, text = (STANDARD_INPUT, read_standard_input()) if name == "-" else (name, read_text(Path(name)))
    try:
        return _json(text, path)
    except (ValueError, RecursionError):
        return _yaml(text, path)


def hold(kept: Kept, interview: Interview, instead: Collection[str] = ()) -> None:
    """Hold answers against the questions. Raises AnswersError with every problem, each with its place.

    `instead` are the questions that are answered elsewhere, so what the file says of them does not count.
    """
    from ptvspt.interview.engine import fault
    from ptvspt.names import choices, suggestion

    problems = []
    if kept.interview not in (None, interview.id):
        message = f"these are answers to the interview '{kept.interview}', not to '{interview.id}'; name another file"
        raise AnswersError(_locate(kept, "interview", message=message))
    audiences = [one.value for one in Audience]
    if FOR not in instead and kept.audience is not None and kept.audience not in audiences:
        path = (FOR,) if kept.beside is None or FOR in kept.beside else (ANSWERS, FOR)
        message = f"no audience '{kept.audience}'{suggestion(kept.audience, audiences) or choices(audiences)}"
        problems.append(_locate(kept, *path, option=kept.audience, message=message))
    for id_ in kept.beside or ():
        if id_ in interview.questions:
            line = _locate(kept, ANSWERS, message="").line
            within = f"'{ANSWERS}'{f' of line {line}' if line else ''}"
            problems.append(_locate(kept, id_, message=f"the answer '{id_}' stands beside {within}; put it in there"))
    for id_, options in kept.answers.items():
        wrong = fault(interview, id_, frozenset(options)) if id_ not in instead else None
        if wrong is not None:
            path = (id_,) if kept.beside is None else (ANSWERS, id_)
            problems.append(_locate(kept, *path, option=wrong.option, message=wrong.message))
    if problems:
        raise AnswersError(*problems)


def _locate(kept: Kept, *path: str, message: str, option: str | None = None) -> Problem:
    """Return a problem at a key, or at an option of its value: the text is read again, as nodes know their place.

    Where it cannot be, as JSON is not in every corner YAML, the problem is the file's.
    """
    from ptvspt.loading.nodes import Mapping, Scalar, Sequence, parse

    try:
        node = parse(kept.text, kept.name)
    except DataError:
        return Problem(kept.name, 0, 0, message)
    for key in path:
        if not isinstance(node, Mapping) or key not in node.entries:
            return Problem(kept.name, 0, 0, message)
        location, node = node.keys[key], node.entries[key]
    for one in node.items if isinstance(node, Sequence) else [node]:
        if isinstance(one, Scalar) and one.text == option:
            location = one.location
    return location.problem(message)


def _json(text: str, path: str) -> Kept:
    """Return the answers of sound JSON, which is what `saving.save` writes: YAML costs 13 ms.

    Raises ValueError for anything else; as YAML is a superset, `_yaml` says what is wrong, and where.
    """
    found = json.loads(text, object_pairs_hook=_once)
    entries = found.get(ANSWERS, found) if isinstance(found, dict) else None
    if not isinstance(entries, dict):
        raise ValueError
    answers = {key: _options(value) for key, value in entries.items() if key not in BESIDE}
    known = {**entries, **found}  # for whom an answer is may stand among the answers
    return _kept(path, text, answers, {key: _text(known[key]) for key in BESIDE if key in known}, list(found))


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
    if not isinstance(value, str) or not value.strip() or not value.isprintable() or len(value) > LONGEST:
        raise ValueError
    return value


def _kept(
    path: str, text: str, answers: dict[str, tuple[str, ...]], known: dict[str, str], keys: Collection[str]
) -> Kept:
    version = next((known[key] for key in VERSIONS if key in known), None)
    beside = tuple(key for key in keys if key != ANSWERS) if ANSWERS in keys else None
    return Kept(path, answers, known.get("interview"), version, known.get(FOR), beside, text)


def _yaml(text: str, path: str) -> Kept:
    from ptvspt.loading.decoding import Decoder, Skip
    from ptvspt.loading.nodes import parse, short

    decoder = Decoder()
    found: dict[str, tuple[str, ...]] = {}
    beside: dict[str, str] = {}
    try:
        root = decoder.mapping(parse(text, path))
        entries = decoder.mapping(root.entries[ANSWERS]) if ANSWERS in root.entries else root
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
    return _kept(path, text, found, beside, list(root.entries))
