"""A percentage beside the counts that it is made of and does not follow from, whatever words stand between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial, reduce
from itertools import combinations, permutations
from math import log2

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.arithmetic import HUNDRED, total
from checker.claims.formulas.context import Context
from checker.claims.formulas.percents import band, share_fits
from checker.claims.formulas.rate_formula import rate_formula
from checker.claims.formulas.sheet import Figure
from checker.claims.interval import Interval
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation, load_relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.rates.alone import company_signs
from checker.claims.weighing.rates.bonds import Bond, bonds, weighs
from checker.claims.weighing.rates.field import LINK, Asked, Field, asked, is_past, met, overlap, read_field, retold
from checker.claims.weighing.rates.names import of_other
from checker.claims.weighing.rates.percentages import rates_of
from checker.claims.weighing.rates.slips import parts_of, rate_slip
from checker.document import Span

_LEAST = -6.0
"""A bond that weighs less is none (bits)."""
_USUAL = Decimal("0.8")
"""How much of what rounding takes off or adds at most it does to both of two counts."""
_RIVAL = 4.0
"""A bond that weighs so much less than the likeliest is no rival to it (bits)."""
_MOST, _UNLIKELY = 6.0, -2.5
_TINY = 1e-9
_CROWD = 12
"""Figures before and behind a rate within which others that seem wrong speak against each other."""
_TURNS = ((2, 2), (2, 3), (3, 2))
"""How many kinds of counts are told in turn, and how often."""
_OTHERS = 6
"""Rates before and behind one that may be those of its counts."""


_ALL = lazy.compile(r"[，,]?[\u4e00-\u9fff]{0,6}(?:全部|全员|悉数|无一)")
_REST = lazy.compile(r"其余|余下|剩下|剩余|其他|另外")


def gives(bond: Bond) -> bool:
    """Whether its counts give the printed rate."""
    whole, part = total(_likely(f) for f in bond.base), total(_likely(f) for f in bond.tops)
    return share_fits(whole - part if bond.rest else part, whole, bond.rate)


def _likely(count: Figure) -> Interval:
    """Where a rounded count most likely lies: hardly two of them at once are rounded as far as can be."""
    told, value = count.total, count.number * count.times
    if told.low is None or told.high is None or not count.exact:
        return told
    half = min(told.high - value, value - told.low) * _USUAL
    return Interval(value - half, value + half)


def rate_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """For every rate, the counts it is likeliest made of, when they do not give it."""
    rates = rates_of(ctx)
    if not rates:
        return
    known = read_field(ctx, load_relation("bond"), found)
    plain_ones = _plainly_held(known, found)
    broken = []
    for at, rate in enumerate(rates):
        if rate.span not in plain_ones:
            others = [*rates[max(at - _OTHERS, 0) : at], *rates[at + 1 : at + 1 + _OTHERS]]
            if of_it := list(_of_rate(known, rate, others)):
                broken.append((rate.index, is_past(known, rate), of_it))
    for index, _, of_it in broken:  # of many rates hereabouts that seem wrong most are something else
        crowd = log2(sum(other == index or (abs(index - other) <= _CROWD and not past) for other, past, _ in broken))
        yield from (replace(c, signs={**c.signs, "crowd": crowd}) if crowd else c for c in of_it)


def _plainly_held(known: Field, found: Sequence[Formula]) -> set[Span]:
    """Rates with decimals that the count right before them gives, of one count of their sentence: no chance."""
    sheet = known.ctx.sheet
    by_span = {f.span: f for f in sheet.figures}
    out = set()
    for formula in found:
        if (
            formula.kind is not FormulaKind.RATE
            or formula.verdict is not Verdict.CONSISTENT
            or len(formula.figures) != 3
        ):
            continue
        rate, top, base = (by_span.get(b.span) for b in formula.figures)
        if rate is None or top is None or base is None or not rate.exact or not rate.mention.decimals:
            continue
        if (
            0 < rate.index - top.index < 3
            and rate.sentence == top.sentence == base.sentence
            and not known.earlier(base)
        ):
            out.add(rate.span)
    return out


def _of_rate(known: Field, rate: Figure, others: Sequence[Figure]) -> Iterator[Candidate]:
    ask = asked(known, rate)
    weighed = [(weighs(known, b.signs), b) for b in bonds(known, ask)]
    equal = rate.number == HUNDRED  # 通知61件，到庭61件，出庭率100%
    weighed = [
        (bits, b)
        for bits, b in weighed
        if bits > _LEAST and (equal or len(b.base) > 1 or b.base[0].number != b.top.number)
    ]
    near = [f for f in ask.scope if abs(f.sentence - rate.sentence) <= 1]
    fits = [gives(b) or (equal and bool(b.signs.get("left")) and _taken(known, b, near)) for _, b in weighed]
    holding = [bits for (bits, _), fit in zip(weighed, fits, strict=True) if fit]
    broken = sorted((pair for pair, fit in zip(weighed, fits, strict=True) if not fit), key=lambda p: -p[0])
    if not broken or (holding and max(holding) >= broken[0][0]):
        return
    first = broken[0][0]
    surely = log2(sum(2**bits for bits, _ in broken)) - log2(1 + sum(2**bits for bits in holding))
    if surely < _UNLIKELY:
        return
    broken = [pair for pair in broken[:3] if pair[0] > first - _RIVAL]
    tried = {b.base[0].index for _, b in weighed if len(b.base) == 1}
    broken = [
        (bits, b)
        for bits, b in broken
        if not (of_other(known, ask, b) or _holds_afar(known, ask, b) or (equal and _all_of_them(known, b)))
    ]
    if not broken:
        return
    told = equal and any(b.signs.get("left") for _, b in broken)  # 剩余3个…, 整改率100%
    doubt = 0.0 if told else max(_elsewhere(known, ask, bond, near, tried) for _, bond in broken)
    alone = company_signs(known, ask, broken[0][1], others, doubt)
    for bits, bond in broken:
        signs = (
            _signs(bond)
            | _company(known, ask, bond, others)
            | alone
            | {
                "bond": max(min(surely, _MOST), -_MOST),
                "behind": first - bits,
                "holding": max(holding) - _LEAST if holding else 0.0,
                "elsewhere": doubt,
                "elsewhere_named": doubt * (bond.signs.get("base_named", 0.0) == 1),
            }
        )
        yield Candidate(
            (rate, *bond.tops, *(f for f in bond.base if f is not bond.top)),
            {k: float(v) for k, v in signs.items() if v},
            partial(rate_formula, rate, bond.tops, bond.base, False, bond.rest),
        )


def _holds_afar(known: Field, ask: Asked, bond: Bond) -> bool:
    """Whether counts that the words tell to be meant give the rate, however far they stand."""
    rate, top = bond.rate, bond.top
    told = band(rate)
    if told.low is None or told.high is None:
        return False  # 超过八成: nearly any two counts give it
    figures = known.ctx.sheet.figures
    before = [f for f in figures[max(top.index - 3, 0) : top.index] if f.sentence == top.sentence == rate.sentence]
    if any(f.family != top.family and known.countable(f) and share_fits(top.total, f.total, rate) for f in before):
        return True  # 发现线索149条，转化立案38件，转化率25.5%
    alike = [f for f in figures[: rate.index + 12] if f.family == top.family and known.countable(f)]
    alike = [f for f in alike if f.index != rate.index and known.earlier(f) == known.earlier(top)]
    previous = figures[rate.index - 1] if rate.index else top
    tops = {top.index: top}
    if previous in alike and previous.sentence == rate.sentence:
        tops[previous.index] = previous
    for one in tops.values():
        wholes = [f for f in alike if f is not one and _is_whole(known, ask, one, f)]
        if any(share_fits(one.total, f.total, rate) for f in wholes):
            return True
    twins = [f.sentence for f in alike if f.sentence < top.sentence and f.number == top.number]
    if (
        twins
        and rate.mention.decimals
        and any(min(abs(f.sentence - at) for at in twins) < 2 and share_fits(top.total, f.total, rate) for f in alike)
    ):
        return True  # the same count told earlier, beside its whole
    if len(bond.base) == 1 and any(
        retold(ask, f) and share_fits(f.total, bond.base[0].total, rate) for f in alike if f is not bond.base[0]
    ):
        return True  # 法制审核人员412名…, 法制审核人员占总数7980名的5.2%
    near = [f for f in alike if abs(f.sentence - top.sentence) <= 2]
    pooled = any(known.relation.says("pooled", f.pre) for f in (rate, top, previous))
    if _left_told(known, bond, near) or (pooled and _pooled(bond, near)):
        return True
    if bond.more and rate.mention.decimals:  # 审结58件；…撤销4件、责令2件，纠错率10.3%
        joint = total(f.total for f in bond.tops)
        if any(share_fits(joint, f.total, rate) for f in near if f not in bond.tops):
            return True
    kin = [f for f in near if f.at < rate.at and met(known, ask, f) >= 0.5]
    if not 1 < len(kin) < 6 or top not in kin:
        return False
    together = total(f.total for f in kin)  # 优秀112卷…优秀21卷, of 280
    return any(share_fits(together, f.total, rate) for f in near if f not in kin)


def _all_of_them(known: Field, bond: Bond) -> bool:
    """余下19件都按时报备，及时率100%: all of what is left, and the rate is of those; 512人，全部参加, 参训率100%."""
    sheet = known.ctx.sheet
    ends = [(f.at + 1, min(f.at + 14, sheet.sentence(f.at)[1])) for f in (bond.top, *bond.base)]
    return _REST.search(bond.top.pre) is not None or any(_ALL.match(sheet.skeleton[a:b]) for a, b in ends)


def _taken(known: Field, bond: Bond, near: Sequence[Figure]) -> bool:
    """按期回复23份，另2份未到期，回复率100%: whether what is left is not to be counted at all."""
    rest = bond.base[0].number - bond.top.number
    return any(f.number == rest and known.says("taken", f) for f in near)


def _left_told(known: Field, bond: Bond, near: Sequence[Figure]) -> bool:
    """化解127件，化解率99.2%，未化解的1件; 共134个，规范化率98.5%，尚有2个在建: what is left is told right beside."""
    rate, top = bond.rate, bond.top
    for left in near:
        if abs(left.index - rate.index) > 2 or left.sentence != rate.sentence or not known.says("negative", left):
            continue
        wholes = [f.total for f in bond.base if len(bond.base) == 1 and left.value.below(f.value)]
        if left is not top and share_fits(top.total, total([top.total, left.total]), rate):
            return True
        if any(share_fits(whole - left.total, whole, rate) for whole in wholes):
            return True
    return False


def _pooled(bond: Bond, near: Sequence[Figure]) -> bool:
    """任务30项，完成27项；任务50项，完成49项，总体完成率■: two or three kinds of counts in turn, each added up."""
    before = [f for f in near if f.at < bond.rate.at]
    for here in (before, [f for f in before if f is not bond.top]):  # with what is told to be their sum, and without
        for kinds, times in _TURNS:
            run = here[-kinds * times :]
            added = [total(f.total for f in run[kind::kinds]) for kind in range(kinds)]
            if len(run) == kinds * times and any(share_fits(a, b, bond.rate) for a, b in permutations(added, 2)):
                return True
    return False


def _is_whole(known: Field, ask: Asked, top: Figure, whole: Figure) -> bool:
    """A count of the name that a share is said to be of; 举报1725件 of 举报核查后立案349件; what others are of."""
    if ask.words.base and overlap(known, ask, whole) >= 0.5:
        return True
    name, words = LINK.sub("", whole.pre), LINK.sub("", top.pre)
    if len(name) > 1 and words.startswith(name) and words != name:
        return True
    return (
        bool(known.bases.get(whole.span, set()) - {ask.rate.span})
        and ask.rate.mention.decimals > 0
        and abs(whole.sentence - top.sentence) <= 5
    )


def _signs(bond: Bond) -> dict[str, float]:
    rate = bond.rate
    worded = rate.kind is Kind.RATIO
    part, whole = parts_of(bond.tops, bond.base, bond.rest)
    real = part * HUNDRED / whole
    said = rate.number * (HUNDRED if worded else 1)
    signs = bond.signs
    return {
        "slip": 0.0 if worded else max(min(rate_slip(rate, bond.tops, bond.base, bond.rest), 8.0), -1.0),
        "off": log2(1 + float(abs(real - said))),
        "coarse": not worded and rate.mention.decimals == 0,
        "worded": worded,
        "loosely": rate.mention.approx is not None,
        "hundred": said == HUNDRED and not signs.get("left"),
        "left": signs.get("left", 0.0),
        "hundred_left": said == HUNDRED and signs.get("left", 0.0) > 0,
        "reversed": real > HUNDRED > said,
        "subset": signs.get("subset", 0.0),
        "rest": bond.rest and not signs.get("opposite"),
        "named": signs.get("named", 0.0),
        "base_named": signs.get("base_named", 0.0),
        "completes": max(signs.get("completes", 0.0), signs.get("lined_alone", 0.0)),
        "other_topic": signs.get("other_topic", 0.0) and signs.get("base_chars", 0.0) < 0.6,
        "summed": signs.get("summed", 0.0),
        "joint": signs.get("joint", 0.0),
        "elsewhere_in": signs.get("elsewhere_in", 0.0),
        "all_of_it": signs.get("all_of_it", 0.0),
        "owner": signs.get("owner", 0.0),
        "added": signs.get("added", 0.0),
        "rest_done": signs.get("rest_done", 0.0),
        "past": signs.get("past", 0.0),
        "passed": signs.get("passed", 0.0),
        "uncovered": 0.0 if signs.get("lined") or signs.get("left") else 1 - signs.get("covered", 1.0),
    }


def _company(known: Field, ask: Asked, bond: Bond, others: Sequence[Figure]) -> dict[str, float]:
    """What other rates say of the counts: that they are theirs, or that the same whole is the base of others."""
    top, base = bond.top, bond.base[0]
    single = len(bond.base) == 1 and not bond.more
    fine = [r for r in others if r.mention.decimals and r.kind is not Kind.RATIO]
    figures = known.ctx.sheet.figures
    lined = zip(ask.run, ask.lined, strict=False) if len(bond.base) > 1 else ()
    whole = total(f.total for f in bond.base)
    kin = sum(r.index != bond.rate.index and share_fits(count.total, whole, r) for r, count in lined)
    for r in fine:
        count = figures[r.index - 1]
        if r.index and count is not top and count.family == top.family and abs(r.sentence - bond.rate.sentence) < 2:
            kin += single and known.countable(count) and share_fits(count.total, base.total, r)
    return {
        "taken": single
        and any(share_fits(p, base.total, r) for r in fine for p in (top.total, base.total - top.total)),
        "kin": log2(1 + kin),
        "used": _used(known, bond),
    }


def _used(known: Field, bond: Bond) -> bool:
    """Whether the percentage right behind the numerator is another one and rightly of it."""
    figures, top = known.ctx.sheet.figures, bond.top
    behind = figures[top.index + 1] if top.index + 1 < len(figures) else top
    return behind.index != bond.rate.index and behind.span in known.tops.get(top.span, ())


def _elsewhere(known: Field, ask: Asked, bond: Bond, near: Sequence[Figure], tried: set[int]) -> float:
    """How surely other counts nearby, several of them together or what is left of them, give the rate: in bits, less
    what chance would give among as many trials. A doubt, no proof: binary floats are exact enough for it."""
    rate, first = bond.rate, bond.base[0]
    told = band(rate)
    slack = -_TINY if told.high_open else _TINY  # neither rounding nor cutting off moves it by a whole unit
    low, high = float(told.low or 0) - slack, float(told.high or HUNDRED) + slack
    old = known.earlier(bond.top)
    same = [f for f in near if f.family == bond.top.family and known.earlier(f) <= old]
    same = [f for f in same if len(bond.base) < 2 or f not in bond.base][-10:]
    ends = {f.index: _ends(f) for f in {*same, first, bond.top}}
    singles = [ends[f.index] for f in same]
    whole, top = ends[first.index], ends[bond.top.index]
    beside = [ends[f.index] for f in same if f.sentence == bond.top.sentence]
    carried = {f.index for f in same if known.says("carried", f)}
    lone = len(bond.base) == 1 and bond.top.value.below(first.value)  # then what is beside it makes no whole with it
    beside_top = {f.index for f in same if f is not bond.top and lone and not _makes_whole(known, f)}
    pairs = [
        (
            _plus(ends[a.index], ends[b.index]),
            b.index - a.index <= 2,
            bond.top in (a, b) and {a.index, b.index} & beside_top,
        )
        for a, b in combinations(same, 2)
    ]
    taken = reduce(_plus, (_ends(f) for f in same if known.says("taken", f)), (0.0, 0.0))
    kin = [f for f in same if ask.stem and f.sentence == bond.top.sentence and met(known, ask, f) >= 0.5]
    together = [reduce(_plus, (ends[f.index] for f in kin))] if len(kin) > 1 else []
    turns = list(zip(singles, singles[2:], strict=False))
    trials: list[tuple[float, Sequence[_Ends], Sequence[_Ends]]] = [
        (0.0, [top], [ends[f.index] for f in same if f.index not in tried]),
        (0.0, [top], [_plus(ends[i], ends[f.index]) for i in sorted(carried) for f in same if f.index != i]),
        (-1.0, [top], [reduce(_plus, beside[:k]) for k in range(3, len(beside) + 1)] if bond.top in same else []),
        (-0.5, singles, [whole]),
        (-0.5, [p for p, close, _ in pairs if close], [whole]),
        (-0.5, [top], [p for p, close, odd in pairs if close and not odd]),
        (
            -0.5,
            [top],
            [_plus(whole, o) for o in singles if o is not whole and not (o is top and lone)]
            + [
                _plus(top, ends[f.index])
                for f in same
                if f.sentence == bond.top.sentence and f.index not in {bond.top.index, *beside_top}
            ],
        ),
        (-0.5, [top], [r for p, close, _ in pairs if close and (r := (whole[0] - p[1], whole[1] - p[0]))[0] > 0]),
        (3.0, [top], [(whole[0] - taken[1], whole[1] - taken[0])] if 0 < taken[1] < whole[0] else []),
        (3.0, together, singles),
        (0.0, [_plus(a, b) for a, b in turns], [_plus(a, b) for a, b in turns]),
        (-0.5, [top], [r for o in singles if o is not top and (r := (whole[0] - o[1], whole[1] - o[0]))[0] > 0]),
        (-1.0, singles, singles),
        (-2.0, [p for p, close, _ in pairs if close], singles),
    ]
    wide = max(high - low, 0.02) / 100
    best, count = 0.0, 0
    for prior, tops, bases in sorted(trials, key=lambda t: -t[0]):
        count += len(tops) * len(bases)
        if tops and bases and (bits := prior - log2(count * wide)) > best:
            hit = any(
                b[0] > 0 and t[0] <= b[1] and 100 * t[0] / b[1] <= high and 100 * t[1] / b[0] >= low and t is not b
                for t in tops
                for b in bases
            )
            best = bits if hit else best
    return best


_Ends = tuple[float, float]


def _makes_whole(known: Field, figure: Figure) -> bool:
    """办结65件，未结2件: whether a count beside a part tells what is not of it."""
    return known.says("negative", figure) or known.says("left", figure)


def _ends(figure: Figure) -> _Ends:
    value = _likely(figure)
    return float(value.low or 0), float(value.high if value.high is not None else figure.number * 2)


def _plus(a: _Ends, b: _Ends) -> _Ends:
    return a[0] + b[0], a[1] + b[1]
