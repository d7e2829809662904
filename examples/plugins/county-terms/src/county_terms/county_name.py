"""W901 county-name: the county's former name in a report of today."""

from __future__ import annotations

from collections.abc import Iterator

from checker.api import Finding, Label, Options, Report, Severity, Span, Text, rule


@rule(
    "W901",
    "county-name",
    Text("使用了撤县设区前的旧名", "former name of the county"),
    Severity.WARNING,
    basis=Text("本区地名管理规定", "the district's rule on place names"),
    options={"former": "云陌县", "present": "云陌区"},
)
def county_name(report: Report, options: Options) -> Iterator[Finding]:
    """撤县设区后，报告中仍使用旧名。

    ## 检查什么
    正文里出现 `former` 给出的旧名。

    ## 为什么
    旧名多半是从往年报告照抄来的。

    ## 依据
    本区地名管理规定。

    ## 正例
    ```text
    云陌区全年办结行政复议案件12件。
    ```

    ## 反例
    ```text
    云陌县全年办结行政复议案件12件。
    ```

    ## 选项
    `former`：旧名；`present`：现名。

    ## 误报与边界
    书名号内的旧文件名不报。
    """
    former, present = str(options["former"]), str(options["present"])
    for block in report.document.prose:
        text = report.document.slice(block.span)
        at = text.find(former)
        while at >= 0:
            if text.count("《", 0, at) == text.count("》", 0, at):
                start = block.span.start + at
                yield Finding(
                    Text(f"“{former}”已更名为“{present}”。", f"“{former}” is now “{present}”."),
                    Label(Span(start, start + len(former)), Text("旧名", "former name")),
                    key=str(at),
                )
            at = text.find(former, at + len(former))
