"""ptvspt rank and ptvspt map."""

from __future__ import annotations

import csv
import io
import json

import pytest

from answering import WELL, flags
from running import FORMATS, here, refused


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
        (
            ("show", "pt", "overview", "--state", "TX"),
            "'show overview' takes no --state: nothing in it is held by state, only in salary; leave it out",
        ),
        (
            ("compare", "overview", "--all"),
            "'compare overview' takes no --all: of all sections these are the ones that are shown; leave it out",
        ),
        (
            ("rules", "-f", "dot", "--full"),
            "'rules --format dot' takes no --full: a drawing has no notes and sources; leave it out",
        ),
        (
            ("rules", "age", "-f", "mermaid"),
            "'rules --format mermaid' takes no ID: it draws the whole; leave 'age' out",
        ),
        (("map", "access", "--by", "p90"), "'map access' takes no --by: it is not about pay; leave it out"),
    ],
)
def test_an_option_that_is_not_used_is_refused_with_the_reason(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...], line: str
) -> None:
    assert refused(here(capfd, *words)) == line


@pytest.mark.parametrize("state", ["TX", "ZZQ"])
@pytest.mark.parametrize(
    "words",
    [
        ("rank", "access"),
        ("show", "pt", "overview"),
        ("compare", "-s", "overview"),
        ("list",),
        ("state", "TX"),
        ("find", "exercise"),
        ("sources",),
        ("rules",),
        ("check",),
        ("advise", "--no-input", *flags(WELL)),
    ],
    ids=lambda one: " ".join(one[:2]),
)
def test_a_state_of_the_environment_is_nothing_to_a_call_that_does_not_use_it(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...], state: str
) -> None:
    assert here(capfd, *words, PTVSPT_STATE=state) == here(capfd, *words)
    assert here(capfd, *words).status == 0


MARKED = [("rank", "salary", "-p", "pt"), ("map", "salary", "-p", "pt"), ("map", "access")]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("words", MARKED, ids=" ".join)
def test_a_state_is_marked_in_every_format(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...], format_: str
) -> None:
    found = here(capfd, *words, "--state", "TX", "-f", format_)
    assert (found.status, found.err) == (0, "")
    assert found.out != here(capfd, *words, "-f", format_).out
    if format_ == "json":
        assert json.loads(found.out)["asked"] == "TX"
    if format_ == "csv":
        rows = list(csv.DictReader(io.StringIO(found.out, newline="")))
        assert [row["place"] for row in rows if row["asked"] == "yes"] == ["TX"]
        assert {row["asked"] for row in rows} == {"yes", "no"}
    if format_ in ("markdown", "html"):
        assert "(the one you asked for)" in found.out


@pytest.mark.parametrize("format_", FORMATS)
def test_a_state_below_the_first_ones_is_shown_too(capfd: pytest.CaptureFixture[str], format_: str) -> None:
    top = ("rank", "salary", "-p", "pt", "--top", "2", "-f", format_)
    order = [one["place"] for one in json.loads(here(capfd, *top[:4], "-f", "json").out)["places"]]
    last = json.loads(here(capfd, "state", order[-1], "-f", "json").out)["places"][0]["name"]
    assert last not in here(capfd, *top).out
    assert last in here(capfd, *top, "--state", order[-1]).out


def test_a_state_without_a_figure_is_told_from_the_others(capfd: pytest.CaptureFixture[str]) -> None:
    words = " ".join(here(capfd, "rank", "salary", "-p", "pt", "--state", "DE").out.split())
    assert "Delaware (the one you asked for), Guam." in words


@pytest.mark.parametrize(
    "words", [("map", "access"), ("rank", "salary", "-p", "pt"), ("show", "pt"), ("compare",)], ids=" ".join
)
def test_a_wrong_state_of_the_environment_is_called_by_its_name(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    line = "no place 'ZZQ'; 'ptvspt rank access' lists them"
    assert refused(here(capfd, *words, PTVSPT_STATE="ZZQ")) == f"PTVSPT_STATE: {line}"
    assert refused(here(capfd, *words, "--state", "ZZQ")) == line
