"""ptvspt without a command."""

from __future__ import annotations

import shlex

import pytest

from ptvspt.commands.start import CALLS, page
from ptvspt.loading import library
from running import ESCAPE, SOUND, here, write_data
from terminals import DOWN, Terminal

EMERGENCY = "In an emergency call 911. In a crisis call or text 988. Outside the US, call your local number."
SIX = ("ptvspt advise", "ptvspt compare", "ptvspt show", "ptvspt state", "ptvspt career", "ptvspt --help")


def test_in_a_pipe_it_says_what_there_is_on_one_screen(capfd: pytest.CaptureFixture[str]) -> None:
    result = here(capfd)
    assert (result.status, result.err) == (0, "")
    assert len(result.out.splitlines()) <= 20
    assert max(map(len, result.out.splitlines())) <= 80
    words = " ".join(result.out.split())
    assert [text for text in (EMERGENCY, *SIX) if text not in words] == []


@pytest.mark.parametrize("width", [20, 30, 40, 59, 60, 80, 120])
def test_no_word_is_broken_or_lost_at_any_width(width: int) -> None:
    text = page(width)
    assert max(map(len, text.splitlines())) <= width
    assert text.split() == page(200).split()


def test_a_terminal_that_is_dumb_is_asked_nothing() -> None:
    call = Terminal(TERM="dumb")
    assert call.ends() == 0
    assert call.shown.replace("\r\n", "\n") == page(80)


@pytest.mark.parametrize("call", [call for call in CALLS if call not in ("ptvspt advise", "ptvspt career")])
def test_every_command_that_it_names_works(capfd: pytest.CaptureFixture[str], call: str) -> None:
    result = here(capfd, *shlex.split(call)[1:], PTVSPT_DATA="")
    assert (result.status, result.err) == (0, "")


def test_the_count_of_professions_is_right() -> None:
    assert "eleven" in page(80)
    assert len(library.load().professions) == 11


# At a terminal


def test_lists_lead_to_a_comparison_and_to_the_command_that_makes_it(capfd: pytest.CaptureFixture[str]) -> None:
    call = Terminal(NO_COLOR="1")
    for question, keys in (
        ("What would you like to know?", DOWN), ("Which two? The first one:", ""), ("and which other one?", DOWN)
    ):  # fmt: skip
        call.sees(question)
        call.sees("quit)")
        call.types(keys + "\r")
    call.sees("\r\nNext time: ptvspt compare pt massage-therapist\r\n")
    assert call.ends() == 0
    assert here(capfd, "compare", "pt", "massage-therapist").out.replace("\n", "\r\n") in call.shown


@pytest.mark.parametrize("word", ["TX", "texas"])
def test_a_wrong_state_is_refused_with_the_nearest_and_asked_again(
    capfd: pytest.CaptureFixture[str], word: str
) -> None:
    call = Terminal(NO_COLOR="1", PTVSPT_DATA=None)
    call.sees("quit)")
    call.types(DOWN * 3 + "\r")
    call.sees("Or back, why, quit:")
    call.types("Texsa\n")
    call.sees("No state 'texsa'; did you mean 'texas'?")
    call.types(f"{word}\n")
    call.sees("\r\nNext time: ptvspt state TX\r\n")
    assert call.ends() == 0
    assert here(capfd, "state", "TX", PTVSPT_DATA=None).out.replace("\n", "\r\n") in call.shown


def test_a_state_may_be_picked_from_all() -> None:
    call = Terminal(PTVSPT_DATA=None)
    call.sees("quit)")
    call.types(DOWN * 3 + "\r")
    call.sees("Or back, why, quit:")
    call.types("list\n")
    call.sees("54 answers")
    call.sees("quit)")
    call.types("texa\r")
    call.sees("\r\nNext time: ptvspt state TX\r\n")
    assert call.ends() == 0


def test_plain_questions_lead_to_a_section_and_send_no_escape() -> None:
    call = Terminal(PTVSPT_ACCESSIBLE="1", NO_COLOR="1")
    for question, line in (
        ("What would you like to know?", "3"), ("About which one?", "2"), ("What about them?", "1"),
    ):  # fmt: skip
        call.sees(question)
        call.sees("quit:")
        call.types(f"{line}\n")
    call.sees("\r\nNext time: ptvspt show trainer\r\n")
    assert call.ends() == 0
    assert ESCAPE not in call.shown


def test_the_interview_is_named_before_it_so_that_nothing_follows_its_answer() -> None:
    call = Terminal(PTVSPT_ACCESSIBLE="1")
    call.sees("quit:")
    call.types("1\n")
    call.sees("\r\nNext time: ptvspt advise\r\n")
    call.sees("For whom is this?")
    call.sees("quit:")
    call.types("1\n")
    call.sees("Is any of these true now?")
    call.sees("quit:")
    call.types("1\n")
    call.sees("All right")
    call.types("1\n")
    call.sees("What now?")
    call.sees("quit:")
    call.types("quit\n")
    assert call.ends() == 0
    assert call.shown.count("Next time") == 1


def test_the_questions_about_a_career_are_asked_to_their_result() -> None:
    call = Terminal(PTVSPT_ACCESSIBLE="1", PTVSPT_STATE="IL")
    call.sees("5. Is it a career for me?")
    call.sees("quit:")
    call.types("5\n")
    call.sees("\r\nNext time: ptvspt career\r\n")
    for question, line in (
        ("What have you finished?", "2"), ("How many years", "2"), ("Whom would you like", "1,3"),
        ("Which hours?", "why"), ("Why we ask: Some work", "2"), ("Are these answers right?", "1"),
    ):  # fmt: skip
        call.sees(question)
        call.sees("quit:")
        call.types(f"{line}\n")
    call.sees("What fits you best")
    call.sees("2. Does it pay?")
    call.sees("quit:")
    call.types("2\n")
    call.sees("Does it pay? Illinois")
    call.sees("quit:")
    call.types("quit\n")
    assert call.ends() == 0


def test_the_command_names_the_data_that_was_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    place = write_data(tmp_path_factory.mktemp("my data"), SOUND)
    call = Terminal("--data", str(place), PTVSPT_ACCESSIBLE="1", columns=200)
    for line in ("3", "1", "2"):
        call.sees("quit:")
        call.types(f"{line}\n")
    call.sees(f"Next time: ptvspt --data '{place}' show juggler pay\r\n")
    assert call.ends() == 0


@pytest.mark.parametrize(
    ("accessible", "keys"),
    [("0", "\x04"), ("0", "q"), ("0", DOWN * 5 + "\r"), ("1", "\x04"), ("1", "q\n"), ("1", "6\n")],
    ids=["lists-end", "lists-quit", "lists-leave", "plain-end", "plain-quit", "plain-leave"],
)
def test_who_leaves_leaves_quietly(accessible: str, keys: str) -> None:
    call = Terminal(PTVSPT_ACCESSIBLE=accessible)
    call.sees("quit")
    call.types(keys)
    assert call.ends() == 0
    assert call.shown.count("ptvspt: ") == 1  # its title
    assert "Next time" not in call.shown


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("accessible", ["0", "1"])
def test_ctrl_c_is_one_line_and_130(accessible: str) -> None:
    call = Terminal(PTVSPT_ACCESSIBLE=accessible)
    call.sees("quit")
    call.types("\x03")
    call.sees("ptvspt: interrupted")
    assert call.ends() == 130
