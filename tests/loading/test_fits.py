"""Questions and criteria about careers, from their file to records; both forms of them are the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ptvspt.career.criteria import Amount, Fitting
from ptvspt.errors import DataError
from ptvspt.loading import compiled_fit, library
from ptvspt.loading.fits import interests, locate, read
from running import FIXTURE

SOURCES = dict(library.load(FIXTURE).sources)
TEXT = (FIXTURE / "interviews" / "career.yaml").read_text(encoding="utf-8")
MADE = library.fitting(FIXTURE)
STAMP = [["interviews/career.yaml", 1]]


def problems(text: str, tmp_path: Path) -> list[str]:
    """Return what is wrong with a file, each as `line:column: message`."""
    path = tmp_path / "career.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read(tmp_path, SOURCES)
    return [str(one).removeprefix(f"{path}:") for one in caught.value.problems]


def place(words: str) -> str:
    before = TEXT[: TEXT.index(words)]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def test_criteria_are_read_as_they_are_written() -> None:
    years, hurt, regular = (MADE.criteria[id_] for id_ in ("years-one", "people-hurt", "hours-regular"))
    assert (years.amount, years.excludes and years.excludes.above) == (Amount.YEARS, 1)
    assert (hurt.fact, hurt.supports and hurt.supports.has) == ("scope.treat-injury", ("yes",))
    assert [(one.source.id, one.locator) for one in regular.citations] == [("census-2026", "page 3")]
    assert MADE.criteria["people-well"].weight == 2
    assert [one.id for one in MADE.interview.rules] == ["fit"]


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ("fact: scope.treat-injury", "fakt: scope.treat-injury", "  people-hurt:", "looks at one of fact, amount"),
        ("amount: years", "amount: height", "years\n    excludes", "no amount 'height'"),
        ("amount: years", "interest: Cats", "years\n    excludes", "no interest 'Cats'"),
        ("weight: 2", "weight: 3", "2\n    supports", "a wish counts 1 or 2"),
        ("{above: 1, text", "{above: 1, has: [yes], text", "{above: 1, text", "one of them only"),
        ("{least: 4, text: Long study}", "{text: Long study}", "{least: 4, text", "one of them only"),
        ("{value|}, you said", "{height|}, you said", '"takes {value|}', "no question 'height' to fill"),
        ("{years: one}", "{years: two}", "one}\n    amount", "no option 'two'"),
        (
            "{hours: regular}\n    opposes",
            "{ours: regular}\n    opposes",
            "hours: regular}\n    opposes",
            "no question",
        ),
        ("[census-2026: page 3]", "[nowhere]", "census-2026: page 3", "no source 'nowhere'"),
        ("    sources: [census-2026: page 3]\n", "", "  hours-regular:", "or cites sources"),
        ("    excludes: {", "    supports: {above: 9, text: x}\n    excludes: {", "", "a must is no wish"),
        ("sure: No aptitude test.\n", "", "", "the key 'sure' is missing"),
        ("ask: [How many pass?]\n", "", "", "the key 'ask' is missing"),
        ("limits:", "limit:", "", "the key 'limits' is missing"),
    ],
    ids=lambda one: one[:30].strip(),
)
def test_what_is_wrong_is_told_at_its_place(old: str, new: str, at: str, message: str, tmp_path: Path) -> None:
    assert TEXT.count(old) >= 1
    found = problems(TEXT.replace(old, new, 1), tmp_path)
    assert [one for one in found if message in one], found
    line = place(at).split(":")[0] if at else ""
    assert not at or any(abs(int(one.split(":")[0]) - int(line)) <= 1 for one in found if message in one), (found, line)


def test_all_problems_come_in_one_run(tmp_path: Path) -> None:
    text = (
        TEXT.replace("weight: 2", "weight: 7").replace("fact: scope.treat-injury", "fakt: x").replace("one: {", "one {")
    )
    assert len(problems(text.replace("one {", "one: {"), tmp_path)) == 2


def test_every_part_stands_where_it_is_written() -> None:
    located = locate(FIXTURE / "interviews", SOURCES)
    assert located is not None
    assert located.locations.keys() >= {"career", "career.question.hours", "career.criterion.people-well"}
    assert located.locations["career.criterion.people-well"].line == int(place("people-well:").split(":")[0])


def test_a_directory_without_the_file_has_no_criteria(tmp_path: Path) -> None:
    assert locate(tmp_path, SOURCES) is None


def test_an_interview_beside_it_is_read_as_before() -> None:
    assert library.locate_interviews(FIXTURE, SOURCES).interviews.keys() == {"care"}


def test_a_directory_without_ratings_has_no_interests() -> None:
    assert interests(FIXTURE, SOURCES.get, {}) == {}


def test_each_profession_has_six_interests_of_its_own() -> None:
    found = library.fit_basis(None, None).interests
    assert {len(one) for one in found.values()} == {6}
    assert found["pta"]["Social"].value == 6.41
    assert found["ot"]["Artistic"].value == 3.07


# The compiled form


@pytest.mark.parametrize("fitting", [MADE, library.fitting(library.shipped())], ids=["fixture", "shipped"])
def test_both_forms_are_equal_and_in_the_same_order(fitting: Fitting, tmp_path: Path) -> None:
    compiled_fit.write(fitting, STAMP, tmp_path)
    found = compiled_fit.read(tmp_path, STAMP)
    assert found == fitting
    assert list(found.criteria) == list(fitting.criteria)
    assert list(found.interview.questions) == list(fitting.interview.questions)
    assert list(found.look) == list(fitting.look)


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"format": 1}', '{"format": 0, "stamp": null}', "\x00"])
def test_a_broken_form_or_another_stamp_is_none(content: str, tmp_path: Path) -> None:
    compiled_fit.write(MADE, STAMP, tmp_path)
    assert compiled_fit.read(tmp_path, [["other", 2]]) is None
    packed = json.loads((tmp_path / compiled_fit.FILE).read_text(encoding="utf-8"))
    (tmp_path / compiled_fit.FILE).write_text(json.dumps(packed | {"format": 99}), encoding="utf-8")
    assert compiled_fit.read(tmp_path, STAMP) is None
    (tmp_path / compiled_fit.FILE).write_text(content, encoding="utf-8")
    assert compiled_fit.read(tmp_path, STAMP) is None
