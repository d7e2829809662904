"""How near a percentage lies to the counts it is made of, as a slip of the pen in one of the three would put it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from math import log2

from checker.claims.formulas.arithmetic import HUNDRED, plain, widened
from checker.claims.formulas.context import added_up
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.slips import slip_bits


def parts_of(tops: Sequence[Figure], base: Sequence[Figure], rest: bool) -> tuple[Decimal, Decimal]:
    """Numerator and denominator as printed; with `rest` the numerator is what the counts leave."""
    whole = added_up(base)
    part = added_up(tops)
    return (whole - part if rest else part), whole


def rate_slip(figure: Figure, tops: Sequence[Figure], base: Sequence[Figure], rest: bool) -> float:
    """How much more the nearness of a rate to its counts says than chance would, when one of the three is wrong."""
    rate = figure.mention
    part, whole = parts_of(tops, base, rest)
    unit = Decimal(1).scaleb(-rate.decimals)
    real = (part * HUNDRED / whole).quantize(unit, ROUND_HALF_UP)
    told = figure.number.quantize(unit)
    best = -6.0
    if real != told:
        best = slip_bits(str(told), str(real)) + log2(float(HUNDRED / unit))
    around = widened(rate)
    if rest or around.low is None or around.high is None or around.low <= 0:
        return best - log2(3)
    if len(base) == 1:
        best = max(best, _count_slip(base[0], part * HUNDRED / around.high, part * HUNDRED / around.low))
    best = max(best, _count_slip(tops[0], around.low * whole / HUNDRED, around.high * whole / HUNDRED))
    return best - log2(3)


def _count_slip(count: Figure, low: Decimal, high: Decimal) -> float:
    """The same for a count that should lie between two values."""
    unit = count.scale * Decimal(1).scaleb(-count.mention.decimals)
    first, last = (low / unit).to_integral_value(ROUND_CEILING), (high / unit).to_integral_value(ROUND_FLOOR)
    if last < first or last - first > 12:
        return -6.0
    printed = plain(count.number / unit)
    meant = [plain(first + i) for i in range(int(last - first) + 1)]
    best = max((slip_bits(printed, m) for m in meant if m != printed), default=-6.0)
    return best + log2(max(0.7 * float(count.number / unit), 2.0)) - log2(len(meant))
