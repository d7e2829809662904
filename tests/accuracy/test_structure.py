"""Accuracy of outline, facts, parts and structure rules on our own labelled reports (composed, invented places)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checker.diagnostics import Diagnostic
from checker.report import Report
from checker.testing import findings, make_report

DATA = Path(__file__).parent / "data"
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "eval" / "structure.jsonl"
SETS = [DATA / "structure_dev.jsonl", DATA / "structure_held.jsonl", SHARED]
OURS = (
    "missing-part", "part-without-heading", "missing-causes", "thin-part", "numbering-gap", "heading-level-skip",
    "missing-title", "broken-paragraph", "missing-full-stop", "duplicated-text",
)  # fmt: skip
present = [pytest.param(p, id=f"{p.parent.name}-{p.stem}") for p in SETS if p.exists()]


@cache
def rows(path: Path) -> list[tuple[dict[str, Any], Report]]:
    """The labelled reports of a set, with what the program makes of them."""
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(row, make_report(row["text"], path=row["id"] + ".txt")) for row in found]


@pytest.mark.parametrize("path", present)
def test_states_of_parts(path: Path) -> None:
    right = total = 0
    for row, report in rows(path):
        for part_id, state in row["parts"].items():
            part = report.part(part_id)
            got = part.state if part else None
            if part_id == "causes":
                got = "absent" if got in (None, "missing") else "given"
            right += got == state
            total += 1
    assert total - right <= max(2, 0.03 * total)


@pytest.mark.parametrize("path", present)
def test_facts(path: Path) -> None:
    wrong = 0
    for row, report in rows(path):
        facts = report.facts
        issuer = facts.issuer.value if facts.issuer else ""
        published = facts.published.value.isoformat() if facts.published else None
        same_issuer = bool(issuer) and (issuer in row["issuer"] or row["issuer"] in issuer)
        wrong += not (same_issuer and report.year == row["year"] and published == row["published"])
    assert wrong <= 1


@pytest.mark.parametrize("path", present)
def test_faults_are_found_and_faultless_reports_are_silent(path: Path) -> None:
    planted = found = alarms = 0
    for row, _ in rows(path):
        got = [d for name in OURS for d in findings(name, row["text"], path=row["id"] + ".txt")]
        faults = [f for f in row["faults"] if f["name"] in OURS]
        planted += len(faults)
        found += sum(any(_hits(d, f, row["text"]) for d in got) for f in faults)
        alarms += not row["faults"] and bool(got)
    assert found / planted >= 0.9
    assert alarms <= 1


def _hits(found: Diagnostic, fault: dict[str, Any], text: str) -> bool:
    if found.name != fault["name"]:
        return False
    if not fault["span"]:
        return True
    start = text.index(fault["span"])
    spans = [found.primary.span, *(label.span for label in found.secondary)]
    return any(s.start < start + len(fault["span"]) and start < max(s.end, s.start + 1) for s in spans)
