from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from ptvspt.errors import DataError, UsageError
from ptvspt.loading import library
from ptvspt.places.pay import release
from ptvspt.places.records import Known, Level, LimitKind, LimitUnit, Membership
from ptvspt.profiles.statistics import FIGURES, NATION

Edit = Callable[[str, str, str], DataError]


@pytest.fixture
def broken(copied: Path) -> Edit:
    """Return what reading says when a text of a table is replaced."""

    def edit(name: str, old: str, new: str) -> DataError:
        path = copied / ("statistics" if name == "wages.csv" else "places") / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(DataError) as caught:
            library.places(copied)
        return caught.value

    return edit


def test_a_place_has_all_that_its_rows_say(fixture_dir: Path) -> None:
    place = library.places(fixture_dir)["ME"]
    assert place.name == "Maine"
    assert place.access is not None
    assert place.compact is not None
    assert (place.access.level, place.access.known) == (Level.WITH_PROVISIONS, Known.YES)
    limits = [(one.amount, one.unit, one.kind) for one in place.access.limits]
    assert limits == [
        (1, LimitUnit.VISITS, LimitKind.HARD_STOP),
        (30, LimitUnit.DAYS, LimitKind.NOT_IMPROVING),
        (120, LimitUnit.DAYS, LimitKind.CONSULTATION),
    ]
    assert place.compact.membership is Membership.ENACTED
    assert place.access.source.title.startswith("Therapy Act")
    assert place.board is not None
    assert (place.board.name, place.board.url) == ("Maine Board of Examiners, Walking", "https://me.example/board")
    assert (place.board.as_of, place.board.source.id, place.board.known) == ("2024", "board-list", Known.PARTLY)


@pytest.mark.parametrize("shipped", [True, False])
def test_every_row_of_a_place_comes_back_for_its_profession(shipped: bool, fixture_dir: Path) -> None:
    directory = library.shipped() if shipped else fixture_dir
    places = library.places(directory)
    codes = {one.codes["soc"][0]: id_ for id_, one in library.load(directory).professions.items() if one.codes}
    with (directory / "statistics" / "wages.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["place"] != NATION]
    assert rows
    for row in rows:
        pay = places[row["place"]].pay[codes[row["soc"]]]
        for name in FIGURES:
            assert getattr(pay, name) == (float(row[name]) if row[name] else None)


def test_an_empty_cell_is_no_figure(fixture_dir: Path) -> None:
    pay = library.places(fixture_dir)["DE"].pay["pt"]
    assert (pay.median, pay.p10, pay.mean) == (None, None, None)
    assert pay.employment


BROKEN = [
    ("direct-access.csv", "AK,unrestricted", "AK,unrestrictd", "no level 'unrestrictd'; did you mean 'unrestricted'?"),
    ("direct-access.csv", "30 days consultation", "30 days consult", "no limitkind 'consult'"),
    ("direct-access.csv", "30 days consultation", "30 weeks consultation", "no limitunit 'weeks'"),
    ("direct-access.csv", "30 days consultation", "soon", "a limit is an amount, a unit and a kind"),
    (
        "direct-access.csv",
        "30 days consultation",
        "30 days consultation foo",
        "a limit is an amount, a unit and a kind",
    ),
    ("direct-access.csv", "30 days consultation", "30 days consultation;", "a limit is an amount, a unit and a kind"),
    ("direct-access.csv", "30 days consultation", "9e9 days consultation", "a limit is an amount, a unit and a kind"),
    ("direct-access.csv", "30 days consultation", f"{'9' * 400} days consultation", "a limit is an amount, a unit"),
    ("direct-access.csv", "2024,act-18", "2025-02-31,act-18", "a date is wanted here"),
    ("direct-access.csv", "AZ,", "AK,", "the place AK stands twice"),
    ("direct-access.csv", "AZ,", "ZZ,", "no place 'ZZ' in places.csv"),
    ("direct-access.csv", ",act-18,partly", ",act-19,partly", "no source 'act-19' in sources.yaml"),
    ("direct-access.csv", "2024,act-18", "lately,act-18", "a date is wanted here"),
    ("direct-access.csv", "place,level", "state,level", "the columns must be place,level"),
    ("compact.csv", "AK,issuing", "AK,asleep", "no membership 'asleep'"),
    ("compact.csv", ",yes\n", ",perhaps\n", "no known 'perhaps'"),
    ("boards.csv", "AK Board of Therapy", "", "board: the name of who licenses is wanted here"),
    ("boards.csv", "AK Board of Therapy", "AK  Board", "board: one space stands between words"),
    ("boards.csv", "https://ak.example", "http://ak.example", "url: an address that begins with https://, or nothing"),
    ("boards.csv", "https://ak.example", "https://ak example", "url: an address that begins with https://, or nothing"),
    ("boards.csv", "AZ,AZ", "AK,AZ", "the place AK stands twice"),
    ("places.csv", "AZ,Arizona", "AK,Arizona", "the place AK stands twice"),
    ("places.csv", "AZ,Arizona", "az,Arizona", "a place is a code in capitals and a name"),
    ("wages.csv", "AK,39-9031,", "AK,29-1123,", "the row of AK 29-1123 2026-05 stands twice"),
    ("wages.csv", "AK,39-9031,", "ZZ,39-9031,", "place: no place 'ZZ' in places.csv"),
    ("wages.csv", "2026-05,6078,2.5", "2026-05,many,2.5", "employment: a whole number is wanted here"),
    ("wages.csv", "2026-05,6078,2.5", "2026-05,6078,some", "jobs_per_1000: a number is wanted here"),
    ("wages.csv", "2026-05,6078,2.5", "2026-05,6078,nan", "jobs_per_1000: a number is wanted here"),
    ("wages.csv", "2026-05,6078,2.5", "2026-05,6078,1e5", "jobs_per_1000: a number is wanted here"),
    ("wages.csv", "AK,39-9031,", "AK,fitness,", "soc: an SOC code, like 29-1123, is wanted here, not 'fitness'"),
    ("wages.csv", "AK,39-9031,", "AK,", "the row has 18 cells, 19 are wanted"),
]


@pytest.mark.parametrize(("name", "old", "new", "message"), BROKEN, ids=[case[3] for case in BROKEN])
def test_a_mistake_is_told_with_its_place_and_remedy(name: str, old: str, new: str, message: str, broken: Edit) -> None:
    problems = broken(name, old, new).problems
    assert any(message in one.message and one.path.endswith(name) and one.line for one in problems)


def test_every_mistake_comes_in_one_run(broken: Edit, copied: Path) -> None:
    path = copied / "places" / "compact.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("issuing", "asleep"), encoding="utf-8")
    assert len(broken("direct-access.csv", "AK,unrestricted", "AK,open").problems) > 40


def test_mistakes_of_all_tables_come_together_with_file_and_line(broken: Edit, copied: Path) -> None:
    for name, old, new in (
        ("places.csv", "AZ,Arizona", "az,Arizona"),
        ("direct-access.csv", "place,level", "state,level"),
        ("compact.csv", "AK,issuing", "ZZ,asleep"),
    ):
        path = copied / "places" / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    found = broken("wages.csv", "AK,39-9031", "ZZ,39-9031").problems
    told = {(Path(one.path).name, one.message[:24]): one.line for one in found}
    assert told["places.csv", "code: a place is a code "]
    assert told["direct-access.csv", "the columns must be plac"] == 1
    assert told["compact.csv", "place: no place 'ZZ' in "] == told["compact.csv", "membership: no membershi"]
    assert told["wages.csv", "place: no place 'ZZ' in "]


def test_an_unknown_source_stops_no_other_problem(broken: Edit, copied: Path) -> None:
    path = copied / "statistics" / "wages.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("2026-05,6078", "lately,6078", 1), encoding="utf-8")
    found = broken("direct-access.csv", ",act-18,partly", ",act-19,partly").problems
    assert [Path(one.path).name for one in found] == ["direct-access.csv", "wages.csv"]


def test_where_the_places_cannot_be_read_no_row_is_of_an_unknown_one(broken: Edit) -> None:
    (found,) = broken("places.csv", "code,name", "code,title").problems
    assert found.message == "the columns must be code,name"


def test_a_place_is_not_looked_for_where_the_places_are_broken(copied: Path) -> None:
    path = copied / "places" / "places.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("code,name", "code,title"), encoding="utf-8")
    with pytest.raises(DataError, match="the columns must be code,name"):
        library.place(copied, "tx")


def test_a_table_that_is_not_there_is_a_problem_with_its_path(copied: Path) -> None:
    (copied / "places" / "compact.csv").unlink()
    with pytest.raises(DataError, match=r"compact\.csv: cannot be read"):
        library.places(copied)


def test_without_a_table_of_boards_places_have_none(copied: Path) -> None:
    (copied / "places" / "boards.csv").unlink()
    assert not any(place.board for place in library.places(copied).values())
    alone = library.law(copied, "me")
    assert alone.board is None
    assert alone.access is not None


def test_the_law_of_a_place_comes_with_its_board_and_without_wages(copied: Path) -> None:
    whole = library.places(copied)["ME"]
    (copied / "statistics" / "wages.csv").write_text("no wages", encoding="utf-8")
    assert library.law(copied, "me") == whole._replace(compact=None, pay={})


def test_of_an_advice_only_the_row_of_its_place_is_read_and_it_stands_once(copied: Path) -> None:
    path = copied / "places" / "boards.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("AZ,AZ", "AK,AZ").replace("2026,board-list", "lately,board-list"), encoding="utf-8")
    assert library.law(copied, "me").board is not None
    with pytest.raises(DataError, match="the place AK stands twice"):
        library.law(copied, "ak")


def test_without_statistics_places_have_no_pay(copied: Path) -> None:
    (copied / "statistics" / "wages.csv").unlink()
    assert not any(place.pay for place in library.places(copied).values())


def test_of_several_releases_a_place_has_the_newest(copied: Path) -> None:
    path = copied / "statistics" / "wages.csv"
    rows = path.read_text(encoding="utf-8").splitlines()
    (old,) = (row for row in rows if row.startswith("AK,39-9031"))
    path.write_text("\n".join([*rows, old.replace("2026-05,6078", "2021-05,1"), ""]), encoding="utf-8")
    assert library.places(copied)["AK"].pay["trainer"].employment == 6078


def test_rows_know_their_lines(copied: Path, fixture_dir: Path) -> None:
    located = library.locate_places(copied, library.read(fixture_dir).catalogue)
    assert located is not None
    path, line, *_ = located.rows["AK.pt"]
    assert Path(path).read_text(encoding="utf-8").splitlines()[line - 1].startswith("AK,29-1123,")


@pytest.mark.parametrize("word", ["TX", "tx", "Texas", "TEXAS", " texas "])
def test_a_place_is_found_by_code_or_name_in_any_case(word: str, fixture_dir: Path) -> None:
    assert library.resolve_place(library.places(fixture_dir), word).code == "TX"


@pytest.mark.parametrize("word", ["new york", "New_York", "new-york"])
def test_a_name_of_two_words_may_be_written_with_any_mark_between(word: str, fixture_dir: Path) -> None:
    assert library.resolve_place(library.places(fixture_dir), word).code == "NY"


def test_an_unknown_place_is_refused_with_the_nearest_or_the_list(fixture_dir: Path) -> None:
    known = library.places(fixture_dir)
    with pytest.raises(UsageError, match=r"no place 'texsa'; did you mean 'texas'\?"):
        library.resolve_place(known, "texsa")
    with pytest.raises(UsageError, match="no place 'zz'; 'ptvspt rank access' lists them"):
        library.resolve_place(known, "zz")


@pytest.mark.parametrize("code", ["IL", "GU", "WY"])
def test_a_place_read_alone_is_the_same_and_so_is_the_release(code: str, fixture_dir: Path) -> None:
    whole = library.places(fixture_dir)
    alone, others = library.place(fixture_dir, code.lower())
    assert alone == whole[code]
    assert release(others) == release(whole)
