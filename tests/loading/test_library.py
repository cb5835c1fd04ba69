from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import ptvspt
from ptvspt.errors import DataError, UsageError
from ptvspt.loading import compiled, library
from ptvspt.profiles.records import Catalogue

SOURCE = Path(ptvspt.__file__).parent.parent
LOADED = """
import sys
from pathlib import Path
from ptvspt.loading import library
directory = Path(sys.argv[1]) if sys.argv[1] else None
found = library.load(directory, (lambda names: sys.argv[2:]) if sys.argv[2:] else None)
parsed = "ptvspt.loading.nodes" in sys.modules
assert parsed == ("yaml" in sys.modules)
print("parsed" if parsed else "not parsed", *found.professions)
"""


def load(directory: Path | str, *ids: str, code: Path = SOURCE) -> str:
    """Load in a program of its own; return whether YAML was parsed, and the professions."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(directory), *ids],
        env={**os.environ, "PYTHONPATH": str(code)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty directory for caches."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    return tmp_path / "cache"


def kept_at(home: Path) -> Path:
    """Return the one compiled form that is kept."""
    (kept,) = (home / "ptvspt").iterdir()
    return kept


MARK = "from the cache"


def test_an_interview_needs_of_the_other_files_only_the_kept_bibliography(
    copied: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = library.interview(copied)
    assert kept_at(home)
    monkeypatch.delattr("ptvspt.loading.catalogue.read")
    assert library.interview(copied) == first


def test_an_interview_sees_an_edit_of_its_sources(copied: Path) -> None:
    library.interview(copied)
    edit(copied / "sources.yaml", "Bureau", "bureau")
    publishers = {one.source.publisher for rule in library.interview(copied).rules for one in rule.citations}
    assert "bureau of Numbers" in publishers


def mark(kept: Path) -> None:
    """Give a compiled form a version of its own, so that what is read from it can be told."""
    index = json.loads((kept / compiled.INDEX).read_bytes())
    (kept / compiled.INDEX).write_text(json.dumps(index | {"version": MARK}), encoding="utf-8")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


ALL = ["pt", "trainer", "massage-therapist"]


@pytest.mark.usefixtures("home")
def test_the_second_load_parses_no_yaml(copied: Path) -> None:
    assert load(copied) == f"parsed {' '.join(ALL)}"
    assert load(copied) == f"not parsed {' '.join(ALL)}"
    assert load(copied, "trainer") == "not parsed trainer"


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
    edit(copied / "sources.yaml", "Bureau", "bureau")
    assert library.load(copied).sources["census-2026"].publisher == "bureau of Numbers"


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


def test_what_is_kept_leaves_nothing_else_behind(copied: Path, home: Path) -> None:
    library.load(copied)
    names = {compiled.INDEX, compiled.BIBLIOGRAPHY, *(f"profession.{id_}.json" for id_ in ALL)}
    assert {path.name for path in kept_at(home).iterdir()} == names


def same(first: Catalogue, second: Catalogue) -> bool:
    """Tell whether two catalogues are equal, and their mappings in the same order."""
    return first == second and repr(first) == repr(second)


@pytest.mark.parametrize("ids", [None, [], ["pt"], ["trainer", "pt"], ["massage-therapist", "trainer"]])
def test_the_first_load_and_the_next_are_equal(copied: Path, ids: Sequence[str] | None) -> None:
    choose = None if ids is None else (lambda _names: ids)
    first = library.load(copied, choose)
    assert same(library.load(copied, choose), first)
    assert list(first.professions) == (ALL if ids is None else ids)


def test_an_error_of_who_chooses_reaches_the_caller_each_time(copied: Path) -> None:
    def choose(_names: dict[str, str]) -> list[str]:
        raise UsageError("no such profession")

    for _ in range(2):
        with pytest.raises(UsageError, match="no such profession"):
            library.load(copied, choose)


def remark(path: Path, reason: str) -> str:
    return f"{path}: {reason}; --data wants one that holds professions.yaml and sources.yaml"


def test_a_missing_directory_is_named_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        library.load(tmp_path / "nowhere")
    assert str(caught.value) == remark(tmp_path / "nowhere", "no such directory")


def test_a_file_in_the_place_of_a_directory_is_named_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "professions.yaml"
    path.touch()
    with pytest.raises(DataError) as caught:
        library.load(path)
    assert str(caught.value) == remark(path, "is a file, not a directory")


@pytest.mark.parametrize("name", ["\0", "a" * 5000, "a/" * 5000, "\udcff"])
def test_a_path_that_no_system_takes_is_refused(name: str) -> None:
    with pytest.raises(DataError, match="no such directory"):
        library.load(Path(name))


@pytest.mark.parametrize("name", library.FILES)
def test_a_directory_without_one_of_the_files_names_the_file(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(DataError) as caught:
        library.load(copied)
    assert f"{copied / name}: cannot be read: No such file or directory" in str(caught.value)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as a wheel installs it: code, data and compiled data in one directory."""
    root = tmp_path_factory.mktemp("site")
    ignored = shutil.ignore_patterns("__pycache__", "data")
    shutil.copytree(SOURCE / "ptvspt", root / "ptvspt", ignore=ignored)
    data = Path(shutil.copytree(library.shipped(), root / "ptvspt" / "data", ignore=shutil.ignore_patterns("compiled")))
    (data / "compiled").mkdir()
    compiled.write(library.read(data).catalogue, library.sizes(data), data / "compiled")
    return root


@pytest.mark.usefixtures("home")
def test_an_installed_program_parses_no_yaml(installed: Path, home: Path) -> None:
    assert load("", "pt", code=installed) == "not parsed pt"
    assert not home.exists()


@pytest.mark.usefixtures("home")
def test_an_installed_program_whose_data_was_edited_reads_the_edit(installed: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(installed, tmp_path / "site"))
    with (root / "ptvspt" / "data" / "professions.yaml").open("a", encoding="utf-8") as file:
        file.write("# edited\n")
    assert load("", "pt", code=root) == "parsed pt"


def test_the_stamp_of_shipped_data_names_every_interview(copied: Path) -> None:
    (copied / "interviews" / "second.yaml").write_text("id: second\n", encoding="utf-8")
    stamp = library.sizes(copied)
    assert stamp is not None
    assert [name for name, _ in stamp] == [*library.FILES, "interviews/care.yaml", "interviews/second.yaml"]
    assert stamp[-1][1] == len("id: second\n")


def test_a_checkout_reads_the_data_at_its_root() -> None:
    assert {path.name for path in library.shipped().iterdir()} >= set(library.FILES)
    assert (library.shipped().parent / "src" / "ptvspt").is_dir()
