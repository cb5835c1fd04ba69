"""What each criterion says of each profession: by its facts, its figures and its interests, whoever answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ptvspt.career.criteria import VALUE, Amount, Criterion, Fitting, Side
from ptvspt.career.money import break_even, project
from ptvspt.career.paths import Settings, assumptions, way
from ptvspt.career.records import Careers, Degree, Item, Path, Pay, Projection
from ptvspt.interview.blanks import Filling
from ptvspt.profiles import wording
from ptvspt.profiles.records import Citation, Fact, Missing, Permission, Profession
from ptvspt.profiles.statistics import Rating

AGAINST = "trainer"
"""The profession that money is held against, by its usual route."""


class Basis(NamedTuple):
    """What criteria look at: profiles, O*NET's interests by profession, paths and the pay of a place.

    `national` are the professions whose pay there is not published, so that of the nation stands for it.
    """

    professions: Mapping[str, Profession]
    interests: Mapping[str, Mapping[str, Rating]]
    careers: Careers
    code: str
    place: str
    national: frozenset[str] = frozenset()


class Prospect(NamedTuple):
    """The usual way into a profession, what it comes to, and from when it is ahead of the one held against."""

    path: Path
    projection: Projection
    pay: Pay
    study: float
    ahead: float | None


class Reason(NamedTuple):
    """What a criterion says of a profession, in words, and what it rests on."""

    criterion: Criterion
    text: str
    citations: tuple[Citation, ...]

    @property
    def weight(self) -> int:
        """How much it counts."""
        return self.criterion.weight


class Match(NamedTuple):
    """A profession held against the answers: what speaks for it and against it, and what rules it out."""

    profession: Profession
    prospect: Prospect
    supports: tuple[Reason, ...] = ()
    opposes: tuple[Reason, ...] = ()
    excludes: tuple[Reason, ...] = ()

    @property
    def score(self) -> int:
        """Wishes for it less wishes against it."""
        return sum(one.weight for one in self.supports) - self.against

    @property
    def against(self) -> int:
        """Wishes against it."""
        return sum(one.weight for one in self.opposes)

    @property
    def rank(self) -> tuple[int, int, int, float, float]:
        """Where it stands, the least first: what is ruled out last; then wishes, years of study, cost."""
        found = self.prospect.projection
        return len(self.excludes), -self.score, self.against, self.prospect.study, found.cost


def speaking(fitting: Fitting, basis: Basis) -> set[str]:
    """Return the ids of the criteria that say something of some profession."""
    known = everything(fitting, basis, None).values()
    return {one.criterion.id for match in known for one in (*match.supports, *match.opposes, *match.excludes)}


def everything(fitting: Fitting, basis: Basis, done: Degree | None) -> dict[str, Match]:
    """Return every profession with all that any criterion says, for who has a degree or none."""
    prospects = _prospects(basis, done)
    return {id_: _whole(fitting, basis, basis.professions[id_], one) for id_, one in prospects.items()}


def _prospects(basis: Basis, done: Degree | None) -> dict[str, Prospect]:
    careers, settings = basis.careers, Settings(degree=done)
    shared = assumptions(careers, settings)
    known = basis.professions.keys() & careers.pay.keys()
    usual = {one.profession: one for one in careers.paths.values() if one.usual and one.profession in known}
    found = {id_: project(way(careers, path, settings, basis.place), shared) for id_, path in usual.items() if id_}
    held = found.get(AGAINST)
    prospects = {}
    for id_, projection in found.items():
        path = usual[id_]
        training = path.figures[Item.TRAINING_YEARS].middle if Item.TRAINING_YEARS in path.figures else 0.0
        ahead = break_even(projection.total, held.total) if held else None
        prospects[id_] = Prospect(path, projection, careers.pay[id_], projection.years - training, ahead)
    return {id_: prospects[id_] for id_ in basis.professions if id_ in prospects}


def _whole(fitting: Fitting, basis: Basis, profession: Profession, prospect: Prospect) -> Match:
    """Return a profession with all that any criterion would say of it."""
    found: dict[str, list[Reason]] = {"supports": [], "opposes": [], "excludes": []}
    for criterion in fitting.criteria.values():
        seen = _seen(criterion, basis, profession, prospect)
        for name, reasons in found.items():
            side: Side | None = getattr(criterion, name)
            if side is not None and _hits(side, profession.id, seen):
                text = Filling(fitting.interview, {}, local={VALUE: seen.words}).text(side.text)
                citations = criterion.citations or seen.citations
                reasons.append(Reason(criterion, text, citations))
    return Match(profession, prospect, *(tuple(reasons) for reasons in found.values()))


class _Seen(NamedTuple):
    """What a criterion looks at, of one profession: a number or words, how it is said, and where it is from."""

    value: float | str | None
    words: str
    citations: tuple[Citation, ...]


def _hits(side: Side, profession: str, seen: _Seen) -> bool:
    if side.professions:
        return profession in side.professions
    if side.has:
        return seen.value in side.has
    number = seen.value
    if number is None or isinstance(number, str):
        return False
    return (
        (side.least is None or number >= side.least)
        and (side.most is None or number <= side.most)
        and (side.above is None or number > side.above)
        and (side.below is None or number < side.below)
    )


def _seen(criterion: Criterion, basis: Basis, profession: Profession, prospect: Prospect) -> _Seen:
    if criterion.amount is not None:
        return _amount(criterion.amount, basis, prospect)
    if criterion.interest is not None:
        rating = basis.interests.get(profession.id, {}).get(criterion.interest)
        if rating is None:
            return _Seen(None, "", ())
        return _Seen(rating.value, f"{rating.value:.1f} of 7", (Citation(rating.source),))
    if criterion.fact is None:
        return _Seen(None, "", ())
    section, _, attribute = criterion.fact.partition(".")
    return _fact(criterion, profession.facts.get(section, {}).get(attribute, ()))


def _fact(criterion: Criterion, facts: Sequence[Fact]) -> _Seen:
    if not facts:
        return _Seen(None, "", ())
    fact = facts[0]
    value, cited = fact.value, fact.citations
    if isinstance(value, Missing):
        return _Seen(None, "", cited)
    if criterion.labels and isinstance(value, Mapping):
        share = sum(float(value[label]) for label in criterion.labels if label in value)
        return _Seen(share, f"{share:.0f}%", cited)
    if isinstance(value, Permission):
        return _Seen(value.value, value.value, cited)
    if isinstance(value, int | float):
        return _Seen(float(value), f"{value:g}", cited)
    parts = [fact.brief] if fact.brief else [value] if isinstance(value, str) else list(map(str, value))
    words = ", ".join(f"{part[:1].lower()}{part[1:]}" for part in parts)
    return _Seen(", ".join(parts), words.rstrip("."), cited)


def _amount(amount: Amount, basis: Basis, prospect: Prospect) -> _Seen:
    figures = prospect.path.figures
    match amount:
        case Amount.YEARS:
            used = [figures[one] for one in (Item.COLLEGE_YEARS, Item.PROGRAM_YEARS) if one in figures]
            cited = tuple(Citation(one.sources[0]) for one in used[-1:])
            return _Seen(prospect.study, studied(prospect.study), cited)
        case Amount.COST:
            price = figures.get(Item.PROGRAM_COST) or basis.careers.shared.get(Item.COLLEGE_YEAR)
            cited = (Citation(price.sources[0]),) if price else ()
            cost = prospect.projection.cost
            return _Seen(cost, wording.money(round(cost)), cited)
        case Amount.PAY:
            where = "US" if prospect.path.profession in basis.national else basis.code
            words = f"{wording.money(prospect.pay.median)} ({where})"
            return _Seen(prospect.pay.median, words, (Citation(prospect.pay.source),))


def studied(years: float) -> str:
    """Return years of study in words: months below two, but for a whole year."""
    if not years:
        return "no more study"
    if years < 2 and years != 1:
        return f"about {max(1, round(years * 12))} months"
    shown = f"{years:.1f}".rstrip("0").rstrip(".")
    return f"{shown} {'year' if shown == '1' else 'years'}"
