"""A change beside two figures of two times that it does not fit, or beside one figure and the other change.

Every change (rate, amount, percentage points, multiple) meets every pair of levels near it whose words tell two times;
what speaks for the three being one statement is weighed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.change_formulas import delta_formula, difference_formula, doubled_formula, growth_formula
from checker.claims.formulas.changes import LAST_YEAR, Move, from_to
from checker.claims.formulas.context import Context
from checker.claims.formulas.percents import moved_by
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.states import stated_pairs
from checker.claims.weighing.change_slips import BASE, explained, mistaken
from checker.claims.weighing.data import Relation
from checker.claims.weighing.growth_charity import by_chance, fits_otherwise
from checker.claims.weighing.growth_levels import REACH, Level, Levels
from checker.claims.weighing.growth_signs import (
    NO_TIMES,
    Pair,
    View,
    belongs_before,
    growth_signs,
    head_of,
    is_foreign,
    nearness,
)
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.moments import OPEN, Moment, Moments
from checker.claims.weighing.told_changes import (
    DELTA,
    DOUBLE,
    POINTS,
    RATE,
    RATIO,
    Change,
    Reach,
    changed,
    factor,
    reach_of,
    told_changes,
    told_of,
)

_FAR = 11.3
"""By which factor a change may differ from what two levels give and still be meant of them."""
_PLAIN, _POSSIBLE = 0.7, -0.4
"""How plainly two figures must be told of two times for a contradiction, and for an explanation."""
_OTHER_MATTER = lazy.compile(
    r"其中(?=[^，,、])|包括|[，,。；;、][^，,。；;、]{0,10}(?:由(?!于)|从(?!事|业))[^，,。；;、\ue001-\ue007]{1,12}[减缩压增升降提扩到至为]"
)
"""A part of what the pair counts, or another pair without figures (由10日减为3日)."""
_BREATH = lazy.compile(r"[；;。\n]")
_OPENS = lazy.compile(r"[（(]")
_AVERAGE = lazy.compile(r"均|每")
_YEARLY = lazy.compile(r"同比|环比|较上?|比[上去前]|[上去]年")
"""Words that make a percentage a change, also where two counts give it as their quotient."""


def growth_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """Every change near two figures of two times that it does not fit."""
    settled = {
        b.span for f in found if f.verdict is Verdict.CONSISTENT and f.kind is FormulaKind.RATE for b in f.figures[:1]
    }
    changes = {c.figure.index: c for c in told_changes(ctx, relation)}
    if not changes:
        return
    moved = frozenset((m.new.index, m.old.index) for m in from_to(ctx))
    levels = Levels(ctx, changes, {i for pair in moved for i in pair})
    matters = [m.start() for m in _OTHER_MATTER.finditer(ctx.sheet.skeleton)]
    borne: dict[frozenset[int], list[Change]] = {}
    doubtful: list[tuple[View, list[tuple[Figure, Change]]]] = []
    for change in changes.values():
        if change.figure.span in settled and not _YEARLY.search(change.own):
            continue
        if relation.says("aside", head_of(ctx, change)):
            continue
        near, reach = levels.near(change), reach_of(change)
        pairs = list(_pairs(ctx, change, near, reach, moved, levels, matters))
        fitting = [
            p
            for p in pairs
            if p.fits
            and (p.bound or p.order >= _PLAIN or not by_chance(change, float(p.new.number), float(p.old.number)))
        ]
        if fitting:
            best = min(fitting, key=lambda p: _gap(change, p))
            borne.setdefault(frozenset((best.new.index, best.old.index)), []).append(change)
            continue
        amounts = list(_amounts(ctx, change, changes, near))
        if any(_explains(change, level, amount, levels.moments) for level, amount in amounts):
            continue
        told = [p for p in pairs if (p.bound or p.order >= _PLAIN) and _measures(relation, change, p)]
        if (told or amounts) and fits_otherwise(ctx, relation, change, changes, levels, near, reach):
            told, amounts = [p for p in told if p.bound], []
        if told or amounts:
            doubtful.append((View(ctx, relation, change, changes, told, borne), amounts))
    for view, amounts in doubtful:
        for pair in view.pairs:
            if not is_foreign(view, pair) and not belongs_before(view, pair):
                yield _of_pair(view, pair)
        for level, amount in amounts:
            early = _early(level, levels.moments(level))
            if level.number > amount.figure.number or early == (amount.toward != -1):
                yield _of_amount(view, level, amount, early)


def _gap(change: Change, pair: Pair) -> float:
    """How far a change that fits is from the exact value."""
    if change.kind == DOUBLE:
        return 0.0
    return abs(abs(changed(change.kind, float(pair.new.number), float(pair.old.number))) - told_of(change.figure))


def _pairs(
    ctx: Context,
    change: Change,
    near: Sequence[Level],
    reach: Reach,
    moved: frozenset[tuple[int, int]],
    levels: Levels,
    matters: Sequence[int],
) -> Iterator[Pair]:
    """Every two levels of one unit that may be of two times, with no other matter between them and the change.

    Nearly all of the time goes into this: what is cheap is asked first.
    """
    if len(near) < 2:
        return
    stated = {(m.new.index, m.old.index) for m in (*stated_pairs(ctx, change.figure), *_bracketed(ctx, change, near))}
    bound = moved | stated if stated else moved
    tied = {i for pair in bound for i in pair if abs(i - change.figure.index) <= REACH} if bound else frozenset()
    matter = _matter(ctx, change, matters, near[0].figure.at)
    years = levels.years(change)
    yearly = levels.is_yearly(change)
    less, low, high = _sight(change)
    end = near[-1].index
    for first in near:
        x = first.number
        for second in levels.after(first):
            if second.index > end:
                break
            if second.figure.at < matter:
                continue
            y = second.number
            if less is None:
                rise = fall = low <= abs(y - x) <= high
            elif x > 0 and y > 0:
                rise, fall = low <= abs(y / x - less) <= high, low <= abs(x / y - less) <= high
            else:
                continue
            if not (rise or fall or first.wide or second.wide or second.index in tied):
                continue
            before, behind, a, b = levels.times(first, second)
            if levels.other_years(years, yearly, first, second):
                continue
            for old, new, then, now, order, seen in (
                (first, second, a, b, before, rise),
                (second, first, b, a, behind, fall),
            ):
                together = (new.index, old.index) in bound
                if not together and (
                    order < _POSSIBLE or new.average != old.average or not (seen or new.wide or old.wide)
                ):
                    continue
                if not together and (new.index in tied or old.index in tied):
                    free = now if old.index in tied else then
                    if (new.index in tied and old.index in tied) or not (free.target or free.side):
                        continue
                holds = reach.holds((new.low, new.high), (old.low, old.high), max(new.slack, old.slack))
                if together or holds or (seen and order >= _PLAIN):
                    told = bool(years) and years <= {a.calendar, b.calendar}
                    yield Pair(new.figure, old.figure, order, together, holds, told)


def _matter(ctx: Context, change: Change, matters: Sequence[int], start: int) -> int:
    """Where, between `start` and a change, another matter begins in the change's own breath; -1 if nowhere."""
    at = change.figure.at
    last = bisect_left(matters, at) - 1
    if last < 0 or matters[last] < start or _BREATH.search(ctx.sheet.skeleton, matters[last], at):
        return -1
    return matters[last]


def _sight(change: Change) -> tuple[float | None, float, float]:
    """(what is taken off the quotient, None for differences; the least and the most that it may be for the change)."""
    told = float(factor(change)) if change.kind == DOUBLE else told_of(change.figure)
    if change.kind in (POINTS, DELTA):
        return None, told / _FAR, told * _FAR
    told = told / 100 if change.kind == RATE else told
    return 0.0 if change.kind in (RATIO, DOUBLE) else 1.0, told / _FAR, told * _FAR


def _measures(relation: Relation, change: Change, pair: Pair) -> bool:
    """Whether the verb can be said of what the pair counts: 提速 is no change of cases, 平均提速 none of a sum."""
    timely = relation.says("of_time", change.verb) and pair.new.family in NO_TIMES
    mean = change.kind in (RATE, DELTA) and relation.says("average", change.own)
    return not timely and not (
        mean and not any(f.is_average or _AVERAGE.search(f.clause + f.lead) for f in (pair.new, pair.old))
    )


def _of_pair(view: View, pair: Pair) -> Candidate:
    change, new, old = view.change, pair.new, pair.old
    figure = change.figure
    a, b = float(new.number), float(old.number)
    if change.kind == POINTS or change.kind == DELTA:
        others: tuple[tuple[float, float], ...] = ()
    else:
        others = mistaken(a, b, change.kind == RATE)
    if change.kind == DOUBLE:
        bits, told, value = 0.0, float(factor(change)), a / b
    else:
        compute = partial(changed, change.kind)
        bits = explained(figure, new, old, compute, others, change.toward)
        told, value = told_of(figure), compute(a, b)
    signs = growth_signs(view, pair) | nearness(bits, told, value, change.toward)
    if signs["plain"]:  # exact syntax: however far off the figures are
        signs["turned"] = 0.0
    move = Move(new, old, "", "")
    if change.kind == DOUBLE:
        make = partial(doubled_formula, figure, move, factor(change))
    elif change.kind in (DELTA, POINTS):
        make = partial(difference_formula, figure, move, False)
    else:
        make = partial(growth_formula, figure, move, False)
    return Candidate((figure, new, old), {k: float(v) for k, v in signs.items() if v}, make)


def _amounts(
    ctx: Context, change: Change, changes: Mapping[int, Change], near: Sequence[Level]
) -> Iterator[tuple[Figure, Change]]:
    """Each level with an amount of change right before a rate: 同比增加1200件，增幅10%，全年总量10800件."""
    figure = change.figure
    if change.kind != RATE:
        return
    for index in (figure.index - 2, figure.index - 1):
        other = changes.get(index)
        if other is None or other.kind != DELTA or other.figure.sentence != figure.sentence:
            continue
        delta = other.figure
        if not _OTHER_MATTER.search(ctx.sheet.between(delta, figure)):
            yield from (
                (x.figure, other) for x in near if x.family == delta.family and abs(x.index - figure.index) <= 6
            )


def _explains(rate: Change, level: Figure, amount: Change, moments: Moments) -> bool:
    """Whether the rate follows from an amount of change and one figure."""
    delta, falls = amount.figure.value, amount.toward == -1
    if moved_by(level.value, level.value + delta if falls else level.value - delta, rate.figure, rate.toward):
        return True
    new = level.value - delta if falls else level.value + delta
    return _early(level, moments(level)) and moved_by(new, level.value, rate.figure, rate.toward)


def _of_amount(view: View, level: Figure, amount: Change, early: bool) -> Candidate:
    figure, delta = view.change.figure, amount.figure
    toward = amount.toward or 1

    def compute(x: float, y: float) -> float:
        base = x if early else x - toward * y
        return 100.0 * toward * y / base if base > 0 else 1e9

    x, d = float(level.number), float(delta.number)
    others = () if early else ((100.0 * d / x, BASE),)
    bits = explained(figure, level, delta, compute, others, view.change.toward)
    signs = growth_signs(view, Pair(level, delta, 2.0, False, False)) | nearness(
        bits, float(figure.number), compute(x, d), view.change.toward
    )
    signs |= {"by_amount": 1.0, "unlike": 0.0, "pair_modified": 0.0, "inside": 0.0}  # an amount is no level
    make = partial(delta_formula, figure, level, delta, early, False)
    return Candidate((figure, level, delta), {k: float(v) for k, v in signs.items() if v}, make)


def _early(level: Figure, when: Moment) -> bool:
    return when.against or when.source or when.year == LAST_YEAR or when.side == OPEN or level.is_earlier


def _bracketed(ctx: Context, change: Change, near: Sequence[Level]) -> Iterator[Move]:
    """办理210件，同比下降■（上年为168件）: the bracket holds the base of the figure right before."""
    for i, old in enumerate(near):
        if old.index == change.figure.index + 1 and _OPENS.match(ctx.sheet.between(change.figure, old.figure)):
            before = [x for x in near[:i] if x.family == old.family]
            if before and change.figure.index - before[-1].index <= 2:
                yield Move(before[-1].figure, old.figure, "", "")
