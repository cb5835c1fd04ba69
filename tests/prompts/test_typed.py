"""A question with many answers, one of which is typed."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from collections.abc import Set as AbstractSet

import pytest

from ptvspt.errors import InteractionRequired
from ptvspt.interview.records import Option, Question, Scope
from ptvspt.interview.replies import Move, Reply
from ptvspt.prompts.typed import ask, either, name

NAMES = {"NY": "New York", "TX": "Texas", "UT": "Utah"}
STATES = Question(
    id="state",
    scope=Scope.PRACTICAL,
    text="Which state?",
    why="",
    short="",
    options={id_: Option(id=id_, label=name) for id_, name in NAMES.items()},
)
Type = Callable[[str], None]


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Type:
    """Put lines into standard input."""
    return lambda text: monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def typed(*before: str, picked: Reply = Move.BACK) -> AbstractSet[str] | Move:
    return ask(STATES, "Question 2.", frozenset(before), 80, lambda *_: picked)


@pytest.mark.parametrize("word", ["NY", "ny", " New York ", "new-york", "NEW_YORK"])
def test_a_code_or_name_in_any_case_is_an_answer(type_in: Type, word: str) -> None:
    type_in(f"{word}\n")
    assert typed() == {"NY"}


def test_a_wrong_word_is_refused_with_the_nearest_and_asked_again(
    type_in: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in("Texsa\nxyzzy\nTexas\n")
    assert typed() == {"TX"}
    prompt = "Type a name or code; list shows all. Or back, why, quit:\n"
    assert capsys.readouterr().out == (
        f"\nQuestion 2.\nWhich state?\n{prompt}"
        f"No state 'texsa'; did you mean 'texas'?\n{prompt}"
        f"No state 'xyzzy'; 'list' lists them\n{prompt}"
    )


@pytest.mark.parametrize("word", ["", "\x1b[31m", "t\u202ex", "Tex\u00e1s", "\ud800"])
def test_a_word_that_a_terminal_may_not_show_is_told_in_letters_that_it_can(
    type_in: Type, capsys: pytest.CaptureFixture[str], word: str
) -> None:
    type_in(f"{word}\nTX\n")
    assert typed() == {"TX"}
    out = capsys.readouterr().out
    assert "No state '" in out
    assert out.replace("\n", "").isprintable()
    assert out.isascii()


@pytest.mark.parametrize(
    ("word", "move"), [("back", Move.BACK), ("B", Move.BACK), ("why", Move.WHY), ("?", Move.WHY), ("q", Move.QUIT)]
)
def test_words_go_back_explain_and_quit(type_in: Type, word: str, move: Move) -> None:
    type_in(f"{word}\n")
    assert typed(picked=frozenset(["UT"])) is move


@pytest.mark.parametrize("picked", [frozenset(["UT"]), Move.QUIT])
def test_list_lets_one_be_picked(type_in: Type, picked: Reply) -> None:
    type_in("list\n")
    assert typed(picked=picked) == picked


def test_an_empty_line_keeps_what_was_chosen_before(type_in: Type, capsys: pytest.CaptureFixture[str]) -> None:
    type_in("\n")
    assert typed("UT") == {"UT"}
    assert "Nothing keeps what you chose." in capsys.readouterr().out


def test_the_end_of_input_ends_the_question(type_in: Type) -> None:
    type_in("xyzzy\n")
    with pytest.raises(InteractionRequired):
        typed()


def chosen(few: int) -> AbstractSet[str] | Move:
    return either(STATES, "Question 2.", frozenset(), 80, few)


def test_only_a_question_with_many_answers_is_typed(type_in: Type, capsys: pytest.CaptureFixture[str]) -> None:
    type_in("TX\n")
    assert chosen(2) == {"TX"}
    assert "Type a name or code" in capsys.readouterr().out
    type_in("2\n")
    assert chosen(3) == {"TX"}
    assert "2. Texas" in capsys.readouterr().out
    type_in("list\n2\n")
    assert chosen(2) == {"TX"}


@pytest.mark.parametrize("word", ["skip", "Not sure", "unsure"])
def test_a_word_leaves_a_question_out_where_that_is_an_answer(type_in: Type, word: str) -> None:
    options = {**STATES.options, "none-said": Option(id="none-said", label="Rather not say")}
    type_in(f"{word}\n")
    asked = STATES._replace(options=options, unsure="none-said")
    found: AbstractSet[str] | Move = ask(asked, "", frozenset(), 80, lambda *_: Move.BACK)
    assert found == {"none-said"}


def test_the_name_of_a_file_is_what_is_typed_or_the_one_that_is_offered(type_in: Type) -> None:
    for line, found in (("My File.html\n", "My File.html"), ("\n", "page.html"), ("back\n", None), ("", None)):
        type_in(line)
        assert name("Which file?", "page.html", 80) == found
