"""Answers as people write them: flags, files and words, made into options of an interview."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple, TypeAlias

from ptvspt.errors import UsageError
from ptvspt.interview.blanks import said
from ptvspt.interview.conditions import Answers
from ptvspt.interview.records import Interview, Question
from ptvspt.interview.voices import FOR

Written: TypeAlias = Mapping[str, tuple[str, ...]]
"""Options by question, not yet checked."""


VERSIONS = ("version", "logic_version")
"""The version of the logic beside kept answers, as `--save` names it and as the result of an advice does."""
BESIDE = ("interview", FOR, *VERSIONS)
"""What may stand beside kept answers, so no question has such a name."""


class Kept(NamedTuple):
    """Answers from a file, to which interview and version of its logic they are, and for whom, where that is told.

    `beside` are the keys that stand beside the key `answers`, None where there is none; `text` is what was read.
    """

    name: str
    answers: Written
    interview: str | None = None
    version: str | None = None
    audience: str | None = None
    beside: tuple[str, ...] | None = None
    text: str = ""


def of_flags(flags: Iterable[str]) -> Written:
    """Return `question=option` texts as answers; a repeated question, or commas, give several options.

    Raises UsageError for a text without "=".
    """
    found: dict[str, tuple[str, ...]] = {}
    for flag in flags:
        question, _, options = flag.partition("=")
        given = tuple(option.strip() for option in options.split(",") if option.strip())
        if not given:
            raise UsageError(f"'{flag}' is no answer; write question=option, like age=18-44")
        found[question.strip()] = found.get(question.strip(), ()) + given
    return found


def outdated(kept: Kept, interview: Interview) -> str:
    """Return a warning when answers were given to another version of the logic, or nothing."""
    if kept.version in (None, interview.version):
        return ""
    return (
        f"{kept.name}: these answers were given to the logic of {kept.version}, this is the logic of "
        f"{interview.version}; look them over"
    )


def told(question: Question, given: Collection[str]) -> str:
    """Return an answer as a line that reads by itself: "Heart or lung signs: none"."""
    options = said(question, given)
    if options:
        return f"{question.short}: {'; '.join(option.label.rstrip('.') for option in options)}"
    unsure = question.options.get(question.unsure or "")
    if unsure is None or unsure.id not in given:
        return f"{question.short}: none"
    return f"{question.short}: {unsure.said or 'not sure'}"


def plain(answers: Answers, interview: Interview) -> dict[str, str | list[str]]:
    """Return answers as they are written to a file: one option as text, several as a list in the question's order."""
    found: dict[str, str | list[str]] = {}
    for id_, options in answers.items():
        question = interview.questions[id_]
        ordered = [option for option in question.options if option in options]
        found[id_] = ordered if question.multiple else ordered[0]
    return found
