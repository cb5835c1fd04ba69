"""Take a yearly release into the tables of data/statistics, from the publisher's own files.

    python tools/update_statistics.py oews national_M2026_dl.xlsx state_M2026_dl.xlsx [nat4d_M2026_dl.xlsx ...]
    python tools/update_statistics.py projections occupation.xlsx
    python tools/update_statistics.py onet db_31_1_text --release 31.1

It prints what changes, and writes nothing when something does not fit. docs/data.md has the whole procedure.
"""

from __future__ import annotations

import argparse
import csv
import io
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import publishers
from ptvspt.errors import DataError
from ptvspt.loading import library, statistics
from ptvspt.profiles.join import MEANING
from ptvspt.profiles.statistics import FIGURES, NATION, Domain
from publishers import Refused, Row

FAR = 0.3
"""How far a figure may move, as a share of the old one, before somebody has to look at it."""
COLUMNS = {
    statistics.WAGES: statistics.WAGE_COLUMNS,
    statistics.PROJECTIONS: statistics.PROJECTION_COLUMNS,
    statistics.INDUSTRIES: statistics.INDUSTRY_COLUMNS,
    statistics.ONET: statistics.ONET_COLUMNS,
}
OUTLOOK = ("jobs", "jobs_projected", "new_jobs", "growth", "openings")
Tables = dict[str, list[Row]]


class Change(NamedTuple):
    """A figure that is another than before; `code` is what `--accept` takes, `old` and `new` may be marks."""

    table: str
    code: str
    name: str
    old: str
    new: str

    def __str__(self) -> str:
        share = self.share()
        percent = "" if share is None else f" ({share:+.1%})"
        return f"{Path(self.table).name} {self.code} {self.name}: {self.old or '-'} -> {self.new or '-'}{percent}"

    def share(self) -> float | None:
        """Return how far the figure has moved, as a share of the old one, or None where one of them is none."""
        try:
            return float(self.new) / float(self.old) - 1
        except (ValueError, ZeroDivisionError):
            return None


def main(argv: Sequence[str] | None = None) -> int:
    """Take in what the arguments name. Returns the exit status: 1 when it is refused."""
    options = parser().parse_args(argv)
    try:
        old = read(options.data)
        new, changes, gone = plan(options, old)
        refuse(changes, gone, set(options.accept))
        hold(options.data, new)
    except (Refused, DataError) as error:
        sys.stderr.write(f"refused, nothing is written: {error}\n")
        return 1
    for change in changes:
        sys.stdout.write(f"{change}\n")
    for name, rows in new.items():
        if rows != old[name]:
            (options.data / name).write_text(text(COLUMNS[name], rows), encoding="utf-8", newline="")
    sys.stdout.write(f"{len(changes)} figures are new. Now: issued and checked in sources.yaml, then ptvspt check\n")
    return 0


def parser() -> argparse.ArgumentParser:
    """Return what reads the arguments."""
    found = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    found.add_argument("--data", type=Path, default=library.shipped(), help="the data directory")
    found.add_argument(
        "--accept", action="append", default=[], metavar="CODE", help="a code, or PLACE:CODE, whose moves are right"
    )
    kinds = found.add_subparsers(dest="kind", required=True)
    wages = kinds.add_parser("oews", help="wages: national and state workbooks, and those by industry")
    wages.add_argument("files", type=Path, nargs="+")
    outlook = kinds.add_parser("projections", help="the outlook: the workbook with Table 1.2")
    outlook.add_argument("files", type=Path, nargs=1)
    rated = kinds.add_parser("onet", help="job zones, interests and skills: the texts of O*NET")
    rated.add_argument("files", type=Path, nargs=1)
    rated.add_argument("--release", required=True, help="the release, like 31.1")
    return found


def read(data: Path) -> Tables:
    """Return the rows of every table. Raises Refused for one that is not there."""
    tables: Tables = {}
    for name, columns in COLUMNS.items():
        try:
            with (data / name).open(encoding="utf-8", newline="") as file:
                reader = csv.DictReader(file)
                tables[name] = list(reader)
        except OSError as error:
            raise Refused(f"{data / name}: {error.strerror}") from error
        publishers.columns(data / name, list(reader.fieldnames or ()), columns)
    return tables


def plan(options: argparse.Namespace, old: Tables) -> tuple[Tables, list[Change], list[str]]:
    """Return the tables as they will be, what changes, and which codes are no longer there."""
    if options.kind == "oews":
        return wages(old, options.files)
    if options.kind == "projections":
        return outlook(old, options.files[0])
    return rated(old, options.files[0], options.release)


def wages(old: Tables, files: Iterable[Path]) -> tuple[Tables, list[Change], list[str]]:
    """Take in a release of the OEWS: the old national rows stay, those of places and industries are replaced."""
    rows = old[statistics.WAGES]
    newest = max(row["release"] for row in rows if row["place"] == NATION)
    before = {(row["place"], row["soc"]): row for row in rows if row["release"] == newest or row["place"] != NATION}
    release, found, industries = publishers.oews(files, {code for _, code in before})
    if release < newest:
        raise Refused(f"the workbooks are of {release}, and the table has {newest} already")
    source = {"release": release, "source": "bls-oews"}
    fresh = {
        key: {"place": key[0], "soc": key[1], **row, **source}
        for key, row in found.items()
        if key[0] == NATION or any(code == key[1] and place != NATION for place, code in before)
    }
    changes = _moved(statistics.WAGES, before, fresh, FIGURES)
    gone = _gone(before, fresh)
    kept = [row for row in rows if row["place"] == NATION and row["release"] != release]
    places = list(dict.fromkeys(row["place"] for row in rows))
    unknown = sorted({place for place, _ in fresh} - set(places))
    if unknown:
        raise Refused(f"places that the table does not know: {', '.join(unknown)}")
    merged = [*kept, *fresh.values()]
    merged.sort(key=lambda row: row["release"], reverse=True)
    merged.sort(key=lambda row: (places.index(row["place"]), row["soc"]))
    new = {**old, statistics.WAGES: merged}
    if industries:
        new[statistics.INDUSTRIES], more, lost = _industries(old[statistics.INDUSTRIES], industries, release)
        changes, gone = [*changes, *more], [*gone, *lost]
    return new, changes, gone


def _industries(
    rows: list[Row], found: dict[tuple[str, str], Row], release: str
) -> tuple[list[Row], list[Change], list[str]]:
    """Return the rows of settings with the medians of a release, in their order."""
    new, changes, gone = [], [], []
    for row in rows:
        fresh = found.get((row["soc"], row["industry"]))
        if row["industry"] and fresh is None:
            gone.append(f"{row['soc']}:{row['industry']}")
        if row["industry"] and fresh is not None:
            marks = [one for one in fresh["status"].split() if one.startswith("median:")]
            update = {"release": release, "median": fresh["median"], "status": " ".join(marks)}
            if update["median"] != row["median"]:
                code = f"{row['soc']}:{row['industry']}"
                changes.append(Change(statistics.INDUSTRIES, code, "median", row["median"], update["median"]))
            row = {**row, **update}
        new.append(row)
    return new, changes, gone


def outlook(old: Tables, file: Path) -> tuple[Tables, list[Change], list[str]]:
    """Take in an edition of the projections: the older ones stay."""
    rows = old[statistics.PROJECTIONS]
    newest = max(row["edition"] for row in rows)
    before = {("", row["soc"]): row for row in rows if row["edition"] == newest}
    edition, found = publishers.projections(file, {code for _, code in before})
    if edition < newest:
        raise Refused(f"{file}: the edition {edition} is older than {newest}, which the table has")
    fresh = {("", code): {"soc": code, "edition": edition, **row, "source": "bls-ep"} for code, row in found.items()}
    merged = [*(row for row in rows if row["edition"] != edition), *fresh.values()]
    merged.sort(key=lambda row: row["edition"], reverse=True)
    merged.sort(key=lambda row: row["soc"])
    changes = _moved(statistics.PROJECTIONS, before, fresh, OUTLOOK)
    return {**old, statistics.PROJECTIONS: merged}, changes, _gone(before, fresh)


def rated(old: Tables, directory: Path, release: str) -> tuple[Tables, list[Change], list[str]]:
    """Take in a release of O*NET: what it has of job zones, interests and skills replaces what was there."""
    rows = old[statistics.ONET]
    codes = list(dict.fromkeys(row["code"] for row in rows))
    found = publishers.ratings(directory, codes)
    fresh = [{**row, "release": release, "source": "onet"} for part in found.values() for row in part]
    replaced = {domain.value for domain in found}
    before = {(row["element"], row["code"]): row for row in rows if row["domain"] in replaced}
    after = {(row["element"], row["code"]): row for row in fresh}
    domains, interests = [one.value for one in Domain], list(MEANING)
    merged = [*(row for row in rows if row["domain"] not in replaced), *fresh]
    merged.sort(
        key=lambda row: (
            codes.index(row["code"]),
            domains.index(row["domain"]),
            interests.index(row["element"]) if row["element"] in interests else -float(row["value"]),
            row["element"],
        )
    )
    rest = {code: {row["domain"] for row in fresh if row["code"] == code} for code in codes}
    gone = [code for code in codes if {row["domain"] for row in before.values() if row["code"] == code} - rest[code]]
    return {**old, statistics.ONET: merged}, _moved(statistics.ONET, before, after, ("value",)), gone


def _moved(
    table: str, old: dict[tuple[str, str], Row], new: dict[tuple[str, str], Row], names: Iterable[str]
) -> list[Change]:
    """Return every figure that is another than before, of rows that both have."""
    return [
        Change(
            table,
            ":".join(part for part in key if part and part != NATION),
            name,
            _shown(old[key], name),
            _shown(row, name),
        )
        for key, row in new.items()
        if key in old
        for name in names
        if _shown(old[key], name) != _shown(row, name)
    ]


def _shown(row: Row, name: str) -> str:
    """Return a figure of a row, or the mark in its place."""
    marks = dict(part.split(":") for part in row.get("status", "").split())
    return row[name] or marks.get(name, "")


def _gone(old: dict[tuple[str, str], Row], new: dict[tuple[str, str], Row]) -> list[str]:
    """Return the occupations that a release no longer has, in the nation or anywhere else."""
    national = [code for place, code in old if place in ("", NATION) and (place, code) not in new]
    local = {code for place, code in old if place not in ("", NATION)} - {c for p, c in new if p not in ("", NATION)}
    return [*national, *sorted(local)]


def refuse(changes: Iterable[Change], gone: Iterable[str], accepted: set[str]) -> None:
    """Raise Refused for what nobody has accepted: codes that have vanished, figures that have moved far."""

    def fine(code: str) -> bool:
        return code in accepted or code.split(":")[-1] in accepted or code.split(":")[0] in accepted

    far = [one for one in changes if abs(one.share() or 0) > FAR and not fine(one.code)]
    lost = [code for code in gone if not fine(code)]
    told = [f"{code} is no longer there; --accept {code} if that is right" for code in lost]
    told += [f"{one}: moved by more than {FAR:.0%}; --accept {one.code} if that is right" for one in far]
    if told:
        raise Refused("\n  " + "\n  ".join(told))


def hold(data: Path, new: Tables) -> None:
    """Raise DataError where the data could not be read with these tables: it is tried on a copy."""
    with tempfile.TemporaryDirectory() as work:
        copy = Path(shutil.copytree(data, Path(work) / "data"))
        for name, rows in new.items():
            (copy / name).write_text(text(COLUMNS[name], rows), encoding="utf-8", newline="")
        try:
            library.read(copy)
        except DataError as error:
            told = (one._replace(path=str(data / Path(one.path).relative_to(copy))) for one in error.problems)
            raise DataError(*told) from None


def text(columns: Iterable[str], rows: Iterable[Row]) -> str:
    """Return a table as its file."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, tuple(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
