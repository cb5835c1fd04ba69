"""Bad data: whatever stands in a file, each command ends with an answer or with words about it."""

from __future__ import annotations

import json
import os
import re
import shutil
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering import SORE, flags
from running import FIXTURE, Result, answered

FILES = sorted(str(path.relative_to(FIXTURE)) for path in FIXTURE.rglob("*.*"))
ADVISE = ("advise", "--no-input", *flags(SORE))
CALLS = (
    ("list",),
    ("list", "--sections"),
    ("show", "-p", "pt"),
    ("show", "salary", "-p", "pt", "--state", "TX"),
    ("compare", "--all"),
    ("compare", "pt", "trainer", "--full"),
    ("find", "exercise"),
    ("find", "exercize"),
    ("sources",),
    ("sources", "herald"),
    ("state", "TX", "CA"),
    ("rank", "salary", "-p", "pt"),
    ("rank", "access"),
    ("map", "salary", "-p", "pt"),
    ("map", "access"),
    ("rules",),
    ("rules", "age"),
    ADVISE,
)
"""Every command that has formats."""
ODD = (
    *("\0", "\x1b", "\ufeff", "\t", "\r", "\n", "\u2028", "\x85", "\ud7ff", "\U0010ffff"),
    *("nan", "1e400", "-0", "9" * 20, "0x1F", "~", "null", "yes", "!!python/object:x ", "%YAML 9.9\n", "\n---\n"),
    *("{", "}", "[", "]", "&a ", "*a", "- - ", "? ", ": ", " #", "|", ">", '"', "'", ",", ",,,,", "<<: ", "\\"),
    *("w" * 70_000, "[" * 2000, "- " * 2000, "\u4e2d" * 2000),
)


def answered_with(text: bytes, name: str, broken: Path, *words: str) -> Result:
    """Run a call while a file of the copy holds a text."""
    path = broken / name
    before = path.read_bytes()
    path.write_bytes(text)
    try:
        return answered(*words, "--data", str(broken))
    finally:
        path.write_bytes(before)


def read(name: str) -> bytes:
    return (FIXTURE / name).read_bytes()


def holds(result: Result, *, data: bool = False) -> None:
    """Tell that a call ended well: a status of ours, one line or more where it failed, and sound JSON where asked."""
    assert result.status in (0, 1, 2), result
    assert "Traceback" not in result.err
    assert len(result.err.splitlines()) <= 101
    if result.status == 0 and data:
        json.loads(result.out)
    elif result.status:
        assert result.err or result.out, result


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the fixture, whose files are broken and mended one after the other."""
    return Path(shutil.copytree(FIXTURE, tmp_path_factory.mktemp("broken") / "data"))


WORD = re.compile(rb"[^\s,:;\[\]{}]+")


@st.composite
def mutations(draw: st.DrawFn, content: bytes) -> bytes:
    """Return a file's content after one to three slips of an editor's hand."""
    for _ in range(draw(st.integers(1, 3))):
        content = draw(slips(content) | changes(content, content.splitlines(keepends=True)) | words(content))
    return content


@st.composite
def slips(draw: st.DrawFn, content: bytes) -> bytes:
    """Return a content of which a slice was cut, written twice or replaced, or that was cut off."""
    start = draw(st.integers(0, len(content)))
    end = start + draw(st.sampled_from((0, 1, 2, 7, 40, 400)))
    odd = draw(st.sampled_from(ODD).map(str.encode) | st.binary(max_size=6))
    before, within, after = content[:start], content[start:end], content[end:]
    return draw(st.sampled_from((before + after, before, before + within + within + after, before + odd + after)))


@st.composite
def changes(draw: st.DrawFn, content: bytes, lines: list[bytes]) -> bytes:
    """Return a content of which two lines were swapped, or one stands in the place of another."""
    if not lines:
        return content
    one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    changed = [*lines]
    changed[one] = lines[other]
    if draw(st.booleans()):
        changed[other] = lines[one]
    return b"".join(changed)


@st.composite
def words(draw: st.DrawFn, content: bytes) -> bytes:
    """Return a content of which a word was replaced by another one of it, or by something odd: mostly it is read."""
    found = list(WORD.finditer(content))
    if not found:
        return content
    gone = draw(st.sampled_from(found))
    come = draw(st.sampled_from(found).map(re.Match.group) | st.sampled_from(ODD).map(str.encode))
    return content[: gone.start()] + come + content[gone.end() :]


@pytest.mark.parametrize("name", FILES)
@given(st.data())
@settings(max_examples=20)
def test_no_bad_file_ends_in_a_traceback(name: str, broken: Path, data: st.DataObject) -> None:
    wrong = data.draw(mutations(read(name)) | st.binary(max_size=100))
    call = data.draw(st.sampled_from(CALLS))
    holds(answered_with(wrong, name, broken, "check"))
    if data.draw(st.booleans()):
        holds(answered_with(wrong, name, broken, *call, "-f", "json"), data=True)
    else:
        holds(answered_with(wrong, name, broken, *call))


@pytest.mark.parametrize("name", FILES)
def test_no_odd_word_in_a_file_ends_in_a_traceback(name: str, broken: Path) -> None:
    content = read(name).decode()
    for odd, before in zip(ODD, cycle(("\n", ": ", ",", ": ")), strict=False):
        place = content.find(before, len(content) // 2) + len(before)
        wrong = f"{content[:place]}{odd}{content[place:]}".encode()
        holds(answered_with(wrong, name, broken, "check"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize("name", FILES)
def test_a_pipe_in_the_place_of_a_data_file_is_not_waited_for(name: str, tmp_path: Path) -> None:
    data = Path(shutil.copytree(FIXTURE, tmp_path / "data"))
    (data / name).unlink()
    os.mkfifo(data / name)
    told = f"{data / name}: is a pipe or a device, not a file; put a file there"
    assert told in answered("check", "--data", str(data)).err
    advice = answered(*ADVISE, "--data", str(data))
    assert advice.status == (0 if name in BESIDE else 1)


BESIDE = [name for name in FILES if name not in ("publishers.yaml", "sources.yaml", "interviews/care.yaml")]
"""The files that an advice does not stand on."""


@pytest.mark.parametrize("name", BESIDE)
@given(st.data())
@settings(max_examples=10)
def test_a_bad_file_beside_the_interview_withholds_no_advice(name: str, broken: Path, data: st.DataObject) -> None:
    wrong = data.draw(mutations(read(name)) | st.binary(max_size=100))
    result = answered_with(wrong, name, broken, *ADVISE, "-f", "json")
    holds(result, data=True)
    assert result.status == 0, result.err


@pytest.mark.parametrize("call", [("check",), ("show", "-p", "pt", "-f", "json")], ids=" ".join)
def test_of_many_unknown_keys_the_first_are_told_and_all_are_counted(call: tuple[str, ...], broken: Path) -> None:
    keys = "".join(f"unknown-{number}: 1\n" for number in range(12_500)).encode()
    result = answered_with(read("professions.yaml") + keys, "professions.yaml", broken, *call)
    lines = result.err.splitlines()
    assert (result.status, result.out, len(lines), lines[-1]) == (1, "", 101, "... and 12,400 more")


@pytest.mark.parametrize("call", [("check",), ("rank", "salary", "-p", "pt", "-f", "json")], ids=" ".join)
def test_of_many_wrong_rows_the_first_are_told_and_all_are_counted(call: tuple[str, ...], broken: Path) -> None:
    result = answered_with(read("statistics/wages.csv") + b"a,b\n" * 12_500, "statistics/wages.csv", broken, *call)
    lines = result.err.splitlines()
    assert (result.status, result.out, len(lines), lines[-1]) == (1, "", 101, "... and 12,400 more")


@pytest.mark.parametrize("call", [("find", "exercise"), ("check",)], ids=" ".join)
def test_a_word_of_43_000_wide_letters_is_refused_at_its_place(call: tuple[str, ...], broken: Path) -> None:
    name = f"name: {chr(0xFF57) * 43_000}".encode()
    text = read("professions.yaml").replace(b"name: Physical therapist", name, 1)
    result = answered_with(text, "professions.yaml", broken, *call)
    (line,) = result.err.splitlines()
    assert (result.status, result.out) == (1, "")
    assert line.endswith("the text has 43,000 characters, at most 5,000 are read; shorten or split it")
