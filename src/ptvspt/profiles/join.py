"""The statistics as facts: what a column of a table says of a profession, by its code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import NamedTuple, TypeAlias

from ptvspt.profiles.records import DISTRIBUTION_FIELDS, Citation, Fact, Kind, Missing, Source, When
from ptvspt.profiles.statistics import (
    FIGURES,
    HOURLY,
    NATION,
    Domain,
    Mark,
    Projection,
    Rating,
    Setting,
    Statistics,
    Wage,
    first,
)
from ptvspt.profiles.wording import DISTRIBUTION, when

Row: TypeAlias = Wage | Projection | Setting | Rating
Codes: TypeAlias = Mapping[str, tuple[str, ...]]
INTERESTS, SKILLS = 3, 5
"""How many interests and skills are shown, the highest first."""
ZONES = ("little or no", "some", "medium", "considerable", "extensive")
MEANING = {
    "Realistic": "work with hands and tools",
    "Investigative": "finding things out",
    "Artistic": "making things of one's own",
    "Social": "helping people",
    "Enterprising": "leading and selling",
    "Conventional": "order and records",
}
CAPPED = "above its top limit"


class Joined(NamedTuple):
    """A fact and the row that it comes from, the first of several."""

    fact: Fact
    row: Row


class Fill(NamedTuple):
    """What a column can fill: its table, the kind of its values, and how they and the words for its date are found."""

    table: str
    kind: Kind
    fact: Callable[[Statistics, Codes], Joined | None]
    dates: Callable[[Statistics], dict[str, str]]


def _cited(source: Source, locator: str) -> tuple[Citation, ...]:
    return (Citation(source=source, locator=locator),)


def _release(statistics: Statistics, which: int) -> When | None:
    """Return the newest release of national wages (0), the one before it (1), or the first of three or more (-1)."""
    found = statistics.releases()
    return found[which] if len(found) > (which if which >= 0 else 2) else None


def _wage_dates(which: int, statistics: Statistics) -> dict[str, str]:
    release = _release(statistics, which)
    return _dates(release) if release else {}


def _dates(release: When) -> dict[str, str]:
    return {"release": when(release), "year": release[:4], "as-of": release}


def _national(statistics: Statistics, codes: Codes, which: int) -> Wage | None:
    release = _release(statistics, which)
    if release is None:
        return None
    held = [soc for place, soc, as_of in statistics.wages if place == NATION and as_of == release]
    code = first(codes.get("soc", ()), held)
    return statistics.wages[NATION, code, release] if code else None


def _wage(name: str, statistics: Statistics, codes: Codes) -> Joined | None:
    """Return one figure of the newest national wages."""
    row = _national(statistics, codes, 0)
    if row is None:
        return None
    value, mark = getattr(row, name), row.mark(name)
    if value is None and mark is None:
        return None
    note = f"BLS did not print it: it is {CAPPED}." if mark is Mark.CAPPED else None
    if mark is Mark.WAGE and name in HOURLY and row.mean is not None:
        note = "BLS gives the pay of this occupation by the year only."
    return Joined(_of_wages(statistics, row, Missing.NOT_PUBLISHED if value is None else value, note), row)


def _spread(which: int, statistics: Statistics, codes: Codes) -> Joined | None:
    """Return all yearly figures of an older release."""
    row = _national(statistics, codes, which)
    if row is None:
        return None
    values = {name: value for name in DISTRIBUTION_FIELDS if (value := getattr(row, name)) is not None}
    note = " ".join(
        told
        for mark in (Mark.CAPPED, Mark.WAGE)
        if (told := _left_out([DISTRIBUTION[name] for name in DISTRIBUTION_FIELDS if row.mark(name) is mark], mark))
    )
    return Joined(_of_wages(statistics, row, values, note or None), row)


def _left_out(names: list[str], mark: Mark) -> str:
    """Return why figures of a release are not there, or nothing."""
    if not names:
        return ""
    what = " and ".join(names).replace(" percentile and", " and")
    if mark is not Mark.CAPPED:
        return f"BLS did not publish the {what}."
    return f"BLS did not print the {what}: {'they were' if len(names) > 1 else 'it was'} {CAPPED}."


def _of_wages(statistics: Statistics, row: Wage, value: float | dict[str, float] | Missing, note: str | None) -> Fact:
    return Fact(
        value=value,
        note=note,
        population=statistics.populations.get(row.soc),
        as_of=row.as_of,
        citations=_cited(row.source, f"SOC {row.soc}"),
    )


def _edition(statistics: Statistics, which: int) -> str | None:
    return dict(enumerate(statistics.editions())).get(which)


def _edition_dates(which: int, statistics: Statistics) -> dict[str, str]:
    edition = _edition(statistics, which)
    if edition is None:
        return {}
    return {"edition": edition, "year": edition[:4], "end": edition[:2] + edition[-2:], "as-of": edition[:4]}


def _projection(name: str, which: int, statistics: Statistics, codes: Codes) -> Joined | None:
    """Return one figure of the newest projections (0), or of the edition before (1)."""
    edition = _edition(statistics, which)
    code = first(codes.get("soc", ()), [soc for soc, one in statistics.projections if one == edition])
    if code is None or edition is None:
        return None
    row = statistics.projections[code, edition]
    value = getattr(row, name)
    if value is None:
        return None
    fact = Fact(
        value=value,
        population=statistics.populations.get(code),
        as_of=row.year,
        citations=_cited(row.source, f"{edition}, SOC {code}"),
    )
    return Joined(fact, row)


def _settings(name: str, statistics: Statistics, codes: Codes) -> Joined | None:
    """Return the shares, or the medians, of an occupation's settings, in the order of the table."""
    rows = [row for row in statistics.settings if getattr(row, name) is not None]
    code = first(codes.get("soc", ()), [row.soc for row in rows])
    rows = [row for row in rows if row.soc == code]
    if code is None:
        return None
    newest = max(row.as_of for row in rows)
    rows = [row for row in rows if row.as_of == newest]
    place = f"work environment, jobs in {newest}" if name == "share" else f"SOC {code}, national by industry"
    fact = Fact(
        value={row.name: getattr(row, name) for row in rows},
        population=statistics.populations.get(code),
        as_of=newest,
        citations=_cited(rows[0].source, place),
    )
    return Joined(fact, rows[0])


def _setting_dates(name: str, statistics: Statistics) -> dict[str, str]:
    dates = [row.as_of for row in statistics.settings if getattr(row, name) is not None]
    return _dates(max(dates)) if dates else {}


def _rated(domain: Domain, statistics: Statistics, codes: Codes) -> list[Rating]:
    """Return an occupation's ratings of a domain, the highest first."""
    rows = [row for row in statistics.ratings if row.domain is domain]
    code = first(codes.get("onet", ()), [row.code for row in rows])
    return sorted((row for row in rows if row.code == code), key=lambda row: (-row.value, row.element))


def _rating_fact(
    statistics: Statistics, row: Rating, value: float | tuple[str, ...], note: str, brief: str | None = None
) -> Joined:
    entry = statistics.populations.get(row.code)
    told = [note, f"This is O*NET's entry for {entry}." if entry else ""]
    fact = Fact(
        value=value,
        brief=brief,
        note=" ".join(part for part in told if part) or None,
        as_of=row.as_of,
        citations=_cited(row.source, f"release {row.release}, {row.code}"),
    )
    return Joined(fact, row)


def _zone(statistics: Statistics, codes: Codes) -> Joined | None:
    rows = _rated(Domain.JOB_ZONE, statistics, codes)
    if not rows:
        return None
    zone = int(rows[0].value)
    note = f'Zone {zone} on a scale of 5. O*NET\'s own words for it: "{ZONES[zone - 1]} preparation".'
    return _rating_fact(statistics, rows[0], zone, note)


def _interests(statistics: Statistics, codes: Codes) -> Joined | None:
    rows = _rated(Domain.INTEREST, statistics, codes)[:INTERESTS]
    if not rows:
        return None
    meanings = [f"{row.element} means {MEANING[row.element]}" for row in rows]
    note = "; ".join([meanings[0], *(one[:1].lower() + one[1:] for one in meanings[1:])]) + "."
    return _rating_fact(statistics, rows[0], tuple(f"{row.element} {row.value:.2f} of 7" for row in rows), note)


def _skills(statistics: Statistics, codes: Codes) -> Joined | None:
    rows = _rated(Domain.SKILL, statistics, codes)
    if not rows:
        return None
    last = rows[:SKILLS][-1].value
    ties = ", ".join(row.element.lower() for row in rows[SKILLS:] if row.value == last)
    note = f"These got the same mark as the last one: {ties}." if ties else ""
    return _rating_fact(
        statistics, rows[0], tuple(f"{row.element} {row.value:.2f} of 5" for row in rows[:SKILLS]), note
    )


def _undated(_statistics: Statistics) -> dict[str, str]:
    return {}


def _fills() -> Iterable[tuple[str, Fill]]:
    for name in FIGURES:
        yield (
            f"wages.{name.replace('_', '-')}",
            Fill("wages", Kind.NUMBER, partial(_wage, name), partial(_wage_dates, 0)),
        )
    for name, which in (("before", 1), ("first", -1)):
        yield (
            f"wages.{name}",
            Fill("wages", Kind.DISTRIBUTION, partial(_spread, which), partial(_wage_dates, which)),
        )
    for name in ("jobs", "jobs_projected", "new_jobs", "growth", "openings"):
        for end, which in (("", 0), ("-before", 1)):
            find = partial(_projection, name, which)
            word = f"projections.{name.replace('_', '-')}{end}"
            yield word, Fill("projections", Kind.NUMBER, find, partial(_edition_dates, which))
    for word, name in (("industries.shares", "share"), ("industries.medians", "median")):
        yield word, Fill("industries", Kind.BREAKDOWN, partial(_settings, name), partial(_setting_dates, name))
    yield "onet.job-zone", Fill("onet", Kind.NUMBER, _zone, _undated)
    yield "onet.interests", Fill("onet", Kind.LIST, _interests, _undated)
    yield "onet.skills", Fill("onet", Kind.LIST, _skills, _undated)


FILLS: dict[str, Fill] = dict(_fills())
"""What an attribute can be filled by, by the word that says so in the data."""


def beside(fact: Fact, note: str | None, brief: str | None, article: tuple[str, ...]) -> Fact:
    """Return a fact with the words that people wrote beside it."""
    note = " ".join(one for one in (fact.note, note) if one)
    return fact._replace(note=note or None, brief=brief or fact.brief, article=article)
