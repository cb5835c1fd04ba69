"""An interview's logic drawn: questions and outcomes, with an arrow for each answer that leads on."""

from __future__ import annotations

from ptvspt.interview.records import Interview
from ptvspt.interview.rules import START, edges, outcome_node, question_node


def mermaid(interview: Interview) -> str:
    """Return the flow as a Mermaid flowchart."""
    lines = ["flowchart TD", f"  {START}([Start])"]
    for question in interview.questions.values():
        lines.append(f'  {question_node(question.id)}["{_quoted(question.text)}"]')
    for outcome in interview.outcomes.values():
        lines.append(f'  {outcome_node(outcome.id)}(["{_quoted(outcome.label)}"])')
    for edge in edges(interview):
        lines.append(f'  {edge.start} -- "{_quoted(edge.label)}" --> {edge.end}')
    return "\n".join(lines) + "\n"


def dot(interview: Interview) -> str:
    """Return the flow in the language of Graphviz."""
    lines = [f'digraph "{interview.id}" {{', "  rankdir=TB;", f'  {START} [label="Start", shape=oval];']
    for question in interview.questions.values():
        lines.append(f'  {question_node(question.id)} [label="{_escaped(question.text)}", shape=box];')
    for outcome in interview.outcomes.values():
        lines.append(f'  {outcome_node(outcome.id)} [label="{_escaped(outcome.label)}", shape=oval];')
    for edge in edges(interview):
        lines.append(f'  {edge.start} -> {edge.end} [label="{_escaped(edge.label)}"];')
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    return text.replace("&", "#amp;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
