from __future__ import annotations

from pathlib import Path

import pytest

from ptvspt.loading import library
from ptvspt.places import law
from ptvspt.places.records import Access, Known, Level, Limit, LimitKind, LimitUnit, Place


@pytest.fixture(scope="module")
def places(fixture_dir: Path) -> dict[str, Place]:
    return library.places(fixture_dir)


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


def test_short_forms_are_as_short_as_the_quick_view_wants(places: dict[str, Place]) -> None:
    for place in (*places.values(), *library.places().values()):
        assert len(law.access_brief(place.access)) <= law.BRIEF


@pytest.mark.parametrize("known", Known)
def test_what_is_not_surely_known_says_whom_to_ask(known: Known) -> None:
    assert ("ask the state board" in law.SURE[known]) is (known is not Known.YES)
    assert ("ask the state board" in law.COMPACT_SURE[known]) is (known is not Known.YES)


def test_every_place_has_one_level(places: dict[str, Place]) -> None:
    levels = law.levels(places.values())
    assert list(levels) == list(Level)
    assert sorted(one.code for found in levels.values() for one in found) == sorted(places)
