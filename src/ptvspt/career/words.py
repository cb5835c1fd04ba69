"""What is said of paths: figures as short as a narrow column wants them, and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from ptvspt.career.compare import Comparison, Pair, Prospect
from ptvspt.career.compare import turning as turning_pairs
from ptvspt.career.paths import Settings
from ptvspt.career.records import Item, Path
from ptvspt.career.turning import Turn
from ptvspt.profiles.records import Certainty
from ptvspt.profiles.wording import money

ROUGH = frozenset((Certainty.PARTLY, Certainty.WEAK))
MAIN = frozenset((Item.COLLEGE_YEARS, Item.PROGRAM_YEARS, Item.PROGRAM_COST, Item.TRAINING_YEARS, Item.TRAINING_PAY))
"""What makes a path's cost or length rough: the fees are too small."""
LEFT_OUT = "Left out: living costs, tax, benefits, grants, forgiveness, renewals, part-time and own business."
ITEMS = {
    Item.COLLEGE_YEARS: "Years of college",
    Item.PROGRAM_YEARS: "Years of the program",
    Item.PROGRAM_COST: "Cost of the program",
    Item.TRAINING_YEARS: "Years of paid training",
    Item.TRAINING_PAY: "Pay in training",
    Item.EXAM_COST: "Exams",
    Item.LICENSE_COST: "License",
    Item.DEBT: "Owed by others, to compare (not counted)",
    Item.PAY_P10: "Pay, 10th percentile",
    Item.PAY_P25: "Pay, 25th percentile",
    Item.PAY_MEDIAN: "Pay, median",
    Item.PAY_P75: "Pay, 75th percentile",
    Item.COLLEGE_YEAR: "A year of college",
    Item.RATE_UNDERGRADUATE: "Interest, federal loans for college",
    Item.RATE_GRADUATE: "Interest, federal loans after college",
    Item.RATE_PRIVATE: "Interest, private loans",
    Item.DEPENDENT_FIRST: "Federal loans, first year of college, under 24",
    Item.DEPENDENT_SECOND: "Second year, under 24",
    Item.DEPENDENT_LATER: "Each later year, under 24",
    Item.DEPENDENT_TOTAL: "In all, under 24",
    Item.INDEPENDENT_FIRST: "Federal loans, first year of college, from 24 on",
    Item.INDEPENDENT_SECOND: "Second year, from 24 on",
    Item.INDEPENDENT_LATER: "Each later year, from 24 on",
    Item.INDEPENDENT_TOTAL: "In all, from 24 on",
    Item.GRADUATE_YEAR: "Federal loans for a master's, a year",
    Item.GRADUATE_TOTAL: "For a master's, in all",
    Item.PROFESSIONAL_YEAR: "Federal loans for a professional degree, a year",
    Item.PROFESSIONAL_TOTAL: "For a professional degree, in all",
}


def dollars(amount: float) -> str:
    """Return whole dollars."""
    return money(round(amount))


def short(amount: float) -> str:
    """Return dollars in at most six letters."""
    size = abs(amount)
    if size >= 999_500:
        text = f"${size / 1e6:.1f}M"
    elif size >= 999.5:
        text = f"${size / 1e3:.0f}K" if size >= 9950 else f"${size / 1e3:.1f}K"
    else:
        text = f"${size:.0f}"
    return f"-{text}" if amount < 0 and text != "$0" else text


def count(number: float) -> str:
    """Return a number with at most one decimal, or a rate with two."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def years(prospect: Prospect, settings: Settings) -> str:
    """Return how many years somebody studies, and how old they are then where they say how old they are."""
    studied = prospect.projection.years
    text = "none" if not studied else "under 1" if studied < 1 else count(round(studied, 1))
    return text if settings.age == Settings().age else f"{text} (at {settings.age + int(studied)})"


def some(amount: float) -> str:
    """Return dollars, or that there are none."""
    return dollars(amount) if round(amount) else "none"


def times(prospect: Prospect) -> str:
    """Return how many times the first year's pay is owed."""
    found = prospect.projection
    return f"{found.owed / found.first_pay:.1f} times" if round(found.owed) and found.first_pay else "none"


def ahead(prospect: Prospect, comparison: Comparison) -> str:
    """Return from which year a path is ahead of the one that it is held against."""
    if prospect.path.id == comparison.against.path.id:
        return "\N{EN DASH}"
    if prospect.ahead is None:
        return f"not in {comparison.years}"
    return f"from year {ceil(prospect.ahead)}" if prospect.ahead > 0 else "at once"


def ahead_year(prospect: Prospect, comparison: Comparison) -> str:
    """Return from which year a path is ahead, in at most five letters."""
    if prospect.path.id == comparison.against.path.id:
        return "\N{EN DASH}"
    return "no" if prospect.ahead is None else str(max(1, ceil(prospect.ahead)))


def called(path: Path, comparison: Comparison) -> str:
    """Return a path as it is called in a sentence; the route is named where two of a profession are looked at."""
    base, _, route = path.short.partition(", ")
    if path.profession is None:
        return base.lower()
    word = base if base[:2].isupper() else f"{base[:1].lower()}{base[1:]}"
    looked_at = {one.path.id: one.path.profession for one in (*comparison.prospects, comparison.against)}
    several = list(looked_at.values()).count(path.profession) > 1
    return f"the {word} ({route})" if several and route else f"the {word}"


def rough(path: Path) -> bool:
    """Tell whether a path's cost or length rests on one or two schools, or on weak figures; fees are too small."""
    return any(figure.certainty in ROUGH for item, figure in path.figures.items() if item in MAIN)


def said(prospect: Prospect, comparison: Comparison, marks: tuple[int, ...]) -> str:
    """Return what a path comes to in one sentence."""
    total = prospect.projection.total
    span = "year" if marks[0] == 1 else "years"
    parts = [f"{dollars(total[marks[0] - 1])} left over after {marks[0]} {span}"]
    parts += [f"{dollars(total[year - 1])} after {year}" for year in marks[1:]]
    text = f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
    other = comparison.against.path
    name = called(other, comparison)
    if prospect.path.id == other.id:
        passed = ""
    elif prospect.ahead is None:
        passed = f"; not ahead of {name} in {comparison.years} years"
    elif prospect.ahead > 0:
        passed = f"; ahead of {name} from year {ceil(prospect.ahead)}"
    else:
        passed = f"; ahead of {name} at once"
    return f"{text}{passed}."


def turn(one: Turn, first: str, second: str) -> str:
    """Return at which value of an assumption the order turns."""
    whose = second if one.way else first
    more = one.value > one.assumed
    match one.what:
        case "cost":
            what = "becoming one" if one.way else whose
            return f"if {what} costs {'over' if more else 'under'} {dollars(one.value)}"
        case "hours":
            return f"with under {_hours(one)} paid hours a week for {whose}"
        case "interest":
            return f"at over {one.value:.1f}% interest"
        case "discount":
            return f"at a discount {'over' if more else 'under'} {one.value:.1f}%"
        case _:
            return f"if you look {one.value:.0f} years ahead"


def _hours(one: Turn) -> str:
    return f"{one.value:.0f}" if round(one.value) < one.assumed else f"{one.value:.1f}"


def order(comparison: Comparison, pairs: Sequence[Pair]) -> str:
    """Return which path is worth most, and which follow."""
    first, *others = (called(one.path, comparison) for one in (pairs[0].ahead, *(pair.behind for pair in pairs)))
    then = ", ".join(others if len(others) == 1 else (one.removeprefix("the ") for one in others))
    return f"In {comparison.settings.horizon} years {first} is worth most, then {then}."


def turning(comparison: Comparison, room: int) -> str:
    """Return what would turn the order round, in at most so many letters: what is nearest, of each two paths once."""
    pairs = turning_pairs(comparison)
    if not pairs:
        return ""
    text = order(comparison, pairs)
    if len(pairs) == 1:
        nearest = [(pairs[0], one) for one in pairs[0].turns]
    else:
        nearest = sorted(((pair, pair.turns[0]) for pair in pairs if pair.turns), key=lambda found: found[1].distance)
    if not nearest:
        return f"{text} No single assumption turns this round."
    before = None
    for pair, one in nearest:
        first, second = (called(prospect.path, comparison) for prospect in (pair.ahead, pair.behind))
        passes = f"{second} passes {first} "
        said = turn(one, first, second)
        if one.what == "hours" and pair is not before:
            said = f"who has under {_hours(one)} paid hours a week"
        said = f"{'' if pair is before else passes}{said}"
        longer = f"{text}; {said}" if before else f"{text} {said[:1].upper()}{said[1:]}"
        if before and len(longer) >= room:
            break
        text, before = longer, pair
    return f"{text}."


def turnings(comparison: Comparison) -> list[str]:
    """Return all that would turn the order round, a sentence for each two paths that follow each other."""
    found = []
    for pair in turning_pairs(comparison):
        first, second = (called(one.path, comparison) for one in (pair.ahead, pair.behind))
        said = "; ".join(turn(one, first, second) for one in pair.turns)
        ends = f"{second} passes {first} {said}" if said else f"no single assumption puts {second} ahead of {first}"
        found.append(f"{ends[:1].upper()}{ends[1:]}.")
    return found


def basis(comparison: Comparison) -> str:
    """Return the assumptions that everything rests on, in a few sentences."""
    settings, rates = comparison.settings, comparison.assumptions.rates
    low, high = count(min(rates)), count(max(rates))
    interest = f"{low}%" if low == high else f"{low}% to {high}%"
    start = {"p10": "10th percentile", "p25": "25th percentile", "median": "median"}[settings.start.value]
    worked = f", {dollars(settings.while_studying)} a year while studying" if settings.while_studying else ""
    return (
        f"Today's dollars before tax, {count(settings.discount)}% discount; tuition borrowed at {interest}, repaid in "
        f"10 years. Pay: {start}, median from year 5, 75th percentile from year 15{worked}."
    )
