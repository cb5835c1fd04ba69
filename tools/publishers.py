"""The publishers' own files into rows of our tables: workbooks of the Bureau of Labor Statistics, texts of O*NET.

Nothing is guessed: a column that is missing or new, a mark that is not known and years that do not agree are refused.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

from ptvspt.profiles.join import SKILLS
from ptvspt.profiles.statistics import FIGURES, HOURLY, NATION, YEARLY, Domain, Mark

Row = dict[str, str]
OEWS = (
    *("AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP", "OWN_CODE"),
    *("OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "EMP_PRSE", "JOBS_1000", "LOC_QUOTIENT", "PCT_TOTAL", "PCT_RPT"),
    *("H_MEAN", "A_MEAN", "MEAN_PRSE", "H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90"),
    *("A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90", "ANNUAL", "HOURLY"),
)
NAMES = {"employment": "TOT_EMP", "jobs_per_1000": "JOBS_1000"} | {
    ours: f"{kind}_{re.sub('^p', 'PCT', name) if name != 'median' and name != 'mean' else name.upper()}"
    for kind, names in (("A", YEARLY), ("H", HOURLY))
    for ours, name in zip(names, YEARLY, strict=True)
}
"""Their column of each figure of ours."""
DECIMALS = {"jobs_per_1000": 3, **dict.fromkeys(HOURLY, 2)}
MARKS = {str(one.value) for one in Mark}
ALL_INDUSTRIES = "000000"
FIRST_TABLE = "Table 1.2"
EDITION = (
    "{0} National Employment Matrix title",
    "{0} National Employment Matrix code",
    "Occupation type",
    "Employment, {0}",
    "Employment, {1}",
    "Employment distribution, percent, {0}",
    "Employment distribution, percent, {1}",
    "Employment change, numeric, {0}-{2}",
    "Employment change, percent, {0}-{2}",
    "Percent self employed, {0}",
    "Occupational openings, {0}-{2} annual average",
    "Median annual wage, dollars, {0}",
    "Typical education needed for entry",
    "Work experience in a related occupation",
    "Typical on-the-job training needed to attain competency in the occupation",
    "Related Occupational Outlook Handbook (OOH) content",
)
"""The columns of Table 1.2: of the first year, the last, and the last in two digits."""
CODE, ELEMENT = ("O*NET-SOC Code",), ("O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value")
DATED = ("Date", "Domain Source")
SAMPLE = ("N", "Standard Error", "Lower CI Bound", "Upper CI Bound", "Recommend Suppress", "Not Relevant")
RATED = {
    "Job Zones.txt": (Domain.JOB_ZONE, (*CODE, "Job Zone", *DATED)),
    "Interests.txt": (Domain.INTEREST, (*ELEMENT, *DATED)),
    "Skills.txt": (Domain.SKILL, (*ELEMENT, *SAMPLE, *DATED)),
    "Essential Skills.txt": (Domain.SKILL, (*ELEMENT, *SAMPLE, *DATED)),
    "Transferable Skills.txt": (Domain.SKILL, (*ELEMENT, *SAMPLE, *DATED)),
}
"""The texts of O*NET that are read, with their columns. Since release 31.0 the skills stand in two."""
SCALES = {Domain.INTEREST: "OI", Domain.SKILL: "IM"}


class Refused(Exception):  # noqa: N818 - it is told, not debugged
    """A file does not fit; the message says which and why."""


class Release(NamedTuple):
    """The rows of a release: of wages, by place and occupation, and of industries, by occupation and industry."""

    release: str
    wages: dict[tuple[str, str], Row]
    industries: dict[tuple[str, str], Row]


def sheet(path: Path, title: str | None = None) -> tuple[str, list[tuple[object, ...]]]:
    """Return the name and the rows of a workbook's only sheet, or of the one with a title."""
    import openpyxl  # a development dependency: --help works without it
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (OSError, ValueError, KeyError, BadZipFile, InvalidFileException) as error:
        raise Refused(f"{path}: cannot be read as a workbook: {error}") from error
    name = title or book.sheetnames[0]
    if name not in book.sheetnames:
        raise Refused(f"{path}: there is no sheet '{name}', but {', '.join(book.sheetnames)}")
    rows = [tuple(row) for row in book[name].iter_rows(values_only=True)]
    book.close()
    rows = [row for row in rows if any(cell is not None for cell in row)]
    if not rows:
        raise Refused(f"{path}: the sheet '{name}' is empty")
    return name, rows


def columns(path: Path, found: Sequence[str], wanted: Iterable[str]) -> None:
    """Raise Refused where columns are missing, new or twice."""
    known = list(wanted)
    missing, new = [one for one in known if one not in found], [one for one in found if one not in known]
    if missing or new or len(set(found)) < len(found):
        raise Refused(f"{path}: missing columns: {missing or 'none'}; unknown or repeated ones: {new or 'none'}")


def oews(paths: Iterable[Path], wanted: Iterable[str]) -> Release:
    """Return the rows of some occupations from workbooks of the OEWS, which must be of one release."""
    codes, years = set(wanted), set()
    wages: dict[tuple[str, str], Row] = {}
    industries: dict[tuple[str, str], Row] = {}
    for path in paths:
        name, (head, *rows) = sheet(path)
        years |= set(re.findall(r"M(20\d\d)", f"{name} {path.name}"))
        if not re.search(r"M20\d\d", name):
            raise Refused(f"{path}: the sheet '{name}' does not say its release, like national_M2025_dl")
        header = [str(cell).strip().upper() for cell in head if cell is not None]
        columns(path, header, OEWS)
        for cells in rows:
            row = dict(zip(header, cells, strict=False))
            code = str(row["OCC_CODE"]).strip()
            if code not in codes:
                continue
            naics = str(row["NAICS"]).strip()
            if naics == ALL_INDUSTRIES:
                place = NATION if str(row["AREA"]).strip() in ("99", "0") else str(row["PRIM_STATE"]).strip()
                _once(path, wages, (place, code), _figures(path, row))
            else:
                _once(path, industries, (code, naics), _figures(path, row))
    if len(years) != 1:
        raise Refused(f"the workbooks are of several releases: {', '.join(sorted(years))}")
    return Release(f"{years.pop()}-05", wages, industries)


def _once(path: Path, rows: dict[tuple[str, str], Row], key: tuple[str, str], row: Row) -> None:
    if rows.setdefault(key, row) != row:
        raise Refused(f"{path}: two rows of {' '.join(key)} differ")


def _figures(path: Path, row: Mapping[str, object]) -> Row:
    """Return the figures of a row of the OEWS as cells, with a mark in `status` where one is not there."""
    cells: Row = {}
    marks = []
    for name in FIGURES:
        cell = row[NAMES[name]]
        text = "" if cell is None else str(cell).strip()
        where = f"{path}: {row['AREA_TITLE']}, {row['OCC_CODE']}: {NAMES[name]}"
        if text in MARKS:
            marks.append(f"{name}:{text}")
            cells[name] = ""
        elif text:
            cells[name] = _number(where, text, DECIMALS.get(name, 0))
        elif name == "jobs_per_1000":  # the national workbook has none
            cells[name] = ""
        else:
            raise Refused(f"{where} is empty")
    return {**cells, "status": " ".join(marks)}


def _number(where: str, text: str, decimals: int) -> str:
    if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]+)?", text):
        raise Refused(f"{where}: '{text[:40]}' is no number and no mark; known marks are {' '.join(sorted(MARKS))}")
    return f"{float(text):.{decimals}f}"


def projections(path: Path, wanted: Iterable[str]) -> tuple[str, dict[str, Row]]:
    """Return the edition of a workbook of the Employment Projections and the rows of some occupations."""
    _, rows = sheet(path, FIRST_TABLE)
    start = next((at for at, row in enumerate(rows) if any("Matrix code" in str(cell) for cell in row)), None)
    if start is None:
        raise Refused(f"{path}: no row of {FIRST_TABLE} has the column 'National Employment Matrix code'")
    header = [_plain(str(cell)) for cell in rows[start] if cell is not None]
    years = {int(year) for one in header for year in re.findall(r"\b20\d\d\b", one)}
    first = min(years, default=0)
    wanted_names = [one.format(first, first + 10, f"{first + 10}"[2:]) for one in EDITION]
    if years != {first, first + 10}:
        raise Refused(f"{path}: the columns speak of the years {sorted(years)}; one edition has two, ten years apart")
    columns(path, header, wanted_names)
    codes, found = set(wanted), {}
    title, code, _, now, then, _, _, change, percent, _, openings, *_ = wanted_names
    for cells in rows[start + 1 :]:
        row = dict(zip(header, cells, strict=False))
        id_ = str(row[code]).strip()
        if id_ not in codes:
            continue
        where = f"{path}: {str(row[title]).strip()}"
        found[id_] = {
            "jobs": _thousands(where, row[now]),
            "jobs_projected": _thousands(where, row[then]),
            "new_jobs": _thousands(where, row[change]),
            "growth": f"{float(_number(where, str(row[percent]).strip(), 1)):g}",
            "openings": _thousands(where, row[openings]),
        }
    return f"{first}-{str(first + 10)[2:]}", found


def _plain(header: str) -> str:
    """Return a column's name without footnotes, line breaks and the differences of hyphens."""
    name = " ".join(re.sub(r"\[\d+\]", "", header).replace("–", "-").split())
    return name.replace("self-employed", "self employed").removesuffix(" xlsx")


def _thousands(where: str, cell: object) -> str:
    return str(round(float(_number(where, str(cell).strip(), 3)) * 1000))


def ratings(directory: Path, wanted: Iterable[str]) -> dict[Domain, list[Row]]:
    """Return the job zones, interests and top skills of some occupations from the texts that a directory has."""
    codes = set(wanted)
    found: dict[Domain, list[Row]] = {}
    for name, (domain, header) in RATED.items():
        path = directory / name
        if not path.is_file():
            continue
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            columns(path, list(reader.fieldnames or ()), header)
            for row in reader:
                if row[CODE[0]] in codes and row.get("Scale ID") == SCALES.get(domain):
                    found.setdefault(domain, []).append(_rating(path, domain, row))
    if not found:
        raise Refused(f"{directory}: it has none of {', '.join(RATED)}, or no row of these occupations")
    if Domain.SKILL in found:
        found[Domain.SKILL] = [row for code in sorted(codes) for row in _top(found[Domain.SKILL], code)]
    return found


def _rating(path: Path, domain: Domain, row: Mapping[str, str]) -> Row:
    where = f"{path}: {row[CODE[0]]}"
    zone = domain is Domain.JOB_ZONE
    date = re.fullmatch(r"(\d\d)/(20\d\d)", row["Date"])
    if date is None:
        raise Refused(f"{where}: the date '{row['Date'][:20]}' is not like 08/2025")
    return {
        "code": row[CODE[0]],
        "domain": domain.value,
        "element": "Job zone" if zone else row["Element Name"].capitalize(),
        "value": _number(where, row["Job Zone" if zone else "Data Value"], 0 if zone else 2),
        "date": f"{date[2]}-{date[1]}",
    }


def _top(rows: Iterable[Row], code: str) -> list[Row]:
    """Return the most important skills of an occupation, and those that are as important as the last of them."""
    ranked = sorted(
        (row for row in rows if row["code"] == code), key=lambda row: (-float(row["value"]), row["element"])
    )
    return [row for row in ranked if float(row["value"]) >= float(ranked[:SKILLS][-1]["value"])]
