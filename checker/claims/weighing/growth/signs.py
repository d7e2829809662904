"""What speaks for and against a change being told of two figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from math import log2

from checker import lazy
from checker.claims.formulas.changes import Move
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.states import same_season
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.growth.moments import is_led_to
from checker.claims.weighing.growth.pairs import TIMES, Pair, tells_apart
from checker.claims.weighing.growth.slips import NOTHING
from checker.claims.weighing.growth.told import DELTA, DOUBLE, POINTS, Change
from checker.dataclass import dataclass

_NOISE = lazy.compile(
    r"[上前本此这]一?个?(?:届|期|季度?|轮|批|年度|学期|周期|任)|平均|需要?|过去|原先|原来|眼下|如今|现在|目前|以前|从前|才|就|只|"
    r"[由从自为达到至降升增减缩共计有是件比较与（(\s]|20\d\d年?|提高|安排|年[末初底]|期[末初]"
)
_BASE = lazy.compile(
    r"上一?年|去年|前年|[年期月季]初|上[期月轮批次周]|上一?(?:季度|年度)|20\d\d年|[\u4e00-\u9fff]{2}[之以]?前(?![期续者勤台])"
)
_BASE_REACH = 14
_AGAINST = lazy.compile(r"[比较与同跟]")
_SAME_BASE = {"去年": "上年", "上一年": "上年", "期初": "年初", "上年度": "上年", "上一年度": "上年"}
_FOLLOWS = lazy.compile(r"[：:]|[，,]?[（(]?(?:由|从|即|上年|去年)")
_UNITS = {
    "money": frozenset({"元"}),
    "people": frozenset({"人", "人次"}),
    "time": TIMES,
    "case": frozenset({"件", "件次", "宗", "起"}),
}
NO_TIMES = _UNITS["money"] | _UNITS["people"] | _UNITS["case"]
"""What is counted, not timed."""
_NEIGHBOURHOOD = 34
_PLAIN_GAP = 14
_MEAN = lazy.compile(r"[人户案件所村院车站镇]均|平均每?")
_STEM = 2
"""Characters at the end of two names that make them names of one thing, and before it of two places."""
_SHARED = 0.6
"""Part of the characters of a name from which another wording may be the same name: 受案数, 受理案件."""


@dataclass(frozen=True, slots=True)
class View:
    """A change and what stands around it."""

    ctx: Context
    relation: Relation
    change: Change
    changes: Mapping[int, Change]
    """By the index of its figure."""
    pairs: Sequence[Pair]
    borne: Mapping[tuple[int, int], Sequence[Change]]
    """The changes that two figures (indices of the later and the earlier) bear out."""
    own: str = field(init=False, default="")

    def __post_init__(self) -> None:
        words = self.change.own + (self.change.tail if self.change.kind == DELTA else "")
        words = "" if tells_apart(self.change) else self.relation.cues["thereby"].sub("", words)
        object.__setattr__(self, "own", self.relation.cues["bare"].sub("", words) or self._inherited())

    def _inherited(self) -> str:
        """无人机增加■，增长■: a bare change right behind another one is of its matter."""
        last, figure = self.changes.get(self.change.figure.index - 1), self.change.figure
        if last is None or last.kind == self.change.kind or last.figure.sentence != figure.sentence:
            return ""
        words = self.relation.cues["bare"].sub("", last.own)
        return words if len(words) > 1 else ""


def nearness(bits: float, told: float, value: float, toward: int | None) -> dict[str, float]:
    """Signs of the arithmetic: `told` and `value` are the printed and the computed change in one unit."""
    off = abs(log2(max(abs(value), 1e-6) / max(told, 1e-6)))
    turned = toward is not None and (value > 0) != (toward > 0)
    slip = {"slip": max(min(bits, 6.0), 0.0), "no_slip": -min(max(bits, NOTHING), 0.0)}
    return slip | {"off": min(off, 4.0), "turned": float(turned and off > 0.1)}


def growth_signs(view: View, pair: Pair) -> dict[str, float]:
    """Signs of the words: whether the change belongs to the two figures."""
    ctx, change, relation = view.ctx, view.change, view.relation
    sheet, figure = ctx.sheet, change.figure
    own = "" if pair.listed else view.own  # lists bind by place
    first, last = sorted((pair.new, pair.old), key=lambda f: f.at)
    behind, inside = figure.at > last.at, first.at < figure.at < last.at
    led = inside and pair.new.index == figure.index + 1 and is_led_to(figure, sheet.between(figure, pair.new))
    inner = () if inside else sheet.within(min(last.at, figure.at) + 1, max(first.at, figure.at))
    if not behind and not inside:
        inner = sheet.within(figure.at + 1, first.at)
    levels = [f for f in inner if f.index not in view.changes]
    between = [f for f in sheet.within(first.at + 1, last.at) if f is not figure]
    gap = sheet.skeleton[last.at + 1 : figure.at] if behind else sheet.skeleton[figure.at + 1 : first.at]
    units = first.family + (first.mention.unit or "")
    around = _around(first) + _around(last) + units
    counted = _counted(relation, own, pair.new.family)
    if counted and not any(
        own[i : i + 2] in around for i in range(len(own) - 1)
    ):  # 用时压减■ of days: the unit tells the noun
        own = _without_unit(relation, own)
    name = own.rstrip("数量率额") or own
    shared = sum(c in around for c in name) / len(name) if name else 0.0
    grams = [own[i : i + 2] in around for i in range(len(own) - 1)]
    borne = view.borne.get((first.index, last.index)) or view.borne.get((last.index, first.index)) or ()
    alone = [c for c in borne if (c.kind in (DELTA, POINTS)) == (change.kind in (DELTA, POINTS))]
    a, b = _label(relation, first), _label(relation, last)
    ahead = not behind and not inside
    follows = ahead and (bool(_FOLLOWS.match(gap)) or (not a and not b and not levels and len(gap) <= _PLAIN_GAP))
    foreign = not follows and bool(a or b) and bool(grams) and not any(grams) and shared < _SHARED
    # 多办450件；其中…；案件量同比增幅为■: by its noun and its base that of the same two
    again = _names_base(change, pair) and any(grams)
    beside = [c for c in borne if again or (_is_next(c, change) and _one_telling(relation, c, change))]
    alike = len(set(a) & set(b)) / min(len(set(a)), len(set(b))) if a and b else 0.5
    other_base = _has_other_base(gap if behind else change.own, pair)
    loose = not pair.bound or first.sentence != figure.sentence
    plain = (
        pair.bound
        and not other_base
        and not grams
        and not inner
        and len(gap) <= _PLAIN_GAP
        and _goes_on(first, figure, gap)
    )
    return {
        "order": min(pair.order, 4.0),
        "bound": pair.bound,
        "plain": plain,
        "behind": behind,
        "inside": inside and not led,
        "led": led,
        "one_sentence": first.sentence == figure.sentence == last.sentence,
        "sentences": min(max(abs(figure.sentence - first.sentence), abs(figure.sentence - last.sentence)), 4),
        "dated": pair.dated,
        "blocks": min(abs(figure.block - last.block), 3),
        "pair_apart": log2(1 + sum(f.index not in view.changes for f in between)),
        "pair_split": bool(lazy.search(r"[；;。\n]", sheet.between(first, last))),
        "split": bool(lazy.search(r"[；;]", gap)),
        "gap": min(len(gap), 80) / 40,
        "levels": log2(1 + len(levels)),
        "rival_levels": log2(1 + sum(f.family == pair.new.family for f in levels)),
        "changes": log2(1 + len(inner) - len(levels)),
        "missing": 1 - shared if grams and not follows and (a or b) else 0.0,
        "unnamed": 1 - shared if grams and not follows and not (a or b) else 0.0,
        "other_head": bool(a or b) and not follows and len(name) >= 4 and not set(name[-2:]) & set(around),
        "follows": follows,
        "strange": foreign,
        "alien": _is_foreign(view, pair),
        "strange_far": foreign and bool(lazy.search(r"[。；;\n]", gap)),
        "nameless": not a and not b,
        "other_new": not (plain or pair.listed) and _has_own_level(view, pair),
        "ahead": ahead and not follows,
        "clash": counted is False,
        "counted": counted is True,
        "mean": bool(own)
        and _is_mean(pair)
        and not (relation.says("average", change.own) or relation.says("paced", change.own)),
        "listed": pair.listed,
        "together": relation.says("together", change.own),
        "narrower": loose and (_is_narrower(name, a) or _is_narrower(name, b)),
        "elsewhere": loose and (_is_elsewhere(name, a) or _is_elsewhere(name, b)),
        "alike": alike,
        "unlike": bool(a and b) and not set(a) & set(b),
        "rivals": log2(max(sum(not _is_borne_else(view, p) for p in view.pairs if p.bound >= pair.bound), 1)),
        "borne": bool(alone),
        "beside": bool(beside) and not alone,
        "borne_else": bool(borne) and not alone and not beside,
        "caveat": relation.says("caveat", head_of(ctx, change)),
        "modified": bool(a or b) and _modified(relation, own, around),
        "pair_modified": bool(a and b) and (_modified(relation, a, b) or _modified(relation, b, a)),
        "season": not same_season(ctx, figure, Move(pair.new, pair.old, "", "")),
        "against": relation.says("against", change.own),
        "amount": change.kind == DELTA,
        "points": change.kind == POINTS,
        "double": change.kind == DOUBLE,
        "small": change.kind == DELTA and figure.number < 5,
        "named_base": _names_base(change, pair),
        "around": inside
        and pair.new.index + 1 == figure.index == pair.old.index - 1
        and (pair.bound or _names_base(change, pair)),
        "one_mean": not pair.alike,
        "other_base": other_base,
        "taken": _is_taken(view, pair),
        "out_of_turn": _out_of_turn(view, pair),
    }


def _goes_on(first: Figure, change: Figure, gap: str) -> bool:
    """由1.24万件升到1.69万件。增幅为■: in the sentence of two figures, or opening the one right behind them."""
    return first.sentence == change.sentence or (
        change.sentence == first.sentence + 1 and first.block == change.block and gap.startswith(("。", "；", ";"))
    )


def _names_base(change: Change, pair: Pair) -> bool:
    """Whether the time that the change is told against is the word of the earlier figure: 较年初净增■, 年初■."""
    told = {_SAME_BASE.get(w, w) for w in _BASE.findall(change.own)}
    if "同比" in change.own:
        told.add("上年")
    if not told:
        return False
    return not told.isdisjoint(
        _SAME_BASE.get(w, w) for w in _BASE.findall(pair.old.lead + pair.old.clause + pair.old.post[:6])
    )


def names_base(words: str) -> bool:
    """Whether the last words of a clause name a time before: 比上年同期的■."""
    return _BASE.search(words, max(len(words) - _BASE_REACH, 0)) is not None


def _has_other_base(words: str, pair: Pair) -> bool:
    """比年度任务1600台超10%，比上年多■: whether a change's words name another base than the earlier figure's."""
    told = {_SAME_BASE.get(w, w) for w in _BASE.findall(words)}
    before = pair.old.lead + pair.old.clause + pair.old.post[:6]
    if not told or not _AGAINST.search(before):
        return False
    return told.isdisjoint(_SAME_BASE.get(w, w) for w in _BASE.findall(before))


def is_named_elsewhere(view: View, pair: Pair, near: Iterable[Figure]) -> bool:
    """举报■，查实■，查实数比上年的■减少■，举报数减少■: whether a change's noun is that of another figure."""
    grams = {view.own[i : i + 2] for i in range(len(view.own) - 1)}
    if not grams or pair.listed or any(g in f.pre for f in (pair.new, pair.old) for g in grams):
        return False
    others = (f for f in near if f.family == pair.new.family and f not in (pair.new, pair.old))
    return any(g in f.pre for f in others for g in grams)


def _is_taken(view: View, pair: Pair) -> bool:
    """Whether one of the two, but not both, is the same end of another change's two figures."""
    points = view.change.kind in (DELTA, POINTS)
    return any(
        (new == pair.new.index) != (old == pair.old.index)
        and any((c.kind in (DELTA, POINTS)) == points for c in changes)
        for (new, old), changes in view.borne.items()
    )


def _is_borne_else(view: View, pair: Pair) -> bool:
    """Whether another change is the one of the two figures."""
    return bool(view.borne.get((pair.new.index, pair.old.index)))


def _is_next(a: Change, b: Change) -> bool:
    """Whether two changes stand side by side."""
    return abs(a.figure.index - b.figure.index) == 1


def _one_telling(relation: Relation, a: Change, b: Change) -> bool:
    """减少19件，降幅21.8%: the later of two changes side by side has no noun of its own."""
    later = max(a, b, key=lambda c: c.figure.index)
    return a.figure.sentence == b.figure.sentence and len(relation.cues["bare"].sub("", later.own)) < 2


def _is_foreign(view: View, pair: Pair) -> bool:
    """Whether the change has a noun of its own of which the pair's words share not one character."""
    if len(view.own) < 2 or pair.bound:
        return False
    first, last = sorted((pair.new, pair.old), key=lambda f: f.at)
    if first.at > view.change.figure.at:
        return False
    around = _around(first) + _around(last)
    if any(c in around for c in view.own.rstrip("数量率额") or view.own) or _counted(
        view.relation, view.own, first.family
    ):
        return False
    return bool(_label(view.relation, first) or _label(view.relation, last))


def belongs_before(view: View, pair: Pair) -> bool:
    """收缴率96.4%，提高■，漏损率由■降为■: the level before a bare change is its own, the pair behind it another's."""
    figure = view.change.figure
    return min(pair.new.at, pair.old.at) > figure.at and _has_own_level(view, pair)


def _has_own_level(view: View, pair: Pair) -> bool:
    """漏登率3%，下降■: the level right before a bare change is the new one, and not of the pair."""
    sheet, figure = view.ctx.sheet, view.change.figure
    index = figure.index - 1
    while index >= 0 and (index in view.changes or is_newly_told(view.relation, sheet.figures[index])):
        index -= 1
    if index < 0 or len(view.own) >= 2:
        return False
    level = sheet.figures[index]
    alike = (level.kind in (Kind.PERCENT, Kind.GROWTH)) == (pair.new.kind in (Kind.PERCENT, Kind.GROWTH))
    return alike and level.sentence == figure.sentence and level not in (pair.new, pair.old)


def is_newly_told(relation: Relation, figure: Figure) -> bool:
    """由61条增加到74条，新增■，增长■: an amount, though no word of rise alone makes it one."""
    return relation.says("newly", figure.pre)


def head_of(ctx: Context, change: Change) -> str:
    """The sentence before a change, at most thirty characters back."""
    at = change.figure.at
    return ctx.sheet.skeleton[max(ctx.sheet.sentence(at)[0], at - 30) : at]


def _around(figure: Figure) -> str:
    subject = (figure.claim.subject or "") if figure.claim is not None else ""
    return "|".join((figure.lead, figure.clause[-_NEIGHBOURHOOD:], figure.post[:10], subject, ""))


def _out_of_turn(view: View, pair: Pair) -> bool:
    """Whether the change stands in a list whose place is not that of the pair: 分别增长■、■."""
    turn, following = view.change.turn, view.changes.get(view.change.figure.index + 1)
    if not turn and not (following is not None and following.turn == 1):
        return False
    news = sorted({p.new.index for p in view.pairs})
    return pair.new.index not in news[turn : turn + 1]


def _is_narrower(one: str, other: str) -> bool:
    """Whether a name is another one with more before it: 公安领域罚款 against 罚款."""
    stem = other.rstrip("数量率额")
    return len(stem) >= _STEM and len(one) - len(stem) >= _STEM and one.endswith(stem)


def _is_elsewhere(one: str, other: str) -> bool:
    """Whether two names end alike but begin otherwise: 城管罚款额, 市场监管领域罚款额."""
    one, other, same = one.rstrip("数量率额"), other.rstrip("数量率额"), 0
    while same < min(len(one), len(other)) and one[-1 - same] == other[-1 - same]:
        same += 1
    if same < _STEM:
        return False
    first, second = one[: len(one) - same], other[: len(other) - same]
    return min(len(first), len(second)) >= _STEM and not any(first[i : i + 2] in second for i in range(len(first) - 1))


def _is_mean(pair: Pair) -> bool:
    """Whether the figures are averages, of anything but time."""
    return pair.new.family not in TIMES and any(f.is_average or _MEAN.search(f.clause) for f in (pair.new, pair.old))


def _without_unit(relation: Relation, own: str) -> str:
    """What is left of a change's noun when the part that its unit tells is taken off: 检验用时 → 检验."""
    for name in _UNITS:
        own = relation.cues[f"{name}_noun"].sub("", own)
    return own


def _counted(relation: Relation, own: str, family: str) -> bool | None:
    """Whether a change's noun is counted in the unit of the pair (用时 in 天, not 金额 in 件), None for others."""
    for name, families in _UNITS.items():
        if relation.says(f"{name}_noun", own):
            return family in families
    if relation.says("rate_noun", own) and family != "%":
        return False
    return None


def _label(relation: Relation, figure: Figure) -> str:
    """The words of a figure without those of time, change and comparison."""
    return _plain_label(relation.cues["bare"], figure.pre, figure.lead)


@lru_cache(maxsize=1024)
def _plain_label(bare: re.Pattern[str], pre: str, lead: str) -> str:
    return _NOISE.sub("", bare.sub("", pre) or bare.sub("", lead))


def _modified(relation: Relation, a: str, b: str) -> bool:
    """Whether a restricting word of `a` is missing in `b`."""
    find = relation.cues["modifier"].findall
    return not set(find(a)) <= set(find(b))
