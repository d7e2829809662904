"""How near a percentage lies to the counts it is made of, as a slip of the pen in one of the three would put it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache
from math import log2

from checker.claims.formulas.arithmetic import HUNDRED, plain, widened
from checker.claims.formulas.context import added_up
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.slips import ELSE, ONE_DIGIT, SWAPPED, slip_bits

_NONE = -6.0
"""Bits of figures that no slip explains."""
SPREAD = 0.7
"""Of how many numbers beside its own size a count may be any one."""


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
    best = _NONE
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
    unit = count.step
    first, last = int((low / unit).to_integral_value(ROUND_CEILING)), int((high / unit).to_integral_value(ROUND_FLOOR))
    if last < first:
        return _NONE
    printed, values = printed_as(count), last - first + 1
    chance = sum([share for meant, share in meant_by(printed) if first <= meant <= last]) / values
    usual = log2(max(SPREAD * float(count.number / unit), 2.0))
    return log2(max(chance, ELSE / 10.0 ** len(printed))) + usual


def printed_as(count: Figure) -> str:
    """The digits of a count, down to the last place that is printed."""
    return plain(count.number / count.step)


@lru_cache(maxsize=2048)
def meant_by(printed: str) -> tuple[tuple[int, float], ...]:
    """The whole numbers that one slip of the pen turns into a printed one, each with how often it does."""
    size, found = len(printed), []
    for i in range(size - 1):
        a, b = printed[i], printed[i + 1]
        if a != b:
            found.append((f"{printed[:i]}{b}{a}{printed[i + 2 :]}", SWAPPED / (size - 1)))
    for i, digit in enumerate(printed):
        others = (d for d in "0123456789" if d != digit)
        found += [(f"{printed[:i]}{d}{printed[i + 1 :]}", ONE_DIGIT / (9 * size)) for d in others]
    return tuple((int(meant), share) for meant, share in found if meant[0] != "0")


def slip_of(count: Figure, meant: Decimal) -> float:
    """How much more a count looks like a certain value mistyped than like any other number of its size, in bits."""
    unit, printed = count.step, printed_as(count)
    share = next((share for value, share in meant_by(printed) if value * unit == meant), 0.0)
    return log2(share) + log2(max(SPREAD * float(count.number / unit), 2.0)) if share else _NONE
