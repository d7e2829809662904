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
    同一指标两处的数字相同而单位不同：万元与元、秒与分钟、平方米与亩、人次与件、每件与每月、
    %与‰，或者用了并列另一数的名称（站42座、桩360个，后文360座站）；换算、平均或加减后对不上，只差单位；
    说是缩短、压减，单位一换反而更大。

    ## 为什么
    漏写“万”或写错单位，数值相差成千上万倍。

    ## 依据
    同一指标只有一个单位；换算的提示写明所用的换算和出处，如1公顷 = 10000平方米（GB 3100—1993）、1公顷 = 15亩（惯用）。

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
    ```text
    岗前培训5天（40学时），值守1920小时，折合240天。
    ```
    ```text
    办理时限由30日压缩至18日，紧急事项12小时内处置。
    ```

    ## 反例
    ```text
    全年追缴欠薪1267.4万元。这1267.4元欠薪已全部发放。
    ```
    ```text
    平均等待时长18秒。等待时长18分钟为近年最短。
    ```
    ```text
    退还违规占用林地1200亩（合12公顷）。
    ```

    ## 选项
    无。

    ## 误报与边界
    前后两处只比数字完全相同、用语相同的。换算按末位数字四舍五入或截尾核对；培训、值班、服务的一天可以不足24小时，
    一个月按28至31天，一学时按40至60分钟。平均数只差单位才提示，数值对不上不提示。
    """
    yield from findings_of(report, FormulaKind.UNIT)
