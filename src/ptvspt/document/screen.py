"""The outer edge: how wide and colourful the screen is, and getting text onto it."""

from __future__ import annotations

import os
import sys
from typing import NamedTuple, TextIO

from ptvspt.document.characters import draws
from ptvspt.errors import OutputError

NARROWEST, WIDEST = 20, 500  # in columns; a table pads its lines to the width


class Screen(NamedTuple):
    """What a text is written for: its width in columns, and what may be used.

    `colour`: escape codes; `unicode`: more than ASCII to draw with; `linear`: nothing is drawn, all is read in order.
    """

    width: int
    colour: bool
    unicode: bool = True
    linear: bool = False


def screen(*, linear: bool = False) -> Screen:
    """Return what standard output can show; a dumb terminal is read in order, as `linear` asks for.

    The width is COLUMNS where that is a number, else the terminal's, or 80 in a pipe. Colour needs
    a terminal that is not dumb, and no NO_COLOR.
    """
    tty = is_terminal()
    dumb = os.environ.get("TERM", "dumb" if tty else "") == "dumb"
    return Screen(
        width=min(max(_width(tty), NARROWEST), WIDEST),
        colour=tty and not dumb and not os.environ.get("NO_COLOR"),
        unicode=draws(getattr(sys.stdout, "encoding", None) or "utf-8"),
        linear=linear or dumb,
    )


def is_terminal() -> bool:
    """Tell whether standard output is a terminal."""
    try:
        return sys.stdout.isatty()
    except (AttributeError, ValueError):  # closed or missing
        return False


def write(text: str, *, encoding: str | None = None, page: bool = False) -> None:
    """Write a result to standard output, in the terminal's encoding where none is given.

    `page` allows a pager where the text is longer than a terminal.

    Raises OutputError when it cannot be written; a reader that has gone away is no error.
    """
    if page and is_terminal() and _paged(text):
        return
    try:
        sys.stdout.buffer.write(text.encode(encoding or sys.stdout.encoding or "utf-8", errors="replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        forget(sys.stdout)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        forget(sys.stdout)
        raise OutputError(f"the output could not be written: {reason}") from error


def tell(text: str) -> None:
    """Write a text to standard error, if it can be written: nothing depends on it, and nothing else gets it."""
    if sys.stderr is None:  # closed; print would take standard output instead
        return
    try:
        try:
            sys.stderr.write(text)
        except UnicodeError:  # an encoding that lacks even the letters of the escapes
            sys.stderr.buffer.write(text.encode("ascii", "backslashreplace"))
        sys.stderr.flush()
    except (OSError, ValueError):
        forget(sys.stderr)


def warn(text: str) -> None:
    """Say something beside the result, on a line of standard error; where that cannot be written, nothing is lost."""
    tell(f"ptvspt: {text}\n")


def _width(tty: bool) -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and len(columns) < 9 and int(columns) > 0:
        return int(columns)
    if tty:
        try:
            return os.get_terminal_size(sys.stdout.fileno()).columns or 80
        except (OSError, ValueError):
            return 80
    return 80


def _paged(text: str) -> bool:
    """Show a long text in the pager; tell whether that was done."""
    pager = os.environ.get("PAGER", "less")
    try:
        height = os.get_terminal_size(sys.stdout.fileno()).lines
    except (OSError, ValueError):
        return False
    if not height or text.count("\n") < height or pager in ("", "cat") or os.environ.get("TERM", "dumb") == "dumb":
        return False
    import shlex
    import shutil
    import signal
    import subprocess

    try:
        command = shlex.split(pager)
    except ValueError:
        return False
    if not command or shutil.which(command[0]) is None:
        return False
    environment = {**os.environ, "LESS": os.environ.get("LESS", "FIRX"), "LESSCHARSET": "utf-8"}
    left: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: left.append(number))  # Ctrl-C is the pager's: it restores
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - the user's PAGER
        try:
            process.communicate(text.encode("utf-8", errors="replace"))  # a pipe that is closed early is no error
        except BaseException:  # we are ended: the pager goes first, which restores the terminal
            process.terminate()
            process.wait()
            raise
    except OSError:  # it cannot be run
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    if process.returncode in (0, -signal.SIGINT) or left:
        return True
    warn(f"warning: the pager '{pager}' failed; all of it without a pager:")
    return False


def forget(stream: TextIO) -> None:
    """Point a stream nowhere, so that the interpreter's last flush of it says nothing."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return
