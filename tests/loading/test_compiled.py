from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptvspt.errors import UsageError
from ptvspt.loading import compiled
from ptvspt.profiles.records import (
    CREDENTIAL_FIELDS,
    DISTRIBUTION_FIELDS,
    Attribute,
    Catalogue,
    Certainty,
    Fact,
    Kind,
    Missing,
    Permission,
    Profession,
    Section,
    When,
)

STAMP = [["professions.yaml", 1, 2], ["sources.yaml", 3, 4]]


@pytest.fixture(scope="session")
def written(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("compiled")
    compiled.write(catalogue, STAMP, directory)
    return directory


def order(catalogue: Catalogue) -> list[object]:
    """Return what equality of mappings does not see: the order of every mapping."""
    found: list[object] = [list(part) for part in (catalogue.sections, catalogue.sources, catalogue.professions)]
    for profession in catalogue.professions.values():
        found += [list(profession.codes), *((key, list(facts)) for key, facts in profession.facts.items())]
    found += [list(fact.value) for *_, fact in catalogue.statements() if isinstance(fact.value, dict)]
    return found


def test_the_fixture_is_the_same_in_both_forms(catalogue: Catalogue, written: Path) -> None:
    found = compiled.read(written, STAMP, None)
    assert found == catalogue
    assert order(found) == order(catalogue)


def test_values_keep_their_types(catalogue: Catalogue, written: Path) -> None:
    found = compiled.read(written, STAMP, None)
    assert found is not None
    for (*_, before), (*_, after) in zip(catalogue.statements(), found.statements(), strict=True):
        assert repr(after.value) == repr(before.value)


@pytest.mark.parametrize("ids", [(), ("pt",), ("trainer", "pt"), ("massage-therapist", "trainer", "pt")])
def test_a_choice_of_professions_is_read_in_its_order(catalogue: Catalogue, written: Path, ids: Sequence[str]) -> None:
    found = compiled.read(written, STAMP, lambda _names: ids)
    assert found is not None
    assert list(found.professions) == list(ids)
    assert all(found.professions[id_] == catalogue.professions[id_] for id_ in ids)
    assert found.sections == catalogue.sections


def test_a_choice_brings_the_sources_that_it_cites_and_no_other(catalogue: Catalogue, written: Path) -> None:
    found = compiled.read(written, STAMP, lambda _names: ["massage-therapist"])
    assert found is not None
    cited = {one.source.id: one.source for *_, fact in found.statements() for one in fact.citations}
    assert found.sources == cited
    assert set(cited) < set(catalogue.sources)


def test_the_bibliography_is_found_by_id(catalogue: Catalogue, written: Path, tmp_path: Path) -> None:
    found = compiled.bibliography(written, STAMP)
    assert found == catalogue.sources
    assert compiled.bibliography(written, [*STAMP, "x"]) is None
    copy = Path(shutil.copytree(written, tmp_path / "copy"))
    for content in (b"", b"null", b"[[]]", b"{", b'[["a", "b"]]'):
        (copy / compiled.BIBLIOGRAPHY).write_bytes(content)
        assert compiled.bibliography(copy, STAMP) is None


def test_who_chooses_sees_every_name(catalogue: Catalogue, written: Path) -> None:
    seen: dict[str, str] = {}

    def choose(known: dict[str, str]) -> list[str]:
        seen.update(known)
        return []

    compiled.read(written, STAMP, choose)
    assert seen == compiled.names(catalogue)
    words = {"pt": "pt", "physio": "pt", "personal-trainer": "trainer", "coach": "trainer", "lmt": "massage-therapist"}
    assert words.items() <= seen.items()


def test_an_id_stands_for_its_profession_whatever_an_alias_says(catalogue: Catalogue) -> None:
    trainer = catalogue.professions["trainer"]._replace(name="Gym Guide", aliases=("pt", "Strength Coach"))
    names = compiled.names(catalogue._replace(professions={**catalogue.professions, "trainer": trainer}))
    assert names["pt"] == "pt"
    assert names["strength-coach"] == names["gym-guide"] == "trainer"


def test_an_error_of_who_chooses_is_not_taken_for_a_broken_form(written: Path) -> None:
    def choose(_known: dict[str, str]) -> list[str]:
        raise UsageError("no such profession")

    with pytest.raises(UsageError, match="no such profession"):
        compiled.read(written, STAMP, choose)


@pytest.mark.parametrize(
    "stamp", [None, [], "x", [["professions.yaml", 1, 2]], [["professions.yaml", 1, 2], ["sources.yaml", 3, 5]]]
)
def test_a_form_with_another_stamp_is_ignored(written: Path, stamp: object) -> None:
    assert compiled.read(written, stamp, None) is None


def test_files_that_cannot_be_stamped_match_no_form(catalogue: Catalogue, tmp_path: Path) -> None:
    compiled.write(catalogue, None, tmp_path)
    assert compiled.read(tmp_path, None, None) is None


def test_a_form_of_another_format_is_ignored(written: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(written, tmp_path / "copy"))
    index = json.loads((copy / compiled.INDEX).read_bytes())
    (copy / compiled.INDEX).write_text(json.dumps(index | {"format": compiled.FORMAT + 1}), encoding="utf-8")
    assert compiled.read(copy, STAMP, None) is None


def test_a_missing_form_is_ignored(tmp_path: Path) -> None:
    assert compiled.read(tmp_path / "nowhere", STAMP, None) is None
    (tmp_path / "file").touch()
    assert compiled.read(tmp_path / "file", STAMP, None) is None


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _content: b"",
    "cut off": lambda content: content[: len(content) // 2],
    "binary": lambda _content: b"\xff\x00\xfe",
    "null": lambda _content: b"null",
    "a number": lambda _content: b"1",
    "an empty list": lambda _content: b"[]",
    "an empty object": lambda _content: b"{}",
    "a list of empty lists": lambda _content: b"[[]]",
    "a hundred thousand levels": lambda _content: b"[" * 100_000,
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("name", [compiled.INDEX, "profession.pt.json"])
def test_a_form_with_a_broken_file_is_ignored(written: Path, tmp_path: Path, name: str, damage: str) -> None:
    copy = Path(shutil.copytree(written, tmp_path / "copy"))
    (copy / name).write_bytes(DAMAGE[damage]((copy / name).read_bytes()))
    assert compiled.read(copy, STAMP, None) is None
    assert compiled.read(copy, STAMP, lambda _names: ["trainer", "pt"]) is None


@pytest.mark.parametrize("name", [compiled.INDEX, compiled.BIBLIOGRAPHY, "profession.pt.json"])
def test_a_form_without_one_of_its_files_is_ignored(written: Path, tmp_path: Path, name: str) -> None:
    copy = Path(shutil.copytree(written, tmp_path / "copy"))
    (copy / name).unlink()
    assert compiled.read(copy, STAMP, None) is None


@pytest.mark.parametrize("key", ["version", "sections", "professions", "names"])
def test_an_index_without_one_of_its_parts_is_ignored(written: Path, tmp_path: Path, key: str) -> None:
    copy = Path(shutil.copytree(written, tmp_path / "copy"))
    index = json.loads((copy / compiled.INDEX).read_bytes())
    del index[key]
    (copy / compiled.INDEX).write_text(json.dumps(index), encoding="utf-8")
    assert compiled.read(copy, STAMP, None) is None
    assert compiled.read(copy, STAMP, lambda _names: ["pt"]) is None


@pytest.mark.parametrize("junk", [None, "x", [None], {"x": None}])
@pytest.mark.parametrize("key", ["id", "sources", "facts", "codes", "aliases"])
def test_a_profile_with_a_broken_part_is_ignored_or_read(written: Path, tmp_path: Path, key: str, junk: object) -> None:
    copy = Path(shutil.copytree(written, tmp_path / "copy"))
    path = copy / "profession.pt.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {key: junk}), encoding="utf-8")
    found = compiled.read(copy, STAMP, lambda _names: ["pt"])
    assert found is None or key in ("id", "aliases")


def damaged(data: st.DataObject, value: Any) -> Any:
    """Return a JSON value with one part, somewhere inside, exchanged or gone."""
    junk: st.SearchStrategy[object] = st.sampled_from([None, True, 0, "", "x", [], {}, [[]], {"missing": []}])
    if not isinstance(value, (dict, list)) or not value or data.draw(st.integers(min_value=0, max_value=9)) == 0:
        return data.draw(junk)
    if isinstance(value, dict):
        key = data.draw(st.sampled_from(sorted(value)))
        if data.draw(st.booleans()):
            return value | {key: damaged(data, value[key])}
        return {one: part for one, part in value.items() if one != key}
    at = data.draw(st.integers(min_value=0, max_value=len(value) - 1))
    return [*value[:at], damaged(data, value[at]), *value[at + 1 :]]


@settings(deadline=10_000, max_examples=100)
@given(data=st.data())
def test_a_damaged_form_gives_a_catalogue_or_is_ignored(
    data: st.DataObject, written: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    copy = Path(shutil.copytree(written, tmp_path_factory.getbasetemp() / "damaged", dirs_exist_ok=True))
    path = data.draw(st.sampled_from(sorted(copy.iterdir())))
    path.write_text(json.dumps(damaged(data, json.loads(path.read_bytes()))), encoding="utf-8")
    assert isinstance(compiled.read(copy, STAMP, None), (Catalogue, type(None)))
    assert isinstance(compiled.read(copy, STAMP, lambda _names: ["pt"]), (Catalogue, type(None)))


LABEL = st.sampled_from(["missing", "a", "", "漢字", 'a "b" | c']) | st.text(max_size=5)
NUMBER = st.integers(min_value=-(10**15), max_value=10**15) | st.floats(allow_nan=False, allow_infinity=False)
VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: st.text(),
    Kind.LIST: st.lists(st.text(), min_size=1).map(tuple),
    Kind.NUMBER: NUMBER,
    Kind.RANGE: st.tuples(NUMBER, NUMBER),
    Kind.PERMISSION: st.sampled_from(Permission),
    Kind.BREAKDOWN: st.dictionaries(LABEL, NUMBER, min_size=1, max_size=3),
    Kind.DISTRIBUTION: st.dictionaries(st.sampled_from(DISTRIBUTION_FIELDS), NUMBER, min_size=1),
    Kind.CREDENTIALS: st.dictionaries(st.sampled_from(CREDENTIAL_FIELDS), st.text(), min_size=1),
    Kind.LINKS: st.dictionaries(LABEL, st.text(), min_size=1, max_size=3),
}
TEXT = st.none() | st.text()


@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=30, deadline=10_000)
@given(data=st.data())
def test_any_fact_is_the_same_in_both_forms(
    kind: Kind, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    value = st.sampled_from(Missing) | VALUES[kind]
    fact = st.builds(
        Fact,
        value=value,
        brief=TEXT,
        note=TEXT,
        population=TEXT,
        certainty=st.sampled_from(Certainty),
        as_of=st.none() | st.just(When("undated")) | st.just(When("2026-11")),
        citations=st.just(()),
        article=st.lists(st.text(), max_size=2).map(tuple),
    )
    facts = tuple(data.draw(st.lists(fact, min_size=1, max_size=3)))
    section = Section(id="s", title="S", attributes=(Attribute(id="a", label="A", kind=kind),))
    answers = {"s": {"a": facts}}
    one = Profession(id="p", name="P", summary="x", aliases=(), codes={}, facts=answers)
    catalogue = Catalogue(version="1", sections={"s": section}, sources={}, publishers={}, professions={"p": one})
    directory = tmp_path_factory.getbasetemp() / "facts"
    directory.mkdir(exist_ok=True)
    compiled.write(catalogue, STAMP, directory)
    found = compiled.read(directory, STAMP, None)
    assert found == catalogue
    assert repr(found) == repr(catalogue)
