"""A measure said to be another in another unit, and is not: 600亩（合60公顷）, 300秒，即30分钟;
or to have shrunk to more."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from itertools import pairwise

from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.units.formulas import converted, moved
from checker.claims.weighing.units.measures import Size
from checker.claims.weighing.units.printed import printed_unit, size_of, value_range

_CLOSED = ("）", ")")
_ENDS = (*_CLOSED, "，", ",", "。", "；", ";", "")
_BEFORE = 5
"""Figures before the first one that a converted figure may mean, or sum up with it."""
_SLACK = Fraction(102, 100)
"""How much wider than its last digit a converted figure may be rounded."""


def conversion_candidates(ctx: Context, relation: Relation) -> Iterator[Candidate]:
    """Figures right behind one of another unit of the same dimension, told to be the same, that are not."""
    for first, second in pairwise(ctx.sheet.figures):
        two = size_of(second)
        one = size_of(first) if two is not None else None
        if one is None or two is None or one.dimension != two.dimension or first.block != second.block:
            continue
        if not _measured(first) or not _measured(second) or printed_unit(first) == printed_unit(second):
            continue
        if (one.worked or two.worked) and _by_the_hour(ctx, relation, first, second):
            one, two = one.of_work(), two.of_work()
        grown = two.least * Fraction(second.number) > one.most * Fraction(first.number)
        if grown and _shrunk(ctx, relation, first, second):
            yield Candidate((first, second), {}, partial(moved, first, second), sure=True)
            continue
        word = _word(ctx, relation, first, second)
        if word and not _agree(first, one, second, two) and not _of_others(ctx, first, second, two):
            least, most = (Fraction(first.number) * n for n in one.in_units(two))
            yield Candidate((first, second), {word: 1.0}, partial(converted, first, second, (least, most)))


def _measured(figure: Figure) -> bool:
    return figure.kind in (Kind.COUNT, Kind.MONEY) and figure.number > 0 and not figure.is_delta


def _by_the_hour(ctx: Context, relation: Relation, first: Figure, second: Figure) -> bool:
    """值守1920小时（240天）: days of work or of lessons, by what is said before them or by their units."""
    start, _ = ctx.sheet.sentence(first.at)
    told = ctx.sheet.skeleton[start : first.at]
    return relation.says("worked", f"{told}{first.mention.unit}{second.mention.unit}{second.post}")


def _word(ctx: Context, relation: Relation, first: Figure, second: Figure) -> str:
    """What says that the second is the first in another unit: a word (合, 折合, 即), 约 where it ends a clause (but
    河道26公里，约3200米为新建堤防), or brackets around it alone."""
    mention = second.mention
    said = mention.text[: mention.digits.start - mention.span.start] if mention.digits is not None else ""
    gap = ctx.sheet.between(first, second).strip()
    gap = gap if gap.endswith(said) else gap + said
    behind = ctx.sheet.skeleton[second.at + 1 : second.at + 2].strip()
    if relation.cues["converted"].fullmatch(gap) or (behind in _ENDS and relation.cues["about"].fullmatch(gap)):
        return "converted"
    return "bracketed" if gap in ("（", "(", "（约", "(约") and behind in _CLOSED else ""


def _shrunk(ctx: Context, relation: Relation, first: Figure, second: Figure) -> bool:
    """由43分钟缩短到30小时: both are exact, and nothing but what was done stands between them."""
    exact = first.exact and second.exact and first.sentence == second.sentence
    return exact and relation.cues["shrunk"].fullmatch(ctx.sheet.between(first, second)) is not None


def _of_others(ctx: Context, first: Figure, second: Figure, two: Size) -> bool:
    """下达28614.7万元，上半年14206.3万元，下半年14408.4万元，约2.86亿元: what was told before the first one, or what it
    comes to with those, is what stands there in another unit."""
    total, held = Fraction(0), value_range(second, two)
    for other in reversed(ctx.sheet.figures[max(first.index - _BEFORE, 0) : first.index + 1]):
        size = size_of(other)
        if size is None or size.dimension != two.dimension or other.sentence != first.sentence:
            continue
        value = Fraction(other.number) * size.least
        total += value
        if any(held[0] <= v * _SLACK and v <= held[1] * _SLACK for v in (value, total)):
            return True
    return False


def _agree(first: Figure, one: Size, second: Figure, two: Size) -> bool:
    """Whether two figures can be one, each rounded or cut off at its last digit."""
    a, b = value_range(first, one), value_range(second, two)
    return a[0] <= b[1] * _SLACK and b[0] <= a[1] * _SLACK
