"""A whole site without a server: what pages there are, what lies beside them, and writing them to a directory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from ptvspt.document import stylesheet
from ptvspt.document.tree import Depth
from ptvspt.errors import UsageError
from ptvspt.profiles import page as profile_page
from ptvspt.profiles.freshness import SHELF_MONTHS
from ptvspt.profiles.records import Missing
from ptvspt.publishing import addresses, browser, chooser, linked, money_pages, pages
from ptvspt.publishing.citation import works
from ptvspt.publishing.frame import HERE, MISSING, NAME, Frame
from ptvspt.publishing.records import File, Material, Page

ASSETS = ("chooser.js", "icon.svg")
COLUMNS, BARS = 7, 4
"""How many columns the widest table and chart of the site have."""
PAPER = 8.5  # in points
SMALLER = ((24, 7.5), (32, 7.0), (44, 6.5))
"""From so many sources on, which tell how long a result is, its letters are smaller: two pages hold it."""


def plan(material: Material) -> list[Page]:
    """Return all pages of the site, in the order of its navigation."""
    return [
        start(material),
        *asking(material),
        *comparing(material),
        *pages.professions(material),
        *pages.places(material),
        *money_pages.pay(material),
        *money_pages.careers(material),
        *pages.sources(material),
        about(material),
        data(material),
        Page(MISSING, "Page not found", "There is no page at this address.", template="404.html"),
    ]


def start(material: Material) -> Page:
    """Return the page where people begin."""
    catalogue = material.catalogue
    hubs = [catalogue.professions[id_] for id_ in addresses.HUBS if id_ in catalogue.professions]
    shown = profile_page.quick(pages.side_by_side(catalogue, *hubs), depth=Depth.BRIEF) if len(hubs) > 1 else None
    return Page(
        "index.html",
        "Physical therapist or personal trainer?",
        "Physical therapist or personal trainer: which do I need, and how do they differ? "
        f"{len(catalogue.professions)} US professions side by side, each fact with its source.",
        shown,
        template="index.html",
        values={"count": len(catalogue.professions), "cited": len(catalogue.sources), "places": len(material.places)},
    )


def comparing(material: Material) -> Iterator[Page]:
    """Yield the page on which professions are chosen, and those of pairs."""
    catalogue = material.catalogue
    shown = [(one, other, addresses.pair_path(one, other)) for one, other in addresses.pairs(catalogue)]
    yield Page(
        addresses.COMPARE,
        chooser.TITLE,
        f"Choose two to four of {len(catalogue.professions)} US movement and health professions and see them side by "
        "side: education, license, pay, cost and more.",
        chooser.document(catalogue),
        template="compare.html",
        values={
            "professions": list(catalogue.professions.values()),
            "pairs": [(addresses.either(one, other), path, f"{one.id} {other.id}") for one, other, path in shown],
            "hubs": addresses.HUBS,
            "fewest": chooser.FEWEST,
            "most": chooser.MOST,
        },
        nav="Compare",
    )
    yield from pages.comparisons(material)


def asking(material: Material) -> Iterator[Page]:
    """Yield the interview."""
    if material.interview is not None:
        yield Page(
            "interview.html",
            material.interview.title,
            "A few questions about your pain or your goal, and an answer: whom to see, how soon, why, and what to do.",
            template="interview.html",
            values={"scripts": browser.SCRIPTS, "styles": ("print.css",)},
            nav=material.interview.title,
        )


def scripts(material: Material) -> dict[str, str]:
    """Return the scripts of the interview."""
    if material.interview is None:
        return {}
    return browser.scripts(material.interview, material.catalogue, material.places.values())


def about(material: Material) -> Page:
    """Return how it is made and kept true."""
    return Page(
        addresses.ABOUT,
        "How this is made and kept true",
        "Where the facts come from, how sure they are, when they are looked at again, what is known to be weak, and "
        "where to report an error.",
        template="about.html",
        values={"shelves": {shelf.value: months for shelf, months in SHELF_MONTHS.items()}, **_counts(material)},
        nav="About",
    )


def data(material: Material) -> Page:
    """Return the page of the data."""
    return Page(
        addresses.DATA,
        "The data",
        "What the data behind these pages holds, its version and license, and how to get and cite it.",
        template="data.html",
        values={"citation": works("", material.catalogue)[1].text, **_counts(material)},
        parent=addresses.ABOUT,
        data=(linked.dataset(material.catalogue),),
    )


def _counts(material: Material) -> dict[str, object]:
    catalogue = material.catalogue
    grades = [source.grade for source in catalogue.sources.values()]
    return {
        "facts": sum(not isinstance(fact.value, Missing) for *_, fact in catalogue.statements()),
        "professions": len(catalogue.professions),
        "sources": len(catalogue.sources),
        "places": len(material.places),
        "grades": [(words, grades.count(grade)) for grade, words in pages.GRADES.items()],
    }


def files(material: Material) -> tuple[int, Iterator[File]]:
    """Return how many files the site has, and them, each made when it is asked for."""
    made = plan(material)
    frame = Frame(material, made)
    makers = [
        *(partial(_framed, frame, page) for page in made),
        *(partial(File, name, asset(name)) for name in ASSETS),
        *(partial(File, name, text) for name, text in scripts(material).items()),
        partial(File, "site.css", styles()),
        partial(File, "print.css", paper()),
        partial(File, "llms.txt", summary(material, made)),
        *((partial(File, "sitemap.xml", sitemap(material, made)),) if material.base else ()),
    ]
    return len(makers), (make() for make in makers)


def _framed(frame: Frame, page: Page) -> File:
    return File(page.path, frame.text(page))


def asset(name: str) -> str:
    """Return a file that lies beside this module."""
    return (HERE / "assets" / name).read_text(encoding="utf-8")


def styles() -> str:
    """Return the one stylesheet: that of every document, and what the frame adds."""
    return f"{stylesheet.shared(COLUMNS, BARS)}{stylesheet.boxed('banner')}{asset('site.css')}"


def paper() -> str:
    """Return the styles of a result on paper, which a script has written: nobody knows here how long it is."""
    sizes = "".join(f"body:has(.sources li:nth-child({count})){{font-size:{size}pt}}\n" for count, size in SMALLER)
    return f"{stylesheet.printed(PAPER)}@media print{{\n{sizes}}}\n"


def summary(material: Material, made: Sequence[Page]) -> str:
    """Return llms.txt: what the site is, and its pages."""
    lines = [
        f"# {NAME}",
        "",
        f"> {made[0].description} General information, no medical or legal advice. In an emergency call 911.",
        "",
        f"Data of {material.catalogue.version}. Each page gives short answers first; everything is folded below them.",
        "",
        "## Pages",
        "",
    ]
    lines += [
        f"- [{page.title}]({material.base}{page.path}): {page.description}" for page in made if page.path != MISSING
    ]
    return "\n".join(lines) + "\n"


def sitemap(material: Material, made: Sequence[Page]) -> str:
    """Return sitemap.xml."""
    day = linked.modified(material.catalogue.version)
    urls = "".join(
        f"<url><loc>{material.base}{page.path.removesuffix('index.html')}</loc><lastmod>{day}</lastmod></url>\n"
        for page in made
        if page.path != MISSING
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{urls}</urlset>\n"


def target(name: str, *, force: bool) -> Path:
    """Return the directory that a name leads to, when a site may be written there. Raises UsageError."""
    path = Path(name)
    if not name.strip():
        raise UsageError("DIR is empty; name a directory")
    if not path.is_dir():
        if path.exists():
            raise UsageError(f"'{name}' is no directory; name one, or one that is to be made")
    elif not force and any(path.iterdir()):
        raise UsageError(f"the directory '{name}' is not empty; name another, or replace the pages in it with --force")
    return path


def write(directory: Path, files: Iterator[File]) -> Iterator[File]:
    """Write files, and yield each when it is there. Raises OSError."""
    for file in files:
        path = directory / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8", newline="\n")
        yield file
