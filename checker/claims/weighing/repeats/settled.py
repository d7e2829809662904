"""What is settled of a report's figures: those that agree with each other in formulas that hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.model import Kind
from checker.document import Span

_BINDING = (FormulaKind.SUM, FormulaKind.RATE, FormulaKind.GROWTH, FormulaKind.DIFFERENCE, FormulaKind.BALANCE)
"""Kinds of formulas that two tellings of one measure never share."""
_RATE_OF = 4
"""Figures of a rate: the rate, what it counts, and of one or two what."""

Bindings = Mapping[Span, Sequence[frozenset[Span]]]
Wholes = Mapping[Span, set[tuple[Decimal | None, str | None]]]


def bindings_of(found: Sequence[Formula]) -> Bindings:
    """Place of each figure → the figures it stands with in formulas that hold."""
    out: dict[Span, list[frozenset[Span]]] = {}
    for formula in found:
        holds = formula.verdict is Verdict.CONSISTENT and any(r.holds for r in formula.readings)
        if holds and formula.kind in _BINDING and not any(loose(formula) for loose in _LOOSE):
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


def _of_many(formula: Formula) -> bool:
    """1780/(1870+712+1780) ≈ 40%: what a rate of one beside two others comes to by chance binds none."""
    return formula.kind is FormulaKind.RATE and len(formula.spans) < len(formula.figures) > _RATE_OF


def _partial(formula: Formula) -> bool:
    """意见136条：采纳41条，未采纳122条: a list that does not add up binds nothing, whatever it may have left out."""
    whole = formula.figures[0].mention
    if formula.kind is not FormulaKind.SUM or whole is None or any(f.mention is None for f in formula.figures):
        return False
    return abs(_over(formula)) * 100 > abs(whole.value or Decimal(0)) and not _idle(formula)


_LOOSE = (_all_of_all, _at_least, _of_many, _partial)
"""Ways in which a formula that holds binds no figures."""


def _over(formula: Formula) -> Decimal:
    """By how much the parts of a sum exceed its whole."""
    whole, *parts = (f.mention.value or Decimal(0) if f.mention else Decimal(0) for f in formula.figures)
    return sum(parts, Decimal(0)) - whole


def _idle(formula: Formula) -> frozenset[Span]:
    """Parts that a sum holds only without: a whole told again with a slip stands among its own parts."""
    if formula.kind is not FormulaKind.SUM or any(f.mention is None for f in formula.figures):
        return frozenset()
    over = _over(formula)
    return frozenset(f.span for f in formula.figures[1:] if over and f.mention and f.mention.value == over)


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
