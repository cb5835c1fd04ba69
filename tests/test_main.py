"""The start: the program as a process among others. No traceback, whatever happens to its streams."""

from __future__ import annotations

import array
import fcntl
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pexpect
import pytest

from answering import WELL, flags
from ptvspt import versions
from running import FIXTURE, apart, environment, started

CALLS = [(), ("--version",), ("--help",), ("show", "--help"), ("list",), ("show", "-p", "pt", "-f", "json"), ("check",)]
CLOSED = "ptvspt: the output could not be written: standard output is closed\n"
FULL = "ptvspt: the output could not be written: No space left on device\n"
needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")


def shell(line: str, **changes: str | None) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which $ptvspt starts the program."""
    env = environment(PTVSPT_DATA=str(FIXTURE), ptvspt=f"{sys.executable} -m ptvspt", **changes)
    return subprocess.run(["/bin/sh", "-c", line], env=env, capture_output=True, text=True, timeout=60, check=False)


def test_the_program_runs_as_a_module_and_passes_its_status_on() -> None:
    assert apart("--version") == (0, f"{versions()}\n", "")
    assert apart("shwo") == (2, "", "ptvspt: no command 'shwo'; did you mean 'show'?\n")


@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_a_reader_that_has_gone_is_no_error(words: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with started(*words, env={"PTVSPT_DATA": str(FIXTURE)}, stdout=writer) as process:
        os.close(writer)
        assert process.communicate(timeout=60)[1] == b""
    assert process.returncode == 0


def test_a_reader_that_wants_one_line_is_no_error() -> None:
    result = shell("{ $ptvspt compare --all -f json; echo status $? >&2; } | head -n 1")
    assert (result.stdout, result.stderr) == ("{\n", "status 0\n")


@needs_full
@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_a_full_disk_is_one_line_and_a_failure(words: tuple[str, ...]) -> None:
    result = shell(f"$ptvspt {' '.join(words)} > /dev/full")
    assert (result.returncode, result.stderr) == (1, FULL)


@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_a_closed_output_is_one_line_and_a_failure(words: tuple[str, ...]) -> None:
    result = shell(f"$ptvspt {' '.join(words)} >&-")
    assert (result.returncode, result.stderr) == (1, CLOSED)


@pytest.mark.parametrize("place", ["2>&-", pytest.param("2>/dev/full", marks=needs_full)])
@pytest.mark.parametrize(("words", "status"), [("show -p xyzzy", 2), ("list --data /nonexistent", 1), ("list", 0)])
def test_an_error_that_cannot_be_told_still_sets_the_status(words: str, status: int, place: str) -> None:
    assert shell(f"$ptvspt {words} {place}").returncode == status


@pytest.mark.parametrize("words", ["show -p xyzzy", "list --data /nonexistent", "show --xyzzy", "shwo"])
def test_an_error_never_lands_on_standard_output(words: str) -> None:
    assert shell(f"$ptvspt {words} 2>&-").stdout == ""


@pytest.mark.parametrize("place", ["2>&-", pytest.param("2>/dev/full", marks=needs_full), "gone"])
def test_a_warning_that_cannot_be_told_leaves_the_result_as_it_is(place: str) -> None:
    words = shlex.join(["advise", "--no-input", *flags({**WELL, "steady": "worse"}), "-f", "json"])
    told = shell(f"$ptvspt {words}")
    assert (told.returncode, told.stderr.count("warning: ")) == (0, 1)
    if place == "gone":
        reader, writer = os.pipe()
        os.close(reader)
        with started(*shlex.split(words), env={"PTVSPT_DATA": str(FIXTURE)}, stderr=writer) as process:
            os.close(writer)
            assert process.communicate(timeout=60)[0].decode() == told.stdout
        assert process.returncode == 0
    else:
        found = shell(f"$ptvspt {words} {place}")
        assert (found.returncode, found.stdout) == (0, told.stdout)


GONE = "ptvspt: the working directory: it has been deleted; change to another one\n"


@pytest.mark.parametrize("words", ["list --data x", "show pt --data x", "state TX --data ."])
def test_a_deleted_working_directory_is_told_and_is_no_error_of_the_output(tmp_path: Path, words: str) -> None:
    gone = shlex.quote(str(tmp_path / "gone"))
    result = shell(f"mkdir {gone} && cd {gone} && rmdir {gone} && $ptvspt {words}")
    assert (result.returncode, result.stdout, result.stderr) == (1, "", GONE)


def test_a_deleted_working_directory_does_not_matter_where_nothing_is_read_from_it(tmp_path: Path) -> None:
    gone = shlex.quote(str(tmp_path / "gone"))
    result = shell(f"mkdir {gone} && cd {gone} && rmdir {gone} && $ptvspt list")
    assert (result.returncode, result.stderr) == (0, "")


WITHOUT = "-dac_override,-dac_read_search"  # what lets root read everything
as_somebody = shlex.join(["setpriv", f"--bounding-set={WITHOUT}", f"--inh-caps={WITHOUT}", "--"])


@pytest.mark.skipif(not os.geteuid() and not shutil.which("setpriv"), reason="root reads everything")
@pytest.mark.parametrize("part", [".", "interviews", "places", "professions.yaml", "statistics/wages.csv"])
def test_what_may_not_be_read_is_named_and_is_no_error_of_the_output(tmp_path: Path, part: str) -> None:
    data = tmp_path / "data"
    shutil.copytree(FIXTURE, data)
    rights = (data / part).stat().st_mode
    (data / part).chmod(0)
    try:
        result = shell(f"{'' if os.geteuid() else as_somebody} $ptvspt check --data {shlex.quote(str(data))}")
    finally:
        (data / part).chmod(rights)
    assert (result.returncode, result.stdout) == (1, "")
    for line in result.stderr.splitlines():
        assert str(data / part) in line
        assert line.endswith("Permission denied; check the path and its rights")


def test_everything_closed_is_a_failure() -> None:
    assert shell("$ptvspt list <&- >&- 2>&-").returncode == 1


def test_ctrl_c_is_one_line_and_status_130() -> None:
    with started(
        *("compare", "--all", "-f", "json"),
        env={"PTVSPT_DATA": None},
        preexec_fn=interruptible,
    ) as process:
        assert process.stdout is not None
        wait_for_words(process.stdout.fileno())  # it is writing now, more than the pipe holds
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, b"ptvspt: interrupted\n")


TRACE = """\
import runpy, sys
at, way, *words = sys.argv[1:]
left = int(at)
def count(frame, event, about):
    global left
    left -= event == "line"
    if left == 0 and event == "line":
        sys.settrace(None)
        if way == "raised":
            raise KeyboardInterrupt
        import _signal
        _signal.raise_signal(_signal.SIGINT)
    return count
def wait(frame, event, about):
    if frame.f_code.co_name != "on_interrupt":
        return None
    sys.settrace(count)
    frame.f_back.f_trace = frame.f_back.f_back.f_trace = count
    return count
sys.argv[1:] = words
sys.settrace(wait)
runpy.run_module("ptvspt", run_name="__main__", alter_sys=True)
"""
"""Runs the program and interrupts it at a numbered line of Python, its own or another's, counted from its guard on."""
EARLY, LATE = (1, 2, 3, 5, 8, 13, 34, 89, 377, 987), (3001, 20011, 60013, 100003)


@pytest.mark.parametrize("way", ["raised", "signalled"])
@pytest.mark.parametrize("words", ["--version", "shwo", "list -f json"])
def test_an_interrupt_at_any_line_is_at_most_one_line_and_status_130(words: str, way: str) -> None:
    for at in EARLY if words == "--version" else EARLY + LATE:
        command = [sys.executable, "-c", TRACE, str(at), way, *words.split()]
        env = environment(PTVSPT_DATA=str(FIXTURE))
        done = subprocess.run(
            command, env=env, capture_output=True, text=True, timeout=60, check=False, preexec_fn=interruptible
        )
        assert (at, done.returncode) == (at, 130), done.stderr
        assert done.stderr in ("ptvspt: interrupted\n", ""), at


TALK = (
    TRACE[: TRACE.index("def wait")]
    + """\
def wait(frame, event, about):
    if frame.f_code.co_name != "hold" or not frame.f_code.co_filename.endswith("dialogue.py"):
        return None
    sys.settrace(count)
    while "runpy" not in frame.f_code.co_filename:
        frame.f_trace = count
        frame = frame.f_back
    return count
"""
    + TRACE[TRACE.index("sys.argv[1:] = words") :]
)
"""Does the same from the first line of a dialogue on, until the advice is out."""
LINES = ("1", "3", "2", "2", "3", "4", "2", "3", "1", "7")
"""What is typed to answer for oneself as `WELL` does, to find that all is right, and to leave."""
TALKING = range(1, 23000, 1201)
"""Lines at which it is interrupted; a question takes some 2,400."""


@pytest.mark.parametrize(("way", "lines"), [("raised", TALKING), ("signalled", TALKING[::2])], ids=lambda one: str(one))
def test_an_interrupt_at_any_line_of_an_interview_loses_no_answer(tmp_path: Path, way: str, lines: range) -> None:
    seen = set()
    for at in (*lines, 10**9):
        folder = tmp_path / str(at)
        folder.mkdir()
        words = ["-c", TALK, str(at), way, "advise", "--accessible", "--save", str(folder / "a")]
        env = environment(PTVSPT_DATA=str(FIXTURE), TERM="xterm")
        child = pexpect.spawn(sys.executable, words, env=env, timeout=60, preexec_fn=interruptible, encoding="utf-8")
        child.delaybeforesend = None
        child.send("".join(f"{line}\n" for line in LINES))
        shown = child.read()
        child.close()
        assert (at, child.exitstatus) == (at, 0 if at == 10**9 else 130), shown
        assert shown.count("ptvspt: interrupted") == (at != 10**9), shown
        assert "Traceback" not in shown
        assert {path.name for path in folder.iterdir()} <= {"a"}, at
        kept = json.loads((folder / "a").read_bytes())["answers"] if (folder / "a").exists() else {}
        assert list(kept) == list(WELL)[: len(kept)], at
        asked = max(map(int, re.findall(r"^Question (\d+)", shown, re.MULTILINE)), default=1)
        assert asked - 1 <= len(kept) <= asked, at  # what is answered is kept before the next question is asked
        seen.add(len(kept))
    assert {0, len(WELL)} < seen
    assert len(seen) > 4


def interruptible() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # it may be ignored where tests run


def test_an_interrupt_that_is_ignored_stays_ignored() -> None:
    command = [sys.executable, "-c", TRACE, "987", "signalled", "list"]
    ignored = lambda: signal.signal(signal.SIGINT, signal.SIG_IGN)  # noqa: E731 - what a shell does for its background
    env = environment(PTVSPT_DATA=str(FIXTURE))
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False, preexec_fn=ignored)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_is_obeyed_quietly(number: signal.Signals) -> None:
    with started(
        *("compare", "--all", "-f", "json"),
        env={"PTVSPT_DATA": None},
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),
    ) as process:
        assert process.stdout is not None
        wait_for_words(process.stdout.fileno())
        process.send_signal(number)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (128 + number, b"")


def wait_for_words(pipe: int) -> None:
    """Wait until something is to be read from a pipe, and leave it there."""
    ready = array.array("i", [0])
    deadline = time.monotonic() + 30
    while not ready[0]:
        assert time.monotonic() < deadline
        time.sleep(0.01)
        fcntl.ioctl(pipe, termios.FIONREAD, ready)


LOCALES = [
    {"LC_ALL": "xx_XX.bad", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "latin-1"},
]


@pytest.mark.parametrize("locale", LOCALES, ids=lambda one: "-".join(one.values()))
@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("list",), 0),
        (("compare", "--all"), 0),
        (("show", "-p", "naïve 漢字"), 2),
        (("list", "--data", "/naïve/漢字"), 1),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else None,
)
def test_a_poor_locale_costs_letters_and_nothing_else(
    words: tuple[str, ...], status: int, locale: dict[str, str]
) -> None:
    result = apart(*words, **locale)
    assert (result.status, bool(result.out), len(result.err.splitlines())) == (status, not status, int(status > 0))


def test_without_a_home_nothing_is_kept_and_nothing_is_said() -> None:
    result = apart("list", "-f", "json", HOME=None, XDG_CACHE_HOME=None)
    assert (result.status, result.err) == (0, "")


def test_a_home_that_cannot_be_written_is_not_mentioned(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    result = apart("list", "-f", "json", HOME=str(tmp_path / "home"), XDG_CACHE_HOME=None)
    assert (result.status, result.err) == (0, "")


def test_the_data_is_compiled_into_the_home_and_read_from_there(tmp_path: Path) -> None:
    first = apart("list", "-f", "json", HOME=str(tmp_path), XDG_CACHE_HOME=None)
    kept = sorted(path.name for path in tmp_path.rglob("profession.*"))
    assert kept == [f"profession.{one['id']}.json" for one in sorted(json.loads(first.out)["professions"], key=by_id)]
    assert apart("list", "-f", "json", HOME=str(tmp_path), XDG_CACHE_HOME=None) == first


def by_id(row: dict[str, str]) -> str:
    return row["id"]


def test_nothing_is_written_where_the_call_was_made(tmp_path: Path) -> None:
    with started("list", env={"PTVSPT_DATA": str(FIXTURE), "PYTHONDONTWRITEBYTECODE": "1"}, cwd=tmp_path) as process:
        process.communicate(timeout=60)
    assert list(tmp_path.iterdir()) == []


def test_a_message_that_quotes_too_much_keeps_its_start_and_its_remedy() -> None:
    told = apart("show", "-p", "x" * 100_000).err
    assert told.startswith("ptvspt: no profession 'xxx")
    assert told.endswith("xxx'; 'ptvspt list' lists them\n")
    assert len(told) < 2100


def test_an_encoding_that_has_no_letters_still_says_what_is_wrong() -> None:
    result = apart("shwo", PYTHONIOENCODING="idna")
    assert (result.status, result.err) == (2, "ptvspt: no command 'shwo'; did you mean 'show'?\n")
