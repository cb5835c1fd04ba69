"""The pages of the site about money: what each profession earns, and what it costs to become one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ptvspt.career import behind as career_behind
from ptvspt.career import page as career_page
from ptvspt.career.compare import compare as compare_paths
from ptvspt.career.paths import Settings
from ptvspt.document.tree import Block, BulletList, Depth, Document, Heading, Inline, Link, Paragraph, Table
from ptvspt.errors import UsageError
from ptvspt.places import map_page, rank_page
from ptvspt.places.pay import Release, release
from ptvspt.places.rank import rank
from ptvspt.places.records import By
from ptvspt.profiles import charts, wording
from ptvspt.profiles.citing import References
from ptvspt.profiles.records import Catalogue
from ptvspt.profiles.statistics import NATION
from ptvspt.publishing.addresses import (
    ABOUT,
    CAREER,
    PAY,
    PLACES,
    PROFESSIONS,
    pay_path,
    profession_path,
    somebody,
)
from ptvspt.publishing.linking import rewritten
from ptvspt.publishing.records import Material, Page

PATHS = ("pt", "pta", "trainer", "athletic-trainer")
"""The professions whose usual paths the page of careers compares, and whom all are held against."""
AGAINST = "trainer"
BECOMING = "Does it pay to become a therapist or a trainer?"
MORE = {
    "says": "Which of them fits you? At a computer's command line, a few questions tell, with the pay of your state:",
    "call": "ptvspt career",
}
HALF = "Half of all earn more than the median, half earn less."
METHOD: Inline = ("How it is worked out: ", Link("how this is made and kept true", f"{ABOUT}#what-a-career-pays"), ".")


def pay(material: Material) -> Iterator[Page]:
    """Yield what all professions earn, and for each a map and the places in order."""
    catalogue, tables = material.catalogue, released(material)
    if tables is None:
        return
    found = [one for one in catalogue.professions.values() if one.id in tables.professions]
    links = tuple((Link(one.name, pay_path(one)), ": by state, as a map and in order") for one in found)
    title = "What they earn"
    shown = Document(title, (*_wages(catalogue), Heading(2, "State by state"), BulletList(links)))
    about = f"What physical therapists, trainers and {len(found) - 2} others earn, in the US and in each state."
    yield Page(PAY, title, about, shown, values={"lead": HALF}, nav="Pay", see=((BECOMING, CAREER),))
    for one in found:
        ranking = rank(catalogue, material.places, one, By.MEDIAN)
        drawn = map_page.salary(ranking, depth=Depth.FOLDED)
        ordered = rank_page.salary(ranking, None, depth=Depth.FOLDED)
        name = f"What {somebody(one)} earns, state by state"
        yield Page(
            pay_path(one),
            name,
            f"The median pay of {somebody(one)} in every US state, {wording.when(tables.as_of)}: a map, "
            "the states in order, jobs, and the source.",
            Document(name, (*drawn.blocks[:1], *ordered.blocks)),
            parent=PAY,
            see=((one.name, profession_path(one)), ("States and territories", PLACES)),
        )


def _wages(catalogue: Catalogue) -> Sequence[Block]:
    """Return the wages of all professions on one axis, whom they count, and their sources."""
    section = catalogue.sections.get("salary")
    if section is None:
        return ()
    references = References()
    medians = [
        (one, fact)
        for one in catalogue.professions.values()
        for attribute in section.attributes
        if attribute.id == "median"
        for fact in one.about(section, attribute)
    ]
    marks = tuple(mark for _, fact in medians for mark in references.cite(fact.citations))
    counted = "".join(f" {one.name}: counts {fact.population}." for one, fact in medians if fact.population)
    words = f"Yearly pay before tax, at a full-time pace. The self-employed are not counted.{counted}"
    note = Paragraph((words, *dict.fromkeys(marks)), aside=True)
    drawn = charts.wages(section, list(catalogue.professions.values()))
    return (*drawn, note, *references.bibliography(brief=True)) if drawn else ()


def careers(material: Material) -> Iterator[Page]:
    """Yield what some paths cost and pay."""
    known, catalogue = material.careers, material.catalogue
    if known is None:
        return
    usual = {path.profession: path.id for path in known.paths.values() if path.usual}
    ids = [usual[one] for one in PATHS if one in usual]
    if not ids or AGAINST not in usual:
        return
    orders = {one.id: one.order for one in catalogue.professions.values()}
    try:
        compared = compare_paths(known, ids, usual[AGAINST], Settings(), (NATION, "the US"), orders)
    except UsageError:  # nobody asked for paths without wages: data of one's own may have none
        return
    shown = career_page.document(compared, depth=Depth.FOLDED)
    lead = "What each path costs, what it pays, and when it pays off."
    yield Page(
        CAREER,
        BECOMING,
        f"Physical therapist, assistant, personal trainer or athletic trainer? {lead}",
        rewritten(_titled(shown, BECOMING), lambda text: METHOD if text == career_behind.METHOD else (text,)),
        values={"lead": f"For the US as a whole: {lead[0].lower()}{lead[1:]}", "program": MORE},
        nav="Career",
        see=(("What they earn", PAY), ("Professions", PROFESSIONS)),
    )


def _titled(document: Document, title: str) -> Document:
    """Return a document under another title, which its first table has for a head."""
    first, *rest = document.blocks
    if isinstance(first, Table) and first.columns[0] == document.title:
        first = replace(first, columns=(title, *first.columns[1:]))
    return replace(document, title=title, blocks=(first, *rest))


def released(material: Material) -> Release | None:
    """Return the release of the wages of places, where there is one."""
    return release(material.places) if material.places else None
