"""A change beside two figures of two times that it does not fit, or beside one figure and the other change.

Every change (rate, amount, percentage points, multiple) meets every pair of levels near it whose words tell two times;
what speaks for the three being one statement is weighed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.change_formulas import delta_formula, difference_formula, doubled_formula, growth_formula
from checker.claims.formulas.changes import LAST_YEAR, Move, from_to
from checker.claims.formulas.context import Context
from checker.claims.formulas.percents import moved_by
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.growth.borne import bearers, borne_out, unfit
from checker.claims.weighing.growth.charity import by_chance, fits_otherwise
from checker.claims.weighing.growth.levels import Level, Levels
from checker.claims.weighing.growth.lists import parallels
from checker.claims.weighing.growth.moments import OPEN, Moment, Moments
from checker.claims.weighing.growth.pairs import OTHER_MATTER, PLAIN, TOLD, Pair, pairs_of
from checker.claims.weighing.growth.signs import (
    NO_TIMES,
    View,
    belongs_before,
    growth_signs,
    head_of,
    nearness,
)
from checker.claims.weighing.growth.slips import BASE, explained, mistaken
from checker.claims.weighing.growth.told import (
    DELTA,
    DOUBLE,
    POINTS,
    RATE,
    RATIO,
    Change,
    Reach,
    changed,
    factor,
    newly_told,
    reach_of,
    told_changes,
    told_of,
)
from checker.claims.weighing.model import Candidate
from checker.dataclass import dataclass
from checker.document import Span

_AMOUNT = 5
"""Figures from an amount of change to its rate."""
_AVERAGE = lazy.compile(r"均|每")
_YEARLY = lazy.compile(r"同比|环比|较上?|比[上去前]|[上去]年")
"""Words that make a percentage a change, also where two counts give it as their quotient."""


def growth_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """Every change near two figures of two times that it does not fit."""
    changes = {c.figure.index: c for c in told_changes(ctx, relation)}
    settled = _settled(found, changes)
    moved: dict[int, list[tuple[int, int]]] = {}
    moves = from_to(ctx)
    changes |= {c.figure.index: c for c in newly_told(ctx, relation, changes, moves)}
    for move in moves:
        for figure in (move.new, move.old):
            moved.setdefault(figure.index, []).append((move.new.index, move.old.index))
    levels = Levels(ctx, relation, changes, moved)
    matters = [m.start() for m in OTHER_MATTER.finditer(ctx.sheet.skeleton)]
    listed = parallels(ctx, changes, levels)
    seen: list[_Seen] = []
    for change in changes.values():
        yearly = _YEARLY.search(change.own) or change.figure.index in listed
        if change.figure.span in settled and not yearly:
            continue
        if relation.says("excluded", head_of(ctx, change)) or relation.says("aside", _breath(ctx, change, changes)):
            continue
        near, reach = levels.near(change), reach_of(change)
        pairs = pairs_of(ctx, change, near, reach, moved, levels, matters, listed.get(change.figure.index))
        seen.append(_Seen(change, near, reach, list(pairs)))
    fitting = [(s.change, list(_bearing(relation, s))) for s in seen]
    left = borne_out(fitting)
    borne = bearers(fitting, left)
    for now in seen:
        if not left[now.change.figure.index]:
            yield from _doubtful(ctx, relation, now, changes, levels, borne)


def _settled(found: Sequence[Formula], changes: Mapping[int, Change]) -> set[Span]:
    """The percentages that are the quotient of two counts, neither of them the amount of a change."""
    amounts = {c.figure.span for c in changes.values() if c.kind == DELTA}
    return {
        f.figures[0].span
        for f in found
        if f.verdict is Verdict.CONSISTENT and f.kind is FormulaKind.RATE and amounts.isdisjoint(f.spans)
    }


@dataclass(frozen=True, slots=True)
class _Seen:
    """A change, the levels around it and the pairs of them that it may be measured between."""

    change: Change
    near: Sequence[Level]
    reach: Reach
    pairs: Sequence[Pair]


def _bearing(relation: Relation, seen: _Seen) -> Iterator[Pair]:
    """The pairs that bear a change out; none of another matter by chance while one of its own name does not fit."""
    fit = [p for p in seen.pairs if _bears(seen.change, p)]
    doubted: bool | None = None
    for pair in fit:
        if not (pair.bound or pair.order >= PLAIN) and not _is_called(relation, seen.change, pair):
            if doubted is None:
                doubted = any(
                    p.order >= TOLD and not p.fits and _is_called(relation, seen.change, p) for p in seen.pairs
                )
            if doubted:
                continue
        yield pair


def _grams(relation: Relation, change: Change) -> set[str]:
    """Every two characters side by side of what a change is said of."""
    own = relation.cues["bare"].sub("", change.own)
    return {own[i : i + 2] for i in range(len(own) - 1)}


def _is_called(relation: Relation, change: Change, pair: Pair) -> bool:
    """Whether the words of a pair hold two characters of what the change is said of."""
    return any(g in f.clause + f.lead for f in (pair.new, pair.old) for g in _grams(relation, change))


def _bears(change: Change, pair: Pair) -> bool:
    """Whether a pair bears the change out, and hardly by chance."""
    told = pair.bound or pair.order >= PLAIN
    return pair.fits and (told or not by_chance(change, float(pair.new.number), float(pair.old.number)))


def _breath(ctx: Context, change: Change, changes: Mapping[int, Change]) -> str:
    """The words before a change, back to the level before it, at most thirty characters."""
    index = change.figure.index - 1
    while index >= 0 and index in changes:
        index -= 1
    words = head_of(ctx, change)
    return words if index < 0 else words[-(change.figure.at - ctx.sheet.figures[index].at) :]


def _doubtful(
    ctx: Context,
    relation: Relation,
    seen: _Seen,
    changes: Mapping[int, Change],
    levels: Levels,
    borne: Mapping[tuple[int, int], Sequence[Change]],
) -> Iterator[Candidate]:
    """The candidates of a change that no two figures around it bear out."""
    change = seen.change
    if relation.says("planned", change.own):
        return
    amounts = list(_amounts(ctx, relation, change, changes, seen.near))
    if any(_explains(ctx, change, level, amount, levels.moments) for level, amount in amounts):
        return
    told = [
        unfit(p)
        for p in seen.pairs
        if (p.bound or p.order >= PLAIN) and _is_countable(change, p) and _measures(relation, change, p)
    ]
    if not told and not amounts:
        return
    if fits_otherwise(ctx, relation, change, changes, levels, seen.near, seen.reach, borne):
        told, amounts = [p for p in told if p.bound], []
    view = View(ctx, relation, change, changes, told, borne)
    for pair in view.pairs:
        if not belongs_before(view, pair):
            yield _of_pair(view, pair)
    for level, amount in amounts:
        early = _early(ctx, change, level, levels.moments(level))
        if level.number > amount.figure.number or early == (amount.toward != -1):
            yield _of_amount(view, level, amount, early)


def _is_countable(change: Change, pair: Pair) -> bool:
    """Whether the change may be wrong of this pair: shares bear rates out, and averages counts, but no more."""
    shares = pair.new.kind in (Kind.PERCENT, Kind.GROWTH)
    return shares == (change.kind == POINTS) and (pair.bound or pair.alike)


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
    toward = (1 if told > 1 else -1) if change.kind == RATIO else change.toward
    signs = growth_signs(view, pair) | nearness(bits, told, value - 1 if change.kind == RATIO else value, toward)
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
    ctx: Context, relation: Relation, change: Change, changes: Mapping[int, Change], near: Sequence[Level]
) -> Iterator[tuple[Figure, Change]]:
    """Each level with an amount of change right before a rate: 同比增加1200件，增幅10%，全年总量10800件."""
    figure = change.figure
    if change.kind != RATE:
        return
    for index in range(figure.index - _AMOUNT, figure.index + 2):
        other = changes.get(index)
        if other is None or other.kind != DELTA or not 0 <= figure.sentence - other.figure.sentence <= 2:
            continue
        apart = index < figure.index - 2 or other.figure.sentence != figure.sentence
        if apart and (figure.block - other.figure.block > 1 or not _is_named(ctx, relation, change, other, near)):
            continue
        if index > figure.index and len(relation.cues["bare"].sub("", other.own)) > 1:
            continue  # 起数下降■，人数减少■
        delta = other.figure
        first, last = sorted((delta, figure), key=lambda f: f.at)
        if not OTHER_MATTER.search(ctx.sheet.between(first, last)):
            yield from (
                (x.figure, other) for x in near if x.family == delta.family and abs(x.index - figure.index) <= 6
            )


def _is_named(ctx: Context, relation: Relation, change: Change, amount: Change, near: Sequence[Level]) -> bool:
    """Whether a rate further on names what the amount of change is of: 火情9起，减少■。…火情起数同比下降■."""
    if relation.says("thereby", head_of(ctx, change)):
        return True  # 较上年多224份。按此计算，增长■
    grams = _grams(relation, change)
    levels = [x.figure for x in near if 0 < amount.figure.index - x.index <= 2 and x.family == amount.figure.family]
    return any(gram in f.clause + f.lead for f in (amount.figure, *levels[-1:]) for gram in grams)


def _explains(ctx: Context, rate: Change, level: Figure, amount: Change, moments: Moments) -> bool:
    """Whether the rate follows from an amount of change and one figure."""
    delta, early = amount.figure.value, _early(ctx, rate, level, moments(level))
    for falls in (False, True) if amount.toward is None else (amount.toward == -1,):
        old = level.value + delta if falls else level.value - delta
        new = level.value - delta if falls else level.value + delta
        if not moments(level).against and moved_by(level.value, old, rate.figure, rate.toward):
            return True
        if early and moved_by(new, level.value, rate.figure, rate.toward):
            return True
    return False


def _of_amount(view: View, level: Figure, amount: Change, early: bool) -> Candidate:
    figure, delta = view.change.figure, amount.figure
    toward = amount.toward or 1

    def compute(x: float, y: float) -> float:
        base = x if early else x - toward * y
        return 100.0 * toward * y / base if base > 0 else 1e9

    x, d = float(level.number), float(delta.number)
    others = () if early else ((100.0 * d / x, BASE),)
    bits = explained(figure, level, delta, compute, others, view.change.toward)
    signs = growth_signs(view, Pair(level, delta, 2.0, False, False, alike=True)) | nearness(
        bits, float(figure.number), compute(x, d), view.change.toward
    )
    signs |= {"by_amount": 1.0, "unlike": 0.0, "pair_modified": 0.0, "inside": 0.0}  # an amount is no level
    make = partial(delta_formula, figure, level, delta, early, False)
    return Candidate((figure, level, delta), {k: float(v) for k, v in signs.items() if v}, make)


def _early(ctx: Context, change: Change, level: Figure, when: Moment) -> bool:
    if when.against or when.source or when.year == LAST_YEAR or when.side == OPEN or level.is_earlier:
        return True
    year = when.calendar
    return year is not None and any(int(y) > year for y in lazy.findall(r"20\d\d(?=年)", head_of(ctx, change)))
