"""How long `ptvspt advise` takes: to an answer, to the first question, from one to the next, and as a library call.

Installs and compares as bench.py does: `python bench/advise.py [--keep DIR] [--wheel FILE] [--runs N]`.
"""

from __future__ import annotations

import argparse
import json
import os
import pty
import select
import signal
import statistics
import sys
import tempfile
import time
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
    "emergency-now": "none",
    "emergency-body": "none",
    "age": "45-64",
    "effort-signs": "none",
    "body-signs": "none",
    "health": ["diabetes"],
    "stable": "steady-cleared",
    "complaint": ["pain"],
    "rehab": "never",
    "pain-signs": "none",
    "activity": "regular",
    "place": "hip-knee",
    "duration": "weeks",
    "limits": "little",
    "goal": "muscle",
    "practical": "none",
    "jurisdiction": "ca",
}
BETWEEN = """\
import io, json, sys, time
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output
from ptvspt import dialogue, prompts
from ptvspt.loading import library
logic, times, since = library.interview(), [], None
screen = Vt100_Output(io.StringIO(), lambda: Size(rows=40, columns=80), term="xterm", enable_cpr=False)
def ask(question, position, before):
    if question.id == "review":
        return frozenset((dialogue.DONE,))
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=screen):
        keys = "\\x1b[A\\x1b[A \\r" if question.multiple else "\\x1b[B\\r"
        pipe.send_text(keys)
        return prompts.ask_richly(question, position, before, 80)
def keep(_):
    global since
    now = time.process_time()
    if since is not None:
        times.append(now - since)
    since = time.process_time()
for _ in range(4):
    since = None
    dialogue.hold(logic, {}, ask, lambda _: None, keep)
print(json.dumps(sorted(times)))
"""
"""The work of this process from one answer to the next: to draw a question, to read its keys and to go on."""
LIBRARY = """\
import json, sys, time
from dataclasses import replace
from ptvspt.interview import advise, chosen, would_change
from ptvspt.loading import library
logic, answers = library.interview(), chosen(json.loads(sys.argv[1]))
def rate(what, interview, seconds=0.25):
    best = 0.0
    for _ in range(5):
        count, start = 0, time.process_time()
        while time.process_time() - start < seconds:
            what(interview, answers)
            count += 1
        best = max(best, count / (time.process_time() - start))
    return best
found = {"advise": rate(advise, logic), "would_change": rate(would_change, logic), "own": len(logic.rules)}
default = logic.rules[-1]
for many in (10, 100, 1000):
    rules = [replace(logic.rules[at % (len(logic.rules) - 1)], id=str(at)) for at in range(many - 1)]
    found[str(many)] = rate(advise, replace(logic, rules=(*rules, default), notes=()))
print(json.dumps(found))
"""


def main() -> None:
    """Build, install, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=20, help="how often each call is run (20)")
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
        first.append(shown([str(bin_ / "ptvspt"), "advise"], environment, b"Question 1"))
    between = json.loads(run(python, "-c", BETWEEN))
    library = json.loads(run(python, "-c", LIBRARY, json.dumps(ANSWERS)))
    print(
        f"elapsed time, minimum of {runs} runs, interleaved; Python {sys.version.split()[0]}, {os.cpu_count()} CPUs\n"
    )
    ratio("advise --answers FILE -f json / Typer hello", times["advise"], times["hello"], 1.5)
    ratio("first question / (Typer hello + import questionary)", min(first), min(base), 1.2)
    ratio("work between two questions, ms, median", statistics.median(between), None, 20)
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
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(words[0], words, environment)
    seen = b""
    try:
        while text not in seen:
            ready, _, _ = select.select([terminal], [], [], 20)
            if not ready:
                sys.exit(f"never shown: {text!r} after {seen!r}")
            seen += os.read(terminal, 65536)
        return time.perf_counter() - start
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


if __name__ == "__main__":
    main()
