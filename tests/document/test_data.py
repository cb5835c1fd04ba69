from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptvspt.document import data
from ptvspt.profiles.records import Catalogue
from results import VIEWS, output

NUMBERS = st.one_of(st.integers(-(10**15), 10**15), st.floats(allow_nan=False, allow_infinity=False))
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, st.text()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)),
    max_leaves=8,
)


@given(VALUES)
def test_json_reads_back_as_the_same_values_of_the_same_types(value: object) -> None:
    text = data.render(value)
    assert repr(json.loads(text)) == repr(value)
    assert text.endswith("\n")


def test_json_keeps_the_letters_of_every_script() -> None:
    assert "漢字 ä" in data.render({"text": "漢字 ä"})


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_starts_with_its_schema_and_the_version_of_its_data(view: str, catalogue: Catalogue) -> None:
    result = json.loads(output(view, "json"))
    assert list(result)[:2] == ["schema", "data_version"]
    assert (result["schema"], result["data_version"]) == (1, catalogue.version)
