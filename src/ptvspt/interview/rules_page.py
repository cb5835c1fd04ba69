"""An interview's logic for people: what it is, its questions and outcomes, and each part on demand."""

from __future__ import annotations

from collections.abc import Iterator

from ptvspt.document.tree import Block, BulletList, Depth, Document, Heading, Inline, Paragraph, Table
from ptvspt.interview.conditions import mentioned
from ptvspt.interview.records import Interview, Outcome, Question, Rule
from ptvspt.interview.rules import only, parts, spoken
from ptvspt.profiles.citing import References
from ptvspt.profiles.foot import text_cell

HOW = "Every rule that holds is collected; the most urgent outcome among them is the answer."


def logic(interview: Interview, *, depth: Depth = Depth.BRIEF) -> Document:
    """Return the questions and outcomes in order, or every part in full."""
    title = f"{interview.title}, logic of {interview.version}"
    if depth is not Depth.BRIEF:
        references = References()
        laid = (part for one in parts(interview) for part in _part(interview, one, references))
        return Document(title, (Paragraph((HOW,)), *laid, *references.bibliography()))
    questions = tuple((text_cell(one.id), text_cell(one.asked)) for one in interview.questions.values())
    outcomes = tuple((text_cell(one.id), text_cell(one.label)) for one in interview.outcomes.values())
    count = f"{len(interview.rules)} rules lead to {len(outcomes)} outcomes. {HOW}"
    more = "One question, outcome or rule: ptvspt rules ID. All of them: ptvspt rules --full"
    return Document(
        title,
        (
            Paragraph((count,)),
            Table(("Question", "In the order in which they come"), questions),
            Table(("Outcome", "The most urgent first"), outcomes),
            Paragraph((more,), aside=True),
        ),
    )


def part(interview: Interview, id_: str) -> Document:
    """Return the questions, outcomes and rules of an id in full. Raises UsageError when there is none."""
    references = References()
    blocks = [block for one in parts(only(interview, id_)) for block in _part(interview, one, references)]
    return Document(f"{interview.title}, logic of {interview.version}", (*blocks, *references.bibliography()))


def _part(interview: Interview, one: Question | Outcome | Rule, references: References) -> Iterator[Block]:
    match one:
        case Question():
            yield Heading(2, f"Question {one.id}")
            yield BulletList(tuple(_question(interview, one)))
            yield BulletList(tuple((f"{option.id}: {option.whole}",) for option in one.options.values()))
        case Outcome():
            yield Heading(2, f"Outcome {one.id}")
            rules = ", ".join(rule.id for rule in interview.rules if rule.outcome == one.id)
            yield BulletList(((one.label,), (one.urgency,), (one.summary,), (f"Rules that lead here: {rules}",)))
        case Rule():
            yield Heading(2, f"Rule {one.id}")
            yield BulletList(
                (
                    (f"Holds when: {spoken(one.when)}",),
                    (f"Leads to: {one.outcome}",),
                    (f"Because: {one.because}", *references.cite(one.citations, where=True)),
                )
            )


def _question(interview: Interview, one: Question) -> Iterator[Inline]:
    yield (one.text,)
    yield (f"Why it is asked: {one.why}",)
    yield (f"Asked when: {spoken(one.when) if one.when else 'always'}",)
    rules = ", ".join(rule.id for rule in interview.rules if one.id in mentioned(rule.when))
    yield (f"Rules that ask for it: {rules or 'none'}",)
