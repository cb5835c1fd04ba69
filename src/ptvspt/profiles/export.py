"""Results for programs: JSON values with a schema number, and flat rows for csv and plain.

These change only with the schema number, whatever the words of a view do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ptvspt.profiles import rows, wording
from ptvspt.profiles.records import (
    Attribute,
    Catalogue,
    Citation,
    Fact,
    Missing,
    Permission,
    Profession,
    Section,
    Source,
)
from ptvspt.results import Cell, Grid, dated, envelope, flat

if TYPE_CHECKING:  # what is exported is made elsewhere; a start without it is 5 ms faster
    from ptvspt.profiles.compare import Comparison, Row
    from ptvspt.profiles.search import Match

FACTS = (*rows.COLUMNS, "sources", "locators")
SOURCES = ("id", "title", "publisher", "grade", "kind", "issued", "checked", "url", "read_in")
VERDICT = ("same", "shared", "larger", "difference", "ratio", "not_like_for_like")
FACT_COLUMNS = ("profession", "section", "attribute", "value", "as_of", "source")


def listing(catalogue: Catalogue) -> dict[str, Any]:
    """Return the professions."""
    professions = [
        {
            "id": one.id,
            "name": one.name,
            "summary": one.summary,
            "aliases": list(one.aliases),
            "codes": {key: list(codes) for key, codes in one.codes.items()},
        }
        for one in catalogue.professions.values()
    ]
    return envelope(catalogue.version, professions=professions)


def listing_grid(catalogue: Catalogue) -> Grid:
    """Return the professions as rows."""
    return Grid(("id", "name", "summary"), [(one.id, one.name, one.summary) for one in catalogue.professions.values()])


def contents(catalogue: Catalogue) -> dict[str, Any]:
    """Return the sections and their attributes."""
    sections = [
        {
            "id": section.id,
            "title": section.title,
            "attributes": [_attribute(one) for one in section.attributes],
        }
        for section in catalogue.sections.values()
    ]
    return envelope(catalogue.version, sections=sections)


def contents_grid(catalogue: Catalogue) -> Grid:
    """Return the attributes as rows."""
    listed = [
        (section.id, one.id, one.label, one.kind.value, one.unit.value if one.unit else "")
        for section in catalogue.sections.values()
        for one in section.attributes
    ]
    return Grid(("section", "attribute", "label", "kind", "unit"), listed)


def profile(catalogue: Catalogue, profession: Profession, sections: Sequence[Section]) -> dict[str, Any]:
    """Return some sections of a profile."""
    written = [
        {
            "id": section.id,
            "title": section.title,
            "facts": [
                {"attribute": one.id, "label": one.label, **fact_data(one, fact)}
                for one in section.attributes
                for fact in profession.about(section, one)
            ],
        }
        for section in sections
    ]
    return envelope(catalogue.version, profession={"id": profession.id, "name": profession.name}, sections=written)


def comparison(catalogue: Catalogue, result: Comparison) -> dict[str, Any]:
    """Return professions side by side."""
    sections = [
        {"id": section.id, "title": section.title, "rows": [_row(row) for row in group]}
        for section, group in result.groups
    ]
    professions = [{"id": one.id, "name": one.name} for one in result.professions]
    return envelope(catalogue.version, professions=professions, sections=sections)


def comparison_grid(result: Comparison) -> Grid:
    """Return a comparison as rows: a fact each, as everywhere, and beside it what holds of its row."""
    found = []
    for section, group in result.groups:
        for row in group:
            apart = row.difference
            verdict = (
                *("yes" if row.same else "no", "; ".join(row.shared) or None),
                *((apart.larger.id, apart.by) if apart else (None, None)),
                None if apart is None or apart.ratio is None else round(apart.ratio, 4),
                "; ".join(row.unlike) or None,
            )
            facts = [(cell.profession, fact) for cell in row.cells for fact in cell.facts]
            found += [(*_flat(one, section, row.attribute, fact), *flat(*verdict)) for one, fact in facts]
    return Grid((*FACTS, *VERDICT), found)


def comparison_lines(result: Comparison) -> Grid:
    """Return a comparison a fact a line; differences of two figures have a line of their own."""
    told: list[tuple[str, ...]] = []
    pair = ":".join(one.id for one in result.professions)
    for section, group in result.groups:
        for row in group:
            for cell in row.cells:
                told += [_line(cell.profession, section, row.attribute, fact) for fact in cell.facts]
            words = []
            if row.difference is not None:
                apart = wording.apart(row.difference.by, row.difference.ratio, row.attribute.unit)
                words.append(f"{apart}, {row.difference.larger.id} has more")
            if row.unlike:
                words.append(f"not like for like: {', '.join(row.unlike)}")
            if row.shared:
                words.append(f"shared: {'; '.join(row.shared)}")
            if words:
                told.append((pair, section.id, row.attribute.id, "; ".join(words), "", ""))
    return Grid(FACT_COLUMNS, told)


def fact_grid(found: Iterable[Match]) -> Grid:
    """Return facts as rows with everything that stands beside them."""
    return Grid(FACTS, [_flat(*match) for match in found])


def fact_lines(found: Iterable[Match]) -> Grid:
    """Return facts a line each, with their remarks in words."""
    return Grid(FACT_COLUMNS, [_line(*match) for match in found])


def matches(catalogue: Catalogue, text: str, found: Iterable[Match]) -> dict[str, Any]:
    """Return every fact in which a text was found."""
    return envelope(catalogue.version, query=text, matches=[_match(match) for match in found])


def sources(catalogue: Catalogue, found: Iterable[Source]) -> dict[str, Any]:
    """Return the bibliography."""
    return envelope(catalogue.version, sources=[source_data(one) for one in found])


def sources_grid(found: Iterable[Source]) -> Grid:
    """Return the bibliography as typed rows."""
    return Grid(SOURCES, [flat(*source_row(one)) for one in found])


def sources_lines(found: Iterable[Source]) -> Grid:
    """Return the bibliography as lines in words, which say of a source that it is undated."""
    return Grid(
        SOURCES, [flat(*(one.issued if name == "issued" else cell for name, cell in _cells(one))) for one in found]
    )


def source_row(source: Source) -> tuple[Cell, ...]:
    """Return a source as the cells of SOURCES."""
    return (
        *(source.id, source.title, source.publisher, source.grade.value, source.kind.value),
        *(dated(source.issued), source.read_on, source.address, source.read_in),
    )


def _cells(source: Source) -> Iterator[tuple[str, Cell]]:
    yield from zip(SOURCES, source_row(source), strict=True)


def source(catalogue: Catalogue, cited: Source, found: Iterable[Match]) -> dict[str, Any]:
    """Return one source and every fact that cites it."""
    return envelope(catalogue.version, source=source_data(cited), facts=[_match(match) for match in found])


def _match(match: Match) -> dict[str, Any]:
    return {
        "profession": match.profession.id,
        "section": match.section.id,
        "attribute": match.attribute.id,
        "label": match.attribute.label,
        **fact_data(match.attribute, match.fact),
    }


def _attribute(attribute: Attribute) -> dict[str, Any]:
    return {
        "attribute": attribute.id,
        "label": attribute.label,
        "kind": attribute.kind.value,
        "unit": attribute.unit.value if attribute.unit else None,
    }


def fact_data(attribute: Attribute, fact: Fact) -> dict[str, Any]:
    """Return a fact as JSON values."""
    return {
        "value": _value(fact),
        "text": wording.text(attribute, fact),
        "unit": attribute.unit.value if attribute.unit else None,
        "as_of": fact.as_of,
        "note": fact.note,
        "population": fact.population,
        "certainty": fact.certainty.value,
        "sources": [source_data(one.source) | {"locator": one.locator} for one in fact.citations],
    }


def _value(fact: Fact) -> Any:
    """Return a typed value: a missing one is null, its word stands in `text`."""
    value = fact.value
    if isinstance(value, Missing):
        return None
    if isinstance(value, Permission):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def _row(row: Row) -> dict[str, Any]:
    difference = None
    if row.difference is not None:
        ratio = row.difference.ratio
        difference = {
            "larger": row.difference.larger.id,
            "by": row.difference.by,
            "ratio": None if ratio is None else round(ratio, 4),
        }
    return {
        **_attribute(row.attribute),
        "same": row.same,
        "shared": list(row.shared),
        "difference": difference,
        "not_like_for_like": list(row.unlike),
        "facts": {cell.profession.id: [fact_data(row.attribute, fact) for fact in cell.facts] for cell in row.cells},
    }


def source_data(source: Source) -> dict[str, Any]:
    """Return a source as JSON values."""
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "grade": source.grade.value,
        "kind": source.kind.value,
        "url": source.address,
        "issued": source.issued,
        "checked": source.read_on,
        "read_in": source.read_in,
    }


def _line(profession: Profession, section: Section, attribute: Attribute, fact: Fact) -> tuple[str, ...]:
    words = wording.statement(attribute, fact)
    return (profession.id, section.id, attribute.id, words, fact.as_of or "", cited(fact.citations))


def cited(citations: Iterable[Citation]) -> str:
    """Return some sources, with where in them, in one line, each once."""
    return _joined(wording.named(one.source, one.locator) for one in citations)


def _flat(profession: Profession, section: Section, attribute: Attribute, fact: Fact) -> tuple[str, ...]:
    proof = (rows.ids(fact.citations), rows.locators(fact.citations))
    return flat(*rows.row(profession, section, attribute, fact), *proof)


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(parts))
