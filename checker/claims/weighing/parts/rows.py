"""Counts told in rows, and of what was saved: no parts of each other, whatever they are called."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checker import lazy
from checker.claims.formulas.sheet import Figure

_CHANGED = lazy.compile("[增减少多省超]|节约")
_LED = lazy.compile(r"(?:引导|协助|帮助|指导|分流|转介)[^，,。；;、]{2,8}$")
_SAVED = lazy.compile(r"(?:[少多][用支花付]|节[约省]|超支)了?$")


def is_led(whole: Figure) -> bool:
    """引导申请援助■、调解■、复议■: whether a count is the first of a list of deeds that one verb rules."""
    return _LED.search(whole.pre) is not None


def is_of_saved(whole: Figure, part: Figure) -> bool:
    """支出■，比上限少用■，其中接待■: whether the greater is of what was spent, not of what was saved."""
    return _SAVED.search(whole.pre) is not None and _CHANGED.search(part.pre) is None


def is_row(group: Sequence[Figure], whole: Figure, part: Figure) -> bool:
    """甲区：立案■，结案■；\\n乙区：立案■，结案■: whether both are told in the same words under another heading."""
    if not (whole.pre and part.pre) or part.index < whole.index:
        return False
    others = [f for f in group if f.block != whole.block]
    return any(a.pre == whole.pre and b.pre == part.pre and a.block == b.block for a, b in pairwise(others))
