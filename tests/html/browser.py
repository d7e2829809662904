"""A headless Chromium for the tests of pages, and axe-core from npm to look for what shuts people out."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-prefers-reduced-motion",
)


@contextmanager
def chromium(folder: Path, size: str = "1366,900") -> Iterator[Any]:
    """A driver with a fresh profile that saves downloads in `folder`; skips the test where there is no Chromium."""
    webdriver = pytest.importorskip("selenium.webdriver")
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not binary or not driver:
        pytest.skip("no chromium with chromedriver")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for flag in (*FLAGS, f"--window-size={size}", f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"download.default_directory": str(folder)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    try:
        yield browser
    finally:
        browser.quit()


def axe_source(folder: Path) -> str:
    """The script of axe-core; skips the test where npm or its registry is missing."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm")
    made = subprocess.run(
        [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), "axe-core@4"],
        capture_output=True,
        timeout=110,
        check=False,
    )
    if made.returncode:
        pytest.skip("npm could not install axe-core")
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(browser: Any, source: str) -> list[str]:
    """The serious and critical violations axe-core finds on the page as it stands."""
    browser.execute_script(source)
    found = browser.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "axe.run(document, {resultTypes: ['violations']}).then((r) => done(JSON.stringify(r.violations)));"
    )
    grave = [v for v in json.loads(found) if v["impact"] in ("serious", "critical")]
    return [f"{v['id']}: {[n['html'][:120] + '|' + str(n['any'][:1]) for n in v['nodes'][:3]]}" for v in grave]
