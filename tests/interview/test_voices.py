"""For whom an interview is worded."""

from __future__ import annotations

import re

import pytest

from answering import CASES, RAW, Said
from ptvspt.interview.engine import advise
from ptvspt.interview.records import Interview
from ptvspt.interview.voices import WHOM, Audience, spoken, trouble, voice
from ptvspt.loading import library

SHIPPED = library.interview(library.shipped())


def test_each_audience_gets_its_alternative() -> None:
    text = "How old [are you/are they/is your client], [and//or] when?"
    assert [voice(text, one) for one in Audience] == [
        "How old are you, and when?",
        "How old are they,  when?",
        "How old is your client, or when?",
    ]


def test_three_alternatives_are_no_trouble_and_any_other_number_is() -> None:
    assert trouble("no brackets/at all") == ""
    assert trouble("[a/b/c] and [//c]") == ""
    for text in ("[a]", "[a/b]", "[a/b/c/d]", "[]"):
        assert text in trouble(f"words {text} words")
    for text in ("[a/b/c", "a/b/c]", "[a/[b/b/b]/c]"):
        assert trouble(text)


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("interview", [RAW, SHIPPED], ids=["fixture", "shipped"])
def test_no_text_of_a_spoken_interview_holds_alternatives(interview: Interview, audience: Audience) -> None:
    found = spoken(interview, audience)
    sourceless = found._replace(
        rules=tuple(one._replace(citations=()) for one in found.rules),
        notes=tuple(one._replace(citations=()) for one in found.notes),
        choices=tuple(one._replace(citations=()) for one in found.choices),
    )
    assert re.findall(r"\[[^\]/']+/[^\]/']*/[^\]/']*\]", str(sourceless)) == []
    assert found.questions.keys() == interview.questions.keys()


def test_every_part_of_the_fixture_that_has_alternatives_is_spoken() -> None:
    found = spoken(RAW, Audience.CLIENT)
    assert found.questions["age"].text == "How old is your client?"
    assert found.questions["complaint"].options["balance"].label == "Feels unsteady 漢字"
    assert found.outcomes["pt-then-trainer"].steps[-1].text == "Give them the note to the trainer."
    assert "Your client has {complaint|a problem} and a goal, in this order." in [one.because for one in found.rules]


def test_a_line_that_is_empty_for_an_audience_is_left_out() -> None:
    lines = {one: [line.text for line in spoken(RAW, one).note] for one in Audience}
    assert "What I will do until then:" in lines[Audience.CLIENT]
    assert len(lines[Audience.SELF]) == len(lines[Audience.CLIENT]) - 1
    assert "" not in lines[Audience.SELF]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_for_whom_it_is_changes_no_decision(case: Said) -> None:
    found = [advise(spoken(RAW, one), case) for one in Audience]
    assert len({one.outcome.id for one in found}) == 1
    assert len({tuple(reason.rule.id for reason in (*one.reasons, *one.also)) for one in found}) == 1


def test_for_whom_is_asked_with_every_audience() -> None:
    assert list(WHOM.options) == [one.value for one in Audience]
