"""How to cite the program, its data, and one fact: in words, as values, and as BibTeX."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ptvspt.profiles import wording
from ptvspt.profiles.export import source_data
from ptvspt.profiles.records import Catalogue, Source
from ptvspt.profiles.rows import Statement
from ptvspt.publishing.package import TITLE
from ptvspt.results import envelope

AUTHORS = ("the ptvspt authors",)
LICENCE = "MIT"
PROGRAM = "ptvspt"
DATA = TITLE.partition(": ")[2]


class Work(NamedTuple):
    """Something of ours to be cited: the program, or its data."""

    title: str
    version: str
    year: int
    kind: str

    @property
    def text(self) -> str:
        """The citation in words."""
        return f"The ptvspt authors ({self.year}). {self.title} (version {self.version}) [{self.kind}]."


def works(program: str, catalogue: Catalogue) -> tuple[Work, Work]:
    """Return the program and the data; `program` is the version of the former, whose year is that of the data."""
    year = int(catalogue.version[:4])
    return (
        Work(PROGRAM, program, year, "Computer software"),
        Work(f"{PROGRAM} data: {DATA}", catalogue.version, year, "Data set"),
    )


def fact_text(id_: str, statement: Statement, data: Work) -> str:
    """Return how one fact is cited: what it says, of when, by whom, and where it was found."""
    profession, _, attribute, fact = statement
    said = f"{profession.name}, {attribute.label}: {wording.statement(attribute, fact)}"
    when = f" ({wording.when(fact.as_of)})" if fact.as_of not in (None, "undated") else ""
    proof = " ".join(source_text(one.source, one.locator) for one in fact.citations)
    here = f"Fact {id_} in: {data.text}"
    return f"{said.rstrip('.')}{when}. {proof} {here}" if proof else f"{said.rstrip('.')}{when}. {here}"


def source_text(source: Source, locator: str | None) -> str:
    """Return a source as a bibliography has it, with where in it."""
    issued = source.issued[:4] if source.issued != "undated" else "n.d."
    place = f", {locator}" if locator else ""
    address = f" {source.address}" if source.address else ""
    read = f" (read {source.read_on})" if source.read_on else ""
    return f"{source.publisher} ({issued}). {source.title}{place}.{address}{read}."


def data(program: str, catalogue: Catalogue, id_: str | None, statement: Statement | None) -> dict[str, Any]:
    """Return the citations as JSON values."""
    software, records = works(program, catalogue)
    told = None
    if id_ is not None and statement is not None:
        *_, attribute, fact = statement
        told = {
            "id": id_,
            "text": fact_text(id_, statement, records),
            "statement": wording.statement(attribute, fact),
            "as_of": fact.as_of,
            "sources": [source_data(one.source) | {"locator": one.locator} for one in fact.citations],
        }
    return envelope(catalogue.version, program=_work(software), data=_work(records), fact=told)


def _work(work: Work) -> dict[str, Any]:
    return {
        "title": work.title,
        "authors": [*AUTHORS],
        "version": work.version,
        "year": work.year,
        "licence": LICENCE,
        "text": work.text,
    }


def bibtex(program: str, catalogue: Catalogue, statement: Statement | None) -> str:
    """Return entries for BibTeX: the program, the data, and the sources of a fact."""
    software, records = works(program, catalogue)
    entries = [_entry("ptvspt", software), _entry("ptvspt-data", records)]
    sources = {one.source.id: one.source for one in statement[3].citations} if statement else {}
    for source in sources.values():
        fields = {"author": f"{{{_plain(source.publisher)}}}", "title": f"{{{_plain(source.title)}}}"}
        fields |= {"year": source.issued[:4]} if source.issued != "undated" else {}
        fields |= {"howpublished": f"\\url{{{source.address}}}"} if source.address else {}
        fields |= {"note": f"Read {source.read_on}"} if source.read_on else {}
        entries.append(_written(source.id, fields))
    return "\n".join(entries)


def _entry(key: str, work: Work) -> str:
    fields = {"author": f"{{{AUTHORS[0]}}}", "title": f"{{{_plain(work.title)}}}", "year": str(work.year)}
    return _written(key, fields | {"note": f"{work.kind}, version {work.version}"})


def _written(key: str, fields: dict[str, str]) -> str:
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{key},\n{lines}\n}}\n"


def _plain(text: str) -> str:
    """Return a text in which TeX finds nothing to act on."""
    return re.sub(r"([&%$#_{}])", r"\\\1", text.replace("\\", " "))
