"""Which careers fit, as typed values and rows for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ptvspt.career.criteria import Fitting
from ptvspt.career.fit import Fit
from ptvspt.career.weighing import Basis, Match, Reason
from ptvspt.interview.answers import plain
from ptvspt.profiles.export import cited, source_data
from ptvspt.profiles.records import Citation, Unit
from ptvspt.profiles.rows import ids
from ptvspt.results import Cell, Grid, bare, envelope, flat

COLUMNS = ("rank", "profession", "what", "id", "text", "number", "unit", "sources")
IN_WORDS = ("rank", "profession", "what", "id", "value", "text", "source")
UNITS = {
    **dict.fromkeys(("years", "years_until_work", "ahead_after_years"), Unit.YEARS),
    **dict.fromkeys(("cost", "owed"), Unit.USD),
    "median_pay": Unit.USD_PER_YEAR,
}
"""The units of figures; a score has none."""


class Told(NamedTuple):
    """A figure of a profession, or the weight of a reason in words: a row."""

    rank: int
    profession: str
    what: str
    id: str
    number: float | None
    text: str
    unit: Unit | None
    citations: Sequence[Citation]


def result(version: str, fitting: Fitting, basis: Basis, found: Fit) -> dict[str, Any]:
    """Return all professions in their order as JSON values; `version` is that of the profiles' data."""
    interview = fitting.interview
    return envelope(
        version,
        interview=interview.id,
        logic_version=interview.version,
        place=basis.code,
        unit="usd",
        professions=[_match(number, one, basis) for number, one in enumerate(found.matches, start=1)],
        would_change=[
            {"question": one.question.id, "answer": one.option.id, "first": one.first.id} for one in found.changes
        ],
        answers=plain(found.answers, interview),
        dropped=list(found.dropped),
        limits=[interview.sure, *fitting.limits],
        look=dict(fitting.look),
        ask=list(fitting.ask),
    )


def grid(found: Fit) -> Grid:
    """Return a typed row for each profession's figures, and for each reason with its weight as the number."""
    rows: list[tuple[Cell, ...]] = [
        (
            *(one.rank, one.profession, one.what, one.id, one.text or None, one.number),
            *(one.unit.value if one.unit else None, ids(one.citations)),
        )
        for one in _told(found)
    ]
    return Grid(COLUMNS, [flat(*row) for row in rows])


def lines(found: Fit) -> Grid:
    """Return the same as lines in words, each with its sources by title."""
    rows = [
        (
            *(str(one.rank), one.profession, one.what, one.id, "" if one.number is None else bare(one.number)),
            *(one.text, cited(one.citations)),
        )
        for one in _told(found)
    ]
    return Grid(IN_WORDS, rows)


def _told(found: Fit) -> Iterator[Told]:
    for number, one in enumerate(found.matches, start=1):
        id_ = one.profession.id
        for name, value in _figures(one).items():
            proof = [Citation(one.prospect.pay.source)] if name == "median_pay" else []
            yield Told(number, id_, "figure", name, value, "", UNITS.get(name), proof)
        for what, reasons in (("excludes", one.excludes), ("supports", one.supports), ("opposes", one.opposes)):
            for reason in reasons:
                yield Told(number, id_, what, reason.criterion.id, reason.weight, reason.text, None, reason.citations)


def _figures(one: Match) -> dict[str, float | None]:
    found = one.prospect.projection
    return {
        "score": one.score,
        "years": round(one.prospect.study, 4),
        "years_until_work": round(found.years, 4),
        "cost": round(found.cost, 2),
        "owed": round(found.owed, 2),
        "median_pay": one.prospect.pay.median,
        "ahead_after_years": None if one.prospect.ahead is None else round(one.prospect.ahead, 4),
    }


def _match(number: int, one: Match, basis: Basis) -> dict[str, Any]:
    return {
        "rank": number,
        "profession": one.profession.id,
        "name": one.profession.name,
        "path": one.prospect.path.id,
        "ruled_out": bool(one.excludes),
        **_figures(one),
        "pay_of": "US" if one.profession.id in basis.national else basis.code,
        "supports": _reasons(one.supports),
        "opposes": _reasons(one.opposes),
        "excludes": _reasons(one.excludes),
    }


def _reasons(reasons: Sequence[Reason]) -> list[dict[str, Any]]:
    return [
        {
            "criterion": one.criterion.id,
            "text": one.text,
            "weight": one.weight,
            "sources": [source_data(citation.source) | {"locator": citation.locator} for citation in one.citations],
        }
        for one in reasons
    ]
