"""ptvspt advise."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import stat
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

import terminals
from answering import CARE, CASES, HEART, SORE, WELL, flags
from ptvspt.commands.saving import Keeper
from ptvspt.errors import OutputError
from ptvspt.interview.engine import advise, chosen, would_change
from running import ESCAPE, FIXTURE, FORMATS, Result, apart, environment, here, refused, started
from terminals import DOWN

ASKED = ("advise", "--no-input")


def told(capfd: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """Return the JSON of a call that works and warns of nothing."""
    result = here(capfd, *ASKED, *words, "-f", "json")
    assert (result.status, result.err) == (0, "")
    found: dict[str, Any] = json.loads(result.out)
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Complete answers in a file."""
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(SORE), encoding="utf-8")
    return path


@pytest.mark.parametrize(("outcome", "case"), CASES.items(), ids=CASES)
def test_complete_answers_give_the_outcome(
    capfd: pytest.CaptureFixture[str], outcome: str, case: dict[str, str]
) -> None:
    assert told(capfd, *flags(case))["outcome"]["id"] == outcome


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_is_written(capfd: pytest.CaptureFixture[str], format_: str) -> None:
    result = here(capfd, *ASKED, *flags(HEART), "-f", format_)
    assert (result.status, result.err) == (0, "")
    assert "First a physical therapist, then a personal trainer" in " ".join(result.out.split())
    assert ESCAPE not in result.out


@pytest.mark.parametrize("columns", [20, 40, 80, 120])
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_no_line_is_wider_than_the_screen(
    capfd: pytest.CaptureFixture[str], case: dict[str, str], columns: int
) -> None:
    lines = here(capfd, *ASKED, *flags(case), COLUMNS=str(columns)).out.splitlines()
    assert max(map(cell_len, lines)) <= columns


def test_json_is_what_the_issue_promises(capfd: pytest.CaptureFixture[str]) -> None:
    found = told(capfd, *flags(HEART))
    known = advise(CARE, HEART)
    promised = [
        "schema", "interview", "logic_version", "data_version", "outcome", "reasons",
        "also", "next_steps", "would_change", "answers", "dropped",
    ]  # fmt: skip
    assert [key for key in found if key in promised] == promised
    assert (found["schema"], found["interview"]) == (1, "care")
    assert (found["logic_version"], found["data_version"]) == ("2026.11.21", "2026.11.22")
    assert list(found["outcome"]) == ["id", "label", "urgency"]
    assert [reason["rule"] for reason in found["reasons"]] == [one.rule.id for one in known.reasons]
    for reason in found["reasons"]:
        assert list(reason) == ["rule", "text", "answers", "sources"]
    assert [list(change) for change in found["would_change"]] == [["question", "answer", "outcome"]] * len(
        would_change(CARE, HEART)
    )
    assert found["dropped"] == []


def test_answers_come_back_and_give_the_same_advice_again(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    result = here(capfd, *ASKED, *flags(HEART), "-f", "json")
    (tmp_path / "result.json").write_text(result.out, encoding="utf-8")
    assert here(capfd, *ASKED, "--answers", str(tmp_path / "result.json"), "-f", "json") == result


# Answers from files, flags and standard input


def test_answers_come_from_a_file(capfd: pytest.CaptureFixture[str], file: Path) -> None:
    assert told(capfd, "--answers", str(file))["outcome"]["id"] == "pt-then-trainer"


def test_a_flag_beats_the_file(capfd: pytest.CaptureFixture[str], file: Path) -> None:
    found = told(capfd, "--answers", str(file), "--answer", "complaint=balance", "--answer", "goal=less-pain")
    assert found["outcome"]["id"] == "pt"
    assert found["answers"]["complaint"] == ["balance"]


def test_a_dash_is_standard_input(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"{id_}: {one if isinstance(one, str) else list(one)}\n" for id_, one in SORE.items())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert told(capfd, "--answers", "-")["outcome"]["id"] == "pt-then-trainer"


def test_what_is_missing_is_named_with_its_flag_when_nobody_can_be_asked(capfd: pytest.CaptureFixture[str]) -> None:
    line = refused(here(capfd, *ASKED, *flags(CASES["other"])[:6]))
    assert line == (
        "the question 'health' has no answer; give --answer health=OPTION (heart, surgery, none, unsure), "
        "or run it at a terminal"
    )
    assert refused(here(capfd, "advise", *flags(CASES["other"])[:6])) == line


def test_answers_from_standard_input_leave_nobody_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    with started("advise", "--answers", "-", env={"PTVSPT_DATA": str(FIXTURE)}, stdin=-1) as process:
        out, err = process.communicate(b"age: adult\n", timeout=60)
    assert "'signs-now' has no answer" in refused(Result(process.returncode, out.decode(), err.decode()))


def test_an_unknown_question_is_refused_with_the_nearest_name(capfd: pytest.CaptureFixture[str]) -> None:
    line = refused(here(capfd, *ASKED, *flags(WELL), "--answer", "gaol=relax"))
    assert line == "no question 'gaol'; did you mean 'goal'?"


def test_a_wrong_flag_is_told_before_what_is_missing(capfd: pytest.CaptureFixture[str]) -> None:
    assert refused(here(capfd, *ASKED, "--answer", "gaol=relax")) == "no question 'gaol'; did you mean 'goal'?"


def test_an_unknown_option_is_refused_with_the_nearest_name(capfd: pytest.CaptureFixture[str]) -> None:
    line = refused(here(capfd, *ASKED, *flags({**WELL, "goal": "relaxx"})))
    assert line == "no option 'relaxx' in the question 'goal'; did you mean 'relax'?"


@pytest.mark.parametrize(
    "flag", ["goal", "goal=", "=relax", "goal=relax,strength", "complaint=none,pain", "go\x1bal=x"]
)
def test_a_flag_that_makes_no_sense_is_refused_in_one_line(capfd: pytest.CaptureFixture[str], flag: str) -> None:
    assert ESCAPE not in refused(here(capfd, *ASKED, *flags(CASES["emergency"]), "--answer", flag))


def test_an_answer_that_is_not_asked_is_a_warning(capfd: pytest.CaptureFixture[str]) -> None:
    result = here(capfd, *ASKED, *flags({**WELL, "steady": "worse", "rehab": "never"}), "-f", "json")
    assert result.status == 0
    assert result.err.splitlines() == [
        "ptvspt: warning: the question 'steady' is not asked with these answers; dropped",
        "ptvspt: warning: the question 'rehab' is not asked with these answers; dropped",
    ]
    assert json.loads(result.out)["dropped"] == ["steady", "rehab"]


def test_a_broken_file_is_told_with_its_place(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("age: adult\nage: child\n", encoding="utf-8")
    result = here(capfd, *ASKED, "--answers", str(path))
    assert (result.status, result.out) == (1, "")
    assert result.err == f"{path}:2:1: the key 'age' stands already at line 1; remove one\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("age: adult\ngaol: relax\n", "2:1: no question 'gaol'; did you mean 'goal'?"),
        ("goal: relaxx\n", "1:7: no option 'relaxx' in the question 'goal'; did you mean 'relax'?"),
        ("age: adult\nanswers: {}\n", "1:1: the answer 'age' stands beside 'answers' of line 2; put it in there"),
    ],
)
def test_a_file_of_no_answers_is_refused_with_its_place(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, text: str, line: str
) -> None:
    path = tmp_path / "kept.yaml"
    path.write_text(text, encoding="utf-8")
    assert here(capfd, *ASKED, "--answers", str(path)) == (2, "", f"{path}:{line}\n")


def test_a_flag_mends_an_answer_of_the_file(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    path.write_text(json.dumps({**SORE, "goal": "no-goal"}), encoding="utf-8")
    assert told(capfd, "--answers", str(path), "--answer", "goal=strength")["outcome"]["id"] == "pt-then-trainer"


@pytest.mark.parametrize("key", ["version", "logic_version"])
def test_answers_to_another_version_are_used_with_one_line_of_warning(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, key: str
) -> None:
    path = tmp_path / "kept.json"
    path.write_text(json.dumps({"interview": "care", key: "2020.1.1", "answers": SORE}), encoding="utf-8")
    result = here(capfd, *ASKED, "--answers", str(path), "-f", "json")
    assert result.status == 0
    assert result.err == (
        f"ptvspt: warning: {path}: these answers were given to the logic of 2020.1.1, "
        "this is the logic of 2026.11.21; look them over\n"
    )
    assert json.loads(result.out)["outcome"]["id"] == "pt-then-trainer"


def test_answers_to_another_interview_are_refused(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    path.write_text(json.dumps({"interview": "career", "version": CARE.version, "answers": SORE}), encoding="utf-8")
    result = here(capfd, *ASKED, "--answers", str(path))
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"{path}:1:2: these are answers to the interview 'career'")


def test_a_missing_file_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    result = here(capfd, *ASKED, "--answers", "/nonexistent/answers.json")
    assert (result.status, result.out, result.err.count("\n")) == (1, "", 1)


# What only decorates an advice


@pytest.mark.parametrize("format_", ["table", "json", "html"])
@pytest.mark.parametrize("content", [b"\xff\x00", b"version: 1\n", None], ids=["bytes", "cut", "missing"])
def test_an_advice_is_given_without_profiles_that_cannot_be_read(
    capfd: pytest.CaptureFixture[str], copied: Path, format_: str, content: bytes | None
) -> None:
    path = copied / "professions.yaml"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    result = here(capfd, *ASKED, *flags(CASES["emergency"]), "-f", format_, PTVSPT_DATA=str(copied))
    assert (result.status, result.err.count("\n")) == (0, 1)
    assert result.err.startswith("ptvspt: warning: the profiles are left out: ")
    assert "Get emergency help" in result.out


@pytest.mark.parametrize("content", [b"\xff\x00", None], ids=["bytes", "missing"])
def test_an_advice_is_given_without_places_that_cannot_be_read(
    capfd: pytest.CaptureFixture[str], copied: Path, content: bytes | None
) -> None:
    logic = copied / "interviews" / "care.yaml"
    logic.write_text(re.sub(r"\bstate:", "jurisdiction:", logic.read_text(encoding="utf-8")), encoding="utf-8")
    path = copied / "places" / "places.csv"
    path.write_bytes(content) if content is not None else shutil.rmtree(path.parent)
    case = {**{id_: one for id_, one in SORE.items() if id_ != "state"}, "jurisdiction": "ergo"}
    result = here(capfd, *ASKED, *flags(case), "-f", "json", PTVSPT_DATA=str(copied))
    assert (result.status, result.err.count("\n")) == (0, 1)
    assert "what holds where you live is left out" in result.err
    assert json.loads(result.out)["outcome"]["id"] == "pt-then-trainer"


def test_a_broken_interview_is_told_before_anything(capfd: pytest.CaptureFixture[str], copied: Path) -> None:
    (copied / "interviews" / "care.yaml").write_bytes(b"title: cut")
    result = here(capfd, *ASKED, *flags(WELL), PTVSPT_DATA=str(copied))
    assert (result.status, result.out) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_warning_that_cannot_be_written_takes_no_advice_with_it() -> None:
    words = [*ASKED, *flags({**WELL, "steady": "worse"}), "-f", "json"]
    with (
        Path("/dev/full").open("wb") as full,
        started(*words, env={"PTVSPT_DATA": str(FIXTURE)}, stderr=full) as process,
    ):
        out, _ = process.communicate(timeout=60)
    assert (process.returncode, json.loads(out)["outcome"]["id"]) == (0, "trainer")


# Saving


def test_nothing_is_written_unless_asked_for(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told(capfd, *flags(WELL))
    assert list(tmp_path.iterdir()) == []


def test_complete_answers_are_saved_for_their_owner_alone(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    told(capfd, *flags(SORE), "--save", str(path))
    assert json.loads(path.read_text(encoding="utf-8"))["answers"]["complaint"] == ["pain", "balance"]
    assert sys.platform == "win32" or stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("case", ["emergency", "trainer"])
def test_where_nothing_is_asked_the_advice_comes_before_what_is_wrong_with_the_file(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, case: str
) -> None:
    path = tmp_path / "none" / "kept.json"
    told_ = here(capfd, *ASKED, *flags(CASES[case]))
    result = here(capfd, *ASKED, *flags(CASES[case]), "--save", str(path))
    assert (result.status, result.out) == (2, told_.out)
    assert result.err == (
        f"ptvspt: --save '{path}': no answers can be saved there: No such file or directory; name another file\n"
    )


def test_a_file_that_cannot_be_written_is_told_before_what_is_missing(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert "a directory" in refused(here(capfd, *ASKED, "--save", str(tmp_path)))


def test_two_files_to_save_to_are_refused(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = ("--save", str(tmp_path / "a"), "--save", str(tmp_path / "b"))
    assert refused(here(capfd, *ASKED, *flags(WELL), *words)) == "--save stands 2 times; name one file"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (("a", "b"), "--answers stands 2 times; name one file"),
        (("",), "--answers is empty; name a file, or - for standard input"),
    ],
)
def test_two_files_of_answers_or_none_are_refused(
    capfd: pytest.CaptureFixture[str], names: tuple[str, ...], line: str
) -> None:
    assert refused(here(capfd, *ASKED, *(word for name in names for word in ("--answers", name)))) == line


def test_force_without_a_file_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    assert refused(here(capfd, *ASKED, *flags(WELL), "--force")).startswith("--force goes with --save")


def test_a_file_of_something_else_is_overwritten_by_force_alone(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "diary"
    path.write_text("dear diary", encoding="utf-8")
    result = here(capfd, *ASKED, *flags(WELL), "--save", str(path))
    assert (result.status, path.read_text(encoding="utf-8")) == (2, "dear diary")
    assert "See a personal trainer" in result.out
    assert result.err.endswith("name another file, or overwrite it with --force\n")
    told(capfd, *flags(WELL), "--save", str(path), "--force")
    assert json.loads(path.read_text(encoding="utf-8"))["interview"] == "care"


def test_a_failed_save_is_made_good_by_a_later_one_and_told_otherwise(tmp_path: Path) -> None:
    keeper = Keeper(CARE, tmp_path / "kept" / "a")
    keeper.keep({})
    with pytest.raises(OutputError, match="the answers could not be saved: No such file or directory"):
        keeper.tell()
    (tmp_path / "kept").mkdir()
    keeper.keep({})
    keeper.tell()


# At a terminal


Asked = partial(terminals.Terminal, "advise")
Terminal = partial(Asked, "--for", "self")


def test_a_dialogue_with_lists_goes_back_explains_reviews_and_changes(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    terminal = Terminal("--save", str(path), columns=40)
    terminal.sees("Question 1, about 9 left after it.")
    terminal.sees("quit)")
    terminal.types("?")
    terminal.sees("These signs cannot wait.")
    terminal.sees("quit)")
    terminal.types(DOWN * 2 + " \r")
    terminal.sees("Is a leg cold or numb?")
    terminal.sees("quit)")
    terminal.types("b")
    terminal.sees("Is any of these true now?")
    terminal.sees("● None of these")
    terminal.types("\r")
    for question, keys in (
        ("Is a leg cold", DOWN), ("How old", DOWN), ("Do you have any", DOWN * 2 + " "), ("What troubles", " "),
        ("Are you in rehab", ""), ("What do you want", DOWN), ("Who pays", DOWN * 2 + " "), ("In which state", ""),
    ):  # fmt: skip
        terminal.sees(question)
        terminal.sees("quit)")
        terminal.types(keys + "\r")
    terminal.sees("Review of your answers.")
    terminal.sees("All right")
    terminal.types(DOWN * 6 + "\r")
    terminal.sees("What troubles")
    terminal.sees("quit)")
    terminal.types(" " + DOWN * 2 + " \r")
    terminal.sees("Not asked with these answers, so")
    terminal.sees("All right")
    terminal.types("\r")
    terminal.sees("See a personal trainer")
    terminal.sees("What now?")
    terminal.sees("quit)")
    terminal.types("q")
    assert terminal.ends() == 0
    kept = json.loads(path.read_text(encoding="utf-8"))["answers"]
    assert chosen(kept) == chosen({**WELL, "complaint": ("soreness",)})


@pytest.mark.parametrize(
    ("words", "changes"),
    [(("--accessible",), {}), ((), {"TERM": "dumb"}), ((), {"TERM": None}), ((), {"PTVSPT_ACCESSIBLE": "1"})],
    ids=["flag", "dumb", "no-term", "variable"],
)
def test_plain_questions_send_no_escape(words: tuple[str, ...], changes: dict[str, str | None]) -> None:
    terminal = Terminal(*words, columns=40, **{"NO_COLOR": "1", **changes})
    for question, line in (
        ("Is any of these true now?", "why"), ("These signs cannot wait.", "3"), ("Is a leg cold", "back"),
        ("None of these (chosen)", ""), ("Is a leg cold", "2"), ("How old are you?", "2"),
        ("Do you have any", "3"), ("What troubles you?", "4"), ("What do you want most?", "3"), ("Who pays?", "3"),
        ("Are these answers right?", "1"), ("What now?", "7"),
    ):  # fmt: skip
        terminal.sees(question)
        terminal.sees("quit:")
        terminal.types(f"{line}\n")
    assert terminal.ends() == 0
    assert "Someone else can help you better" in terminal.shown
    assert ESCAPE not in terminal.shown


def test_for_whom_it_is_is_asked_first_and_kept_with_the_answers(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    terminal = Asked("--accessible", "--save", str(path), columns=200)
    terminal.sees("A few questions")
    terminal.sees("For whom is this?")
    terminal.sees("1. For myself (chosen)")
    terminal.sees("quit:")
    terminal.types("3\n")
    for question, line in (("Is any of these", "3"), ("Is a leg cold", "2"), ("How old is your client?", "quit")):
        terminal.sees(question)
        terminal.sees("quit:")
        terminal.types(f"{line}\n")
    assert terminal.ends() == 0
    assert json.loads(path.read_text(encoding="utf-8"))["for"] == "client"
    again = Asked("--accessible", "--answers", str(path), columns=200)
    again.sees("How old is your client?")
    again.types("quit\n")
    assert again.ends() == 0
    assert "For whom" not in again.shown


def test_nothing_typed_is_for_oneself() -> None:
    terminal = Asked("--accessible", columns=200)
    terminal.sees("quit:")
    terminal.types("\n")
    terminal.sees("Question 1,")
    terminal.types("\x04")
    assert terminal.ends() == 2


def test_without_a_terminal_it_is_for_oneself_unless_told(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert told(capfd, *flags(SORE))["for"] == "self"
    said = told(capfd, *flags(SORE), "--for", "client")
    assert said["for"] == "client"
    assert said["reasons"][0]["text"].startswith("Your client has a sore")
    path = tmp_path / "kept.json"
    told(capfd, *flags(SORE), "--for", "relative", "--save", str(path))
    assert told(capfd, "--answers", str(path))["for"] == "relative"
    assert told(capfd, "--answers", str(path), "--for", "self")["for"] == "self"
    path.write_text(json.dumps({"for": "dog", **SORE}), encoding="utf-8")
    wrong = here(capfd, *ASKED, "--answers", str(path))
    told_ = f"{path}:1:9: no audience 'dog'; known are self, relative, client\n"
    assert (wrong.status, wrong.out, wrong.err) == (2, "", told_)
    assert told(capfd, "--answers", str(path), "--for", "client")["for"] == "client"


def test_the_note_to_take_along_is_shown_alone(capfd: pytest.CaptureFixture[str]) -> None:
    result = here(capfd, *ASKED, *flags(SORE), "--note", "--for", "client")
    assert result.status == 0
    assert result.out.startswith("The note to take along\n")
    assert "- What I will do until then:" in result.out
    assert "Stop and get help" not in result.out
    assert told(capfd, *flags(SORE), "--note")["note"][0] == "Leg signs: No"


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("words", [(), ("--accessible",)], ids=["lists", "plain"])
def test_ctrl_c_is_one_line_and_130(words: tuple[str, ...]) -> None:
    terminal = Terminal(*words)
    terminal.sees("Is any of these true now?")
    terminal.sees("quit")
    terminal.types("\x03")
    terminal.sees("ptvspt: interrupted")
    assert terminal.ends() == 130


@pytest.mark.parametrize("words", [(), ("--accessible",)], ids=["lists", "plain"])
def test_ctrl_d_is_one_line_that_names_the_flag_and_2(words: tuple[str, ...]) -> None:
    terminal = Terminal(*words, columns=200)
    terminal.sees("Is any of these true now?")
    terminal.sees("quit")
    terminal.types("\x04")
    terminal.sees(
        "ptvspt: the input ended before the question 'signs-now' was answered; give --answer signs-now=OPTION"
    )
    assert terminal.ends() == 2


@pytest.mark.usefixtures("interruptible")
def test_what_was_saved_before_an_interrupt_is_gone_on_from(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    terminal = Terminal("--accessible", "--save", str(path))
    for question, line in (("Is any of these", "3"), ("Is a leg cold", "2"), ("How old", "2")):
        terminal.sees(question)
        terminal.sees("quit:")
        terminal.types(f"{line}\n")
    terminal.sees("Do you have any of these?")
    terminal.types("\x03")
    assert terminal.ends() == 130
    assert chosen(json.loads(path.read_text(encoding="utf-8"))["answers"]) == {
        id_: chosen(WELL)[id_] for id_ in ("signs-now", "signs-leg", "age")
    }
    again = Terminal("--accessible", "--answers", str(path))
    again.sees("Question 4, about 6 left after it.")
    again.sees("Do you have any of these?")
    again.sees("quit:")
    again.types("quit\n")
    assert again.ends() == 0
    assert "Is any of these true now?" not in again.shown
    rest = flags({id_: one for id_, one in WELL.items() if id_ not in ("signs-now", "signs-leg", "age")})
    assert told(capfd, "--answers", str(path), *rest)["outcome"]["id"] == "trainer"


@pytest.mark.parametrize("earlier", [None, '{"interview": "care", "answers": {"age": "adult"}}'], ids=["new", "old"])
@pytest.mark.parametrize(
    ("saved", "lines", "told"),
    [
        (False, ("quit",), "nothing was kept"),
        (True, ("quit",), "no question was answered, so nothing was saved in {}"),
        (True, ("why", "back", "quit"), "no question was answered, so nothing was saved in {}"),
        (True, ("3", "quit"), "your answers are in {}"),
    ],
)
def test_quit_says_where_one_stands(
    tmp_path: Path, saved: bool, lines: tuple[str, ...], told: str, earlier: str | None
) -> None:
    path = tmp_path / "a"
    if earlier is not None:
        path.write_text(earlier, encoding="utf-8")
    terminal = Terminal("--accessible", *(("--save", str(path)) if saved else ()), columns=200)
    for line in lines:
        terminal.sees("quit:")
        terminal.types(f"{line}\n")
    terminal.sees(f"ptvspt: left; {told.format(path)}")
    assert terminal.ends() == 0
    now = path.read_text(encoding="utf-8") if path.exists() else None
    assert (now != earlier) == told.startswith("your answers")


def test_a_file_that_cannot_be_written_is_told_before_the_first_question(tmp_path: Path) -> None:
    terminal = Terminal("--accessible", "--save", str(tmp_path / "none" / "a"), columns=200)
    assert terminal.ends() == 2
    assert "no answers can be saved there: No such file or directory" in terminal.shown
    assert "Question 1" not in terminal.shown


def test_a_save_that_fails_later_leaves_the_interview_and_the_advice_whole(tmp_path: Path) -> None:
    directory = tmp_path / "kept"
    directory.mkdir()
    terminal = Terminal("--accessible", "--save", str(directory / "a"), columns=200)
    terminal.sees("quit:")
    directory.rmdir()
    terminal.types("1\n")
    terminal.sees("Get emergency help")
    terminal.sees("quit:")
    terminal.types("1\n")
    terminal.sees("Get emergency help")
    terminal.sees("quit:")
    terminal.types("quit\n")
    terminal.sees(f"ptvspt: {directory / 'a'}: the answers could not be saved: No such file or directory")
    assert terminal.ends() == 1


@pytest.mark.parametrize(("line", "status"), [("1", 2), ("back", 2), ("\x04", 2), ("2", 0)])
def test_a_file_of_something_else_is_asked_about_before_the_first_question(
    tmp_path: Path, line: str, status: int
) -> None:
    path = tmp_path / "diary"
    path.write_text("dear diary", encoding="utf-8")
    terminal = Terminal("--accessible", "--save", str(path), columns=200)
    terminal.sees("Overwrite it?")
    terminal.sees("quit:")
    terminal.types("why\n")
    terminal.sees("What it holds now would be lost.")
    terminal.sees("quit:")
    terminal.types(line if line == "\x04" else f"{line}\n")
    if status:
        terminal.sees("the file stays as it is; name another file")
    else:
        terminal.sees("Question 1")
        terminal.sees("quit:")
        terminal.types("quit\n")
    assert terminal.ends() == status
    assert path.read_text(encoding="utf-8") == "dear diary"


def test_only_a_dialogue_loads_what_asks() -> None:
    script = "import sys; from ptvspt.__main__ import run; run(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    import subprocess

    words = [*ASKED, *flags(SORE), "-f", "json"]
    env = environment(PTVSPT_DATA=str(FIXTURE))
    result = subprocess.run([sys.executable, "-c", script, *words], env=env, capture_output=True, text=True, check=True)
    assert {"questionary", "prompt_toolkit", "rich", "pydantic"}.isdisjoint(result.stderr.split())


def test_help_says_what_to_do_in_an_emergency() -> None:
    assert "In an emergency call 911; do not use this program." in apart("advise", "--help").out


def test_no_answers_are_kept_in_the_environment(capfd: pytest.CaptureFixture[str]) -> None:
    told(capfd, *flags(WELL))
    assert not [name for name in os.environ if name.startswith("PTVSPT_A")]
