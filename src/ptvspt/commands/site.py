"""ptvspt site."""

from __future__ import annotations

from typing import Annotated

import typer

from ptvspt.commands.options import DataOption, directory, load, today
from ptvspt.commands.saving import shown
from ptvspt.errors import UsageError

EPILOG = """\b
Examples:
  ptvspt site DIR
  ptvspt site DIR --force
  ptvspt site DIR --base-url https://example.org/pt/"""


def command(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="DIR", help="Where the pages go: a new or empty directory.")],
    base: Annotated[
        str | None, typer.Option("--base-url", metavar="URL", help="Where the site will lie: adds a sitemap.")
    ] = None,
    report: Annotated[
        str | None, typer.Option("--report", metavar="URL", help="Where errors are reported: a page or mailto:.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write into a directory that holds something.")] = False,
    data: DataOption = None,
) -> None:
    """Write everything as a website: pages that need no server, no network and no script to be read."""
    from ptvspt.document import terminal
    from ptvspt.loading import library
    from ptvspt.publishing import site
    from ptvspt.publishing.records import Material

    path = site.target(name, force=force)
    place = directory(ctx, data)
    material = Material(
        load(ctx, data),
        library.places(place) if library.has_places(place) else {},
        library.careers(place, None)[0] if library.has_careers(place) else None,
        library.interview(place) if library.has_interview(place) else None,
        today(),
        base=_address("--base-url", base, ("https://", "http://")).rstrip("/") + "/" if base is not None else "",
        report=_address("--report", report, ("https://", "http://", "mailto:")) if report is not None else "",
    )
    count, files = site.files(material)
    written = 0
    for file in terminal.progress(site.write(path, files), count, "Writing"):
        written += len(file.text.encode())
    typer.echo(f"{count} files, {written / 1e6:.1f} MB: begin with {shown(str(path / 'index.html'))}")


def _address(option: str, word: str, kinds: tuple[str, ...]) -> str:
    """Return an address that somebody gives. Raises UsageError where it is none."""
    if not word.startswith(kinds) or not word.isprintable() or " " in word or word in kinds:
        raise UsageError(f"{option} '{word}': no address that begins with {' or '.join(kinds)}; give a whole one")
    return word
