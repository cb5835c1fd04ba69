"""ptvspt check."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from answering import FIXTURE
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


LOGIC = (FIXTURE / "interviews" / "care.yaml").read_text(encoding="utf-8")


def second(copied: Path, text: str) -> Path:
    """Put another interview beside the first."""
    path = copied / "interviews" / "second.yaml"
    path.write_text(text.replace("id: care", "id: second"), encoding="utf-8")
    return path


def test_every_interview_is_checked_and_counted(capfd: pytest.CaptureFixture[str], copied: Path) -> None:
    path = second(copied, LOGIC.replace("professions: [massage-therapist]", "professions: [juggler]"))
    result = here(capfd, "check", "--data", str(copied))
    assert (result.status, result.err) == (1, "")
    finding, size = result.out.splitlines()
    line = LOGIC[: LOGIC.index("  other:\n")].count("\n") + 1
    assert finding == (
        f"{path}:{line}:3: error: second.outcome.other: no profession 'juggler'; use an id of professions.yaml "
        "[interview-professions]"
    )
    assert ", 2 interviews: 1 error, 0 warnings" in size


def test_every_interview_is_read(capfd: pytest.CaptureFixture[str], copied: Path) -> None:
    path = second(copied, LOGIC.replace("    outcome: doctor\n", "    outcome: docter\n", 1))
    result = here(capfd, "check", "--data", str(copied))
    assert (result.status, result.out) == (1, "")
    assert re.fullmatch(rf"{re.escape(str(path))}:\d+:\d+: no outcome 'docter'; did you mean 'doctor'\?\n", result.err)


def test_a_source_that_only_another_interview_cites_is_used(capfd: pytest.CaptureFixture[str], copied: Path) -> None:
    sources = copied / "sources.yaml"
    extra = (
        "extra:\n  title: More\n  publisher: The Herald\n  url: https://more.example/\n"
        "  kind: study\n  issued: 2020\n  checked: 2026-11-20\n"
    )
    sources.write_text(sources.read_text(encoding="utf-8") + extra, encoding="utf-8")
    assert "'extra' is cited nowhere" in here(capfd, "check", "--data", str(copied)).out
    second(copied, LOGIC.replace("sources: [gym-blog]", "sources: [extra]"))
    result = here(capfd, "check", "--data", str(copied))
    assert (result.status, len(result.out.splitlines())) == (0, 1)
