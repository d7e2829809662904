"""S107 missing-title."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagnostics import Finding, Label, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.structure._parts import opening


@rule(
    "S107",
    "missing-title",
    Text("报告没有标题", "the report has no title"),
    Severity.WARNING,
    basis=Text("《党政机关公文格式》（GB/T 9704—2012）标题", "GB/T 9704-2012: title"),
    needs_profile=True,
)
def missing_title(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    正文之前有没有报告的标题。

    ## 为什么
    标题写明谁的、哪一年的、什么报告；没有标题，公开后无法识别。

    ## 依据
    《党政机关公文格式》（GB/T 9704—2012）关于标题的规定。

    ## 正例
    ```text profile=law-based-government
    云岗县水利局2023年度法治政府建设情况报告
    2023年，云岗县水利局扎实推进法治政府建设，现将有关情况报告如下。
    一、主要举措和成效
    开展执法检查30次。
    ```
    ## 反例
    ```text profile=law-based-government
    日期：2024-02-01　来源：云岗县水利局
    2023年，云岗县水利局扎实推进法治政府建设，现将2023年法治政府建设情况报告如下。
    一、主要举措和成效
    开展执法检查30次。
    ```
    ## 选项
    无。

    ## 误报与边界
    网页源代码里写明标题的，视为有标题；栏目导航里的“法治政府建设年度报告”不是标题。
    """
    if report.facts.title is None:
        year = f"{report.year}年" if report.year else "××××年"
        yield Finding(
            Text("正文之前没有标题。", "No title stands before the text."),
            Label(opening(report), Text("报告从这里开始", "the report begins here")),
            help=Text(
                f"请在最前面加上标题，如“××{year}法治政府建设年度报告”。",
                "Put a title first: body, year and kind of report.",
            ),
        )
