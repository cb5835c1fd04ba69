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


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("rank", "access", "--top", "3"), "'rank access' takes no --top: it puts places in groups; leave it out"),
        (("rank", "access", "-p", "pt"), "'rank access' takes no --profession: it is not about pay; leave it out"),
        (("rank", "access", "--by", "median"), "'rank access' takes no --by: it is not about pay; leave it out"),
        (("rank", "access", "--state", "TX"), "'rank access' takes no --state: it marks no place; leave it out"),
        (("map", "access", "-p", "pt"), "'map access' takes no --profession: it is not about pay; leave it out"),
        (("map", "access", "--by", "p90"), "'map access' takes no --by: it is not about pay; leave it out"),
    ],
)
def test_an_option_that_is_not_used_is_refused_with_the_reason(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...], line: str
) -> None:
    assert refused(here(capfd, *words)) == line


def test_a_state_that_lives_in_the_environment_is_no_option_of_this_call(capfd: pytest.CaptureFixture[str]) -> None:
    assert here(capfd, "rank", "access", PTVSPT_STATE="TX").status == 0
    assert here(capfd, "map", "access", "--state", "TX").status == 0


@pytest.mark.parametrize(
    "words", [("map", "access"), ("rank", "salary", "-p", "pt"), ("show", "pt"), ("compare",)], ids=" ".join
)
def test_a_wrong_state_of_the_environment_is_called_by_its_name(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    line = "no place 'ZZQ'; 'ptvspt rank access' lists them"
    assert refused(here(capfd, *words, PTVSPT_STATE="ZZQ")) == f"PTVSPT_STATE: {line}"
    assert refused(here(capfd, *words, "--state", "ZZQ")) == line
