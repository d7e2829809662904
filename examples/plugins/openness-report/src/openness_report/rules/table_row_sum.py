"""N951 table-row-sum: a row of a table does not add up to its total."""

from __future__ import annotations

from collections.abc import Iterator

from checker.api import Finding, Options, Report, Severity, Text, rule
from openness_report.checks import broken_identities, culprits
from openness_report.rules._finding import identity_finding
from openness_report.tables import data_tables


@rule(
    "N951",
    "table-row-sum",
    Text("表格横向合计不符", "a table row that does not add up"),
    Severity.INCONSISTENCY,
    basis=Text("《政府信息公开工作年度报告格式》的表内勾稽关系", "the identities of the uniform format"),
)
def table_row_sum(report: Report, options: Options) -> Iterator[Finding]:
    """表格一行各列之和与“总计”不一致。

    ## 检查什么
    申请情况表每一行：自然人与五类组织之和等于总计；复议诉讼表三组各四项之和等于总计。

    ## 为什么
    同一张表里的数字互相矛盾，至少有一个是错的。

    ## 依据
    《政府信息公开工作年度报告格式》的表内勾稽关系。

    ## 正例
    ```text
    本年新收申请12件。
    ```

    ## 反例
    见测试：一张表里把任一数字改动一处，就在那一格报出。

    ## 选项
    无。

    ## 误报与边界
    缺数字的行不判断，由 blank-cell 报出。
    """
    for table in data_tables(report.document):
        suspects = culprits(table)
        for found in broken_identities(table, "row"):
            yield identity_finding(table, found, frozenset(suspects))
