"""Blanks in texts, filled from the answers: `Your {where|body} has hurt for {since|some time}`."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from ptvspt.interview.conditions import Answers, holds
from ptvspt.interview.records import JURISDICTION, Interview, Option, Outcome, Passage, Question
from ptvspt.interview.voices import FOR, Audience

STATE = "state"
"""The blank for the name of the place where somebody lives."""
ANSWERS = "answers"
"""The blank for all that was reported; in a note, alone on its line, it makes a line of each answer."""
ACCESS = "access"
"""The blank for what the law there says about a referral."""
BOARD = "board"
"""The blank for who licenses physical therapists there."""
_BLANK = re.compile(r"\{([^{}|]*)\|([^{}]*)\}")


def trouble(text: str, questions: Collection[str]) -> str:
    """Return what is wrong with the blanks of a text, of which some questions can fill one, or nothing."""
    if "{" not in text and "}" not in text:
        return ""
    for found in _BLANK.finditer(text):
        for id_ in named(found[1]):
            if id_ not in questions and id_ not in (STATE, ACCESS, BOARD, ANSWERS):
                return f"no question '{id_}' to fill '{found[0]}'; name one, like {{where|body}}"
    if re.search(r"[{}]", _BLANK.sub("", text)):
        return "a brace stands alone; a blank is written {question|what to say without an answer}"
    return ""


def named(ids: str) -> list[str]:
    """Return the ids that a blank names, with a plus between them."""
    return [id_.strip() for id_ in ids.split("+")]


def said(question: Question, given: Collection[str]) -> list[Option]:
    """Return the options of an answer that say something: neither "none of these" nor "not sure"."""
    chosen = [option for option in question.options.values() if option.id in given]
    return [option for option in chosen if not option.alone and option.id != question.unsure]


class Filling(NamedTuple):
    """What fills the blanks of an interview's texts. `local` fills those about the place."""

    interview: Interview
    answers: Answers
    audience: Audience = Audience.SELF
    local: Mapping[str, str] = {}

    def text(self, text: str) -> str:
        """Return a text with its blanks filled by what was chosen, as a sentence says it."""
        return _BLANK.sub(self._words, text) if "{" in text else text

    def meant(self, passages: Sequence[Passage]) -> tuple[str, ...]:
        """Return the texts that are for somebody with these answers, in order, with their blanks filled."""
        known = {**self.answers, FOR: frozenset((self.audience.value,))}
        return tuple([self.text(one.text) for one in passages if one.when is None or holds(one.when, known)])

    def outcome(self, outcome: Outcome) -> Outcome:
        """Return an outcome in the words for somebody with these answers."""

        def said(field: str, otherwise: str) -> str:
            return next(iter(self.meant(outcome.special.get(field, ()))), "") or self.text(otherwise)

        return outcome._replace(
            label=said("label", outcome.label),
            urgency=said("urgency", outcome.urgency),
            summary=said("summary", outcome.summary),
        )

    def _words(self, found: re.Match[str]) -> str:
        phrases: list[str] = []
        for id_ in named(found[1]):
            question, name = _question(self.interview, id_)
            if question is not None:
                options = said(question, self.answers.get(question.id, ()))
                phrases += [option.label if name else option.phrase for option in options]
            elif self.local.get(id_):
                phrases.append(self.local[id_])
        return joined(phrases) or found[2]


def _question(interview: Interview, id_: str) -> tuple[Question | None, bool]:
    """Return the question that fills a blank, and whether its answer is a name."""
    if id_ in interview.questions:
        return interview.questions[id_], id_ in (STATE, JURISDICTION)
    return (interview.questions.get(JURISDICTION), True) if id_ == STATE else (None, False)


def joined(phrases: Sequence[str]) -> str:
    """Return words as a sentence lists them: with commas, and "and" before the last."""
    *rest, last = phrases or ("",)
    return f"{', '.join(rest)} and {last}" if rest else last
