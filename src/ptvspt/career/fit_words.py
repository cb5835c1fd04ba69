"""What is said of which careers fit: what speaks against one, what is ruled out and why, what would change it."""

from __future__ import annotations

from math import ceil

from ptvspt.career.criteria import Amount, Fitting
from ptvspt.career.fit import Change, Fit, degree, drawback, nearest
from ptvspt.career.weighing import AGAINST, Basis, Match, studied
from ptvspt.career.words import count, dollars
from ptvspt.interview.blanks import joined
from ptvspt.interview.conditions import mentioned
from ptvspt.profiles.records import Fact, Missing, Profession
from ptvspt.profiles.statistics import NATION

CHANGES = 2
"""How many other first places the brief level has at most."""
NAMED = 3
"""Of so many that are ruled out the brief level tells each reason; of more, which answers they are."""
LETTERS = 80
"""Of what is asked for first the brief level tells whole sentences up to so many letters, and always the first."""


def weakness(one: Match, found: Fit) -> str:
    """Return in which figure a profession does worst, in words."""
    amount, better = drawback(one, found)
    do, most = {
        Amount.PAY: ("pay more", "Pays the least of all"),
        Amount.COST: ("cost less", "Costs the most of all"),
        Amount.YEARS: ("are shorter", "Takes the longest of all"),
    }[amount]
    others = len(found.matches) - 1
    if better == others:
        return most
    return f"{better} of {others} others {do}" if better else "Nothing that is known here"


def ahead(one: Match) -> str:
    """Return from which year a profession is ahead of a trainer."""
    if one.profession.id == AGAINST:
        return "\N{EN DASH}"
    years = one.prospect.ahead
    if years is None:
        return "not in 40 years"
    return f"from year {ceil(years)}" if years > 0 else "at once"


def tally(one: Match) -> str:
    """Return how many wishes speak for a profession and against it."""
    return f"{one.score + one.against} for, {one.against} against"


def ruled_out(fitting: Fitting, found: Fit) -> str:
    """Return what is ruled out and by which answer: each with its reason, or many by answer."""
    out = found.ruled_out
    if not found.open or not out:
        return ""
    if len(out) <= NAMED:
        said: dict[str, list[str]] = {}
        for one in out:
            said.setdefault(one.excludes[0].text, []).append(_lower(one))
        return f"{'; '.join(f'{joined(names)} ({text})' for text, names in said.items())}."
    by: dict[str, list[Match]] = {}
    for one in out:
        by.setdefault(one.excludes[0].criterion.id, []).append(one)
    parts = []
    for id_, matches in by.items():
        named = joined([_lower(one) for one in matches])
        question = fitting.interview.questions[next(iter(mentioned(fitting.criteria[id_].when)))]
        given = joined([f'"{question.options[one].label}"' for one in found.answers[question.id]])
        parts.append(f"{named} (you said {given})")
    return f"{'; '.join(parts)}."


def changes(found: Fit, most: int = CHANGES) -> str:
    """Return what single answers would put another profession first, in a sentence; those that rule out no more."""
    opening = [one for one in nearest(found) if not one.narrower]
    parts = [f"{_lower_name(one.first.name)} ({changed(one)})" for one in (opening or nearest(found))[:most]]
    return f"{'; '.join(parts)}." if parts else ""


def changed(one: Change) -> str:
    """Return the other answer, as a review of the answers would name it."""
    how = {True: "only ", False: "also ", None: ""}[one.alone]
    return f'{one.question.short}: {how}"{one.option.label}"'


def _lower(one: Match) -> str:
    return _lower_name(one.profession.name)


def _lower_name(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"


def money(one: Match, basis: Basis) -> str:
    """Return what a profession takes and pays, in a line."""
    found = one.prospect.projection
    where = "the US" if one.profession.id in basis.national else basis.place
    training = found.years - one.prospect.study
    trained = f", then {count(training)} years of paid training" if training else ""
    study = f"{studied(one.prospect.study).capitalize()}{' of study' if one.prospect.study else ''}{trained}"
    then = "" if one.profession.id == AGAINST else f"; ahead of a trainer: {ahead(one)}"
    owed = f"{dollars(found.owed)} owed" if round(found.owed) else "nothing owed"
    return (
        f"{study}; {dollars(found.cost)} of tuition and exams, {owed} when work begins; "
        f"half earn more than {dollars(one.prospect.pay.median)} a year in {where}{then}"
    )


def asked_first(profession: Profession, most: int = LETTERS) -> tuple[str, Fact | None]:
    """Return what a program asks for first, in so many letters where that can be, and the fact that tells it."""
    fact = next(iter(profession.facts.get("education", {}).get("prerequisites", ())), None)
    if fact is None or isinstance(fact.value, Missing) or not isinstance(fact.value, tuple):
        return (fact.note or "not known", fact) if fact else ("not known", None)
    said, *rest = (str(one) for one in fact.value)
    for one in rest:
        if len(said) + len(one) < most:
            said = f"{said}; {one[:1].lower()}{one[1:]}"
    return said, fact


def first_step(profession: Profession) -> str:
    """Return what to do this month to find out more, in a few words."""
    fact = next(iter(profession.facts.get("growth", {}).get("first-steps", ())), None)
    return (fact.brief or "") if fact else ""


def pay_command(basis: Basis, found: Fit, shown: int) -> str:
    """Return the call that tells what the first professions cost and pay, with the degree and the state."""
    done = degree(found.answers)
    return " ".join(
        (
            "ptvspt career pay",
            *(one.profession.id for one in (found.open or found.matches)[:shown]),
            *(("--degree-done", done.value) if done else ()),
            *(("--state", basis.code) if basis.code != NATION else ()),
        )
    )
