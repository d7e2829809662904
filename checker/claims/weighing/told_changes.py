"""Figures that tell a change, by any verb of rise or fall, and whether two figures bear a change out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from checker import lazy
from checker.claims.formulas.arithmetic import possible, quotient
from checker.claims.formulas.context import Context, is_amount
from checker.claims.formulas.growth import about, points_close
from checker.claims.formulas.percents import is_percent, moved_by
from checker.claims.formulas.sheet import ANY, Figure
from checker.claims.interval import Interval
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation

_FILLER = lazy.compile(
    r"(?:了|率|比率|幅度|幅|比例|约|近|将近|超过?|达到?|为|仅|逾|量|速|速度|的|共|均|各|也|都|就|又|再|还|同比|环比|分别|依次|累计|合计|总计|整整|大约|"
    r"至少|至多|接近|一共|[加长高低短少降升缩减涨扩大小幅]|[:：\s]|[是有])*"
)
_LEVEL = lazy.compile(r"(?<!达)到|至(?![少多])|(?<![率幅度比例速量])[为成]")
_TIMES_OF = lazy.compile(r"的(?:约|近|超过?|大约|将近|整整)?$")
_SPLIT = lazy.compile(rf"{ANY}|[，,。；;、（）()]")
_JOINED = lazy.compile(r"\s*(?:、|和|及|与|，|,)[^，,。；;、]{0,6}")
_COMPARED = lazy.compile(r"上年|去年|上一年|前年|同期|20\d\d年")
_WORDS = 26

RATE, DELTA, POINTS, GROWTH, RATIO, DOUBLE = "rate", "delta", "points", "multiple", "ratio", "double"
_NUMERALS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4}


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that tells by how much something rose or fell."""

    figure: Figure
    kind: str
    toward: int | None
    """1 a rise, -1 a fall, None when the words say neither."""
    own: str
    """The words before the verb in its clause."""
    tail: str
    """The words between the verb and the figure."""
    turn: int = 0
    """Its place in a list: 分别增长■、■和■."""


def told_changes(ctx: Context, relation: Relation) -> Iterator[Change]:
    """Every figure that a word of change stands before, in text order."""
    last: Change | None = None
    for figure in ctx.sheet.figures:
        kind = _kind_of(figure)
        if kind is None:
            continue
        start = max(ctx.sheet.paragraph(figure.at)[0], figure.at - _WORDS)
        words = _SPLIT.split(ctx.sheet.skeleton[start : figure.at])[-1]
        found = _told(relation, figure, kind, words)
        if found is not None and last is not None and _next_in_list(ctx, last, found):
            found = replace(found, own=last.own, turn=last.turn + 1)
        elif found is None and last is not None and last.kind == kind and _next_in_list(ctx, last, last, figure):
            found = Change(figure, kind, last.toward, last.own, "", last.turn + 1)
        if found is not None:
            yield found
        last = found


def _told(relation: Relation, figure: Figure, kind: str, words: str) -> Change | None:
    """The change that the words before a figure tell."""
    if kind in (RATIO, DOUBLE):
        if kind == DOUBLE or _TIMES_OF.search(words):
            return Change(figure, kind, 1 if kind == DOUBLE else None, words, "")
        kind = GROWTH
    clean = relation.cues["no_change"].sub(lambda m: "\0" * len(m.group()), words)
    ways = (("up", 1), ("down", -1), ("either", 0))
    found = [(m.end(), m.start(), way) for cue, way in ways for m in relation.cues[cue].finditer(clean)]
    if not found:
        return None
    end, at, way = max(found, key=lambda f: (f[0], -f[1]))
    tail = clean[end:]
    if _LEVEL.search(tail) and not (kind == RATE and re.search(r"[率幅度速]为$", tail)):
        return None
    if kind != DELTA and not _FILLER.fullmatch(tail):
        return None
    # 低于上年的1080件: the level compared with, no amount
    if kind == DELTA and (len(tail) > 10 or "\0" in tail or tail.startswith("于") or _COMPARED.search(tail)):
        return None
    return Change(figure, kind, way or None, words[:at], words[end:])


def _next_in_list(ctx: Context, last: Change, this: Change, figure: Figure | None = None) -> bool:
    """Whether a change goes on a list that 分别 opens: 同比分别增长■、■."""
    later = figure or this.figure
    if later.index != last.figure.index + 1 or not (last.turn or re.search("分别|依次", last.figure.clause)):
        return False
    return bool(_JOINED.fullmatch(ctx.sheet.between(last.figure, later)))


def _kind_of(figure: Figure) -> str | None:
    if figure.number == 0:
        return None
    if is_percent(figure):
        return RATE
    if figure.kind is Kind.POINTS:
        return POINTS
    if figure.kind is Kind.MULTIPLE:
        return DOUBLE if "番" in figure.mention.text else RATIO
    return DELTA if is_amount(figure) and figure.exact and figure.number > 0 and figure.times == 1 else None


def factor(change: Change) -> Decimal:
    """How many times the old figure the new one is, for 翻番."""
    found = re.search(r"翻(?:了)?(?:近|约|超)?([一两二三四\d])", change.figure.mention.text)
    mark = found[1] if found else "一"
    return Decimal(2) ** (_NUMERALS[mark] if mark in _NUMERALS else int(mark))


def fits(change: Change, new: Figure, old: Figure) -> bool:
    """Whether the change from `old` to `new` can be printed as the figure."""
    figure = change.figure
    if change.kind == RATE:
        if not _may_fit(change, new.value, old.value):
            return False
        return moved_by(new.value, old.value, figure, change.toward)
    if change.kind == POINTS:
        return points_close(new, old, figure)
    if change.kind == DELTA:
        gap = new.value - old.value if change.toward != -1 else old.value - new.value
        return gap.meets(possible(figure.mention))
    ratio = quotient(new.value, old.value, Decimal(1))
    if ratio is None:
        return False
    if change.kind == DOUBLE:
        times = factor(change)
        return ratio.meets(Interval(times * Decimal("0.9"), times * Decimal("1.15")))
    if change.kind == GROWTH:
        ratio = ratio - Interval.point(Decimal(1))
    return ratio.meets(about(figure))


def _may_fit(change: Change, new: Interval, old: Interval) -> bool:
    """A quick look before the exact one: whether the rate is in the reach of both figures at all."""
    if None in (new.low, new.high, old.low, old.high) or change.figure.kind is Kind.RATIO or not change.figure.exact:
        return True
    low, high = 100 * float(new.low or 0) / float(old.high or 1), 100 * float(new.high or 0) / float(old.low or 1)
    told, ulp = float(change.figure.number), 1.01 * 10.0**-change.figure.mention.decimals
    up = low - 100 <= told + ulp and told - ulp <= high - 100
    down = 100 - high <= told + ulp and told - ulp <= 100 - low
    return up or down


def computed(kind: str) -> tuple[float, float]:
    """(scale, offset) such that the change from old to new is scale · new/old + offset; deltas are none of these."""
    return {RATE: (100.0, -100.0), GROWTH: (1.0, -1.0), RATIO: (1.0, 0.0), DOUBLE: (1.0, 0.0)}[kind]


def changed(kind: str, new: float, old: float) -> float:
    """The change from `old` to `new` in the unit of its kind, negative for a fall."""
    if kind in (DELTA, POINTS):
        return new - old
    by, less = computed(kind)
    return by * new / old + less
