"""The program among others: errors become one line on stderr and an exit status."""

from __future__ import annotations

import os
import sys

INTERRUPTED = 130
COMPLETION, INSTALL = "_PTVSPT_COMPLETE", ("--install-completion", "--show-completion")
LONGEST = 2000  # characters of a message
GONE = "the working directory: it has been deleted; change to another one"


def run(arguments: list[str]) -> int:
    """Run the program and return its exit status: 0, 1 data or output, 2 usage. Raises KeyboardInterrupt."""
    if sys.stdout is None:
        return _complain("the output could not be written: standard output is closed", status=1)
    try:
        if arguments == ["--version"]:  # answered without Typer: five times as fast
            return _version()
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # help and prompts, where letters lack
        return _command(arguments)
    except BrokenPipeError:  # the reader has gone
        return _lost(status=0)
    except OSError as error:
        return _failed(error)


def _version() -> int:
    from ptvspt import versions

    os.write(sys.stdout.fileno(), f"{versions()}\n".encode())  # terminal.write would cost 15 ms
    return 0


def _command(arguments: list[str]) -> int:
    import typer
    from typer._click.exceptions import ClickException  # Typer keeps its own click: ADR 0001

    from ptvspt.cli import app
    from ptvspt.errors import DataError, PtvsptError

    try:
        if COMPLETION in os.environ or set(INSTALL) & set(arguments):
            from ptvspt import completion

            completion.check()
            completion.prepare()
        status = app(arguments, prog_name="ptvspt", standalone_mode=False)
    except DataError as error:
        return _complain(*error.lines(), status=error.exit_status, head="")  # editors read path:line
    except PtvsptError as error:
        return _complain(str(error), status=error.exit_status)
    except ClickException as error:
        from ptvspt.usage import sentence

        return _complain(sentence(error), status=error.exit_code)
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    except SystemExit as error:
        if isinstance(error.__context__, BrokenPipeError):  # help is printed by click; the reader has gone
            return 0
        raise
    if status == INTERRUPTED:  # Typer turns Ctrl-C into this status
        raise KeyboardInterrupt
    return status if isinstance(status, int) else 0


def _failed(error: OSError) -> int:
    """Say what the system refused: a file by its name, the working directory, or the output."""
    reason = error.strerror or str(error)
    if error.filename is not None:
        name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else "a file"
        return _complain(f"{name}: {reason}; check the path and its rights", status=1)
    if isinstance(error, FileNotFoundError):  # what has no name and is not found is where we are
        return _complain(GONE, status=1)
    _lost(status=1)
    return _complain(f"the output could not be written: {reason}", status=1)


def _complain(*messages: str, status: int, head: str = "ptvspt: ") -> int:
    """Write each message to stderr as one line of printable text, and return the status."""
    from ptvspt.document.screen import tell

    try:
        tell("".join(f"{head}{_printable(message)}\n" for message in messages))
    except KeyboardInterrupt:  # one line is enough
        raise SystemExit(INTERRUPTED) from None
    return status


def _printable(text: str) -> str:
    if len(text) > LONGEST:  # it quotes what somebody gave; the remedy stands at the end
        text = f"{text[: LONGEST // 2]} ... {text[-LONGEST // 2 :]}"
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def _lost(*, status: int) -> int:
    """Forget standard output, which cannot be written, and return the status."""
    from ptvspt.document.screen import forget

    if sys.stdout is not None:
        forget(sys.stdout)
    return status
