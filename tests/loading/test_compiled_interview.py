"""The compiled form of an interview is the same interview."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from answering import RAW
from ptvspt.interview.records import Interview
from ptvspt.loading import compiled_interview, library

STAMP = [["interviews/care.yaml", 1]]
SHIPPED = library.interview(library.shipped())


@pytest.mark.parametrize("interview", [RAW, SHIPPED], ids=["fixture", "shipped"])
def test_both_forms_are_equal_and_in_the_same_order(interview: Interview, tmp_path: Path) -> None:
    compiled_interview.write(interview, STAMP, tmp_path)
    found = compiled_interview.read(tmp_path, STAMP, interview.id)
    assert found == interview
    assert list(found.questions) == list(interview.questions)
    assert list(found.outcomes) == list(interview.outcomes)
    for id_, question in interview.questions.items():
        assert list(found.questions[id_].options) == list(question.options)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    compiled_interview.write(RAW, STAMP, tmp_path)
    return tmp_path


def test_another_stamp_or_name_is_not_read(written: Path) -> None:
    assert compiled_interview.read(written, STAMP, "care") == RAW
    assert compiled_interview.read(written, [["interviews/care.yaml", 2]], "care") is None
    assert compiled_interview.read(written, STAMP, "other") is None


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", "{}", '{"format": 1}', '{"format": 0, "stamp": null}', "\x00"]
)
def test_a_broken_form_is_none(written: Path, content: str) -> None:
    (written / "interview.care.json").write_text(content, encoding="utf-8")
    assert compiled_interview.read(written, STAMP, "care") is None


def test_another_format_is_not_read(written: Path) -> None:
    path = written / "interview.care.json"
    packed = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(packed | {"format": compiled_interview.FORMAT + 1}), encoding="utf-8")
    assert compiled_interview.read(written, STAMP, "care") is None


def test_bytes_that_are_no_text_are_none(written: Path) -> None:
    (written / "interview.care.json").write_bytes(b"\xff\xfe{")
    assert compiled_interview.read(written, STAMP, "care") is None
