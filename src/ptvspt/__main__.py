"""The start: whatever may stop the program is met before anything else is loaded."""
# No __future__ here: it is one file more to read before Ctrl-C is met.

import _signal as signal  # type: ignore[import-not-found]  # what `signal` is made of, whose enums cost 3 ms
import os
import sys

INTERRUPTED = 130


def leave(*_: object) -> None:
    """End at once, with one line: nothing is under way that would have to be put in order."""
    try:
        if sys.stderr is not None:  # else the descriptor may be another file's
            os.write(2, b"ptvspt: interrupted\n")
    finally:
        os._exit(INTERRUPTED)


def uncaught(kind: type[BaseException], error: BaseException, trace: object) -> None:
    """End for an interrupt that came all the way up; show anything else."""
    if issubclass(kind, KeyboardInterrupt):
        leave()
    sys.__excepthook__(kind, error, trace)  # type: ignore[arg-type]  # a traceback, whose type costs an import


def on_interrupt(handler: object) -> None:
    """Let Ctrl-C do something else, unless it is ignored, as it is in the background, or somebody else's."""
    if signal.getsignal(signal.SIGINT) in (signal.default_int_handler, leave):
        signal.signal(signal.SIGINT, handler)


def guard() -> None:
    """Meet Ctrl-C from now on."""
    sys.excepthook = uncaught
    on_interrupt(leave)


if __name__ == "__main__" or os.path.basename(sys.argv[0]).startswith("ptvspt"):  # noqa: PTH119 - pathlib costs 4 ms
    guard()  # else a test imports this, whose Ctrl-C is its own


def main() -> None:
    """Run the program and exit."""
    guard()
    import gc

    gc.disable()  # a run is short and makes little garbage: looking for it costs a tenth of the time
    sys.unraisablehook = unheard
    on_stop(stop)
    on_interrupt(signal.default_int_handler)
    status = run(sys.argv[1:])
    on_interrupt(leave)
    gc.freeze()  # nor is there any need to look for it once more at the end
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """Run the program and return its exit status: 0, 1 data or output, 2 usage. Raises KeyboardInterrupt."""
    from ptvspt import process

    return process.run(arguments)


def on_stop(handler: object) -> None:
    """Meet the signals that end a program or tell that its terminal has gone, unless they are ignored."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # there is no SIGHUP on Windows
        if number is not None and signal.getsignal(number) in (signal.SIG_DFL, stop):
            signal.signal(number, handler)


def stop(number: int, _frame: object) -> None:
    """End quietly, in order: a file that is being written is taken away, the terminal is as before."""
    on_stop(signal.SIG_IGN)  # a terminal that goes tells it twice
    raise SystemExit(128 + number)


def unheard(lost: object) -> None:
    """End for what was raised where nothing can be: in a destructor, or a callback of the importer's."""
    error = getattr(lost, "exc_value", None)
    if isinstance(error, KeyboardInterrupt):
        leave()
    elif isinstance(error, SystemExit):
        os._exit(error.code if isinstance(error.code, int) else 1)
    else:
        sys.__unraisablehook__(lost)  # type: ignore[arg-type]  # its type has no name at run time


if __name__ == "__main__":
    main()
