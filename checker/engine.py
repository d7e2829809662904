"""Bytes in, `FileResult` out: choose a reader, run the rules, never lose a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from pathlib import PurePath
from typing import Any, TypeVar

from checker._version import __version__
from checker.dataclass import dataclass
from checker.diagnostics import Diagnostic, FileResult, Finding, Label, PartState, Severity, Text
from checker.diagnostics.fingerprint import fingerprint
from checker.diagnostics.suppression import EXPIRED, UNUSED, Suppression, suppress
from checker.document import Document, ReadNote, ReportFacts, Span, UnreadableInput
from checker.document.directives import with_directives
from checker.document.reader import Reader
from checker.limits import TimeUp, time_limit
from checker.plugins import Registry
from checker.report import Context, Report
from checker.rule import Rule

INTERNAL = ("I001", "internal-error")
UNREAD = ("I002", "unread-input")
SHOWN = 3
"""Rules named when many fail in the same way."""
T = TypeVar("T")
Look = Callable[[Report], None]


def _nothing(_path: str) -> frozenset[str]:
    return frozenset()


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
    ignored: Callable[[str], frozenset[str]] = _nothing
    """Names of the rules to leave out for a path (`per-file-ignores`)."""
    suppressions: tuple[Suppression, ...] = ()
    time_limit: float | None = None
    """Seconds one input may take; None: no limit."""
    claims: bool = False
    """Whether results carry the figures as rows, for a reporter that shows them (html)."""


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
    return with_directives(choose_reader(plan.registry.readers, data, path).read(data, path))


def check_data(plan: Plan, data: bytes, path: str, look: Look | None = None) -> FileResult:
    """Check one input. Whatever happens, the result says so: unreadable input and crashes become findings.

    `look` is shown the report after its check (within the time limit), for those who need more than the findings;
    it is not called for unreadable input.
    """
    try:
        with time_limit(plan.time_limit):
            return _check(plan, data, path, look)
    except TimeUp:
        seconds = f"{plan.time_limit:g}"
        return unread_result(
            path,
            Text(
                f"在 {seconds} 秒内没有检查完，已停止：这份文件没有结论。",
                f"Not finished within {seconds} s and stopped: there is no verdict on this file.",
            ),
            Text("可用 --time-limit 放宽；文件过大时请拆分。", "Raise --time-limit, or split a very large file."),
        )


def _check(plan: Plan, data: bytes, path: str, look: Look | None) -> FileResult:
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
    report = Report(document, plan.registry.knowledge, plan.context)
    result = check_report(plan, report)
    if look is not None:
        look(report)
    return result


def unread_result(path: str, message: Text, help_: Text) -> FileResult:
    """The result of an input that could not be read."""
    code, name = UNREAD
    label = Label(Span(0, 0))
    mark = fingerprint(None, name, label.span, path)
    found = Diagnostic(code, name, Severity.ERROR, message, label, help=help_, fingerprint=mark)
    return FileResult(path, None, None, ReportFacts(), (), None, (found,))


def check_document(plan: Plan, document: Document) -> FileResult:
    """Run the plan's rules over one document; findings come sorted by place."""
    return check_report(plan, Report(document, plan.registry.knowledge, plan.context))


def check_report(plan: Plan, report: Report) -> FileResult:
    """Run the plan's rules over one report; what they computed stays in the report."""
    document = report.document
    left_out = plan.ignored(document.path)
    rules = [rule for rule in plan.rules if rule.name not in left_out]
    found: set[Diagnostic] = set()
    failed: dict[str, list[Rule]] = {}
    for rule in rules:
        try:
            found.update(_findings(plan, rule, report))
        except Exception as error:  # any plugin may raise anything; the run goes on and says so
            failed.setdefault(repr(error), []).append(rule)

    def told(read: Callable[[], T], otherwise: T) -> T:
        """What the report says of itself; a stage that fails is named once, by the rules that needed it or here."""
        try:
            return read()
        except Exception as error:
            failed.setdefault(repr(error), [])
            return otherwise

    facts = told(lambda: report.facts, ReportFacts())
    profile = told(lambda: report.profile.id if report.profile else None, None)
    parts = told(lambda: report.parts, tuple[PartState, ...]())
    coverage = told(lambda: report.coverage, None)
    found.update(_crash(culprits, document.path, error) for error, culprits in failed.items())
    found.update(_unread_part(document, note) for note in document.notes if note.unread)
    split = suppress(
        document, sorted(found, key=Diagnostic.sort_key), plan.suppressions, plan.context.today, _ran(plan, rules)
    )
    return FileResult(
        document.path,
        document,
        profile,
        facts,
        parts,
        coverage,
        tuple(levelled(plan, d) for d in split.kept),
        split.suppressed,
        _claims(report) if plan.claims else None,
    )


def _claims(report: Report) -> tuple[dict[str, Any], ...] | None:
    """The figures as rows; None when they cannot be read, which the rules that needed them have reported."""
    try:
        from checker.claims.output import figure_records

        return figure_records(report.document, report.mentions, report.claims)
    except Exception:
        return None


def levelled(plan: Plan, found: Diagnostic) -> Diagnostic:
    """A finding of the program's own at the severity the configuration gives it; what is not whole stays an error."""
    wanted = plan.severities.get(found.name)
    own = found.name in (UNUSED[1], EXPIRED[1])
    return replace(found, severity=wanted) if own and wanted else found


def _ran(plan: Plan, rules: Iterable[Rule]) -> Callable[[str], bool | None]:
    """Tells of a code or name whether its rule is among `rules`; None when nobody knows it."""
    running = {key for rule in rules for key in (rule.code, rule.name)}
    known = {key for rule in plan.registry.rules for key in (rule.code, rule.name)}
    return lambda key: True if key in running else (False if key in known else None)


def _unread_part(document: Document, note: ReadNote) -> Diagnostic:
    code, name = UNREAD
    span = note.span or Span(0, 0)
    mark = fingerprint(None, name, span, document.path + note.zh)
    return Diagnostic(code, name, Severity.ERROR, Text(note.zh, note.en), Label(span), fingerprint=mark)


def run_rule(plan: Plan, rule: Rule, report: Report) -> list[Diagnostic]:
    """The findings of one rule; a rule that raises gives one `internal-error` instead."""
    try:
        return _findings(plan, rule, report)
    except Exception as error:
        return [_crash([rule], report.document.path, repr(error))]


def _findings(plan: Plan, rule: Rule, report: Report) -> list[Diagnostic]:
    if rule.needs_profile and report.profile is None:
        return []
    options = {**rule.options, **plan.options.get(rule.name, {})}
    return [_stamp(plan, rule, report, found) for found in rule.check(report, options)]


def _stamp(plan: Plan, rule: Rule, report: Report, found: Finding) -> Diagnostic:
    for label in (found.primary, *found.secondary):
        if label.span.end > len(report.text):
            raise ValueError(f"a label outside the text: {label.span}")
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


def _crash(rules: Sequence[Rule], path: str, error: str) -> Diagnostic:
    """One finding for all rules that failed in the same way; none of them: a stage before the rules."""
    code, name = INTERNAL
    who = "、".join(f"{r.name}（{r.code}，来自 {r.origin}）" for r in rules[:SHOWN]) or "报告要素的读取"
    who_en = ", ".join(f"{r.name} ({r.code}, from {r.origin})" for r in rules[:SHOWN]) or "reading the report's facts"
    if len(rules) > SHOWN:
        who, who_en = f"{who}等 {len(rules)} 条", f"{who_en} and {len(rules) - SHOWN} more"
    return Diagnostic(
        code,
        name,
        Severity.ERROR,
        Text(
            f"规则 {who} 检查 {path} 时出错（fazhi {__version__}）：{error}",
            f"Rule {who_en} failed on {path} (fazhi {__version__}): {error}",
        ),
        Label(Span(0, 0)),
        help=Text("其他规则已照常检查；请把本提示告诉维护者。", "All other rules ran; please report this."),
        fingerprint=fingerprint(None, name, Span(0, 0), error + path),
    )
