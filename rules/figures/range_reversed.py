"""F104 range-reversed."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.claims.model import Kind, Mention
from checker.diagnostics import Finding, Label, Severity, Text
from checker.report import Report
from checker.rule import Options, rule

_NUMBER = r"(\d[\d,]*(?:\.\d+)?)\s?([万亿千百]?)"
_PAIR = lazy.compile(rf"^\D*{_NUMBER}([^\d\-—–~～至到]*?)\s?(?:[-—–~～－]+|至|到)\s?\D{{0,2}}?{_NUMBER}(.*)$")
_YEARS = lazy.compile(r"^((?:19|20)\d\d)\D*?(?:[-—–~～－]+|至|到)\s?((?:19|20)\d\d)\D*$")
_DAY = r"(?:(\d{4})\s?年)?(?:(\d{1,2})\s?月)?(?:份|底|初)?(?:(\d{1,2})\s?[日号])?"
_DAYS = lazy.compile(rf"^{_DAY}\s?(?:[-—–~～－]+|至|到)\s?{_DAY}$")
_REPEATED = lazy.compile(r"(?:每[年季]?个?[月周]?|次|翌|下个?)$")
_SCORE = lazy.compile(r"(?:比分|比数|战绩|以)$")


@rule(
    "F104",
    "range-reversed",
    Text("范围前大后小", "a range that runs backwards"),
    Severity.ERROR,
    basis=Text("GB/T 15835—2011《出版物上数字用法》", "GB/T 15835—2011, use of numerals in publications"),
)
def range_reversed(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    起止颠倒的范围：2025—2021年、45至38天、2000元至500元、12月7日至1日。

    ## 为什么
    范围从小到大、从先到后；颠倒多半是录入错误，或者本来是“由……降至……”。

    ## 依据
    《出版物上数字用法》关于数值范围的写法。

    ## 正例
    ```text
    落实2021—2025年规划，办理周期为38至45天，平均用时由45天降至38天。
    ```
    ## 反例
    ```text
    落实县法治社会建设实施方案（2025—2021年）。
    ```
    ```text
    复议案件平均办理周期压缩到45至38天。
    ```
    ## 选项
    无。

    ## 误报与边界
    “由45天降至38天”是变化，不是范围；两端单位不同（90分钟至2小时）、比分、可能跨年的月份（11月至3月）、可能跨月的“每月25日至5日”不算。
    """
    for mention in report.mentions:
        if mention.kind is Kind.RANGE:
            back = _backwards(report.text, mention)
        elif mention.kind is Kind.DATE:
            words = mention.text.strip()
            years = _YEARS.match(words)
            back = years[1] > years[2] if years else _days_backwards(report.text, mention.span.start, words)
        else:
            continue
        if back:
            yield Finding(
                Text(f"“{mention.text}”前大后小。", f"“{mention.text}” runs backwards."),
                Label(mention.span, Text("起止颠倒", "start and end are exchanged")),
                help=Text(
                    "请调换起止；如果说的是变化，写作“由……降至……”。",
                    "Exchange the ends, or write 由…降至… for a change.",
                ),
                key=mention.text,
            )


def _days_backwards(text: str, start: int, words: str) -> bool:
    """12月7日至1日, 5月28日至5月12日, 2024年12月至2024年3月; a later month without its year may be of the next year."""
    pair = _DAYS.match(words)
    if pair is None or _REPEATED.search(text, max(0, start - 4), start):
        return False
    year, month, day, last_year, last_month, last_day = (int(n) if n else None for n in pair.groups())
    if year is not None and last_year is not None:
        if year != last_year:
            return year > last_year
        return (month or 0, day or 0) > (last_month or 13, last_day or 32)
    same_month = last_month is None or last_month == month
    return last_year is None and same_month and day is not None and last_day is not None and day > last_day


def _backwards(text: str, mention: Mention) -> bool:
    if mention.value is None or mention.rounded.low is None or mention.value <= mention.rounded.low:
        return False
    pair = _PAIR.match(mention.text)
    if pair is None or not mention.unit:
        return False
    start = mention.span.start
    if text[max(0, start - 1) : start] in ("由", "从", "自") or _SCORE.search(text, max(0, start - 2), start):
        return False
    first, last = pair[3].strip(), pair[6].strip()
    return not first or last.startswith(first)
