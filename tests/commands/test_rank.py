"""ptvspt rank and ptvspt map."""

from __future__ import annotations

import json

import pytest

from running import here, refused


@pytest.mark.parametrize("command", ["rank", "map"])
def test_pay_needs_a_profession(capfd: pytest.CaptureFixture[str], command: str) -> None:
    message = "whose pay? name a profession, like '-p pt'; 'ptvspt list' lists them"
    assert refused(here(capfd, command, "salary")) == message


@pytest.mark.parametrize("command", ["rank", "map"])
def test_there_is_salary_and_access(capfd: pytest.CaptureFixture[str], command: str) -> None:
    assert "access" in refused(here(capfd, command, "weather"))


def test_the_first_places_alone(capfd: pytest.CaptureFixture[str]) -> None:
    found = json.loads(here(capfd, "rank", "salary", "-p", "pt", "--top", "3", "-f", "json").out)
    assert len(found["places"]) == 3
    assert found["withheld"] == ["DE", "GU"]


def test_no_place_at_all_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    assert "top" in refused(here(capfd, "rank", "salary", "-p", "pt", "--top", "0"))


@pytest.mark.parametrize("by", ["median", "p10", "p90", "mean"])
@pytest.mark.parametrize("command", ["rank", "map"])
def test_places_are_put_in_order_by_any_figure(capfd: pytest.CaptureFixture[str], command: str, by: str) -> None:
    found = json.loads(here(capfd, command, "salary", "-p", "trainer", "--by", by, "-f", "json").out)
    assert found["by"] == by
    assert found["places"]


def test_a_profession_without_wages_by_state_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    line = refused(here(capfd, "map", "salary", "-p", "lmt"))
    assert line.startswith("no wages by state are held for 'massage-therapist'; there are ")


def test_places_are_grouped_by_level(capfd: pytest.CaptureFixture[str]) -> None:
    found = json.loads(here(capfd, "rank", "access", "-f", "json").out)
    levels = [one["level"] for one in found["levels"]]
    assert levels == ["unrestricted", "with-provisions", "referral-required", "unknown"]
    assert sum(len(one["places"]) for one in found["levels"]) == 53
