"""D103 late-publication and D108 early-publication."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from checker.diagnostics import Finding, Label, Severity, Text
from checker.document import Span
from checker.report import Report
from checker.rule import Options, rule
from rules.dates._zones import report_year

_BASIS = Text(
    "《法治政府建设与责任落实督察工作规定》：年度报告的公开时间",
    "the rule on annual reports: time of publication",
)


@rule("D103", "late-publication", Text("公开时间迟于规定", "published too late"), Severity.WARNING, basis=_BASIS)
def late_publication(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    报告的公开日期是否在规定的日期以前：法治政府建设年度报告为报告年度次年的4月1日；其他类型的报告以其类型文件中的日期为准。

    ## 为什么
    未按规定时间公开的，督察和评估中会被指出，可能被通报。

    ## 依据
    《法治政府建设与责任落实督察工作规定》关于年度报告公开时间的要求。

    ## 正例
    ```text
    青岚县2022年法治政府建设情况报告
    发布日期：2023-03-28 来源：县司法局
    ```
    ## 反例
    ```text
    青岚县2022年法治政府建设情况报告
    发布日期：2023-04-12 来源：县司法局
    ```
    ## 选项
    无。

    ## 误报与边界
    公开日期只取页面写明的发布时间；网页改版后重新生成的日期可能晚于最初公开的日期，请核对。
    """
    year, title = report_year(report)
    published = report.facts.published
    if year is None or published is None:
        return
    profiles = [report.profile] if report.profile else report.knowledge.profiles.values()  # unknown: the latest of all
    days = [(d.month, d.day) for p in profiles for d in p.deadlines if d.about == "publication"]
    if not days or published.value < (last := dt.date(year + 1, *max(days))):
        return
    told = published.value.isoformat()
    yield Finding(
        Text(
            f"{year}年度的报告于{told}公开，未在{last.year}年{last.month}月{last.day}日前公开。",
            f"The report for {year} was published on {told}, not before {last.isoformat()}.",
        ),
        Label(published.span or title or Span(0, 0)),
        help=Text("如最初公开的时间更早，请保留原发布日期。", "If it was first published earlier, keep that date."),
    )


@rule(
    "D108",
    "early-publication",
    Text("年度未结束即公开", "published before the year's end"),
    Severity.INFO,
    basis=_BASIS,
)
def early_publication(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    报告的日期是否早于报告年度次年的1月1日。

    ## 为什么
    年度尚未结束，数据不会完整；也可能是标题的年份写错了。

    ## 依据
    年度报告报告上一年度的情况，年度指1月1日至12月31日。

    ## 正例
    ```text
    青岚县2022年法治政府建设情况报告
    发布日期：2023-01-10 来源：县司法局
    ```
    ## 反例
    ```text
    青岚县2022年法治政府建设情况报告
    发布日期：2022-12-10 来源：县司法局
    ```
    ## 选项
    无。

    ## 误报与边界
    只看页面写明的发布时间。
    """
    year, title = report_year(report)
    published = report.facts.published
    if year is None or published is None or published.value >= dt.date(year + 1, 1, 1):
        return
    yield Finding(
        Text(
            f"{year}年尚未结束，报告已于{published.value.isoformat()}公开，请核对标题年份和数据截止时间。",
            f"Published on {published.value.isoformat()}, before the end of {year}.",
        ),
        Label(published.span or title or Span(0, 0)),
    )
