"""What the usual path into a profession takes, costs and when it pays off, as rows of its profile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil

from ptvspt.career import words
from ptvspt.career.compare import Comparison, Prospect, compare
from ptvspt.career.paths import Settings, usual, wages
from ptvspt.career.records import Careers, Figure, Item, Path
from ptvspt.profiles.records import (
    Attribute,
    Catalogue,
    Certainty,
    Citation,
    Fact,
    Kind,
    Missing,
    Section,
    Shelf,
    Unit,
)

TRAINER = "trainer"
"""The profession whose usual path the others are held against: whoever starts first."""
YEARS = Attribute("years-until-you-earn", "Years until you earn", Kind.TEXT, key=True)
COST = Attribute("cost-of-the-way", "Cost to become one", Kind.NUMBER, Unit.USD, key=True)
BREAK_EVEN = Attribute("break-even", "Break-even", Kind.NUMBER, Unit.YEARS, renew=Shelf.WAGES, key=True)
SECTION = Section("career", "Does it pay?", (YEARS, COST, BREAK_EVEN))
STRETCHES = {
    Item.COLLEGE_YEARS: "of college",
    Item.PROGRAM_YEARS: "of the program",
    Item.TRAINING_YEARS: "of paid training",
}
DOUBTS = tuple(Certainty)
"""How sure a figure can be, the surest first."""
AFTER = "salary"
"""The section below which the rows stand."""


def at(catalogue: Catalogue, careers: Careers, place: tuple[str, str]) -> Catalogue:
    """Return the catalogue with what becoming one takes, as a section; `place` is where pay is from: code and name."""
    found = {one.id: path for one in catalogue.professions.values() if (path := usual(careers, one.id))}
    facts = _facts(careers, found, place)
    professions = {
        id_: one._replace(facts={**one.facts, SECTION.id: facts[id_]}) if id_ in facts else one
        for id_, one in catalogue.professions.items()
    }
    sections: dict[str, Section] = {}
    for id_, section in catalogue.sections.items():
        sections[id_] = section
        if id_ == AFTER:
            sections[SECTION.id] = SECTION
    return catalogue._replace(sections=sections, professions=professions)


def _facts(
    careers: Careers, found: Mapping[str, Path], place: tuple[str, str]
) -> dict[str, dict[str, tuple[Fact, ...]]]:
    measure = usual(careers, TRAINER)
    paid = [path.id for path in found.values() if wages(careers, path)]
    compared = (
        compare(careers, paid, measure.id, Settings(), place, {}) if measure and wages(careers, measure) else None
    )
    prospects = {one.path.id: one for one in compared.prospects} if compared else {}
    return {
        id_: {
            YEARS.id: (_years(path),),
            COST.id: (_cost(careers, path),),
            BREAK_EVEN.id: (_break_even(compared, prospects.get(path.id)),),
        }
        for id_, path in found.items()
    }


def _years(path: Path) -> Fact:
    steps = {item: path.figures[item] for item in STRETCHES if item in path.figures}
    low, high = (sum(getattr(figure, end) for figure in steps.values()) for end in ("low", "high"))
    said = ", ".join(f"{_span(figure)} {STRETCHES[item]}" for item, figure in steps.items())
    brief = f"{_span(Figure(low, high, steps[next(iter(steps))].as_of, ()))}"
    if Item.TRAINING_YEARS in steps:
        brief += f", the last {_span(steps[Item.TRAINING_YEARS]).removesuffix(' years')} paid"
    return _told(brief, steps.values(), note=f"{path.name}: {said}.")


def _span(figure: Figure) -> str:
    """Return years, or months where they are no whole years."""
    if figure.high < 2 and (figure.low % 1 or figure.high % 1):
        low, high = (f"{round(12 * one)}" for one in (figure.low, figure.high))
        return f"{low} to {high} months" if low != high else f"{low} months"
    low, high = words.count(figure.low), words.count(figure.high)
    return f"{low} to {high} years" if low != high else "1 year" if high == "1" else f"{high} years"


def _cost(careers: Careers, path: Path) -> Fact:
    figures = path.figures
    parts: dict[str, tuple[float, Figure]] = {}
    if Item.COLLEGE_YEARS in figures:
        year = careers.shared[Item.COLLEGE_YEAR]
        parts["college"] = (figures[Item.COLLEGE_YEARS].middle * year.middle, year)
    for item, name in ((Item.PROGRAM_COST, "the program"), (Item.EXAM_COST, "exams"), (Item.LICENSE_COST, "a license")):
        if item in figures:
            parts[name] = (figures[item].middle, figures[item])
    if not parts:
        return Fact(Missing.UNKNOWN)
    counted = [figure for _, figure in parts.values()]
    main = figures.get(Item.PROGRAM_COST, counted[0])
    said = ", ".join(f"{name} {words.dollars(amount)}" for name, (amount, _) in parts.items())
    note = f"{path.name}: {said}. Ranges count with their middle. {main.note}".strip()
    rest = [one for one in counted if one is not main]
    cost = float(round(sum(amount for amount, _ in parts.values())))
    return _told(cost, (main, *rest), note=note, sure=_sure(path))


def _break_even(compared: Comparison | None, prospect: Prospect | None) -> Fact:
    if compared is None or prospect is None or prospect.pay is None:
        return Fact(value=Missing.NOT_PUBLISHED, note="Where no wages are published, nothing can be worked out.")
    other, pay = words.called(compared.against.path, compared), prospect.pay
    citations = (Citation(pay.source), *_citations(prospect.path.figures.values()))
    if prospect.path.id == compared.against.path.id:
        return Fact(Missing.DOES_NOT_APPLY, brief="The others are held against this", as_of=pay.as_of)
    sums = f"What is left over, added up, is more than that of {other} from then on, with pay of {compared.place}."
    sure = _sure(prospect.path)
    if prospect.ahead is None:
        brief = f"Not ahead of {other} in {compared.years} years"
        return Fact(Missing.DOES_NOT_APPLY, brief, words.basis(compared), None, sure, pay.as_of, citations)
    year = ceil(prospect.ahead)
    brief = f"Ahead of {other} from year {year}" if year else f"Ahead of {other} at once"
    note = f"{sums} {words.basis(compared)} 'ptvspt career pay' takes other assumptions."
    return Fact(float(year), brief, note, None, sure, pay.as_of, citations)


def _told(value: float | str, figures: Iterable[Figure], *, note: str, sure: Certainty | None = None) -> Fact:
    counted = tuple(figures)
    brief = value if isinstance(value, str) else None
    return Fact(value, brief, note, None, sure or _certainty(counted), counted[0].as_of, _citations(counted))


def _sure(path: Path) -> Certainty:
    """Return how sure the length and cost of a path are."""
    return _certainty(figure for item, figure in path.figures.items() if item in words.MAIN)


def _certainty(figures: Iterable[Figure]) -> Certainty:
    """Return how sure the least sure of some figures is."""
    return max((figure.certainty for figure in figures), key=DOUBTS.index)


def _citations(figures: Iterable[Figure]) -> tuple[Citation, ...]:
    return tuple(map(Citation, dict.fromkeys(source for figure in figures for source in figure.sources)))
