"""For whom an interview is: its texts hold alternatives, `[are you/are they/is your client]`, and one is spoken."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar

from ptvspt.interview.records import Interview, Option, Question, Scope

T = TypeVar("T")
FOR = "for"
"""The word that names the audience: before a call, beside kept answers, and in the condition of a passage."""


class Audience(Enum):
    """Whom the questions are about: who answers, somebody close to them, or a client whom they train."""

    SELF = "self"
    RELATIVE = "relative"
    CLIENT = "client"


WHOM = Question(
    id=FOR,
    scope=Scope.PRACTICAL,
    text="For whom is this?",
    why="The questions and the advice are worded for that person. What is urgent stays the same.",
    short="For whom",
    options={
        one.value: Option(id=one.value, label=label)
        for one, label in (
            (Audience.SELF, "For myself"),
            (Audience.RELATIVE, "For somebody close to me, such as a child or a parent"),
            (Audience.CLIENT, "For a client whom I train"),
        )
    },
)
"""What is asked before an interview. The answer changes no rule."""

_VOICES = r"\[([^\[\]]*)\]"


_PLACES = {one: place for place, one in enumerate(Audience)}


def voice(text: str, audience: Audience) -> str:
    """Return a text in the alternatives for an audience."""
    if "[" not in text:
        return text
    at = _PLACES[audience]
    first, *others = text.split("[")
    spoken_ = [first]
    for part in others:  # by hand: to compile a pattern would take as long as all of an interview
        voices, _, rest = part.partition("]")
        spoken_ += voices.split("/")[at], rest
    return "".join(spoken_)


def trouble(text: str) -> str:
    """Return what is wrong with the alternatives in a text and what would do, or nothing."""
    if "[" not in text and "]" not in text:
        return ""
    import re  # only files that are edited are looked over

    for found in re.finditer(_VOICES, text):
        count = len(found[1].split("/"))
        if count != len(Audience):
            return f"'{found[0]}' has {count} of three alternatives; write [self/relative/client]"
    if re.search(r"[\[\]]", re.sub(_VOICES, "", text)):
        return "a square bracket stands alone; alternatives are written [self/relative/client]"
    return ""


def spoken(interview: Interview, audience: Audience) -> Interview:
    """Return an interview in the words for an audience. Lines that are empty for it are left out."""

    def one(record: T, *fields: str) -> T:
        changed: dict[str, str] = {}
        for field in fields:
            text = getattr(record, field)
            if "[" in text:
                changed[field] = voice(text, audience)
        return record._replace(**changed) if changed else record  # type: ignore[attr-defined]  # a named tuple by contract

    def asked(question: Question) -> Question:
        options = each(question.options, "label", "hint", "said")
        found = one(question, "text", "why", "short")
        return found if options is question.options else found._replace(options=options)

    def each(records: Mapping[str, Any], *fields: str) -> Mapping[str, Any]:
        found = {id_: one(record, *fields) for id_, record in records.items()}
        return found if any(found[id_] is not record for id_, record in records.items()) else records

    def passages(records: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(found for found in [one(record, "text") for record in records] if found.text)  # type: ignore[attr-defined]  # as above

    def lines(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(filter(None, [voice(text, audience) for text in texts]))

    return interview._replace(
        title=voice(interview.title, audience),
        opening=lines(interview.opening),
        questions={id_: asked(question) for id_, question in interview.questions.items()},
        outcomes={
            id_: one(outcome, "label", "urgency", "summary")._replace(
                steps=passages(outcome.steps),
                special={field: passages(found) for field, found in outcome.special.items()},
            )
            for id_, outcome in interview.outcomes.items()
        },
        rules=tuple([one(rule, "because") for rule in interview.rules]),
        notes=tuple([one(note, "text") for note in interview.notes]),
        choices=tuple(
            [
                one(choice, "label")._replace(benefits=lines(choice.benefits), drawbacks=lines(choice.drawbacks))
                for choice in interview.choices
            ]
        ),
        warnings=passages(interview.warnings),
        note=passages(interview.note),
        sure=voice(interview.sure, audience),
        limits=lines(interview.limits),
    )
