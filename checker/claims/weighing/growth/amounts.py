"""The amounts of change that a rate may be told beside: 同比增加1200件，增幅10%; 新增46种，累计230种，比年初增长25%."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker import lazy
from checker.claims.formulas.arithmetic import HUNDRED, quotient
from checker.claims.formulas.changes import LAST_YEAR
from checker.claims.formulas.context import Context
from checker.claims.formulas.percents import band
from checker.claims.formulas.sheet import Figure
from checker.claims.interval import Interval
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.growth.levels import Level
from checker.claims.weighing.growth.moments import OPEN, Moment, Moments
from checker.claims.weighing.growth.pairs import OTHER_MATTER
from checker.claims.weighing.growth.signs import head_of
from checker.claims.weighing.growth.told import DELTA, RATE, Change

_AMOUNT = 5
"""Figures from an amount of change to its rate."""
_NEAR = 6
"""Figures from a rate to the level that it may be wrong of."""
_STOCK = lazy.compile(r"累计|总[数量]|共有|现有|达到?|增[至到]|存量|合计")
_OWN_BASE = lazy.compile(r"(?:上年|去年|上一年)(?!末|底)")
"""上年收到■: the clause of a level opens with the year before."""
_OF_CHANGE = lazy.compile(
    r"(?:(?:[从就按以]?(?:变化|变动|增减|[增降涨跌减]|升降)[幅速]?度?(?:来?[看说讲算]|上|方面|而言)?|总体(?:来看|看|上)?|整体(?:来看|看|上)?)[，,：:])?"
)
"""从变化幅度看，: words ahead of a rate that name nothing else that is counted."""
_PART_OF_YEAR = lazy.compile(r"[上下]半年|季度|\d月|前[一二三四五六七八九十\d]+个?月")
_LAST_WHOLE = lazy.compile(r"(?:去|上)年(?:全年|度)?(?!同期|[上下]半年|\d|[一二三四]季|前)")
_AGAIN = lazy.compile(r"[再又续]$|[再又续][增减添升降]")
_SINCE_OPENING = lazy.compile(r"[年期]初|(?:上年|去年|上一年)[年期]?[末底]")


def grams_of(relation: Relation, change: Change) -> set[str]:
    """Every two characters side by side of what a change is said of."""
    own = relation.cues["bare"].sub("", change.own)
    return {own[i : i + 2] for i in range(len(own) - 1)}


def amounts_near(
    ctx: Context, relation: Relation, change: Change, changes: Mapping[int, Change], near: Sequence[Level]
) -> Iterator[tuple[Figure, Change, bool]]:
    """Each level with an amount of change near a rate, and whether the rate is told of that amount by the words:
    同比增加1200件，增幅10%，全年总量10800件."""
    figure = change.figure
    if change.kind != RATE:
        return
    since_opening = _SINCE_OPENING.search(change.own) is not None
    for index in range(figure.index - _AMOUNT, figure.index + 2):
        amount = changes.get(index)
        if amount is None and since_opening:
            amount = _added_to_stock(ctx, relation, index)
        if amount is None or amount.kind != DELTA or not 0 <= figure.sentence - amount.figure.sentence <= 2:
            continue
        told = _is_told(ctx, relation, change, amount, near)
        partial = _PART_OF_YEAR.search(amount.own) is not None
        for level in near:
            if partial and _LAST_WHOLE.search(level.figure.clause):
                continue  # 去年全年2175件，今年上半年比去年同期减少■
            if level.family == amount.figure.family and (index in changes or _is_stock(level.figure, amount)):
                yield level.figure, amount, told and abs(level.index - figure.index) <= _NEAR


def _is_told(ctx: Context, relation: Relation, change: Change, amount: Change, near: Sequence[Level]) -> bool:
    """Whether nothing between a rate and an amount of change, nor their names, says that they are of two matters."""
    figure, delta = change.figure, amount.figure
    apart = delta.index < figure.index - 2 or delta.sentence != figure.sentence
    if apart and (figure.block - delta.block > 1 or not _is_named(ctx, relation, change, amount, near)):
        return False
    if delta.index > figure.index and len(relation.cues["bare"].sub("", amount.own)) > 1:
        return False  # 起数下降■，人数减少■
    first, last = sorted((delta, figure), key=lambda f: f.at)
    return OTHER_MATTER.search(ctx.sheet.between(first, last)) is None


def _added_to_stock(ctx: Context, relation: Relation, index: int) -> Change | None:
    """新增46种，累计达到230种: what was added, as a rise."""
    if not 0 <= index < len(ctx.sheet.figures):
        return None
    figure = ctx.sheet.figures[index]
    counted = figure.kind is Kind.COUNT and figure.exact and figure.times == 1
    newly = relation.cues["added"].search(figure.pre) if counted else None
    return Change(figure, DELTA, 1, figure.pre, "", newly[0]) if newly is not None else None


def _is_stock(level: Figure, added: Change) -> bool:
    """Whether a level right behind what was added is told as all there is."""
    behind = 0 < level.index - added.figure.index <= 2
    return behind and added.figure.number < level.number and _STOCK.search(level.pre) is not None


def _is_named(ctx: Context, relation: Relation, change: Change, amount: Change, near: Sequence[Level]) -> bool:
    """Whether a rate further on names what the amount of change is of: 火情9起，减少■。…火情起数同比下降■."""
    if relation.says("thereby", head_of(ctx, change)):
        return True  # 较上年多224份。按此计算，增长■
    if _goes_on(ctx, relation, change, amount):
        return True
    grams = grams_of(relation, change)
    levels = [x.figure for x in near if 0 < amount.figure.index - x.index <= 2 and x.family == amount.figure.family]
    return any(gram in f.clause + f.lead for f in (amount.figure, *levels[-1:]) for gram in grams)


def is_further(amount: Change) -> bool:
    """由50件升至70件，再增■: counted from the later of two figures, not between them."""
    return _AGAIN.search(amount.own + amount.verb) is not None


def _goes_on(ctx: Context, relation: Relation, change: Change, amount: Change) -> bool:
    """比上年减少725辆次。从变化幅度看，同比下降33.3%: a bare rate of the same way opens the sentence right behind."""
    figure, delta = change.figure, amount.figure
    if figure.index != delta.index + 1 or figure.sentence != delta.sentence + 1 or figure.block != delta.block:
        return False
    if figure.post.startswith("的"):
        return False  # 同比增长12.4%的是…
    if amount.toward is None or change.toward != amount.toward or relation.cues["bare"].sub("", change.own):
        return False
    start, _ = ctx.sheet.sentence(figure.at)
    return (
        _OF_CHANGE.fullmatch(ctx.sheet.skeleton, start, figure.at - len(change.own + change.verb + change.tail))
        is not None
    )


def _is_reviewed(relation: Relation, level: Figure, amount: Change) -> bool:
    """概算4.38亿元，核减0.27亿元: what is taken off the figure told before it, which no other time is told of."""
    if level.at > amount.figure.at or level.sentence != amount.figure.sentence:
        return False
    return relation.says("reviewed", amount.verb) and not relation.says("against", amount.own)


def bases_of(
    ctx: Context,
    relation: Relation,
    rate: Change,
    level: Figure,
    amount: Change,
    moments: Moments,
    borne: Mapping[tuple[int, int], Sequence[Change]],
) -> tuple[bool, ...]:
    """Whether a level may be that of before (True) or after (False) a change, the likelier first."""
    for (new, old), changes in borne.items():  # 由15万元增至18.7万元，净增3.7万元: the two tell which is the base
        if level.index in (new, old) and amount in changes:
            return (level.index == old,)
    when = moments(level)
    if is_further(amount):
        return (True, False)
    if not is_early(ctx, rate, level, when):
        return (True, False) if _is_reviewed(relation, level, amount) else (False,)
    plainly = when.against or (_OWN_BASE.match(level.clause) is not None and not when.target)
    return (True,) if plainly else (True, False)


def explains(rate: Change, level: Figure, amount: Change, bases: Sequence[bool]) -> bool:
    """Whether the rate follows from an amount of change and one figure, which stood before or after it."""
    told, sign = band(rate.figure), rate.toward
    for falls in (False, True) if amount.toward is None else (amount.toward == -1,):
        if sign is not None and falls != (sign == -1):
            continue
        for early in bases:
            by = _rate(level.value, amount.figure.value, 0 if early else 1 if falls else -1)
            if by is not None and by.meets(told):
                return True
    return False


def _rate(level: Interval, amount: Interval, back: int) -> Interval | None:
    """The amount in percent of the level, `back` times the amount added to it: rounded but once, however it is used."""
    times = quotient(level, amount, Decimal(1))
    if times is None or times.high is None or times.low is None or times.low + back <= 0:
        return None
    return Interval(HUNDRED / (times.high + back), HUNDRED / (times.low + back))


def is_early(ctx: Context, change: Change, level: Figure, when: Moment) -> bool:
    """Whether a level is that of before the change."""
    if when.against or when.source or when.year == LAST_YEAR or when.side == OPEN or level.is_earlier:
        return True
    year = when.calendar
    return year is not None and any(int(y) > year for y in lazy.findall(r"20\d\d(?=年)", head_of(ctx, change)))
