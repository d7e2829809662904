"""By how much a list misses its whole, as the slip of a pen would."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.claims.formulas.arithmetic import total
from checker.claims.formulas.context import added_up
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.slips import step_of


def off_by_ten(whole: Figure, parts: Sequence[Figure]) -> bool:
    """139 for 129, 358.6 for 348.6: whether one digit but the last is off by one.

    It is by far the likeliest slip: two of three wrong lists miss their whole so, one of twenty that need not add up.
    """
    gap = abs(added_up(parts) - whole.number) / step_of((whole, *parts))
    return gap >= 10 and gap.normalize().as_tuple().digits == (1,)


_NONE = Decimal(0)
_FAR = Decimal(5)
"""Square of how often its usual size a gap may have that rounding alone makes (2.2 times: one of fifty has more)."""


def rounds_to(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts make up the whole within what rounding each of them makes likely.

    73万元：22万元、36万元、13万元: four roundings that all go one way and to the utmost are none.
    """
    if whole.sharp and all(p.sharp for p in parts):
        if sum([(p.value.low or _NONE) * p.times for p in parts]) != whole.value.low:
            return False
    elif not total(p.total for p in parts).meets(whole.value):
        return False
    widths = {v.high - v.low for f in (whole, *parts) for v in (f.value,) if v.high is not None and v.low is not None}
    if len(widths) != 1:
        return True
    gap = added_up(parts) - whole.number
    return 12 * gap**2 <= _FAR * widths.pop() ** 2 * (len(parts) + 1)


__all__ = ["off_by_ten", "rounds_to"]
