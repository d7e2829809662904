"""Makes the pictures of docs/authors.md anew: runs `fazhi serve` and photographs it in a headless Chromium.

    pip install -e '.[all,browser]'
    python docs/img/make_pictures.py

Needs chromium, chromedriver and a Chinese font. The draft is examples/reports/faulty.docx.
"""

from __future__ import annotations

import base64
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

HERE = Path(__file__).parent
DRAFT = HERE.parents[1] / "examples" / "reports" / "faulty.docx"
WIDTH, HEIGHT = 1200, 720


def main() -> None:
    """Start the server and a browser, take the pictures, end both."""
    command = [sys.executable, "-m", "checker", "serve", "--port", "0", "--isolated"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert server.stdout is not None
        address = "http://" + server.stdout.readline().split("http://")[1].split("/")[0]
        with tempfile.TemporaryDirectory() as folder:
            browser = start_browser(folder)
            try:
                take(browser, address)
            finally:
                browser.quit()
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(10)


def start_browser(folder: str) -> Any:
    """A Chromium with a profile of its own and a window whose inside is WIDTH by HEIGHT."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in ("headless", "no-sandbox", "disable-gpu", "hide-scrollbars", "force-prefers-reduced-motion"):
        options.add_argument(f"--{flag}")
    options.add_argument(f"--user-data-dir={folder}")
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    resize(browser, WIDTH, HEIGHT)
    return browser


def resize(browser: Any, width: int, height: int) -> None:
    """Set the size of the page, whatever the window's frame takes."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def photograph(browser: Any, name: str) -> None:
    """Save what the page shows, small enough for a page of documentation."""
    made = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "webp", "quality": 80})
    (HERE / f"{name}.webp").write_bytes(base64.b64decode(made["data"]))


def take(browser: Any, address: str) -> None:
    """The page before and after a check, a contradiction with both its sides, and the phone."""
    browser.get(address)
    photograph(browser, "start")
    browser.find_element(By.ID, "file").send_keys(str(DRAFT))
    WebDriverWait(browser, 20).until(lambda b: b.find_elements(By.CSS_SELECTOR, "#view .card"))
    photograph(browser, "result")
    mark = browser.find_element(By.CSS_SELECTOR, ".mark.inconsistency[data-side]")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", mark)
    mark.click()
    photograph(browser, "conflict")
    resize(browser, 390, 760)
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", mark)
    mark.click()
    photograph(browser, "phone")


if __name__ == "__main__":
    main()
