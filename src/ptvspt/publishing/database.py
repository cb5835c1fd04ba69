"""The whole data set as an SQLite database: the tables of the package, their types, and their keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing

from ptvspt.publishing.tables import Table, Type

APPLICATION = 0x70745650
"""What the head of a file says that is one of these databases: "ptVP"."""
HEAD = b"SQLite format 3\x00"
MARKED = slice(68, 72)
"""Where in the head of a file it stands."""
TYPES = {Type.STRING: "TEXT", Type.INTEGER: "INTEGER", Type.YEAR: "INTEGER", Type.NUMBER: "REAL"}


def content(tables: Sequence[Table], about: Mapping[str, str]) -> bytes:
    """Return a database as the bytes of its file; `about` are the words of the table that tells what it is."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.execute("CREATE TABLE about (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)")
        database.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        for table in tables:
            database.execute(definition(table))
            marks = ", ".join("?" for _ in table.fields)
            # the names are the program's own, and cells are parameters
            database.executemany(f"INSERT INTO {name(table.name)} VALUES ({marks})", table.rows)  # noqa: S608
        database.commit()
        database.execute("VACUUM")
        return database.serialize()


def ours(head: bytes) -> bool:
    """Tell by its first bytes whether a file is one of these databases."""
    return head.startswith(HEAD) and head[MARKED] == APPLICATION.to_bytes(4, "big")


def definition(table: Table) -> str:
    """Return the statement that makes a table."""
    lines = [f"{one.name} {TYPES[one.type]}{' NOT NULL' if one.required else ''}" for one in table.fields]
    lines.append(f"PRIMARY KEY ({_listed(table.key)})")
    for link in table.links:
        there = f"{name(link.table)} ({_listed(link.keys)})"
        lines.append(f"FOREIGN KEY ({_listed(link.columns)}) REFERENCES {there}")
    columns = ",\n  ".join(lines)
    return f"CREATE TABLE {name(table.name)} (\n  {columns}\n)"


def name(table: str) -> str:
    """Return the name of a table in SQL, which needs no quotes."""
    return table.replace("-", "_")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
