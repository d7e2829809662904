"""Counts that bear a percentage out together: the first grades of a list, a count of which all are done."""

from __future__ import annotations

from collections.abc import Sequence

from checker import lazy
from checker.claims.formulas.percents import share_fits
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.rates.bonds import Bond
from checker.claims.weighing.rates.field import Field

ALL = lazy.compile(r"[，,]?[\u4e00-\u9fff]{0,6}(?:全部|全员|悉数|无一)")
"""29件全部登记: all of the count before it."""
_BACK = 12
"""How many figures before its first grade a whole may stand."""


def of_first_grades(known: Field, bond: Bond) -> bool:
    """96卷。优秀41卷、良好38卷、合格15卷、不合格2卷，合格率97.9%: of grades that with the last make a whole."""
    rate, top = bond.rate, bond.top
    if bond.more or not rate.mention.decimals or top.index > rate.index:
        return False
    near = known.ctx.sheet.figures[max(top.index - _BACK, 0) : rate.index]
    alike = [f for f in near if f.family == top.family and known.countable(f)]
    if top not in alike:
        return False
    at = alike.index(top)
    return any(_grades(bond, alike[:first], alike[first:]) for first in range(max(at - 4, 1), at + 1))


def _grades(bond: Bond, before: Sequence[Figure], grades: Sequence[Figure]) -> bool:
    """Whether the figures make up a whole before them, and the first two or more of them the rate."""
    ends = {}
    added = grades[0].total
    sums = []
    for grade in grades[1:]:
        if grade.sentence != grades[0].sentence:
            break
        sums.append(added := added + grade.total)
        ends[added.low] = len(sums) - 1
    for whole in before:
        end = ends.get(whole.total.low)
        if end is not None and any(share_fits(some, whole.total, bond.rate) for some in sums[:end]):
            return True
    return False


def with_all_of_another(known: Field, bond: Bond) -> bool:
    """报备63件，登记61件；部门报备29件全部登记，登记率97.8%: with a count of which all are done, told beside."""
    rate, sheet = bond.rate, known.ctx.sheet
    if len(bond.base) > 1 or bond.more or bond.rest or not rate.mention.decimals:
        return False
    base = bond.base[0]
    others = [f for f in sheet.figures[max(rate.index - 4, 0) : rate.index] if f not in (base, bond.top)]
    return any(
        f.family == base.family
        and ALL.match(sheet.skeleton[f.at + 1 : min(f.at + 14, sheet.sentence(f.at)[1])]) is not None
        and share_fits(bond.top.total + f.total, base.total + f.total, rate)
        for f in others
    )
