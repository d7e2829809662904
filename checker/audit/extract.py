"""From a checked report to its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from checker import lazy
from checker.audit import passages
from checker.audit.rows import ClaimRow, Extract, FindingRow, Head, Unit
from checker.claims import Claim
from checker.diagnostics import FileResult, PartState
from checker.engine import Plan, check_data
from checker.report import Report

_CLAUSE = lazy.compile(r"[^，,。；;！？!?\n]+")
_FIGURE = lazy.compile(r"[0-9０-９]|[一二三四五六七八九十百千万两]+(?:件|次|人|名|份|个|项|起|场|期|家|户|条|部)")
_LONGEST = 300
"""Characters of a finding's words or of a clause kept in a row."""


def extract(plan: Plan, data: bytes, path: str) -> Extract:
    """Check one input and keep its rows; never raises on account of the input."""
    seen: list[Report] = []
    result = check_data(plan, data, path, seen.append)
    if not seen:
        return Extract.pack(_head(result, None, ()), _findings(result))
    report = seen[0]
    claims = tuple(_claim_row(report, c) for c in report.claims)
    units = _units(report, result.parts)
    return Extract.pack(
        _head(result, report, claims), _findings(result), claims, units, passages.fingerprints([u.text for u in units])
    )


def _head(result: FileResult, report: Report | None, claims: Sequence[ClaimRow]) -> Head:
    facts = result.facts
    by_severity = Counter(d.severity.value for d in result.diagnostics)
    by_rule = Counter(d.name for d in result.diagnostics)
    coverage = report.coverage if report else None
    document = result.document
    prose = [document.slice(b.span) for b in document.prose] if document else []
    return Head(
        title=facts.title.value if facts.title else None,
        issuer=facts.issuer.value if facts.issuer else None,
        kind=facts.body_kind.value if facts.body_kind else None,
        year=report.year if report else None,
        published=facts.published.value.isoformat() if facts.published else None,
        profile=result.profile,
        format=document.format if document else None,
        chars=sum(map(len, prose)),
        sections=len(report.outline.sections) if report else 0,
        figure_share=figure_share(prose),
        figures=coverage.figures if coverage else None,
        parsed=coverage.parsed if coverage else None,
        claims=len(claims) if report else None,
        formulas=coverage.formulas if coverage else None,
        parts={p.id: p.state for p in result.parts},
        part_titles={p.id: (p.title.zh, p.title.en) for p in result.parts},
        severities=dict(sorted(by_severity.items())),
        rules=dict(sorted(by_rule.items())),
        unread=result.unread,
        crashed=result.crashed,
    )


def figure_share(prose: Sequence[str]) -> float | None:
    """Share of the characters that stand in clauses with a figure, to four digits; None without text."""
    total = with_figure = 0
    for text in prose:
        for match in _CLAUSE.finditer(text):
            length = match.end() - match.start()
            total += length
            if _FIGURE.search(match[0]):
                with_figure += length
    return round(with_figure / total, 4) if total else None


def _findings(result: FileResult) -> list[FindingRow]:
    out: list[FindingRow] = []
    for d in result.diagnostics:
        line, column, words = 1, 1, ""
        if result.document is not None:
            line, column = result.document.position(d.primary.span.start)
            words = result.document.slice(d.primary.span)[:_LONGEST]
        out.append(
            FindingRow(d.code, d.name, d.severity.value, line, column, words, d.message.zh, d.message.en, d.fingerprint)
        )
    return out


def _claim_row(report: Report, claim: Claim) -> ClaimRow:
    m = claim.mention
    lows = [i.low for i in (m.rounded, m.truncated)]
    highs = [i.high for i in (m.rounded, m.truncated)]
    low = None if None in lows else min(v for v in lows if v is not None)
    high = None if None in highs else max(v for v in highs if v is not None)
    return ClaimRow(
        claim.index,
        m.text,
        m.kind.value,
        _plain(m.value),
        _plain(low),
        _plain(high),
        m.unit,
        claim.family,
        claim.subject,
        claim.action,
        claim.action_class,
        claim.scope,
        claim.period,
        tuple(sorted(claim.qualifiers)),
        claim.parent,
        claim.sentence,
        report.document.position(m.span.start)[0],
        m.approx,
        report.document.slice(claim.clause)[:_LONGEST],
    )


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def _units(report: Report, parts: Sequence[PartState]) -> list[Unit]:
    bodies = [(p.body, p.id) for p in parts if p.body is not None]
    headings = {s.span.start for s in report.outline.sections if not s.run_in}
    out: list[Unit] = []
    for sentence in report.sentences:
        if sentence.span.start in headings:
            continue
        text = report.document.slice(sentence.span).strip()
        if passages.long_enough(text):
            at = sentence.span.start
            part = next((name for body, name in bodies if at in body), "")
            out.append(Unit(text, part, report.document.position(at)[0]))
    return out
