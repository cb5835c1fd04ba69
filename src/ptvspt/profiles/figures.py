"""Figures inside texts: a field like `{median pt ND}` stands for what the tables of statistics say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from ptvspt.names import suggestion
from ptvspt.profiles.join import FILLS, Codes
from ptvspt.profiles.records import Unit, When
from ptvspt.profiles.statistics import HOURLY, NATION, YEARLY, Statistics, Wage, first
from ptvspt.profiles.wording import quantity, times

FIELD = re.compile(r"\{([^{}]*)\}")
WAGE = {
    **dict.fromkeys(YEARLY, Unit.USD),
    **{name.replace("_", "-"): Unit.USD_PER_HOUR for name in HOURLY},
    "employment": None,
}
OUTLOOK = {"jobs": None, "jobs-projected": None, "new-jobs": None, "growth": Unit.PERCENT, "openings": None}
Ends = Callable[[Iterable[tuple[float, str]]], tuple[float, str]]


class Unfilled(LookupError):  # noqa: N818 - the loader makes a problem of it
    """A field stands for no figure; the message says why."""


class Known(NamedTuple):
    """What professions and tables there are: `codes` by the id of a profession."""

    statistics: Statistics
    codes: Mapping[str, Codes]


class Form(NamedTuple):
    """How a field is written after its name, with how many words, and what it stands for."""

    words: str
    least: int
    most: int
    find: Callable[[Known, Sequence[str]], str]


def fill(text: str, known: Known) -> str:
    """Return a text with the figure of each field. Raises Unfilled for the first that stands for none."""
    filled = FIELD.sub(lambda match: _field(match[1], known), text)
    rest = FIELD.sub("", text)
    if "{" in rest or "}" in rest:
        raise Unfilled("a brace stands alone; a field is written like {median pt US}")
    return filled


def _field(field: str, known: Known) -> str:
    name, *words = field.split(" ")
    if name not in FORMS:
        raise Unfilled(f"no figure '{field[:60]}'{_remedy(name, FORMS)}")
    form = FORMS[name]
    if not form.least <= len(words) <= form.most or not all(words):
        raise Unfilled(f"this field is written {{{name} {form.words}}}, not {{{field[:60]}}}")
    return form.find(known, words)


def _remedy(word: str, known: Iterable[str]) -> str:
    return suggestion(word, known) or f"; known are {', '.join(known)}"


def _codes(known: Known, who: str) -> tuple[str, ...]:
    """Return the SOC codes of a profession, or the code itself."""
    if who in known.codes:
        return known.codes[who].get("soc", ())
    if who[:1].isdigit():
        return (who,)
    raise Unfilled(f"no profession '{who}'{suggestion(who, known.codes) or '; write its id, or an SOC code'}")


def _newest(known: Known) -> When:
    releases = known.statistics.releases()
    if not releases:
        raise Unfilled("there are no wages in statistics/wages.csv")
    return releases[0]


def _row(known: Known, who: str, place: str, release: str) -> Wage:
    held = {soc: row for (at, soc, as_of), row in known.statistics.wages.items() if (at, as_of) == (place, release)}
    code = first(_codes(known, who), held)
    if code is None:
        raise Unfilled(f"statistics/wages.csv has no row of {who} in {place} of {release}")
    return held[code]


def _number(row: Wage, name: str) -> float:
    value: float | None = getattr(row, name.replace("-", "_"))
    if value is None:
        raise Unfilled(f"the {name} of {row.soc} in {row.place} is not published")
    return value


def _figure_name(name: str) -> str:
    if name not in WAGE:
        raise Unfilled(f"no figure '{name}' of wages{_remedy(name, WAGE)}")
    return name


def _wage(name: str, known: Known, words: Sequence[str]) -> str:
    """Return a figure of an occupation: in the nation, or in a place, of the newest release or another."""
    who, place, release = (*words, *(NATION, _newest(known))[len(words) - 1 :])
    return quantity(_number(_row(known, who, place, release), name), WAGE[name])


def _end(end: Ends, known: Known, words: Sequence[str]) -> str:
    """Return the lowest or highest figure of the states and DC, with its place."""
    name, who = _figure_name(words[0]), words[1]
    value, place = _far(end, known, who, lambda row: getattr(row, name.replace("-", "_")))
    return f"{quantity(value, WAGE[name])} in {known.statistics.places.get(place, place)}"


def _far(end: Ends, known: Known, who: str, find: Callable[[Wage], float | None]) -> tuple[float, str]:
    _newest(known)
    for code in _codes(known, who):
        found = [
            (value, place)
            for place, row in known.statistics.everywhere(code).items()
            if (value := find(row)) is not None
        ]
        if found:
            return end(found)
    raise Unfilled(f"statistics/wages.csv has no such figure of {who} by place")


def _ratio(known: Known, words: Sequence[str]) -> str:
    """Return how many times one occupation's figure is another's, in a place."""
    name, one, other, place = (*words, NATION)[:4]
    upper, lower = (_number(_row(known, who, place, _newest(known)), _figure_name(name)) for who in (one, other))
    return times(upper / lower)


def _ratio_end(end: Ends, known: Known, words: Sequence[str]) -> str:
    """Return the lowest or highest of these ratios in the states and DC."""
    name, one, other = _figure_name(words[0]).replace("-", "_"), words[1], words[2]
    (code, *_) = _codes(known, other) or ("",)
    others = known.statistics.everywhere(code) if known.statistics.releases() else {}

    def share(row: Wage) -> float | None:
        upper, lower = getattr(row, name), getattr(others.get(row.place), name, None)
        return upper / lower if upper and lower else None

    return times(_far(end, known, one, share)[0])


def _outlook(name: str, known: Known, words: Sequence[str]) -> str:
    """Return a figure of the projections, of the newest edition or another."""
    editions = known.statistics.editions()
    if not editions:
        raise Unfilled("there are no projections in statistics/projections.csv")
    who, edition = (*words, editions[0])[:2]
    rows = known.statistics.projections
    for code in _codes(known, who):
        value = getattr(rows.get((code, edition)), name.replace("-", "_"), None)
        if value is not None:
            return quantity(value, OUTLOOK[name])
    raise Unfilled(f"statistics/projections.csv has no {name} of {who} of {edition}")


def _settings(known: Known, who: str, name: str) -> dict[str, float]:
    """Return the shares or medians of an occupation's settings, by setting."""
    for code in _codes(known, who):
        rows = [row for row in known.statistics.settings if row.soc == code and getattr(row, name) is not None]
        if rows:
            return {row.name: getattr(row, name) for row in rows}
    raise Unfilled(f"statistics/industries.csv has no {name} of {who}")


def _setting(name: str, unit: Unit, known: Known, words: Sequence[str]) -> str:
    """Return the share of jobs in a setting, or the median wage there."""
    held, setting = _settings(known, words[0], name), " ".join(words[1:])
    if setting not in held:
        raise Unfilled(f"no setting '{setting[:60]}' of {words[0]}{_remedy(setting, held)}")
    return quantity(held[setting], unit)


def _setting_end(end: Callable[[Iterable[float]], float], known: Known, words: Sequence[str]) -> str:
    return quantity(end(_settings(known, words[0], "median").values()), Unit.USD)


def _date(*names: str) -> Callable[[Known, Sequence[str]], str]:
    """Return what finds a date of a column, in words: the first of some names that it has."""

    def find(known: Known, words: Sequence[str]) -> str:
        (column,) = words
        if column not in FILLS:
            raise Unfilled(f"no column '{column[:60]}'{_remedy(column, FILLS)}")
        dates = FILLS[column].dates(known.statistics)
        found = next((dates[name] for name in names if name in dates), None)
        if found is None:
            raise Unfilled(f"the statistics have no {' or '.join(names)} of {column}")
        return found

    return find


FORMS = {
    **{name: Form("WHO [PLACE [RELEASE]]", 1, 3, partial(_wage, name)) for name in WAGE},
    **{name: Form("WHO [EDITION]", 1, 2, partial(_outlook, name)) for name in OUTLOOK},
    "lowest": Form("FIGURE WHO", 2, 2, partial(_end, min)),
    "highest": Form("FIGURE WHO", 2, 2, partial(_end, max)),
    "ratio": Form("FIGURE WHO WHO [PLACE]", 3, 4, _ratio),
    "lowest-ratio": Form("FIGURE WHO WHO", 3, 3, partial(_ratio_end, min)),
    "highest-ratio": Form("FIGURE WHO WHO", 3, 3, partial(_ratio_end, max)),
    "share": Form("WHO SETTING", 2, 20, partial(_setting, "share", Unit.PERCENT)),
    "setting-median": Form("WHO SETTING", 2, 20, partial(_setting, "median", Unit.USD)),
    "lowest-setting": Form("WHO", 1, 1, partial(_setting_end, min)),
    "highest-setting": Form("WHO", 1, 1, partial(_setting_end, max)),
    "date": Form("COLUMN", 1, 1, _date("release", "edition")),
    "year": Form("COLUMN", 1, 1, _date("year")),
    "as-of": Form("COLUMN", 1, 1, _date("as-of")),
    "end": Form("COLUMN", 1, 1, _date("end")),
}
"""The closed list of what a field may begin with."""
