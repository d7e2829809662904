"""Readings in which a change fits that no words point to: it is left alone then.

Other levels nearby in any order, sums of a list (民事■、刑事■，比上年的■增长■), a rate printed nowhere that two counts
give (优秀■，…优秀率较上年的■提高■), an average of counts by counts. The rarer such a fit by chance, the surer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from math import inf, log2

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.growth.borne import differ
from checker.claims.weighing.growth.levels import Level, Levels, grouped
from checker.claims.weighing.growth.told import DELTA, DOUBLE, POINTS, RATE, Change, Reach, changed, told_of

_PLAIN = 0.7
"""How plainly two levels must be told of two times for the other order to be out of the question."""
_SURE = 2.5
"""Bits of rarity from which a fit is no chance."""
_LONGEST, _COUNTS = 5, 10
_MEASURES = (2, 3)
"""How many measures of two times are added up."""
_LEAST = 2
"""Figures of one noun from which they are added up."""
_FINE = 20.0
"""How much finer a rate may be printed than the smaller of two counts allows to tell."""

_WHOLE_WAY = lazy.compile("累计|总共|合计|总计|前后|先后|共计|共[压缩减增降]")
_COMMON = frozenset("率比较同上去年期的例度占数量、，, ")


def fits_otherwise(
    ctx: Context,
    relation: Relation,
    change: Change,
    changes: Mapping[int, Change],
    levels: Levels,
    near: Sequence[Level],
    reach: Reach,
    borne: Mapping[tuple[int, int], Sequence[Change]],
) -> bool:
    """Whether a reading bears the change out that is too rare for chance.

    `borne` are the changes that two figures bear out: those are not measured by another change.
    """
    size = log2(max(told_of(change.figure) / 10.0**-change.figure.mention.decimals, 2.0))
    most = 2.0 ** (size - _SURE)
    taken = {
        frozenset(key)
        for key, others in borne.items()
        if any(c.kind == change.kind and differ(c, change) for c in others)
    }
    return any(tries <= most for tries in _readings(ctx, relation, change, changes, levels, near, reach, most, taken))


def _readings(
    ctx: Context,
    relation: Relation,
    change: Change,
    changes: Mapping[int, Change],
    levels: Levels,
    near: Sequence[Level],
    reach: Reach,
    most: float,
    taken: Collection[frozenset[int]],
) -> Iterator[float]:
    """How many quantities as near were tried, of each reading that fits."""
    at = change.figure.index
    near = [
        x
        for x in near
        if x.high < inf
        and x.share == (change.kind == POINTS)
        and (x.index < at or x.figure.sentence == change.figure.sentence)
    ]
    if _WHOLE_WAY.search(change.own + change.verb):
        yield from _whole_way([x for x in near if x.figure.sentence == change.figure.sentence], reach)
    for group in grouped(near, change.kind == POINTS).values():
        yield from _any_order(change, group, levels, reach, taken)
        if change.kind in (RATE, DELTA, POINTS):
            runs = _runs(group, levels)
            yield from _sums(change, group, runs, reach, most)
            yield from _both_sums(change, group, levels, reach)
            yield from _named_sum(relation, group, levels, reach)
            if change.kind == RATE:
                yield from _amounts_of_sums(change, runs, changes, reach)
    if change.kind == POINTS:
        yield from _implied(ctx, change, changes, near, reach)
    elif change.kind == RATE and relation.says("average", change.own):
        yield from _averages(near, reach)


def _whole_way(here: Sequence[Level], reach: Reach) -> Iterator[float]:
    """由5个工作日压到3个，再压到1个，累计压减80%: from the first to the last, whatever units stand with them."""
    for first, second in ((a, b) for i, a in enumerate(here) for b in here[i + 1 :]):
        if reach.holds((second.low, second.high), (first.low, first.high), max(first.slack, second.slack)):
            yield 0.0


def _any_order(
    change: Change, group: Sequence[Level], levels: Levels, reach: Reach, taken: Collection[frozenset[int]]
) -> Iterator[float]:
    at = change.figure.index
    years, yearly = levels.years(change), levels.is_yearly(change)
    net = change.kind == DELTA and "净" in change.own + change.verb  # 新增■、退休■，净增■
    for i, first in enumerate(group):
        for second in group[i + 1 :]:
            slack = max(first.slack, second.slack)
            a, b = (first.low, first.high), (second.low, second.high)
            rises, falls = reach.holds(b, a, slack), reach.holds(a, b, slack)
            if not (rises or falls) or levels.other_years(years, yearly, first, second):
                continue
            if taken and frozenset((first.index, second.index)) in taken:
                continue
            forth, back, _, _ = levels.times(first, second)
            if net:
                yield 0.0
            elif (rises and back < _PLAIN) or (falls and forth < _PLAIN):
                far = max(abs(first.index - at), abs(second.index - at))
                count = sum(abs(x.index - at) <= far for x in group)
                coarse = slack / reach.slack if reach.slack else 1.0
                vague = _vague(change, (first.low, first.high), (second.low, second.high))
                yield max(count * (count - 1) / 2, 1.0) * max(
                    coarse, vague, _common(change, first.low, second.low), 1.0
                )


def by_chance(change: Change, new: Figure, old: Figure, told: bool) -> bool:
    """Whether two counts are so small that their quotient is often one printed so fine: 3 and 6 are 100.0 % apart; or
    printed so coarsely (约6280元, 不少于15场) that any of so many changes would fit. `told` of two times they are taken
    by their word, where both are exact or their very numbers give the change."""
    a, b = float(new.number), float(old.number)
    if not told and change.kind == RATE and _common(change, a, b) > _FINE:
        return True
    exact = new.exact and old.exact
    if (told and exact) or (not exact and _is_very(change, a, b)):
        return False
    if change.kind != RATE:
        return not exact
    spread = [(float(f.value.low or 0), inf if f.value.high is None else float(f.value.high)) for f in (new, old)]
    return _vague(change, *spread) > _FINE


def _is_very(change: Change, new: float, old: float) -> bool:
    """Whether two numbers as they are printed give the change to its last place."""
    last = 10.0**-change.figure.mention.decimals
    return change.kind != DOUBLE and abs(abs(changed(change.kind, new, old)) - told_of(change.figure)) <= last


def _common(change: Change, first: float, second: float) -> float:
    """How much more often small counts give a quotient than its digits say: 1 and 2 are 100.0 % apart like many."""
    if change.kind == POINTS:
        return 1.0
    steps = told_of(change.figure) * 10.0**change.figure.mention.decimals
    return float(steps / (min(first, second) + 1))


def _vague(change: Change, first: tuple[float, float], second: tuple[float, float]) -> float:
    """How many printed changes two figures can stand for, so coarsely are they printed: 6.4万 and 8万."""
    if change.kind != RATE:
        return 1.0
    if first[0] <= 0 or second[0] <= 0:
        return inf
    wide = 100.0 * (first[1] / first[0] * second[1] / second[0] - 1.0)
    return wide * 10.0**change.figure.mention.decimals / 2


def _runs(group: Sequence[Level], levels: Levels) -> list[Sequence[Level]]:
    """Lists of levels of one time in one sentence."""
    return [
        group[i:j]
        for i in range(len(group))
        for j in range(i + 2, min(i + _LONGEST, len(group)) + 1)
        if group[j - 1].figure.sentence == group[i].figure.sentence
        and group[j - 1].index - group[i].index == j - 1 - i
        and all(max(levels.times(a, b)[:2]) < _PLAIN for a, b in pairwise(group[i:j]))
    ]


def _sums(
    change: Change, group: Sequence[Level], runs: Sequence[Sequence[Level]], reach: Reach, most: float
) -> Iterator[float]:
    """A list added up, against one of the others."""
    tries = max(len(runs) * max(len(group) - 2, 1) / 2, 1.0)
    if tries > most:
        return
    for run in runs:
        whole = _added(run)
        for other in group:
            if other not in run and (
                reach.holds(whole, (other.low, other.high), other.slack)
                or reach.holds((other.low, other.high), whole, other.slack)
            ):
                vague = _vague(change, whole, (other.low, other.high))
                yield tries * max(vague, _common(change, whole[0], other.low), 1.0)


def _both_sums(change: Change, group: Sequence[Level], levels: Levels, reach: Reach) -> Iterator[float]:
    """不予■、减轻■；下半年依次为■、■，两项合计比上半年多■: several measures of each time added up."""
    pairs = list(_told_in_turn(group))
    for first, second in pairs:
        one, other = _added(first), _added(second)
        forth, back, _, _ = levels.times(first[0], second[0])
        if (back < _PLAIN and reach.holds(other, one)) or (forth < _PLAIN and reach.holds(one, other)):
            yield len(pairs) * max(_vague(change, one, other), _common(change, one[0], other[0]), 1.0)


def _named_sum(relation: Relation, group: Sequence[Level], levels: Levels, reach: Reach) -> Iterator[float]:
    """食用农产品不合格■；加工食品不合格■，不合格数比上年的■减少■: all that bears the noun of a base, added up."""
    bases = [x for x in group if levels.moments(x.figure).against]
    for base in bases:
        noun = relation.cues["bare"].sub("", base.figure.pre)
        grams = {noun[i : i + 2] for i in range(len(noun) - 1)}
        named = [x for x in group if x not in bases and any(g in x.figure.pre for g in grams)]
        if len(named) < _LEAST:
            continue
        whole, old = _added(named), (base.low, base.high)
        if reach.holds(whole, old, base.slack):
            yield 0.0


def _told_in_turn(group: Sequence[Level]) -> Iterator[tuple[Sequence[Level], Sequence[Level]]]:
    """Levels side by side as two lists of one length, one behind the other or by turns."""
    for size in _MEASURES:
        for run in (group[i : i + 2 * size] for i in range(len(group) - 2 * size + 1)):
            if run[-1].index - run[0].index < 3 * size:
                yield run[:size], run[size:]
                yield run[::2], run[1::2]


def _amounts_of_sums(
    change: Change, runs: Sequence[Sequence[Level]], changes: Mapping[int, Change], reach: Reach
) -> Iterator[float]:
    """两项合计比上半年多■，增长■: an amount told right before a rate is that of a list added up."""
    amount = changes.get(change.figure.index - 1)
    if amount is None or amount.kind != DELTA:
        return
    by = float(amount.figure.number) * (-1 if amount.toward == -1 else 1)
    for low, high in (_added(run) for run in runs if run[0].family == amount.figure.family):
        if reach.holds((low + by, high + by), (low, high)) or reach.holds((low, high), (low - by, high - by)):
            yield float(2 * len(runs))


def _added(run: Sequence[Level]) -> tuple[float, float]:
    return sum(x.low for x in run), sum(x.high for x in run)


def _implied(
    ctx: Context, change: Change, changes: Mapping[int, Change], near: Sequence[Level], reach: Reach
) -> Iterator[float]:
    """A rate beside one that two counts give: 评出优秀96件 of 400件, 优秀率较上年的21.5%提高2.5个百分点."""
    figures = ctx.sheet.figures
    at = change.figure.index
    around = [f for f in figures[max(at - _COUNTS, 0) : at + 4] if abs(f.block - change.figure.block) <= 1]
    counts = [f for f in around if f.kind is Kind.COUNT and f.exact and f.number > 0]
    name = set(change.own) - _COMMON
    told = [f for f in around if f.index in changes and f.kind in (Kind.PERCENT, Kind.GROWTH)]
    shares = [*(((x.low, x.high), x.slack) for x in near), *(((float(f.number),) * 2, _ulp(f)) for f in told)]
    for i, (one, slack) in enumerate(shares):  # growth of 11.7% that slackens to 8.5%
        for other, more in shares[max(i + 1, len(near)) :]:
            if reach.holds(one, other, max(slack, more)):
                yield float(len(shares))
    rates = {
        (part.at, 100 * float(part.number / whole.number))
        for part in counts
        if name & set(part.pre + part.post[:4])
        for whole in counts
        if part.number < whole.number
    }
    tries = max(len(rates) * len(near) / 4, 1.0)
    for _, rate in sorted(rates):
        for level in near:
            old = (level.low, level.high)
            if reach.holds((rate, rate), old, level.slack) or reach.holds((100 - rate,) * 2, old, level.slack):
                yield tries


def _ulp(figure: Figure) -> float:
    return 10.0**-figure.mention.decimals


def _averages(near: Sequence[Level], reach: Reach) -> Iterator[float]:
    """案件由1200件增至1500件，人员由40人增至60人，人均下降16.7%: the quotients of two kinds of counts."""
    groups = [g for g in grouped(near, False).values() if len(g) >= 2]
    for above in groups:
        for below in groups:
            if above is below:
                continue
            for a, b in pairwise(above):
                for c, d in pairwise(below):
                    if c.low <= 0 or d.low <= 0:
                        continue
                    first, second = (a.low / c.high, a.high / c.low), (b.low / d.high, b.high / d.low)
                    if reach.holds(first, second) or reach.holds(second, first):
                        yield 4.0
