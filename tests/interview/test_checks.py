"""What `ptvspt check` holds of interviews."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from answering import CARE
from ptvspt.interview.checks import CHECKS, run, sources
from ptvspt.interview.conditions import Is
from ptvspt.interview.records import Interview, Option
from ptvspt.profiles.records import Catalogue, Grade


def with_question(id_: str, **changes: Any) -> Interview:
    return CARE._replace(questions={**CARE.questions, id_: CARE.questions["pay"]._replace(**changes)})


def with_outcome(id_: str, **changes: Any) -> Interview:
    return CARE._replace(outcomes={**CARE.outcomes, id_: CARE.outcomes["other"]._replace(id=id_, **changes)})


def with_rule(**changes: Any) -> Interview:
    first, *others = CARE.rules
    return CARE._replace(rules=(first._replace(id="first", **changes), *others))


def with_places(labels: Mapping[str, str]) -> Interview:
    options = {id_: Option(id=id_, label=label) for id_, label in {**labels, "unsure": "Not sure"}.items()}
    return with_question("jurisdiction", options=options, unsure="unsure")


PLACES = {"OH": "Ohio", "TX": "Texas"}
COMMERCIAL = CARE.rules[0].citations[0]
COMMERCIAL = COMMERCIAL._replace(source=COMMERCIAL.source._replace(grade=Grade.COMMERCIAL))
ONE = {"plan": CARE.questions["pay"].options["plan"]}
BROKEN: list[tuple[str, str, Interview]] = [
    ("interview-names", "care", CARE._replace(id="other")),
    ("interview-professions", "care.outcome.other", with_outcome("other", professions=("juggler",))),
    ("interview-professions", "care.rule.first", with_rule(professions=("pt", "juggler"))),
    ("interview-places", "care.question.jurisdiction", with_places({"oh": "Ohio", "tx": "Texas", "xx": "Nowhere"})),
    ("interview-places", "care.question.jurisdiction", with_places({"oh": "Texas", "tx": "Texas"})),
    ("interview-places", "care.question.jurisdiction", with_places({"oh": "Ohio"})),
    ("interview-reserved", "care.question.answers", with_question("answers")),
    ("interview-reserved", "care.question.version", with_question("version")),
    ("interview-questions", "care.question.pay", with_question("pay", options=ONE)),
    ("interview-questions", "care.question.pay", with_question("pay", unsure=None)),
    ("interview-ends", "care.rule.first", with_rule(when=Is("health", frozenset(("heart",))))),
    ("interview-outcomes", "care.outcome.dentist", with_outcome("dentist")),
    ("interview-choices", "care.choice.wait", CARE._replace(choices=(CARE.choices[1]._replace(benefits=()),))),
    ("interview-commercial", "care.rule.first", with_rule(citations=(COMMERCIAL,))),
    ("interview-talk", "care.rule.first", with_rule(because="Go, though the law was not read.")),
    ("interview-talk", "care.question.pay", with_question("pay", why="No figure of it was found.")),
    ("interview-talk", "care.question.pay", with_question("pay", short="No figure of it was found")),
    ("interview-talk", "care", CARE._replace(sure="No figure of it was found.")),
    ("interview-talk", "care.outcome.other", with_outcome("other", summary="This page does not say.")),
]


def test_the_fixture_passes(catalogue: Catalogue) -> None:
    assert run({"care": CARE}, catalogue.professions, PLACES) == []


@pytest.mark.parametrize(("name", "key", "broken"), BROKEN)
def test_what_breaks_a_rule_is_found_at_its_part(name: str, key: str, broken: Interview, catalogue: Catalogue) -> None:
    assert [(check.name, finding.key) for check, finding in run({"care": broken}, catalogue.professions, PLACES)] == [
        (name, key)
    ]


def test_every_check_has_a_failing_case() -> None:
    assert [check.name for check in CHECKS] == list(dict.fromkeys(name for name, *_ in BROKEN))


@pytest.mark.parametrize(("name", "key", "broken"), BROKEN)
def test_every_interview_is_checked(name: str, key: str, broken: Interview, catalogue: Catalogue) -> None:
    found = [
        finding.key
        for check, finding in run({"care": CARE, "last": broken}, catalogue.professions, PLACES)
        if check.name == name
    ]
    assert found == [key.replace("care", "last", 1)]


def test_sources_of_every_interview_are_used() -> None:
    bare = CARE._replace(rules=(), notes=(), choices=())
    assert sources({}) == set()
    assert sources({"bare": bare}) == set()
    (source,) = {one.citations[0].source.id for one in CARE.rules if one.id == "both-in-rehab"}
    one = bare._replace(rules=tuple(one for one in CARE.rules if one.id == "both-in-rehab"))
    assert sources({"bare": bare, "one": one}) == {source}


def test_the_places_of_the_data_are_sound_options(catalogue: Catalogue) -> None:
    sound = {"care": with_places({"tx": "Texas", "oh": "Ohio"})}
    assert run(sound, catalogue.professions, PLACES) == []
    assert run({"care": with_places({"xx": "Nowhere"})}, catalogue.professions, {}) == []  # there are no tables
