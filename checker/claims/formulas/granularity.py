"""Shares that no whole number gives: 调解案件12件，占97.44%."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import percent_text, plain, whole_exists
from checker.claims.formulas.changes import is_change
from checker.claims.formulas.context import Context, bound, is_count, shown
from checker.claims.model import Kind
from checker.diagnostics.message import Text


def find_granularity(ctx: Context, rates: tuple[Formula, ...]) -> Iterator[Formula]:
    """120件，纠错率97.44%: no whole number of cases gives the rate, so its base is not what the text tells."""
    bound_already = {b.span for f in rates for b in f.figures}
    for figure in ctx.sheet.figures:
        if figure.kind is not Kind.PERCENT or figure.span in bound_already or not figure.exact or is_change(figure):
            continue
        if (
            not lazy.search(r"占(?:比)?(?:为|达)?$|率(?:为|达到?)?$", figure.pre)
            or figure.mention.decimals < 2
            or figure.number >= 100
        ):
            continue
        before = ctx.sheet.figures[figure.index - 1] if figure.index else None
        if before is None or not is_count(before) or not before.mention.exact or before.sentence != figure.sentence:
            continue
        if len(ctx.sheet.between(before, figure)) > 14 or whole_exists(before.number, figure.mention):
            continue
        low = percent_text(
            before.number * 100 / (before.number * 100 / figure.number).to_integral_value(), figure.mention.decimals
        )
        yield Formula(
            FormulaKind.GRANULARITY,
            (bound(figure, "比率", "rate"), bound(before, "分子", "numerator")),
            Origin.SYNTAX,
            Verdict.DOUBTFUL,
            Text(
                f"没有整数的分母能由 {before.mention.text} 得出 {plain(figure.number)}%",
                f"no whole number gives {plain(figure.number)}% of {shown(before)}",
            ),
            (Reading(Text(f"最接近的是 {low}", f"the nearest is {low}"), False),),
            Text("请写明以什么为基数", "say what the base is"),
        )
