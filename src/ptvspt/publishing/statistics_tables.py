"""The statistics as tables: what occupations are paid in each place, their outlook, settings and ratings."""

from __future__ import annotations

from collections.abc import Iterator

from ptvspt.places.pay import REASON, statuses
from ptvspt.profiles.records import Catalogue, Unit
from ptvspt.profiles.rows import GIVEN
from ptvspt.profiles.statistics import FIGURES, Domain, Setting, Statistics
from ptvspt.publishing.tables import Field, Table, date, link, must, number, text, whole, word, year
from ptvspt.results import dated
from ptvspt.results import year as year_of

NAMES = {
    "employment": "Employees counted, without the self-employed",
    "jobs_per_1000": "Jobs of the occupation per 1,000 jobs of the place",
    "mean": "Mean wage",
    "median": "Median wage",
} | {f"p{share}": f"{share}th percentile of the wage" for share in (10, 25, 75, 90)}
WHOLE = frozenset(name for name in FIGURES if not name.startswith("hourly_")) - {"jobs_per_1000"}
MEASURES = {"share": Unit.PERCENT, "median": Unit.USD_PER_YEAR}


def counted(statistics: Statistics) -> frozenset[str]:
    """Return the occupations that the statistics know, as SOC codes."""
    codes = [*(soc for _, soc, _ in statistics.wages), *(soc for soc, _ in statistics.projections)]
    codes += [one.soc for one in statistics.settings] + [_soc(one.code) for one in statistics.ratings]
    return frozenset((*codes, *(code for code in statistics.titles if code == _soc(code))))


def tables(catalogue: Catalogue, statistics: Statistics) -> Iterator[Table]:
    """Yield the tables of the statistics."""
    yield _occupations(statistics)
    yield _wages(catalogue, statistics)
    yield _projections(statistics)
    yield _settings(statistics)
    yield _ratings(statistics)


def _occupations(statistics: Statistics) -> Table:
    return Table(
        name="occupations",
        about="The occupations that the statistics count, by the code of the 2018 SOC.",
        fields=(
            must("code", "The SOC code"),
            text("title", "Its title in the classification"),
            text("population", "Whom it counts, where that is more than a profession"),
        ),
        key=("code",),
        links=(),
        rows=[
            (code, statistics.titles.get(code), statistics.populations.get(code))
            for code in sorted(counted(statistics))
        ],
    )


def _figure(name: str) -> Field:
    """Return the column of a figure of the wages."""
    bare = name.removeprefix("hourly_")
    if name in ("employment", "jobs_per_1000"):
        unit = Unit.JOBS.value if name == "employment" else None
        return whole(name, NAMES[name], unit) if name in WHOLE else number(name, NAMES[name], unit)
    if bare != name:
        return number(name, f"{NAMES[bare]}, by the hour", Unit.USD_PER_HOUR.value)
    return whole(name, f"{NAMES[name]}, a year of full time", Unit.USD_PER_YEAR.value)


def _wages(catalogue: Catalogue, statistics: Statistics) -> Table:
    counts: dict[str, str] = {}
    for profession in catalogue.professions.values():
        for soc in profession.codes.get("soc", ()):
            counts.setdefault(soc, profession.id)
    return Table(
        name="wages",
        about="Wages and jobs of an occupation in a place in a release of the statistics. What is withheld is empty, "
        "and status says which and why.",
        fields=(
            must("place", "The place"),
            must("occupation", "The occupation"),
            text("profession", "The profession that it counts; empty for the occupations beside"),
            date("as_of", "The release")._replace(required=True),
            year("The year of the release"),
            *map(_figure, FIGURES),
            must("status", "given, or each figure that is not there with the reason, like 'median:withheld'"),
            must("source", "The source of it"),
        ),
        key=("place", "occupation", "as_of"),
        links=(
            link("place", "places", "code"),
            link("occupation", "occupations", "code"),
            link("profession", "professions"),
            link("source", "sources"),
        ),
        rows=[
            (
                *(one.place, one.soc, counts.get(one.soc), one.as_of, year_of(one.as_of)),
                *(getattr(one, name) for name in FIGURES),
                *(statuses(one, FIGURES), one.source.id),
            )
            for one in statistics.wages.values()
        ],
    )


def _projections(statistics: Statistics) -> Table:
    return Table(
        name="projections",
        about="The outlook of an occupation in the nation over ten years, the self-employed included.",
        fields=(
            must("occupation", "The occupation"),
            must("edition", "The years that it looks from and to, like 2025-35"),
            whole("jobs", "Jobs in the first year", Unit.JOBS.value),
            whole("jobs_projected", "Jobs in the last year", Unit.JOBS.value),
            whole("new_jobs", "The difference", Unit.JOBS.value),
            number("growth", "The difference as a share of the first", Unit.PERCENT.value),
            whole("openings", "Openings a year", Unit.JOBS.value),
            must("source", "The source of it"),
        ),
        key=("occupation", "edition"),
        links=(link("occupation", "occupations", "code"), link("source", "sources")),
        rows=[
            (
                *(one.soc, one.edition, one.jobs, one.jobs_projected, one.new_jobs, one.growth),
                one.openings,
                one.source.id,
            )
            for one in statistics.projections.values()
        ],
    )


def _settings(statistics: Statistics) -> Table:
    return Table(
        name="settings",
        about="Where an occupation works: the share of its jobs in a setting, or the median wage there.",
        fields=(
            must("occupation", "The occupation"),
            must("setting", "The setting"),
            word("measure", "What number says", MEASURES),
            number("number", "The share or the median"),
            word("unit", "Its unit", MEASURES.values()),
            must("status", "given, or why the number is not there"),
            date("as_of", "The release"),
            must("source", "The source of it"),
        ),
        key=("occupation", "setting", "measure"),
        links=(link("occupation", "occupations", "code"), link("source", "sources")),
        rows=[
            (
                *(one.soc, one.name, measure),
                *(getattr(one, measure), MEASURES[measure].value),
                REASON[one.marks[0][1]] if one.marks else GIVEN,
                *(dated(one.as_of), one.source.id),
            )
            for one in statistics.settings
            for measure in [_measure(one)]
        ],
    )


def _measure(setting: Setting) -> str:
    """Return what a row of a setting is about, also where that is withheld."""
    if setting.marks:
        return setting.marks[0][0]
    return "median" if setting.share is None else "share"


def _ratings(statistics: Statistics) -> Table:
    return Table(
        name="ratings",
        about="Ratings of O*NET: the job zone from 1 to 5, an interest from 1 to 7, a skill from 1 to 5.",
        fields=(
            must("onet", "The O*NET-SOC code"),
            word("domain", "What is rated", Domain),
            must("element", "The interest or skill"),
            number("number", "The rating"),
            date("as_of", "The date of the rating"),
            must("release", "The release of O*NET"),
            must("occupation", "The occupation"),
            must("source", "The source of it"),
        ),
        key=("onet", "element"),
        links=(link("occupation", "occupations", "code"), link("source", "sources")),
        rows=[
            (
                *(one.code, one.domain.value, one.element, one.value, dated(one.as_of), one.release),
                *(_soc(one.code), one.source.id),
            )
            for one in statistics.ratings
        ],
    )


def _soc(code: str) -> str:
    """Return the SOC code of an occupation of O*NET."""
    return code.partition(".")[0]
