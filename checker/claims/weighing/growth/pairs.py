"""Every two figures of two times near a change: those that bear it out and those that it may be meant of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from checker import lazy
from checker.claims.formulas.changes import Move
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.states import stated_pairs
from checker.claims.weighing.growth.levels import REACH, Level, Levels
from checker.claims.weighing.growth.told import (
    DELTA,
    DOUBLE,
    POINTS,
    RATE,
    RATIO,
    Change,
    Reach,
    factor,
    told_of,
)
from checker.dataclass import dataclass

_FAR, _AFAR = 11.3, 60.0
"""By which factor a change may differ from what two levels give and still be meant of them; and where the earlier is
what the words compare it with (比上年的■): two digits exchanged in it go far."""
PLAIN, _POSSIBLE = 0.7, -0.4
"""How plainly two figures must be told of two times for a contradiction, and for an explanation."""
OTHER_MATTER = lazy.compile(
    r"其中(?=[^，,、])(?!20\d\d|[今去本近最]|上[年半期季]|后[一两三]?[年期])|包括|[，,。；;、][^，,。；;、]{0,10}(?:由(?!于)|从(?!事|业))[^，,。；;、\ue001-\ue007]{1,12}[减缩压增升降提扩到至为]"
)
"""A part of what the pair counts, or another pair without figures (由10日减为3日)."""
TOLD = 1.7
"""How plainly two figures are told of two times where years are named."""
_TINY = 1e-6
_NOWHERE = 1 << 40
_BRACKETS = 4
"""Figures from a change back to what a bracket behind it tells the base of, other brackets counted."""
TIMES = frozenset(("天", "日", "工作日", "个工作日", "小时", "个小时", "分钟", "个月", "月", "年", "秒"))
"""Units of time: an average of them is told once and meant of both (原先平均26天，现在7天)."""
_BREATH = lazy.compile(r"[；;。\n]")
_APART = lazy.compile(r"(?:[两二][者地片类级家区县市镇乡村院所局]|彼此)?(?:之间|数字)?(?:均|就|却|仍|还)?相差")
"""两片相差■"""
_TWO = 2
_LATTER = lazy.compile(r"后(?:者|一[者个项期轮批])[比较]前")
_OPENS = lazy.compile(
    r"[（(]|[。；;，,]?(?:而|但|在)?(?:20\d\d年|[上前去]一?年|同期|此前|年初|期初)[^，,。；;\d]{0,3}[，,]?"
    r"(?:这一?|该|此|上述)(?:个?数字|数据|数值|指标|比例|数|项)(?:则?[只仅还]?[是为有])?$"
)
"""（上年为■）; 2022年，这一数字是■"""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two levels of two times."""

    new: Figure
    old: Figure
    order: float
    """How plainly the words tell which is the earlier."""
    bound: bool
    """由…到…"""
    fits: bool
    """Whether the change can be printed so."""
    dated: bool = False
    """The words of the change name the years of both, or that of one and 上年."""
    alike: bool = True
    """Both are averages, or neither is."""
    listed: bool = False
    """By the places in lists told side by side."""

    @property
    def key(self) -> frozenset[int]:
        """Both figures, by index."""
        return frozenset((self.new.index, self.old.index))


def pairs_of(
    ctx: Context,
    change: Change,
    near: Sequence[Level],
    reach: Reach,
    moved: Mapping[int, Sequence[tuple[int, int]]],
    levels: Levels,
    matters: Sequence[int],
    parallel: tuple[int, int] | None = None,
) -> Iterator[Pair]:
    """Every two levels of one unit that may be of two times, with no other matter between them and the change.

    `moved` holds the pairs (later, earlier) of 由…到… of each figure, by index; `parallel` is the pair that two
    lists beside its own hold in the place of the change.

    Nearly all of the time goes into this: what is cheap is asked first.
    """
    if parallel is not None:
        new, old = levels.at(parallel[0]), levels.at(parallel[1])
        if new is not None and old is not None and new.share == (change.kind == POINTS):
            yield _in_lists(change, new, old, reach, levels)
            return
    if not near:
        return
    pointed = _pointed(ctx, change, near, levels)
    stated = {(m.new.index, m.old.index) for m in (*stated_pairs(ctx, change.figure), *pointed)}
    bound = {pair for x in near for pair in moved.get(x.index, ())} | stated
    tied = {i for pair in bound for i in pair if abs(i - change.figure.index) <= REACH}
    matter = _matter(ctx, change, matters, near[0].figure.at)
    inner = _matter_behind(ctx, change, matters)
    years = levels.years(change)
    yearly = levels.is_yearly(change)
    less, low, high = _sight(change)
    afar_high = high * _AFAR / _FAR
    told = told_of(change.figure)
    told_here = False
    for twos in (_neighbours(near, levels, matter), levels.far(change, near)):
        if told_here:
            return
        for first, second in twos:
            x, y = first.number, second.number
            if less is None:
                by = back = abs(y - x)
            elif x > 0 and y > 0:
                by, back = abs(y / x - less), abs(x / y - less)
            else:
                continue
            rise, fall = low <= by <= high, low <= back <= high
            afar = not (rise or fall) and low <= max(by, back) and min(by, back) <= afar_high
            if not (rise or fall or afar or first.wide or second.wide or second.index in tied):
                continue
            if second.figure.at >= inner and second.index not in tied:
                continue
            of_shares = first.share and change.kind == RATE
            before, behind, a, b = levels.times(first, second)
            if afar:
                rise, fall = a.against, b.against
                if not (rise or fall):
                    continue
            if levels.other_years(years, yearly, first, second):
                continue
            for old, new, then, now, order, seen in (
                (first, second, a, b, before, rise),
                (second, first, b, a, behind, fall),
            ):
                together = (new.index, old.index) in bound
                if not together and (order < _POSSIBLE or not (seen or new.wide or old.wide)):
                    continue
                if not together and (new.index in tied or old.index in tied):
                    free = now if old.index in tied else then
                    if (new.index in tied and old.index in tied) or not (free.target or free.side or free.against):
                        continue
                holds = reach.holds((new.low, new.high), (old.low, old.high), max(new.slack, old.slack))
                alike = new.average == old.average or new.family in TIMES
                if (of_shares or not (alike or order >= TOLD)) and not together:
                    holds = holds or (of_shares and abs(abs(x - y) - told) < _TINY)
                    if not holds:
                        continue
                if together or holds or (seen and order >= PLAIN):
                    told_here = told_here or together or holds or order >= TOLD
                    dated = bool(years) and years <= {a.calendar, b.calendar}
                    yield Pair(new.figure, old.figure, order, together, holds, dated, alike)


def _neighbours(near: Sequence[Level], levels: Levels, matter: int) -> Iterator[tuple[Level, Level]]:
    """Every two levels near each other, in text order, with no other matter behind the first."""
    end = near[-1].index
    for first in near:
        for second in levels.after(first):
            if second.index > end:
                break
            if second.figure.at >= matter:
                yield first, second


def _in_lists(change: Change, new: Level, old: Level, reach: Reach, levels: Levels) -> Pair:
    """The pair whose places in two lists are that of the change in a third."""
    order = max(levels.times(old, new)[0], PLAIN)
    holds = reach.holds((new.low, new.high), (old.low, old.high), max(new.slack, old.slack))
    return Pair(new.figure, old.figure, order, True, holds, listed=True)


def _matter(ctx: Context, change: Change, matters: Sequence[int], start: int) -> int:
    """Where, between `start` and a change, another matter begins in the change's own breath; -1 if nowhere."""
    at = change.figure.at
    last = bisect_left(matters, at) - 1
    if last < 0 or matters[last] < start or _BREATH.search(ctx.sheet.skeleton, matters[last], at):
        return -1
    return matters[last]


def _matter_behind(ctx: Context, change: Change, matters: Sequence[int]) -> int:
    """Where another matter begins behind a change in its sentence: 相当于上年的■，其中夏季■."""
    _, end = ctx.sheet.sentence(change.figure.at)
    behind = bisect_left(matters, change.figure.at)
    return matters[behind] if behind < len(matters) and matters[behind] < end else _NOWHERE


def _in_bracket(ctx: Context, figure: Figure) -> bool:
    """（上年同期■），环比下降■（上季度■）: whether a figure stands first in a bracket."""
    opening = figure.at - len(figure.pre) - 1
    return opening >= 0 and ctx.sheet.skeleton[opening] in "（("


def _sight(change: Change) -> tuple[float | None, float, float]:
    """(what is taken off the quotient, None for differences; the least and the most that it may be for the change)."""
    told = float(factor(change)) if change.kind == DOUBLE else told_of(change.figure)
    if change.kind in (POINTS, DELTA):
        return None, told / _FAR, told * _FAR
    told = told / 100 if change.kind == RATE else told
    return 0.0 if change.kind in (RATIO, DOUBLE) else 1.0, told / _FAR, told * _FAR


def _pointed(ctx: Context, change: Change, near: Sequence[Level], levels: Levels) -> Iterator[Move]:
    """办理210件，同比下降■（上年为168件）: the bracket holds the base; 后者比前者高■: two figures in text order."""
    at = change.figure.index
    if _LATTER.search(change.own):
        before = [x for x in near if x.index < at and at - x.index <= 4][-2:]
        if len(before) == 2 and before[0].family == before[1].family:
            yield Move(before[1].figure, before[0].figure, "", "")
    if tells_apart(change):
        yield from _two_told(change, near)
    behind = next((i for i, x in enumerate(near) if x.index == at + 1), None)
    if behind is None or _is_passed(ctx, near[behind:]):
        return
    old = near[behind]
    if _in_bracket(ctx, old.figure) and not levels.may_be_base(old.figure):
        return  # 增量■（厅制发■，会签■）: its parts
    if _OPENS.match(ctx.sheet.between(change.figure, old.figure)) is not None:
        before = [x for x in near[:behind] if x.family == old.family and not _in_bracket(ctx, x.figure)]
        before = [x for x in before if _is_of(change, x.figure)] or before
        if before and at - before[-1].index <= _BRACKETS:
            yield Move(before[-1].figure, old.figure, "", "")


def _is_of(change: Change, figure: Figure) -> bool:
    """受理■，审结■；受理量增长■: whether the words before a figure hold two characters of the change's noun."""
    return any(change.own[i : i + 2] in figure.pre for i in range(len(change.own) - 1))


def tells_apart(change: Change) -> bool:
    """两片相差■: how far two figures told before lie apart, whatever they are of."""
    return change.kind == DELTA and _APART.fullmatch(change.own + change.verb) is not None


def _two_told(change: Change, near: Sequence[Level]) -> Iterator[Move]:
    """沿海平均38天，山区平均51天。两片相差15天: the only two of the unit that stand right before."""
    at = change.figure
    here = [x for x in near if x.index < at.index and at.sentence - x.figure.sentence <= 1 and x.figure.exact]
    if len(here) == _TWO and here[-1].index == at.index - 1 and here[0].index == at.index - 2:
        first, second = here
        if first.number != second.number:
            yield Move(second.figure, first.figure, "", "")


def _is_passed(ctx: Context, behind: Sequence[Level]) -> bool:
    """2022年，这一数字是■，2023年为■: whether the figure of a later time stands behind one that is pointed to."""
    old, following = behind[0], behind[1:2]
    beside = bool(following) and following[0].figure.sentence == old.figure.sentence
    return beside and following[0].family == old.family and not _in_bracket(ctx, old.figure)
