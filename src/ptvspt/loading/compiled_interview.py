"""The compiled form of an interview: one JSON file with the sources that it cites."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ptvspt.interview.conditions import All, AnyOf, Condition, Is, Not
from ptvspt.interview.records import (
    Choice,
    Interview,
    Note,
    NoteKind,
    Option,
    Outcome,
    Passage,
    Question,
    Rule,
    Scope,
    cited,
)
from ptvspt.loading.compiled import BROKEN, pack_source, unpack_source
from ptvspt.profiles.records import Citation

FORMAT = 2


def write(interview: Interview, stamp: object, directory: Path) -> None:
    """Write the compiled form of an interview into a directory."""
    packed = {
        "format": FORMAT,
        "stamp": stamp,
        "sources": [pack_source(source) for source in cited(interview).values()],
        "head": [interview.id, interview.title, interview.version, interview.sure],
        "texts": [interview.opening, interview.limits],
        "passages": [_pack_passages(interview.warnings), _pack_passages(interview.note)],
        "questions": [pack_question(one) for one in interview.questions.values()],
        "outcomes": [_pack_outcome(one) for one in interview.outcomes.values()],
        "rules": [
            [one.id, pack(one.when), one.outcome, one.because, _cite(one.citations), one.professions]
            for one in interview.rules
        ],
        "notes": [
            [one.id, one.kind.value, pack(one.when), one.text, one.outcomes, _cite(one.citations)]
            for one in interview.notes
        ],
        "choices": [
            [one.id, one.label, one.benefits, one.drawbacks, _cite(one.citations)] for one in interview.choices
        ],
    }
    text = json.dumps(packed, ensure_ascii=False, separators=(",", ":"))
    (directory / _name(interview.id)).write_text(text, encoding="utf-8")


def read(directory: Path, stamp: object, name: str) -> Interview | None:
    """Return an interview, or None when there is no compiled form with this stamp."""
    try:
        packed = json.loads((directory / _name(name)).read_bytes())
        if stamp is None or packed["format"] != FORMAT or packed["stamp"] != stamp:
            return None
        return _interview(packed)
    except BROKEN:
        return None  # no compiled form, or a broken one: YAML is the truth


def _interview(packed: dict[str, Any]) -> Interview:
    sources = {row[0]: unpack_source(row) for row in packed["sources"]}

    def cite(rows: list[Any]) -> tuple[Citation, ...]:
        return tuple([Citation(sources[id_], locator) for id_, locator in rows])

    id_, title, version, sure = packed["head"]
    opening, limits = (tuple(texts) for texts in packed["texts"])
    warnings, note = map(_passages, packed["passages"])
    return Interview(
        id=id_,
        title=title,
        version=version,
        opening=opening,
        warnings=warnings,
        note=note,
        sure=sure,
        limits=limits,
        questions={row[0]: unpack_question(row) for row in packed["questions"]},
        outcomes={row[0]: _outcome(row) for row in packed["outcomes"]},
        rules=tuple(
            [
                Rule(
                    id=id_,
                    when=unpack(when),
                    outcome=outcome,
                    because=because,
                    citations=cite(cited),
                    professions=None if professions is None else tuple(professions),
                )
                for id_, when, outcome, because, cited, professions in packed["rules"]
            ]
        ),
        notes=tuple(
            [
                Note(
                    id=id_,
                    kind=NoteKind(kind),
                    when=unpack(when),
                    text=text,
                    outcomes=tuple(outcomes),
                    citations=cite(cited),
                )
                for id_, kind, when, text, outcomes, cited in packed["notes"]
            ]
        ),
        choices=tuple(
            [
                Choice(id=id_, label=label, benefits=tuple(benefits), drawbacks=tuple(drawbacks), citations=cite(cited))
                for id_, label, benefits, drawbacks, cited in packed["choices"]
            ]
        ),
    )


def _name(id_: str) -> str:
    return f"interview.{id_}.json"


def _cite(citations: tuple[Citation, ...]) -> list[list[str | None]]:
    return [[one.source.id, one.locator] for one in citations]


def pack_question(one: Question) -> list[Any]:
    """Return a question as JSON values."""
    options = [[*option] for option in one.options.values()]
    when = None if one.when is None else pack(one.when)
    return [one.id, one.scope.value, one.text, one.why, one.short, options, one.multiple, one.most, when, one.unsure]


def unpack_question(row: list[Any]) -> Question:
    """Return a question from JSON values."""
    id_, scope, text, why, short, options, multiple, most, when, unsure = row
    return Question(
        id=id_,
        scope=Scope(scope),
        text=text,
        why=why,
        short=short,
        options={one[0]: Option(*one) for one in options},
        multiple=multiple,
        most=most,
        when=None if when is None else unpack(when),
        unsure=unsure,
    )


def _pack_outcome(one: Outcome) -> list[Any]:
    special = {field: _pack_passages(passages) for field, passages in one.special.items()}
    steps = _pack_passages(one.steps)
    return [one.id, one.label, one.urgency, one.summary, steps, one.ends, one.professions, special]


def _outcome(row: list[Any]) -> Outcome:
    id_, label, urgency, summary, steps, ends, professions, special = row
    return Outcome(
        id=id_,
        label=label,
        urgency=urgency,
        summary=summary,
        steps=_passages(steps),
        ends=ends,
        professions=tuple(professions),
        special={field: _passages(passages) for field, passages in special.items()},
    )


def _pack_passages(passages: tuple[Passage, ...]) -> list[Any]:
    return [one.text if one.when is None else [one.text, pack(one.when)] for one in passages]


def _passages(packed: list[Any]) -> tuple[Passage, ...]:
    return tuple([Passage(one) if isinstance(one, str) else Passage(one[0], unpack(one[1])) for one in packed])


def pack(condition: Condition) -> list[Any]:
    """Return a condition as JSON values."""
    match condition:
        case Is():
            return ["is", condition.question, sorted(condition.options)]
        case Not():
            return ["not", pack(condition.part)]
        case All():
            return ["all", [pack(part) for part in condition.parts]]
        case AnyOf():
            return ["any", [pack(part) for part in condition.parts]]


def unpack(packed: list[Any]) -> Condition:
    """Return a condition from JSON values."""
    kind, first, *rest = packed
    if kind == "is":
        return Is(first, frozenset(rest[0]))
    if kind == "not":
        return Not(unpack(first))
    parts = tuple([unpack(part) for part in first])
    return All(parts) if kind == "all" else AnyOf(parts)
