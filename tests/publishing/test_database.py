"""The SQLite database: the tables of the package with their keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from ptvspt.publishing import database
from ptvspt.publishing.tables import Table, Type

ABOUT = {"name": "ptvspt", "version": "1"}


@pytest.fixture(scope="module")
def content(tables: dict[str, Table]) -> bytes:
    return database.content(tuple(tables.values()), ABOUT)


@pytest.fixture
def opened(content: bytes) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        yield connection


def test_the_keys_hold(opened: sqlite3.Connection) -> None:
    assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
    assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_it_has_every_row_of_every_table(opened: sqlite3.Connection, tables: dict[str, Table]) -> None:
    for table in tables.values():
        assert opened.execute(f"SELECT * FROM {database.name(table.name)}").fetchall() == [*table.rows]
    assert dict(opened.execute("SELECT * FROM about")) == ABOUT


def test_every_link_is_a_foreign_key(opened: sqlite3.Connection, tables: dict[str, Table]) -> None:
    for table in tables.values():
        found = opened.execute(f"PRAGMA foreign_key_list({database.name(table.name)})").fetchall()
        there = {(row[2], row[3], row[4]) for row in found}
        wanted = {
            (database.name(link.table), column, key)
            for link in table.links
            for column, key in zip(link.columns, link.keys, strict=True)
        }
        assert there == wanted


def test_a_number_is_a_number(opened: sqlite3.Connection, tables: dict[str, Table]) -> None:
    kinds = {Type.STRING: "text", Type.INTEGER: "integer", Type.YEAR: "integer", Type.NUMBER: "real"}
    for table in tables.values():
        for field in table.fields:
            query = f"SELECT DISTINCT typeof({field.name}) FROM {database.name(table.name)}"
            assert {kind for (kind,) in opened.execute(query)} <= {kinds[field.type], "null"}


def test_a_row_that_cites_nothing_there_is_refused(opened: sqlite3.Connection) -> None:
    opened.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        opened.execute("INSERT INTO citations VALUES ('pt.salary.median', 99, 'no-source', NULL)")


def test_the_file_is_the_same_each_time_and_known_as_ours(content: bytes, tables: dict[str, Table]) -> None:
    assert database.content(tuple(tables.values()), ABOUT) == content
    assert database.ours(content[:100])
    assert not database.ours(b"SQLite format 3\x00" + bytes(84))
    assert not database.ours(b"")
