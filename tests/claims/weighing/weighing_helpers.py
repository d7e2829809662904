"""What the tests of this folder ask of a short passage."""

from __future__ import annotations

from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.testing import make_report


def contradictions(text: str) -> list[Formula]:
    """The contradictions of a passage in text order."""
    return [f for f in make_report(text).formulas if f.verdict is Verdict.CONTRADICTORY]


def kinds_of_contradictions(text: str) -> list[FormulaKind]:
    """The kinds of its contradictions in text order."""
    return [f.kind for f in contradictions(text)]


def wrong_rates(text: str) -> list[set[str]]:
    """The figures of every rate that it contradicts."""
    return [{b.text for b in f.figures} for f in contradictions(text) if f.kind is FormulaKind.RATE]
