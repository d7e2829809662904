"""A renamed rule goes on answering to its former name, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType

import pytest

from checker.config.model import Layer
from checker.diagnostics import Finding, Severity, Text
from checker.errors import PluginError
from checker.hooks import hookimpl
from checker.plugins import load_registry
from checker.report import Report
from checker.rule import Options, rule
from checker.selection import outdated, select


@rule("W998", "new-name", Text("新名", "new"), Severity.INFO, former=("old-name",))
def renamed(report: Report, options: Options) -> Iterator[Finding]:
    """A rule that was called old-name."""
    yield from ()


def test_former_name_selects_and_is_told() -> None:
    layer = Layer("command line", select=("old-name",))
    assert [r.name for r in select((renamed,), (layer,))] == ["new-name"]
    assert outdated(["old-name", "new-name"], (renamed,)) == (("old-name", "new-name"),)


def test_nobody_else_may_take_a_former_name() -> None:
    other = replace(renamed, code="W997", name="old-name", former=())
    plugin = ModuleType("two")

    @hookimpl
    def fazhi_rules() -> list[object]:
        return [renamed, other]

    plugin.fazhi_rules = fazhi_rules  # type: ignore[attr-defined]
    with pytest.raises(PluginError, match="old-name"):
        load_registry([("two", plugin)])
