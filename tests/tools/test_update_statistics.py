"""The yearly update, on small workbooks with the publishers' own column names."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from ptvspt.loading import library
from ptvspt.loading.statistics import (
    INDUSTRIES,
    INDUSTRY_COLUMNS,
    ONET,
    ONET_COLUMNS,
    PROJECTION_COLUMNS,
    PROJECTIONS,
    WAGE_COLUMNS,
    WAGES,
)

openpyxl = pytest.importorskip("openpyxl", reason="a development dependency: requirements-dev.lock has it")

import publishers  # noqa: E402 - below what may skip the module
import update_statistics  # noqa: E402

ROOT = Path(update_statistics.__file__).parent.parent
OEWS_HEAD = [
    *("AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP", "OWN_CODE"),
    *("OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "EMP_PRSE", "JOBS_1000", "LOC_QUOTIENT", "PCT_TOTAL", "PCT_RPT"),
    *("H_MEAN", "A_MEAN", "MEAN_PRSE", "H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90"),
    *("A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90", "ANNUAL", "HOURLY"),
]
EP_HEAD = [
    *("2026 National Employment Matrix title", "2026 National Employment Matrix code", "Occupation type"),
    *("Employment, 2026", "Employment, 2036"),
    *("Employment distribution, percent, 2026", "Employment distribution, percent, 2036"),
    *("Employment change, numeric, 2026–36", "Employment change, percent, 2026–36", "Percent self employed, 2026"),
    *("Occupational openings, 2026–36 annual average", "Median annual wage, dollars, 2026[1]"),
    *("Typical education needed for entry", "Work experience in a related occupation"),
    "Typical on-the-job training needed to attain competency in the occupation",
    "Related Occupational Outlook Handbook (OOH) content",
]
SKILLS_HEAD = [
    *("O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "N", "Standard Error"),
    *("Lower CI Bound", "Upper CI Bound", "Recommend Suppress", "Not Relevant", "Date", "Domain Source"),
]
INTERESTS_HEAD = ["O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "Date", "Domain Source"]
ZONES_HEAD = ["O*NET-SOC Code", "Job Zone", "Date", "Domain Source"]
YEARLY = {"A_MEAN": 100000, "A_PCT10": 70000, "A_PCT25": 80000, "A_MEDIAN": 98000, "A_PCT75": 110000, "A_PCT90": 130000}
HOURLY = {key.replace("A_", "H_"): value / 2000 for key, value in YEARLY.items()}
SOC, OTHER = "29-1123", "39-9031"
PROFESSIONS = """\
version: 2026.11.20
sections:
  salary:
    title: Salary
    attributes:
      median: {label: Median wage, kind: number, unit: usd-per-year, renew: wages, filled-by: wages.median}
      growth: {label: "Jobs by {end}", kind: number, unit: percent, filled-by: projections.growth}
      skills: {label: Skills, kind: list, filled-by: onet.skills}
professions:
  pt: {name: Physical therapist, summary: A, aliases: [], codes: {soc: [29-1123], onet: [29-1123.00]}, facts: {}}
  trainer: {name: Trainer, summary: B, aliases: [], codes: {soc: [39-9031], onet: [39-9031.00]}, facts: {}}
"""
SOURCE = "  title: T\n  publisher: P\n  url: unknown\n  kind: statistics\n  issued: 2026\n  checked: 2026-11-20\n"


def wage(place: str, soc: str, release: str = "2025-05", **changes: str) -> dict[str, str]:
    row = dict.fromkeys(WAGE_COLUMNS, "")
    row |= {"place": place, "soc": soc, "release": release, "source": "bls-oews", "employment": "1000"}
    row |= {"mean": "100000", "p10": "70000", "p25": "80000", "median": "98000", "p75": "110000", "p90": "130000"}
    row |= {f"hourly_{name}": "50.00" for name in ("mean", "p10", "p25", "median", "p75", "p90")}
    return {**row, **changes}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A directory of data with two professions in two places."""
    directory = tmp_path / "data"
    for part in ("statistics", "places"):
        (directory / part).mkdir(parents=True)
    (directory / "professions.yaml").write_text(PROFESSIONS, encoding="utf-8")
    sources = "".join(f"{id_}:\n{SOURCE}" for id_ in ("bls-ep", "bls-oews", "onet"))
    (directory / "sources.yaml").write_text(sources, encoding="utf-8")
    (directory / "publishers.yaml").write_text("P: {grade: official}\n", encoding="utf-8")
    (directory / "places" / "places.csv").write_text("code,name\nAK,Alaska\nTX,Texas\n", encoding="utf-8")
    rows = [wage("US", SOC), wage("US", SOC, "2022-05"), wage("US", OTHER)]
    rows += [wage(place, soc, jobs_per_1000="1.000") for place in ("AK", "TX") for soc in (SOC, OTHER)]
    table(directory, WAGES, WAGE_COLUMNS, rows)
    outlook = {"jobs": "1000", "jobs_projected": "1100", "new_jobs": "100", "growth": "10", "openings": "50"}
    editions = [{"soc": soc, "edition": "2025-35", "source": "bls-ep", **outlook} for soc in (SOC, OTHER)]
    table(directory, PROJECTIONS, PROJECTION_COLUMNS, editions)
    settings = {"soc": SOC, "setting": "Hospitals", "industry": "622000", "release": "2025-05", "median": "90000"}
    share = {"soc": SOC, "setting": "Hospitals", "release": "2024", "share": "28", "source": "bls-ep"}
    table(directory, INDUSTRIES, INDUSTRY_COLUMNS, [{**settings, "source": "bls-oews"}, share])
    skill = {"domain": "skill", "element": "Speaking", "value": "4.00", "date": "2020-08", "release": "30.2"}
    zone = {"domain": "job-zone", "element": "Job zone", "value": "5", "date": "2020-08", "release": "31.0"}
    ratings = [{"code": f"{soc}.00", **row, "source": "onet"} for soc in (SOC, OTHER) for row in (zone, skill)]
    table(directory, ONET, ONET_COLUMNS, ratings)
    return directory


def table(directory: Path, name: str, columns: Sequence[str], rows: Iterable[dict[str, str]]) -> None:
    whole = [{column: row.get(column, "") for column in columns} for row in rows]
    (directory / name).write_text(update_statistics.text(columns, whole), encoding="utf-8")


def read(directory: Path, name: str) -> list[dict[str, str]]:
    with (directory / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def book(path: Path, title: str, rows: Iterable[Sequence[Any]]) -> Path:
    made = openpyxl.Workbook()
    made.active.title = title
    for row in rows:
        made.active.append(list(row))
    made.save(path)
    return path


def oews(code: str, place: str = "US", naics: str = "000000", by: float = 1.02, **changes: Any) -> list[Any]:
    """Return a row of the OEWS, whose figures are moved by a factor."""
    area = {"US": "99", "AK": "02", "TX": "48"}[place]
    row: dict[str, Any] = dict.fromkeys(OEWS_HEAD)
    row |= {"AREA": area, "AREA_TITLE": place, "PRIM_STATE": place, "NAICS": naics, "OCC_CODE": code, "OCC_TITLE": "x"}
    row |= {"O_GROUP": "detailed", "TOT_EMP": round(1000 * by), "JOBS_1000": None if place == "US" else 1.0 * by}
    row |= {key: round(value * by, -1) for key, value in YEARLY.items()}
    row |= {key: round(50 * by, 2) for key in HOURLY}
    return list({**row, **changes}.values())


def workbooks(directory: Path, year: int = 2026, *, head: Sequence[str] = OEWS_HEAD, **changes: Any) -> list[str]:
    """Write a national and a state workbook; `changes` are of the national row of the first occupation."""
    national = [head, oews(SOC, **changes), oews(OTHER), oews("11-1011")]
    states = [OEWS_HEAD, *(oews(soc, place) for place in ("AK", "TX") for soc in (SOC, OTHER))]
    return [
        str(book(directory / f"national_M{year}_dl.xlsx", f"national_M{year}_dl", national)),
        str(book(directory / f"state_M{year}_dl.xlsx", f"state_M{year}_dl", states)),
    ]


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*words: str) -> tuple[int, str, str]:
        status = update_statistics.main(["--data", str(data), *words])
        out, err = capsys.readouterr()
        return status, out, err

    return call


@pytest.fixture
def refused(data: Path, run: Run) -> Callable[..., str]:
    """Return why a call was refused, when it has written nothing."""

    def call(*words: str) -> str:
        before = {path: path.read_bytes() for path in data.rglob("*.*")}
        status, out, err = run(*words)
        assert (status, out) == (1, "")
        assert {path: path.read_bytes() for path in data.rglob("*.*")} == before
        assert err.startswith("refused, nothing is written: ")
        return err

    return call


def test_a_release_stands_above_the_older_national_ones_and_replaces_those_of_places(
    data: Path, run: Run, tmp_path: Path
) -> None:
    status, out, err = run("oews", *workbooks(tmp_path))
    assert (status, err) == (0, "")
    rows = read(data, WAGES)
    releases = {
        (place, SOC): [one["release"] for one in rows if (one["place"], one["soc"]) == (place, SOC)]
        for place in ("US", "AK")
    }
    assert releases == {("US", SOC): ["2026-05", "2025-05", "2022-05"], ("AK", SOC): ["2026-05"]}
    assert "wages.csv 29-1123 median: 98000 -> 99960 (+2.0%)\n" in out
    assert "wages.csv AK:39-9031 hourly_median: 50.00 -> 51.00 (+2.0%)\n" in out
    assert library.read(data).catalogue.professions["pt"].facts["salary"]["median"][0].value == 99960


def test_what_is_of_no_occupation_of_ours_is_passed_over(data: Path, run: Run, tmp_path: Path) -> None:
    run("oews", *workbooks(tmp_path))
    assert {row["soc"] for row in read(data, WAGES)} == {SOC, OTHER}


def test_marks_stand_beside_empty_cells(data: Path, run: Run, tmp_path: Path) -> None:
    marks: dict[str, Any] = {"A_PCT90": "#", "H_PCT90": "#", "TOT_EMP": "**", "A_MEAN": "*"}
    status, out, _ = run("oews", *workbooks(tmp_path, **marks))
    assert status == 0
    row = read(data, WAGES)[0]
    assert (row["p90"], row["hourly_p90"], row["employment"], row["mean"]) == ("", "", "", "")
    assert row["status"] == "employment:** mean:* p90:# hourly_p90:#"
    assert "wages.csv 29-1123 p90: 130000 -> #\n" in out


def test_a_release_taken_in_twice_changes_nothing_more(data: Path, run: Run, tmp_path: Path) -> None:
    run("oews", *workbooks(tmp_path))
    once = (data / WAGES).read_bytes()
    _, out, _ = run("oews", *workbooks(tmp_path))
    assert out.startswith("0 figures are new")
    assert (data / WAGES).read_bytes() == once


def test_settings_take_the_median_of_their_industry(data: Path, run: Run, tmp_path: Path) -> None:
    rows = [OEWS_HEAD, oews(SOC, naics="622000", A_MEDIAN=91000), oews(SOC, naics="621000")]
    path = book(tmp_path / "nat3d_M2026_dl.xlsx", "nat3d_M2026_dl", rows)
    status, out, _ = run("oews", *workbooks(tmp_path), str(path))
    assert status == 0
    hospitals, share = read(data, INDUSTRIES)
    assert (hospitals["median"], hospitals["release"], share["share"], share["release"]) == (
        "91000",
        "2026-05",
        "28",
        "2024",
    )
    assert "industries.csv 29-1123:622000 median: 90000 -> 91000 (+1.1%)\n" in out


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"A_MEDIAN": "n/a"}, "A_MEDIAN: 'n/a' is no number and no mark; known marks are # * ** ~"),
        ({"A_MEDIAN": None}, "US, 29-1123: A_MEDIAN is empty"),
        ({"A_MEDIAN": 140000}, "wages.csv 29-1123 median: 98000 -> 140000 (+42.9%): moved by more than 30%"),
        ({"A_MEDIAN": 60000}, "--accept 29-1123 if that is right"),
        ({"OCC_CODE": "29-9999"}, "29-1123 is no longer there; --accept 29-1123 if that is right"),
        ({"head": OEWS_HEAD[:-1]}, "missing columns: ['HOURLY']; unknown or repeated ones: none"),
        ({"head": [*OEWS_HEAD, "NEW"]}, "missing columns: none; unknown or repeated ones: ['NEW']"),
        ({"head": [*OEWS_HEAD[:-1], "ANNUAL"]}, "missing columns: ['HOURLY']"),
        ({"year": 2024}, "the workbooks are of 2024-05, and the table has 2025-05 already"),
    ],
)
def test_what_does_not_fit_is_refused(
    change: dict[str, Any], message: str, refused: Callable[..., str], tmp_path: Path
) -> None:
    assert message in refused("oews", *workbooks(tmp_path, **change))


def test_every_figure_that_moved_far_is_told_in_one_run(refused: Callable[..., str], tmp_path: Path) -> None:
    told = refused("oews", *workbooks(tmp_path, A_MEDIAN=140000, TOT_EMP=1))
    assert told.count("moved by more than 30%") == 2


@pytest.mark.parametrize("change", [{"A_MEDIAN": 140000}, {"OCC_CODE": "29-9999"}])
def test_what_somebody_accepts_is_written(change: dict[str, Any], data: Path, run: Run, tmp_path: Path) -> None:
    status, _, _ = run("--accept", SOC, "oews", *workbooks(tmp_path, **change))
    assert status == 0
    assert read(data, WAGES)[0]["median"] == ("140000" if "A_MEDIAN" in change else "98000")


def states(directory: Path, *rows: list[Any]) -> str:
    return str(book(directory / "state_M2026_dl.xlsx", "state_M2026_dl", [OEWS_HEAD, *rows]))


def test_a_figure_of_one_place_is_accepted_by_its_place(data: Path, run: Run, tmp_path: Path) -> None:
    national, _ = workbooks(tmp_path)
    rows = [oews(soc, place, TOT_EMP=1) for place in ("AK", "TX") for soc in (SOC, OTHER)]
    both = ["oews", national, states(tmp_path, *rows)]
    status, _, err = run("--accept", f"AK:{SOC}", "--accept", OTHER, *both)
    assert (status, err.count("moved by more than 30%")) == (1, 1)
    assert f"--accept TX:{SOC} if that is right" in err
    assert run("--accept", f"AK:{SOC}", "--accept", f"TX:{SOC}", "--accept", OTHER, *both)[0] == 0


def test_an_occupation_that_no_place_has_any_more_is_refused(refused: Callable[..., str], tmp_path: Path) -> None:
    national, _ = workbooks(tmp_path)
    told = refused("oews", national, states(tmp_path, *(oews(SOC, place) for place in ("AK", "TX"))))
    assert f"{OTHER} is no longer there" in told


def test_a_place_may_lack_an_occupation(data: Path, run: Run, tmp_path: Path) -> None:
    national, _ = workbooks(tmp_path)
    rows = [oews(SOC, "AK"), oews(OTHER, "AK"), oews(SOC, "TX")]
    assert run("oews", national, states(tmp_path, *rows))[0] == 0
    assert [row["soc"] for row in read(data, WAGES) if row["place"] == "TX"] == [SOC]


def test_of_an_occupation_without_places_only_the_national_row_is_taken(data: Path, run: Run, tmp_path: Path) -> None:
    rows = [row for row in read(data, WAGES) if row["place"] == "US" or row["soc"] == SOC]
    table(data, WAGES, WAGE_COLUMNS, rows)
    assert run("oews", *workbooks(tmp_path))[0] == 0
    found = read(data, WAGES)
    assert {row["place"] for row in found if row["soc"] == OTHER} == {"US"}
    assert [row["release"] for row in found if row["soc"] == OTHER] == ["2026-05", "2025-05"]


def test_places_that_the_table_does_not_know_are_refused(refused: Callable[..., str], tmp_path: Path) -> None:
    national, _ = workbooks(tmp_path)
    rows = [oews(soc, place) for place in ("AK", "TX") for soc in (SOC, OTHER)]
    foreign = dict(zip(OEWS_HEAD, oews(SOC, "TX"), strict=True)) | {"PRIM_STATE": "ZZ"}
    told = refused("oews", national, states(tmp_path, *rows, list(foreign.values())))
    assert "places that the table does not know: ZZ" in told


def test_a_row_that_stands_twice_must_be_the_same(refused: Callable[..., str], tmp_path: Path) -> None:
    rows = [OEWS_HEAD, oews(SOC), oews(SOC, A_MEDIAN=98001)]
    path = book(tmp_path / "national_M2026_dl.xlsx", "national_M2026_dl", rows)
    assert "two rows of US 29-1123 differ" in refused("oews", str(path))


def test_an_industry_that_is_gone_is_refused(refused: Callable[..., str], tmp_path: Path) -> None:
    path = book(tmp_path / "nat3d_M2026_dl.xlsx", "nat3d_M2026_dl", [OEWS_HEAD, oews(SOC, naics="621000")])
    assert "29-1123:622000 is no longer there" in refused("oews", *workbooks(tmp_path), str(path))


def test_a_sheet_that_does_not_name_its_release_is_refused(refused: Callable[..., str], tmp_path: Path) -> None:
    path = book(tmp_path / "national_M2026_dl.xlsx", "Sheet1", [OEWS_HEAD, oews(SOC), oews(OTHER)])
    assert "the sheet 'Sheet1' does not say its release" in refused("oews", str(path))


def test_two_releases_in_one_call_are_refused(refused: Callable[..., str], tmp_path: Path) -> None:
    national, _ = workbooks(tmp_path, 2026)
    _, states = workbooks(tmp_path, 2027)
    assert "of several releases: 2026, 2027" in refused("oews", national, states)


def test_a_sheet_of_another_release_than_its_file_is_refused(refused: Callable[..., str], tmp_path: Path) -> None:
    path = book(tmp_path / "national_M2026_dl.xlsx", "national_M2025_dl", [OEWS_HEAD, oews(SOC), oews(OTHER)])
    assert "of several releases: 2025, 2026" in refused("oews", str(path))


def test_what_is_no_workbook_is_refused(refused: Callable[..., str], tmp_path: Path) -> None:
    path = tmp_path / "national_M2026_dl.xlsx"
    path.write_bytes(b"<html>")
    assert "cannot be read as a workbook" in refused("oews", str(path))


def test_an_empty_sheet_is_refused(refused: Callable[..., str], tmp_path: Path) -> None:
    path = book(tmp_path / "national_M2026_dl.xlsx", "national_M2026_dl", [])
    assert "the sheet 'national_M2026_dl' is empty" in refused("oews", str(path))


def test_a_table_that_the_program_could_not_read_is_not_written(
    data: Path, refused: Callable[..., str], tmp_path: Path
) -> None:
    text = (data / "professions.yaml").read_text(encoding="utf-8")
    fact = 'facts: {salary: {skills: {note: "It was {median pt US 2021-05}."}}}'
    (data / "professions.yaml").write_text(text.replace("facts: {}", fact, 1), encoding="utf-8")
    assert "professions.yaml:10:" in refused("oews", *workbooks(tmp_path))


# Projections


def outlook(code: str, now: float, **changes: Any) -> list[Any]:
    row: dict[str, Any] = dict.fromkeys(EP_HEAD)
    then = round(now * 1.1, 1)
    figures = [f"  {code} title", code, "Line item", now, then, 0.1, 0.1, round(then - now, 1), 10.0, 4.0, 0.055, 98000]
    return list({**row, **dict(zip(EP_HEAD, figures, strict=False)), **changes}.values())


def occupations(directory: Path, head: Sequence[str] = EP_HEAD, **changes: Any) -> str:
    title = ["Table 1.2 Occupational projections, 2026–36, and worker characteristics, 2026"]
    rows = [title, head, outlook(SOC, 1.1, **changes), outlook(OTHER, 1.0), ["Footnotes:"]]
    return str(book(directory / "occupation.xlsx", "Table 1.2", rows))


def test_an_edition_stands_above_the_one_before(data: Path, run: Run, tmp_path: Path) -> None:
    status, out, _ = run("projections", occupations(tmp_path))
    assert status == 0
    first, second, *_ = read(data, PROJECTIONS)
    assert [first["edition"], second["edition"]] == ["2026-36", "2025-35"]
    assert (first["jobs"], first["jobs_projected"], first["growth"], first["openings"]) == ("1100", "1200", "10", "55")
    assert "projections.csv 29-1123 jobs: 1000 -> 1100 (+10.0%)\n" in out
    (section,) = library.read(data).catalogue.sections.values()
    assert section.attributes[1].label == "Jobs by 2036"


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (
            [one.replace("Employment, 2026", "Employment, 2025") for one in EP_HEAD],
            "speak of the years [2025, 2026, 2036]",
        ),
        ([one for one in EP_HEAD if one != "Employment, 2036"], "missing columns: ['Employment, 2036']"),
        ([one.replace("code", "key") for one in EP_HEAD], "no row of Table 1.2 has the column"),
    ],
)
def test_another_form_of_the_projections_is_refused(
    head: Sequence[str], message: str, refused: Callable[..., str], tmp_path: Path
) -> None:
    assert message in refused("projections", occupations(tmp_path, head))


def test_an_older_edition_is_refused(data: Path, refused: Callable[..., str], tmp_path: Path) -> None:
    rows = [{**row, "edition": "2027-37"} for row in read(data, PROJECTIONS)]
    table(data, PROJECTIONS, PROJECTION_COLUMNS, rows)
    assert "the edition 2026-36 is older than 2027-37" in refused("projections", occupations(tmp_path))


def test_a_missing_table_of_the_projections_is_refused(refused: Callable[..., str], tmp_path: Path) -> None:
    path = book(tmp_path / "occupation.xlsx", "Table 1.3", [["x"]])
    assert "there is no sheet 'Table 1.2', but Table 1.3" in refused("projections", str(path))


# O*NET


def texts(directory: Path, names: dict[str, list[list[str]]]) -> str:
    directory.mkdir(exist_ok=True)
    for name, rows in names.items():
        (directory / name).write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    return str(directory)


def skill(name: str, value: str, code: str = f"{SOC}.00", scale: str = "IM") -> list[str]:
    return [code, "2.B", name, scale, value, "8", "0.1", "1", "5", "N", "n/a", "08/2026", "Analyst"]


SKILLED = [
    SKILLS_HEAD,
    *(
        skill(name, value)
        for name, value in zip("ABCDEFG", ("3.50", "4.00", "4.50", "3.50", "4.12", "3.50", "3.00"), strict=True)
    ),
    skill("A", "7.00", scale="LV"),
    skill("Speaking", "4.12", f"{OTHER}.00"),
]


def test_the_top_skills_are_taken_with_those_as_important_as_the_last(data: Path, run: Run, tmp_path: Path) -> None:
    status, out, _ = run("onet", texts(tmp_path / "db", {"Skills.txt": SKILLED}), "--release", "31.1")
    assert status == 0
    rows = [row for row in read(data, ONET) if row["domain"] == "skill"]
    assert [row["element"] for row in rows] == ["C", "E", "B", "A", "D", "F", "Speaking"]
    assert {row["release"] for row in rows} == {"31.1"}
    assert "onet.csv Speaking:39-9031.00 value: 4.00 -> 4.12 (+3.0%)\n" in out
    assert [row["release"] for row in read(data, ONET) if row["domain"] == "job-zone"] == ["31.0", "31.0"]


def test_skills_may_stand_in_two_texts(data: Path, run: Run, tmp_path: Path) -> None:
    parts = {
        "Essential Skills.txt": [SKILLS_HEAD, *SKILLED[1:3]],
        "Transferable Skills.txt": [SKILLS_HEAD, *SKILLED[3:]],
    }
    assert run("onet", texts(tmp_path / "db", parts), "--release", "31.1")[0] == 0
    assert [row["element"] for row in read(data, ONET) if row["code"] == f"{SOC}.00"][1:4] == ["C", "E", "B"]


def test_zones_and_interests_are_taken_in(data: Path, run: Run, tmp_path: Path) -> None:
    codes = (f"{SOC}.00", f"{OTHER}.00")
    zones = [ZONES_HEAD, *([code, "4", "08/2026", "Analyst"] for code in codes)]
    interests = [
        INTERESTS_HEAD,
        *([code, "1.B.1.d", "Social", "OI", "6.41", "02/2026", "Expert"] for code in codes),
        *([code, "1.B.1.g", "First Interest High-Point", "IH", "4.00", "02/2026", "Expert"] for code in codes),
    ]
    parts = {"Job Zones.txt": zones, "Interests.txt": interests}
    assert run("onet", texts(tmp_path / "db", parts), "--release", "31.1")[0] == 0
    found = [(row["domain"], row["element"], row["value"], row["date"]) for row in read(data, ONET)]
    assert found[:2] == [("job-zone", "Job zone", "4", "2026-08"), ("interest", "Social", "6.41", "2026-02")]


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({}, "it has none of Job Zones.txt"),
        ({"Job Zones.txt": [ZONES_HEAD[:-1]]}, "missing columns: ['Domain Source']"),
        ({"Job Zones.txt": [ZONES_HEAD, [f"{SOC}.00", "5", "2026", "Analyst"]]}, "the date '2026' is not like 08/2025"),
        ({"Job Zones.txt": [ZONES_HEAD, [f"{SOC}.00", "x", "08/2026", "A"]]}, "'x' is no number and no mark"),
        ({"Job Zones.txt": [ZONES_HEAD, [f"{SOC}.00", "2", "08/2026", "A"]]}, "39-9031.00 is no longer there"),
        (
            {"Job Zones.txt": [ZONES_HEAD, *([f"{soc}.00", "2", "08/2026", "A"] for soc in (SOC, OTHER))]},
            "5 -> 2 (-60.0%)",
        ),
    ],
)
def test_texts_that_do_not_fit_are_refused(
    parts: dict[str, list[list[str]]], message: str, refused: Callable[..., str], tmp_path: Path
) -> None:
    assert message in refused("onet", texts(tmp_path / "db", parts), "--release", "31.1")


# The tool itself


def test_help_needs_no_workbooks() -> None:
    code = "import sys; sys.modules['openpyxl'] = None; import update_statistics; update_statistics.main(['--help'])"
    path = [str(ROOT / "tools"), str(ROOT / "src")]
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {path!r}; {code}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "oews" in done.stdout


def test_data_without_statistics_has_nothing_to_update(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert update_statistics.main(["--data", str(tmp_path), "oews", "x.xlsx"]) == 1
    assert "wages.csv: No such file or directory" in capsys.readouterr().err


def test_the_columns_of_the_wages_are_the_publishers() -> None:
    assert set(publishers.NAMES.values()) <= set(OEWS_HEAD)
    assert publishers.NAMES["hourly_median"] == "H_MEDIAN"
    assert publishers.NAMES["p10"] == "A_PCT10"


def test_the_shipped_tables_are_as_the_tool_would_write_them() -> None:
    for name, columns in update_statistics.COLUMNS.items():
        path = library.shipped() / name
        assert path.read_text(encoding="utf-8") == update_statistics.text(columns, read(library.shipped(), name))
