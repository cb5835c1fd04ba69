"""ptvspt export."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ptvspt.commands.asking import asker, can_ask
from ptvspt.commands.options import AccessibleOption, DataOption, directory, load
from ptvspt.document.screen import screen, write
from ptvspt.errors import OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

EPILOG = """\b
Examples:
  ptvspt export package
  ptvspt export --sqlite ptvspt.db
  ptvspt export package --sqlite ptvspt.db --force"""
SQLITE = "--sqlite"


def command(
    ctx: typer.Context,
    target: Annotated[
        str | None, typer.Argument(metavar="[DIR]", help="The directory of the package; it is made if need be.")
    ] = None,
    sqlite: Annotated[str | None, typer.Option(SQLITE, metavar="FILE", help="The same as an SQLite database.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files of something else.")] = False,
    accessible: AccessibleOption = False,
    data: DataOption = None,
) -> None:
    """Write all data: tables as CSV with a description (Frictionless Data Package), or as an SQLite database."""
    from ptvspt.loading import library
    from ptvspt.publishing import package

    place = _directory(target)
    file = _file(sqlite)
    if place is None and file is None:
        raise UsageError("export where? name a directory, --sqlite FILE, or both; see 'ptvspt export --help'")
    source = directory(ctx, data)
    catalogue = load(ctx, data)
    places = library.places(source) if library.has_places(source) else {}
    careers = library.careers(source, None)[0] if library.has_careers(source) else None
    tables = package.tables(catalogue, places, library.statistics(source, catalogue.sources), careers)
    facts = next(len(one.rows) for one in tables if one.name == "facts")
    told = f"{len(tables)} tables, {facts:,} facts, data of {catalogue.version}"
    files = package.files(catalogue, tables) if place else {}
    if not force:
        held = [*([str(place)] if place and _foreign(place, files) else [])]
        held += [str(file)] if file and _is_foreign(file) else []
        _ask(held, accessible=accessible)
    if place:
        _make(place)
        for name, content in files.items():
            _put(place / name, content)
        write(f"{place}: {told}\n")
    if file:
        from ptvspt.publishing import database

        about = {"name": package.NAME, "title": package.TITLE, "version": catalogue.version, "about": package.ABOUT}
        about["licences"] = ". ".join(str(one["title"]) for one in package.LICENCES)
        _put(file, database.content(tables, about))
        write(f"{sqlite}: {told}\n")


def _directory(name: str | None) -> Path | None:
    """Return the directory that is named. Raises UsageError for one that is none."""
    if name is None:
        return None
    if not name.strip() or name == "-":
        raise UsageError(f"export '{name}': files go to a directory; name one")
    path = Path(name)
    if path.exists() and not path.is_dir():
        raise UsageError(f"export '{name}': it is a file; name a directory")
    return path


def _file(name: str | None) -> Path | None:
    """Return the file that is named, links followed. Raises UsageError for what can be none."""
    if name is None:
        return None
    if not name.strip() or name == "-":
        raise UsageError(f"{SQLITE} '{name}': a database is a file; name one")
    path = Path(name)
    if path.is_dir() or name.endswith("/"):
        raise UsageError(f"{SQLITE} '{name}': a directory; name a file in it")
    if path.exists() and not path.is_file():
        raise UsageError(f"{SQLITE} '{name}': no file; name a file")
    return path.resolve()


def _foreign(place: Path, files: Iterable[str]) -> bool:
    """Tell whether a directory holds files that are not of such a package and would be overwritten."""
    from ptvspt.publishing import package

    if not any((place / name).exists() for name in files):
        return False
    try:
        found = json.loads((place / package.DESCRIPTOR).read_bytes())
    except (OSError, ValueError):
        return True
    return not (isinstance(found, dict) and found.get("name") == package.NAME)


def _is_foreign(file: Path) -> bool:
    """Tell whether a file holds anything but such a database."""
    from ptvspt.publishing import database

    try:
        with file.open("rb") as opened:
            head = opened.read(100)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return bool(head) and not database.ours(head)


def _ask(held: Iterable[str], *, accessible: bool) -> None:
    """Ask whether each of some places may be overwritten. Raises UsageError where it may not."""
    from ptvspt.commands.saving import confirmed

    for name in held:
        if not can_ask():
            raise UsageError(f"export '{name}': it holds something else; name another, or overwrite it with --force")
        ask = asker(min(screen().width, 80), accessible=accessible)
        if not confirmed(f"{name} holds something else. Overwrite it?", "Where the data is written.", ask):
            raise UsageError(f"export '{name}': it stays as it is; name another")


def _make(place: Path) -> None:
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(place, error) from error


def _put(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all. Raises OutputError."""
    from ptvspt.loading.saving import put

    try:
        put(path, content, private=False)
    except OSError as error:
        raise _refused(path, error) from error


def _refused(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path}: it could not be written: {error.strerror or error}")
