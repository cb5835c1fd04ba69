"""The shape of results for programs: the formats, the envelope of JSON, rows under column names.

It changes only with the schema number, whatever the words of a page do.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any, NamedTuple

SCHEMA = 1


class Format(Enum):
    """The outputs."""

    TABLE = "table"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"
    HTML = "html"


class Grid(NamedTuple):
    """Rows of text under column names."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def envelope(data_version: str, **content: Any) -> dict[str, Any]:
    """Return a JSON result: schema and data version first."""
    return {"schema": SCHEMA, "data_version": data_version, **content}
