"""The interview in the browser and in Python: the same questions, outcome, reasons, notes and words."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, TypeAlias

import pytest
import yaml
from hypothesis import given, settings
from py_mini_racer import MiniRacer

from answering import cases
from ptvspt.document.tree import (
    Bibliography,
    Block,
    BulletList,
    Callout,
    Depth,
    Details,
    Heading,
    Inline,
    Link,
    Paragraph,
    Reference,
    Table,
    plain,
)
from ptvspt.interview import dialogue, local, page
from ptvspt.interview.ahead import remaining
from ptvspt.interview.blanks import Filling
from ptvspt.interview.conditions import Answers
from ptvspt.interview.engine import advise, chosen, ends, next_question, relevant, would_change
from ptvspt.interview.records import JURISDICTION, Advice, Question, Scope
from ptvspt.interview.voices import FOR, WHOM, Audience, spoken
from ptvspt.loading import library
from ptvspt.profiles.records import Catalogue
from ptvspt.publishing import browser

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "care.yaml").read_text(encoding="utf-8"))
CARE = library.interview()
CATALOGUE = library.load()
PLACES = library.places()
SPOKEN = {audience: spoken(CARE, audience) for audience in Audience}
RANDOM = 20_000
SCREENS, PAGES = 6_000, 300
"""Of the random sets of answers, how many whose first screen, and whose whole page, is compared word by word too."""
AHEAD = 150
"""Of them, those of which every beginning is compared."""
DIALOGUES = 60
# what a page does, with all that comes of it in values that JSON has
DRIVER = """
const values = {
  decision({answers, audience}) {
    const {kept, missing} = ptvspt.engine.replay(ptvspt.data, answers);
    if (missing) return {asked: Object.keys(kept), missing: missing.id};
    const {advice, filling} = ptvspt.result.advise(ptvspt.data, answers, audience);
    const {outcome, words} = {outcome: advice.outcome, words: ptvspt.words};
    const reason = ({rule, answers}) => [rule.id, answers];
    return {
      asked: Object.keys(kept),
      outcome: outcome.id,
      said: ["label", "urgency", "summary"].map((field) => words.outcome(filling, outcome, field)),
      steps: words.meant(filling, outcome.steps),
      professions: advice.professions,
      reasons: advice.reasons.map(reason),
      also: advice.also.map(reason),
      because: ptvspt.result.because(filling, advice),
      notes: advice.notes.map((one) => [one.id, words.filled(filling, one.text)]),
      dropped: advice.dropped,
    };
  },
  brief({answers, audience}) {
    const {advice, filling} = ptvspt.result.advise(ptvspt.data, answers, audience);
    return ptvspt.result.brief(filling, advice);
  },
  page: ({answers, audience}) => ptvspt.result.page(ptvspt.data, answers, audience),
  ahead: ({answers}) => [ptvspt.ahead.remaining(ptvspt.data, answers), ptvspt.engine.ends(ptvspt.data, answers)],
};
const small = (text) => {
  const {interview, answers} = JSON.parse(text);
  const {engine} = ptvspt;
  const {kept, missing} = engine.replay(interview, answers);
  const left = ptvspt.ahead.remaining(interview, answers);
  const found = {asked: Object.keys(kept), missing: missing?.id ?? null, left};
  if (missing) return JSON.stringify(found);
  const advice = engine.decide(interview, answers);
  const ids = (reasons) => reasons.map(({rule, answers}) => [rule.id, answers]);
  const changes = engine.wouldChange(interview, answers).map((one) => [one.question.id, one.option.id, one.outcome.id]);
  const {outcome, dropped} = advice;
  const decided = {outcome: outcome.id, reasons: ids(advice.reasons), also: ids(advice.also), dropped, changes};
  return JSON.stringify({...found, ...decided});
};
const course = (text) => {
  const {audience, replies, which, changes} = JSON.parse(text);
  const {dialogue, engine, data} = ptvspt;
  const asked = {}, log = [];
  let given = {};
  const answer = (question) => {
    log.push(`${question.id}: ${dialogue.position(data, given, question).split(",")[0]}`);
    asked[question.id] = (asked[question.id] ?? -1) + 1;
    let reply = replies[question.id][asked[question.id] % 2];
    if (dialogue.alarming(data, given, question, reply)) {
      const again = dialogue.which(question);
      log.push(again.text, ...again.options.map((one) => one.label));
      const ids = again.options.map((one) => one.id);
      reply = [ids[which % ids.length]];
    }
    const taken = dialogue.take(data, given, question, reply, audience);
    given = taken.given;
    log.push(...taken.told);
  };
  for (const change of [null, ...changes]) {
    const lines = dialogue.review(data, given, audience);
    if (change !== null) {
      log.push(...lines.map((one) => one.told));
      answer(data.questions[lines[change % lines.length].id]);
    }
    for (let next; (next = engine.replay(data, given).missing); ) answer(next);
  }
  log.push(...dialogue.review(data, given, audience).map((one) => one.told));
  return JSON.stringify({log, given});
};
const all = (name, cases) => JSON.stringify(JSON.parse(cases).map(values[name]));
"""
Said: TypeAlias = Mapping[str, str | Sequence[str]]


class Case(NamedTuple):
    """Answers, all or some, and for whom they are."""

    answers: Said
    audience: Audience


@pytest.fixture(scope="module")
def engine() -> MiniRacer:
    context = MiniRacer()
    for name, script in browser.scripts(CARE, CATALOGUE, PLACES.values()).items():
        if name != browser.PAGE:  # there is no document
            context.eval(script)
    context.eval(DRIVER)
    return context


@pytest.fixture(scope="module")
def written() -> list[Case]:
    return [Case(case["answers"], audience) for case in CASES for audience in Audience]


@pytest.fixture(scope="module")
def random() -> list[Case]:
    source = Random(20_000)
    audiences = list(Audience)
    return [Case(_answers(source), audiences[number % 3]) for number in range(RANDOM)]


def _answers(random: Random, *, whole: bool = False) -> Said:
    """Return answers to all questions, or in one of five sets to most unless the `whole` is wanted, in any order.

    Signs are left out as often as it takes to come to the other questions too.
    """
    quiet = random.choice((0.5, 0.8, 0.9, 0.95))
    found: dict[str, str | list[str]] = {}
    for question in CARE.questions.values():
        none = [id_ for id_, option in question.options.items() if option.alone and id_ != question.unsure]
        several = [id_ for id_, option in question.options.items() if not option.alone]
        if question.scope is Scope.EMERGENCY and none and random.random() < quiet:
            found[question.id] = none
        elif question.multiple and random.random() < 0.7:
            found[question.id] = random.sample(several, random.randint(1, min(question.most or 4, len(several))))
        else:
            found[question.id] = random.choice(list(question.options))
    if not whole and random.random() < 0.2:
        found = {id_: given for id_, given in found.items() if random.random() < 0.9}
    return {id_: found[id_] for id_ in random.sample(list(found), len(found))}


def in_browser(engine: MiniRacer, name: str, cases: Sequence[Case]) -> list[Any]:
    """Return what the scripts make of all cases, in one call."""
    values = [{"answers": _lists(case.answers), "audience": case.audience.value} for case in cases]
    return list(json.loads(engine.call("all", name, json.dumps(values))))


def _lists(answers: Said) -> dict[str, list[str]]:
    return {id_: [given] if isinstance(given, str) else list(given) for id_, given in answers.items()}


def differing(cases: Sequence[Case], there: Sequence[Any], here: Sequence[Any]) -> list[tuple[Case, Any, Any]]:
    """Return the first cases of which the browser and Python make something else, and what each makes of them."""
    assert len(there) == len(here) == len(cases)
    return [found for found in zip(cases, there, here, strict=True) if found[1] != found[2]][:3]


def complete(cases: Sequence[Case], most: int) -> list[Case]:
    """Return the first cases that have an answer to every question that is asked."""
    return list(islice((case for case in cases if next_question(CARE, chosen(case.answers)) is None), most))


def advised(case: Case) -> tuple[Advice, Filling]:
    """Decide as the command does, with what holds where the person lives."""
    logic = SPOKEN[case.audience]
    advice = advise(logic, case.answers)
    place = PLACES.get(next(iter(advice.answers.get(JURISDICTION, ())), "").upper())
    if "pt" not in advice.professions or place is None:
        return advice, Filling(logic, advice.answers, case.audience)
    return local.placed(advice, place), Filling(logic, advice.answers, case.audience, local.words(place))


def decision(case: Case) -> dict[str, Any]:
    answers = chosen(case.answers)
    missing = next_question(CARE, answers)
    if missing is not None:
        return {"asked": list(relevant(CARE, answers)), "missing": missing.id}
    advice, filling = advised(case)
    outcome = filling.outcome(advice.outcome)
    given = _lists(case.answers)

    def led(answers: Answers) -> dict[str, list[str]]:
        return {id_: [one for one in given[id_] if one in options] for id_, options in answers.items()}

    return {
        "asked": list(advice.answers),
        "outcome": outcome.id,
        "said": [outcome.label, outcome.urgency, outcome.summary],
        "steps": list(filling.meant(outcome.steps)),
        "professions": list(advice.professions),
        "reasons": [[one.rule.id, led(one.answers)] for one in advice.reasons],
        "also": [[one.rule.id, led(one.answers)] for one in advice.also],
        "because": list(dict.fromkeys(filling.text(one.rule.because) for one in advice.reasons)),
        "notes": [[one.id, filling.text(one.text)] for one in advice.notes],
        "dropped": list(advice.dropped),
    }


def brief(case: Case) -> list[Any]:
    advice, filling = advised(case)
    return [_block(one) for one in page.brief(filling, advice)]


def whole(case: Case) -> list[Any]:
    advice, filling = advised(case)
    changes = would_change(SPOKEN[case.audience], case.answers)
    professions = [CATALOGUE.professions[id_] for id_ in advice.professions]
    found = page.document(filling, advice, changes, professions, CATALOGUE.version, depth=Depth.FOLDED)
    return [_block(one) for one in found.blocks]


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "text": block.text}
        case Paragraph():
            return {"kind": "paragraph", "content": _inline(block.content), "aside": block.aside}
        case BulletList():
            return {"kind": "list", "items": [_inline(item) for item in block.items], "ordered": block.ordered}
        case Callout():
            blocks = [_block(one) for one in block.blocks]
            return {"kind": "callout", "level": block.level.value, "title": block.title, "blocks": blocks}
        case Details():
            return {"kind": "details", "summary": block.summary, "blocks": [_block(one) for one in block.blocks]}
        case Table():
            rows = []
            for head, benefits, drawbacks in block.rows:
                lists = {
                    "benefits": [plain(line.content) for line in benefits],
                    "drawbacks": [plain(line.content) for line in drawbacks],
                }
                rows.append({"head": _inline(head[0].content), **lists})
            return {"kind": "table", "columns": list(block.columns), "rows": rows}
        case Bibliography():
            entries = [{"title": title, "imprint": rest, "url": url} for _, title, rest, url in block.entries]
            return {"kind": "sources", "entries": entries}
        case _:
            raise AssertionError(block)


def _inline(content: Inline) -> list[Any]:
    found: list[Any] = []
    for part in content:
        match part:
            case str():
                found.append(part)
            case Reference():
                found.append({"number": part.number})
            case Link():
                found.append({"text": part.text, "url": part.url})
            case _:
                raise AssertionError(part)
    return found


def test_every_written_case_is_decided_as_in_python(engine: MiniRacer, written: list[Case]) -> None:
    there = in_browser(engine, "decision", written)
    assert differing(written, there, [decision(case) for case in written]) == []


def test_every_written_case_has_the_page_of_python(engine: MiniRacer) -> None:
    cases = [Case(case["answers"], Audience(case.get("for", "self"))) for case in CASES]
    there = in_browser(engine, "page", cases)
    assert differing(cases, there, [whole(case) for case in cases]) == []


def test_random_answers_are_decided_as_in_python(engine: MiniRacer, random: list[Case]) -> None:
    there = in_browser(engine, "decision", random)
    assert differing(random, there, [decision(case) for case in random]) == []


def test_random_answers_have_the_first_screen_of_python(engine: MiniRacer, random: list[Case]) -> None:
    cases = complete(random, SCREENS)
    there = in_browser(engine, "brief", cases)
    assert differing(cases, there, [brief(case) for case in cases]) == []


def test_random_answers_have_the_page_of_python(engine: MiniRacer, random: list[Case]) -> None:
    cases = complete(random, PAGES)
    there = in_browser(engine, "page", cases)
    assert differing(cases, there, [whole(case) for case in cases]) == []


def test_as_many_questions_may_still_come_as_in_python(engine: MiniRacer, random: list[Case]) -> None:
    begun = []
    for case in random[:AHEAD]:
        kept = list(relevant(CARE, chosen(case.answers)))
        begun += [
            Case({id_: case.answers[id_] for id_ in kept[:count]}, case.audience) for count in range(len(kept) + 1)
        ]
    there = in_browser(engine, "ahead", begun)
    here = [[remaining(CARE, chosen(case.answers)), ends(CARE, chosen(case.answers))] for case in begun]
    assert differing(begun, there, here) == []


def test_a_dialogue_takes_the_course_of_python(engine: MiniRacer) -> None:
    source = Random(4)
    for number in range(DIALOGUES):
        audience = list(Audience)[number % 3]
        sets = [_lists(_answers(source, whole=True)) for _ in range(2)]
        replies = {id_: [one[id_] for one in sets] for id_ in CARE.questions}
        which, changes = source.randrange(100), [source.randrange(100) for _ in range(3)]
        value = {"audience": audience.value, "replies": replies, "which": which, "changes": changes}
        there = json.loads(engine.call("course", json.dumps(value)))
        log, given = held(audience, replies, which, changes)
        assert there["log"] == log
        assert {id_: sorted(options) for id_, options in there["given"].items()} == given


def held(
    audience: Audience, replies: Mapping[str, Sequence[Sequence[str]]], which: int, changes: Sequence[int]
) -> tuple[list[str], dict[str, list[str]]]:
    """Hold a dialogue with replies that change from one time to the next, and then with changed answers."""
    log: list[str] = []
    times: Counter[str] = Counter()
    left = list(changes)

    def ask(question: Question, position: str, before: frozenset[str]) -> frozenset[str]:
        options = list(question.options)
        if question.id == "review":
            log.extend(one.label for one in question.options.values() if one.id != dialogue.DONE)
            lines = [one for one in options if one not in (dialogue.DONE, FOR)]
            return frozenset((lines[left.pop(0) % len(lines)] if left else dialogue.DONE,))
        if question.text.startswith("Which of them are you not sure"):
            log.extend((question.text, *(one.label for one in question.options.values())))
            return frozenset((options[which % len(options)],))
        log.append(f"{question.id}: {re.split('[,.]', position)[0]}")  # how many are left is compared above
        times[question.id] += 1
        return frozenset(replies[question.id][(times[question.id] - 1) % 2])

    def say(lines: Sequence[str]) -> None:
        log.extend(one for one in lines if one.startswith(("Not asked with", "Please look once more")))

    given = dialogue.hold(CARE, {FOR: frozenset((audience.value,))}, ask, say, lambda _: None)
    told_whom = f"{WHOM.short}: {WHOM.options[audience.value].label}"
    log = [one for one in log if one != told_whom]
    return log, {id_: sorted(options) for id_, options in given.items() if id_ != FOR}


@settings(max_examples=400)
@given(cases())
def test_any_interview_is_decided_as_in_python(engine: MiniRacer, case: Any) -> None:
    interview, given, _ = case
    nothing = Catalogue(version="1", sections={}, sources={}, publishers={}, professions={})
    plain = {id_: sorted(options) for id_, options in given.items()}
    value = {"interview": browser.interview_json(interview, nothing, ()), "answers": plain}
    there = json.loads(engine.call("small", json.dumps(value)))
    missing = next_question(interview, given)
    here: dict[str, Any] = {
        "asked": list(relevant(interview, given)),
        "missing": missing.id if missing else None,
        "left": remaining(interview, given),
    }
    if missing is None:
        advice = advise(interview, plain)
        changes = [[one.question.id, one.option.id, one.outcome.id] for one in would_change(interview, plain)]
        reasons, also = (
            [[one.rule.id, {id_: sorted(options) for id_, options in one.answers.items()}] for one in found]
            for found in (advice.reasons, advice.also)
        )
        decided = {"outcome": advice.outcome.id, "reasons": reasons, "also": also, "dropped": list(advice.dropped)}
        here |= decided | {"changes": changes}
    assert there == here


def test_random_answers_come_to_every_outcome_rule_and_question(engine: MiniRacer, random: list[Case]) -> None:
    decided = in_browser(engine, "decision", random[: RANDOM // 4])
    complete = [one for one in decided if "outcome" in one]
    assert {one["outcome"] for one in complete} == CARE.outcomes.keys()
    assert {id_ for one in decided for id_ in one["asked"]} == CARE.questions.keys()
    held = {rule for one in complete for rule, _ in (*one["reasons"], *one["also"])}
    assert len(held) > 0.9 * len(CARE.rules)
    assert len(decided) - len(complete) > 300


def test_the_engine_is_small() -> None:
    assert len((browser.ASSETS / "engine.js").read_bytes()) < 12_000


def test_scripts_write_no_html_and_neither_keep_nor_send_anything() -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in browser.ASSETS.glob("*.js"))
    words = (
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(|fetch\(|XMLHttp|Beacon|Storage|cookie"
    )
    assert re.findall(words, written) == []


def test_the_page_speaks_of_its_own_memory_where_the_program_speaks_of_saving() -> None:
    value = browser.interview_json(CARE, CATALOGUE, ())
    left_out = [line for line in CARE.opening if line not in value["opening"]]
    assert len(left_out) == 1
    assert "save" in left_out[0]
    assert not any("save" in line for line in value["opening"])
