"""D104 impossible-date."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from checker import lazy
from checker.diagnostics import Finding, Label, Severity, Text
from checker.document import Span
from checker.pack.terms import fold
from checker.report import Report
from checker.rule import Options, rule
from rules.sentences import matches

_FULL = lazy.compile(
    r"(?<![\d.])(?:(?P<y>(?:19|20)\d\d)\s?年\s?)?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?(?:日|号)"
    r"(?:\s?(?:至|到|-|—|~|～|－|、|和)+\s?(?:(?P<m2>\d{1,2})\s?月\s?)?(?P<d2>\d{1,2})\s?(?:日|号))?"
)
_MONTH = lazy.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?年\s?(?P<m>\d{1,2})\s?月(?!\s?\d)")
_ISO = lazy.compile(
    r"(?P<y>(?:19|20)\d\d)(?<![\d.\-/]\d{4})(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d\-/]|\.\d)"
)
_HAN = lazy.compile(
    r"(?:(?P<y>[一二][〇○零一二三四五六七八九]{3})年)?(?P<m>[一二三四五六七八九十]{1,3})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
_DIGIT = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}


def _han(text: str) -> int:
    tens, mark, ones = text.rpartition("十")
    if not mark:
        return _DIGIT[text] if len(text) == 1 else 99
    return (_DIGIT.get(tens, 99) if tens else 1) * 10 + (_DIGIT.get(ones, 99) if ones else 0)


def _wrong(year: int | None, month: int, day: int | None) -> Text | None:
    """What is impossible about a date; None if it exists (29 February passes when the year is not known)."""
    if not 1 <= month <= 12:
        return Text(f"没有{month}月", f"there is no month {month}")
    if day is None:
        return None
    last = calendar.monthrange(year if year is not None else 2000, month)[1]
    if day == 0:
        return Text("没有0日", "there is no day 0")
    if day > last:
        if month == 2 and day == 29:
            return Text(f"{year}年2月只有28天", f"February {year} has 28 days")
        return Text(f"{month}月没有{day}日", f"month {month} has no day {day}")
    return None


@rule(
    "D104",
    "impossible-date",
    Text("日期不存在", "a date that does not exist"),
    Severity.ERROR,
    basis=Text("历法", "the calendar"),
)
def impossible_date(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    不存在的日期：4月31日、2月30日、平年的2月29日、13月。

    ## 为什么
    日期一定写错了，相关的时间顺序也无从核对。

    ## 依据
    公历。

    ## 正例
    ```text
    2024年2月29日召开会议，4月1日至30日开展检查。
    ```
    ## 反例
    ```text
    2022年4月31日，平台正式上线。
    ```
    ```text
    9月1日至31日开展专项检查。
    ```
    ## 选项
    无。

    ## 误报与边界
    没有写年份的2月29日不报。
    """
    folded = fold(report.text)
    skip = report.document.furniture
    for span, problem in _dates(folded, report.year):
        if not any(span.overlaps(f) for f in skip):
            printed = report.document.slice(span)
            yield Finding(
                Text(f"“{printed}”不存在：{problem.zh}。", f"{printed} does not exist: {problem.en}."), Label(span)
            )


def _dates(text: str, report_year: int | None) -> Iterator[tuple[Span, Text]]:
    seen: list[Span] = []
    for pattern in (_FULL, _ISO, _HAN, _MONTH):
        for match in pattern.finditer(text) if pattern is _ISO else matches(pattern, text, "月"):
            span = Span(match.start(), match.end())
            groups = match.groupdict()
            han = pattern is _HAN
            year = int(groups["y"]) if groups.get("y") and not han else None
            month = _han(groups["m"]) if han else int(groups["m"])
            day = None if groups.get("d") is None else _han(groups["d"]) if han else int(groups["d"])
            problem = _wrong(year, month, day)
            if problem is None and groups.get("d2"):
                problem = _wrong(year, int(groups.get("m2") or month), int(groups["d2"]))
            if problem is not None and not any(span.overlaps(s) for s in seen):
                seen.append(span)
                yield span, problem
