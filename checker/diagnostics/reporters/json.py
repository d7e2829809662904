"""`--format json`, version 1: the contract other programs read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from checker._version import __version__
from checker.diagnostics.message import Lang, Text
from checker.diagnostics.model import Diagnostic, Label, Severity
from checker.diagnostics.result import Coverage, FileResult, PartState
from checker.diagnostics.run import Run
from checker.document import Document, ReportFacts, Span

VERSION = 1


def span_record(document: Document | None, span: Span) -> dict[str, Any]:
    """A span as JSON: offsets into `Document.text`, line and column (1-based), the words themselves."""
    if document is None:
        return {"start": 0, "end": 0, "line": 1, "column": 1, "text": ""}
    line, column = document.position(span.start)
    return {"start": span.start, "end": span.end, "line": line, "column": column, "text": document.slice(span)}


def facts_record(facts: ReportFacts) -> dict[str, Any]:
    """The facts about a report; null for what it does not say."""
    return {
        "title": facts.title.value if facts.title else None,
        "issuer": facts.issuer.value if facts.issuer else None,
        "kind": facts.body_kind.value if facts.body_kind else None,
        "year": facts.year.value if facts.year else None,
        "published": facts.published.value.isoformat() if facts.published else None,
    }


def part_record(document: Document | None, part: PartState, lang: Lang) -> dict[str, Any]:
    """One required part and its state."""
    span = span_record(document, part.span) if part.span else None
    return {"id": part.id, "title": part.title(lang), "state": part.state, "span": span}


def coverage_record(coverage: Coverage | None) -> dict[str, int] | None:
    """Figures seen and read."""
    if coverage is None:
        return None
    return {
        "figures": coverage.figures,
        "parsed": coverage.parsed,
        "claims": coverage.claims,
        "formulas": coverage.formulas,
    }


def diagnostic_record(document: Document | None, found: Diagnostic, lang: Lang) -> dict[str, Any]:
    """One finding."""

    def words(text: Text | None) -> str | None:
        return text(lang) if text else None

    def related(label: Label) -> dict[str, Any]:
        return {"span": span_record(document, label.span), "message": words(label.message)}

    fix = None
    if found.fix:
        edits = [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in found.fix.edits]
        fix = {"safety": found.fix.safety, "title": found.fix.title(lang), "edits": edits}
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity.value,
        "message": found.message(lang),
        "span": span_record(document, found.primary.span),
        "label": words(found.primary.message),
        "related": [related(label) for label in found.secondary],
        "notes": [note(lang) for note in found.notes],
        "basis": words(found.basis),
        "help": words(found.help),
        "fingerprint": found.fingerprint,
        "fix": fix,
    }


def file_record(result: FileResult, lang: Lang) -> dict[str, Any]:
    """One file."""
    return {
        "path": result.path,
        "profile": result.profile,
        "report": facts_record(result.facts),
        "parts": [part_record(result.document, p, lang) for p in result.parts],
        "coverage": coverage_record(result.coverage),
        "diagnostics": [diagnostic_record(result.document, d, lang) for d in result.diagnostics],
        "suppressed": [diagnostic_record(result.document, d, lang) for d in result.suppressed],
    }


def summary_record(results: Iterable[FileResult]) -> dict[str, int]:
    """Counts over the whole run."""
    results = list(results)
    out = {"files": len(results)}
    out |= {s.value: sum(r.count(s) for r in results) for s in Severity}
    out["suppressed"] = sum(len(r.suppressed) for r in results)
    out["unread"] = sum(r.unread for r in results)
    return out


def run_record(run: Run) -> dict[str, Any]:
    """The whole run. `complete` is false when anything was unread, skipped or failed: never take that for clean."""
    summary: dict[str, Any] = summary_record(run.results)
    summary |= {
        "crashed": sum(r.crashed for r in run.results),
        "baselined": run.baselined,
        "gone": sum(g.count for g in run.gone),
        "skipped": len(run.skipped),
        "failing": run.failing,
        "complete": run.complete,
    }
    return {
        "version": VERSION,
        "tool": {"name": "fazhi", "version": __version__},
        "files": [file_record(r, run.lang) for r in run.results],
        "problems": [p(run.lang) for p in run.problems],
        "skipped": list(run.skipped),
        "summary": summary,
    }


def report(run: Run) -> str:
    """The whole run as one JSON document."""
    return json.dumps(run_record(run), ensure_ascii=False, indent=1) + "\n"


def render(results: list[FileResult], lang: Lang) -> str:
    """The results as one JSON document."""
    return report(Run(tuple(results), lang))
