"""Which careers fit, as typed values and rows for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ptvspt.career.criteria import Fitting
from ptvspt.career.fit import Fit
from ptvspt.career.weighing import Basis, Match, Reason
from ptvspt.interview.answers import plain
from ptvspt.profiles.export import cited, source_data
from ptvspt.profiles.records import Citation
from ptvspt.results import Grid, bare, envelope

COLUMNS = ("rank", "profession", "what", "id", "value", "text", "source")


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
    """Return a row for each profession's figures and for each reason."""
    rows: list[tuple[str, ...]] = []
    for number, one in enumerate(found.matches, start=1):
        head = (str(number), one.profession.id)
        for name, value in _figures(one).items():
            source = cited([Citation(one.prospect.pay.source)]) if name == "median_pay" else ""
            rows.append((*head, "figure", name, "" if value is None else bare(value), "", source))
        for what, reasons in (("excludes", one.excludes), ("supports", one.supports), ("opposes", one.opposes)):
            rows += [
                (*head, what, reason.criterion.id, str(reason.weight), reason.text, cited(reason.citations))
                for reason in reasons
            ]
    return Grid(COLUMNS, rows)


def _figures(one: Match) -> dict[str, Any]:
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
