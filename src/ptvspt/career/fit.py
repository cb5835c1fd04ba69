"""Which professions fit what somebody wants: open criteria, counted one by one. docs/career.md says the method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ptvspt.career.criteria import VALUE, Amount, Criterion, Fitting, Side
from ptvspt.career.money import break_even, project
from ptvspt.career.paths import Settings, assumptions, wages, way
from ptvspt.career.records import Careers, Degree, Item, Path, Pay, Projection
from ptvspt.errors import InteractionRequired
from ptvspt.interview.blanks import Filling
from ptvspt.interview.conditions import Answers, holds
from ptvspt.interview.engine import Plain, chosen, misfit, next_question, relevant, validate
from ptvspt.interview.records import Interview, Option, Question, Scope
from ptvspt.profiles import wording
from ptvspt.profiles.records import Citation, Fact, Missing, Permission, Profession
from ptvspt.profiles.statistics import Rating

AGAINST = "trainer"
"""The profession that money is held against, by its usual route."""
DEGREE = "degree"
"""The question whose options are degrees, by their ids."""


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


class Change(NamedTuple):
    """One other answer, and the profession that would then come first.

    Where several may be chosen, `alone` tells whether the option stands in place of them, or beside them.
    """

    question: Question
    option: Option
    first: Profession
    alone: bool | None = None


class Fit(NamedTuple):
    """All professions, those that fit best first, and what single answers would put another one first."""

    matches: tuple[Match, ...]
    answers: Answers
    changes: tuple[Change, ...]
    dropped: tuple[str, ...]

    @property
    def open(self) -> tuple[Match, ...]:
        """Those that nothing rules out."""
        return tuple(one for one in self.matches if not one.excludes)

    @property
    def ruled_out(self) -> tuple[Match, ...]:
        """Those that some answer rules out, the nearest first."""
        return tuple(one for one in self.matches if one.excludes)


def fit(fitting: Fitting, basis: Basis, answers: Plain) -> Fit:
    """Hold every profession against complete answers.

    Raises UsageError as `validate` does, InteractionRequired when a question that is asked has no answer.
    """
    interview = fitting.interview
    given = chosen(answers)
    validate(interview, given)
    kept = relevant(interview, given)
    missing = next_question(interview, given)
    if missing is not None:
        raise InteractionRequired(f"the question '{missing.id}' has no answer")
    table = _Table(fitting, basis)
    matches = table.matches(kept)
    return Fit(
        matches=matches,
        answers=kept,
        changes=tuple(_changes(interview, table, kept, matches[0])),
        dropped=tuple(id_ for id_ in given if id_ not in kept),
    )


def nearest(found: Fit) -> list[Change]:
    """Return one change for each profession that could come first, those that fit best now first.

    An option more, or another one, goes before one in place of several.
    """
    of: dict[str, Change] = {}
    for one in sorted(found.changes, key=lambda one: one.alone is True):
        of.setdefault(one.first.id, one)
    return [of[one.profession.id] for one in found.matches if one.profession.id in of]


def telling(match: Match, found: Fit) -> list[Reason]:
    """Return what speaks for a profession, each text once: what weighs most, then what the fewest others share."""
    shared = Counter(one.criterion.id for other in found.matches for one in other.supports)
    ordered = sorted(match.supports, key=lambda one: (-one.weight, shared[one.criterion.id]))
    return list({one.text: one for one in ordered}.values())


def drawback(match: Match, found: Fit) -> tuple[Amount, int]:
    """Return in which figure a profession does worst, and how many others do better in it."""
    mine = _figures(match.prospect)
    others = [_figures(one.prospect) for one in found.matches if one is not match]
    better = {amount: sum(other[amount] < value for other in others) for amount, value in mine.items()}
    worst = max(better, key=lambda amount: better[amount])
    return worst, better[worst]


def _figures(prospect: Prospect) -> dict[Amount, float]:
    """Return figures such that less is better."""
    return {Amount.PAY: -prospect.pay.median, Amount.COST: prospect.projection.cost, Amount.YEARS: prospect.study}


class _Table:
    """What each criterion says of each profession: that hangs on no answer but the degree."""

    def __init__(self, fitting: Fitting, basis: Basis) -> None:
        self.fitting, self.basis = fitting, basis
        self.said: dict[Degree | None, dict[str, Match]] = {}

    def matches(self, answers: Answers) -> tuple[Match, ...]:
        """Return every profession with what holds for some answers, in its order."""
        holding = {one.id for one in self.fitting.criteria.values() if holds(one.when, answers)}
        known = self.said.get(degree(answers)) or self._known(degree(answers))
        found = [
            Match(
                whole.profession,
                whole.prospect,
                *(
                    tuple(one for one in reasons if one.criterion.id in holding)
                    for reasons in (whole.supports, whole.opposes, whole.excludes)
                ),
            )
            for whole in known.values()
        ]
        return tuple(sorted(found, key=lambda one: one.rank))

    def _known(self, done: Degree | None) -> dict[str, Match]:
        prospects = _prospects(self.basis, done)
        self.said[done] = {
            id_: _whole(self.fitting, self.basis, self.basis.professions[id_], prospect)
            for id_, prospect in prospects.items()
        }
        return self.said[done]


def degree(answers: Answers) -> Degree | None:
    """Return the degree that somebody has, if they have one that counts."""
    given = answers.get(DEGREE, frozenset())
    return next((one for one in Degree if one.value in given), None)


def _prospects(basis: Basis, done: Degree | None) -> dict[str, Prospect]:
    careers, settings = basis.careers, Settings(degree=done)
    shared = assumptions(careers, settings)
    usual = {one.profession: one for one in careers.paths.values() if one.usual and one.profession in basis.professions}
    found = {id_: project(way(careers, path, settings, basis.place), shared) for id_, path in usual.items() if id_}
    held = found.get(AGAINST)
    prospects = {}
    for id_, projection in found.items():
        path = usual[id_]
        pay = wages(careers, path)
        training = path.figures[Item.TRAINING_YEARS].middle if Item.TRAINING_YEARS in path.figures else 0.0
        ahead = break_even(projection.total, held.total) if held else None
        if pay is not None:
            prospects[id_] = Prospect(path, projection, pay, projection.years - training, ahead)
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
    words = fact.brief or (value if isinstance(value, str) else ", ".join(map(str, value)))
    return _Seen(words, f"{words[:1].lower()}{words[1:]}".rstrip("."), cited)


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
    """Return years of study in words: months below one."""
    if not years:
        return "no more study"
    if years < 1:
        return f"about {max(1, round(years * 12))} months"
    shown = f"{years:.1f}".rstrip("0").rstrip(".")
    return f"{shown} {'year' if shown == '1' else 'years'}"


def _changes(interview: Interview, table: _Table, kept: Answers, first: Match) -> Iterator[Change]:
    """Yield the single other answers that put another profession first, in the order of the questions.

    One more option of a question with several counts, or one in place of all where no more may be chosen. Where
    all are ruled out, any that opens one counts.
    """
    for id_, before in kept.items():
        question = interview.questions[id_]
        for option in question.options.values() if question.scope is not Scope.PRACTICAL else ():
            if option.id in before:
                continue
            other = _with(question, before, option)
            changed = relevant(interview, {**kept, id_: other})
            then = table.matches(changed)[0]
            if not then.excludes and (first.excludes or then.profession.id != first.profession.id):
                alone = len(other) == 1 if question.multiple and not option.alone else None
                yield Change(question, option, then.profession, alone)


def _with(question: Question, before: frozenset[str], option: Option) -> frozenset[str]:
    """Return an answer with one more option, or with this one alone where no more may be chosen."""
    more = frozenset(one for one in before if not question.options[one].alone) | {option.id}
    fits = question.multiple and not option.alone and not misfit(question, more)
    return more if fits else frozenset((option.id,))
