"""Percentages beside a list that say which of its figures belong together: 抽60卷，优秀22卷、良好31卷，优秀率36.7%."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from checker.claims.formulas.context import Context, added_up
from checker.claims.formulas.sheet import PERCENT, Figure
from checker.claims.model import Kind

_HUNDRED = Decimal(100)
_MOST, _FAR = 6, 100
"""Percentages looked at, and characters behind a list in which one must stand."""


def rate_signs(
    ctx: Context, whole: Figure, parts: Sequence[Figure], meant: Sequence[tuple[Figure, Decimal]]
) -> Mapping[str, float]:
    """`rated`: how many percentages are shares of parts in their whole; `rated_meant`: how many more are so when one
    of the figures is put right, as `meant` says, or fewer."""
    rates = _rates(ctx, whole, parts)
    if not rates:
        return {}
    printed = {f: f.number * f.times for f in (whole, *parts)}
    as_told = _fitting(rates, whole, parts, printed)
    put_right = max((_fitting(rates, whole, parts, {**printed, f: value}) for f, value in meant), default=as_told)
    return {"rated": float(min(as_told, 2)), "rated_meant": float(max(min(put_right - as_told, 2), -2))}


def sum_is_rated(ctx: Context, whole: Figure, parts: Sequence[Figure]) -> bool:
    """84件，甲39件、乙14件、丙11件，三类占76.2%: whether a share is told of all parts together: there are more."""
    added = added_up(parts)
    return added < whole.number and any(_fits(r, added, whole.number) for r in _rates(ctx, whole, parts))


def _rates(ctx: Context, whole: Figure, parts: Sequence[Figure]) -> list[Figure]:
    """The shares told in the sentences of a list, or in the one behind them."""
    first, final = min(whole.at, parts[0].at), max(whole.at, parts[-1].at)
    if PERCENT not in ctx.sheet.skeleton[first : final + _FAR]:
        return []
    end = ctx.sheet.sentence(ctx.sheet.sentence(final)[1])[1]
    found = [f for f in ctx.sheet.within(first, end) if f.kind is Kind.PERCENT and 0 < f.number < _HUNDRED]
    return found[:_MOST]


def _fitting(rates: Sequence[Figure], whole: Figure, parts: Sequence[Figure], numbers: Mapping[Figure, Decimal]) -> int:
    """How many of the shares are those of one part in the whole, or of all others."""
    base = numbers[whole]
    shares = [value for p in parts for value in (numbers[p], base - numbers[p])]
    return sum(any(_fits(r, value, base) for value in shares) for r in rates)


def _fits(rate: Figure, part: Decimal, whole: Decimal) -> bool:
    step = Decimal(1).scaleb(-rate.mention.decimals)
    return abs(part * _HUNDRED / whole - rate.number) * 2 <= step


__all__ = ["rate_signs", "sum_is_rated"]
