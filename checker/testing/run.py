"""Run rules over texts and files as `fazhi check` would, with every installed plugin, on a fixed day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any

from checker.diagnostics import Diagnostic, FileResult
from checker.document import Document
from checker.document.readers.text import TextReader
from checker.engine import Plan, check_data, read_document, run_rule
from checker.plugins import Registry, load_registry
from checker.report import Context, Report
from checker.rule import Rule

TODAY = dt.date(2026, 1, 15)


@cache
def registry() -> Registry:
    """The installed plugins, loaded once per test run."""
    return load_registry()


def make_plan(*, profile: str | None = None, year: int | None = None) -> Plan:
    """A plan that runs every installed rule with its defaults, on a fixed day."""
    return Plan(registry(), registry().rules, Context(TODAY, profile, year))


def make_document(data: bytes, path: str) -> Document:
    """Read a file's bytes as `fazhi check` would; raises `UnreadableInput`."""
    return read_document(make_plan(), data, path)


def make_report(text: str, *, path: str = "样例.txt", profile: str | None = None, year: int | None = None) -> Report:
    """A report of plain text."""
    document = TextReader().read(text.encode(), path)
    return Report(document, registry().knowledge, Context(TODAY, profile, year))


def check(data: bytes, path: str, *, profile: str | None = None, year: int | None = None) -> FileResult:
    """The whole check of a file's bytes, with every installed rule."""
    return check_data(make_plan(profile=profile, year=year), data, path)


def find_rule(rule: Rule | str) -> Rule:
    """A rule by value, name or code; raises LookupError when no installed plugin offers it."""
    found = registry().rule(rule) if isinstance(rule, str) else rule
    if found is None:
        raise LookupError(rule)
    return found


def findings(
    rule: Rule | str,
    text: str,
    *,
    path: str = "样例.txt",
    profile: str | None = None,
    year: int | None = None,
    options: Mapping[str, Any] | None = None,
) -> list[Diagnostic]:
    """The findings of one rule (by name or value) in `text`, sorted by place; a crash of the rule is raised."""
    found = find_rule(rule)
    plan = Plan(registry(), (found,), Context(TODAY, profile, year), {found.name: options or {}})
    out = run_rule(plan, found, make_report(text, path=path, profile=profile, year=year))
    for diagnostic in out:
        if diagnostic.name == "internal-error":
            raise AssertionError(diagnostic.message.en)
    return sorted(out, key=Diagnostic.sort_key)
