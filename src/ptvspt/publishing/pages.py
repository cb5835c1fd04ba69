"""The pages of the site about professions, pairs of them, places and sources: documents of the subjects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ptvspt.document import html
from ptvspt.document.tree import Block, BulletList, Depth, Document, Heading, Inline, Line, Link, Paragraph, Table
from ptvspt.places import map_page, rank_page
from ptvspt.places import page as place_page
from ptvspt.places.pay import Release
from ptvspt.profiles import page as profile_page
from ptvspt.profiles.citing import imprint
from ptvspt.profiles.compare import Comparison, compare
from ptvspt.profiles.foot import text_cell
from ptvspt.profiles.records import Catalogue, Grade, Profession, Source
from ptvspt.publishing import linked
from ptvspt.publishing.addresses import (
    COMPARE,
    HUBS,
    PAY,
    PLACES,
    PROFESSIONS,
    SOURCES,
    either,
    lowered,
    pair_path,
    pairs,
    pay_path,
    place_path,
    profession_path,
    somebody,
)
from ptvspt.publishing.linking import naming, rewritten
from ptvspt.publishing.money_pages import released
from ptvspt.publishing.records import Material, Page

GRADES = {
    Grade.OFFICIAL: "Laws, regulators, statistics offices and public agencies",
    Grade.PROFESSIONAL: "Bodies of a profession, accreditors, peer-reviewed journals and guidelines",
    Grade.INSTITUTION: "Universities, hospitals and charities",
    Grade.PRESS: "Newspapers and trade press",
    Grade.COMMERCIAL: "Companies and private pages",
}
LEAD = "Where you live decides how you may see a physical therapist."


def side_by_side(catalogue: Catalogue, *shown: Profession) -> Comparison:
    """Return some professions of a catalogue side by side, in all sections."""
    return compare(catalogue._replace(professions={one.id: one for one in shown}))


def professions(material: Material) -> Iterator[Page]:
    """Yield the list of professions, and a page for each."""
    catalogue = material.catalogue
    rows = tuple(
        ((Line((Link(one.name, profession_path(one)),)),), text_cell(one.summary))
        for one in catalogue.professions.values()
    )
    listed = Document("Professions", (Table(("Profession", "In one line"), rows),))
    about = f"{len(rows)} US movement and health professions: what each does, learns, may do and earns, with sources."
    yield Page(PROFESSIONS, listed.title, about, listed, nav="Professions")
    paid = released(material)
    for one in catalogue.professions.values():
        shown = profile_page.profile(one, list(catalogue.sections.values()), depth=Depth.FOLDED, today=material.today)
        yield Page(
            profession_path(one),
            one.name,
            f"{one.summary} Education, license, scope, pay, outlook and cost in the US, each with its source and year.",
            shown,
            values={"lead": one.summary, "toc": True},
            parent=PROFESSIONS,
            see=tuple(_beside(one, catalogue, paid)),
            data=(linked.occupation(one, catalogue),),
        )


def _beside(one: Profession, catalogue: Catalogue, paid: Release | None) -> Iterator[tuple[str, str]]:
    for first, second in pairs(catalogue):
        if one in (first, second):
            yield f"{either(first, second)}: side by side", pair_path(first, second)
    yield f"Compare {lowered(one.name)} with any others", f"{COMPARE}#{one.id}"
    if paid and one.id in paid.professions:
        yield f"What {somebody(one)} earns, state by state", pay_path(one)


def comparisons(material: Material) -> Iterator[Page]:
    """Yield the page of each pair that has one."""
    catalogue = material.catalogue
    headings = {page.path: _headings(page) for page in professions(material)}
    for one, other in pairs(catalogue):
        title = either(one, other)
        # one pair holds everything itself; the others would say it all again, and link to it
        depth = Depth.FOLDED if (one.id, other.id) == HUBS else Depth.BRIEF
        result = side_by_side(catalogue, one, other)
        shown = profile_page.comparison(result, depth=depth, title=title, today=material.today, first=True)
        if depth is Depth.BRIEF:
            shown = replace(shown, blocks=tuple(_leading(shown.blocks, result, headings)))
        yield Page(
            pair_path(one, other),
            title,
            f"{title}: education, license, what each may treat, pay and cost side by side, each with its source.",
            shown,
            values={"toc": True},
            parent=COMPARE,
            see=tuple((each.name, profession_path(each)) for each in (one, other)),
        )


def _headings(page: Page) -> set[str]:
    return {block.text for block in (page.document.blocks if page.document else ()) if isinstance(block, Heading)}


def _leading(blocks: Sequence[Block], result: Comparison, headings: Mapping[str, set[str]]) -> Iterator[Block]:
    """Yield blocks, and below the table of each section where everything about it stands."""
    titles = {section.title for section, _ in result.groups}
    for block in blocks:
        yield block
        if isinstance(block, Table) and block.columns[0] in titles:
            words: list[str | Link] = ["Everything, with notes and sources: "]
            for one in result.professions:
                path, text = profession_path(one), block.columns[0]
                at = f"#{html.anchor(text)}" if text in headings[path] else ""  # what has no short rows has no heading
                words += [Link(one.name, f"../{path}{at}"), ", "]
            yield Paragraph(tuple(words[:-1]), aside=True)


def places(material: Material) -> Iterator[Page]:
    """Yield the list of places with its map, and a page for each."""
    known = material.places
    if not known:
        return
    addresses = {one.name: place_path(one) for one in known.values()}
    ordered = rank_page.access(known.values(), depth=Depth.FOLDED)
    title = "Physical therapy without a referral, by state"
    drawn = map_page.access(known)
    blocks = (*drawn.blocks[:1], *rewritten(ordered, naming(addresses)).blocks)
    about = "Do I need a referral for physical therapy? The law of each US state, as a map and in words, with sources."
    index = sorted(addresses.items())
    yield Page(PLACES, title, about, Document(title, blocks), values={"index": index, "lead": LEAD}, nav="Places")
    tables = released(material)
    for one in known.values():
        yield Page(
            place_path(one),
            f"{one.name}: referral and pay",
            f"Do I need a referral for physical therapy in {one.name}? The law, the PT Compact, and what physical "
            "therapists and trainers earn there.",
            place_page.document(material.catalogue, [one], tables, depth=Depth.FOLDED, today=material.today),
            parent=PLACES,
            see=(("All states and territories", PLACES), ("What each profession earns, state by state", PAY)),
        )


def sources(material: Material) -> Iterator[Page]:
    """Yield the list of sources."""
    cited = material.catalogue.sources.values()
    about = f"The {len(cited)} sources behind these pages: who published each, when, and where to read it."
    blocks: list[Block] = []
    for grade, words in GRADES.items():
        found = sorted((one for one in cited if one.grade is grade), key=lambda one: (one.publisher, one.title))
        blocks += [Heading(2, words), BulletList(tuple(map(_source, found)))] if found else []
    yield Page(SOURCES, "Sources", about, Document("Sources", tuple(blocks)), values={"toc": True}, nav="Sources")


def _source(source: Source) -> Inline:
    copy = f", read in {source.read_in}" if source.read_in else ""
    return (Link(source.title, source.address) if source.address else source.title, f". {imprint(source)}{copy}.")
