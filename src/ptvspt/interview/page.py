"""Advice for people: a document to read, to print and to take along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ptvspt.document.tree import (
    Block,
    BulletList,
    Callout,
    Depth,
    Details,
    Document,
    Heading,
    Inline,
    Level,
    Line,
    Link,
    Paragraph,
    Table,
)
from ptvspt.interview.records import PLACE, Advice, Change, Choice, Interview, NoteKind, Outcome, Question, Reason
from ptvspt.profiles import wording
from ptvspt.profiles.citing import References
from ptvspt.profiles.records import Certainty, Fact, Profession

CHANGES = 6
REASONS, ALSO, SIGNS = 2, 1, 4  # that the brief level names
DOCTOR = "physician"
BEHIND = "Everything"
HELD, MET = "reasons, notes, choices, what to ask", "the reasons and what you said"
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


def document(
    interview: Interview,
    advice: Advice,
    changes: Sequence[Change],
    professions: Sequence[Profession],
    version: str,
    *,
    depth: Depth = Depth.BRIEF,
    more: str = "",
) -> Document:
    """Return the result: outcome and how soon, why, what to do, when to stop; in full, what helps to judge it.

    An emergency gets the first part alone, and how sure it is: nothing else may delay help.

    `professions` are the profiles that the outcome names; `version` is that of their data.
    """
    references = References()
    outcome = advice.outcome
    way = f'below, under "{BEHIND}"' if depth is Depth.FOLDED else "--full"
    blocks: list[Block] = [_box(advice, references)]
    blocks += _brief(interview, advice, references, way) if depth is not Depth.FULL else ()
    folded = depth is Depth.FOLDED
    behind = _whole(interview, advice, changes, professions, references, folded) if depth is not Depth.BRIEF else []
    stamp = f"Logic of {interview.version}, data of {version}."
    if depth is Depth.BRIEF:
        blocks += [Paragraph((f"{interview.limits[0]} {stamp}",), aside=True), *references.bibliography(brief=True)]
        what = "Everything, with the handover note" if _handed_over(advice) else "Everything"
        blocks += [Paragraph((f"{what}: {more}",), aside=True)] if more else []
        return Document("", tuple(blocks))
    if depth is Depth.FOLDED:
        blocks += [Details(f"{BEHIND}: {MET if outcome.ends else HELD}", tuple(behind))] if behind else []
    else:
        blocks += behind
    blocks += [Heading(2, "How sure this is"), BulletList((*((limit,) for limit in interview.limits), (stamp,)))]
    return Document(outcome.label, (*blocks, *references.bibliography()))


def _box(advice: Advice, references: References) -> Callout:
    """Return what comes first: whom to see and how soon; of an emergency, what each reason says to do."""
    outcome = advice.outcome
    if not outcome.ends:
        return Callout(level(outcome), outcome.label, (Paragraph((outcome.urgency,)),))
    reasons = (Paragraph((one.rule.because, *references.cite(one.rule.citations[:1]))) for one in advice.reasons)
    return Callout(level(outcome), outcome.label, tuple(reasons))


def level(outcome: Outcome) -> Level:
    """Return how pressing an outcome is: it ends the interview, leads to a doctor first, or neither."""
    if outcome.ends:
        return Level.EMERGENCY
    return Level.URGENT if outcome.professions[:1] == (DOCTOR,) else Level.ADVICE


def _brief(interview: Interview, advice: Advice, references: References, way: str) -> Iterator[Block]:
    """Yield why, what to do, what else was true, and when to stop, in few lines; `way` says where more is."""
    if not advice.outcome.ends:
        yield from (Heading(2, "Why"), BulletList(tuple(_told(advice.reasons, REASONS, references, way))))
    steps = BulletList(tuple((step.text,) for step in advice.outcome.steps), ordered=True)
    yield from (Heading(2, "What to do next"), steps)
    if advice.outcome.ends:
        return
    place = [note for note in advice.notes if note.id == PLACE]
    beside: list[Inline] = [*_told(advice.also, ALSO, references, way)]
    for note in place:
        beside.append((note.text, *references.cite(note.citations[:1])))
    if beside:
        yield from (Heading(2, "Also"), BulletList(tuple(beside)))
    signs = tuple((sign.text,) for sign in interview.warnings[:SIGNS])
    yield from (Heading(2, "Stop and get help if"), BulletList(signs))


def _told(reasons: Sequence[Reason], most: int, references: References, way: str) -> Iterator[Inline]:
    """Yield the first reasons, and how many more there are."""
    for one in reasons[:most]:
        yield (one.rule.because, *references.cite(one.rule.citations[:1]))
    rest = len(reasons) - most
    if rest > 0:
        yield (f"{rest} more: {way}",)


def _handed_over(advice: Advice) -> bool:
    """Tell whether one professional hands over to another, with a note to fill in."""
    return len(set(advice.professions) & {"pt", "trainer"}) > 1


def _whole(
    interview: Interview,
    advice: Advice,
    changes: Sequence[Change],
    professions: Sequence[Profession],
    references: References,
    folded: bool,
) -> list[Block]:
    """Return everything that stands behind an advice, in reading order; folded, what stands above is not repeated."""
    blocks: list[Block] = [
        Paragraph((advice.outcome.summary,)),
        Heading(2, "Every reason, with your answers" if folded else "Why"),
        BulletList(tuple(_reason(interview, reason, references) for reason in advice.reasons)),
    ]
    if not folded:
        steps = BulletList(tuple((step.text,) for step in advice.outcome.steps), ordered=True)
        blocks += [Heading(2, "What to do next"), steps]
    if advice.outcome.ends:
        return blocks
    blocks += [
        Heading(2, "Every sign to stop for" if folded else "Stop and get help if"),
        BulletList(tuple((sign.text,) for sign in interview.warnings)),
    ]
    blocks += _also(interview, advice, references)
    blocks += _notes(advice, references)
    blocks += _choosing(professions, references)
    if _handed_over(advice):
        blocks += [Heading(2, "Handover note to fill in"), BulletList(tuple((one.text,) for one in interview.note))]
    return [*blocks, *_ways(interview.choices, references), *_changes(changes)]


def _reason(interview: Interview, reason: Reason, references: References) -> Inline:
    said = "; ".join(_spoken(interview.questions[id_], options) for id_, options in reason.answers.items())
    words = f"{reason.rule.because} You said: {said}." if said else reason.rule.because
    return (words, *references.cite(reason.rule.citations))


def _spoken(question: Question, options: frozenset[str]) -> str:
    """Return an answer that stands alone: where one fits many questions, like "yes" or "none", with its question."""
    found = [option for option in question.options.values() if option.id in options]
    words = "; ".join(option.label.rstrip(".") for option in found)
    return words if question.multiple and not any(option.alone for option in found) else f"{question.asked} {words}"


def _also(interview: Interview, advice: Advice, references: References) -> list[Block]:
    if not advice.also:
        return []
    items = tuple(_reason(interview, reason, references) for reason in advice.also)
    return [Heading(2, "What else was true"), BulletList(items)]


def _notes(advice: Advice, references: References) -> list[Block]:
    blocks: list[Block] = []
    for kind, title in NOTES.items():
        found = [note for note in advice.notes if note.kind is kind]
        if found:
            items: tuple[Inline, ...] = tuple((note.text, *references.cite(note.citations)) for note in found)
            blocks += [Heading(2, title), BulletList(items)]
    return blocks


def _choosing(professions: Sequence[Profession], references: References) -> list[Block]:
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
    beside = wording.CERTAINTY[fact.certainty]
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


def _changes(changes: Sequence[Change]) -> list[Block]:
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
    items = tuple(
        (f'{one.question.asked} If your answer were "{one.option.label.rstrip(".")}": {one.outcome.label}.',)
        for one in chosen
    )
    return [Heading(2, "What would change this answer"), BulletList(items)]
