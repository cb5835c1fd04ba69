"""ptvspt state, and --state elsewhere."""

from __future__ import annotations

import json

import pytest

from running import here, refused


def test_a_page_is_of_the_place_that_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    found = json.loads(here(capfd, "state", "texas", "CA", "-f", "json").out)
    assert [one["place"] for one in found["places"]] == ["TX", "CA"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("texsa",), "no place 'texsa'; did you mean 'texas'?"),
        (("zz",), "no place 'zz'; 'ptvspt rank access' lists them"),
        (("tx", "Texas"), "the place 'Texas' is named twice; name another"),
        (("tx", "ca", "wy", "ny", "al"), "state takes one to 4 places, not 5; leave some out"),
    ],
)
def test_a_wrong_place_is_refused_in_one_line(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...], message: str
) -> None:
    assert refused(here(capfd, "state", *words)) == message


@pytest.mark.parametrize("command", [("show", "salary", "-p", "pt"), ("compare", "pt", "trainer", "-s", "salary")])
def test_the_rows_of_a_state_come_with_the_option_or_the_variable(
    capfd: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    plain = here(capfd, *command, "-f", "plain").out
    option = here(capfd, *command, "--state", "tx", "-f", "plain").out
    assert "median-tx" not in plain
    assert "median-tx" in option
    assert here(capfd, *command, "-f", "plain", PTVSPT_STATE="Texas").out == option
    assert here(capfd, *command, "--state", "ca", "-f", "plain", PTVSPT_STATE="Texas").out != option
    assert here(capfd, *command, "-f", "plain", LANG="en_US.UTF-8").out == plain


def test_an_unknown_state_of_the_option_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    line = refused(here(capfd, "show", "-p", "pt", "--state", "Texsa"))
    assert line == "no place 'Texsa'; did you mean 'texas'?"
