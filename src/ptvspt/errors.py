"""What can go wrong: exceptions carry values, `process` turns them into words and exit statuses."""

from __future__ import annotations

from typing import NamedTuple


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
        return "\n".join(str(problem) for problem in self.problems)


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
