"""The interview for a browser: its data as one JSON value, and the scripts that run it without a server."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ptvspt.document.tree import BulletList, Heading, Inline, Link, Reference
from ptvspt.interview import behind, local
from ptvspt.interview.export import tree
from ptvspt.interview.page import level
from ptvspt.interview.records import Interview, Note, Option, Outcome, Passage, Question, cited
from ptvspt.interview.voices import WHOM, Audience, spoken
from ptvspt.places.records import Place
from ptvspt.profiles import citing
from ptvspt.profiles.records import Catalogue, Citation, Profession, Source

ASSETS = Path(__file__).parent / "assets"
DATA = "interview-data.js"
PAGE = "interview.js"
"""The script that draws the page; the others know of none."""
SCRIPTS = ("engine.js", "ahead.js", "words.js", "result.js", "dialogue.js", DATA, PAGE)
"""The scripts of the interview's page, in the order in which it loads them."""
MEMORY = (
    "Nothing is stored or sent. Your answers are only in the memory of this page: when you close it or load it "
    "again, they are gone."
)
"""What the page says about answers, in place of what the program says."""
STORED = "Nothing is stored"
"""How the program's line about answers begins."""


def scripts(interview: Interview, catalogue: Catalogue, places: Iterable[Place]) -> dict[str, str]:
    """Return the scripts of the interview's page by the names of their files, in the order of loading."""
    written = {DATA: data_script(interview, catalogue, places)}
    return {name: written.get(name) or (ASSETS / name).read_text(encoding="utf-8") for name in SCRIPTS}


def data_script(interview: Interview, catalogue: Catalogue, places: Iterable[Place]) -> str:
    """Return the script that holds the data: a page that lies in a file may load no JSON."""
    value = interview_json(interview, catalogue, places)
    return f"ptvspt.data = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"


def interview_json(interview: Interview, catalogue: Catalogue, places: Iterable[Place]) -> dict[str, Any]:
    """Return all that the interview needs in a browser as one JSON value.

    The texts keep their voices and blanks; a condition is a list, its first item the operator, as in
    `ptvspt rules -f json`. `assets/engine.js` names the types.
    """
    named = [id_ for one in interview.outcomes.values() for id_ in one.professions]
    named += [id_ for one in interview.rules for id_ in one.professions or ()]
    professions = [catalogue.professions[id_] for id_ in dict.fromkeys(named) if id_ in catalogue.professions]
    choosing, found = _choosing(professions)
    placed = {one.code.lower(): _place(one) for one in places}
    sources = cited(interview) | found | {one.source.id: one.source for _, laws in placed.values() for one in laws}
    phrases = _phrases(interview)
    return {
        "title": interview.title,
        "version": interview.version,
        "data": catalogue.version,
        "opening": [line for line in interview.opening if not line.startswith(STORED)],
        "memory": MEMORY,
        "whom": _question(WHOM, {(WHOM.id, one.id): one.phrase for one in WHOM.options.values()}),
        "questions": {id_: _question(one, phrases) for id_, one in interview.questions.items()},
        "outcomes": {id_: _outcome(one) for id_, one in interview.outcomes.items()},
        "rules": [
            {
                "id": one.id,
                "when": tree(one.when),
                "outcome": one.outcome,
                "because": one.because,
                "citations": _cite(one.citations),
                "professions": one.professions,
            }
            for one in interview.rules
        ],
        "notes": [_note(one) for one in interview.notes],
        "choices": [
            {
                "label": one.label,
                "benefits": one.benefits,
                "drawbacks": one.drawbacks,
                "citations": _cite(one.citations),
            }
            for one in interview.choices
        ],
        "warnings": _passages(interview.warnings),
        "note": _passages(interview.note),
        "sure": interview.sure,
        "limits": interview.limits,
        "sources": {id_: _source(one) for id_, one in sources.items()},
        "professions": choosing,
        "places": {code: value for code, (value, _) in placed.items()},
        "everywhere": local.EVERYWHERE,
    }


def _phrases(interview: Interview) -> Mapping[tuple[str, str], str]:
    """Return how a sentence names each option, as a text for all audiences."""
    voiced = [spoken(interview, audience) for audience in Audience]
    found = {}
    for question in interview.questions.values():
        for option in question.options:
            words = [one.questions[question.id].options[option].phrase for one in voiced]
            found[question.id, option] = words[0] if len(set(words)) == 1 else f"[{'/'.join(words)}]"
    return found


def _question(one: Question, phrases: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    def option(given: Option) -> dict[str, Any]:
        phrase = phrases[one.id, given.id]
        return {"id": given.id, "label": given.label, "hint": given.hint, "alone": given.alone, "phrase": phrase}

    return {
        "id": one.id,
        "scope": one.scope.value,
        "text": one.text,
        "why": one.why,
        "short": one.short,
        "options": [option(given) for given in one.options.values()],
        "multiple": one.multiple,
        "most": one.most,
        "when": None if one.when is None else tree(one.when),
        "unsure": one.unsure,
    }


def _outcome(one: Outcome) -> dict[str, Any]:
    return {
        "id": one.id,
        "label": one.label,
        "urgency": one.urgency,
        "summary": one.summary,
        "level": level(one).value,
        "ends": one.ends,
        "steps": _passages(one.steps),
        "professions": one.professions,
        "special": {field: _passages(passages) for field, passages in one.special.items()},
    }


def _note(one: Note) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "when": tree(one.when),
        "text": one.text,
        "outcomes": one.outcomes,
        "citations": _cite(one.citations),
    }


def _passages(passages: Sequence[Passage]) -> list[dict[str, Any]]:
    return [{"text": one.text, "when": None if one.when is None else tree(one.when)} for one in passages]


def _cite(citations: Sequence[Citation]) -> list[list[str | None]]:
    return [[one.source.id, one.locator] for one in citations]


def _source(one: Source) -> dict[str, Any]:
    return {"title": one.title, "imprint": citing.imprint(one), "url": one.address}


def _place(place: Place) -> tuple[dict[str, Any], tuple[Citation, ...]]:
    """Return what holds in a place, and the laws that say so."""
    note = local.note(place)
    return {"name": place.name, "note": _note(note), "words": local.words(place)}, note.citations


def _choosing(professions: Sequence[Profession]) -> tuple[dict[str, Any], dict[str, Source]]:
    """Return what to look for, to ask and where to find one by profession, and the sources that it cites."""
    references = citing.References()
    found: dict[str, Any] = {}
    for profession in professions:
        blocks = behind.choosing([profession], references)
        titles = [one.text for one in blocks if isinstance(one, Heading)]
        lists = [[_inline(item, references) for item in one.items] for one in blocks if isinstance(one, BulletList)]
        found[profession.id] = [{"title": title, "items": items} for title, items in zip(titles, lists, strict=True)]
    return found, {one.id: one for one in references.sources}


def _inline(content: Inline, references: citing.References) -> list[Any]:
    """Return words with links; a reference names its source, as the page that cites it has numbers of its own."""
    found: list[Any] = []
    for part in content:
        match part:
            case Reference():
                found.append({"source": references.sources[part.number - 1].id})
            case Link():
                found.append({"text": part.text, "url": part.url})
            case str():
                found.append(part)
            case _:
                found.append(part.text)
    return found
