"""A rate and its counts as a formula."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import percent_text, quotient, total
from checker.claims.formulas.context import bound, said, shown
from checker.claims.formulas.percents import printed
from checker.claims.formulas.sheet import Figure
from checker.claims.interval import Interval
from checker.diagnostics.message import Text


def rate_formula(
    figure: Figure, top: Sequence[Figure], bottom: Sequence[Figure], holds: bool, rest: bool = False
) -> Formula:
    """top / bottom = rate; with `rest`, (bottom - top) / bottom."""
    upper_value, lower_value = total(said(f) for f in top), total(said(f) for f in bottom)
    ratio = quotient(lower_value - upper_value if rest else upper_value, lower_value)
    middle = "?" if ratio is None or ratio.low is None else percent_text(_middle(ratio), figure.mention.decimals)
    upper = "+".join(shown(f) for f in top)
    lower = "+".join(shown(f) for f in bottom)
    a = f"({lower}-{upper})" if rest else f"({upper})" if len(top) > 1 else upper
    b = f"({lower})" if len(bottom) > 1 else lower
    told = printed(figure).zh
    sign = "≈" if holds else "≠"
    arithmetic = f"{a}/{b} = {middle} {sign} {told}" if not holds else f"{a}/{b} ≈ {told}"
    return Formula(
        FormulaKind.RATE,
        (
            bound(figure, "比率", "rate"),
            *(bound(f, "分子", "numerator") for f in top),
            *(bound(f, "分母", "denominator") for f in bottom),
        ),
        Origin.SYNTAX,
        Verdict.CONSISTENT if holds else Verdict.CONTRADICTORY,
        Text(
            f"比率（{told}）与件数不符，应约为 {middle}",
            f"the rate ({told}) does not follow from the counts: about {middle}",
        ),
        (Reading(Text(arithmetic, arithmetic), holds),),
        Text(
            f"比率改为 {middle}，或订正件数；若以别的基数计算，请写明基数（已试过附近各数及其和、差）",
            f"make it {middle} or correct the counts; if another base is meant, name it (counts nearby were tried)",
        ),
    )


def _middle(ratio: Interval) -> Decimal:
    low = ratio.low or Decimal(0)
    return (low + (ratio.high if ratio.high is not None else low)) / 2
