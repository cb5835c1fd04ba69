"""The compiled form of the questions and criteria about careers: one JSON file with the sources that it cites."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ptvspt.career.criteria import Amount, Criterion, Fitting, Side, questions_alone
from ptvspt.loading.compiled import BROKEN, pack_source, unpack_source
from ptvspt.loading.compiled_interview import pack, pack_question, unpack, unpack_question
from ptvspt.profiles.records import Citation, Source

FORMAT = 1
FILE = "fit.json"


def write(fitting: Fitting, stamp: object, directory: Path) -> None:
    """Write the compiled form into a directory."""
    asked = fitting.interview
    cited = {one.source.id: one.source for criterion in fitting.criteria.values() for one in criterion.citations}
    packed = {
        "format": FORMAT,
        "stamp": stamp,
        "sources": [pack_source(source) for source in cited.values()],
        "head": [asked.id, asked.title, asked.version, asked.sure],
        "opening": asked.opening,
        "questions": [pack_question(one) for one in asked.questions.values()],
        "criteria": [_pack(one) for one in fitting.criteria.values()],
        "rest": [fitting.limits, fitting.look, fitting.ask],
    }
    text = json.dumps(packed, ensure_ascii=False, separators=(",", ":"))
    (directory / FILE).write_text(text, encoding="utf-8")


def read(directory: Path, stamp: object) -> Fitting | None:
    """Return what was compiled, or None when there is no compiled form with this stamp."""
    try:
        packed = json.loads((directory / FILE).read_bytes())
        if stamp is None or packed["format"] != FORMAT or packed["stamp"] != stamp:
            return None
        sources = {row[0]: unpack_source(row) for row in packed["sources"]}
        questions = {row[0]: unpack_question(row) for row in packed["questions"]}
        criteria = {row[0]: _unpack(row, sources) for row in packed["criteria"]}
        limits, look, ask = packed["rest"]
        id_, title, version, sure = packed["head"]
        asked = questions_alone((id_, title, version, sure), tuple(packed["opening"]), questions)
        return Fitting(asked, criteria, tuple(limits), look, tuple(ask))
    except BROKEN:
        return None  # no compiled form, or a broken one: YAML is the truth


def _pack(one: Criterion) -> list[Any]:
    amount = None if one.amount is None else one.amount.value
    sides = [one.supports, one.opposes, one.excludes]
    cited = [[citation.source.id, citation.locator] for citation in one.citations]
    return [one.id, pack(one.when), one.fact, one.labels, amount, one.interest, one.weight, sides, cited]


def _unpack(row: list[Any], sources: dict[str, Source]) -> Criterion:
    id_, when, fact, labels, amount, interest, weight, sides, cited = row
    supports, opposes, excludes = (
        None if one is None else Side(one[0], tuple(one[1]), tuple(one[2]), *one[3:]) for one in sides
    )
    return Criterion(
        id=id_,
        when=unpack(when),
        fact=fact,
        labels=tuple(labels),
        amount=None if amount is None else Amount(amount),
        interest=interest,
        weight=weight,
        supports=supports,
        opposes=opposes,
        excludes=excludes,
        citations=tuple(Citation(sources[id_], locator) for id_, locator in cited),
    )
