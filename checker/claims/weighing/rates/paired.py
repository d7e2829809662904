"""Percentages in a row, each of two counts of its own: 任务56项，完成55项；任务92项，完成37项；完成率分别为■、■."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims.formulas.percents import share_fits
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.rates.field import Asked, Field, apart

Pairs = tuple[Sequence[Figure], Sequence[Figure]]
"""Numerators and denominators, one of each for every percentage."""


def paired(known: Field, ask: Asked) -> Pairs | None:
    """The counts of a row, in an order that all its other percentages bear out; None where there is none."""
    run, rate = ask.run, ask.rate
    if not any(r.mention.decimals for r in run if r.index != rate.index):
        return None
    at = [f.index for f in run].index(rate.index)
    for tops, bases in _orders(known, ask, len(run)):
        others = [trio for i, trio in enumerate(zip(tops, bases, run, strict=True)) if i != at]
        borne_out = all(t.family == b.family and share_fits(t.total, b.total, r) for t, b, r in others)
        if borne_out and tops[at].family == bases[at].family:
            return tops, bases
    return None


def _orders(known: Field, ask: Asked, size: int) -> Iterator[Pairs]:
    first, last = ask.run[0], ask.run[-1]
    before = [f for f in ask.scope if f.at < first.at and apart(f, first) <= 1 and known.countable(f)][-2 * size :]
    behind = [f for f in ask.scope if f.at > last.at and f.sentence == last.sentence][:size]
    if len(before) == 2 * size:
        yield before[1::2], before[::2]
        yield before[size:], before[:size]
        yield before[::2], before[1::2]
    if len(before) >= size and len(behind) == size:
        yield before[-size:], behind
        yield behind, before[-size:]
