"""Which counts a percentage may be made of, and what in the words and places speaks for each choice.

Nothing here looks at whether the arithmetic holds: a bond is weighed by words and places only, so that the weights
can be learnt from the many rates that do hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal
from itertools import islice, pairwise

from checker import lazy
from checker.claims.formulas.arithmetic import HUNDRED, total, widened
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.rates.field import Asked, Field, apart, met, overlap, share_of
from checker.claims.weighing.rates.numerators import tops_of
from checker.claims.weighing.rates.paired import paired
from checker.claims.weighing.rates.rows import run_of
from checker.claims.weighing.rates.several import joined, likes, twin
from checker.claims.weighing.rates.sides import other_side
from checker.claims.weighing.rates.signs import base_signs, numerator_of, top_signs
from checker.claims.weighing.rates.slips import rate_slip
from checker.claims.weighing.rates.stems import negated, opposite_met
from checker.dataclass import dataclass

_BASES = 5
HOPELESS = -6.0
"""No denominator makes up for a numerator that weighs less (bits)."""
_BEHIND = 4.0
"""Nor for one that weighs so much less than the likeliest."""
_RESPECTIVELY = lazy.compile(r"分别|依次")
_PAST = lazy.compile(r"上年|去年|同期|往年|20\d\d年")
_EACH = lazy.compile(r"各占[约近]?$")
_RECKONED = lazy.compile(
    r"[（(][^（()）\ue003]{0,16}(?:口径|不含|不计|不包括|剔除|扣除|除外|后计|后统计|加权|累计|近[两三]年)[^（()）]{0,12}[）)]"
)
_DIVIDED = lazy.compile(r"[，,（(]?(?:系|是|即)?(?:按照?|以|用|由)[^，,。；;]{1,24}(?:÷|除以|/|／)")
_SUM = lazy.compile(r"[合总共]计?")
_TOLD = 40
"""So far before a rate it is told how its counts are reckoned."""
_PIECE = "个"
_LEAST_SLIP, _SURE_SLIP, _FAR = -3.0, 2.0, 8
"""Bits from which a slip explains a part that is printed larger than its whole, beside it and so many figures off."""
_OF = lazy.compile(r"(?:[（(][^（()）]*[)）])?[\u4e00-\u9fff]{0,6}(?:[里中]|之中|当中)")
_OTHERS = lazy.compile(r"其余|余下|剩余|其他|剩下")


@dataclass(frozen=True, slots=True)
class Bond:
    """A percentage with its numerator and denominator; with `rest` the numerator is what the counts leave."""

    rate: Figure
    top: Figure
    base: tuple[Figure, ...]
    rest: bool
    more: tuple[Figure, ...]
    """Further numerators beside the first: 优良率, 三类合计占."""
    signs: Mapping[str, float]
    turned: bool = False
    """With `rest`, told by the rate alone: the numerator may as well be what it tells."""

    @property
    def tops(self) -> tuple[Figure, ...]:
        """All numerators."""
        return (self.top, *self.more)


def bonds(known: Field, ask: Asked, hopeless: float = HOPELESS) -> Iterator[Bond]:
    """Every numerator and denominator that the words leave open for a percentage."""
    if _reckoned_otherwise(known, ask):
        return
    if ask.words.together and not ask.lined:
        yield from _together(known, ask)
        return
    if len(ask.run) > 1 and not ask.lined and not ask.in_order and _RESPECTIVELY.search(ask.rate.pre):
        yield from _paired(known, ask)  # in a row, but told of no row of counts
        return
    own = _own_base(known, ask)
    tops = [pair for pair in tops_of(known, ask) if own is None or pair[1].sentence <= own.sentence]
    tops_free = [pair for pair in tops if not known.tops.get(pair[1].span, set()) - {ask.rate.span}]
    best = max((m for m, _ in tops_free), default=0.0)
    told_by = [
        (top, _present(top_signs(known, ask, top, named, best, _alone(tops_free, named)))) for named, top in tops
    ]
    bits = [weighs(known, first) for _, first in told_by]
    least = max(hopeless, max(bits, default=0.0) - _BEHIND) if hopeless > float("-inf") else hopeless
    for (top, first), much in zip(told_by, bits, strict=True):
        if much < least:
            continue
        rivals = _rivals(known, ask, top)
        mine = numerator_of(known, ask, top)
        shared = sum(f.number for f in _sharers(known, ask, top)) if ask.words.share else 0
        several = joined(known, ask, top) or likes(known, ask, top)
        if several and top is not several[0]:
            continue
        second = twin(known, ask, top)
        more = (second,) if second is not None else tuple(several[1:])
        says, top_words = known.relation.says, known.told(top)
        others = _others(known.ctx, top, ask.rate)
        denied = others or (says("negative", top_words) and not says("negative", ask.words.name))
        turned = not others and says("not_done", ask.words.name + ask.words.behind) and not says("not_done", top_words)
        for base in _bases(known, ask, top, ask.lined):
            signs = first | base_signs(known, ask, mine, base, rivals)
            if len(base) == 1 and base[0].number == shared > top.number:
                signs["completes"] = 1.0
            if base == tuple(ask.lined):
                signs |= {"lined_whole": 1.0, "lined_alone": float(not rivals), "with_top": 0.0}
            if second is not None and second in base:
                continue
            if more and not set(more) & set(base):
                if rate_over(ask, (top, *more), base):
                    continue
                close = float(more[-1].index == ask.rate.index - 1)
                both = signs | {"twin": 1.0, "gap": 0.0, "close": close, "next_to": close}
                yield Bond(ask.rate, top, base, False, more, _present(both))
                continue
            if top in base:
                signs |= {"pooled": 0.0, "pooled_both": signs.get("pooled", 0.0)}
            if turned and len(base) == 1:  # 聘有顾问的■。还有一成没有聘
                yield Bond(ask.rate, top, base, True, (), _present(signs | {"turned": 1.0}), True)
                continue
            yield Bond(ask.rate, top, base, False, (), _present(signs | {"denied": float(denied)}))
            if denied and not ask.words.share and not _strange(known, top, base):
                other = (
                    others
                    or negated(ask.stem, ask.words.name, top_words)
                    or opposite_met(known.relation, ask.words.name, top_words)
                )
                if other:  # so it is named, by what is not of it
                    done = 0.0 if known.says("ought", base[0]) else signs["base_rated"]
                    signs = signs | {"opposite": 1.0, "unnamed": 0.0, "less_named": 0.0, "rest_done": done}
                yield Bond(ask.rate, top, base, True, (), _present(signs | {"rest": 1.0}))


def _strange(known: Field, top: Figure, base: Sequence[Figure]) -> bool:
    """审查事项■. 纠纷■没有化解: of a whole in another paragraph that shares no word with it a count leaves nothing."""
    mine = known.pairs(top)
    return all(f.block != top.block and apart(f, top) > 1 and mine.isdisjoint(known.pairs(f)) for f in base)


def _alone(tops: Sequence[tuple[float, Figure]], named: float) -> float:
    """How much a count has of the rate's name when no other has about as much."""
    return named if named and sum(other > named - 0.3 for other, _ in tops) == 1 else 0.0


def weighs(known: Field, signs: Mapping[str, float]) -> float:
    """The bits of some signs of a bond."""
    weights = known.relation.weights
    return known.relation.bias + sum([weights[n] * size for n, size in signs.items() if n in weights])


def _paired(known: Field, ask: Asked) -> Iterator[Bond]:
    """任务■，完成■；任务■，完成■；完成率分别为■、■: each of its own pair, as the others of the row bear out."""
    pairs = paired(known, ask)
    if pairs is None:
        return
    tops, bases = pairs
    at = [f.index for f in ask.run].index(ask.rate.index)
    top, base = tops[at], (bases[at],)
    ask = replace(ask, lined=tuple(tops))
    first = top_signs(known, ask, top, 1.0, 1.0, 1.0)
    signs = first | base_signs(known, ask, numerator_of(known, ask, top), base, frozenset())
    yield Bond(ask.rate, top, base, False, (), _present(signs))


def _together(known: Field, ask: Asked) -> Iterator[Bond]:
    """甲■、乙■、丙■，三类合计占■: the counts of a list before it, taken together."""
    rate, wanted = ask.rate, ask.words.together
    last = next((f for f in reversed(ask.scope) if f.at < rate.at and f.index != ask.words.inside), None)
    if last is None or apart(rate, last) > 1:
        return
    tops = [f for f in run_of(known.ctx, last, percent=False) if f.family == last.family and f.at <= last.at]
    if len(tops) > max(wanted, 2) and (_OF.match(last.post) or known.says("ought", last)):
        tops = tops[:-1]  # 甲■、乙■，应考的■人中，两种人合起来占
    tops = tops[-wanted:] if wanted > 1 else tops
    while wanted < 2 and len(tops) > 2 and total(f.value for f in tops[1:]).below(tops[0].value):
        tops = tops[1:]  # 抽查■，发现甲■、乙■，合计占■: the first is their whole
    if len(tops) < max(wanted, 2):
        return
    named = 0.0 if ask.words.share else max(met(known, ask, f) for f in tops)
    first = top_signs(known, ask, tops[-1], named, named, 0.0)
    added, mine = total(f.value for f in tops), numerator_of(known, ask, tops[0])
    for base in _bases(known, ask, tops[0], tops):
        if tuple(tops) == base and not ask.words.share:
            continue
        if len(base) > 1 or added.below(base[0].value):
            signs = first | base_signs(known, ask, mine, base, frozenset()) | {"together": 1.0}
            yield Bond(rate, tops[0], base, False, tuple(tops[1:]), _present(signs))


def _reckoned_otherwise(known: Field, ask: Asked) -> bool:
    """各占一半 of what both are; 若不计撤诉的，则为■; 结案率95%，按“审结数÷立案数”计算 is told what to divide."""
    sheet, at = known.ctx.sheet, ask.rate.at
    before = sheet.skeleton[max(sheet.sentence(at)[0], at - _TOLD) : at]
    if any(known.relation.says(cue, before) for cue in ("weighted", "planned", "supposed")):
        return True
    if not ask.lined and _EACH.search(sheet.skeleton[max(at - 4, 0) : at]):
        return True
    behind = sheet.skeleton[at + 1 : min(at + 60, sheet.sentence(at)[1])]
    if ask.words.base and not ask.words.share:
        return False  # it says by which counts, and they are looked for
    return _DIVIDED.match(behind) is not None or _RECKONED.match(behind) is not None


def rate_over(ask: Asked, tops: Sequence[Figure], base: Sequence[Figure]) -> bool:
    """Whether counts together exceed what a rate below a hundred is of: 办结■ and 年末未结■ are no part of 新收■."""
    return ask.rate.number <= 100 and total(f.value for f in base).below(total(f.value for f in tops))


def _own_base(known: Field, ask: Asked) -> Figure | None:
    """抽检414批次，合格率99.5%。两类合计…: the only count of its own clauses, when a whole number of it is that rate.

    The counts of a later sentence are then not what it is made of.
    """
    rate = ask.rate
    if ask.words.share or not rate.mention.decimals or ask.lined or len(ask.run) > 1:
        return None
    previous = known.ctx.sheet.figures[rate.index - 1] if rate.index else rate
    if previous.index == rate.index or previous.sentence != rate.sentence or not known.countable(previous):
        return None
    if met(known, ask, previous) or not previous.exact:
        return None
    parts = known.ctx.sheet.skeleton[known.ctx.sheet.sentence(rate.at)[0] : rate.at]
    clauses = lazy.split(r"[；;。\n]", parts)[-1]
    if sum(0xE000 <= ord(c) <= 0xF8FF for c in clauses) != 1:
        return None
    told = widened(rate.mention)
    if told.low is None or told.high is None:
        return None
    low, high = (previous.number * side / HUNDRED for side in (told.low, told.high))
    return previous if low.to_integral_value(ROUND_CEILING) <= high else None


def _present(signs: Mapping[str, float]) -> dict[str, float]:
    return {k: float(v) for k, v in signs.items() if v}


def _others(ctx: Context, top: Figure, rate: Figure) -> bool:
    """除■外，其余均已整改; 保留■，其余取消"""
    if top.at > rate.at or rate.index - top.index != 1 or top.sentence != rate.sentence:
        return False
    return _OTHERS.search(ctx.sheet.between(top, rate)) is not None


def _sharers(known: Field, ask: Asked, top: Figure) -> list[Figure]:
    """The counts of one sentence or its neighbour that have shares of their own: 甲■，占■；乙■，占■."""
    return [f for f in ask.scope if f.family == top.family and apart(f, top) <= 1 and (f is top or known.has_share(f))]


def _rivals(known: Field, ask: Asked, top: Figure) -> frozenset[Decimal]:
    """The numbers of the counts nearby that may be the whole of one."""
    return frozenset(
        f.number
        for f in ask.scope
        if f.family == top.family
        and top.number <= f.number
        and apart(f, top) <= 3
        and top.value.below(f.value)
        and not known.has_share(f)
        and f not in ask.lined
    )


def _bases(known: Field, ask: Asked, top: Figure, lined: Sequence[Figure]) -> list[tuple[Figure, ...]]:
    """The counts that may be the denominator, and pairs of neighbours that may be together."""
    same = [
        f
        for f in ask.scope
        if (f.family == top.family or _one_unit(f, top)) and f.index != top.index and f not in lined
    ]
    if not ask.past and not known.earlier(top) and not _PAST.search(ask.rate.pre):
        now = [f for f in same if not known.earlier(f)]
        same = now if any(_is_free_whole(known, top, f) for f in now) else same  # 去年作出■，甲■占■，乙■占■
    if known.says("carried", top) and "陈" not in ask.words.name:  # 陈案结案■: not of what came in this year
        same = [f for f in same if known.says("carried", f)] or [f for f in same if not known.says("fresh", f)]
    over = ask.rate.number > 100
    if ask.words.by:  # 按普通程序计: of those or of none
        same = [f for f in same if overlap(known, ask, f) >= 0.5]
    if ask.words.added:
        return _sums(same, top, ask.words.added)
    ordered = sorted(same, key=lambda f: (abs(f.index - top.index), f.index))
    if ask.words.base:  # without it no count has any of it
        ordered.sort(key=lambda f: -max(overlap(known, ask, f), share_of(ask.base_chars, known.chars(f))))
    larger = (f for f in ordered if not _wrong_way(top, f, over) or _mistyped(ask, top, f))
    out: list[tuple[Figure, ...]] = [(f,) for f in islice(larger, _BASES)]
    near = [f for f in same if abs(f.index - top.index) <= 3 and apart(f, top) <= 1]
    if ask.words.share and len(ask.words.base) < 2:
        beside = [f for f in near if abs(f.index - top.index) == 1 and f.sentence == top.sentence]
        out += [(f, top) if f.at < top.at else (top, f) for f in beside if f.family == top.family]
    other = other_side(known, ask, top, near)
    if other is not None:
        out.append((top, other) if top.at < other.at else (other, top))
    if top in lined:
        out.append(tuple(lined))
    carried = [f for f in same if apart(f, top) <= 1 and known.says("carried", f)][:2]
    fresh = sorted(same, key=lambda f: (abs(f.index - top.index), f.index))[:4]
    out += [(f, c) for c in carried for f in fresh if f is not c and top.value.below(f.value + c.value)]
    for a, b in pairwise(near):
        if b.index - a.index == 1 and a.sentence == b.sentence and top.value.below(a.value + b.value):
            out.append((a, b))
    return out


def _is_free_whole(known: Field, top: Figure, whole: Figure) -> bool:
    return top.value.below(whole.value) and not known.has_share(whole)


def _wrong_way(top: Figure, base: Figure, over: bool) -> bool:
    """Whether a part is larger than its whole, or, where more than a hundred per cent is told of it, smaller."""
    return top.value.below(base.value) if over else base.value.below(top.value)


_LARGEST = 10.0
"""So many times a number is at most another one of as many digits."""


def _mistyped(ask: Asked, top: Figure, base: Figure) -> bool:
    """发放2060份，收回2514份，回收率96.7%: whether a slip of the pen explains how a part came to exceed its whole."""
    rate = ask.rate
    if rate.kind is Kind.RATIO or rate.sentence != top.sentence or apart(top, base) > 2:
        return False
    if abs(top.index - base.index) > _FAR:
        return False
    off = float(top.number * top.times) * 100 / (float(base.number * base.times) * float(rate.number) or 1.0)
    if not 1 / _LARGEST < off < _LARGEST:
        return False
    low, high = sorted((top.index, base.index))
    between = sum(low < f.index < high and f.family == top.family for f in ask.scope)
    beside = between < 2 and top.sentence == base.sentence
    return rate_slip(rate, (top,), (base,), False) >= (_LEAST_SLIP if beside else _SURE_SLIP)


def _sums(same: Sequence[Figure], top: Figure, size: int) -> list[tuple[Figure, ...]]:
    """占两项总数, 占二者之和: counts right beside the numerator with it, or what is told to be their sum."""
    near = sorted([top, *(f for f in same if f.family == top.family)], key=lambda f: f.index)
    at = near.index(top)
    starts = range(max(at - size + 1, 0), min(at, len(near) - size) + 1)
    runs = (near[i : i + size] for i in starts)
    out: list[tuple[Figure, ...]] = [
        tuple(run) for run in runs if apart(run[-1], run[0]) < 2 and run[-1].index - run[0].index < 2 * size
    ]
    return out + [(f,) for f in same if _SUM.search(f.pre) and not f.value.below(top.value)][:2]


def _one_unit(f: Figure, top: Figure) -> bool:
    """Whether two counts of units written otherwise are of one."""
    if _PIECE in (f.family, top.family) and (top.post if top.family == _PIECE else f.post).startswith(
        f.family if top.family == _PIECE else top.family
    ):
        return True  # 服务78村, 全县120个村
    return not f.family and top.family in ("人", "户", "件") and "人口" in f.pre
