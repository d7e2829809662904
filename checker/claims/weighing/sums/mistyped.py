"""Lists of which one figure has a digit wrong or two exchanged: put right, the parts make up their whole.

However far a slip leads (142 printed 412), what it explains is as near as ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.claims.formulas.context import added_up
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.slips import in_print, is_slip

_LEAST = 10
"""A figure of one digit is any other by one slip."""
_GAPS = frozenset(map(str, (*range(1, 10), *range(18, 90, 9))))
"""What differs between a figure and itself mistyped, without zeros: a digit, or nine times one."""
_LEAP = 3
"""Into what part of the whole a gap goes that needs no slip to be near."""


def like_slip(gap: Decimal) -> bool:
    """Whether one wrong digit, or two neighbours exchanged, can make a gap of this size."""
    digits = str(gap).strip("-0")
    return (digits if "." not in digits else digits.replace(".", "").strip("0")) in _GAPS


def slight(whole: Decimal, added: Decimal) -> bool:
    """Whether parts miss a whole told long before by little, or by what one wrong or two swapped digits make."""
    gap = abs(whole - added)
    return gap * 10 <= whole or like_slip(gap)


def mistyped(whole: Figure, parts: Sequence[Figure]) -> tuple[tuple[Figure, Decimal], ...]:
    """Each figure of a list that one slip of the pen explains, and what it would have to be."""
    return _mistyped(whole, parts, added_up(parts))


def _mistyped(whole: Figure, parts: Sequence[Figure], added: Decimal) -> tuple[tuple[Figure, Decimal], ...]:
    gap = added - whole.number
    if not like_slip(gap) or any(p.number == whole.number for p in parts):
        return ()
    meant = [(whole, added), *((p, p.number - gap) for p in parts if p.times == 1)]
    return tuple((f, value) for f, value in meant if value >= _LEAST * f.scale and _slipped(f, value))


def is_leap(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts miss their whole by more than a third, or one of them is no smaller."""
    return _leaps(whole, parts, added_up(parts))


def _leaps(whole: Figure, parts: Sequence[Figure], added: Decimal) -> bool:
    gap = added - whole.number
    return abs(gap) * _LEAP > whole.number or (gap > 0 and any(p.number >= whole.number for p in parts))


def is_far(whole: Figure, parts: Sequence[Figure], added: Decimal) -> bool:
    """Whether parts, `added` up, miss their whole by far, and no slip of the pen explains it."""
    return _leaps(whole, parts, added) and not _mistyped(whole, parts, added)


def spread(whole: Figure, parts: Sequence[Figure]) -> Decimal:
    """Over what size chance would scatter a gap: twice what the largest part leaves (13435 of 13462 leave 27, to which
    19 and 3 are near by chance), or the gap itself."""
    added = added_up(parts)
    return 2 * max(added - max(p.number * p.times for p in parts), abs(added - whole.number))


def _slipped(figure: Figure, meant: Decimal) -> bool:
    return is_slip(figure.printed, in_print(figure, meant))


__all__ = ["is_far", "is_leap", "like_slip", "mistyped", "slight", "spread"]
