from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptvspt.errors import DataError, Problem
from ptvspt.loading import catalogue as catalogues
from ptvspt.loading.catalogue import PROFESSIONS, PUBLISHERS, SOURCES
from ptvspt.profiles.records import Catalogue, Certainty, Fact, Missing, Permission


class Slip(NamedTuple):
    """A mistake in the fixture's files: the first `old` becomes `new`, and the problem stands at the first `at`.

    One that makes other problems, hides some or changes what another changes stands `alone`.
    """

    file: str
    old: str
    new: str
    at: str
    message: str
    alone: bool = False


SLIPS = [
    Slip(
        SOURCES,
        "  publisher: State of Ergo",
        "  publsher: State of Ergo",
        "publsher",
        "unknown key 'publsher' in Source; did you mean 'publisher'?",
        alone=True,
    ),
    Slip(
        SOURCES,
        "  publisher: State of Ergo",
        "  publsher: State of Ergo",
        'title: Therapy Act, section 18 ("scope of practice")',
        "the key 'publisher' is missing in Source",
        alone=True,
    ),
    Slip(
        SOURCES,
        "url: https://boards.example/list",
        "url: boards.example/list",
        "boards.example/list",
        "a web address is wanted here, like https://example.org/page, or the word unknown",
    ),
    Slip(
        SOURCES,
        "publisher: Bureau of Numbers",
        "publisher: Bureau of Number",
        "Bureau of Number",
        "no publisher 'Bureau of Number' in publishers.yaml; did you mean 'Bureau of Numbers'?",
    ),
    Slip(
        SOURCES,
        "publisher: Federation of Boards & Councils",
        "publisher: Xyz",
        "Xyz",
        "no publisher 'Xyz' in publishers.yaml; add it there with its grade",
    ),
    Slip(SOURCES, "publisher: Journal of Walking", "publisher: ''", "''", "the value is empty", alone=True),
    Slip(
        SOURCES,
        "read-in: law-copies.example",
        "grade: official",
        "grade",
        "unknown key 'grade' in Source",
        alone=True,
    ),
    Slip(PUBLISHERS, "grade: press", "grade: pres", "pres}", "no grade 'pres'; did you mean 'press'?"),
    Slip(
        PUBLISHERS,
        "Knee Society: {grade: professional}",
        "Knee Society: {short: H}",
        "{short: H}",
        "the key 'grade' is missing in Publisher",
    ),
    Slip(PUBLISHERS, "short: BoN", "shrot: BoN", "shrot", "unknown key 'shrot' in Publisher; did you mean 'short'?"),
    Slip(SOURCES, "issued: 2025-12-31", "issued: never", "never", "a date is wanted here", alone=True),
    Slip(SOURCES, "checked: never", "checked: Never", "Never", "a date is wanted here", alone=True),
    Slip(SOURCES, "kind: commercial", "kind: advert", "advert", "no sourcekind 'advert'"),
    Slip(SOURCES, "issued: 2025-06-30", "issued: 30 June 2025", "30 June", "a date is wanted here"),
    Slip(
        SOURCES,
        "herald:\n",
        "The_Herald:\n",
        "The_Herald",
        "the id 'The_Herald' is not kebab-case, like 'entry-degree'",
        alone=True,
    ),
    Slip(
        PROFESSIONS,
        "version: 2026.11.22",
        "version: 2026.11.22\nsectoins: {}",
        "sectoins",
        "unknown key 'sectoins' in professions.yaml; did you mean 'sections'?",
    ),
    Slip(
        PROFESSIONS,
        "version: 2026.11.22",
        "version: ''",
        "''",
        "the value is empty; write it or leave the key out",
        alone=True,
    ),
    Slip(
        PROFESSIONS,
        "label: Massage, kind: permission",
        "label: Massage, kind: permision",
        "permision",
        "no kind 'permision'; did you mean 'permission'?",
        alone=True,
    ),
    Slip(PROFESSIONS, "unit: zone", "unit: zones", "zones", "no unit 'zones'; did you mean 'zone'?"),
    Slip(PROFESSIONS, "quick: true", "quick: on", "on}", "no truth value 'on'; known are true, false"),
    Slip(
        PROFESSIONS,
        "    summary: Leads exercise",
        "    sumary: Leads exercise",
        "sumary:",
        "unknown key 'sumary' in Profession; did you mean 'summary'?",
        alone=True,
    ),
    Slip(
        PROFESSIONS,
        "      onet: [29-1123.00, 29-1123.01]",
        "      onet: [29-1123.00, {a: b}]",
        "{a: b}",
        "text is wanted here, not 'key: value' pairs",
    ),
    Slip(
        PROFESSIONS,
        "      education:\n        years:\n          value: [6",
        "      eduction:\n        years:\n          value: [6",
        "years:\n          value: [6",
        "no section 'eduction'; did you mean 'education'?",
        alone=True,
    ),
    Slip(
        PROFESSIONS,
        "        exam-fee:\n          value: 485.5",
        "        exam-cost:\n          value: 485.5",
        "value: 485.5",
        "no attribute 'exam-cost' in section 'education'; did you mean 'program-cost'?",
        alone=True,
    ),
    Slip(PROFESSIONS, "          value: 101020", "          value: nan", "nan", "a number is wanted here"),
    Slip(PROFESSIONS, "          value: 74420", "          value: .inf", ".inf", "a number is wanted here"),
    Slip(PROFESSIONS, "          value: 132500", "          value: 12:30", "12:30", "a number is wanted here"),
    Slip(PROFESSIONS, "          value: 240820", "          value: 0x10", "0x10", "a number is wanted here"),
    Slip(PROFESSIONS, "          value: 267200", "          value: 1e3", "1e3", "a number is wanted here"),
    Slip(
        PROFESSIONS,
        "          value: 10.9",
        "          value: no",
        "no\n          brief: 10.9%",
        "a number is wanted here",
    ),
    Slip(PROFESSIONS, "Hospitals: 101200", "Hospitals: many", "many", "a number is wanted here"),
    Slip(PROFESSIONS, "value: {p10: 67910,", "value: {p11: 67910,", "p11", "no field 'p11'; did you mean 'p10'?"),
    Slip(
        PROFESSIONS,
        "value: [6, 7.5]",
        "value: [6, 7.5, 8]",
        "[6, 7.5, 8]",
        "a number or [lowest, highest] is wanted here",
    ),
    Slip(PROFESSIONS, "value: [6, 7.5]", "value: []", "[]", "a number or [lowest, highest] is wanted here", alone=True),
    Slip(
        PROFESSIONS,
        "value: [Pain, After an operation]",
        "value: []",
        "[]\n",
        "a list of items is wanted here, like [one, two]",
        alone=True,
    ),
    Slip(
        PROFESSIONS,
        "value: [Pain, After an operation]",
        "value: Pain",
        "Pain\n",
        "a list of items is wanted here, like [one, two]",
    ),
    Slip(
        PROFESSIONS,
        "value: [Pain, After an operation]",
        "value: [Pain, '', \"a\\tb\"]",
        "'', \"a",
        "the value is empty; write it or leave the key out",
        alone=True,
    ),
    Slip(
        PROFESSIONS,
        "value: [Pain, After an operation]",
        "value: [Pain, '', \"a\\tb\"]",
        '"a\\tb"',
        "the text holds a control character; remove it",
        alone=True,
    ),
    Slip(
        PROFESSIONS,
        "            Spas: 100",
        '            "\\e[31mSpas": 100',
        '"\\e[31m',
        "the text holds a control character; remove it",
    ),
    Slip(
        PROFESSIONS,
        "          value:\n            Spas: 100",
        "          value: {}",
        "{}\n          as-of",
        "at least one 'label: value' pair is wanted here",
        alone=True,
    ),
    Slip(PROFESSIONS, "name: CPT | basic", "title: CPT | basic", "title: CPT", "no field 'title'; known are name"),
    Slip(
        PROFESSIONS,
        "Council of Coaches: http://coaches.example/",
        "Council of Coaches: coaches.example",
        "coaches.example",
        "a web address is wanted here, like https://example.org/page",
    ),
    Slip(
        PROFESSIONS,
        "Council of Coaches: http://coaches.example/",
        'Council of Coaches: "http://coaches.example/\\n\\nx"',
        '"http://coaches',
        "a web address is wanted here, like https://example.org/page",
        alone=True,
    ),
    Slip(PROFESSIONS, "value: depends", "value: maybe", "maybe", "no permission 'maybe'; known are yes, no, depends"),
    Slip(
        PROFESSIONS,
        "certifications: does not apply",
        "certifications: none",
        "none\n",
        "no written answer 'none'; known are unknown, does not apply",
    ),
    Slip(
        PROFESSIONS,
        "certifications: does not apply",
        "certifications: []",
        "[]\n",
        "no fact stands here; write one, unknown or does not apply",
        alone=True,
    ),
    Slip(
        PROFESSIONS,
        "certifications: does not apply",
        "certifications:",
        "\n      scope:\n        treat-injury:",
        "the value is empty; write it or leave the key out",
        alone=True,
    ),
    Slip(PROFESSIONS, "certainty: weak", "certainty: week", "week", "no certainty 'week'; did you mean 'weak'?"),
    Slip(PROFESSIONS, "as-of: 2022-05", "as-of: 2022-5", "2022-5", "a date is wanted here"),
    Slip(
        PROFESSIONS,
        "as-of: 2022-05",
        "as_of: 2022-05",
        "as_of",
        "unknown key 'as_of' in Fact; did you mean 'as-of'?",
        alone=True,
    ),
    Slip(
        PROFESSIONS,
        "          as-of: 2012-03\n",
        "",
        "value: [Walking",
        "a fact needs 'as-of': a date, or undated",
    ),
    Slip(
        PROFESSIONS,
        "          sources:\n            - walk-trial: table 2\n            - knee-guideline\n",
        "",
        "value: [Walking",
        "a fact needs at least one source; add 'sources'",
        alone=True,
    ),
    Slip(
        PROFESSIONS,
        "          sources:\n            - walk-trial: table 2\n            - knee-guideline\n",
        "          sources: []\n",
        "value: [Walking",
        "a fact needs at least one source; add 'sources'",
        alone=True,
    ),
    Slip(
        PROFESSIONS,
        "- walk-trial: table 2",
        "- walk-trail: table 2",
        "walk-trail",
        "no source 'walk-trail' in sources.yaml; did you mean 'walk-trial'?",
    ),
    Slip(PROFESSIONS, "- walk-trial: table 2", "- walk-trial: ''", "''", "the value is empty", alone=True),
    Slip(
        PROFESSIONS,
        "          value: 485.5\n",
        "",
        "as-of: 2025-12-31\n          sources: [act-18]\n        certif",
        "the key 'value' is missing in Fact",
    ),
    Slip(
        PROFESSIONS,
        "      choosing:\n        when-to-choose:\n          value: [Pain",
        "      choosing:\n        when-to-choose: &x\n          value: [Pain",
        "&x",
        "anchors (&name) are not used here; remove it",
        alone=True,
    ),
    Slip(
        PROFESSIONS,
        "        jobs: unknown\n",
        "        jobs: unknown\n        jobs: unknown\n",
        "jobs: unknown\n        growth",
        "the key 'jobs' stands already at line",
        alone=True,
    ),
]


def change(directory: Path, slip: Slip) -> None:
    path = directory / slip.file
    text = path.read_text(encoding="utf-8")
    assert slip.old in text
    path.write_text(text.replace(slip.old, slip.new, 1), encoding="utf-8")


def place(directory: Path, slip: Slip) -> str:
    path = directory / slip.file
    before, found, _ = path.read_text(encoding="utf-8").partition(slip.at)
    assert found
    return f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def problems(directory: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        catalogues.read(directory)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.new.strip()[:40]}: {slip.message[:30]}")
def test_a_slip_is_reported_with_place_cause_and_remedy(copied: Path, slip: Slip) -> None:
    change(copied, slip)
    expected = f"{place(copied, slip)}: {slip.message}"
    assert [problem for problem in problems(copied) if problem.startswith(expected)]


def test_all_slips_of_both_files_come_in_one_run(copied: Path) -> None:
    together = [slip for slip in SLIPS if not slip.alone]
    for slip in together:
        change(copied, slip)
    found = problems(copied)
    for slip in together:
        expected = f"{place(copied, slip)}: {slip.message}"
        assert [one for one in found if one.startswith(expected)], found
    assert len(found) == len(together) > 20


def test_problems_stand_in_the_order_of_the_lines(copied: Path) -> None:
    for slip in reversed(SLIPS):
        if not slip.alone:
            change(copied, slip)
    with pytest.raises(DataError) as caught:
        catalogues.read(copied)
    found = list(caught.value.problems)
    assert found == sorted(found)


def test_files_that_are_not_yaml_are_both_reported(copied: Path) -> None:
    (copied / SOURCES).write_text("a: b: c", encoding="utf-8")
    (copied / PROFESSIONS).write_bytes(b"\xff")
    found = problems(copied)
    assert [line.split(": ")[0] for line in found] == [f"{copied / PROFESSIONS}:1:1", f"{copied / SOURCES}:1:5"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "1:1: the file is empty; write the data into it"),
        ("[]", "1:1: 'key: value' pairs are wanted here, not a list"),
        ("hello", "1:1: 'key: value' pairs are wanted here, not text"),
        ("{}", "1:1: the key 'sections' is missing in professions.yaml"),
        ("version: 1\nsections: {}", "1:1: the key 'professions' is missing in professions.yaml"),
        ("sections: {}\nprofessions: {}", "1:1: the key 'version' is missing in professions.yaml"),
        ("version: 1\nsections: []\nprofessions: {}", "2:11: 'key: value' pairs are wanted here, not a list"),
        ("version: 1\nsections: {}\nprofessions:\n  pt: {}", "4:7: the key 'facts' is missing in Profession"),
        ("version: 1\nsections: {}\nprofessions:\n  pt: {}", "4:7: the key 'name' is missing in Profession"),
    ],
)
def test_a_file_that_holds_something_else_is_refused(copied: Path, content: str, message: str) -> None:
    (copied / PROFESSIONS).write_text(content, encoding="utf-8")
    assert f"{copied / PROFESSIONS}:{message}" in problems(copied)


def test_a_fact_reports_all_its_problems_in_one_run(copied: Path) -> None:
    for old, new in (
        ("          value: 101020\n", "          value: x\n"),
        ("brief: $101,020 a year\n          as-of: 2026-05\n", "brief: ''\n          asof: 2026\n"),
        ("- census-2026: table 1, row 29-1123", "- census-2025: table 1"),
    ):
        change(copied, Slip(PROFESSIONS, old, new, "", ""))
    messages = (
        "a number is wanted here, like 1234 or 5.6, not 'x'",
        "the value is empty; write it or leave the key out",
        "unknown key 'asof' in Fact; did you mean 'as-of'?",
        "a fact needs 'as-of': a date, or undated",
        "no source 'census-2025' in sources.yaml; did you mean 'census-2026'?",
    )
    found = problems(copied)
    assert sorted(one.split(": ", 1)[1] for one in found) == sorted(messages)


@pytest.mark.parametrize(
    "slip",
    [
        Slip(SOURCES, "kind: statistics", "kind: x", "x\n", "no sourcekind 'x'"),
        Slip(PROFESSIONS, "label: Massage, kind: permission", "label: Massage, kind: x", "x,", "no kind 'x'"),
        Slip(PROFESSIONS, "    title: Outlook\n", "", "attributes:\n      jobs", "the key 'title' is missing"),
        Slip(PROFESSIONS, "value: 101020", "value: x", "x\n", "a number is wanted here"),
        Slip(PROFESSIONS, "certainty: weak", "certainty: x", "x\n", "no certainty 'x'"),
    ],
    ids=lambda slip: slip.message,
)
def test_one_slip_is_one_problem_however_much_depends_on_it(copied: Path, slip: Slip) -> None:
    change(copied, slip)
    (problem,) = problems(copied)
    assert slip.message in problem


def test_a_section_that_cannot_be_read_hides_no_other_problem_of_the_profile(copied: Path) -> None:
    path = copied / PROFESSIONS
    head, _, _ = path.read_text(encoding="utf-8").partition("professions:\n")
    body = "professions:\n  pt:\n    codes: []\n    facts:\n      overview: [1]\n      education: x\n"
    path.write_text(head + body, encoding="utf-8")
    found = "\n".join(problems(copied))
    assert "pairs are wanted here, not a list" in found
    assert "pairs are wanted here, not text" in found
    for key in ("name", "summary", "aliases"):
        assert f"the key '{key}' is missing in Profession" in found


def fact(catalogue: Catalogue, key: str, number: int = 0) -> Fact:
    profession, section, attribute = key.split(".")
    return catalogue.professions[profession].facts[section][attribute][number]


def test_every_kind_of_value_is_read_as_its_type(catalogue: Catalogue) -> None:
    values = {
        "pt.overview.status": "Licensed health profession | one of three",
        "massage-therapist.overview.what-they-do": ("Plan exercise", "Knead"),
        "pt.salary.median": 101020,
        "pt.outlook.growth": 10.9,
        "trainer.outlook.growth": -1.5,
        "pt.education.years": (6, 7.5),
        "trainer.education.years": (0, 0),
        "pt.scope.treat-injury": Permission.YES,
        "trainer.scope.treat-injury": Permission.NO,
        "massage-therapist.scope.treat-injury": Permission.DEPENDS,
        "pt.salary.pay-by-setting": {"Hospitals": 101200, "Home health care": 108000},
        "trainer.salary.wages-2022": {"p10": 23270, "median": 45380},
        "pt.choosing.verify": {
            "Board of Ergo": "https://boards.example/verify?a=1&b=2",
            "List [all | states]": "https://boards.example/all_(states)",
        },
        "trainer.salary.p90": Missing.UNKNOWN,
        "pt.education.certifications": Missing.DOES_NOT_APPLY,
        "massage-therapist.salary.wages-2022": Missing.UNKNOWN,
    }
    assert {key: fact(catalogue, key).value for key in values} == values
    assert fact(catalogue, "trainer.education.certifications", 1).value == {"name": "PT+", "body": "<Gym>"}


def test_what_stands_beside_a_value_is_read(catalogue: Catalogue) -> None:
    found = fact(catalogue, "pt.overview.what-they-do", 1)
    assert found.note == "First line of a note. Second line, with a `backtick`, *stars* and _lines_."
    assert found.certainty is Certainty.OPINION
    assert found.as_of == "undated"
    assert fact(catalogue, "pt.overview.what-they-do").article == ("A001", "A002")
    assert fact(catalogue, "trainer.salary.median").population == "fitness trainers and instructors"
    assert fact(catalogue, "massage-therapist.salary.wages-2022").note == "Withheld by the Bureau."


def test_a_citation_keeps_the_place_in_its_source(catalogue: Catalogue) -> None:
    citations = fact(catalogue, "pt.overview.benefit").citations
    assert [(one.source.id, one.locator) for one in citations] == [("walk-trial", "table 2"), ("knee-guideline", None)]


def test_a_source_may_say_that_it_was_never_read_and_that_no_address_is_known(copied: Path) -> None:
    slip = Slip(SOURCES, "url: https://journal.example/walk", "url: unknown", "", "")
    change(copied, slip)
    source = catalogues.read(copied).catalogue.sources["walk-trial"]
    assert (source.checked, source.read_on) == ("never", None)
    assert (source.url, source.address) == ("unknown", None)


def test_names_aliases_and_codes_are_read(catalogue: Catalogue) -> None:
    pt = catalogue.professions["pt"]
    assert (pt.id, pt.name, pt.aliases) == ("pt", "Physical therapist", ("physical-therapist", "physio"))
    assert pt.codes == {"soc": ("29-1123",), "onet": ("29-1123.00", "29-1123.01")}
    assert catalogue.professions["massage-therapist"].codes == {}


def test_parts_stand_in_the_order_of_the_file(catalogue: Catalogue) -> None:
    assert list(catalogue.professions) == ["pt", "trainer", "massage-therapist"]
    assert list(catalogue.sections) == ["overview", "education", "scope", "salary", "outlook", "choosing"]
    assert list(catalogue.sources) == sorted(catalogue.sources)


def test_every_part_has_its_place(fixture_dir: Path) -> None:
    located = catalogues.read(fixture_dir)
    keys = {f"source.{id_}" for id_ in located.catalogue.sources} | set(located.catalogue.professions)
    keys |= {f"{one.id}.{section.id}.{attribute.id}" for one, section, attribute, _ in located.catalogue.statements()}
    keys |= {f"publisher.{name}" for name in located.catalogue.publishers}
    assert set(located.locations) == keys
    lines = (fixture_dir / PROFESSIONS).read_text(encoding="utf-8").splitlines()
    median = located.locations["trainer.salary.median"]
    assert lines[median.line - 1][median.column - 1 :] == "value: 46180"


@pytest.fixture(scope="session")
def scratch(fixture_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy for all examples of a property; each writes the file that it changes and restores it."""
    return Path(shutil.copytree(fixture_dir, tmp_path_factory.mktemp("scratch") / "data"))


def mutated(data: st.DataObject, text: str) -> str:
    """Return a text with lines deleted, doubled, moved or indented, or characters exchanged."""
    for _ in range(data.draw(st.integers(min_value=1, max_value=3))):
        lines = text.splitlines(keepends=True)
        at = data.draw(st.integers(min_value=0, max_value=max(len(lines) - 1, 0)))
        end = data.draw(st.integers(min_value=at + 1, max_value=at + 4))
        other = data.draw(st.integers(min_value=0, max_value=max(len(lines) - 1, 0)))
        match data.draw(st.sampled_from(["delete", "double", "move", "indent", "exchange", "cut"])):
            case "delete":
                del lines[at:end]
            case "double":
                lines[at:at] = lines[at:end]
            case "move":
                lines[other:other] = lines[at:end]
            case "indent":
                lines[at:end] = [f"  {line}" for line in lines[at:end]]
            case "exchange":
                line = lines[at]
                column = data.draw(st.integers(min_value=0, max_value=max(len(line) - 1, 0)))
                char = data.draw(st.characters(codec="utf-8") | st.sampled_from("\n\t:-[]{}#&*!|>'\"%@,?~ "))
                lines[at] = f"{line[:column]}{char}{line[column + 1 :]}"
            case _:  # cut
                del lines[at:]
        text = "".join(lines) or "\n"
    return text


def outcome(directory: Path) -> tuple[Problem, ...] | None:
    """Return the problems of a DataError, or None when there was a catalogue; anything else is a failure."""
    try:
        catalogues.read(directory)
    except DataError as error:
        return error.problems
    return None


@pytest.mark.parametrize("name", [PROFESSIONS, SOURCES])
@settings(deadline=10_000, max_examples=40)
@given(data=st.data())
def test_a_damaged_file_gives_a_catalogue_or_a_data_error(
    name: str, data: st.DataObject, fixture_dir: Path, scratch: Path
) -> None:
    text = mutated(data, (fixture_dir / name).read_text(encoding="utf-8"))
    (scratch / name).write_text(text, encoding="utf-8")
    found = outcome(scratch)
    shutil.copy(fixture_dir / name, scratch / name)
    assert found != ()
    assert all(problem.message.isprintable() and problem.line >= 1 for problem in found or ())


@pytest.mark.parametrize("name", [PROFESSIONS, SOURCES])
@settings(deadline=10_000, max_examples=50)
@given(content=st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_a_catalogue_or_a_data_error(
    name: str, content: bytes, fixture_dir: Path, scratch: Path
) -> None:
    (scratch / name).write_bytes(content)
    found = outcome(scratch)
    shutil.copy(fixture_dir / name, scratch / name)
    assert found != ()
