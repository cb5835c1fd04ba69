from __future__ import annotations

import pytest

from ptvspt.career import earning
from ptvspt.career.money import cost
from ptvspt.career.paths import Settings, usual, way
from ptvspt.career.records import Careers, Item
from ptvspt.loading import library
from ptvspt.profiles.records import Catalogue, Fact, Missing


@pytest.fixture(scope="module")
def shown(shipped: Careers) -> Catalogue:
    return earning.at(library.load(), shipped, ("US", "the US"))


def told(catalogue: Catalogue, id_: str) -> list[Fact]:
    """Return what is told of years, cost and break-even."""
    profession = catalogue.professions[id_]
    return [profession.about(earning.SECTION, one)[0] for one in earning.SECTION.attributes]


@pytest.mark.parametrize(
    ("id_", "brief"),
    [
        ("pt", "7 years"),
        ("trainer", "3 to 6 months"),
        ("massage-therapist", "12 to 16 months"),
        ("dietitian", "5 to 6 years"),
        ("physician", "12 to 13 years, the last 4 to 5 paid"),
    ],
)
def test_years_are_those_of_the_usual_path_and_training_is_paid(shown: Catalogue, id_: str, brief: str) -> None:
    assert told(shown, id_)[0].brief == brief


def test_every_profession_is_told_in_short_with_its_sources(shown: Catalogue) -> None:
    for id_ in shown.professions:
        for fact in told(shown, id_):
            assert len(fact.brief or "") <= 50
            assert fact.citations or fact.value is Missing.DOES_NOT_APPLY


def test_a_cost_is_that_of_the_calculation(shown: Catalogue, shipped: Careers) -> None:
    for id_ in shown.professions:
        path = usual(shipped, id_)
        assert path is not None
        going = way(shipped, path, Settings(), "the US")
        assert told(shown, id_)[1].value == pytest.approx(cost(going), abs=0.5)


def test_where_no_wages_are_published_nothing_is_said_to_pay_off() -> None:
    careers, code, place = library.careers(None, "OH")
    found = told(earning.at(library.load(), careers, (code, place)), "physician")
    assert found[0].value == "12 to 13 years, the last 4 to 5 paid"
    assert found[2].value is Missing.NOT_PUBLISHED


def test_a_path_without_figures_of_cost_has_none(shipped: Careers) -> None:
    bare = shipped.paths["pt:public"]._replace(
        figures={item: one for item, one in shipped.paths["pt:public"].figures.items() if item is Item.PROGRAM_YEARS}
    )
    careers = shipped._replace(paths={**shipped.paths, "pt:public": bare})
    found = told(earning.at(library.load(), careers, ("US", "the US")), "pt")
    assert (found[0].value, found[1].value) == ("3 years", Missing.UNKNOWN)
