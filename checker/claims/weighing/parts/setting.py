"""What the candidates of one report share, and by what name each part is said to be drawn from something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from checker import lazy
from checker.claims.formula import Formula
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.wording import content
from checker.claims.weighing.data import Relation
from checker.claims.weighing.nearby import common, words
from checker.claims.weighing.parts.sides import Side
from checker.dataclass import dataclass

# 在主办的件中，…■: what a part is said to be drawn from, by name
_FRAME = lazy.compile(
    r"([^，,。；;：:（）()、\n\ue001-\ue007]{2,18}?)(?:之|当)?(?:(?<![其从集年月日期省市县区镇境国城室途])[中里](?![心共国小学医央程介级])|之内|(?<=[划录单务账册案])内)(?=[，,]|[\u4e00-\u9fff]|$)"
)
# 这当中，…■; 队伍里，…■: points back and names nothing
_POINTED = lazy.compile(
    r"[这那此该其上]+(?:当|些|里|之|样|几|批)?(?:人|名单|队伍)?|队伍|名单|名册|台账|清单|人员|对象|总数|全部|所有|所列|底册"
)
# 所立案件中, 所收来件里: of those that the deed was done to
_DONE_TO = lazy.compile(r"所([^有在属谓需以致长得])的?([\u4e00-\u9fff]{0,6}?)(?:案件|[件起项案])?$")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the candidates of one report share."""

    ctx: Context
    relation: Relation
    agreed: Mapping[int, Sequence[Formula]]
    """The consistent formulas that each figure stands in, by where it begins."""
    rates: frozenset[tuple[int, ...]]
    """Where the numerator and the base of each rate begin."""
    sizes: Mapping[int, float]
    """The number of each count, by its place."""
    frames: dict[int, tuple[str, int]] = field(default_factory=dict)
    """What each part is said to be drawn from and where that begins, as far as asked."""
    sides: dict[int, Side] = field(default_factory=dict)
    """What each figure is told with, as far as asked."""

    def side(self, figure: Figure) -> Side:
        """What a figure is told with; kept, as most are asked about several times."""
        side = self.sides.get(figure.index)
        if side is None:
            side = self.sides[figure.index] = Side(figure, self.relation)
        return side

    def frame(self, part: Figure) -> str:
        """What the sentence of a part says before it that it is drawn from: 在主办的件中，…■."""
        return self._frame(part)[0]

    def named(self, whole: Figure, part: Figure) -> float:
        """How far the name of what `part` is drawn from is that of `whole`: 0 to 1.

        成功案件中甲■、乙■: a count told behind the name is drawn from it as well.
        """
        frame, start = self._frame(part)
        return named(frame, whole) if whole.at < start else 0.0

    def _frame(self, part: Figure) -> tuple[str, int]:
        found = self.frames.get(part.index)
        if found is None:
            found = self.frames[part.index] = self._read_frame(part.at)
        return found

    def _read_frame(self, at: int) -> tuple[str, int]:
        sheet = self.ctx.sheet
        text = sheet.skeleton[max(at - 90, 0) : at]
        text = text[max(text.rfind("；"), text.rfind(";"), text.rfind("。"), text.rfind("\n")) + 1 :]
        if "中" not in text and "里" not in text and "内" not in text:
            return "", at
        text = text[max(len(text) - at + sheet.sentence(at)[0], 0) :]
        found = list(_FRAME.finditer(text))
        if not found or _POINTED.fullmatch(found[-1][1]):
            return "", at
        name = content(found[-1][1])
        return (name, at - len(text) + found[-1].start()) if len(name) > 1 else ("", at)  # 这些会里: points back


def named(frame: str, whole: Figure) -> float:
    """The share of the name's characters that the figure is told with; none when they do not share two in a row."""
    if not frame:
        return 0.0
    its = words(whole) + "|" + whole.post[:18] + (whole.mention.unit or "")
    deed = _DONE_TO.search(frame) if "所" in frame else None
    if deed is not None and deed[1] in words(whole):
        return 0.75 if not deed[2] or common(deed[2], its) else 0.0
    if not common(frame, its):
        return 0.0
    share = sum(c in its for c in frame) / len(frame)
    if share < 0.75 and any(frame[i : i + 4] in its for i in range(len(frame) - 3)):
        return 0.75
    return share
