"""`--format sarif`: SARIF 2.1.0 for code scanning.

Lines, columns and offsets count code points in the text the program reads; for documents that are not text (Word, PDF,
web pages) that is the extracted text, and each result names its place in words as a logical location.
"""

from __future__ import annotations

import json
from typing import Any

from checker._version import __version__
from checker.diagnostics.message import Text
from checker.diagnostics.model import Label, Severity
from checker.diagnostics.reporters.plain import Item, details, items, uri
from checker.diagnostics.result import FileResult
from checker.diagnostics.run import RuleInfo, Run

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVEL = {
    Severity.ERROR: "error",
    Severity.INCONSISTENCY: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
LONGEST = 400
"""Characters of a snippet."""
MIME = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "toml": "application/toml",
}


def report(run: Run) -> str:
    """The run as one SARIF log."""
    rules = sorted((r for r in run.rules.values() if _shown(r, run)), key=lambda r: r.code)
    index = {r.name: i for i, r in enumerate(rules)}
    files = {r.path: i for i, r in enumerate(run.results)}
    driver = {
        "name": "fazhi",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(r, run) for r in rules],
    }
    record = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(run)],
        "artifacts": [_artifact(r) for r in run.results],
        "results": [_result(item, run, index, files) for item in items(run)],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [record]}, ensure_ascii=False, indent=1) + "\n"


def _shown(rule: RuleInfo, run: Run) -> bool:
    found = any(d.name == rule.name for r in run.results for d in r.diagnostics)
    return found or run.selected is None or rule.name in run.selected


def _rule(rule: RuleInfo, run: Run) -> dict[str, Any]:
    title = rule.title(run.lang)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": title},
        "help": {"text": rule.doc or title, "markdown": f"# {rule.name}\n\n{title}\n\n{rule.doc}".strip()},
        "defaultConfiguration": {"level": LEVEL[rule.severity]},
        "properties": {"tags": [rule.code[0]], "severity": rule.severity.value, "origin": rule.origin},
    }


def _invocation(run: Run) -> dict[str, Any]:
    out: dict[str, Any] = {"executionSuccessful": run.complete}
    if run.problems:
        out["toolConfigurationNotifications"] = [_notification(p, run) for p in run.problems]
    if run.skipped:
        words = Text("中途停止，没有检查 {0}", "interrupted, not checked: {0}")
        names = "、".join(run.skipped)
        out["toolExecutionNotifications"] = [
            {"level": "error", "message": {"text": words(run.lang).replace("{0}", names)}}
        ]
    return out


def _notification(problem: Text, run: Run) -> dict[str, Any]:
    return {"level": "error", "message": {"text": problem(run.lang)}}


def _artifact(result: FileResult) -> dict[str, Any]:
    out: dict[str, Any] = {"location": {"uri": uri(result.path)}, "roles": ["analysisTarget"]}
    if result.document is not None:
        if result.document.format in MIME:
            out["mimeType"] = MIME[result.document.format]
        if result.document.encoding:
            out["encoding"] = result.document.encoding
    return out


def _result(item: Item, run: Run, index: dict[str, int], files: dict[str, int]) -> dict[str, Any]:
    found = item.found
    artifact = {"uri": uri(item.result.path), "index": files[item.result.path]}
    words = "\n".join([found.message(run.lang), *details(item, run.lang)])
    out: dict[str, Any] = {
        "ruleId": found.code,
        "level": LEVEL[found.severity],
        "message": {"text": words},
        "locations": [_location(item, found.primary, artifact, run)],
        "partialFingerprints": {"fazhiSentence/v1": found.fingerprint},
        "properties": {"name": found.name, "severity": found.severity.value},
    }
    if found.name in index:
        out["ruleIndex"] = index[found.name]
    if found.secondary:
        out["relatedLocations"] = [
            {"id": i, **_location(item, label, artifact, run)} for i, label in enumerate(found.secondary, 1)
        ]
    return out


def _location(item: Item, label: Label, artifact: dict[str, Any], run: Run) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": artifact}
    out: dict[str, Any] = {"physicalLocation": physical}
    if item.places is not None:
        span, document = label.span, item.places.document
        (line, column), (end_line, end_column) = document.position(span.start), document.position(span.end)
        region: dict[str, Any] = {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
            "charOffset": span.start,
            "charLength": len(span),
        }
        if len(span):
            region["snippet"] = {"text": document.slice(span)[:LONGEST]}
        physical["region"] = region
        if not item.lined:
            where = item.places.describe(span.start)
            if where:
                out["logicalLocations"] = [{"fullyQualifiedName": where, "kind": "element"}]
    if label.message:
        out["message"] = {"text": label.message(run.lang)}
    return out
