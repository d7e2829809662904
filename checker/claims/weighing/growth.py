"""A change beside two figures of two times that it does not fit, or beside one figure and the other change.

Every change (rate, amount, percentage points, multiple) meets every pair of levels near it whose words tell two times;
what speaks for the three being one statement is weighed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.change_formulas import delta_formula, difference_formula, doubled_formula, growth_formula
from checker.claims.formulas.changes import LAST_YEAR, Move, from_to
from checker.claims.formulas.context import Context, is_amount
from checker.claims.formulas.percents import moved_by
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.states import stated_pairs
from checker.claims.model import Kind
from checker.claims.weighing.change_slips import BASE, explained, mistaken
from checker.claims.weighing.data import Relation
from checker.claims.weighing.growth_signs import Pair, View, belongs_before, growth_signs, head_of, nearness
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.moments import OPEN, Moment, Moments, ordered
from checker.claims.weighing.told_changes import (
    DELTA,
    DOUBLE,
    POINTS,
    RATE,
    RATIO,
    Change,
    changed,
    factor,
    fits,
    told_changes,
)

_BEFORE, _AFTER, _BLOCKS, _APART = 16, 6, 6, 8
"""Figures before and after a change, paragraphs away from it, and figures between two levels."""
_PLAIN, _POSSIBLE = 0.7, -0.4
"""How plainly two figures must be told of two times for a contradiction, and for an explanation."""
_OTHER_MATTER = lazy.compile(
    r"其中(?=[^，,、])|包括|[，,。；;、][^，,。；;、]{0,10}(?:由(?!于)|从(?!事|业))[^，,。；;、\ue001-\ue007]{1,12}[减缩压增升降提扩到至为]"
)
"""A part of what the pair counts, or another pair without figures (由10日减为3日)."""
_FLOW = lazy.compile(r"结转|结余|遗留|转入|转来|滚存|旧存")
_YEARS = lazy.compile(r"20\d\d(?=年)")
_LAST = lazy.compile(r"同比|上年|去年|上一年")


def growth_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """Every change near two figures of two times that it does not fit."""
    settled = {
        b.span for f in found if f.verdict is Verdict.CONSISTENT and f.kind is FormulaKind.RATE for b in f.figures[:1]
    }
    changes = {c.figure.index: c for c in told_changes(ctx, relation)}
    moves = from_to(ctx)
    moved = {f.index for m in moves for f in (m.new, m.old)}
    levels = [f for f in ctx.sheet.figures if f.index not in changes and (_is_level(f) or f.index in moved)]
    moments = Moments(ctx)
    borne: dict[frozenset[int], list[Change]] = {}
    doubtful: list[tuple[View, list[tuple[Figure, Change]]]] = []
    for change in changes.values():
        if change.figure.span in settled or relation.says("aside", head_of(ctx, change)):
            continue
        near = _near(change, levels)
        pairs = list(_pairs(ctx, change, near, moves, moments))
        fitting = [p for p in pairs if fits(change, p.new, p.old)]
        if fitting:
            best = min(fitting, key=lambda p: _gap(change, p))
            borne.setdefault(frozenset((best.new.index, best.old.index)), []).append(change)
        if fitting or _any_ratio(change, near):
            continue
        amounts = list(_amounts(ctx, change, changes, near))
        if any(_explains(change, level, amount, moments) for level, amount in amounts):
            continue
        told = [p for p in pairs if p.bound or p.order >= _PLAIN]
        doubtful.append((View(ctx, relation, change, changes, told, borne), amounts))
    for view, amounts in doubtful:
        for pair in view.pairs:
            if not belongs_before(view, pair):
                yield _of_pair(view, pair)
        for level, amount in amounts:
            early = _early(level, moments(level))
            if level.number > amount.figure.number or early == (amount.toward != -1):
                yield _of_amount(view, level, amount, early)


def _gap(change: Change, pair: Pair) -> float:
    """How far a change that fits is from the exact value."""
    if change.kind == DOUBLE:
        return 0.0
    told = float(change.figure.number) * (100.0 if change.figure.kind is Kind.RATIO else 1.0)
    return abs(abs(changed(change.kind, float(pair.new.number), float(pair.old.number))) - told)


def _is_level(figure: Figure) -> bool:
    if figure.kind in (Kind.PERCENT, Kind.GROWTH):
        return True
    return is_amount(figure) and figure.number > 0 and figure.times == 1 and not _FLOW.search(figure.pre)


def _index(figure: Figure) -> int:
    return figure.index


def _near(change: Change, levels: Sequence[Figure]) -> list[Figure]:
    at = change.figure
    share = change.kind == POINTS
    low = bisect_left(levels, at.index - _BEFORE, key=_index)
    high = bisect_right(levels, at.index + _AFTER, key=_index)
    return [
        f
        for f in levels[low:high]
        if abs(f.block - at.block) <= _BLOCKS
        and (f.kind in (Kind.PERCENT, Kind.GROWTH)) == share
        and (change.kind != DELTA or f.family == at.family)
    ]


def _pairs(
    ctx: Context, change: Change, near: Sequence[Figure], moves: Sequence[Move], moments: Moments
) -> Iterator[Pair]:
    if len(near) < 2:
        return
    bound = {(m.new.index, m.old.index) for m in [*moves, *stated_pairs(ctx, change.figure)]}
    bound |= {(m.new.index, m.old.index) for m in _bracketed(ctx, change, near)}
    tied = {i for pair in bound for i in pair}
    listed = moments.listed(change.figure)
    years = {listed} if listed is not None else {int(y) for y in _YEARS.findall(change.own)}
    yearly = bool(_LAST.search(change.own))
    matters = _OTHER_MATTER.finditer(ctx.sheet.skeleton, near[0].at, max(change.figure.at, near[0].at))
    matter = max((m.start() for m in matters), default=-1)
    for first, second in _beside(change, near, matter):
        a, b = moments(first), moments(second)
        told = {y for y in (a.calendar, b.calendar) if y is not None}
        apart = len(told) == 2 and ((years and not years <= told) or (yearly and max(told) - min(told) > 1))
        for old, new, then, now in ((first, second, a, b), (second, first, b, a)):
            together = (new.index, old.index) in bound
            if apart or (new.is_average != old.is_average and not together):
                continue
            if not together and (new.index in tied or old.index in tied):
                free = now if old.index in tied else then
                if (new.index in tied and old.index in tied) or not (free.target or free.side):
                    continue
            order = ordered(then, now)
            if together or order >= _POSSIBLE:
                yield Pair(new, old, order, together)


def _beside(change: Change, near: Sequence[Figure], matter: int) -> Iterator[tuple[Figure, Figure]]:
    """Every two levels of one unit that stand near each other, with no other matter between them and the change."""
    families: dict[str, list[Figure]] = {}
    for figure in near:
        families.setdefault("" if change.kind == POINTS else figure.family, []).append(figure)
    for group in families.values():
        for i, first in enumerate(group):
            for second in group[i + 1 :]:
                if second.index - first.index > _APART:
                    break
                if first.number != second.number and second.at >= matter and _divides(change, first, second):
                    yield first, second


def _divides(change: Change, a: Figure, b: Figure) -> bool:
    return change.kind in (POINTS, DELTA) or (a.number > 0 and b.number > 0)


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
        told = float(figure.number) * (100.0 if figure.kind is Kind.RATIO else 1.0)
        value = compute(a, b)
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


def _any_ratio(change: Change, near: Sequence[Figure]) -> bool:
    """Whether a multiple of another figure (…的3倍) is that of any two near it: the two need not be of two times."""
    if change.kind != RATIO:
        return False
    return any(fits(change, a, b) for a in near for b in near if a is not b)


def _amounts(
    ctx: Context, change: Change, changes: Mapping[int, Change], near: Sequence[Figure]
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
            yield from ((f, other) for f in near if f.family == delta.family and abs(f.index - figure.index) <= 6)


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
    signs = growth_signs(view, Pair(level, delta, 2.0, False)) | nearness(
        bits, float(figure.number), compute(x, d), view.change.toward
    )
    signs["by_amount"] = 1.0
    make = partial(delta_formula, figure, level, delta, early, False)
    return Candidate((figure, level, delta), {k: float(v) for k, v in signs.items() if v}, make)


def _early(level: Figure, when: Moment) -> bool:
    return when.against or when.source or when.year == LAST_YEAR or when.side == OPEN or level.is_earlier


def _bracketed(ctx: Context, change: Change, near: Sequence[Figure]) -> Iterator[Move]:
    """办理210件，同比下降■（上年为168件）: the bracket holds the base of the figure right before."""
    for old in near:
        if old.index == change.figure.index + 1 and re.match(r"[（(]", ctx.sheet.between(change.figure, old)):
            before = [f for f in near if f.index < change.figure.index and f.family == old.family]
            if before and change.figure.index - before[-1].index <= 2:
                yield Move(before[-1], old, "", "")
