"""The characters of a rate's name by which its counts are met."""

from __future__ import annotations

import re


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
    "合格": r"不合格|超标|不达标|未达标|未通过",
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
