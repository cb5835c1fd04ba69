"""The whole site, built once: what every page has, where links lead, how large it is, and what is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from html5lib import HTMLParser as Browser
from html5lib.treebuilders import getTreeBuilder

from ptvspt.cli import COMMANDS
from ptvspt.document.tree import BarChart, Details, LineChart, Table
from ptvspt.loading import library
from ptvspt.publishing import chooser, site
from ptvspt.publishing.frame import POLICY
from ptvspt.publishing.records import Material
from running import FIXTURE, Result, answered, refused
from terminals import Terminal

TODAY = "2026-11-27"
BASE = "https://example.org/pt/"
LARGEST = 6_000_000  # bytes
SCOPES = re.compile(r"^(https?|tel|mailto):")
TREE = getTreeBuilder("etree")


@pytest.fixture(scope="module")
def material() -> Material:
    return Material(library.load(), library.places(), library.careers(None, None)[0], library.interview(), TODAY)


@pytest.fixture(scope="module")
def files(material: Material) -> dict[str, str]:
    return made(material)


@pytest.fixture(scope="module")
def pages(files: dict[str, str]) -> dict[str, Any]:
    return {path: parsed(text) for path, text in files.items() if path.endswith(".html")}


def made(material: Material) -> dict[str, str]:
    _, found = site.files(material)
    return dict(found)


def parsed(text: str) -> Any:
    """Return a page as a browser would read it; what is not valid raises."""
    return Browser(tree=TREE, namespaceHTMLElements=False, strict=True).parse(text)


def broken(pages: dict[str, Any], files: dict[str, str]) -> Iterator[str]:
    """Yield the links within the site that lead nowhere."""
    ids = {path: {one.get("id") for one in page.iter() if one.get("id")} for path, page in pages.items()}
    for path, page in pages.items():
        for one in page.iter():
            for link in filter(None, (one.get("href"), one.get("src"))):
                where, _, anchor = link.partition("#")
                if SCOPES.match(link):
                    continue
                target = str(Path("/", path).parent.joinpath(where).resolve())[1:] if where else path
                known = target in files and not (where and target == "compare.html")  # whose script reads what follows
                if target not in files or (known and anchor and anchor not in ids[target]):
                    yield f"{path}: {link}"


def test_every_link_within_the_site_leads_to_a_page_and_a_place_on_it(
    pages: dict[str, Any], files: dict[str, str]
) -> None:
    assert list(broken(pages, files)) == []


def test_a_link_to_the_chooser_names_professions(pages: dict[str, Any], material: Material) -> None:
    """The script reads the address, so that no id is there to be led to."""
    named = {
        one.get("href").partition("#")[2]
        for page in pages.values()
        for one in page.iter("a")
        if "compare.html#" in one.get("href")
    }
    assert named == set(material.catalogue.professions)


def test_no_id_stands_twice_on_a_page(pages: dict[str, Any]) -> None:
    for path, page in pages.items():
        ids = [one.get("id") for one in page.iter() if one.get("id")]
        assert len(ids) == len(set(ids)), path


def test_every_page_says_what_to_do_in_an_emergency_what_it_is_and_where_errors_go(pages: dict[str, Any]) -> None:
    titles = set()
    for path, page in pages.items():
        words = " ".join("".join(page.itertext()).split())
        assert page.get("lang") == "en-US", path
        for text in (
            "In an emergency call 911. In a crisis call or text 988.",
            "Outside the United States call your own emergency number.",
            "report an error",
            "version 2026.",
        ):
            assert text in words, (path, text)
        metas = {one.get("name"): one.get("content") for one in page.iter("meta") if one.get("name")}
        assert 50 <= len(metas["description"]) <= 200 or path == "404.html", (path, metas["description"])
        (title,) = (one.text for one in page.iter("title"))
        assert title, path
        titles.add(title)
        assert len(list(page.iter("h1"))) == 1, path
        assert len(list(page.iter("nav"))) >= 1, path
    assert len(titles) == len(pages)


def test_no_page_holds_a_script_a_style_or_a_request_to_elsewhere(pages: dict[str, Any], files: dict[str, str]) -> None:
    for path, page in pages.items():
        (policy,) = (one.get("content") for one in page.iter("meta") if one.get("http-equiv"))
        assert policy == POLICY, path
        for one in page.iter():
            assert one.tag != "style", path
            assert not [name for name in one.attrib if name == "style" or name.startswith("on")], path
            assert one.tag not in {"iframe", "img", "object", "embed", "form"} or not one.get("action"), path
            if one.tag == "script":
                assert bool(one.get("src")) != (one.get("type") == "application/ld+json"), path
            for link in (
                one.get("src"),
                one.get("href") if one.tag == "link" and one.get("rel") != "canonical" else None,
            ):
                assert link is None or not SCOPES.match(link), path
    for name, text in files.items():
        if name.endswith(".css"):
            assert not re.search(r"https?:|@import|url\(", text), name
        if name.endswith(".js"):
            assert not re.search(r"\.cookie|\w(Storage|DB)\b|\bfetch\(|XMLHttp|sendBeacon|WebSocket|import\(", text), (
                name
            )


def test_a_script_of_a_page_changes_words_and_never_html(files: dict[str, str]) -> None:
    scripts = {name: text for name, text in files.items() if name.endswith(".js")}
    assert "chooser.js" in scripts
    for name, text in scripts.items():
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function", text), name


def test_the_site_is_small_and_of_all_pages(files: dict[str, str]) -> None:
    assert sum(len(text.encode()) for text in files.values()) < LARGEST
    counts = {
        folder: sum(path.startswith(f"{folder}/") for path in files) for folder in ("professions", "places", "compare")
    }
    assert counts == {"professions": 11, "places": 54, "compare": 19}


def test_pages_name_commands_of_the_program_and_lead_from_data_and_careers_to_them(pages: dict[str, Any]) -> None:
    calls = {path: {"".join(one.itertext()) for one in page.iter("code")} for path, page in pages.items()}
    named = {words.split()[1] for found in calls.values() for words in found if words.startswith("ptvspt ")}
    assert named <= set(COMMANDS)
    assert {"ptvspt export package", "ptvspt schema", "ptvspt cite pt.salary.median"} <= calls["data.html"]
    assert calls["career.html"] == {"ptvspt career"}


def test_two_builds_are_the_same(material: Material, files: dict[str, str]) -> None:
    assert made(material) == files


def test_the_stylesheet_knows_every_table_that_is_shown(material: Material) -> None:
    """A table of more columns would not stack on a telephone; the chooser's are cut down by its script."""
    for page in site.plan(material):
        if page.document is None or page.path == "compare.html":
            continue
        blocks = [
            one for block in page.document.blocks for one in (block.blocks if isinstance(block, Details) else (block,))
        ]
        assert all(len(one.columns) <= site.COLUMNS for one in blocks if isinstance(one, Table | LineChart)), page.path
        assert all(len(one.columns) <= site.BARS for one in blocks if isinstance(one, BarChart)), page.path
    assert chooser.MOST < site.COLUMNS


def test_what_pages_say_of_themselves_claims_no_review_and_gives_the_wages(pages: dict[str, Any]) -> None:
    found = {}
    for path, page in pages.items():
        (text,) = (one.text for one in page.iter("script") if one.get("type") == "application/ld+json")
        web, *more = json.loads(text)["@graph"]
        assert web["@type"] == "WebPage", path
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", web["dateModified"]), path
        assert "review" not in text.lower(), path
        found[path] = more
    (occupation,) = found["professions/pt.html"]
    (salary,) = occupation["estimatedSalary"]
    assert (occupation["@type"], salary["median"], salary["currency"]) == ("Occupation", 102760, "USD")
    assert [one["@type"] for one in found["data.html"]] == ["Dataset"]


def test_an_address_gives_canonical_links_a_sitemap_and_a_404_page_that_works_at_any_depth(material: Material) -> None:
    made_ = made(material._replace(base=BASE, report="https://example.org/issues"))
    canonical = f'<link rel="canonical" href="{BASE}'
    assert f'{canonical}places/tx.html">' in made_["places/tx.html"]
    assert f'{canonical}">' in made_["index.html"]
    assert "canonical" not in made_["404.html"]
    assert f'href="{BASE}site.css"' in made_["404.html"]
    assert '<a href="https://example.org/issues">Report an error</a>' in made_["places/tx.html"]
    locations = re.findall(r"<loc>(.*?)</loc>", made_["sitemap.xml"])
    assert set(locations) == {
        f"{BASE}{path.removesuffix('index.html')}" for path in made_ if path.endswith(".html")
    } - {f"{BASE}404.html"}
    assert f"]({BASE}professions/pt.html): " in made_["llms.txt"]


def test_without_an_address_there_is_no_sitemap(files: dict[str, str]) -> None:
    assert "sitemap.xml" not in files
    assert "](professions/pt.html): " in files["llms.txt"]


def test_data_of_ones_own_gives_a_site_whose_links_all_lead_somewhere() -> None:
    own = Material(
        library.load(FIXTURE),
        library.places(FIXTURE),
        library.careers(FIXTURE, None)[0],
        library.interview(FIXTURE),
        TODAY,
    )
    for some in (own, own._replace(places={}, careers=None, interview=None)):
        files = made(some)
        assert list(broken({path: parsed(text) for path, text in files.items() if path.endswith(".html")}, files)) == []


def called(directory: Path, *words: str) -> Result:
    return answered("site", str(directory), "--data", str(FIXTURE), *words, SOURCE_DATE_EPOCH="1795737600")


def test_a_directory_that_holds_something_is_replaced_with_force_alone_and_only_the_pages(tmp_path: Path) -> None:
    place = tmp_path / "a" / "site"
    first = called(place)
    assert first.status == 0, first.err
    assert (first.out.count("\n"), first.err) == (1, "")  # no bar where nobody looks
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    (place / "index.html").write_text("old")
    (place / "mine.txt").write_text("mine")
    assert "is not empty; name another, or replace the pages in it with --force" in refused(called(place))
    assert (place / "index.html").read_text() == "old"
    assert called(place, "--force").status == 0
    assert {path: path.read_bytes() for path in before} == before
    assert (place / "mine.txt").read_text() == "mine"


def test_a_bar_is_drawn_while_it_writes_at_a_terminal_and_leaves_one_line(tmp_path: Path) -> None:
    call = Terminal("site", str(tmp_path / "a\tb"))
    call.sees("Writing")
    call.sees("100%")
    assert call.ends() == 0
    assert call.shown.endswith("begin with " + str(tmp_path / "a\\tb" / "index.html") + "\r\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("",), "DIR is empty; name a directory"),
        (("file",), "'file' is no directory; name one, or one that is to be made"),
        (
            ("new", "--base-url", "example.org"),
            "--base-url 'example.org': no address that begins with https:// or http://",
        ),
        (("new", "--report", "javascript:alert(1)"), "no address that begins with https:// or http:// or mailto:"),
    ],
)
def test_a_wrong_call_is_refused_in_one_line_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("")
    assert said in refused(answered("site", *words))
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
