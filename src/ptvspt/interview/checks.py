"""What `ptvspt check` holds of interviews: a list of named checks over them, each a function of values.

Questions, options, outcomes and sources that there are not, and a rule that always holds, are the loader's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from ptvspt.interview.answers import BESIDE
from ptvspt.interview.conditions import mentioned
from ptvspt.interview.records import JURISDICTION, Interview, Scope, cited
from ptvspt.profiles.findings import Finding, Severity
from ptvspt.profiles.grades import sold
from ptvspt.profiles.records import Citation
from ptvspt.profiles.talk import complaint, heard

RESERVED = ("answers", *BESIDE)
"""Keys of a file of answers."""


class Known(NamedTuple):
    """What an interview may name beside its own parts: ids of professions, and names of places by code."""

    professions: Collection[str]
    places: Mapping[str, str]


class InterviewCheck(NamedTuple):
    """A named rule. `find` gets the interviews by the name of their file, and what they may name."""

    name: str
    severity: Severity
    find: Callable[[Mapping[str, Interview], Known], Iterator[Finding]]


def run(
    interviews: Mapping[str, Interview], professions: Collection[str], places: Mapping[str, str]
) -> list[tuple[InterviewCheck, Finding]]:
    """Return everything that every check finds, at the key of a part (`care`, `care.question.age`, `care.rule.x`).

    `places` are the names of places by code, none where there are no tables of them.
    """
    known = Known(professions, places)
    return [(check, finding) for check in CHECKS for finding in check.find(interviews, known)]


def sources(interviews: Mapping[str, Interview]) -> set[str]:
    """Return the ids of the sources that interviews cite."""
    return {id_ for interview in interviews.values() for id_ in cited(interview)}


def other_names(interviews: Mapping[str, Interview], _known: Known) -> Iterator[Finding]:
    """Find interviews whose file has another name: nobody would find them by their id."""
    for name, interview in interviews.items():
        if interview.id != name:
            yield Finding(name, f"the id is '{interview.id}' and the file '{name}.yaml'; give both one name")


def unknown_professions(interviews: Mapping[str, Interview], known: Known) -> Iterator[Finding]:
    """Find outcomes and rules that name a profession that the catalogue does not have."""
    for name, interview in interviews.items():
        parts = [(f"{name}.outcome.{one.id}", one.professions) for one in interview.outcomes.values()]
        parts += [(f"{name}.rule.{one.id}", one.professions or ()) for one in interview.rules]
        for key, professions in parts:
            for id_ in professions:
                if id_ not in known.professions:
                    yield Finding(key, f"no profession '{id_}'; use an id of professions.yaml")


def unknown_places(interviews: Mapping[str, Interview], known: Known) -> Iterator[Finding]:
    """Find options that should be places and are none, or are called otherwise, and places that cannot be chosen."""
    for name, interview in interviews.items():
        question = interview.questions.get(JURISDICTION)
        if question is None or not known.places:
            continue
        key = f"{name}.question.{JURISDICTION}"
        for id_, option in question.options.items():
            place = known.places.get(id_.upper())
            if id_ == question.unsure or place == option.label:
                continue
            wrong = f"no place '{id_}'" if place is None else f"the place '{id_}' is {place}, not {option.label}"
            yield Finding(key, f"{wrong}; use a code and name of places.csv")
        for code in known.places:
            if code.lower() not in question.options:
                yield Finding(key, f"nobody can choose {code}, which is a place of places.csv; add it")


def reserved_names(interviews: Mapping[str, Interview], _known: Known) -> Iterator[Finding]:
    """Find questions that a file of answers could not answer, as their name means something else there."""
    for name, interview in interviews.items():
        for id_ in interview.questions:
            if id_ in RESERVED:
                yield Finding(f"{name}.question.{id_}", f"'{id_}' is a key of files of answers; choose another id")


def closed_questions(interviews: Mapping[str, Interview], _known: Known) -> Iterator[Finding]:
    """Find questions that leave nothing to choose, or no way not to say."""
    for name, interview in interviews.items():
        for id_, question in interview.questions.items():
            if len(question.options) < 2:
                yield Finding(f"{name}.question.{id_}", "one option is no choice; give it two or more")
            if question.unsure is None:
                message = "nobody can say that they are not sure; name the option for it as 'unsure'"
                yield Finding(f"{name}.question.{id_}", message)


def late_ends(interviews: Mapping[str, Interview], _known: Known) -> Iterator[Finding]:
    """Find rules that should end an interview and cannot: only answers about an emergency do."""
    for name, interview in interviews.items():
        for rule in interview.rules:
            if interview.outcomes[rule.outcome].ends:
                for id_ in mentioned(rule.when):
                    if interview.questions[id_].scope is not Scope.EMERGENCY:
                        message = f"'{rule.outcome}' ends the interview, and '{id_}' is no question about an emergency"
                        yield Finding(f"{name}.rule.{rule.id}", f"{message}; ask it in one that is")


def unreached_outcomes(interviews: Mapping[str, Interview], _known: Known) -> Iterator[Finding]:
    """Find outcomes to which no rule leads."""
    for name, interview in interviews.items():
        reached = {rule.outcome for rule in interview.rules}
        for id_ in interview.outcomes:
            if id_ not in reached:
                yield Finding(f"{name}.outcome.{id_}", f"no rule leads to '{id_}'; write one or remove it")


def one_sided_choices(interviews: Mapping[str, Interview], _known: Known) -> Iterator[Finding]:
    """Find ways to go with more benefits than drawbacks, or fewer."""
    for name, interview in interviews.items():
        for choice in interview.choices:
            benefits, drawbacks = len(choice.benefits), len(choice.drawbacks)
            if benefits != drawbacks:
                message = f"{benefits} benefits stand beside {drawbacks} drawbacks; give as many of each"
                yield Finding(f"{name}.choice.{choice.id}", message)


def commercial_sources(interviews: Mapping[str, Interview], _known: Known) -> Iterator[Finding]:
    """Find rules, notes and choices that stand on what somebody sells."""
    for name, interview in interviews.items():
        parts = [(f"rule.{one.id}", one.citations) for one in interview.rules]
        parts += [(f"note.{one.id}", one.citations) for one in interview.notes]
        parts += [(f"choice.{one.id}", one.citations) for one in interview.choices]
        for key, citations in parts:
            if sold(citations):
                yield Finding(f"{name}.{key}", "only commercial sources say so; cite another")


def research_talk(interviews: Mapping[str, Interview], _known: Known) -> Iterator[Finding]:
    """Find words of the person who did the research in what a reader sees."""
    for name, interview in interviews.items():
        for key, text in _texts(interview):
            words = heard(text)
            if words:
                yield Finding(f"{name}{key}", complaint(words))


def _texts(interview: Interview) -> Iterator[tuple[str, str]]:
    """Yield every text that a reader sees, with the key of its part."""
    passages = (one.text for one in (*interview.warnings, *interview.note))
    whole = (interview.title, *interview.opening, *passages, interview.sure, *interview.limits)
    yield from (("", text) for text in whole)
    for question in interview.questions.values():
        told = (word for option in question.options.values() for word in (option.label, option.hint, option.said))
        texts = (question.text, question.why, question.short, *told)
        yield from ((f".question.{question.id}", text) for text in texts)
    for outcome in interview.outcomes.values():
        heads = (outcome.label, outcome.urgency, outcome.summary)
        passages = (one.text for some in (outcome.steps, *outcome.special.values()) for one in some)
        yield from ((f".outcome.{outcome.id}", text) for text in (*heads, *passages))
    for rule in interview.rules:
        yield from ((f".rule.{rule.id}", text) for text in (rule.because, *_places(rule.citations)))
    for note in interview.notes:
        yield from ((f".note.{note.id}", text) for text in (note.text, *_places(note.citations)))
    for choice in interview.choices:
        ways = (choice.label, *choice.benefits, *choice.drawbacks, *_places(choice.citations))
        yield from ((f".choice.{choice.id}", text) for text in ways)


def _places(citations: Iterable[Citation]) -> list[str]:
    return [citation.locator for citation in citations if citation.locator]


CHECKS = (
    InterviewCheck("interview-names", Severity.ERROR, other_names),
    InterviewCheck("interview-professions", Severity.ERROR, unknown_professions),
    InterviewCheck("interview-places", Severity.ERROR, unknown_places),
    InterviewCheck("interview-reserved", Severity.ERROR, reserved_names),
    InterviewCheck("interview-questions", Severity.ERROR, closed_questions),
    InterviewCheck("interview-ends", Severity.ERROR, late_ends),
    InterviewCheck("interview-outcomes", Severity.WARNING, unreached_outcomes),
    InterviewCheck("interview-choices", Severity.WARNING, one_sided_choices),
    InterviewCheck("interview-commercial", Severity.WARNING, commercial_sources),
    InterviewCheck("interview-talk", Severity.WARNING, research_talk),
)
