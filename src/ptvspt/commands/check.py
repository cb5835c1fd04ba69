"""ptvspt check."""

from __future__ import annotations

from typing import Annotated

import typer

from ptvspt.commands.options import AccessibleOption, DataOption, directory, today

EPILOG = """\b
Examples:
  ptvspt check
  ptvspt check --strict
  ptvspt check --data my-data"""


def command(
    ctx: typer.Context,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    accessible: AccessibleOption = False,  # noqa: ARG001 - its lines are read in order as they are
    data: DataOption = None,
) -> None:
    """Check the data: everything answered, cited, ordered, in its unit, and fresh."""
    from ptvspt.document.screen import write
    from ptvspt.interview import checks as interview_checks
    from ptvspt.loading import library
    from ptvspt.places import checks as place_checks
    from ptvspt.profiles import checks

    place = directory(ctx, data)
    located = library.read(place)
    tables = library.locate_places(place, located.catalogue)
    logic = library.locate_interviews(place, located.catalogue.sources)
    cited = interview_checks.sources(logic.interviews) | (place_checks.sources(tables.places) if tables else set())
    severities = []
    for check, finding in checks.run(located.catalogue, today(), cited):
        message = f"{check.severity.value}: {finding.key}: {finding.message} [{check.name}]"
        write(f"{located.locations[finding.key].problem(message)}\n")
        severities.append(check.severity)
    if tables:
        for rule, finding in place_checks.run(tables.places, located.catalogue, today()):
            where = f"{finding.key}: " if finding.key else ""
            message = f"{rule.severity.value}: {where}{finding.message} [{rule.name}]"
            write(f"{tables.rows[finding.key]._replace(message=message)}\n")
            severities.append(rule.severity)
    for one, finding in interview_checks.run(logic.interviews, located.catalogue):
        message = f"{one.severity.value}: {finding.key}: {finding.message} [{one.name}]"
        write(f"{logic.locations[finding.key].problem(message)}\n")
        severities.append(one.severity)
    errors = severities.count(checks.Severity.ERROR)
    warnings = len(severities) - errors
    facts = sum(1 for _ in located.catalogue.statements())
    professions, sources = len(located.catalogue.professions), len(located.catalogue.sources)
    size = f"{_count(professions, 'profession')}, {_count(facts, 'fact')}, {_count(sources, 'source')}"
    size += f", {_count(len(tables.places), 'place')}" if tables else ""
    size += f", {_count(len(logic.interviews), 'interview')}" if logic.interviews else ""
    write(f"{size}: {_count(errors, 'error')}, {_count(warnings, 'warning')}\n")
    if errors or (strict and warnings):
        raise typer.Exit(1)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
