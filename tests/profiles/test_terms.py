from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ptvspt.profiles import terms
from ptvspt.profiles.records import Catalogue
from ptvspt.profiles.wording import statement

LETTERS = st.text("abcdeginorstuyABC'-,.0123456789 \u00df\u00e9\u0301\u2019\u6307\u3059_", max_size=30)


def test_a_stem_begins_as_its_word_does(catalogue: Catalogue) -> None:
    for *_, attribute, fact in catalogue.statements():
        for word in terms.words(statement(attribute, fact)):
            assert terms.stem(word.text)[0] == word.text[0]


@given(st.text("abcdegilnorstuy", min_size=1, max_size=12))
def test_a_word_is_a_form_of_its_own_stem(word: str) -> None:
    assert terms.is_form(word, terms.stem(word))


@given(LETTERS)
def test_words_are_where_they_are_said_to_be_and_hold_every_letter(text: str) -> None:
    found = terms.words(text)
    assert [word.text for one in found for word in terms.words(text[one.start : one.end])] == [
        one.text for one in found
    ]
    rest = list(text)
    for one in found:
        rest[one.start : one.end] = " " * (one.end - one.start)
    assert not any(map(str.isalnum, rest))


@given(LETTERS, LETTERS, LETTERS)
def test_a_text_is_found_in_what_holds_it_between_blanks(before: str, text: str, after: str) -> None:
    phrase = terms.query(text).phrase
    if phrase:
        place = terms.span(phrase, terms.words(f"{before} {text} {after}"))
        assert place is not None
        assert terms.query(f"{before} {text} {after}"[slice(*place)]).phrase == phrase


def test_the_first_place_where_words_stand_together_counts() -> None:
    text = "one two, two three"
    for stems, part in ((("two",), "two"), (("two", "three"), "two three"), (("one", "two"), "one two")):
        assert terms.span(stems, terms.words(text)) == (text.index(part), text.index(part) + len(part))
    assert terms.span(("one", "three"), terms.words(text)) is None
    assert terms.span(("three", "four"), terms.words(text)) is None


def test_what_no_blank_parts_is_one_group() -> None:
    assert terms.query("dry  follow-up & knees").groups == (("dri",), ("follow", "up"), ("knee",))
