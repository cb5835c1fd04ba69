"""What an interview is made of, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import NamedTuple

from ptvspt.interview.conditions import Answers, Condition
from ptvspt.profiles.records import Citation, Source

PLACE = "place"
"""The note on what holds where a person lives."""
JURISDICTION = "jurisdiction"
"""The question whose answer is a place."""


class Scope(Enum):
    """What a question is about, in the order in which questions come."""

    EMERGENCY = "emergency"
    SAFETY = "safety"
    NEED = "need"
    PRACTICAL = "practical"


class Option(NamedTuple):
    """An answer that can be chosen: in a few words, with its exact limits as a hint.

    An `alone` option excludes the others ("none of these"). `said` is how a sentence names it ("knee").
    """

    id: str
    label: str
    hint: str = ""
    alone: bool = False
    said: str = ""

    @property
    def whole(self) -> str:
        """The words with their limits, where nothing is drawn that could show these apart."""
        return f"{self.label}: {self.hint}" if self.hint else self.label

    @property
    def phrase(self) -> str:
        """The words as they stand inside a sentence: a name or a capital word keeps its letters."""
        first, gap, rest = self.label.partition(" ")
        return self.said or (f"{first.lower()}{gap}{rest}" if first.istitle() and first != "I" else self.label)


class Question(NamedTuple):
    """A question, why it is asked, and when. `unsure` is the option for "not sure or rather not say".

    `short` is what a list of answers calls it. Of several options no more than `most` may be chosen, if it is set.
    """

    id: str
    scope: Scope
    text: str
    why: str
    short: str
    options: Mapping[str, Option]
    multiple: bool = False
    most: int | None = None
    when: Condition | None = None
    unsure: str | None = None

    @property
    def asked(self) -> str:
        """The question itself, without what follows it and says how to answer."""
        asked, mark, _ = self.text.partition("?")
        return asked + mark


class Passage(NamedTuple):
    """A text, and the condition under which it is for somebody; without one it always is."""

    text: str
    when: Condition | None = None


class Outcome(NamedTuple):
    """Where an interview ends: the level of care, how soon, whom to see and what to do.

    `ends` tells that the interview stops at once when a rule leads here. `professions` are the ids
    of the profiles that the outcome names. `special` holds what is said in place of the label, the urgency
    or the summary where a condition holds, by the name of the field; `Filling.outcome` chooses.
    """

    id: str
    label: str
    urgency: str
    summary: str
    steps: tuple[Passage, ...]
    ends: bool = False
    professions: tuple[str, ...] = ()
    special: Mapping[str, tuple[Passage, ...]] = {}


class Rule(NamedTuple):
    """When it holds, the outcome is at least this urgent, because of one sentence to the reader.

    `professions` are the profiles to show where it decides; None leaves that to the outcome.
    """

    id: str
    when: Condition
    outcome: str
    because: str
    citations: tuple[Citation, ...]
    professions: tuple[str, ...] | None = None


class NoteKind(Enum):
    """What a note adds to an answer."""

    SPECIALTY = "specialty"
    DISAGREEMENT = "disagreement"
    HANDOVER = "handover"
    PRACTICAL = "practical"


class Note(NamedTuple):
    """Something to know beside some outcomes; it never changes one. Without `outcomes` it is for all."""

    id: str
    kind: NoteKind
    when: Condition
    text: str
    outcomes: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


class Choice(NamedTuple):
    """What one of the ways to go would mean, its benefits and drawbacks in equal detail."""

    id: str
    label: str
    benefits: tuple[str, ...]
    drawbacks: tuple[str, ...]
    citations: tuple[Citation, ...] = ()


class Interview(NamedTuple):
    """Questions in the order in which they are asked, outcomes and rules from the most urgent to the least.

    `by_urgency` brings rules into their order. `note` is what to take along, `sure` says in a line how sure
    this is, and `limits` in full. The texts hold voices and blanks: `voices.spoken`, `blanks.filled`.
    """

    id: str
    title: str
    version: str
    opening: tuple[str, ...]
    questions: Mapping[str, Question]
    outcomes: Mapping[str, Outcome]
    rules: tuple[Rule, ...]
    notes: tuple[Note, ...]
    choices: tuple[Choice, ...]
    warnings: tuple[Passage, ...]
    note: tuple[Passage, ...]
    sure: str
    limits: tuple[str, ...]


class Reason(NamedTuple):
    """A rule that holds and the answers to what it asks about, of several only those that it asks for."""

    rule: Rule
    answers: Answers


class Advice(NamedTuple):
    """The outcome, the rules that decided it, the others that hold, and notes; `dropped` answers did not apply.

    The others come from the most urgent on; a rule that asks for nothing is not among them. `professions`
    are the profiles to show.
    """

    outcome: Outcome
    professions: tuple[str, ...]
    reasons: tuple[Reason, ...]
    also: tuple[Reason, ...]
    notes: tuple[Note, ...]
    answers: Answers
    dropped: tuple[str, ...]


class Change(NamedTuple):
    """One other answer, and the outcome to which it would lead."""

    question: Question
    option: Option
    outcome: Outcome


def cited(interview: Interview) -> dict[str, Source]:
    """Return the sources that an interview cites, by id."""
    parts = (*(one.citations for one in interview.rules), *(one.citations for one in interview.notes))
    parts += tuple(one.citations for one in interview.choices)
    return {citation.source.id: citation.source for citations in parts for citation in citations}


def by_urgency(rules: Iterable[Rule], outcomes: Iterable[str]) -> tuple[Rule, ...]:
    """Return rules from those of the most urgent outcome on; those of one outcome keep their order."""
    place = {id_: number for number, id_ in enumerate(outcomes)}
    return tuple(sorted(rules, key=lambda rule: place[rule.outcome]))
