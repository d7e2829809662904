"""A part larger than the whole told right before it, where the part's own words say that it is drawn from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checker import lazy
from checker.claims.formula import Formula, FormulaKind
from checker.claims.formulas.breakdown import part_formula
from checker.claims.formulas.context import Context
from checker.claims.formulas.regions import NEW_MATTER
from checker.claims.formulas.sheet import Figure

_DRAWN = lazy.compile(
    r"^(?:至?[^，,]{0,8}(?:底|末)，?)?(?:其中|在?(?:这些|这批|该批|此批|这[几\d]?[次批类项份]|上述|前述|该类|当中)[^，,]{0,14})"
)
_ELSE = lazy.compile(
    r"累计|以来|上年|往年|结转|历年|存量|积案|旧存|遗留|同比|比上|另|补|次均|人均|每|分别|各|含|细化|涉及|形成|派生|梳理|上级|超额|提前"
)
_PAIRS = tuple(
    (re.compile(f"(?:{a})"), re.compile(f"(?:{b})"))
    for a, b in (
        (r"报名(?:人数)?$|报考$|报名参[加考]", r"实际(?:参加|参考|到考|应考)|参加考试|到考|参考|实考|合格|通过"),
        (
            r"应(?:当)?(?:参加|参训|到|参考|出庭|履行|整改|报备|备案|审查|评估)",
            r"实际?(?:参加|参训|到|参考|出庭)|已?(?:履行|整改|报备)",
        ),
        (r"收缴(?:罚没款|罚款|罚没收入)?|罚没(?:款|收入)[^，,]{0,4}$", r"缴入国库|上缴国库|入库|缴入财政"),
        (r"评价[^，,]{0,4}$", r"^(?:其中)?好评|满意评价|非常满意"),
        (
            r"司法建议[^，,]{0,3}$|检察建议[^，,]{0,3}$|建议书[^，,]{0,3}$",
            r"(?:收到|得到|已)[^，,]{0,4}(?:反馈|回复|回函|复函|采纳)$",
        ),
        (r"抽查[^，,]{0,8}$|抽检[^，,]{0,8}$|评查[^，,]{0,8}$", r"^(?:其中)?(?:不?合格|优秀|达标)的?$"),
        (
            r"发出[^，,]{0,10}$|送达[^，,]{0,10}$|制发[^，,]{0,10}$",
            r"收到(?:反馈|回复|回函)|(?:已|均)?(?:回复|反馈|落实)$",
        ),
        (
            r"下达[^，,]{0,12}任务[^，,]{0,3}$|承担[^，,]{0,12}任务[^，,]{0,3}$|交办[^，,]{0,12}$",
            r"^(?:其中|已|现已|截至[^，,]{0,5})*(?:完成|办结|销号)$",
        ),
        (r"申请[^，,]{0,6}$", r"^(?:其中|依法|经审查)*(?:准予|批准|核准|获批)[^，,]{0,4}$"),
        (r"^[^，,]{0,8}应(?:当)?(?:建|设|配)[^，,]{0,12}$", r"^(?:其中)?(?:实际|现)(?:建成|设立|设置|配备)$"),
        (r"应聘$|报考$|竞聘$", r"录用|聘用|入围|进入面试"),
    )
)


def find_subsets(ctx: Context) -> Iterator[Formula]:
    """Every such pair; both figures printed exactly, nothing carried over, one unit."""
    counts = [f for f in ctx.counts if f.exact and not f.is_delta and not f.is_earlier and f.times == 1]
    for whole, part in pairwise(counts):
        if whole.family != part.family or part.sentence - whole.sentence > 1 or whole.block != part.block:
            continue
        gap = ctx.sheet.between(whole, part)
        tail = ctx.sheet.skeleton[part.at + 1 : part.at + 14]
        if re.search(r"含|结转|上年|往年|累计|重复", tail.split("。")[0]):
            continue
        if len(gap) > 48 or NEW_MATTER.search(gap) or "；" in gap or _ELSE.search(gap) or _ELSE.search(whole.clause):
            continue
        if whole.value.below(part.value) and _drawn(whole, part, gap):
            yield part_formula(part, whole, False, FormulaKind.PART)
        elif part.value.below(whole.value) and _told_after(whole, part, gap):
            yield part_formula(whole, part, False, FormulaKind.PART)


def _drawn(whole: Figure, part: Figure, gap: str) -> bool:
    if len(whole.pre + whole.post) < 3:
        return False
    words = part.lead + "，" + part.pre if part.lead and len(part.pre) < 4 else part.pre
    if _DRAWN.search(words) and re.search(r"的$|[这该此上前]", words) and part.index == whole.index + 1:
        return not re.search(r"[（(]", gap)
    near = part.number <= whole.number * 2 or part.number >= whole.number * 9
    if near and any(a.search(whole.pre) and b.search(part.pre) for a, b in _PAIRS):
        return True
    # 126个村（居），已建成“无讼村居”162个
    noun = re.match(r"(?:行政)?([村镇校所站户]|社区|乡镇|街道|学校|企业)(?:[（(][^）)]{1,4}[）)])?[，,]", gap)
    built = re.match(
        r"(?:已|全部|均)(?:建成|创建|建立|创成|配备|完成|设立)[^，,]*?([村镇校所站户居])[”」》]?$", part.pre
    )
    return bool(noun and built and noun[1] in part.pre[-6:])


def _told_after(part: Figure, whole: Figure, gap: str) -> bool:
    """接受监管的社区矫正对象■，在册社区矫正对象共■: the whole named after its part, by the same noun."""
    noun = re.search(r"的([\u4e00-\u9fff]{3,10}?)(?:共?有|为|达|共)?$", part.pre)
    head = re.search(r"(?:在册|现有|全部|共有|总共|在编)的?([\u4e00-\u9fff]{3,10}?)(?:共?有|为|达|共)?$", whole.pre)
    return bool(noun and head and noun[1] == head[1] and re.fullmatch(r"[，,][^，,。；;]*", gap))
