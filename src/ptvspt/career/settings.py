"""From what somebody types to settings: amounts of paths, within what can be."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ptvspt.errors import UsageError

MOST_MONEY = 2_000_000.0
MOST_HOURS = 80.0
AMOUNT = re.compile(r"\$?([0-9]{1,9}|[0-9]{1,3}(,[0-9]{3}){1,2})(\.[0-9]{1,2})?")


def amounts(
    option: str, words: Sequence[str], most: float, routes: Callable[[str], list[str]], *, least: float = 0.0
) -> dict[str, float]:
    """Return amounts by the id of a path, from words like `pt=90000`.

    `routes` returns the paths that a name stands for: a profession's are all its routes that are looked at.
    Raises UsageError.
    """
    found: dict[str, float] = {}
    example = 25 if most == MOST_HOURS else 90000
    for word in words:
        name, equals, amount = word.partition("=")
        if not equals:
            raise UsageError(f"{option} '{word[:40]}': a path and an amount are wanted here, like pt={example}")
        value = number(f"{option} '{word[:40]}'", amount, least, most)
        found.update(dict.fromkeys(routes(name), value))
    return found


def number(name: str, text: str, least: float, most: float) -> float:
    """Return an amount within bounds. Raises UsageError."""
    match = AMOUNT.fullmatch(text.strip())
    value = float(match.group().lstrip("$").replace(",", "")) if match else None
    if value is None or not least <= value <= most:
        raise UsageError(f"{name}: a number from {least:,.0f} to {most:,.0f} is wanted here")
    return value


def within(option: str, value: float | None, least: float, most: float) -> None:
    """Hold that an option's number lies within bounds, and is one. Raises UsageError."""
    if value is not None and not least <= value <= most:
        raise UsageError(f"{option} {value:g}: a number from {least:g} to {most:g} is wanted here")
