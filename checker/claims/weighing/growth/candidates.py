"""A change beside two figures of two times that it does not fit, or beside one figure and the other change.

Every change (rate, amount, percentage points, multiple) meets every pair of levels near it whose words tell two times;
what speaks for the three being one statement is weighed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from math import log2

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.change_formulas import delta_formula, difference_formula, doubled_formula, growth_formula
from checker.claims.formulas.changes import Move, from_to
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.growth.amounts import amounts_near, bases_of, explains, grams_of, is_further
from checker.claims.weighing.growth.borne import bearers, borne_out, unfit
from checker.claims.weighing.growth.charity import by_chance, fits_otherwise
from checker.claims.weighing.growth.levels import Level, Levels
from checker.claims.weighing.growth.lists import parallels
from checker.claims.weighing.growth.pairs import OTHER_MATTER, PLAIN, TOLD, Pair, pairs_of
from checker.claims.weighing.growth.signs import (
    NO_TIMES,
    View,
    belongs_before,
    growth_signs,
    head_of,
    is_named_elsewhere,
    nearness,
)
from checker.claims.weighing.growth.slips import BASE, explained, mistaken
from checker.claims.weighing.growth.tied import tie_of, tie_signs
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

_CROWD = 10
"""Figures before and behind a change within which others that seem wrong speak against each other."""
_AVERAGE = lazy.compile(r"均|每")
_LOOSE = ("strange", "clash", "borne", "named_else", "elsewhere", "narrower")
"""Signs of a change that is of another matter than the figures beside it."""
_RELATIVE = lazy.compile(r"[增降升涨跌减]幅|幅度|相对")
"""Words by which the rate of a percentage is no number of points."""
_IN_BRACKET = lazy.compile(r"[（(]([^（()）]{1,24})[）)]")
"""增长■（不含上年转来的案件）: what a bracket right behind a change says of it."""
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
        scope = _IN_BRACKET.match(ctx.sheet.skeleton, change.figure.at + 1)
        if scope is not None and relation.says("bracketed", scope[1]):
            continue
        near, reach = levels.near(change), reach_of(change)
        pairs = pairs_of(ctx, change, near, reach, moved, levels, matters, listed.get(change.figure.index))
        seen.append(_Seen(change, near, reach, list(pairs)))
    fitting = [(s.change, list(_bearing(relation, s))) for s in seen]
    left = borne_out(fitting)
    borne = bearers(fitting, left)
    open_ones = (s for s in seen if not left[s.change.figure.index])
    doubted = (list(_doubtful(ctx, relation, s, changes, levels, borne)) for s in open_ones)
    yield from _in_company([candidates for candidates in doubted if candidates])


def _in_company(doubted: Sequence[Sequence[Candidate]]) -> Iterator[Candidate]:
    """The candidates of each change; of many changes hereabouts that seem wrong most are something else, where not one
    figure that they share makes them so."""
    places = [
        (candidates[0].figures[0].index, {f.index for c in candidates for f in c.figures}) for candidates in doubted
    ]
    for candidates in doubted:
        at = candidates[0].figures[0].index
        around = [bound for place, bound in places if abs(place - at) <= _CROWD and place != at]
        for c in candidates:
            crowd = log2(1 + sum(bound.isdisjoint(f.index for f in c.figures) for bound in around)) if around else 0.0
            yield replace(c, signs={**c.signs, "crowd": crowd}) if crowd else c


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


def _is_called(relation: Relation, change: Change, pair: Pair) -> bool:
    """Whether the words of a pair hold two characters of what the change is said of."""
    return any(g in f.clause + f.lead for f in (pair.new, pair.old) for g in grams_of(relation, change))


def _bears(change: Change, pair: Pair) -> bool:
    """Whether a pair bears the change out, and hardly by chance."""
    return pair.fits and (pair.bound or not by_chance(change, pair.new, pair.old, pair.order >= PLAIN))


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
    if relation.says("planned", change.own) or (change.kind == DELTA and is_further(change)):
        return
    around = list(amounts_near(ctx, relation, change, changes, seen.near))
    fine = change.figure.mention.decimals > 0
    bases = [bases_of(ctx, relation, change, level, amount, levels.moments, borne) for level, amount, _ in around]
    if any(
        (told or fine) and explains(change, level, amount, early)
        for (level, amount, told), early in zip(around, bases, strict=True)
    ):
        return
    amounts = [(*near[:2], early[0]) for near, early in zip(around, bases, strict=True) if near[2]]
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
            yield _of_pair(view, pair, seen.near)
    for level, amount, early in amounts:
        if level.number > amount.figure.number or early == (amount.toward != -1):
            yield _of_amount(view, level, amount, early, seen.near)


def _is_countable(change: Change, pair: Pair) -> bool:
    """Whether the change may be wrong of this pair: shares bear rates out, and averages counts, but no more."""
    shares = pair.new.kind in (Kind.PERCENT, Kind.GROWTH)
    if shares and change.kind == RATE:  # 由9.8%降为7.4%，降幅24.5%
        return pair.bound and _RELATIVE.search(change.own + change.verb + change.tail) is not None
    return shares == (change.kind == POINTS) and (pair.bound or pair.alike or pair.order >= TOLD)


def _measures(relation: Relation, change: Change, pair: Pair) -> bool:
    """Whether the verb can be said of what the pair counts: 提速 is no change of cases, 平均提速 none of a sum."""
    timely = relation.says("of_time", change.verb) and pair.new.family in NO_TIMES
    mean = change.kind in (RATE, DELTA) and relation.says("average", change.own)
    return not timely and not (
        mean and not any(f.is_average or _AVERAGE.search(f.clause + f.lead) for f in (pair.new, pair.old))
    )


def _of_pair(view: View, pair: Pair, near: Sequence[Level]) -> Candidate:
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
    signs["named_else"] = is_named_elsewhere(view, pair, (x.figure for x in near))
    if signs["plain"]:  # exact syntax: however far off the figures are
        signs |= {"turned": 0.0, "off": 0.0, "plain_off": signs["off"]}
    elif not any(signs[name] for name in _LOOSE):
        tie = tie_of(view, pair, near, signs)
        signs |= {} if tie is None else tie_signs(view, pair, tie, signs)
    if change.kind == DELTA:
        signs["vouched"] = _is_vouched(view, new, old)
    move = Move(new, old, "", "")
    if change.kind == DOUBLE:
        make = partial(doubled_formula, figure, move, factor(change))
    elif change.kind in (DELTA, POINTS):
        make = partial(difference_formula, figure, move, False)
    else:
        make = partial(growth_formula, figure, move, False)
    return Candidate((figure, new, old), {k: float(v) for k, v in signs.items() if v}, make)


def _is_vouched(view: View, new: Figure, old: Figure) -> bool:
    """■，上年■，少105件，下降11.2%: whether a rate beside an amount follows from it and one of the two figures."""
    amount = view.change
    for index in (amount.figure.index - 1, amount.figure.index + 1):
        rate = view.changes.get(index)
        if rate is None or rate.kind != RATE or rate.figure.sentence != amount.figure.sentence:
            continue
        if explains(rate, new, amount, (False,)) or explains(rate, old, amount, (True,)):
            return True
    return False


def _of_amount(view: View, level: Figure, amount: Change, early: bool, near: Sequence[Level]) -> Candidate:
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
    between = view.ctx.sheet.within(min(delta.at, figure.at) + 1, max(delta.at, figure.at))
    told = delta.index in view.changes  # 累计 behind what was added is its own stock
    parted = told and any(f.family == delta.family and f.index not in view.changes for f in between)
    no_level = ("unlike", "pair_modified", "inside")  # an amount is none
    signs |= dict.fromkeys(no_level, 0.0) | {"by_amount": 1.0, "parted": float(parted)}
    grams = grams_of(view.relation, amount)  # 警车增至60辆，摩托车增加■
    words = level.clause + level.lead + level.post
    signs["amount_else"] = bool(grams) and level.at < delta.at and not any(g in words for g in grams)
    signs["named_else"] = is_named_elsewhere(view, Pair(level, delta, 0.0, False, False), (x.figure for x in near))
    make = partial(delta_formula, figure, level, delta, early, False)
    return Candidate((figure, level, delta), {k: float(v) for k, v in signs.items() if v}, make)
