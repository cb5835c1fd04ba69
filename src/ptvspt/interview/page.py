"""Advice for people: one screen to act on, and on demand all of it, to read, to print and to take along."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from ptvspt.document.tree import (
    Block,
    BulletList,
    Callout,
    Depth,
    Details,
    Document,
    Heading,
    Level,
    Paragraph,
)
from ptvspt.interview import behind
from ptvspt.interview.blanks import Filling
from ptvspt.interview.note import lines
from ptvspt.interview.records import Advice, Change, Outcome
from ptvspt.profiles.citing import References
from ptvspt.profiles.records import Profession

EMERGENCIES = 3
COUNTS = ((2, 4, 4), (2, 4, 3), (2, 3, 4), (2, 4, 2), (2, 3, 3), (2, 3, 2), (1, 3, 2))
"""How many reasons, steps and signs the brief level names: the first of these that fits a screen."""
ROWS, COLUMNS = 24, 80
"""The screen that the brief level fits."""
BORDER, BULLET = 4, 3
"""The columns that a box and the mark of a list take."""
DOCTOR = "physician"
BEHIND = "All of it"
HELD, MET = "reasons, notes, choices, the note to take along", "the reasons and what was said"
SURE = "How sure this is"


def document(
    filling: Filling,
    advice: Advice,
    changes: Sequence[Change],
    professions: Sequence[Profession],
    version: str,
    *,
    depth: Depth = Depth.BRIEF,
    more: str = "",
) -> Document:
    """Return the result: whom to see and how soon, why, what to do, when to stop; in full, what helps to judge it.

    An emergency gets the first part alone, and how sure it is: nothing else may delay help.

    `professions` are the profiles that the outcome names; `version` is that of their data. `more` says where
    the rest is.
    """
    references = References()
    outcome = filling.outcome(advice.outcome)
    stamp = f"Logic of {filling.interview.version}, data of {version}."
    if depth is Depth.BRIEF:
        return Document("", tuple(brief(filling, advice, more)))
    limits = tuple((limit,) for limit in (*filling.interview.limits, stamp))
    sure: list[Block] = [Heading(2, SURE), BulletList(limits)]
    if depth is Depth.FULL:
        blocks = behind.whole(filling, advice, changes, professions, references, folded=False)
        box = boxed(filling, advice, outcome, len(advice.reasons))
        return Document(outcome.label, (box, *blocks, *sure, *references.bibliography()))
    blocks = behind.whole(filling, advice, changes, professions, references, folded=True)
    rest = (*blocks, *sure, *references.bibliography())
    folded = Details(f"{BEHIND}: {MET if outcome.ends else HELD}", rest)
    return Document(outcome.label, (*brief(filling, advice), folded))


def others(filling: Filling, advice: Advice, changes: Sequence[Change]) -> Document:
    """Return why it is no other answer."""
    references = References()
    blocks = behind.others(filling, advice, changes, references) or [Paragraph(("No single other answer changes it.",))]
    return Document("Why not another answer", (*blocks, *references.bibliography()))


def note(filling: Filling) -> Document:
    """Return the note to take along, filled in."""
    return Document(behind.NOTE, (BulletList(tuple((line,) for line in lines(filling))),))


def level(outcome: Outcome) -> Level:
    """Return how pressing an outcome is: it ends the interview, leads to a doctor first, or neither."""
    if outcome.ends:
        return Level.EMERGENCY
    return Level.URGENT if outcome.professions[:1] == (DOCTOR,) else Level.ADVICE


def boxed(filling: Filling, advice: Advice, outcome: Outcome, most: int) -> Callout:
    """Return what comes first: whom to see and how soon; of an emergency, what each reason says to do."""
    if not outcome.ends:
        return Callout(level(outcome), outcome.label, (Paragraph((outcome.urgency,)),))
    because = _because(filling, advice)
    told = [Paragraph((text,)) for text in because[:most]]
    if len(because) > most:
        told.append(Paragraph((f"{len(because) - most} more of these signs were named.",)))
    return Callout(level(outcome), outcome.label, tuple(told))


def brief(filling: Filling, advice: Advice, more: str = "") -> list[Block]:
    """Return the first screen: with fewer steps and signs where it would be longer than one."""
    outcome = filling.outcome(advice.outcome)
    steps, signs = [*filling.meant(outcome.steps)], [*filling.meant(filling.interview.warnings)]
    because = _because(filling, advice)
    blocks: list[Block] = []
    for reasons, most_steps, most_signs in COUNTS:
        shown = () if outcome.ends else signs[:most_signs]
        why = () if outcome.ends else because[:reasons]
        blocks = _screen(boxed(filling, advice, outcome, EMERGENCIES), why, steps[:most_steps], shown)
        if _rows(blocks, filling.interview.sure, more) <= ROWS:
            break
    blocks.append(Paragraph((filling.interview.sure,), aside=True))
    return [*blocks, Paragraph((f"{BEHIND}: {more}",), aside=True)] if more else blocks


def _screen(box: Callout, why: Sequence[str], steps: Sequence[str], signs: Sequence[str]) -> list[Block]:
    blocks: list[Block] = [box]
    if why:
        blocks += [Heading(2, "Why"), Paragraph((" ".join(why),))]
    if steps:
        blocks += [Heading(2, "What to do"), BulletList(tuple((step,) for step in steps), ordered=True)]
    if signs:
        blocks += [Heading(2, "Stop and get help if"), BulletList(tuple((sign,) for sign in signs))]
    return blocks


def _because(filling: Filling, advice: Advice) -> list[str]:
    """Return what each reason says, each once."""
    return [*dict.fromkeys(filling.text(one.rule.because) for one in advice.reasons)]


def _rows(blocks: Sequence[Block], *small: str) -> int:
    """Return how many lines some blocks, and small print below them, take on a screen of 80 columns."""
    count = sum(_lines(text) for text in small if text)
    for block in blocks:
        match block:
            case Callout():
                inside = [_lines(*one.content, less=BORDER) for one in block.blocks if isinstance(one, Paragraph)]
                count += sum(inside) + len(inside) + 2  # lines between them, two borders and the gap behind
            case BulletList():
                count += sum(_lines(*item, less=BULLET) for item in block.items) + 1
            case Paragraph():
                count += _lines(*block.content) + 1
            case _:
                count += 1
    return count


def _lines(*content: object, less: int = 0) -> int:
    text = "".join(part for part in content if isinstance(part, str))
    return len(textwrap.wrap(text, COLUMNS - less, break_on_hyphens=False)) or 1
