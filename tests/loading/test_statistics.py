"""Tables of statistics in a directory of one's own: how they are read, and joined to what people wrote."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ptvspt.errors import DataError, Problem
from ptvspt.loading import cache, compiled, library
from ptvspt.loading.statistics import INDUSTRY_COLUMNS, ONET_COLUMNS, PROJECTION_COLUMNS, WAGE_COLUMNS, read
from ptvspt.loading.tables import Reader
from ptvspt.profiles.records import Catalogue, Fact, Missing
from ptvspt.profiles.statistics import Mark
from running import SOURCE, write_data

PROFESSIONS = """\
version: 2026.11.20
sections:
  pay:
    title: Pay
    attributes:
      median:
        label: Median wage in {release}
        kind: number
        unit: usd-per-year
        renew: wages
        filled-by: wages.median
        note: Only employees.
      shares: {label: Shares, kind: breakdown, unit: percent, filled-by: industries.shares}
      growth: {label: "Jobs by {end}", kind: number, unit: percent, renew: projections, filled-by: projections.growth}
      skills: {label: Skills, kind: list, filled-by: onet.skills}
      words: {label: Words, kind: list}
professions:
  pt:
    name: Physical therapist
    summary: Treats movement.
    aliases: []
    codes: {soc: [29-1123], onet: [29-1123.00]}
    facts:
      pay:
        skills:
          note: Old ratings.
          brief: Speaking
          article: [A001]
        words:
          value: ["Half earned more than {median pt US}."]
          note: In {date wages.median}.
          as-of: "{as-of wages.median}"
          sources: [book]
  juggler:
    name: Juggler
    summary: Keeps things in the air.
    aliases: []
    codes: {}
    facts:
      pay:
        median: {value: 30000, as-of: 2020, sources: [book]}
        words: unknown
"""
TABLES = {
    "wages": (
        WAGE_COLUMNS,
        "US,29-1123,2025-05,267330,,105280,77140,86160,102760,121160,135140,50.62,,,49.40,,,,book",
        "US,29-1123,2024-05,248630,,102400,,,101020,,,,,,,,,p90:#,book",
        "TX,29-1123,2025-05,21870,1.500,,,,105810,,139050,,,,50.87,,,mean:*,book",
    ),
    "projections": (
        PROJECTION_COLUMNS,
        "29-1123,2025-35,283700,317600,33800,11.9,13400,book",
        "29-1123,2024-34,267200,296400,-29300,-11,,book",
    ),
    "industries": (INDUSTRY_COLUMNS, "29-1123,Hospitals,,2024,28,,,book", "29-1123,Home care,,2024,11.5,,,book"),
    "onet": (
        ONET_COLUMNS,
        "29-1123.00,job-zone,Job zone,5,2020-08,31.0,book",
        "29-1123.00,skill,Speaking,4.00,2020-08,30.2,book",
        "29-1123.00,interest,Social,5.91,2026-02,30.2,book",
    ),
    "occupations": (("code", "title", "population"), "29-1123,Physical Therapists,therapists of all kinds"),
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    directory = write_data(tmp_path / "data", PROFESSIONS)
    (directory / "statistics").mkdir()
    for name, (columns, *rows) in TABLES.items():
        text = "".join(f"{line}\n" for line in (",".join(columns), *rows))
        (directory / "statistics" / f"{name}.csv").write_text(text, encoding="utf-8")
    return directory


Edit = Callable[[str, str, str], tuple[Problem, ...]]


@pytest.fixture
def broken(data: Path) -> Edit:
    """Return the problems of the data when a text of a file is replaced."""

    def edit(name: str, old: str, new: str) -> tuple[Problem, ...]:
        change(data, name, old, new)
        with pytest.raises(DataError) as caught:
            library.read(data)
        return caught.value.problems

    return edit


def change(data: Path, name: str, old: str, new: str) -> None:
    path = data / name if name.endswith("yaml") else data / "statistics" / f"{name}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def only(catalogue: Catalogue, attribute: str, profession: str = "pt") -> Fact:
    (fact,) = catalogue.professions[profession].facts["pay"][attribute]
    return fact


def test_tables_answer_what_their_columns_fill(data: Path) -> None:
    catalogue = library.read(data).catalogue
    median = only(catalogue, "median")
    assert (median.value, median.as_of, median.note) == (102760, "2025-05", "Only employees.")
    assert median.population == "therapists of all kinds"
    assert [one.source.id for one in median.citations] == ["book"]
    assert only(catalogue, "growth").value == 11.9
    assert only(catalogue, "shares").value == {"Hospitals": 28, "Home care": 11.5}


def test_words_stand_beside_a_figure_of_the_tables(data: Path) -> None:
    skills = only(library.read(data).catalogue, "skills")
    assert (skills.value, skills.note) == (("Speaking 4.00 of 5",), "Old ratings.")
    assert (skills.brief, skills.article) == ("Speaking", ("A001",))


def test_a_note_of_a_profession_stands_in_place_of_the_one_for_all(data: Path) -> None:
    change(data, "professions.yaml", "        skills:\n", "        median: {note: Mine.}\n        skills:\n")
    assert only(library.read(data).catalogue, "median").note == "Mine."


def test_a_profession_that_no_table_has_writes_its_facts(data: Path) -> None:
    catalogue = library.read(data).catalogue
    assert only(catalogue, "median", "juggler").value == 30000
    assert "growth" not in catalogue.professions["juggler"].facts["pay"]


def test_a_profession_that_writes_nothing_has_the_figures_of_its_codes(data: Path) -> None:
    text = (data / "professions.yaml").read_text(encoding="utf-8")
    start, end = text.index("    facts:\n"), text.index("  juggler:\n")
    (data / "professions.yaml").write_text(f"{text[:start]}    facts: {{}}\n{text[end:]}", encoding="utf-8")
    assert set(library.read(data).catalogue.professions["pt"].facts["pay"]) == {"median", "shares", "growth", "skills"}


def test_labels_name_the_year_of_the_table(data: Path) -> None:
    (section,) = library.read(data).catalogue.sections.values()
    assert [one.label for one in section.attributes][:3] == ["Median wage in May 2025", "Shares", "Jobs by 2035"]


def test_figures_stand_in_texts_and_dates(data: Path) -> None:
    words = only(library.read(data).catalogue, "words")
    assert words.value == ("Half earned more than $102,760.",)
    assert (words.note, words.as_of) == ("In May 2025.", "2025-05")


def test_an_unknown_written_before_there_was_a_figure_gives_way(data: Path) -> None:
    for text in ("unknown", "{value: unknown, note: None yet.}"):
        change(data, "professions.yaml", "        skills:\n", f"        growth: {text}\n        skills:\n")
        growth = only(library.read(data).catalogue, "growth")
        assert (growth.value, growth.note) == (11.9, None)
        change(data, "professions.yaml", f"        growth: {text}\n", "")


def test_a_figure_that_is_withheld_is_not_published(data: Path) -> None:
    change(data, "wages", "102760,121160,135140,50.62,,,49.40,,,,", ",121160,135140,50.62,,,49.40,,,median:*,")
    text = PROFESSIONS.replace("{median pt US}", "a sum").replace("Only employees.", "Only employees.")
    (data / "professions.yaml").write_text(text, encoding="utf-8")
    median = only(library.read(data).catalogue, "median")
    assert (median.value, median.note, median.as_of) == (Missing.NOT_PUBLISHED, None, "2025-05")


def test_a_joined_fact_stands_at_its_row_or_at_its_words(data: Path) -> None:
    located = library.read(data)
    where = {key: (Path(place.path).name, place.line) for key, place in located.locations.items()}
    assert where["pt.pay.median"] == ("wages.csv", 2)
    assert where["pt.pay.skills"] == ("professions.yaml", 26)


def test_both_forms_of_joined_facts_are_equal(data: Path, tmp_path: Path) -> None:
    catalogue = library.read(data).catalogue
    (tmp_path / "made").mkdir()
    compiled.write(catalogue, "stamp", tmp_path / "made")
    assert compiled.read(tmp_path / "made", "stamp", None) == catalogue


def test_an_edit_of_a_table_is_seen_although_the_catalogue_is_kept(data: Path, home: Path) -> None:
    assert library.load(data).professions["pt"].facts["pay"]["median"][0].value == 102760
    assert list(home.rglob(compiled.INDEX))
    kept = cache.of(data, library.parts(data))
    change(data, "wages", "102760", "102770")
    assert cache.of(data, library.parts(data)) != kept
    assert library.load(data).professions["pt"].facts["pay"]["median"][0].value == 102770


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_is_gone_is_another_catalogue(name: str, data: Path) -> None:
    kept = library.parts(data)
    (data / "statistics" / f"{name}.csv").unlink()
    assert len(library.parts(data)) == len(kept) - 1


def test_data_without_statistics_needs_none(tmp_path: Path) -> None:
    text = PROFESSIONS[: PROFESSIONS.index("      median:")] + "      words: {label: Words, kind: list}\n"
    text += PROFESSIONS[PROFESSIONS.index("professions:") : PROFESSIONS.index("        skills:")].replace(
        "      pay:\n", "      pay: {words: unknown}\n"
    )
    catalogue = library.read(write_data(tmp_path / "own", text)).catalogue
    assert only(catalogue, "words").value is Missing.UNKNOWN


def test_without_a_table_nothing_is_filled_by_it(data: Path) -> None:
    shutil.rmtree(data / "statistics")
    with pytest.raises(DataError) as caught:
        library.read(data)
    first, *_ = caught.value.problems
    assert (Path(first.path).name, first.line, first.column) == ("professions.yaml", 11, 20)
    assert first.message.startswith("there is no statistics/wages.csv; add it, or remove filled-by and write the facts")


WRITTEN = [
    (
        "        skills:\n",
        "        median: {value: 1, as-of: 2020, sources: [book]}\n        skills:\n",
        "has the figure",
    ),
    ("        skills:\n", "        median: does not apply\n        skills:\n", "statistics/wages.csv has the figure"),
    ("        skills:\n", "        median: [{note: x}]\n        skills:\n", "has the figure; write only a note"),
    ("note: Old ratings.", "note: Old ratings.\n          as-of: 2020", "unknown key 'as-of' in Words"),
    ("median: {value: 30000, as-of: 2020, sources: [book]}", "median: {note: x}", "the key 'value' is missing in Fact"),
    ("{median pt US}", "{medain pt US}", "no figure 'medain pt US'; did you mean 'median'?"),
    ("In {date wages.median}.", "In {date wages}.", "no column 'wages'"),
    ('"{as-of wages.median}"', '"{date wages.median}"', "a date is wanted here, like 2026, 2026-11 or 2026-11-23"),
    ("note: Old ratings.", "note: Old {x}.", "no figure 'x'"),
    ("brief: Speaking", "brief: Speaking {", "a brace stands alone"),
    ("filled-by: wages.median", "filled-by: wages.medain", "no column of the statistics 'wages.medain'; did you mean"),
    ("filled-by: wages.median", "filled-by: wages.before", "wages.before fills the kind distribution, not number"),
    (
        "Median wage in {release}",
        "Median wage in {end}",
        "the label names a date that is not known; known are {release}",
    ),
    ("Median wage in {release}", "Median wage in {0}", "the label names a date that is not known"),
    ("Median wage in {release}", "Median wage in {", "the label names a date that is not known"),
    ("Median wage in {release}", "Wage {release:>999999999999}", "the label names a date that is not known"),
    ("kind: list}\nprof", "kind: list, note: x}\nprof", "a note stands here only beside filled-by"),
]


@pytest.mark.parametrize(("old", "new", "message"), WRITTEN)
def test_what_does_not_go_with_the_tables_is_told_with_its_place(
    old: str, new: str, message: str, broken: Edit
) -> None:
    problems = broken("professions.yaml", old, new)
    assert [one for one in problems if message in one.message and one.line > 1 and one.column > 1], problems


BROKEN = [
    ("wages", "US,29-1123,2025-05", "us,29-1123,2025-05", 2, "place: a place in capitals, like US or TX, is wanted"),
    ("wages", "US,29-1123,2025-05", "US,29-112,2025-05", 2, "soc: an SOC code, like 29-1123, is wanted here"),
    ("wages", "US,29-1123,2025-05", "US,29-1123,undated", 2, "release: a release has a date, like 2025-05"),
    ("wages", "US,29-1123,2025-05", "US,29-1123,soon", 2, "release: a date is wanted here"),
    ("wages", "US,29-1123,2025-05", "US,29-1123,2024-05", 3, "the row of US 29-1123 2024-05 stands twice"),
    ("wages", "US,29-1123,2025-05", "US,29-9999,2025-05", 2, "no occupation '29-9999' in occupations.csv"),
    ("wages", "267330", "267,330", 2, "the row has 20 cells, 19 are wanted"),
    ("wages", "267330", "many", 2, "employment: a whole number is wanted here"),
    ("wages", "102760", "102760.5", 2, "median: a whole number is wanted here"),
    ("wages", "49.40", "$49", 2, "hourly_median: a number is wanted here"),
    ("wages", "p90:#", "p90:!", 3, "status: no mark '!'"),
    ("wages", "p90:#", "p99:#", 3, "status: a figure and a mark are wanted here, like mean:*, not 'p99:#'"),
    ("wages", "p90:#", "p90", 3, "status: a figure and a mark are wanted here"),
    ("wages", "p90:#", "median:#", 3, "median: there is a figure beside the mark '#'; remove one"),
    ("wages", ",book", ",nobody", 2, "source: no source 'nobody' in sources.yaml; add it there"),
    ("wages", "place,soc", "state,soc", 1, "the columns must be place,soc,release"),
    ("projections", "2025-35", "2025", 2, "edition: an edition, like 2025-35, is wanted here, not '2025'"),
    ("projections", "2025-35", "2024-34", 3, "the row of 29-1123 2024-34 267200 stands twice"),
    ("projections", "11.9", "11.9%", 2, "growth: a number is wanted here"),
    ("projections", "13400", "13.4", 2, "openings: a whole number is wanted here"),
    ("industries", "28,,", "28,5,", 2, "a row has a share or a median, or a mark in place of one"),
    ("industries", "28,,", ",,", 2, "a row has a share or a median, or a mark in place of one"),
    ("industries", "Hospitals", "", 2, "setting: a name is wanted here, like Hospitals"),
    ("industries", "Home care", "Hospitals", 3, "the row of 29-1123 Hospitals  stands twice"),
    ("onet", "job-zone", "zone", 2, "domain: no domain 'zone'"),
    ("onet", "zone,5", "zone,6", 2, "value: a rating from 1 to 5 is wanted here, not '6'"),
    ("onet", "zone,5", "zone,4.5", 2, "value: a rating from 1 to 5 is wanted here, not '4.5'"),
    ("onet", "4.00", "", 3, "value: a rating from 1 to 5 is wanted here, not ''"),
    ("onet", "Social", "Sociable", 4, "element: no interest 'Sociable'; known are Realistic"),
    ("onet", "29-1123.00,skill", "29-1123,skill", 3, "code: an O*NET code, like 29-1123.00, is wanted here"),
    ("onet", "30.2", "30", 3, "release: a release of O*NET, like 31.0, is wanted here, not '30'"),
    ("occupations", "29-1123,", "291123,", 2, "code: an SOC or O*NET code, like 29-1123, is wanted here"),
    ("wages", "US,29-1123,2025-05", "US,x29-1123x,2025-05", 2, "soc: an SOC code, like 29-1123, is wanted here"),
    ("occupations", "of all", "of  all", 2, "population: one space stands between words"),
]


@pytest.mark.parametrize(("name", "old", "new", "line", "message"), BROKEN)
def test_a_mistake_in_a_table_is_told_with_its_line_and_column(
    name: str, old: str, new: str, line: int, message: str, broken: Edit
) -> None:
    problems = broken(name, old, new)
    told = [(Path(one.path).name, one.line) for one in problems if one.message.startswith(message)]
    assert (f"{name}.csv", line) in told, problems


def test_mistakes_of_tables_and_words_come_in_one_run(data: Path, broken: Edit) -> None:
    for name, old, new in (("wages", "267330", "many"), ("onet", "zone,5", "zone,6"), ("industries", "28,,", "x,,")):
        change(data, name, old, new)
    files = {Path(one.path).name for one in broken("professions.yaml", "value: 30000", "value: many")}
    assert files == {"wages.csv", "onet.csv", "industries.csv", "professions.yaml"}


def test_what_a_broken_table_lacks_is_no_second_problem(data: Path, broken: Edit) -> None:
    (problem,) = broken("wages", "place,soc", "state,soc")
    assert problem.message.startswith("the columns must be place,soc")


def test_a_source_with_a_problem_of_its_own_is_no_second_problem(data: Path) -> None:
    (data / "sources.yaml").write_text(SOURCE.replace("kind: statistics", "kind: numbers"), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        library.read(data)
    assert [Path(one.path).name for one in caught.value.problems] == ["sources.yaml"]


def test_rows_hold_typed_values_and_marks(data: Path) -> None:
    sources = library.read(data).catalogue.sources
    reader = Reader(sources.get)
    tables = read(data, reader)
    assert reader.problems == []
    (texas,) = (row for row in tables.statistics.wages.values() if row.place == "TX")
    assert (texas.employment, texas.jobs_per_1000, texas.hourly_median) == (21870, 1.5, 50.87)
    assert (texas.mean, texas.mark("mean"), texas.mark("p90")) == (None, Mark.WAGE, None)
    older = tables.statistics.projections["29-1123", "2024-34"]
    assert (older.new_jobs, older.growth, older.openings, older.end) == (-29300, -11, None, "2034")
    assert isinstance(older.growth, int)
    newer = tables.statistics.projections["29-1123", "2025-35"]
    assert (newer.new_jobs, newer.growth) == (33800, 11.9)


def test_the_names_of_places_are_those_of_the_places(data: Path) -> None:
    assert read(data, Reader(lambda _id: None)).statistics.places == {}
    (data / "places").mkdir()
    (data / "places" / "places.csv").write_text("code,name\nTX,Texas\n", encoding="utf-8")
    change(data, "professions.yaml", "{median pt US}", "{lowest median pt}")
    assert only(library.read(data).catalogue, "words").value == ("Half earned more than $105,810 in Texas.",)


def test_what_is_wrong_with_the_places_is_told_by_who_reads_them(data: Path) -> None:
    (data / "places").mkdir()
    (data / "places" / "places.csv").write_text("state\nTX\n", encoding="utf-8")
    assert library.read(data).catalogue.professions
    with pytest.raises(DataError, match="the columns must be code,name"):
        library.places(data)
