from __future__ import annotations

import re

from ptvspt.profiles.records import Catalogue
from ptvspt.profiles.rows import identified
from ptvspt.publishing import citation


def test_program_and_data_are_cited_with_their_own_versions(catalogue: Catalogue) -> None:
    software, records = citation.works("9.8.7", catalogue)
    assert "(version 9.8.7) [Computer software]" in software.text
    assert f"(version {catalogue.version}) [Data set]" in records.text
    assert f"({catalogue.version[:4]})" in records.text


def test_a_fact_is_cited_with_all_its_sources_their_years_and_where_in_them(catalogue: Catalogue) -> None:
    _, records = citation.works("1", catalogue)
    for id_, statement in identified(catalogue).items():
        text = citation.fact_text(id_, statement, records)
        assert f"Fact {id_} in: " in text
        assert statement[0].name in text
        for one in statement[3].citations:
            assert all(part in text for part in (one.source.publisher, one.source.title, one.locator or ""))
            assert (one.source.issued[:4] if one.source.issued != "undated" else "n.d.") in text
        assert ".." not in text.replace("...", "")


def test_bibtex_has_an_entry_for_each_work_and_its_braces_match(catalogue: Catalogue) -> None:
    for statement in (None, *identified(catalogue).values()):
        text = citation.bibtex("1", catalogue, statement)
        keys = re.findall(r"^@misc\{(\S+),$", text, re.MULTILINE)
        cited = dict.fromkeys(one.source.id for one in statement[3].citations) if statement else {}
        assert keys == ["ptvspt", "ptvspt-data", *cited]
        bare = re.sub(r"\\.", "", text)
        assert bare.count("{") == bare.count("}")


def test_bibtex_acts_on_nothing_that_a_title_holds(catalogue: Catalogue) -> None:
    profession, section, attribute, fact = identified(catalogue)["pt.salary.median"]
    source = fact.citations[0].source._replace(title="Care & cost: 50% #1 of {a_b} for $2\\")
    odd = fact._replace(citations=(fact.citations[0]._replace(source=source),))
    text = citation.bibtex("1", catalogue, (profession, section, attribute, odd))
    assert r"title = {{Care \& cost: 50\% \#1 of \{a\_b\} for \$2 }}" in text
