"""How dates are written in the data."""

from __future__ import annotations

import re

DATE = re.compile(r"(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
"""A date of year, month or day precision."""
