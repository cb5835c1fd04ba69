"""The start: errors become one line on stderr and an exit status."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the program and exit."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the program and return its exit status: 0, 1 data or output, 2 usage, 130 interrupted."""
    try:
        if arguments == ["--version"]:  # answered without Typer: five times as fast
            return _version()
        return _command(arguments)
    except KeyboardInterrupt:
        return _interrupted()


def _version() -> int:
    from ptvspt import __version__
    from ptvspt.errors import OutputError
    from ptvspt.terminal import write

    try:
        write(f"ptvspt {__version__}\n")
    except OutputError as error:
        return _complain(str(error), error.exit_status)
    return 0


def _command(arguments: list[str]) -> int:
    import typer
    from typer._click.exceptions import ClickException, UsageError  # Typer keeps its own click: ADR 0001

    from ptvspt.cli import app
    from ptvspt.errors import PtvsptError

    try:
        status = app(arguments, prog_name="ptvspt", standalone_mode=False)
    except PtvsptError as error:
        return _complain(str(error), error.exit_status)
    except UsageError as error:
        where = f"; see '{error.ctx.command_path} --help'" if error.ctx else ""
        message = error.format_message().rstrip(".")
        return _complain(f"{message[:1].lower()}{message[1:]}{where}", 2)
    except ClickException as error:
        return _complain(error.format_message(), error.exit_code)
    except typer.Abort:
        return _interrupted()
    except BrokenPipeError:  # help and completion are printed by click; the reader has gone
        return 0
    except OSError as error:
        return _complain(f"the output could not be written: {error.strerror or error}", 1)
    return status if isinstance(status, int) else 0


def _interrupted() -> int:
    _complain("interrupted", INTERRUPTED)
    return INTERRUPTED


def _complain(message: str, status: int) -> int:
    """Write a message to stderr, a line for each problem, and return the status."""
    try:
        for line in message.splitlines():
            print(f"ptvspt: {line}", file=sys.stderr)  # noqa: T201 - the one place where errors speak
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return status
    return status


if __name__ == "__main__":
    main()
