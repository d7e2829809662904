"""How well one slip explains a change that does not fit its two figures, in bits over chance.

Beside mistyped digits, changes go wrong in ways of their own: the new figure taken as the base, rise written for fall,
the ratio given as the growth.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import log2

from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.slips import CARRIED, ONE_DIGIT, SWAPPED, slip_bits

_CHANGE, _STATE, _TURNED, BASE, _RATIO, _POINT = 0.45, 0.15, 0.1, 0.1, 0.05, 0.03
"""Shares of the ways in which changes go wrong; `_STATE` for each of the two figures."""
NOTHING = -8.0
_LEAST_DIGITS = 100.0


def explained(
    change: Figure,
    first: Figure,
    second: Figure,
    compute: Callable[[float, float], float],
    others: tuple[tuple[float, float], ...],
    toward: int | None,
) -> float:
    """Bits by which a slip explains `change`, computed from two figures.

    `compute` gives the change, negative for a fall; `others` are (value, share) of what people mistake it for;
    `toward` is the told direction.
    """
    scale = float(change.scale) if change.kind in (Kind.COUNT, Kind.MONEY) else 1.0
    told = _told(change) / scale
    ulp = 10.0**-change.mention.decimals
    a, b = float(first.number), float(second.number)
    value = compute(a, b) / scale
    best = NOTHING
    right_way = toward is None or (value > 0) == (toward > 0)
    if abs(abs(value) - told) <= ulp and not right_way:
        best = max(best, log2(_TURNED))
    if right_way:
        printed = change.printed if scale != 1 else _text(told, change)
        best = max(best, log2(_CHANGE) + slip_bits(printed, _text(abs(value), change)))
        if point_moved(told, value, change):
            best = max(best, log2(_POINT))
    for other, share in others:
        if abs(abs(other) / scale - told) <= ulp:
            best = max(best, log2(share))
    for figure, other in ((first, b), (second, a)):
        by = float(figure.scale)
        for meant, bits in _slips(figure.printed):
            got = (compute(meant * by, other) if figure is first else compute(other, meant * by)) / scale
            if (toward is None or (got > 0) == (toward > 0)) and abs(abs(got) - told) <= ulp / 2:
                best = max(best, log2(_STATE) + bits)
    # a change of this size would be met by chance once in so many prints
    return best + log2(max(told / ulp, 8.0))


def point_moved(told: float, value: float, change: Figure) -> bool:
    """3.63% for 36.3%: whether only the decimal point of a rate of three digits or more stands a place off."""
    decimals = change.mention.decimals
    if not decimals or told * 10.0**decimals < _LEAST_DIGITS:
        return False
    return any(abs(abs(value) / by - told) <= 10.0**-decimals for by in (10.0, 0.1))


def mistaken(new: float, old: float, percent: bool) -> tuple[tuple[float, float], ...]:
    """What a rate (or multiple) from old to new is mistaken for: the new figure as base, the ratio as the growth."""
    by = 100.0 if percent else 1.0
    return ((by * (new - old) / new, BASE), (by * new / old, _RATIO))


def _told(change: Figure) -> float:
    return float(change.number) * (100.0 if change.kind is Kind.RATIO else 1.0)


def _text(value: float, change: Figure) -> str:
    return f"{value:.{change.mention.decimals}f}"


@lru_cache(maxsize=512)
def _slips(printed: str) -> tuple[tuple[float, float], ...]:
    """(what may have been meant, its bits) for every slip of the pen that gives `printed`."""
    whole, _, part = printed.partition(".")
    digits, unit = whole + part, 10.0 ** -len(part)
    size = len(digits)
    out: list[tuple[float, float]] = []
    for i, old in enumerate(digits):
        out += [
            (int(digits[:i] + new + digits[i + 1 :]) * unit, log2(ONE_DIGIT / (9 * size)))
            for new in "0123456789"
            if new != old and (i or new != "0")
        ]
        if i + 1 < size and old != digits[i + 1]:
            swapped = digits[:i] + digits[i + 1] + old + digits[i + 2 :]
            out.append((int(swapped) * unit, log2(SWAPPED / (size - 1))))
        for sign in (1, -1):
            carried = int(digits) + sign * 10 ** (size - 1 - i)
            if carried > 0:
                out.append((carried * unit, log2(CARRIED / (2 * size))))
    return tuple((meant, bits) for meant, bits in out if meant > 0)
