"""Documents and results into text. A renderer returns a string and never prints."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Format(Enum):
    """The outputs."""

    TABLE = "table"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"
    HTML = "html"


class Screen(NamedTuple):
    """What a text is drawn for: its width in columns and whether escape codes may be used."""

    width: int
    colour: bool
