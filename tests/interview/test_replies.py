"""What is wrong with a reply."""

from __future__ import annotations

import pytest

from answering import CARE
from ptvspt.interview.replies import complaint


@pytest.mark.parametrize(
    ("question", "given", "words"),
    [
        ("complaint", (), "Nothing is chosen yet. Please choose one or more."),
        ("age", ("adult", "child"), "Please choose only one."),
        ("complaint", ("pain", "none"), "'None of these' cannot stand with others. Please choose again."),
        ("complaint", ("pain", "pian"), "There is no option 'pian'. Please choose again."),
        ("complaint", ("pain", "balance"), ""),
        ("complaint", ("none",), ""),
        ("complaint", ("pain", "balance", "soreness"), "Please choose at most two: those that matter most."),
        ("age", ("child",), ""),
    ],
)
def test_a_reply_that_is_no_answer_is_told_in_words(question: str, given: tuple[str, ...], words: str) -> None:
    assert complaint(CARE.questions[question], given) == words
