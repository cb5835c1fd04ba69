from __future__ import annotations

from ptvspt.profiles import search, wording
from ptvspt.profiles.records import Attribute, Catalogue, Fact


def texts(attribute: Attribute, fact: Fact) -> list[str]:
    return [attribute.label, *wording.lines(attribute, fact), *wording.remarks(fact)]


def test_every_word_of_every_fact_is_found_in_upper_and_lower_case(catalogue: Catalogue) -> None:
    found: dict[str, list[search.Match]] = {}
    for match in map(search.Match._make, catalogue.statements()):
        for word in " ".join(texts(match.attribute, match.fact)).split():
            for query in (word.upper(), word.lower()):
                found.setdefault(query, search.find(catalogue, query))
                assert match in found[query], query


def test_every_match_holds_the_text_and_comes_in_the_order_of_the_data(catalogue: Catalogue) -> None:
    found = search.find(catalogue, "plan")
    everything = list(map(search.Match._make, catalogue.statements()))
    assert found == [match for match in everything if match in found]
    assert 0 < len(found) < len(everything)
    assert all("plan" in " ".join(texts(match.attribute, match.fact)).casefold() for match in found)


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
    assert "'exercise'" in search.nearest(catalogue, "exercize")
    assert "'exercise'" in search.nearest(catalogue, " EXERCIZE ")
    assert search.nearest(catalogue, "zzzzzz") == ""
