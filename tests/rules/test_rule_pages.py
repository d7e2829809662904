"""Every rule has a whole page, and its examples behave as the page says."""

from __future__ import annotations

import pytest

from checker.rule import AREAS, Rule
from checker.testing import Example, examples, findings, registry, sections

SECTIONS = ["检查什么", "为什么", "依据", "正例", "反例", "选项", "误报与边界"]
RULES = registry().rules
CASES = [(r, e) for r in RULES for e in examples(r)]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_page_is_whole(rule: Rule) -> None:
    page = sections(rule)
    assert list(page) == SECTIONS
    assert all(page.values())
    assert rule.area in AREAS
    assert rule.title.zh
    assert rule.title.en
    if rule.area != "I":
        assert any(e.good for e in examples(rule))
        assert any(not e.good for e in examples(rule))


@pytest.mark.parametrize(("rule", "example"), CASES, ids=[f"{r.name}-{i}" for i, (r, _) in enumerate(CASES)])
def test_example(rule: Rule, example: Example) -> None:
    settings = dict(example.settings)
    year = int(settings["year"]) if "year" in settings else None
    found = findings(rule, example.text, year=year, profile=settings.get("profile"))
    assert bool(found) is not example.good
