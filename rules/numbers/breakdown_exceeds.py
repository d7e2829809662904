"""N103 breakdown-exceeds."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.formula import FormulaKind
from checker.diagnostics import Finding, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.numbers._finding import findings_of


@rule(
    "N103",
    "breakdown-exceeds",
    Text("分项之和超过总数", "the parts exceed the whole"),
    Severity.INCONSISTENCY,
    basis=Text("算术：互不交叉的分项之和不超过总数", "arithmetic: disjoint parts cannot exceed their whole"),
)
def breakdown_exceeds(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    “其中”“包括”等引出的互不交叉的几个分项，加起来比总数还多。

    ## 为什么
    即使没有列全，分项之和也不能超过总数。

    ## 依据
    算术：互不交叉的分项之和不超过总数。

    ## 正例
    ```text
    开展普法活动160场次，其中进学校74场次、进企业58场次等。
    ```
    ```text
    政务服务事项1376项，其中即办件608项，最多跑一次1352项。
    ```
    ```text
    培训450人，其中妇女230人、残疾人15人、老年人260人。
    ```

    ## 反例
    ```text
    开展普法活动160场次，其中进学校74场次、进企业58场次、进社区41场次。
    ```
    ```text
    受理复议申请1460件，主要集中在公安（722件）、自然资源（486件）、市场监管（339件）三个领域。
    ```

    ## 选项
    无。

    ## 误报与边界
    交叉人群、层层递进的环节（受理、办结、成功）、事项的多重属性（即办、网办、一次办）不相加；另一时段的数、“不含”的数、同一排里
    并列的数，不算分项。只有在所有合理读法下都不相等时才提示；
    只在最可能的读法下不相等的，作为 info。
    """
    yield from findings_of(report, FormulaKind.WITHIN)
