"""JSON: the typed result with a schema number, for programs."""

from __future__ import annotations


def render(result: object) -> str:
    """Return a result as indented JSON in UTF-8."""
    import json  # late, with the other outputs' modules

    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"
