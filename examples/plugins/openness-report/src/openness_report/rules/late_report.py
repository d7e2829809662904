"""D951 late-openness-report: published after the deadline of the kind of body."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from checker.api import Finding, Label, Options, Report, Severity, Span, Text, rule
from openness_report.rules.missing_table import PROFILE


@rule(
    "D951",
    "late-openness-report",
    Text("信息公开年报公布超期", "published after the deadline"),
    Severity.WARNING,
    basis=Text(
        "《中华人民共和国政府信息公开条例》第四十九条", "Regulations on Open Government Information, Article 49"
    ),
    needs_profile=True,
)
def late_openness_report(report: Report, options: Options) -> Iterator[Finding]:
    """年报公布日期晚于规定期限。

    ## 检查什么
    县级以上政府部门为次年1月31日前，县级以上地方人民政府为次年3月31日前。

    ## 为什么
    逾期公布是统一考核的扣分项。

    ## 依据
    《中华人民共和国政府信息公开条例》第四十九条。

    ## 正例
    ```text profile=government-information-openness
    云陌区司法局2023年政府信息公开工作年度报告
    发布时间:2024-01-25 来源:区司法局
    一、总体情况
    全年主动公开信息120条。
    ```

    ## 反例
    ```text profile=government-information-openness
    云陌区司法局2023年政府信息公开工作年度报告
    发布时间:2024-02-25 来源:区司法局
    一、总体情况
    全年主动公开信息120条。
    ```

    ## 选项
    无。

    ## 误报与边界
    分不清是政府还是部门时，按较晚的期限判断。
    """
    published = report.facts.published
    if report.profile is None or report.profile.id != PROFILE or published is None or report.year is None:
        return
    kind = report.facts.body_kind.value if report.facts.body_kind else ""
    deadline = dt.date(report.year + 1, *((1, 31) if kind == "department" else (3, 31)))
    if published.value <= deadline:
        return
    yield Finding(
        Text(
            f"公布日期 {published.value} 晚于期限 {deadline}。",
            f"Published on {published.value}, after the deadline of {deadline}.",
        ),
        Label(published.span or Span(0, 0), Text("公布日期", "date of publication")),
    )
