from __future__ import annotations

import re

import pytest

from ptvspt.profiles import search, terms, wording
from ptvspt.profiles.records import Attribute, Catalogue, Citation, Fact


def texts(attribute: Attribute, fact: Fact) -> list[str]:
    return [attribute.label, *wording.lines(attribute, fact), *wording.remarks(fact)]


def notes(catalogue: Catalogue, *written: str) -> Catalogue:
    """Return a catalogue with only these notes, each of a fact of its own that says nothing else."""
    section = catalogue.sections["overview"]
    attribute = section.attributes[0]._replace(label="")
    facts = tuple(Fact(value="", note=note) for note in written)
    one = catalogue.professions["pt"]._replace(facts={section.id: {attribute.id: facts}})
    sections = {section.id: section._replace(attributes=(attribute,))}
    return catalogue._replace(sections=sections, professions={one.id: one})


def noted(catalogue: Catalogue, text: str) -> list[str | None]:
    return [match.fact.note for match in search.find(catalogue, text)]


def test_every_word_of_every_fact_is_found_in_upper_and_lower_case(catalogue: Catalogue) -> None:
    found: dict[str, list[search.Match]] = {}
    for match in map(search.Match._make, catalogue.statements()):
        for word in " ".join(texts(match.attribute, match.fact)).split():
            for query in (word.upper(), word.lower()) if any(map(str.isalnum, word)) else ():
                found.setdefault(query, search.find(catalogue, query))
                assert match in found[query], query


def test_every_match_holds_a_form_of_the_word_and_every_other_fact_none(catalogue: Catalogue) -> None:
    found = search.find(catalogue, "plan")
    everything = list(map(search.Match._make, catalogue.statements()))
    assert 0 < len(found) < len(everything)
    for match in everything:
        said = " ".join([*texts(match.attribute, match.fact), match.fact.brief or ""]).casefold()
        assert (match in found) == bool(re.search(r"\bplans?\b", said))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("numb", ["a numb leg", "Numbness"]),
        ("number", ["a number"]),
        ("exercise", ["exercises", "Exercising helps", "exercised"]),
        ("exercising", ["exercises", "Exercising helps", "exercised"]),
        ("therapies", ["therapy"]),
        ("a", ["a numb leg", "a number"]),
        ("aed", ["an AED"]),
        ("101020", ["$101,020 a year"]),
        ("020", []),
        ("10", ["10 or 12"]),
        ("10.9", ["10.9%"]),
        ("follow-up", ["the follow up"]),
        ("follow-the", []),
        ("ergo's", ["Ergo's law"]),
        ("ergo\u2019s", ["Ergo's law"]),
        ("caf\u00e9", ["cafe\u0301"]),
        ("cafe", []),
        ("\u6307\u5c0e", ["\u6307\u5c0e\u3059\u308b PT"]),
        ("PT", ["\u6307\u5c0e\u3059\u308b PT"]),
        ("&", []),
    ],
)
def test_whole_words_and_their_forms_are_found(catalogue: Catalogue, text: str, found: list[str]) -> None:
    written = ["a numb leg", "a number", "Numbness", "exercises", "Exercising helps", "exercised", "therapy"]
    written += ["an AED", "$101,020 a year", "10 or 12", "10.9%", "the follow up", "Ergo's law", "cafe\u0301"]
    written += ["\u6307\u5c0e\u3059\u308b PT"]
    some = notes(catalogue, *written)
    expected = ["a numb leg", "a number", "$101,020 a year"] if text == "a" else found
    assert noted(some, text) == expected


@pytest.mark.parametrize("text", ["STRASSE", "stra\u00dfe", "Strasse", "STRA\u1e9eE"])
def test_letters_that_lower_case_keeps_apart_are_alike(catalogue: Catalogue, text: str) -> None:
    written = ["Hauptstr.", "stra\u00dfe", "STRASSE"]
    assert noted(notes(catalogue, *written), text) == written[1:]


def test_all_words_must_occur_and_those_that_stand_together_come_first(catalogue: Catalogue) -> None:
    written = ["needling when dry", "dry skin", "needling", "It needles, dry.", "Dry, needling", "a dry needle"]
    found = noted(notes(catalogue, *written), "dry needling")
    assert found == ["Dry, needling", "a dry needle", "needling when dry", "It needles, dry."]


def test_words_may_stand_in_different_parts_of_a_fact(catalogue: Catalogue) -> None:
    (match,) = search.find(catalogue, "massage written")
    assert (match.profession.id, match.attribute.id) == ("pt", "massage")


def test_what_is_in_the_label_or_brief_comes_before_the_value_and_that_before_the_rest(catalogue: Catalogue) -> None:
    section = catalogue.sections["overview"]
    first, second = (one._replace(label=label) for one, label in zip(section.attributes, ("Odd", "Hop"), strict=False))
    source = catalogue.sources["herald"]
    facts = (
        Fact(value="a", citations=(Citation(source, "row hop"),)),
        Fact(value="b", note="hop"),
        Fact(value="c hop"),
        Fact(value="d", brief="hop"),
        Fact(value="e", note="hop"),
        Fact(value="f hop"),
    )
    one = catalogue.professions["pt"]._replace(facts={section.id: {first.id: facts, second.id: (Fact(value="g"),)}})
    sections = {section.id: section._replace(attributes=(first, second))}
    some = catalogue._replace(sections=sections, professions={one.id: one})
    assert [match.fact.value for match in search.find(some, "hop")] == ["d", "g", "c hop", "f hop", "a", "b", "e"]


def test_words_apart_are_as_far_down_as_the_last_of_them(catalogue: Catalogue) -> None:
    section = catalogue.sections["overview"]
    attribute = section.attributes[0]._replace(label="Hop")
    facts = (Fact(value="a", note="skip"), Fact(value="b skip"), Fact(value="c", note="hop skip"))
    one = catalogue.professions["pt"]._replace(facts={section.id: {attribute.id: facts}})
    sections = {section.id: section._replace(attributes=(attribute,))}
    some = catalogue._replace(sections=sections, professions={one.id: one})
    assert [match.fact.value for match in search.find(some, "hop skip")] == ["c", "b skip", "a"]


def test_a_phrase_is_found_whatever_the_spaces_in_the_query(catalogue: Catalogue) -> None:
    assert search.find(catalogue, "  spot\n  LIFTS ") == search.find(catalogue, "Spot lifts") != []


def test_what_nobody_wrote_is_not_found(catalogue: Catalogue) -> None:
    assert search.find(catalogue, "zeppelin") == []


def test_a_locator_is_found(catalogue: Catalogue) -> None:
    assert search.find(catalogue, "table 1, row 29-1123")


def test_a_phrase_across_a_line_break_of_a_note_is_found(catalogue: Catalogue) -> None:
    assert search.find(catalogue, "note. Second line")


def test_citing_returns_exactly_the_facts_that_cite_a_source(catalogue: Catalogue) -> None:
    everything = list(map(search.Match._make, catalogue.statements()))
    for source in catalogue.sources.values():
        cited = [one for one in everything if source in [citation.source for citation in one.fact.citations]]
        assert search.citing(catalogue, source) == cited


def test_of_returns_the_facts_of_the_sections_asked_for_in_their_order(catalogue: Catalogue) -> None:
    backwards = list(catalogue.sections.values())[::-1]
    for profession in catalogue.professions.values():
        everything = [one for one in map(search.Match._make, catalogue.statements()) if one.profession == profession]
        wanted = [one for section in backwards for one in everything if one.section == section]
        assert search.of(profession, backwards) == wanted


def test_a_misspelt_word_leads_to_the_word_of_the_profiles(catalogue: Catalogue) -> None:
    assert search.nearest(catalogue, "exercize") == "; did you mean 'exercise'?"
    assert search.nearest(catalogue, " EXERCIZE ") == "; did you mean 'exercise'?"
    assert search.nearest(catalogue, "Plan exercize") == "; did you mean 'plan exercise'?"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("burnout", "route"),
        ("burnout", "turnout"),
        ("compensation", "comprehension"),
        ("sciatica", "critical"),
        ("session", "secession"),
        ("101021", "101020"),
        ("host", "cost"),
        ("seed", "speed"),
        ("zzzzzz", "exercise"),
    ],
)
def test_a_word_of_another_meaning_is_not_offered(catalogue: Catalogue, text: str, word: str) -> None:
    assert search.nearest(notes(catalogue, word), text) == ""


def test_what_is_offered_is_found(catalogue: Catalogue) -> None:
    assert search.nearest(catalogue, "exercise medication") == ""
    assert search.nearest(notes(catalogue, "exercise", "knees"), "exercize knees") == ""


def test_a_word_is_stemmed_once_and_most_words_never(catalogue: Catalogue) -> None:
    terms.stem.cache_clear()
    search.find(catalogue, "plan")
    search.find(catalogue, "plans")
    everything = {
        word.text
        for match in map(search.Match._make, catalogue.statements())
        for text in texts(match.attribute, match.fact)
        for word in terms.words(text)
    }
    assert terms.stem.cache_info().misses < len(everything) / 4
