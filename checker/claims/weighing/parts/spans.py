"""What came about in a part of a year beside what the whole of it brought: 全年登记598件，上半年就登记644件."""

from __future__ import annotations

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.wording import MANY_YEARS, PART_YEAR, YEAR, clean
from checker.claims.weighing.data import Relation

_YEAR = lazy.compile(r"全年|(?:20\d\d|[今本])年(?![初底末一二三四上下前至到内\d度])")
_OTHER = lazy.compile(r"[去上往次明][一]?年|同期|同比|以来|结转|[年月季][底末初]")
_LINKS = lazy.compile(r"[就便竟已仅单光是达为有共了]|分(?:时段|季度|月|阶段)看")
_SHORT = 2
"""Characters from which a name tells one measure."""


def of_its_year(ctx: Context, relation: Relation, whole: Figure, part: Figure) -> bool:
    """Whether the part is told in the words of the whole, of a half, a quarter or a month of the year of the whole."""
    if part.at < whole.at or part.block != whole.block or part.mention.unit != whole.mention.unit:
        return False
    host, own = _told(ctx, whole), _told(ctx, part)
    if PART_YEAR.search(own) is None or PART_YEAR.search(host) or _YEAR.search(host) is None:
        return False
    if any(_OTHER.search(x) or MANY_YEARS.search(x) or relation.says("stock", x) for x in (host, own)):
        return False
    years = set(YEAR.findall(own))
    if years and not years & set(YEAR.findall(host)):
        return False
    return _called_alike(_name(part), _name(whole)) and clean(part.post[:6]) == clean(whole.post[:6])


def _name(figure: Figure) -> str:
    return _LINKS.sub("", clean(PART_YEAR.sub("", figure.pre)))


def _called_alike(name: str, its: str) -> bool:
    """登记 … 信访登记; 受理申请 … 受理复议申请: the later name is the end of the first, or all of it that is needed."""
    if its.endswith(name):
        return len(name) >= _SHORT
    rest = iter(its)
    return len(name) >= 2 * _SHORT and its[-_SHORT:] == name[-_SHORT:] and all(c in rest for c in name)


def _told(ctx: Context, figure: Figure) -> str:
    """The words of its sentence right before a figure."""
    return figure.lead[-12:] + "，" + figure.pre


__all__ = ["of_its_year"]
