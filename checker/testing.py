"""The harness for rule authors: run one rule over a text, and read the examples out of its docstring."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.diagnostics import Diagnostic
from checker.document.readers.text import TextReader
from checker.engine import Plan, run_rule
from checker.plugins import Registry, load_registry
from checker.report import Context, Report
from checker.rule import Rule

TODAY = dt.date(2026, 1, 15)
_SECTION = re.compile(r"^## (.+)$", re.M)
_FENCE = re.compile(r"^```text *(.*?)\n(.*?)^```", re.M | re.S)


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule's docstring; `settings` from the fence's info string (`year=2022 profile=…`)."""

    good: bool
    text: str
    settings: Mapping[str, str]


@cache
def registry() -> Registry:
    """The installed plugins, loaded once per test run."""
    return load_registry()


def make_report(text: str, *, path: str = "样例.txt", profile: str | None = None, year: int | None = None) -> Report:
    """A report of plain text."""
    document = TextReader().read(text.encode(), path)
    return Report(document, registry().knowledge, Context(TODAY, profile, year))


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
    found = registry().rule(rule) if isinstance(rule, str) else rule
    if found is None:
        raise LookupError(rule)
    plan = Plan(registry(), (found,), Context(TODAY, profile, year), {found.name: options or {}})
    out = run_rule(plan, found, make_report(text, path=path, profile=profile, year=year))
    for diagnostic in out:
        if diagnostic.name == "internal-error":
            raise AssertionError(diagnostic.message.en)
    return sorted(out, key=Diagnostic.sort_key)


def sections(rule: Rule) -> dict[str, str]:
    """The sections of a rule's page by heading."""
    pieces = _SECTION.split(rule.doc)
    return {title.strip(): body.strip() for title, body in zip(pieces[1::2], pieces[2::2], strict=True)}


def examples(rule: Rule) -> list[Example]:
    """The good (正例) and bad (反例) examples of a rule's docstring."""
    out: list[Example] = []
    for title, good in (("正例", True), ("反例", False)):
        for info, text in _FENCE.findall(sections(rule).get(title, "") + "\n"):
            settings = dict(item.split("=", 1) for item in info.split())
            out.append(Example(good, text, settings))
    return out
