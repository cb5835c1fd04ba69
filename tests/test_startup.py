"""What each call loads: a start is as slow as the modules that it imports."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from ptvspt.cli import COMMANDS, MODULES
from running import CALLS, FIXTURE, apart, environment

SCRIPT = """\
import sys
before = set(sys.modules)
from ptvspt.__main__ import run
status = run(sys.argv[1:])
sys.stderr.write("\\n".join(sys.modules.keys() - before))
sys.exit(status)
"""
NEVER = {"pydantic", "asyncio", "importlib.metadata", "click", "pkg_resources"}
ASKING = {"questionary", "prompt_toolkit"}  # for `advise` alone
HEAVY = NEVER | ASKING | {"rich", "yaml", "jinja2"}
STEMMING = "snowballstemmer"  # for `find` alone
KNOWING = {"ptvspt.profiles", "ptvspt.loading", "ptvspt.document.tree"}


@cache
def loaded(*words: str) -> frozenset[str]:
    """Return what a call loads on the fixture beyond a bare interpreter, when the fixture is compiled already."""
    compiled()
    command = [sys.executable, "-c", SCRIPT, *words]
    env = environment(PTVSPT_DATA=str(FIXTURE))
    result = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in result.stderr
    return frozenset(result.stderr.splitlines())


@cache
def compiled() -> None:
    """Run once, so that the compiled form of the fixture is in the cache."""
    assert apart("list").status == 0


def test_the_version_loads_nothing_but_itself() -> None:
    found = loaded("--version")
    assert {name for name in found if name.startswith("ptvspt")} == {"ptvspt", "ptvspt.__main__", "ptvspt.process"}
    assert found.isdisjoint({"typer", "typing", "re", "dataclasses", "enum", "json"})


@pytest.mark.parametrize("words", [("--help",), ("show", "--help"), ("shwo",), ("show", "--xyzzy")], ids=" ".join)
def test_help_and_mistakes_load_no_data_and_nothing_heavy(words: tuple[str, ...]) -> None:
    assert "typer" in loaded(*words)
    assert loaded(*words).isdisjoint(HEAVY | KNOWING)


def test_the_start_screen_loads_no_data_no_question_and_nothing_heavy() -> None:
    assert "ptvspt.commands.start" in loaded()
    assert loaded().isdisjoint(HEAVY | KNOWING | {"ptvspt.interview", "ptvspt.prompts", "ptvspt.places"})


def test_the_list_of_commands_loads_no_command() -> None:
    assert not [name for name in loaded("--help") if name.startswith("ptvspt.commands")]


def test_a_command_loads_no_other_command() -> None:
    others = {f"ptvspt.commands.{MODULES.get(name, name)}" for name in COMMANDS if name != "show"}
    assert "ptvspt.commands.show" in loaded("show", "-p", "pt")
    assert loaded("show", "-p", "pt").isdisjoint(others)


OPENED = """\
import sys
opened = []
sys.addaudithook(lambda event, about: event == "open" and opened.append(str(about[0])))
from ptvspt.__main__ import run
status = run(sys.argv[1:])
sys.stderr.write("\\n".join(opened))
sys.exit(status)
"""


@pytest.mark.parametrize("words", [("show", "salary", "pt"), ("show", "salary", "-p", "pt")], ids=" ".join)
def test_only_the_profession_that_a_word_names_is_read(words: tuple[str, ...]) -> None:
    compiled()
    command, env = [sys.executable, "-c", OPENED, *words], environment(PTVSPT_DATA=str(FIXTURE))
    result = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=True)
    read = [Path(line).name for line in result.stderr.splitlines()]
    assert [name for name in read if name.startswith("profession.")] == ["profession.pt.json"]


@pytest.mark.parametrize("format_", ["json", "plain", "csv", "markdown", "html"])
def test_formats_for_programs_load_nothing_heavy(format_: str) -> None:
    assert loaded("show", "-p", "pt", "-f", format_).isdisjoint(HEAVY)


@pytest.mark.parametrize("words", [("show", "-p", "pt"), ("compare", "--all")], ids=" ".join)
def test_results_for_programs_are_made_without_dataclasses(words: tuple[str, ...]) -> None:
    assert "dataclasses" not in loaded(*words, "-f", "json")


def test_an_advice_for_programs_is_made_without_dataclasses() -> None:
    modules = "ptvspt.interview.export, ptvspt.profiles.export, ptvspt.places.law, ptvspt.loading.compiled_interview"
    modules += ", ptvspt.loading.library, ptvspt.loading.places, ptvspt.loading.answers, ptvspt.loading.saving"
    script = f"import sys, {modules}; sys.exit('dataclasses' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False, timeout=60).returncode == 0


@pytest.mark.parametrize("format_", ["json", "plain", "csv"])
@pytest.mark.parametrize(
    "words",
    [
        ("show", "-p", "pt"),
        ("compare", "--all"),
        ("state", "tx"),
        ("rank", "access"),
        ("rank", "salary", "-p", "pt"),
        ("map", "access"),
        ("map", "salary", "-p", "pt"),
        ("career", "pay", "pt", "trainer", "--state", "IL"),
    ],
    ids=" ".join,
)
def test_rows_and_records_are_written_without_documents(words: tuple[str, ...], format_: str) -> None:
    assert loaded(*words, "-f", format_).isdisjoint({"ptvspt.profiles.page", "ptvspt.document.tree"})


@pytest.mark.parametrize("words", CALLS.values(), ids=CALLS)
def test_no_yaml_is_read_when_the_data_is_compiled(words: tuple[str, ...]) -> None:
    assert loaded(*words).isdisjoint(HEAVY - {"rich"})


UNUSED = {"rich.markdown", "rich.syntax", "pygments", "rich.progress", "rich.live", "rich.traceback", "rich.prompt"}


def test_a_table_is_drawn_by_rich_and_by_no_more_of_it_than_it_needs() -> None:
    found = loaded("compare")
    assert {"rich.table", "rich.text"} <= found
    assert found.isdisjoint(UNUSED | {"rich.panel", "ptvspt.document.linear"})
    assert "ptvspt.document.drawing" not in found


@pytest.mark.parametrize("words", CALLS.values(), ids=CALLS)
def test_what_is_read_in_order_loads_nothing_heavy(words: tuple[str, ...]) -> None:
    found = loaded(*words, "--accessible")
    assert "ptvspt.document.linear" in found
    assert found.isdisjoint(HEAVY)
    assert "ptvspt.document.terminal" not in found


@pytest.mark.parametrize(
    "words", [*CALLS.values(), ("--help",), ("find", "--help"), ("find", "&"), ("check",)], ids=" ".join
)
def test_only_find_loads_the_stemmer(words: tuple[str, ...]) -> None:
    assert (STEMMING in loaded(*words)) == (words in (CALLS["find"], CALLS["find-nothing"]))


PLACES = {
    "ptvspt.loading.places",
    *(f"ptvspt.places.{name}" for name in ("records", "law", "pay", "local", "rank", "map", "page", "export")),
    "csv",
}


@pytest.mark.parametrize("words", CALLS.values(), ids=CALLS)
def test_only_a_career_and_education_beside_salary_load_careers(words: tuple[str, ...]) -> None:
    assert "ptvspt.document.curves" not in loaded(*words)
    assert any(name.startswith("ptvspt.career") for name in loaded(*words)) == ("--all" in words)
    assert "ptvspt.career.page" not in loaded(*words)


def test_a_career_reads_neither_yaml_nor_a_profile() -> None:
    found = loaded("career", "pay", "pt", "trainer", "--state", "IL")
    assert "ptvspt.career.money" in found
    assert found.isdisjoint(HEAVY - {"rich"} | {"numpy", "numpy_financial", "ptvspt.interview", "ptvspt.profiles.page"})


@pytest.mark.parametrize("words", CALLS.values(), ids=CALLS)
def test_a_command_that_needs_no_places_reads_none(words: tuple[str, ...]) -> None:
    assert loaded(*words).isdisjoint(PLACES - ({"csv"} if "--all" in words else set()))  # the money is in tables too


@pytest.mark.parametrize(
    "words",
    [
        ("show", "-p", "pt", "--state", "tx"),
        ("state", "tx"),
        ("rank", "access"),
        ("map", "salary", "-p", "pt"),
    ],
    ids=" ".join,
)
def test_places_are_read_without_yaml(words: tuple[str, ...]) -> None:
    assert "ptvspt.loading.places" in loaded(*words)
    assert loaded(*words).isdisjoint(HEAVY - {"rich"})


def test_a_check_reads_the_yaml_itself_and_draws_nothing() -> None:
    assert "yaml" in loaded("check")
    assert loaded("check").isdisjoint(HEAVY - {"yaml"})
