"""What a site is made from, and its pages before they are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ptvspt.career.records import Careers
from ptvspt.document.tree import Document
from ptvspt.interview.records import Interview
from ptvspt.places.records import Place
from ptvspt.profiles.records import Catalogue


class Material(NamedTuple):
    """The data, the day of today, and what whoever publishes the site says of it.

    `base` is the address under which the site will lie, `report` the one where errors are reported; both may be empty.
    """

    catalogue: Catalogue
    places: Mapping[str, Place]
    careers: Careers | None
    interview: Interview | None
    today: str
    base: str = ""
    report: str = ""


class Page(NamedTuple):
    """A page: where it lies in the site, what it is called and about, and what it shows.

    `title` is its heading where it shows a document, and in the window's frame. `template` says how the
    document, if there is one, is framed; `values` is what else the template shows. `nav` is its name in the navigation
    of every page, for the few that stand there; `parent` is the page that leads to it. `data` is what it says of
    itself to programs, in the words of schema.org.
    """

    path: str
    title: str
    description: str
    document: Document | None = None
    template: str = "page.html"
    values: Mapping[str, object] = {}
    nav: str = ""
    parent: str = ""
    see: tuple[tuple[str, str], ...] = ()
    data: tuple[Mapping[str, object], ...] = ()


class File(NamedTuple):
    """A file of a site: its path in it, and its text."""

    path: str
    text: str
