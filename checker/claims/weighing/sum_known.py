"""Classes that the field knows to exclude each other, told with their whole, which exceed it: no doubt is left."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import combinations

from checker.claims.formula import Formula, FormulaKind
from checker.claims.formulas.sheet import Figure
from checker.document import Span

_LEAST, _MOST = 3, 8
"""Parts of such a list."""
_SLIGHT = Decimal("1.1")
"""How far beyond the whole a slip of the pen leads; farther, the whole is hardly theirs."""


def surely_over(formula: Formula, by_span: Mapping[Span, Figure]) -> bool:
    """审结109件，其中维持62件、驳回21件、撤销28件: in one sentence, and no choice of them makes up the whole."""
    if formula.kind is not FormulaKind.SUM or formula.identity is None:
        return False
    figures = [by_span[b.span] for b in formula.figures if b.span in by_span]
    whole, *parts = figures
    if len(figures) < len(formula.figures) or not _LEAST <= len(parts) <= _MOST:
        return False
    if any(f.sentence != whole.sentence or not f.exact or f.at < whole.at for f in parts) or not whole.exact:
        return False
    numbers = [p.number * p.times for p in parts]
    if not whole.number < sum(numbers) <= _SLIGHT * whole.number:
        return False
    return not any(sum(some) == whole.number for size in range(2, len(numbers)) for some in combinations(numbers, size))
