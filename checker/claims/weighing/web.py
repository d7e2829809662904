"""Figures that already agree: exact relations among nearby counts, too neat to be chance.

立案1836件、结案1904件，含往年立案的153件，尚有85件在办: 1836 + 153 = 1904 + 85. Figures tied so are right, whatever
relation their words seem to break.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from math import log2

from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.model import Placed
from checker.claims.weighing.slips import step_of

_CLUSTER = 12
"""Counts of one unit looked at together; in longer stretches chance relations abound."""
_TELLING = 3.0
"""Bits from which a relation is no coincidence."""


class Web:
    """The exact relations of a report, by figure."""

    def __init__(self, ties: Iterable[tuple[frozenset[int], float]]) -> None:
        self._of: dict[int, list[tuple[frozenset[int], float]]] = {}
        for tied, bits in ties:
            for index in tied:
                self._of.setdefault(index, []).append((tied, bits))

    def bits(self, figures: Sequence[Placed]) -> float:
        """How sure it is that two or more of these figures agree with each other by another relation."""
        indices = {f.index for f in figures}
        ties = {tie for f in figures for tie in self._of.get(f.index, ())}
        return max((bits for tied, bits in ties if len(tied & indices) > 1 and tied - indices), default=0.0)


def exact_web(ctx: Context) -> Web:
    """Every telling relation a = b + c and a + b = c + d among counts of one unit in two neighbouring paragraphs."""
    families: dict[str, list[Figure]] = {}
    for figure in ctx.counts:
        if figure.exact and figure.number > 1 and figure.times == 1:
            families.setdefault(figure.family, []).append(figure)
    return Web(tie for group in families.values() for tie in _ties(group))


def _ties(group: Sequence[Figure]) -> Iterable[tuple[frozenset[int], float]]:
    blocks: dict[int, list[Figure]] = {}
    for figure in group:
        blocks.setdefault(figure.block, []).append(figure)
    for block, mine in blocks.items():
        cluster = [*mine, *blocks.get(block + 1, ())]
        if 3 <= len(cluster) <= _CLUSTER:
            yield from _relations(cluster)


def _relations(cluster: Sequence[Figure]) -> Iterable[tuple[frozenset[int], float]]:
    values: Mapping[int, Decimal] = {f.index: f.number for f in cluster}
    step = step_of(cluster)
    single: dict[Decimal, list[int]] = {}
    for index, value in values.items():
        single.setdefault(value, []).append(index)
    pairs: dict[Decimal, list[tuple[int, int]]] = {}
    for a, b in combinations(values, 2):
        pairs.setdefault(values[a] + values[b], []).append((a, b))
    count = len(pairs)
    for value, found in pairs.items():
        if value not in single and len(found) < 2:
            continue
        rarity = log2(max(float(value / step), 2.0))
        triple, double = rarity - log2(count * len(values) / 3), rarity - log2(max(count * (count - 1) / 4, 1))
        if triple >= _TELLING:
            for whole in single.get(value, ()):
                yield from ((frozenset((whole, *pair)), triple) for pair in found if whole not in pair)
        if double >= _TELLING:
            for one, two in combinations(found, 2):
                if not set(one) & set(two) and {values[i] for i in one} != {values[i] for i in two}:
                    yield frozenset((*one, *two)), double
