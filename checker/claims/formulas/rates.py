"""Rates and shares: numerator and denominator near or far, stated or implied.

A rate is contradicted only when its own words bind it to figures that are there (调解成功率 beside 调解■ and
调解成功■, 占受理总数的■ beside 受理■, one share among others that fit one base), and when no other reasonable pair
of the figures around it gives it: sums, carry-over, what remains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.claims.formula import Formula, FormulaKind
from checker.claims.formulas.arithmetic import rate_fits, total
from checker.claims.formulas.context import Context, is_count
from checker.claims.formulas.evidence import elsewhere, evident
from checker.claims.formulas.percents import is_percent, share_fits
from checker.claims.formulas.rate_binding import Near, Pair, strict_binding
from checker.claims.formulas.rate_formula import rate_formula
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind

_CHANGE = re.compile(
    r"(?:增长|上升|增加|提高|提升|上涨|下降|减少|降低|回落|下滑|压减|压缩|精简|缩短|增幅|降幅|减幅|升幅|涨幅|增速|减|降|升|增|跌|多|少|高|低)"
    r"(?:率|幅度|幅|速)?(?:了|约|近|达到?|为|超过?|仅|逾)*$"
)
_NEGATIVE = re.compile(r"不|未|无|逾期|超期|败诉|差评|尚|失败|没有|仍")
"""A numerator named by what failed: the rate of the rest is one less its share."""

_MEASURES = frozenset(["天", "日", "小时", "分钟", "秒", "工作日", "个工作日", "个月", "分", "年", "周"])
"""Units of time and of scores: nothing is a share of them."""


def find_rates(ctx: Context, known: Sequence[Formula] = ()) -> Iterator[Formula]:
    """Every percentage that is a rate or a share, checked against the counts around it."""
    wholes = _wholes(ctx, known)
    fitting: dict[int, Figure] = {}
    later: list[tuple[Figure, Near]] = []
    for figure in ctx.sheet.figures:
        if not is_percent(figure) or _is_change(figure):
            continue
        if figure.kind is Kind.RATIO:
            yield from _by_evidence(ctx, figure)
            continue
        near = _near(ctx, figure)
        pair = strict_binding(ctx, figure, near, wholes, {})
        if pair is None and (told := tuple(_by_evidence(ctx, figure))):
            yield from told
            continue
        if pair is None or _fits(*pair, figure):
            fit = pair or _fit(figure, near)
            if fit is not None:
                fitting[figure.index] = fit[-1][-1]
                yield rate_formula(figure, fit[0], fit[1], True)
                continue
        later.append((figure, near))
    for figure, near in later:
        pair = strict_binding(ctx, figure, near, wholes, fitting)
        if pair is None:
            yield from _by_evidence(ctx, figure)
            continue
        other = _reasonable(ctx, figure, near, pair, wholes)
        yield rate_formula(figure, *(other or pair), other is not None)


def _by_evidence(ctx: Context, figure: Figure) -> Iterator[Formula]:
    found = evident(ctx, figure)
    if found is None:
        return
    top, bases = found.top, (found.base, *found.more)
    whole = total(f.total for f in bases)
    holds = share_fits(whole - top.value if found.rest else top.value, whole, figure)
    other = None if holds else elsewhere(ctx, figure, found)
    if other is not None:
        yield rate_formula(figure, *other, True)
    else:
        yield rate_formula(figure, (top,), bases, holds, found.rest)


def _is_change(figure: Figure) -> bool:
    return bool(_CHANGE.search(figure.pre))


def _near(ctx: Context, figure: Figure) -> Near:
    sheet = ctx.sheet
    first, last = sheet.paragraph(figure.at)
    start, end = sheet.sentence(figure.at)
    _, following = sheet.sentence(end) if end < last else (end, end)
    before = tuple(f for f in sheet.within(start, figure.at) if _countable(f))
    after = tuple(f for f in sheet.within(figure.at, following) if _countable(f))
    around = [f for f in sheet.within(first, following) if _countable(f)]
    if first > 0:
        previous, _ = sheet.paragraph(first - 1)
        around = [f for f in sheet.within(previous, first) if _countable(f)][-5:] + around
    return Near(before, after[:8], tuple(around))


def _countable(figure: Figure) -> bool:
    return is_count(figure) and not figure.is_delta and figure.family not in _MEASURES


def _fit(figure: Figure, near: Near) -> Pair | None:
    """The first reasonable pair of numerator and denominator that gives the rate, or None."""
    numerators: list[tuple[Figure, ...]] = [(f,) for f in reversed(near.before[-8:])]
    if not near.before:
        numerators += [(f,) for f in reversed(near.around[-6:])]
    numerators += [(f,) for f in near.after[:4]]
    numerators += _sums(near.before[-6:] or near.around[-5:])
    if near.after and not near.before[-1:]:
        numerators += _sums(near.after[:5])
    numerators += _pooled(near.after)
    bases = _window(figure, near.around)
    for top in numerators:
        same = [f for f in bases if f.family == top[0].family]
        singles: list[tuple[Figure, ...]] = [(f,) for f in same]
        pairs = list(combinations(same[-9:], 2))
        for bottom in (*singles, *pairs, tuple(same[-4:])):
            if not bottom or (set(map(id, bottom)) == set(map(id, top)) and len(bottom) == 1):
                continue
            if _fits(top, bottom, figure):
                return top, bottom
    return None


def _reasonable(ctx: Context, figure: Figure, near: Near, pair: Pair, wholes: dict[int, list[Figure]]) -> Pair | None:
    """Another reading that the text allows: other numerators of the sentence, other bases told before, sums.

    A whole and its own part are never added up.
    """
    (top, *_), (base, *_) = pair
    before = [f for f in near.around if f.at < figure.at and f.family == top.family]
    if re.match(r"[，,（(：:]?(?:具体|其中|即|分别)", ctx.sheet.skeleton[figure.at + 1 : figure.at + 6]):
        return _fit(figure, near)
    shared = "占" in figure.pre
    together = {f.index for f in pair[1]} - {top.index} if top in pair[1] else set()
    siblings = {
        f.index
        for f in before
        if shared and f is not top and any(b in wholes.get(f.index, ()) for b in wholes.get(top.index, ()))
    }
    siblings |= together
    tops: list[tuple[Figure, ...]] = [(f,) for f in near.before[-6:] if f.family == top.family and f is not base]
    tops += [(top, f) for f in before[-6:] if f not in (top, base) and top.sentence - f.sentence <= 1]
    tops += list(combinations([f for f in near.before[-7:] if f.family == top.family and f is not base], 2))
    tops = [pair[0], *tops]
    told_later = [f for f in near.after if f.family == top.family and f.at - figure.at < 60][:4]
    bases: list[tuple[Figure, ...]] = [(f,) for f in before[-10:] if f.index not in siblings]
    bases += list(combinations([f for f in before[-8:] if f is not top], 2))
    bases += [(top, f) for f in before[-8:] if f not in (top, base)]
    bases += [(f,) for f in told_later if not f.value.below(top.value)]
    bases += list(combinations(told_later, 2))
    for upper in tops:
        for lower in bases:
            if set(map(id, upper)) & set(map(id, lower)) and len(lower) == 1:
                continue
            if any(w in lower for f in lower for w in wholes.get(f.index, ())):
                continue
            if _fits(upper, lower, figure):
                return upper, lower
    return None


def _window(figure: Figure, around: Sequence[Figure]) -> list[Figure]:
    before = [f for f in around if f.at < figure.at]
    return before[-14:] + [f for f in around if f.at > figure.at][:6]


def _fits(top: Sequence[Figure], bottom: Sequence[Figure], figure: Figure) -> bool:
    a = total(f.total for f in top)
    ways = [total(f.total for f in bottom)]
    if len(bottom) == 2:
        ways += [bottom[0].value - bottom[1].value, bottom[1].value - bottom[0].value]
    for b in ways:
        if b.low is None or b.low <= 0:
            continue
        if rate_fits(a, b, figure.mention):
            return True
        rest = b - a
        if not _NEGATIVE.search(top[-1].pre + top[-1].post[:6]):
            continue
        if len(bottom) == 1 and rest.low is not None and rest.low >= 0 and rate_fits(rest, b, figure.mention):
            return True
    return False


def _sums(figures: Sequence[Figure]) -> list[tuple[Figure, ...]]:
    out: list[tuple[Figure, ...]] = []
    for size in range(2, min(5, len(figures) + 1)):
        out += [tuple(figures[i : i + size]) for i in range(len(figures) - size + 1)]
    out += [c for c in combinations(figures, 2) if c not in out]
    return [c for c in out if len({f.family for f in c}) == 1]


def _pooled(after: Sequence[Figure]) -> list[tuple[Figure, ...]]:
    """A rate over several kinds told after it: 公共服务113项，可网办97项；许可65项，可网办59项."""
    return [c for c in combinations(after[:6], 2) if c[0].family == c[1].family]


def _wholes(ctx: Context, known: Sequence[Formula]) -> dict[int, list[Figure]]:
    """Part -> its wholes, from the breakdowns found before."""
    by_start = {f.span.start: f for f in ctx.sheet.figures}
    out: dict[int, list[Figure]] = {}
    for formula in known:
        if formula.kind not in (FormulaKind.SUM, FormulaKind.WITHIN, FormulaKind.PART):
            continue
        figures = [by_start[b.span.start] for b in formula.figures if b.span.start in by_start]
        parts, whole = (figures[:1], figures[1:]) if formula.kind is FormulaKind.PART else (figures[1:], figures[:1])
        for part in parts:
            out.setdefault(part.index, []).extend(whole)
    return out
