from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptvspt.errors import UsageError
from ptvspt.names import MOST, choices, resolve, suggestion

KNOWN = {"pt": "pt", "physical-therapist": "pt", "trainer": "trainer", "personal-trainer": "trainer"}


@pytest.mark.parametrize(
    "word", ["personal-trainer", "Personal-Trainer", "PERSONAL TRAINER", "personal_trainer", "  personal trainer \n"]
)
def test_case_blanks_and_underscores_do_not_matter(word: str) -> None:
    assert resolve(word, KNOWN, "profession", "ptvspt list") == "trainer"


def test_an_unknown_word_is_answered_with_the_nearest_one() -> None:
    with pytest.raises(UsageError, match=r"^no profession 'Trainr'; did you mean 'trainer'\?$"):
        resolve("Trainr", KNOWN, "profession", "ptvspt list")


def test_a_word_like_no_other_is_answered_with_the_command_that_lists_them() -> None:
    with pytest.raises(UsageError, match=r"^no profession 'zzz'; 'ptvspt list' lists them$"):
        resolve("zzz", KNOWN, "profession", "ptvspt list")


def test_a_wrong_word_ends_the_program_as_wrong_usage() -> None:
    with pytest.raises(UsageError) as caught:
        resolve("", KNOWN, "profession", "ptvspt list")
    assert caught.value.exit_status == 2


def test_a_suggestion_sees_through_upper_case() -> None:
    assert suggestion("SALRY", ["salary", "scope"]) == "; did you mean 'salary'?"


def test_nothing_is_suggested_where_nothing_is_near() -> None:
    assert suggestion("xylophone", ["salary", "scope"]) == ""
    assert suggestion("salary", []) == ""


SLIPS = st.builds(lambda word, at: word[:at] + word[at + 1 :], st.sampled_from(sorted(KNOWN)), st.integers(0, 20))


@given(st.text() | SLIPS)
def test_a_suggestion_is_always_a_known_word(word: str) -> None:
    assert suggestion(word, KNOWN) in {"", *(f"; did you mean '{known}'?" for known in KNOWN)}


@given(st.text() | SLIPS)
def test_every_word_is_resolved_or_refused(word: str) -> None:
    try:
        found = resolve(word, KNOWN, "profession", "ptvspt list")
    except UsageError as error:
        found = str(error)
    assert found in KNOWN.values() or "; did you mean " in found or found.endswith("; 'ptvspt list' lists them")


def test_a_text_is_no_slip_of_a_word() -> None:
    assert suggestion("trainerr", KNOWN) == "; did you mean 'trainer'?"
    assert suggestion("t" * 61, ["t" * 61]) == ""


def test_no_more_words_are_looked_through_than_the_bound() -> None:
    many = [f"{number:05}" for number in range(MOST)]
    assert suggestion("trainr", [*many[1:], "trainer"]) == "; did you mean 'trainer'?"
    assert suggestion("trainr", [*many, "trainer"]) == ""


def test_of_many_words_the_first_are_named_and_the_rest_is_counted() -> None:
    assert choices(["a", "b"]) == "; known are a, b"
    many = [f"w{number}" for number in range(1020)]
    assert choices(many) == f"; known are {', '.join(many[:20])} and 1,000 more"
    assert len(choices(["w" * 10**6])) < 100
