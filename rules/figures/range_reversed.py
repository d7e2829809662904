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
    起止颠倒的范围：2025—2021年、45至38天、2000元至500元。

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
    “由45天降至38天”是变化，不是范围；两端单位不同（90分钟至2小时）、比分、跨年的月份不算。
    """
    for mention in report.mentions:
        if mention.kind is Kind.RANGE:
            back = _backwards(report.text, mention)
        elif mention.kind is Kind.DATE:
            years = _YEARS.match(mention.text.strip())
            back = years is not None and years[1] > years[2]
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
