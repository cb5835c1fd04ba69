"""The laws of the shipped interview, proved over every way to answer it, and each seen to fail on a broken copy.

`Encoding` says in z3's words what `ptvspt.interview` does; a property test holds the two together. A law
is a function of an interview that raises AssertionError, so that the same law can be tried on a copy of
the file that was broken on purpose.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from ptvspt.errors import DataError, PtvsptError
from ptvspt.interview.blanks import Filling
from ptvspt.interview.conditions import All, Answers, AnyOf, Condition, Is, Not, holds, mentioned
from ptvspt.interview.engine import advise, relevant
from ptvspt.interview.records import Advice, Interview, Question, Scope
from ptvspt.interview.voices import Audience, spoken
from ptvspt.loading import catalogue, interviews

DATA = Path(__file__).parents[2] / "data"
CARE = DATA / "interviews" / "care.yaml"
SOURCES = dict(catalogue.read(DATA).catalogue.sources)
CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "care.yaml").read_text(encoding="utf-8"))
"""The written cases: whoever is among them needs no proof that there may be somebody like that."""

LONGEST = 18
ORDINARY = 9
"""Questions of somebody who is well, without those on practical matters."""
WORDS = 450
LABEL = 8
LIST = 10
WORRYING = (Scope.EMERGENCY, Scope.SAFETY)
PLAIN = {
    "signs-head": {"usual", "jaw"},
    "signs-chest": {"muscle", "stitch", "known"},
    "signs-belly": {"wall", "ridge"},
    "signs-pelvis": {"leak"},
    "signs-arm": {"tingle"},
    "signs-lower-leg": {"shin"},
    "signs-all-over": {"unfit"},
    "signs-dizzy": {"falls", "spin", "known"},
    "effort": {"known"},
    "pregnancy": {"gap"},
}
"""Answers of a list of signs that are no sign: they say what it is."""
EMERGENCIES = {
    "new": {"swelling", "dark-urine"},
    "signs-child": {"drowsy", "breathing", "stiff-neck", "limb", "head-blow", "torsion", "belly", "sugar"},
    "signs-head": {"blow", "sight", "temple", "birth", "neck", "fever"},
    "signs-neck": {"crash", "vessel", "fever", "cord"},
    "signs-chest": {"breathing"},
    "signs-upper-back": {"fever", "cord", "breathing"},
    "signs-lower-back": {"fever", "cord", "both-legs", "climb", "pulse"},
    "signs-belly": {"pulse", "hard", "early-pregnancy", "black"},
    "signs-pelvis": {"testicle", "bulge", "late-period"},
    "signs-shoulder": {"hot", "swollen", "tip"},
    "signs-arm": {"hot", "swollen"},
    "signs-hip": {"hot", "fall", "clot", "climb"},
    "signs-knee": {"hot", "clot"},
    "signs-lower-leg": {"clot", "tight"},
    "signs-foot": {"hot", "clot"},
    "signs-skin": {"hives", "purple"},
    "signs-all-over": {"climb"},
    "signs-dizzy": {"brain", "neck", "head-fall", "climb"},
    "signs-general": {"dark-urine", "sickle"},
}
"""Signs of danger to life or limb, beside all of the first list. The others on these lists are for a doctor."""
TREATED = ("emergency", "doctor", "pt", "pt-then-trainer")
WAYS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("head", "neck", "upper-back", "lower-back", "belly", "pelvis", "shoulder", "arm", "hip", "knee"),
        TREATED,
    ),
    **dict.fromkeys(("lower-leg", "foot", "dizzy", "moves"), TREATED),
    "chest": (*TREATED, "trainer-after-clearance"),
    "all-over": (*TREATED, "trainer-after-clearance", "trainer"),
    "skin": ("emergency", "doctor"),
    "nails": ("emergency", "doctor", "other"),
    "none": ("emergency", "doctor", "pt", "pt-then-trainer", "trainer-after-clearance", "other", "trainer"),
    "unsure": ("emergency", "doctor"),
}
"""The outcomes to which each part can lead alone, as far as its evidence goes."""
STEPS = (
    ("steady", "steady-cleared", "steady"),
    ("steady", "steady-cleared", "worse"),
    ("steady", "steady", "worse"),
    ("surgery", "released", "agreed"),
    ("surgery", "agreed", "limits"),
    ("surgery", "limits", "walking"),
    ("surgery", "limits", "well"),
    ("surgery", "well", "unknown"),
    ("program", "now-agrees", "now-waiting"),
    ("program", "finished", "long-ago"),
    ("program", "long-ago", "never"),
    ("rehab", "now-agrees", "now-waiting"),
    ("rehab", "released", "finished"),
    ("rehab", "released", "used-up"),
    ("rehab", "long-ago", "never"),
)
"""Questions with one answer: the second option tells of more than the first."""
ADULT = ("18-44", "45-64", "65-plus", "unsure")
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
            if question.most is not None:
                formulas.append(z3.AtMost(*variables.values(), question.most))
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

    def length(self, *scopes: Scope) -> Any:
        """Return how many questions are asked, of some scopes or of all."""
        counted = [id_ for id_, one in self.interview.questions.items() if not scopes or one.scope in scopes]
        return z3.Sum([z3.If(self.asked[id_], 1, 0) for id_ in counted])

    def said(self, question: str, options: Iterable[str]) -> Any:
        """Return that a question is asked and just some options are chosen."""
        wanted = set(options)
        return z3.And([one if id_ in wanted else z3.Not(one) for id_, one in self.kept[question].items()])

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


def never_any(made: Any, formulas: Mapping[str, Any], encoding: Encoding) -> None:
    """Fail, with what it is and the answers that show it, when one of several formulas can hold."""
    made.push()
    made.add(z3.Or(list(formulas.values())))
    model = made.model() if made.check() == z3.sat else None
    made.pop()
    what = [name for name, one in formulas.items() if model and z3.is_true(model.eval(one, model_completion=True))]
    assert model is None, f"{what}: {encoding.answers(model)}"


def sometimes(made: Any, formula: Any, what: str) -> None:
    """Fail when a formula can never hold."""
    made.push()  # an assumption would do, and takes four times as long
    made.add(formula)
    possible = made.check() == z3.sat
    made.pop()
    assert possible, what  # a formula in the assertion would be written out by pytest


def worrying(interview: Interview) -> list[Question]:
    return [question for question in interview.questions.values() if question.scope in WORRYING]


def choices(question: Question) -> list[str]:
    return [id_ for id_, option in question.options.items() if not option.alone and id_ != question.unsure]


def signs(question: Question) -> list[str]:
    return [id_ for id_ in choices(question) if id_ not in PLAIN.get(question.id, ())]


def lists(interview: Interview) -> list[Question]:
    """Return the questions of which every sign stops a trainer."""
    return [
        question
        for question in interview.questions.values()
        if question.id.startswith("signs-") or question.id in ("emergency", "new", "effort", "pregnancy")
    ]


def told_later(interview: Interview) -> list[Question]:
    """Return the questions that make a sign of before more urgent, and hold no emergency of their own."""
    return [one for one in interview.questions.values() if one.scope is Scope.EMERGENCY and not emergencies(one)]


def emergencies(question: Question) -> set[str]:
    return set(signs(question)) if question.id == "emergency" else EMERGENCIES.get(question.id, set())


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


def persons(interview: Interview) -> list[Advice]:
    """Return the advice to everybody of the written cases who has answered all that this interview asks."""
    found = []
    for case in CASES:
        with suppress(PtvsptError):
            found.append(advise(interview, case["answers"]))
    return found


def every_option_can_be_chosen(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    told = {(id_, one) for advice in persons(interview) for id_, options in advice.answers.items() for one in options}
    for question, options in encoding.kept.items():
        for option, kept in options.items():
            if (question, option) not in told:
                sometimes(made, kept, f"{question}={option} can never be chosen")


def every_rule_decides_for_someone(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    decided = {reason.rule.id for advice in persons(interview) for reason in advice.reasons}
    for rule in interview.rules:
        if rule.id not in decided:
            fires = encoding.fires[rule.id]
            sometimes(made, fires, f"{rule.id} never fires")
            sometimes(made, z3.And(fires, encoding.ends_in(rule.outcome)), f"{rule.id} never decides")


def every_note_is_shown_to_someone_with_each_of_its_outcomes(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    told = {(note.id, advice.outcome.id) for advice in persons(interview) for note in advice.notes}
    for note in interview.notes:
        for outcome in note.outcomes or interview.outcomes:
            if (note.id, outcome) not in told:
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
    missed = {
        f"{question.id}={sign} is no emergency": z3.And(
            encoding.kept[question.id][sign], z3.Not(encoding.ends_in("emergency"))
        )
        for question in interview.questions.values()
        for sign in emergencies(question)
    }
    never_any(made, missed, encoding)


def no_other_sign_is_an_emergency_by_itself(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    quiet = [
        encoding.only(question.id, [*(set(question.options) - emergencies(question) - {refused(question)})])
        for question in interview.questions.values()
        if question.scope is Scope.EMERGENCY and question not in told_later(interview)
    ]
    weighing = [encoding.only(question.id, ["none"]) for question in told_later(interview) if question.id != "effort"]
    fever = [z3.Not(z3.And(encoding.kept[one][sign], encoding.kept[other]["fever"])) for one, sign, other in INFECTED]
    feet = z3.Not(z3.And(encoding.kept["signs-foot"]["numb"], encoding.kept["signs-foot"]["weak"]))
    never(made, z3.And(*quiet, *weighing, *fever, feet, encoding.reaches["emergency"]), encoding, "another emergency")


INFECTED = (
    ("new", "skin", "new"),
    ("signs-foot", "sore", "signs-general"),
    ("signs-foot", "numb-red", "signs-general"),
    ("signs-foot", "toe", "signs-general"),
    ("signs-lower-leg", "red", "signs-general"),
    ("signs-skin", "spreading", "signs-general"),
    ("signs-skin", "sore", "signs-general"),
    ("signs-shoulder", "lymph", "signs-general"),
    ("signs-arm", "lymph", "signs-general"),
)
"""Signs that are an emergency with a fever."""
WEIGHED = (
    ("new", "fever", "background", "immune"),
    ("signs-general", "fever", "background", "immune"),
    ("new", "fever", "background", "birth"),
    ("new", "breath", "background", "surgery"),
    ("signs-chest", "shorter", "background", "birth"),
    ("new", "weakness", "conditions", "cancer"),
    ("signs-hip", "weak", "conditions", "cancer"),
    ("signs-hip", "thighs", "conditions", "cancer"),
    ("effort", "pressure", "background", "pregnant"),
    ("signs-foot", "numb", "signs-foot", "weak"),
    *((one, sign, other, "fever") for one, sign, other in INFECTED),
)
"""Two answers of which each makes the other an emergency."""


def what_makes_a_sign_an_emergency_is_weighed(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    for one, sign, other, weight in WEIGHED:
        both = z3.And(encoding.kept[one][sign], encoding.kept[other][weight])
        sometimes(made, both, f"{sign} and {weight} can never be said together")
        never(made, z3.And(both, z3.Not(encoding.ends_in("emergency"))), encoding, f"{sign} with {weight}")


def an_emergency_ends_the_interview_at_once(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    ids = list(interview.questions)
    asked_on = {}
    for place, question in enumerate(interview.questions.values()):
        if question.scope is Scope.EMERGENCY:
            later = z3.Or([encoding.asked[id_] for id_ in ids[place + 1 :]])
            for sign in (*emergencies(question), refused(question)) if emergencies(question) else ():
                asked_on[f"{sign} does not end the interview"] = z3.And(encoding.kept[question.id][sign], later)
    after = [id_ for id_ in ids[ids.index("effort") + 1 :] if interview.questions[id_].scope is not Scope.EMERGENCY]
    for id_ in after:
        asked_on[f"an emergency, and {id_} is asked"] = z3.And(encoding.reaches["emergency"], encoding.asked[id_])
    never_any(made, asked_on, encoding)


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

    def never_lowered(self, changed: str, changes: Mapping[str, Any]) -> None:
        """Fail when one of some changes of the answer to one question makes the outcome less urgent."""
        alike = z3.And(self.before.asked[changed], *[one for id_, one in self.alike.items() if id_ != changed])
        never_any(
            self.solver,
            {f"{changed}: {what} lowers": z3.And(change, alike) for what, change in changes.items()},
            self.before,
        )


def another_sign_never_lowers_the_urgency(interview: Interview) -> None:
    pair = Beside(interview)
    for question in worrying(interview):
        old, new = pair.before.given[question.id], pair.after.given[question.id]
        changes = {more: z3.And(old[less], new[more]) for id_, less, more in STEPS if id_ == question.id}
        if question.multiple:
            certain = z3.Not(z3.Or(old[refused(question)], new[refused(question)], new[none_of(question)]))
            for sign in choices(question):
                others = [old[id_] == new[id_] for id_ in choices(question) if id_ != sign]
                first = z3.Or(z3.Not(old[none_of(question)]), z3.BoolVal(sign in signs(question)))
                changes[sign] = z3.And(certain, first, z3.Not(old[sign]), new[sign], *others)
        if changes:
            pair.never_lowered(question.id, changes)


def not_sure_never_lowers_the_urgency(interview: Interview) -> None:
    pair = Beside(interview)
    for question in worrying(interview):
        change = pair.after.given[question.id][refused(question)]
        if question.id == "age":  # who gives no age is treated as an adult
            change = z3.And(change, z3.Not(pair.before.given["age"]["under-18"]))
        pair.never_lowered(question.id, {"not sure": change})


def not_sure_why_or_where_asks_for_all_that_may_be_hidden(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    why, where = encoding.kept["reason"]["unsure"], encoding.kept["where"]["unsure"]
    never(made, z3.And(why, z3.Not(encoding.asked["where"])), encoding, "not sure why: nobody asks where")
    for id_ in ("new", "signs-all-over", "signs-general"):
        earlier = z3.Or([encoding.kept[one][refused(interview.questions[one])] for one in ("new", "signs-all-over")])
        ended = z3.Or(earlier, encoding.reaches["emergency"])
        never(made, z3.And(where, z3.Not(ended), z3.Not(encoding.asked[id_])), encoding, f"not sure where: no {id_}")
    never(made, z3.And(where, z3.Not(encoding.at_least("doctor"))), encoding, "not sure where: no doctor")


def who_is_not_asked_where_is_asked_what_is_new(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    part = z3.Or([encoding.kept["where"][one] for one in WAYS if one != "none"])
    going_on = encoding.asked["age"]
    ended = encoding.kept["signs-child"]
    child_ended = z3.Or([ended[one] for one in (*EMERGENCIES["signs-child"], "unsure")])
    missed = z3.And(going_on, z3.Not(part), z3.Not(child_ended), z3.Not(encoding.asked["new"]))
    never(made, missed, encoding, "nobody asks for signs")


def a_part_has_a_way_to_every_urgency_of_its_evidence(interview: Interview) -> None:
    assert set(WAYS) == set(interview.questions["where"].options)
    encoding = Encoding(interview)
    made = solver(encoding)
    for part, outcomes in WAYS.items():
        alone = encoding.said("where", [part])
        sometimes(made, alone, f"{part} can never be chosen alone")
        for outcome in outcomes:
            first = z3.BoolVal(True) if outcome != "emergency" else z3.Not(encoding.kept["emergency"]["unsure"])
            sometimes(made, z3.And(alone, first, encoding.ends_in(outcome)), f"{part} never leads to {outcome}")
        if part != "none":
            less = [one for one in interview.outcomes if one not in outcomes]
            free = z3.And(alone, z3.Or([encoding.ends_in(one) for one in less if one in ("other", "trainer")]))
            well = z3.And(free, encoding.said("goal", ["muscle"]), encoding.said("rehab", ["never"]))
            never(made, well, encoding, f"{part} leads to a trainer or elsewhere")


LIST_OF = {"nails": "foot"}
"""Parts that share the list of another one."""


def a_part_has_its_own_list(interview: Interview) -> None:
    for part in WAYS:
        if part in ("none", "unsure", "moves"):
            continue
        question = interview.questions[f"signs-{LIST_OF.get(part, part)}"]
        assert question.scope is Scope.EMERGENCY
        assert question.when is not None
        assert part in mentioned(question.when)["where"]


def a_trainer_is_never_reached_with_a_sign(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    stops = [(question.id, option) for question in lists(interview) for option in signs(question)]
    stops += [("steady", "worse"), ("surgery", "unknown"), ("surgery", "walking")]
    free = {
        f"a trainer in spite of {id_}={option}": z3.And(encoding.kept[id_][option], encoding.ends_in("trainer"))
        for id_, option in stops
    }
    never_any(made, free, encoding)


NO_DISEASE = {
    ("pregnancy", "no-checkup"),
    ("new", "dizzy"),
    ("new", "mood"),
    ("signs-knee", "gives"),
    ("signs-knee", "slides"),
    ("signs-shoulder", "slides"),
}
"""Signs that ask for an OK, a therapist or a counselor, or for a doctor only when they are not there for years."""


def a_sign_leads_to_a_doctor(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    stops = [(question.id, option) for question in lists(interview) for option in signs(question)]
    missed = {
        f"no doctor in spite of {id_}={option}": z3.And(encoding.kept[id_][option], z3.Not(encoding.at_least("doctor")))
        for id_, option in [*stops, ("steady", "worse")]
        if (id_, option) not in NO_DISEASE
    }
    never_any(made, missed, encoding)
    for id_, option in (("signs-knee", "gives"), ("signs-knee", "slides"), ("signs-shoulder", "slides")):
        old = z3.And(encoding.kept[id_][option], z3.Not(encoding.kept["since"]["years"]))
        never(made, z3.And(old, z3.Not(encoding.at_least("doctor"))), encoding, f"no doctor in spite of {option}")
    walking = encoding.kept["surgery"]["walking"]
    never(made, z3.And(walking, z3.Not(encoding.at_least("pt"))), encoding, "more than walking is allowed")
    # Row 6 of the evidence: limits after surgery that nobody has told go to the doctor "if loading is planned".
    # Who wants no more than less pain plans no loading, and who is or was in therapy has somebody who knows the
    # surgery; the therapist then asks the surgeon.
    unknown = encoding.kept["surgery"]["unknown"]
    alone = z3.Or([encoding.kept["rehab"][one] for one in ("never", "long-ago", "unsure")])
    no_load = encoding.kept["goal"]["pain-relief"]
    goals = ("function", "balance", "health", "weight", "muscle", "sport")
    load = z3.Or([encoding.kept["goal"][one] for one in goals])
    loads = z3.And(unknown, alone, z3.Or(z3.Not(no_load), load), z3.Not(encoding.at_least("doctor")))
    never(made, loads, encoding, "no doctor in spite of unknown limits and a plan to load")
    never(made, z3.And(unknown, z3.Not(encoding.at_least("pt"))), encoding, "no therapist in spite of unknown limits")
    well = z3.And(encoding.kept["surgery"]["well"], alone)
    never(made, z3.And(well, z3.Not(encoding.at_least("pt"))), encoding, "nobody asks the surgeon for the limits")


def a_heart_event_without_a_program_goes_to_a_doctor(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    for program in ("never", "unsure"):
        without = z3.And(encoding.kept["conditions"]["heart-event"], encoding.kept["program"][program])
        never(made, z3.And(without, z3.Not(encoding.at_least("doctor"))), encoding, f"no doctor in spite of {program}")


def a_trainer_is_never_reached_with_a_refused_safety_question(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    free = {
        f"a trainer in spite of {question.id}=unsure": z3.And(
            encoding.kept[question.id][refused(question)], encoding.ends_in("trainer")
        )
        for question in worrying(interview)
        if question.id != "age"  # an adult's
    }
    never_any(made, free, encoding)


def a_refused_age_is_an_adult_s(interview: Interview) -> None:
    one, other = Encoding(interview, "one."), Encoding(interview, "other.")
    made = solver(one, other)
    for id_ in interview.questions:
        if id_ != "age":
            made.add(*(one.given[id_][option] == other.given[id_][option] for option in one.given[id_]))
    made.add(z3.Not(one.given["age"]["under-18"]), other.given["age"]["unsure"])
    differ = {outcome: one.ends_in(outcome) != other.ends_in(outcome) for outcome in interview.outcomes}
    never_any(made, differ, one)


def a_child_is_never_sent_to_a_trainer_or_therapist(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    right = z3.Or([encoding.ends_in(one) for one in ("emergency", "doctor", "other")])
    never(made, z3.And(encoding.kept["age"]["under-18"], z3.Not(right)), encoding, "a child")


def for_whom_changes_no_rule(interview: Interview) -> None:
    for audience in Audience:
        told = spoken(interview, audience)
        assert [(rule.id, rule.when, rule.outcome) for rule in told.rules] == [
            (rule.id, rule.when, rule.outcome) for rule in interview.rules
        ], audience
        for id_, question in interview.questions.items():
            said = told.questions[id_]
            assert (said.when, said.scope, said.unsure) == (question.when, question.scope, question.unsure), id_
            assert list(said.options) == list(question.options), id_


def alone_suicide_is_answered_by_the_lifeline_and_else_911_comes_first(interview: Interview) -> None:
    question, outcome = interview.questions["emergency"], interview.outcomes["emergency"]
    for sign in signs(question):
        given = {"emergency": frozenset({sign, "self-harm"})}
        told = Filling(spoken(interview, Audience.SELF), given).outcome(
            spoken(interview, Audience.SELF).outcomes[outcome.id]
        )
        steps = " ".join(one.text for one in told.steps if one.when is None or holds(one.when, given))
        assert "988" in steps, sign
        if sign == "self-harm":
            assert told.label.startswith("Call or text 988"), told.label
            assert "muscle" not in steps.lower()
            assert "stretch" not in steps.lower()
        else:
            assert "988" not in told.label, sign
            assert re.search(r"911|emergency room", told.label), sign


def practical_questions_never_change_the_outcome(interview: Interview) -> None:
    practical = {id_ for id_, question in interview.questions.items() if question.scope is Scope.PRACTICAL}
    one, other = Encoding(interview, "one."), Encoding(interview, "other.")
    made = solver(one, other)
    differ = {}
    for id_ in interview.questions:
        if id_ not in practical:
            made.add(*(one.given[id_][option] == other.given[id_][option] for option in one.given[id_]))
            differ[f"a practical question changes if {id_} is asked"] = one.asked[id_] != other.asked[id_]
    for outcome in interview.outcomes:
        differ[f"a practical question changes if it is {outcome}"] = one.ends_in(outcome) != other.ends_in(outcome)
    never_any(made, differ, one)


def no_interview_is_longer_than_stated(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = z3.Solver()
    made.add(*encoding.valid())
    never(made, encoding.length() > LONGEST, encoding, "too long")
    sometimes(made, encoding.length() == LONGEST, f"the longest interview has fewer than {LONGEST} questions")


def ordinary(encoding: Encoding, but: Iterable[str] = ()) -> list[Any]:
    """Return that somebody has no sign and no condition and wants to train, but for some questions."""
    wanted = set(encoding.given["goal"]) - set(NO_GOAL_TO_TRAIN)
    free = {
        **{question.id: ("none",) for question in lists(encoding.interview)},
        "conditions": ("none",),
        "background": ("none",),
        "age": ADULT,
        "reason": ("fit",),
        "goal": wanted,
    }
    return [encoding.only(id_, options) for id_, options in free.items() if id_ not in but]


def an_ordinary_client_answers_few_questions_and_gets_a_trainer(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = z3.Solver()
    made.add(*encoding.valid(), *ordinary(encoding))
    asked = encoding.length(Scope.EMERGENCY, Scope.SAFETY, Scope.NEED)
    never(made, asked > ORDINARY, encoding, "too long")
    never(made, z3.Not(encoding.ends_in("trainer")), encoding, "not a trainer")


def an_ordinary_client_reads_few_words(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = z3.Solver()
    made.add(*encoding.valid(), *ordinary(encoding))
    for audience in Audience:
        read = {
            id_: len(" ".join((one.text, *(option.label for option in one.options.values()))).split())
            for id_, one in spoken(interview, audience).questions.items()
            if one.scope is not Scope.PRACTICAL
        }
        words = z3.Sum([z3.If(encoding.asked[id_], count, 0) for id_, count in read.items()])
        never(made, words > WORDS, encoding, f"too many words for {audience.value}")


def a_label_is_short_and_tells_its_option_apart(interview: Interview) -> None:
    for audience in Audience:
        for question in spoken(interview, audience).questions.values():
            labels = [option.label for option in question.options.values()]
            assert len(set(labels)) == len(labels), question.id
            for option in question.options.values():
                assert 0 < len(option.label.split()) <= LABEL, (question.id, option.id)
                assert option.label in option.whole, option.id
                assert option.hint in option.whole, option.id


def a_list_is_short(interview: Interview) -> None:
    for question in interview.questions.values():
        if question.id not in ("where", "jurisdiction"):
            assert len(choices(question)) <= LIST, question.id


def controlled_blood_pressure_is_no_reason_to_wait(interview: Interview) -> None:
    gets_a_trainer(interview, {"conditions": "blood-pressure", "steady": ("steady", "steady-cleared")})


def a_steady_known_illness_is_no_reason_to_wait(interview: Interview) -> None:
    gets_a_trainer(interview, {"conditions": "other", "steady": ("steady", "steady-cleared")}, "trainer-illness")


def a_heart_attack_long_ago_and_cleared_is_no_reason_to_wait(interview: Interview) -> None:
    told = {"conditions": "heart-event", "steady": "steady-cleared", "program": ("long-ago", "finished")}
    gets_a_trainer(interview, {**told, "activity": "regular"}, "cleared")


def steady_short_breath_asks_for_an_ok_and_no_more(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = z3.Solver()
    made.add(*encoding.valid(), *ordinary(encoding, but=("conditions", "effort")))
    told = {"conditions": ("none", "lung"), "steady": ("steady", "steady-cleared"), "program": ("finished", "long-ago")}
    made.add(*(encoding.only(id_, options) for id_, options in told.items()), encoding.said("effort", ["known"]))
    never(made, z3.Not(encoding.ends_in("trainer-after-clearance")), encoding, "steady breath")


def a_steady_and_cleared_disease_of_the_nerves_is_no_reason_to_wait(interview: Interview) -> None:
    told = {"conditions": "nerve", "steady": "steady-cleared", "rehab": ("never", "long-ago")}
    gets_a_trainer(interview, told, "trainer-nerve")


def pain_with_an_antibiotic_that_harms_tendons_goes_to_a_doctor(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = solver(encoding)
    limbs = [encoding.kept["where"][one] for one in ("shoulder", "arm", "hip", "knee", "lower-leg", "foot", "moves")]
    sore = z3.And(z3.Or(limbs), encoding.kept["background"]["antibiotic"])
    never(made, z3.And(sore, z3.Not(encoding.at_least("doctor"))), encoding, "no doctor in spite of the antibiotic")


def who_is_only_unfit_gets_a_trainer(interview: Interview) -> None:
    told = {"reason": ("hurts",), "where": "all-over", "signs-all-over": "unfit", "limits": ("little", "unsure")}
    gets_a_trainer(interview, {**told, "rehab": "never", "conditions": "none"})


def who_was_released_after_surgery_gets_a_trainer(interview: Interview) -> None:
    told = {"background": "surgery", "surgery": ("released", "agreed"), "rehab": ("never", "long-ago")}
    gets_a_trainer(interview, told, "after-surgery")


def gets_a_trainer(interview: Interview, told: Mapping[str, Any], note: str | None = None) -> None:
    """Hold that an ordinary client with some answers, and no others that count, gets a trainer."""
    encoding = Encoding(interview)
    made = z3.Solver()
    made.add(*encoding.valid(), *ordinary(encoding, but=told))
    for id_, options in told.items():
        allowed = (options,) if isinstance(options, str) else options
        made.add(encoding.only(id_, allowed), encoding.asked[id_])
    sometimes(made, encoding.ends_in("trainer"), "no trainer")
    never(made, z3.Not(encoding.ends_in("trainer")), encoding, "over-triage")
    if note:
        (shown,) = (one for one in interview.notes if one.id == note)
        assert not shown.outcomes or "trainer" in shown.outcomes
        never(made, z3.Not(encoding.holds(shown.when)), encoding, f"without the note {note}")


def a_complaint_without_signs_is_no_reason_for_a_doctor(interview: Interview) -> None:
    encoding = Encoding(interview)
    made = z3.Solver()
    plain = {id_: (*options, "none") for id_, options in PLAIN.items()}
    made.add(*encoding.valid(), *ordinary(encoding, but=("reason", "goal", *plain)))
    made.add(*(encoding.only(id_, options) for id_, options in plain.items()))
    parts = [one for one in WAYS if one not in ("skin", "unsure")]
    made.add(encoding.only("where", parts), encoding.only("new", ["none"]))
    made.add(*(z3.Not(encoding.kept[f"signs-{part}"]["none"]) for part in ("head", "chest", "belly", "dizzy")))
    never(made, encoding.at_least("doctor"), encoding, "over-triage")


def acsm(interview: Interview, cell: Mapping[str, Any], outcome: str, note: str | None) -> None:
    """Hold one cell of ACSM's table: with these answers, and nothing else that counts, the outcome is this one."""
    encoding = Encoding(interview)
    made = z3.Solver()
    made.add(*encoding.valid(), *ordinary(encoding, but=("conditions", "effort")))
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
DISEASE = ("heart", "diabetes", "kidney")
NO = {"conditions": "none", "effort": "none"}
KNOWN = {"conditions": DISEASE, "effort": "none"}
CELLS: dict[str, tuple[Mapping[str, Any], str, str | None]] = {
    "1-inactive-well": ({**NO, "activity": "less"}, "trainer", "start-light"),
    "2-inactive-disease": ({**KNOWN, "activity": "less", "steady": "steady"}, "trainer-after-clearance", "start-light"),
    "2-inactive-disease-cleared": (
        {**KNOWN, "activity": "less", "steady": "steady-cleared"},
        "trainer",
        "start-light",
    ),
    "3-inactive-signs": ({"conditions": "none", "effort": ANY_SIGN, "activity": "less"}, "doctor", None),
    "3-inactive-signs-disease": ({"conditions": DISEASE, "effort": ANY_SIGN, "activity": "less"}, "doctor", None),
    "4-active-well": ({**NO, "activity": "regular"}, "trainer", "go-on"),
    "5-active-disease-moderate": (
        {**KNOWN, "activity": "regular", "steady": "steady", "intensity": ("light", "moderate")},
        "trainer",
        "go-on-medium",
    ),
    "6-active-disease-vigorous": (
        {**KNOWN, "activity": "regular", "steady": "steady", "intensity": "vigorous"},
        "trainer-after-clearance",
        None,
    ),
    "6-active-disease-cleared": ({**KNOWN, "activity": "regular", "steady": "steady-cleared"}, "trainer", "cleared"),
    "7-active-signs": ({"conditions": "none", "effort": ANY_SIGN, "activity": "regular"}, "doctor", None),
    "7-active-signs-disease": ({"conditions": DISEASE, "effort": ANY_SIGN, "activity": "regular"}, "doctor", None),
}


def the_acsm_table_comes_out(interview: Interview) -> None:
    for cell in CELLS.values():
        acsm(interview, *cell)


MANY_OF_SOMETHING = ("reason", "goal")
"""Questions with several answers that have no "none": who comes, comes for something."""


def every_question_can_be_refused(interview: Interview) -> None:
    for question in interview.questions.values():
        assert question.unsure, question.id
        if question.multiple:
            assert question.options[question.unsure].alone, question.id
            assert question.id in MANY_OF_SOMETHING or none_of(question)
        else:
            assert not any(option.alone for option in question.options.values()), question.id


def emergencies_come_first_and_practical_matters_last(interview: Interview) -> None:
    scopes = [question.scope for question in interview.questions.values()]
    ids = list(interview.questions)
    assert ids[0] == "emergency"
    practical = scopes.count(Scope.PRACTICAL)
    assert scopes[-practical:] == [Scope.PRACTICAL] * practical
    lists_end = max(place for place, scope in enumerate(scopes) if scope is Scope.EMERGENCY)
    assert scopes.index(Scope.SAFETY) == ids.index("age") == 1
    assert lists_end < ids.index("pregnancy")


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
    no_other_sign_is_an_emergency_by_itself,
    what_makes_a_sign_an_emergency_is_weighed,
    an_emergency_ends_the_interview_at_once,
    only_an_emergency_question_leads_to_an_emergency,
    another_sign_never_lowers_the_urgency,
    not_sure_never_lowers_the_urgency,
    not_sure_why_or_where_asks_for_all_that_may_be_hidden,
    who_is_not_asked_where_is_asked_what_is_new,
    a_part_has_a_way_to_every_urgency_of_its_evidence,
    a_part_has_its_own_list,
    a_trainer_is_never_reached_with_a_sign,
    a_sign_leads_to_a_doctor,
    a_heart_event_without_a_program_goes_to_a_doctor,
    a_trainer_is_never_reached_with_a_refused_safety_question,
    a_refused_age_is_an_adult_s,
    a_child_is_never_sent_to_a_trainer_or_therapist,
    for_whom_changes_no_rule,
    alone_suicide_is_answered_by_the_lifeline_and_else_911_comes_first,
    practical_questions_never_change_the_outcome,
    no_interview_is_longer_than_stated,
    an_ordinary_client_answers_few_questions_and_gets_a_trainer,
    an_ordinary_client_reads_few_words,
    a_label_is_short_and_tells_its_option_apart,
    a_list_is_short,
    controlled_blood_pressure_is_no_reason_to_wait,
    a_steady_known_illness_is_no_reason_to_wait,
    a_heart_attack_long_ago_and_cleared_is_no_reason_to_wait,
    steady_short_breath_asks_for_an_ok_and_no_more,
    a_steady_and_cleared_disease_of_the_nerves_is_no_reason_to_wait,
    pain_with_an_antibiotic_that_harms_tendons_goes_to_a_doctor,
    who_is_only_unfit_gets_a_trainer,
    who_was_released_after_surgery_gets_a_trainer,
    a_complaint_without_signs_is_no_reason_for_a_doctor,
    the_acsm_table_comes_out,
    every_question_can_be_refused,
    emergencies_come_first_and_practical_matters_last,
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


def hurting(file: Any) -> list[Any]:
    """Return the conditions of rules that ask for a part that hurts."""
    found = [
        one for rule in file["rules"].values() for part in rule["when"].get("all", ()) for one in part.get("any", ())
    ]
    return [one for one in found if "knee" in one.get("where", ())]


def cell(id_: str) -> Callable[[Interview], None]:
    def law(interview: Interview) -> None:
        acsm(interview, *CELLS[id_])

    law.__name__ = f"acsm-{id_}"
    return law


NEVER = {"all": [{"age": "under-18"}, {"age": "18-44"}]}
BREAKS: tuple[Break, ...] = (
    (
        every_question_can_be_asked,
        "a condition that never holds",
        lambda file: file["questions"]["steady"].update(when=NEVER),
    ),
    (
        every_option_can_be_chosen,
        "a condition that never holds",
        lambda file: file["questions"]["goal"].update(when=NEVER),
    ),
    (every_rule_decides_for_someone, "a rule that never fires", add_rule(NEVER, "doctor")),
    (every_rule_decides_for_someone, "a rule that never decides", add_rule({"emergency": "heart"}, "pt")),
    (
        every_note_is_shown_to_someone_with_each_of_its_outcomes,
        "a note for those who never see it",
        lambda file: file["notes"]["pt-hand"].update(outcomes=["trainer"]),
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
            file["rules"]["emergency-heart"]["when"].update({"not": {"emergency": "breath"}})
            or file["rules"].pop("emergency-breath")
        ),
    ),
    (
        no_other_sign_is_an_emergency_by_itself,
        "a locked knee as an emergency",
        add_rule({"signs-knee": "locks"}, "emergency"),
    ),
    (
        what_makes_a_sign_an_emergency_is_weighed,
        "a fever after chemotherapy like any other",
        drop_rules("emergency-fever-defense"),
    ),
    (
        an_emergency_ends_the_interview_at_once,
        "an emergency that goes on",
        lambda file: file["outcomes"]["emergency"].update(ends="false"),
    ),
    (
        only_an_emergency_question_leads_to_an_emergency,
        "a new illness as an emergency",
        add_rule({"steady": "worse"}, "emergency"),
    ),
    (
        another_sign_never_lowers_the_urgency,
        "a second disease that excuses the first",
        lambda file: file["rules"]["clearance-inactive"].update(
            when={"conditions": "heart", "steady": "steady", "not": {"conditions": "diabetes"}}
        ),
    ),
    (
        another_sign_never_lowers_the_urgency,
        "a worse condition that excuses",
        lambda file: file["rules"]["doctor-worse"].update(when={"steady": "steady"}),
    ),
    (
        another_sign_never_lowers_the_urgency,
        "rehab that was finished long ago and asks for more than none",
        add_rule({"rehab": "long-ago", "conditions": "lung"}, "doctor"),
    ),
    (
        another_sign_never_lowers_the_urgency,
        "a plain answer that excuses a sign",
        lambda file: file["rules"]["doctor-cough"].update(
            when={"signs-chest": "cough", "not": {"signs-chest": "muscle"}}
        ),
    ),
    (
        not_sure_never_lowers_the_urgency,
        "not sure counts as no",
        lambda file: file["rules"]["doctor-unsure"]["when"]["any"].remove({"effort": "unsure"}),
    ),
    (not_sure_never_lowers_the_urgency, "not sure of an emergency", drop_rules("emergency-unsure")),
    (
        not_sure_never_lowers_the_urgency,
        "not sure of the signs of a knee",
        lambda file: file["rules"]["emergency-unsure-signs"]["when"]["any"].remove({"signs-knee": "unsure"}),
    ),
    (
        not_sure_why_or_where_asks_for_all_that_may_be_hidden,
        "not sure where is nowhere",
        drop_rules("doctor-where-unsure"),
    ),
    (
        not_sure_why_or_where_asks_for_all_that_may_be_hidden,
        "not sure why is well",
        lambda file: file["questions"]["where"].update(when={"reason": "hurts"}),
    ),
    (
        who_is_not_asked_where_is_asked_what_is_new,
        "nobody asks those who come after rehab",
        lambda file: file["questions"]["new"].update(when={"reason": "fit"}),
    ),
    (
        a_part_has_a_way_to_every_urgency_of_its_evidence,
        "a knee that no therapist treats",
        lambda file: [one["where"].remove("knee") for one in hurting(file)],
    ),
    (
        a_part_has_a_way_to_every_urgency_of_its_evidence,
        "a part of which nobody said where it leads",
        lambda file: file["questions"]["where"]["options"].update(elbow="Elbow"),
    ),
    (
        a_part_has_its_own_list,
        "the list of another part",
        lambda file: file["questions"]["signs-knee"].update(when={"where": "foot"}),
    ),
    (a_trainer_is_never_reached_with_a_sign, "a sign without a rule", drop_rules("doctor-weight")),
    (
        a_sign_leads_to_a_doctor,
        "an unstable disease that only asks for an OK",
        lambda file: file["rules"]["doctor-worse"].update(outcome="trainer-after-clearance"),
    ),
    (
        a_sign_leads_to_a_doctor,
        "unknown limits after surgery and a plan to get strong",
        lambda file: file["rules"]["doctor-surgery"]["when"].update({"not": {"goal": "pain-relief"}}),
    ),
    (
        a_sign_leads_to_a_doctor,
        "unknown limits after surgery and nobody who asks the surgeon",
        drop_rules("pt-surgery-limits", "pt-relief"),
    ),
    (
        a_sign_leads_to_a_doctor,
        "unknown limits in therapy, and the therapist does not ask",
        drop_rules("pt-surgery-plan"),
    ),
    (
        a_sign_leads_to_a_doctor,
        "healing well without limits, and nobody asks for them",
        drop_rules("pt-surgery-well"),
    ),
    (
        a_part_has_its_own_list,
        "nails without the signs of a foot",
        lambda file: file["questions"]["signs-foot"].update(when={"where": "foot"}),
    ),
    (
        a_heart_event_without_a_program_goes_to_a_doctor,
        "an OK that takes the place of a program",
        lambda file: file["rules"]["doctor-heart-program"]["when"].update(steady="steady"),
    ),
    (a_trainer_is_never_reached_with_a_refused_safety_question, "rehab refused", drop_rules("pt-unsure")),
    (a_refused_age_is_an_adult_s, "a refused age goes elsewhere", add_rule({"age": "unsure"}, "other")),
    (
        a_child_is_never_sent_to_a_trainer_or_therapist,
        "a child is asked like an adult",
        lambda file: file["rules"]["pt-dizzy"].update(when={"signs-dizzy": "spin"}),
    ),
    (
        alone_suicide_is_answered_by_the_lifeline_and_else_911_comes_first,
        "the lifeline before 911",
        lambda file: file["outcomes"]["emergency"]["label"].insert(0, file["outcomes"]["emergency"]["label"].pop(-3)),
    ),
    (
        practical_questions_never_change_the_outcome,
        "a tight budget that lowers nothing but changes",
        add_rule({"practical": "tight-budget"}, "other"),
    ),
    (
        practical_questions_never_change_the_outcome,
        "insurance that hides a rule",
        lambda file: file["rules"]["pt-unsure"]["when"].update({"not": {"practical": "cash"}}),
    ),
    (
        no_interview_is_longer_than_stated,
        "one question too many",
        lambda file: file["questions"]["since"]["when"].pop("not"),
    ),
    (
        an_ordinary_client_answers_few_questions_and_gets_a_trainer,
        "one question too many",
        lambda file: file["questions"]["intensity"].pop("when"),
    ),
    (
        an_ordinary_client_answers_few_questions_and_gets_a_trainer,
        "a wish to lose weight that needs a therapist",
        add_rule({"goal": "weight"}, "pt"),
    ),
    (
        an_ordinary_client_reads_few_words,
        "a long question",
        lambda file: file["questions"]["age"].update(text="How old? " * 60),
    ),
    (
        a_label_is_short_and_tells_its_option_apart,
        "a hint in the label",
        lambda file: file["questions"]["signs-knee"]["options"]["locks"].update(
            label="Locks, or will not bend or straighten since an injury"
        ),
    ),
    (
        a_label_is_short_and_tells_its_option_apart,
        "two options that only their hints tell apart",
        lambda file: file["questions"]["signs-knee"]["options"]["gives"].update(label="The kneecap slides out"),
    ),
    (
        a_list_is_short,
        "an eleventh sign",
        lambda file: file["questions"]["emergency"]["options"].update(eleventh="Another sign"),
    ),
    (
        controlled_blood_pressure_is_no_reason_to_wait,
        "blood pressure as a disease",
        lambda file: file["rules"]["clearance-inactive"]["when"]["conditions"].append("blood-pressure"),
    ),
    (
        a_steady_known_illness_is_no_reason_to_wait,
        "epilepsy for the doctor",
        add_rule({"conditions": "other", "steady": "steady"}, "doctor"),
    ),
    (
        a_heart_attack_long_ago_and_cleared_is_no_reason_to_wait,
        "a program for everybody",
        add_rule({"program": "long-ago"}, "doctor"),
    ),
    (
        steady_short_breath_asks_for_an_ok_and_no_more,
        "old breath as a new sign",
        add_rule({"effort": "known"}, "doctor"),
    ),
    (
        a_steady_and_cleared_disease_of_the_nerves_is_no_reason_to_wait,
        "a therapist for everybody with such a disease",
        add_rule({"conditions": "nerve"}, "pt"),
    ),
    (
        pain_with_an_antibiotic_that_harms_tendons_goes_to_a_doctor,
        "a sore heel like any other",
        drop_rules("doctor-antibiotic"),
    ),
    (who_is_only_unfit_gets_a_trainer, "old age for the therapist", add_rule({"where": "all-over"}, "pt")),
    (
        who_was_released_after_surgery_gets_a_trainer,
        "surgery for the therapist",
        add_rule({"background": "surgery"}, "pt"),
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
        lambda file: file["rules"]["clearance-inactive"]["when"].pop("steady"),
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
        lambda file: file["rules"]["clearance-vigorous"].update(when={"conditions": list(DISEASE)}),
    ),
    (cell("7-active-signs"), "signs without a rule", drop_rules("doctor-effort")),
    (cell("7-active-signs-disease"), "signs without a rule", drop_rules("doctor-effort")),
    (every_question_can_be_refused, "no way to refuse", lambda file: file["questions"]["goal"].pop("unsure")),
    (
        emergencies_come_first_and_practical_matters_last,
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


def test_a_voice_that_changes_a_rule_breaks_the_law(care: Interview, monkeypatch: pytest.MonkeyPatch) -> None:
    fewer = care._replace(rules=care.rules[1:])
    monkeypatch.setitem(globals(), "spoken", lambda interview, audience: fewer)
    with pytest.raises(AssertionError):
        for_whom_changes_no_rule(care)


def test_every_law_was_seen_to_fail() -> None:
    seen = {"every_complete_interview_reaches_one_outcome", "for_whom_changes_no_rule"}
    broken_laws = {law.__name__ for law, _, _ in BREAKS} | seen
    assert broken_laws == {law.__name__ for law in LAWS} | {f"acsm-{id_}" for id_ in CELLS}


# The encoding says what the engine does


def answers_of(interview: Interview) -> st.SearchStrategy[dict[str, frozenset[str]]]:
    """Draw an answer to every question, most of them such that the interview goes on."""

    def answer(question: Question) -> st.SearchStrategy[frozenset[str]]:
        if not question.multiple:
            return st.sampled_from(list(question.options)).map(lambda one: frozenset((one,)))
        alone = [id_ for id_, option in question.options.items() if option.alone]
        several = st.frozensets(st.sampled_from(choices(question)), min_size=1, max_size=3)
        refused = st.sampled_from(alone).map(lambda one: frozenset((one,)))
        if question.id in (*MANY_OF_SOMETHING, "where"):
            return st.one_of(several, several, several, refused)
        none = st.just(frozenset((none_of(question),)))
        weights = 12 if question.scope is Scope.EMERGENCY else 2
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
