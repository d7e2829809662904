"""What a rule is: frozen metadata, a docstring with fixed sections, and a generator of findings over a report."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Any, Literal

from checker.dataclass import dataclass
from checker.diagnostics import Finding, Severity, Text
from checker.report import Report

Options = Mapping[str, Any]
Check = Callable[[Report, Options], Iterator[Finding]]
AREAS = {
    "S": Text("结构", "structure"),
    "N": Text("数据一致", "numbers agree"),
    "F": Text("数字写法", "figures well formed"),
    "D": Text("日期", "dates"),
    "C": Text("引用", "citations"),
    "W": Text("用语", "wording"),
    "P": Text("标点", "punctuation"),
    "I": Text("输入", "input"),
}
CORPUS_AREA = "A"
AREA_NAMES = {**AREAS, CORPUS_AREA: Text("多份报告之间", "across reports")}
"""The areas of rules on one report, and the one of rules over many."""


@dataclass(frozen=True)
class Rule:
    """One rule. Its docstring (`doc`) holds the fixed sections what · why · basis · good · bad · options · limits."""

    code: str
    """A letter for the area and three digits; stable for ever."""
    name: str
    """Names the bad pattern; reads well after `ignore`."""
    title: Text
    """One line: what the rule finds."""
    severity: Severity
    """Default severity of its findings."""
    check: Check = field(repr=False)
    doc: str = field(repr=False)
    basis: Text | None = None
    """The regulation, standard or arithmetic law behind it; an article number only where confirmed."""
    since: str = "0.1.0"
    status: Literal["stable", "preview"] = "stable"
    options: Options = field(default_factory=lambda: MappingProxyType({}))
    """Option names and their default values."""
    needs_profile: bool = False
    """Runs only on a report of a known type (most structure rules)."""
    origin: str = "fazhi"
    """The plugin or rule pack it came from."""
    former: tuple[str, ...] = ()
    """Names it had before: they go on selecting it, with a notice, for at least one minor version."""

    def answers(self, key: str) -> bool:
        """Whether `key` is its code, its name or a former name."""
        return key in (self.code, self.name) or key in self.former

    @property
    def area(self) -> str:
        """The area letter."""
        return self.code[0]


def rule(
    code: str,
    name: str,
    title: Text,
    severity: Severity,
    *,
    basis: Text | None = None,
    since: str = "0.1.0",
    status: Literal["stable", "preview"] = "stable",
    options: Options | None = None,
    needs_profile: bool = False,
    former: tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """Make a `Rule` of a generator function `check(report, options)`; its docstring becomes the rule's page."""

    def wrap(check: Check) -> Rule:
        return Rule(
            code,
            name,
            title,
            severity,
            check,
            inspect.cleandoc(check.__doc__ or ""),
            basis,
            since,
            status,
            MappingProxyType(dict(options or {})),
            needs_profile,
            former=former,
        )

    return wrap
