"""The levels that a change may lie between, laid out for quick arithmetic."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from checker import lazy
from checker.claims.formulas.changes import THIS_YEAR
from checker.claims.formulas.context import Context, is_amount
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.growth.moments import OPEN, Moment, Moments, ordered
from checker.claims.weighing.growth.told import DELTA, POINTS, RATE, Change
from checker.dataclass import dataclass

REACH, _AFTER, _BLOCKS = 16, 6, 6
"""Figures before and after a change, and paragraphs away from it."""
_APART, _WIDE = 8, 16
"""Figures between two levels, and between two with a word in common."""
_FAR, _ENOUGH = 80, 3
"""Figures from a change back to what its base is compared with, told under one name; pairs of characters it shares."""
_NOISE = lazy.compile(
    r"20\d\d年?|[上去今本]年度?|全[年省市县区州镇]|[年期][初末底]|为|达到?|的|共|了|[由从自至到升降增减]|约"
)
_USUAL = 0.8
"""How much of what rounding takes off or adds at most it does to both of two figures."""
_WHOLE = frozenset({"件", "人", "人次", "件次", "户", "起"})
"""What comes in whole numbers: 4.1件 is an average."""
_YEARS = lazy.compile(r"20\d\d(?=年)")
_LAST = lazy.compile(r"同比|上年|去年|上一年")
_AGAINST_LAST = lazy.compile(r"[比较与同跟](?:上一?年|去年)[^，,]{0,8}$")
"""若与上年11月比，则下降■: the clause before says what the change is told against."""
_FLOW = lazy.compile(
    r"结转|结余|遗留|转入|滚存|旧存|(?:[上去往历前]一?(?:年度?|月|季度?|期)|[年期月季]初)[^，,。；;\ue001-\ue007]{0,8}转来"
)


@dataclass(frozen=True, slots=True)
class Level:
    """A figure that may be a state of a measure; what is asked often is computed once."""

    figure: Figure
    index: int
    block: int
    share: bool
    """A percentage."""
    family: str
    number: float
    low: float
    high: float
    average: bool
    wide: bool
    """Printed as about, more or less than its number."""
    slack: float
    """One unit in its last printed place."""


class Levels:
    """The levels of a report and the times that they are told of."""

    def __init__(self, ctx: Context, relation: Relation, changes: Collection[int], moved: Collection[int]) -> None:
        self.moments = Moments(ctx, relation)
        self._all = [
            _level(f) for f in ctx.sheet.figures if f.index not in changes and (_is_level(f) or f.index in moved)
        ]
        self._indices = [level.index for level in self._all]
        self._by_index = dict(zip(self._indices, self._all, strict=True))
        self._words: dict[int, set[str]] = {}
        self._after: dict[int, list[Level]] = {}
        self._orders: dict[tuple[int, int], tuple[float, float, Moment, Moment]] = {}

    def near(self, change: Change) -> list[Level]:
        """Those near a change that it may be measured between."""
        at = change.figure
        share, either = change.kind == POINTS, change.kind == RATE
        low = bisect_left(self._indices, at.index - REACH)
        high = bisect_right(self._indices, at.index + _AFTER)
        family = at.family if change.kind == DELTA else None
        first, last = at.block - _BLOCKS, at.block + _BLOCKS
        return [
            x
            for x in self._all[low:high]
            if (x.share == share or either) and first <= x.block <= last and (family is None or x.family == family)
        ]

    def after(self, first: Level) -> Sequence[Level]:
        """The levels of its unit and of another number that follow it at most so many figures away, in text order."""
        known = self._after.get(first.index)
        if known is None:
            at = bisect_right(self._indices, first.index)
            end = bisect_right(self._indices, first.index + _WIDE)
            known = self._after[first.index] = [
                x
                for x in self._all[at:end]
                if x.share == first.share
                and (x.share or x.family == first.family)
                and x.number != first.number
                and (x.index - first.index <= _APART or not self._named(x).isdisjoint(self._named(first)))
            ]
        return known

    def at(self, index: int) -> Level | None:
        """The level of a figure, by its index."""
        return self._by_index.get(index)

    def far(self, change: Change, near: Sequence[Level]) -> Iterator[tuple[Level, Level]]:
        """A base in the sentence of a change with what is told of the same name elsewhere, in text order."""
        at = change.figure
        for base in near:
            figure = base.figure
            if figure.sentence != at.sentence or base.index > at.index or base.share != (change.kind == POINTS):
                continue
            if not self._is_base(figure):
                continue
            best = self._namesake(base, at.index)
            if best is not None:
                yield (best, base) if best.index < base.index else (base, best)

    def may_be_base(self, figure: Figure) -> bool:
        """Whether the words of a figure tell a time that a change may be told against; any month or quarter may be."""
        return self._is_base(figure) or self.moments(figure).part is not None

    def _is_base(self, figure: Figure) -> bool:
        when = self.moments(figure)
        return when.year not in (None, THIS_YEAR) or when.side == OPEN or when.against or when.source

    def _namesake(self, base: Level, at: int) -> Level | None:
        """The level far off whose name shares most with that of a base, when it shares enough of it."""
        words = self._named(base)
        low, high = bisect_left(self._indices, at - _FAR), bisect_right(self._indices, at + REACH)
        best, most = None, min(_ENOUGH, max(len(words), 2)) - 1
        for level in self._all[low:high]:
            if level.share != base.share or level.number == base.number:
                continue
            if level.index >= at - REACH and abs(level.index - base.index) <= _WIDE:
                continue
            if level.share or level.family == base.family:
                shared = len(words & self._named(level))
                if shared > most or (best is not None and shared == most and level.index < base.index):
                    best, most = level, shared
        return best

    def _named(self, level: Level) -> set[str]:
        """Every two characters side by side of what a level is said of."""
        known = self._words.get(level.index)
        if known is None:
            words = _NOISE.sub("|", (level.figure.lead + "|" + level.figure.clause)[-24:])
            known = self._words[level.index] = {a + b for a, b in pairwise(words) if "|" not in (a, b)}
        return known

    def times(self, first: Level, second: Level) -> tuple[float, float, Moment, Moment]:
        """How plainly the first is the earlier and the second is, and the moments of both."""
        key = (first.index, second.index)
        known = self._orders.get(key)
        if known is None:
            a, b = self.moments(first.figure), self.moments(second.figure)
            known = self._orders[key] = (ordered(a, b), ordered(b, a), a, b)
        return known

    def years(self, change: Change) -> set[int]:
        """The calendar years that the words of a change name, or a list gives it."""
        listed = self.moments.listed(change.figure)
        return {listed} if listed is not None else {int(y) for y in _YEARS.findall(change.own)}

    def is_yearly(self, change: Change) -> bool:
        """Whether a change is told against the year before."""
        return _LAST.search(change.own) is not None or _AGAINST_LAST.search(change.figure.lead) is not None

    def other_years(self, years: set[int], yearly: bool, first: Level, second: Level) -> bool:
        """Whether a change against these years, or against the last, is not measured between the two."""
        if not years and not yearly:
            return False
        _, _, a, b = self.times(first, second)
        told = {y for y in (a.calendar, b.calendar) if y is not None}
        if yearly and a.part is not None and b.part is not None and a.part[0] == b.part[0] and a.calendar == b.calendar:
            return a.part != b.part
        return len(told) == 2 and bool((years and not years <= told) or (yearly and max(told) - min(told) > 1))


def grouped(near: Sequence[Level], shares: bool) -> Mapping[str, list[Level]]:
    """Levels by what they count; percentages are all of one kind."""
    families: dict[str, list[Level]] = {}
    for level in near:
        families.setdefault("" if shares else level.family, []).append(level)
    return families


def _level(figure: Figure) -> Level:
    value, share = figure.value, figure.kind in (Kind.PERCENT, Kind.GROWTH)
    low = 0.0 if value.low is None else float(value.low)
    high = float("inf") if value.high is None else float(value.high)
    if figure.exact and high > low:
        low, high = _likely(low, float(figure.number), high)
    family = figure.family
    part = figure.kind is Kind.COUNT and figure.number != int(figure.number) and family in _WHOLE
    number, slack = float(figure.number), 10.0**-figure.mention.decimals if share else 0.0
    if share and figure.exact:
        low = high = number
    return Level(
        figure,
        figure.index,
        figure.block,
        share,
        family,
        number,
        low,
        high,
        figure.is_average or part,
        not figure.exact,
        slack,
    )


def _likely(low: float, number: float, high: float) -> tuple[float, float]:
    """Where a rounded figure most likely lies: hardly two of them at once are rounded as far as can be."""
    half = min(number - low, high - number) * _USUAL
    return number - half, number + half


def _is_level(figure: Figure) -> bool:
    if figure.kind in (Kind.PERCENT, Kind.GROWTH):
        return True
    return is_amount(figure) and figure.number > 0 and figure.times == 1 and not _FLOW.search(figure.pre)
