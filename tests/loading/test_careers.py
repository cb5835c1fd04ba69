from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ptvspt.career.records import Item
from ptvspt.errors import DataError
from ptvspt.loading import library

Broken = Callable[[str, str, str], list[str]]


@pytest.fixture
def broken(fixture_dir: Path, tmp_path: Path) -> Broken:
    """Return what breaks a table of the fixture, and returns what is told then."""

    def told(file: str, before: str, after: str) -> list[str]:
        copy = tmp_path / "copy"
        shutil.copytree(fixture_dir, copy)
        table = copy / "career" / file
        text = table.read_text(encoding="utf-8")
        assert before in text
        table.write_text(text.replace(before, after, 1), encoding="utf-8")
        with pytest.raises(DataError) as caught:
            library.careers(copy, None)
        return [str(one).removeprefix(f"{copy}/career/") for one in caught.value.problems]

    return told


def test_the_wages_are_those_of_the_place(fixture_dir: Path) -> None:
    careers, code, name = library.careers(fixture_dir, "illinois")
    assert (code, name) == ("IL", "Illinois")
    assert (careers.pay["pt"].p25, careers.pay["trainer"].p75) == (104_000, 54_000)
    assert "massage-therapist" not in careers.pay


def test_wages_that_are_withheld_in_part_are_none(fixture_dir: Path) -> None:
    assert library.careers(fixture_dir, None)[0].pay == {}


def test_a_figure_has_its_range_its_sources_and_its_certainty(fixture_dir: Path) -> None:
    figure = library.careers(fixture_dir, None)[0].paths["pt:private"].figures[Item.PROGRAM_COST]
    assert (figure.low, figure.middle, figure.high) == (120_000, 135_000, 150_000)
    assert [one.id for one in figure.sources] == ["board-list", "herald"]
    assert figure.certainty.value == "weak"


@pytest.mark.parametrize(
    ("file", "before", "after", "message"),
    [
        ("paths.csv", "pt:private,", "pt:public,", "paths.csv:3:1: the path pt:public stands twice"),
        ("paths.csv", "pt:private,", "juggler:x,", "paths.csv:3:1: path: a path is a profession's id and a route"),
        ("paths.csv", "no,professional", "maybe,professional", "paths.csv:3:1: usual: yes or no is wanted here"),
        ("paths.csv", "no,professional", "no,payday", "paths.csv:3:1: loan: no loan 'payday'"),
        ("figures.csv", "pt:public,debt", "pt:x,debt", "figures.csv:22:1: path: no path 'pt:x' in paths.csv"),
        (
            "figures.csv",
            "pt:public,debt",
            "pt:public,rate-private",
            "figures.csv:22:1: item: rate-private is no figure of",
        ),
        (
            "figures.csv",
            "pt:public,debt",
            "pt:public,exam-cost",
            "figures.csv:22:1: the row of pt:public exam-cost stands",
        ),
        ("figures.csv", "120000,150000", "120000,90000", "figures.csv:25:1: high: the highest is less than the lowest"),
        ("figures.csv", "all,rate-private,10,", "all,rate-private,,", "figures.csv:5:1: low: a number is wanted here"),
        ("figures.csv", "board-list; herald", "board-list; nobody", "figures.csv:25:1: source: no source 'nobody'"),
        ("figures.csv", "all,rate-private,10,,2025,census-2026,weak,\n", "", "no row of all,rate-private; add one"),
        ("figures.csv", "high-school,pay-median,40000,,2025,census-2026,,\n", "", "high-school has no pay-median"),
    ],
)
def test_what_is_wrong_is_told_at_its_row(broken: Broken, file: str, before: str, after: str, message: str) -> None:
    assert any(message in one for one in broken(file, before, after))


def test_data_without_careers_is_told(tmp_path: Path, fixture_dir: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(fixture_dir, copy, ignore=shutil.ignore_patterns("career"))
    with pytest.raises(DataError, match=r"paths\.csv: cannot be read"):
        library.careers(copy, None)
