"""A percentage beside the counts that it is made of and does not follow from, whatever words stand between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import partial
from itertools import combinations
from math import log2

from checker.claims.formula import Formula
from checker.claims.formulas.arithmetic import HUNDRED, plain, total, widened
from checker.claims.formulas.context import Context
from checker.claims.formulas.percents import share_fits
from checker.claims.formulas.rate_formula import rate_formula
from checker.claims.formulas.sheet import Figure
from checker.claims.interval import Interval
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation, load_relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.rate_bonds import Bond, Field, bonds, reach, read_field
from checker.claims.weighing.rate_words import rates_of
from checker.claims.weighing.slips import printed_scale, slip_bits

_LEAST = -4.0
"""A bond that weighs less is none."""


def gives(bond: Bond) -> bool:
    """Whether its counts give the printed rate."""
    whole, part = total(f.total for f in bond.base), total(f.total for f in bond.tops)
    return share_fits(whole - part if bond.rest else part, whole, bond.rate)


def rate_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """For every rate, the counts it is likeliest made of, when they do not give it."""
    rates = rates_of(ctx)
    if not rates:
        return
    known = read_field(ctx, load_relation("bond"), found)
    for rate in rates:
        yield from _of_rate(known, rate)


def _of_rate(known: Field, rate: Figure) -> Iterator[Candidate]:
    scope = reach(known.ctx, rate)
    weighed = [(_bits(known, b), b) for b in bonds(known, rate, scope)]
    weighed = [(bits, b) for bits, b in weighed if bits > _LEAST and b.base[0].number != b.top.number]
    holding = max((bits for bits, b in weighed if gives(b)), default=None)
    broken = sorted(((bits, b) for bits, b in weighed if not gives(b)), key=lambda p: -p[0])
    if not broken or (holding is not None and holding >= broken[0][0]):
        return
    near = [f for f in scope if abs(f.sentence - rate.sentence) <= 1]
    for bits, bond in broken[:2]:
        signs = _signs(bond, bits, holding, broken[0][0] - bits, near)
        yield Candidate(
            (rate, *bond.tops, *(f for f in bond.base if f is not bond.top)),
            {k: float(v) for k, v in signs.items() if v},
            partial(rate_formula, rate, bond.tops, bond.base, False, bond.rest),
        )


def _bits(known: Field, bond: Bond) -> float:
    weights = known.relation.weights
    return known.relation.bias + sum(weights.get(n, 0.0) * size for n, size in bond.signs.items())


def _signs(bond: Bond, bits: float, holding: float | None, behind: float, near: Sequence[Figure]) -> dict[str, float]:
    rate = bond.rate
    worded = rate.kind is Kind.RATIO
    part, whole = parts_of(bond)
    real = part * HUNDRED / whole
    said = rate.number * (HUNDRED if worded else 1)
    signs = bond.signs
    return {
        "bond": max(min(bits, 4.0), -4.0),
        "behind": behind,
        "holding": 0.0 if holding is None else holding - _LEAST,
        "elsewhere": _elsewhere(bond, near),
        "slip": 0.0 if worded else max(min(rate_slip(bond), 8.0), -3.0),
        "off": log2(1 + float(abs(real - said))),
        "coarse": not worded and rate.mention.decimals == 0,
        "worded": worded,
        "loosely": rate.mention.approx is not None,
        "hundred": said == HUNDRED,
        "rest": bond.rest,
        "several": bool(bond.more),
        "far": log2(1 + abs(bond.top.sentence - rate.sentence) + abs(bond.base[0].sentence - rate.sentence)),
        "named": signs.get("named", 0.0),
        "base_named": signs.get("base_named", 0.0),
        "subset": signs.get("subset", 0.0),
        "survey": signs.get("survey", 0.0),
        "crossed": signs.get("crossed", 0.0),
        "loosely_counted": not all(f.exact for f in (bond.top, *bond.base)),
        "two_bases": len(bond.base) > 1,
    }


def parts_of(bond: Bond) -> tuple[Decimal, Decimal]:
    """Numerator and denominator as printed."""
    whole = sum((f.number * f.times for f in bond.base), Decimal(0))
    part = sum((f.number * f.times for f in bond.tops), Decimal(0))
    return (whole - part if bond.rest else part), whole


def _elsewhere(bond: Bond, near: Sequence[Figure]) -> float:
    """Whether other counts nearby, two of them together or what is left of them, give the rate."""
    rate = bond.rate
    same = [f for f in near if f.family == bond.top.family][-10:]
    fine = rate.mention.decimals > 0 and rate.kind is not Kind.RATIO
    tops: list[Interval] = [f.value for f in same] if fine else [bond.top.value]
    if fine:
        tops += [a.value + b.value for a, b in combinations(same, 2) if b.index - a.index <= 2]
    bases = [f.value for f in same if f is not bond.top]
    first = bond.base[0]
    if fine or "carried" in bond.signs:
        bases += [first.value + f.value for f in same if f.number != first.number]
    if fine:
        bases += [bond.base[0].value - f.value for f in same if f.value.below(bond.base[0].value)]
    for upper in tops:
        for lower in bases:
            if lower.low is None or lower.low <= 0 or lower.below(upper):
                continue
            if share_fits(upper, lower, rate):
                return 1.0
    return 0.0


def rate_slip(bond: Bond) -> float:
    """How much more the nearness of a rate to its counts says than chance would, when one of the three is wrong."""
    rate = bond.rate.mention
    part, whole = parts_of(bond)
    unit = Decimal(1).scaleb(-rate.decimals)
    real = (part * HUNDRED / whole).quantize(unit, ROUND_HALF_UP)
    told = bond.rate.number.quantize(unit)
    best = -6.0
    if real != told:
        best = slip_bits(str(told), str(real)) + log2(float(HUNDRED / unit))
    around = widened(rate)
    if bond.rest or around.low is None or around.high is None or around.low <= 0:
        return best - log2(3)
    if len(bond.base) == 1:
        best = max(best, _count_slip(bond.base[0], part * HUNDRED / around.high, part * HUNDRED / around.low))
    best = max(best, _count_slip(bond.top, around.low * whole / HUNDRED, around.high * whole / HUNDRED))
    return best - log2(3)


def _count_slip(count: Figure, low: Decimal, high: Decimal) -> float:
    """The same for a count that should lie between two values."""
    unit = printed_scale(count) * Decimal(1).scaleb(-count.mention.decimals)
    first, last = (low / unit).to_integral_value(ROUND_CEILING), (high / unit).to_integral_value(ROUND_FLOOR)
    if last < first or last - first > 12:
        return -6.0
    printed = plain(count.number / unit)
    meant = [plain(first + i) for i in range(int(last - first) + 1)]
    best = max((slip_bits(printed, m) for m in meant if m != printed), default=-6.0)
    return best + log2(max(0.7 * float(count.number / unit), 2.0)) - log2(len(meant))
