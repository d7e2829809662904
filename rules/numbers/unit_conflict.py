"""N111 unit-conflict."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.formula import FormulaKind
from checker.diagnostics import Finding, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.numbers._finding import findings_of


@rule(
    "N111",
    "unit-conflict",
    Text("同一数字前后单位不同", "the same figure with two units"),
    Severity.INCONSISTENCY,
    basis=Text("同一指标只有一个单位", "one measure has one unit"),
)
def unit_conflict(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    同一指标两处的数字相同而单位不同：万元与元、秒与分钟、平方米与亩、人次与件；换算、平均或加减后对不上，只差单位；
    说是缩短、压减，单位一换反而更大。

    ## 为什么
    漏写“万”或写错单位，数值相差成千上万倍。

    ## 依据
    同一指标只有一个单位。

    ## 正例
    ```text
    追回报酬461.86万元；这461.86万元已发放到位。
    ```
    ```text
    17个部门聘请的法律顾问审核合同17件。
    ```
    ```text
    办理时限3个工作日，材料3份。
    ```

    ## 反例
    ```text
    全年追缴欠薪1267.4万元。这1267.4元欠薪已全部发放。
    ```
    ```text
    平均等待时长18秒。等待时长18分钟为近年最短。
    ```

    ## 选项
    无。

    ## 误报与边界
    只比数字完全相同、用语相同的两处。
    """
    yield from findings_of(report, FormulaKind.UNIT)
