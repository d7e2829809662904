"""When two titles differ by so little, and in such a way, that one must be the other miswritten."""

from __future__ import annotations

from functools import lru_cache

from checker import lazy

_KIND = lazy.compile(
    r"(?:纲要|规划|计划|方案|办法|细则|意见|规定|条例|通知|决定|要点|清单|法|指引|体系|制度|规则|守则|准则|标准|报告|公告|决议|"
    r"公报|章程|格式|目录|措施|举措|规程|基准|通报|函|批复|解释|指南|手册|分工|安排|总结|汇编|台账|读本)$"
)
SOFT = frozenset(
    {"暂行", "试行", "若干", "推进", "实施", "工作", "的", "全面", "重大", "进一步", "程序", "主要", "若干问题"}
)
"""Words whose loss leaves the same title miswritten, not another document."""
_OTHER = lazy.compile(r"实施|若干|指导|工作|行动|具体|落实|贯彻|[省市县区州旗盟镇乡局厅委部司校院]")
"""Words whose coming in makes it another, usually a local, document."""
_ALIKE = (
    "法制法治",
    "督查督察",
    "制订制定",
    "权利权力",
    "审察审查",
    "检察检查",
    "公证公正",
    "登陆登录",
    "施行实施",
    "责任责人",
)


@lru_cache(maxsize=4096)
def kind_of(title: str) -> str:
    """The last word that says what sort of document it is: 条例, 办法; empty if none is known."""
    found = _KIND.search(title)
    return found[0] if found else ""


def confusable(wrong: str, right: str) -> bool:
    """Whether the two differ only by pairs that are often confused (法制 for 法治)."""
    if wrong == right or len(wrong) != len(right):
        return False
    for pair in _ALIKE:
        a, b = pair[:2], pair[2:]
        if wrong.replace(a, b) == right.replace(a, b):
            return True
    return False


def miswritten(title: str, known: str) -> bool:
    """Whether `title` can only be `known` with a word lost, put in or changed inside.

    Another beginning is a local document, another kind (办法 for 条例) another document; both are left alone.
    """
    if title == known or len(known) < 8 or abs(len(title) - len(known)) > 4 or kind_of(title) != kind_of(known):
        return False
    from difflib import SequenceMatcher

    changes = [c for c in SequenceMatcher(None, known, title, autojunk=False).get_opcodes() if c[0] != "equal"]
    if len(changes) != 1:
        return False
    tag, i1, i2, j1, j2 = changes[0]
    old, new = known[i1:i2], title[j1:j2]
    body = len(known) - len(kind_of(known))
    if i1 == 0 or i2 > body or _OTHER.search(new):
        return False
    if tag == "delete":
        return old in SOFT or (len(old) == 1 and len(known) >= 12)
    if tag == "insert":
        return len(new) <= 2 and len(known) >= 10
    return len(old) == len(new) == 1 and len(known) >= 8
