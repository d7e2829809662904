"""D101 stale-year."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagnostics import Finding, Label, Severity, Text
from checker.document import Span
from checker.report import Report
from checker.rule import Options, rule
from rules.dates._outdated import Stale
from rules.dates._stale import stale_places
from rules.dates._zones import report_year


@rule(
    "D101",
    "stale-year",
    Text("年份像是往年材料留下的", "a year left over from last year's report"),
    Severity.WARNING,
    basis=Text(
        "《法治政府建设与责任落实督察工作规定》：年度报告报告上一年度的情况",
        "the rule on annual reports: they report on the calendar year before",
    ),
)
def stale_year(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    与报告年度对不上的年份：“现将××年……报告如下”、开头一段的年份、部分标题的年份、作为本年工作依据的往年工作要点、
    当作本年成效来写的上年情况，以及引用尚未施行的法律办结的往年案件。

    ## 为什么
    年度报告常在上年稿子上修改，漏改的年份会让读者怀疑全文都是旧的。

    ## 依据
    年度报告报告的是上一年度（1月1日至12月31日）的情况。

    ## 正例
    ```text
    青岚县2023年法治政府建设情况报告
    2023年，我县扎实推进依法行政。现将2023年法治政府建设情况报告如下。
    一、主要举措和成效
    全年审结复议案件58件，比2022年增加6件；2021年以来累计化解纠纷900件。
    二、2024年工作安排
    2024年，我县将继续推进示范创建。
    ```
    ## 反例
    ```text
    青岚县2023年法治政府建设情况报告
    2023年，我县扎实推进依法行政。现将2022年度法治政府建设情况报告如下。
    ```
    ```text
    青岚县2023年法治政府建设情况报告
    一、主要举措和成效
    全县以《青岚县2022年法治政府建设工作要点》为本年度工作依据，逐项落实。
    ```
    ## 选项
    无。

    ## 误报与边界
    比较（上年、同比、比2022年）、“以来”、跨年规划、考核评查上年工作、法律法规的年份都不算。报告年度取自标题；没有标题时取自正文。
    """
    year, title = report_year(report)
    for place in stale_places(report, year, title):
        yield _finding(place, year, title)


def _finding(place: Stale, year: int | None, title: Span | None) -> Finding:
    second = place.second or (title if year is not None else None)
    labels = (Label(second, place.second_label),) if second is not None and second != place.span else ()
    return Finding(
        place.message,
        Label(place.span),
        labels,
        help=Text("请核对年份；确是往年情况的，写明“上年”或作比较。", "Check the year; if last year is meant, say so."),
        severity=place.severity,
    )
