"""The laws of the shipped interview, proved over every way to answer it, and each seen to fail on a broken copy.

`Encoding` says in z3's words what `ptvspt.interview` does; a property test holds the two together. A law
is a function of an interview that raises AssertionError, so that the same law can be tried on a copy of
the file that was broken on purpose.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from ptvspt.errors import DataError
from ptvspt.interview.conditions import All, Answers, AnyOf, Condition, Is, Not, holds, mentioned
from ptvspt.interview.engine import advise, relevant
from ptvspt.interview.records import Interview, Question, Scope
from ptvspt.loading import catalogue, interviews

DATA = Path(__file__).parents[2] / "data"
CARE = DATA / "interviews" / "care.yaml"
SOURCES = dict(catalogue.read(DATA).catalogue.sources)

LONGEST = 18
ORDINARY = 10
WORRYING = (Scope.EMERGENCY, Scope.SAFETY)
SIGNS = ("effort-signs", "body-signs", "pain-signs", "pregnancy-care")
"""Multiple questions of which every option but "none" stops a trainer; one option asks only for an OK first."""
STEPS = (
    ("stable", "steady-cleared", "steady"),
    ("stable", "steady-cleared", "worse"),
    ("stable", "steady", "worse"),
    ("surgery-limits", "known", "unknown"),
    ("program", "now-agrees", "now-waiting"),
    ("program", "finished", "never"),
    ("rehab", "now-agrees", "now-waiting"),
    ("rehab", "finished-agrees", "finished"),
    ("rehab", "long-ago", "never"),
)
"""Questions with one answer: the second option tells of more than the first."""
DISEASE = ("heart", "diabetes", "kidney")
NO_GOAL_TO_TRAIN = ("diet", "relaxation", "mood", "pain-relief")


class Encoding:
    """An interview as z3 formulas: `given` is what somebody would answer, `kept` what is asked and answered."""

    def __init__(self, interview: Interview, name: str = "") -> None:
        self.interview = interview
        self.given = {
            question.id: {option: z3.Bool(f"{name}{question.id}.{option}") for option in question.options}
            for question in interview.questions.values()
        }
        self.asked: dict[str, Any] = {}
        self.kept: dict[str, dict[str, Any]] = {}
        going_on: Any = z3.BoolVal(True)
        for question in interview.questions.values():
            asked = z3.And(going_on, self.holds(question.when)) if question.when else going_on
            self.asked[question.id] = asked
            self.kept[question.id] = {
                option: z3.And(asked, variable) for option, variable in self.given[question.id].items()
            }
            if question.scope is Scope.EMERGENCY:
                ends = [rule.when for rule in interview.rules if interview.outcomes[rule.outcome].ends]
                ended = z3.Or([self.holds(when) for when in ends])
                going_on = z3.And(going_on, z3.Not(z3.And(asked, ended)))
        self.fires = {rule.id: self.holds(rule.when) for rule in interview.rules}
        self.reaches = {
            outcome: z3.Or([self.fires[rule.id] for rule in interview.rules if rule.outcome == outcome])
            for outcome in interview.outcomes
        }
        self.answer: dict[str, Any] = {}
        for outcome, reached in self.reaches.items():
            more = [self.reaches[one] for one in self.answer]
            self.answer[outcome] = z3.And(reached, z3.Not(z3.Or(more)))

    def holds(self, condition: Condition) -> Any:
        """Return the formula of a condition; a question that was not reached yet has no answer."""
        match condition:
            case Is(question, options):
                return z3.Or([one for id_, one in self.kept.get(question, {}).items() if id_ in options])
            case Not(part):
                return z3.Not(self.holds(part))
            case All(parts):
                return z3.And([self.holds(part) for part in parts])
            case AnyOf(parts):
                return z3.Or([self.holds(part) for part in parts])

    def valid(self) -> list[Any]:
        """Return that every question has an answer, one option or several as it allows."""
        formulas = []
        for question in self.interview.questions.values():
            variables = self.given[question.id]
            formulas.append(z3.Or(list(variables.values())))
            if not question.multiple:
                formulas.append(z3.AtMost(*variables.values(), 1))
                continue
            for alone in (id_ for id_, option in question.options.items() if option.alone):
                others = [one for id_, one in variables.items() if id_ != alone]
                formulas.append(z3.Implies(variables[alone], z3.Not(z3.Or(others))))
        return formulas

    def at_least(self, outcome: str) -> Any:
        """Return that the answer is as urgent as an outcome, or more."""
        urgent = list(self.interview.outcomes)
        return z3.Or([self.reaches[one] for one in urgent[: urgent.index(outcome) + 1]])

    def ends_in(self, outcome: str) -> Any:
        """Return that an outcome is the answer."""
        return self.answer[outcome]

    def no_less_than(self, other: Encoding) -> Any:
        """Return that the answer is at least as urgent as another one."""
        return z3.And([z3.Implies(other.at_least(one), self.at_least(one)) for one in self.interview.outcomes])

    def length(self) -> Any:
        """Return how many questions are asked."""
        return z3.Sum([z3.If(asked, 1, 0) for asked in self.asked.values()])

    def only(self, question: str, options: Iterable[str]) -> Any:
        """Return that, if a question is asked, nothing but some options was chosen."""
        allowed = set(options)
        return z3.Not(z3.Or([one for id_, one in self.kept[question].items() if id_ not in allowed]))

    def answers(self, model: Any) -> dict[str, list[str]]:
        """Return what a model answers to the questions that it is asked."""
        return {
            id_: [option for option, one in options.items() if z3.is_true(model.eval(one, model_completion=True))]
            for id_, options in self.kept.items()
            if z3.is_true(model.eval(self.asked[id_], model_completion=True))
        }


def solver(*encodings: Encoding) -> Any:
    made = z3.SolverFor("QF_FD")
    for encoding in encodings:
        made.add(*encoding.valid())
    return made


def never(made: Any, formula: Any, encoding: Encoding, what: str) -> None:
    """Fail, with the answers that show it, when a formula can hold."""
    made.push()
    made.add(formula)
    result = made.check()
    shown = encoding.answers(made.model()) if result == z3.sat else None
    made.pop()
    assert result == z3.unsat, f"{what}: {shown}"


def sometimes(made: Any, formula: Any, what: str) -> None:
    """Fail when a formula can never hold."""
    possible = made.check(formula) == z3.sat
    assert possible, what  # a formula in the assertion would be written out by pytest


def worrying(interview: Interview) -> list[Question]:
    return [question for question in interview.questions.values() if question.scope in WORRYING]


def signs(question: Question) -> list[str]:
    return [id_ for id_, option in question.options.items() if not option.alone and id_ != question.unsure]


def refused(question: Question) -> str:
    assert question.unsure, question.id
    return question.unsure


def none_of(question: Question) -> str:
    (none,) = (id_ for id_, option in question.options.items() if option.alone and id_ != question.unsure)
    return none


# The laws


def every_complete_interview_reaches_one_outcome(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    outcomes = [encoding.ends_in(one) for one in interview.outcomes]
    never(made, z3.Not(z3.Or(outcomes)), encoding, "no outcome")
    never(made, z3.Not(z3.AtMost(*outcomes, 1)), encoding, "two outcomes")


def every_question_can_be_asked(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    for id_, asked in encoding.asked.items():
        sometimes(made, asked, f"{id_} is never asked")


def every_option_can_be_chosen(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    for question, options in encoding.kept.items():
        for option, kept in options.items():
            sometimes(made, kept, f"{question}={option} can never be chosen")


def every_rule_decides_for_someone(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    for rule in interview.rules:
        fires = encoding.fires[rule.id]
        sometimes(made, fires, f"{rule.id} never fires")
        sometimes(made, z3.And(fires, encoding.ends_in(rule.outcome)), f"{rule.id} never decides")


def every_note_is_shown_to_someone_with_each_of_its_outcomes(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    for note in interview.notes:
        for outcome in note.outcomes or interview.outcomes:
            shown = z3.And(encoding.holds(note.when), encoding.ends_in(outcome))
            sometimes(made, shown, f"the note {note.id} is never shown with {outcome}")


def every_outcome_is_reached_by_someone(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    for outcome in interview.outcomes:
        sometimes(made, encoding.ends_in(outcome), f"{outcome} is never the answer")


def an_emergency_sign_is_an_emergency_whatever_else_is_said(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    for question in interview.questions.values():
        if question.scope is Scope.EMERGENCY:
            for sign in signs(question):
                missed = z3.And(encoding.kept[question.id][sign], z3.Not(encoding.ends_in("emergency")))
                never(made, missed, encoding, f"{sign} is no emergency")


def an_emergency_ends_the_interview_at_once(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    ids = list(interview.questions)
    for place, question in enumerate(interview.questions.values()):
        if question.scope is Scope.EMERGENCY:
            later = z3.Or([encoding.asked[id_] for id_ in ids[place + 1 :]])
            for sign in (*signs(question), refused(question)):
                asked_on = z3.And(encoding.kept[question.id][sign], later)
                never(made, asked_on, encoding, f"{sign} does not end the interview")


def only_an_emergency_question_leads_to_an_emergency(interview: Interview) -> None:
    for rule in interview.rules:
        if interview.outcomes[rule.outcome].ends:
            scopes = {interview.questions[id_].scope for id_ in mentioned(rule.when)}
            assert scopes == {Scope.EMERGENCY}, rule.id


class Beside:
    """An interview before and after another answer to one question.

    Questions that are asked both times are answered alike; those that come up anew are answered in any way.
    """

    def __init__(self, interview: Interview) -> None:
        self.before, self.after = Encoding(interview, "before."), Encoding(interview, "after.")
        self.solver = solver(self.before, self.after)
        self.alike = {}
        for id_, options in self.before.given.items():
            same = z3.And([one == self.after.given[id_][option] for option, one in options.items()])
            both = z3.And(self.before.asked[id_], self.after.asked[id_])
            self.alike[id_] = z3.Bool(f"alike.{id_}")
            self.solver.add(z3.Implies(self.alike[id_], z3.Implies(both, same)))
        self.solver.add(z3.Not(self.after.no_less_than(self.before)))

    def never_lowered(self, changed: str, change: Any, what: str) -> None:
        """Fail when a change of the answer to one question makes the outcome less urgent."""
        alike = [one for id_, one in self.alike.items() if id_ != changed]
        never(self.solver, z3.And(self.before.asked[changed], change, *alike), self.before, f"{changed}: {what} lowers")


def another_sign_never_lowers_the_urgency(interview: Interview) -> None:
    pair = Beside(interview)
    for question in worrying(interview):
        old, new = pair.before.given[question.id], pair.after.given[question.id]
        for id_, less, more in STEPS:
            if id_ == question.id:
                pair.never_lowered(id_, z3.And(old[less], new[more]), more)
        if question.multiple:
            certain = z3.Not(z3.Or(old[refused(question)], new[refused(question)], new[none_of(question)]))
            for sign in signs(question):
                others = [old[id_] == new[id_] for id_ in signs(question) if id_ != sign]
                pair.never_lowered(question.id, z3.And(certain, z3.Not(old[sign]), new[sign], *others), sign)


def not_sure_never_lowers_the_urgency(interview: Interview) -> None:
    pair = Beside(interview)
    for question in worrying(interview):
        pair.never_lowered(question.id, pair.after.given[question.id][refused(question)], "not sure")


def a_trainer_is_never_reached_with_a_sign(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    stops = [(id_, option) for id_ in SIGNS for option in signs(interview.questions[id_])]
    for id_, option in [*stops, ("stable", "worse"), ("surgery-limits", "unknown")]:
        free = z3.And(encoding.kept[id_][option], encoding.ends_in("trainer"))
        never(made, free, encoding, f"a trainer in spite of {id_}={option}")


def a_sign_leads_to_a_doctor(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    stops = [(id_, option) for id_ in SIGNS for option in signs(interview.questions[id_])]
    for id_, option in [*stops, ("stable", "worse")]:
        if option != "no-checkup":  # it asks for an OK, and is no sign of disease
            missed = z3.And(encoding.kept[id_][option], z3.Not(encoding.at_least("doctor")))
            never(made, missed, encoding, f"no doctor in spite of {id_}={option}")
    # Row 6 of the evidence: limits after surgery that nobody has told go to the doctor "if loading is planned".
    # Who wants less pain most plans no loading; the therapist then asks the surgeon, and no less than that.
    unknown, no_load = encoding.kept["surgery-limits"]["unknown"], encoding.kept["goal"]["pain-relief"]
    loads = z3.And(unknown, z3.Not(no_load), z3.Not(encoding.at_least("doctor")))
    never(made, loads, encoding, "no doctor in spite of unknown limits and a plan to load")
    never(made, z3.And(unknown, z3.Not(encoding.at_least("pt"))), encoding, "no therapist in spite of unknown limits")


def a_heart_event_without_a_program_goes_to_a_doctor(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    for program in ("never", "unsure"):
        without = z3.And(encoding.kept["health"]["heart-event"], encoding.kept["program"][program])
        never(made, z3.And(without, z3.Not(encoding.at_least("doctor"))), encoding, f"no doctor in spite of {program}")


def a_trainer_is_never_reached_with_a_refused_safety_question(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    for question in worrying(interview):
        free = z3.And(encoding.kept[question.id][refused(question)], encoding.ends_in("trainer"))
        never(made, free, encoding, f"a trainer in spite of {question.id}=unsure")


def a_child_is_never_sent_to_a_trainer_or_therapist(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    right = z3.Or([encoding.ends_in(one) for one in ("emergency", "doctor", "other")])
    never(made, z3.And(encoding.kept["age"]["under-18"], z3.Not(right)), encoding, "a child")


def practical_questions_never_change_the_outcome(interview: Interview) -> None:
    practical = {id_ for id_, question in interview.questions.items() if question.scope is Scope.PRACTICAL}
    one, other = Encoding(interview, "one."), Encoding(interview, "other.")
    made = solver(one, other)
    for id_ in interview.questions:
        if id_ not in practical:
            made.add(*(one.given[id_][option] == other.given[id_][option] for option in one.given[id_]))
            never(made, one.asked[id_] != other.asked[id_], one, f"a practical question changes if {id_} is asked")
    for outcome in interview.outcomes:
        never(made, one.ends_in(outcome) != other.ends_in(outcome), one, "a practical question changes the outcome")


def no_interview_is_longer_than_stated(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = z3.Solver()
    made.add(*encoding.valid())
    never(made, encoding.length() > LONGEST, encoding, "too long")
    sometimes(made, encoding.length() == LONGEST, f"the longest interview has fewer than {LONGEST} questions")


def ordinary(encoding: Encoding, but: Iterable[str] = ()) -> list[Any]:
    """Return that somebody has no sign, no condition and no complaint and wants to train, but for some questions."""
    wanted = set(encoding.given["goal"]) - set(NO_GOAL_TO_TRAIN)
    free = {
        **dict.fromkeys(("emergency-now", "emergency-body", *SIGNS, "health"), ("none",)),
        "age": ("18-44", "45-64", "65-plus"),
        "complaint": ("none", "training-soreness", "old-injury"),
        "goal": wanted,
    }
    return [encoding.only(id_, options) for id_, options in free.items() if id_ not in but]


def an_ordinary_client_answers_few_questions_and_gets_a_trainer(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = z3.Solver()
    made.add(*encoding.valid(), *ordinary(encoding))
    never(made, encoding.length() > ORDINARY, encoding, "too long")
    never(made, z3.Not(encoding.ends_in("trainer")), encoding, "not a trainer")


def controlled_blood_pressure_is_no_reason_to_wait(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = z3.Solver()
    made.add(*encoding.valid(), *ordinary(encoding, but=("health",)))
    made.add(encoding.only("health", ["blood-pressure"]), encoding.only("stable", ["steady", "steady-cleared"]))
    sometimes(made, encoding.ends_in("trainer"), "no trainer")
    never(made, z3.Not(encoding.ends_in("trainer")), encoding, "over-triage")


def a_complaint_without_signs_is_no_reason_for_a_doctor(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = z3.Solver()
    made.add(*encoding.valid(), *ordinary(encoding, but=("complaint", "goal")))
    never(made, encoding.at_least("doctor"), encoding, "over-triage")


def acsm(interview: Interview, cell: Mapping[str, Any], outcome: str, note: str | None) -> None:
    """Hold one cell of ACSM's table: with these answers, and nothing else that counts, the outcome is this one."""
    encoding = Encoding(interview)
    made = z3.Solver()
    made.add(*encoding.valid(), *ordinary(encoding, but=("health", "effort-signs")))
    for id_, options in cell.items():
        allowed = (options,) if isinstance(options, str) else options
        made.add(encoding.only(id_, allowed), z3.Or([encoding.given[id_][option] for option in allowed]))
    sometimes(made, z3.BoolVal(True), "nobody is in this cell")
    never(made, z3.Not(encoding.ends_in(outcome)), encoding, f"not {outcome}")
    if note:
        (shown,) = (one for one in interview.notes if one.id == note)
        assert outcome in shown.outcomes
        never(made, z3.Not(encoding.holds(shown.when)), encoding, f"without the note {note}")


ANY_SIGN = ("chest", "faint", "breathless", "racing", "ankles", "leg-cramp", "murmur")
NO = {"health": "none", "effort-signs": "none"}
KNOWN = {"health": DISEASE, "effort-signs": "none"}
CELLS: dict[str, tuple[Mapping[str, Any], str, str | None]] = {
    "1-inactive-well": ({**NO, "activity": "less"}, "trainer", "start-light"),
    "2-inactive-disease": ({**KNOWN, "activity": "less", "stable": "steady"}, "trainer-after-clearance", "start-light"),
    "2-inactive-disease-cleared": (
        {**KNOWN, "activity": "less", "stable": "steady-cleared"},
        "trainer",
        "start-light",
    ),
    "3-inactive-signs": ({"health": "none", "effort-signs": ANY_SIGN, "activity": "less"}, "doctor", None),
    "3-inactive-signs-disease": ({"health": DISEASE, "effort-signs": ANY_SIGN, "activity": "less"}, "doctor", None),
    "4-active-well": ({**NO, "activity": "regular"}, "trainer", "go-on"),
    "5-active-disease-moderate": (
        {**KNOWN, "activity": "regular", "stable": "steady", "intensity": ("light", "moderate")},
        "trainer",
        "go-on-medium",
    ),
    "6-active-disease-vigorous": (
        {**KNOWN, "activity": "regular", "stable": "steady", "intensity": "vigorous"},
        "trainer-after-clearance",
        None,
    ),
    "6-active-disease-cleared": ({**KNOWN, "activity": "regular", "stable": "steady-cleared"}, "trainer", "cleared"),
    "7-active-signs": ({"health": "none", "effort-signs": ANY_SIGN, "activity": "regular"}, "doctor", None),
    "7-active-signs-disease": ({"health": DISEASE, "effort-signs": ANY_SIGN, "activity": "regular"}, "doctor", None),
}


def the_acsm_table_comes_out(interview: Interview) -> None:
    for cell in CELLS.values():
        acsm(interview, *cell)


def every_question_can_be_refused(interview: Interview) -> None:
    for question in interview.questions.values():
        assert question.unsure, question.id
        if question.multiple:
            assert question.options[question.unsure].alone, question.id
            assert none_of(question)
        else:
            assert not any(option.alone for option in question.options.values()), question.id


def questions_come_in_the_order_of_their_scopes(interview: Interview) -> None:
    order = list(Scope)
    scopes = [order.index(question.scope) for question in interview.questions.values()]
    assert scopes == sorted(scopes)


def each_choice_has_as_many_benefits_as_drawbacks(interview: Interview) -> None:
    for choice in interview.choices:
        assert len(choice.benefits) == len(choice.drawbacks) > 0, choice.id


LAWS: tuple[Callable[[Interview], None], ...] = (
    every_complete_interview_reaches_one_outcome,
    every_question_can_be_asked,
    every_option_can_be_chosen,
    every_rule_decides_for_someone,
    every_note_is_shown_to_someone_with_each_of_its_outcomes,
    every_outcome_is_reached_by_someone,
    an_emergency_sign_is_an_emergency_whatever_else_is_said,
    an_emergency_ends_the_interview_at_once,
    only_an_emergency_question_leads_to_an_emergency,
    another_sign_never_lowers_the_urgency,
    not_sure_never_lowers_the_urgency,
    a_trainer_is_never_reached_with_a_sign,
    a_sign_leads_to_a_doctor,
    a_heart_event_without_a_program_goes_to_a_doctor,
    a_trainer_is_never_reached_with_a_refused_safety_question,
    a_child_is_never_sent_to_a_trainer_or_therapist,
    practical_questions_never_change_the_outcome,
    no_interview_is_longer_than_stated,
    an_ordinary_client_answers_few_questions_and_gets_a_trainer,
    controlled_blood_pressure_is_no_reason_to_wait,
    a_complaint_without_signs_is_no_reason_for_a_doctor,
    the_acsm_table_comes_out,
    every_question_can_be_refused,
    questions_come_in_the_order_of_their_scopes,
    each_choice_has_as_many_benefits_as_drawbacks,
)


@pytest.fixture(scope="module")
def care() -> Interview:
    return interviews.read(CARE, SOURCES)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_shipped_interview_holds_the_law(law: Callable[[Interview], None], care: Interview) -> None:
    law(care)


@pytest.mark.parametrize("cell", CELLS)
def test_acsm_cell(cell: str, care: Interview) -> None:
    acsm(care, *CELLS[cell])


# Each law fails on a copy of the file that was broken on purpose


Break = tuple[Callable[[Interview], None], str, Callable[[Any], object]]


def add_rule(when: Any, outcome: str) -> Callable[[Any], object]:
    added = {"when": when, "outcome": outcome, "because": "A rule that was added.", "sources": ["bls-ooh-pt"]}
    return lambda file: file["rules"].update({"added": added})


def drop_rules(*ids: str) -> Callable[[Any], object]:
    return lambda file: [file["rules"].pop(id_) for id_ in ids]


def cell(id_: str) -> Callable[[Interview], None]:
    def law(interview: Interview) -> None:
        acsm(interview, *CELLS[id_])

    law.__name__ = f"acsm-{id_}"
    return law


NEVER = {"all": [{"health": "none"}, {"health": "heart"}]}
BREAKS: tuple[Break, ...] = (
    (
        every_question_can_be_asked,
        "a condition that never holds",
        lambda file: file["questions"]["stable"].update(when=NEVER),
    ),
    (
        every_option_can_be_chosen,
        "a condition that never holds",
        lambda file: file["questions"]["goal"].update(when=NEVER),
    ),
    (every_rule_decides_for_someone, "a rule that never fires", add_rule(NEVER, "doctor")),
    (every_rule_decides_for_someone, "a rule that never decides", add_rule({"emergency-now": "heart"}, "pt")),
    (
        every_note_is_shown_to_someone_with_each_of_its_outcomes,
        "a note for those who never see it",
        lambda file: file["notes"]["soreness"].update(outcomes=["emergency"]),
    ),
    (
        every_outcome_is_reached_by_someone,
        "an outcome without rules",
        drop_rules("both-in-rehab", "both-in-program", "both-after-rehab"),
    ),
    (
        an_emergency_sign_is_an_emergency_whatever_else_is_said,
        "a sign without a rule",
        drop_rules("emergency-hot-joint"),
    ),
    (
        an_emergency_sign_is_an_emergency_whatever_else_is_said,
        "a sign that another one hides",
        lambda file: (
            file["rules"]["emergency-heart"]["when"].update({"not": {"emergency-now": "breath"}})
            or file["rules"].pop("emergency-breath")
        ),
    ),
    (
        an_emergency_ends_the_interview_at_once,
        "an emergency that goes on",
        lambda file: file["outcomes"]["emergency"].update(ends="false"),
    ),
    (
        only_an_emergency_question_leads_to_an_emergency,
        "a fever as an emergency",
        add_rule({"body-signs": "fever"}, "emergency"),
    ),
    (
        another_sign_never_lowers_the_urgency,
        "a second disease that excuses the first",
        lambda file: file["rules"]["clearance-inactive"].update(
            when={"health": "heart", "stable": "steady", "not": {"health": "diabetes"}}
        ),
    ),
    (
        another_sign_never_lowers_the_urgency,
        "a worse condition that excuses",
        lambda file: file["rules"]["doctor-worse"].update(when={"stable": "steady"}),
    ),
    (
        not_sure_never_lowers_the_urgency,
        "not sure counts as no",
        lambda file: file["rules"]["doctor-unsure"]["when"]["any"].remove({"effort-signs": "unsure"}),
    ),
    (not_sure_never_lowers_the_urgency, "not sure of an emergency", drop_rules("emergency-unsure")),
    (
        not_sure_never_lowers_the_urgency,
        "not sure asks less",
        lambda file: file["questions"]["pain-signs"]["when"]["complaint"].remove("unsure"),
    ),
    (a_trainer_is_never_reached_with_a_sign, "a sign without a rule", drop_rules("doctor-weight-loss")),
    (
        a_sign_leads_to_a_doctor,
        "an unstable disease that only asks for an OK",
        lambda file: file["rules"]["doctor-worse"].update(outcome="trainer-after-clearance"),
    ),
    (
        a_sign_leads_to_a_doctor,
        "unknown limits after surgery and a plan to get strong",
        lambda file: file["rules"]["doctor-surgery"]["when"].update({"not": {"goal": ["pain-relief", "muscle"]}}),
    ),
    (
        a_sign_leads_to_a_doctor,
        "unknown limits after surgery and nobody who asks the surgeon",
        lambda file: [
            file["rules"].pop(id_) for id_ in ("pt-surgery-limits", "pt-pain-goal", "pt-surgery", "pt-limits")
        ],
    ),
    (
        a_heart_event_without_a_program_goes_to_a_doctor,
        "an OK that takes the place of a program",
        lambda file: file["rules"]["doctor-heart-program"]["when"].update(stable="steady"),
    ),
    (
        another_sign_never_lowers_the_urgency,
        "rehab that was finished long ago and asks for more than none",
        add_rule({"rehab": "long-ago", "health": "lung"}, "doctor"),
    ),
    (a_trainer_is_never_reached_with_a_refused_safety_question, "age refused", drop_rules("other-age-unsure")),
    (
        a_child_is_never_sent_to_a_trainer_or_therapist,
        "a child is asked like an adult",
        lambda file: file["questions"]["complaint"].pop("when"),
    ),
    (
        practical_questions_never_change_the_outcome,
        "a tight budget that lowers nothing but changes",
        add_rule({"practical": "tight-budget"}, "other"),
    ),
    (
        practical_questions_never_change_the_outcome,
        "insurance that hides a rule",
        lambda file: file["rules"]["pt-pain"]["when"].update({"not": {"practical": "cash"}}),
    ),
    (
        no_interview_is_longer_than_stated,
        "one question too many",
        lambda file: [file["questions"][id_]["when"].pop("not") for id_ in ("place", "duration")],
    ),
    (
        an_ordinary_client_answers_few_questions_and_gets_a_trainer,
        "one question too many",
        lambda file: file["questions"]["intensity"].pop("when"),
    ),
    (
        an_ordinary_client_answers_few_questions_and_gets_a_trainer,
        "an old injury that needs a therapist",
        add_rule({"complaint": "old-injury"}, "pt"),
    ),
    (
        controlled_blood_pressure_is_no_reason_to_wait,
        "blood pressure as a disease",
        lambda file: file["rules"]["clearance-inactive"]["when"]["health"].append("blood-pressure"),
    ),
    (
        a_complaint_without_signs_is_no_reason_for_a_doctor,
        "a sore knee for the doctor",
        lambda file: file["rules"]["pt-limits"].update(outcome="doctor"),
    ),
    (the_acsm_table_comes_out, "signs without a rule", drop_rules("doctor-effort")),
    (cell("1-inactive-well"), "rest asks for an OK", add_rule({"activity": "less"}, "trainer-after-clearance")),
    (cell("2-inactive-disease"), "no OK needed", drop_rules("clearance-inactive")),
    (
        cell("2-inactive-disease-cleared"),
        "an OK does not count",
        lambda file: file["rules"]["clearance-inactive"]["when"].pop("stable"),
    ),
    (cell("3-inactive-signs"), "signs without a rule", drop_rules("doctor-chest")),
    (cell("3-inactive-signs-disease"), "signs without a rule", drop_rules("doctor-chest")),
    (cell("4-active-well"), "the active ask for an OK", add_rule({"activity": "regular"}, "trainer-after-clearance")),
    (
        cell("5-active-disease-moderate"),
        "medium effort needs an OK",
        lambda file: file["rules"]["clearance-vigorous"]["when"]["intensity"].append("moderate"),
    ),
    (cell("6-active-disease-vigorous"), "no OK needed", drop_rules("clearance-vigorous")),
    (
        cell("6-active-disease-cleared"),
        "an OK does not count",
        lambda file: file["rules"]["clearance-vigorous"].update(when={"health": list(DISEASE)}),
    ),
    (cell("7-active-signs"), "signs without a rule", drop_rules("doctor-effort")),
    (cell("7-active-signs-disease"), "signs without a rule", drop_rules("doctor-effort")),
    (every_question_can_be_refused, "no way to refuse", lambda file: file["questions"]["goal"].pop("unsure")),
    (
        questions_come_in_the_order_of_their_scopes,
        "a need before safety",
        lambda file: file["questions"]["age"].update(scope="need"),
    ),
    (
        each_choice_has_as_many_benefits_as_drawbacks,
        "a drawback less",
        lambda file: file["choices"]["trainer"]["drawbacks"].pop(),
    ),
)


FILE = yaml.load(CARE.read_text(encoding="utf-8"), yaml.BaseLoader)


def broken(change: Callable[[Any], object], directory: Path) -> Interview:
    file = deepcopy(FILE)
    change(file)
    path = directory / "care.yaml"
    path.write_text(json.dumps(file), encoding="utf-8")  # JSON is YAML, and fast to write
    return interviews.read(path, SOURCES)


def test_an_unbroken_copy_is_the_shipped_interview(tmp_path: Path, care: Interview) -> None:
    assert broken(lambda file: None, tmp_path) == care


@pytest.mark.parametrize(("law", "what", "change"), BREAKS, ids=[f"{one[0].__name__}: {one[1]}" for one in BREAKS])
def test_a_broken_copy_breaks_the_law(
    law: Callable[[Interview], None], what: str, change: Callable[[Any], object], tmp_path: Path
) -> None:
    with pytest.raises(AssertionError):
        law(broken(change, tmp_path))


def test_without_a_default_the_file_is_refused_and_the_law_breaks(tmp_path: Path, care: Interview) -> None:
    with pytest.raises(DataError, match="no rule always holds"):
        broken(drop_rules("trainer-default"), tmp_path)
    rules = tuple(rule for rule in care.rules if rule.id != "trainer-default")
    with pytest.raises(AssertionError):
        every_complete_interview_reaches_one_outcome(care._replace(rules=rules))


def test_every_law_was_seen_to_fail() -> None:
    broken_laws = {law.__name__ for law, _, _ in BREAKS} | {"every_complete_interview_reaches_one_outcome"}
    assert broken_laws == {law.__name__ for law in LAWS} | {f"acsm-{id_}" for id_ in CELLS}


# The encoding says what the engine does


def answers_of(interview: Interview) -> st.SearchStrategy[dict[str, frozenset[str]]]:
    """Draw an answer to every question, most of them such that the interview goes on."""

    def answer(question: Question) -> st.SearchStrategy[frozenset[str]]:
        if not question.multiple:
            return st.sampled_from(list(question.options)).map(lambda one: frozenset((one,)))
        alone = [id_ for id_, option in question.options.items() if option.alone]
        several = st.frozensets(st.sampled_from(signs(question)), min_size=1, max_size=3)
        none = st.just(frozenset((none_of(question),)))
        refused = st.sampled_from(alone).map(lambda one: frozenset((one,)))
        weights = 8 if question.id in (*SIGNS, "emergency-now", "emergency-body") else 1
        return st.one_of(*[none] * weights, refused, several)

    return st.fixed_dictionaries({id_: answer(question) for id_, question in interview.questions.items()})


SHIPPED = interviews.read(CARE, SOURCES)
ENCODED = Encoding(SHIPPED)
SOLVED = solver(ENCODED)


@settings(max_examples=60, deadline=None)
@given(answers_of(SHIPPED))
def test_the_encoding_agrees_with_the_engine(given_answers: Answers) -> None:
    variables = [
        one if option in given_answers[id_] else z3.Not(one)
        for id_, options in ENCODED.given.items()
        for option, one in options.items()
    ]
    assert SOLVED.check(*variables) == z3.sat
    model = SOLVED.model()
    kept = relevant(SHIPPED, given_answers)
    assert {id_: frozenset(options) for id_, options in ENCODED.answers(model).items()} == kept
    fires = {id_ for id_, formula in ENCODED.fires.items() if z3.is_true(model.eval(formula, model_completion=True))}
    assert fires == {rule.id for rule in SHIPPED.rules if holds(rule.when, kept)}
    advice = advise(SHIPPED, given_answers)
    assert z3.is_true(model.eval(ENCODED.ends_in(advice.outcome.id), model_completion=True))
    asking = {rule.id for rule in SHIPPED.rules if not kept.keys().isdisjoint(mentioned(rule.when))}
    told = {reason.rule.id for reason in (*advice.reasons, *advice.also)}
    assert fires & asking <= told <= fires
    assert {reason.rule.outcome for reason in advice.reasons} == {advice.outcome.id}
