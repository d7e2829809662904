"""What is settled of a report's figures: those that agree with each other in formulas that hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.model import Kind
from checker.document import Span

_BINDING = (FormulaKind.SUM, FormulaKind.RATE, FormulaKind.GROWTH, FormulaKind.DIFFERENCE, FormulaKind.BALANCE)
"""Kinds of formulas that two tellings of one measure never share."""

Bindings = Mapping[Span, Sequence[frozenset[Span]]]
Wholes = Mapping[Span, set[tuple[Decimal | None, str | None]]]


def bindings_of(found: Sequence[Formula]) -> Bindings:
    """Place of each figure → the figures it stands with in formulas that hold."""
    out: dict[Span, list[frozenset[Span]]] = {}
    for formula in found:
        holds = formula.verdict is Verdict.CONSISTENT and any(r.holds for r in formula.readings)
        if holds and formula.kind in _BINDING and not (_all_of_all(formula) or _at_least(formula)):
            idle = _idle(formula)
            for span in formula.spans - idle:
                out.setdefault(span, []).append(formula.spans)
    return out


def _at_least(formula: Formula) -> bool:
    """压减10%以上: what a rate that is only bounded says binds no figures."""
    return any(b.mention and b.mention.kind is Kind.PERCENT and b.mention.approx for b in formula.figures)


def _all_of_all(formula: Formula) -> bool:
    """派单18436件，办结率100%…18463件派单: a rate of everything binds no two figures that differ."""
    mentions = [f.mention for f in formula.figures if f.mention is not None]
    whole = any(m.kind is Kind.PERCENT and m.value == 100 for m in mentions)
    return whole and len({m.value for m in mentions if m.kind is not Kind.PERCENT}) > 1


def _idle(formula: Formula) -> frozenset[Span]:
    """Parts that a sum holds only without: a whole told again with a slip stands among its own parts."""
    if formula.kind is not FormulaKind.SUM or any(f.mention is None for f in formula.figures):
        return frozenset()
    whole, *parts = ((f.span, f.mention.value or 0) for f in formula.figures if f.mention is not None)
    over = sum(v for _, v in parts) - whole[1]
    return frozenset(span for span, value in parts if over and value == over)


def wholes_of(found: Sequence[Formula]) -> Wholes:
    """Place of each figure → the values it is said to be a part of."""
    out: dict[Span, set[tuple[Decimal | None, str | None]]] = {}
    for formula in found:
        if formula.verdict is Verdict.CONSISTENT and formula.kind is FormulaKind.PART and len(formula.figures) == 2:
            part, whole = formula.figures
            if whole.mention is not None:
                out.setdefault(part.span, set()).add((whole.mention.value, whole.mention.unit))
    return out


def classes_of(found: Sequence[Formula]) -> frozenset[Span]:
    """Figures that are classes of a whole: 31个部门…29个主体（部门11个、乡镇18个） tells 11 of those 29."""
    holding = (f for f in found if f.kind is FormulaKind.SUM and f.verdict is Verdict.CONSISTENT)
    return frozenset(part.span for formula in holding for part in formula.figures[1:])
