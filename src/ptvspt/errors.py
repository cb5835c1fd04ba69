"""What can go wrong: exceptions carry values, `process` turns them into words and exit statuses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

SHOWN = 100  # problems of one run: whoever mends these runs it again
MOST = 200_000  # problems that are looked for: each takes memory


class Problem(NamedTuple):
    """A finding in a data file: where it is, what is wrong and what to do. Line and column count from 1."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        if not self.line:
            return f"{self.path}: {self.message}"
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class PtvsptError(Exception):
    """The root of this program's own errors."""

    exit_status = 1


class DataError(PtvsptError):
    """The data cannot be used; carries one problem or more."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> list[str]:
        """Return a line for each problem that is shown, and one that counts the rest."""
        return shown([str(problem) for problem in self.problems[:SHOWN]], len(self.problems))


def shown(lines: Sequence[str], count: int) -> list[str]:
    """Return the first lines of some number, with one more that tells how many are not shown."""
    rest = [f"... and {count - SHOWN:,} more"] if count > SHOWN else []
    return [*lines[:SHOWN], *rest]


def bound(problems: list[Problem]) -> None:
    """Raise DataError for as many problems as are looked for; the first says that no more is read."""
    if len(problems) >= MOST:
        here = problems[-1]._replace(message=f"{MOST:,} problems have come up to here, and no more is read")
        raise DataError(here, *sorted(set(problems)))


class AnswersError(DataError):
    """A file is read, and what it says is no answer to the questions: the call is wrong, not the data."""

    exit_status = 2


class OutputError(PtvsptError):
    """The result could not be written."""


class UsageError(PtvsptError):
    """The call's words are off; the message says which and what would do."""

    exit_status = 2


class InteractionRequired(UsageError):  # noqa: N818 - the name is the field's word for it
    """An answer is missing and nobody can be asked."""
