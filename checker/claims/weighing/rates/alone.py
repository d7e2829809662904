"""Whether a percentage can hardly be made of anything but two counts: nothing else of the kind stands hereabouts."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from checker import lazy
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.rates.bonds import Bond
from checker.claims.weighing.rates.field import Asked, Field, is_past
from checker.claims.weighing.rates.names import name_signs

_HERE = 2
"""Sentences before and behind a rate and its counts that are hereabouts."""
MOST_DOUBT = 3.0
"""Other counts that give the rate more surely than this (bits) keep it company."""
_REACH = 14
"""Figures before and behind them that are looked at."""
OF_SOME = ("not_theirs", "of_some", "opens")
"""Signs of a name that is that of a rate of other counts, or of some of these."""
_OF_OTHERS = (*OF_SOME, "other_outcome")
"""Signs of a name that is hardly that of a rate of these counts."""
_OF_ELSE = ("elsewhere_in", "base_unnamed", "other_topic", "passed", "added")
"""Signs that a share is of something else."""
_ALL = lazy.compile(r"占(?:全部|所有)")
_LISTED = lazy.compile(r"[、和及与][^，,。；;：:]{0,8}|以及[^，,。；;：:]{0,8}")


def company_signs(known: Field, ask: Asked, bond: Bond, others: Sequence[Figure], doubt: float) -> dict[str, float]:
    """How lonely a rate and its counts are; `others` are the percentages before and behind it,
    `doubt` how surely other counts give it."""
    rate, own = ask.rate, (*bond.tops, *bond.base)
    first, last = (pick(f.sentence for f in (rate, *own)) for pick in (min, max))
    low, high = first - _HERE, last + _HERE
    rates = [r for r in others if low <= r.sentence <= high and (ask.past or not is_past(known, r))]
    free = sum(r.span not in known.held for r in rates)
    extras, every = _extras(known, ask, bond, low, high)
    ahead = sum(f.at < rate.at for f in extras)
    listed = len(bond.base) == 1 and _is_listed(known, bond)
    named = name_signs(known, ask, bond)
    other = doubt > MOST_DOUBT or _beside_another(known, bond.base[0]) or _of_others(ask, bond)
    other = other or bool(bond.signs.get("subset")) or any(named[sign] for sign in _OF_OTHERS)
    lonely = not rates and not every and not other
    return named | {
        "lonely": lonely,
        "lonely_left": not rates and every > 0 and not extras and not other and not bond.signs.get("summed"),
        "last": not rates and bool(extras) and not ahead and not other,
        "apart": bool(rates) and not free and not extras and not other,
        "peers": log2(1 + len(rates)) if rates and not free else 0.0,
        "extras": log2(1 + ahead),
        "listed": listed + (listed and _ALL.search(rate.pre) is not None),
    }


def _is_listed(known: Field, bond: Bond) -> bool:
    """省级■、市级■: two of a list are hardly part and whole, least of all where a share is one of all."""
    first, last = sorted((bond.base[0], bond.top), key=lambda f: f.at)
    return _LISTED.fullmatch(known.ctx.sheet.between(first, last)) is not None


def _extras(known: Field, ask: Asked, bond: Bond, low: int, high: int) -> tuple[list[Figure], int]:
    """Counts of the unit hereabouts that are neither those of a rate, nor what they leave, nor they told again."""
    own = sorted([*bond.tops, *bond.base], key=lambda f: f.index)
    start, end = min(own[0].index, ask.rate.index), max(own[-1].index, ask.rate.index)
    near = known.ctx.sheet.figures[max(start - _REACH, 0) : end + _REACH + 1]
    told = {f.number * f.times for f in own}
    whole, part = (f.number * f.times for f in (bond.base[0], bond.top))
    rest, shares = abs(whole - part), known.bases.get(bond.base[0].span, set())
    found = [
        f
        for f in near
        if f not in own
        and f.family == bond.top.family
        and low <= f.sentence <= high
        and known.countable(f)
        and f.number * f.times not in told
        and not (shares and shares & known.tops.get(f.span, set()))  # a share of the same whole, that comes out
    ]
    extras = [f for f in found if f.number * f.times != rest]
    if len(extras) > 1 and sum(f.number * f.times for f in extras) == rest and _in_one_sentence(bond, extras):
        extras = []  # 共35件。公开21件，部分公开5件，不予公开9件: the others are what the whole leaves
    return extras, len(found)


def _in_one_sentence(bond: Bond, extras: Sequence[Figure]) -> bool:
    return len(bond.base) == 1 and not bond.more and all(f.sentence == bond.top.sentence for f in extras)


def _of_others(ask: Asked, bond: Bond) -> bool:
    """占规上企业的■ beside 全县企业■: a share that says it is of something else."""
    signs = bond.signs
    if any(signs.get(sign) for sign in _OF_ELSE):
        return True
    told = len(ask.words.base) > 1 and bool(ask.base_chars)  # 占案件总数的■ names no kind of them
    return told and signs.get("base_named", 0.0) < 0.5 and signs.get("base_chars", 0.0) < 0.6


def _beside_another(known: Field, base: Figure) -> bool:
    """来信28件、来访45批: whether a denominator is told in one breath with a count of another unit."""
    figures, sheet = known.ctx.sheet.figures, known.ctx.sheet
    for at in (base.index - 1, base.index + 1):
        if 0 <= at < len(figures) and figures[at].family != base.family and known.countable(figures[at]):
            first, last = (base, figures[at]) if at > base.index else (figures[at], base)
            if _LISTED.fullmatch(sheet.between(first, last)):
                return True
    return False
