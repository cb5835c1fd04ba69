"""The Frictionless Data Package: valid, whole, and typed."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from ptvspt.loading import library
from ptvspt.profiles import wording
from ptvspt.profiles.records import Catalogue, Kind, Missing
from ptvspt.profiles.rows import identified
from ptvspt.profiles.statistics import FIGURES
from ptvspt.publishing import package
from ptvspt.publishing.tables import Table, Type
from running import FIXTURE


def rows(table: Table) -> list[dict[str, Any]]:
    names = [one.name for one in table.fields]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def validated(descriptor: Path) -> dict[str, Any]:
    """Return what the validator of Frictionless says of a package; it is started, as its modules warn."""
    command = [sys.executable, "-m", "frictionless", "validate", "--json", str(descriptor)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    found: dict[str, Any] = json.loads(done.stdout)
    assert (done.returncode == 0) == found["valid"]
    return found


def test_the_package_is_valid(packaged: Path, tables: dict[str, Table]) -> None:
    found = validated(packaged / package.DESCRIPTOR)
    assert [task["errors"] for task in found["tasks"] if task["errors"]] == []
    assert [task["name"] for task in found["tasks"]] == list(tables)


def test_the_package_of_a_small_data_set_is_valid(tmp_path: Path) -> None:
    catalogue = library.load(FIXTURE)
    statistics, careers = library.statistics(FIXTURE, catalogue.sources), library.careers(FIXTURE, "IL")[0]
    found = package.tables(catalogue, library.places(FIXTURE), statistics, careers)
    for name, content in package.files(catalogue, found).items():
        (tmp_path / name).write_bytes(content)
    assert validated(tmp_path / package.DESCRIPTOR)["valid"]


UNITS = {
    **dict.fromkeys(("college-years", "program-years", "training-years"), "years"),
    **dict.fromkeys(("rate-undergraduate", "rate-graduate", "rate-private"), "percent"),
    **dict.fromkeys(("pay-p10", "pay-p25", "pay-median", "pay-p75", "training-pay"), "usd-per-year"),
}
"""The units of figures of paths that are not dollars."""
WRONG = {
    "citations.csv": (",bls-oews,", ",no-source,"),
    "wages.csv": ("105810", "many"),
    "attributes.csv": ("salary,mean,", "salary,median,"),
    "facts.csv": (",given,", ",taken,"),
    "path-figures.csv": (",pt:public,", ",pt:nowhere,"),
}
"""Something to be replaced in a file, and by what it must not be."""


def test_the_validator_sees_what_is_wrong(packaged: Path, tmp_path: Path) -> None:
    broken = Path(shutil.copytree(packaged, tmp_path / "broken"))
    for name, (before, after) in WRONG.items():
        text = (broken / name).read_bytes().decode()
        assert before in text
        (broken / name).write_bytes(text.replace(before, after, 1).encode())
    kinds = {one["type"] for task in validated(broken / package.DESCRIPTOR)["tasks"] for one in task["errors"]}
    assert {"foreign-key", "type-error", "primary-key", "constraint-error", "hash-count"} <= kinds


def test_every_file_is_the_same_each_time(shipped: Catalogue, tables: dict[str, Table], packaged: Path) -> None:
    again = package.files(shipped, tuple(tables.values()))
    assert {path.name: path.read_bytes() for path in packaged.iterdir()} == again
    assert list(again)[-1] == package.DESCRIPTOR


def test_every_cell_is_of_the_type_of_its_column(tables: dict[str, Table]) -> None:
    wanted = {Type.STRING: (str,), Type.INTEGER: (int,), Type.YEAR: (int,), Type.NUMBER: (int, float)}
    for table in tables.values():
        assert table.about
        assert all(field.about for field in table.fields)
        for row in table.rows:
            for field, cell in zip(table.fields, row, strict=True):
                assert isinstance(cell, wanted[field.type]) or (cell is None and not field.required), (table.name, row)
                assert cell is None or not field.words or cell in field.words


def test_a_number_is_written_as_a_program_reads_it(packaged: Path, tables: dict[str, Table]) -> None:
    for table in tables.values():
        with (packaged / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            for read, row in zip(csv.DictReader(file), table.rows, strict=True):
                for field, cell in zip(table.fields, row, strict=True):
                    if isinstance(cell, int | float):
                        assert float(read[field.name]) == cell
                    else:
                        assert read[field.name] == (cell or "")


def test_every_fact_is_there_once_with_its_citations(shipped: Catalogue, tables: dict[str, Table]) -> None:
    facts = {row["id"]: row for row in rows(tables["facts"])}
    known = identified(shipped)
    assert list(facts) == list(known)
    cited = [(row["fact"], row["source"], row["locator"]) for row in rows(tables["citations"])]
    assert cited == [
        (id_, one.source.id, one.locator) for id_, statement in known.items() for one in statement[3].citations
    ]
    assert [row["id"] for row in rows(tables["sources"])] == list(shipped.sources)
    assert [row["id"] for row in rows(tables["professions"])] == list(shipped.professions)


def test_the_parts_of_a_value_make_it_up(shipped: Catalogue, tables: dict[str, Table]) -> None:
    parts: dict[str, list[dict[str, Any]]] = {}
    for row in rows(tables["parts"]):
        parts.setdefault(row["fact"], []).append(row)
    for id_, (*_, attribute, fact) in identified(shipped).items():
        found = parts.get(id_, [])
        assert [row["n"] for row in found] == list(range(1, len(found) + 1))
        value = fact.value
        if isinstance(value, tuple) and attribute.kind is Kind.LIST:
            assert tuple(row["text"] for row in found) == value
        elif isinstance(value, dict):
            assert {row["label"]: row["number"] if row["text"] is None else row["text"] for row in found} == value
        else:
            assert found == []
        assert not found or not isinstance(value, Missing)
        assert not found or wording.text(attribute, fact)


def test_wages_have_every_figure_of_every_place_and_say_why_one_is_not_there(
    shipped: Catalogue, tables: dict[str, Table]
) -> None:
    wages = {(row["place"], row["occupation"], row["as_of"]): row for row in rows(tables["wages"])}
    statistics = library.statistics(None, shipped.sources)
    assert list(wages) == list(statistics.wages)
    for key, row in wages.items():
        assert [row[name] for name in FIGURES] == [getattr(statistics.wages[key], name) for name in FIGURES]
        gone = [part.partition(":")[0] for part in row["status"].split("; ") if ":" in part]
        assert gone == [name for name in FIGURES if row[name] is None]
        assert (row["status"] == "given") == (not gone)
    assert wages["US", "29-1123", "2025-05"]["profession"] == "pt"
    reasons = {part.partition(":")[2] for row in wages.values() for part in row["status"].split("; ")}
    assert {"withheld", "capped"} <= reasons


def test_the_law_of_every_place_is_there_with_its_limits(tables: dict[str, Table]) -> None:
    places = library.places()
    access = {row["place"]: row for row in rows(tables["direct-access"])}
    assert list(access) == [code for code, place in places.items() if place.access]
    limits = [(row["place"], row["amount"], row["unit"], row["kind"]) for row in rows(tables["limits"])]
    assert limits == [
        (code, one.amount, one.unit.value, one.kind.value)
        for code, place in places.items()
        if place.access
        for one in place.access.limits
    ]
    kinds = {row["code"]: row["kind"] for row in rows(tables["places"])}
    assert (kinds["US"], kinds["DC"], kinds["PR"], kinds["TX"]) == ("nation", "district", "territory", "state")
    assert list(kinds) == ["US", *places]


def test_the_board_of_every_place_is_there(tables: dict[str, Table]) -> None:
    found = {row["place"]: (row["name"], row["url"], row["source"]) for row in rows(tables["boards"])}
    assert found == {
        code: (one.name, one.url or None, one.source.id)
        for code, place in library.places().items()
        if (one := place.board)
    }
    assert len(found) > 50


def test_every_figure_of_every_path_is_there_with_its_unit_and_all_that_it_cites(tables: dict[str, Table]) -> None:
    careers, *_ = library.careers(None, None)
    paths = {row["id"]: (row["profession"], row["name"], row["usual"] == "yes") for row in rows(tables["paths"])}
    assert paths == {id_: (one.profession, one.name, one.usual) for id_, one in careers.paths.items()}
    of = {None: careers.shared} | {id_: one.figures for id_, one in careers.paths.items()}
    wanted = {(path, item.value): figure for path, figures in of.items() for item, figure in figures.items()}
    figures = {(row["path"], row["item"]): row for row in rows(tables["path-figures"])}
    assert {key: (row["low"], row["high"], row["note"]) for key, row in figures.items()} == {
        key: (one.low, one.high, one.note or None) for key, one in wanted.items()
    }
    cited: dict[str, list[str]] = {}
    for row in rows(tables["path-citations"]):
        cited.setdefault(row["figure"], []).append(row["source"])
        assert row["n"] == len(cited[row["figure"]])
    assert cited == {figures[key]["id"]: [source.id for source in one.sources] for key, one in wanted.items()}
    assert {item: unit for (_, item), row in figures.items() for unit in [row["unit"]]} == {
        item: UNITS.get(item, "usd") for _, item in wanted
    }
    assert figures[None, "college-year"]["id"] == "all.college-year"


def test_the_description_has_licences_version_and_the_units_of_figures(packaged: Path, shipped: Catalogue) -> None:
    found = json.loads((packaged / package.DESCRIPTOR).read_bytes())
    assert (found["name"], found["version"]) == ("ptvspt", shipped.version)
    assert {one["name"] for one in found["licenses"]} == {"MIT", "other-pd", "CC-BY-4.0"}
    assert all(resource["licenses"] for resource in found["resources"])
    (wages,) = (one for one in found["resources"] if one["name"] == "wages")
    units = {one["name"]: one.get("unit") for one in wages["schema"]["fields"]}
    assert (units["median"], units["hourly_median"], units["employment"]) == ("usd-per-year", "usd-per-hour", "jobs")
