"""From the rows of CSV files to values: what `decoding` is for YAML. Every problem is collected."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from enum import Enum
from io import StringIO
from pathlib import Path
from typing import TypeVar, cast

from ptvspt.errors import SHOWN, DataError, Problem, bound
from ptvspt.loading.dates import is_date
from ptvspt.loading.files import LONGEST, UNSHOWN, read_data
from ptvspt.names import choices, suggestion
from ptvspt.profiles.records import Source, When

WHOLE = re.compile(r"[0-9]{1,15}")
NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]{1,15})?")
E = TypeVar("E", bound=Enum)


class Reader:
    """Reads rows and their cells; knows the row at hand, and notes each problem with its file and line.

    A cell that cannot be read stands for something else, so that the rest of its row is read too:
    where there are `problems`, no value may be used.
    """

    def __init__(self, source_of: Callable[[str], Source | None]) -> None:
        self.source_of = source_of
        self.problems: list[Problem] = []
        self.lost = 0  # tables and rows whose cells nobody could tell apart
        self.path, self.line = "", 0
        self.sources: dict[str, Source | None] = {}

    def here(self) -> Problem:
        """Return the place of the row at hand."""
        return Problem(self.path, self.line, 1, "")

    def fail(self, message: str, column: str = "") -> None:
        """Note a problem of the row at hand, and its column. Raises DataError when there are too many."""
        self.problems.append(self.here()._replace(message=f"{column}: {message}" if column else message))
        bound(self.problems)

    def lose(self, message: str) -> None:
        """Note a problem that leaves the row, or the rest of the table, unread."""
        self.lost += 1
        self.fail(message)

    def rows(
        self, path: Path, columns: tuple[str, ...], keep: Callable[[list[str]], bool] = lambda _row: True
    ) -> Iterator[dict[str, str]]:
        """Yield the rows of a table that has these columns, those to `keep`."""
        self.path, self.line = str(path), 1
        try:
            text = read_data(path)
        except DataError as error:
            self.problems += error.problems
            self.lost += 1
            return
        table = csv.reader(StringIO(text, newline=""), strict=True)
        try:
            if tuple(next(table, ())) != columns:
                self.lose(f"the columns must be {','.join(columns)}")
                return
            for row in table:
                self.line = table.line_num
                if len(row) != len(columns):
                    self.lose(f"the row has {len(row)} cells, {len(columns)} are wanted")
                elif (longest := max(map(len, row))) > LONGEST:
                    self.lose(f"a cell has {longest:,} characters, at most {LONGEST:,} are read; shorten it")
                elif keep(row):
                    yield dict(zip(columns, row, strict=True))
        except csv.Error as error:
            self.line = table.line_num
            self.lose(f"not CSV: {error}")

    def text(self, cell: str, column: str = "") -> str:
        """Return a text, which may be empty: what cannot be seen in it is a mistake."""
        if UNSHOWN.search(cell) or cell != " ".join(cell.split()):
            message = f"one space stands between words, and nothing else that cannot be seen, not {cell[:40]!r}"
            self.fail(message, column)
        return cell

    def code(self, cell: str, form: re.Pattern[str], wanted: str, column: str = "") -> str:
        """Return a code of some form; `wanted` says which."""
        if not form.fullmatch(cell):
            self.fail(f"{wanted} is wanted here, not '{cell[:40]}'", column)
        return cell

    def word(self, cell: str, words: type[E], column: str = "") -> E:
        """Return a word of a closed list."""
        known = {str(one.value): one for one in words}
        if cell not in known:
            remedy = (suggestion(cell, known) if len(self.problems) < SHOWN else "") or choices(known)
            self.fail(f"no {words.__name__.lower()} '{cell[:40]}'{remedy}", column)
        return known.get(cell, next(iter(words)))

    def whole(self, cell: str, column: str = "") -> int | None:
        """Return a whole number, or None for nothing."""
        if WHOLE.fullmatch(cell):
            return int(cell)
        if cell:
            self.fail(f"a whole number is wanted here, or nothing, not '{cell[:40]}'", column)
        return None

    def number(self, cell: str, column: str = "") -> float | None:
        """Return a number, or None for nothing."""
        if NUMBER.fullmatch(cell):
            return float(cell)
        if cell:
            self.fail(f"a number is wanted here, like 1234 or 5.6, or nothing, not '{cell[:40]}'", column)
        return None

    def when(self, cell: str, column: str = "") -> When:
        """Return a date, or the word "undated"."""
        if cell != "undated" and not is_date(cell):
            self.fail(f"a date is wanted here, like 2026-11 or undated, not '{cell[:40]}'", column)
        return When(cell)

    def source(self, cell: str, column: str = "source") -> Source:
        """Return the source of an id."""
        if cell not in self.sources:
            self.sources[cell] = self.source_of(cell)
        source = self.sources[cell]
        if source is None:
            self.fail(f"no source '{cell[:60]}' in sources.yaml; add it there", column)
        return cast("Source", source)  # None only beside a problem
