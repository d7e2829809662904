"""Things named without a mark between them, and days: 市县乡村四级, “红黄蓝”三色, 3月2日、6月5日召开3次会议."""

from __future__ import annotations

from collections.abc import Iterator
from re import Pattern

from checker import lazy
from checker.claims.numerals import SPOKEN
from checker.claims.weighing.lists.announced import Announced
from checker.claims.weighing.lists.listed import Listed
from checker.claims.weighing.lists.page import Binding, Page

_LEVELS = lazy.compile(r"[国省州市区县旗乡镇街村居组户]{2,7}[”’]?$")
_COLOURS = lazy.compile(r"[红橙黄绿青蓝紫黑白灰]{2,7}[”’]?$")
_ONE_LEVEL = lazy.compile("省区|区市|市州|州市|区县|县区|县市|市区|乡镇|镇乡|镇街|街镇|乡街|街乡|村居|居村|旗县|县旗")
_FREE = lazy.compile(r"(?:^|[，,。；;：:“‘（(\n]|[的在由将把与和及立建成善行动造托实筹进化盖通织]|健全)$")
_DAY = r"(?:\d{1,2}月)?\d{1,2}[日号]"
_DAYS = lazy.compile(
    rf"(?:(?:{_DAY})(?:、|和|及|以及|，)){{1,11}}{_DAY}(?P<act>[^，,。；;：:、\n各每均又再另]{{0,10}})$"
)
_MONTHS = lazy.compile(
    r"(?<![至到—\-~～－])(?:\d{1,2}月?(?:、|和|及|以及)){1,11}\d{1,2}月(?:份)?(?P<act>[^，,。；;：:、\n各每均又再另共底日]{0,10})$"
)
_YEARS = lazy.compile(
    r"(?<![至到—\-~～－\d])(?:20\d\d年?(?:、|和|及|以及|，)){1,11}20\d\d年(?:度)?(?P<act>[^，,。；;：:、\n各每均又再另共底末初日]{0,6})$"
)
_YEARS_ON = lazy.compile(
    r"(?<![至到—\-~～－\d])(?P<years>20\d\d年?(?:(?:、|和|及|以及)20\d\d年?)+)(?:度)?(?:已|都|均|，)?(?P<lead>连续|连着|接连|一连)"
    r"(?P<n>[两二三四五六七八九]|[2-9])年"
)
_YEARS_BEHIND = lazy.compile(
    r"(?P<lead>连续|连着|接连|一连|近|最近)(?P<n>[两二三四五六七八九]|[2-9])年(?:[（(](?:即|分别为)?|，?(?:即|分别[为是]))"
    r"(?P<years>20\d\d年?(?:(?:、|和|及|以及)20\d\d年?)+)(?:度)?(?=[）)，,。；])"
)
_TWO_YEARS = lazy.compile(r"20\d\d年?(?:、|和|及|以及)20")
_SPREAD = lazy.compile("[，,](?:先后)?分$")
"""3月、6月和9月，先后分两次: the clause behind the days says how often."""
_YEAR = lazy.compile(r"20\d\d")
_SET = lazy.compile(r"[、，和及]以?及?")
_STRAIGHT = ("", "先后", "连续", "共", "分", "先后分", "共计", "累计")
_RESPECTIVELY = lazy.compile("(?:分别|依次)[于在]?(?:[今当去本]年|20[0-9]{2}年)?$")
_TIMES = frozenset("次场期轮批回")
_REACH = 84


def bind_run(page: Page, number: Announced) -> Binding | None:
    """What stands right before a number of levels or colours, or the days before a number of times."""
    if number.unit in ("级", "色"):
        return _run(page, number)
    if number.unit in _TIMES or number.unit == "场次":
        return _days(page, number)
    return None


def bind_years(page: Page) -> Iterator[Binding]:
    """2021年、2022年、2023年连续三年, 近三年（2021年、2022年、2023年）: years that follow one another, and how many."""
    if not _TWO_YEARS.search(page.text):
        return
    for pattern, how in ((_YEARS_ON, "before"), (_YEARS_BEHIND, "bracket")):
        yield from _years(page, pattern, how)


def _years(page: Page, pattern: Pattern[str], how: str) -> Iterator[Binding]:
    """What one pattern finds of them."""
    for found in pattern.finditer(page.text):
        years = [int(y) for y in _YEAR.findall(found["years"])]
        if years != list(range(years[0], years[0] + len(years))):
            continue
        printed, at = found["n"], found.start("n")
        number = int(printed) if printed.isdigit() else SPOKEN[printed]
        spoken = not printed.isdigit()
        told = Announced(
            at, found.start("lead"), at + 2, at + 2, number, "年", "", False, False, spoken, found["lead"], ""
        )
        names = tuple(f"{y}年" for y in years)
        listed = Listed(found.start("years"), found.end("years"), names, len(years), len(years), form="words")
        yield Binding(told, listed, how, "")


def _run(page: Page, number: Announced) -> Binding | None:
    head = number.head
    if page.text[number.at - 1 : number.at] in "“‘":
        return None
    pattern = _LEVELS if number.unit == "级" else _COLOURS
    run = pattern.search(page.text, max(head - 8, 0), head)
    if run is None:
        return None
    names = run.group().rstrip("”’")
    if len(set(names)) < len(names) or page.text[max(run.start() - 1, 0)] in "、—-/":
        return None
    low = high = len(names)
    if number.unit == "级":
        high += page.text[max(run.start() - 1, 0)] in "中部厅地"  # 地县乡三级, 中省市县四级
        if not _FREE.search(page.text, max(run.start() - 2, 0), run.start()):
            low -= 2  # 白石县乡村两级: the first may end a name
        elif number.number < low:
            low -= len(_ONE_LEVEL.findall(names))
    listed = Listed(run.start(), head, tuple(names), max(low, 1), high)
    return Binding(number, listed, "before", "")


def _days(page: Page, number: Announced) -> Binding | None:
    """于3月2日、6月5日召开3次会议, 2021年、2023年两次: a day or a year may hold but one, a month as many as one likes
    unless 分别 says one each."""
    spread = _SPREAD.search(page.text, max(number.head - 6, 0), number.head)
    head = spread.start() if spread else number.head
    start = max(page.text.rfind("。", max(head - _REACH, 0), head) + 1, head - _REACH, 0)
    stretch = page.text[start:head]
    if "、" not in stretch and "和" not in stretch:
        return None
    patterns = (_DAYS, _MONTHS, _YEARS) if "20" in stretch else (_DAYS, _MONTHS)
    found = next((m for p in patterns if (m := p.search(page.text, start, head))), None)
    if found is None:
        return None
    end = found.start("act")
    names = tuple(p for p in _SET.split(page.text[found.start() : end]) if p)
    respectively = spread or _RESPECTIVELY.search(page.text[start : found.start()])
    yearly = names[-1].endswith("年") and found["act"] in _STRAIGHT
    one_each = names[-1].endswith(("日", "号")) or yearly or respectively
    high = len(names) if one_each else max(len(names), number.number)
    return Binding(number, Listed(found.start(), end, names, len(names), high, form="words"), "before", "")
