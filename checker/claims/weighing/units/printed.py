"""A figure as printed: its digits, its unit with 万 and 亿, and what that unit measures."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from checker import lazy
from checker.claims.formulas.arithmetic import plain
from checker.claims.formulas.context import shown
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.units.measures import Size, load_measures

_SCALES = ("万", "亿")
_PER = lazy.compile("(?:每|/|／)(?P<time>秒|分钟?|小时|[日天]|[个]?月|年)(?![均度终底初末])")


def digits_of(figure: Figure) -> str:
    """The printed digits without 万, 亿 and commas."""
    return shown(figure).rstrip("万亿").replace(",", "").replace("，", "")


def telling_digits(figure: Figure) -> int:
    """How many of them chance hardly repeats: those without the zeros at both ends."""
    return len(digits_of(figure).replace(".", "").strip("0"))


def scale_word(figure: Figure) -> str:
    """万, 亿 or nothing."""
    last = shown(figure)[-1:]
    return last if last in _SCALES else ""


def printed_unit(figure: Figure) -> str:
    """The unit as printed, 万 and 亿 included, and by what time it is counted: 万元, 立方米每秒."""
    return scale_word(figure) + (figure.mention.unit or "") + _per(figure)


def _per(figure: Figure) -> str:
    found = _PER.match(figure.post)
    return "每" + found["time"] if found else ""


def size_of(figure: Figure) -> Size | None:
    """How large its unit is without 万 and 亿; None for a figure that counts."""
    return load_measures().sizes.get(figure.mention.unit or "")


def value_range(figure: Figure, size: Size) -> tuple[Fraction, Fraction]:
    """What it can stand for in the first unit of its dimension, rounded or (from two digits on) cut off at its end."""
    number, step = Fraction(figure.number), Fraction(figure.scale.scaleb(-figure.mention.decimals))
    low, high = number - step / 2, number + (step if len(digits_of(figure)) > 1 else step / 2)
    if not figure.exact:
        rounded = figure.mention.rounded
        low = min(low, Fraction(rounded.low) if rounded.low is not None else low)
        high = max(high, Fraction(rounded.high) if rounded.high is not None else high)
    return low * size.least, high * size.most


def printed_number(figure: Figure) -> Decimal:
    """The number that stands before 万 or 亿."""
    return figure.number / figure.scale


def short(value: Fraction) -> str:
    """A value as people print it: at most two decimals, by 万 or 亿 where it is large."""
    number = Decimal(value.numerator) / Decimal(value.denominator)
    for word, scale in (("亿", Decimal(100_000_000)), ("万", Decimal(10_000))):
        if number >= scale:
            return plain(round(number / scale, 2)) + word
    return plain(round(number, 2 if number >= 1 else 4))
