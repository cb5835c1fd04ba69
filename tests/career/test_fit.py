"""What fits: counted one by one, on the fixture and on the shipped criteria."""

from __future__ import annotations

import pytest

from fitting import BASES, SHIPPED, fitted, left_open
from ptvspt.career.checks import FIT_CHECKS, fit_sources, run_fit
from ptvspt.career.criteria import Criterion, Fitting, Side
from ptvspt.career.fit import drawback, fit, nearest, telling
from ptvspt.career.fit_export import grid, lines, result
from ptvspt.career.fit_page import COUNTS, document
from ptvspt.career.fit_words import asked_first, changed, changes, pay_command, ruled_out, tally
from ptvspt.career.weighing import studied
from ptvspt.document.tree import Depth, Table
from ptvspt.errors import InteractionRequired, UsageError
from ptvspt.interview.answers import told
from ptvspt.interview.conditions import Is
from ptvspt.loading import library
from running import FIXTURE

MADE, BASIS = library.fitting(FIXTURE), library.fit_basis(FIXTURE, "IL")
OPEN = {"degree": "none", "years": "open", "people": "open", "hours": "open"}
OHIO = {
    "years": "six", "cost": "k150", "people": ("hurt", "athletes"), "hands": "yes",
    "interests": ("social", "realistic"), "where": ("clinic", "hospital"), "jurisdiction": "oh",
}  # fmt: skip

TRAINER = {
    "degree": "bachelor", "years": "four", "cost": "k150", "people": "hurt", "hands": "yes",
    "interests": ("social", "realistic"), "license": "clinical", "pay": "k75",
}  # fmt: skip


def test_a_wish_counts_its_weight_for_or_against() -> None:
    found = fit(MADE, BASIS, {**OPEN, "people": ("hurt", "well")})
    assert [(one.profession.id, one.score, one.against) for one in found.matches] == [("pt", 1, 0), ("trainer", 1, 1)]
    assert [tally(one) for one in found.matches] == ["1 for, 0 against", "2 for, 1 against"]
    assert [one.text for one in found.matches[1].opposes] == ["May not treat an injury"]


def test_a_must_rules_out_with_the_number_and_what_was_said() -> None:
    found = fit(MADE, BASIS, {**OPEN, "years": "one"})
    assert [one.profession.id for one in found.open] == ["trainer"]
    assert [one.text for one in found.ruled_out[0].excludes] == ["takes 7 years, you said about one"]


def test_a_degree_that_is_done_takes_nothing_more() -> None:
    years = [
        {one.profession.id: one.prospect.study for one in fit(MADE, BASIS, {**OPEN, "degree": done}).matches}["pt"]
        for done in ("none", "bachelor")
    ]
    assert years == [7, 3]


def test_what_is_missing_or_unknown_is_refused() -> None:
    with pytest.raises(InteractionRequired, match="'years' has no answer"):
        fit(MADE, BASIS, {"degree": "none"})
    with pytest.raises(UsageError, match="no option 'ten'"):
        fit(MADE, BASIS, {**OPEN, "years": "ten"})
    with pytest.raises(UsageError, match="no path into any profession has figures and wages here"):
        fit(MADE, library.fit_basis(FIXTURE, None), OPEN)


def test_a_place_without_wages_of_a_profession_has_those_of_the_nation() -> None:
    ohio, nation = (basis.careers.pay["physician"] for basis in (BASES["oh"], BASES["unsure"]))
    assert ohio == nation
    assert BASES["oh"].careers.pay["pt"] != BASES["unsure"].careers.pay["pt"]


def test_the_most_telling_reason_comes_first_and_each_text_once() -> None:
    found = fitted(OHIO)
    athletic = next(one for one in found.matches if one.profession.id == "athletic-trainer")
    texts = [one.text for one in telling(athletic, found)]
    assert texts[0] == "Serves athletes, soldiers and other active people"
    assert len(texts) == len(set(texts)) < len(athletic.supports)


def test_a_drawback_is_the_figure_in_which_most_others_do_better() -> None:
    found = fitted({})
    worst = {one.profession.id: drawback(one, found) for one in found.matches}
    assert worst["physician"][1] == 10
    assert worst["trainer"][0].value == "pay"


def test_a_change_is_told_once_for_each_profession_and_as_a_review_names_it() -> None:
    found = fitted(OHIO)
    firsts = [one.first.id for one in nearest(found)]
    assert len(firsts) == len(set(firsts)) > 0
    assert {changed(one) for one in found.changes} >= {'Years of study: "About one year"'}


@pytest.mark.parametrize(
    ("years", "words"),
    [
        (0, "no more study"),
        (0.375, "about 4 months"),
        (1, "1 year"),
        (1.165, "about 14 months"),
        (5.5, "5.5 years"),
        (7, "7 years"),
    ],
)
def test_years_are_said_in_words(years: float, words: str) -> None:
    assert studied(years) == words


# What is shown


@pytest.mark.parametrize("answers", [{}, OHIO, {"years": "two"}, {"years": "one", "cost": "k10", "pay": "k90"}])
def test_a_page_shows_two_or_three_with_reasons_and_what_speaks_against_them(answers: dict[str, str]) -> None:
    found = fitted(answers)
    basis = BASES[str(left_open(answers)["jurisdiction"])]
    page = document(SHIPPED, basis, found, "1")
    table = page.blocks[0]
    assert isinstance(table, Table)
    assert len(table.columns) - 1 in {count for count, _ in COUNTS}
    assert "Against it" in [str(row[0][0].content[0]) for row in table.rows]
    whole = str(document(SHIPPED, basis, found, "1", depth=Depth.FULL))
    assert all(one.profession.name in whole for one in found.matches)
    assert all(one in whole for one in (*SHIPPED.ask, *SHIPPED.limits, *SHIPPED.look))
    assert str(document(SHIPPED, basis, found, "1", depth=Depth.FOLDED)).count("Details(") == 1


def test_a_page_tells_what_to_type_next_with_what_is_known() -> None:
    found = fitted({**OHIO, "degree": "bachelor"})
    call = pay_command(BASES["oh"], found, 2)
    assert call == "ptvspt career pay pta athletic-trainer --degree-done bachelor --state OH"
    assert pay_command(BASES["unsure"], fitted({}), 1) == "ptvspt career pay trainer"
    table = document(SHIPPED, BASES["oh"], found, "1").blocks[0]
    assert isinstance(table, Table)
    heads = [str(row[0][0].content[0]) for row in table.rows]
    assert "Asks for first" in heads  # does the degree count?
    assert "First step" not in heads


def test_a_change_that_rules_out_more_is_told_only_where_no_other_does_it() -> None:
    found = fitted(TRAINER)
    assert any(one.narrower for one in nearest(found))
    assert "Two years at most" not in changes(found)
    only = found._replace(changes=tuple(one for one in found.changes if one.narrower))
    assert "Two years at most" in changes(only)


def test_what_nobody_has_finished_is_told_as_that() -> None:
    question = SHIPPED.interview.questions["degree"]
    assert told(question, {"none"}) == "Done so far: high school"
    assert told(SHIPPED.interview.questions["hands"], {"open"}) == "Hands-on: not sure"


def test_what_is_asked_for_first_keeps_whole_sentences() -> None:
    professions = BASES["unsure"].professions
    said, fact = asked_first(professions["ot"])
    assert said == "A bachelor's degree in any subject; often courses in biology and psychology"
    assert fact is not None
    assert "50 hours" not in asked_first(professions["athletic-trainer"])[0]
    assert "50 hours" in asked_first(professions["athletic-trainer"], most=400)[0]
    assert asked_first(professions["pta"])[0] == "Each college sets its own."


def test_of_many_that_are_ruled_out_the_answer_is_told() -> None:
    said = ruled_out(SHIPPED, fitted({"years": "two"}))
    assert said.endswith('(you said "Two years at most").')
    assert ruled_out(SHIPPED, fitted({})) == ""


def test_programs_get_every_reason_with_its_sources() -> None:
    found = fitted(OHIO)
    data = result("1", SHIPPED, BASES["oh"], found)
    assert [one["profession"] for one in data["professions"]] == [one.profession.id for one in found.matches]
    assert data["answers"]["people"] == ["hurt", "athletes"]
    reasons = [
        reason for one in data["professions"] for key in ("supports", "opposes", "excludes") for reason in one[key]
    ]
    assert all(reason["sources"] for reason in reasons)
    for made in (grid(found), lines(found)):
        assert len(made.rows) == len(reasons) + 7 * len(found.matches)
        assert {len(row) for row in made.rows} == {len(made.columns)}


def test_rows_have_every_figure_as_a_number_with_its_unit_and_sources_by_id() -> None:
    found = fitted(OHIO)
    columns, rows = grid(found)
    told = [dict(zip(columns, row, strict=True)) for row in rows]
    units = {row["id"]: row["unit"] for row in told if row["what"] == "figure"}
    assert (units["years"], units["owed"], units["median_pay"], units["score"]) == ("years", "usd", "usd-per-year", "")
    first = found.matches[0]
    mine = [row for row in told if row["rank"] == "1"]
    assert {row["profession"] for row in mine} == {first.profession.id}
    pay = next(row for row in mine if row["id"] == "median_pay")
    assert (pay["number"], pay["sources"]) == (str(first.prospect.pay.median), first.prospect.pay.source.id)
    supports = [(row["id"], row["text"], row["number"]) for row in mine if row["what"] == "supports"]
    assert supports == [(one.criterion.id, one.text, str(one.weight)) for one in first.supports]
    never = next(row for row in told if row["profession"] == "trainer" and row["id"] == "ahead_after_years")
    assert never["number"] == ""


# What a check holds


def with_criterion(criterion: Criterion) -> Fitting:
    return SHIPPED._replace(criteria={**SHIPPED.criteria, criterion.id: criterion})


HURT = Is("people", frozenset(("hurt",)))
STATUS = "overview.status"
QUESTION = SHIPPED.interview.questions["hands"]
LONG = QUESTION._replace(
    options={
        **QUESTION.options,
        "yes": QUESTION.options["yes"]._replace(label="I do, and a lot more than anybody else"),
    }
)
BROKEN = {
    "fit-professions": with_criterion(Criterion("x", HURT, fact=STATUS, supports=Side("x", professions=("pt", "vet")))),
    "fit-facts": with_criterion(Criterion("x", HURT, fact="overview.cats", supports=Side("x", professions=("pt",)))),
    "fit-silent": with_criterion(Criterion("x", HURT, fact="education.job-zone", supports=Side("x", least=9))),
    "fit-answers": SHIPPED._replace(
        interview=SHIPPED.interview._replace(questions={**SHIPPED.interview.questions, "hands": LONG})
    ),
    "fit-talk": SHIPPED._replace(limits=("No figure of it was found.",)),
}


def test_every_check_of_criteria_has_a_failing_case() -> None:
    assert set(BROKEN) == {check.name for check in FIT_CHECKS}


@pytest.mark.parametrize("name", BROKEN)
def test_a_check_finds_what_it_is_for_and_nothing_else_does(name: str) -> None:
    assert run_fit(SHIPPED, BASES["unsure"]) == []
    assert [check.name for check, _ in run_fit(BROKEN[name], BASES["unsure"])] == [name]


def test_a_label_that_no_profession_has_is_found() -> None:
    shares = Criterion("x", HURT, fact="settings.job-shares", labels=("Moon",), supports=Side("x", most=1))
    (found,) = run_fit(with_criterion(shares), BASES["unsure"])
    assert "'Moon'" in found[1].message


def test_the_sources_of_criteria_count_as_cited() -> None:
    citations = BASES["unsure"].professions["pt"].facts["overview"]["status"][0].citations
    cited = with_criterion(Criterion("x", HURT, supports=Side("x", professions=("pt",)), citations=citations))
    assert fit_sources(cited) == {one.source.id for one in citations} != set()
