"""The HTML report as a person uses it: pointer, keyboard, filters, phone, and axe-core for accessibility."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sample_report as sample
from browser import axe_source, chromium, violations

from checker.diagnostics.reporters.html import report

pytestmark = [pytest.mark.chromium, pytest.mark.slow]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with chromium(tmp_path_factory.mktemp("chromium")) as driver:
        yield driver


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Any:
    file = tmp_path / "report.html"
    file.write_text(report(sample.run()), encoding="utf-8")
    browser.set_window_size(1366, 900)
    browser.get(file.as_uri())
    return browser


def one(browser: Any, selector: str) -> Any:
    return browser.find_element("css selector", selector)


def many(browser: Any, selector: str) -> list[Any]:
    return browser.find_elements("css selector", selector)


def conflict(browser: Any) -> str:
    return one(browser, "[data-rule=duplicate-conflict]").get_attribute("data-f")


def test_the_policy_lets_style_and_script_run_and_nothing_is_logged(page: Any) -> None:
    assert one(page, ".filters").is_displayed()
    assert [e for e in page.get_log("browser") if e["level"] == "SEVERE"] == []


def test_click_in_the_text_then_across_to_the_other_side(page: Any) -> None:
    number = conflict(page)
    here, there = (m for m in many(page, f"a.mark[data-f='{number}'][data-side]"))
    here.click()
    card = one(page, f"#r0-f{number}")
    assert "on" in card.get_attribute("class").split()
    assert "on" in there.get_attribute("class").split()
    tip = one(page, ".tip")
    assert "116 ≠ 121" in tip.text
    tip.find_element("css selector", f"[data-go='r0-f{number}-l1']").click()
    assert page.switch_to.active_element == there
    assert not tip.is_displayed()


def test_keyboard_alone_reaches_the_arithmetic(page: Any) -> None:
    mark = one(page, "a.mark[data-side]")
    page.execute_script("arguments[0].focus()", mark)
    from selenium.webdriver import Keys

    mark.send_keys(Keys.TAB)
    page.switch_to.active_element.send_keys(Keys.SHIFT, Keys.TAB)
    assert one(page, ".tip").is_displayed()
    page.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not one(page, ".tip").is_displayed()


def test_filters_hide_cards_and_fade_marks(page: Any) -> None:
    one(page, ".toggle[data-severity=inconsistency]").click()
    left = {c.get_attribute("data-severity") for c in many(page, ".card") if c.is_displayed()}
    assert left == {"error", "warning", "info"}
    assert one(page, ".shown").text == "显示 4 / 7 条"
    faded = many(page, ".mark.faded")
    assert faded
    assert {c for m in faded for c in m.get_attribute("class").split()} == {"mark", "inconsistency", "faded"}
    rule = one(page, "#r0-rule option[value=stale-year]")
    rule.click()
    assert [c.get_attribute("data-rule") for c in many(page, ".card") if c.is_displayed()] == ["stale-year"]


def test_stepping_walks_through_the_findings(page: Any) -> None:
    forward = one(page, "[data-step='1']")
    seen = []
    for _ in range(7):
        forward.click()
        seen.append(one(page, ".card.on").get_attribute("data-f"))
    assert seen == [str(n) for n in range(7)]


def test_phone_shows_one_column_without_sideways_scrolling(page: Any) -> None:
    page.set_window_size(500, 844)
    page.execute_script("document.body.style.width = '390px'")
    assert page.execute_script("return document.querySelector('.desk').scrollWidth <= 390")
    text, side = one(page, ".text").rect, one(page, ".side").rect
    assert side["y"] > text["y"] + text["height"] - 1


@pytest.mark.npm
def test_axe_finds_no_serious_violation(page: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    source = axe_source(tmp_path_factory.mktemp("axe"))
    assert violations(page, source) == []
    many(page, "a.mark")[0].click()
    one(page, ".panel.wide > summary").click()
    assert violations(page, source) == []
