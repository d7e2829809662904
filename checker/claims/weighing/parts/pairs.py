"""Which two counts are tried as a whole and its part, with the counts around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims.formulas.context import Context, exceeds
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.parts.setting import Setting
from checker.claims.weighing.parts.signs import opens

_REACH, _AROUND, _FAR, _BLOCKS = 4, 12, 260, 6
_BACK = 40
"""Counts of its unit looked back over for what a part is drawn from by name."""

_Pair = tuple[Figure, Figure, Sequence[Figure]]


def near_pairs(group: Sequence[Figure]) -> Iterator[_Pair]:
    """Each two that stand near each other, the smaller first, with the counts around them."""
    for i, first in enumerate(group):
        around = group[max(i - _AROUND, 0) : i + _AROUND]
        for second in group[i + 1 : i + 1 + _REACH]:
            if second.block - first.block > _BLOCKS or second.at - first.at > _FAR:
                break
            if exceeds(second, first):
                yield first, second, around
            elif exceeds(first, second):
                yield second, first, around


def named_pairs(setting: Setting, group: Sequence[Figure]) -> Iterator[_Pair]:
    """Each part whose sentence names what it is drawn from, with that, however far before it."""
    for i, part in enumerate(group):
        frame = setting.frame(part)
        if len(frame) < 3:
            continue
        close = [f for f in group[max(i - _REACH, 0) : i] if part.at - f.at <= _FAR and part.block - f.block <= _BLOCKS]
        before = [(setting.named(f, part), f) for f in group[max(i - _BACK, 0) : i]]
        best = max((size for size, _ in before), default=0.0)
        if best < 0.7:
            continue
        meant = [f for size, f in before if size == best]
        if all(f.value.below(part.value) for f in meant) and meant[-1] not in close:
            yield meant[-1], part, group[max(i - _AROUND, 0) : i + _AROUND]


def past_pairs(ctx: Context, group: Sequence[Figure]) -> Iterator[_Pair]:
    """去年发出■，其中得到回复的■: each part that opens right behind what was counted the year before."""
    for i, part in enumerate(group):
        if "其中" not in part.pre or part.index == 0:
            continue
        whole = ctx.sheet.figures[part.index - 1]
        past = whole.is_earlier and whole.family == part.family and whole.times == 1 and whole.number > 0
        if past and not whole.is_delta and whole.value.below(part.value) and opens(ctx, whole, part):
            yield whole, part, (whole, *group[max(i - _AROUND, 0) : i + _AROUND])
