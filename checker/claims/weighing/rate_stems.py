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


LIKE: dict[str, str] = {
    "纠错": r"撤销|变更|确认违法|责令",
    "成案": r"立案|查实",
    "结案": r"办结|审结|了结|结了",
    "办结": r"结案|审结|了结|办理完毕|办完",
    "审结": r"结案|办结",
    "化解": r"调成|和解|了结|解决",
    "成功": r"调成|达成|谈成|成了",
    "好评": r"满意",
    "满意": r"好评|点赞",
    "到位": r"配齐|建成|配备了",
    "建成": r"建好|完工|落成",
    "整改": r"改正|销号|解决|改好",
    "销号": r"整改|办结|清零",
    "解决": r"办结|化解|整改",
    "采纳": r"采用|吸收|接受|吸纳",
    "执行": r"支出|兑付|支付|拨付",
    "收缴": r"入库|缴入|实收|追缴",
    "达标": r"合格|符合",
    "合格": r"达标|通过|符合|及格",
    "通过": r"合格|及格|过关",
    "签约": r"签订|签了",
    "覆盖": r"设立|建立|配备|建成|走访|检查",
    "参与": r"参加|到场|出席",
    "参加": r"到场|出席|参与",
    "持证": r"取得|领取|证书",
    "办理": r"办结|办了|受理",
}
"""Other words for what a rate's name tells; each speaks half as firmly as the name itself."""


def like_met(stem: str, words: str) -> bool:
    """Whether words tell in other words what a rate's name tells: 撤销 for 纠错率."""
    pattern = LIKE.get(stem[-2:])
    return pattern is not None and re.search(pattern, words) is not None


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
