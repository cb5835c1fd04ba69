"""The list of commands: help, version, and what happens to words that name nothing."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from ptvspt import __version__, cli
from ptvspt.loading import library
from ptvspt.publishing import citation
from running import ESCAPE, here, refused

MODULES = {name: import_module(f"ptvspt.commands.{cli.MODULES.get(name, name)}") for name in cli.COMMANDS}
WITHOUT_INTERVIEW = [name for name in cli.COMMANDS if name not in ("advise", "rules")]


def examples(epilog: str) -> list[str]:
    """Return the calls of a help's examples, without what a shell does with their output."""
    lines = [line.strip() for line in epilog.splitlines() if line.startswith("  ptvspt ")]
    return [re.split(r" [|>] ", line)[0] for line in lines]


EXAMPLES = [line for name in WITHOUT_INTERVIEW for line in examples(MODULES[name].EPILOG)]
EXAMPLES = [line for line in EXAMPLES if line.split()[1] != "career" or line.split()[2:3] in (["pay"], ["paths"])]
"""Those that ask nobody; tests/commands has the others."""


@pytest.mark.parametrize("words", [("--help",), ("-h",)], ids=" ".join)
def test_help_lists_every_command_with_a_line_about_it(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    result = here(capfd, *words)
    assert (result.status, result.err) == (0, "")
    for name, about in cli.COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(about)}$", result.out, re.MULTILINE)


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_has_help_with_examples_and_every_option_explained(
    capfd: pytest.CaptureFixture[str], name: str
) -> None:
    result = here(capfd, name, "--help")
    assert (result.status, result.err) == (0, "")
    assert result == here(capfd, name, "-h")
    assert result.out.startswith(f"Usage: ptvspt {name} ")
    assert f"  ptvspt {name}" in result.out
    assert "--data DIR" in result.out
    assert ESCAPE not in result.out
    assert not re.search(r"^  (-\w, )?--[\w-]+( [A-Z<]\S*)?$(?!\n {6,}\S)", result.out, re.MULTILINE)


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_has_an_example(name: str) -> None:
    assert examples(MODULES[name].EPILOG)[0].startswith(f"ptvspt {name}")


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_help_works_on_the_shipped_data(
    capfd: pytest.CaptureFixture[str], example: str, fixture_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # some write there
    words = shlex.split(example)[1:]
    result = here(capfd, *(str(fixture_dir) if word == "my-data" else word for word in words), PTVSPT_DATA=None)
    assert result.err == ""
    assert result.status <= ("--strict" in words)  # what is fresh today will be stale one day


@pytest.mark.parametrize("words", [("--version",), ("--data", "/nonexistent", "--version")], ids=" ".join)
def test_the_version_is_one_line(capfd: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    assert here(capfd, *words) == (0, f"ptvspt {__version__}, data {library.version()}\n", "")


def test_the_citation_of_the_repository_has_the_versions_and_the_data_s_licence() -> None:
    found = yaml.safe_load((Path(__file__).parent.parent / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors", "type", "license"} <= set(found)
    assert (found["cff-version"], found["type"], found["license"]) == ("1.2.0", "software", citation.LICENCE)
    assert str(found["version"]) == __version__
    (data,) = found["references"]
    assert str(data["version"]) == library.version()
    software, records = citation.works(__version__, library.load())
    assert (data["title"], data["year"]) == (records.title, records.year)
    assert found["title"].partition(":")[0] == software.title
    assert [one["name"] for one in found["authors"]] == [*citation.AUTHORS]


@pytest.mark.parametrize(
    ("word", "meant"), [("shwo", "show"), ("COMPARE", "compare"), ("source", "sources"), ("lst", "list")]
)
def test_an_unknown_command_is_refused_with_the_nearest_name(
    capfd: pytest.CaptureFixture[str], word: str, meant: str
) -> None:
    assert refused(here(capfd, word)) == f"no command '{word}'; did you mean '{meant}'?"


def test_a_command_like_no_other_is_refused_with_all_of_them(capfd: pytest.CaptureFixture[str]) -> None:
    line = refused(here(capfd, "xyzzy"))
    assert line == f"no command 'xyzzy'; there are {', '.join(cli.COMMANDS)}; see 'ptvspt --help'"


@pytest.mark.parametrize(
    ("words", "option", "meant"),
    [
        (("--versoin",), "--versoin", "--version"),
        (("list", "--section"), "--section", "--sections"),
        (("show", "--profesion", "pt"), "--profesion", "--profession"),
        (("check", "--strickt"), "--strickt", "--strict"),
        (("compare", "--al"), "--al", "--all"),
    ],
)
def test_an_unknown_option_is_refused_with_the_nearest_one(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...], option: str, meant: str
) -> None:
    assert refused(here(capfd, *words)) == f"no option '{option}'; did you mean '{meant}'?"


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_an_option_like_no_other_is_refused_with_the_help_to_read(capfd: pytest.CaptureFixture[str], name: str) -> None:
    assert refused(here(capfd, name, "--xyzzy")) == f"no option '--xyzzy'; see 'ptvspt {name} --help'"


FORMATS = {
    "rules": "table, markdown, json, mermaid or dot",
    "check": "table or json",
    "cite": "text, json or bibtex",
}
"""Those of commands that have some of their own."""


@pytest.mark.parametrize("name", [name for name in cli.COMMANDS if name not in ("export", "schema", "site")])
def test_an_unknown_format_is_refused_with_the_formats(capfd: pytest.CaptureFixture[str], name: str) -> None:
    line = refused(here(capfd, name, "-f", "jsn"))
    known = FORMATS.get(name, "table, plain, markdown, csv, json or html")
    assert line == f"option '--format' takes {known}, not 'jsn'; did you mean 'json'?"


MISCOUNTED = [("find",), ("rank",), ("map",), ("show", "-p"), ("--data",), ("list", "-f"), ("list", "extra")]


@pytest.mark.parametrize("words", MISCOUNTED, ids=" ".join)
def test_a_word_too_few_or_too_many_is_refused(capfd: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    assert "\\n" not in refused(here(capfd, *words))


@pytest.mark.parametrize("word", ["\x1b[31mred", "two\nlines", "\udcff", "\N{RIGHT-TO-LEFT OVERRIDE}x", ""])
def test_a_wrong_word_is_shown_on_one_line_and_sends_the_terminal_nothing(
    capfd: pytest.CaptureFixture[str], word: str
) -> None:
    for words in ((word,), ("show", word, "-p", "pt"), ("show", "-p", word), ("sources", word), ("list", "-f", word)):
        assert refused(here(capfd, *words)).isprintable()
