"""From a file's bytes to text."""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from ptvspt.errors import DataError
from ptvspt.loading import files
from ptvspt.loading.files import MAX_BYTES, read_standard_input, read_text


def test_a_file_of_50_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(50 * 2**20)
    with pytest.raises(DataError) as caught:
        read_text(path)
    limit = MAX_BYTES // 2**20
    assert str(caught.value) == f"{path}: the file has more than the {limit} MB that are read here; split it"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file here")
def test_a_file_without_end_is_refused() -> None:
    with pytest.raises(DataError, match="the file has more than the"):
        read_text(Path("/dev/zero"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=("key: 1",))
    writer.start()
    assert read_text(path) == "key: 1"
    writer.join()


class Clock(threading.Timer):
    """A clock that rings when a test says so, unless it was stopped."""

    def __init__(self, seconds: float, ring: Callable[[], None]) -> None:
        super().__init__(seconds, ring)
        self.seconds, self.rung, self.started, self.stopped = seconds, ring, False, False

    def start(self) -> None:
        self.started = True

    def cancel(self) -> None:
        self.stopped = True

    def ring(self) -> None:
        if self.started and not self.stopped:
            self.rung()


def test_a_silent_pipe_is_told_of_once_after_two_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    clocks: list[Clock] = []

    def timer(seconds: float, ring: Callable[[], None]) -> Clock:
        clocks.append(Clock(seconds, ring))
        return clocks[0]

    with files._watch("the\x1bpipe", wait=True, timer=timer):
        (clock,) = clocks
        assert (clock.seconds, clock.daemon) == (2.0, True)
        assert capsys.readouterr() == ("", "")
        clock.ring()
    told = "ptvspt: nothing has come from the\N{REPLACEMENT CHARACTER}pipe yet; waiting for it\n"
    assert capsys.readouterr() == ("", told)
    assert clock.stopped


def test_what_has_spoken_is_not_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    clocks: list[Clock] = []

    def timer(seconds: float, ring: Callable[[], None]) -> Clock:
        clocks.append(Clock(seconds, ring))
        return clocks[0]

    with files._watch("pipe", wait=True, timer=timer) as heard:
        heard()
        clocks[0].ring()
    assert capsys.readouterr() == ("", "")


def test_a_silence_that_nobody_can_be_told_of_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    gone, out = io.StringIO(), io.StringIO()
    gone.close()
    monkeypatch.setattr(sys, "stdout", out)
    for stream in (None, gone):
        monkeypatch.setattr(sys, "stderr", stream)
        files._tell("pipe")
    assert out.getvalue() == ""


def test_no_clock_is_set_for_a_plain_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def timer(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(threading, "Timer", timer)
    path = tmp_path / "file"
    path.write_text("a: 1", encoding="utf-8")
    assert read_text(path) == "a: 1"
    with path.open(encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert read_standard_input() == "a: 1"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file here")
def test_standard_input_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/zero").open(encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        with pytest.raises(DataError, match=r"^standard input: more has come than the 32 MB that are read here; give"):
            read_standard_input()


def test_what_comes_in_pieces_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()

    def write() -> None:
        with open(writing, "wb", buffering=0) as file:  # noqa: PTH123 - it has no path
            for piece in (b"a", b": ", b"1" * 70000):
                file.write(piece)

    writer = threading.Thread(target=write)
    writer.start()
    with open(reading, encoding="utf-8") as stream:  # noqa: PTH123 - it has no path
        monkeypatch.setattr(sys, "stdin", stream)
        assert read_standard_input() == f"a: {'1' * 70000}"
    writer.join()


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"\xff\xfea\x00", "1:1"),  # UTF-16
        (b"a: 1\nb: caf\xe9\n", "2:7"),  # Latin-1
        (b"a: \xc3\xa9\n\n  \xc3", "3:3"),  # cut off in a character
        (b"\xef\xbb\xbfa: 1\nb: \x80", "2:4"),  # after a byte order mark
        (b"\x7fELF\x02\x01\x01\x00\x00\xb0", "1:10"),  # a program
        (b"\x89PNG\r\n\x1a\n", "1:1"),
    ],
)
def test_a_file_that_is_not_utf_8_is_refused_at_its_first_wrong_byte(
    tmp_path: Path, content: bytes, place: str
) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        read_text(path)
    assert str(caught.value) == f"{path}:{place}: not UTF-8 text; save the file as UTF-8"


def test_a_missing_file_is_named_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "missing.yaml"
    with pytest.raises(DataError) as caught:
        read_text(path)
    reason = "No such file or directory"
    assert str(caught.value) == f"{path}: cannot be read: {reason}; check the path and its rights"


def test_a_directory_in_the_place_of_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read_text(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path}: cannot be read: ")


@pytest.mark.parametrize("name", ["\0", "a" * 5000])
def test_a_path_that_no_system_takes_is_refused(name: str) -> None:
    with pytest.raises(DataError, match="cannot be read: "):
        read_text(Path(name))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root, and Windows, read every file")
def test_a_file_without_the_right_to_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.touch(mode=0)
    with pytest.raises(DataError, match="cannot be read: Permission denied"):
        read_text(path)
