"""Plain numbered questions, through standard input."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering import CARE
from ptvspt.errors import InteractionRequired
from ptvspt.interview.records import Option, Question, Scope
from ptvspt.interview.replies import Move
from ptvspt.prompts.plain import ask, say

ONE, SEVERAL = CARE.questions["goal"], CARE.questions["complaint"]
Type = Callable[[str], None]
LONG = Question(
    id="long",
    scope=Scope.NEED,
    text="Which of these " + "very " * 20 + "long answers fits?",
    why="",
    short="",
    options={str(at): Option(id=str(at), label=" ".join(f"word{at}-{n}" for n in range(30))) for at in range(3)},
)


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Type:
    """Put lines into standard input."""
    return lambda text: monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def plainly(question: Question = ONE, before: tuple[str, ...] = (), width: int = 80) -> AbstractSet[str] | Move:
    return ask(question, "Question 1.", frozenset(before), width)


def test_plain_questions_are_numbered(type_in: Type, capsys: pytest.CaptureFixture[str]) -> None:
    type_in("2\n")
    assert plainly(before=("relax",)) == {"strength"}
    assert capsys.readouterr().out == (
        "\nQuestion 1.\nWhat do you want most?\n1. Less pain\n2. More *strength*\n3. Relax (chosen)\n"
        "4. Not sure / rather not say\nType a number, or nothing to keep what is chosen, or back, why, quit:\n"
    )


@pytest.mark.parametrize("line", ["1,2", "1, 2", "2 1", " 1,,2, ", "01 2 2"])
def test_several_numbers_are_several_options(type_in: Type, line: str) -> None:
    type_in(f"{line}\n")
    assert plainly(SEVERAL) == {"pain", "balance"}


@pytest.mark.parametrize(
    ("word", "move"),
    [("back", Move.BACK), ("b", Move.BACK), ("why", Move.WHY), ("?", Move.WHY), ("quit", Move.QUIT), ("q", Move.QUIT)],
)
def test_words_go_back_explain_and_quit(type_in: Type, word: str, move: Move) -> None:
    type_in(f" {word.upper()} \n")
    assert plainly() is move


def test_an_empty_line_keeps_what_was_chosen_before(type_in: Type) -> None:
    type_in("\n")
    assert plainly(SEVERAL, ("pain", "balance")) == {"pain", "balance"}


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        ",",
        ", ,",
        "0",
        "5",
        "-1",
        "x",
        "1.5",
        "two",
        "1 x",
        "²",
        "9" * 5000,
        "backwards",
        "\x1b[A",
        "\N{REPLACEMENT CHARACTER}",
    ],
)
def test_a_wrong_word_is_told_and_asked_again(type_in: Type, capsys: pytest.CaptureFixture[str], wrong: str) -> None:
    type_in(f"{wrong}\n1\n")
    assert plainly() == {"less-pain"}
    assert "\nPlease type a number from the list.\nType a number, or back, why, quit:\n" in capsys.readouterr().out


def test_several_numbers_where_one_is_asked_for_are_told(type_in: Type, capsys: pytest.CaptureFixture[str]) -> None:
    type_in("1 2\n1\n")
    assert plainly() == {"less-pain"}
    assert "Please choose only one." in capsys.readouterr().out


def test_none_beside_another_number_is_told(type_in: Type, capsys: pytest.CaptureFixture[str]) -> None:
    type_in("1 4\n4\n")
    assert plainly(SEVERAL) == {"none"}
    assert "'None of these' cannot stand with others." in capsys.readouterr().out


def test_bytes_that_are_no_text_are_a_wrong_word(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"\xff\xfe\n"), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stream)
    with pytest.raises(InteractionRequired):
        plainly()


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=8), max_size=4))
def test_the_end_of_input_ends_the_question_whatever_came_before(lines: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch, suppress(InteractionRequired):
        patch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        reply = plainly()
        assert isinstance(reply, Move) or len(reply) == 1


def test_the_end_of_input_names_the_flag(type_in: Type) -> None:
    type_in("x\n")
    with pytest.raises(InteractionRequired, match=r"the input ended before .* give --answer goal=OPTION"):
        plainly()


@pytest.mark.parametrize("width", [20, 40, 80])
def test_plain_questions_wrap_and_lose_no_word(type_in: Type, capsys: pytest.CaptureFixture[str], width: int) -> None:
    type_in("1\n")
    plainly(LONG, width=width)
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= width
    for option in LONG.options.values():
        assert option.label in " ".join(out.split())
    assert LONG.text in " ".join(out.split())


def test_what_is_said_wraps(capsys: pytest.CaptureFixture[str]) -> None:
    say(["one two three", "four"], 9)
    assert capsys.readouterr().out == "one two\nthree\nfour\n"


LETTERS = Question(
    id="letters",
    scope=Scope.NEED,
    text="Où ça, 漢字?",
    why="",
    short="",
    options={"ñ": Option(id="ñ", label="Española \ud800")},
)


def test_letters_that_the_terminal_lacks_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    poor = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="strict", write_through=True)
    monkeypatch.setattr(sys, "stdin", io.StringIO("1\n"))
    monkeypatch.setattr(sys, "stdout", poor)
    assert plainly(LETTERS) == {"ñ"}
    say(["naïve"], 80)
    lines = poor.buffer.getvalue().decode().splitlines()
    assert lines[2:4] == ["O? ?a, ???", "1. Espa?ola ?"]
    assert lines[-1] == "na?ve"


def test_a_label_and_its_hint_are_read_together(type_in: Type, capsys: pytest.CaptureFixture[str]) -> None:
    limits = {"heart": Option(id="heart", label="Chest pain", hint="At rest, or new in jaw or arm.")}
    type_in("1\n")
    plainly(ONE._replace(options=limits))
    assert "1. Chest pain: At rest, or new in jaw or arm." in capsys.readouterr().out


def test_how_many_may_be_chosen_is_told_and_held(type_in: Type, capsys: pytest.CaptureFixture[str]) -> None:
    type_in("1,2,3\n1,2\n")
    assert plainly(SEVERAL) == {"pain", "balance"}
    out = capsys.readouterr().out
    assert "Type the numbers that fit, with commas, choose at most two, or back, why, quit:" in out
    assert "Please choose at most two: those that matter most." in out
