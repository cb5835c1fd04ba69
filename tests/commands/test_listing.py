"""ptvspt list."""

from __future__ import annotations

import csv
import io
import json

import pytest

from ptvspt.profiles.records import Catalogue
from running import here


def test_every_profession_is_listed_in_the_order_of_the_data(
    capfd: pytest.CaptureFixture[str], catalogue: Catalogue
) -> None:
    listed = [row["id"] for row in json.loads(here(capfd, "list", "-f", "json").out)["professions"]]
    assert listed == list(catalogue.professions)


def test_the_table_names_each_profession_and_what_it_is(
    capfd: pytest.CaptureFixture[str], catalogue: Catalogue
) -> None:
    words = " ".join(here(capfd, "list", COLUMNS="200").out.split())
    for one in catalogue.professions.values():
        assert f"{one.id} {one.name} {one.summary}" in words


def test_every_attribute_of_every_section_is_listed(capfd: pytest.CaptureFixture[str], catalogue: Catalogue) -> None:
    text = here(capfd, "list", "--sections", "-f", "csv").out
    listed = [tuple(row[:2]) for row in csv.reader(io.StringIO(text, newline=""))][1:]
    attributes = [(section.id, one.id) for section in catalogue.sections.values() for one in section.attributes]
    assert listed == attributes


@pytest.mark.parametrize("format_", ["table", "markdown", "html"])
def test_full_shows_the_other_names_and_the_codes_of_each_profession(
    capfd: pytest.CaptureFixture[str], catalogue: Catalogue, format_: str
) -> None:
    words = here(capfd, "list", "--full", "-f", format_, COLUMNS="200").out
    for one in catalogue.professions.values():
        assert all(alias in words for alias in one.aliases)
        assert all(code in words for codes in one.codes.values() for code in codes)


@pytest.mark.parametrize("format_", ["table", "markdown", "html"])
def test_full_shows_what_each_attribute_holds(
    capfd: pytest.CaptureFixture[str], catalogue: Catalogue, format_: str
) -> None:
    words = here(capfd, "list", "--sections", "--full", "-f", format_, COLUMNS="200").out.lower()
    attributes = [one for section in catalogue.sections.values() for one in section.attributes]
    assert all(one.kind.value in words for one in attributes)
    assert all(one.unit.value.replace("-", " ") in words for one in attributes if one.unit)
