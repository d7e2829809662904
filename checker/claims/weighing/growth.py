"""A change beside two figures of two times that it does not fit, or beside one figure and the other change.

Every change (rate, amount, percentage points, multiple) meets every pair of levels near it whose words tell two times;
what speaks for the three being one statement is weighed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import log2

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.change_formulas import delta_formula, difference_formula, doubled_formula, growth_formula
from checker.claims.formulas.changes import LAST_YEAR, Move, from_to
from checker.claims.formulas.context import Context, is_amount
from checker.claims.formulas.percents import moved_by
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.states import same_season, stated_pairs
from checker.claims.model import Kind
from checker.claims.weighing.change_slips import BASE, NOTHING, explained, mistaken
from checker.claims.weighing.data import Relation
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
from checker.document import Span

_BEFORE, _AFTER, _BLOCKS = 16, 6, 6
_PLAIN, _POSSIBLE = 0.7, -0.4
"""How plainly two figures must be told of two times for a contradiction, and for an explanation."""
_TIME = lazy.compile(
    r"同比|环比|[比较与同和]?(?:上一?年度?|去年|前年|年初|上月|上季度|20\d\d年?度?)(?:同期|末|底)?(?:相比|比较)?|同期|今年|本年度?|全年|年内|"
    r"一年(?:来|间|下来|内|里)?|[两三五]年|分别|依次|上述|这些?|该|其中|累计|年均|共|净|也|均|都|则|却|又|再|还|大幅|明显|有所|进一步|持续|[了的，,\s]"
)
_OTHER_MATTER = lazy.compile(
    r"其中(?=[^，,、])|包括|[，,。；;、][^，,。；;、]{0,10}(?:由(?!于)|从(?!事|业))[^，,。；;、\ue001-\ue007]{1,12}[减缩压增升降提扩到至为]"
)
"""A part of what the pair counts, or another pair without figures (由10日减为3日)."""
_FLOW = lazy.compile(r"结转|结余|遗留|转入|转来|滚存|旧存")
_YEARS = lazy.compile(r"20\d\d(?=年)")
_LAST = lazy.compile(r"同比|上年|去年|上一年")


@dataclass(frozen=True, slots=True)
class _Pair:
    new: Figure
    old: Figure
    order: float
    """How plainly the words tell which is the earlier."""
    bound: bool
    """由…到…"""


def growth_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """Every change near two figures of two times that it does not fit."""
    kinds = (FormulaKind.GROWTH, FormulaKind.DIFFERENCE, FormulaKind.RATE)
    agreed = [f for f in found if f.verdict is Verdict.CONSISTENT and f.kind in kinds]
    settled = {b.span for f in agreed if f.kind is FormulaKind.RATE for b in f.figures[:1]}
    changes = list(told_changes(ctx, relation))
    told = {c.figure.index for c in changes}
    moves = from_to(ctx)
    moved = {f.index for m in moves for f in (m.new, m.old)}
    levels = [f for f in ctx.sheet.figures if f.index not in told and (_is_level(f) or f.index in moved)]
    moments = Moments(ctx)
    for change in changes:
        if change.figure.span in settled or relation.says("aside", _head(ctx, change)):
            continue
        near = _near(change, levels)
        possible = list(_pairs(ctx, change, near, moves, moments))
        if any(fits(change, p.new, p.old) for p in possible) or _any_ratio(change, near):
            continue
        amounts = list(_amounts(ctx, change, changes, near))
        if any(_explains(change, level, amount, moments) for level, amount in amounts):
            continue
        pairs = [p for p in possible if p.bound or p.order >= _PLAIN]
        view = _View(ctx, relation, change, changes, pairs, agreed, near)
        for pair in pairs:
            yield _of_pair(view, pair)
        for level, amount in amounts:
            if level.number > amount.figure.number or _early(level, moments(level)) == (amount.toward != -1):
                yield _of_amount(view, level, amount, _early(level, moments(level)))


@dataclass(frozen=True, slots=True)
class _View:
    """A change and what stands around it."""

    ctx: Context
    relation: Relation
    change: Change
    changes: Sequence[Change]
    pairs: Sequence[_Pair]
    agreed: Sequence[Formula]
    near: Sequence[Figure]


def _is_level(figure: Figure) -> bool:
    if figure.kind in (Kind.PERCENT, Kind.GROWTH):
        return True
    return is_amount(figure) and figure.number > 0 and figure.times == 1 and not _FLOW.search(figure.pre)


def _near(change: Change, levels: Sequence[Figure]) -> list[Figure]:
    at = change.figure
    share = change.kind == POINTS
    return [
        f
        for f in levels
        if -_BEFORE <= f.index - at.index <= _AFTER
        and abs(f.block - at.block) <= _BLOCKS
        and (f.kind in (Kind.PERCENT, Kind.GROWTH)) == share
        and (change.kind != DELTA or f.family == at.family)
    ]


def _comparable(change: Change, a: Figure, b: Figure) -> bool:
    return change.kind == POINTS or a.family == b.family


def _pairs(
    ctx: Context, change: Change, near: Sequence[Figure], moves: Sequence[Move], moments: Moments
) -> Iterator[_Pair]:
    bound = {(m.new.index, m.old.index) for m in [*moves, *stated_pairs(ctx, change.figure)]}
    bound |= {(m.new.index, m.old.index) for m in _bracketed(ctx, change, near)}
    tied = {i for pair in bound for i in pair}
    listed = moments.listed(change.figure)
    years = {listed} if listed is not None else {int(y) for y in _YEARS.findall(change.own)}
    yearly = bool(_LAST.search(change.own))
    for old in near:
        for new in near:
            if new is old or not _comparable(change, new, old) or new.number == old.number:
                continue
            together = (new.index, old.index) in bound
            if (new.is_average != old.is_average and not together) or abs(new.index - old.index) > 8:
                continue
            if _OTHER_MATTER.search(ctx.sheet.skeleton, max(new.at, old.at) + 1, max(change.figure.at, 0)):
                continue
            a, b = moments(old), moments(new)
            if not together and any(i in tied for i in (new.index, old.index)):
                free = b if old.index in tied else a
                if (new.index in tied and old.index in tied) or not (free.target or free.side):
                    continue
            order = ordered(a, b)
            if not together and order < _POSSIBLE:
                continue
            told = {y for y in (a.calendar, b.calendar) if y is not None}
            if years and len(told) == 2 and not years <= told:
                continue
            if yearly and len(told) == 2 and max(told) - min(told) > 1:
                continue
            yield _Pair(new, old, order, together)


def _of_pair(view: _View, pair: _Pair) -> Candidate:
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
    signs = _signs(view, (new, old), pair.order, pair.bound)
    signs |= _nearness(bits, told, value, change.toward)
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
    ctx: Context, change: Change, changes: Sequence[Change], near: Sequence[Figure]
) -> Iterator[tuple[Figure, Change]]:
    """Each level with an amount of change right before a rate: 同比增加1200件，增幅10%，全年总量10800件."""
    figure = change.figure
    if change.kind != RATE:
        return
    for other in changes:
        delta = other.figure
        if other.kind != DELTA or delta.block != figure.block or not 0 < figure.index - delta.index <= 2:
            continue
        if not _OTHER_MATTER.search(ctx.sheet.between(delta, figure)):
            yield from ((f, other) for f in near if f.family == delta.family and abs(f.index - figure.index) <= 6)


def _explains(rate: Change, level: Figure, amount: Change, moments: Moments) -> bool:
    """Whether the rate follows from an amount of change and one figure."""
    delta, falls = amount.figure.value, amount.toward == -1
    if moved_by(level.value, level.value + delta if falls else level.value - delta, rate.figure, rate.toward):
        return True
    new = level.value - delta if falls else level.value + delta
    return _early(level, moments(level)) and moved_by(new, level.value, rate.figure, rate.toward)


def _of_amount(view: _View, level: Figure, amount: Change, early: bool) -> Candidate:
    figure, delta = view.change.figure, amount.figure
    toward = amount.toward or 1

    def compute(x: float, y: float) -> float:
        base = x if early else x - toward * y
        return 100.0 * toward * y / base if base > 0 else 1e9

    x, d = float(level.number), float(delta.number)
    others = () if early else ((100.0 * d / x, BASE),)
    bits = explained(figure, level, delta, compute, others, view.change.toward)
    signs = _signs(view, (level, delta), 2.0, False)
    signs |= _nearness(bits, float(figure.number), compute(x, d), view.change.toward)
    signs["by_amount"] = 1.0
    make = partial(delta_formula, figure, level, delta, early, False)
    return Candidate((figure, level, delta), {k: float(v) for k, v in signs.items() if v}, make)


def _early(level: Figure, when: Moment) -> bool:
    return when.against or when.source or when.year == LAST_YEAR or when.side == OPEN or level.is_earlier


def _nearness(bits: float, told: float, value: float, toward: int | None) -> Mapping[str, float]:
    off = abs(log2(max(abs(value), 1e-6) / max(told, 1e-6)))
    turned = toward is not None and (value > 0) != (toward > 0)
    return {
        "slip": max(min(bits, 6.0), NOTHING) if bits > NOTHING else NOTHING,
        "off": min(off, 4.0),
        "turned": turned and off > 0.1,
    }


def _signs(view: _View, pair: tuple[Figure, Figure], order: float, together: bool) -> dict[str, float]:
    ctx, change, relation = view.ctx, view.change, view.relation
    sheet, figure = ctx.sheet, change.figure
    first, last = sorted(pair, key=lambda f: f.at)
    new = pair[0]
    own = _TIME.sub("", change.own)
    taken = {first.index, last.index}
    behind = figure.at > last.at
    inner = [f for f in sheet.within(*sorted((last.at + 1, figure.at))) if f.index not in taken and f is not figure]
    if first.at < figure.at < last.at:
        inner = []
    between = [f for f in sheet.within(first.at + 1, last.at) if f is not figure]
    told = {c.figure.index for c in view.changes}
    gap = sheet.skeleton[min(last.at, figure.at) + 1 : max(last.at, figure.at)]
    label = first.clause[-30:] + last.clause[-30:] + first.lead + last.lead + first.post[:10] + last.post[:10]
    shared = sum(c in label for c in own) / len(own) if own else 0.0
    same = [f.figures[0].span for f in view.agreed if {first.span, last.span} <= f.spans]
    known = [s for s in same if _adjacent(sheet.figures, s, figure)]
    a, b = _label(first), _label(last)
    alike = len(set(a) & set(b)) / min(len(set(a)), len(set(b))) if a and b else 0.5
    return {
        "order": min(order, 4.0),
        "bound": together,
        "behind": behind,
        "inside": first.at < figure.at < last.at,
        "one_sentence": first.sentence == figure.sentence == last.sentence,
        "sentences": min(max(abs(figure.sentence - first.sentence), abs(figure.sentence - last.sentence)), 4),
        "blocks": min(abs(figure.block - last.block), 3),
        "pair_apart": log2(1 + abs(last.index - first.index - 1 - (first.at < figure.at < last.at))),
        "other_levels": log2(1 + sum(f.index not in told for f in inner)),
        "other_changes": log2(1 + sum(f.index in told for f in inner)),
        "pair_split": bool(re.search(r"[；;。\n]", sheet.between(first, last))),
        "split": bool(re.search(r"[；;]", gap)),
        "gap": min(len(gap), 80) / 40,
        "bare": not own,
        "named": shared if own else 0.0,
        "strange": (1 - shared) * (len(own) >= 2),
        "alike": alike,
        "unlike": bool(a and b) and not set(a) & set(b),
        "rivals": log2(max(len(view.pairs), 1)),
        "known": bool(known),
        "taken": bool(same) and not known,
        "caveat": relation.says("caveat", _head(ctx, change)),
        "modified": _modified(relation, own, label),
        "pair_modified": _modified(relation, a, b),
        "season": not same_season(ctx, figure, Move(new, pair[1], "", "")),
        "scopes": _scope(figure) != _scope(new) and bool(_scope(figure) and _scope(new)),
        "against": relation.says("against", change.own),
        "tail": min(len(change.tail), 6) if change.kind == DELTA else 0,
        "amount": change.kind == DELTA,
        "points": change.kind == POINTS,
        "double": change.kind == DOUBLE,
        "small": change.kind == DELTA and figure.number < 5,
        "out_of_turn": _out_of_turn(view, pair),
        "rival_levels": log2(1 + sum(f.family == new.family and f.index not in told for f in inner)),
        "within": len(between) - sum(f.index in told for f in between) > 1,
    }


def _bracketed(ctx: Context, change: Change, near: Sequence[Figure]) -> Iterator[Move]:
    """办理210件，同比下降■（上年为168件）: the bracket holds the base of the figure right before."""
    for old in near:
        if old.index == change.figure.index + 1 and re.match(r"[（(]", ctx.sheet.between(change.figure, old)):
            before = [f for f in near if f.index < change.figure.index and f.family == old.family]
            if before and change.figure.index - before[-1].index <= 2:
                yield Move(before[-1], old, "", "")


def _out_of_turn(view: _View, pair: tuple[Figure, Figure]) -> bool:
    """Whether the change stands in a list whose place is not that of the pair: 分别增长■、■."""
    turn = view.change.turn
    listed = turn > 0 or any(c.turn == 1 and c.figure.index == view.change.figure.index + 1 for c in view.changes)
    if not listed:
        return False
    news = sorted({p.new.index for p in view.pairs})
    return pair[0].index not in news[turn : turn + 1]


def _scope(figure: Figure) -> str:
    return (figure.claim.scope or "") if figure.claim is not None else ""


def _label(figure: Figure) -> str:
    """The words of a figure without those of time, change and comparison."""
    words = _TIME.sub("", figure.pre) or _TIME.sub("", figure.lead)
    return re.sub(r"[由从自为达到至降升增减缩共计有是件比较与（(\s]|20\d\d年?|提高|安排|年[末初底]|期[末初]", "", words)


def _modified(relation: Relation, a: str, b: str) -> bool:
    """Whether a restricting word stands on one side only."""
    find = relation.cues["modifier"].findall
    return set(find(a)) != set(find(b)) and bool(a and b)


def _adjacent(figures: Sequence[Figure], span: Span, figure: Figure) -> bool:
    near = figures[max(figure.index - 1, 0) : figure.index + 2]
    return any(f.span == span for f in near if f is not figure)


def _head(ctx: Context, change: Change) -> str:
    at = change.figure.at
    return ctx.sheet.skeleton[max(ctx.sheet.sentence(at)[0], at - 30) : at]
