"""ptvspt check."""

from __future__ import annotations

from typing import Annotated

import typer

from ptvspt.commands.options import DataOption, directory

EPILOG = """\b
Examples:
  ptvspt check
  ptvspt check --strict
  ptvspt check --data my-data"""


def command(
    ctx: typer.Context,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    data: DataOption = None,
) -> None:
    """Check the data: everything answered, cited, ordered, in its unit, and fresh."""
    from datetime import UTC, datetime

    from ptvspt import checks
    from ptvspt.loading import library
    from ptvspt.terminal import write

    located = library.read(directory(ctx, data))
    found = checks.run(located.catalogue, datetime.now(UTC).date().isoformat())
    for check, finding in found:
        message = f"{check.severity.value}: {finding.key}: {finding.message} [{check.name}]"
        write(f"{located.places[finding.key].problem(message)}\n")
    errors = sum(check.severity is checks.Severity.ERROR for check, _ in found)
    warnings = len(found) - errors
    facts = sum(1 for _ in located.catalogue.statements())
    size = f"{len(located.catalogue.professions)} professions, {facts} facts, {len(located.catalogue.sources)} sources"
    write(f"{size}: {errors} errors, {warnings} warnings\n")
    if errors or (strict and warnings):
        raise typer.Exit(1)
