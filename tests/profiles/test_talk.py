"""The words that a reader has no use for."""

from __future__ import annotations

import pytest

from ptvspt.profiles.records import Catalogue, Citation, Fact, Permission
from ptvspt.profiles.talk import heard, texts


@pytest.mark.parametrize(
    "text",
    [
        "The article calls it a myth.",
        "No proof of it was found.",
        "How many there are was not found.",
        "The last two were not read in a source.",
        "This method by name was not checked.",
        "partly verified",
        "not held here",
        "No data show that it helps.",
        "This page is old.",
        "Read in a copy.",
        "a secondary source",
        "It could not be confirmed.",
        "Pages disagree on the fee.",
        "No law or rule was read.",
        "Guideline (abstract read)",
        "Ala. Code (stored copy at Casetext)",
        "Find a PT (address from public files; page not read)",
        "The 30 days were read on three clinic pages, not in the law.",
        "It was seen only on a page of the national association.",
        "The 11 visits come from a bill summary and a news item.",
    ],
)
def test_talk_of_research_is_heard(text: str) -> None:
    assert heard(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Ask the clinic.",
        "No license is needed.",
        "One survey of 600 trainers found more.",
        "It is not known.",
        "Ready to run.",
        "An article of clothing.",
        "Nobody may be refused; a doctor was seen before.",
        "Copying answers fails the exam.",
    ],
)
def test_a_readers_words_pass(text: str) -> None:
    assert heard(text) is None


def test_every_text_of_a_fact_is_looked_at(catalogue: Catalogue) -> None:
    cited = (Citation(catalogue.sources["act-18"], "page 1"),)
    assert list(texts(Fact(("one", "two"), "short", "note", "all", citations=cited))) == [
        *("one", "two"),
        *("short", "note", "all", "page 1"),
    ]
    assert list(texts(Fact("one"))) == ["one"]
    assert list(texts(Fact({"label": "value", "other": "more"}))) == ["label", "value", "other", "more"]
    assert list(texts(Fact({"label": 1}))) == ["label"]
    assert list(texts(Fact(Permission.YES))) == list(texts(Fact(5))) == list(texts(Fact((1.0, 2.0)))) == []
