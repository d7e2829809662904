"""What a printed figure can stand for: rounding, truncation, and approximation words (handbook 8.1)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.claims.interval import Interval
from checker.claims.numerals import Numeral

_NEAR = Decimal("0.9")
_ABOUT = (Decimal("0.9"), Decimal("1.1"))
_TEN = Decimal(10)


def intervals(numeral: Numeral, bounds: Sequence[str]) -> tuple[Interval, Interval]:
    """The interval under rounding and the one under truncation of a figure with approximation words.

    `bounds` are names from the lexicon: about near over least under most more several; the first decides.
    """
    low, high = numeral.value, numeral.high
    if bounds:
        approximate = _approximate(low, high, bounds[0], numeral)
        return approximate, approximate
    if low != high or numeral.step is None:
        plain = Interval(low, high)
        return plain, plain
    half = numeral.step / 2
    if low < 0:
        return Interval(low - half, low + half), Interval(low - numeral.step, low, low_open=True)
    return Interval(low - half, low + half), Interval(low, low + numeral.step, high_open=True)


def _approximate(low: Decimal, high: Decimal, bound: str, numeral: Numeral) -> Interval:
    zero = Decimal(0)
    if bound == "more":
        return Interval(low, high + place_of(numeral), high_open=True)
    if bound == "near":
        return Interval(low * _NEAR, high)
    if bound == "about":
        return Interval(low * _ABOUT[0], high * _ABOUT[1])
    if bound == "over":
        return Interval(low, None, low_open=True)
    if bound == "least":
        return Interval(low, None)
    if bound == "under":
        return Interval(zero, high, high_open=True)
    if bound == "most":
        return Interval(zero, high)
    return Interval(low, low * _TEN)  # 数百: one to ten hundreds


def place_of(numeral: Numeral) -> Decimal:
    """Worth of the last place that is not a padding zero: 100 for 200, 1000 for 1.9万, 1 for 289."""
    value = abs(numeral.high)
    if not value:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    place = Decimal(1).scaleb(exponent)
    return min(place, numeral.step) if numeral.decimals and numeral.step else place
