"""Reading the exceptions from checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from ptvspt.errors import DataError
from ptvspt.loading.exceptions import read

CHECKS = ("fresh", "grade")


def written(directory: Path, text: str) -> Path:
    (directory / "exceptions.yaml").write_text(text, encoding="utf-8")
    return directory


def test_a_directory_may_do_without_exceptions(tmp_path: Path) -> None:
    assert read(tmp_path, CHECKS) == {}


def test_exceptions_stand_by_check_and_part_with_their_place(tmp_path: Path) -> None:
    found = read(written(tmp_path, 'fresh:\n  pt: Old.\n  "*.a.b": Older.\ngrade:\n  pt: Weak.\n'), CHECKS)
    places = {(name, key): (at.line, at.column) for name, keys in found.items() for key, at in keys.items()}
    assert places == {("fresh", "pt"): (2, 3), ("fresh", "*.a.b"): (3, 3), ("grade", "pt"): (5, 3)}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("frehs: {pt: Old.}", "1:1: no check 'frehs'; did you mean 'fresh'?"),
        ("zzz: {pt: Old.}", "1:1: no check 'zzz'; known are fresh, grade"),
        ("fresh:\n  pt: ''\n", "2:7: the value is empty; write it or leave the key out"),
        ("fresh: [pt]", "1:8: 'key: value' pairs are wanted here, not a list"),
        ("[fresh]", "1:1: 'key: value' pairs are wanted here, not a list"),
    ],
)
def test_a_slip_is_told_with_its_place(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(DataError) as caught:
        read(written(tmp_path, text), CHECKS)
    assert str(caught.value) == f"{tmp_path / 'exceptions.yaml'}:{problem}"
