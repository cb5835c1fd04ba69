from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ptvspt.loading import library
from ptvspt.places import checks
from ptvspt.places.checks import CHECKS, JURISDICTIONS, TERRITORIES, run
from ptvspt.places.records import Level, Limit, LimitKind, LimitUnit, Place
from ptvspt.profiles.checks import UNREAD
from ptvspt.profiles.records import Catalogue, Checked, When

TODAY = "2026-11-24"
Places = dict[str, Place]


@pytest.fixture(scope="module")
def places(fixture_dir: Path) -> Places:
    return library.places(fixture_dir)


def with_access(places: Places, code: str, **changes: Any) -> Places:
    place = places[code]
    assert place.access is not None
    return {**places, code: place._replace(access=place.access._replace(**changes))}


def with_pay(places: Places, code: str, id_: str, **changes: Any) -> Places:
    place = places[code]
    return {**places, code: place._replace(pay={**place.pay, id_: place.pay[id_]._replace(**changes)})}


def days(amount: int) -> Limit:
    return Limit(amount=amount, unit=LimitUnit.DAYS, kind=LimitKind.HARD_STOP)


BROKEN: list[tuple[str, str, Callable[[Places], Places]]] = [
    ("places", "", lambda all_: {code: one for code, one in all_.items() if code != "TX"}),
    ("places", "TX", lambda all_: {**all_, "TX": all_["TX"]._replace(access=None)}),
    ("places", "TX", lambda all_: {**all_, "TX": all_["TX"]._replace(compact=None)}),
    ("places", "TX", lambda all_: {**all_, "TX": all_["TX"]._replace(pay={})}),
    ("places", "ZZ", lambda all_: {**all_, "ZZ": all_["TX"]._replace(code="ZZ")}),
    ("place-professions", "TX.juggler", lambda all_: with_juggler(all_)),
    ("place-codes", "TX.trainer", lambda all_: with_pay(all_, "TX", "trainer", soc="29-1123")),
    ("place-percentiles", "TX.trainer", lambda all_: with_pay(all_, "TX", "trainer", p25=1)),
    ("place-percentiles", "ME.pt", lambda all_: with_pay(all_, "ME", "pt", p75=1)),
    ("place-limits", "CA.access", lambda all_: with_access(all_, "CA", limits=(days(0),))),
    ("place-limits", "CA.access", lambda all_: with_access(all_, "CA", limits=(days(1), days(2)))),
    ("place-limits", "CA.access", lambda all_: with_access(all_, "CA", level=Level.UNRESTRICTED)),
    ("place-sums", "AL.trainer", lambda all_: with_pay(all_, "TX", "trainer", employment=9999)),
    ("place-dates", "CA.access", lambda all_: with_access(all_, "CA", as_of=When("2026-12"))),
    ("place-dates", "TX.trainer", lambda all_: with_pay(all_, "TX", "trainer", as_of=When("2027"))),
]


def with_juggler(places: Places) -> Places:
    pay = places["TX"].pay
    return {**places, "TX": places["TX"]._replace(pay={**pay, "juggler": pay["pt"]})}


def test_the_fixture_passes(places: Places, catalogue: Catalogue) -> None:
    assert run(places, catalogue, TODAY) == []


@pytest.mark.parametrize(("name", "key", "change"), BROKEN)
def test_what_breaks_a_rule_is_found_at_its_row(
    name: str, key: str, change: Callable[[Places], Places], places: Places, catalogue: Catalogue
) -> None:
    assert (name, key) in {(check.name, finding.key) for check, finding in run(change(places), catalogue, TODAY)}


def test_every_check_has_a_failing_case() -> None:
    assert {check.name for check in CHECKS} == {name for name, *_ in BROKEN} | {"place-fresh"}


def test_what_is_withheld_breaks_no_sum(places: Places, catalogue: Catalogue) -> None:
    changed = with_pay(with_pay(places, "TX", "trainer", employment=9999), "CA", "trainer", employment=None)
    assert run(changed, catalogue, TODAY) == []


def test_sums_may_be_a_little_off(places: Places, catalogue: Catalogue) -> None:
    most = places["TX"].pay["trainer"].employment
    assert most is not None
    assert run(with_pay(places, "TX", "trainer", employment=most + 3000), catalogue, TODAY) == []


@pytest.mark.parametrize(("today", "count"), [("2027-08-24", 0), ("2027-09-24", 1)])
def test_wages_grow_stale_after_fifteen_months(today: str, count: int, places: Places, catalogue: Catalogue) -> None:
    found = [finding.key for check, finding in run(places, catalogue, today) if check.name == "place-fresh"]
    assert found.count("TX.trainer") == count


def test_an_undated_law_ages_from_the_day_when_it_was_checked(places: Places, catalogue: Catalogue) -> None:
    def stale(today: str) -> bool:
        return "GU.access" in {finding.key for _, finding in run(places, catalogue, today)}

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
    assert len(JURISDICTIONS) == 51
