"""The logic of an interview for people."""

from __future__ import annotations

import pytest

from answering import CARE
from documents import said
from ptvspt.document import terminal
from ptvspt.document.screen import Screen
from ptvspt.document.tree import Depth, Heading, Table, plain
from ptvspt.errors import UsageError
from ptvspt.interview import rules_page as page
from ptvspt.interview import voices
from ptvspt.interview.records import Interview
from ptvspt.interview.rules import spoken
from ptvspt.loading import library

SHIPPED = voices.spoken(library.interview(library.shipped()), voices.Audience.SELF)
BOTH = pytest.mark.parametrize("interview", [CARE, SHIPPED], ids=["fixture", "shipped"])


@BOTH
def test_a_brief_page_names_every_question_and_outcome_in_order(interview: Interview) -> None:
    questions, outcomes = (one for one in page.logic(interview).blocks if isinstance(one, Table))
    assert [plain(row[0][0].content) for row in questions.rows] == list(interview.questions)
    assert [plain(row[1][0].content) for row in questions.rows] == [one.asked for one in interview.questions.values()]
    assert [plain(row[0][0].content) for row in outcomes.rows] == list(interview.outcomes)
    assert str(len(interview.rules)) in " ".join(said(page.logic(interview)))


def test_a_brief_page_fits_sixty_lines() -> None:
    assert terminal.render(page.logic(SHIPPED), Screen(width=80, colour=False)).count("\n") <= 60


@BOTH
def test_a_full_page_has_every_part_under_its_heading(interview: Interview) -> None:
    heads = [block.text for block in page.logic(interview, depth=Depth.FULL).blocks if isinstance(block, Heading)]
    wanted = [f"Question {id_}" for id_ in interview.questions] + [f"Outcome {id_}" for id_ in interview.outcomes]
    wanted += [f"Rule {rule.id}" for rule in interview.rules]
    assert heads[: len(wanted)] == wanted


@BOTH
def test_one_part_is_told_whole(interview: Interview) -> None:
    for rule in interview.rules:
        text = " ".join(said(page.part(interview, rule.id)))
        assert all(words in text for words in (spoken(rule.when), rule.outcome, rule.because))
        assert all(citation.source.title in text for citation in rule.citations)
    for question in interview.questions.values():
        text = " ".join(said(page.part(interview, question.id)))
        assert all(words in text for words in (question.text, question.why))
        assert all(f"{option.id}: {option.label}" in text for option in question.options.values())
    for outcome in interview.outcomes.values():
        text = " ".join(said(page.part(interview, outcome.id)))
        leading = [rule.id for rule in interview.rules if rule.outcome == outcome.id]
        assert all(words in text for words in (outcome.label, outcome.urgency, outcome.summary, *leading))


def test_a_part_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"no question, outcome or rule 'gaol'; did you mean 'goal'\?"):
        page.part(SHIPPED, "gaol")
    with pytest.raises(UsageError, match="'ptvspt rules' lists them"):
        page.part(SHIPPED, "xyzzyxyzzy")
