"""What the signs of units ask of a report: changes, columns, what points back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from checker.claims.formulas.changes import from_to
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import COUNT, Figure
from checker.claims.weighing.data import Relation
from checker.claims.weighing.telling.tellings import Tellings, pairs
from checker.claims.weighing.units.printed import digits_of, printed_unit

_LINK = 4
"""Characters between a figure that points back and what is told of it: 这36宗共■."""
_MARKS = ("、", "，", ",", "")
"""What stands between the figures of one pair of columns."""
_TOGETHER = 2
"""Figures on either side of one that are told together with it."""
_KIND = 4
"""Characters behind a figure that may say of what kind they are."""
_NOUN = 6
"""Characters behind a figure that may name what it counts."""


class Setting:
    """A report as the relation reads it."""

    def __init__(self, tellings: Tellings, relation: Relation) -> None:
        self.tellings, self.relation = tellings, relation

    def unit_of(self, figure: Figure) -> str:
        """Its unit as printed and, where it is one of each, of what: 每件■元 is 元每件."""
        found = self.relation.cues["per"].search(figure.pre) if "每" in figure.pre else None
        return printed_unit(figure) + (found["of"] if found is not None else "")

    @cached_property
    def _partners(self) -> dict[int, Figure]:
        """Index of each figure of 由■到■ → the other one."""
        moves = from_to(self.tellings.ctx)
        return {m.new.index: m.old for m in moves} | {m.old.index: m.new for m in moves}

    def points_back(self, figure: Figure) -> bool:
        """上述■, 拆除的这62处■违法建设: it or the figure right before it points back."""
        return self.relation.says("back", figure.pre) or self.points_back_with(figure)

    def points_back_with(self, figure: Figure) -> bool:
        """拆除的这62处■违法建设, 这36宗共■: the figure right before it points back."""
        before, mark, _ = figure.clause.rpartition(COUNT)
        return bool(mark) and len(figure.pre) <= _LINK and self.relation.says("back", before)

    def deed_again(self, a: Figure, b: Figure) -> bool:
        """追回工程款■ … 追回的■, 拆违腾地■ … 腾出的■: what was done to the first is said of the later one."""
        found = self.relation.cues["done"].search(b.pre)
        return found is not None and found["deed"] in a.clause + a.post

    def name_again(self, a: Figure, b: Figure) -> bool:
        """合同金额■ … 该金额■的合同: that, and what the name of the first ends with, before the later one."""
        found = self.relation.cues["that"].search(b.pre)
        return found is not None and a.pre.endswith(found["name"])

    def named_by(self, a: Figure, b: Figure) -> Figure:
        """平均用时由■压到4小时。平均用时4天: the figure that the name of the first stands before, here what it was."""
        old = self._partners.get(a.index)
        return old if old is not None and old.index < a.index and self.tellings.kin(old, b) else a

    def own_changes(self, a: Figure, b: Figure) -> bool:
        """审批由25个工作日压到12个工作日，图审由72小时压到12小时: each has its unit twice in a change of its own."""
        x, y = self._partners.get(a.index), self._partners.get(b.index)
        if x is None or y is None or (digits_of(x) == digits_of(y) and a.sentence != b.sentence):
            return False
        return x.mention.unit == a.mention.unit and y.mention.unit == b.mention.unit


def second_column(ctx: Context, a: Figure, b: Figure) -> bool:
    """167批次、759人次。其中集体访12批、759件: the second columns of two pairs."""
    if not a.index or b.index - a.index < 2:
        return False
    x, y = ctx.sheet.figures[a.index - 1], ctx.sheet.figures[b.index - 1]
    gaps = ctx.sheet.between(x, a), ctx.sheet.between(y, b)
    return x.family == y.family and all(g.strip() in _MARKS for g in gaps)


def named_with(setting: Setting, a: Figure, b: Figure) -> bool:
    """来访214批次、863人次 … 来访863批次: the name of the first stands before the one it is told with."""
    sheet = setting.tellings.ctx.sheet
    x = sheet.figures[max(a.index - 1, 0)]
    if x is a or x.family != b.family:
        return False
    return sheet.between(x, a).strip() in _MARKS and setting.tellings.kin(x, b)


def mixed(setting: Setting, a: Figure, b: Figure) -> bool:
    """补偿1215户、4860人 … 4860户: the unit of the later one is that of a figure told together with the first."""
    return any(f.family == b.family and f.number != b.number for f in _together(setting, a, b))


def renamed(setting: Setting, a: Figure, b: Figure) -> bool:
    """充电站42座、充电桩360个。360座充电站: the unit and the noun of the later one are those of another figure told
    together with the first."""
    says = setting.relation.says
    if a.family == b.family or says("rest", b.pre) or says("soft", b.post[:_KIND]):
        return False  # 另有73户船东, 36处重大隐患
    some = says("including", b.pre)
    if a.sentence == b.sentence and b.pre and not some:
        return False
    noun = pairs(setting.tellings.of(b).behind[:_NOUN])
    others = (f for f in _together(setting, a, b) if f.family == b.family and f.number != b.number)
    return any((f.number < b.number or not some) and any(p in f.clause or p in f.post for p in noun) for f in others)


def _together(setting: Setting, a: Figure, b: Figure) -> Iterator[Figure]:
    """The figures told together with the first, up to the later one."""
    figures = setting.tellings.ctx.sheet.figures
    near = figures[max(a.index - _TOGETHER, 0) : min(a.index + _TOGETHER + 1, b.index)]
    return (f for f in near if f.sentence == a.sentence)
