"""S951 missing-table: one of the three tables is not there."""

from __future__ import annotations

from collections.abc import Iterator

from checker.api import Finding, Label, Options, Report, Severity, Span, Text, rule
from openness_report.forms import load_forms
from openness_report.tables import data_tables

PROFILE = "government-information-openness"


@rule(
    "S951",
    "missing-table",
    Text("缺少统一格式的表格", "one of the three tables is missing"),
    Severity.ERROR,
    basis=Text("《政府信息公开工作年度报告格式》", "the uniform format"),
    needs_profile=True,
)
def missing_table(report: Report, options: Options) -> Iterator[Finding]:
    """政府信息公开工作年度报告缺少三张统一表格之一。

    ## 检查什么
    主动公开、申请办理、复议诉讼三张表是否都在。

    ## 为什么
    三张表是统一格式的一部分，缺表即内容不全。

    ## 依据
    《政府信息公开工作年度报告格式》。

    ## 正例
    ```text
    云陌区2024年法治政府建设年度报告
    一、主要举措和成效
    全年办结复议案件12件。
    ```

    ## 反例
    ```text profile=government-information-openness
    云陌区2024年政府信息公开工作年度报告
    一、总体情况
    全年主动公开信息120条。
    ```

    ## 选项
    无。

    ## 误报与边界
    表格以图片形式发布时读不出，也会报缺。
    """
    if report.profile is None or report.profile.id != PROFILE:
        return
    found = {table.form.id for table in data_tables(report.document)}
    for form in load_forms().forms:
        if form.id not in found:
            yield Finding(
                Text(f"没有找到表格“{form.title}”。", f"The table {form.title} is missing."),
                Label(Span(0, 0)),
                help=Text(
                    "请按统一格式补上；没有数据的填 0。", "Add it in the uniform format; write 0 where there is none."
                ),
                key=form.id,
            )
