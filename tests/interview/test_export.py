"""An advice for programs."""

from __future__ import annotations

from answering import CARE, HEART, WELL
from ptvspt.interview import export
from ptvspt.interview.engine import advise, would_change


def test_the_result_has_the_keys_that_programs_count_on() -> None:
    found = advise(CARE, HEART)
    result = export.result("2026.11.22", CARE, found, would_change(CARE, HEART))
    assert list(result)[:6] == ["schema", "interview", "logic_version", "data_version", "outcome", "reasons"]
    assert result["outcome"] == {
        "id": "pt-then-trainer",
        "label": "First a physical therapist, then a personal trainer",
        "urgency": "The therapist within two weeks, the trainer when both agree",
    }
    (reason,) = result["reasons"]
    assert list(reason) == ["rule", "text", "answers", "sources"]
    assert reason["answers"] == {"complaint": ["pain", "balance"], "goal": "strength"}
    assert [source["id"] for source in reason["sources"]] == ["walk-trial"]
    assert [one["rule"] for one in result["also"]] == ["clearance-heart"]
    assert result["next_steps"] == ["See the therapist.", "Take the note below to the trainer."]
    assert {"question": "goal", "answer": "less-pain", "outcome": "pt"} in result["would_change"]
    assert result["answers"]["complaint"] == ["pain", "balance"]
    assert result["answers"]["age"] == "adult"
    assert result["dropped"] == []


def test_the_rows_hold_every_answer_and_what_was_dropped() -> None:
    grid = export.grid(CARE, advise(CARE, {**WELL, "steady": "worse"}))
    rows = {(what, id_): text for what, id_, text, _ in grid.rows}
    assert rows["outcome", "trainer"] == "See a personal trainer"
    assert rows["answer", "goal"] == "More *strength*"
    assert rows["dropped", "steady"] == "Is your heart disease steady?"
    assert {len(row) for row in grid.rows} == {len(grid.columns)}
