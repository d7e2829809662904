"""Every rule has a whole page, and its examples behave as the page says."""

from __future__ import annotations

import pytest

from checker.rule import Rule
from checker.testing import Example, assert_example, assert_page, examples, registry

RULES = [r for r in registry().rules if r.origin.split()[0] == "fazhi-checker"]
CASES = [(r, e) for r in RULES for e in examples(r)]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_page_is_whole(rule: Rule) -> None:
    assert_page(rule)
    if rule.area != "I":
        kinds = {e.good for e in examples(rule)}
        assert kinds == {True, False}, "a page needs a good and a bad example"


@pytest.mark.parametrize(("rule", "example"), CASES, ids=[f"{r.name}-{i}" for i, (r, _) in enumerate(CASES)])
def test_example(rule: Rule, example: Example) -> None:
    assert_example(rule, example)
