"""ptvspt check."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from running import SOUND, here, write_data

PLACED = re.compile(r"(?P<path>.+):(?P<line>\d+):(?P<column>\d+): (?P<severity>error|warning): .+ \[[a-z-]+\]")
STALE = SOUND.replace("renew: never", "renew: wages")
WRONG = SOUND.replace("value: 30000", "value: -1")


def test_sound_data_passes_even_when_warnings_count(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    write_data(tmp_path, SOUND)
    result = here(capfd, "check", "--strict", "--data", str(tmp_path))
    assert result == (0, "1 profession, 1 fact, 1 source: 0 errors, 0 warnings\n", "")


def test_the_fixture_has_no_errors(capfd: pytest.CaptureFixture[str]) -> None:
    result = here(capfd, "check")
    assert (result.status, result.err) == (0, "")
    assert ": 0 errors, " in result.out


def test_a_warning_alone_is_shown_and_passes(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    write_data(tmp_path, STALE)
    result = here(capfd, "check", "--data", str(tmp_path))
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines()[-1].endswith(": 0 errors, 1 warning")


def test_a_warning_fails_where_warnings_count_as_errors(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    write_data(tmp_path, STALE)
    assert here(capfd, "check", "--strict", "--data", str(tmp_path)).status == 1


def test_an_error_fails(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    write_data(tmp_path, WRONG)
    result = here(capfd, "check", "--data", str(tmp_path))
    assert (result.status, result.err) == (1, "")
    assert result.out.splitlines()[-1].endswith(": 1 error, 0 warnings")


@pytest.mark.parametrize(("text", "severity"), [(STALE, "warning"), (WRONG, "error")])
def test_a_finding_names_the_place_of_the_fact(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, text: str, severity: str
) -> None:
    write_data(tmp_path, text)
    (finding, _) = here(capfd, "check", "--data", str(tmp_path)).out.splitlines()
    place = PLACED.fullmatch(finding)
    assert place is not None
    assert (place["path"], place["severity"]) == (str(tmp_path / "professions.yaml"), severity)
    assert "wage: {value" in text.splitlines()[int(place["line"]) - 1]


def test_wages_of_another_occupation_are_found_at_their_row(capfd: pytest.CaptureFixture[str], copied: Path) -> None:
    table = copied / "places" / "wages.csv"
    text = table.read_text(encoding="utf-8").replace("AK,trainer,39-9031", "AK,trainer,29-1123", 1)
    table.write_text(text, encoding="utf-8")
    result = here(capfd, "check", "--data", str(copied))
    assert result.status == 1
    line = 1 + text[: text.index("AK,trainer,29-1123")].count("\n")
    (found,) = [one for one in result.out.splitlines() if "[place-codes]" in one]
    assert found.startswith(f"{table}:{line}:1: error: AK.trainer: SOC 29-1123 is no code of trainer")
