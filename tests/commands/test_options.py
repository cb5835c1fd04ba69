"""Options that several commands share: which data is read, and what a shell completes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ptvspt.profiles.records import Catalogue
from running import FIXTURE, SOUND, Result, apart, here, write_data

COMMANDS = (
    ("list",),
    ("list", "--sections", "-f", "json"),
    ("show", "-p", "pt"),
    ("compare",),
    ("find", "exercise"),
    ("sources",),
    ("check",),
)
PROFESSIONS = "professions.yaml"


def missing(place: Path) -> None:
    shutil.rmtree(place)


def a_file(place: Path) -> None:
    shutil.rmtree(place)
    place.write_text("version: 1\n")


def bare(place: Path) -> None:
    shutil.rmtree(place)
    place.mkdir()


def without_sources(place: Path) -> None:
    (place / "sources.yaml").unlink()


def empty(place: Path) -> None:
    (place / PROFESSIONS).write_bytes(b"")


def blank(place: Path) -> None:
    (place / PROFESSIONS).write_text("# nothing\n\n")


def binary(place: Path) -> None:
    (place / PROFESSIONS).write_bytes(bytes(range(256)))


def control(place: Path) -> None:
    (place / PROFESSIONS).write_bytes(b"version: \x00\x01\n")


def latin(place: Path) -> None:
    (place / PROFESSIONS).write_bytes("version: é\n".encode("latin-1"))


def a_directory(place: Path) -> None:
    (place / PROFESSIONS).unlink()
    (place / PROFESSIONS).mkdir()


def repeated(place: Path) -> None:
    write_data(place, SOUND + "version: 2\n")


def not_yaml(place: Path) -> None:
    (place / PROFESSIONS).write_text("version: 1\nsections: [\n")


def text(place: Path) -> None:
    (place / PROFESSIONS).write_text("hello\n")


def hostile(place: Path) -> None:
    write_data(place, SOUND + '"\\e[31m\\n": 1\n')


def twice_wrong(place: Path) -> None:
    write_data(place, SOUND.replace("30000", "much").replace("summary:", "sumary:"))


BROKEN: dict[Callable[[Path], None], tuple[str, ...]] = {
    missing: (": no such directory",),
    a_file: (": is a file, not a directory",),
    bare: ("/sources.yaml: cannot be read: ",),
    without_sources: ("/sources.yaml: cannot be read: ",),
    empty: ("/professions.yaml:1:1: the file is empty",),
    blank: ("/professions.yaml:1:1: the file is empty",),
    binary: ("/professions.yaml:2:118: not UTF-8 text",),
    control: ("/professions.yaml:1:10: ",),
    latin: ("/professions.yaml:1:10: not UTF-8 text",),
    a_directory: ("/professions.yaml: cannot be read: ",),
    repeated: ("/professions.yaml:16:1: ",),
    not_yaml: ("/professions.yaml:3:1: not YAML: ",),
    text: ("/professions.yaml:1:1: ",),
    hostile: ("/professions.yaml:16:1: unknown key ",),
    twice_wrong: (
        "/professions.yaml:9:5: the key 'summary' is missing",
        "/professions.yaml:10:5: unknown key 'sumary'",
        "/professions.yaml:15:23: a number is wanted",
    ),
}
"""How data may be broken, and how the lines that say so start."""


@pytest.fixture
def copy(fixture_dir: Path, tmp_path: Path) -> Path:
    """A copy of the fixture that a test may break."""
    return shutil.copytree(fixture_dir, tmp_path / "data")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("break_it", BROKEN, ids=lambda one: one.__name__)
def test_broken_data_is_named_line_by_line_and_nothing_is_shown(
    capfd: pytest.CaptureFixture[str], copy: Path, break_it: Callable[[Path], None], words: tuple[str, ...]
) -> None:
    break_it(copy)
    result = here(capfd, *words, "--data", str(copy))
    assert (result.status, result.out) == (1, "")
    lines = result.err.splitlines()
    assert sorted(lines) == sorted(line for line in lines if line.startswith(str(copy)) and line.isprintable())
    for start in BROKEN[break_it]:
        assert sum(line.removeprefix(str(copy)).startswith(start) for line in lines) == 1, lines


@pytest.mark.parametrize("words", [("list",), ("map", "access"), ("rules",), ("check",)], ids=" ".join)
def test_a_wrong_directory_of_the_environment_is_called_by_its_name(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    wanted = "wants one that holds professions.yaml, sources.yaml and publishers.yaml"
    assert here(capfd, *words, PTVSPT_DATA="/none").err == f"/none: no such directory; PTVSPT_DATA {wanted}\n"
    assert "PTVSPT_DATA" not in here(capfd, *words, "--data", "/none").err


def test_the_directory_is_named_by_the_environment(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    write_data(tmp_path, SOUND)
    assert juggler(here(capfd, "list", PTVSPT_DATA=str(tmp_path)))


@pytest.mark.parametrize("before", [True, False], ids=["before the command", "after the command"])
def test_the_option_beats_the_environment(capfd: pytest.CaptureFixture[str], tmp_path: Path, *, before: bool) -> None:
    option = ("--data", str(write_data(tmp_path, SOUND)))
    words = (*option, "list") if before else ("list", *option)
    assert juggler(here(capfd, *words, PTVSPT_DATA=str(FIXTURE)))


def test_the_option_after_the_command_beats_the_one_before_it(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert juggler(here(capfd, "--data", "/nonexistent", "list", "--data", str(write_data(tmp_path, SOUND))))


def test_an_empty_variable_is_no_directory_but_an_empty_option_is_a_mistake(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert here(capfd, "list", PTVSPT_DATA="").status == 0
    assert here(capfd, "list", "--data", "").status == 1


def test_a_changed_file_is_read_again(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    write_data(tmp_path, SOUND)
    assert juggler(here(capfd, "list", "--data", str(tmp_path)))
    write_data(tmp_path, SOUND.replace("name: Juggler", "name: Acrobat"))
    assert "Acrobat" in here(capfd, "list", "--data", str(tmp_path)).out


def juggler(result: Result) -> bool:
    """Tell whether a list is that of the small catalogue."""
    return (result.status, result.err) == (0, "") and result.out.count("\njuggler ") == 1


def completed(line: str, **changes: str) -> list[str]:
    """Return what bash is offered for the last word of a line; a blank at its end starts a new word."""
    words = line.split()
    place = str(len(words) - (not line.endswith(" ")))
    result = apart(_PTVSPT_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=place, **changes)
    assert (result.status, result.err) == (0, ""), result
    return result.out.split()


def test_professions_are_completed(catalogue: Catalogue) -> None:
    assert completed("ptvspt show -p ") == list(catalogue.professions)


def test_a_begun_word_is_completed() -> None:
    assert completed("ptvspt compare pt tr") == ["trainer"]


def test_sections_are_completed() -> None:
    assert completed("ptvspt show s") == ["scope", "salary"]
    assert completed("ptvspt show pt -s s") == ["scope", "salary"]


@pytest.mark.parametrize("command", ["show", "compare"])
def test_a_word_is_completed_with_professions_and_sections(catalogue: Catalogue, command: str) -> None:
    assert completed(f"ptvspt {command} pt ") == [*catalogue.professions, *catalogue.sections]


def test_sections_of_a_comparison_are_completed(catalogue: Catalogue) -> None:
    assert completed("ptvspt compare pt trainer --section ") == list(catalogue.sections)


def test_sources_are_completed() -> None:
    assert completed("ptvspt sources gy") == ["gym-blog"]


def test_formats_are_completed() -> None:
    assert completed("ptvspt list -f ") == ["table", "plain", "markdown", "csv", "json", "html"]


def test_completion_reads_the_data_that_the_line_names(tmp_path: Path) -> None:
    place = write_data(tmp_path, SOUND)
    assert completed(f"ptvspt --data {place} show -p ") == ["juggler"]
    assert completed(f"ptvspt show --data {place} -p ") == ["juggler"]


@pytest.mark.parametrize("break_it", [missing, empty, binary, not_yaml], ids=lambda one: one.__name__)
def test_a_shell_that_completes_sees_no_error_of_broken_data(copy: Path, break_it: Callable[[Path], None]) -> None:
    break_it(copy)
    assert completed("ptvspt show -p ", PTVSPT_DATA=str(copy)) == []


def test_a_shell_that_completes_after_an_unknown_command_sees_no_error() -> None:
    assert completed("ptvspt nonsense x") == []


def test_brackets_in_a_title_are_no_markup_to_a_completing_shell(tmp_path: Path) -> None:
    place = write_data(tmp_path, SOUND.replace("title: Pay", 'title: "[/b] Pay [red]"'))
    line = f"ptvspt --data {place} show "
    result = apart(_PTVSPT_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS=line)
    assert (result.status, result.err) == (0, "")
    assert '"pay":"(/b) Pay (red)"' in result.out
