from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from ptvspt.errors import DataError
from ptvspt.loading import cache, compiled, library
from ptvspt.loading.catalogue import Located
from running import loaded

ALL = ["pt", "trainer", "massage-therapist"]


def kept_at(home: Path) -> Path:
    """Return the one compiled form that is kept."""
    (kept,) = (home / "ptvspt").iterdir()
    return kept


MARK = "from the cache"


def mark(kept: Path) -> None:
    """Give a compiled form a version of its own, so that what is read from it can be told."""
    path = kept / compiled.INDEX
    index = json.loads(path.read_bytes().partition(b"\n")[2])
    cache._sealer(cache.Cache(kept, index["stamp"]))(path, json.dumps(index | {"version": MARK}).encode())


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.usefixtures("home")
def test_the_second_load_parses_no_yaml(copied: Path) -> None:
    assert loaded(copied) == f"parsed {' '.join(ALL)}"
    assert loaded(copied) == f"not parsed {' '.join(ALL)}"
    assert loaded(copied, "trainer") == "not parsed trainer"


def test_the_second_load_reads_what_the_first_kept(copied: Path, home: Path) -> None:
    assert library.load(copied, lambda _names: ["pt"]).version == "2026.11.22"
    mark(kept_at(home))
    assert library.load(copied).version == MARK
    assert library.load(copied, lambda _names: ["trainer"]).version == MARK


def test_an_edit_is_seen_at_once_and_kept(copied: Path, home: Path) -> None:
    library.load(copied)
    edit(copied / "professions.yaml", "  massage-therapist:\n", "  masseur:\n")
    assert list(library.load(copied).professions) == ["pt", "trainer", "masseur"]
    mark(kept_at(home))
    assert library.load(copied).version == MARK


def test_an_edit_of_the_same_size_is_seen(copied: Path, home: Path) -> None:
    library.load(copied)
    mark(kept_at(home))
    edit(copied / "sources.yaml", "Census of", "census of")
    assert library.load(copied).sources["census-2026"].title == "census of wages, 2026"


def test_an_edit_that_keeps_size_and_time_is_seen(copied: Path, home: Path) -> None:
    library.load(copied)
    mark(kept_at(home))
    path = copied / "sources.yaml"
    times = path.stat()
    edit(path, "Census of", "census of")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert path.stat().st_size == times.st_size
    assert library.load(copied).sources["census-2026"].title == "census of wages, 2026"


def test_a_new_time_alone_reads_nothing_again(copied: Path, home: Path) -> None:
    library.load(copied)
    mark(kept_at(home))
    os.utime(copied / "sources.yaml", ns=(1, 1))
    assert library.load(copied).version == MARK


@pytest.mark.usefixtures("home")
def test_an_edit_that_breaks_the_data_is_an_error_and_not_the_old_data(copied: Path) -> None:
    library.load(copied)
    (copied / "sources.yaml").write_text("{}", encoding="utf-8")
    with pytest.raises(DataError, match=r"no source 'act-18' in sources\.yaml"):
        library.load(copied)


@pytest.mark.usefixtures("home")
def test_two_directories_have_two_caches(copied: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(copied, tmp_path / "other"))
    path, times = other / "professions.yaml", (copied / "professions.yaml").stat()
    edit(path, "2026.11.22", "2026.11.21")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # same sizes, same times
    versions = [library.load(place).version for place in (copied, other, copied, other)]
    assert versions == ["2026.11.22", "2026.11.21"] * 2


def test_a_directory_has_one_cache_from_wherever_it_is_named(
    copied: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.load(copied)
    mark(kept_at(home))
    monkeypatch.chdir(copied.parent)
    assert library.load(Path(copied.name)).version == MARK


@pytest.mark.parametrize("name", ["XDG_CACHE_HOME", "HOME"])
@pytest.mark.parametrize("value", [None, "", "not/absolute"])
def test_without_a_home_nothing_is_kept(
    copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    for variable in ("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(variable, raising=False)
    if value is not None:
        monkeypatch.setenv(name, value)
    for _ in range(2):
        assert list(library.load(copied).professions) == ALL
    assert list(tmp_path.iterdir()) == [copied]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has LOCALAPPDATA, not HOME")
def test_without_a_cache_home_the_cache_lies_in_the_home(
    copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    library.load(copied)
    kept = kept_at(tmp_path / ("Library/Caches" if sys.platform == "darwin" else ".cache"))
    assert kept.stat().st_mode & 0o077 == 0  # nobody else may put data there
    mark(kept)
    assert library.load(copied).version == MARK


def test_a_cache_home_that_is_a_file_does_no_harm(copied: Path, home: Path) -> None:
    home.write_text("mine", encoding="utf-8")
    for _ in range(2):
        assert list(library.load(copied).professions) == ALL
    assert home.read_text(encoding="utf-8") == "mine"


def test_a_file_in_the_place_of_the_compiled_form_does_no_harm(copied: Path, home: Path) -> None:
    library.load(copied)
    kept = kept_at(home)
    shutil.rmtree(kept)
    kept.touch()
    for _ in range(2):
        assert list(library.load(copied).professions) == ALL
    assert kept_at(home) == kept  # and nothing is left behind
    assert kept.is_file()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root, and Windows, write anywhere")
def test_a_cache_that_cannot_be_written_does_no_harm(copied: Path, home: Path) -> None:
    home.mkdir(mode=0o500)
    for _ in range(2):
        assert list(library.load(copied).professions) == ALL


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="there is no /proc here")
def test_a_cache_home_that_takes_no_directory_does_no_harm(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc")
    for _ in range(2):
        assert list(library.load(copied).professions) == ALL


@pytest.mark.parametrize("content", ["", "{", "null", "{}"])
@pytest.mark.parametrize("name", [compiled.INDEX, "profession.pt.json"])
def test_a_broken_cache_is_repaired(copied: Path, home: Path, name: str, content: str) -> None:
    library.load(copied)
    mark(kept_at(home))
    (kept_at(home) / name).write_text(content, encoding="utf-8")
    assert library.load(copied, lambda _names: ["pt"]).version == "2026.11.22"
    mark(kept_at(home))
    assert library.load(copied, lambda _names: ["pt"]).version == MARK


KEPT = (compiled.INDEX, compiled.BIBLIOGRAPHY, "profession.pt.json")


@pytest.mark.parametrize("name", KEPT)
def test_a_kept_file_that_was_altered_is_not_trusted(copied: Path, home: Path, name: str) -> None:
    truth = library.load(copied)
    path = kept_at(home) / name
    content = path.read_bytes()
    place = content.rindex(b"a")  # one letter of some text: JSON still, of the same form
    path.write_bytes(content[:place] + b"e" + content[place + 1 :])
    json.loads(path.read_bytes().partition(b"\n")[2])
    assert library.load(copied) == truth
    assert library._bibliography(copied, copied) == truth.sources
    assert path.read_bytes() == content


def test_a_kept_file_of_another_edit_is_not_trusted(copied: Path, home: Path) -> None:
    library.load(copied)
    path = kept_at(home) / "profession.pt.json"
    before = path.read_bytes()
    edit(copied / "professions.yaml", "name: Physical therapist", "name: Physical Therapist")
    truth = library.load(copied)
    path.write_bytes(before)
    assert library.load(copied) == truth


def test_a_kept_file_under_another_name_is_not_trusted(copied: Path, home: Path) -> None:
    truth = library.load(copied)
    kept = kept_at(home)
    (kept / "profession.pt.json").write_bytes((kept / "profession.trainer.json").read_bytes())
    assert library.load(copied) == truth


def test_what_another_version_of_the_program_kept_is_not_trusted(
    copied: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.load(copied)
    mark(kept_at(home))
    monkeypatch.setattr(cache, "__version__", "0.0.0")
    assert library.load(copied).version == "2026.11.22"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize("name", KEPT)
def test_a_pipe_in_the_place_of_a_kept_file_is_not_waited_for(copied: Path, home: Path, name: str) -> None:
    truth = library.load(copied)
    path = kept_at(home) / name
    path.unlink()
    os.mkfifo(path)
    assert library.load(copied) == truth


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_no_file_to_be_looked_at_before_it_is_read(copied: Path, home: Path) -> None:
    path = copied / "sources.yaml"
    path.unlink()
    os.mkfifo(path)
    assert cache.of(copied, library.FILES) is None


def test_what_was_edited_while_it_was_read_is_not_kept(
    copied: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = library.read

    def slow(directory: Path | None) -> Located:
        found = reading(directory)
        edit(copied / "sources.yaml", "Census of", "census of")
        return found

    monkeypatch.setattr(library, "read", slow)
    library.load(copied)
    assert not home.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has LOCALAPPDATA, not HOME")
@pytest.mark.parametrize("kept", [None, "missing/.cache"])
def test_a_home_that_is_missing_is_not_made(
    copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: str | None
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "missing"))
    if kept:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / kept))
    for _ in range(2):
        assert list(library.load(copied).professions) == ALL
    assert list(tmp_path.iterdir()) == [copied]


def test_what_is_kept_leaves_nothing_else_behind(copied: Path, home: Path) -> None:
    library.load(copied)
    names = {compiled.INDEX, compiled.BIBLIOGRAPHY, *(f"profession.{id_}.json" for id_ in ALL)}
    assert {path.name for path in kept_at(home).iterdir()} == names
