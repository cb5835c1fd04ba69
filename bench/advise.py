"""How long `ptvspt advise` takes: to an answer, to the first question, from one to the next, and as a library call.

Installs and compares as bench.py does: `python bench/advise.py [--keep DIR] [--wheel FILE] [--runs N]`.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import STUB, Case, prepare, run, site, timed

ASKING = """\
import questionary
from hello import app


def main():
    print("asking", questionary.__name__, flush=True)
    app()
"""
"""Typer's hello after the import of questionary: what the first question is measured against."""
ANSWERS = {
    "emergency": "none",
    "age": "18-44",
    "reason": ["fit", "hurts"],
    "where": "knee",
    "signs-knee": "none",
    "signs-general": "none",
    "conditions": "none",
    "background": "none",
    "effort": "none",
    "since": "weeks",
    "rehab": "never",
    "limits": "little",
    "goal": "weight",
    "practical": "insurance",
    "jurisdiction": "oh",
}
STEPS = 9
"""How many times the next question is waited for: somebody without any complaint gets ten."""
LAST_BUT_ONE = b"\x1b[A\x1b[A "
"""Up twice and marked: "none of these" where several may be marked."""
LIBRARY = """\
import json, sys, time
from ptvspt.interview.engine import advise, chosen, would_change
from ptvspt.interview.records import by_urgency
from ptvspt.loading import library
logic, answers = library.interview(), chosen(json.loads(sys.argv[1]))
def rate(what, interview, batches=100, batch=100):
    best = 0.0
    for _ in range(batches):
        start = time.process_time()  # a call to the kernel: asked once a batch
        for _ in range(batch):
            what(interview, answers)
        best = max(best, batch / (time.process_time() - start))
    return best
found = {"advise": rate(advise, logic), "would_change": rate(would_change, logic), "own": len(logic.rules)}
default = logic.rules[-1]
for many in (10, 100, 1000):
    rules = [logic.rules[at % (len(logic.rules) - 1)]._replace(id=str(at)) for at in range(many - 1)]
    rules = by_urgency([*rules, default], logic.outcomes)
    found[str(many)] = rate(advise, logic._replace(rules=rules, notes=()))
print(json.dumps(found))
"""


def main() -> None:
    """Build, install, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=40, help="how often each call is run (40)")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="work in DIR and keep it; reuse what is built there")
    parser.add_argument("--wheel", type=Path, help="measure this wheel; by default one is built from the checkout")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ptvspt-bench-") as work:
        place = (options.keep or Path(work)).resolve()
        place.mkdir(parents=True, exist_ok=True)
        measure(place, options.runs, options.wheel)


def measure(work: Path, runs: int, wheel: Path | None) -> None:
    """Measure in a directory and print a table."""
    python = prepare(work, wheel)
    bin_ = python.parent
    asking = bin_ / "asking"
    (site(python) / "asking.py").write_text(ASKING, encoding="utf-8")
    asking.write_text(STUB.format(python=python, module="asking"), encoding="utf-8")
    asking.chmod(0o755)
    answers = work / "answers.json"
    answers.write_text(json.dumps(ANSWERS), encoding="utf-8")
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(work / "home"),
        "LANG": "C.UTF-8",
        "TERM": "xterm",
        "COLUMNS": "80",
        "PROMPT_TOOLKIT_NO_CPR": "1",
    }
    calls = {
        "hello": Case([str(bin_ / "hello")]),
        "advise": Case([str(bin_ / "ptvspt"), "advise", "--answers", str(answers), "-f", "json"]),
    }
    times = timed(calls, environment, runs, cpu=False)
    first, base = [], []
    for _ in range(runs):
        base.append(shown([str(asking)], environment, b"asking"))
        first.append(shown([str(bin_ / "ptvspt"), "advise"], environment, b"For whom"))
    steps = [between([str(bin_ / "ptvspt"), "advise"], environment) for _ in range(max(runs // 4, 1))]
    library = json.loads(run(python, "-c", LIBRARY, json.dumps(ANSWERS)))
    print(
        f"elapsed time, minimum of {runs} runs, interleaved; Python {sys.version.split()[0]}, {os.cpu_count()} CPUs\n"
    )
    ratio("advise --answers FILE -f json / Typer hello", times["advise"], times["hello"], 1.25)
    ratio("first question / (Typer hello + import questionary)", min(first), min(base), 1.2)
    waits = [min(times) for times in zip(*steps, strict=True)]
    ratio("from Enter to the next question, ms, median", statistics.median(waits), None, 20)
    ratio("from Enter to the next question, ms, longest", max(waits), None, 20)
    rate = library["advise"]
    met = "met" if rate >= 10_000 else "MISSED"
    print(f"advise() on complete answers, {library['own']} rules: {rate:,.0f} a second on one core, goal 10,000: {met}")
    print(f"would_change(): {library['would_change']:,.0f} a second")
    costs = [1e6 / library[many] for many in ("10", "100", "1000")]
    slopes = (costs[1] - costs[0]) / 90, (costs[2] - costs[1]) / 900
    print("advise() at 10, 100, 1000 rules: " + ", ".join(f"{cost:.1f}" for cost in costs) + " microseconds; ", end="")
    print(f"each rule more costs {slopes[0]:.2f}, then {slopes[1]:.2f}")


def ratio(what: str, case: float, base: float | None, most: float) -> None:
    """Print a line of a time and what it is measured against, in milliseconds where there is nothing."""
    value = case * 1000 if base is None else case / base
    against = "" if base is None else f"{case * 1000:6.1f} ms / {base * 1000:6.1f} ms = "
    print(f"{what}: {against}{value:.2f}, goal {most}: {'met' if value <= most else 'MISSED'}")


def shown(words: list[str], environment: dict[str, str], text: bytes) -> float:
    """Run a call at a terminal; return the seconds until a text is there."""
    start = time.perf_counter()
    with at_terminal(words, environment) as terminal:
        until(terminal, text)
        return time.perf_counter() - start


def between(words: list[str], environment: dict[str, str]) -> list[float]:
    """Answer question after question at a terminal; return the seconds from each Enter to the next question."""
    waits = []
    with at_terminal(words, environment) as terminal:
        until(terminal, b"For whom")
        still(terminal)
        os.write(terminal, b"\r")
        until(terminal, b"Question 1,")
        for number in range(1, STEPS + 1):
            still(terminal)
            os.write(terminal, LAST_BUT_ONE)
            still(terminal)
            start = time.perf_counter()
            os.write(terminal, b"\r")
            until(terminal, f"Question {number + 1},".encode())
            waits.append(time.perf_counter() - start)
    return waits


@contextmanager
def at_terminal(words: list[str], environment: dict[str, str]) -> Iterator[int]:
    """Run a call at a terminal of its own; give the terminal, and end the call."""
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 80, 0, 0))
        os.execve(words[0], words, environment)
    try:
        yield terminal
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def until(terminal: int, text: bytes) -> None:
    """Read until a text is there."""
    seen = b""
    while text not in seen:
        ready, _, _ = select.select([terminal], [], [], 20)
        if not ready:
            sys.exit(f"never shown: {text!r} after {seen!r}")
        seen += os.read(terminal, 65536)


def still(terminal: int) -> None:
    """Read until nothing more comes."""
    while select.select([terminal], [], [], 0.15)[0]:
        os.read(terminal, 65536)


if __name__ == "__main__":
    main()
