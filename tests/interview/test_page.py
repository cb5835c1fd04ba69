"""An advice for people."""

from __future__ import annotations

import pytest

from answering import CARE, CASES, FIXTURE, HEART, WELL
from ptvspt.document.tree import Bibliography, BulletList, Document, Heading, Inline, Paragraph, Reference, Table
from ptvspt.interview import page
from ptvspt.interview.engine import Change, advise, would_change
from ptvspt.loading import library
from ptvspt.profiles.records import Certainty

CATALOGUE = library.read(FIXTURE).catalogue
SIGNS = {"emergency": {"signs-now": ("heart",)}}
TITLES = {
    "Why", "What to do next", "Stop and get help if", "What else was true", "Who fits best", "Where experts differ",
    "From one to the other", "Practical notes", "Physical therapist: where to check one",
    "Personal trainer: where to check one", "Handover note to fill in", "What each way would mean",
    "What would change this answer", "How sure this is", "Sources",
}  # fmt: skip


def document(case: dict[str, str | tuple[str, ...]]) -> Document:
    found = advise(CARE, case)
    professions = [CATALOGUE.professions[id_] for id_ in found.outcome.professions]
    return page.document(CARE, found, would_change(CARE, case), professions, CATALOGUE.version)


def sections(case: dict[str, str | tuple[str, ...]]) -> dict[str, list[str]]:
    """Return the lines below each heading."""
    found: dict[str, list[str]] = {"": []}
    title = ""
    for block in document(case).blocks:
        match block:
            case Heading():
                title = block.text
                assert title not in found
                found[title] = []
            case Paragraph():
                found[title].append(words(block.content))
            case BulletList():
                found[title] += map(words, block.items)
            case Table():
                found[title] += [words(line.content) for row in block.rows for cell in row for line in cell]
            case Bibliography():
                found[title] += [f"[{number}] {name}" for number, name, *_ in block.entries]
    return found


def words(content: Inline) -> str:
    return "".join(
        f"[{one.number}]" if isinstance(one, Reference) else one if isinstance(one, str) else one.text
        for one in content
    )


def test_the_outcome_and_how_soon_come_first() -> None:
    assert document(HEART).title == "First a physical therapist, then a personal trainer"
    assert sections(HEART)[""] == [
        "How soon: The therapist within two weeks, the trainer when both agree",
        "First the problem, then the goal.",
    ]


def test_every_part_is_there_for_somebody_with_everything() -> None:
    assert sections(HEART).keys() >= TITLES


def test_a_reason_says_which_answers_led_to_it_and_cites() -> None:
    assert sections(HEART)["Why"] == [
        (
            'You have a problem and a goal, in this order. You said: Pain in the "knee" | back; I feel unsteady 漢字; '
            "What do you want most? More *strength*.[1]"
        )
    ]


def test_an_answer_that_fits_many_questions_stands_with_its_own() -> None:
    (line,) = sections({**WELL, "complaint": "unsure"})["Why"]
    assert "You said: What troubles you? Not sure / rather not say.[1]" in line


def test_an_answer_stands_with_the_question_alone_and_not_with_how_to_answer() -> None:
    goal = CARE.questions["goal"]
    long = CARE._replace(questions={**CARE.questions, "goal": goal._replace(text=f"{goal.text} Choose one.")})
    found = advise(long, HEART)
    shown = str(page.document(long, found, would_change(long, HEART), [], "1"))
    assert goal.text in shown
    assert "Choose one." not in shown


def test_a_rule_that_asks_for_nothing_names_no_answers() -> None:
    assert sections(WELL)["Why"] == ["A trainer fits people who are well.[1]"]


def test_what_else_was_true_leaves_out_the_rule_that_always_holds() -> None:
    (line,) = sections(HEART)["What else was true"]
    assert line == (
        "With heart disease, ask for an OK first. You said: Heart disease; Is your heart disease steady? Yes.[2]"
    )


def test_an_emergency_is_short() -> None:
    assert sections(CASES["emergency"]).keys() == {"", "Why", "What to do next", "How sure this is", "Sources"}


def test_the_handover_note_is_there_where_both_are_named() -> None:
    for outcome, case in CASES.items():
        both = outcome in ("pt-then-trainer", "pt-and-trainer")
        assert ("Handover note to fill in" in sections(case)) == both


def test_the_next_steps_are_numbered() -> None:
    blocks = document(HEART).blocks
    at = blocks.index(Heading(2, "What to do next"))
    steps = blocks[at + 1]
    assert isinstance(steps, BulletList)
    assert steps.ordered
    assert [words(step) for step in steps.items] == list(CARE.outcomes["pt-then-trainer"].steps)


def test_benefits_and_drawbacks_stand_beside_each_other() -> None:
    table = next(block for block in document(HEART).blocks if isinstance(block, Table))
    assert table.columns == ("Way to go", "Benefits", "Drawbacks")
    for choice, row in zip(CARE.choices, table.rows, strict=True):
        assert [words(line.content) for line in row[1]] == list(choice.benefits)
        assert [words(line.content) for line in row[2]] == list(choice.drawbacks)


def test_the_version_of_logic_and_data_is_told() -> None:
    assert sections(WELL)["How sure this is"] == [*CARE.limits, "Logic of 2026.11.21, data of 2026.11.22."]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_number_of_a_source_is_in_the_list_and_every_source_of_the_list_is_cited(
    case: dict[str, str | tuple[str, ...]],
) -> None:
    found = sections(case)
    listed = {line.split()[0] for line in found.pop("Sources")}
    text = " ".join(line for lines in found.values() for line in lines)
    assert {f"[{number}]" for number in range(1, 20) if f"[{number}]" in text} == listed


def test_no_opinion_helps_to_choose() -> None:
    shown = [line for title, lines in sections(HEART).items() if "where to check" in title for line in lines]
    assert shown
    for profession in CATALOGUE.professions.values():
        for fact in profession.facts.get("choosing", {}).get("verify", ()):
            if fact.certainty in (Certainty.OPINION, Certainty.UNVERIFIED) and isinstance(fact.value, dict):
                assert not any(name in line for name in fact.value for line in shown)


def test_of_what_would_change_each_outcome_is_named_once_before_any_twice() -> None:
    changes = would_change(CARE, HEART)
    lines = sections(HEART)["What would change this answer"]
    outcomes = {change.outcome.id for change in changes}
    labels = [line.rsplit('": ', 1)[1].rstrip(".") for line in lines]
    assert len(lines) == min(len({(one.question.id, one.outcome.id) for one in changes}), page.CHANGES)
    assert set(labels[: len(outcomes)]) == {CARE.outcomes[id_].label for id_ in outcomes}


def test_a_question_is_named_once_for_each_outcome_under_what_would_change() -> None:
    for case in CASES.values():
        lines = sections(case).get("What would change this answer", [])
        said = [(line.split(" If your answer were ")[0], line.rsplit('": ', 1)[1]) for line in lines]
        assert len(set(said)) == len(said)


def test_nothing_stands_under_what_would_change_when_nothing_does() -> None:
    found = advise(CARE, WELL)
    none: tuple[Change, ...] = ()
    titles = [one.text for one in page.document(CARE, found, none, [], "1").blocks if isinstance(one, Heading)]
    assert "What would change this answer" not in titles
