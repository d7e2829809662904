"""A percentage beside the counts that it is made of and does not follow from, whatever words stand between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial, reduce
from itertools import combinations
from math import log2

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
from checker.claims.weighing.rates.alone import MOST_DOUBT, OF_SOME, company_signs
from checker.claims.weighing.rates.bonds import Bond, bonds, weighs
from checker.claims.weighing.rates.exits import leaves
from checker.claims.weighing.rates.field import Asked, Field, apart, asked, is_past, met, overlap, read_field
from checker.claims.weighing.rates.misfit import Misfit
from checker.claims.weighing.rates.percentages import rates_of
from checker.claims.weighing.rates.restored import Meant, agreed, asked_for, mistyped_for, restored
from checker.claims.weighing.rates.slips import parts_of, rate_slip
from checker.claims.weighing.rates.unmeant import is_of_increase
from checker.document import Span

_LEAST = -6.0
"""A bond that weighs less is none (bits)."""
_USUAL = Decimal("0.8")
"""How much of what rounding takes off or adds at most it does to both of two counts."""
_RIVAL = 4.0
"""A bond that weighs so much less than the likeliest is no rival to it (bits)."""
_MOST, _UNLIKELY = 6.0, -2.5
_OWN = 1.0
"""Bits from which counts are taken to be a rate's own, and from which one slip of the pen explains it."""
_FAR_OFF = 3.0
"""Doublings of percentage points from which a rate is so far off that it is rather one of other counts."""
_TINY = 1e-9
_CROWD = 12
"""Figures before and behind a rate within which others that seem wrong speak against each other."""
_NAMED = 0.5
"""How much of the base that a share names stands at least beside the count it is of."""
_NEAR, _BEHIND = 10, 4
"""Figures before and behind a rate of all among which its counts are looked for."""
_OTHERS = 6
"""Rates before and behind one that may be those of its counts."""


def gives(bond: Bond) -> bool:
    """Whether its counts give the printed rate."""
    whole, part = total(_likely(f) for f in bond.base), total(_likely(f) for f in bond.tops)
    if bond.turned and share_fits(part, whole, bond.rate):
        return True
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
    for index, _, of_it in broken:
        hereabouts = sum(other == index or (abs(index - other) <= _CROWD and not past) for other, past, _ in broken)
        yield from (_crowded(candidate, hereabouts) for candidate in of_it)


def _crowded(candidate: Candidate, hereabouts: int) -> Candidate:
    """Of many rates hereabouts that seem wrong most are something else, but for those that one slip explains."""
    alike = round(2 ** candidate.signs.get("agreed", 0.0)) - 1
    crowd = log2(max(hereabouts - alike, 1))
    return replace(candidate, signs={**candidate.signs, "crowd": crowd}) if crowd else candidate


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
            and known.earlier(base) <= known.earlier(top)
            and not _of_another(known, rate, base)
        ):
            out.add(rate.span)
    return out


def _of_another(known: Field, rate: Figure, base: Figure) -> bool:
    """应到单位■，…到场■、请假■，占应到单位的■: whether a share says that it is of another count."""
    if "占" not in rate.pre:
        return False
    ask = asked(known, rate)
    alike = [f for f in ask.scope if f.family == base.family and f is not base and base.value.below(f.value)]
    return overlap(known, ask, base) < _NAMED and any(overlap(known, ask, f) >= _NAMED for f in alike)


def _is_apart(known: Field, rate: Figure) -> bool:
    """Whether no two unequal counts of one unit stand near a rate: an 办结率100% among them is of all there are."""
    numbers: dict[str, Decimal] = {}
    for figure in known.ctx.sheet.figures[max(rate.index - _NEAR, 0) : rate.index + _BEHIND]:
        counted = figure.index != rate.index and known.countable(figure) and apart(figure, rate) < 2
        if counted and numbers.setdefault(figure.family, figure.number) != figure.number:
            return False
    return True


def _of_rate(known: Field, rate: Figure, others: Sequence[Figure]) -> Iterator[Candidate]:
    if (rate.number == HUNDRED and _is_apart(known, rate)) or is_of_increase(known, rate):
        return
    ask = asked(known, rate)
    weighed = [(weighs(known, b.signs), b) for b in bonds(known, ask)]
    equal = rate.number == HUNDRED  # 通知61件，到庭61件，出庭率100%
    weighed = [
        (bits, b)
        for bits, b in weighed
        if bits > _LEAST and (equal or len(b.base) > 1 or b.base[0].number != b.top.number)
    ]
    near = [f for f in ask.scope if apart(f, rate) <= 1]
    fits = [gives(b) or (equal and bool(b.signs.get("left")) and _taken(known, ask, b, near)) for _, b in weighed]
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
    broken = [(bits, b) for bits, b in broken if not leaves(Misfit(known, ask, b))]
    if not broken:
        return
    told = equal and any(b.signs.get("left") for _, b in broken)  # 剩余3个…, 整改率100%
    told = told or (ask.words.by and broken[0][1].signs.get("base_named") == 1)  # 按实考人数计
    meant = [asked_for(bond) for _, bond in broken]
    doubts = (_elsewhere(known, ask, b, near, tried, m) for (_, b), m in zip(broken, meant, strict=True))
    doubt = 0.0 if told else max(doubts)
    alone = company_signs(known, ask, broken[0][1], others, doubt)
    for (bits, bond), may_be in zip(broken, meant, strict=True):
        signs = (
            _signs(bond)
            | _nearness(bond, surely >= _OWN and not doubt and not any(alone[sign] for sign in OF_SOME))
            | _company(known, ask, bond, others)
            | alone
            | {
                "bond": max(min(surely, _MOST), -_MOST),
                "behind": first - bits,
                "holding": max(holding) - _LEAST if holding else 0.0,
                "elsewhere": doubt,
            }
            | ({} if doubt > MOST_DOUBT else _mended(known, ask, bond, may_be, [] if holding else others))
        )
        if _is_of_others(signs):
            continue
        yield Candidate(
            (rate, *bond.tops, *(f for f in bond.base if f is not bond.top)),
            {k: float(v) for k, v in signs.items() if v},
            partial(rate_formula, rate, bond.tops, bond.base, False, bond.rest),
        )


def _is_of_others(signs: Mapping[str, float]) -> bool:
    """全省一级占比 beside 一级调解员■: a name that tells of others is believed, but for a slip of the pen."""
    others = signs["not_theirs"] or signs["of_some"] or (signs["reversed"] and signs["other_outcome"])
    return bool(others) and signs["slip"] < _OWN


def _taken(known: Field, ask: Asked, bond: Bond, near: Sequence[Figure]) -> bool:
    """按期回复23份，另2份未到期，回复率100%: whether what is left is not to be counted, or, in a rate of those in time,
    not yet."""
    rest = bond.base[0].number - bond.top.number
    in_time = known.relation.says("subset", ask.words.name)
    return any(f.number == rest and (known.says("taken", f) or (in_time and known.says("open", f))) for f in near)


def _signs(bond: Bond) -> dict[str, float]:
    rate = bond.rate
    worded = rate.kind is Kind.RATIO
    part, whole = parts_of(bond.tops, bond.base, bond.rest)
    real = part * HUNDRED / whole
    said = rate.number * (HUNDRED if worded else 1)
    signs = bond.signs
    return {
        "worded": worded,
        "loosely": rate.mention.approx is not None,
        "exceeds": real > HUNDRED >= said or real < HUNDRED < said,
        "hundred": said == HUNDRED and not signs.get("left"),
        "left": signs.get("left", 0.0),
        "hundred_left": said == HUNDRED and signs.get("left", 0.0) > 0,
        "reversed": real > HUNDRED > said,
        "subset": signs.get("subset", 0.0),
        "rest": bond.rest and not (signs.get("opposite") or bond.turned),
        "turned": bond.turned,
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


def _nearness(bond: Bond, own: bool) -> dict[str, float]:
    """Signs of the arithmetic: how far a rate is off, and whether one slip of the pen explains it.

    A slip says something where the counts are surely its own: among many that may be, some lie a slip apart by chance.
    """
    rate, worded = bond.rate, bond.rate.kind is Kind.RATIO
    part, whole = parts_of(bond.tops, bond.base, bond.rest)
    said = rate.number * (HUNDRED if worded else 1)
    off = abs(part * HUNDRED / whole - said)
    doublings = log2(1 + float(off))
    slip = 0.0 if worded else max(min(rate_slip(rate, bond.tops, bond.base, bond.rest), 8.0), -1.0)
    return {
        "slip": slip,
        "one_slip": own and off >= 1 and slip >= _OWN and said != HUNDRED,
        "off": doublings,
        "far_off": max(doublings - _FAR_OFF, 0.0),
    }


def _mended(known: Field, ask: Asked, bond: Bond, meant: Meant, others: Sequence[Figure]) -> dict[str, float]:
    """Signs that a count was meant to be another number, as sums beside it tell, or the `others` among the rates."""
    return {"restored": restored(ask, bond, meant), "agreed": log2(1 + agreed(known, bond, others, meant))}


def _company(known: Field, ask: Asked, bond: Bond, others: Sequence[Figure]) -> dict[str, float]:
    """What other rates say of the counts: that they are theirs, or that the same whole is the base of others."""
    top, base = bond.top, bond.base[0]
    single = len(bond.base) == 1 and not bond.more
    fine = [r for r in others if r.mention.decimals and r.kind is not Kind.RATIO]
    figures = known.ctx.sheet.figures
    lined = zip(ask.run, ask.lined, strict=False)
    whole = total(f.total for f in bond.base)
    kin = sum(r.index != bond.rate.index and share_fits(count.total, whole, r) for r, count in lined)
    for r in fine:
        count = figures[r.index - 1]
        if r.index and count is not top and count.family == top.family and apart(r, bond.rate) < 2:
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


def _elsewhere(known: Field, ask: Asked, bond: Bond, near: Sequence[Figure], tried: set[int], meant: Meant) -> float:
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
    named = not ask.words.share and met(known, ask, first) > 0  # 起诉■，不起诉■，不起诉中情节轻微的■，不诉率■
    turns = list(zip(singles, singles[2:], strict=False))
    trials: list[tuple[float, Sequence[_Ends], Sequence[_Ends]]] = [
        (0.0, [top], [ends[f.index] for f in same if f.index not in tried]),
        (0.0, [top], [_plus(ends[i], ends[f.index]) for i in sorted(carried) for f in same if f.index != i]),
        (-1.0, [top], [reduce(_plus, beside[:k]) for k in range(3, len(beside) + 1)] if bond.top in same else []),
        (-0.5, singles, [whole]),
        (-0.5, [whole] if named else [], [_plus(whole, o) for o in singles if o is not whole]),
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
    slips_top, slips_base = (
        {float(v) for v in values} - {low for low, _ in singles} for values in mistyped_for(bond, meant)
    )  # what a count was meant to be is no other reading
    best, count = 0.0, 0
    for prior, tops, bases in sorted(trials, key=lambda t: -t[0]):
        count += len(tops) * len(bases)
        if tops and bases and (bits := prior - log2(count * wide)) > best:
            hit = any(
                b[0] > 0
                and t[0] <= b[1]
                and 100 * t[0] / b[1] <= high
                and 100 * t[1] / b[0] >= low
                and t is not b
                and not (prior < 0 and (b[0] in slips_base if t is top else b is whole and t[0] in slips_top))
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
