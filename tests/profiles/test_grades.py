"""How much the sources of a fact weigh."""

from __future__ import annotations

import pytest

from ptvspt.profiles.grades import AUTHORITIES, PUBLIC, own_view, rests_on, sold
from ptvspt.profiles.records import Catalogue, Certainty, Citation, Fact, Grade, Source


@pytest.fixture
def source(catalogue: Catalogue) -> Source:
    return next(iter(catalogue.sources.values()))


def cited(source: Source, *grades: Grade) -> tuple[Citation, ...]:
    return tuple(Citation(source._replace(grade=grade)) for grade in grades)


def test_one_authority_is_enough(source: Source) -> None:
    assert rests_on(cited(source, Grade.COMMERCIAL, Grade.OFFICIAL), AUTHORITIES)
    assert rests_on(cited(source, Grade.PROFESSIONAL), AUTHORITIES)
    assert not rests_on(cited(source, Grade.INSTITUTION, Grade.PRESS, Grade.COMMERCIAL), AUTHORITIES)
    assert not rests_on((), AUTHORITIES)


def test_the_public_grades_are_all_but_press_and_commerce() -> None:
    assert set(Grade) - PUBLIC == {Grade.PRESS, Grade.COMMERCIAL}


def test_a_fact_is_sold_when_all_its_sources_are(source: Source) -> None:
    assert sold(cited(source, Grade.COMMERCIAL, Grade.COMMERCIAL))
    assert not sold(cited(source, Grade.COMMERCIAL, Grade.PRESS))
    assert not sold(())


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"note": "So thinks Gym & Co."}, True),
        ({"note": "So thinks GYM & CO."}, True),
        ({"note": "So thinks G&C."}, True),
        ({"value": ("Fun", "says Gym & Co")}, True),
        ({"brief": "Gym & Co likes it"}, True),
        ({"note": "So some think."}, False),
        ({"note": "So thinks Gym & Co.", "certainty": Certainty.WEAK}, False),
    ],
)
def test_a_view_is_somebodys_when_it_names_who_is_cited(
    source: Source, changes: dict[str, object], expected: bool
) -> None:
    owner = source._replace(publisher="Gym & Co", short="G&C")
    fact = Fact(value="It is fun.", certainty=Certainty.OPINION, citations=(Citation(owner),))
    assert own_view(fact._replace(**changes)) is expected  # type: ignore[arg-type]  # fields by name
