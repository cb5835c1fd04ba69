from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ptvspt.loading import library
from ptvspt.places import checks
from ptvspt.places.checks import CHECKS, JURISDICTIONS, run
from ptvspt.places.records import Level, Limit, LimitKind, LimitUnit, Place
from ptvspt.profiles.checks import UNREAD
from ptvspt.profiles.records import Catalogue, Checked, Grade, Source, When
from ptvspt.profiles.statistics import TERRITORIES

TODAY = "2026-11-24"
Places = dict[str, Place]


def with_access(places: Places, code: str, **changes: Any) -> Places:
    place = places[code]
    assert place.access is not None
    return {**places, code: place._replace(access=place.access._replace(**changes))}


def with_board(places: Places, code: str, **changes: Any) -> Places:
    place = places[code]
    assert place.board is not None
    return {**places, code: place._replace(board=place.board._replace(**changes))}


def with_pay(places: Places, code: str, id_: str, **changes: Any) -> Places:
    place = places[code]
    return {**places, code: place._replace(pay={**place.pay, id_: place.pay[id_]._replace(**changes)})}


def days(amount: int) -> Limit:
    return Limit(amount=amount, unit=LimitUnit.DAYS, kind=LimitKind.HARD_STOP)


BROKEN: list[tuple[str, str, Callable[[Places], Places]]] = [
    ("places", "", lambda all_: {code: one for code, one in all_.items() if code != "TX"}),
    ("places", "TX", lambda all_: {**all_, "TX": all_["TX"]._replace(access=None)}),
    ("places", "TX", lambda all_: {**all_, "TX": all_["TX"]._replace(compact=None)}),
    ("places", "TX", lambda all_: {**all_, "TX": all_["TX"]._replace(board=None)}),
    ("places", "TX", lambda all_: {**all_, "TX": all_["TX"]._replace(pay={})}),
    ("places", "ZZ", lambda all_: {**all_, "ZZ": all_["TX"]._replace(code="ZZ")}),
    ("place-percentiles", "TX.trainer", lambda all_: with_pay(all_, "TX", "trainer", p25=1)),
    ("place-percentiles", "ME.pt", lambda all_: with_pay(all_, "ME", "pt", p75=1)),
    ("place-limits", "CA.access", lambda all_: with_access(all_, "CA", limits=(days(0),))),
    ("place-limits", "CA.access", lambda all_: with_access(all_, "CA", limits=(days(1), days(2)))),
    ("place-limits", "CA.access", lambda all_: with_access(all_, "CA", level=Level.UNRESTRICTED)),
    ("place-sums", "AL.trainer", lambda all_: with_pay(all_, "TX", "trainer", employment=9999)),
    ("place-dates", "CA.access", lambda all_: with_access(all_, "CA", as_of=When("2026-12"))),
    ("place-dates", "TX.trainer", lambda all_: with_pay(all_, "TX", "trainer", as_of=When("2027"))),
    ("place-dates", "TX.board", lambda all_: with_board(all_, "TX", as_of=When("2026-12"))),
    ("place-grade", "TX.board", lambda all_: with_board(all_, "TX", source=graded(all_, Grade.INSTITUTION))),
    ("place-talk", "TX.board", lambda all_: with_board(all_, "TX", name="It was not read")),
    ("place-grade", "TX.access", lambda all_: with_access(all_, "TX", source=graded(all_, Grade.INSTITUTION))),
    ("place-talk", "TX.access", lambda all_: with_access(all_, "TX", provisions="The law was not read.")),
]


def graded(places: Places, grade: Grade) -> Source:
    access = places["TX"].access
    assert access is not None
    return access.source._replace(grade=grade)


def test_the_fixture_passes(places: Places, catalogue: Catalogue) -> None:
    assert run(places, catalogue, TODAY) == []


@pytest.mark.parametrize(("name", "key", "change"), BROKEN)
def test_what_breaks_a_rule_is_found_at_its_row(
    name: str, key: str, change: Callable[[Places], Places], places: Places, catalogue: Catalogue
) -> None:
    assert (name, key) in {(check.name, finding.key) for check, finding in run(change(places), catalogue, TODAY)}


def test_every_check_has_a_failing_case() -> None:
    assert {check.name for check in CHECKS} == {name for name, *_ in BROKEN} | {"place-fresh"}


def test_a_directory_need_not_tell_of_boards(places: Places, catalogue: Catalogue) -> None:
    without = {code: place._replace(board=None) for code, place in places.items()}
    assert run(without, catalogue, TODAY) == []


@pytest.mark.parametrize(("today", "stale"), [("2028-11-24", False), ("2028-12-24", True)])
def test_a_board_ages_like_a_law(today: str, stale: bool, places: Places, catalogue: Catalogue) -> None:
    assert ("TX.board" in {finding.key for _, finding in run(places, catalogue, today)}) is stale


def test_what_is_withheld_breaks_no_sum(places: Places, catalogue: Catalogue) -> None:
    changed = with_pay(with_pay(places, "TX", "trainer", employment=99999), "CA", "trainer", employment=None)
    assert run(changed, catalogue, TODAY) == []


def test_figures_of_different_releases_are_not_added_up(places: Places, catalogue: Catalogue) -> None:
    changed = with_pay(places, "TX", "trainer", employment=99999, as_of=When("2025-05"))
    assert run(changed, catalogue, TODAY) == []


def test_the_jobs_of_territories_are_not_added_up(places: Places, catalogue: Catalogue) -> None:
    pay = places["TX"].pay["trainer"]._replace(employment=99999)
    guam = places["GU"]._replace(pay={"trainer": pay})
    changed = {"GU": guam, **{code: place for code, place in places.items() if code != "GU"}}
    assert run(changed, catalogue, TODAY) == []
    wrong = run(with_pay(changed, "TX", "trainer", employment=99999), catalogue, TODAY)
    assert [finding.key for _, finding in wrong] == ["AL.trainer"]


def test_without_a_national_figure_there_is_no_sum_to_compare(places: Places, catalogue: Catalogue) -> None:
    changed = with_pay(places, "TX", "trainer", employment=99999)
    assert run(changed, catalogue._replace(sections={}), TODAY) == []


def test_sums_may_be_a_little_off(places: Places, catalogue: Catalogue) -> None:
    most = places["TX"].pay["trainer"].employment
    assert most is not None
    assert run(with_pay(places, "TX", "trainer", employment=most + 3000), catalogue, TODAY) == []


ALLOWED = {
    "a limit of one": (days(1),),
    "two kinds of one unit": (days(30), Limit(30, LimitUnit.DAYS, LimitKind.CONSULTATION)),
    "two units of one kind": (days(30), Limit(30, LimitUnit.VISITS, LimitKind.HARD_STOP)),
    "no limit": (),
}


@pytest.mark.parametrize("limits", ALLOWED.values(), ids=ALLOWED)
def test_limits_of_different_kinds_or_units_stand_side_by_side(
    limits: tuple[Limit, ...], places: Places, catalogue: Catalogue
) -> None:
    assert run(with_access(places, "CA", limits=limits), catalogue, TODAY) == []


def test_only_a_hard_stop_makes_a_level(places: Places, catalogue: Catalogue) -> None:
    limit = Limit(30, LimitUnit.DAYS, LimitKind.CONSULTATION)
    changed = with_access(places, "CA", level=Level.UNRESTRICTED, limits=(limit,))
    assert run(changed, catalogue, TODAY) == []


def test_a_place_without_a_row_has_no_limits_to_check(places: Places, catalogue: Catalogue) -> None:
    changed = {**places, "TX": places["TX"]._replace(access=None)}
    assert {check.name for check, _ in run(changed, catalogue, TODAY)} == {"places"}


def test_states_that_do_not_add_up_are_told_with_both_sums(places: Places, catalogue: Catalogue) -> None:
    counts = [place.pay["trainer"].employment for code, place in places.items() if code in JURISDICTIONS]
    total = sum(count for count in counts if count is not None)
    texas = places["TX"].pay["trainer"].employment
    assert texas is not None
    (message,) = (
        finding.message
        for check, finding in run(with_pay(places, "TX", "trainer", employment=texas + 9999), catalogue, TODAY)
        if check.name == "place-sums"
    )
    assert message.startswith(f"the states' jobs of trainer add up to {total + 9999}, the US has ")


@pytest.mark.parametrize(("today", "count"), [("2027-08-24", 0), ("2027-09-24", 1)])
def test_wages_grow_stale_after_fifteen_months(today: str, count: int, places: Places, catalogue: Catalogue) -> None:
    found = [finding.key for check, finding in run(places, catalogue, today) if check.name == "place-fresh"]
    assert found.count("TX.trainer") == count


@pytest.mark.parametrize("as_of", ["undated", "2011", "2026-11-24"])
def test_a_law_ages_from_the_day_when_it_was_checked(as_of: str, places: Places, catalogue: Catalogue) -> None:
    changed = with_access(places, "GU", as_of=When(as_of))

    def stale(today: str) -> bool:
        return "GU.access" in {finding.key for _, finding in run(changed, catalogue, today)}

    assert not stale("2028-11-24")
    assert stale("2028-12-24")


def test_an_undated_law_that_nobody_has_read_is_stale_at_once(places: Places, catalogue: Catalogue) -> None:
    access = places["GU"].access
    assert access is not None
    unread = access.source._replace(issued=When("undated"), checked=Checked("never"))

    def stale(as_of: str) -> list[str]:
        changed = with_access(places, "GU", as_of=When(as_of), source=unread)
        return [finding.message for _, finding in run(changed, catalogue, TODAY) if finding.key == "GU.access"]

    assert stale("undated") == [UNREAD]
    assert stale("2026") == []


def test_every_source_of_a_table_is_used(places: Places) -> None:
    assert checks.sources(places) == {"act-18", "board-list", "census-2026"}


def test_the_shipped_places_are_complete() -> None:
    places = library.places()
    assert set(places) == JURISDICTIONS | TERRITORIES
    assert all(place.board for place in places.values())
    assert len(JURISDICTIONS) == 51
