"""Words beside a figure that say nothing of what it measures: time, the report's own place, grammar."""

from __future__ import annotations

from functools import lru_cache

from checker import lazy

_TIME = (
    r"20\d\d年度?|今年以来|今年|本年度?|全年|年内|一年来|年度|当年|截至[^，,。；;]{0,10}?(?:月底|年底|底|日|目前|年末|末|月)|"
    r"目前|当前|现有|现|已|(?<!公)共计?|总计|合计|一共|"
    r"累计|总数|达到?|约|为|是|有|等|(?:调整|压缩|缩短|提高|提升|增加|上升|下降|降低|精简|扩大)"
    r"(?:至|到|为)|"
    r"增至|减至|降至|分别|年末|年底"
)
_WEAK = (
    r"上述|以上|前述|上列|这些|这|该|所有|全部|各类|各种|各|均|都|对|在|从|将|把|就|其中|中|里|内|的|了|和|及|与|并|由|被|以及|案件|案|申请|事项|数量|数|量|"
    r"依法|认真|"
    r"组织|实现|针对|围绕|涉及|结果|情况|出|所|于|向|给|个|经统计|据统计|统计|值得一提的是"
)
_CLEAN = lazy.compile(
    rf"全部|所有|{_TIME}|(?:^|(?<=[的对在为全]))(?:全|我|本)(?:省|市|县|区|镇|乡|局|院|队|校|街道|系统|州|旗|盟)?(?:各级)?|{_WEAK}|[\s、“”（）()：:，,]"
)
PART_YEAR = lazy.compile(
    r"[上下前后]半年|[一二三四]季度|前三季度|\d{1,2}月(?:份)?(?!\d*日前)|截至(?!目前|年末|年底|本?年末|12月|20\d\d年(?:12月|底|末|年底))|年初|首月|当月|本月|上月|期间|专项(?=行动|整治|检查|治理)|宣传[周月]|活动中|试点"
)
MANY_YEARS = lazy.compile(r"累计|[近三两五四]年来?(?=[，,共来间])|(?<!今年)(?<!年初)(?<!一年)以来|历年|十四五|历次")
_OCCASION = lazy.compile(r"期间|专项|宣传[周月]|活动中|试点")
YEAR = lazy.compile(r"20\d\d(?=年)")


def times_differ(first: str, second: str, occasions: bool = True) -> bool:
    """Whether the words before two figures say different years, parts of the year, spans of years or (`occasions`)
    campaigns."""
    if not occasions:
        first, second = _OCCASION.sub("", first), _OCCASION.sub("", second)
    if bool(MANY_YEARS.search(first)) != bool(MANY_YEARS.search(second)):
        return True
    mine, other = PART_YEAR.search(first), PART_YEAR.search(second)
    if (mine is None) != (other is None) or (mine and other and mine.group() != other.group()):
        return True
    a, b = YEAR.findall(first), YEAR.findall(second)
    return bool(a and b and not set(a) & set(b))


@lru_cache(maxsize=512)
def clean(text: str) -> str:
    """What is left of `text` that can tell one measure from another."""
    previous = None
    while previous != text:
        previous, text = text, _CLEAN.sub("", text)
    return text


_FRAME = lazy.compile(
    r"20\d\d年度?|今年以来|今年|本年度?|全年|年内|一年(?:[来里间中]|下来|到头)|年度|当年|截至[^，,。；;]{0,10}?(?:月底|年底|底|日|目前|年末|末|月)|"
    r"目前|当前|现有|现已|(?<!公)共计?|总计|合计|一共|累计|总数|其中|上述|以上|前述|上列|所列|这些|这批|该批|所有|全部|"
    r"各类|各种|依法|认真|虽然?|尽管|经?统计|据统计|值得一提的是|涉及|"
    r"(?:^|(?<=[的对在为]))(?:全|我|本)(?:省|市|县|区|镇|乡|局|院|队|校|街道|系统|州|旗|盟)?(?:各级)?|"
    r"(?:(?<!标)的|[了\s“”‘’「」（）()：:，,、])"
)
_COPULA = lazy.compile(
    r"(?:(?:调整|压缩|缩短|提高|提升|增加|减少|上升|下降|降低|精简|扩大|[增减降升缩])(?:至|到|为)|达到?|为|是|(?<!实)有|约|就|共|已|分别|等|这|该|此|数|的|(?<!平)均)+$"
)


_BRACKET, _LINK = lazy.compile(r"[】〕\]]"), lazy.compile("^[对在从将把就由经向为给于被以按随现已]")


@lru_cache(maxsize=512)
def content(text: str) -> str:
    """The words before a figure without those of time, of the report's own place and of grammar; nouns are kept."""
    text = _BRACKET.split(text)[-1]
    previous = None
    while previous != text:
        previous, text = text, _COPULA.sub("", _FRAME.sub("", text))
    return _LINK.sub("", text)


LOOSE_UNITS = frozenset(["个", "项", "次", "场", "处"])
"""Units that count anything: two figures in one of them need a noun in common."""
