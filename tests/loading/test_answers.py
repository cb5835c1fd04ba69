"""Reading answers."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from answering import CARE, WELL
from ptvspt.errors import AnswersError, DataError
from ptvspt.interview.blanks import Filling
from ptvspt.interview.engine import advise
from ptvspt.interview.export import result
from ptvspt.interview.records import Interview
from ptvspt.loading import library
from ptvspt.loading.answers import hold, read

ANSWERS = {"age": ("adult",), "complaint": ("pain", "balance")}
FORMS = {
    "json": '{"age": "adult", "complaint": ["pain", "balance"]}',
    "json-answers": '{"answers": {"age": "adult", "complaint": ["pain", "balance"]}, "interview": "care"}',
    "json-lists": '{"age": ["adult"], "complaint": ["pain", "balance"]}',
    "json-bom": '\ufeff{"age": "adult", "complaint": ["pain", "balance"]}',
    "json-beside": '{"version": "1", "age": "adult", "complaint": ["pain", "balance"]}',
    "yaml": "age: adult\ncomplaint: [pain, balance]\n",
    "yaml-block": "# mine\nage: adult\ncomplaint:\n  - pain\n  - balance\n",
    "yaml-answers": "interview: care\nanswers:\n  age: adult\n  complaint: [pain, balance]\n",
}
WRONG = {
    "empty": ("", "1:1: the file is empty; write the data into it"),
    "text": ("age", "1:1: 'key: value' pairs are wanted here, not text"),
    "list": ('["age"]', "1:1: 'key: value' pairs are wanted here, not a list"),
    "json-no-option": ('{"age": []}', "1:9: the answer to 'age' names no option; name one or leave it out"),
    "yaml-no-option": ("age: []", "1:6: the answer to 'age' names no option; name one or leave it out"),
    "nothing": ("age:\n", "1:5: the value is empty; write it or leave the key out"),
    "json-empty-text": ('{"age": " "}', "1:9: the value is empty; write it or leave the key out"),
    "nested": ('{"age": {"is": "adult"}}', "1:9: text is wanted here, not 'key: value' pairs"),
    "deep": ("[" * 5000, "1:25: nested deeper than 24 levels; nothing here needs so many"),
    "answers-list": ('{"answers": ["age"]}', "1:13: 'key: value' pairs are wanted here, not a list"),
    "answers-text": ("age: adult\nanswers: mine\n", "2:10: 'key: value' pairs are wanted here, not text"),
    "twice": ('{"age": "adult",\n"age": "child"}', "2:1: the key 'age' stands already at line 1; remove one"),
    "yaml-twice": ("age: adult\nage: child\n", "2:1: the key 'age' stands already at line 1; remove one"),
    "control": ('{"age": "a\\u001bb"}', "1:9: the text holds a control character; remove it"),
    "cut-off": ('{"age": "adult"\n', "2:1: not YAML: "),
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_json_and_yaml_are_read_alike(text: str, tmp_path: Path) -> None:
    path = tmp_path / "answers"
    path.write_text(text, encoding="utf-8")
    assert read(str(path))[:2] == (str(path), ANSWERS)


@pytest.mark.parametrize(
    "text",
    [
        '{"for": "client", "answers": {"age": "adult"}}',
        '{"answers": {"age": "adult", "for": "client"}}',
        '{"age": "adult", "for": "client"}',
        "for: client\nage: adult\n",
        "answers: {for: client, age: adult}\n",
    ],
)
def test_for_whom_answers_are_stands_beside_or_among_them(text: str, tmp_path: Path) -> None:
    path = tmp_path / "answers"
    path.write_text(text, encoding="utf-8")
    kept = read(str(path))
    assert (kept.answers, kept.audience) == ({"age": ("adult",)}, "client")


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_a_dash_is_standard_input(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert read("-")[:2] == ("standard input", ANSWERS)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (FORMS["json"], (None, None)),
        (FORMS["json-answers"], ("care", None)),
        (FORMS["json-beside"], (None, "1")),
        ('{"version": 2026, "interview": "care", "age": "adult"}', ("care", "2026")),
        (
            '{"interview": "care", "logic_version": "2", "data_version": "3", "answers": {}}',
            ("care", "2"),
        ),
        ("interview: care\nversion: 2\nanswers:\n  age: adult\n", ("care", "2")),
        ("logic_version: 2\nage: adult\n", (None, "2")),
        ("version: |\n  2\n  3\nage: adult\n", (None, "2 3")),
    ],
)
def test_what_stands_beside_the_answers_says_what_they_are_to(
    text: str, told: tuple[str | None, str | None], tmp_path: Path
) -> None:
    path = tmp_path / "answers"
    path.write_text(text, encoding="utf-8")
    assert (read(str(path)).interview, read(str(path)).version) == told


def test_what_stands_beside_the_answers_must_be_text(tmp_path: Path) -> None:
    path = tmp_path / "answers"
    path.write_text('{"interview": ["care"], "version": {}, "age": "adult"}', encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read(str(path))
    assert str(caught.value).splitlines() == [
        f"{path}:1:15: text is wanted here, not a list",
        f"{path}:1:36: text is wanted here, not 'key: value' pairs",
    ]


@pytest.mark.parametrize(("text", "problem"), WRONG.values(), ids=WRONG)
def test_a_wrong_form_is_told_with_its_place(text: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read(str(path))
    (found,) = map(str, caught.value.problems)
    assert found.startswith(f"{path}:{problem}")


def test_words_that_json_takes_for_something_else_are_the_words_themselves(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text('{"age": null, "goal": 5, "pay": [true]}', encoding="utf-8")
    assert read(str(path)).answers == {"age": ("null",), "goal": ("5",), "pay": ("true",)}


@pytest.mark.parametrize("stream", [None, io.TextIOWrapper(io.BytesIO(b"\xff\xfe"))], ids=["closed", "no-text"])
def test_standard_input_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch, stream: Any) -> None:
    monkeypatch.setattr(sys, "stdin", stream)
    with pytest.raises(DataError, match=r"^standard input: no UTF-8 text can be read from it; name a file$"):
        read("-")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.json: cannot be read: No such file or directory"):
        read(str(tmp_path / "none.json"))


# Held against the questions

MISFITS = {
    "unknown-question": ('{\n"gaol": "relax"}', "2:1: no question 'gaol'; did you mean 'goal'?"),
    "unknown-option": ("age: adult\ngoal: relaxx\n", "2:7: no option 'relaxx' in the question 'goal'; did you mean"),
    "one-of-several": (
        '{"answers": {"complaint": ["pain",\n  "balanc"]}}',
        "2:3: no option 'balanc' in the question 'complaint'; did you mean 'balance'?",
    ),
    "several": ("goal:\n- relax\n- strength\n", "1:1: the question 'goal' takes one option, not 2; choose one"),
    "alone": (
        "complaint:\n- pain\n- none\n",
        "3:3: in the question 'complaint' the option 'none' stands alone; leave it or the others out",
    ),
    "beside": (
        "age: adult\nanswers:\n  goal: relax\n",
        "1:1: the answer 'age' stands beside 'answers' of line 2; put it in there",
    ),
    "json-beside": (
        '{"schema": 1, "answers": {"goal": "relax"},\n "age": "adult"}',
        "2:2: the answer 'age' stands beside 'answers' of line 1; put it in there",
    ),
    "interview": (
        "answers: {gaol: relax}\ninterview: career\n",
        "2:1: these are answers to the interview 'career', not to 'care'; name another file",
    ),
    "audience": ("age: adult\nfor: clinet\n", "2:6: no audience 'clinet'; did you mean 'client'?"),
    "audience-within": (
        '{"answers": {"age": "adult", "for": "dog"}}',
        "1:37: no audience 'dog'; known are self, relative, client",
    ),
    "not-yaml": (
        '{"complaint": ["pain", "\\ud83d\\ude00"]}',
        " no option '\N{GRINNING FACE}' in the question 'complaint'; known are ",
    ),
}


@pytest.mark.parametrize(("text", "problem"), MISFITS.values(), ids=MISFITS)
def test_what_is_no_answer_is_told_with_its_place_and_remedy(text: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "answers"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AnswersError) as caught:
        hold(read(str(path)), CARE)
    (found,) = map(str, caught.value.problems)
    assert found.startswith(f"{path}:{problem}")
    assert "; " in found


def test_what_is_no_answer_on_standard_input_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"age: adult\ngoal: relaxx\n")))
    with pytest.raises(AnswersError, match=r"^standard input:2:7: no option 'relaxx'"):
        hold(read("-"), CARE)


def test_all_that_is_no_answer_comes_in_one_run(tmp_path: Path) -> None:
    path = tmp_path / "answers"
    path.write_text("answers:\n  gaol: relax\n  age: 18\nhealth: heart\n", encoding="utf-8")
    with pytest.raises(AnswersError) as caught:
        hold(read(str(path)), CARE)
    assert [one.line for one in caught.value.problems] == [4, 2, 3]


def test_what_is_answered_elsewhere_is_not_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "answers"
    path.write_text("goal: relaxx\n", encoding="utf-8")
    hold(read(str(path)), CARE, instead=["goal"])


@pytest.mark.parametrize("interview", [CARE, library.interview()], ids=["fixture", "shipped"])
def test_the_result_of_an_advice_has_no_key_that_is_a_question(interview: Interview) -> None:
    advice = advise(CARE, WELL)
    keys = result("1", Filling(CARE, advice.answers), advice, ()).keys()
    assert "answers" in keys
    assert keys.isdisjoint(interview.questions)


TREE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None, max_examples=80)
@example("{]")
@example('{"a": "\\ud800"}')
@given(TREE.map(json.dumps) | st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_other_text_raises_data_error_and_nothing_else(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), newline=""))
        try:
            found = read("-")
        except DataError as error:
            assert error.problems  # noqa: PT017 - what is raised is the point
        else:
            assert all(options and all(isinstance(one, str) for one in options) for options in found.answers.values())


def test_an_answer_longer_than_the_bound_is_refused_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"age": "v" * 5001}))
    with pytest.raises(DataError, match=r":1:9: the text has 5,001 characters, at most 5,000 are read"):
        read(str(path))
