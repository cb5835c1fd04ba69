"""ptvspt check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ptvspt.commands.options import AccessibleOption, DataOption, directory, today

if TYPE_CHECKING:
    from pathlib import Path

    from ptvspt.errors import Problem
    from ptvspt.loading import careers, fits, interviews, places
    from ptvspt.loading import catalogue as profiles
    from ptvspt.profiles.findings import Severity

EPILOG = """\b
Examples:
  ptvspt check
  ptvspt check --strict
  ptvspt check --strict --on 2027-06-30
  ptvspt check --data my-data
  ptvspt check -f json"""


class Result(NamedTuple):
    """What a check found at a key, and the place of it, with what is to be told."""

    check: str
    severity: Severity
    key: str
    told: Problem
    message: str


class Report(Enum):
    """How the findings are written."""

    TABLE = "table"
    JSON = "json"


def command(
    ctx: typer.Context,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Check as on this day, YYYY-MM-DD; today by default.")
    ] = None,
    format_: Annotated[
        Report, typer.Option("--format", "-f", metavar="FORMAT", help="How the findings are written: table or json.")
    ] = Report.TABLE,
    accessible: AccessibleOption = False,  # noqa: ARG001 - its lines are read in order as they are
    data: DataOption = None,
) -> None:
    """Check the data: everything answered, cited, ordered, in its unit, and fresh."""
    from ptvspt.document.screen import write
    from ptvspt.errors import SHOWN, shown
    from ptvspt.loading import library
    from ptvspt.profiles.findings import Severity

    day = _day(on)
    place = directory(ctx, data)
    located = library.read(place)
    tables = library.locate_places(place, located.catalogue)
    logic = library.locate_interviews(place, located.catalogue.sources)
    ways = library.locate_careers(place, located.catalogue)
    wishes = library.locate_fitting(place, located.catalogue.sources)
    found = [*_excepted(place, [*_found(located, tables, logic, ways, wishes, place, day)])]
    errors = sum(one.severity is Severity.ERROR for one in found)
    warnings = len(found) - errors
    counts = {
        "profession": len(located.catalogue.professions),
        "fact": sum(1 for _ in located.catalogue.statements()),
        "source": len(located.catalogue.sources),
        "place": len(tables.places) if tables else 0,
        "interview": len(logic.interviews) + (wishes is not None),
        "path": len(ways.careers.paths) if ways else 0,
    }
    if format_ is Report.JSON:
        _write(located.catalogue.version, day, found, counts)
    else:
        if len(found) > SHOWN:  # no warning stands in the way of an error
            found.sort(key=lambda one: one.severity is not Severity.ERROR)
        write("".join(f"{line}\n" for line in shown([str(one.told) for one in found], len(found))))
        always = ("profession", "fact", "source")
        size = ", ".join(_count(number, what) for what, number in counts.items() if number or what in always)
        write(f"{size}: {_count(errors, 'error')}, {_count(warnings, 'warning')}\n")
    if errors or (strict and warnings):
        raise typer.Exit(1)


def _write(version: str, day: str, found: Sequence[Result], counts: Mapping[str, int]) -> None:
    """Write every finding as JSON."""
    from ptvspt.document import data as json
    from ptvspt.document.screen import write
    from ptvspt.profiles.findings import Severity
    from ptvspt.results import envelope

    findings = [
        {
            "severity": one.severity.value,
            "check": one.check,
            "key": one.key,
            "path": one.told.path,
            "line": one.told.line,
            "column": one.told.column,
            "message": one.message,
        }
        for one in found
    ]
    errors = sum(one.severity is Severity.ERROR for one in found)
    sizes = {f"{what}s": number for what, number in counts.items()}
    told = {"errors": errors, "warnings": len(found) - errors, "counts": sizes, "findings": findings}
    write(json.render(envelope(version, on=day, **told)), encoding="utf-8")


def _day(word: str | None) -> str:
    """Return the day on which the data is checked. Raises UsageError for a word that is no day."""
    from ptvspt.errors import UsageError
    from ptvspt.loading.dates import is_date

    if word is not None and not (len(word) == len("2026-11-30") and is_date(word)):
        raise UsageError(f"--on '{word}': a day is wanted here, like 2026-11-30")
    return word or today()


def _found(
    located: profiles.Located,
    tables: places.Located | None,
    logic: interviews.Located,
    ways: careers.Located | None,
    wishes: fits.Located | None,
    place: Path | None,
    day: str,
) -> Iterator[Result]:
    """Yield what every check finds, with its place."""
    from ptvspt.career import checks as career_checks
    from ptvspt.interview import checks as interview_checks
    from ptvspt.loading import library
    from ptvspt.places import checks as place_checks
    from ptvspt.profiles import checks

    cited = interview_checks.sources(logic.interviews) | (place_checks.sources(tables.places) if tables else set())
    cited |= career_checks.sources(ways.careers) if ways else set()
    cited |= career_checks.fit_sources(wishes.fitting) if wishes else set()
    for check, (key, message) in checks.run(located.catalogue, day, cited):
        text = f"{check.severity.value}: {key}: {message} [{check.name}]"
        yield Result(check.name, check.severity, key, located.locations[key].problem(text), message)
    if tables:
        for rule, (key, message) in place_checks.run(tables.places, located.catalogue, day):
            text = f"{rule.severity.value}: {f'{key}: ' if key else ''}{message} [{rule.name}]"
            yield Result(rule.name, rule.severity, key, tables.rows[key]._replace(message=text), message)
    if ways:
        for law, (key, message) in career_checks.run(ways.careers, day):
            text = f"{law.severity.value}: {key}: {message} [{law.name}]"
            yield Result(law.name, law.severity, key, ways.rows[key]._replace(message=text), message)
    names = {code: one.name for code, one in tables.places.items()} if tables else {}
    asked, stand = dict(logic.interviews), dict(logic.locations)
    if wishes:
        asked["career"] = wishes.fitting.interview
        stand |= wishes.locations
    for one, (key, message) in interview_checks.run(asked, located.catalogue.professions, names):
        text = f"{one.severity.value}: {key}: {message} [{one.name}]"
        yield Result(one.name, one.severity, key, stand[key].problem(text), message)
    if wishes and ways:
        basis = library.fit_basis(place, None)
        for wish, (key, message) in career_checks.run_fit(wishes.fitting, basis):
            text = f"{wish.severity.value}: {key}: {message} [{wish.name}]"
            yield Result(wish.name, wish.severity, key, stand[key].problem(text), message)


def _excepted(place: Path | None, found: list[Result]) -> Iterator[Result]:
    """Yield what no exception of the data allows, and then the exceptions that allow nothing."""
    from ptvspt.career import checks as career_checks
    from ptvspt.interview import checks as interview_checks
    from ptvspt.loading import exceptions, library
    from ptvspt.places import checks as place_checks
    from ptvspt.profiles import checks
    from ptvspt.profiles.findings import Severity, exception

    checked = (
        *(*checks.CHECKS, *place_checks.CHECKS, *interview_checks.CHECKS),
        *(*career_checks.CHECKS, *career_checks.FIT_CHECKS),
    )
    names = [one.name for one in checked]
    listed = exceptions.read(place or library.shipped(), names)
    used = set()
    for one in found:
        pattern = exception(one.key, listed.get(one.check, ()))
        if pattern is None:
            yield one
        used.add((one.check, pattern))
    for check, patterns in listed.items():
        for pattern, location in patterns.items():
            if (check, pattern) not in used:
                message = f"[{check}] finds nothing here; remove the exception"
                told = location.problem(f"warning: {pattern}: {message} [exceptions]")
                yield Result("exceptions", Severity.WARNING, pattern, told, message)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
