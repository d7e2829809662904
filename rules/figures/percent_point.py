"""F105 percent-point."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.formula import FormulaKind
from checker.diagnostics import Finding, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.numbers._finding import findings_of


@rule(
    "F105",
    "percent-point",
    Text("比率的升降误用百分号", "percent where percentage points are meant"),
    Severity.WARNING,
    basis=Text("两个百分数之差用百分点", "the difference of two percentages is counted in percentage points"),
)
def percent_point(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    比率本身上升或下降的幅度写成了百分之几：出庭率比上年提高5%。

    ## 为什么
    “提高5%”是相对变化，“提高5个百分点”是差值，两者相差很大。

    ## 依据
    两个百分数之差用百分点。

    ## 正例
    ```text
    出庭应诉率比上年提高5个百分点。
    ```
    ```text
    受理案件同比增长5%。
    ```
    ```text
    增长率为5%。
    ```

    ## 反例
    ```text
    出庭应诉率比上年提高5%。
    ```

    ## 选项
    无。

    ## 误报与边界
    明确写“增长率”“增幅”的不提示；是否指相对变化由作者判断。
    """
    yield from findings_of(report, FormulaKind.POINTS)
