"""Rates and shares that follow from counts around them.

Which counts a rate is made of when none give it is weighed by `checker.claims.weighing.rates.candidates`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formula import Formula
from checker.claims.formulas.arithmetic import HUNDRED, rate_fits, total, widened
from checker.claims.formulas.context import Context
from checker.claims.formulas.percents import is_percent
from checker.claims.formulas.rate_formula import rate_formula
from checker.claims.formulas.sheet import Figure
from checker.claims.interval import Interval
from checker.claims.model import Kind
from checker.dataclass import dataclass

_WORDS = word_lists(__file__)

_CHANGE = lazy.compile(f"(?:{_WORDS['changes']})(?:{_WORDS['change_nouns']})?(?:{_WORDS['change_links']})*$")
_NEGATIVE = lazy.compile(_WORDS["undone"])
"""A numerator named by what failed: the rate of the rest is one less its share."""

_MEASURES = frozenset(["天", "日", "小时", "分钟", "秒", "工作日", "个工作日", "个月", "分", "年", "周"])
"""Units of time and of scores: nothing is a share of them."""


Pair = tuple[tuple[Figure, ...], tuple[Figure, ...]]
"""Numerators and denominators; each side is summed."""
Way = tuple[Interval, Decimal | None, Decimal | None]
"""A value of a denominator; the least and the most of a hundred numerators that give the rate of it."""
Bottom = tuple[tuple[Figure, ...], tuple[Way, ...]]
"""What may make a denominator, and the values it may have."""


@dataclass(frozen=True, slots=True)
class Near:
    """The figures around a percentage."""

    before: tuple[Figure, ...]
    """Counts before it in its sentence."""
    after: tuple[Figure, ...]
    """Counts after it in its sentence and the next."""
    around: tuple[Figure, ...]
    """Every count of the paragraph up to the next sentence, and of the paragraph before."""


class Row:
    """Some of a sheet's figures, in their order."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._figures = figures
        self._ats = [f.at for f in figures]

    def within(self, start: int, end: int) -> Sequence[Figure]:
        """Those whose skeleton offsets lie in [start, end)."""
        return self._figures[bisect_left(self._ats, start) : bisect_left(self._ats, end)]


def find_rates(ctx: Context) -> Iterator[Formula]:
    """Every percentage that some counts around it give."""
    counts = Row([f for f in ctx.counts if not f.is_delta and f.family not in _MEASURES])
    for figure in ctx.sheet.figures:
        if is_percent(figure) and not _is_change(figure) and figure.kind is not Kind.RATIO:
            fit = _fit(figure, _near(ctx, counts, figure))
            if fit is not None:
                yield rate_formula(figure, *fit, True)


def _is_change(figure: Figure) -> bool:
    return bool(_CHANGE.search(figure.pre))


def _near(ctx: Context, counts: Row, figure: Figure) -> Near:
    sheet = ctx.sheet
    first, last = sheet.paragraph(figure.at)
    start, end = sheet.sentence(figure.at)
    _, following = sheet.sentence(end) if end < last else (end, end)
    before = tuple(counts.within(start, figure.at))
    after = tuple(counts.within(figure.at, following))
    around = list(counts.within(first, following))
    if first > 0:
        previous, _ = sheet.paragraph(first - 1)
        around = [*counts.within(previous, first)[-5:], *around]
    return Near(before, after[:8], tuple(around))


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
    bottoms: dict[str, tuple[Bottom, ...]] = {}
    undone: dict[int, bool] = {}
    wanted = widened(figure.mention)
    for top in numerators:
        family = top[0].family
        if family not in bottoms:
            bottoms[family] = _bottoms([f for f in bases if f.family == family], wanted)
        a = top[0].total if len(top) == 1 else total(f.total for f in top)
        if a.high is None:
            continue
        low, high = None if a.low is None else HUNDRED * a.low, HUNDRED * a.high
        for bottom, ways in bottoms[family]:
            if bottom[0] is top[0] and len(bottom) == len(top) == 1:
                continue
            for b, least, most in ways:
                meets = (low is None or most is None or low <= most) and (least is None or high >= least)
                if meets and rate_fits(a, b, figure.mention):  # most pairs fail the test without division
                    return top, bottom
                if len(bottom) == 1 and _is_undone(top[-1], undone) and _rest_fits(a, b, figure):
                    return top, bottom
    return None


def _is_undone(figure: Figure, known: dict[int, bool]) -> bool:
    """Whether a numerator is named by what failed; `known` keeps what was found."""
    if figure.index not in known:
        known[figure.index] = _NEGATIVE.search(figure.pre + figure.post[:6]) is not None
    return known[figure.index]


def _bottoms(same: Sequence[Figure], wanted: Interval) -> tuple[Bottom, ...]:
    """Whatever counts of one unit may make a denominator: one, two together or apart, the last four."""
    pairs = [((a, b), _together(a, b)) for a, b in combinations(same[-9:], 2)]
    last = [(tuple(same[-4:]), [total(f.total for f in same[-4:])])] if same else []
    found = [*(((f,), [f.total]) for f in same), *pairs, *last]
    ways = [(figures, tuple(_way(b, wanted) for b in values if _positive(b))) for figures, values in found]
    return tuple((figures, kept) for figures, kept in ways if kept)


def _together(a: Figure, b: Figure) -> list[Interval]:
    """Two figures added up, and what the larger has more where it is the larger however they are read."""
    out = [a.total + b.total]
    for more, less in ((a.value, b.value), (b.value, a.value)):
        if more.low is not None and less.high is not None and more.low > less.high:
            out.append(more - less)
    return out


def _way(b: Interval, wanted: Interval) -> Way:
    least = None if b.low is None or wanted.low is None else wanted.low * b.low
    return b, least, None if b.high is None or wanted.high is None else wanted.high * b.high


def _positive(value: Interval) -> bool:
    """Whether a denominator is one that tells something: nearly any rate is of 10人以上."""
    return value.low is not None and value.low > 0 and value.high is not None


def _window(figure: Figure, around: Sequence[Figure]) -> list[Figure]:
    before = [f for f in around if f.at < figure.at]
    return before[-14:] + [f for f in around if f.at > figure.at][:6]


def _rest_fits(a: Interval, b: Interval, figure: Figure) -> bool:
    """Whether (b-a)/b gives the rate, as where a is what was not done."""
    return a.high is not None and b.low is not None and b.low >= a.high and rate_fits(b - a, b, figure.mention)


def _sums(figures: Sequence[Figure]) -> list[tuple[Figure, ...]]:
    out: list[tuple[Figure, ...]] = []
    for size in range(2, min(5, len(figures) + 1)):
        out += [tuple(figures[i : i + size]) for i in range(len(figures) - size + 1)]
    out += [c for c in combinations(figures, 2) if c not in out]
    return [c for c in out if len({f.family for f in c}) == 1]


def _pooled(after: Sequence[Figure]) -> list[tuple[Figure, ...]]:
    """A rate over several kinds told after it: 公共服务113项，可网办97项；许可65项，可网办59项."""
    return [c for c in combinations(after[:6], 2) if c[0].family == c[1].family]
