"""Exact arithmetic on printed figures. All values are Decimals; intervals stand for what a print can mean."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import reduce

from checker.claims.interval import Interval
from checker.claims.model import Mention

ZERO = Interval.point(Decimal(0))
HUNDRED = Decimal(100)


def possible(mention: Mention) -> Interval:
    """What a printed figure can stand for, whether its writer rounded or cut off; the sign is left out."""
    a, b = mention.rounded, mention.truncated
    if (a.high is not None and a.high < 0) or (a.low is None and mention.value is not None and mention.value < 0):
        a, b = -a, -b
    low = None if a.low is None or b.low is None else min(a.low, b.low)
    high = None if a.high is None or b.high is None else max(a.high, b.high)
    return Interval(low, high)


def total(parts: Iterable[Interval]) -> Interval:
    """The interval of a sum; of nothing it is zero."""
    several = iter(parts)
    first = next(several, None)
    return ZERO if first is None else reduce(Interval.__add__, several, first)


def step(mention: Mention) -> Decimal:
    """One unit in the last printed place of a percentage, multiple or points figure."""
    return Decimal(1).scaleb(-mention.decimals)


def widened(mention: Mention) -> Interval:
    """The printed rate give or take one unit in the last place: rounding and truncation both occur (handbook 8.2)."""
    ulp = step(mention)
    if mention.approx is None and mention.value is not None:
        value = abs(mention.value)
        return Interval(value - ulp, value + ulp, True, True)  # neither moves it by a whole unit
    around = possible(mention)
    low, high = around.low, around.high
    return Interval(None if low is None else low - ulp, None if high is None else high + ulp)


def quotient(a: Interval, b: Interval, scale: Decimal = HUNDRED) -> Interval | None:
    """The interval of scale·a/b for non-negative a and positive b; None when b may be zero."""
    if b.low is None or b.low <= 0 or a.low is None:
        return None
    low = Decimal(0) if b.high is None else scale * a.low / b.high
    return Interval(low, None if a.high is None else scale * a.high / b.low)


def rate_fits(a: Interval, b: Interval, percent: Mention) -> bool:
    """Whether a/b, printed as people print rates, can give `percent`."""
    ratio = quotient(a, b)
    return ratio is not None and ratio.meets(widened(percent))


def change(new: Interval, old: Interval) -> Interval | None:
    """The interval of the change from old to new, in percent of old; negative for a fall."""
    ratio = quotient(new, old)
    return None if ratio is None else ratio - Interval.point(HUNDRED)


def whole_exists(count: Decimal, percent: Mention) -> bool:
    """The granularity test: is there a whole number b >= count with count/b printed as `percent`?"""
    around = widened(percent)
    if around.low is None or around.low <= 0 or count <= 0:
        return True
    low = count * HUNDRED / (around.high or HUNDRED)
    high = count * HUNDRED / around.low
    return low.to_integral_value(ROUND_CEILING) <= high.to_integral_value(ROUND_FLOOR)


def plain(value: Decimal) -> str:
    """A Decimal as people write it: no exponent, no trailing zeros."""
    text = format(value.normalize(), "f")
    return "0" if text in ("-0", "") else text


def percent_text(value: Decimal, decimals: int) -> str:
    """A percentage with `decimals` digits after the point, at least one unless it is whole."""
    shown = value.quantize(Decimal(1).scaleb(-max(decimals, 1)))
    return plain(shown) + "%"


def looks_like_slip(printed: str, computed: str) -> bool:
    """Whether two digit strings differ as typing slips do: one digit, or two neighbours swapped."""
    a, b = printed.replace(".", ""), computed.replace(".", "")
    if a == b or len(a) != len(b):
        return False
    wrong = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(wrong) == 1:
        return True
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
