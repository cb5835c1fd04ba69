"""Places and the statistics as tables: the law and the pay of each place, outlook, settings and ratings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ptvspt.places import law
from ptvspt.places.pay import statuses
from ptvspt.places.records import Known, Level, LimitKind, LimitUnit, Membership, Place
from ptvspt.profiles.records import Catalogue, Unit
from ptvspt.profiles.statistics import FIGURES, NATION, TERRITORIES, Domain, Statistics
from ptvspt.publishing.tables import Field, Table, date, link, must, number, text, whole, word, year
from ptvspt.results import Cell, dated
from ptvspt.results import year as year_of

KINDS = ("nation", "state", "district", "territory")
DISTRICT = "DC"
NOTHING = (None, None, None, None)
"""What stands where nothing is known of the compact."""
NAMES = {
    "employment": "Employees counted, without the self-employed",
    "jobs_per_1000": "Jobs of the occupation per 1,000 jobs of the place",
    "mean": "Mean wage",
    "median": "Median wage",
} | {f"p{share}": f"{share}th percentile of the wage" for share in (10, 25, 75, 90)}
WHOLE = frozenset(name for name in FIGURES if not name.startswith("hourly_")) - {"jobs_per_1000"}


def counted(statistics: Statistics) -> frozenset[str]:
    """Return the occupations that the statistics know, as SOC codes."""
    codes = [*(soc for _, soc, _ in statistics.wages), *(soc for soc, _ in statistics.projections)]
    codes += [one.soc for one in statistics.settings] + [_soc(one.code) for one in statistics.ratings]
    return frozenset((*codes, *(code for code in statistics.titles if code == _soc(code))))


def tables(catalogue: Catalogue, places: Mapping[str, Place], statistics: Statistics) -> Iterator[Table]:
    """Yield the tables of places and of the statistics."""
    yield _occupations(statistics)
    yield _places(places, statistics)
    yield _access(places)
    yield _limits(places)
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


def _places(places: Mapping[str, Place], statistics: Statistics) -> Table:
    rows: list[tuple[Cell, ...]] = [(NATION, "United States", "nation", *NOTHING)]
    for code, one in places.items():
        kind = "territory" if code in TERRITORIES else "district" if code == DISTRICT else "state"
        compact = one.compact
        proof: tuple[Cell, ...] = NOTHING
        if compact:
            proof = (compact.membership.value, dated(compact.as_of), compact.known.value, compact.source.id)
        rows.append((code, one.name, kind, *proof))
    others = {place for place, *_ in statistics.wages} - {NATION, *places}
    rows += [(code, statistics.places.get(code, code), "state", *NOTHING) for code in sorted(others)]
    return Table(
        name="places",
        about="The nation, the states, the District of Columbia and territories, and the PT Compact in each.",
        fields=(
            must("code", "The postal code; US is the nation"),
            must("name", "The name"),
            word("kind", "What it is", KINDS),
            word("compact", "Where it stands in the PT Compact", Membership, required=False),
            date("compact_as_of", "The date that this speaks of"),
            word("compact_known", "How surely it is known: read, in part or by others, or not", Known, required=False),
            text("compact_source", "The source of it"),
        ),
        key=("code",),
        links=(link("compact_source", "sources"),),
        rows=rows,
    )


def _access(places: Mapping[str, Place]) -> Table:
    return Table(
        name="direct-access",
        about="How far a person may see a physical therapist without a referral, in each place.",
        fields=(
            must("place", "The place"),
            word("level", "The level of direct access", Level),
            must("text", "What holds, in words; it is no legal advice"),
            text("provisions", "Conditions that the law sets"),
            text("statute", "The law"),
            date("as_of", "The date that it speaks of"),
            year("The year that it speaks of"),
            word("known", "How surely it is known: the law was read, in part or by others, or not", Known),
            must("source", "The source of it"),
        ),
        key=("place",),
        links=(link("place", "places", "code"), link("source", "sources")),
        rows=[
            (
                *(code, one.level.value, law.access_words(one), one.provisions or None, one.statute or None),
                *(dated(one.as_of), year_of(one.as_of), one.known.value, one.source.id),
            )
            for code, place in places.items()
            if (one := place.access)
        ],
    )


def _limits(places: Mapping[str, Place]) -> Table:
    return Table(
        name="limits",
        about="The limits of direct access in each place: an amount, and what happens then.",
        fields=(
            must("place", "The place"),
            whole("n", "The place of the limit among those of the law, from 1", required=True),
            whole("amount", "How many days or visits", required=True),
            word("unit", "What is counted", LimitUnit),
            word("kind", "What happens at the limit", LimitKind),
        ),
        key=("place", "n"),
        links=(link("place", "direct-access", "place"),),
        rows=[
            (code, n, limit.amount, limit.unit.value, limit.kind.value)
            for code, place in places.items()
            for n, limit in enumerate(place.access.limits if place.access else (), start=1)
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
            word("measure", "What number says", ("share", "median")),
            number("number", "The share or the median; empty where it is not published"),
            word("unit", "Its unit", (Unit.PERCENT, Unit.USD_PER_YEAR)),
            date("as_of", "The release"),
            must("source", "The source of it"),
        ),
        key=("occupation", "setting", "measure"),
        links=(link("occupation", "occupations", "code"), link("source", "sources")),
        rows=[
            (
                *(one.soc, one.name, "median" if one.share is None else "share"),
                one.median if one.share is None else one.share,
                (Unit.USD_PER_YEAR if one.share is None else Unit.PERCENT).value,
                *(dated(one.as_of), one.source.id),
            )
            for one in statistics.settings
        ],
    )


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
