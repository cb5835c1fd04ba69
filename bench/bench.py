"""How long ptvspt takes, as ratios to small programs that are measured in the same run. See README.md."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
MANY = 500
STUB = "#!{python}\nimport sys\nfrom {module} import main\nif __name__ == '__main__':\n    sys.exit(main())\n"


class Case(NamedTuple):
    """A call that is timed; `path` goes before the installed packages."""

    words: list[str]
    path: Path | None = None


class Goal(NamedTuple):
    """A ratio of two cases and the most that it may be."""

    what: str
    case: str
    base: str
    most: float


GOALS = (
    Goal("compare / floor of the same", "compare", "compare-floor", 1.25),
    Goal("show education -p pt / floor of the same", "show", "show-floor", 1.25),
    Goal("compare --all / floor of the same", "all", "all-floor", 1.5),
    Goal("show education -p pt -f json / floor of show", "json", "show-floor", 0.8),
    Goal("show salary -p pt --state TX / floor of show", "state", "show-floor", 1.5),
    Goal("map salary -p pt / floor of show", "map", "show-floor", 1.6),
    Goal("rank salary -p pt / floor of show", "rank", "show-floor", 1.6),
    Goal("career pay, four paths / floor of the same", "pay", "pay-floor", 1.4),
    Goal("--help / Typer hello", "help", "hello", 1.0),
    Goal("the start screen in a pipe / Typer hello", "start", "hello", 1.1),
    Goal("--version / python -c pass", "version", "python", 1.6),
    Goal(f"show at {MANY} professions / at 11, both installed", "many", "few", 1.2),
    Goal(f"show at {MANY} professions as --data / at 11", "many-data", "show", 1.5),  # 20 MB are hashed
)
MEMORY = ("show", 36.0)  # MB at the peak
PROJECTION = 100.0  # microseconds of one path


def main() -> None:
    """Build, install, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40, help="how often each call is run (40)")
    parser.add_argument("--cpu", action="store_true", help="count processor time: steadier where others are at work")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="work in DIR and keep it; reuse what is built there")
    parser.add_argument("--wheel", type=Path, help="measure this wheel; by default one is built from the checkout")
    parser.add_argument("--imports", action="store_true", help="print the slowest imports of `show` and stop")
    options = parser.parse_args()
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        measure(options.keep.resolve(), options)
        return
    with tempfile.TemporaryDirectory(prefix="ptvspt-bench-") as work:
        measure(Path(work), options)


def measure(work: Path, options: argparse.Namespace) -> None:
    """Measure in a directory and print the tables."""
    python = prepare(work, options.wheel)
    (work / "home").mkdir(exist_ok=True)  # data of one's own is kept only in a home that is there
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(work / "home"),
        "LANG": "C.UTF-8",
        "COLUMNS": "80",
    }
    calls = cases(work, python)
    if options.imports:
        imports(python, environment)
        return
    times = timed(calls, environment, options.runs, cpu=options.cpu)
    clock = "processor time" if options.cpu else "elapsed time"
    where = f"Python {sys.version.split()[0]}, {os.cpu_count()} CPUs"
    print(f"{clock}, minimum of {options.runs} runs, interleaved; {where}\n")
    width = max(len(goal.what) for goal in GOALS)
    print(f"{'what':{width}}  {'ms':>6}  {'base':>6}  {'ratio':>5}  {'goal':>5}")
    for goal in GOALS:
        ratio = times[goal.case] / times[goal.base]
        met = "met" if ratio <= goal.most else "MISSED"
        figures = f"{times[goal.case] * 1000:6.1f}  {times[goal.base] * 1000:6.1f}  {ratio:5.2f}"
        print(f"{goal.what:{width}}  {figures}  {goal.most:5.2f}  {met}")
    case, most = MEMORY
    megabytes = peak(python, calls[case], environment)
    met = "met" if megabytes <= most else "MISSED"
    print(f"{f'peak memory of {case}, MB':{width}}  {megabytes:6.1f}  {'':6}  {'':5}  {most:5.0f}  {met}")
    slowest = float(run(python, "-c", PROJECT))
    met = "met" if slowest <= PROJECTION else "MISSED"
    what = "the slowest path of a career, microseconds"
    print(f"{what:{width}}  {slowest:6.1f}  {'':6}  {'':5}  {PROJECTION:5.0f}  {met}")


def prepare(work: Path, wheel: Path | None) -> Path:
    """Install the wheel and the baselines into a clean environment; return its Python."""
    environment = work / "env"
    python = environment / "bin" / "python"
    if python.exists():
        return python
    if wheel is None:
        run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", work / "dist", ROOT)
        (wheel,) = (work / "dist").glob("*.whl")
    run(sys.executable, "-m", "venv", environment)
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    packages = site(python)
    for module in ("hello", "floor"):
        shutil.copy(HERE / f"{module}.py", packages)
        stub = environment / "bin" / module
        stub.write_text(STUB.format(python=python, module=module))
        stub.chmod(0o755)
    (packages / "floor_words.py").write_text(run(python, HERE / "literals.py"), encoding="utf-8")
    few, many = work / "few", work / "many"
    for copy in (few, many):
        shutil.copytree(packages / "ptvspt", copy / "ptvspt")
    multiply(many / "ptvspt" / "data")
    shutil.copytree(many / "ptvspt" / "data", work / "data", ignore=shutil.ignore_patterns("compiled"))
    for directory in (packages, few, many):  # as pip does
        run(python, "-m", "compileall", "-q", directory)
    compiled = many / "ptvspt" / "data" / "compiled"
    shutil.rmtree(compiled)
    compiled.mkdir()
    run(python, "-c", COMPILE, many / "ptvspt" / "data", compiled)
    return python


PROJECT = """
from timeit import repeat
from ptvspt.career.money import project
from ptvspt.career.paths import Settings, assumptions, way
from ptvspt.loading import library
careers, _, place = library.careers(None, None)
shared = assumptions(careers, Settings())
ways = [way(careers, path, Settings(), place) for path in careers.paths.values()]
print(max(min(repeat(lambda: project(one, shared), number=200, repeat=5)) for one in ways) / 200 * 1e6)
"""
COMPILE = """
import sys
from pathlib import Path
from ptvspt.loading import compiled, library
data, out = map(Path, sys.argv[1:])
compiled.write(library.read(data).catalogue, library.sizes(data), out)
"""


def site(python: Path) -> Path:
    """Return where an environment's packages lie."""
    return Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())


def multiply(data: Path) -> None:
    """Repeat the professions of a data directory under new names until there are MANY."""
    text = (data / "professions.yaml").read_text(encoding="utf-8")
    head, body = re.split(r"(?m)(?<=^professions:\n)", text, maxsplit=1)
    blocks = re.findall(r"(?ms)^  [a-z0-9-]+:\n.*?(?=^  [a-z0-9-]+:\n|\Z)", body)
    out = [head, *blocks]
    for number in range(len(blocks), MANY):
        copy = number // len(blocks) + 1
        block = re.sub(r"\A  ([a-z0-9-]+):", rf"  \1-{copy}:", blocks[number % len(blocks)])
        block = re.sub(r"(?m)^    name: (.*)$", rf"    name: \1 {copy}", block, count=1)
        (aliases,) = re.findall(r"(?m)^    aliases: \[(.*)\]$", block)
        out.append(block.replace(f"[{aliases}]", f"[{renamed(aliases, copy)}]", 1))
    (data / "professions.yaml").write_text("".join(out), encoding="utf-8")


def renamed(aliases: str, copy: int) -> str:
    """Return aliases with a number at each."""
    return ", ".join(f"{alias}-{copy}" for alias in aliases.split(", "))


def cases(work: Path, python: Path) -> dict[str, Case]:
    """Return every call that is timed."""
    bin_ = python.parent
    show = [str(bin_ / "ptvspt"), "show", "education", "-p", "pt"]
    return {
        "python": Case([str(python), "-c", "pass"]),
        "version": Case([str(bin_ / "ptvspt"), "--version"]),
        "hello": Case([str(bin_ / "hello")]),
        "help": Case([str(bin_ / "ptvspt"), "--help"]),
        "start": Case([str(bin_ / "ptvspt")]),
        **{f"{page}-floor": Case([str(bin_ / "floor"), "show", page]) for page in ("show", "compare", "all", "pay")},
        "show": Case(show),
        "json": Case([*show, "-f", "json"]),
        "compare": Case([str(bin_ / "ptvspt"), "compare"]),
        "all": Case([str(bin_ / "ptvspt"), "compare", "--all"]),
        "state": Case([str(bin_ / "ptvspt"), "show", "salary", "-p", "pt", "--state", "TX"]),
        "map": Case([str(bin_ / "ptvspt"), "map", "salary", "-p", "pt"]),
        "rank": Case([str(bin_ / "ptvspt"), "rank", "salary", "-p", "pt"]),
        "pay": Case([str(bin_ / "ptvspt"), "career", "pay"]),
        "few": Case(show, work / "few"),
        "many": Case(show, work / "many"),
        "many-data": Case([*show, "--data", str(work / "data")]),
    }


def timed(calls: dict[str, Case], environment: dict[str, str], runs: int, *, cpu: bool) -> dict[str, float]:
    """Run every call in turn, many times; return the least seconds of each."""
    times = dict.fromkeys(calls, float("inf"))
    for number in range(runs + 1):
        for name, case in calls.items():
            path = {"PYTHONPATH": str(case.path)} if case.path else {}
            start = time.perf_counter()
            process = subprocess.Popen(case.words, env=environment | path, stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = usage.ru_utime + usage.ru_stime if cpu else time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                sys.exit(f"failed: {' '.join(case.words)}")
            if number:  # the first run warms the caches
                times[name] = min(times[name], seconds)
    return times


LAUNCHER = """
import os, sys
silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=silent)
print(os.wait4(pid, 0)[2].ru_maxrss)
"""


def peak(python: Path, case: Case, environment: dict[str, str]) -> float:
    """Return the most memory that a call takes, in MB.

    A process counts its parent's memory at the moment of its start as its own, so the parent is a small one.
    """
    words = [str(python), "-c", LAUNCHER, *case.words]
    found = [subprocess.run(words, env=environment, capture_output=True, check=True).stdout for _ in range(5)]
    return max(map(int, found)) / (2**20 if sys.platform == "darwin" else 2**10)


def imports(python: Path, environment: dict[str, str]) -> None:
    """Print the modules that `show` spends most time in while it starts."""
    words = [str(python), "-X", "importtime", "-m", "ptvspt", "show", "education", "-p", "pt"]
    lines = subprocess.run(words, env=environment, capture_output=True, text=True, check=True).stderr.splitlines()
    found = [line.removeprefix("import time:").split("|") for line in lines if line.startswith("import time:")]
    slow = sorted(((int(own), int(all_), name) for own, all_, name in found[1:]), reverse=True)
    print(f"{'own ms':>7}  {'all ms':>7}  module ({len(slow)} in all)")
    for own, all_, name in slow[:30]:
        print(f"{own / 1000:7.1f}  {all_ / 1000:7.1f}  {name.strip()}")


def run(*words: object) -> str:
    """Run a program to its end and return its output; stop with its words when it fails."""
    result = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    if result.returncode:
        sys.exit(f"failed: {' '.join(map(str, words))}\n{result.stdout}{result.stderr}")
    return result.stdout


if __name__ == "__main__":
    main()
