"""ptvspt check."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from answering import FIXTURE
from running import SOUND, here, refused, write_data

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


@pytest.mark.parametrize(("day", "status"), [("2028-03-31", 0), ("2028-04-01", 1)])
def test_the_data_is_checked_as_on_a_day(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, day: str, status: int
) -> None:
    write_data(tmp_path, STALE.replace("as-of: 2020", "as-of: 2026"))
    assert here(capfd, "check", "--strict", "--on", day, "--data", str(tmp_path)).status == status


@pytest.mark.parametrize("word", ["", "2026", "2026-11", "2026-11-31", "today", "2026-11-2"])
def test_a_word_that_is_no_day_is_refused(capfd: pytest.CaptureFixture[str], word: str) -> None:
    assert refused(here(capfd, "check", "--on", word)) == f"--on '{word}': a day is wanted here, like 2026-11-30"


EXCEPTED = "fresh:\n  {}: An old wage will do.\n"


@pytest.mark.parametrize("key", ["juggler.pay.wage", "'*.pay.wage'"])
def test_what_an_exception_allows_is_not_told(capfd: pytest.CaptureFixture[str], tmp_path: Path, key: str) -> None:
    write_data(tmp_path, STALE)
    (tmp_path / "exceptions.yaml").write_text(EXCEPTED.format(key), encoding="utf-8")
    result = here(capfd, "check", "--strict", "--data", str(tmp_path))
    assert result == (0, "1 profession, 1 fact, 1 source: 0 errors, 0 warnings\n", "")


@pytest.mark.parametrize("key", ["juggler.pay", "'*.pay'", "'*'", "clown.pay.wage"])
def test_an_exception_that_allows_nothing_is_told(capfd: pytest.CaptureFixture[str], tmp_path: Path, key: str) -> None:
    write_data(tmp_path, STALE)
    (tmp_path / "exceptions.yaml").write_text(EXCEPTED.format(key), encoding="utf-8")
    stale, unused, size = here(capfd, "check", "--data", str(tmp_path)).out.splitlines()
    assert stale.endswith("[fresh]")
    name = key.strip("'")
    told = f"warning: {name}: [fresh] finds nothing here; remove the exception [exceptions]"
    assert unused == f"{tmp_path / 'exceptions.yaml'}:2:3: {told}"
    assert size.endswith(": 0 errors, 2 warnings")


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


def test_a_row_of_the_statistics_is_checked_at_its_line(capfd: pytest.CaptureFixture[str], copied: Path) -> None:
    table = copied / "statistics" / "wages.csv"
    text = table.read_text(encoding="utf-8").replace("AK,39-9031,2026-05,6078", "AK,39-9031,2027-05,6078", 1)
    table.write_text(text, encoding="utf-8")
    result = here(capfd, "check", "--data", str(copied))
    assert result.status == 1
    line = 1 + text[: text.index("AK,39-9031")].count("\n")
    (found,) = [one for one in result.out.splitlines() if "[place-dates]" in one]
    assert found.startswith(f"{table}:{line}:1: error: AK.trainer: as_of 2027-05 lies in the future")


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
    assert ", 3 interviews, 4 paths: 1 error, 0 warnings" in size


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


def test_of_many_findings_the_errors_come_first_and_all_are_counted(
    capfd: pytest.CaptureFixture[str], copied: Path
) -> None:
    care = copied / "interviews" / "care.yaml"
    care.rename(care.with_name("other.yaml"))  # an error that is found after all that is stale
    result = here(capfd, "check", "--data", str(copied), SOURCE_DATE_EPOCH="4102444800")
    first, *findings, rest, count = result.out.splitlines()
    told = re.search(r": 1 error, (\d+) warnings$", count)
    assert (result.status, len(findings), told is not None) == (1, 99, True)
    assert told is not None
    assert "[interview-names]" in first
    assert all(": warning: " in line for line in findings)
    assert rest == f"... and {int(told[1]) - 99} more"


ACCESS, COMPACT, WAGES = (
    (FIXTURE / f"{name}.csv").read_text(encoding="utf-8").splitlines()[row]
    for name, row in (("places/direct-access", 1), ("places/compact", 1), ("statistics/wages", 3))
)
WAGES_FILE = "statistics/wages.csv"
CARE_FILE = "interviews/care.yaml"
PLACES_ASKED = (
    "questions:\n  jurisdiction:\n    scope: emergency\n    text: Where?\n    short: Place\n    why: Law.\n"
    "    unsure: unsure\n    options: {al: Alabama, zz: Nowhere, unsure: Not sure}\n"
)
DOCTOR = "    outcome: doctor\n"
ELSEWHERE = {
    "profession-of-an-outcome": (CARE_FILE, "professions: [pt]", "professions: [juggler]", "no profession 'juggler'"),
    "profession-of-a-rule": (
        CARE_FILE, DOCTOR, f"{DOCTOR}    professions: [juggler]\n", "no profession 'juggler'",
    ),
    "outcome-of-a-rule": (CARE_FILE, DOCTOR, "    outcome: docter\n", "no outcome 'docter'"),
    "question-of-a-condition": (CARE_FILE, "{health: heart}", "{helth: heart}", "no question 'helth'"),
    "option-of-a-condition": (CARE_FILE, "{health: heart}", "{health: haert}", "no option 'haert'"),
    "option-of-unsure": (CARE_FILE, "unsure: rather-not-say", "unsure: rather", "no option 'rather'"),
    "place-of-an-option": (CARE_FILE, "questions:\n", PLACES_ASKED, "no place 'zz'"),
    "place-of-a-row": (WAGES_FILE, WAGES, WAGES.replace("AL,", "ZZ,", 1), "no place 'ZZ'"),
    "source-of-a-rule": (CARE_FILE, "sources: [gym-blog]", "sources: [gim-blog]", "no source 'gim-blog'"),
    "source-of-a-fact": ("professions.yaml", "sources: [", "sources: [nosuch, ", "no source 'nosuch'"),
    "source-of-a-law": ("places/direct-access.csv", ACCESS, ACCESS.replace("act-18", "act-81"), "no source 'act-81'"),
    "source-of-the-compact": (
        "places/compact.csv", COMPACT, COMPACT.replace("board-list", "bored-list"), "no source 'bored-list'",
    ),
    "source-of-a-board": ("places/boards.csv", "2024,board-list", "2024,bored-list", "no source 'bored-list'"),
    "source-of-wages": (WAGES_FILE, WAGES, WAGES.replace("census-2026", "census"), "no source 'census'"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "told"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_what_names_a_part_that_there_is_not_is_found_at_its_line(
    capfd: pytest.CaptureFixture[str], copied: Path, name: str, old: str, new: str, told: str
) -> None:
    path = copied / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    result = here(capfd, "check", "--data", str(copied))
    assert result.status == 1
    (line,) = [one for one in (result.out + result.err).splitlines() if told in one]
    assert re.match(rf"{re.escape(str(path))}:\d+:\d+: ", line)
