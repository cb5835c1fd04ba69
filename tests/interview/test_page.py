"""Advice and logic for people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from answering import CARE, CASES, FIXTURE, HEART, WELL, Said
from ptvspt.document import terminal
from ptvspt.document.screen import Screen
from ptvspt.document.tree import (
    Bibliography,
    Block,
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
from ptvspt.interview import behind, page
from ptvspt.interview.blanks import Filling
from ptvspt.interview.engine import advise, would_change
from ptvspt.interview.records import Advice, Change, Interview, Passage
from ptvspt.interview.voices import Audience, spoken
from ptvspt.loading import library
from ptvspt.profiles.records import Certainty, Fact, Profession

CATALOGUE = library.read(FIXTURE).catalogue
SHIPPED = spoken(library.interview(library.shipped()), Audience.SELF)
TITLES = {
    "Why", "What to do", "Stop and get help if", "What else was true", "Who fits best", "Where experts differ",
    "From one to the other", "Practical notes", "Physical therapist: where to check one",
    "Personal trainer: where to check one", "The note to take along", "What each way would mean",
    "What would change this answer", "How sure this is", "Sources",
}  # fmt: skip


def document(case: Said) -> Document:
    found = advise(CARE, case)
    professions = [CATALOGUE.professions[id_] for id_ in found.outcome.professions]
    return page.document(told(found), found, would_change(CARE, case), professions, CATALOGUE.version, depth=Depth.FULL)


def brief(case: Said, interview: Interview = CARE) -> Document:
    found = advise(interview, case)
    return page.document(told(found, interview), found, (), [], "1", more="--full")


def told(found: Advice, interview: Interview = CARE) -> Filling:
    return Filling(interview, found.answers)


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
            'You have a sore "knee" | back and unsteady feet and a goal, in this order. '
            'You said: Pain in the "knee" | back; I feel unsteady 漢字; '
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
    shown = str(page.document(told(found, long), found, would_change(long, HEART), [], "1", depth=Depth.FULL))
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
    assert sections(CASES["emergency"]).keys() == {"", "Why", "What to do", "How sure this is", "Sources"}


def test_the_note_to_take_along_is_in_all_of_it_but_in_an_emergency() -> None:
    for outcome, case in CASES.items():
        assert ("The note to take along" in sections(case)) == (outcome != "emergency")


def test_the_note_to_take_along_is_filled_in() -> None:
    (lines,) = page.note(told(advise(CARE, HEART))).blocks
    assert isinstance(lines, BulletList)
    assert [words(item) for item in lines.items] == [
        "Leg signs: No",
        "Age: 18 or older",
        "Conditions: Heart disease",
        "Steady: Yes",
        'Trouble: Pain in the "knee" | back; I feel unsteady 漢字',
        "Rehab: No",
        "Goal: More *strength*",
        'In Ergo: a sore "knee" | back, unsteady feet and more *strength*',
        "What I may do now:",
        "Signs to stop at:",
    ]


def test_the_next_steps_are_numbered() -> None:
    blocks = document(HEART).blocks
    at = blocks.index(Heading(2, "What to do"))
    steps = blocks[at + 1]
    assert isinstance(steps, BulletList)
    assert steps.ordered
    assert [words(step) for step in steps.items] == [
        "See the therapist.",
        'Ask about a sore "knee" | back and unsteady feet in Ergo.',
        "Tell the plan.",
        "Take the note to the trainer.",
    ]


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
    assert [shown[title] for title in behind.NOTES.values()] == [
        ["Look for a therapist for knees <b>and</b> backs. [3]"],
        ["Experts differ on walks | with heart disease. [1] [4]"],
        ["Let the two talk to each other."],
        ["Ask your plan before the first visit. [2]"],
    ]


def with_profile(profession: Profession) -> tuple[Block, ...]:
    found = advise(CARE, HEART)
    return page.document(told(found), found, (), [profession], "1", depth=Depth.FULL).blocks


@pytest.mark.parametrize("attribute", behind.CHOOSING)
def test_what_nobody_has_proved_does_not_help_to_choose(attribute: str) -> None:
    facts = tuple(Fact(value=(f"it is {one.value}",), certainty=one) for one in Certainty)
    profession = CATALOGUE.professions["pt"]._replace(facts={"choosing": {attribute: facts}})
    shown = page.document(
        told(advise(CARE, HEART)), advise(CARE, HEART), (), [profession], "1", depth=Depth.FULL
    ).blocks
    items = shown[shown.index(Heading(2, f"Physical therapist: {behind.CHOOSING[attribute]}")) + 1]
    assert isinstance(items, BulletList)
    words_ = [words(item) for item in items.items]
    assert [one for one in Certainty if any(f"it is {one.value}" in line for line in words_)] == [
        one for one in Certainty if one not in (Certainty.OPINION, Certainty.UNVERIFIED)
    ]


@pytest.mark.parametrize("attribute", behind.CHOOSING)
def test_what_nobody_has_proved_leaves_no_heading(attribute: str) -> None:
    fact = Fact(value=("it may be",), certainty=Certainty.UNVERIFIED)
    profession = CATALOGUE.professions["pt"]._replace(facts={"choosing": {attribute: (fact,)}})
    titles = [
        one.text
        for one in page.document(
            told(advise(CARE, HEART)), advise(CARE, HEART), (), [profession], "1", depth=Depth.FULL
        ).blocks
        if isinstance(one, Heading)
    ]
    assert not [title for title in titles if title.startswith("Physical therapist")]


def test_of_what_would_change_each_outcome_is_named_once_before_any_twice() -> None:
    changes = would_change(CARE, HEART)
    lines = sections(HEART)["What would change this answer"]
    outcomes = {change.outcome.id for change in changes}
    labels = [line.rsplit('": ', 1)[1].rstrip(".") for line in lines]
    assert len(lines) == min(len({(one.question.id, one.outcome.id) for one in changes}), behind.CHANGES)
    assert set(labels[: len(outcomes)]) == {CARE.outcomes[id_].label for id_ in outcomes}


def test_a_question_is_named_once_for_each_outcome_under_what_would_change() -> None:
    for case in CASES.values():
        lines = sections(case).get("What would change this answer", [])
        said = [(line.split(" If your answer were ")[0], line.rsplit('": ', 1)[1]) for line in lines]
        assert len(set(said)) == len(said)


def test_nothing_stands_under_what_would_change_when_nothing_does() -> None:
    found = advise(CARE, WELL)
    none: tuple[Change, ...] = ()
    blocks = page.document(told(found), found, none, [], "1", depth=Depth.FULL).blocks
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


def test_the_first_screen_names_no_sources_and_lists_no_answers() -> None:
    for case in CASES.values():
        shown = str(brief(case))
        assert "Reference" not in shown
        assert "Bibliography" not in shown
        assert "You said" not in shown


def test_the_first_screen_says_why_in_a_sentence_or_two() -> None:
    reason = advise(CARE, HEART).reasons[0]
    three = tuple(reason._replace(rule=reason.rule._replace(because=f"{number}.")) for number in "123")
    found = advise(CARE, HEART)._replace(reasons=three)
    shown = page.document(told(found), found, (), [], "1").blocks
    assert shown[shown.index(Heading(2, "Why")) + 1] == Paragraph(("1. 2.",))
    again = found._replace(reasons=(three[0], three[0]))
    shown = page.document(told(again), again, (), [], "1").blocks
    assert shown[shown.index(Heading(2, "Why")) + 1] == Paragraph(("1.",))


def listed(blocks: Sequence[object], title: str) -> list[str]:
    found = blocks[blocks.index(Heading(2, title)) + 1]
    assert isinstance(found, BulletList)
    return [words(item) for item in found.items]


def test_the_first_screen_has_at_most_four_steps_and_signs_and_fewer_where_they_are_long() -> None:
    found = advise(CARE, HEART)
    for (step, sign), counts in (((10, 10), (4, 4)), ((10, 200), (4, 2)), ((110, 110), (4, 2)), ((200, 200), (3, 2))):
        logic = CARE._replace(warnings=tuple(Passage(f"{number} {'x' * sign}") for number in range(6)))
        steps = tuple(Passage(f"{number} {'x' * step}") for number in range(6))
        long = found._replace(outcome=found.outcome._replace(steps=steps))
        shown = page.document(told(long, logic), long, (), [], "1").blocks
        assert (len(listed(shown, "What to do")), len(listed(shown, "Stop and get help if"))) == counts


def test_only_the_signs_of_this_person_are_shown() -> None:
    assert listed(brief(WELL).blocks, "Stop and get help if")[0] == "Chest pressure. Call 911."
    sore = listed(brief(HEART).blocks, "Stop and get help if")
    assert sore[0] == 'Worse a sore "knee" | back and unsteady feet. Ask the therapist.'


def test_the_law_of_the_place_is_told_in_the_step_that_asks_for_it_and_nowhere_else() -> None:
    found = advise(CARE, HEART)
    placed = told(found)._replace(local={"access": "No referral."})
    assert "No referral." not in listed(page.document(placed, found, (), [], "1").blocks, "What to do")
    step = Passage("Book one. {access|Ask.}")
    said = found._replace(outcome=found.outcome._replace(steps=(step,)))
    assert listed(page.document(placed, said, (), [], "1").blocks, "What to do") == ["Book one. No referral."]


def test_of_many_emergency_signs_three_are_told_and_the_others_counted() -> None:
    reason = advise(CARE, CASES["emergency"]).reasons[0]
    many = tuple(reason._replace(rule=reason.rule._replace(because=f"{number}.")) for number in range(5))
    found = advise(CARE, CASES["emergency"])._replace(reasons=many)
    first = page.document(told(found), found, (), [], "1").blocks[0]
    assert isinstance(first, Callout)
    inside = [words(one.content) for one in first.blocks if isinstance(one, Paragraph)]
    assert inside == ["0.", "1.", "2.", "2 more of these signs were named."]


def test_why_not_another_answer_says_what_would_change_it() -> None:
    found = advise(CARE, HEART)
    titles = [
        one.text
        for one in page.others(told(found), found, would_change(CARE, HEART)).blocks
        if isinstance(one, Heading)
    ]
    assert titles == ["What would change this answer", "What else was true", "What each way would mean", "Sources"]


def test_the_level_follows_what_must_come_first() -> None:
    levels = {id_: page.level(outcome) for id_, outcome in SHIPPED.outcomes.items()}
    assert levels.pop("emergency") is Level.EMERGENCY
    assert levels.pop("doctor") is Level.URGENT
    assert set(levels.values()) == {Level.ADVICE}


@pytest.mark.parametrize("number", range(len(SHIPPED_CASES)))
def test_every_written_case_fits_a_screen(number: int) -> None:
    written = list(SHIPPED_CASES.values() if isinstance(SHIPPED_CASES, dict) else SHIPPED_CASES)[number]
    shown = terminal.render(brief(written["answers"], SHIPPED), Screen(width=80, colour=False))
    assert shown.count("\n") <= page.ROWS


def test_a_page_that_folds_has_the_first_screen_and_everything_behind_it() -> None:
    found = advise(CARE, HEART)
    made = page.document(told(found), found, would_change(CARE, HEART), [], "1", depth=Depth.FOLDED)
    *first, folded = made.blocks
    assert first == list(page.document(told(found), found, (), [], "1").blocks)
    assert isinstance(folded, Details)
    full = page.document(told(found), found, would_change(CARE, HEART), [], "1", depth=Depth.FULL)
    (steps,) = (block for block in made.blocks if isinstance(block, BulletList) and block.ordered)
    inside = [block for block in folded.blocks if not isinstance(block, Heading)]
    assert steps not in inside  # they stand above
    assert [one for one in full.blocks[1:] if not isinstance(one, Heading) and one != steps] == inside
    headings = [block.text for block in (*made.blocks, *folded.blocks) if isinstance(block, Heading)]
    assert len(set(headings)) == len(headings)
