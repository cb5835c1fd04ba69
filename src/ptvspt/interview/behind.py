"""What stands behind an advice: every reason with its answers, notes, choices, what would change it."""

from __future__ import annotations

from collections.abc import Sequence

from ptvspt.document.tree import Block, BulletList, Heading, Inline, Line, Link, Paragraph, Table
from ptvspt.interview.blanks import Filling
from ptvspt.interview.note import lines
from ptvspt.interview.records import Advice, Change, Choice, NoteKind, Question, Reason
from ptvspt.profiles import wording
from ptvspt.profiles.citing import References
from ptvspt.profiles.records import Certainty, Fact, Profession

CHANGES = 6
NOTE = "The note to take along"
CHOOSING = {
    "look-for": "what to look for",
    "questions-to-ask": "what to ask",
    "find": "where to find one",
    "verify": "where to check one",
}
NOTES = {
    NoteKind.SPECIALTY: "Who fits best",
    NoteKind.DISAGREEMENT: "Where experts differ",
    NoteKind.HANDOVER: "From one to the other",
    NoteKind.PRACTICAL: "Practical notes",
}


def whole(
    filling: Filling,
    advice: Advice,
    changes: Sequence[Change],
    professions: Sequence[Profession],
    references: References,
    folded: bool,
) -> list[Block]:
    """Return everything that stands behind an advice, in reading order; folded, what stands above is not repeated."""
    outcome = filling.outcome(advice.outcome)
    blocks: list[Block] = [
        Paragraph((outcome.summary,)),
        Heading(2, "Every reason, with your answers" if folded else "Why"),
        BulletList(tuple(_reason(filling, reason, references) for reason in advice.reasons)),
    ]
    if not folded:
        steps = BulletList(tuple((step,) for step in filling.meant(outcome.steps)), ordered=True)
        blocks += [Heading(2, "What to do"), steps]
    if advice.outcome.ends:
        return blocks
    blocks += [
        Heading(2, "Every sign to stop for" if folded else "Stop and get help if"),
        BulletList(tuple((sign,) for sign in filling.meant(filling.interview.warnings))),
    ]
    blocks += _also(filling, advice, references)
    blocks += _notes(filling, advice, references)
    blocks += choosing(professions, references)
    blocks += [Heading(2, NOTE), BulletList(tuple((line,) for line in lines(filling)))]
    return [*blocks, *_ways(filling.interview.choices, references), *_changes(filling, changes)]


def others(filling: Filling, advice: Advice, changes: Sequence[Change], references: References) -> list[Block]:
    """Return why it is no other answer: what would change it, what else was true, what each way would mean."""
    ways = _ways(filling.interview.choices, references)
    return [*_changes(filling, changes), *_also(filling, advice, references), *ways]


def _reason(filling: Filling, reason: Reason, references: References) -> Inline:
    questions = filling.interview.questions
    said = "; ".join(_spoken(questions[id_], options) for id_, options in reason.answers.items())
    because = filling.text(reason.rule.because)
    words = f"{because} You said: {said}." if said else because
    return (words, *references.cite(reason.rule.citations))


def _spoken(question: Question, options: frozenset[str]) -> str:
    """Return an answer that stands alone: where one fits many questions, like "yes" or "none", with its question."""
    found = [option for option in question.options.values() if option.id in options]
    words = "; ".join(option.label.rstrip(".") for option in found)
    return words if question.multiple and not any(option.alone for option in found) else f"{question.asked} {words}"


def _also(filling: Filling, advice: Advice, references: References) -> list[Block]:
    if not advice.also:
        return []
    items = tuple(_reason(filling, reason, references) for reason in advice.also)
    return [Heading(2, "What else was true"), BulletList(items)]


def _notes(filling: Filling, advice: Advice, references: References) -> list[Block]:
    blocks: list[Block] = []
    for kind, title in NOTES.items():
        found = [note for note in advice.notes if note.kind is kind]
        if found:
            items: tuple[Inline, ...] = tuple(
                (filling.text(note.text), *references.cite(note.citations)) for note in found
            )
            blocks += [Heading(2, title), BulletList(items)]
    return blocks


def choosing(professions: Sequence[Profession], references: References) -> list[Block]:
    """Return what to look for, what to ask and where to find one, from the profiles; opinions are left out."""
    blocks: list[Block] = []
    for profession in professions:
        for attribute, title in CHOOSING.items():
            items: list[Inline] = []
            for fact in profession.facts.get("choosing", {}).get(attribute, ()):
                if fact.certainty not in (Certainty.OPINION, Certainty.UNVERIFIED):
                    items += _items(fact, references)
            if items:
                blocks += [Heading(2, f"{profession.name}: {title}"), BulletList(tuple(items))]
    return blocks


def _items(fact: Fact, references: References) -> list[Inline]:
    """Return a fact's items, the references after the last."""
    beside = wording.certainty(fact)
    words: list[Inline] = []
    if isinstance(fact.value, tuple):
        words = [(f"{item} ({beside})" if beside else str(item),) for item in fact.value]
    elif isinstance(fact.value, dict):
        words = [(f"{name}: ", Link(str(url), str(url))) for name, url in fact.value.items()]
    marks = references.cite(fact.citations)
    return [*words[:-1], (*words[-1], *marks)] if words else []


def _ways(choices: Sequence[Choice], references: References) -> list[Block]:
    """Return what each way would mean, benefits and drawbacks beside each other."""
    rows = []
    for choice in choices:
        marks = references.cite(choice.citations)
        head = (Line((choice.label, *marks)),)
        benefits = tuple(Line((text,), bullet="+") for text in choice.benefits)
        drawbacks = tuple(Line((text,), bullet="-") for text in choice.drawbacks)
        rows.append((head, benefits, drawbacks))
    table = Table(("Way to go", "Benefits", "Drawbacks"), tuple(rows))
    return [Heading(2, "What each way would mean"), table] if rows else []


def _changes(filling: Filling, changes: Sequence[Change]) -> list[Block]:
    """Return the nearest other answers: one for each outcome, then one of each question while there is room."""
    first: dict[str, Change] = {}
    for change in changes:
        first.setdefault(change.outcome.id, change)
    told = {(change.question.id, change.outcome.id) for change in first.values()}
    rest: dict[tuple[str, str], Change] = {}
    for change in changes:
        where = (change.question.id, change.outcome.id)
        if where not in told:
            rest.setdefault(where, change)
    chosen = [*first.values(), *rest.values()][:CHANGES]
    if not chosen:
        return []
    items = tuple((_changed(one, filling.outcome(one.outcome).label),) for one in chosen)
    return [Heading(2, "What would change this answer"), BulletList(items)]


def _changed(change: Change, label: str) -> str:
    return f'{change.question.asked} If the answer were "{change.option.label.rstrip(".")}": {label}.'
