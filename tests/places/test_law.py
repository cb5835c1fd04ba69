from __future__ import annotations

import re
from pathlib import Path

import pytest

from ptvspt.loading import library
from ptvspt.places import law
from ptvspt.places.law import LOCAL, at, earnings, release
from ptvspt.places.records import Access, Known, Level, Limit, LimitKind, LimitUnit, Place
from ptvspt.profiles import wording
from ptvspt.profiles.records import Catalogue, Certainty, Fact, Missing, Profession


@pytest.fixture(scope="module")
def places(fixture_dir: Path) -> dict[str, Place]:
    return library.places(fixture_dir)


@pytest.fixture(scope="module")
def shipped() -> tuple[Catalogue, dict[str, Place]]:
    return library.load(), library.places()


def access(places: dict[str, Place], level: Level, *limits: Limit) -> Access:
    source = next(one.access.source for one in places.values() if one.access)
    return Access(
        level=level,
        limits=limits,
        provisions="",
        statute="",
        as_of=places["AL"].access.as_of,  # type: ignore[union-attr]  # the fixture has it
        source=source,
        known=Known.YES,
    )


def only(catalogue: Catalogue, profession: Profession, section: str, attribute: str) -> Fact:
    found = next(one for one in catalogue.sections[section].attributes if one.id == attribute)
    (fact,) = catalogue.professions[profession.id].about(catalogue.sections[section], found)
    return fact


WORDS = {
    "AK": "You can see a physical therapist without a referral. No limit of days or visits is set.",
    "CA": "You can see a physical therapist without a referral."
    " After 45 days or 12 visits the law sets conditions to go on, such as a referral or a doctor's signature.",
    "DE": "You can see a physical therapist without a referral."
    " After 30 days the therapist must consult another provider.",
    "AL": "You can see a physical therapist without a referral."
    " If you do not improve within 30 days or 11 visits, the therapist must bring in another provider.",
    "IL": "You can see a physical therapist without a referral."
    " If you do not improve within 15 business days or 10 visits, the therapist must bring in another provider.",
    "ME": "You can see a physical therapist without a referral."
    " After 1 visit the law sets conditions to go on, such as a referral or a doctor's signature."
    " If you do not improve within 30 days, the therapist must bring in another provider."
    " After 120 days the therapist must consult another provider.",
    "DC": "You can see a physical therapist without a referral. Conditions apply.",
    "PR": "An older law text (Dec 2025) asks for a referral; later changes were not checked.",
    "GU": "It is not known whether you can see a physical therapist without a referral.",
}


@pytest.mark.parametrize(("code", "words"), WORDS.items())
def test_direct_access_is_told_in_whole_sentences(code: str, words: str, places: dict[str, Place]) -> None:
    assert law.access_words(places[code].access) == words


@pytest.mark.parametrize("kind", LimitKind)
def test_every_kind_of_limit_has_its_own_words(kind: LimitKind, places: dict[str, Place]) -> None:
    limit = Limit(amount=21, unit=LimitUnit.DAYS, kind=kind)
    words = law.access_words(access(places, Level.WITH_PROVISIONS, limit))
    assert "21 days" in words
    others = [law.AFTER[one].split("{}")[1] for one in LimitKind if one is not kind]
    assert not any(other in words for other in others)


@pytest.mark.parametrize("known", Known)
def test_that_a_referral_is_needed_is_plain_only_where_the_present_law_was_read(
    known: Known, places: dict[str, Place]
) -> None:
    asked = access(places, Level.REFERRAL_REQUIRED)._replace(known=known)
    assert law.access_words(asked).startswith("You need a referral") is (known is Known.YES)
    assert law.access_brief(asked).startswith("No, a referral") is (known is Known.YES)
    assert ("old" in law.access_brief(asked).lower()) is (known is not Known.YES)


def test_no_word_on_how_surely_a_row_is_known_claims_a_level(places: dict[str, Place]) -> None:
    for words in law.SURE.values():
        assert "level" not in words.lower()
    assert law.sure(places["PR"].access) == law.SURE[Known.PARTLY]


def test_a_level_that_is_no_place_is_not_known(places: dict[str, Place]) -> None:
    assert law.access_words(None) == WORDS["GU"]
    assert law.access_brief(None) == "unknown"


def test_short_forms_are_as_short_as_the_quick_view_wants(
    places: dict[str, Place], shipped: tuple[Catalogue, dict[str, Place]]
) -> None:
    for place in (*places.values(), *shipped[1].values()):
        assert len(law.access_brief(place.access)) <= law.BRIEF


@pytest.mark.parametrize("known", Known)
def test_what_is_not_surely_known_says_whom_to_ask(known: Known) -> None:
    assert ("ask the state board" in law.SURE[known]) is (known is not Known.YES)
    assert ("ask the state board" in law.COMPACT_SURE[known]) is (known is not Known.YES)


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
    assert (fact.value, fact.note) == (Missing.UNKNOWN, "Wages by state are not held here for this profession.")


def test_figures_of_different_releases_say_so(catalogue: Catalogue, places: dict[str, Place]) -> None:
    tables, pt = release(places), catalogue.professions["pt"]
    other = only(at(catalogue, places["IL"], tables), pt, "salary", "median-il")
    assert other.note is not None
    assert re.search(r"Not like for like: .*May 2026.*May 2025", other.note)
    assert only(at(catalogue, places["CA"], tables), pt, "salary", "median-ca").note is None
    unlike = {code: earnings(catalogue, places[code], tables)[0].unlike for code in ("IL", "CA")}
    assert unlike["IL"]
    assert not unlike["CA"]


def test_few_jobs_are_pointed_out(catalogue: Catalogue, places: dict[str, Place]) -> None:
    tables, pt = release(places), catalogue.professions["pt"]
    assert only(at(catalogue, places["WY"], tables), pt, "salary", "median-wy").note == law.SMALL
    pay = places["WY"].pay["pt"]
    assert law.few(pay)
    assert not law.few(places["CA"].pay["pt"])
    assert not law.few(places["AL"].pay["pt"])


def test_pay_is_set_beside_the_national_median(catalogue: Catalogue, places: dict[str, Place]) -> None:
    pt, trainer, massage = earnings(catalogue, places["CA"], release(places))
    median = places["CA"].pay["pt"].median
    assert median is not None
    assert (pt.by, pt.ratio) == (median - 101020, median / 101020)
    assert trainer.by is not None
    assert (massage.pay, massage.held, massage.by) == (None, False, None)


def test_the_law_of_a_place_is_for_physical_therapists(shipped: tuple[Catalogue, dict[str, Place]]) -> None:
    catalogue, places = shipped
    local = at(catalogue, places["AL"], release(places))
    pt = only(local, catalogue.professions["pt"], "access", "without-referral-al")
    assert pt.certainty is Certainty.PARTLY
    assert pt.note is not None
    assert pt.note.endswith(law.INSURER)
    assert law.SURE[Known.PARTLY] in pt.note
    trainer = only(local, catalogue.professions["trainer"], "access", "without-referral-al")
    assert trainer.value is Missing.DOES_NOT_APPLY
    ot = only(local, catalogue.professions["ot"], "access", "without-referral-al")
    assert ot.value is Missing.UNKNOWN
    assert ot.note
    compact = only(local, catalogue.professions["pta"], "licensing", "interstate-compact-al")
    assert "PT Compact" in str(compact.value)


def test_a_place_of_which_nothing_is_known_is_unknown_throughout(catalogue: Catalogue) -> None:
    nowhere = Place(code="XX", name="Nowhere", access=None, compact=None, pay={})
    assert law.access_fact(nowhere).value is Missing.UNKNOWN
    assert law.compact_fact(nowhere).value is Missing.UNKNOWN
    assert law.compact_words(None) == law.compact_words(None)
    assert release({"XX": nowhere}) is None
    assert earnings(catalogue, nowhere, None)[0].held is False


def test_every_place_has_one_level(places: dict[str, Place]) -> None:
    levels = law.levels(places.values())
    assert list(levels) == list(Level)
    assert sorted(one.code for found in levels.values() for one in found) == sorted(places)
