"""Lists told with their whole that exceed it so that no doubt is left, and nothing is to be weighed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import combinations

from checker.claims.formula import Formula, FormulaKind
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.sums.charity import opened
from checker.document import Span

_LEAST, _MOST = 3, 8
"""Parts of such a list."""
_SLIGHT = Decimal("1.1")
"""How far beyond the whole a slip of the pen leads; farther, the whole is hardly theirs."""


def surely_over(ctx: Context, formula: Formula, by_span: Mapping[Span, Figure]) -> bool:
    """审结109件，其中维持62件、驳回21件、撤销28件: known to exclude each other, and no choice makes up the whole.
    案卷60卷：优秀1271卷、良好20卷、合格20卷: one of a list that words open is more than all, the others are not."""
    figures = [by_span[b.span] for b in formula.figures if b.span in by_span]
    if formula.kind is not FormulaKind.SUM or len(figures) < len(formula.figures):
        return False
    whole, *parts = figures
    if not _LEAST <= len(parts) <= _MOST or not whole.exact:
        return False
    if any(f.sentence != whole.sentence or not f.exact or f.at < whole.at for f in parts):
        return False
    numbers = [p.number * p.times for p in parts]
    if opened(ctx, whole, sorted(parts, key=lambda p: p.at)) and sum(n > whole.number for n in numbers) == 1:
        return sum(numbers) - max(numbers) <= whole.number
    if formula.identity is None or not whole.number < sum(numbers) <= _SLIGHT * whole.number:
        return False
    return not any(sum(some) == whole.number for size in range(2, len(numbers)) for some in combinations(numbers, size))
