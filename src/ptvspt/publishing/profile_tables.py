"""The profiles as tables: professions, the rows that each answers, facts with their parts, and what they cite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ptvspt.profiles import rows
from ptvspt.profiles.export import source_row
from ptvspt.profiles.records import Attribute, Catalogue, Certainty, Fact, Grade, Kind, Missing, SourceKind, Unit
from ptvspt.profiles.statistics import first
from ptvspt.publishing.tables import Link as Foreign
from ptvspt.publishing.tables import Table, date, link, must, number, text, whole, word, year
from ptvspt.results import Cell

STATUSES = (rows.GIVEN, *rows.STATUS.values())


def tables(catalogue: Catalogue, counted: frozenset[str]) -> Iterator[Table]:
    """Yield the tables of the profiles; `counted` are the occupations that the statistics know."""
    yield _sources(catalogue)
    yield _professions(catalogue, counted)
    yield _attributes(catalogue)
    found = rows.identified(catalogue)
    yield _facts(found)
    yield _parts(found)
    yield _citations(found)


def _sources(catalogue: Catalogue) -> Table:
    return Table(
        name="sources",
        about="The bibliography: everything that any table cites.",
        fields=(
            must("id", "The id by which other tables cite it"),
            must("title", "The title of the original"),
            must("publisher", "Who publishes it"),
            word("grade", "How much the publisher's word weighs", Grade),
            word("kind", "What sort of publication it is", SourceKind),
            date("issued", "When it was issued"),
            date("checked", "When somebody last read it"),
            text("url", "The address of the original"),
            text("read_in", "The copy or part that was read where it was not the original"),
        ),
        key=("id",),
        links=(),
        rows=[source_row(one) for one in catalogue.sources.values()],
    )


def _professions(catalogue: Catalogue, counted: frozenset[str]) -> Table:
    return Table(
        name="professions",
        about="The professions.",
        fields=(
            must("id", "The id of the profession"),
            must("name", "Its name"),
            must("summary", "What it is, in a sentence"),
            text("aliases", "Other names, with '; ' between them"),
            text("soc", "Codes of the Standard Occupational Classification, with '; ' between them"),
            text("onet", "Codes of O*NET-SOC, with '; ' between them"),
            text("isco", "Codes of ISCO-08, with '; ' between them"),
            text("occupation", "The occupation that the statistics count it as; empty where they do not"),
        ),
        key=("id",),
        links=(link("occupation", "occupations", "code"),),
        rows=[
            (
                *(one.id, one.name, one.summary, "; ".join(one.aliases) or None),
                *("; ".join(one.codes.get(name, ())) or None for name in ("soc", "onet", "isco")),
                first(one.codes.get("soc", ()), counted),
            )
            for one in catalogue.professions.values()
        ],
    )


def _attributes(catalogue: Catalogue) -> Table:
    return Table(
        name="attributes",
        about="The rows of a profile; every profession answers each of them.",
        fields=(
            must("section", "The id of the section"),
            must("attribute", "The id of the row"),
            must("title", "How the section is headed"),
            must("label", "How the row is headed"),
            word("kind", "What sort of value it takes", Kind),
            word("unit", "The unit of its numbers", Unit, required=False),
        ),
        key=("section", "attribute"),
        links=(),
        rows=[
            (section.id, one.id, section.title, one.label, one.kind.value, one.unit.value if one.unit else None)
            for section in catalogue.sections.values()
            for one in section.attributes
        ],
    )


def _facts(found: Mapping[str, rows.Statement]) -> Table:
    return Table(
        name="facts",
        about="One statement about one row of one profession each. What is missing is empty, and status says why.",
        fields=(
            must("id", "profession.section.attribute, and from the second fact of a row on its number; it stays"),
            must("profession", "The profession"),
            must("section", "The section of the profile"),
            must("attribute", "The row of the section"),
            must("label", "How the row is headed"),
            word("kind", "What sort of value it is", Kind),
            text("value", "The value in words; the items of a list with '; ' between them (see parts)"),
            number("number", "The value of kind number, in the unit of the row"),
            number("low", "The lowest, of kind range"),
            number("high", "The highest, of kind range"),
            word("unit", "The unit of number, low and high, and of the numbers in parts", Unit, required=False),
            word("status", "given, or why there is no value", STATUSES),
            date("as_of", "The date that it speaks of"),
            year("The year that it speaks of"),
            word("certainty", "How surely it is known", Certainty),
            text("population", "Whom a figure counts, where that is not just the profession"),
            text("note", "What must be known beside it"),
        ),
        key=("id",),
        links=(
            link("profession", "professions"),
            Foreign(("section", "attribute"), "attributes", ("section", "attribute")),
        ),
        rows=[rows.row(*statement) for statement in found.values()],
    )


def _parts(found: Mapping[str, rows.Statement]) -> Table:
    return Table(
        name="parts",
        about="The parts of values that have several: items of lists, figures by label, addresses by name.",
        fields=(
            must("fact", "The fact"),
            whole("n", "The place of the part in it, from 1", required=True),
            text("label", "What the part is called; empty for the items of a list"),
            text("text", "The part, where it is text"),
            number("number", "The part, where it is a number"),
            word("unit", "The unit of the number", Unit, required=False),
        ),
        key=("fact", "n"),
        links=(link("fact", "facts"),),
        rows=[
            (id_, n, *part)
            for id_, (*_, attribute, fact) in found.items()
            for n, part in enumerate(_split(attribute, fact), start=1)
        ],
    )


def _split(attribute: Attribute, fact: Fact) -> Iterator[tuple[Cell, ...]]:
    """Yield label, text, number and unit of the parts of a value."""
    value = fact.value
    if isinstance(value, Missing) or attribute.kind is Kind.RANGE:
        return
    if isinstance(value, tuple):
        yield from ((None, str(item), None, None) for item in value)
    elif isinstance(value, Mapping):
        for label, one in value.items():
            if isinstance(one, str):
                yield (label, one, None, None)
            else:
                unit = Unit.JOBS if label == "employment" and attribute.kind is Kind.DISTRIBUTION else attribute.unit
                yield (label, None, one, unit.value if unit else None)


def _citations(found: Mapping[str, rows.Statement]) -> Table:
    return Table(
        name="citations",
        about="What each fact cites, and where in it.",
        fields=(
            must("fact", "The fact"),
            whole("n", "The place of the citation, from 1: the first carries the statement", required=True),
            must("source", "The source"),
            text("locator", "Where in the source"),
        ),
        key=("fact", "n"),
        links=(link("fact", "facts"), link("source", "sources")),
        rows=[
            (id_, n, one.source.id, one.locator)
            for id_, (*_, fact) in found.items()
            for n, one in enumerate(fact.citations, start=1)
        ],
    )
