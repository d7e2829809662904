"""What stands beside a list and its whole: a second measure of the same things."""

from __future__ import annotations

from collections.abc import Sequence

from checker.claims.formulas.context import Context, added_up
from checker.claims.formulas.sheet import Figure

_NEAR = 10
"""Characters between two measures of one thing: 36处、5840平方米; 86件、金额412万元."""


def beside_adds_up(ctx: Context, whole: Figure, parts: Sequence[Figure]) -> bool:
    """36处、5840平方米：甲22处、3310平方米，乙14处、2350平方米: whether another measure of the same things makes up its
    whole."""
    return any(_column(ctx, whole, parts, step) for step in (-1, 1))


def _column(ctx: Context, whole: Figure, parts: Sequence[Figure], step: int) -> bool:
    beside = [_neighbour(ctx, f, step) for f in (whole, *parts)]
    found = [f for f in beside if f is not None and f.number and f.exact]
    if len(found) < len(beside) or len({f.family for f in found}) > 1 or found[0].family == whole.family:
        return False
    return added_up(found[1:]) == found[0].number


def _neighbour(ctx: Context, figure: Figure, step: int) -> Figure | None:
    """The figure next to one in its sentence, by no more than a few characters apart."""
    at = figure.index + step
    if not 0 <= at < len(ctx.sheet.figures):
        return None
    other = ctx.sheet.figures[at]
    near = other.sentence == figure.sentence and abs(other.at - figure.at) <= _NEAR
    return other if near else None


__all__ = ["beside_adds_up"]
