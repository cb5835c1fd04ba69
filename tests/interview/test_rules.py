"""The logic laid open: tables, data and drawings."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

from answering import CARE
from ptvspt.document.tree import Table
from ptvspt.interview import rules
from ptvspt.interview.conditions import All, AnyOf, Is, Not, holds, mentioned
from ptvspt.interview.records import Interview
from ptvspt.loading import library

SHIPPED = library.interview(library.shipped())
BOTH = pytest.mark.parametrize("interview", [CARE, SHIPPED], ids=["fixture", "shipped"])
PAIN, WELL = Is("complaint", frozenset(("pain", "balance"))), Is("goal", frozenset(("strength",)))


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (PAIN, "complaint is balance or pain"),
        (Not(WELL), "not (goal is strength)"),
        (All(()), "always"),
        (All((PAIN, WELL)), "complaint is balance or pain and goal is strength"),
        (
            AnyOf((All((Not(PAIN), WELL)), WELL)),
            "(not (complaint is balance or pain) and goal is strength) or goal is strength",
        ),
    ],
)
def test_a_condition_is_said_in_words(condition: Any, words: str) -> None:
    assert rules.spoken(condition) == words


@BOTH
def test_the_tables_hold_every_question_outcome_and_rule(interview: Interview) -> None:
    outcomes, questions, tables = (one for one in rules.document(interview).blocks if isinstance(one, Table))
    heads = [[row[0][0].content[0] for row in table.rows] for table in (outcomes, questions, tables)]
    assert heads == [list(interview.outcomes), list(interview.questions), [rule.id for rule in interview.rules]]


@BOTH
def test_the_data_has_questions_rules_with_sources_and_outcomes(interview: Interview) -> None:
    found = rules.data(interview)
    assert found["schema"] == 1
    assert (found["interview"], found["logic_version"]) == (interview.id, interview.version)
    assert [one["id"] for one in found["questions"]] == list(interview.questions)
    assert [one["id"] for one in found["outcomes"]] == list(interview.outcomes)
    assert [one["id"] for one in found["rules"]] == [rule.id for rule in interview.rules]
    assert all(rule["sources"] and rule["because"] and rule["when"] for rule in found["rules"])
    assert all(source["url"].startswith("http") for rule in found["rules"] for source in rule["sources"])


def condition(tree: list[Any]) -> Is | All | AnyOf | Not:
    """Read a condition back as the data documents it."""
    kind, *rest = tree
    match kind:
        case "is":
            return Is(rest[0], frozenset(rest[1]))
        case "not":
            return Not(condition(rest[0]))
        case "all":
            return All(tuple(map(condition, rest)))
        case _:
            return AnyOf(tuple(map(condition, rest)))


@BOTH
def test_a_condition_of_the_data_reads_back(interview: Interview) -> None:
    found = rules.data(interview)
    assert [condition(one["when"]) for one in found["rules"]] == [rule.when for rule in interview.rules]
    whens = [one["when"] and condition(one["when"]) for one in found["questions"]]
    assert whens == [question.when for question in interview.questions.values()]


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
    nodes, edges = mermaid(rules.mermaid(interview))
    others, arrows = dot(rules.dot(interview))
    assert nodes.keys() == others.keys()
    assert edges == arrows == rules.edges(interview)
    assert others["start"] == "Start"
    names = [one.text for one in interview.questions.values()] + [one.label for one in interview.outcomes.values()]
    assert list(others.values())[1:] == names


@BOTH
def test_every_edge_is_labelled_and_joins_nodes_that_are_declared(interview: Interview) -> None:
    nodes, edges = mermaid(rules.mermaid(interview))
    assert all(edge.label.strip() and {edge.start, edge.end} <= nodes.keys() for edge in edges)


@BOTH
def test_every_question_and_outcome_is_reached_from_the_start(interview: Interview) -> None:
    nodes, edges = mermaid(rules.mermaid(interview))
    reached = {"start"}
    while more := {edge.end for edge in edges if edge.start in reached} - reached:
        reached |= more
    assert reached == nodes.keys()


@BOTH
def test_every_question_that_a_rule_asks_about_leads_to_its_outcome(interview: Interview) -> None:
    arrows = {(edge.start, edge.end) for edge in rules.edges(interview)}
    for rule in interview.rules:
        for question in mentioned(rule.when):
            assert (f"q_{question}".replace("-", "_"), f"o_{rule.outcome}".replace("-", "_")) in arrows


def test_no_character_of_the_data_breaks_a_drawing() -> None:
    text = 'Is it "a\\b", <c> & ]d[?'
    goal = CARE.questions["goal"]._replace(text=text)
    odd = CARE._replace(questions={**CARE.questions, "goal": goal})
    assert dot(rules.dot(odd))[0]["q_goal"] == text
    shown = mermaid(rules.mermaid(odd))[0]["q_goal"]
    assert re.sub(r"#(\w+);", lambda found: html.unescape(f"&{found[1]};"), shown) == text


def test_an_edge_says_what_is_denied_and_what_belongs_together() -> None:
    found = rules.edges(CARE)
    assert rules.Edge("q_age", "not child", "q_health") in found
    assert rules.Edge("q_goal", "not strength (pt-problem)", "o_pt") in found
    assert rules.Edge("q_signs_leg", "cold", "o_emergency") in found
    assert rules.Edge("q_pay", "none of the above", "o_trainer") in found


def test_an_edge_holds_for_the_answers_of_its_label() -> None:
    for edge in rules.edges(CARE):
        if edge.end.startswith("q_") and not edge.label.startswith(("not ", "first", "then")):
            question = CARE.questions[edge.start.removeprefix("q_").replace("_", "-")]
            assert set(edge.label.split(", ")) <= set(question.options)
            assert holds(
                Is(question.id, frozenset(edge.label.split(", "))),
                {question.id: frozenset((edge.label.split(", ")[0],))},
            )
