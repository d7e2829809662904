"""Rates and shares that follow from counts around them.

Which counts a rate is made of when none give it is weighed by `checker.claims.weighing.rates.candidates`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formula import Formula
from checker.claims.formulas.arithmetic import HUNDRED, rate_fits, total, widened
from checker.claims.formulas.context import Context, is_count
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
Bottom = tuple[tuple[Figure, ...], tuple[Interval, ...]]
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


def find_rates(ctx: Context) -> Iterator[Formula]:
    """Every percentage that some counts around it give."""
    for figure in ctx.sheet.figures:
        if is_percent(figure) and not _is_change(figure) and figure.kind is not Kind.RATIO:
            fit = _fit(figure, _near(ctx, figure))
            if fit is not None:
                yield rate_formula(figure, *fit, True)


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
    bottoms: dict[str, tuple[Bottom, ...]] = {}
    wanted = widened(figure.mention)
    for top in numerators:
        family = top[0].family
        if family not in bottoms:
            bottoms[family] = _bottoms([f for f in bases if f.family == family])
        a = total(f.total for f in top)
        if a.high is None:
            continue
        undone = _NEGATIVE.search(top[-1].pre + top[-1].post[:6]) is not None
        for bottom, ways in bottoms[family]:
            if bottom[0] is top[0] and len(bottom) == len(top) == 1:
                continue
            if any(_gives(a, b, wanted, figure, undone and len(bottom) == 1) for b in ways):
                return top, bottom
    return None


def _bottoms(same: Sequence[Figure]) -> tuple[Bottom, ...]:
    """Whatever counts of one unit may make a denominator: one, two together or apart, the last four."""
    pairs = [((a, b), (a.total + b.total, a.value - b.value, b.value - a.value)) for a, b in combinations(same[-9:], 2)]
    last = [(tuple(same[-4:]), (total(f.total for f in same[-4:]),))] if same else []
    ways: list[Bottom] = [*(((f,), (f.total,)) for f in same), *pairs, *last]
    return tuple((figures, kept) for figures, found in ways if (kept := tuple(b for b in found if _positive(b))))


def _positive(value: Interval) -> bool:
    """Whether a denominator is one that tells something: nearly any rate is of 10人以上."""
    return value.low is not None and value.low > 0 and value.high is not None


def _window(figure: Figure, around: Sequence[Figure]) -> list[Figure]:
    before = [f for f in around if f.at < figure.at]
    return before[-14:] + [f for f in around if f.at > figure.at][:6]


def _gives(a: Interval, b: Interval, wanted: Interval, figure: Figure, undone: bool) -> bool:
    """Whether a/b gives the rate, or (b-a)/b where a is what was not done."""
    if _meets(a, b, wanted) and rate_fits(a, b, figure.mention):
        return True
    if not undone:
        return False
    rest = b - a
    return rest.low is not None and rest.low >= 0 and rate_fits(rest, b, figure.mention)


def _meets(a: Interval, b: Interval, wanted: Interval) -> bool:
    """A cheap test without division that no pair fails whose quotient meets the rate."""
    if a.low is not None and b.high is not None and wanted.high is not None and HUNDRED * a.low > wanted.high * b.high:
        return False
    return a.high is None or b.low is None or wanted.low is None or HUNDRED * a.high >= wanted.low * b.low


def _sums(figures: Sequence[Figure]) -> list[tuple[Figure, ...]]:
    out: list[tuple[Figure, ...]] = []
    for size in range(2, min(5, len(figures) + 1)):
        out += [tuple(figures[i : i + size]) for i in range(len(figures) - size + 1)]
    out += [c for c in combinations(figures, 2) if c not in out]
    return [c for c in out if len({f.family for f in c}) == 1]


def _pooled(after: Sequence[Figure]) -> list[tuple[Figure, ...]]:
    """A rate over several kinds told after it: 公共服务113项，可网办97项；许可65项，可网办59项."""
    return [c for c in combinations(after[:6], 2) if c[0].family == c[1].family]
