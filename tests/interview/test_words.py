"""The words of the shipped interview: plain enough for most adults, short enough to read at 40 columns.

The grade is Flesch-Kincaid's, of sentences, with textstat's counts of words and syllables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from textstat import textstat

from ptvspt.interview.records import Interview
from ptvspt.interview.voices import Audience, spoken
from ptvspt.loading import catalogue, interviews

DATA = Path(__file__).parents[2] / "data"
QUESTIONS = 6
ALL = 8
SENTENCE = 12
TERM = 4
"""Fewer words are a term, like "Diabetes", and no sentence that could be made simpler."""
REASON = 4
LABEL = 120
"""The longest option: three lines of 40 columns."""
FRIGHTENING = re.compile(r"\b(deadly|fatal|die|death|dying|terrible|horrible|dangerous)\b", re.I)
SOOTHING = re.compile(r"\b(nothing to worry|harmless|no danger|perfectly safe|don't worry|guaranteed?)\b", re.I)
MEDICAL = {
    "osteoporosis": "thin bones",
    "preeclampsia": "high blood pressure in pregnancy",
    "cervix": "neck of the womb",
    "vestibular": "dizziness",
    "orthopaedic": "bones, joints and muscles",
    "neurologic": "nerves",
    "geriatric": "older adults",
    "pelvic floor": "pelvic",
    "cardiac rehab": "heart program",
    "pulmonary rehab": "lung program",
    "referral": "a doctor's note",
    "murmur": "extra sound",
    "prednisone": "steroid pills",
    "stent": "tube in a heart vessel",
    "tendon": "cord from muscle to bone",
    "varicose": "bulging",
    "podiatrist": "foot doctor",
    "copd": "lasting lung disease",
}
"""Medical words, and the plain ones of which one must stand in the same text or its question."""


@pytest.fixture(scope="module")
def care() -> Interview:
    sources = dict(catalogue.read(DATA).catalogue.sources)
    return spoken(interviews.read(DATA / "interviews" / "care.yaml", sources), Audience.SELF)


def sentences(texts: Iterable[str]) -> list[str]:
    """Return the sentences of some texts; what follows a colon or semicolon is one of its own."""
    parts = (part for text in texts for part in re.split(r"(?<=[.!?:;])\s+", text))
    return [part for part in parts if re.search(r"[A-Za-z]", part)]


def grade(parts: list[str]) -> float:
    """Return the Flesch-Kincaid grade of some sentences."""
    words: int = sum(textstat.lexicon_count(part) for part in parts)
    syllables: int = sum(textstat.syllable_count(part) for part in parts)
    return 0.39 * words / len(parts) + 11.8 * syllables / words - 15.59


def of_questions(interview: Interview) -> dict[str, list[str]]:
    """Return each question's texts; the names of states are nobody's wording."""
    return {
        id_: [
            question.text,
            question.why,
            *([] if id_ == "jurisdiction" else [option.whole for option in question.options.values()]),
        ]
        for id_, question in interview.questions.items()
    }


def others(interview: Interview) -> list[str]:
    texts = [*interview.opening, interview.sure, *interview.limits]
    texts += [one.text for one in (*interview.warnings, *interview.note)]
    for outcome in interview.outcomes.values():
        texts += [outcome.label, outcome.urgency, outcome.summary, *(step.text for step in outcome.steps)]
    texts += [rule.because for rule in interview.rules]
    texts += [note.text for note in interview.notes]
    for choice in interview.choices:
        texts += [choice.label, *choice.benefits, *choice.drawbacks]
    return texts


def everything(interview: Interview) -> list[str]:
    return [text for texts in of_questions(interview).values() for text in texts] + others(interview)


def test_grade_of_the_formula() -> None:
    assert grade(["The cat sat on the mat."]) == pytest.approx(0.39 * 6 + 11.8 - 15.59)


def test_questions_are_easy_to_read(care: Interview) -> None:
    texts = [text for texts in of_questions(care).values() for text in texts]
    assert grade(sentences(texts)) <= QUESTIONS
    assert grade(sentences(question.text for question in care.questions.values())) <= QUESTIONS


def test_all_text_is_easy_to_read(care: Interview) -> None:
    assert grade(sentences(everything(care))) <= ALL
    assert grade(sentences(others(care))) <= ALL


def test_no_sentence_is_hard(care: Interview) -> None:
    graded = {part: grade([part]) for part in sentences(everything(care)) if textstat.lexicon_count(part) >= TERM}
    assert {part: value for part, value in graded.items() if value > SENTENCE} == {}


def test_options_are_short(care: Interview) -> None:
    labels = [option.label for question in care.questions.values() for option in question.options.values()]
    assert [label for label in labels if len(label) > LABEL] == []
    assert [label for label in labels if label.endswith(".")] == []


def test_the_words_neither_frighten_nor_soothe(care: Interview) -> None:
    found = [text for text in everything(care) if FRIGHTENING.search(text) or SOOTHING.search(text)]
    assert found == []


@pytest.mark.parametrize("word", MEDICAL)
def test_a_medical_word_is_explained_where_it_stands(word: str, care: Interview) -> None:
    texts = [text for text in everything(care) if word in text.lower()]
    assert texts, "nobody uses this word"
    assert [text for text in texts if MEDICAL[word] not in text.lower()] == []


def test_help_in_an_emergency_is_named(care: Interview) -> None:
    assert "911" in " ".join(care.opening)
    assert "988" in " ".join(care.opening)
    urgent = [rule for rule in care.rules if care.outcomes[rule.outcome].ends]
    told = re.compile(r"\b(911|988|emergency room|urgent care|checked today)\b")
    assert [rule.id for rule in urgent if not told.search(rule.because)] == []


def test_each_option_of_the_first_list_has_a_reason_of_its_own(care: Interview) -> None:
    for option in care.questions["emergency"].options:
        if option != "none":
            assert f"emergency-{option}" in {rule.id for rule in care.rules}


def test_an_option_that_is_said_in_a_sentence_has_no_capital_of_its_own(care: Interview) -> None:
    names = re.compile(r"[A-Z]")
    phrases = [option.said for question in care.questions.values() for option in question.options.values()]
    assert [phrase for phrase in phrases if phrase and names.match(phrase) and not phrase.startswith("Medica")] == []


def test_a_reason_for_somebody_else_names_whom_to_see(care: Interview) -> None:
    named = re.compile(r"\b(child's doctor|dietitian|massage therapist|counselor|podiatrist)\b")
    others = [rule for rule in care.rules if rule.outcome == "other"]
    assert others
    assert [rule.id for rule in others if not named.search(rule.because)] == []


def test_a_reason_is_short(care: Interview) -> None:
    long = {rule.id for rule in care.rules if len(sentences([rule.because])) > REASON}
    assert long == set()
