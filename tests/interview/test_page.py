"""Advice and logic for people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from answering import CARE, CASES, FIXTURE, HEART, WELL, Said
from ptvspt.document import terminal
from ptvspt.document.screen import Screen
from ptvspt.document.tree import (
    Bibliography,
    BulletList,
    Callout,
    Depth,
    Details,
    Document,
    Heading,
    Inline,
    Level,
    Paragraph,
    Reference,
    Table,
)
from ptvspt.interview import page
from ptvspt.interview.engine import advise, would_change
from ptvspt.interview.records import Change, Interview
from ptvspt.loading import library
from ptvspt.profiles.records import Certainty, Fact

CATALOGUE = library.read(FIXTURE).catalogue
SHIPPED = library.interview(library.shipped())
TITLES = {
    "Why", "What to do next", "Stop and get help if", "What else was true", "Who fits best", "Where experts differ",
    "From one to the other", "Practical notes", "Physical therapist: where to check one",
    "Personal trainer: where to check one", "Handover note to fill in", "What each way would mean",
    "What would change this answer", "How sure this is", "Sources",
}  # fmt: skip


def document(case: Said) -> Document:
    found = advise(CARE, case)
    professions = [CATALOGUE.professions[id_] for id_ in found.outcome.professions]
    return page.document(CARE, found, would_change(CARE, case), professions, CATALOGUE.version, depth=Depth.FULL)


def brief(case: Said, interview: Interview = CARE) -> Document:
    return page.document(interview, advise(interview, case), (), [], "1", more="--full")


def sections(case: Said) -> dict[str, list[str]]:
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
            case Callout():
                found[title] += [
                    block.title,
                    *(words(one.content) for one in block.blocks if isinstance(one, Paragraph)),
                ]
            case _:
                raise AssertionError(block)  # an advice has no charts
    return found


def words(content: Inline) -> str:
    return "".join(
        f" [{one.number}]" if isinstance(one, Reference) else one if isinstance(one, str) else one.text
        for one in content
    )


def test_the_outcome_and_how_soon_come_first() -> None:
    assert document(HEART).title == "First a physical therapist, then a personal trainer"
    assert sections(HEART)[""] == [
        "First a physical therapist, then a personal trainer",
        "The therapist within two weeks, the trainer when both agree",
        "First the problem, then the goal.",
    ]


def test_every_part_is_there_for_somebody_with_everything() -> None:
    assert sections(HEART).keys() >= TITLES


def test_a_reason_says_which_answers_led_to_it_and_cites() -> None:
    assert sections(HEART)["Why"] == [
        (
            'You have a problem and a goal, in this order. You said: Pain in the "knee" | back; I feel unsteady 漢字; '
            "What do you want most? More *strength*. [1]"
        )
    ]


def test_an_answer_that_fits_many_questions_stands_with_its_own() -> None:
    (line,) = sections({**WELL, "complaint": "unsure"})["Why"]
    assert "You said: What troubles you? Not sure / rather not say. [1]" in line


def test_an_answer_stands_with_the_question_alone_and_not_with_how_to_answer() -> None:
    goal = CARE.questions["goal"]
    long = CARE._replace(questions={**CARE.questions, "goal": goal._replace(text=f"{goal.text} Choose one.")})
    found = advise(long, HEART)
    shown = str(page.document(long, found, would_change(long, HEART), [], "1", depth=Depth.FULL))
    assert goal.text in shown
    assert "Choose one." not in shown


def test_a_rule_that_asks_for_nothing_names_no_answers() -> None:
    assert sections(WELL)["Why"] == ["A trainer fits people who are well. [1]"]


def test_what_else_was_true_leaves_out_the_rule_that_always_holds() -> None:
    (line,) = sections(HEART)["What else was true"]
    assert line == (
        "With heart disease, ask for an OK first. You said: Heart disease; Is your heart disease steady? Yes. [2]"
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
    assert [words(step) for step in steps.items] == [step.text for step in CARE.outcomes["pt-then-trainer"].steps]


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


def test_a_note_stands_in_the_section_of_its_kind() -> None:
    shown = sections(HEART)
    assert [shown[title] for title in page.NOTES.values()] == [
        ["Look for a therapist for knees <b>and</b> backs. [3]"],
        ["Experts differ on walks | with heart disease. [1] [4]"],
        ["Let the two talk to each other."],
        ["Ask your plan before the first visit. [2]"],
    ]


@pytest.mark.parametrize("attribute", page.CHOOSING)
def test_what_nobody_has_proved_does_not_help_to_choose(attribute: str) -> None:
    facts = tuple(Fact(value=(f"it is {one.value}",), certainty=one) for one in Certainty)
    profession = CATALOGUE.professions["pt"]._replace(facts={"choosing": {attribute: facts}})
    shown = page.document(CARE, advise(CARE, HEART), (), [profession], "1", depth=Depth.FULL).blocks
    items = shown[shown.index(Heading(2, f"Physical therapist: {page.CHOOSING[attribute]}")) + 1]
    assert isinstance(items, BulletList)
    words_ = [words(item) for item in items.items]
    assert [one for one in Certainty if any(f"it is {one.value}" in line for line in words_)] == [
        one for one in Certainty if one not in (Certainty.OPINION, Certainty.UNVERIFIED)
    ]


@pytest.mark.parametrize("attribute", page.CHOOSING)
def test_what_nobody_has_proved_leaves_no_heading(attribute: str) -> None:
    fact = Fact(value=("it may be",), certainty=Certainty.UNVERIFIED)
    profession = CATALOGUE.professions["pt"]._replace(facts={"choosing": {attribute: (fact,)}})
    titles = [
        one.text
        for one in page.document(CARE, advise(CARE, HEART), (), [profession], "1", depth=Depth.FULL).blocks
        if isinstance(one, Heading)
    ]
    assert not [title for title in titles if title.startswith("Physical therapist")]


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
    blocks = page.document(CARE, found, none, [], "1", depth=Depth.FULL).blocks
    titles = [one.text for one in blocks if isinstance(one, Heading)]
    assert "What would change this answer" not in titles


SHIPPED_CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "care.yaml").read_text(encoding="utf-8"))


def test_the_first_screen_begins_with_whom_to_see_and_how_soon() -> None:
    for case in CASES.values():
        found = advise(CARE, case)
        first = brief(case).blocks[0]
        assert isinstance(first, Callout)
        assert first.title == found.outcome.label
        inside = [words(one.content) for one in first.blocks if isinstance(one, Paragraph)]
        if found.outcome.ends:  # what to do stands in the reasons: 911, or the emergency room
            assert [re.sub(r" \[\d+\]", "", line) for line in inside] == [one.rule.because for one in found.reasons]
        else:
            assert inside == [found.outcome.urgency]


def test_what_else_was_true_is_on_the_first_screen_and_its_sources_too() -> None:
    shown = str(brief(HEART))
    assert advise(CARE, HEART).also[0].rule.because in shown
    assert any(isinstance(block, Bibliography) and block.brief for block in brief(HEART).blocks)


def test_the_level_follows_what_must_come_first() -> None:
    levels = {id_: page.level(outcome) for id_, outcome in SHIPPED.outcomes.items()}
    assert levels.pop("emergency") is Level.EMERGENCY
    assert levels.pop("doctor") is Level.URGENT
    assert set(levels.values()) == {Level.ADVICE}


@pytest.mark.parametrize("number", range(len(SHIPPED_CASES)))
def test_every_written_case_fits_forty_lines(number: int) -> None:
    written = list(SHIPPED_CASES.values() if isinstance(SHIPPED_CASES, dict) else SHIPPED_CASES)[number]
    shown = terminal.render(brief(written["answers"], SHIPPED), Screen(width=80, colour=False))
    assert shown.count("\n") <= 40


def test_a_first_screen_says_how_many_reasons_more_there_are() -> None:
    found = advise(CARE, HEART)
    reason = found.reasons[0]
    shown = str(page.document(CARE, found._replace(reasons=(reason,) * (page.REASONS + 3)), (), [], "1"))
    assert "3 more: --full" in shown
    folded = page.document(
        CARE, found._replace(reasons=(reason,) * (page.REASONS + 3)), (), [], "1", depth=Depth.FOLDED
    )
    assert "3 more: below, under" in str(folded)
    assert "--full" not in str(folded)
    assert "more: --full" not in str(brief(HEART))


def test_a_page_that_folds_has_the_first_screen_and_everything_behind_it() -> None:
    found = advise(CARE, HEART)
    made = page.document(CARE, found, would_change(CARE, HEART), [], "1", depth=Depth.FOLDED)
    (folded,) = (block for block in made.blocks if isinstance(block, Details))
    full = page.document(CARE, found, would_change(CARE, HEART), [], "1", depth=Depth.FULL)
    behind = [block for block in full.blocks if not isinstance(block, Heading)]
    inside = [block for block in folded.blocks if not isinstance(block, Heading)]
    (steps,) = (block for block in made.blocks if isinstance(block, BulletList) and block.ordered)
    assert steps not in inside  # they stand above
    assert [block for block in behind[1 : len(inside) + 2] if block != steps] == inside
    headings = [block.text for block in (*made.blocks, *folded.blocks) if isinstance(block, Heading)]
    assert len(set(headings)) == len(headings)
    assert isinstance(made.blocks[0], Callout)
