"""Things that an announced number counts beyond its list: told behind it, beside it, or several at one place."""

from __future__ import annotations

from checker import lazy
from checker.claims.formulas.sheet import COUNT, Sheet
from checker.claims.numerals import SPOKEN
from checker.claims.weighing.data import Relation
from checker.claims.weighing.lists.page import Binding

_OTHERS = r"其余|其他|剩[余下]|余下|还有|[，,]另|此外|[后末][一两二三四五六][\u4e00-\u9fff]"
_REST = lazy.compile(_OTHERS + r"|正在|尚[在未待]|延[期至后]|(?<![接招等优期看对款交])待(?!遇)|(?<![模虚草])拟(?!定)")
_REST_OF_REST = lazy.compile(_OTHERS)
"""What is left of those left: that they are not done yet is said of them all."""
_OTHERS_NEXT = lazy.compile(
    r" *(?:第[二三四五六七八九]|后[一两二三四五六]|末|最后|其余|其他|剩[余下]|余下|另|还有|此外)"
)
_SEVERAL = lazy.compile(r"(?<![第每一二三四五六七八九十])(?P<n>[两二三四五六])(?P<unit>[\u4e00-\u9fff])")
_AND_SEVERAL = lazy.compile("[、和及与][两三四五六][个家所处]?[\u4e00-\u9fff]")
_HAVING = lazy.compile("[各设有建派配驻]|其中..?|牵头|承担")
_OF_THEM = lazy.compile(r"[”’]?(?:之?[中里]的?|里的|之)[，,一二两三四五六\d\ue001]|[”’]?(?:中|里|之)的")
_BESIDES = lazy.compile("[之以]外")
_AS_ONE = ("合署", "合署办公", "为一家", "为一个", "为一处")
_TWO_WAYS = lazy.compile(r"[一两二三四五六七八九][\u4e00-\u9fff][一两二三四五六七八九](?P<way>[\u4e00-\u9fff])[”’]")
_AGAINST = lazy.compile(r"[\u4e00-\u9fff]{2}[与诉][\u4e00-\u9fff]{2}")
_DISPUTE = lazy.compile("纠纷|争议|诉|合同|官司")
_BEHIND = ("after", "next", "points", "each", "bracket", "worded")
_FIRMS = ("公司", "集团", "商行", "工厂", "合作社")
_LEFT = ("其余", "剩余", "剩下", "余下", "其他", "另外", "另")
_BACK = 160


def told_elsewhere(sheet: Sheet, relation: Relation, binding: Binding) -> bool:
    """Whether what a list lacks of its number is told otherwise, or the number counts no such things alone."""
    number, listed, how = binding.number, binding.listed, binding.how
    text = sheet.skeleton
    if how == "before":
        return _OF_THEM.match(text, number.stop) is not None  # A、B“四张清单”中的两张
    if how == "points" and sum(number.noun[-2:] in i for i in listed.items) == number.number > 1:
        return bool(number.noun)  # “两项机制” and 联席机制、通报机制、案件评查: the third is about something else
    if how == "back":
        return _BESIDES.match(text, number.stop) is not None or _beside(text, binding)
    if how == "bracket" and listed.items[-1].endswith(_AS_ONE):
        return True  # 两家单位（甲院、乙中心、丙院合署为一家）
    if how not in _BEHIND or number.number <= listed.high:
        return False
    stop = min((i for i in (text.find("。", listed.end), text.find("\n", listed.end)) if i >= 0), default=len(text))
    if text[number.head - 1 : number.head] == "前":
        return False  # 前四位为甲■、乙■、丙■。其余■: the rest is not of them
    rest = _REST.search(text, listed.end, stop)
    if rest and _is_of_all_left(text, binding, rest.start()):
        rest = _REST_OF_REST.search(text, listed.end, stop)
    if (rest and not _all_done(sheet, binding, stop)) or (
        text[stop : stop + 1] == "。" and _OTHERS_NEXT.match(text, stop + 1)
    ):
        return True
    if text[listed.end : listed.end + 1] in ("，", ",") and (way := _TWO_WAYS.match(text, number.at)):
        return way["way"] in text[listed.end : stop]  # “两升一降”：甲、乙上升，丙下降
    return _several(sheet, binding, stop) or (how in ("after", "next") and _at_kinds(relation, binding))


def _is_of_all_left(text: str, binding: Binding, at: int) -> bool:
    """其余3个部门为甲局、乙局，系统尚在调试: said of all that are left, and of no other of their kind."""
    number, listed = binding.number, binding.listed
    if binding.how != "after" or not number.told.startswith(_LEFT):
        return False
    return all(i[-1:] not in text[listed.end : at] for i in listed.items)


def _all_done(sheet: Sheet, binding: Binding, stop: int) -> bool:
    """5项：甲、乙、丙、丁，完成3项，余下1项在办: what was done and what was left are all that was named."""
    number, listed = binding.number, binding.listed
    told = [f.number for f in sheet.within(listed.end, stop) if f.mention.unit == number.unit]
    return len(told) == 2 and listed.low <= sum(told) <= listed.high


def _several(sheet: Sheet, binding: Binding, stop: int) -> bool:
    """设5个，分别设在甲、乙、丙，甲、乙各两个: some of the things named have several."""
    number, listed = binding.number, binding.listed
    if not number.unit:
        return False
    text = sheet.skeleton
    numbered = listed.items[0].startswith("一")  # 一级■、二级■、三级■
    if not numbered and _AND_SEVERAL.search(text, listed.start, listed.end):
        return True  # 驻城北、城南和两个园区
    spoken = _SEVERAL.finditer(text, listed.end, stop)
    told = [(m.start(), SPOKEN[m["n"]]) for m in spoken if m["unit"] == number.unit[-1]]
    told += [(f.at, int(f.number)) for f in sheet.within(listed.end, stop) if f.mention.unit == number.unit]
    return any(1 < n < number.number and _HAVING.search(text, max(at - 4, listed.end), at) for at, n in told)


def _at_kinds(relation: Relation, binding: Binding) -> bool:
    """调解室5个，设在派出所、法庭、信访局: kinds of places, each of which there are several."""
    items = binding.listed.items
    return 2 * sum(relation.says("place_kind", i) for i in items) >= len(items)


def _beside(text: str, binding: Binding) -> bool:
    """对甲公司、乙公司处罚，对丙公司约谈。上述三家: others of the kind stand beside the list."""
    number, listed = binding.number, binding.listed
    if number.number < listed.low:
        against = _AGAINST.search(text, listed.start, listed.end) is not None
        return (
            number.number == listed.low - 1 and against and _DISPUTE.search(text, listed.start, number.at) is not None
        )
    ending = listed.items[0][-2:]
    if listed.form != "marks" or COUNT in ending or not all(ending in i for i in listed.items):
        return False
    start = max(text.rfind("\n", 0, listed.start) + 1, listed.start - _BACK)
    if ending in _FIRMS:
        return sum(text.count(firm, start, number.head) for firm in _FIRMS) >= number.number
    return text.count(ending, start, number.head) >= number.number
