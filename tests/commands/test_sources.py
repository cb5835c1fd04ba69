"""ptvspt sources."""

from __future__ import annotations

import json

import pytest

from ptvspt.profiles.records import Catalogue
from running import here, refused


def test_the_whole_bibliography_is_listed(capfd: pytest.CaptureFixture[str], catalogue: Catalogue) -> None:
    listed = [source["id"] for source in json.loads(here(capfd, "sources", "-f", "json").out)["sources"]]
    assert listed == list(catalogue.sources)


def test_a_source_is_shown_with_every_fact_that_cites_it(
    capfd: pytest.CaptureFixture[str], catalogue: Catalogue
) -> None:
    shown = json.loads(here(capfd, "sources", "act-18", "-f", "json").out)
    citing = [
        (profession.id, attribute.id)
        for profession, _, attribute, fact in catalogue.statements()
        if any(citation.source.id == "act-18" for citation in fact.citations)
    ]
    assert shown["source"]["url"] == "https://law.example/act?section=18&part=a"
    assert [(fact["profession"], fact["attribute"]) for fact in shown["facts"]] == citing


def test_an_id_may_be_written_in_any_case(capfd: pytest.CaptureFixture[str]) -> None:
    assert here(capfd, "sources", "ACT_18") == here(capfd, "sources", "act-18")


def test_an_unknown_source_is_refused_with_the_nearest_id(capfd: pytest.CaptureFixture[str]) -> None:
    assert refused(here(capfd, "sources", "gymblog")) == "no source 'gymblog'; did you mean 'gym-blog'?"


@pytest.mark.parametrize("format_", ["table", "markdown"])
def test_full_shows_all_that_is_held_of_every_fact_that_cites_it(
    capfd: pytest.CaptureFixture[str], format_: str
) -> None:
    brief = here(capfd, "sources", "herald", "-f", format_, COLUMNS="200").out
    full = here(capfd, "sources", "herald", "--full", "-f", format_, COLUMNS="200").out
    notes = [
        one["note"] for one in json.loads(here(capfd, "sources", "herald", "-f", "json").out)["facts"] if one["note"]
    ]
    assert notes
    for note in notes:
        assert note.split()[0] in full
    assert len(full.split()) > len(brief.split())
