from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptvspt.document import terminal
from ptvspt.document.screen import Screen
from ptvspt.document.tree import BulletList, Document
from ptvspt.profiles import search, terms
from ptvspt.profiles.excerpts import excerpt
from ptvspt.profiles.records import Catalogue, Certainty, Citation, Fact, When

LONG = " ".join(f"word{number}" for number in range(60))


def shown(catalogue: Catalogue, text: str, fact: Fact, *, row: str = "what-they-do", label: str = "Doings") -> str:
    """Return the excerpt of a physical therapist's fact."""
    profession = catalogue.professions["pt"]
    section = next(one for one in catalogue.sections.values() if any(row == each.id for each in one.attributes))
    attribute = next(one for one in section.attributes if one.id == row)._replace(label=label)
    return excerpt(terms.query(text), search.Match(profession, section, attribute, fact))


def lines(text: str) -> list[str]:
    """Return an excerpt as it is set among others at 80 columns."""
    screen = Screen(width=80, colour=False)
    return terminal.render(Document("", (BulletList(((text,),)),)), screen).splitlines()


def test_what_fits_is_shown_whole(catalogue: Catalogue) -> None:
    fact = Fact(value=("Walk", "Run"), note="Not\nfar.")
    assert shown(catalogue, "run", fact) == "Physical therapist, overview: Doings: Walk; Run (Not far)"


def test_no_colon_follows_a_question(catalogue: Catalogue) -> None:
    fact = Fact(value=("Walk",))
    assert shown(catalogue, "walk", fact, label="And then?") == "Physical therapist, overview: And then? Walk"


@pytest.mark.parametrize("number", range(60))
def test_a_long_text_is_cut_to_two_lines_around_what_was_found(catalogue: Catalogue, number: int) -> None:
    found = shown(catalogue, f"word{number}", Fact(value=(LONG,)))
    head, _, part = found.partition("Doings: ")
    assert head == "Physical therapist, overview: "
    words = part.strip("…").split()
    assert f"word{number}" in words
    assert " ".join(words) in LONG
    assert part.startswith("…") == (words[0] != "word0")
    assert part.endswith("…") == (words[-1] != "word59")
    assert len(lines(found)) == 2
    assert len(lines(f"{found} and one more")) == 3  # no room is given away


def test_a_text_is_shown_from_its_beginning_where_what_was_found_is_near_it(catalogue: Catalogue) -> None:
    assert ": word0 word1" in shown(catalogue, "word9", Fact(value=(LONG,)))


def test_a_phrase_is_shown_rather_than_its_words(catalogue: Catalogue) -> None:
    found = shown(catalogue, "red ball", Fact(value=(f"A ball. {LONG}", f"red. {LONG}", f"A red ball. {LONG}")))
    assert "A red ball." in found
    assert len(lines(found)) == 2


def test_the_brief_is_shown_when_it_or_the_label_has_what_was_found(catalogue: Catalogue) -> None:
    fact = Fact(value=(LONG,), brief="Moves")
    assert shown(catalogue, "moves", fact).endswith("Doings: Moves")
    assert shown(catalogue, "doing", fact).endswith("Doings: Moves")
    assert shown(catalogue, "doing moves", fact).endswith("Doings: Moves")
    assert "word7" in shown(catalogue, "word7", fact)
    assert "word7" in shown(catalogue, "doing word7", fact)


def test_a_note_and_a_locator_are_shown_when_they_have_what_was_found(catalogue: Catalogue) -> None:
    fact = Fact(value=(LONG,), note="Only here.", citations=(Citation(catalogue.sources["herald"], "page 7"),))
    assert "Only here" in shown(catalogue, "here", fact)
    assert "page 7" not in shown(catalogue, "here", fact)
    twice = fact._replace(citations=(*fact.citations, Citation(catalogue.sources["board-list"], "page 7")))
    for one in (fact, twice):
        assert shown(catalogue, "page", one).endswith("(page 7)")


def test_words_that_are_nowhere_together_are_shown_where_one_of_them_is(catalogue: Catalogue) -> None:
    found = shown(catalogue, "moves page", Fact(value=("Walk",), brief="Moves", note="A page."))
    assert found.endswith("Walk (A page)")


def test_how_sure_a_fact_is_and_the_date_of_a_figure_are_never_cut_away(catalogue: Catalogue) -> None:
    fact = Fact(value=(LONG,), certainty=Certainty.OPINION, as_of=When("2026"))
    assert shown(catalogue, "word40", fact).endswith("… (a view)")
    figure = Fact(value=5, note=LONG, certainty=Certainty.WEAK, as_of=When("2026-05"))
    assert shown(catalogue, "word1", figure, row="jobs").endswith("… (May 2026; a rough figure)")
    assert shown(catalogue, "view", fact._replace(brief="Moves")).endswith("Doings: Moves (a view)")


def test_a_very_long_word_is_cut_too(catalogue: Catalogue) -> None:
    address = f"https://boards.example/{'a' * 200}/knee/{'b' * 200}"
    found = shown(catalogue, "knee", Fact(value=(address,)))
    assert "/knee/" in found
    assert len(lines(found)) <= 2


WORDS = st.lists(
    st.one_of(st.text("abcdefg.-", min_size=1, max_size=90), st.text("指導するx", min_size=1)), max_size=60
)


@given(WORDS, WORDS)
def test_no_excerpt_is_higher_than_two_lines_and_each_holds_what_was_found(
    catalogue: Catalogue, before: list[str], after: list[str]
) -> None:
    found = shown(catalogue, "zebra", Fact(value=(" ".join([*before, "zebras", *after]),)))
    assert "zebras" in found
    assert len(lines(found)) <= 2


def test_a_phrase_for_which_there_is_no_room_is_cut_as_well(catalogue: Catalogue) -> None:
    found = shown(catalogue, LONG[:200], Fact(value=(f"{LONG}",)))
    assert found.startswith("Physical therapist, overview: Doings: word0")
    assert len(lines(found)) == 2
    assert textwrap.shorten(found, 400) == found
