"""Counts that contradict a rate by a slip of the pen, and what else in the text tells which number was meant.

审结379件，裁决211件、调解186件，调解率46.9%: the rate asks for 397, which is 211 + 186 and 379 with two digits swapped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import combinations
from math import log2

from checker.claims.formulas.arithmetic import HUNDRED, widened
from checker.claims.formulas.percents import share_fits
from checker.claims.formulas.sheet import Figure
from checker.claims.interval import Interval
from checker.claims.model import Kind
from checker.claims.weighing.rates.bonds import Bond
from checker.claims.weighing.rates.field import Asked, Field, apart
from checker.claims.weighing.rates.slips import SPREAD, meant_by, printed_as, slip_of

_SURE_SLIP = 2.0
"""Bits from which a number is rather what a printed count was meant to be than another one of the text."""
_NEAR = 8
"""Figures around a count among which what it was meant to be is looked for."""
_LONGEST = 6
"""Counts in a row that are added up."""
_MOST = 8.0


def is_slip(bond: Bond, top: Interval, whole: Interval) -> bool:
    """Whether a numerator and a denominator that give the rate are those of a bond but for a slip of the pen in one."""
    if len(bond.base) > 1 or bond.more:
        return False
    mine, base = bond.top, bond.base[0]
    return (top == mine.total and _is_slip_of(base, whole)) or (whole == base.total and _is_slip_of(mine, top))


def _is_slip_of(count: Figure, meant: Interval) -> bool:
    return count.exact and meant.low is not None and meant.low == meant.high and slip_of(count, meant.low) >= _SURE_SLIP


Meant = tuple[frozenset[Decimal], frozenset[Decimal]]
"""What a printed numerator, and what a printed denominator, may be mistyped for."""


def asked_for(bond: Bond) -> Meant:
    """The numbers that the printed numerator, and those that the printed denominator, may be mistyped for: with the
    other of the two each of them gives the rate."""
    rate, top, base = bond.rate, bond.top, bond.base[0]
    told = widened(rate.mention)
    if rate.kind is Kind.RATIO or len(bond.base) > 1 or bond.more or bond.rest or not (top.exact and base.exact):
        return frozenset(), frozenset()
    if told.low is None or told.high is None or told.low <= 0:
        return frozenset(), frozenset()
    part, whole = top.number * top.times, base.number * base.times
    return (
        frozenset(_between(top, told.low * whole / HUNDRED, told.high * whole / HUNDRED)),
        frozenset(_between(base, part * HUNDRED / told.high, part * HUNDRED / told.low)),
    )


def mistyped_for(bond: Bond, meant: Meant) -> Meant:
    """Those of them that the counts are rather than any other number."""
    tops, bases = meant
    return (
        frozenset(v for v in tops if slip_of(bond.top, v) >= _SURE_SLIP),
        frozenset(v for v in bases if slip_of(bond.base[0], v) >= _SURE_SLIP),
    )


def _between(count: Figure, low: Decimal, high: Decimal) -> Iterator[Decimal]:
    unit = count.step
    first, last = int((low / unit).to_integral_value(ROUND_CEILING)), int((high / unit).to_integral_value(ROUND_FLOOR))
    for meant, _ in meant_by(printed_as(count)) if first <= last and count.times == 1 else ():
        if first <= meant <= last:
            yield meant * unit


def restored(ask: Asked, bond: Bond, meant: Meant) -> float:
    """How surely what one of the two counts was meant to be is told otherwise, as a sum or a difference, in bits."""
    tops, bases = meant
    base = bond.base[0]
    of_top = _told_otherwise(bond.top, tops, lambda: _values(ask, bond.top, base.number * base.times))
    return min(max(of_top, _told_otherwise(base, bases, lambda: _values(ask, base, Decimal(0)))), _MOST)


def _told_otherwise(count: Figure, meant: frozenset[Decimal], told: Callable[[], Iterator[Decimal]]) -> float:
    values = frozenset(told()) if meant else frozenset()
    hit = meant & values
    if not hit:
        return 0.0
    chances = len(values) * len(meant)
    return max(log2(max(SPREAD * float(max(hit) / count.step), 2.0) / chances), 0.0)


def _values(ask: Asked, count: Figure, whole: Decimal) -> Iterator[Decimal]:
    """What counts near one come to together, what they leave of its whole, and what one of them leaves of another."""
    near = [
        f
        for f in ask.scope
        if f.family == count.family and f is not count and abs(f.index - count.index) <= _NEAR and apart(f, count) <= 1
    ]
    numbers = [f.number * f.times for f in near if f.exact]
    for at, first in enumerate(numbers):
        added = first
        for number in numbers[at + 1 : at + _LONGEST]:
            added += number
            yield added
            if added < whole:
                yield whole - added
    for a, b in combinations(numbers, 2):
        if a != b:
            yield abs(a - b)


def agreed(known: Field, bond: Bond, others: Sequence[Figure], meant: Meant) -> int:
    """How many other rates ask the denominator to be the same other number that this one does."""
    _, bases = meant
    if not bases:
        return 0
    figures, base = known.ctx.sheet.figures, bond.base[0]
    mine = [(rate, figures[rate.index - 1]) for rate in others if rate.index and rate.kind is not Kind.RATIO]
    mine = [
        (rate, count)
        for rate, count in mine
        if count.family == base.family
        and count.index not in (bond.top.index, base.index)
        and known.countable(count)
        and not share_fits(count.total, base.total, rate)
    ]
    return max(sum(share_fits(count.total, Interval.point(v), rate) for rate, count in mine) for v in bases)
