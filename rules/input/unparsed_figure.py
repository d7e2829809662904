"""I003 unparsed-figure."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagnostics import Finding, Label, Severity, Text
from checker.report import Report
from checker.rule import Options, rule


@rule("I003", "unparsed-figure", Text("有数字没有读懂", "a figure that could not be read"), Severity.INFO)
def unparsed_figure(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    程序看到了、但没能读成数值、日期或编号的数字。
    ## 为什么
    没有读懂的数字不参与数据核对；读出的比例（coverage）随结果一并给出，不假装全都核对过。
    ## 依据
    程序自身的约定：检查了多少，如实说明。
    ## 正例
    ```text
    全年办理案件1286件。
    ```
    ## 反例
    ```text
    全年办理案件12.8.6件。
    ```
    ## 选项
    无。
    ## 误报与边界
    写错的数字另由 malformed-number 报告。
    """
    for span in report.figures.unparsed:
        words = report.document.slice(span)
        yield Finding(
            Text(f"没有读懂“{words}”，它没有参与核对。", f"“{words}” could not be read and was not compared."),
            Label(span, Text("没有读懂", "not understood")),
            help=Text("请核对写法；这个数字没有参与核对。", "Check how it is written; it took no part in the checks."),
            key=words,
        )
