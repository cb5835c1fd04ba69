"""From a file's bytes to text."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from ptvspt.errors import DataError
from ptvspt.loading.files import MAX_BYTES, read_text


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
