"""What `ptvspt check` holds of careers: a list of named checks over them, each a function of values.

Closed lists, sources that resolve and figures that a path lacks are the loader's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ptvspt.career.criteria import Amount, Fitting
from ptvspt.career.records import SHARED, Careers, Figure, Item
from ptvspt.career.weighing import Basis, speaking
from ptvspt.profiles.findings import Finding, Severity
from ptvspt.profiles.freshness import SHELF_MONTHS, months_old
from ptvspt.profiles.grades import AUTHORITIES
from ptvspt.profiles.records import Certainty, Shelf
from ptvspt.profiles.talk import complaint, heard

WORDS = 8
"""The most words of an answer that is read in a list."""
COLUMN = 24
"""The most letters of the words that head a narrow column."""
MOST = {"-years": 15.0, "rate-": 30.0}
MOST_MONEY = 1_000_000.0


class CareerCheck(NamedTuple):
    """A named rule. `find` gets the careers and today's date (YYYY-MM-DD)."""

    name: str
    severity: Severity
    find: Callable[[Careers, str], Iterator[Finding]]


class FitCheck(NamedTuple):
    """A named rule of criteria. `find` gets them with what they are held against."""

    name: str
    severity: Severity
    find: Callable[[Fitting, Basis], Iterator[Finding]]


def run_fit(fitting: Fitting, basis: Basis) -> list[tuple[FitCheck, Finding]]:
    """Return everything that every check of criteria finds, at the key of a part (`career.criterion.years-two`)."""
    return [(check, finding) for check in FIT_CHECKS for finding in check.find(fitting, basis)]


def fit_sources(fitting: Fitting) -> set[str]:
    """Return the ids of the sources that criteria cite."""
    return {one.source.id for criterion in fitting.criteria.values() for one in criterion.citations}


def run(careers: Careers, today: str) -> list[tuple[CareerCheck, Finding]]:
    """Return everything that every check finds, at the key of a path (`pt:public`) or a figure (`pt:public.debt`)."""
    return [(check, finding) for check in CHECKS for finding in check.find(careers, today)]


def sources(careers: Careers) -> set[str]:
    """Return the ids of the sources that careers cite."""
    return {source.id for _, _, figure in _figures(careers) for source in figure.sources}


def _figures(careers: Careers) -> Iterator[tuple[str, Item, Figure]]:
    for id_, figures in ((SHARED, careers.shared), *((one.id, one.figures) for one in careers.paths.values())):
        for item, figure in figures.items():
            yield f"{id_}.{item.value}", item, figure


def usual_routes(careers: Careers, _today: str) -> Iterator[Finding]:
    """Find professions that have no usual route, or several."""
    for id_ in dict.fromkeys(path.profession for path in careers.paths.values()):
        routes = [path for path in careers.paths.values() if path.profession == id_]
        usual = [path for path in routes if path.usual]
        if len(usual) != 1:
            at = usual[-1] if usual else routes[0]
            yield Finding(at.id, f"{len(usual)} usual routes of {id_}; mark exactly one")


def long_heads(careers: Careers, _today: str) -> Iterator[Finding]:
    """Find short names that no narrow column holds in two lines."""
    for path in careers.paths.values():
        if len(path.short) > COLUMN:
            yield Finding(path.id, f"the short name has {len(path.short)} letters, at most {COLUMN} fit; shorten it")


def absurd_figures(careers: Careers, _today: str) -> Iterator[Finding]:
    """Find years, rates and amounts that nobody would believe."""
    for key, item, figure in _figures(careers):
        most = next((most for part, most in MOST.items() if part in item.value), MOST_MONEY)
        if figure.high > most or (figure.low <= 0 and item.value.endswith("-years")):
            yield Finding(key, f"{figure.high:g} cannot be; compare with the source")


def future_dates(careers: Careers, today: str) -> Iterator[Finding]:
    """Find dates after today."""
    for key, _, figure in _figures(careers):
        if figure.as_of != "undated" and figure.as_of > today[: len(figure.as_of)]:
            yield Finding(key, f"as_of {figure.as_of} lies in the future; correct the date")


def stale_figures(careers: Careers, today: str) -> Iterator[Finding]:
    """Find figures whose sources nobody has read for as long as facts keep."""
    for key, _, figure in _figures(careers):
        read = [source.read_on for source in figure.sources if source.read_on]
        age = min((months_old(one, today) for one in read), default=None)
        if age is None:
            yield Finding(key, "nobody has read a source of it; read one")
        elif age > SHELF_MONTHS[Shelf.GENERAL]:
            yield Finding(key, f"{age} months since a source was read, {SHELF_MONTHS[Shelf.GENERAL]} are kept; read it")


def weak_sources(careers: Careers, _today: str) -> Iterator[Finding]:
    """Find figures that are said to be sure and rest on no official, professional or institutional source."""
    for key, _, figure in _figures(careers):
        good = any(source.grade in AUTHORITIES or source.grade.value == "institution" for source in figure.sources)
        if not good and figure.certainty not in (Certainty.WEAK, Certainty.PARTLY):
            yield Finding(key, "rests on press or a company alone; cite a better source, or say 'weak'")


def research_talk(careers: Careers, _today: str) -> Iterator[Finding]:
    """Find words of the person who did the research in what a reader sees."""
    for key, _, figure in _figures(careers):
        words = heard(figure.note)
        if words:
            yield Finding(key, complaint(words))


def unknown_professions(fitting: Fitting, basis: Basis) -> Iterator[Finding]:
    """Find criteria that name a profession that there is not, or that has no usual path and is never found."""
    usual = {path.profession for path in basis.careers.paths.values() if path.usual}
    for id_, criterion in fitting.criteria.items():
        for named in dict.fromkeys(one for side in criterion.sides for one in side.professions):
            if named not in basis.professions or named not in usual:
                wrong = f"'{named}' has no usual path" if named in basis.professions else f"no profession '{named}'"
                yield Finding(f"{fitting.interview.id}.criterion.{id_}", f"{wrong}; name one that is in paths.csv")


def unknown_facts(fitting: Fitting, basis: Basis) -> Iterator[Finding]:
    """Find criteria that look at a fact, or a label of one, that no profession has."""
    for id_, criterion in fitting.criteria.items():
        key = f"{fitting.interview.id}.criterion.{id_}"
        if criterion.fact is None:
            continue
        section, _, attribute = criterion.fact.partition(".")
        facts = [fact for one in basis.professions.values() for fact in one.facts.get(section, {}).get(attribute, ())]
        if not facts:
            yield Finding(key, f"no profession has a fact '{criterion.fact}'; name a section and an attribute")
        held = {label for fact in facts if isinstance(fact.value, Mapping) for label in fact.value}
        for label in criterion.labels:
            if facts and label not in held:
                yield Finding(key, f"no '{criterion.fact}' has a label '{label}'; name one as it stands there")


def silent_criteria(fitting: Fitting, basis: Basis) -> Iterator[Finding]:
    """Find criteria that say nothing of any profession, whoever answers; pay is not the same in every place."""
    found = speaking(fitting, basis)
    if not found:  # no wages are known
        return
    for id_, criterion in fitting.criteria.items():
        if id_ not in found and criterion.amount is not Amount.PAY:
            yield Finding(f"{fitting.interview.id}.criterion.{id_}", "it speaks of no profession; correct or remove it")


def long_answers(fitting: Fitting, _basis: Basis) -> Iterator[Finding]:
    """Find answers that are too long to be read in a list."""
    for id_, question in fitting.interview.questions.items():
        for option in question.options.values():
            count = len(option.label.split())
            if count > WORDS:
                message = f"'{option.label}' has {count} words, at most {WORDS} are read at a glance; use a hint"
                yield Finding(f"{fitting.interview.id}.question.{id_}", message)


def criteria_talk(fitting: Fitting, _basis: Basis) -> Iterator[Finding]:
    """Find words of the person who did the research in what a reader sees of criteria."""
    parts = [(f".criterion.{id_}", side.text) for id_, one in fitting.criteria.items() for side in one.sides]
    parts += [("", text) for text in (*fitting.limits, *fitting.look, *fitting.ask)]
    for key, text in parts:
        words = heard(text)
        if words:
            yield Finding(f"{fitting.interview.id}{key}", complaint(words))


FIT_CHECKS = (
    FitCheck("fit-professions", Severity.ERROR, unknown_professions),
    FitCheck("fit-facts", Severity.ERROR, unknown_facts),
    FitCheck("fit-silent", Severity.WARNING, silent_criteria),
    FitCheck("fit-answers", Severity.WARNING, long_answers),
    FitCheck("fit-talk", Severity.WARNING, criteria_talk),
)
CHECKS = (
    CareerCheck("career-usual", Severity.ERROR, usual_routes),
    CareerCheck("career-short", Severity.ERROR, long_heads),
    CareerCheck("career-amounts", Severity.ERROR, absurd_figures),
    CareerCheck("career-dates", Severity.ERROR, future_dates),
    CareerCheck("career-fresh", Severity.WARNING, stale_figures),
    CareerCheck("career-grade", Severity.WARNING, weak_sources),
    CareerCheck("career-talk", Severity.WARNING, research_talk),
)
