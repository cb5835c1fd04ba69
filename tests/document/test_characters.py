"""What a terminal may be sent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptvspt.document import drawing, theme
from ptvspt.document.characters import DRAWN, SPELLED, SUPERSCRIPTS, draws, one_line, spelled, visible

law = settings(max_examples=60, deadline=None)
CONTROLS = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))} - {"\n"}


@law
@given(st.text(max_size=20) | st.text(st.sampled_from(sorted(CONTROLS)) | st.just("a"), max_size=9))
def test_no_control_character_stays_and_no_other_goes(text: str) -> None:
    found = visible(text)
    assert CONTROLS.isdisjoint(found)
    assert len(found) == len(text)
    assert all(after == before for before, after in zip(text, found, strict=True) if before not in CONTROLS)


@pytest.mark.parametrize("char", sorted(CONTROLS), ids=lambda char: f"{ord(char):02x}")
def test_what_separates_words_becomes_a_space_and_what_steers_is_shown_as_lost(char: str) -> None:
    assert visible(f"a{char}b") == ("a b" if char.isspace() else "a\N{REPLACEMENT CHARACTER}b")


@law
@given(st.text(st.sampled_from("ab \n\t\r\x1b"), max_size=20))
def test_a_text_on_one_line_has_single_spaces_and_all_its_words(text: str) -> None:
    found = one_line(text)
    assert found == " ".join(found.split(" ")).strip()
    assert "\n" not in found
    assert found.split() == visible(text).split()


@pytest.mark.parametrize(
    ("encoding", "able"), [("utf-8", True), ("utf-16", True), ("ascii", False), ("latin-1", False)]
)
def test_only_an_encoding_with_every_character_that_is_drawn_is_drawn_with(encoding: str, able: bool) -> None:
    assert draws(encoding) is able


def test_an_encoding_that_nobody_knows_is_not_drawn_with() -> None:
    assert not draws("no-such-encoding")


def test_every_sign_that_is_drawn_with_decides_over_the_encoding() -> None:
    pen = drawing.pen(len, unicode=True)
    signs = {char for text in pen if isinstance(text, str) for char in text}
    signs |= {*theme.MARKS.values(), *"0123456789".translate(SUPERSCRIPTS)}
    assert {sign for sign in signs if not sign.isascii()} <= set(DRAWN)


def test_typographic_characters_are_spelled_in_ascii() -> None:
    assert spelled("It’s “so” – or not… · −5") == 'It\'s "so" - or not... | -5'
    assert all(str(words).isascii() for words in SPELLED.values())
    assert spelled("漢字") == "漢字"
