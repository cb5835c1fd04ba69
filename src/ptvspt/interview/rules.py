"""An interview's logic laid open: documents, typed data, and drawings with labelled edges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ptvspt.document.tree import Block, Document, Heading, Line, Paragraph, Table
from ptvspt.interview.conditions import All, AnyOf, Condition, Is, Not
from ptvspt.interview.records import Interview, Question
from ptvspt.profiles import export
from ptvspt.profiles.citing import References
from ptvspt.results import SCHEMA


class Edge(NamedTuple):
    """A drawn arrow: from a question, by some answers, to a question or an outcome."""

    start: str
    label: str
    end: str


def document(interview: Interview) -> Document:
    """Return questions, outcomes and rules as tables."""
    references = References()
    questions = tuple(
        (
            (Line((question.id,)),),
            (Line((question.text,)), *(_options(question))),
            (Line((spoken(question.when) if question.when else "always",)),),
        )
        for question in interview.questions.values()
    )
    outcomes = tuple(
        ((Line((one.id,)),), (Line((one.label,)),), (Line((one.urgency,)),)) for one in interview.outcomes.values()
    )
    rules = tuple(
        (
            (Line((rule.id,)),),
            (Line((spoken(rule.when),)),),
            (Line((f"{rule.outcome}: {rule.because}", *references.marks(rule.citations))),),
        )
        for rule in interview.rules
    )
    how = "Every rule that holds is collected; the most urgent outcome among them is the answer."
    blocks: tuple[Block, ...] = (
        Paragraph((how,)),
        Heading(2, "Outcomes, the most urgent first"),
        Table(("Outcome", "In words", "How soon"), outcomes),
        Heading(2, "Questions"),
        Table(("Question", "Text and options", "Asked when"), questions),
        Heading(2, "Rules"),
        Table(("Rule", "Holds when", "Leads to, because"), rules),
        *references.bibliography(),
    )
    return Document(f"{interview.title}, logic of {interview.version}", blocks)


def data(interview: Interview) -> dict[str, Any]:
    """Return questions, rules and outcomes as JSON values; a condition is a list, its first item the operator."""
    return {
        "schema": SCHEMA,
        "interview": interview.id,
        "logic_version": interview.version,
        "questions": [
            {
                "id": one.id,
                "scope": one.scope.value,
                "text": one.text,
                "why": one.why,
                "multiple": one.multiple,
                "unsure": one.unsure,
                "options": [
                    {"id": option.id, "label": option.label, "alone": option.alone} for option in one.options.values()
                ],
                "when": _tree(one.when) if one.when else None,
            }
            for one in interview.questions.values()
        ],
        "rules": [
            {
                "id": rule.id,
                "when": _tree(rule.when),
                "outcome": rule.outcome,
                "because": rule.because,
                "sources": [export.source_data(one.source) | {"locator": one.locator} for one in rule.citations],
            }
            for rule in interview.rules
        ],
        "outcomes": [
            {
                "id": one.id,
                "label": one.label,
                "urgency": one.urgency,
                "summary": one.summary,
                "steps": list(one.steps),
                "ends": one.ends,
                "professions": list(one.professions),
            }
            for one in interview.outcomes.values()
        ],
    }


def mermaid(interview: Interview) -> str:
    """Return the flow as a Mermaid flowchart."""
    lines = ["flowchart TD", "  start([Start])"]
    for question in interview.questions.values():
        lines.append(f'  q_{_name(question.id)}["{_quoted(question.text)}"]')
    for outcome in interview.outcomes.values():
        lines.append(f'  o_{_name(outcome.id)}(["{_quoted(outcome.label)}"])')
    for edge in edges(interview):
        lines.append(f'  {edge.start} -- "{_quoted(edge.label)}" --> {edge.end}')
    return "\n".join(lines) + "\n"


def dot(interview: Interview) -> str:
    """Return the flow in the language of Graphviz."""
    lines = [f'digraph "{interview.id}" {{', "  rankdir=TB;", '  start [label="Start", shape=oval];']
    for question in interview.questions.values():
        lines.append(f'  q_{_name(question.id)} [label="{_escaped(question.text)}", shape=box];')
    for outcome in interview.outcomes.values():
        lines.append(f'  o_{_name(outcome.id)} [label="{_escaped(outcome.label)}", shape=oval];')
    for edge in edges(interview):
        lines.append(f'  {edge.start} -> {edge.end} [label="{_escaped(edge.label)}"];')
    return "\n".join([*lines, "}"]) + "\n"


def edges(interview: Interview) -> list[Edge]:
    """Return the arrows: from each question to the next, to those that its answers bring up, and to outcomes."""
    found: dict[Edge, None] = {}
    before = "start"
    for question in interview.questions.values():
        node = f"q_{_name(question.id)}"
        if question.when is None:
            found[Edge(before, "then" if before != "start" else "first", node)] = None
            before = node
        else:
            for part, denied in _asked(question.when):
                found[Edge(f"q_{_name(part.question)}", _labels(interview, part, denied=denied), node)] = None
    for rule in interview.rules:
        end = f"o_{_name(rule.outcome)}"
        parts = list(_asked(rule.when))
        for part, denied in parts:
            together = "" if len(parts) == 1 else f" ({rule.id})"
            label = _labels(interview, part, denied=denied) + together
            found[Edge(f"q_{_name(part.question)}", label, end)] = None
        if not parts:
            found[Edge(before, "none of the above", end)] = None
    return list(found)


def spoken(condition: Condition) -> str:
    """Return a condition in words of the data: questions and options by id."""
    match condition:
        case Is():
            return f"{condition.question} is {' or '.join(sorted(condition.options))}"
        case Not():
            return f"not ({spoken(condition.part)})"
        case All(()):
            return "always"
        case All():
            return " and ".join(_bracketed(part) for part in condition.parts)
        case AnyOf():
            return " or ".join(_bracketed(part) for part in condition.parts)


def _bracketed(condition: Condition) -> str:
    words = spoken(condition)
    return f"({words})" if isinstance(condition, All | AnyOf) and len(condition.parts) > 1 else words


def _asked(condition: Condition, *, denied: bool = False) -> Iterator[tuple[Is, bool]]:
    """Yield the answers that a condition asks for, and whether it denies them."""
    match condition:
        case Is():
            yield condition, denied
        case Not():
            yield from _asked(condition.part, denied=not denied)
        case All() | AnyOf():
            for part in condition.parts:
                yield from _asked(part, denied=denied)


def _labels(interview: Interview, part: Is, *, denied: bool) -> str:
    options = interview.questions[part.question].options
    named = ", ".join(option for option in options if option in part.options)
    return f"not {named}" if denied else named


def _tree(condition: Condition) -> list[Any]:
    match condition:
        case Is():
            return ["is", condition.question, sorted(condition.options)]
        case Not():
            return ["not", _tree(condition.part)]
        case All():
            return ["all", *(_tree(part) for part in condition.parts)]
        case AnyOf():
            return ["any", *(_tree(part) for part in condition.parts)]


def _options(question: Question) -> Iterator[Line]:
    for option in question.options.values():
        yield Line((f"{option.id}: {option.label}",), bullet="-")


def _name(id_: str) -> str:
    return id_.replace("-", "_")


def _quoted(text: str) -> str:
    return text.replace("&", "#amp;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
