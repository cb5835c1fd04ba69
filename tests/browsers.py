"""A real browser for tests: Debian's Chromium with its driver, where there is one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",  # tests may run as root
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--hide-scrollbars",
)


class Window:
    """A window of a browser, as wide as is asked for; `driver` is Selenium's."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def show(self, url: str, *, width: int = 1200, dark: bool = False, scripts: bool = True) -> None:
        """Open an address afresh in a window of a width, in the light or in the dark."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.get("about:blank")  # else an address that differs behind its # alone is not loaded again
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        self.heard()
        self.driver.get(url)

    def run(self, script: str, *values: object) -> Any:
        """Return what a script returns."""
        return self.driver.execute_script(script, *values)

    def heard(self) -> tuple[list[str], list[str]]:
        """Return what the console has said, and the addresses that were asked for, since this was called last."""
        console = [entry["message"] for entry in self.driver.get_log("browser")]
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [one["params"]["request"]["url"] for one in events if one["method"] == "Network.requestWillBeSent"]
        return console, sent


@contextmanager
def opened() -> Iterator[Window]:
    """Open a window; where there is no browser, the test is skipped with the reason."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="no real browser: selenium is not installed")
    browser = next(filter(None, map(shutil.which, NAMES)), None)
    driver = shutil.which("chromedriver")
    if browser is None or driver is None:
        pytest.skip("no real browser: Debian has it in the packages chromium and chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    found = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    found.set_script_timeout(120)  # a machine may be slow
    try:
        yield Window(found)
    finally:
        found.quit()


def axe() -> str:
    """Return the script of axe, which looks for what keeps people out of a page."""
    from importlib.resources import files

    return files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
