"""ptvspt check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ptvspt.commands.options import DataOption, directory

if TYPE_CHECKING:
    from pathlib import Path

    from ptvspt.model import Catalogue

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

    place = directory(ctx, data)
    located = library.read(place)
    found = checks.run(located.catalogue, datetime.now(UTC).date().isoformat(), _cited(located.catalogue, place))
    for check, finding in found:
        message = f"{check.severity.value}: {finding.key}: {finding.message} [{check.name}]"
        write(f"{located.places[finding.key].problem(message)}\n")
    errors = sum(check.severity is checks.Severity.ERROR for check, _ in found)
    warnings = len(found) - errors
    facts = sum(1 for _ in located.catalogue.statements())
    professions, sources = len(located.catalogue.professions), len(located.catalogue.sources)
    size = f"{_count(professions, 'profession')}, {_count(facts, 'fact')}, {_count(sources, 'source')}"
    write(f"{size}: {_count(errors, 'error')}, {_count(warnings, 'warning')}\n")
    if errors or (strict and warnings):
        raise typer.Exit(1)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _cited(catalogue: Catalogue, place: Path | None) -> set[str]:
    """Return the sources that the interview cites, when the data holds one. Raises DataError when it is broken."""
    from ptvspt.interview import cited
    from ptvspt.loading import interviews, library

    file = (place or library.shipped()) / "interviews" / "care.yaml"
    if not file.exists():
        return set()
    return set(cited(interviews.read(file, dict(catalogue.sources))))
