"""How dates are written in the data."""

from __future__ import annotations

import re
from datetime import date

DATE = re.compile(r"(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
"""A date of year, month or day precision."""


def is_date(text: str) -> bool:
    """Tell whether a text is a date of year, month or day precision that the calendar has."""
    if not DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True
