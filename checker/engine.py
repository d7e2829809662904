"""Bytes in, `FileResult` out: choose a reader, run the rules, never lose a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from checker.diagnostics import Diagnostic, FileResult, Finding, Label, Severity, Text
from checker.diagnostics.fingerprint import fingerprint
from checker.document import Document, ReportFacts, Span, UnreadableInput
from checker.document.reader import Reader
from checker.plugins import Registry
from checker.report import Context, Report
from checker.rule import Rule

INTERNAL = ("I001", "internal-error")
UNREAD = ("I002", "unread-input")


@dataclass(frozen=True)
class Plan:
    """What to run: the selected rules in code order, their options and severities, and the run's context."""

    registry: Registry
    rules: tuple[Rule, ...]
    context: Context
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """By rule name; merged over the rule's defaults."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """By rule name; overrides what a rule says."""


def choose_reader(readers: Iterable[Reader], data: bytes, path: str) -> Reader:
    """The first reader that accepts the content; raises `UnreadableInput` when none does."""
    suffix = PurePath(path).suffix.lower()
    head = data[:4096]
    for reader in readers:
        if reader.accepts(head, suffix):
            return reader
    raise UnreadableInput(
        f"不支持的文件格式“{suffix or '无后缀'}”。",
        f"Unsupported file format {suffix or '(no suffix)'}.",
        "请另存为 .docx、.txt、.md、.html 或文字版 .pdf。",
        "Save it as .docx, .txt, .md, .html or a PDF with text.",
    )


def read_document(plan: Plan, data: bytes, path: str) -> Document:
    """Read one input with the reader its content asks for."""
    return choose_reader(plan.registry.readers, data, path).read(data, path)


def check_data(plan: Plan, data: bytes, path: str) -> FileResult:
    """Check one input. Whatever happens, the result says so: unreadable input and crashes become findings."""
    try:
        document = read_document(plan, data, path)
    except UnreadableInput as error:
        return unread_result(path, Text(error.zh, error.en), Text(error.help_zh, error.help_en))
    except Exception as error:  # a reader's bug must not stop the run, nor pass for a clean file
        return unread_result(
            path,
            Text(f"读取时程序出错：{error!r}", f"The reader failed: {error!r}"),
            Text("请另存后重试，并把文件类型告诉维护者。", "Save it anew and retry; please report this."),
        )
    return check_document(plan, document)


def unread_result(path: str, message: Text, help_: Text) -> FileResult:
    """The result of an input that could not be read."""
    code, name = UNREAD
    label = Label(Span(0, 0))
    mark = fingerprint(None, name, label.span, path)
    found = Diagnostic(code, name, Severity.ERROR, message, label, help=help_, fingerprint=mark)
    return FileResult(path, None, None, ReportFacts(), (), None, (found,))


def check_document(plan: Plan, document: Document) -> FileResult:
    """Run the plan's rules over one document; findings come sorted by place."""
    report = Report(document, plan.registry.knowledge, plan.context)
    found = [d for rule in plan.rules for d in run_rule(plan, rule, report)]
    return FileResult(
        document.path,
        document,
        report.profile.id if report.profile else None,
        report.facts,
        report.parts,
        report.coverage,
        tuple(sorted(set(found), key=Diagnostic.sort_key)),
    )


def run_rule(plan: Plan, rule: Rule, report: Report) -> list[Diagnostic]:
    """The findings of one rule; a rule that raises gives one `internal-error` instead."""
    try:
        if rule.needs_profile and report.profile is None:
            return []
        options = {**rule.options, **plan.options.get(rule.name, {})}
        return [_stamp(plan, rule, report, f) for f in rule.check(report, options)]
    except Exception as error:  # any plugin may raise anything; the run goes on and says so
        return [_crash(rule, report, error)]


def _stamp(plan: Plan, rule: Rule, report: Report, found: Finding) -> Diagnostic:
    severity = plan.severities.get(rule.name) or found.severity or rule.severity
    return Diagnostic(
        rule.code,
        rule.name,
        severity,
        found.message,
        found.primary,
        found.secondary,
        found.notes,
        found.basis or rule.basis,
        found.help,
        found.fix,
        fingerprint(report.document, rule.name, found.primary.span, found.key),
    )


def _crash(rule: Rule, report: Report, error: Exception) -> Diagnostic:
    code, name = INTERNAL
    who = f"{rule.name}（{rule.code}，{rule.origin}）"
    return Diagnostic(
        code,
        name,
        Severity.ERROR,
        Text(f"规则 {who} 运行出错：{error!r}", f"Rule {rule.name} ({rule.code}, {rule.origin}) failed: {error!r}"),
        Label(Span(0, 0)),
        help=Text("其他规则已照常检查；请把本提示告诉维护者。", "All other rules ran; please report this."),
        fingerprint=fingerprint(None, name, Span(0, 0), rule.name + report.document.path),
    )
