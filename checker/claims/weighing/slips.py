"""How likely a printed figure is another one mistyped, in bits.

People swap neighbouring digits, hit one wrong key, or carry wrong by one place. A figure that one such slip turns into
the computed value speaks for a relation in the measure in which that would be a rare coincidence: 9420 beside a
computed 9320 says much, 43 beside 44 nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import log2

from checker.claims.formulas.arithmetic import plain
from checker.claims.formulas.context import added_up
from checker.claims.formulas.sheet import Figure

SWAPPED, ONE_DIGIT, CARRIED, ELSE = 0.4, 0.4, 0.15, 0.05
"""Shares of the kinds of slips among wrong figures; the labelled passages have them in about these parts."""


def slip_bits(printed: str, meant: str) -> float:
    """log2 of the chance that someone who means `meant` prints `printed`, both as decimal strings; they differ."""
    a, b = _aligned(printed, meant)
    size = max(len(a), 1)
    if len(a) == len(b):
        wrong = [i for i in range(size) if a[i] != b[i]]
        if _is_swap(a, b, wrong):
            return log2(SWAPPED / max(size - 1, 1))
        if len(wrong) == 1:
            return log2(ONE_DIGIT / (9 * size))
        if sorted(a) == sorted(b):
            return log2(ELSE / size)
    gap = abs(int(a or "0") - int(b or "0"))
    if str(gap).strip("0") == "1":
        return log2(CARRIED / (2 * size))
    return log2(ELSE / 10**size)


def bits_of(figure: Figure, meant: Decimal) -> float:
    """The same for a figure that was meant to be another number."""
    return slip_bits(figure.printed, in_print(figure, meant))


def in_print(figure: Figure, number: Decimal) -> str:
    """A number as it would be printed in place of a figure: in its unit, 万 or 亿."""
    scale = figure.scale
    return plain(number if scale == 1 else number / scale)


def is_slip(printed: str, meant: str) -> bool:
    """Whether one wrong digit, or two neighbours exchanged, tells two decimal strings apart."""
    a, b = _aligned(printed, meant)
    wrong = [i for i in range(len(a)) if a[i] != b[i]] if len(a) == len(b) else []
    return len(wrong) == 1 or _is_swap(a, b, wrong)


def _is_swap(a: str, b: str, wrong: Sequence[int]) -> bool:
    """Whether the places where two strings of digits differ are two neighbours exchanged."""
    if len(wrong) != 2 or wrong[1] != wrong[0] + 1:
        return False
    return a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]


def sum_bits(parts: Sequence[Figure], whole: Figure, spread: Decimal | None = None) -> float:
    """How much more the nearness of parts to their whole says than chance would, when one of the figures is wrong.

    `spread` is over what size chance would scatter the gap: that of the whole, unless told.
    """
    added = added_up(parts)
    gap = added - whole.number
    best, step = bits_of(whole, added), whole.step
    for part in parts:
        meant, step = part.number - gap, max(step, part.step)
        if meant > 0 and part.times == 1:
            best = max(best, bits_of(part, meant))
    size = added if spread is None else spread
    return best - log2(len(parts) + 1) + log2(max(1.4 * float(size / step), 1.0))


def step_of(figures: Sequence[Figure]) -> Decimal:
    """One unit of the last printed place of the coarsest figure."""
    return max([f.step for f in figures])


def repeat_bits(a: Figure, b: Figure) -> float:
    """How much more two figures look like one mistyped than like two figures of about one size."""
    first, second = (a.printed, in_print(a, b.number)) if a.scale >= b.scale else (in_print(b, a.number), b.printed)
    size = float(max(a.number, b.number) / max(a.step, b.step))
    return slip_bits(first, second) + log2(max(0.7 * size, 2.0))


def _aligned(a: str, b: str) -> tuple[str, str]:
    """The digits of two decimals with their points at one place, without leading zeros."""
    if "." not in a and "." not in b:
        return a.lstrip("0"), b.lstrip("0")
    whole_a, _, part_a = a.partition(".")
    whole_b, _, part_b = b.partition(".")
    places = max(len(part_a), len(part_b))
    one, two = (whole_a + part_a.ljust(places, "0")).lstrip("0"), (whole_b + part_b.ljust(places, "0")).lstrip("0")
    return one, two
