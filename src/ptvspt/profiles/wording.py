"""Values in words: how numbers, dates and certainty read in every output."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ptvspt.profiles.records import Attribute, Certainty, Fact, Kind, Missing, Permission, Shelf, Source, Unit

CERTAINTY = {
    Certainty.CONFIRMED: "",
    Certainty.SECONDARY: "as others report it; confirm it",
    Certainty.PARTLY: "confirm before relying on it",
    Certainty.WEAK: "not well supported",
    Certainty.OPINION: "a view",
    Certainty.UNVERIFIED: "claimed, not proven",
}
ROUGH = "a rough figure"
PERMISSION = {Permission.YES: "Yes", Permission.NO: "No", Permission.DEPENDS: "Depends"}
MISSING = {
    Missing.UNKNOWN: "not known",
    Missing.DOES_NOT_APPLY: "does not apply",
    Missing.NOT_PUBLISHED: "not published",
}
DOUBTED = (Certainty.WEAK, Certainty.OPINION, Certainty.UNVERIFIED)
"""What even the shortest form of a statement says of itself."""
MONEY = (Unit.USD, Unit.USD_PER_YEAR, Unit.USD_PER_HOUR)
PACE = {Unit.USD_PER_YEAR: " a year", Unit.USD_PER_HOUR: " an hour"}
LARGEST = 2  # shares that a short statement names
NO_ADDRESS = "no address known"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
DISTRIBUTION = {
    "p10": "10th percentile",
    "p25": "25th percentile",
    "median": "median",
    "p75": "75th percentile",
    "p90": "90th percentile",
    "mean": "mean",
    "employment": "employees counted",
}
CREDENTIAL = {
    "accredited": "Accreditation",
    "prerequisites": "Before the exam",
    "exam-fee": "Exam fee",
    "study-material": "Study material",
    "pass-rate": "Pass rate",
    "renewal": "Renewal",
}


def plain_number(number: float) -> str:
    """Return a number with thousands separated and no more decimals than it has."""
    return f"{number:,}" if number != int(number) else f"{int(number):,}"


def money(number: float) -> str:
    """Return US dollars, with cents only where there are some."""
    amount = f"${abs(number):,.0f}" if number == int(number) else f"${abs(number):,.2f}"
    return f"-{amount}" if number < 0 else amount


def quantity(number: float, unit: Unit | None) -> str:
    """Return a number with its unit, money as whole dollars, pay by the hour with its cents."""
    if unit in (Unit.USD, Unit.USD_PER_YEAR):
        return money(number)
    if unit is Unit.USD_PER_HOUR:
        return f"${number:,.2f}"
    text = plain_number(number)
    if unit is Unit.PERCENT:
        return f"{text}%"
    if unit is Unit.ZONE:
        return f"{text} of 5"
    if unit is Unit.YEARS and number == 1:
        return "1 year"
    return text if unit is None else f"{text} {unit.value}"


def apart(by: float, ratio: float | None, unit: Unit | None, *, short: bool = False) -> str:
    """Return how far two figures are apart: the difference, and how many times the larger is the smaller."""
    points = "points" if short else "percentage points"
    amount = quantity(by, unit)
    if unit is Unit.PERCENT:
        amount = f"{plain_number(by)} {points}"
    elif unit is Unit.ZONE:
        amount = plain_number(by)
    if ratio is None or (short and unit is Unit.PERCENT):
        return f"{amount} apart"
    return f"{amount} apart, {times(ratio)}x" if short else f"{amount} apart, {times(ratio)} times"


def times(ratio: float) -> str:
    """Return how many times one figure is another, to two decimals."""
    return f"{ratio:.2f}".rstrip("0").rstrip(".")


def when(date: str | None) -> str:
    """Return a date of year, month or day precision in words, or "undated"."""
    if date is None or date == "undated":
        return date or ""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{month} {int(rest[1])}, {year}" if len(rest) == 2 else f"{month} {year}"


def named(source: Source, locator: str | None = None) -> str:
    """Return a source's title, where in it, and its address, in one line."""
    place = f", {locator}" if locator else ""
    return f"{source.title}{place} <{source.address or NO_ADDRESS}>"


def lines(attribute: Attribute, fact: Fact) -> tuple[str, ...]:
    """Return a fact's value as it is shown: one line, or one for each item of a list."""
    value = fact.value
    if isinstance(value, Missing):
        return (fact.brief or MISSING[value],)  # "None beyond the license" says more
    if isinstance(value, Permission):
        return (PERMISSION[value],)
    if isinstance(value, tuple):
        return _range(value, attribute.unit) if attribute.kind is Kind.RANGE else tuple(str(item) for item in value)
    if isinstance(value, int | float):
        text = quantity(value, attribute.unit)
        return (f"{text}{PACE.get(attribute.unit, '')}",) if attribute.unit else (text,)
    if isinstance(value, str):
        return (value,)
    return tuple(_entries(attribute, value))


def _range(ends: Sequence[str | float], unit: Unit | None) -> tuple[str, ...]:
    low, high = (float(end) for end in ends)
    if unit is Unit.YEARS and 0 < high < 1:  # nobody says a quarter of a year
        low, high = round(12 * low), round(12 * high)
        return (f"{high} months",) if low == high else (f"{low} to {high} months",)
    lowest = quantity(low, unit) if unit in MONEY else plain_number(low)
    return (quantity(high, unit),) if low == high else (f"{lowest} to {quantity(high, unit)}",)


def _entries(attribute: Attribute, value: Mapping[str, float] | Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a value that has labels."""
    if attribute.kind is Kind.CREDENTIALS:
        body = f" ({value['body']})" if "body" in value else ""
        yield f"{value.get('name', '')}{body}"
        yield from (f"{label}: {value[key]}" for key, label in CREDENTIAL.items() if key in value)
        return
    for key, one in value.items():
        if isinstance(one, str):
            yield f"{key}: {one}"
        elif attribute.kind is Kind.DISTRIBUTION:
            yield f"{DISTRIBUTION[key]} {quantity(one, None if key == 'employment' else attribute.unit)}"
        else:
            yield f"{key}: {quantity(one, attribute.unit)}"


def brief(attribute: Attribute, facts: Sequence[Fact]) -> tuple[str, Fact]:
    """Return the short statement that stands for all facts of an attribute, and the fact that carries it.

    It is the written one; else a figure with its date, the largest shares, the first item or the value itself.
    """
    fact = next((one for one in facts if one.brief), None)
    if fact is not None and fact.brief:
        return fact.brief, fact
    proven = [one for one in facts if one.certainty not in (Certainty.OPINION, Certainty.UNVERIFIED)]
    fact = (proven or [*facts])[0]
    doubt = f" ({certainty(fact)})" if fact.certainty in DOUBTED else ""
    return f"{_derived(attribute, fact)}{doubt}", fact


def _derived(attribute: Attribute, fact: Fact) -> str:
    value = fact.value
    if isinstance(value, int | float):
        sign = "+" if attribute.unit is Unit.PERCENT and attribute.renew is Shelf.PROJECTIONS and value > 0 else ""
        pace = PACE[Unit.USD_PER_HOUR] if attribute.unit is Unit.USD_PER_HOUR else ""
        return f"{sign}{quantity(value, attribute.unit)}{pace}{_of(attribute, fact)}"
    if isinstance(value, dict) and attribute.kind is Kind.BREAKDOWN:
        largest = sorted(value.items(), key=lambda pair: -pair[1])[:LARGEST]
        return f"{'; '.join(f'{key} {quantity(one, attribute.unit)}' for key, one in largest)}{_of(attribute, fact)}"
    if isinstance(value, dict) and attribute.kind is Kind.LINKS:
        name, url = next(iter(value.items()))
        return f"{name} ({host(str(url))})"
    return lines(attribute, fact)[0]


def _of(attribute: Attribute, fact: Fact) -> str:
    """Return the date of a figure, unless the row's label says the year."""
    if fact.as_of in (None, "undated") or re.search(r"\b20\d\d\b", attribute.label):
        return ""
    return f" ({when(fact.as_of)})"


def host(url: str) -> str:
    """Return the name of the machine in an address, as people type it."""
    return url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")


def remarks(fact: Fact) -> tuple[str, ...]:
    """Return what must stand beside a value: how sure it is, whom it counts, its note."""
    population = f"counts {fact.population}" if fact.population else ""
    return tuple(part for part in (certainty(fact), population, fact.note or "") if part)


def certainty(fact: Fact) -> str:
    """Return how surely a fact is known, in a reader's words; nothing where it is confirmed."""
    if fact.certainty is not Certainty.WEAK:
        return CERTAINTY[fact.certainty]
    value = fact.value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
    return ROUGH if all(isinstance(part, int | float) for part in parts) else CERTAINTY[Certainty.WEAK]


def text(attribute: Attribute, fact: Fact) -> str:
    """Return a fact's value in one line."""
    parts = lines(attribute, fact)
    return "; ".join([*(part.removesuffix(".") for part in parts[:-1]), parts[-1]])


def statement(attribute: Attribute, fact: Fact) -> str:
    """Return a fact's value with its remarks in one line."""
    beside = "; ".join(part.rstrip(".") for part in remarks(fact))
    return f"{text(attribute, fact)} ({beside})" if beside else text(attribute, fact)
