"""Which two figures bear which change out: two figures have one rate of growth and one difference.

What bears 33.3% out does not bear 35.0% out as well, however coarsely the two figures are printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checker.claims.weighing.growth.pairs import Pair
from checker.claims.weighing.growth.told import DOUBLE, Change, changed, reach_of, told_of


def borne_out(found: Sequence[tuple[Change, Sequence[Pair]]]) -> Mapping[int, Sequence[Pair]]:
    """The pairs that bear each change out, by the index of its figure; those that are another change's left out."""
    claims: dict[frozenset[int], list[tuple[float, Change]]] = {}
    for change, pairs in found:
        best = nearest(change, pairs)
        if best is not None:
            claims.setdefault(best.key, []).append((gap(change, best), change))
    return {change.figure.index: list(_left(change, pairs, claims)) for change, pairs in found}


def _left(
    change: Change, pairs: Sequence[Pair], claims: Mapping[frozenset[int], Sequence[tuple[float, Change]]]
) -> Iterator[Pair]:
    for pair in pairs:
        rivals = [(off, c) for off, c in claims.get(pair.key, ()) if c.kind == change.kind and c is not change]
        if any(off < gap(change, pair) and differ(change, c) for off, c in rivals):
            continue
        if any(_stands_behind(pair, change, c) for _, c in rivals):
            continue
        yield pair


def nearest(change: Change, pairs: Sequence[Pair]) -> Pair | None:
    """The one of these pairs from which the change is computed most exactly."""
    return min((p for p in pairs if p.fits), key=lambda p: gap(change, p), default=None)


def gap(change: Change, pair: Pair) -> float:
    """How far a change that fits is from the exact value."""
    if change.kind == DOUBLE:
        return 0.0
    return abs(abs(changed(change.kind, float(pair.new.number), float(pair.old.number))) - told_of(change.figure))


def differ(a: Change, b: Change) -> bool:
    """Whether two changes cannot be one: 33.3% and 35.0%, but not 33.3% and 三成多."""
    one, other = reach_of(a), reach_of(b)
    if not (a.figure.exact and b.figure.exact):
        return not any(x <= v and u <= y for x, y in one.ranges for u, v in other.ranges)
    step = 10.0 ** -min(a.figure.mention.decimals, b.figure.mention.decimals)
    return abs(told_of(a.figure) - told_of(b.figure)) >= step and not any(
        x < v and u < y for x, y in one.ranges for u, v in other.ranges
    )


def _stands_behind(pair: Pair, change: Change, other: Change) -> bool:
    """压减■；材料由■减为■，压减■: the pair behind one change and before another of its sentence is the other's."""
    first, last = sorted((pair.new.at, pair.old.at))
    same = change.figure.sentence == other.figure.sentence
    return same and change.figure.at < first and last < other.figure.at and other.figure.index - 1 in pair.key


def bearers(
    found: Sequence[tuple[Change, Sequence[Pair]]], left: Mapping[int, Sequence[Pair]]
) -> dict[tuple[int, int], list[Change]]:
    """By two figures (indices of the later and the earlier) the changes that they bear out best."""
    out: dict[tuple[int, int], list[Change]] = {}
    for change, _ in found:
        best = nearest(change, left[change.figure.index])
        if best is not None:
            out.setdefault((best.new.index, best.old.index), []).append(change)
    return out


def unfit(pair: Pair) -> Pair:
    """The pair as one that does not bear the change out."""
    return replace(pair, fits=False)
