"""The interview on its page, in a real browser: by keyboard alone, on a phone and on a wide screen."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader
from selenium.webdriver import Chrome, ChromeOptions, ChromeService, Keys
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.support.wait import WebDriverWait

from ptvspt.document import stylesheet
from ptvspt.interview.blanks import Filling
from ptvspt.interview.engine import advise, chosen, next_question
from ptvspt.interview.records import Question
from ptvspt.interview.voices import Audience, spoken
from ptvspt.loading import library
from ptvspt.publishing import browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="no Chromium with its chromedriver: the interview is not tried in a browser"
)
CARE = library.interview()
CASES = {
    case["name"]: case
    for case in yaml.safe_load((Path(__file__).parents[1] / "cases" / "care.yaml").read_text(encoding="utf-8"))
}
PERSONS = {
    "an emergency": "Man, 58, with chest pressure into the jaw right now",
    "thoughts of suicide": "Man, 37, who wants to train and thinks of ending his life",
    "a sore knee, with weight to lose": "Woman, 53, knee, wants less pain and less weight",
    "a healthy beginner": "Smoker, 24, inactive, wants to walk",
    "a trainer for a client": "Client, 45, knee aches on stairs for weeks, wants to lose weight",
    "after surgery": "Woman, 30, knee operated on ten weeks ago, limits known, wants strength",
}
WIDTHS = (320, 1200)
LONG = 20
"""From so many options on, one is chosen from a list that opens."""
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"
BASE = """<!DOCTYPE html>
<html lang="en-US"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{{ page.title }}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="{{ root }}site.css"></head>
<body><header><p>In an emergency call 911.</p></header>
<main id="main">{% block main %}{% endblock %}</main>{% block scripts %}{% endblock %}</body></html>
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the page lies, with its scripts beside it, in a plain frame."""
    place = tmp_path_factory.mktemp("site")
    templates = Path(browser.__file__).parent / "templates"
    loader = ChoiceLoader([DictLoader({"base.html": BASE}), FileSystemLoader(templates)])
    scripts = browser.scripts(CARE, library.load(), library.places().values())
    template = Environment(loader=loader, autoescape=True).get_template("interview.html")
    text = template.render(page={"title": CARE.title}, root="", scripts=browser.SCRIPTS, policy=POLICY)
    (place / "interview.html").write_text(text, encoding="utf-8")
    (place / "site.css").write_text(f"{stylesheet.BASE}}}", encoding="utf-8")
    (place / "print.css").write_text("", encoding="utf-8")
    for name, script in scripts.items():
        (place / name).write_text(script, encoding="utf-8")
    return (place / "interview.html").as_uri()


@pytest.fixture(scope="module")
def started() -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    found = Chrome(options=options, service=ChromeService(DRIVER))
    yield found
    found.quit()


@pytest.fixture
def driver(started: Chrome) -> Iterator[Chrome]:
    """The browser, whose console must be silent, and which must ask for nothing but the page's own files."""
    yield started
    assert [entry["message"] for entry in logged(started, "browser")] == []
    sent = [json.loads(entry["message"])["message"] for entry in logged(started, "performance")]
    urls = [one["params"]["request"]["url"] for one in sent if one["method"] == "Network.requestWillBeSent"]
    assert [url for url in urls if not url.startswith(("file:", "data:"))] == []


def logged(driver: Chrome, name: str) -> list[dict[str, Any]]:
    """Return what a log got since it was read last."""
    return list(driver.get_log(name))  # type: ignore[no-untyped-call]  # selenium has no types there


def opened(driver: Chrome, address: str, width: int = 1200) -> None:
    """Open the page at a width, with nothing in its logs."""
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    driver.get("about:blank")
    for name in ("browser", "performance"):
        logged(driver, name)
    driver.get(address)


def press(driver: Chrome, *keys: str) -> None:
    ActionChains(driver, duration=0).send_keys(*keys).perform()


def read(driver: Chrome, script: str) -> Any:
    return driver.execute_script(f"return {script}")


def focused(driver: Chrome) -> str:
    """The words of what has the focus."""
    return str(read(driver, "document.activeElement.textContent"))


def heading(driver: Chrome) -> str:
    return str(read(driver, "document.querySelector('h1').textContent"))


def overflow(driver: Chrome) -> int:
    """By how many pixels the page is wider than the screen."""
    return int(read(driver, "document.documentElement.scrollWidth - window.innerWidth"))


def answer(driver: Chrome, question: Question, given: Sequence[str], at: int = 0) -> None:
    """Choose options and go on, by keys alone, from the question's heading on; `at` is the radio chosen already."""
    places = sorted(list(question.options).index(one) for one in given)
    if not question.multiple and len(question.options) > LONG:
        press(driver, Keys.TAB, question.options[given[0]].label, Keys.TAB, Keys.TAB, Keys.ENTER)
    elif question.multiple:
        steps = [Keys.TAB * (place - before) for before, place in zip([-1, *places], places, strict=False)]
        press(driver, *(key for tabs in steps for key in (tabs, Keys.SPACE)), Keys.ENTER)
    else:
        press(driver, Keys.TAB, Keys.ARROW_DOWN * (places[0] - at) or Keys.SPACE, Keys.ENTER)


def begun(driver: Chrome, address: str, audience: Audience = Audience.SELF, width: int = 1200) -> None:
    """Open the page and say for whom it is."""
    opened(driver, address, width)
    while not read(driver, "document.activeElement.matches('input')"):  # from the top of the page
        press(driver, Keys.TAB)
    press(driver, Keys.ARROW_DOWN * list(Audience).index(audience) or Keys.SPACE, Keys.ENTER)


def interviewed(driver: Chrome, address: str, case: dict[str, Any], width: int = 1200) -> list[str]:
    """Answer all questions as a person, and return the lines that say where one is."""
    logic = spoken(CARE, Audience(case.get("for", "self")))
    begun(driver, address, Audience(case.get("for", "self")), width)
    positions = []
    answers: dict[str, frozenset[str]] = {}
    while (question := next_question(logic, answers)) is not None:
        assert (focused(driver), heading(driver)) == (question.text, question.text)
        assert overflow(driver) <= 0, question.id
        positions.append(str(read(driver, "document.querySelector('.progress').textContent")))
        answers[question.id] = chosen(case["answers"])[question.id]
        answer(driver, question, list(answers[question.id]))
    return positions


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("person", PERSONS)
def test_the_interview_leads_to_the_result_by_keyboard_alone(
    driver: Chrome, address: str, person: str, width: int
) -> None:
    case = CASES[PERSONS[person]]
    positions = interviewed(driver, address, case, width)
    left = [int(words[3]) for words in map(str.split, positions) if "about" in words]
    assert left == sorted(left, reverse=True)
    audience = Audience(case.get("for", "self"))
    advice = advise(spoken(CARE, audience), case["answers"])
    label = Filling(spoken(CARE, audience), advice.answers, audience).outcome(advice.outcome).label
    if not advice.outcome.ends:
        assert focused(driver) == "Are these answers right?"
        assert read(driver, "document.querySelectorAll('.answers li').length") == len(advice.answers) + 1
        press(driver, Keys.ENTER)
    assert focused(driver).endswith(label)
    assert read(driver, "document.querySelector('main > section.banner').className").startswith("banner banner-")
    assert read(driver, "document.querySelector('main').firstElementChild.tagName") == "SECTION"
    assert overflow(driver) <= 0
    driver.execute_script("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert overflow(driver) <= 0


def test_without_a_choice_the_error_is_announced_and_leads_to_the_question(driver: Chrome, address: str) -> None:
    begun(driver, address)
    press(driver, Keys.ENTER)
    assert read(driver, "document.activeElement.getAttribute('role')") == "alert"
    assert focused(driver) == "Nothing is chosen yet. Please choose one or more."
    assert read(driver, "document.title").startswith("Error: Any of these now")
    press(driver, Keys.TAB, Keys.ENTER, Keys.TAB, Keys.ENTER)
    assert read(driver, "document.querySelectorAll('[role=alert]').length") == 1
    press(driver, Keys.TAB, Keys.ENTER, Keys.SPACE, Keys.ENTER)
    assert heading(driver) == "Emergency: Call 911 now"


def test_no_more_is_taken_than_may_be_chosen(driver: Chrome, address: str) -> None:
    begun(driver, address)
    for id_, given in (("emergency", ["none"]), ("age", ["18-44"]), ("reason", ["hurts"])):
        answer(driver, CARE.questions[id_], given)
    answer(driver, CARE.questions["where"], ["neck", "hip", "knee", "foot"])
    assert focused(driver) == "Please choose at most three: those that matter most."


def test_none_of_these_and_a_sign_take_each_other_away(driver: Chrome, address: str) -> None:
    begun(driver, address)
    options = list(CARE.questions["emergency"].options)
    press(driver, Keys.TAB, Keys.SPACE, Keys.TAB * options.index("none"), Keys.SPACE)
    assert checked(driver) == ["none"]
    ActionChains(driver, duration=0).key_down(Keys.SHIFT).send_keys(Keys.TAB).key_up(Keys.SHIFT).perform()
    press(driver, Keys.SPACE)
    assert checked(driver) == [options[options.index("none") - 1]]


def checked(driver: Chrome) -> list[str]:
    return list(read(driver, "[...document.querySelectorAll('input:checked')].map((one) => one.value)"))


def test_back_leads_to_the_question_before_with_its_answer(driver: Chrome, address: str) -> None:
    begun(driver, address)
    answer(driver, CARE.questions["emergency"], ["none"])
    answer(driver, CARE.questions["age"], ["45-64"])
    question = CARE.questions["reason"]
    press(driver, Keys.TAB * (len(question.options) + 3), Keys.ENTER)  # "why we ask" and "continue" stand between
    assert (focused(driver), checked(driver)) == ("How old are you?", ["45-64"])
    answer(driver, CARE.questions["age"], ["65-plus"], at=2)
    driver.back()  # of the browser: it leads through what was shown
    assert (focused(driver), checked(driver)) == ("How old are you?", ["65-plus"])
    for _ in range(4):
        driver.back()
    assert heading(driver) == CARE.title


def test_not_sure_about_an_emergency_asks_which_sign(driver: Chrome, address: str) -> None:
    question = CARE.questions["emergency"]
    signs = [id_ for id_, option in question.options.items() if not option.alone]
    for tabs, expected in (
        (signs.index("stroke") + 1, "Emergency: Call 911 now"),
        (len(signs) + 1, "How old are you?"),
        (len(signs) + 2, "Emergency: If one of these signs may fit, call 911"),
    ):
        begun(driver, address)
        answer(driver, question, ["unsure"])
        assert focused(driver).startswith("Which of them are you not sure about?")
        press(driver, Keys.TAB * tabs, Keys.SPACE, Keys.ENTER)
        assert focused(driver) == expected


def test_a_changed_answer_is_asked_about_and_changes_the_result(driver: Chrome, address: str) -> None:
    case = CASES[PERSONS["a healthy beginner"]]
    interviewed(driver, address, case)
    press(driver, Keys.ENTER)
    before = heading(driver)
    click(driver, "Change an answer")
    click(driver, "Change", at=3)  # behind for whom it is, the signs and the age
    assert (focused(driver), checked(driver)) == (
        CARE.questions["reason"].text.replace("[you/them/your client]", "you"),
        ["fit"],
    )
    press(driver, Keys.TAB, Keys.SPACE, Keys.ENTER)
    assert focused(driver) == CARE.questions["where"].text
    notices = ""
    while (asked := focused(driver)) != "Are these answers right?":
        question = next(one for one in spoken(CARE, Audience.SELF).questions.values() if one.text == asked)
        notices += read(driver, "document.querySelector('[role=status]')?.textContent ?? ''")
        none = [one.id for one in question.options.values() if one.alone and one.id != question.unsure]
        first = next(iter(question.options))
        answer(driver, question, [first] if question.id == "where" or not none else none[:1])
    assert f"Not asked with these answers, so dropped: {CARE.questions['new'].asked}" in notices
    press(driver, Keys.ENTER)
    assert heading(driver) not in ("Are these answers right?", before)


def click(driver: Chrome, text: str, at: int = 0) -> None:
    """Press a button by its words."""
    find = "[...document.querySelectorAll('button')].filter((one) => one.textContent === arguments[0])"
    driver.execute_script(f"{find}[arguments[1]].click()", text, at)


def test_answers_are_nowhere_but_in_memory(driver: Chrome, address: str) -> None:
    interviewed(driver, address, CASES[PERSONS["an emergency"]])
    stored = "[document.cookie, localStorage.length, sessionStorage.length, Object.keys(history.state)]"
    assert read(driver, stored) == ["", 0, 0, ["step"]]
    assert address == driver.current_url
    click(driver, "Start again")
    assert heading(driver) == CARE.title
    assert browser.MEMORY in read(driver, "document.body.textContent")
    press(driver, Keys.ENTER)
    assert (heading(driver), checked(driver)) == (CARE.questions["emergency"].text, [])
    press(driver, Keys.TAB, Keys.SPACE)
    driver.refresh()
    assert (heading(driver), checked(driver)) == (CARE.title, ["self"])
    WebDriverWait(driver, 5).until(lambda _: read(driver, "history.state.step") == 0)
    driver.back()  # past all that was asked before
    assert driver.current_url == "about:blank"


def test_without_scripts_the_page_says_what_to_do_instead(driver: Chrome, address: str) -> None:
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened(driver, address, 320)
        shown = driver.find_element("tag name", "main").text
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert all(words in shown for words in ("911", "988", "ptvspt advise", "call a clinic", "personal trainer"))
