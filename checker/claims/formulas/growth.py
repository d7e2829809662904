"""Changes that the figures around them bear out; what does not agree is weighed (`checker.claims.weighing.growth`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from checker.claims.formula import Formula
from checker.claims.formulas.arithmetic import possible, quotient, step, widened
from checker.claims.formulas.change_formulas import delta_formula, difference_formula, growth_formula
from checker.claims.formulas.changes import Move, direction, is_change, is_level_pair
from checker.claims.formulas.context import Context, is_amount
from checker.claims.formulas.percents import is_percent, moved_by
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.states import stated_pairs
from checker.claims.interval import Interval
from checker.claims.model import Kind

_REACH = 3
"""Sentences back to which a change may refer."""
_MOST = 12


def find_growth(ctx: Context) -> Iterator[Formula]:
    """Every printed change that some pair of figures around it bears out."""
    for figure in ctx.sheet.figures:
        if figure.kind is Kind.MULTIPLE and "番" not in figure.mention.text:
            found = _multiple(figure, change_window(ctx, figure))
        elif not is_change(figure):
            continue
        elif is_percent(figure):
            found = _percent(figure, change_window(ctx, figure))
        elif figure.kind is Kind.POINTS or is_amount(figure):
            found = _amount(ctx, figure, change_window(ctx, figure))
        else:
            continue
        if found is not None:
            yield found


def change_window(ctx: Context, figure: Figure) -> list[Figure]:
    """The levels near a change: its paragraph from a few sentences back, the sentence after, the paragraph before."""
    sheet = ctx.sheet
    start, end = sheet.paragraph(figure.at)
    _, here = sheet.sentence(figure.at)
    _, following = sheet.sentence(here) if here < end else (here, here)
    found = [f for f in sheet.within(start, here) if figure.sentence - f.sentence <= _REACH]
    found += [f for f in sheet.within(here, following) if f.is_earlier]
    if start > 0 and not [f for f in found if f.at < figure.at and f.sentence < figure.sentence]:
        found = list(sheet.within(_paragraphs_before(ctx, start), start))[-6:] + found
    return [f for f in found if f is not figure and is_level_pair(f)]


def _paragraphs_before(ctx: Context, start: int) -> int:
    """The start of the nearest paragraph before that holds figures; headings are passed over."""
    before = start
    for _ in range(4):
        if before <= 0:
            break
        before, end = ctx.sheet.paragraph(before - 1)
        if ctx.sheet.within(before, end):
            break
    return before


def _percent(figure: Figure, window: Sequence[Figure]) -> Formula | None:
    sign = direction(figure)
    deltas = [f for f in window if is_amount(f) and f.is_delta]
    levels = [f for f in window if not (is_change(f) and f.kind in (Kind.PERCENT, Kind.GROWTH))]
    for new, old in permutations([f for f in levels if f not in deltas][-_MOST:], 2):
        alike = new.family == old.family and is_amount(new) == is_amount(old)
        if alike and not new.is_earlier and moved_by(new.value, old.value, figure, sign):
            return growth_formula(figure, Move(new, old, "", ""), True)
    for new in levels:
        for delta in deltas:
            if new.family == delta.family and new is not delta and _delta_fits(new, delta, figure, sign):
                return delta_formula(figure, new, delta, False, True)
    return None


def _delta_fits(new: Figure, delta: Figure, figure: Figure, sign: int | None) -> bool:
    toward = direction(delta) or sign or 1
    old = new.value - delta.value if toward > 0 else new.value + delta.value
    return moved_by(new.value, old, figure, sign)


def _amount(ctx: Context, figure: Figure, window: Sequence[Figure]) -> Formula | None:
    percent = figure.kind is Kind.POINTS
    kinds = (Kind.PERCENT, Kind.GROWTH) if percent else (Kind.COUNT, Kind.MONEY)
    levels = [f for f in window if f.kind in kinds and (percent or f.family == figure.family)]
    listed = {f.index for m in stated_pairs(ctx, figure) for f in (m.new, m.old)}
    levels += [f for f in (ctx.sheet.figures[i] for i in sorted(listed)) if f not in levels]
    for a, b in permutations(levels[-_MOST:], 2):
        close = points_close(a, b, figure) if percent else (a.value - b.value).meets(possible(figure.mention))
        if close:
            return difference_formula(figure, Move(a, b, "", ""), True)
    return None


def points_close(a: Figure, b: Figure, figure: Figure) -> bool:
    """Whether two rates differ by the points printed, give or take one unit in the last place."""
    if not (a.exact and b.exact and figure.exact):
        return (a.value - b.value).meets(widened(figure.mention))
    last = min(a.mention.decimals, b.mention.decimals, figure.mention.decimals)
    return abs(abs(a.number - b.number) - figure.number) <= Decimal(1).scaleb(-last)


def _multiple(figure: Figure, window: Sequence[Figure]) -> Formula | None:
    for new, old in permutations([f for f in window if is_amount(f)][-_MOST:], 2):
        ratio = quotient(new.value, old.value, Decimal(1))
        if ratio is None or new.family != old.family or new.number < old.number:
            continue
        less = Interval.point(Decimal(1 if is_change(figure) else 0))
        if (ratio - less).meets(about(figure)):
            return growth_formula(figure, Move(new, old, "", ""), True)
    return None


def about(figure: Figure) -> Interval:
    """What a printed multiple can stand for: whole ones are said loosely, a tenth either way."""
    slack = step(figure.mention) if figure.mention.decimals else figure.number / 10
    return Interval(figure.number - slack, figure.number + slack) if figure.exact else widened(figure.mention)
