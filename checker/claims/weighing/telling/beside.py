"""What stands around two figures that may be one measure told twice: what adds up to them, what changed between."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from math import log2

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.data import Relation
from checker.claims.weighing.slips import step_of
from checker.claims.weighing.telling.tellings import Tellings

_NEAR, _STEPS = 5, 9
"""Figures beside one that may make it up, and figures behind one that may have changed it."""
_CHANCE = 10
"""A gap below which another number equals it by chance."""
_CLAUSE = lazy.compile("[，,；;。]")


def nearest(ctx: Context, relation: Relation, a: Figure, b: Figure) -> bool:
    """29家有问题。这26家…: no other figure of their family is told between them, but such as came in beside the first:
    增到13个，新设4个。这14个."""
    between = ctx.sheet.figures[a.index + 1 : b.index]
    return all(f.family != b.family or relation.says("rest", f.pre) for f in between)


def makes_up(ctx: Context, relation: Relation, a: Figure, b: Figure) -> bool:
    """Whether the later one and the next of its family make up the first one in one sentence, or one of the next by
    its words: 到期的12份已回复，采纳11份；另2份未到期."""
    behind = (f for f in ctx.sheet.figures[b.index + 1 : b.index + _NEAR] if f.family == b.family)
    for i, f in enumerate(behind):
        if f.number + b.number == a.number and f.sentence - b.sentence <= 1:
            close = a.sentence == f.sentence or (b.sentence == f.sentence and a.number > _CHANCE)
            return (not i and close) or relation.says("rest", f.clause + f.pre)
    return False


def siblings(ctx: Context, a: Figure, b: Figure) -> bool:
    """共84件，其中市级17件、部门29件、县级38件；市级17件…，部门和县级的67件: the two make up a whole told before."""
    whole = a.number + b.number
    figures = ctx.sheet.figures[max(0, a.index - _STEPS) : b.index]
    among = [f for f in figures if f.family == b.family and b.sentence - f.sentence <= 2]
    others = {f.number for f in among} - {whole, a.number}
    return any(f.number == whole for f in among) and any(b.number - x in others for x in others)


def all_before(ctx: Context, b: Figure) -> bool:
    """Whether it is the sum of two or three of its family told right before it."""
    near = [f for f in ctx.sheet.figures[max(0, b.index - _NEAR) : b.index] if f.family == b.family]
    before = [f.number for f in near if b.sentence - f.sentence <= 2][-3:]
    return len(before) > 1 and b.number in (sum(before[-2:]), sum(before))


def some_of(ctx: Context, a: Figure, b: Figure) -> bool:
    """开庭132件，正职出庭14件，副职出庭103件。出庭的117件: whether two or more told in a row between add up to it."""
    near = ctx.sheet.figures[max(0, a.index - 1) : b.index][:_STEPS]
    run = [f.number for f in near if f.family == b.family]
    return any(sum(run[i:j]) == b.number for i in range(len(run)) for j in range(i + 2, len(run) + 1))


def gap_told(ctx: Context, relation: Relation, a: Figure, b: Figure) -> bool:
    """受理537件，另有结转36件。全部573件: whether what came in beside the first one is just the gap between the two, or
    what is told right behind it and no part of it: 年初摸排48处，年内查出36处，84处."""
    figures, gap = ctx.sheet.figures, b.number - a.number
    sides = (figures[i] for i in (a.index - 1, a.index + 1) if 0 <= i < b.index)
    added = [f for f in sides if f.family == b.family and f.number == gap]
    if any(relation.says("besides", f.pre) for f in added):
        return True
    return gap >= _CHANCE and any(f.index > a.index and not relation.says("including", f.pre) for f in added)


def others_making(ctx: Context, a: Figure, b: Figure) -> list[Figure]:
    """Figures told near the first one that make the later one with it: 9个 … 19个 … 28个."""
    near, gap = ctx.sheet.figures[max(0, a.index - _STEPS) : b.index], b.number - a.number
    return [f for f in near if f.number == gap and f.family == b.family and f is not a]


def gap_behind(ctx: Context, a: Figure, b: Figure) -> Figure | None:
    """The next figure in the sentence of the later one, if it is what one of the two has more."""
    behind = ctx.sheet.figures[b.index + 1 : b.index + 2]
    same = (f for f in behind if f.family == b.family and f.sentence == b.sentence)
    return next((f for f in same if f.number == abs(a.number - b.number)), None)


def adjacent(ctx: Context, a: Figure, b: Figure) -> bool:
    """13个镇、3个街道 … 16个镇街: the first one and the one beside it in its sentence make up the later one."""
    figures = ctx.sheet.figures
    sides = (figures[i] for i in (a.index - 1, a.index + 1) if 0 <= i < b.index)
    return any(
        f.family == b.family
        and f.number + a.number == b.number
        and _CLAUSE.search(ctx.sheet.between(*sorted((f, a), key=lambda x: x.index))) is None
        for f in sides
    )


def changed(ctx: Context, a: Figure, b: Figure) -> bool:
    """Whether figures told between two account for the gap: 废止■, 新增■."""
    between = [f.number for f in ctx.sheet.figures[a.index + 1 : b.index][:_STEPS] if f.family == a.family]
    gap = abs(a.number - b.number)
    return gap in between or any(x + y == gap or abs(x - y) == gap for x, y in combinations(between, 2))


def split(ctx: Context, a: Figure, b: Figure) -> bool:
    """受理39起。36起中，调成31起，另有8起在办: what follows the later one adds up to the first one."""
    after = [f for f in ctx.sheet.figures[b.index + 1 : b.index + 4] if f.family == b.family]
    return (
        len(after) > 1
        and after[1].sentence - b.sentence <= 1
        and a.number in (after[0].number + after[1].number, sum((f.number for f in after), Decimal(0)))
    )


def beside(tellings: Tellings, a: Figure, b: Figure) -> tuple[int, int]:
    """How many figures near `a` are told near `b` again, with the same value, and with another one."""
    skipped = (a.index, b.index)
    near_a = [x for x in tellings.around(a) if x[0] not in skipped]
    figures, same, other = tellings.ctx.sheet.figures, 0, 0
    for index, kind, number, near in tellings.around(b):
        if index in skipped:
            continue
        alike = [x for x in near_a if x[1] == kind and x[0] < index and not x[3].isdisjoint(near)]
        if any(x[2] == number for x in alike):
            same += 1
        elif alike:
            threes = tellings.threes(figures[index])
            other += len([x for x in alike if not tellings.threes(figures[x[0]]).isdisjoint(threes)])
    return same, other


def computed(tellings: Tellings, a: Figure, b: Figure) -> float:
    """How surely the later one is a sum or difference of figures told before it, in bits; 0 if it is none."""
    figures, number = tellings.ctx.sheet.figures, b.number
    beside_a = figures[max(0, a.index - _NEAR) : min(a.index + _NEAR + 1, b.index)]
    beside_b = figures[max(0, b.index - _NEAR) : b.index]
    told = {f.index: tellings.row(f)[2] for f in (*beside_a, *beside_b) if f.family == b.family}
    near = list(told.values())
    known = set(near)
    if not any(x + number in known or (number - x in known and (number != 2 * x or near.count(x) > 1)) for x in near):
        return 0.0
    return min(max(log2(2 * float(number / step_of([b])) / len(near) ** 2), 0.5), 5.0)


def anchored_to(ctx: Context, a: Figure, b: Figure) -> bool:
    """26场，覆盖■ … 26场受众■: both stand behind the same figure."""
    if not a.index:
        return False
    x, y = ctx.sheet.figures[a.index - 1], ctx.sheet.figures[b.index - 1]
    return x.number == y.number and x.family == y.family and x.sentence == a.sentence and y.sentence == b.sentence
