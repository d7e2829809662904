"""A measure said to be another in another unit, and is not: 600亩（合60公顷）, 300秒，即30分钟."""

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
from checker.claims.weighing.units.formulas import converted
from checker.claims.weighing.units.measures import Size
from checker.claims.weighing.units.printed import printed_unit, size_of, value_range

_CLOSED = ("）", ")")
_SLACK = Fraction(102, 100)
"""How much wider than its last digit a converted figure may be rounded."""


def conversion_candidates(ctx: Context, relation: Relation) -> Iterator[Candidate]:
    """Figures right behind one of another unit of the same dimension, told to be the same, that are not."""
    for first, second in pairwise(ctx.sheet.figures):
        if not _measured(first) or not _measured(second) or first.block != second.block:
            continue
        one, two = size_of(first), size_of(second)
        if one is None or two is None or one.dimension != two.dimension or printed_unit(first) == printed_unit(second):
            continue
        word = _word(ctx, relation, first, second)
        if word and not _agree(first, one, second, two):
            value = Fraction(first.number) * one.least / two.least
            yield Candidate((first, second), {word: 1.0}, partial(converted, first, second, value))


def _measured(figure: Figure) -> bool:
    return figure.kind in (Kind.COUNT, Kind.MONEY) and figure.number > 0 and not figure.is_delta


def _word(ctx: Context, relation: Relation, first: Figure, second: Figure) -> str:
    """What says that the second is the first in another unit: a word (合, 折合, 即), or brackets around it alone."""
    mention = second.mention
    said = mention.text[: mention.digits.start - mention.span.start] if mention.digits is not None else ""
    gap = ctx.sheet.between(first, second).strip()
    gap = gap if gap.endswith(said) else gap + said
    if relation.cues["converted"].fullmatch(gap):
        return "converted"
    behind = ctx.sheet.skeleton[second.at + 1 : second.at + 2]
    return "bracketed" if gap in ("（", "(", "（约", "(约") and behind in _CLOSED else ""


def _agree(first: Figure, one: Size, second: Figure, two: Size) -> bool:
    """Whether two figures can be one, each rounded or cut off at its last digit."""
    a, b = value_range(first, one), value_range(second, two)
    return a[0] <= b[1] * _SLACK and b[0] <= a[1] * _SLACK
