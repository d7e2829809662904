"""N101 duplicate-conflict."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.formula import FormulaKind
from checker.diagnostics import Finding, Severity, Text
from checker.report import Report
from checker.rule import Options, rule
from rules.numbers._finding import findings_of


@rule(
    "N101",
    "duplicate-conflict",
    Text("同一指标前后数字不一", "one measure told twice with two values"),
    Severity.INCONSISTENCY,
    basis=Text("同一时段、同一范围、同一口径的指标只有一个数", "one measure of one period and scope has one value"),
)
def duplicate_conflict(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    同一指标在全文两处出现，数字不同：同一主体、同一动作、同一范围、同一时段、同类单位。含“受理的113件”“上述6项”“全部41个”这类回指；“735件中”“不在148件之内”
    这类只能指前文已说的数，前文没有这个数、却有一个只差一次笔误的数时也指出。

    ## 为什么
    报告常由多个部门的材料拼成，改了一处忘了另一处；读者会因此怀疑所有数字。

    ## 依据
    同一时段、同一范围、同一口径的指标只有一个数。

    ## 正例
    ```text
    全年受理行政复议申请131件。对受理的131件复议案件，逐件听取意见。
    ```
    ```text
    全市办理法律援助案件8412件，市本级办理法律援助案件1120件。
    ```
    ```text
    截至11月底化解纠纷5127件；到12月底，化解纠纷5614件。
    ```

    ## 反例
    ```text
    全年受理行政复议申请131件。
    对受理的113件复议案件，逐件听取意见。
    ```
    ```text
    全县现有行政执法主体47个。
    对全县全部41个行政执法主体开展了案卷评查。
    ```

    ## 选项
    无。

    ## 误报与边界
    范围词（市本级、各镇街）、时段词（截至11月、前三季度）、修饰词（涉企、新增）不同的不比；相隔很远的两处，
    用语须完全一致且数字像笔误（一位不同、两位对调）。
    """
    yield from findings_of(report, FormulaKind.REPEAT)
