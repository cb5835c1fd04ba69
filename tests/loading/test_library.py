from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from ptvspt.errors import DataError, UsageError
from ptvspt.loading import compiled, library
from ptvspt.profiles.records import Catalogue
from running import SOURCES, loaded


def test_an_interview_needs_of_the_other_files_only_the_kept_bibliography(
    copied: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = library.interview(copied)
    assert list((home / "ptvspt").iterdir())
    monkeypatch.delattr("ptvspt.loading.catalogue.read")
    assert library.interview(copied) == first


def test_an_interview_sees_an_edit_of_its_sources(copied: Path) -> None:
    library.interview(copied)
    path = copied / "sources.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Census of", "census of", 1), encoding="utf-8")
    titles = {one.source.title for rule in library.interview(copied).rules for one in rule.citations}
    assert "census of wages, 2026" in titles


def test_an_interview_sees_an_edit_of_its_publishers(copied: Path) -> None:
    library.interview(copied)
    path = copied / "publishers.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("short: BoN", "short: BN"), encoding="utf-8")
    assert "BN" in {one.source.short for rule in library.interview(copied).rules for one in rule.citations}


ALL = ["pt", "trainer", "massage-therapist"]


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
    return f"{path}: {reason}; --data wants one that holds professions.yaml, sources.yaml and publishers.yaml"


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
    reason = "no such file; it gives the grade" if name == "publishers.yaml" else "cannot be read: No such file"
    assert [line.split(reason)[0] for line in str(caught.value).splitlines()] == [f"{copied / name}: "]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as a wheel installs it: code, data and compiled data in one directory."""
    root = tmp_path_factory.mktemp("site")
    ignored = shutil.ignore_patterns("__pycache__", "data")
    shutil.copytree(SOURCES / "ptvspt", root / "ptvspt", ignore=ignored)
    data = Path(shutil.copytree(library.shipped(), root / "ptvspt" / "data", ignore=shutil.ignore_patterns("compiled")))
    (data / "compiled").mkdir()
    compiled.write(library.read(data).catalogue, library.sizes(data), data / "compiled")
    return root


@pytest.mark.usefixtures("home")
def test_an_installed_program_parses_no_yaml(installed: Path, home: Path) -> None:
    assert loaded("", "pt", code=installed) == "not parsed pt"
    assert not home.exists()


@pytest.mark.usefixtures("home")
def test_an_installed_program_whose_data_was_edited_reads_the_edit(installed: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(installed, tmp_path / "site"))
    with (root / "ptvspt" / "data" / "professions.yaml").open("a", encoding="utf-8") as file:
        file.write("# edited\n")
    assert loaded("", "pt", code=root) == "parsed pt"


def test_the_stamp_of_shipped_data_names_every_interview(copied: Path) -> None:
    (copied / "interviews" / "second.yaml").write_text("id: second\n", encoding="utf-8")
    stamp = library.sizes(copied)
    assert stamp is not None
    interviews = [f"interviews/{name}.yaml" for name in ("care", "career", "second")]
    assert [name for name, _ in stamp] == [*library.parts(copied), *interviews]
    assert stamp[-1][1] == len("id: second\n")


def test_a_checkout_reads_the_data_at_its_root() -> None:
    assert {path.name for path in library.shipped().iterdir()} >= set(library.FILES)
    assert (library.shipped().parent / "src" / "ptvspt").is_dir()
