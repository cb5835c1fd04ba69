"""ptvspt export: what is written where, and what is never overwritten."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from running import here, refused
from terminals import Terminal


def names(place: Path) -> set[str]:
    return {path.name for path in place.iterdir()}


def test_a_package_and_a_database_are_written_and_told(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    place, file = tmp_path / "deep" / "package", tmp_path / "all.db"
    result = here(capfd, "export", str(place), "--sqlite", str(file))
    assert (result.status, result.err) == (0, "")
    told = "18 tables, 75 facts, data of 2026.11.22"
    assert result.out.splitlines() == [f"{place}: {told}", f"{file}: {told}"]
    described = json.loads((place / "datapackage.json").read_bytes())
    assert names(place) == {"datapackage.json", *(one["path"] for one in described["resources"])}
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("SELECT count(*) FROM facts").fetchone() == (75,)
    assert names(tmp_path) == {"deep", "all.db"}


def test_either_can_be_written_alone(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    here(capfd, "export", str(tmp_path / "package"))
    here(capfd, "export", "--sqlite", str(tmp_path / "all.db"))
    assert names(tmp_path) == {"package", "all.db"}


def test_what_was_written_before_is_written_anew_without_asking(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = ("export", str(tmp_path / "package"), "--sqlite", str(tmp_path / "all.db"))
    first = here(capfd, *words)
    (tmp_path / "package" / "facts.csv").write_text("old")
    assert here(capfd, *words) == first
    assert (tmp_path / "package" / "facts.csv").stat().st_size > 1000


def test_a_file_of_something_else_stays_without_force(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    other, place = tmp_path / "other.db", tmp_path / "place"
    with closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE mine (one)")
    place.mkdir()
    (place / "facts.csv").write_text("mine")
    (place / "mine.txt").write_text("mine")
    before = other.read_bytes()
    line = refused(here(capfd, "export", "--sqlite", str(other)))
    assert line == f"export '{other}': it holds something else; name another, or overwrite it with --force"
    line = refused(here(capfd, "export", str(place), "--sqlite", str(tmp_path / "new.db")))
    assert line == f"export '{place}': it holds something else; name another, or overwrite it with --force"
    assert (other.read_bytes(), names(place)) == (before, {"facts.csv", "mine.txt"})
    assert not (tmp_path / "new.db").exists()
    assert here(capfd, "export", str(place), "--sqlite", str(other), "--force").status == 0
    assert other.read_bytes() != before
    assert (place / "mine.txt").read_text() == "mine"


def test_a_directory_with_other_files_is_no_hindrance(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert here(capfd, "export", str(tmp_path)).status == 0


def test_what_can_be_no_target_is_refused_before_anything_is_written(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine")
    where = "export where? name a directory, --sqlite FILE, or both; see 'ptvspt export --help'"
    assert refused(here(capfd, "export")) == where
    assert refused(here(capfd, "export", str(tmp_path / "file"))).endswith("it is a file; name a directory")
    assert refused(here(capfd, "export", "-")).endswith("files go to a directory; name one")
    line = refused(here(capfd, "export", str(tmp_path / "new"), "--sqlite", str(tmp_path)))
    assert line.endswith("a directory; name a file in it")
    assert refused(here(capfd, "export", "--sqlite", "")).endswith("a database is a file; name one")
    assert names(tmp_path) == {"file"}


def test_a_place_that_cannot_be_written_is_one_line(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for words in ((str(tmp_path / "file" / "package"),), ("--sqlite", str(tmp_path / "none" / "all.db"))):
        result = here(capfd, "export", *words)
        assert (result.status, result.out, result.err.count("\n")) == (1, "", 1)
        assert "could not be written" in result.err


def test_a_link_is_followed_and_others_may_read_what_is_written(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "real.db")
    before = os.umask(0o022)
    try:
        here(capfd, "export", "--sqlite", str(tmp_path / "link.db"))
    finally:
        os.umask(before)
    assert (tmp_path / "link.db").is_symlink()
    assert (tmp_path / "real.db").stat().st_mode & 0o777 == 0o644


def test_data_without_places_and_careers_makes_a_package_too(capfd: pytest.CaptureFixture[str], copied: Path) -> None:
    shutil.rmtree(copied / "places")
    shutil.rmtree(copied / "career")
    result = here(capfd, "export", str(copied / "out"), "--data", str(copied))
    assert (result.status, result.err) == (0, "")


@pytest.mark.parametrize(("line", "status"), [("1", 2), ("2", 0)])
def test_at_a_terminal_a_file_of_something_else_is_asked_about(tmp_path: Path, line: str, status: int) -> None:
    path = tmp_path / "diary"
    path.write_text("dear diary", encoding="utf-8")
    terminal = Terminal("export", "--sqlite", str(path), "--accessible", columns=200)
    terminal.sees("Overwrite it?")
    terminal.sees("quit:")
    terminal.types(f"{line}\n")
    assert terminal.ends() == status
    assert (path.read_bytes() == b"dear diary") == bool(status)
