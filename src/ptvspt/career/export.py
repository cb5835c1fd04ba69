"""Paths as typed values and rows for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ptvspt.career.compare import Comparison, Prospect, turning
from ptvspt.career.money import owing, present
from ptvspt.career.records import Careers, Figure, Item, Projection
from ptvspt.profiles.export import source_data
from ptvspt.results import Grid, bare, envelope

COLUMNS = ("path", "year", "age", "phase", "earned", "spent", "repaid", "left", "total", "owed")


def data(version: str, comparison: Comparison) -> dict[str, Any]:
    """Return paths side by side as JSON values, with every year and every figure behind them."""
    settings, shared = comparison.settings, comparison.assumptions
    undergraduate, graduate, private = shared.rates
    return envelope(
        version,
        place=comparison.code,
        unit="usd",
        against=comparison.against.path.id,
        assumptions={
            "discount": settings.discount,
            "horizon": settings.horizon,
            "start": settings.start.value,
            "age": settings.age,
            "degree_done": settings.degree.value if settings.degree else None,
            "work_while_studying": settings.while_studying,
            "interest": {"undergraduate": undergraduate, "graduate": graduate, "private": private},
            "figures": _figures(comparison.careers.shared),
        },
        paths=[_path(one, comparison) for one in _all(comparison)],
        turning=_turning(comparison),
    )


def grid(comparison: Comparison) -> Grid:
    """Return a row for each path and year."""
    rows = [
        (one.path.id, str(year["year"]), str(year["age"]), year["phase"], *(bare(year[name]) for name in COLUMNS[4:]))
        for one in _all(comparison)
        for year in _years(one, comparison)
    ]
    return Grid(COLUMNS, rows)


def listing(version: str, careers: Careers) -> dict[str, Any]:
    """Return the paths that there are as JSON values."""
    paths = [
        {"path": one.id, "profession": one.profession, "name": one.name, "usual": one.usual}
        for one in careers.paths.values()
    ]
    return envelope(version, paths=paths)


def listing_grid(careers: Careers, none: str = "") -> Grid:
    """Return the paths that there are as rows; `none` stands where a path leads to no profession."""
    rows = [(one.id, one.profession or none, one.name, "yes" if one.usual else "no") for one in careers.paths.values()]
    return Grid(("path", "profession", "name", "usual"), rows)


def _all(comparison: Comparison) -> list[Prospect]:
    """Return the paths asked for, and the one that they are held against."""
    asked = list(comparison.prospects)
    against = comparison.against
    return asked if against.path.id in {one.path.id for one in asked} else [*asked, against]


def _path(one: Prospect, comparison: Comparison) -> dict[str, Any]:
    found, settings, pay = one.projection, comparison.settings, one.pay
    return {
        "path": one.path.id,
        "profession": one.path.profession,
        "name": one.path.name,
        "asked": one in comparison.prospects,
        "years": round(found.years, 4),
        "cost": _round(found.cost),
        "owed": _round(found.owed),
        "owed_private": _round(found.private),
        "monthly_payment": _round(found.monthly),
        "owed_to_first_pay": round(found.owed / found.first_pay, 4) if found.first_pay else None,
        "first_pay": _round(found.first_pay),
        "median_pay": _round(found.median_pay),
        "hours": one.way.hours,
        "ahead_after_years": None if one.ahead is None else round(one.ahead, 4),
        "present_value": {
            str(years): _round(present(found.left, settings.discount, years))
            for years in sorted({10, 20, 40, settings.horizon})
        },
        "pay": None
        if pay is None
        else {
            "p10": pay.p10,
            "p25": pay.p25,
            "median": pay.median,
            "p75": pay.p75,
            "as_of": pay.as_of,
            "counts": pay.counts or None,
            "source": source_data(pay.source),
        },
        "figures": _figures(one.path.figures),
        "projection": _years(one, comparison),
    }


def _years(one: Prospect, comparison: Comparison) -> list[dict[str, Any]]:
    found = one.projection
    return [
        {
            "year": year,
            "age": comparison.settings.age + year,
            "phase": _phase(one, found, year),
            "earned": _round(found.earned[year - 1]),
            "spent": _round(found.spent[year - 1]),
            "repaid": _round(found.repaid[year - 1]),
            "left": _round(found.left[year - 1]),
            "total": _round(found.total[year - 1]),
            "owed": _round(owing(one.way, comparison.assumptions, found, year)),
        }
        for year in range(1, len(found.total) + 1)
    ]


def _phase(one: Prospect, found: Projection, year: int) -> str:
    """Return what somebody does at the end of a year."""
    if year > found.years:
        return "work"
    trained = sum(step.years for step in one.way.steps if step.training)
    return "training" if year > found.years - trained else "study"


def _figures(figures: Mapping[Item, Figure]) -> list[dict[str, Any]]:
    return [
        {
            "item": item.value,
            "low": figure.low,
            "high": figure.high,
            "used": figure.middle,
            "as_of": figure.as_of,
            "certainty": figure.certainty.value,
            "note": figure.note or None,
            "sources": [source_data(source) for source in figure.sources],
        }
        for item, figure in figures.items()
    ]


def _turning(comparison: Comparison) -> list[dict[str, Any]]:
    """Return what would turn the order of each two paths that follow each other by present value."""
    return [
        {
            "first": pair.ahead.path.id,
            "second": pair.behind.path.id,
            "turns": [
                {
                    "assumption": one.what,
                    "path": None if one.way is None else (pair.ahead, pair.behind)[one.way].path.id,
                    "assumed": round(one.assumed, 4),
                    "value": round(one.value, 4),
                }
                for one in pair.turns
            ],
        }
        for pair in turning(comparison)
    ]


def _round(amount: float) -> float:
    """Return dollars and cents, never a negative nothing."""
    return round(amount, 2) + 0.0
