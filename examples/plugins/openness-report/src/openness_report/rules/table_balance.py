"""N952 table-imbalance: a column of a table does not balance."""

from __future__ import annotations

from collections.abc import Iterator

from checker.api import Finding, Options, Report, Severity, Text, rule
from openness_report.checks import broken_identities, culprits
from openness_report.rules._finding import identity_finding
from openness_report.tables import data_tables


@rule(
    "N952",
    "table-imbalance",
    Text("表格纵向勾稽不符", "a table column that does not balance"),
    Severity.INCONSISTENCY,
    basis=Text("《政府信息公开工作年度报告格式》的表内勾稽关系", "the identities of the uniform format"),
)
def table_imbalance(report: Report, options: Options) -> Iterator[Finding]:
    """表格一列的勾稽关系不成立。

    ## 检查什么
    申请情况表每一列：新收加上年结转等于办理总计加结转下年；各办理结果之和等于办理总计。

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
    缺数字的列不判断，由 blank-cell 报出。
    """
    for table in data_tables(report.document):
        suspects = culprits(table)
        for found in broken_identities(table, "column"):
            yield identity_finding(table, found, frozenset(suspects))
