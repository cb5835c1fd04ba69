from __future__ import annotations

import re

import pytest

from ptvspt.loading import library
from ptvspt.places import law
from ptvspt.places.local import LOCAL, access_fact, at, board, compact_fact, regulation, unpublished
from ptvspt.places.pay import SMALL, release
from ptvspt.places.records import Place
from ptvspt.profiles import wording
from ptvspt.profiles.records import Catalogue, Certainty, Fact, Missing, Profession


@pytest.fixture(scope="module")
def shipped() -> tuple[Catalogue, dict[str, Place]]:
    return library.load(), library.places()


def only(catalogue: Catalogue, profession: Profession, section: str, attribute: str) -> Fact:
    found = next(one for one in catalogue.sections[section].attributes if one.id == attribute)
    (fact,) = catalogue.professions[profession.id].about(catalogue.sections[section], found)
    return fact


def test_rows_of_a_place_stand_below_the_national_ones_they_belong_to(
    shipped: tuple[Catalogue, dict[str, Place]],
) -> None:
    catalogue, places = shipped
    local = at(catalogue, places["TX"], release(places))
    for section, names in LOCAL.items():
        ids = [one.id for one in local.sections[section].attributes]
        labels = {one.id: one.label for one in local.sections[section].attributes}
        for name in names:
            assert ids[ids.index(name) + 1] == f"{name}-tx"
            assert labels[f"{name}-tx"] == f"{labels[name]}, Texas"


def test_the_national_rows_stay_as_they_are(catalogue: Catalogue, places: dict[str, Place]) -> None:
    local = at(catalogue, places["CA"], release(places))
    for profession, section, attribute, fact in catalogue.statements():
        assert fact in local.professions[profession.id].about(section, attribute)


def test_every_figure_of_a_place_has_date_and_source(shipped: tuple[Catalogue, dict[str, Place]]) -> None:
    catalogue, places = shipped
    tables = release(places)
    for place in places.values():
        local = at(catalogue, place, tables)
        end = f"-{place.code.lower()}"
        for _, _, attribute, fact in local.statements():
            if attribute.id.endswith(end) and fact.value not in (Missing.UNKNOWN, Missing.DOES_NOT_APPLY):
                assert fact.as_of
                assert fact.citations
                assert wording.text(attribute, fact).strip()


def test_what_is_withheld_is_not_published_and_never_zero(catalogue: Catalogue, places: dict[str, Place]) -> None:
    tables = release(places)
    pt = catalogue.professions["pt"]
    cases = [
        ("AL", "employment"),
        ("AL", "jobs-per-1000"),
        ("DE", "median"),
        ("DE", "p10"),
        ("ME", "p90"),
        ("GU", "median"),
    ]
    for code, name in cases:
        fact = only(at(catalogue, places[code], tables), pt, "salary", f"{name}-{code.lower()}")
        assert fact.value is Missing.NOT_PUBLISHED
        assert fact.as_of == "2026-05"
        assert fact.citations


def test_wages_of_a_profession_that_no_place_has_are_unknown(catalogue: Catalogue, places: dict[str, Place]) -> None:
    local = at(catalogue, places["CA"], release(places))
    fact = only(local, catalogue.professions["massage-therapist"], "salary", "median-ca")
    assert (fact.value, fact.note) == (Missing.UNKNOWN, "No wages by state for this profession.")


def test_the_law_of_a_place_is_for_physical_therapists_and_what_holds_in_general_for_others(
    shipped: tuple[Catalogue, dict[str, Place]],
) -> None:
    catalogue, places = shipped
    local = at(catalogue, places["AL"], release(places))
    pt = only(local, catalogue.professions["pt"], "access", "without-referral-al")
    assert pt.certainty is Certainty.PARTLY
    assert pt.note is not None
    assert pt.note.endswith(law.INSURER)
    assert law.ASK_BOARD in pt.note
    trainer = only(local, catalogue.professions["trainer"], "access", "without-referral-al")
    assert (trainer,) == catalogue.professions["trainer"].facts["access"]["without-referral"]
    ot = only(local, catalogue.professions["ot"], "access", "without-referral-al")
    assert (ot,) == catalogue.professions["ot"].facts["access"]["without-referral"]
    compact = only(local, catalogue.professions["pta"], "licensing", "interstate-compact-al")
    assert "PT Compact" in str(compact.value)


def test_figures_of_different_releases_say_so(catalogue: Catalogue, places: dict[str, Place]) -> None:
    tables, pt = release(places), catalogue.professions["pt"]
    other = only(at(catalogue, places["IL"], tables), pt, "salary", "median-il")
    assert other.note is not None
    assert re.search(r"Not like for like: .*May 2026.*May 2025", other.note)
    assert only(at(catalogue, places["CA"], tables), pt, "salary", "median-ca").note is None


def test_few_jobs_are_pointed_out_at_the_median(catalogue: Catalogue, places: dict[str, Place]) -> None:
    local, pt = at(catalogue, places["WY"], release(places)), catalogue.professions["pt"]
    assert only(local, pt, "salary", "median-wy").note == SMALL
    assert only(local, pt, "salary", "p10-wy").note is None


def test_a_place_of_which_nothing_is_known_is_unknown_throughout() -> None:
    nowhere = Place(code="XX", name="Nowhere", access=None, compact=None, pay={})
    assert access_fact(nowhere).value is Missing.UNKNOWN
    assert compact_fact(nowhere).value is Missing.UNKNOWN


@pytest.mark.parametrize("code", ["CA", "IL", "WY"])
def test_the_rows_of_pay_hold_the_figures_of_the_place(
    code: str, catalogue: Catalogue, places: dict[str, Place]
) -> None:
    local, pt, pay = at(catalogue, places[code], release(places)), catalogue.professions["pt"], places[code].pay["pt"]
    there = {one.id for one in catalogue.sections["salary"].attributes}
    for name in there.intersection(LOCAL["salary"]):
        assert only(local, pt, "salary", f"{name}-{code.lower()}").value == getattr(pay, name)
    rate = only(local, pt, "salary", f"jobs-per-1000-{code.lower()}")
    assert (rate.value, rate.note) == (pay.jobs_per_1000, None)


def test_a_place_has_one_row_of_jobs_per_1000_below_its_jobs(shipped: tuple[Catalogue, dict[str, Place]]) -> None:
    catalogue, places = shipped
    local = at(catalogue, places["TX"], release(places))
    found = {id_: [one.id for one in section.attributes] for id_, section in local.sections.items()}
    assert [id_ for id_, ids in found.items() for one in ids if one == "jobs-per-1000-tx"] == ["salary"]
    assert found["salary"][found["salary"].index("employment-tx") + 1] == "jobs-per-1000-tx"
    assert all(one.startswith(("jobs-per-1000", *LOCAL["salary"])) for one in found["salary"] if one.endswith("-tx"))


def test_the_compact_is_for_therapists_and_their_assistants(shipped: tuple[Catalogue, dict[str, Place]]) -> None:
    catalogue, places = shipped
    local = at(catalogue, places["AL"], release(places))
    ot = only(local, catalogue.professions["ot"], "licensing", "interstate-compact-al")
    assert (ot,) == catalogue.professions["ot"].facts["licensing"]["interstate-compact"]


def test_without_tables_no_wages_are_held(catalogue: Catalogue) -> None:
    pt = catalogue.professions["pt"]
    assert unpublished(pt, None).value is Missing.UNKNOWN


def test_regulation_is_of_every_profession_and_the_board_of_therapists(
    shipped: tuple[Catalogue, dict[str, Place]],
) -> None:
    catalogue, _ = shipped
    assert [one.id for one, *_ in regulation(catalogue)] == list(catalogue.professions)
    ((attribute, found),) = board(catalogue)
    assert attribute.id == "verify"
    assert len(found) == 1
    others = {id_: one for id_, one in catalogue.professions.items() if id_ != "pt"}
    assert list(board(catalogue._replace(professions=others))) == []
    assert list(board(catalogue._replace(sections={}))) == []
    assert list(regulation(catalogue._replace(sections={}))) == []
