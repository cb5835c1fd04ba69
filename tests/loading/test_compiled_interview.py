from __future__ import annotations

import json
from pathlib import Path

import pytest

from ptvspt.interview import Interview
from ptvspt.loading import compiled_interview, library

STAMP = [["care.yaml", 1]]


@pytest.fixture(scope="module")
def interview() -> Interview:
    return library.interview()


@pytest.fixture
def written(interview: Interview, tmp_path: Path) -> Path:
    compiled_interview.write(interview, STAMP, tmp_path)
    (path,) = tmp_path.iterdir()
    return path


def test_the_shipped_interview_is_the_same_in_both_forms(interview: Interview, written: Path) -> None:
    found = compiled_interview.read(written.parent, STAMP, interview.id)
    assert found == interview
    assert list(found.questions) == list(interview.questions)
    assert list(found.outcomes) == list(interview.outcomes)


@pytest.mark.parametrize("stamp", [None, [], [["care.yaml", 2]]])
def test_a_form_with_another_stamp_is_ignored(interview: Interview, written: Path, stamp: object) -> None:
    assert compiled_interview.read(written.parent, stamp, interview.id) is None


def test_an_interview_that_cannot_be_stamped_matches_no_form(interview: Interview, tmp_path: Path) -> None:
    compiled_interview.write(interview, None, tmp_path)
    assert compiled_interview.read(tmp_path, None, interview.id) is None


def test_a_form_of_another_format_is_ignored(interview: Interview, written: Path) -> None:
    packed = json.loads(written.read_bytes())
    written.write_text(json.dumps(packed | {"format": compiled_interview.FORMAT + 1}), encoding="utf-8")
    assert compiled_interview.read(written.parent, STAMP, interview.id) is None


def test_a_missing_form_is_ignored(interview: Interview, tmp_path: Path) -> None:
    assert compiled_interview.read(tmp_path, STAMP, interview.id) is None
    assert compiled_interview.read(tmp_path / "nowhere", STAMP, interview.id) is None


@pytest.mark.parametrize("content", [b"", b"null", b"[]", b"{}", b"1", b"\xff", b"{", b"[" * 100_000])
def test_a_broken_form_is_ignored(interview: Interview, written: Path, content: bytes) -> None:
    written.write_bytes(content)
    assert compiled_interview.read(written.parent, STAMP, interview.id) is None


@pytest.mark.parametrize("junk", [None, "x", [[]], [None], [[1, 2]]])
@pytest.mark.parametrize("key", ["sources", "head", "texts", "questions", "outcomes", "rules", "notes", "choices"])
def test_a_form_with_a_broken_part_is_ignored(interview: Interview, written: Path, key: str, junk: object) -> None:
    packed = json.loads(written.read_bytes())
    written.write_text(json.dumps(packed | {key: junk}), encoding="utf-8")
    assert compiled_interview.read(written.parent, STAMP, interview.id) is None
    del packed[key]
    written.write_text(json.dumps(packed), encoding="utf-8")
    assert compiled_interview.read(written.parent, STAMP, interview.id) is None
