"""The start: errors become one line on stderr and an exit status."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # as typing has it, whose import `--version` does without
if TYPE_CHECKING:
    from typing import TextIO

INTERRUPTED = 130


def main() -> None:
    """Run the program and exit."""
    gc.disable()  # a run is short and makes little garbage: looking for it costs a tenth of the time
    status = run(sys.argv[1:])
    gc.freeze()  # nor is there any need to look for it once more at the end
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """Run the program and return its exit status: 0, 1 data or output, 2 usage, 130 interrupted."""
    if sys.stdout is None:
        return _complain("the output could not be written: standard output is closed", status=1)
    try:
        if arguments == ["--version"]:  # answered without Typer: five times as fast
            return _version()
        return _command(arguments)
    except KeyboardInterrupt:
        return _interrupted()
    except BrokenPipeError:  # the reader has gone
        return _lost(sys.stdout, status=0)
    except OSError as error:
        _lost(sys.stdout, status=1)
        return _complain(f"the output could not be written: {error.strerror or error}", status=1)


def _version() -> int:
    from ptvspt import __version__

    os.write(sys.stdout.fileno(), f"ptvspt {__version__}\n".encode())  # terminal.write would cost 15 ms
    return 0


def _command(arguments: list[str]) -> int:
    import typer
    from typer._click.exceptions import ClickException  # Typer keeps its own click: ADR 0001

    from ptvspt.cli import app
    from ptvspt.errors import DataError, PtvsptError

    try:
        status = app(arguments, prog_name="ptvspt", standalone_mode=False)
    except DataError as error:
        return _complain(*map(str, error.problems), status=error.exit_status, head="")  # editors read path:line
    except PtvsptError as error:
        return _complain(str(error), status=error.exit_status)
    except ClickException as error:
        from ptvspt.usage import sentence

        return _complain(sentence(error), status=error.exit_code)
    except typer.Abort:
        return _interrupted()
    except SystemExit as error:
        if isinstance(error.__context__, BrokenPipeError):  # help is printed by click; the reader has gone
            return 0
        raise
    if status == INTERRUPTED:  # Typer turns Ctrl-C into this status
        return _interrupted()
    return status if isinstance(status, int) else 0


def _interrupted() -> int:
    return _complain("interrupted", status=INTERRUPTED)


def _complain(*messages: str, status: int, head: str = "ptvspt: ") -> int:
    """Write each message to stderr as one line of printable text, and return the status."""
    try:
        for message in messages:
            line = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in message)
            print(f"{head}{line}", file=sys.stderr)  # noqa: T201 - the one place where errors speak
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return _lost(sys.stderr, status=status)
    return status


def _lost(stream: TextIO | None, *, status: int) -> int:
    """Forget a stream that cannot be written, and return the status."""
    from ptvspt.document.screen import forget

    if stream is not None:
        forget(stream)
    return status


if __name__ == "__main__":
    main()
