from __future__ import annotations

from enum import Enum

import pytest

from ptvspt.loading import library
from ptvspt.places import law
from ptvspt.places.records import Access, Known, Level, Limit, LimitKind, LimitUnit, Membership, Place


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


START = "You need no referral to start physical therapy."
WORDS = {
    "AK": "You need no referral for physical therapy. The law sets no limit of days or visits.",
    "CA": f"{START} After 45 days or 12 visits, whichever comes first, you need a referral, or a doctor must step in.",
    "DE": f"{START} After 30 days the therapist must consult another provider, such as a doctor.",
    "AL": f"{START} If you do not improve within 30 days or 11 visits,"
    " the therapist must bring in another provider, such as a doctor.",
    "IL": f"{START} If you do not improve within 15 business days or 10 visits,"
    " the therapist must bring in another provider, such as a doctor.",
    "ME": f"{START} After 1 visit you need a referral, or a doctor must step in."
    " If you do not improve within 30 days, the therapist must bring in another provider, such as a doctor."
    " After 120 days the therapist must consult another provider, such as a doctor.",
    "DC": f"{START} Some conditions apply.",
    "PR": "The law as it stood in Dec 2025 asks for a referral, and it may have changed since.",
    "GU": "It is not known whether you need a referral for physical therapy.",
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
    assert law.access_brief(asked).startswith("Yes, you need") is (known is Known.YES)
    assert ("old" in law.access_brief(asked).lower()) is (known is not Known.YES)


def test_no_word_on_how_surely_a_row_is_known_claims_a_level(places: dict[str, Place]) -> None:
    for words in law.SURE.values():
        assert "level" not in words.lower()
    assert law.sure(places["PR"].access) == law.SURE[Known.PARTLY]


def test_a_level_that_is_no_place_is_not_known(places: dict[str, Place]) -> None:
    assert law.access_words(None) == WORDS["GU"]
    assert law.access_brief(None) == "Not known"


def days(amount: int, kind: LimitKind) -> Limit:
    return Limit(amount, LimitUnit.DAYS, kind)


def visits(amount: int, kind: LimitKind) -> Limit:
    return Limit(amount, LimitUnit.VISITS, kind)


HARD, IMPROVING, CONSULTATION = LimitKind
SHORT = [
    (Level.UNRESTRICTED, (), "No"),
    (Level.REFERRAL_REQUIRED, (), "Yes, you need one"),
    (Level.UNKNOWN, (), "Not known"),
    (Level.WITH_PROVISIONS, (), "No, but conditions apply"),
    (Level.WITH_PROVISIONS, (days(30, CONSULTATION),), "No, but conditions apply"),
    (Level.WITH_PROVISIONS, (days(30, IMPROVING),), "No, while you improve"),
    (Level.WITH_PROVISIONS, (days(30, IMPROVING), days(90, HARD)), "No, for 90 days"),
    (Level.WITH_PROVISIONS, (days(45, HARD), visits(12, HARD)), "No, for 45 days or 12 visits"),
    (Level.WITH_PROVISIONS, (days(10000, HARD), visits(999, HARD)), "No, for 10,000 days or 999 visits"),
    (Level.WITH_PROVISIONS, (days(10**15, HARD), visits(10**15, HARD)), "No, for a limited time"),
]


@pytest.mark.parametrize(("level", "limits", "words"), SHORT)
def test_the_short_form_tells_the_limit_that_matters_most(
    level: Level, limits: tuple[Limit, ...], words: str, places: dict[str, Place]
) -> None:
    assert law.access_brief(access(places, level, *limits)) == words


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
    for level, found in levels.items():
        assert all(one.access.level is level for one in found if one.access)
    assert sorted(one.code for found in levels.values() for one in found) == sorted(places)


@pytest.mark.parametrize(
    ("words", "closed"),
    [
        (law.LEVELS, Level),
        (law.AFTER, LimitKind),
        (law.UNITS, LimitUnit),
        (law.MEMBERSHIP, Membership),
        (law.SURE, Known),
        (law.COMPACT_SURE, Known),
        (law.BOARD_SURE, Known),
        (law.CERTAINTY, Known),
    ],
    ids=["levels", "kinds", "units", "memberships", "sure", "compact sure", "board sure", "certainty"],
)
def test_every_word_of_a_closed_list_has_words_of_its_own(words: dict[Enum, object], closed: type[Enum]) -> None:
    assert list(words) == list(closed)
    assert len(set(words.values())) == len(closed)


@pytest.mark.parametrize("part", ["label", "brief", "mark", "sentences"])
def test_no_two_levels_are_told_alike(part: str) -> None:
    assert len({getattr(one, part) for one in law.LEVELS.values()}) == len(Level)


REST = {
    "AK": "The law sets no limit of days or visits.",
    "DE": "After 30 days the therapist must consult another provider, such as a doctor.",
    "DC": "Some conditions apply.",
    "PR": WORDS["PR"],
    "GU": WORDS["GU"],
}


@pytest.mark.parametrize(("code", "words"), REST.items())
def test_under_a_label_stands_only_what_it_does_not_say(code: str, words: str, places: dict[str, Place]) -> None:
    assert law.access_rest(places[code].access) == words


def test_what_is_not_there_is_said_to_be_unknown(places: dict[str, Place]) -> None:
    assert law.access_rest(None) == WORDS["GU"]
    assert law.level(None) is Level.UNKNOWN
    assert law.known(None) is Known.NO
    assert law.sure(None) == law.doubt(None) == law.SURE[Known.NO]
    assert law.compact_sure(None) == law.COMPACT_SURE[Known.NO]
    assert law.compact_words(None) == law.MEMBERSHIP[Membership.UNKNOWN]
    assert (law.provisions(None), law.statute(None)) == ("none known", "not known")
    assert (law.board_name(None), law.board_sure(None)) == ("not known", law.BOARD_SURE[Known.NO])


def test_provisions_and_law_are_told_where_they_are_known(places: dict[str, Place]) -> None:
    bare = access(places, Level.WITH_PROVISIONS)
    assert (law.provisions(bare), law.statute(bare)) == ("none known", "not known")
    told = bare._replace(provisions="By a doctor of it.", statute="Act 1")
    assert (law.provisions(told), law.statute(told)) == ("By a doctor of it.", "Act 1")


def test_only_what_is_less_than_surely_known_is_doubted(places: dict[str, Place]) -> None:
    read = access(places, Level.WITH_PROVISIONS)
    assert law.doubt(read) == ""
    assert law.sure(read) == law.SURE[Known.YES]
    assert law.doubt(read._replace(known=Known.PARTLY)) == law.SURE[Known.PARTLY]


def test_where_a_place_stands_in_the_compact_is_told(places: dict[str, Place]) -> None:
    found = places["AK"].compact
    assert found is not None
    assert law.compact_words(found).startswith("In the PT Compact")
    assert law.compact_sure(found._replace(known=Known.YES)) == law.COMPACT_SURE[Known.YES]


def test_each_law_is_a_source_once_in_the_order_of_the_places(places: dict[str, Place]) -> None:
    found = law.sources(places.values())
    assert [one.id for one in found] == list(
        dict.fromkeys(one.access.source.id for one in places.values() if one.access)
    )
    assert law.sources([places["TX"]._replace(access=None)]) == ()
