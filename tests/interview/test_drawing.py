"""The logic drawn."""

from __future__ import annotations

import html
import re

import pytest

from answering import CARE
from ptvspt.interview import drawing, rules
from ptvspt.interview.records import Interview
from ptvspt.loading import library

SHIPPED = library.interview(library.shipped())
BOTH = pytest.mark.parametrize("interview", [CARE, SHIPPED], ids=["fixture", "shipped"])


def mermaid(text: str) -> tuple[dict[str, str], list[rules.Edge]]:
    """Read a flowchart strictly: every line is a node or an edge with a label."""
    head, *lines = text.splitlines()
    assert head == "flowchart TD"
    nodes, edges = {}, []
    for line in lines:
        edge = re.fullmatch(r'  (\w+) -- "([^"<>]+)" --> (\w+)', line)
        node = re.fullmatch(r'  (\w+)(?:\["([^"<>]+)"\]|\(\["([^"<>]+)"\]\)|\(\[(Start)\]\))', line)
        assert edge or node, line
        if edge:
            edges.append(rules.Edge(*edge.groups()))
        elif node:
            assert node[1] not in nodes
            nodes[node[1]] = node[2] or node[3] or node[4]
    return nodes, edges


def dot(text: str) -> tuple[dict[str, str], list[rules.Edge]]:
    """Read a graph strictly: every line is a node or an edge with a label."""
    head, direction, *lines, end = text.splitlines()
    assert re.fullmatch(r'digraph "[\w-]+" \{', head)
    assert (direction, end) == ("  rankdir=TB;", "}")
    nodes, edges = {}, []
    for line in lines:
        edge = re.fullmatch(r'  (\w+) -> (\w+) \[label="((?:[^"\\]|\\.)+)"\];', line)
        node = re.fullmatch(r'  (\w+) \[label="((?:[^"\\]|\\.)+)", shape=(?:box|oval)\];', line)
        assert edge or node, line
        if edge:
            edges.append(rules.Edge(edge[1], edge[3], edge[2]))
        elif node:
            assert node[1] not in nodes
            nodes[node[1]] = re.sub(r"\\(.)", r"\1", node[2])
    return nodes, edges


@BOTH
def test_both_drawings_show_the_same(interview: Interview) -> None:
    nodes, edges = mermaid(drawing.mermaid(interview))
    others, arrows = dot(drawing.dot(interview))
    assert nodes.keys() == others.keys()
    assert edges == arrows == rules.edges(interview)
    assert others["start"] == "Start"
    names = [one.text for one in interview.questions.values()] + [one.label for one in interview.outcomes.values()]
    assert list(others.values())[1:] == names


@BOTH
def test_every_edge_is_labelled_and_joins_nodes_that_are_declared(interview: Interview) -> None:
    nodes, edges = mermaid(drawing.mermaid(interview))
    assert all(edge.label.strip() and {edge.start, edge.end} <= nodes.keys() for edge in edges)


@BOTH
def test_every_question_and_outcome_is_reached_from_the_start(interview: Interview) -> None:
    nodes, edges = mermaid(drawing.mermaid(interview))
    reached = {"start"}
    while more := {edge.end for edge in edges if edge.start in reached} - reached:
        reached |= more
    assert reached == nodes.keys()


def test_no_character_of_the_data_breaks_a_drawing() -> None:
    text = 'Is it "a\\b", <c> & ]d[?'
    goal = CARE.questions["goal"]._replace(text=text)
    odd = CARE._replace(questions={**CARE.questions, "goal": goal})
    assert dot(drawing.dot(odd))[0]["q_goal"] == text
    shown = mermaid(drawing.mermaid(odd))[0]["q_goal"]
    assert re.sub(r"#(\w+);", lambda found: html.unescape(f"&{found[1]};"), shown) == text
