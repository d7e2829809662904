"""Counts that bear a percentage out together: the first grades of a list, a count of which all are done."""

from __future__ import annotations

from collections.abc import Sequence

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formulas.percents import share_fits
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.rates.misfit import Misfit

_WORDS = word_lists(__file__)

ALL = lazy.compile(rf"[，,]?[\u4e00-\u9fff]{{0,6}}(?:{_WORDS['all_done']})")
"""29件全部登记: all of the count before it."""
REST = lazy.compile(_WORDS["rest"])
"""其余: what is left of a whole."""
_BACK, _GRADES = 12, 4
"""How many figures before its first grade a whole may stand, and before its numerator that grade."""


def of_first_grades(m: Misfit) -> bool:
    """96卷。优秀41卷、良好38卷、合格15卷、不合格2卷，合格率97.9%: of grades that with the last make a whole."""
    rate, top = m.rate, m.top
    if m.bond.more or not m.fine or top.index > rate.index:
        return False
    near = m.figures[max(top.index - _BACK, 0) : rate.index]
    alike = [f for f in near if f.family == top.family and m.known.countable(f)]
    if top not in alike:
        return False
    at = alike.index(top)
    return any(_grades(rate, alike[:first], alike[first:]) for first in range(max(at - _GRADES, 1), at + 1))


def _grades(rate: Figure, before: Sequence[Figure], grades: Sequence[Figure]) -> bool:
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
        if end is not None and any(share_fits(some, whole.total, rate) for some in sums[:end]):
            return True
    return False


def with_all_of_another(m: Misfit) -> bool:
    """报备63件，登记61件；部门报备29件全部登记，登记率97.8%: with a count of which all are done, told beside."""
    rate, sheet, base = m.rate, m.sheet, m.base
    if not m.two or m.bond.rest or not m.fine:
        return False
    others = [f for f in m.figures[max(rate.index - 4, 0) : rate.index] if f not in (base, m.top)]
    return any(
        f.family == base.family
        and ALL.match(sheet.skeleton[f.at + 1 : min(f.at + 14, sheet.sentence(f.at)[1])]) is not None
        and share_fits(m.top.total + f.total, base.total + f.total, rate)
        for f in others
    )
