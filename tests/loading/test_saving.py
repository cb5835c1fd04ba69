"""Keeping answers in a file."""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from answering import CARE, HEART, SORE, Said
from ptvspt.errors import OutputError, UsageError
from ptvspt.interview.answers import plain
from ptvspt.interview.engine import chosen
from ptvspt.loading.answers import read
from ptvspt.loading.saving import foreign, save, target
from running import environment

needs_fifo = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
needs_links = pytest.mark.skipif(sys.platform == "win32", reason="Windows makes no links for everybody")
needs_modes = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


def keep(path: Path, answers: Said = HEART) -> None:
    save(path, plain(chosen(answers), CARE), CARE.id, CARE.version)


def names(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


def test_what_is_saved_reads_back(tmp_path: Path) -> None:
    keep(tmp_path / "answers.json")
    kept = read(str(tmp_path / "answers.json"))
    assert chosen(kept.answers) == chosen(HEART)
    assert (kept.interview, kept.version) == ("care", CARE.version)


@needs_modes
def test_only_its_owner_can_read_what_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text("old")
    path.chmod(0o644)
    keep(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_is_left_beside_what_is_saved(tmp_path: Path) -> None:
    keep(tmp_path / "answers.json")
    keep(tmp_path / "answers.json")
    assert names(tmp_path) == ["answers.json"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_the_old_file_stays_when_the_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    keep(tmp_path / "answers.json")
    before = (tmp_path / "answers.json").read_bytes()
    monkeypatch.setattr(os if step == "fsync" else Path, step, full)
    with pytest.raises(OutputError, match=r"answers\.json: the answers could not be saved: No space left on device"):
        keep(tmp_path / "answers.json", {"age": "adult"})
    assert (tmp_path / "answers.json").read_bytes() == before
    assert names(tmp_path) == ["answers.json"]


def test_a_missing_directory_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="the answers could not be saved: No such file or directory"):
        keep(tmp_path / "none" / "answers.json")


@pytest.mark.parametrize("name", ["directory", "x" * 300])
def test_a_path_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "directory").mkdir()
    with pytest.raises(OutputError, match="the answers could not be saved: "):
        keep(tmp_path / name)
    assert names(tmp_path) == ["directory"]


def test_a_name_as_long_as_names_can_be_is_saved_to(tmp_path: Path) -> None:
    keep(target(str(tmp_path / ("x" * 255))))
    assert names(tmp_path) == ["x" * 255]


# Where answers can be kept


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "the name is empty"),
        ("  ", "the name is empty"),
        ("-", "standard output is for the advice"),
        ("none/answers.json", "No such file or directory"),
        ("directory", "a directory; name a file in it"),
        ("new/", "a directory; name a file in it"),
        ("file/answers.json", "Not a directory"),
        ("x" * 300, "File name too long"),
        ("x/" * 3000, "a directory; name a file in it"),
        ("x/" * 3000 + "x", "File name too long"),
        ("a\0b", "null"),
        ("/dev/null", "a device; name a file"),
        ("/proc/answers.json", "No such file or directory"),
    ],
)
@needs_links
def test_where_no_answers_can_be_kept_is_refused_before_and_nothing_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "directory").mkdir()
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError) as caught:
        target(name)
    assert str(caught.value).startswith(f"--save '{name}': ")
    assert reason in str(caught.value)
    assert names(tmp_path) == ["directory", "file"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root, and Windows, write anywhere")
def test_a_directory_without_permission_is_refused_before(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(UsageError, match="Permission denied"):
            target(str(tmp_path / "answers.json"))
    finally:
        tmp_path.chmod(0o755)


def make_fifo(path: Path) -> None:
    os.mkfifo(path)


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


def make_device(path: Path) -> None:
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 3))
    except PermissionError:
        pytest.skip("only root makes devices")


@needs_fifo
@pytest.mark.parametrize("linked", [False, True], ids=["itself", "link"])
@pytest.mark.parametrize(
    ("make", "kind"),
    [(make_fifo, "a FIFO"), (make_socket, "a socket"), (make_device, "a device")],
    ids=["fifo", "socket", "device"],
)
def test_what_is_no_file_is_refused_by_its_kind_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], kind: str, linked: bool
) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's name must be short
    make(Path("special"))
    before = Path("special").stat()
    name = "link" if linked else "special"
    if linked:
        Path("link").symlink_to("special")
    with pytest.raises(UsageError, match=f"^--save '{name}': {kind}; name a file$"):
        target(name)
    with pytest.raises(OutputError, match=f"^{name}: the answers could not be saved: {kind}"):
        keep(Path(name))
    assert os.path.samestat(Path("special").stat(), before)


@needs_modes
def test_a_read_only_file_is_refused_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    keep(path)
    path.chmod(0o444)
    before = path.read_bytes()
    with pytest.raises(UsageError, match="the file is read-only; make it writable or name another file"):
        target(str(path))
    with pytest.raises(OutputError, match="the file is read-only"):
        keep(path, SORE)
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (before, 0o444)


def test_the_file_that_the_output_goes_to_is_refused(tmp_path: Path) -> None:
    script = "import sys; from ptvspt.loading.saving import target; target(sys.argv[1])"
    path = tmp_path / "out"
    with path.open("w") as out:
        done = subprocess.run(
            [sys.executable, "-c", script, str(path)],
            stdout=out, stderr=subprocess.PIPE, env=environment(), text=True, timeout=60, check=False,
        )  # fmt: skip
    assert "the output goes there; name another file" in done.stderr


# Links


@needs_links
@pytest.mark.parametrize("old", [True, False], ids=["old", "dangling"])
def test_a_link_stays_and_its_file_is_written(tmp_path: Path, old: bool) -> None:
    home = tmp_path / "home"
    home.mkdir()
    if old:
        keep(home / "answers.json", SORE)
    link = tmp_path / "link"
    link.symlink_to(Path("home") / "answers.json")
    assert target(str(link)) == home / "answers.json"
    keep(link)
    assert link.is_symlink()
    assert not (home / "answers.json").is_symlink()
    assert chosen(read(str(link)).answers) == chosen(HEART)
    assert (names(tmp_path), names(home)) == (["home", "link"], ["answers.json"])


@needs_links
def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("a")
    with pytest.raises(UsageError, match="Too many levels of symbolic links"):
        target(str(tmp_path / "a"))


# Files of somebody else's


@pytest.mark.parametrize(
    ("content", "is_foreign"),
    [
        (b"", False),
        (b'{"interview": "care", "version": "1", "answers": {}}', False),
        (b'{"interview": "care", "answers": {"gone": "yes"}}', False),
        (b"age: adult\n", False),
        (b'{"interview": "career", "version": "1", "answers": {}}', True),
        (b'{"schema": 1, "interview": "care", "outcome": {}, "answers": {"age": ["adult"]}}', True),
        (b"answers: {age: adult}\nversion: 1\n", False),
        (b"answers: {age: adult}\ndiary: dear\n", True),
        (b"{}", True),
        (b'{"name": "ptvspt", "version": "1"}', True),
        (b"dear diary", True),
        (b"\xff\x00\x1b", True),
        (b"[" * 5000, True),
    ],
)
def test_a_file_is_foreign_when_more_than_answers_would_be_lost(
    tmp_path: Path, content: bytes, is_foreign: bool
) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert foreign(path, CARE) is is_foreign


def test_a_file_that_is_not_there_is_nobodys(tmp_path: Path) -> None:
    assert not foreign(tmp_path / "none", CARE)


# Interruptions


class Interrupter:
    """A trace that raises KeyboardInterrupt at the n-th line of what is called."""

    def __init__(self, at: int) -> None:
        self.left = at

    def __call__(self, _frame: FrameType, event: str, _about: object) -> Any:
        if event == "line":
            self.left -= 1
            if self.left == 0:
                raise KeyboardInterrupt
        return self

    def call(self, path: Path) -> bool:
        """Save; tell whether that was interrupted."""
        before = sys.gettrace()
        gc.disable()  # what others hang on to it is not to be interrupted
        try:
            sys.settrace(self)
            keep(path, SORE)
        except KeyboardInterrupt:
            return True
        finally:
            sys.settrace(before)
            gc.enable()
        return False


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # between its opening and the block that closes it
@pytest.mark.parametrize("linked", [False, True], ids=["file", "link"])
@pytest.mark.parametrize("old", [False, True], ids=["new", "over-an-old-one"])
@needs_links
def test_an_interrupt_at_any_line_leaves_the_old_file_or_the_new_one(tmp_path: Path, old: bool, linked: bool) -> None:
    path = tmp_path / "answers.json"
    signals = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    keep(path, SORE)
    new = path.read_bytes()
    link = tmp_path / "link"
    if linked:
        link.symlink_to(path)
    seen = set()
    at, interrupted = 1, True
    while interrupted:
        path.unlink()
        if old:
            path.write_bytes(b"{}")
        interrupted = Interrupter(at).call(link if linked else path)
        seen.add(path.read_bytes() if path.exists() else None)
        assert set(names(tmp_path)) - {"link"} <= {"answers.json"}, at
        assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == signals, at
        at += 1
        if not path.exists():
            path.touch()
    assert seen == {new, b"{}" if old else None}
    assert at > 30


TERMINATED = """\
import os, signal, sys
from pathlib import Path
from ptvspt.loading.saving import save
path, kind, step = Path(sys.argv[1]), getattr(signal, sys.argv[2]), int(sys.argv[3])
save(path, {"age": "adult"}, "care", "1")  # what it imports is no part of it
def lines(at):
    def trace(frame, event, about):
        nonlocal at
        if event == "line":
            at -= 1
            if at == 0:
                os.kill(os.getpid(), kind)
        return trace
    return trace
at, status = 0, 1
while status:
    at += step
    path.write_bytes(b"{}")
    child = os.fork()
    if not child:
        signal.signal(kind, signal.SIG_DFL)
        sys.settrace(lines(at))
        save(path, {"age": "adult"}, "care", "1")
        sys.settrace(None)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status in (0, kind), status
    assert os.listdir(path.parent) == [path.name], (at, os.listdir(path.parent))
    print(path.read_bytes() == b"{}")
assert at > 30
"""


@needs_fifo
@pytest.mark.parametrize(("kind", "step"), [("SIGTERM", 1), ("SIGHUP", 5), ("SIGINT", 5)])
def test_a_signal_that_ends_the_program_at_any_line_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, kind: str, step: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TERMINATED, str(tmp_path / "a"), kind, str(step)],
        capture_output=True, env=environment(), text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert set(done.stdout.split()) == {"True", "False"}


def test_what_is_saved_is_json_with_the_interview_and_its_version(tmp_path: Path) -> None:
    keep(tmp_path / "a")
    assert list(json.loads((tmp_path / "a").read_bytes())) == ["interview", "version", "answers"]
