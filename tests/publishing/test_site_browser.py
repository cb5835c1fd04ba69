"""The site in a real browser, from files and from a host; skipped where there is none, and then it says so."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from browsers import Window, axe, opened
from ptvspt.loading import library
from ptvspt.publishing import site
from ptvspt.publishing.records import Material

KINDS = (
    "index.html",
    "interview.html",
    "compare.html",
    "compare/trainer-strength-coach.html",
    "professions.html",
    "professions/dietitian.html",
    "places.html",
    "places/tx.html",
    "pay.html",
    "pay/trainer.html",
    "career.html",
    "sources.html",
    "about.html",
    "data.html",
    "404.html",
)
OPEN = "document.querySelectorAll('details').forEach(one => { one.open = true })"
FINDINGS = """
const done = arguments[arguments.length - 1];
const told = found => found.violations.map(one => one.id + ': ' + one.nodes[0].html);
axe.run(document, {resultTypes: ['violations'], preload: false}).then(found => done(told(found)));
"""
SHOWN = """
return [...document.querySelectorAll('#tables thead')].map(
  head => [...head.querySelectorAll('th')].slice(1).filter(one => one.offsetParent).map(one => one.textContent));
"""
CITED = """
return [...document.querySelectorAll('#tables td sup a')].filter(one => one.offsetParent)
  .map(one => one.getAttribute('href').slice(1));
"""
LISTED = "return [...document.querySelectorAll('#tables .sources li:not([hidden])')].map(one => one.id)"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("site")
    material = Material(
        library.load(), library.places(), library.careers(None, None)[0], library.interview(), "2026-11-27"
    )
    assert len(list(site.write(directory, site.files(material)[1]))) > 100
    return directory


@pytest.fixture(scope="module")
def window() -> Iterator[Window]:
    with opened() as found:
        yield found


def test_no_page_keeps_anybody_out_scrolls_sideways_or_asks_for_anything_from_elsewhere(
    place: Path, window: Window
) -> None:
    """One test, as a browser takes longer to start than to look: light and narrow, then dark and wide and unfolded."""
    script, found = axe(), []
    for path in KINDS:
        for width, dark in ((320, False), (1200, True)):
            window.show((place / path).as_uri(), width=width, dark=dark)
            if dark:
                window.run(OPEN)
            window.run(script)
            found += [(path, width, one) for one in window.driver.execute_async_script(FINDINGS)]
            window.run(OPEN)
            found += [(path, width, "scrolls")] * window.run(
                "return document.scrollingElement.scrollWidth > innerWidth"
            )
            console, sent = window.heard()
            found += [(path, width, one) for one in console]
            found += [(path, width, one) for one in sent if not one.startswith(place.as_uri())]
            assert window.run("return document.cookie + (localStorage.length + sessionStorage.length)") == "0"
    assert found == []


class Handler(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        pass


def test_a_host_needs_nothing_but_the_files(place: Path, window: Window) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(place))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/"
        for path in ("index.html", "compare.html", "places/tx.html"):
            window.show(f"{base}{path}")
            console, sent = window.heard()
            assert console == []
            assert [one for one in sent if not one.startswith(base)] == []
            assert (
                window.run("return getComputedStyle(document.querySelector('.bar')).backgroundColor")
                == "rgb(0, 94, 184)"
            )
        server.shutdown()


def test_two_to_four_professions_are_chosen_by_keyboard_and_stand_side_by_side(place: Path, window: Window) -> None:
    from selenium.webdriver.common.keys import Keys

    window.show((place / "compare.html").as_uri())
    told = window.driver.find_element("id", "told")
    boxes = {one.get_attribute("value"): one for one in window.driver.find_elements("css selector", "#chooser input")}
    pair = ["Physical therapist", "Personal trainer"]
    assert window.run(SHOWN) == [pair] * 16
    assert told.find_element("tag name", "a").get_attribute("href") == (place / "compare/pt-trainer.html").as_uri()
    boxes["trainer"].send_keys(Keys.TAB)
    window.driver.switch_to.active_element.send_keys(Keys.SPACE)
    assert window.run(SHOWN) == [[*pair, "Physical therapist assistant"]] * 16
    assert window.driver.current_url.endswith("compare.html#pt,trainer,pta")
    links = [one.get_attribute("href").rpartition("/")[2] for one in told.find_elements("tag name", "a")]
    assert links == ["pt.html", "trainer.html", "pta.html"]
    for id_ in ("ot", "dietitian"):
        boxes[id_].send_keys(Keys.SPACE)
    assert told.text == "5 are chosen, and 4 fit side by side. Take away 1."
    assert len(window.run(SHOWN)[0]) == 4
    for id_ in ("ot", "dietitian", "pta", "pt"):
        boxes[id_].send_keys(Keys.SPACE)
    assert told.text == "Choose one more to compare."
    assert window.heard()[0] == []


def test_an_address_brings_a_choice_back_and_none_that_cannot_be_shown(place: Path, window: Window) -> None:
    window.show(f"{(place / 'compare.html').as_uri()}#dietitian,physician")
    assert window.run(SHOWN)[0] == ["Dietitian", "Physician"]
    cited, listed = window.run(CITED), window.run(LISTED)
    assert 10 < len(listed) < 200
    assert set(listed) == set(cited)
    window.show(f"{(place / 'compare.html').as_uri()}#nobody,<b>")
    assert window.run(SHOWN)[0] == ["Physical therapist", "Personal trainer"]
    window.show(f"{(place / 'compare.html').as_uri()}#dietitian")
    assert window.driver.find_element("id", "told").text == "Choose one more to compare."
    assert window.run(SHOWN)[0] == ["Dietitian"]


def test_without_scripts_the_pairs_are_there_and_the_page_says_why_there_is_no_choice(
    place: Path, window: Window
) -> None:
    window.show((place / "compare.html").as_uri(), scripts=False)
    body = window.driver.find_element("tag name", "body").text
    assert "JavaScript must be on. Without it, each pair below has a page of its own." in body
    assert "Physical therapist or chiropractor" in body
    assert "Mainly for" not in body
