"""An interview's file into records: every mistake is told with its place, its cause and what would do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from answering import FIXTURE, RAW
from ptvspt.errors import DataError
from ptvspt.interview.conditions import All, AnyOf, Is, Not
from ptvspt.interview.records import NoteKind, Scope
from ptvspt.loading import library
from ptvspt.loading.interviews import locate, read

SOURCES = dict(library.read(FIXTURE).catalogue.sources)
TEXT = (FIXTURE / "interviews" / "care.yaml").read_text(encoding="utf-8")


def problems(text: str, tmp_path: Path) -> list[str]:
    """Return what is wrong with a file, each as `line:column: message`."""
    path = tmp_path / "care.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read(path, SOURCES)
    found = [str(problem) for problem in caught.value.problems]
    assert all(line.startswith(f"{path}:") for line in found)
    return [line.removeprefix(f"{path}:") for line in found]


def place(text: str, words: str) -> str:
    """Return the line and column where some words stand."""
    before = text[: text.index(words)]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def edited(old: str, new: str) -> str:
    assert TEXT.count(old) == 1, old
    return TEXT.replace(old, new)


def test_the_fixture_has_every_outcome_every_form_of_a_condition_and_every_kind_of_note() -> None:
    forms = {type(rule.when) for rule in RAW.rules}
    forms |= {type(part) for rule in RAW.rules if isinstance(rule.when, All | AnyOf) for part in rule.when.parts}
    assert forms == {Is, All, AnyOf, Not}
    assert {rule.outcome for rule in RAW.rules} == set(RAW.outcomes)
    assert {note.kind for note in RAW.notes} == set(NoteKind)
    assert {question.scope for question in RAW.questions.values()} == set(Scope)


def test_conditions_are_read_as_they_are_written() -> None:
    rules = {rule.id: rule.when for rule in RAW.rules}
    assert rules["trainer-default"] == All(())
    assert rules["emergency-heart"] == Is("signs-now", frozenset(("heart", "breath")))
    assert rules["emergency-unsure"] == AnyOf(
        (Is("signs-now", frozenset(("unsure",))), Is("signs-leg", frozenset(("unsure",))))
    )
    assert rules["clearance-heart"] == All(
        (
            Is("health", frozenset(("heart",))),
            Is("steady", frozenset(("yes",))),
            Not(Is("goal", frozenset(("relax", "less-pain")))),
        )
    )


def test_the_texts_of_steps_and_warnings_may_have_conditions_and_ask_for_whom_they_are() -> None:
    steps = RAW.outcomes["pt-then-trainer"].steps
    assert [step.when for step in steps] == [
        None,
        Is("complaint", frozenset(("pain", "balance"))),
        Is("pay", frozenset(("plan",))),
        None,
    ]
    assert [one.when for one in RAW.warnings][:3] == [
        Is("complaint", frozenset(("pain",))),
        Is("for", frozenset(("client",))),
        None,
    ]


def test_a_blank_that_names_a_broken_question_is_no_second_mistake(tmp_path: Path) -> None:
    text = edited("    scope: safety\n    text: What troubles", "    scope: safty\n    text: What troubles")
    found = problems(text, tmp_path)
    assert [line for line in found if "to fill" in line] == []


def test_rules_are_kept_from_the_most_urgent_outcome_on(tmp_path: Path) -> None:
    early = "  early:\n    when: {age: adult}\n    outcome: other\n    because: Soon.\n    sources: [herald]\n"
    path = tmp_path / "care.yaml"
    path.write_text(edited("\nrules:\n", f"\nrules:\n{early}"), encoding="utf-8")
    found = [rule.id for rule in read(path, SOURCES).rules]
    before = [rule.id for rule in RAW.rules]
    assert found == [*before[:-3], "early", *before[-3:]]


def test_yes_and_no_stay_words() -> None:
    assert list(RAW.questions["steady"].options) == ["yes", "worse", "unsure"]
    assert "no" in RAW.questions["signs-leg"].options


LATER = "'complaint' is asked later; a condition names questions before it, so move it up"
NO_SOURCE = "the rule 'emergency-heart' has no source; name one of sources.yaml under 'sources'"
MISTAKES = {
    "unknown-question": (
        "{steady: [worse, unsure]}",
        "{stedy: [worse, unsure]}",
        "stedy",
        "no question 'stedy'; did you mean 'steady'?",
    ),
    "no-such-question": (
        "{steady: [worse, unsure]}",
        "{qqqq: worse}",
        "qqqq",
        "no question 'qqqq'; ask it before this",
    ),
    "unknown-option": (
        "{steady: [worse, unsure]}",
        "{steady: [wurse]}",
        "wurse",
        "no option 'wurse'; did you mean 'worse'?",
    ),
    "no-such-option": ("{steady: [worse, unsure]}", "{steady: q}", "q}", "no option 'q'; known are yes, worse, unsure"),
    "no-option": ("{steady: [worse, unsure]}", "{steady: []}", "[]}", "no option of 'steady' is named; name one"),
    "unknown-outcome": (
        "doctor\n    because: A heart",
        "docter\n    because: A heart",
        "docter",
        "no outcome 'docter'; did you mean 'doctor'?",
    ),
    "outcome-of-a-note": (
        "outcomes: [pt, pt-then-trainer]\n    text: Look",
        "outcomes: [pt, xyzzy]\n    text: Look",
        "xyzzy",
        f"no outcome 'xyzzy'; known are {', '.join(RAW.outcomes)}",
    ),
    "forward-reference": (
        "when: {health: heart}\n    unsure",
        "when: {complaint: pain}\n    unsure",
        "complaint: pain}",
        LATER,
    ),
    "itself": (
        "when: {health: heart}\n    unsure",
        "when: {steady: worse}\n    unsure",
        "steady: worse}",
        LATER.replace("complaint", "steady"),
    ),
    "no-source": (
        "    because: It can be the heart, so call 911 now.\n    sources: [knee-guideline]\n",
        "    because: It can be the heart.\n",
        "when: {signs-now: [heart",
        NO_SOURCE,
    ),
    "unknown-source": (
        "sources: [gym-blog]",
        "sources: [gym-blob]",
        "gym-blob]",
        "no source 'gym-blob' in sources.yaml; did you mean 'gym-blog'?",
    ),
    "unknown-unsure": (
        "unsure: rather-not-say",
        "unsure: rather-not-sey",
        "rather-not-sey",
        "no option 'rather-not-sey' in 'state'; did you mean 'rather-not-say'?",
    ),
    "unknown-key": (
        "    ends: true",
        "    end: true",
        "end: true",
        "unknown key 'end' in Outcome; did you mean 'ends'?",
    ),
    "unknown-scope": (
        "scope: need\n    text: What do",
        "scope: needs\n    text: What do",
        "needs\n",
        "no scope 'needs'; did you mean 'need'?",
    ),
    "unknown-kind": (
        "kind: handover",
        "kind: hand-over",
        "hand-over",
        "no notekind 'hand-over'; did you mean 'handover'?",
    ),
    "truth-value": ("    ends: true", "    ends: yes", "yes\n    steps", "no truth value 'yes'; known are true, false"),
    "empty-condition": (
        "when: {pay: plan, not: {state: rather-not-say}}",
        "when: {}",
        "{}",
        "a condition is 'question: option', all, any or not",
    ),
    "text-as-condition": (
        "when: {pay: plan, not: {state: rather-not-say}}",
        "when: pay",
        "pay\n    text",
        "'key: value' pairs are wanted here, not text",
    ),
    "no-default": (
        "    when: {all: []}\n    outcome: trainer\n",
        "    when: {age: adult}\n    outcome: trainer\n",
        "emergency-heart:\n",
        "no rule always holds; end with one whose 'when' is {all: []}",
    ),
    "no-kebab-case": (
        "  trainer-default:",
        "  Trainer_default:",
        "Trainer_default",
        "the id 'Trainer_default' is not kebab-case, like 'entry-degree'",
    ),
    "twice": (
        "  other-relax:",
        "  other-child:",
        "other-child:\n    when: {goal",
        "the key 'other-child' stands already at line",
    ),
    "missing-text": (
        "    text: Who pays?\n",
        "",
        "scope: practical\n    short: Payment",
        "the key 'text' is missing in Question",
    ),
    "missing-short": ("    short: Age\n", "", "scope: safety\n    text: How", "the key 'short' is missing in Question"),
    "two-voices": (
        "[are you/are they/is your client]",
        "[are you/are they]",
        "How old",
        "'[are you/are they]' has 2 of three alternatives; write [self/relative/client]",
    ),
    "voices-of-an-option": (
        "balance: {label: '[I feel/They feel/Feels] unsteady 漢字'",
        "balance: {label: '[I feel] unsteady 漢字'",
        "'[I feel] unsteady",
        "'[I feel]' has 1 of three alternatives; write [self/relative/client]",
    ),
    "half-a-bracket": (
        "text: Who pays?",
        "text: Who [pays?",
        "Who [pays",
        "a square bracket stands alone; alternatives are written [self/relative/client]",
    ),
    "blank-of-no-question": (
        "{complaint|your problem}",
        "{complain|your problem}",
        '"Ask about {complain|',
        "no question 'complain' to fill '{complain|your problem}'; name one, like {where|body}",
    ),
    "half-a-blank": (
        "Worse {complaint|pain}",
        "Worse {complaint}",
        '"Worse {complaint}',
        "a brace stands alone; a blank is written {question|what to say without an answer}",
    ),
    "blank-before-any-answer": (
        "text: Who pays?",
        "text: Who pays {complaint|it}?",
        "Who pays {",
        "no answer can fill a blank here; write the words",
    ),
    "blank-in-the-opening": (
        "  - Nothing is kept.",
        "  - Nothing of {age|you} is kept.",
        "Nothing of",
        "no answer can fill a blank here; write the words",
    ),
    "passage-without-text": (
        "{text: Tell the plan., when: {pay: plan}}",
        "{when: {pay: plan}}",
        "{when: {pay: plan}}",
        "the key 'text' is missing in Passage",
    ),
    "special-without-an-end": (
        "      - Now\n",
        "",
        '- {text: "Now',
        "the last text of 'urgency' has a condition; end with one without",
    ),
    "unknown-audience": (
        "{for: client}}\n  - Chest",
        "{for: clients}}\n  - Chest",
        "clients",
        "no audience 'clients'; did you mean 'client'?",
    ),
    "audience-of-a-rule": (
        "when: {goal: relax}",
        "when: {for: client}",
        "for: client}\n    outcome",
        "no question 'for'",
    ),
    "most-of-one": (
        "    text: Who pays?\n    short: Payment\n    why: It only adds a tip.\n    multiple: true\n",
        "    text: Who pays?\n    short: Payment\n    why: It only adds a tip.\n    most: 2\n",
        "2\n    unsure: unsure\n    options:\n      plan",
        "'most' goes with 'multiple: true'; of other questions one option is chosen",
    ),
    "most-of-all": (
        "    most: 2",
        "    most: 3",
        "3\n",
        "'most' is a whole number from 2 to 2: there are 3 to choose from",
    ),
    "missing-rules": ("\nrules:\n", "\nrule:\n", "id: care", "the key 'rules' is missing in Interview"),
}
"""What is replaced by what, where the problem stands, and how it starts."""


@pytest.mark.parametrize(("old", "new", "where", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_place_and_what_would_do(
    tmp_path: Path, old: str, new: str, where: str, message: str
) -> None:
    text = edited(old, new)
    (found,) = problems(text, tmp_path)
    assert found.startswith(f"{place(text, where)}: {message}")


def test_a_question_without_options_is_refused(tmp_path: Path) -> None:
    start = TEXT.index("    unsure: rather-not-say\n    options:\n")
    text = f"{TEXT[:start]}    options: {{}}\n{TEXT[TEXT.index('outcomes:') :]}"
    text = text.replace(", not: {state: rather-not-say}", "")
    (found,) = problems(text, tmp_path)
    assert found == f"{place(text, '{}')}: the question 'state' has no options; give it two or more"


def test_all_mistakes_come_in_one_run(tmp_path: Path) -> None:
    text = TEXT
    for name in ("unknown-question", "unknown-source", "unknown-scope", "unknown-key"):
        old, new, *_ = MISTAKES[name]
        text = text.replace(old, new)
    assert len(problems(text, tmp_path)) == 4


def test_what_names_a_broken_part_is_no_second_mistake(tmp_path: Path) -> None:
    assert len(problems(edited("text: How old [", "txt: How old ["), tmp_path)) == 2
    assert len(problems(edited("    urgency: Today, or within days\n", ""), tmp_path)) == 1


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read: No such file"):
        read(tmp_path / "none.yaml", SOURCES)


def test_every_interview_of_a_directory_is_read_with_where_its_parts_stand(tmp_path: Path) -> None:
    (tmp_path / "care.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(f"# another\n{TEXT}", encoding="utf-8")
    (tmp_path / "README.md").write_text("no interview", encoding="utf-8")
    found = locate(tmp_path, SOURCES)
    assert found.interviews == {"care": RAW, "other": RAW}
    for name, below in (("care", 0), ("other", 1)):
        assert found.locations[name].line == TEXT[: TEXT.index("id: care")].count("\n") + 1 + below
    for key, words in (
        ("question.steady", "steady:\n"),
        ("outcome.pt", "pt:\n    label"),
        ("rule.pt-unsure", "pt-unsure:"),
        ("note.knee", "knee:\n    kind"),
        ("choice.wait", "wait:\n    label"),
    ):
        location = found.locations[f"care.{key}"]
        assert f"{location.line}:{location.column}" == place(TEXT, words)
        assert location.path == str(tmp_path / "care.yaml")


def test_the_mistakes_of_all_interviews_come_in_one_run(tmp_path: Path) -> None:
    for name, mistake in (("a", "unknown-scope"), ("b", "unknown-source")):
        old, new, *_ = MISTAKES[mistake]
        (tmp_path / f"{name}.yaml").write_text(edited(old, new), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        locate(tmp_path, SOURCES)
    assert [Path(problem.path).name for problem in caught.value.problems] == ["a.yaml", "b.yaml"]


def test_a_directory_without_interviews_has_none(tmp_path: Path) -> None:
    assert locate(tmp_path, SOURCES) == ({}, {})
    assert locate(tmp_path / "none", SOURCES) == ({}, {})


LINES = TEXT.splitlines(keepends=True)
NEW = ["", "x\n", "  - y\n", "id: [", "{a: {b: c}}\n", "  \x01", "    when: {not: {}}\n", "- 漢\n", "&a *a"]


@settings(max_examples=40, deadline=None)
@example(at=0, many=len(LINES), new="")
@given(
    at=st.integers(0, len(LINES)),
    many=st.integers(0, 6),
    new=st.sampled_from(
        ["", "x\n", "  - y\n", "id: [", "{a: {b: c}}\n", "  \x01", "    when: {not: {}}\n", "- 漢\n", "&a *a"]
    ),
)
def test_a_broken_file_raises_data_error_and_nothing_else(
    at: int, many: int, new: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "broken.yaml"
    path.write_text("".join([*LINES[:at], new, *LINES[at + many :]]), encoding="utf-8")
    try:
        found = read(path, SOURCES)
    except DataError as error:
        lines = [str(problem) for problem in error.problems]
    else:
        lines = []
        assert found.questions
    assert all(line.startswith(f"{path}:") and "\n" not in line for line in lines)
