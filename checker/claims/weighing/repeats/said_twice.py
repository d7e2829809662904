"""The contradiction between two things told in words."""

from __future__ import annotations

from checker.claims.formula import Bound, Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.context import Context
from checker.claims.weighing.said import Said
from checker.diagnostics.message import Text


def said_formula(ctx: Context, earlier: Said, later: Said) -> Formula:
    """The contradiction between what is told first and what is told later."""
    first, second = (ctx.sheet.text[s.span.start : s.span.end] for s in (earlier, later))
    arithmetic = f"{first} ≠ {second}"
    return Formula(
        FormulaKind.REPEAT,
        (
            Bound(later.span, second, Text("后一处", "later")),
            Bound(earlier.span, first, Text("前一处", "earlier")),
        ),
        Origin.SYNTAX,
        Verdict.CONTRADICTORY,
        Text(f"同一指标前后不一：{first} 与 {second}", f"one measure told twice: {first} and {second}"),
        (Reading(Text(arithmetic, arithmetic), False),),
        Text("核实后改为一致", "let both say the same"),
    )
