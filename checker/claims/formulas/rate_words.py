"""What the words around a percentage say it is a rate or share of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import ANY, Figure

_FILL = lazy.compile(
    r"(?:约|近|仅|均|都|也|已|则|就|高达|达到?|达至|为|是|有|在|超过?|过|突破|逾|接近|将近|不到|不足|保持|维持|稳定|实现|分别|依次|合计|总体|平均|上升|下降|提升|提高|降|升|到|至|了|：|:|\s)+$"
)
_BRACKET = lazy.compile(r"[（(][^（()）]*[)）]")
_NAME = lazy.compile(r"([\u4e00-\u9fff]{1,14}?(?:率|合格面|覆盖面|评查面|普及面|满意度))$")
_SHARE = lazy.compile(r"(?:占比|比重|比例|占比重|占)$")
_SHARE_OF = lazy.compile(r"占(?:到|了)?([^，,。；;：:占]{1,18}?)(?:总数|总量|总额)?的?(?:比重|比例)?$")
_PART_OF = lazy.compile(r"^([^，,。；;：:]{2,16}?)的$")
_LATER_NAME = lazy.compile(r"^的([\u4e00-\u9fff]{2,8}率)")
_TIMES = lazy.compile(
    r"^(?:其中|而|且|使|的|达(?!标)|年|全年|年度|总体|平均|综合|全[省市县区州盟镇旗]|群众|当前|目前|上述|今年|本年度?|信访件|案件|事项|整体|线上|工单)+"
)
_OTHER_BASE = lazy.compile(
    r"占全[国省市州县区旗盟](?!.{0,12}(?:总数|总量|总))|居全|高于全|低于全|测评|(?:抽样|问卷|入户|电话|民意)调查|抽样显示|问卷|民调|统计局|第三方"
)


@dataclass(frozen=True, slots=True)
class Said:
    """How a percentage is introduced."""

    name: str = ""
    """办结, of 办结率."""
    base: str = ""
    """The base named by a share: 受理总数."""
    share: bool = False
    leads: bool = False
    """A share told before its own count: 37.4%的案件…，计268件."""


def said(ctx: Context, figure: Figure) -> Said | None:
    """The rate's or share's words; None when there are none, or another base is told."""
    start, end = ctx.sheet.sentence(figure.at)
    words = _BRACKET.sub("", ctx.sheet.skeleton[start : figure.at])
    behind = ctx.sheet.skeleton[figure.at + 1 : end]
    if _OTHER_BASE.search(words[-40:]):
        return None
    whole_clause = re.split(r"[，,；;。]", words)[-1]
    clause = re.split(r"[：:（(]", whole_clause.rstrip("：:"))[-1]
    bare = _FILL.sub("", clause)
    own = re.split(ANY, bare)[-1]
    named = _NAME.search(own)
    if named:
        return Said(name=_TIMES.sub("", named[1]).removesuffix("率").removesuffix("度"))
    later = _LATER_NAME.match(behind)
    if later:
        return Said(name=later[1].removesuffix("率"))
    of = _SHARE_OF.search(re.sub(ANY, "", bare))
    if of and of[1]:
        return Said(base=of[1], share=True)
    if _SHARE.search(own):
        return Said(share=True)
    part = _PART_OF.match(re.split(ANY, bare)[-1].strip("、"))
    if part and _filled(clause, bare):
        return Said(base=part[1], share=True)
    if re.match(r"的[\u4e00-\u9fff]", behind) and len(own) <= 8:
        return Said(share=True, leads=True)
    if re.match(r"[\u4e00-\u9fff]{2}", behind) and (not own or re.search(r"[里中内]$", own)):
        return Said(share=True, leads=True)
    if re.fullmatch(r"\s*", own) and re.search(r"[（(]$", ctx.sheet.skeleton[max(figure.at - 1, 0) : figure.at]):
        return Said(share=True)
    return None


def _filled(clause: str, bare: str) -> bool:
    return clause != bare or bare.endswith("的")


def stem_of(name: str) -> str:
    """The characters of a rate's name by which its numerator is met."""
    cut = re.sub(r"^(?:按期|按时|及时|如期|首次|实际|直接|年度|总体|综合|线上|最终|有效)(?=..)", "", name)
    return cut if len(cut) <= 4 else cut[-3:]


_PLAIN = frozenset(["信息", "案件", "事项", "群众", "文件", "公示", "工单", "行政", "案卷", "法治", "合同", "问题"])


def stem_met(stem: str, words: str) -> int:
    """How firmly a stem is met in words: its last characters together (2), or spread in order (1)."""
    if len(stem) < 2:
        return 0
    if stem in words:
        return 4
    if len(stem) >= 3 and stem[-3:] in words:
        return 3
    if stem[-2:] in words:
        return 2
    if len(stem) == 4 and stem[:2] in words and stem[:2] not in _PLAIN:
        return 2
    tail = stem[-2:]
    found = words.find(tail[0])
    return 1 if found >= 0 and tail[1] in words[found + 1 : found + 10] else 0


OPPOSITES: dict[str, str] = {
    "准确": r"错|误|不准|失实",
    "正确": r"错|误",
    "合格": r"不合格",
    "满意": r"不满意",
    "履行": r"未履行|不履行",
    "整改": r"未整改|未完成",
    "到位": r"未到位|长期|尚未|暂",
    "完好": r"损坏|故障",
    "规范": r"不规范|瑕疵",
    "及时": r"不及时|逾期|超期|迟",
    "按期": r"逾期|超期",
    "按时": r"逾期|超期",
}
"""What the rest of a rate's whole is called."""


def opposite_met(name: str, words: str) -> bool:
    """Whether words name what falls outside the rate: 错漏 for 准确率."""
    return any(key in name and re.search(pattern, words) for key, pattern in OPPOSITES.items())
