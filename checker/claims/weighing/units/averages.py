"""An average that is the quotient of two figures but for its unit: 146.4万元, 45.75万人, 人均3.2万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import product

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.units.formulas import averaged
from checker.claims.weighing.units.measures import Size, load_measures
from checker.claims.weighing.units.printed import digits_of, printed_number, size_of, telling_digits

_BEFORE, _BEHIND, _SENTENCES, _BESIDE = 7, 2, 3, 2
"""Figures on either side that an average may be computed from, how many sentences away, and how far from each other."""
_TELLING = 2
"""Digits that a quotient must have to tell anything."""
_FIRM = 3
"""Digits that two figures' quotient hardly has by chance."""
_COMPARED = lazy.compile("(?:[比较]|[高低少多快慢短长优]于)[^，,]*[高低少多快慢短长省出增减降升缩压]了?$")
_SCALES = (Fraction(1), Fraction(10_000), Fraction(100_000_000))


def average_candidates(ctx: Context, relation: Relation) -> Iterator[Candidate]:
    """Averages whose digits are those of a quotient of figures beside them, in another unit than they are told in."""
    figures = ctx.sheet.figures
    for average in figures:
        size = size_of(average)
        if size is None or not average.exact or average.number == 0 or not _is_average(relation, average):
            continue
        if average.kind not in (Kind.COUNT, Kind.MONEY):
            continue
        near = [f for f in figures[max(average.index - _BEFORE, 0) : average.index + _BEHIND + 1] if f is not average]
        near = [f for f in near if abs(average.sentence - f.sentence) <= _SENTENCES and f.block <= average.block + 1]
        near = [f for f in near if f.exact and f.times == 1 and f.number > 1]
        yield from _of(relation, average, size, near)


def _is_average(relation: Relation, figure: Figure) -> bool:
    return figure.is_average or relation.says("each", figure.pre)


def _of(relation: Relation, average: Figure, size: Size, near: Sequence[Figure]) -> Iterator[Candidate]:
    known = [f for f in near if (s := size_of(f)) is not None and s.dimension == size.dimension]
    if any(digits_of(f) == digits_of(average) for f in known):
        return  # 人均1.8万元。人均1.8元的救助金: one number told in two units
    gaps = [f for f in near if _is_gap(f, average, near)]
    near = [f for f in near if not (f.is_delta or f in gaps or _is_average(relation, f))]
    counts = [f for f in near if f.kind is Kind.COUNT]
    totals = [f for f in near if (s := size_of(f)) is not None and s.dimension == size.dimension]
    if any(_agrees(t, n, average, size) for t, n in product(near, counts) if t is not n):
        return  # as it stands with something told near it
    for total, count in product(totals, counts):
        if total is count or _size(count) == size.dimension or not _together(total, count):
            continue
        meant = [u for u in _units(size) if u != size.least * _scale(average) and _quotient(total, count, average, u)]
        if meant and (digits := _evidence(total, count, average, meant[0])) >= _TELLING:
            signs = {"average": 1.0, "firm": float(min(digits, _FIRM + 1) - _TELLING)}
            yield Candidate((total, average), signs, partial(averaged, total, count, average))


def _is_gap(figure: Figure, average: Figure, near: Sequence[Figure]) -> bool:
    """平均办理4.6天，比法定30日短25.4天: what an average is compared by, by its words or as the gap to another figure
    of the sentence, is no total."""
    if figure.sentence != average.sentence or _size(figure) != _size(average):
        return False
    if _COMPARED.search(figure.pre):
        return True
    beside = (f for f in near if f is not figure and f.sentence == average.sentence and _size(f) == _size(average))
    return any(abs(_total(f) - _total(average)) == _total(figure) for f in beside)


def _together(total: Figure, count: Figure) -> bool:
    lines = abs(total.block - count.block)  # the end of a paragraph ends a sentence once more
    return abs(total.index - count.index) <= _BESIDE and abs(total.sentence - count.sentence) <= 1 + min(lines, 1)


def _size(figure: Figure) -> str:
    size = size_of(figure)
    return size.dimension if size else ""


def _scale(figure: Figure) -> Fraction:
    return Fraction(figure.scale)


def _units(size: Size) -> Iterator[Fraction]:
    """Every unit of a dimension, plain and by 万 and 亿, in the first one of it."""
    for other in load_measures().by_dimension[size.dimension]:
        yield from (other.least * scale for scale in _SCALES)


def _total(figure: Figure) -> Fraction:
    size = size_of(figure)
    return Fraction(figure.number) * (size.least if size else 1)


def _agrees(total: Figure, count: Figure, average: Figure, size: Size) -> bool:
    """Whether an average is a quotient as it stands: 4800学时 of 120人 are 人均40小时 by lessons of an hour."""
    whole, unit = size_of(total), size.least * _scale(average)
    if _quotient(total, count, average, unit):
        return True
    if whole is None or whole.dimension != size.dimension or (whole.least == whole.most and size.least == size.most):
        return False
    half = Fraction(Decimal(1).scaleb(-average.mention.decimals)) / 2
    each, printed = Fraction(total.number) / Fraction(count.number), Fraction(printed_number(average))
    low, high = (printed - half) * unit, (printed + half) * unit * size.most / size.least
    return whole.least * each <= high and low <= whole.most * each


def _quotient(total: Figure, count: Figure, average: Figure, unit: Fraction) -> bool:
    """Whether the printed digits of an average are those of a quotient when they stand in `unit`."""
    half = Fraction(Decimal(1).scaleb(-average.mention.decimals)) / 2
    value = _total(total) / (Fraction(count.number) * unit)
    return abs(value - Fraction(printed_number(average))) <= half


def _evidence(total: Figure, count: Figure, average: Figure, unit: Fraction) -> int:
    """Digits that would have to agree by chance: those of the average, or of the total when it is a round quotient."""
    exact = _total(total) == Fraction(printed_number(average)) * unit * Fraction(count.number)
    return max(telling_digits(average), telling_digits(total) if exact else 0)
