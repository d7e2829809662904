"""Counts that stand beside each other: the two sides of one whole, what was added to a stock."""

from __future__ import annotations

from collections.abc import Sequence

from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.rates.field import Asked, Field
from checker.claims.weighing.rates.stems import negated, stem_met


def other_side(known: Field, ask: Asked, top: Figure, same: Sequence[Figure]) -> Figure | None:
    """已销号■，未销号■, 销号率: the count beside a numerator of those of which its name is denied."""
    if ask.words.share or len(ask.stem) < 2 or stem_met(ask.stem, top.pre) < 2:
        return None
    beside = [f for f in same if f.sentence == top.sentence and _between(top, f) <= {ask.rate.index}]
    denied = (f for f in beside if f.family == top.family and negated(ask.stem, ask.words.name, f.pre[-8:]))
    return next(denied, None)


def _between(a: Figure, b: Figure) -> set[int]:
    """The figures between two, by index."""
    return set(range(min(a.index, b.index) + 1, max(a.index, b.index)))


def is_added(known: Field, ask: Asked, top: Figure, base: Figure) -> bool:
    """新增企业12家，总数达58家，和解率■: what was added to a stock is hardly the numerator of a rate of it."""
    if ask.words.share or "新" in ask.words.name:
        return False
    return known.says("newly", top) and not known.says("newly", base)
