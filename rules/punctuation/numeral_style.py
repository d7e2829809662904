"""P106 numeral-style."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.diagnostics import Finding, Label, Severity, Text
from checker.document import Span
from checker.pack.terms import fold
from checker.report import Report
from checker.rule import Options, rule

_STYLES = (
    (
        lazy.compile(r"、\d[个件次名人天家起]"),
        lazy.compile(r"(?<![\d.、])\d、\d(?:个|件|次|名|人|天|家|起)(?!以|/)"),
        Text(
            "相邻两数表示概数时用汉字且不加顿号，如“三四个”",
            "an approximate pair is written in Chinese without 、: 三四个",
        ),
    ),
    (
        lazy.compile(r"[—–~～-]\d+(?:\.\d+)?%"),
        lazy.compile(r"(?<![\d.%-])\d+(?:\.\d+)?[—–~～-]{1,2}\d+(?:\.\d+)?%"),
        Text("数值范围的前一个数后也应写“%”，如“4%～6%”", "both ends of a range take %: 4%～6%"),
    ),
    (
        lazy.compile(r"[—–~～-]\d+(?:\.\d+)?万"),
        lazy.compile(r"(?<![\d.])\d+(?:\.\d+)?[—–~～-]{1,2}\d+(?:\.\d+)?万(?=[一-龥])"),
        Text("数值范围的前一个数后也应写“万”，如“5万～10万人”", "both ends of a range take 万: 5万～10万"),
    ),
    (
        lazy.compile(r"年(?<=(?<!\d)[012]\d年)[\d度底末初上下全]"),
        lazy.compile(r"(?<![\d.〔\[(〈年第])(?<!\d)[012]\d年(?=\d{1,2}月|度|底|末|初|上半年|下半年|全年)"),
        Text("年份应写全四位数", "the year has four digits"),
    ),
    (
        lazy.compile(r"[年月]0"),
        lazy.compile(r"[年月]0\d(?:月|日)"),
        Text("正文中的月、日不编虚位，如“3月5日”", "no leading zero in months and days of running text"),
    ),
    (
        lazy.compile("午|晚上|凌晨"),
        lazy.compile(
            r"(?:上午|下午|晚上|凌晨)\s?(?:1[3-9]|2[0-4])[:：]\d\d|(?:下午|晚上)\s?(?:1[3-9]|2[0-4])(?:时|点)"
        ),
        Text("12小时制的词与24小时制的数字不要混用", "12-hour words and 24-hour figures are mixed"),
    ),
)
"""What a text must hold to be looked through, how the wrong form looks, what is right."""


@rule(
    "P106",
    "numeral-style",
    Text("数字写法不合规范", "a numeral not after the standard"),
    Severity.INFO,
    basis=Text("《出版物上数字用法》（GB/T 15835—2011）", "GB/T 15835-2011"),
)
def numeral_style(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    概数（3、4个）、范围（4-6%、5-10万人）、两位数年份、月日编虚位、12小时与24小时混用。

    ## 为什么
    这些写法容易引起误解，如“5-10万人”可以读成5人到10万人。

    ## 依据
    《出版物上数字用法》（GB/T 15835—2011）；公文可参照执行。

    ## 正例
    ```text
    压减三四个环节，增长4%～6%，2023年3月5日上线。
    ```
    ## 反例
    ```text
    压减3、4个环节，增长4-6%。
    ```
    ## 选项
    无。

    ## 误报与边界
    每一种写法一份报告只提示一次，列出其余各处。
    """
    folded = fold(report.text)
    furniture = report.document.furniture
    for hint, pattern, message in _STYLES:
        if not hint.search(folded):
            continue
        spans = [Span(m.start(), m.end()) for m in pattern.finditer(folded)]
        spans = [s for s in spans if not any(s.overlaps(f) for f in furniture)]
        if spans:
            printed = report.document.slice(spans[0])
            yield Finding(
                Text(f"“{printed}”：{message.zh}。", f"{printed}: {message.en}."),
                Label(spans[0]),
                tuple(Label(s) for s in spans[1:8]),
            )
