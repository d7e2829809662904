"""`fazhi rules` lists them all, `fazhi rule` explains one."""

from __future__ import annotations

import json

from rich.cells import cell_len

from checker.cli.testing import fazhi
from checker.testing import registry


def test_table_names_every_rule_within_the_width() -> None:
    out = fazhi("rules", "--isolated").out
    assert all(rule.code in out and rule.name in out for rule in registry().rules)
    assert max(map(cell_len, out.split("\n"))) <= 80


def test_selection_and_json() -> None:
    listed = json.loads(fazhi("rules", "S", "wording", "--isolated", "--format", "json").out)
    assert {r["code"][0] for r in listed} == {"S", "W"}
    assert fazhi("rules", "Q").code == 2


def test_page_by_name_code_and_lower_case_code() -> None:
    by_name = fazhi("rule", "wording", "--isolated").out
    assert fazhi("rule", "W101", "--isolated").out == fazhi("rule", "w101", "--isolated").out == by_name
    assert "✓ 截至目前" in by_name
    assert "✗ 截止" in by_name
    assert max(map(cell_len, by_name.split("\n"))) <= 80


def test_page_as_markdown_and_json() -> None:
    rule = registry().rule("wording")
    assert rule is not None
    assert rule.doc in fazhi("rule", "wording", "--isolated", "--format", "markdown").out
    assert json.loads(fazhi("rule", "wording", "--isolated", "--format", "json").out)["page"] == rule.doc


def test_unknown_rule_suggests() -> None:
    ran = fazhi("rule", "wordng")
    assert ran.code == 2
    assert "did you mean wording?" in ran.err


def test_every_page_can_be_shown() -> None:
    for rule in registry().rules:
        assert "误报与边界" in fazhi("rule", rule.code, "--isolated").out


def test_rules_over_many_reports_are_listed_and_explained() -> None:
    assert "A103  copied-text" in fazhi("rules", "A", "--isolated").out
    page = fazhi("rule", "missing-report", "--isolated").out
    assert "名册" in page
    assert "误报与边界" in page
