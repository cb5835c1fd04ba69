"""Asking: questionary's lists through a pipe, and plain questions through standard input."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output

from answering import CARE
from ptvspt.errors import InteractionRequired
from ptvspt.interview import Option, Question, Scope
from ptvspt.prompts import Lists, Move, Reply, ask_plainly, say

ONE, SEVERAL = CARE.questions["goal"], CARE.questions["complaint"]
UP, DOWN, LEFT, ENTER, SPACE = "\x1b[A", "\x1b[B", "\x1b[D", "\r", " "
PAGE_UP, PAGE_DOWN = "\x1b[5~", "\x1b[6~"
Type = Callable[[str], None]
LONG = Question(
    id="long",
    scope=Scope.NEED,
    text="Which of these " + "very " * 20 + "long answers fits?",
    why="",
    options={str(at): Option(id=str(at), label=" ".join(f"word{at}-{n}" for n in range(30))) for at in range(3)},
)


def richly(keys: str, question: Question = ONE, before: tuple[str, ...] = ()) -> Reply:
    """Ask with a list, and press some keys."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys)
        return Lists(80).ask(question, "Question 1.", frozenset(before))


def test_enter_chooses_what_the_arrows_point_at() -> None:
    assert richly(ENTER) == {"less-pain"}
    assert richly(DOWN + DOWN + ENTER) == {"relax"}
    assert richly(UP + ENTER) == {"unsure"}


def test_the_earlier_choice_is_pointed_at() -> None:
    assert richly(ENTER, before=("relax",)) == {"relax"}


def test_space_marks_several() -> None:
    assert richly(SPACE + DOWN + SPACE + ENTER, SEVERAL) == {"pain", "balance"}


def test_the_earlier_choices_are_marked() -> None:
    assert richly(ENTER, SEVERAL, ("pain", "balance")) == {"pain", "balance"}
    assert richly(SPACE + ENTER, SEVERAL, ("pain", "balance")) == {"balance"}


def test_nothing_marked_is_no_answer() -> None:
    assert richly(ENTER + SPACE + ENTER, SEVERAL) == {"pain"}


def test_none_of_these_cannot_stand_with_others() -> None:
    both = SPACE + DOWN * 3 + SPACE + ENTER
    assert richly(both + UP * 3 + SPACE + ENTER, SEVERAL) == {"none"}


def test_a_letter_moves_to_the_next_option_that_begins_with_it() -> None:
    assert richly("r" + ENTER) == {"relax"}
    assert richly("R" + ENTER) == {"relax"}
    assert richly("rx" + ENTER) == {"relax"}
    assert richly("nr" + ENTER) == {"relax"}


def test_a_page_stops_at_the_ends() -> None:
    assert richly(PAGE_DOWN + ENTER) == {"unsure"}
    assert richly(PAGE_DOWN + PAGE_UP + ENTER) == {"less-pain"}


def test_space_marks_nothing_where_one_is_chosen() -> None:
    assert richly(SPACE + DOWN + ENTER) == {"strength"}


def shown(question: Question, *keys: str, width: int = 80, rows: int = 100) -> str:
    """Return everything that a list writes, without what steers the terminal; keys come when all before is drawn."""
    out = io.StringIO()
    screen = Vt100_Output(out, lambda: Size(rows=rows, columns=width), term="dumb", enable_cpr=False)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=screen):
        lists = Lists(width)
        waiting = list(keys)
        lists.app.after_render += lambda _: pipe.send_text(waiting.pop(0)) if waiting else None
        lists.ask(question, "Question 1, about 20 left after it.", frozenset())
    return " ".join(re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", " ", out.getvalue()).split())


def test_the_answer_stays_on_the_screen_in_words() -> None:
    assert shown(ONE, DOWN + ENTER).endswith("What do you want most? > More *strength*")
    answered = shown(SEVERAL, DOWN + SPACE + UP + SPACE + ENTER)
    assert answered.endswith('What troubles you? > Pain in the "knee" | back > I feel unsteady 漢字')


def test_a_list_that_does_not_fit_says_so() -> None:
    assert "more than fit" not in shown(LONG, "q")
    assert "more than fit" in shown(LONG, "q", rows=10)


def test_a_complaint_says_what_to_do() -> None:
    assert "mark one or more with space" not in shown(SEVERAL, "q")
    assert "mark one or more with space" in shown(SEVERAL, ENTER, "q")


@pytest.mark.parametrize("question", [ONE, SEVERAL], ids=["one", "several"])
@pytest.mark.parametrize(
    ("key", "move"), [("b", Move.BACK), (LEFT, Move.BACK), ("?", Move.WHY), ("q", Move.QUIT)], ids=repr
)
def test_keys_go_back_explain_and_quit(question: Question, key: str, move: Move) -> None:
    assert richly(key, question) is move


@pytest.mark.parametrize("question", [ONE, SEVERAL], ids=["one", "several"])
def test_ctrl_c_is_an_interrupt(question: Question) -> None:
    with pytest.raises(KeyboardInterrupt):
        richly("\x03", question)


@pytest.mark.parametrize("question", [ONE, SEVERAL], ids=["one", "several"])
def test_ctrl_d_is_the_end_and_names_the_flag(question: Question) -> None:
    with pytest.raises(InteractionRequired, match=f"give --answer {question.id}=OPTION"):
        richly("\x04", question)


@pytest.mark.parametrize("multiple", [False, True])
@pytest.mark.parametrize("width", [40, 80])
def test_a_list_wraps_and_loses_no_word(width: int, multiple: bool) -> None:
    question = Question(id="q", scope=Scope.NEED, text=LONG.text, why="", options=LONG.options, multiple=multiple)
    text = shown(question, "q", width=width)
    words = [word for option in question.options.values() for word in option.label.split()]
    assert [word for word in words if word not in text] == []
    assert "very long answers fits?" in text


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Type:
    """Put lines into standard input."""
    return lambda text: monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def plainly(question: Question = ONE, before: tuple[str, ...] = (), width: int = 80) -> Reply:
    return ask_plainly(question, "Question 1.", frozenset(before), width)


def test_plain_questions_are_numbered(type_in: Type, capsys: pytest.CaptureFixture[str]) -> None:
    type_in("2\n")
    assert plainly(before=("relax",)) == {"strength"}
    assert capsys.readouterr().out == (
        "\nQuestion 1.\nWhat do you want most?\n1. Less pain\n2. More *strength*\n3. Relax (chosen before)\n"
        "4. Not sure / rather not say\nType a number, or nothing to keep what you chose, or back, why, quit:\n"
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
    ["", "0", "5", "-1", "x", "1.5", "two", "1 x", "²", "9" * 5000, "backwards", "\x1b[A", "\N{REPLACEMENT CHARACTER}"],
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
