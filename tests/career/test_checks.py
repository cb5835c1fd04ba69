from __future__ import annotations

from collections.abc import Callable

import pytest

from ptvspt.career.checks import CHECKS, run, sources
from ptvspt.career.records import Careers, Figure, Item, Path
from ptvspt.profiles.records import Certainty, Checked, Grade, When

TODAY = "2026-11-27"


def figure(careers: Careers, item: Item, **changes: object) -> Careers:
    """Return careers in which a figure of the therapist is another."""
    path = careers.paths["pt:public"]
    changed: Figure = path.figures[item]._replace(**changes)  # type: ignore[arg-type]  # a field and its value
    return careers._replace(paths={**careers.paths, path.id: path._replace(figures={**path.figures, item: changed})})


def path(careers: Careers, **changes: object) -> Careers:
    """Return careers in which the therapist's path is another."""
    changed: Path = careers.paths["pt:public"]._replace(**changes)  # type: ignore[arg-type]  # a field and its value
    return careers._replace(paths={**careers.paths, changed.id: changed})


def weaker(careers: Careers, **changes: object) -> Careers:
    """Return careers in which a source of the therapist's cost is another, and the cost is sure."""
    source = careers.paths["pt:public"].figures[Item.PROGRAM_COST].sources[0]
    other = source._replace(**changes)  # type: ignore[arg-type]  # a field and its value
    return figure(careers, Item.PROGRAM_COST, sources=(other,), certainty=Certainty.CONFIRMED)


BROKEN: dict[str, Callable[[Careers], Careers]] = {
    "career-usual": lambda careers: path(careers, usual=False),
    "career-short": lambda careers: path(careers, short="A physical therapist of a public school"),
    "career-amounts": lambda careers: figure(careers, Item.PROGRAM_YEARS, high=90.0),
    "career-dates": lambda careers: figure(careers, Item.PROGRAM_COST, as_of=When("2027-01")),
    "career-fresh": lambda careers: weaker(careers, checked=Checked("2020-01-01")),
    "career-grade": lambda careers: weaker(careers, grade=Grade.COMMERCIAL),
    "career-talk": lambda careers: figure(careers, Item.PROGRAM_COST, note="The original was not found."),
}


def test_every_check_has_a_failing_case() -> None:
    assert set(BROKEN) == {check.name for check in CHECKS}


@pytest.mark.parametrize("name", BROKEN)
def test_a_check_finds_what_it_is_for_and_nothing_else_does(careers: Careers, name: str) -> None:
    assert run(careers, TODAY) == []
    (found,) = run(BROKEN[name](careers), TODAY)
    assert found[0].name == name
    assert found[1].key.startswith("pt:public")


def test_the_sources_of_all_figures_count_as_cited(careers: Careers) -> None:
    assert sources(careers) == {"board-list", "census-2026", "herald"}
