"""What one count is told with, asked about once for all the counts it may be drawn from."""

from __future__ import annotations

from functools import cached_property

from checker import lazy
from checker.claims.formulas.context import shown
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.wording import content
from checker.claims.weighing.data import Relation
from checker.claims.weighing.nearby import words
from checker.dataclass import dataclass

# 整改通知书■: what a paper is about, no stage that was reached
_PAPER = lazy.compile(r"度|(?:的|意见|情况|处理|工作|整改|任务|答复)?(?:函|书|单|表|率|建议|通知|提示|意见|报告)")
_AREA = lazy.compile("全[市县区州旗盟]")
# 取得证书的一共■: how many, not of how long a time
_TOLD_AS = lazy.compile(r"(?<=[的者])[一总]?共[有计]?$")


def told_words(figure: Figure) -> str:
    """The words before a figure and those right behind it."""
    return words(figure) + "|" + figure.post[:10]


@dataclass(frozen=True)
class Side:
    """One of the two counts, with what is asked of its words."""

    figure: Figure
    relation: Relation

    @cached_property
    def told(self) -> str:
        """The words around it."""
        return words(self.figure) + self.figure.post[:12]

    @cached_property
    def label(self) -> str:
        """What it is called."""
        return content(self.figure.pre or self.figure.post[:12])

    @cached_property
    def digits(self) -> list[str]:
        """Its figures but noughts (240, 402), in order of size: two of them swapped give the same."""
        return sorted(shown(self.figure).rstrip("万亿").replace(".", "").replace("0", ""))

    @cached_property
    def early(self) -> bool:
        """Whether its words open a process: 受理."""
        return self.relation.says("early", self.told)

    @cached_property
    def late(self) -> bool:
        """Whether its words come later in one: 办结."""
        return self.relation.says("late", self.told)

    @cached_property
    def total(self) -> bool:
        """Whether its words say that it is all there is: 在册."""
        return self.relation.says("total", self.told)

    @cached_property
    def drawn(self) -> bool:
        """Whether its words say that it is drawn from something: 经审核符合."""
        return self.relation.says("drawn", self.figure.pre) or self.relation.says("drawn", self.figure.lead)

    @cached_property
    def _own(self) -> frozenset[str]:
        """Its characters but those of words that open a process or say that it is all."""
        plain = content(self.relation.cues["early"].sub("", self.figure.pre or self.figure.lead[-8:]))
        return frozenset(c for c in plain + self.figure.post[:8] if "\u4e00" <= c <= "\u9fff")

    def strange_to(self, other: Figure) -> int:
        """How many characters narrow it that the other is not told with."""
        told = other.lead + other.pre + other.post
        return sum(c not in told for c in self._own)

    @cached_property
    def wide(self) -> bool:
        """Whether it is told of more than the words around it: 历年."""
        return self.relation.says("wide", self._frame)

    @cached_property
    def long(self) -> bool:
        """Whether it is told of a longer time or of more times than one, wherever: 历年, 累计."""
        return self.relation.says("wide", _AREA.sub("", self._frame))

    @cached_property
    def _frame(self) -> str:
        return self.figure.lead[-12:] + _TOLD_AS.sub("", self.figure.pre)

    @cached_property
    def stage(self) -> int:
        """How far along its procedure it is taken, from 1 (报名, 受理) to 4 (满意, 归档); 0 where no word says it."""
        for text, last in ((self.figure.pre or self.figure.lead[-8:], True), (self.figure.post[:8], False)):
            ends = [
                (m.end() if last else -m.start(), stage)
                for stage in (1, 2, 3, 4)
                for m in self.relation.cues[f"stage{stage}"].finditer(text)
                if (m.start() == 0 or text[m.start() - 1] not in "不未")
                and not (stage > 2 and _PAPER.match(text, m.end()))
            ]
            if ends:
                return max(ends)[1]
        return 0
