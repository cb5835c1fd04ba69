"""What somebody may want after the result, at a terminal read in order and with lists."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

import terminals
from answering import CASES, SORE, Said
from running import ESCAPE
from terminals import DOWN

NUMBERS = {"all": "1", "others": "2", "note": "3", "page": "4", "keep": "5", "change": "6", "leave": "7"}


class Menu(terminals.Terminal):
    """A result of complete answers from a file, and what is asked after it."""

    def __init__(self, path: Path, *words: str, case: Said = SORE) -> None:
        path.write_text(json.dumps(case), encoding="utf-8")
        super().__init__("advise", "--accessible", "--answers", str(path), *words, columns=200, NO_COLOR="1")

    def wants(self, what: str) -> None:
        self.sees("What now?")
        self.sees("quit:")
        self.types(f"{NUMBERS.get(what, what)}\n")


@pytest.fixture
def menu(tmp_path: Path) -> partial[Menu]:
    return partial(Menu, tmp_path / "given.json")


def test_each_choice_shows_something_and_asks_again(menu: partial[Menu]) -> None:
    terminal = menu()
    for what, words in (
        ("all", "Logic of 2026.11.21"),
        ("others", "What would change this answer"),
        ("note", "What I may do now:"),
        ("why", "Nothing is kept unless you choose it."),
    ):
        terminal.wants(what)
        terminal.sees(words)
    terminal.wants("leave")
    assert terminal.ends() == 0
    assert ESCAPE not in terminal.shown


@pytest.mark.parametrize("line", ["quit\n", "\x04"])
def test_quit_and_the_end_of_input_leave(menu: partial[Menu], line: str) -> None:
    terminal = menu()
    terminal.sees("quit:")
    terminal.types(line)
    assert terminal.ends() == 0


def test_a_page_is_saved_and_none_is_overwritten_without_asking(menu: partial[Menu], tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    terminal = menu()
    terminal.wants("page")
    terminal.sees("or back:")
    terminal.types(f"{path}\n")
    terminal.sees(f"The page is in {path}.")
    assert "<h2>Why</h2>" in path.read_text(encoding="utf-8")
    path.write_text("mine", encoding="utf-8")
    terminal.wants("page")
    terminal.sees("or back:")
    terminal.types(f"{path}\n")
    terminal.sees("is there already. Overwrite it?")
    terminal.sees("quit:")
    terminal.types("1\n")
    terminal.sees("It stays as it is.")
    terminal.sees("or back:")
    terminal.types(f"{tmp_path / 'none' / 'page.html'}\n")
    terminal.sees("No such file or directory; name another file")
    terminal.sees("or back:")
    terminal.types("back\n")
    terminal.wants("leave")
    assert terminal.ends() == 0
    assert path.read_text(encoding="utf-8") == "mine"


def test_answers_are_kept_where_one_says_and_how_to_come_back_is_told(menu: partial[Menu], tmp_path: Path) -> None:
    path = tmp_path / "kept answers.json"
    terminal = menu()
    terminal.wants("keep")
    terminal.sees("or back:")
    terminal.types(f"{path}\n")
    terminal.sees(f"Your answers are in {path}")
    terminal.sees(f"To come back: ptvspt advise --answers '{path}'")
    terminal.wants("keep")  # they are kept there from now on
    terminal.sees(f"Your answers are in {path}")
    terminal.wants("leave")
    assert terminal.ends() == 0
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert (kept["for"], kept["answers"]["goal"]) == ("self", "strength")


def test_a_changed_answer_gives_another_result_without_the_opening(menu: partial[Menu]) -> None:
    terminal = menu()
    terminal.wants("change")
    terminal.sees("Are these answers right?")
    terminal.sees("quit:")
    terminal.types("8\n")
    terminal.sees("Are you in rehab?")
    terminal.sees("quit:")
    terminal.types("2\n")
    terminal.sees("Are these answers right?")
    terminal.sees("quit:")
    terminal.types("1\n")
    terminal.sees("A physical therapist and a personal trainer together")
    terminal.wants("leave")
    assert terminal.ends() == 0
    assert "A few questions" not in terminal.shown


def test_after_an_emergency_nobody_is_asked_why_it_is_no_other_answer(menu: partial[Menu]) -> None:
    terminal = menu(case=CASES["emergency"])
    terminal.sees("Emergency: Get emergency help")
    terminal.sees("quit:")
    terminal.types("quit\n")
    assert terminal.ends() == 0
    assert "Why not another answer" not in terminal.shown


@pytest.mark.parametrize("words", [("--full",), ("--note",), ("--no-input",), ("-f", "markdown")], ids=" ".join)
def test_nothing_is_asked_where_one_thing_was_asked_for(menu: partial[Menu], words: tuple[str, ...]) -> None:
    terminal = menu(*words)
    assert terminal.ends() == 0
    assert "What now?" not in terminal.shown


def test_the_choices_are_a_list_to_move_in_where_one_can_be_drawn(tmp_path: Path) -> None:
    path = tmp_path / "given.json"
    path.write_text(json.dumps(SORE), encoding="utf-8")
    terminal = terminals.Terminal("advise", "--answers", str(path))
    terminal.sees("What now?")
    terminal.sees("Leave")
    terminal.types(DOWN * 2 + "\r")
    terminal.sees("What I may do now:")
    terminal.sees("quit)")
    terminal.types("q")
    assert terminal.ends() == 0
